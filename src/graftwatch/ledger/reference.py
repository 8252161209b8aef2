"""Lists of known people in the ledger: loaded whole, looked up by name, never mixed with what documents say."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, delete, func, select

from graftwatch.ledger import schema, statements

_TABLE = schema.reference.c
_KEY = schema.reference_key.c
_AT_ONCE: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRow:
    """A person of a list; `profile` is JSON."""

    key: int
    dataset: str
    id: str
    name: str
    profile: Mapping[str, Any]


def load(db: Connection, dataset: str, people: Iterable[tuple[str, str, Mapping[str, Any], Iterable[int]]]) -> int:
    """Put a list in the place of what was loaded under its name; each is (id, name, profile, keys). How many it has."""
    remove(db, dataset)
    key = db.scalar(select(func.max(_TABLE.key))) or 0
    rows: list[dict[str, Any]] = []
    keys: list[dict[str, int]] = []
    seen: set[str] = set()
    for id, name, profile, under in people:
        if id in seen:
            continue
        seen.add(id)
        key += 1
        rows.append({"key": key, "dataset": dataset, "id": id, "name": name, "profile": dict(profile)})
        keys += [{"key": each, "reference": key} for each in sorted(set(under))]
        if len(rows) >= _AT_ONCE:
            _write(db, rows, keys)
            rows, keys = [], []
    _write(db, rows, keys)
    return len(seen)


def _write(db: Connection, rows: list[dict[str, Any]], keys: list[dict[str, int]]) -> None:
    for table, some in ((schema.reference, rows), (schema.reference_key, keys)):
        if some:
            db.execute(statements.INSERT[table], some)


def remove(db: Connection, dataset: str) -> int:
    """Remove a list; how many people it had."""
    return db.execute(delete(schema.reference).where(_TABLE.dataset == dataset)).rowcount


def lists(db: Connection) -> dict[str, int]:
    """How many people each list has, by its name."""
    query = select(_TABLE.dataset, func.count()).group_by(_TABLE.dataset).order_by(_TABLE.dataset)
    return {row[0]: row[1] for row in db.execute(query)}


def candidates(db: Connection, keys: Sequence[int], limit: int) -> list[ReferenceRow]:
    """People of lists that share a key, those that share most first."""
    if not keys or db.scalar(select(_TABLE.key).limit(1)) is None:  # most ledgers have no list
        return []
    shared = func.count()
    hits = (
        select(_KEY.reference, shared.label("shared"))
        .where(_KEY.key.in_(list(keys)))
        .group_by(_KEY.reference)
        .order_by(shared.desc(), _KEY.reference)
        .limit(limit)
        .subquery()
    )
    query = (
        select(schema.reference).join(hits, hits.c.reference == _TABLE.key).order_by(hits.c.shared.desc(), _TABLE.key)
    )
    return [ReferenceRow(**row) for row in db.execute(query).mappings()]
