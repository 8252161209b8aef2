"""The index of names: entities that share keys with a name, and what is kept of them.

These queries run for every name: they are composed, and given to the driver as they are, for SQLAlchemy takes longer to
bind their many values than a database to answer."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, Final

from sqlalchemy import Connection

_SOUGHT: Final = 200  # keys of one look-up; SQLite takes no query of more than 500 parts
_COMMON: Final = 100  # entities under one key that are looked at
_COLUMNS: Final = "key, id, schema, name, profile, parties"


_BEGIN: Final = re.compile(r'\{"\w+": "\w*", "(\w+)": (?=\[)')  # of a JSON object, up to its first list
_DECODE: Final = json.JSONDecoder().raw_decode


class Unread(Mapping[str, Any]):
    """A JSON object as its text, read when it is first asked for something: of most candidates nobody asks. The list
    that it begins with is read alone: of most others only `names` are asked for, which stand first in a profile."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _read(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._text)
        return found

    def __getitem__(self, name: str) -> Any:
        begin = None if "_read" in self.__dict__ else _BEGIN.match(self._text)
        return _DECODE(self._text, begin.end())[0] if begin and begin[1] == name else self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read)

    def __len__(self) -> int:
        return len(self._read)


def sharing(db: Connection, keys: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Entities that share some of these keys of names, given the most telling first, each with how many it shares:
    those that share most, of equals the first known."""
    sought = keys[:_SOUGHT]
    if not sought:
        return []
    return _rows(db, _sharing(len(sought), _mark(db)), (*sought, limit))


def entities(db: Connection, keys: Sequence[int]) -> Iterator[tuple[int, str, str, str, Mapping[str, Any], int]]:
    """Entities by their own keys, a bounded number, in no order: key, id, schema, name, profile, parties."""
    marks = ", ".join([_mark(db)] * len(keys))
    for row in _rows(db, f"SELECT {_COLUMNS} FROM entity WHERE key IN ({marks})", keys):
        key, id, schema, name, profile, parties = row
        profile = Unread(profile) if isinstance(profile, str) else profile  # SQLite keeps JSON as text
        yield key, id, schema, name, profile, parties


def _rows(db: Connection, query: str, values: Sequence[int]) -> list[Any]:
    """The rows of a query as the driver gives them. Where that fails the engine is asked, which tells why."""
    try:
        cursor = db.connection.cursor()
        try:
            cursor.execute(query, tuple(values))
            return list(cursor.fetchall())
        finally:
            cursor.close()
    except db.dialect.loaded_dbapi.Error:
        return list(db.exec_driver_sql(query, tuple(values)).all())


def _mark(db: Connection) -> str:
    return "?" if db.dialect.name == "sqlite" else "%s"


@lru_cache(maxsize=_SOUGHT)
def _sharing(keys: int, mark: str) -> str:
    """The query for entities that share some of that many keys.

    Of a key that is too common only some are looked at: whoever is meant shares a rarer one, too."""
    each = " UNION ALL ".join(
        f"SELECT entity FROM (SELECT entity FROM name_key WHERE key = {mark} LIMIT {_COMMON}) AS some_{n}"
        for n in range(keys)
    )
    return (
        f"SELECT entity, count(*) AS shared FROM ({each}) AS found GROUP BY entity ORDER BY shared DESC, entity"
        f" LIMIT {mark}"
    )
