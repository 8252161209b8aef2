"""The tables of what persons do at the site, beside those of schema.py."""

from sqlalchemy import BigInteger, Column, Index, Table, Text

from graftwatch.ledger.fields import Array
from graftwatch.ledger.schema import BIG, Moment, entity, metadata

verdict = Table(
    "verdict", metadata,
    Column("key", BIG, primary_key=True, autoincrement=False),
    Column("claim", Text, nullable=False, index=True),
    Column("verdict", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Array),
    Column("user", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("ended_at", Moment),
)  # fmt: skip

saved_search = Table(
    "saved_search", metadata,
    Column("user", Text, primary_key=True),
    Column("query", Text, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("seen", BigInteger, nullable=False),
)  # fmt: skip

account = Table(
    "account", metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip

Index("ix_entity_schema", entity.c.schema, entity.c.parties)
