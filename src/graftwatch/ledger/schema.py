"""The tables as SQLAlchemy Core knows them: what the migrations add up to (a test compares the two).

`key` columns are the ledger's own numbers and mean nothing outside it; `id` columns are content ids. `document` in the
other tables is `document.key`; the views give ids. Days are dates, moments are UTC.
"""

from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

from graftwatch.claims import KINDS, When
from graftwatch.ledger.fields import Array, own_columns, when_columns

APPLICATION_ID: Final = 0x67726674  # "grft": what `PRAGMA application_id` says of a SQLite file that is a ledger
BIG: Final = BigInteger().with_variant(Integer(), "sqlite")  # INTEGER PRIMARY KEY is SQLite's row id
SHELF_BITS: Final = 31  # a shelf is day << 31 | key; day < 2^22, so it stays below 2^53: even JavaScript counts it


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: `timestamptz` on PostgreSQL, ISO text on SQLite; aware in Python."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value if value is None or dialect.name != "sqlite" else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return value if value is None else value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def shelf(key: int, date: When | None) -> int:
    """Where a document stands when all are put in order of publication: the newest highest, undated ones lowest."""
    return shelf_from(date) | key


def shelf_from(date: When | None) -> int:
    """The lowest shelf of the first day that a date can mean."""
    return (date.bounds[0].toordinal() if date else 0) << SHELF_BITS


DATED: Final = 2 << SHELF_BITS
"""The lowest shelf of a day: below it stand documents without a date, or with one that is open at its beginning."""


def day_of_shelf(shelf: int | None) -> date | None:
    """The first day that the date of a document can mean, by its shelf; None where there is none."""
    return date.fromordinal(shelf >> SHELF_BITS) if shelf is not None and shelf >= DATED else None


def _key() -> Column[int]:
    return Column("key", BIG, primary_key=True, autoincrement=False)


def _document(**options: Any) -> Column[int]:
    return Column("document", BIG, ForeignKey("document.key"), nullable=False, **options)


def _claim() -> Column[int]:
    return Column("claim", BIG, ForeignKey("claim.key", ondelete="CASCADE"), primary_key=True, autoincrement=False)


metadata = MetaData()

migration = Table(
    "migration", metadata,
    Column("name", Text, primary_key=True),
    Column("applied_at", Moment, nullable=False),
)  # fmt: skip

raw = Table(
    "raw", metadata,
    Column("hash", Text, primary_key=True),  # BLAKE2b-160 of the bytes
    Column("size", BigInteger, nullable=False, index=True),  # before compression
    Column("zlib", LargeBinary, nullable=False),
)  # fmt: skip

outlet = Table(
    "outlet", metadata,
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False),
)  # fmt: skip

document = Table(
    "document", metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("shelf", BigInteger, nullable=False, unique=True),
    Column("title", Text),
    Column("outlet", Text, ForeignKey("outlet.name")),
    Column("byline", Text),
    *when_columns("date"),
    Column("date_basis", Text),
    Column("url", Text),
    Column("language", Text),
    Column("media_type", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("raw_hash", Text, ForeignKey("raw.hash"), nullable=False),
    Column("text_hash", Text, nullable=False, index=True),
    Column("furniture", Array, nullable=False),
    Column("length", Integer, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("text", Text, nullable=False),  # last: what stands before it is read without fetching it
    Index("ix_document_outlet", "outlet", "shelf"),
    Index("ix_document_language", "language", "shelf"),
)  # fmt: skip

origin = Table(
    "origin", metadata,
    _document(primary_key=True),
    Column("source", Text, primary_key=True),
    Column("raw_hash", Text, primary_key=True),
    Column("added_at", Moment, nullable=False),
    Index("ix_origin_source", "source"),
    sqlite_with_rowid=False,
)  # fmt: skip

reading = Table(
    "reading", metadata,
    _document(primary_key=True),
    Column("reader", Text, primary_key=True),  # name and version
    Column("family", Text, nullable=False),  # the name alone: a newer version replaces an older one
    Column("read_at", Moment, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("mentions", Integer, nullable=False),
    sqlite_with_rowid=False,
)  # fmt: skip


def _of_reading() -> ForeignKeyConstraint:
    columns = ["document", "reader"]
    return ForeignKeyConstraint(columns, [f"reading.{column}" for column in columns], ondelete="CASCADE")


claim = Table(
    "claim", metadata,
    _key(),
    Column("id", Text, nullable=False, index=True),
    Column("document", BIG, nullable=False),
    Column("reader", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("quote", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("sentence_start", Integer, nullable=False),
    Column("sentence_end", Integer, nullable=False),
    *when_columns("when"),
    Column("stance", Text, nullable=False),
    Column("confidence", Double, nullable=False),
    _of_reading(),
    UniqueConstraint("document", "reader", "id"),
    CheckConstraint('0 <= start AND start < "end"', name="claim_span"),
    Index("ix_claim_kind", "kind", "act", "document"),
)  # fmt: skip

own = {kind: Table(f"claim_{kind}", metadata, _claim(), *own_columns(kind)) for kind in KINDS}
"""A narrow table of own fields for each kind, a row for each claim."""
_figure = own["figure"].c
Index(
    "ix_claim_figure_question",
    _figure.topic, _figure.population, _figure.place, _figure.period_from, _figure.period_to,
)  # fmt: skip

said_by = Table(
    "said_by", metadata,
    _claim(),
    Column("position", Integer, primary_key=True, autoincrement=False),  # 0 is the outermost
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("post", Text),
    *when_columns("on"),
    sqlite_with_rowid=False,
)  # fmt: skip

name = Table(
    "name", metadata,
    _key(),
    Column("name", Text, nullable=False, unique=True),
)  # fmt: skip

name_word = Table(
    "name_word", metadata,
    Column("word", Text, primary_key=True),  # folded: no case, no diacritics
    Column("name", BIG, ForeignKey("name.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)  # fmt: skip

claim_name = Table(
    "claim_name", metadata,
    _claim(),
    Column("role", Text, primary_key=True),
    Column("name", BIG, ForeignKey("name.key"), primary_key=True, autoincrement=False),
    Index("ix_claim_name_name", "name"),
    sqlite_with_rowid=False,
)  # fmt: skip

mention = Table(
    "mention", metadata,
    Column("document", BIG, primary_key=True, autoincrement=False),
    Column("reader", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("surface", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("schema", Text, nullable=False),
    Column("entity", Text, nullable=False),
    _of_reading(),
    sqlite_with_rowid=False,
)  # fmt: skip

likeness = Table(
    "likeness", metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    _document(primary_key=True),
    sqlite_with_rowid=False,
)  # fmt: skip

duplicate = Table(
    "duplicate", metadata,
    _document(primary_key=True),  # the later one
    Column("other", BIG, ForeignKey("document.key"), primary_key=True, autoincrement=False),
    Column("similarity", Double, nullable=False),
    Column("exact", Boolean, nullable=False),
    Index("ix_duplicate_other", "other"),
    sqlite_with_rowid=False,
)  # fmt: skip

set_aside = Table(
    "set_aside", metadata,
    Column("source", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("raw_hash", Text),
    Column("tries", Integer, nullable=False),
    Column("at", Moment, nullable=False),
)  # fmt: skip

party = Table(
    "party", metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    _document(),
    Column("schema", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("profile", Array, nullable=False),
    Column("entity", BigInteger, nullable=False, index=True),
    Index("ix_party_document", "document", "name", "entity"),
)  # fmt: skip

bearing = Table(
    "bearing", metadata,
    Column("party", BigInteger, ForeignKey("party.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("claim", BIG, ForeignKey("claim.key", ondelete="CASCADE"), primary_key=True, index=True),
    Column("sort", Text, nullable=False),  # career, case, post or named
    Column("role", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("told", Array),
    sqlite_with_rowid=False,
)  # fmt: skip

entity = Table(
    "entity", metadata,
    _key(),
    Column("id", Text, nullable=False, unique=True),
    Column("schema", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("profile", Array, nullable=False),
    Column("parties", Integer, nullable=False),
    Index("ix_entity_schema", "schema", "parties"),
)  # fmt: skip

mention_party = Table(
    "mention_party", metadata,
    Column("document", BIG, primary_key=True, autoincrement=False),
    Column("reader", Text, primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("party", BigInteger, ForeignKey("party.key", ondelete="CASCADE"), nullable=False, index=True),
    ForeignKeyConstraint(
        ["document", "reader", "position"], ["mention.document", "mention.reader", "mention.position"],
        ondelete="CASCADE",
    ),
    sqlite_with_rowid=False,
)  # fmt: skip

name_key = Table(
    "name_key", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("entity", BigInteger, ForeignKey("entity.key", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Index("ix_name_key_entity", "entity"),
    sqlite_with_rowid=False,
)  # fmt: skip

resolver = Table(
    "resolver", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("target", Text, nullable=False),
    Column("source", Text, nullable=False, index=True),
    Column("judgement", Text, nullable=False),
    Column("score", Double),
    Column("user", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("deleted_at", Text),
    Column("reason", Text),
    Index("ix_resolver_judgement", "judgement", "score"),
    Index("ix_resolver_target", "target", "source"),
)  # fmt: skip
for _end in (resolver.c.target, resolver.c.source):
    _stands = resolver.c.deleted_at.is_(None)
    Index(
        f"ix_resolver_{_end.name}_judgement", _end, resolver.c.judgement, sqlite_where=_stands, postgresql_where=_stands
    )  # fmt: skip

BY_PERSON: Final = text("substr(\"user\", 1, 11) <> 'graftwatch/'")
"""That a judgement on a pair is a person's: few, beside those of linking."""
Index("ix_resolver_person", resolver.c.id, sqlite_where=BY_PERSON, postgresql_where=BY_PERSON)

waiting = Table(
    "waiting", metadata,
    _document(primary_key=True),
    Column("step", Text, nullable=False),  # link, and then weigh
)  # fmt: skip
_links = text("step = 'link'")
Index("ix_waiting_link", waiting.c.document, sqlite_where=_links, postgresql_where=_links)

reference = Table(
    "reference", metadata,
    _key(),
    Column("dataset", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("profile", Array, nullable=False),
    UniqueConstraint("dataset", "id"),
)  # fmt: skip

reference_key = Table(
    "reference_key", metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column(
        "reference", BigInteger, ForeignKey("reference.key", ondelete="CASCADE"), primary_key=True, autoincrement=False
    ),
    sqlite_with_rowid=False,
)  # fmt: skip

revision = Table(
    "revision", metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),  # one row
)  # fmt: skip

kept = Table(
    "kept", metadata,
    Column("name", Text, primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("version", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("took_s", Double, nullable=False),
    Column("value", Text, nullable=False),
)  # fmt: skip
