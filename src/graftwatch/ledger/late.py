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
INDEX: Final = (schema.entity, schema.name_key)  # what a look-up of names reads
JUDGED: Final = (schema.resolver,)

Row = Mapping[str, Any]


class Late:
    """Rows of the tables of linking that wait to be written. A new entity is a row to insert; one that is known is
    written once, as it is last."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._rows: dict[Table, list[Row]] = {table: [] for table in _ALL}
        self._changed: dict[int, Row] = {}  # known entities, by key

    def add(self, table: Table, rows: Iterable[Row]) -> None:
        """Let rows of a table wait."""
        self._rows[table].extend(rows)

    def change(self, key: int, values: Row) -> None:
        """Let the new values of an entity that is known wait, in place of those that did."""
        self._changed[key] = values

    def changed(self, keys: Iterable[int]) -> dict[int, Row]:
        """Those of these entities whose new values wait, by key."""
        return {key: self._changed[key] for key in keys if key in self._changed}

    def write(self, tables: Sequence[Table] = _ALL) -> None:
        """Write what waits: all of it, or the new rows of some tables."""
        for table in tables:
            if rows := self._rows[table]:
                self._rows[table] = []
                missing = statements.INSERT_MISSING[self._db.dialect.name]
                self._db.execute((missing if table is schema.name_key else statements.INSERT)[table], rows)
        if tables is _ALL and self._changed:
            changed, self._changed = self._changed, {}
            self._db.execute(_PUT, [{"of": key, **values} for key, values in changed.items()])
