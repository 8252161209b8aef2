"""Findings in the ledger: those that stand, those that no longer do and why, those that a person has dismissed.

Everything here runs inside a transaction that the caller has begun.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, delete, func, or_, select, update

from graftwatch.claims import Finding
from graftwatch.ledger import schema, statements
from graftwatch.ledger import weighing_schema as tables
from graftwatch.ledger.deeds import Deeds
from graftwatch.ledger.errors import NoSuchFinding

_FINDING = tables.finding.c
STATUSES: Final = ("open", "closed", "dismissed")

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding as it is kept. `status` is `open`, `closed` (its claims do not bear it out any more) or `dismissed` (by
    `user`); `reason` says why; `changed_at` is when it came to stand as it does. The rest: claims/finding.py."""

    id: str
    kind: str
    title: str
    weight: float
    since: datetime | None
    holds_from: date | None
    claims: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...]
    steps: tuple[str, ...]
    settles: str
    about: tuple[str, ...]
    status: str
    reason: str | None
    user: str | None
    changed_at: datetime


class Findings:
    """The tables of findings, in one transaction."""

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._db = connection
        self._now = now
        self.deeds = Deeds(connection, now=now)

    def get(self, id: str) -> FindingRow:
        """The finding with that id, or with the only id that begins so.

        Raises:
            NoSuchFinding: There is none, or more than one.
        """
        query = select(tables.finding).where(_FINDING.id >= id, _FINDING.id < id + "g").limit(2)
        rows = self._db.execute(query).mappings().all()
        if len(rows) != 1:
            raise NoSuchFinding(id)
        return _row(rows[0])

    def list(
        self,
        *,
        kind: str | None = None,
        weight: float = 0.0,
        about: Iterable[str] | None = None,
        claims: Iterable[str] | None = None,
        since: datetime | None = None,
        status: str | None = "open",
        on: date | None = None,
        limit: int | None = None,
    ) -> Iterator[FindingRow]:
        """Findings to which all that is given applies, the weightiest first.

        `weight` is the least; `about` are ids of entities and `claims` ids of claims, of which it has one; `since` is
        when the newest of its claims was read at the earliest; `status` None means any; `on` is the day on which it can
        be said."""
        query = select(tables.finding).where(_FINDING.weight >= weight)
        for column, value in ((_FINDING.kind, kind), (_FINDING.status, status)):
            query = query if value is None else query.where(column == value)
        if since is not None:
            query = query.where(_FINDING.since >= since)
        if on is not None:
            query = query.where(or_(_FINDING.holds_from.is_(None), _FINDING.holds_from <= on))
        if about is not None:
            c = tables.finding_about.c
            query = query.where(_FINDING.key.in_(select(c.finding).where(c.about.in_(list(about)))))
        if claims is not None:
            f = tables.finding_claim.c
            query = query.where(_FINDING.key.in_(select(f.finding).where(f.claim.in_(list(claims)))))
        query = query.order_by(_FINDING.weight.desc(), _FINDING.kind, _FINDING.id).limit(limit)
        for row in self._db.execute(query).mappings():
            yield _row(row)

    def settle(
        self, found: Mapping[int, Sequence[Finding]], *, parts: Mapping[int, Set[str]], gone: str
    ) -> tuple[int, int]:  # fmt: skip
        """Keep what blocks found, close what they do not found any more (`gone` says why); how many are new, and how
        many were closed. What a person dismissed stays so while it rests on the same claims. Of a block too large to be
        looked at whole, `parts` has the claims that were; what rests on others that still stand there stays open."""
        query = select(tables.finding).where(_FINDING.block.in_(list(found)))
        held = {row["id"]: dict(row) for row in self._db.execute(query).mappings()}
        every = [(block, finding) for block, findings in found.items() for finding in findings]
        ids = {finding.id for _, finding in every}
        asked = select(tables.dismissal).where(tables.dismissal.c.finding.in_(ids))
        dismissed = {row["finding"]: row for row in self._db.execute(asked).mappings()} if ids else {}
        new = 0
        for block, finding in every:
            new += self._keep(block, finding, held.get(finding.id), dismissed.get(finding.id))
        missed = [row for id, row in held.items() if id not in ids and row["status"] != "closed"]
        closing = [row for row in missed if not self._is_out_of_sight(row, parts.get(row["block"]))]
        for row in closing:
            self._stand(row["key"], "closed", gone, None)
        return new, len(closing)

    def _is_out_of_sight(self, row: Row, seen: Set[str] | None) -> bool:
        """Whether a finding rests on claims that still stand in its block, and not on those `seen` alone."""
        claims = set(row["told"].get("claims", ()))
        if seen is None or claims <= seen:
            return False
        c = tables.block_claim.c  # asked for by claim: a block may hold very many
        keys = list(self._db.scalars(select(schema.claim.c.key).where(schema.claim.c.id.in_(claims))))
        standing = self._db.execute(select(c.claim, c.block).where(c.claim.in_(keys)))
        here = [claim for claim, block in standing if block == row["block"]]
        ids = select(schema.claim.c.id).where(schema.claim.c.key.in_(here))
        return claims == set(self._db.scalars(ids))

    def _keep(self, block: int, finding: Finding, held: Row | None, dismissed: RowMapping | None) -> bool:
        """Write a finding; whether it was not open before."""
        told = {
            name: value for name, value in finding.to_json().items()
            if name in ("claims", "sides", "steps", "settles", "about")
        }  # fmt: skip
        values = {
            "id": finding.id, "block": block, "kind": finding.kind, "title": finding.title, "weight": finding.weight,
            "since": finding.since, "holds_from": finding.holds_from, "told": told,
        }  # fmt: skip
        stays = dismissed is not None and dismissed["claims"] == _hash_of(finding.claims)
        status = "dismissed" if stays else "open"
        if held is not None and held["status"] == status and all(held[name] == values[name] for name in values):
            return False
        stand = {
            "status": status, "reason": dismissed["reason"] if dismissed and stays else None,
            "user": dismissed["user"] if dismissed and stays else None,
        }  # fmt: skip
        if held is None:
            key = (self._db.scalar(select(func.max(_FINDING.key))) or 0) + 1
            self._insert(tables.finding, [{"key": key, **values, **stand, "changed_at": self._now}])
        else:
            key = held["key"]
            changed = {} if held["status"] == status else {"changed_at": self._now}
            self._db.execute(update(tables.finding).where(_FINDING.key == key).values(**values, **stand, **changed))
            self._db.execute(delete(tables.finding_claim).where(tables.finding_claim.c.finding == key))
            self._db.execute(delete(tables.finding_about).where(tables.finding_about.c.finding == key))
        self._insert(tables.finding_claim, [{"finding": key, "claim": id} for id in dict.fromkeys(finding.claims)])
        self._insert(tables.finding_about, [{"finding": key, "about": id} for id in dict.fromkeys(finding.about)])
        return status == "open" and (held is None or held["status"] != "open")

    def dismiss(self, id: str, *, reason: str, by: str) -> None:
        """Let a finding rest until its claims change.

        Raises:
            NoSuchFinding: There is none of that id.
        """
        row = self._finding(id)
        self._db.execute(delete(tables.dismissal).where(tables.dismissal.c.finding == id))
        self._insert(tables.dismissal, [{
            "finding": id, "claims": _hash_of(row["told"]["claims"]), "reason": reason, "user": by, "at": self._now,
        }])  # fmt: skip
        if row["status"] != "closed":
            self._stand(row["key"], "dismissed", reason, by)
        self.deeds.note("finding.dismissed", id, by=by, told=row["title"], reason=reason)

    def restore(self, id: str, *, by: str) -> bool:
        """Take a dismissal back; whether there was one.

        Raises:
            NoSuchFinding: There is none of that id.
        """
        row = self._finding(id)
        gone = self._db.execute(delete(tables.dismissal).where(tables.dismissal.c.finding == id)).rowcount
        if row["status"] == "dismissed":
            self._stand(row["key"], "open", None, None)
        if gone:
            self.deeds.note("finding.restored", id, by=by, told=row["title"])
        return bool(gone)

    def _stand(self, key: int, status: str, reason: str | None, by: str | None) -> None:
        values = {"status": status, "reason": reason, "user": by, "changed_at": self._now}
        self._db.execute(update(tables.finding).where(_FINDING.key == key).values(**values))

    def _finding(self, id: str) -> Row:
        row = self._db.execute(select(tables.finding).where(_FINDING.id == id)).mappings().one_or_none()
        if row is None:
            raise NoSuchFinding(id)
        return dict(row)

    def _insert(self, table: Any, rows: Sequence[Row]) -> None:
        if rows:
            self._db.execute(statements.INSERT[table], list(rows))


def _row(row: RowMapping) -> FindingRow:
    told = row["told"]
    names = ("id", "kind", "title", "weight", "since", "holds_from", "status", "reason", "user", "changed_at")
    return FindingRow(
        **{name: row[name] for name in names}, claims=tuple(told.get("claims", ())),
        sides=tuple(tuple(side) for side in told.get("sides", ())), steps=tuple(told.get("steps", ())),
        settles=told.get("settles", ""), about=tuple(told.get("about", ())),
    )  # fmt: skip


def _hash_of(claims: Iterable[str]) -> str:
    return blake2b("\x1f".join(sorted(claims)).encode(), digest_size=10).hexdigest()
