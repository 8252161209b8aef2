-- Documents of a language are counted and listed without a look at their texts.

CREATE INDEX ix_document_language ON document (language, shelf);
