"""Falls that bunch in one body: more of them within days than would by chance, measured against the body's own record.

The base rate is what the ledger tells of the body itself: the falls known there over the whole time in which documents
speak of it. If they fell evenly over that time, the chance that `k` of `n` lie in one window that begins with a fall
is at most n times the binomial tail of the other k - 1 (a union bound over the windows, Naus 1982), times the number of
window lengths that are tried. Small numbers give nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graftwatch.claims import CareerClaim, Finding, JusticeClaim
from graftwatch.weigh.block import Block, Weigher, by
from graftwatch.weigh.falls import fall_of, is_honourable, span_of
from graftwatch.weigh.independence import voices
from graftwatch.weigh.phrases import time_in_words, when_in_words
from graftwatch.weigh.told import Told

_WINDOWS: Final = (7, 31, 92, 365)  # days
_LEAST: Final = 3  # people
_CHANCE: Final = 0.001  # at most: many bodies are looked at, and each would have its one in twenty
_PRECISE: Final = timedelta(days=31)  # a fall whose day is not known better than this is left out


@dataclass(frozen=True, slots=True)
class _Out:
    """Somebody who lost an office or was arrested: the claims, and the first day on which it can have been."""

    told: tuple[Told, ...]
    day: date


def _keys(told: Told) -> Iterator[str]:
    if isinstance(told.claim, CareerClaim | JusticeClaim) and told.claim.stance == "asserted" and _person(told):
        yield told.facts.post_body
        yield from (body for _, body in told.facts.posts)


def _person(told: Told) -> str:
    named = told.facts.named.get("person")
    return named.entity if named else ""


def _weigh(block: Block) -> Iterator[Finding]:
    people = [out for told in by(block.told, _person).values() if (out := _out(told))]
    people.sort(key=lambda out: (out.day, out.told[0].id))
    if len(people) < _LEAST:
        return
    first, last = _known(block.told)
    best: tuple[float, int, list[_Out]] | None = None
    for window in _WINDOWS:
        for start, out in enumerate(people):
            within = [each for each in people[start:] if (each.day - out.day).days < window]
            if len(within) >= _LEAST:
                chance = _chance(len(people), len(within), window, (last - first).days + 1)
                if best is None or (chance, -len(within)) < (best[0], -len(best[2])):
                    best = (chance, window, within)
    if best is not None and best[0] <= _CHANCE:
        yield _found(block, *best, total=len(people), span=(last - first).days + 1)


def _out(told: Sequence[Told]) -> _Out | None:
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
    return _Out(tuple(each for first, last, each in falls if first <= until and day <= last), day)


def _lost(told: Told) -> bool:
    """Whether a claim tells of a fall, or of a dismissal or arrest whose cause is not given."""
    claim = told.claim
    if fall_of(told) is not None:
        return True
    if isinstance(claim, CareerClaim):
        return claim.act == "dismissed" and not is_honourable(claim.reason)
    return claim.act == "detained"


def _known(told: Sequence[Told]) -> tuple[date, date]:
    """First and last day of which claims on the body speak."""
    days = []
    for each in told:
        first, last = span_of(each.when, each.paper.date)
        days += [day for day in (first, last) if day not in (date.min, date.max)]
    return min(days), max(days)


def _chance(total: int, within: int, window: int, span: int) -> float:
    """At most how likely it is that so many of all falls lie within one window."""
    if window >= span:
        return 1.0
    from scipy import stats  # takes a second to import: only where there is something to test

    tail = float(stats.binom.sf(within - 2, total - 1, window / span))
    return min(1.0, total * tail * len(_WINDOWS))


def _found(block: Block, chance: float, window: int, within: Sequence[_Out], *, total: int, span: int) -> Finding:
    claims = [told for out in within for told in out.told]
    body = next((name for told in claims if (name := told.name("body"))), "one body")
    days = (within[-1].day - within[0].day).days + 1
    steps = [f"{out.told[0].name('person')}: {out.told[0].claim.act} {when_in_words(out.told[0])}." for out in within]
    steps.append(f"The ledger knows of {total} such people there over {time_in_words(span)}.")
    steps.append(
        f"If they had fallen evenly, so many within {window} days would come by chance at most once in"
        f" {_rounded(1 / max(chance, 1e-9)):,} times; every window that was tried is counted."
    )
    steps.append(f"What is told has {len(voices(claims))} independent sources.")
    return block.found(
        "pattern", (str(within[0].day.year),),
        f"{len(within)} people fell within {time_in_words(days)} at {body}, from {within[0].day}", claims, steps=steps,
        weight=min(0.8, 0.4 + 0.05 * len(within)), settles="the personnel orders of these years",
        about=[_person(told) for told in claims],
    )  # fmt: skip


def _rounded(number: float) -> int:
    """To one digit that is not nought: the chance is a bound, not a measurement."""
    size: int = 10 ** (len(str(int(number))) - 1)
    return int(number) // size * size


def _founds(told: Told, key: str) -> bool:
    return _lost(told) and told.when is not None


WEIGHERS: Final = (Weigher(name="pattern.body", keys=_keys, founds=_founds, weigh=_weigh),)
