-- The falls of a body's people, and of whoever held a post, stand on its page.

CREATE INDEX ix_affair_body ON affair (body);
CREATE INDEX ix_affair_entity ON affair (entity);
