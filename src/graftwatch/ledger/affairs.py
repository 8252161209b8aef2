"""Falls and what came of them in the ledger: written when a person's block is weighed, read and counted by pages.

Everything here runs inside a transaction that the caller has begun.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from sqlalchemy import Connection, Select, case, delete, extract, func, select

from graftwatch.claims import Affair
from graftwatch.ledger import statements
from graftwatch.ledger.pages import Month
from graftwatch.ledger.weighing_schema import affair

_AFFAIR = affair.c
_FIELDS: Final = tuple(field.name for field in fields(Affair))
_EVERY: Final = select(*(_AFFAIR[name] for name in _FIELDS)).order_by(_AFFAIR.day, _AFFAIR.name, _AFFAIR.entity)
_LAST: Final = (_AFFAIR.day.desc(), _AFFAIR.name, _AFFAIR.entity)


class Affairs:
    """The table of affairs, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def settle(self, found: Mapping[int, Sequence[Affair]]) -> None:
        """Let blocks, a bounded number by key, tell of these affairs and no others."""
        self._db.execute(delete(affair).where(_AFFAIR.block.in_(list(found))))
        rows = [
            {"block": block, "number": number, **asdict(each), "claims": list(each.claims)}
            for block, affairs in found.items() for number, each in enumerate(affairs)
        ]  # fmt: skip
        if rows:
            self._db.execute(statements.INSERT[affair], rows)

    def every(self) -> list[Affair]:
        """Every affair, in the order of time."""
        return self._found(_EVERY)

    def of_body(self, names: Sequence[str], limit: int) -> list[Affair]:
        """The last affairs of people of a body of these names, the last first."""
        return self._found(_EVERY.where(_AFFAIR.body.in_(names)).order_by(None).order_by(*_LAST).limit(limit))

    def of_people(self, ids: Sequence[str], limit: int) -> list[Affair]:
        """The last affairs of these people, the last first."""
        return self._found(_EVERY.where(_AFFAIR.entity.in_(ids)).order_by(None).order_by(*_LAST).limit(limit))

    def _found(self, query: Select[Any]) -> list[Affair]:
        rows = self._db.execute(query)
        return [Affair(**(dict(zip(_FIELDS, row)) | {"claims": tuple(row.claims)})) for row in rows]

    def by_month(self) -> list[Month]:
        """How many people fell in each month."""
        year, month = extract("year", _AFFAIR.day).label("year"), extract("month", _AFFAIR.day).label("month")
        people = func.count(_AFFAIR.entity.distinct()).label("people")
        query = select(year, month, people).group_by(year, month).order_by(year, month)
        return [Month(**row) for row in self._db.execute(query).mappings()]

    def by_body(self, limit: int) -> list[tuple[str, int, int]]:
        """Bodies with how many of their people fell, and how many of these are back; most first."""
        people = func.count(_AFFAIR.entity.distinct())
        back = func.count(case((_AFFAIR.state == "back", _AFFAIR.entity)).distinct())
        query = (
            select(func.min(_AFFAIR.body), people, back)
            .where(_AFFAIR.body != "")
            .group_by(func.lower(_AFFAIR.body))
            .order_by(people.desc(), func.min(_AFFAIR.body))
            .limit(limit)
        )
        return [(body, number, returned) for body, number, returned in self._db.execute(query)]
