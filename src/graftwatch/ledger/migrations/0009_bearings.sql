-- What each claim says of each party of its document: what the page of a person, a body or a post is put together from,
-- without going through everything else in its documents. Linking writes it, so every document is to be linked again.

CREATE TABLE bearing (
    party BIGINT NOT NULL,
    claim $key NOT NULL,
    sort TEXT NOT NULL,  -- career: a step of it; case: it befell the party; post: on a post, or one of a body; named
    role TEXT NOT NULL,  -- of a step, as a key; empty where the words do not tell it
    body TEXT NOT NULL,
    told $json,  -- the post that a tie tells beside another claim
    PRIMARY KEY (party, claim),
    FOREIGN KEY(party) REFERENCES party (key) ON DELETE CASCADE,
    FOREIGN KEY(claim) REFERENCES claim (key) ON DELETE CASCADE
)$lean;

CREATE INDEX ix_bearing_claim ON bearing (claim);

-- What persons decided on pairs, among all that linking judges.
CREATE INDEX ix_resolver_person ON resolver (id) WHERE substr("user", 1, 11) <> 'graftwatch/';

DELETE FROM waiting;
INSERT INTO waiting (document, step) SELECT DISTINCT document, 'link' FROM reading;
