-- Who is who: parties of documents, entities they are taken for, and the judgements that say so.

CREATE TABLE party (  -- one person, body or post of one document, as resolving takes it
    key $key NOT NULL,
    id TEXT NOT NULL,  -- from the document, the schema and the document's own name
    document $key NOT NULL,
    schema TEXT NOT NULL,  -- FollowTheMoney
    name TEXT NOT NULL,  -- the document's own name for it
    profile $json NOT NULL,  -- the evidence that the document gives
    entity $big NOT NULL,  -- the entity it is taken for
    PRIMARY KEY (key),
    UNIQUE (id),
    FOREIGN KEY (document) REFERENCES document (key)
);

CREATE INDEX ix_party_document ON party (document);

CREATE INDEX ix_party_entity ON party (entity);

CREATE TABLE entity (  -- all parties that are taken for one person, body or post; key and id are those of its first party
    key $key NOT NULL,
    id TEXT NOT NULL,
    schema TEXT NOT NULL,
    name TEXT NOT NULL,
    profile $json NOT NULL,  -- the evidence of all its parties, bounded
    parties INTEGER NOT NULL,
    PRIMARY KEY (key),
    UNIQUE (id)
);

CREATE TABLE mention_party (  -- whose mention is whose
    document $key NOT NULL,
    reader TEXT NOT NULL,
    position INTEGER NOT NULL,
    party $big NOT NULL,
    PRIMARY KEY (document, reader, position),
    FOREIGN KEY (document, reader, position) REFERENCES mention (document, reader, position) ON DELETE CASCADE,
    FOREIGN KEY (party) REFERENCES party (key) ON DELETE CASCADE
)$lean;

CREATE INDEX ix_mention_party_party ON mention_party (party);

CREATE TABLE name_key (  -- the index by which entities with like names are found, in any script
    key $big NOT NULL,
    entity $big NOT NULL,
    PRIMARY KEY (key, entity),
    FOREIGN KEY (entity) REFERENCES entity (key) ON DELETE CASCADE
)$lean;

CREATE INDEX ix_name_key_entity ON name_key (entity);

CREATE TABLE resolver (  -- judgements on pairs of parties, in nomenklatura's form; reason is ours
    id INTEGER NOT NULL,
    target TEXT NOT NULL,  -- the greater id of the pair
    source TEXT NOT NULL,
    judgement TEXT NOT NULL,  -- positive, negative, unsure; no_judgement is the machine's suggestion
    score $double,
    "user" TEXT NOT NULL,  -- the machine begins with "graftwatch/"
    created_at TEXT NOT NULL,
    deleted_at TEXT,  -- superseded or undone
    reason TEXT,
    PRIMARY KEY (id)
);

CREATE INDEX ix_resolver_target ON resolver (target);

CREATE INDEX ix_resolver_source ON resolver (source);

CREATE INDEX ix_resolver_judgement ON resolver (judgement, score);

CREATE TABLE resolved (  -- documents whose parties are linked
    document $key NOT NULL,
    at $moment NOT NULL,
    PRIMARY KEY (document),
    FOREIGN KEY (document) REFERENCES document (key)
);

CREATE TABLE reference (  -- people of lists that were loaded, to be proposed beside those that documents name
    key $key NOT NULL,
    dataset TEXT NOT NULL,  -- the list
    id TEXT NOT NULL,  -- the list's own
    name TEXT NOT NULL,
    profile $json NOT NULL,
    PRIMARY KEY (key),
    UNIQUE (dataset, id)
);

CREATE TABLE reference_key (  -- the same keys as in name_key
    key $big NOT NULL,
    reference $big NOT NULL,
    PRIMARY KEY (key, reference),
    FOREIGN KEY (reference) REFERENCES reference (key) ON DELETE CASCADE
)$lean;
