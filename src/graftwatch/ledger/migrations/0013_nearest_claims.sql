-- The claims of a block in the order in which they are looked at: those that found something, then the newest. A block of
-- very many claims is read from that end and no further.

ALTER TABLE block_claim RENAME TO block_claim_by_saying;

CREATE TABLE block_claim (  -- what stands in a block
    block $key NOT NULL,
    founds BOOLEAN NOT NULL,  -- without such a claim there is nothing to be found
    rank $big NOT NULL,  -- the order of publication
    claim $big NOT NULL,
    saying $big NOT NULL,  -- claims that say the same have the same
    PRIMARY KEY (block, founds, rank, claim),
    FOREIGN KEY (block) REFERENCES block (key),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
)$lean;

INSERT INTO block_claim (block, founds, rank, claim, saying)
SELECT block, founds, rank, claim, saying FROM block_claim_by_saying;

DROP TABLE block_claim_by_saying;

CREATE INDEX ix_block_claim_claim ON block_claim (claim);

CREATE INDEX ix_block_claim_saying ON block_claim (block, saying, rank);
