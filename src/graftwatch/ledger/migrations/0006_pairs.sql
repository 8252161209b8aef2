-- Judgements are asked for by pair, and those that wait for a person by id: whoever is named in thousands of documents
-- has thousands of judgements, of which hardly one is meant.

DROP INDEX ix_resolver_target;
CREATE INDEX ix_resolver_target ON resolver (target, source);
CREATE INDEX ix_resolver_target_judgement ON resolver (target, judgement);
CREATE INDEX ix_resolver_source_judgement ON resolver (source, judgement);
