"""Judgements on pairs, and the entities that follow from them: a pure function, so that undoing is forgetting.

The form is nomenklatura's resolver: an edge between two ids, positive, negative or unsure, with author, score and time;
`no_judgement` is a suggestion. An edge is never changed: a later one supersedes it (`deleted_at`), an undone one lets
the machine's stand again. A negative judgement outweighs every positive
one of the same author, and a person's judgement every one of the machine.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from graftwatch.errors import GraftwatchError

EdgeJudgement = Literal["positive", "negative", "unsure", "no_judgement"]

MACHINE: Final = "graftwatch/resolve.1"
"""The author of machine judgements: a person's name never begins so."""
_JUDGEMENTS: Final = ("positive", "negative", "unsure", "no_judgement")


class NotADecision(GraftwatchError, ValueError):
    """A line that is no judgement in nomenklatura's form."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason

    def __str__(self) -> str:
        return (
            f"{self.where}: no decision: {self.reason}. A line is "
            '["id", "id", "positive|negative|unsure", score, "author", "time", null, "reason"]'
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One judgement on the pair of `target` (the greater id) and `source`. `score` in [0, 1]; times are ISO 8601."""

    target: str
    source: str
    judgement: EdgeJudgement
    score: float | None = None
    user: str
    created_at: str
    deleted_at: str | None = None
    reason: str | None = None

    @property
    def pair(self) -> tuple[str, str]:
        return (self.target, self.source)

    @property
    def is_machine(self) -> bool:
        return self.user.startswith("graftwatch/")

    def to_line(self) -> str:
        """The edge as nomenklatura writes it, with the reason behind."""
        row = [
            self.target, self.source, self.judgement, self.score, self.user, self.created_at, self.deleted_at,
            self.reason,
        ]  # fmt: skip
        return json.dumps(row, ensure_ascii=False)


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two ids as an edge holds them: the greater first."""
    return (max(one, other), min(one, other))


def edge_from_line(line: str, where: str) -> Edge:
    """Read what `to_line` or nomenklatura wrote; `where` names the line in an error.

    Raises:
        NotADecision: It is something else.
    """
    try:
        row: Any = json.loads(line)
    except json.JSONDecodeError as error:
        raise NotADecision(where, error.msg) from error
    if not isinstance(row, list) or not 6 <= len(row) <= 8 or not all(isinstance(row[i], str) for i in (0, 1, 2, 4, 5)):
        raise NotADecision(where, "it is not a list of six to eight values")
    if row[2] not in _JUDGEMENTS:
        raise NotADecision(where, f"{row[2]!r} is none of {', '.join(_JUDGEMENTS)}")
    if row[0] == row[1]:
        raise NotADecision(where, "both ids are the same")
    if row[3] is not None and not isinstance(row[3], int | float):
        raise NotADecision(where, "the score is not a number")
    target, source = pair_of(row[0], row[1])
    rest = [*row[6:], None, None]
    return Edge(
        target=target, source=source, judgement=row[2], score=row[3], user=row[4], created_at=row[5],
        deleted_at=rest[0], reason=rest[1],
    )  # fmt: skip


def standing(edges: Iterable[Edge]) -> list[Edge]:
    """The edges that count: of each pair a person's judgement if there is one, else the machine's; none deleted."""
    chosen: dict[tuple[str, str], Edge] = {}
    for edge in sorted((e for e in edges if e.deleted_at is None), key=lambda e: (e.created_at, e.user)):
        held = chosen.get(edge.pair)
        if held is None or held.is_machine or not edge.is_machine:
            chosen[edge.pair] = edge
    return list(chosen.values())


def clusters(parties: Sequence[str], edges: Iterable[Edge]) -> dict[str, str]:
    """The entity of each party: the first of `parties` that it is one with.

    Persons' judgements come before the machine's, negative ones before positive ones, these by score. Nothing joins two
    parties that were called different before. The result depends on the set of standing edges only, never on the order
    they were made in.
    """
    known = {party: number for number, party in enumerate(parties)}
    parent = {party: party for party in parties}
    apart: dict[str, set[str]] = {}
    live = [e for e in standing(edges) if e.target in known and e.source in known]

    def root(party: str) -> str:
        while parent[party] != party:
            parent[party] = parent[parent[party]]
            party = parent[party]
        return party

    said = [edge for edge in live if edge.judgement in ("positive", "negative")]
    for edge in sorted(said, key=lambda e: (e.is_machine, e.judgement, -(e.score or 0.0), e.pair)):
        first, second = sorted((root(edge.target), root(edge.source)), key=known.__getitem__)
        if edge.judgement == "negative":
            apart.setdefault(first, set()).add(second)
            apart.setdefault(second, set()).add(first)
            continue
        if first == second or any(root(other) == second for other in apart.get(first, ())):
            continue
        parent[second] = first
        apart.setdefault(first, set()).update(apart.pop(second, set()))
    return {party: root(party) for party in parties}


def changed(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The parties whose entity is another one now, and which."""
    return {party: entity for party, entity in after.items() if before.get(party) != entity}
