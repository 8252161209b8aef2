"""Finding documents: by id, by a beginning of it, by where they came from; and listing them."""

import difflib
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select

from graftwatch.claims import Document
from graftwatch.ledger import schema
from graftwatch.ledger.errors import NoSuchDocument
from graftwatch.ledger.fields import read_when
from graftwatch.ledger.statements import CANDIDATES
from graftwatch.ledger.types import Listed

_SHORTEST: Final = 4  # characters of an id that may stand for the whole
_LOOKED_AT: Final = 5000  # sources that are compared to suggest what was meant
_TABLE = schema.document.c
_ORIGIN = schema.origin.c
_BUT_TEXT = [column for column in schema.document.c if column.name != "text"]


def key_of(connection: Connection, which: str) -> int:
    """The key of the document that a person means: by id, by source, by the beginning of an id, by the stem of a file.

    Raises:
        NoSuchDocument: None, or more than one.
    """
    for query in (_by_id(which), _by_source(which), _by_beginning(which)):
        if query is not None:
            found = connection.execute(query).all()
            if len(found) == 1:
                return int(found[0].key)
            if found:
                raise NoSuchDocument(which, [row.id for row in found])
    stems = _by_stem(connection, which)
    if len(stems) == 1:
        return next(iter(stems))
    raise NoSuchDocument(which, list(stems.values())[:6] or _close(connection, which))


def document(connection: Connection, key: int) -> Document:
    """The document with that key."""
    return of_row(connection.execute(select(schema.document).where(_TABLE.key == key)).mappings().one())


def sharing(connection: Connection, bands: Sequence[int], limit: int) -> list[Document]:
    """Documents that share a band with these, most shared first."""
    return [of_row(row) for row in connection.execute(CANDIDATES, {"bands": list(bands), "most": limit}).mappings()]


def of_row(row: RowMapping) -> Document:
    """A document from its whole row."""
    return Document(
        text=row["text"],
        source=row["source"],
        title=row["title"],
        outlet=row["outlet"],
        byline=row["byline"],
        date=read_when("date", row),
        date_basis=row["date_basis"],
        url=row["url"],
        language=row["language"],
        media_type=row["media_type"],
        raw_hash=row["raw_hash"],
        furniture=tuple((start, end) for start, end in row["furniture"]),
    )


def claims_of() -> Any:
    """How many claims all readers found in the document of the row at hand, as a scalar subquery."""
    table = schema.reading.c
    counted = select(func.coalesce(func.sum(table.claims), 0)).where(table.document == _TABLE.key)
    return counted.correlate(schema.document).scalar_subquery()


def listed(
    connection: Connection, *, outlet: str | None, language: str | None, limit: int | None, offset: int
) -> Iterator[Listed]:
    """Documents without their text, newest publication first."""
    query = select(*_BUT_TEXT, claims_of().label("claims")).order_by(_TABLE.shelf.desc()).limit(limit).offset(offset)
    if outlet is not None:
        query = query.where(_TABLE.outlet == outlet)
    if language is not None:
        query = query.where(_TABLE.language == language)
    with connection.execute(query, execution_options={"yield_per": 500}) as result:
        yield from map(_listed, result.mappings())


def listed_where(
    connection: Connection, condition: ColumnElement[bool], *, order: ColumnElement[Any], limit: int
) -> list[Listed]:
    """Documents to which a condition applies, without their text, in an order."""
    query = select(*_BUT_TEXT, claims_of().label("claims")).where(condition).order_by(order).limit(limit)
    return [_listed(row) for row in connection.execute(query).mappings()]


def _listed(row: RowMapping) -> Listed:
    return Listed(
        id=row["id"], source=row["source"], title=row["title"], outlet=row["outlet"], byline=row["byline"],
        date=read_when("date", row), date_basis=row["date_basis"], url=row["url"], language=row["language"],
        media_type=row["media_type"], length=row["length"], claims=row["claims"], added_at=row["added_at"],
    )  # fmt: skip


def _by_id(which: str) -> Select[Any]:
    return select(_TABLE.key, _TABLE.id).where(_TABLE.id == which)


def _by_source(which: str) -> Select[Any]:
    """The newest that came from there: a page that changed is held as often as it changed."""
    by_origin = select(_TABLE.key, _TABLE.id).join(schema.origin, _ORIGIN.document == _TABLE.key)
    return by_origin.where(_ORIGIN.source == which).order_by(_TABLE.key.desc()).limit(1)


def _by_beginning(which: str) -> Select[Any] | None:
    if len(which) < _SHORTEST or not set(which) <= set("0123456789abcdef"):
        return None
    beginning = select(_TABLE.key, _TABLE.id).where(_TABLE.id >= which, _TABLE.id < which + "g")
    return beginning.order_by(_TABLE.id).limit(6)


def _by_stem(connection: Connection, which: str) -> dict[int, str]:
    """Documents that came from a file of that name, with or without its ending; key to id."""
    wanted = PurePath(which).name
    if not wanted:
        return {}
    query = (
        select(_TABLE.key, _TABLE.id, _ORIGIN.source)
        .join(schema.origin, _ORIGIN.document == _TABLE.key)
        .where(_ORIGIN.source.contains(wanted, autoescape=True))
    )
    found = {}
    for row in connection.execute(query):
        path = PurePath(row.source)
        if wanted in (path.name, path.stem):
            found[row.key] = row.id
    return found


def _close(connection: Connection, which: str) -> list[str]:
    sources = connection.scalars(select(_ORIGIN.source).distinct().limit(_LOOKED_AT)).all()
    return difflib.get_close_matches(PurePath(which).stem, {PurePath(source).stem for source in sources}, n=3)
