"""Which of many keys: one parameter, however many there are.

`column IN (?, ?, …)` costs the more to write and to read, the more keys there are: with five hundred, more than the
rows that it finds.
"""

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Connection, Text, cast, func, literal, select
from sqlalchemy.types import JSON


def among(db: Connection, column: ColumnElement[Any], keys: Iterable[int]) -> ColumnElement[bool]:
    """The condition that a column of whole numbers is one of `keys`."""
    return _in(db, column, list(keys), BigInteger())


def among_texts(db: Connection, column: ColumnElement[Any], texts: Iterable[str]) -> ColumnElement[bool]:
    """The condition that a column of text is one of `texts`."""
    return _in(db, column, list(texts), Text())


def _in(db: Connection, column: ColumnElement[Any], values: list[Any], type_: Any) -> ColumnElement[bool]:
    text = json.dumps(values)
    if db.dialect.name == "sqlite":
        found: Any = func.json_each(text).table_valued("value").c.value
    else:
        each = func.json_array_elements_text(cast(literal(text, Text()), JSON)).table_valued("value")
        found = cast(each.c.value, type_)
    return column.in_(select(found))
