-- Weighing: what is known of each claim, the blocks in which claims meet, and the findings that they found.

CREATE TABLE weighed (  -- documents whose claims stand in their blocks
    document $key NOT NULL,
    at $moment NOT NULL,
    kept $json NOT NULL,  -- sentences that say that something is there or done: words, start, end, verb
    PRIMARY KEY (document),
    FOREIGN KEY (document) REFERENCES document (key)
);

CREATE TABLE fact (  -- whom and what a claim names, by keys that all documents share
    claim $key NOT NULL,
    facts $json NOT NULL,
    PRIMARY KEY (claim),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
);

CREATE TABLE block (  -- claims meet under a key
    key $key NOT NULL,
    name TEXT NOT NULL,  -- the weigher's name, a colon, its key
    touched BOOLEAN NOT NULL,  -- what stands in it has changed since it was weighed
    PRIMARY KEY (key),
    UNIQUE (name)
);

CREATE INDEX ix_block_touched ON block (key) WHERE touched;

CREATE TABLE block_claim (  -- what stands in a block
    block $key NOT NULL,
    saying $big NOT NULL,  -- claims that say the same have the same
    rank $big NOT NULL,  -- the order of publication
    claim $big NOT NULL,
    PRIMARY KEY (block, saying, rank, claim),
    FOREIGN KEY (block) REFERENCES block (key),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
)$lean;

CREATE INDEX ix_block_claim_claim ON block_claim (claim);

CREATE TABLE block_document (  -- documents that have a key themselves
    block $key NOT NULL,
    document $big NOT NULL,
    PRIMARY KEY (block, document),
    FOREIGN KEY (block) REFERENCES block (key),
    FOREIGN KEY (document) REFERENCES document (key)
)$lean;

CREATE INDEX ix_block_document_document ON block_document (document);

CREATE TABLE finding (
    key $key NOT NULL,
    id TEXT NOT NULL,
    block $big NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    weight $double NOT NULL,
    since $moment,  -- when the newest of its claims was read
    holds_from DATE,  -- the first day on which it can be said
    told $json NOT NULL,  -- claims, sides, steps, settles, about
    status TEXT NOT NULL,  -- open; closed: its claims do not bear it out any more; dismissed: by a person
    reason TEXT,  -- why it was closed or dismissed
    "user" TEXT,  -- who dismissed it
    changed_at $moment NOT NULL,  -- when it came to stand as it does
    PRIMARY KEY (key),
    UNIQUE (id),
    FOREIGN KEY (block) REFERENCES block (key)
);

CREATE INDEX ix_finding_block ON finding (block);

CREATE INDEX ix_finding_status ON finding (status, weight);

CREATE TABLE finding_claim (  -- the claims that a finding rests on, by id: a claim read anew keeps it
    finding $key NOT NULL,
    claim TEXT NOT NULL,
    PRIMARY KEY (finding, claim),
    FOREIGN KEY (finding) REFERENCES finding (key) ON DELETE CASCADE
)$lean;

CREATE INDEX ix_finding_claim_claim ON finding_claim (claim);

CREATE TABLE finding_about (  -- the people, bodies and posts that a finding is about, by id
    finding $key NOT NULL,
    about TEXT NOT NULL,
    PRIMARY KEY (finding, about),
    FOREIGN KEY (finding) REFERENCES finding (key) ON DELETE CASCADE
)$lean;

CREATE INDEX ix_finding_about_about ON finding_about (about);

CREATE TABLE dismissal (  -- what persons have dismissed, and on which claims; outlasts every weighing
    finding TEXT NOT NULL,  -- its id
    claims TEXT NOT NULL,  -- a hash of the ids of its claims: with other claims it is open again
    reason TEXT NOT NULL,
    "user" TEXT NOT NULL,
    at $moment NOT NULL,
    PRIMARY KEY (finding)
);
