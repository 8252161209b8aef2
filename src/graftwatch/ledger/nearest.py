"""The index of names: entities that share keys with a name, the nearest of them first.

These queries run for every name: they are composed, and given to the driver as they are, for SQLAlchemy takes longer to
bind their many values than a database to answer."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection

_SOUGHT: Final = 200  # keys of one look-up; SQLite takes no query of more than 500 parts
_COMMON: Final = 100  # entities under one key that are looked at
_RANKED: Final = 100  # of all that share a key, those that are ranked by name


def nearest(db: Connection, keys: Sequence[int], limit: int, nearness: Callable[[str], float] | None) -> list[int]:
    """The keys of entities that share some of these keys of names, given the most telling first: those that share most
    first, of equals those that more documents name. With `nearness`, of those that share most the ones whose names are
    nearest, these first."""
    sought = keys[:_SOUGHT]
    if not sought:
        return []
    query = _candidates(len(sought), _mark(db))
    found = db.exec_driver_sql(query, (*sought, limit if nearness is None else _RANKED))
    names: dict[int, str] = {row.key: row.name for row in found}
    if nearness is None or len(names) <= limit:
        return list(names)
    return sorted(names, key=lambda key: -nearness(names[key]))[:limit]


def entities(db: Connection, keys: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Entities by their own keys, a bounded number, in no order."""
    columns = ("key", "id", "schema", "name", "profile", "parties")
    marks = ", ".join([_mark(db)] * len(keys))
    for row in db.exec_driver_sql(f"SELECT {', '.join(columns)} FROM entity WHERE key IN ({marks})", tuple(keys)):
        found = dict(zip(columns, row, strict=True))
        if isinstance(found["profile"], str):  # SQLite keeps JSON as text
            found["profile"] = json.loads(found["profile"])
        yield found


def _mark(db: Connection) -> str:
    return "?" if db.dialect.name == "sqlite" else "%s"


@lru_cache(maxsize=64)
def _candidates(keys: int, mark: str) -> str:
    """The query for key and name of entities that share some of that many keys.

    Of a key that is too common only some are looked at: whoever is meant shares a rarer one, too."""
    each = " UNION ALL ".join(
        f"SELECT entity FROM (SELECT entity FROM name_key WHERE key = {mark} LIMIT {_COMMON}) AS some_{n}"
        for n in range(keys)
    )
    return (
        "SELECT entity.key, entity.name FROM entity JOIN ("
        f"SELECT entity, count(*) AS shared FROM ({each}) AS found GROUP BY entity ORDER BY shared DESC, entity"
        f" LIMIT {mark}) AS hits ON hits.entity = entity.key ORDER BY hits.shared DESC, entity.parties DESC, entity.key"
    )
