"""What persons do at the site: verdicts on claims, searches they keep, accounts. Nothing here changes a claim.

Everything runs inside a transaction that the caller has begun.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

from sqlalchemy import Connection, RowMapping, delete, func, select, update

from graftwatch.ledger import desk_schema as tables
from graftwatch.ledger import schema

Judged = Literal["accepted", "rejected", "corrected"]
ROLES: Final = ("reader", "reviewer", "admin")
"""What an account may do: read; decide, too; take in documents, too."""

_VERDICT = tables.verdict.c
_SAVED = tables.saved_search.c
_EDGE = schema.resolver.c
_MANY: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a person decided on a claim: `field` and `value` (exchange form) where it was corrected."""

    key: int
    claim: str
    verdict: Judged
    field: str
    value: Any
    user: str
    reason: str
    at: datetime
    ended_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A search that is kept; `seen` is the number of the last document when it was asked last."""

    query: str
    at: datetime
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Someone who may come in; `password` is an Argon2 hash."""

    name: str
    role: str
    password: str
    at: datetime


class Desk:
    """The tables of what persons do, in one transaction."""

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._db = connection
        self._now = now

    # Verdicts

    def judge(
        self, claim: str, verdict: Judged, *, by: str, reason: str = "", field: str = "", value: Any = None
    ) -> None:
        """Decide on a claim, or on one field of it; what was decided on the same before is superseded."""
        same = (_VERDICT.claim == claim, _VERDICT.field == field, _VERDICT.ended_at.is_(None))
        self._db.execute(update(tables.verdict).where(*same).values(ended_at=self._now))
        key = (self._db.scalar(select(func.max(_VERDICT.key))) or 0) + 1
        self._db.execute(tables.verdict.insert().values(
            key=key, claim=claim, verdict=verdict, field=field, value=value, user=by, reason=reason, at=self._now
        ))  # fmt: skip

    def undo(self, key: int) -> bool:
        """Take a verdict back; whether it counted."""
        standing = (_VERDICT.key == key, _VERDICT.ended_at.is_(None))
        return bool(self._db.execute(update(tables.verdict).where(*standing).values(ended_at=self._now)).rowcount)

    def verdicts(self, claims: Iterable[str]) -> dict[str, list[Verdict]]:
        """The verdicts that count, by claim, the oldest first."""
        wanted = sorted(set(claims))
        found: dict[str, list[Verdict]] = defaultdict(list)
        for at in range(0, len(wanted), _MANY):
            some = _VERDICT.claim.in_(wanted[at : at + _MANY])
            query = select(tables.verdict).where(some, _VERDICT.ended_at.is_(None)).order_by(_VERDICT.key)
            for row in self._db.execute(query).mappings():
                found[row["claim"]].append(Verdict(**row))
        return dict(found)

    def history(self, limit: int) -> list[Verdict]:
        """The latest verdicts, also those that were undone."""
        query = select(tables.verdict).order_by(_VERDICT.key.desc()).limit(limit)
        return [Verdict(**row) for row in self._db.execute(query).mappings()]

    def judgements(self, limit: int, *, machine: str = "graftwatch/") -> list[RowMapping]:
        """The latest judgements of persons on pairs, also those that were undone: rows of `resolver`."""
        persons = ~_EDGE.user.startswith(machine, autoescape=True)
        query = select(schema.resolver).where(persons).order_by(_EDGE.id.desc()).limit(limit)
        return list(self._db.execute(query).mappings())

    def doubtful(self, *, below: float, documents: int, limit: int) -> list[str]:
        """Ids of claims of the latest documents whose reading is doubtful and not decided on; the likeliest wrong first
        among those that matter most."""
        c = schema.claim.c
        since = (self._db.scalar(select(func.max(schema.document.c.key))) or 0) - documents
        decided = select(_VERDICT.claim).where(_VERDICT.ended_at.is_(None))
        query = (
            select(c.id)
            .where(c.document > since, c.confidence < below, c.id.not_in(decided))
            .order_by(c.kind.in_(("justice", "misconduct", "career")).desc(), c.confidence, c.key)
            .limit(limit)
        )
        return list(self._db.scalars(query))

    # Searches

    def save(self, user: str, query: str) -> None:
        """Keep a search; keeping it again notes that it has been looked at."""
        self.forget(user, query)
        seen = self._db.scalar(select(func.max(schema.document.c.key))) or 0
        self._db.execute(tables.saved_search.insert().values(user=user, query=query, at=self._now, seen=seen))

    def forget(self, user: str, query: str) -> None:
        """Keep a search no longer."""
        self._db.execute(delete(tables.saved_search).where(_SAVED.user == user, _SAVED.query == query))

    def saved(self, user: str) -> list[Saved]:
        """The searches that someone keeps, by their words."""
        query = select(_SAVED.query, _SAVED.at, _SAVED.seen).where(_SAVED.user == user).order_by(_SAVED.query)
        return [Saved(**row) for row in self._db.execute(query).mappings()]

    # Accounts

    def account(self, name: str) -> Account | None:
        """The account of that name."""
        query = select(tables.account).where(tables.account.c.name == name)
        row = self._db.execute(query).mappings().one_or_none()
        return Account(**row) if row else None

    def accounts(self) -> Sequence[Account]:
        """All accounts, by name."""
        query = select(tables.account).order_by(tables.account.c.name)
        return [Account(**row) for row in self._db.execute(query).mappings()]

    def put_account(self, name: str, *, role: str, password: str) -> None:
        """Make an account, or change it."""
        self.drop_account(name)
        self._db.execute(tables.account.insert().values(name=name, role=role, password=password, at=self._now))

    def drop_account(self, name: str) -> bool:
        """Remove an account; whether there was one."""
        return bool(self._db.execute(delete(tables.account).where(tables.account.c.name == name)).rowcount)
