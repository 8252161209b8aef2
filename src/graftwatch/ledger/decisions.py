"""What persons decide on claims: accepted, corrected, rejected, unsure; on top of the claim, which stays as it is.

A decision is never changed: a later one on the same claim supersedes it, one taken back leaves the machine's claim as
it was. Decisions hang on the id of a claim, so they stand when a document is read anew, and may come before the claim
does. Everything here runs inside a transaction that the caller has begun.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final, Literal, get_args

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, select, update

from graftwatch.claims import Claim, NotAClaim, correct
from graftwatch.errors import GraftwatchError
from graftwatch.ledger import recall, schema, statements, waiting
from graftwatch.ledger.among import among_texts
from graftwatch.ledger.deeds import Deeds
from graftwatch.ledger.desk_schema import REJECTED, decision

Judgement = Literal["accepted", "corrected", "rejected", "unsure"]
JUDGEMENTS: Final[tuple[str, ...]] = get_args(Judgement)
DOUBTFUL: Final = 0.6
"""Claims of which a reader is less sure wait for a person: at this confidence two in five are wrong."""

_DECISION = decision.c
_CLAIM = schema.claim.c
_STANDS = _DECISION.ended_at.is_(None)
_CHANGED: Final = select(_DECISION.claim).where(_STANDS, _DECISION.judgement.in_(("rejected", "corrected")))


class NotAClaimDecision(GraftwatchError, ValueError):
    """A line that is no decision on a claim."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason

    def __str__(self) -> str:
        return (
            f"{self.where}: no decision on a claim: {self.reason}. A line is "
            '{"claim": id, "judgement": "accepted|corrected|rejected|unsure", "user": author, "at": time}'
        )


class NothingDecided(GraftwatchError):
    """A claim on which nobody has decided."""

    def __init__(self, claim: str) -> None:
        super().__init__(claim)
        self.claim = claim

    def __str__(self) -> str:
        return f"nobody has decided on claim {self.claim}; see: graftwatch decisions export"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision on a claim. `fields` is the correction in the exchange form (claims/correction.py)."""

    claim: str
    judgement: Judgement
    fields: Mapping[str, Any] = field(default_factory=dict)
    reason: str | None = None
    user: str
    at: datetime
    ended_at: datetime | None = None

    def to_json(self) -> dict[str, Any]:
        """As plain JSON, what is empty left out."""
        row = {
            "claim": self.claim, "judgement": self.judgement, "fields": dict(self.fields), "reason": self.reason,
            "user": self.user, "at": _moment(self.at), "ended_at": _moment(self.ended_at),
        }  # fmt: skip
        return {name: value for name, value in row.items() if value}

    def to_line(self) -> str:
        """As one line fit for git: the keys always in one order."""
        return json.dumps(self.to_json(), ensure_ascii=False)


class Decisions:
    """The table of decisions on claims, in one transaction."""

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._db = connection
        self._now = now
        self.deeds = Deeds(connection, now=now)

    def standing(self, claims: Iterable[str] | None = None) -> dict[str, Decision]:
        """The decisions that stand, by claim: on these claims, or all."""
        query = select(decision).where(_STANDS).order_by(_DECISION.key)
        if claims is None:
            return {row["claim"]: _row(row) for row in self._db.execute(query).mappings()}
        return {
            row["claim"]: _row(row)
            for some in _chunks(dict.fromkeys(claims))
            for row in self._db.execute(query.where(among_texts(self._db, _DECISION.claim, some))).mappings()
        }

    def history(self, claim: str) -> list[Decision]:
        """Every decision there was on a claim, the last first."""
        query = select(decision).where(_DECISION.claim == claim).order_by(_DECISION.key.desc())
        return [_row(row) for row in self._db.execute(query).mappings()]

    def every(self, *, everything: bool = False) -> list[Decision]:
        """The decisions that stand, or all there ever were; by claim and time."""
        query = select(decision).order_by(_DECISION.claim, _DECISION.at, _DECISION.key)
        query = query if everything else query.where(_STANDS)
        return [_row(row) for row in self._db.execute(query).mappings()]

    def decide(
        self, claim: Claim, judgement: Judgement, *, by: str, reason: str = "", fields: Mapping[str, Any] | None = None,
        told: str = "",
    ) -> None:  # fmt: skip
        """Record a person's decision on a claim as the machine read it; it supersedes the one before. `told` is the
        claim in words.

        Raises:
            NotAClaim: A correction corrects nothing, or not in the words of the vocabulary.
        """
        corrected = dict(fields or {})
        if (judgement == "corrected") != bool(corrected):
            raise NotAClaim("a correction changes a field, and only a correction does")
        correct(claim, corrected)
        self._put(claim.id, judgement, corrected, reason or None, by, self._now)
        self._anew(claim.id)
        changed = ", ".join(f"{name}: {value}" for name, value in corrected.items())
        self.deeds.note(f"claim.{judgement}", claim.id, by=by, reason=reason,
                        told=f"{told} → {changed}" if changed else told)  # fmt: skip

    def undo(self, claim: str, *, by: str, told: str = "") -> None:
        """Take back what was decided on a claim.

        Raises:
            NothingDecided: Nothing stands.
        """
        if not self._end(claim):
            raise NothingDecided(claim)
        self._anew(claim)
        self.deeds.note("claim.undone", claim, by=by, told=told)

    def take_in(self, decisions: Iterable[Decision]) -> int:
        """Keep decisions made elsewhere, as their authors made them; how many were new. Of two on a claim the later
        one counts. Claims that are not held yet are no hindrance."""
        taken = 0
        for each in decisions:
            held = self.standing([each.claim]).get(each.claim)
            if each.ended_at is None and (held is None or held.at < each.at):
                self._put(each.claim, each.judgement, dict(each.fields), each.reason, each.user, each.at)
                self._anew(each.claim)
                taken += 1
        return taken

    def doubtful(self, *, below: float = DOUBTFUL, kind: str | None = None, limit: int, offset: int = 0) -> list[Claim]:
        """Claims of which a reader is not sure and on which nobody has decided, the least sure first."""
        query = self._doubtful(recall.claim_rows(order=None), below, kind)
        query = query.order_by(_CLAIM.confidence, _CLAIM.key).limit(limit).offset(offset)
        return list(recall.claims(self._db, query))

    def all_doubtful(self) -> Iterator[Claim]:
        """All of them; a bounded number is in memory at a time."""
        query = self._doubtful(recall.claim_rows(order=None), DOUBTFUL, None)
        return recall.claims(self._db, query.order_by(_CLAIM.confidence, _CLAIM.key))

    def count_doubtful(self, *, below: float = DOUBTFUL, most: int) -> int:
        """How many there are, counted up to `most`."""
        some = self._doubtful(select(_CLAIM.key), below, None).limit(most).subquery()
        return self._db.scalar(select(func.count()).select_from(some)) or 0

    def _doubtful(self, query: Select[Any], below: float, kind: str | None) -> Select[Any]:
        decided = select(_DECISION.key).where(_DECISION.claim == _CLAIM.id, _STANDS).exists()
        query = query.where(_CLAIM.confidence < below, ~decided)
        return query if kind is None else query.where(_CLAIM.kind == kind)

    def _put(
        self, claim: str, judgement: str, fields: dict[str, Any], reason: str | None, by: str, at: datetime
    ) -> None:
        self._end(claim)
        key = (self._db.scalar(select(func.max(_DECISION.key))) or 0) + 1
        self._db.execute(statements.INSERT[decision], {
            "key": key, "claim": claim, "judgement": judgement, "fields": fields, "reason": reason, "user": by,
            "at": at, "ended_at": None,
        })  # fmt: skip

    def _end(self, claim: str) -> int:
        query = update(decision).where(_DECISION.claim == claim, _STANDS)
        return self._db.execute(query.values(ended_at=self._now)).rowcount

    def _anew(self, claim: str) -> None:
        """What the document of a claim says is to be linked and weighed anew."""
        waiting.link(self._db, select(_CLAIM.document).where(_CLAIM.id == claim))


def decided(db: Connection, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Claims as persons have decided: those rejected left out, those corrected as they were corrected."""
    remaining = iter(claims)
    decisions = Decisions(db, now=datetime.now(UTC))
    while some := list(islice(remaining, recall.CHUNK)):
        standing = decisions.standing(claim.id for claim in some)
        yield from (counts for claim in some if (counts := as_decided(claim, standing.get(claim.id))) is not None)


