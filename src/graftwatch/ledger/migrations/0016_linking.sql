-- What waits to be linked is found among all that waits to be weighed.

CREATE INDEX ix_waiting_link ON waiting (document) WHERE step = 'link';
