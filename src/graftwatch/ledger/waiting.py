"""The list of documents that wait: first to be linked, then to be weighed. What has changed is put on it again.

Everything here runs inside a transaction that the caller has begun.
"""

from collections.abc import Sequence
from typing import Any, Final, Literal

from sqlalchemy import Connection, Select, delete, func, literal, select, update

from graftwatch.ledger import schema, statements

Step = Literal["link", "weigh"]
READ: Final = select(schema.reading.c.document).where(schema.reading.c.document > 0)
"""All documents that were read, as a query (with a condition: SQLite wants one where it inserts what is missing)."""
_WAITING = schema.waiting.c
_DOCUMENT = schema.document.c


def waiting(db: Connection, step: Step) -> list[str]:
    """Ids of documents that wait for a step, the earliest published first."""
    day = func.coalesce(_DOCUMENT.date_from, _DOCUMENT.date_to)
    query = select(_DOCUMENT.id).join(schema.waiting, _WAITING.document == _DOCUMENT.key)
    is_step = _WAITING.step == literal(step, literal_execute=True)  # as its index is: few wait to be linked
    return list(db.scalars(query.where(is_step).order_by(day.is_(None), day, _DOCUMENT.id)))


def link(db: Connection, documents: Select[Any]) -> None:
    """Let documents, given as a query for their keys, be linked and weighed anew."""
    db.execute(delete(schema.waiting).where(_WAITING.document.in_(documents)))
    _put(db, documents, "link")


def weigh(db: Connection, documents: Select[Any]) -> None:
    """Let documents be weighed anew; those that wait to be linked are weighed after that."""
    _put(db, documents, "weigh")


def is_linked(db: Connection, documents: Sequence[int]) -> None:
    """Note that documents are linked: they wait to be weighed."""
    db.execute(update(schema.waiting).where(_WAITING.document.in_(documents)).values(step="weigh"))


def is_weighed(db: Connection, documents: Sequence[int]) -> None:
    """Note that documents are weighed."""
    db.execute(delete(schema.waiting).where(_WAITING.document.in_(documents)))


def _put(db: Connection, documents: Select[Any], step: Step) -> None:
    found = documents.add_columns(literal(step)).distinct()
    insert = statements.INSERT_MISSING[db.dialect.name][schema.waiting]
    db.execute(insert.from_select(["document", "step"], found))