def as_decided(claim: Claim, decision: Decision | None) -> Claim | None:
    """A claim as it counts after a decision; None if it was rejected. A correction that no longer fits what is read
    (a field that a newer vocabulary does not have) leaves the claim as it is."""
    if decision is None or decision.judgement in ("accepted", "unsure"):
        return claim
    if decision.judgement == "rejected":
        return None
    try:
        return correct(claim, decision.fields)
    except NotAClaim:
        return claim


def not_rejected() -> ColumnElement[bool]:
    """The condition that a claim was not rejected by a person."""
    return _CLAIM.id.not_in(select(_DECISION.claim).where(REJECTED))


def as_read() -> ColumnElement[bool]:
    """The condition that a claim counts as it was read: it was neither rejected nor corrected."""
    return _CLAIM.id.not_in(_CHANGED)


def changed() -> Select[Any]:
    """The keys of the claims that do not count as they were read, as a query."""
    return select(_CLAIM.key).where(_CLAIM.id.in_(_CHANGED))


def corrected(db: Connection, kind: str) -> Iterator[Claim]:
    """The claims of a kind that persons have corrected, as they were corrected."""
    mended = list(db.scalars(select(_DECISION.claim).where(_STANDS, _DECISION.judgement == "corrected")))
    for ids in _chunks(mended):  # by id: there are few of them, and many of a kind
        rows = recall.claim_rows(_CLAIM.id.in_(ids), order=None)
        yield from decided(db, (claim for claim in recall.claims(db, rows) if claim.kind == kind))


def decision_from_json(row: Any, where: str) -> Decision:
    """Read what `Decision.to_json` gives; `where` names it in an error.

    Raises:
        NotAClaimDecision: It is something else.
    """
    try:
        ended = row.get("ended_at")
        made = Decision(
            claim=str(row["claim"]), judgement=row["judgement"], fields=dict(row.get("fields", {})),
            reason=row.get("reason"), user=str(row["user"]), at=_aware(row["at"]),
            ended_at=_aware(ended) if ended else None,
        )  # fmt: skip
    except KeyError as error:
        raise NotAClaimDecision(where, f"{error.args[0]} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise NotAClaimDecision(where, str(error)) from error
    if made.judgement not in JUDGEMENTS:
        raise NotAClaimDecision(where, f"{made.judgement!r} is none of {', '.join(JUDGEMENTS)}")
    if (made.judgement == "corrected") != bool(made.fields):
        raise NotAClaimDecision(where, "a correction changes a field, and only a correction does")
    return made


def _row(row: RowMapping) -> Decision:
    names = ("claim", "judgement", "fields", "reason", "user", "at", "ended_at")
    return Decision(**{name: row[name] for name in names})


def _aware(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else None


def _chunks(ids: Iterable[str]) -> Iterator[Sequence[str]]:
    remaining = iter(ids)
    while some := list(islice(remaining, recall.CHUNK)):
        yield some
