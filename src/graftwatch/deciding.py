"""What persons decide, over a ledger: which names are one, what a claim is worth; and decisions as lines fit for git.

A decision on a pair takes effect at once on who is who; what then adds up otherwise is weighed when weighing runs next.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import islice
from typing import Any, Final

from graftwatch.errors import GraftwatchError
from graftwatch.joining import by_machine, edge_of, is_decided, judgement_row, moment, settle, take_effect
from graftwatch.ledger import Decision, Ledger, decision_from_json
from graftwatch.ledger.who import EntityRow, Who
from graftwatch.resolve import EdgeJudgement, NotADecision, edge_from_line, pair_of

_AT_ONCE: Final = 40  # suggestions that are looked at together to begin with
_MOST_AT_ONCE: Final = 5_000  # and where very many are asked for


class NoSuchEntity(GraftwatchError):
    """An id that is of no party and no entity."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id

    def __str__(self) -> str:
        return f"the ledger holds no person, body or post {self.id!r}; ids stand in: graftwatch export entities"


class NothingToUndo(GraftwatchError):
    """A pair on which no person has decided."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one, other)
        self.one, self.other = one, other

    def __str__(self) -> str:
        return f"nobody has decided on {self.one} and {self.other}; see: graftwatch decisions export"


class NotAPair(GraftwatchError):
    """An id beside itself."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id

    def __str__(self) -> str:
        return f"a pair is two ids, not {self.id} twice"


class NothingToPart(GraftwatchError):
    """Parties that are all of an entity, or none of it."""

    def __init__(self, entity: str) -> None:
        super().__init__(entity)
        self.entity = entity

    def __str__(self) -> str:
        return f"to part {self.entity}, choose some of the documents that name it, not none and not all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entities that may be one: the machine's `score` in [0, 1], and its `reasons` in words."""

    one: EntityRow
    other: EntityRow
    score: float
    reasons: tuple[str, ...]


def waiting(who: Who, *, limit: int, passed: Iterable[tuple[str, str]] = ()) -> list[Pair]:
    """Pairs that wait for a person, the likeliest first; each pair of entities once, those in `passed` left out."""
    return list(_pairs(who, islice(_waiting(who, passed), limit)))


def all_waiting(who: Who) -> Iterator[Pair]:
    """All pairs that wait for a person, the likeliest first."""
    return _pairs(who, _waiting(who, ()))


def _pairs(who: Who, rows: Iterable[dict[str, Any]]) -> Iterator[Pair]:
    for row in rows:
        one, other = who.entity_of(row["one"]), who.entity_of(row["other"])
        if one is not None and other is not None:
            reasons = tuple(filter(None, (row["reason"] or "").split("; ")))
            yield Pair(one=one, other=other, score=row["score"] or 0.0, reasons=reasons)


def count_waiting(who: Who, *, most: int) -> int:
    """How many there are, counted up to `most`."""
    return sum(1 for _ in islice(_waiting(who, ()), most))


def _waiting(who: Who, passed: Iterable[tuple[str, str]]) -> Iterator[dict[str, Any]]:
    seen = who.decided_pairs() | {pair_of(*pair) for pair in passed}
    offset, step = 0, _AT_ONCE
    while rows := who.suggestions(step, offset):
        offset += len(rows)
        step = min(2 * step, _MOST_AT_ONCE)  # each look counts its way past all before it
        for row in rows:
            if (pair := pair_of(row["one"], row["other"])) not in seen:
                seen.add(pair)
                yield row


def decide(
    ledger: Ledger, one: str, other: str, judgement: EdgeJudgement, *, by: str, reason: str = "",
    at: datetime | None = None,
) -> None:  # fmt: skip
    """Record a person's judgement on two entities or parties: `positive` joins, `negative` parts them, `unsure` only
    takes the pair off the list. It supersedes what was said of the pair before.

    Raises:
        NoSuchEntity: An id is not known.
        NotAPair: It is one id twice.
    """
    if one == other:
        raise NotAPair(one)
    with ledger.who(writes=True) as who:
        entities = [_entity(who, id) for id in (one, other)]
        target, source = pair_of(one, other)
        before = [row["judgement"] for row in who.of_pair(target, source)]
        told = _named(who, one, other)
        who.add_edge(judgement_row(target, source, judgement, None, by, reason or None, at))
        who.deeds.note(f"pair.{_DEEDS[judgement]}", target, source, by=by, told=told, reason=reason)
        take_effect(who, entities[0], entities[1], judgement, before)


def _entity(who: Who, id: str) -> EntityRow:
    row = who.entity_of(id)
    if row is None:
        raise NoSuchEntity(id)
    return row


_DEEDS: Final = {"positive": "same", "negative": "different", "unsure": "unsure", "no_judgement": "reopened"}


