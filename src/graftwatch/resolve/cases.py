"""The state of a person's case: the acts of justice that claims assert, as a ladder in time, and where it stands now.

A rung is shown with whoever asserts it, and never above what is asserted: an allegation of a sentence is an allegation.
What undoes a rung (acquitted, overturned, pardoned, released, reduced) is always shown with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from graftwatch.claims import JusticeClaim, When
from graftwatch.resolve.data import cached_table

_SURE: Final = frozenset({"asserted"})
_NOT_SO: Final = frozenset({"negated", "planned", "forecast"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """One act in a case. `whens` are the dates that claims give, the commonest first: more than one is a contradiction.
    `terms` likewise. `stance` is the strongest of its claims: asserted, alleged, doubted or denied."""

    act: str
    whens: tuple[When, ...]
    by: tuple[str, ...]
    terms: tuple[str, ...]
    stance: str
    claims: tuple[JusticeClaim, ...]

    @property
    def when(self) -> When | None:
        return self.whens[0] if self.whens else None

    @property
    def rank(self) -> int:
        """How far up the ladder the act is: 0 for the first probe."""
        return _ranks().get(self.act, -1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A ladder. `state` is the rung where it stands: the highest that is asserted, or the later one that undid it."""

    rungs: tuple[Rung, ...]
    state: Rung | None


def case_of(claims: Iterable[tuple[JusticeClaim, When | None]]) -> Case:
    """The ladder of one person, from justice claims and the days of their documents."""
    told = [(claim, on) for claim, on in claims if claim.stance not in _NOT_SO]
    groups: dict[str, list[list[tuple[JusticeClaim, When | None]]]] = {}
    for claim, on in sorted(told, key=lambda item: (_day(item[0].when, item[1]), item[0].id)):
        spells = groups.setdefault(claim.act, [])
        for spell in spells:
            if any(_one_event(claim, other) for other, _ in spell):
                spell.append((claim, on))
                break
        else:
            spells.append([(claim, on)])
    rungs = [
        (min(_day(c.when, on) for c, on in spell), _rung(act, spell)) for act, all_ in groups.items() for spell in all_
    ]
    rungs.sort(key=lambda item: (item[0], item[1].rank, item[1].act))
    ordered = tuple(rung for _, rung in rungs)
    return Case(rungs=ordered, state=_state(ordered))


def _one_event(claim: JusticeClaim, other: JusticeClaim) -> bool:
    """Whether two claims of one act are of one event: within a year of each other, or one of them undated."""
    if claim.when is None or other.when is None:
        return True
    gap = abs(claim.when.bounds[0].toordinal() - other.when.bounds[0].toordinal())
    return gap < 366 or not claim.when.excludes(other.when)


def _rung(act: str, spell: Sequence[tuple[JusticeClaim, When | None]]) -> Rung:
    claims = [claim for claim, _ in spell]
    stances = [claim.stance for claim in claims]
    order = ("asserted", "alleged", "doubted", "denied")
    return Rung(
        act=act,
        whens=_distinct([claim.when for claim in claims if claim.when is not None]) or _by_then(spell),
        by=tuple(dict.fromkeys(claim.by for claim in claims if claim.by)),
        terms=tuple(dict.fromkeys(claim.term for claim in claims if claim.term)),
        stance=min(stances, key=order.index),
        claims=tuple(claims),
    )


def _state(rungs: Sequence[Rung]) -> Rung | None:
    """Where a case stands: the highest asserted rung, or what has undone it since."""
    asserted = [rung for rung in rungs if rung.stance in _SURE and rung.rank >= 0]
    if not asserted:
        return None
    top = max(asserted, key=lambda rung: (rung.rank, rungs.index(rung)))
    undoing = cached_table("context")["ladder"]["undoes"]
    later = [rung for rung in rungs[rungs.index(top) + 1 :] if rung.stance in _SURE and rung.act in undoing]
    return later[-1] if later else top


def _by_then(spell: Sequence[tuple[JusticeClaim, When | None]]) -> tuple[When, ...]:
    """Up to the day of the first document, where no claim says when."""
    days = [on for _, on in spell if on is not None]
    first = min(days, key=lambda on: on.bounds, default=None)
    return (When.span(None, first.exactly()),) if first is not None and not first.is_interval else ()


def _distinct(dates: Sequence[When]) -> tuple[When, ...]:
    kept: list[When] = []
    for when in dates:
        agreeing = next((i for i, other in enumerate(kept) if not when.excludes(other)), None)
        if agreeing is None:
            kept.append(when)
        elif _width(when) < _width(kept[agreeing]):
            kept[agreeing] = when
    return tuple(kept)


def _width(when: When) -> int:
    return when.bounds[1].toordinal() - when.bounds[0].toordinal()


def _day(when: When | None, on: When | None) -> date:
    known = when or on
    return known.bounds[0] if known is not None else date.max


def _ranks() -> dict[str, int]:
    return {act: rank for rank, acts in enumerate(cached_table("context")["ladder"]["acts"]) for act in acts}
