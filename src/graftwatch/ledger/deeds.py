"""Who did what: every decision, import and change of accounts, as it happened; nothing is ever taken out again.

Everything here runs inside the transaction that does the deed, so that neither is without the other.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, select

from graftwatch.ledger import statements
from graftwatch.ledger.desk_schema import deed

_DEED = deed.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One deed, the `key`th. `act` is what was done to what (`claim.rejected`), `about` the ids that it
    concerns, `told` these in words as they were then."""

    key: int
    at: datetime
    user: str
    act: str
    about: tuple[str, ...]
    told: str
    reason: str | None


class Deeds:
    """The table of deeds, in one transaction."""

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._db = connection
        self._now = now

    def note(self, act: str, *about: str, by: str, told: str = "", reason: str | None = None) -> None:
        """Write down that someone did something."""
        key = self.count() + 1
        self._db.execute(statements.INSERT[deed], {
            "key": key, "at": self._now, "user": by, "act": act, "about": " ".join(about), "told": told[:400],
            "reason": reason or None,
        })  # fmt: skip

    def latest(
        self, *, about: str | None = None, by: str | None = None, accounts: bool = True, limit: int, offset: int = 0
    ) -> list[Deed]:
        """Deeds, the last first; those that concern one id, those of one author, those on accounts left out."""
        query = select(deed).order_by(_DEED.key.desc()).limit(limit).offset(offset)
        if about is not None:
            query = query.where(_DEED.about.contains(about, autoescape=True))
        if by is not None:
            query = query.where(_DEED.user == by)
        if not accounts:
            query = query.where(~_DEED.act.startswith("account."))
        return [
            Deed(key=row["key"], at=row["at"], user=row["user"], act=row["act"],
                 about=tuple(row["about"].split()), told=row["told"], reason=row["reason"])
            for row in self._db.execute(query).mappings()
        ]  # fmt: skip

    def latest_on(self, about: Iterable[tuple[str, ...]]) -> set[int]:
        """The keys of the last deeds on each of these."""
        wanted = {" ".join(ids) for ids in about}
        query = select(func.max(_DEED.key)).where(_DEED.about.in_(sorted(wanted))).group_by(_DEED.about)
        return set(self._db.scalars(query))

    def count(self) -> int:
        """How many there are: a number that changes with every one."""
        return self._db.scalar(select(func.max(_DEED.key))) or 0
