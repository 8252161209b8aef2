"""Counts over a whole ledger, kept in it with the revision that they are of: pages show them without counting again.

Everything here runs inside a transaction that the caller has begun. What is kept is never more than a copy of what the
other tables hold: it may be thrown away, and it changes no revision.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, delete, func, or_, select

from graftwatch.ledger import statements
from graftwatch.ledger.schema import kept

_KEPT: Final = kept.c


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptCount:
    """A count as text: of which `revision` of the ledger, by which `version` of graftwatch, when it was made, and how
    many seconds that took."""

    value: str
    revision: int
    version: str
    at: datetime
    took_s: float


class Kept:
    """The table of kept counts, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def find(self, name: str) -> KeptCount | None:
        """What is kept under a name."""
        query = select(_KEPT.value, _KEPT.revision, _KEPT.version, _KEPT.at, _KEPT.took_s).where(_KEPT.name == name)
        row = self._db.execute(query).mappings().one_or_none()
        return KeptCount(**row) if row is not None else None

    def keep(self, name: str, count: KeptCount) -> None:
        """Keep a count, in the place of an older one; of two processes that count, the one that saw more wins."""
        older = or_(_KEPT.revision <= count.revision, _KEPT.version != count.version)
        self._db.execute(delete(kept).where(_KEPT.name == name, older))
        row = {"name": name, "value": count.value, "revision": count.revision, "version": count.version,
               "at": count.at, "took_s": count.took_s}  # fmt: skip
        self._db.execute(statements.INSERT_MISSING[self._db.dialect.name][kept], row)

    def took_s(self) -> float:
        """How many seconds it took to make all that is kept."""
        return self._db.scalar(select(func.sum(_KEPT.took_s))) or 0.0
