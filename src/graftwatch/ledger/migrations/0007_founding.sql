-- Which claims of a block can found a finding there: a block without any is not looked at. Everything is put into its
-- blocks anew, because their keys have changed as well; findings stay until then.

DROP TABLE block_claim;

CREATE TABLE block_claim (  -- what stands in a block
    block $key NOT NULL,
    saying $big NOT NULL,  -- claims that say the same have the same
    rank $big NOT NULL,  -- the order of publication
    claim $big NOT NULL,
    founds BOOLEAN NOT NULL,  -- without such a claim there is nothing to be found
    PRIMARY KEY (block, saying, rank, claim),
    FOREIGN KEY (block) REFERENCES block (key),
    FOREIGN KEY (claim) REFERENCES claim (key) ON DELETE CASCADE
)$lean;

CREATE INDEX ix_block_claim_claim ON block_claim (claim);

DELETE FROM block_document;
DELETE FROM fact;
DELETE FROM weighed;
UPDATE block SET touched = TRUE;
