-- What persons do at the site: verdicts on claims, saved searches, accounts; and the order in which entities are listed.

CREATE TABLE verdict (  -- what a person decided on a claim; the claim itself stays as it was read
    key $key NOT NULL,
    claim TEXT NOT NULL,  -- its id
    verdict TEXT NOT NULL,  -- accepted, rejected, corrected
    field TEXT NOT NULL,  -- which field was corrected; empty for the claim as a whole
    value $json,  -- what the field should say, in the exchange form; null: nothing
    "user" TEXT NOT NULL,
    reason TEXT NOT NULL,
    at $moment NOT NULL,
    ended_at $moment,  -- superseded or undone
    PRIMARY KEY (key)
);

CREATE INDEX ix_verdict_claim ON verdict (claim);

CREATE TABLE saved_search (  -- searches that someone wants to ask again
    "user" TEXT NOT NULL,
    query TEXT NOT NULL,
    at $moment NOT NULL,
    seen $big NOT NULL,  -- the number of the last document when it was asked last
    PRIMARY KEY ("user", query)
);

CREATE TABLE account (  -- who may come in where a site can be reached by others
    name TEXT NOT NULL,
    role TEXT NOT NULL,  -- reader, reviewer, admin
    password TEXT NOT NULL,  -- Argon2id, with its own salt and cost
    at $moment NOT NULL,
    PRIMARY KEY (name)
);

CREATE INDEX ix_entity_schema ON entity (schema, parties);
