"""The index of names: entities that share keys with a name, the nearest of them first."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, func, select, union_all

from graftwatch.ledger import schema

_ENTITY = schema.entity.c
_KEY = schema.name_key.c
_COMMON: Final = 200  # entities under one key that are looked at
_RANKED: Final = 150  # of all that share a key, those that are ranked by name


def nearest(db: Connection, keys: Sequence[int], limit: int, nearness: Callable[[str], float] | None) -> list[int]:
    """The keys of entities that share some of these keys of names, those that share most first, of equals those that
    more documents name. With `nearness`, of those that share most the ones whose names are nearest, these first."""
    if not keys:
        return []
    values = {f"key_{n}": key for n, key in enumerate(keys)}
    found = db.execute(_candidates(len(keys)), values | {"most": limit if nearness is None else _RANKED})
    names: dict[int, str] = {row.key: row.name for row in found}
    if nearness is None or len(names) <= limit:
        return list(names)
    return sorted(names, key=lambda key: -nearness(names[key]))[:limit]


@lru_cache(maxsize=64)
def _candidates(keys: int) -> Select[Any]:
    """The query for key and name of entities that share some of that many keys: built once, for building it takes
    longer than running.

    Of a key that is too common only some are looked at: whoever is meant shares a rarer one, too."""
    some = (
        select(select(_KEY.entity).where(_KEY.key == bindparam(f"key_{n}")).limit(_COMMON).subquery().c.entity)
        for n in range(keys)
    )
    each = union_all(*some).subquery()
    shared = func.count()
    hits = (
        select(each.c.entity, shared.label("shared"))
        .group_by(each.c.entity)
        .order_by(shared.desc(), each.c.entity)
        .limit(bindparam("most"))
        .subquery()
    )
    return (
        select(_ENTITY.key, _ENTITY.name)
        .join(hits, hits.c.entity == _ENTITY.key)
        .order_by(hits.c.shared.desc(), _ENTITY.parties.desc(), _ENTITY.key)
    )
