"""Falls that bunch in one body: more of them within days than would by chance, measured against the body's own record.

The base rate is what the ledger tells of the body itself: the falls known there over the time for which documents speak
of it. If they fell evenly over that time, the chance that `k` of `n` lie in one window that begins with a fall is
at most n times the binomial tail of the other k - 1 (a union bound over the windows, Naus 1982), times the number of
window lengths that are tried. A season is a month of the year in which people fall year after year: a binomial tail,
times the twelve months. Small numbers give nothing.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graftwatch.claims import CareerClaim, Finding, JusticeClaim
from graftwatch.weigh.block import Block, Weigher, by
from graftwatch.weigh.falls import fall_of, is_honourable, span_of
from graftwatch.weigh.phrases import sources_in_words, time_in_words, when_in_words
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import MONTHS

_WINDOWS: Final = (7, 31, 92, 365)  # days
_LEAST: Final = 3  # people, or years of one season
_MONTH, _YEAR = 31, 365.25  # days
_BACK: Final = timedelta(days=3653)  # before its documents, for which a text on a body can be taken to know its falls
_CHANCE: Final = 0.001  # at most: many bodies are looked at, and each would have its one in twenty
_PRECISE: Final = timedelta(days=31)  # a fall whose day is not known better than this is left out


@dataclass(frozen=True, slots=True)
class Out:
    """Somebody who lost an office or was arrested: the claims, and the first day on which it can have been."""

    person: str
    told: tuple[Told, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Bunch:
    """People who fell within one window of days, of a `total` over a `span` of days, and at most how likely that is."""

    people: tuple[Out, ...]
    window: int
    chance: float
    total: int
    span: int

    @property
    def days(self) -> int:
        return (self.people[-1].day - self.people[0].day).days + 1


def _keys(told: Told) -> Iterator[str]:
    if isinstance(told.claim, CareerClaim | JusticeClaim) and told.claim.stance == "asserted" and person_of(told):
        yield told.facts.post_body
        yield from (body for _, body in told.facts.posts)


def person_of(told: Told) -> str:
    """The entity of whom a claim is on; empty if none is known."""
    named = told.facts.named.get("person")
    return named.entity if named else ""


def _weigh(block: Block) -> Iterator[Finding]:
    bunch = bunch_of(block.told)
    if bunch is not None:
        yield _found(block, bunch)
    season = _season(_outs(block.told))
    if season is not None:
        yield _found_season(block, *season)


def _outs(told: Sequence[Told]) -> list[Out]:
    """Who fell, each once, in the order of time."""
    outs = [_out(person, mine) for person, mine in by(told, person_of).items()]
    return sorted((out for out in outs if out is not None), key=lambda out: (out.day, out.told[0].id))


def bunch_of(told: Sequence[Told]) -> Bunch | None:
    """The most surprising bunch among the falls that some claims tell of, if it is no chance."""
    people = _outs(told)
    if len(people) < _LEAST:
        return None
    first, last = _watched(told, people)
    span = (last - first).days + 1
    found = []
    for window in _WINDOWS:
        for start, out in enumerate(people):
            within = tuple(each for each in people[start:] if (each.day - out.day).days < window)
            if len(within) >= _LEAST:
                chance = _chance(len(people), len(within), window, span)
                found.append(Bunch(within, window, chance, len(people), span))
    best = min(found, key=lambda bunch: (bunch.chance, -len(bunch.people)), default=None)
    return best if best is not None and best.chance <= _CHANCE else None


def _season(people: Sequence[Out]) -> tuple[list[Out], int, float] | None:
    """The month in which people fall year after year, with how many fell in any, and at most how likely that is."""
    months = {month: [out for out in people if out.day.month == month] for month in range(1, 13)}
    most = max(months.values(), key=len)
    if len({out.day.year for out in most}) < _LEAST:
        return None
    chance = min(1.0, _tail(len(most), len(people), _MONTH / _YEAR) * len(months))
    return (most, len(people), chance) if chance <= _CHANCE else None


def falls_of(bunch: Bunch) -> list[Told]:
    """The claims that tell of the falls of a bunch."""
    return [told for out in bunch.people for told in out.told]


def _out(person: str, told: Sequence[Told]) -> Out | None:
    """The earliest fall of one person whose day is known well enough, with the claims that tell of it."""
    falls = []
    for each in told:
        if _lost(each) and each.when is not None:
            first, last = span_of(each.when, each.paper.date)
            if last - first <= _PRECISE:
                falls.append((first, last, each))
    if not falls:
        return None
    day, until, _ = min(falls, key=lambda fall: (fall[1] - fall[0], fall[0], fall[2].order))
    return Out(person, tuple(each for first, last, each in falls if first <= until and day <= last), day)


def _lost(told: Told) -> bool:
    """Whether a claim tells of a fall, or of a dismissal or arrest whose cause is not given."""
    claim = told.claim
    if fall_of(told) is not None:
        return True
    if isinstance(claim, CareerClaim):
        return claim.act == "dismissed" and not is_honourable(claim.reason)
    return claim.act == "detained"


def _watched(told: Sequence[Told], people: Sequence[Out]) -> tuple[date, date]:
    """First and last day of the time over which a fall would have been told: that of documents and falls, and of what
    documents tell of the years before them. A biography that reaches back further tells nothing of falls."""
    papers = [each.paper.day for each in told if each.paper.day != date.max]
    days = [*papers, *(out.day for out in people)]
    since = min(days) - _BACK
    told_of = (span_of(each.when, each.paper.date)[0] for each in told)
    return min(*days, *(day for day in told_of if day >= since)), max(days)


def _chance(total: int, within: int, window: int, span: int) -> float:
    """At most how likely it is that so many of all falls lie within one window."""
    if window >= span:
        return 1.0
    return min(1.0, total * _tail(within - 1, total - 1, window / span) * len(_WINDOWS))


def _tail(least: int, total: int, chance: float) -> float:
    """How likely it is that at least so many of all come up, each with this chance: the binomial tail."""
    return math.fsum(
        math.comb(total, n) * chance**n * (1 - chance) ** (total - n) for n in range(max(least, 0), total + 1)
    )


def _found(block: Block, bunch: Bunch) -> Finding:
    claims = falls_of(bunch)
    body = next((name for told in claims if (name := told.name("body"))), "one body")
    return block.found(
        "pattern", (str(bunch.people[0].day.year),),
        f"{len(bunch.people)} people fell within {time_in_words(bunch.days)} at {body}, from {bunch.people[0].day}",
        claims, steps=in_steps(bunch), weight=min(0.8, 0.4 + 0.05 * len(bunch.people)),
        settles="the personnel orders of these years", about=_about(bunch.people),
    )  # fmt: skip


def _found_season(block: Block, people: Sequence[Out], total: int, chance: float) -> Finding:
    claims = [told for out in people for told in out.told]
    body = next((name for told in claims if (name := told.name("body"))), "one body")
    month = MONTHS[people[0].day.month - 1]
    return block.found(
        "pattern", ("season", month), f"{len(people)} of {total} people fell in {month} at {body}, in several years",
        claims,
        steps=[
            *(f"{out.told[0].name('person')}: {out.told[0].claim.act} {when_in_words(out.told[0])}." for out in people),
            f"The ledger knows of {total} such people there, of all months.",
            f"If every day of a year were alike, so many in one month would come by chance at most once in"
            f" {_rounded(1 / max(chance, 1e-9)):,} times; all twelve months are counted.",
            f"What is told has {sources_in_words(claims)}.",
        ],
        weight=0.4, settles="when its heads are reviewed, or its books closed", about=_about(people),
    )  # fmt: skip


def _about(people: Sequence[Out]) -> list[str]:
    """Those who fell, and the body at which they did."""
    return [*(out.person for out in people), *(told.entity("body") for out in people for told in out.told)]


def in_steps(bunch: Bunch) -> list[str]:
    """Who fell and when, and what it is measured against."""
    steps = [
        f"{out.told[0].name('person')}: {out.told[0].claim.act} {when_in_words(out.told[0])}." for out in bunch.people
    ]
    steps.append(f"The ledger knows of {bunch.total} such people there over {time_in_words(bunch.span)}.")
    steps.append(
        f"If they had fallen evenly, so many within {bunch.window} days would come by chance at most once in"
        f" {_rounded(1 / max(bunch.chance, 1e-9)):,} times; every window that was tried is counted."
    )
    return [*steps, f"What is told has {sources_in_words(falls_of(bunch))}."]


def _rounded(number: float) -> int:
    """To one digit that is not nought: the chance is a bound, not a measurement."""
    size: int = 10 ** (len(str(int(number))) - 1)
    return int(number) // size * size


def _founds(told: Told, key: str) -> bool:
    return _lost(told) and told.when is not None


# whole: what was left out would belong to the base rate
WEIGHERS: Final = (Weigher(name="pattern.body", keys=_keys, founds=_founds, weigh=_weigh, whole=True),)
