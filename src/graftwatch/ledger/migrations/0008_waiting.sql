-- What waits to be linked or weighed stands in a list of its own: to ask for it takes as long as it is, not as long as
-- the ledger is. Of judgements, the index of those that wait for a person holds none that were superseded.

CREATE TABLE waiting (  -- documents that are still to be linked, and then weighed
    document $key NOT NULL,
    step TEXT NOT NULL,  -- link: its people, bodies and posts first; weigh: its claims
    PRIMARY KEY (document),
    FOREIGN KEY (document) REFERENCES document (key)
);

INSERT INTO waiting (document, step)
SELECT DISTINCT document, 'link' FROM reading WHERE document NOT IN (SELECT document FROM resolved);

INSERT INTO waiting (document, step)
SELECT document, 'weigh' FROM resolved WHERE document NOT IN (SELECT document FROM weighed);

DROP TABLE resolved;

DROP INDEX ix_resolver_target_judgement;
DROP INDEX ix_resolver_source_judgement;
CREATE INDEX ix_resolver_target_judgement ON resolver (target, judgement) WHERE deleted_at IS NULL;
CREATE INDEX ix_resolver_source_judgement ON resolver (source, judgement) WHERE deleted_at IS NULL;
