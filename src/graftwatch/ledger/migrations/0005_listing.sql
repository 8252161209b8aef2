-- The order in which pages list people, bodies and posts: those that most documents name first.

CREATE INDEX ix_entity_schema ON entity (schema, parties);
