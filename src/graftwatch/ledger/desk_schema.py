"""The tables of the desk, beside those of schema.py: decisions on claims, who did what, accounts and what they want."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Table, Text, and_, literal_column

from graftwatch.ledger.fields import Array
from graftwatch.ledger.schema import BIG, Moment, claim, metadata

decision = Table(
    "decision", metadata,
    Column("key", BIG, primary_key=True, autoincrement=False),
    Column("claim", Text, nullable=False, index=True),
    Column("judgement", Text, nullable=False),
    Column("fields", Array, nullable=False),
    Column("reason", Text),
    Column("user", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("ended_at", Moment),
)  # fmt: skip
REJECTED = and_(decision.c.judgement == literal_column("'rejected'"), decision.c.ended_at.is_(None))
"""That a decision rejects its claim, and stands; written out, for SQLite asks no index of some rows for a parameter."""
Index("ix_decision_rejected", decision.c.claim, sqlite_where=REJECTED, postgresql_where=REJECTED)
Index("ix_claim_confidence", claim.c.confidence, claim.c.key)

deed = Table(
    "deed", metadata,
    Column("key", BIG, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("user", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("about", Text, nullable=False, index=True),
    Column("told", Text, nullable=False),
    Column("reason", Text),
)  # fmt: skip

account = Table(
    "account", metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("created_at", Moment, nullable=False),
)  # fmt: skip

session = Table(
    "session", metadata,
    Column("token", Text, primary_key=True),
    Column("account", Text, ForeignKey("account.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("created_at", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)  # fmt: skip

saved_search = Table(
    "saved_search", metadata,
    Column("account", Text, primary_key=True),
    Column("query", Text, primary_key=True),
    Column("saved_at", Moment, nullable=False),
)  # fmt: skip

visit = Table(
    "visit", metadata,
    Column("account", Text, primary_key=True),
    Column("since", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip
