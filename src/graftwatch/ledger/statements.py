"""The statements that every document needs, built once: building one anew takes five times as long as running it."""

from typing import Any, Final

from sqlalchemy import Insert, Table, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from graftwatch.ledger import desk_schema, schema, weighing_schema  # noqa: F401  (their tables are in `metadata`)
from graftwatch.ledger.readers import STAND_IN

_DOCUMENT = schema.document.c
_ORIGIN = schema.origin.c
_READING = schema.reading.c
_ASIDE = schema.set_aside.c
_OLDER = (_READING.document == bindparam("of"), _READING.family.in_((bindparam("by_family"), STAND_IN)))

_ALL: Final = [*schema.metadata.sorted_tables]
INSERT: Final[dict[Table, Insert]] = {table: table.insert() for table in _ALL}
INSERT_MISSING: Final[dict[str, dict[Table, Any]]] = {
    dialect: {table: insert(table).on_conflict_do_nothing() for table in _ALL}
    for dialect, insert in (("sqlite", sqlite.insert), ("postgresql", postgresql.insert))
}
LAST_KEY: Final = {
    table: select(func.max(table.c.key)) for table in (schema.document, schema.claim, schema.name)
}  # fmt: skip

HELD: Final = select(
    _DOCUMENT.key, _DOCUMENT.id, _DOCUMENT.shelf, _DOCUMENT.date, _DOCUMENT.date_basis, _DOCUMENT.title
).where(_DOCUMENT.id.in_(bindparam("ids", expanding=True)))
SAME_TEXT: Final = (
    select(_DOCUMENT.key, _DOCUMENT.id).where(_DOCUMENT.text_hash == bindparam("hash")).order_by(_DOCUMENT.key).limit(1)
)
TEXT_OF: Final = select(_DOCUMENT.text).where(_DOCUMENT.key == bindparam("of"))
REDATE: Final = update(schema.document).where(_DOCUMENT.key == bindparam("of"))
ORIGINS: Final = select(_ORIGIN.raw_hash).where(
    _ORIGIN.document == bindparam("of"), _ORIGIN.source == bindparam("where")
)  # fmt: skip
OLDER_CLAIMS: Final = select(schema.claim.c.id).join(schema.reading).where(*_OLDER)
DELETE_OLDER: Final = delete(schema.reading).where(*_OLDER)
NOT_WAITING: Final = delete(schema.waiting).where(schema.waiting.c.document == bindparam("of"))
NAMES: Final = select(schema.name.c.name, schema.name.c.key).where(
    schema.name.c.name.in_(bindparam("names", expanding=True))
)  # fmt: skip
CLEAR_ASIDE: Final = delete(schema.set_aside).where(_ASIDE.source == bindparam("where"))
ASIDE_AGAIN: Final = update(schema.set_aside).where(_ASIDE.source == bindparam("where")).values(tries=_ASIDE.tries + 1)

_SHARED: Final = (
    select(schema.likeness.c.document, func.count().label("shared"))
    .where(schema.likeness.c.band.in_(bindparam("bands", expanding=True)))
    .group_by(schema.likeness.c.document)
    .order_by(func.count().desc(), schema.likeness.c.document)
    .limit(bindparam("most"))
    .subquery()
)
CANDIDATES: Final = (
    select(schema.document)
    .join(_SHARED, _SHARED.c.document == _DOCUMENT.key)
    .order_by(_SHARED.c.shared.desc(), _DOCUMENT.key)
)
STANDING: Final = select(_DOCUMENT.key, _DOCUMENT.id, _DOCUMENT.language).where(_DOCUMENT.id == bindparam("id"))
STANDING_OF_SOURCE: Final = (
    select(_DOCUMENT.key, _DOCUMENT.id, _DOCUMENT.language)
    .join(schema.origin, _ORIGIN.document == _DOCUMENT.key)
    .where(_ORIGIN.source == bindparam("source"), _ORIGIN.raw_hash == bindparam("raw_hash"))
    .order_by(_DOCUMENT.key.desc())
    .limit(1)
)
READERS: Final = select(_READING.reader).where(_READING.document == bindparam("of")).order_by(_READING.reader)
