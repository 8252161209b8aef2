"""Rows that are written together: one statement for many of them, before anything is asked that they could answer.

Everything here runs inside a transaction that the caller has begun.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, update

from graftwatch.ledger import schema, statements

_ENTITY = schema.entity.c
_PUT: Final = update(schema.entity).where(_ENTITY.key == bindparam("of"))
_ALL: Final = (schema.entity, schema.party, schema.mention_party, schema.name_key, schema.resolver)  # as they refer
PARTIES: Final = (schema.entity, schema.party)
JUDGED: Final = (schema.resolver,)

Row = Mapping[str, Any]


class Late:
    """Rows of the tables of linking that wait to be written. An entity is written once, as it is last, whether it is
    new or known."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._rows: dict[Table, list[Row]] = {table: [] for table in _ALL}
        self._new: dict[int, Row] = {}  # new entities, by key ...
        self._changed: dict[int, Row] = {}  # ... and known ones
        self._names: set[int] = set()  # keys of names that wait

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        """Let rows of a table wait."""
        self._rows[table].extend(rows)

    def put(self, key: int, values: Row, *, is_new: bool) -> None:
        """Let the values of an entity wait, in place of those that did."""
        (self._new if is_new or key in self._new else self._changed)[key] = values

    def index(self, entity: int, keys: Iterable[int]) -> None:
        """Let keys of names under which an entity is found wait."""
        rows = [{"key": key, "entity": entity} for key in keys]
        self._names.update(row["key"] for row in rows)
        self.add(schema.name_key, rows)

    def put_of(self, keys: Iterable[int]) -> dict[int, Row]:
        """Those of these entities whose values wait, by key."""
        new, changed = self._new, self._changed
        return {key: row for key in keys if (row := new.get(key) or changed.get(key)) is not None}

    def write_found_by(self, keys: Sequence[int]) -> None:
        """Write what a look-up by these keys of names would find."""
        if not self._names.isdisjoint(keys):
            self.write((schema.entity, schema.name_key))

    def write(self, tables: Sequence[Table] = _ALL) -> None:
        """Write what waits: all of it, or the new rows of some tables."""
        for table in tables:
            if table is schema.entity:
                self._rows[table] = [{"key": key, **values} for key, values in self._new.items()]
                self._new = {}
            if rows := self._rows[table]:
                self._rows[table] = []
                missing = statements.INSERT_MISSING[self._db.dialect.name]
                self._db.execute((missing if table is schema.name_key else statements.INSERT)[table], rows)
            if table is schema.name_key:
                self._names = set()
        if tables is _ALL and self._changed:
            changed, self._changed = self._changed, {}
            self._db.execute(_PUT, [{"of": key, **values} for key, values in changed.items()])