def _named(who: Who, *ids: str) -> str:
    """What entities are called, for the record."""
    return " / ".join(row.name if (row := who.entity_of(id)) else id for id in ids)


def undo(ledger: Ledger, one: str, other: str, *, by: str) -> None:
    """Take back a person's judgement on a pair; what the machine thought of it counts again.

    Raises:
        NothingToUndo: Nobody has decided on the pair.
    """
    target, source = pair_of(one, other)
    with ledger.who(writes=True) as who:
        if not is_decided(who, target, source):
            raise NothingToUndo(one, other)
        who.end_edges(target, source, moment())
        of_pair = [row for row in who.edges([target], deleted=True) if row["source"] == source]
        machine = [row for row in of_pair if by_machine(row)]
        if machine:
            last = machine[-1]
            who.add_edge(judgement_row(target, source, last["judgement"], last["score"], last["user"], last["reason"]))
        who.deeds.note("pair.undone", target, source, by=by, told=_named(who, one, other))
        settle(who, [one, other])


def part(ledger: Ledger, entity: str, parties: Sequence[str], *, by: str, reason: str = "") -> None:
    """Say that some parties of an entity are somebody else, all of them the same.

    Raises:
        NoSuchEntity: There is no such entity.
        NothingToPart: The parties are none of its, or all.
    """
    with ledger.who(writes=True) as who:
        row = _entity(who, entity)
        members = [party.id for party in who.parties(entities=[row.id])]
        leaving = [id for id in members if id in set(parties)]
        staying = [id for id in members if id not in set(parties)]
        if not leaving or not staying:
            raise NothingToPart(row.id)
        for id in leaving[1:]:
            _judge(who, leaving[0], id, "positive", by, reason)
        for one in leaving:
            _keep_apart(who, one, staying, by, reason)
        told = f"{row.name}: {len(leaving)} of {len(members)}"
        who.deeds.note("entity.parted", row.id, *leaving, by=by, told=told, reason=reason)


def _keep_apart(who: Who, one: str, others: Sequence[str], by: str, reason: str) -> None:
    """Call one party different from those of `others` that it is still taken for, until it is taken for none."""
    while (row := who.entity_of(one)) is not None:
        here = {party.id for party in who.parties(entities=[row.id])}
        together = [id for id in others if id in here]
        if not together:
            return
        linked = {id for edge in who.edges([one]) for id in (edge["target"], edge["source"])}
        other = next((id for id in together if id in linked), together[0])
        _judge(who, one, other, "negative", by, reason)
        settle(who, [one, other])


def _judge(who: Who, one: str, other: str, judgement: EdgeJudgement, by: str, reason: str) -> None:
    target, source = pair_of(one, other)
    who.add_edge(judgement_row(target, source, judgement, None, by, reason or None))


def lines(ledger: Ledger, *, everything: bool = False) -> list[str]:
    """The decisions of persons that count, a line each: on pairs in nomenklatura's form (resolve/decisions.py), by
    pair, then on claims (ledger/decisions.py), by claim. With `everything` every judgement there ever was."""
    with ledger.who() as who:
        edges = [edge_of(row) for row in who.all_edges()]
    with ledger.decisions() as decisions:
        claims = decisions.every(everything=everything)
    if not everything:
        edges = [edge for edge in edges if not edge.is_machine and edge.deleted_at is None]
    on_pairs = [edge.to_line() for edge in sorted(edges, key=lambda edge: (edge.pair, edge.created_at))]
    return [*on_pairs, *(decision.to_line() for decision in claims)]


def take_in(ledger: Ledger, given: Iterable[str], source: str, *, by: str) -> int:
    """Read decisions of persons in, both sorts; how many were new. Ids that the ledger does not know yet are kept for
    when they come. Of two decisions on a pair or a claim the later one counts.

    Raises:
        NotADecision, NotAClaimDecision: A line is none; nothing of `source` is taken in.
    """
    on_claims: list[Decision] = []
    edges = []
    for number, text in enumerate(given, 1):
        where = f"{source}, line {number}"
        if text.lstrip().startswith("{"):
            on_claims.append(decision_from_json(_object(text, where), where))
        elif text.strip():
            edges.append(edge_from_line(text, where))
    taken = 0
    with ledger.who(writes=True) as who:
        for edge in edges:
            if edge.is_machine or edge.deleted_at is not None:
                continue
            held = [row for row in who.edges([edge.target]) if row["source"] == edge.source]
            if any(not by_machine(row) and row["created_at"] >= edge.created_at for row in held):
                continue
            who.add_edge({f.name: getattr(edge, f.name) for f in fields(edge)})
            taken += 1
        settle(who, [id for edge in edges for id in edge.pair])
        taken += who.decisions.take_in(on_claims)
        if taken:
            who.deeds.note("decisions.taken_in", by=by, told=f"{taken} from {source}")
    return taken


def _object(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise NotADecision(where, error.msg) from error
