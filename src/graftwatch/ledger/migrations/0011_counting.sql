-- What is counted over a whole ledger is counted from indexes alone: whom ties connect, how large the originals are, what
-- figures answer, and of one question the values of the latest periods.

DROP INDEX ix_party_document;
CREATE INDEX ix_party_document ON party (document, name, entity);
CREATE INDEX ix_raw_size ON raw (size);
CREATE INDEX ix_claim_figure_question ON claim_figure (topic, population, place, period_from, period_to);
