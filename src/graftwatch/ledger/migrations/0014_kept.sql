-- Counts over the whole ledger are kept in it, each with the revision that it is of: a site shows them at once when it
-- starts. The revision goes up by one with every transaction that changes what can be counted.

CREATE TABLE revision (
    number $big NOT NULL,
    PRIMARY KEY (number)
);

INSERT INTO revision (number) VALUES (0);

CREATE TABLE kept (
    name TEXT NOT NULL,
    revision $big NOT NULL,
    version TEXT NOT NULL,  -- of graftwatch: another one may count otherwise
    at $moment NOT NULL,
    took_s $double NOT NULL,
    value TEXT NOT NULL,  -- as JSON
    PRIMARY KEY (name)
);
