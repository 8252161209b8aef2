"""Counting: how much a ledger holds, of which outlets, and whom its claims quote."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, case, func, select
from sqlalchemy.sql.elements import ColumnElement

from graftwatch.ledger import schema
from graftwatch.ledger.decisions import not_rejected
from graftwatch.ledger.recall import names_with
from graftwatch.ledger.types import Cited, Outlet, Stats

_DOCUMENT = schema.document.c
_CLAIM = schema.claim.c
_DATED: Final = case((_DOCUMENT.shelf >= schema.DATED, _DOCUMENT.shelf))
"""The shelf of a document whose date has a first day: counted from an index, without a look at the document."""


def stats(connection: Connection) -> Stats:
    """Counts of everything; seconds for a million documents."""
    acts: dict[str, dict[str, int]] = {}
    by_act = select(_CLAIM.kind, _CLAIM.act, func.count()).group_by(_CLAIM.kind, _CLAIM.act)
    for kind, act, count in connection.execute(by_act.order_by(_CLAIM.kind, _CLAIM.act)):
        acts.setdefault(kind, {})[act] = count
    kinds = {kind: sum(own.values()) for kind, own in acts.items()}
    return Stats(
        documents=_count(connection, schema.document.c.key),
        outlets=_counts(connection, _DOCUMENT.outlet),
        languages=_counts(connection, _DOCUMENT.language),
        claims=sum(kinds.values()),
        kinds=kinds,
        acts=acts,
        readers=_counts(connection, schema.reading.c.reader),
        mentions=connection.scalar(select(func.coalesce(func.sum(schema.reading.c.mentions), 0))) or 0,
        duplicates=connection.scalar(select(func.count(schema.duplicate.c.document.distinct()))) or 0,
        set_aside=_count(connection, schema.set_aside.c.source),
        first=schema.day_of_shelf(connection.scalar(select(func.min(_DATED)))),
        last=last_day(connection),
        raw=int(connection.scalar(select(func.coalesce(func.sum(schema.raw.c.size), 0))) or 0),
        size=_size(connection),
    )


def last_day(connection: Connection) -> date | None:
    """The first day on which the newest document can have been published."""
    return schema.day_of_shelf(connection.scalar(select(func.max(_DOCUMENT.shelf))))


def outlets(connection: Connection) -> list[Outlet]:
    """Each outlet with what the ledger holds of it, most documents first; None is "not known"."""
    claims = (
        select(_DOCUMENT.outlet, func.sum(schema.reading.c.claims).label("claims"))
        .join_from(schema.document, schema.reading, schema.reading.c.document == _DOCUMENT.key)
        .group_by(_DOCUMENT.outlet)
    )
    counted: Mapping[str | None, int] = {row.outlet: int(row.claims) for row in connection.execute(claims)}
    documents = func.count().label("documents")
    shelves = (func.min(_DATED).label("first"), func.max(_DATED).label("last"))
    query = select(_DOCUMENT.outlet, documents, *shelves).group_by(_DOCUMENT.outlet)
    return [
        Outlet(
            name=row.outlet,
            documents=row.documents,
            claims=counted.get(row.outlet, 0),
            first=schema.day_of_shelf(row.first),
            last=schema.day_of_shelf(row.last),
        )
        for row in connection.execute(query.order_by(documents.desc(), _DOCUMENT.outlet))
    ]


def cited(connection: Connection, limit: int | None) -> list[Cited]:
    """Whom claims are attributed to, most claims first; a source is counted under each name it is given."""
    table = schema.said_by.c
    claims = func.count(table.claim.distinct()).label("claims")
    query = (
        select(table.name, table.type, claims, func.count(_CLAIM.document.distinct()).label("documents"))
        .join_from(schema.said_by, schema.claim, _CLAIM.key == table.claim)
        .where(not_rejected())
        .group_by(table.name, table.type)
        .order_by(claims.desc(), table.name, table.type)
        .limit(limit)
    )
    return [Cited(**row) for row in connection.execute(query).mappings()]


def names(connection: Connection, wanted: str, limit: int) -> list[tuple[str, int]]:
    """Names that have these words, with how many claims name them, most first."""
    found = names_with(wanted)
    if found is None:
        return []
    claims = func.count(schema.claim_name.c.claim.distinct()).label("claims")
    query = (
        select(schema.name.c.name, claims)
        .join_from(schema.name, schema.claim_name, schema.claim_name.c.name == schema.name.c.key)
        .where(schema.name.c.key.in_(found))
        .group_by(schema.name.c.name)
        .order_by(claims.desc(), schema.name.c.name)
        .limit(limit)
    )
    return [(name, count) for name, count in connection.execute(query)]


def _count(connection: Connection, column: ColumnElement[Any]) -> int:
    return connection.scalar(select(func.count(column))) or 0


def _counts(connection: Connection, column: ColumnElement[Any]) -> dict[str, int]:
    """How often each value occurs, most first; "" where there is none."""
    count = func.count().label("count")
    query = select(column, count).group_by(column).order_by(count.desc(), column)
    return {value or "": number for value, number in connection.execute(query)}


def _size(connection: Connection) -> int:
    """Bytes on disk, of SQLite together with what is not yet merged into the file."""
    if connection.dialect.name == "postgresql":
        return connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar() or 0
    path = connection.engine.url.database or ""
    return sum(Path(path + end).stat().st_size for end in ("", "-wal", "-shm") if Path(path + end).exists())
