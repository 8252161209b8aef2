"""The tables of weighing, beside those of schema.py: what is known of claims, where they meet, what they found."""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Date, Double, ForeignKey, Index, Integer, Table, Text

from graftwatch.ledger.fields import Array
from graftwatch.ledger.schema import BIG, Moment, metadata

weighed = Table(
    "weighed", metadata,
    Column("document", BIG, ForeignKey("document.key"), primary_key=True, nullable=False),
    Column("at", Moment, nullable=False),
    Column("kept", Array, nullable=False),
)  # fmt: skip

fact = Table(
    "fact", metadata,
    Column("claim", BIG, ForeignKey("claim.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("facts", Array, nullable=False),
)  # fmt: skip

block = Table(
    "block", metadata,
    Column("key", BIG, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, unique=True),
    Column("touched", Boolean, nullable=False),
)  # fmt: skip
Index("ix_block_touched", block.c.key, sqlite_where=block.c.touched, postgresql_where=block.c.touched)


def _block(**options: Any) -> Column[int]:
    return Column("block", BIG, ForeignKey("block.key"), nullable=False, **options)


block_claim = Table(
    "block_claim", metadata,
    _block(primary_key=True, autoincrement=False),
    Column("founds", Boolean, primary_key=True),
    Column("rank", BigInteger, primary_key=True, autoincrement=False),
    Column("claim", BigInteger, ForeignKey("claim.key", ondelete="CASCADE"), primary_key=True, index=True),
    Column("saying", BigInteger, nullable=False),
    Index("ix_block_claim_saying", "block", "saying", "rank"),
    sqlite_with_rowid=False,
)  # fmt: skip

block_document = Table(
    "block_document", metadata,
    _block(primary_key=True, autoincrement=False),
    Column("document", BigInteger, ForeignKey("document.key"), primary_key=True, index=True),
    sqlite_with_rowid=False,
)  # fmt: skip

finding = Table(
    "finding", metadata,
    Column("key", BIG, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("block", BigInteger, ForeignKey("block.key"), nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("weight", Double, nullable=False),
    Column("since", Moment),
    Column("holds_from", Date),
    Column("told", Array, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text),
    Column("user", Text),
    Column("changed_at", Moment, nullable=False),
    Index("ix_finding_status", "status", "weight"),
)  # fmt: skip


def _finding() -> Column[int]:
    return Column(
        "finding", BIG, ForeignKey("finding.key", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )  # fmt: skip


finding_claim = Table(
    "finding_claim", metadata,
    _finding(),
    Column("claim", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)  # fmt: skip

finding_about = Table(
    "finding_about", metadata,
    _finding(),
    Column("about", Text, primary_key=True, index=True),
    sqlite_with_rowid=False,
)  # fmt: skip

affair = Table(
    "affair", metadata,
    _block(primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entity", Text, nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("fell", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("body", Text, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Column("until", Date),
    Column("post", Text),
    Column("new_body", Text),
    Column("claims", Array, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip

dismissal = Table(
    "dismissal", metadata,
    Column("finding", Text, primary_key=True),
    Column("claims", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("user", Text, nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip
