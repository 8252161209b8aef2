"""How many independent voices say something: claims grouped by their origin before they are counted.

Five outlets with one press release are one voice. Two claims have one origin when their texts are nearly the same, when
their chains of sources end in the same source on the same day, or when one of them quotes the other's document.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from graftwatch.claims import When
from graftwatch.weigh.outlets import is_issue_of, outlet_key
from graftwatch.weigh.told import Paper, Told

UNDATED: Final = timedelta(days=14)  # within which an undated word of a source is taken for the one that has a day


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a claim comes from as far as its chain tells: the innermost source, its type and the day it spoke."""

    key: str
    type: str
    on: When | None


def origin_of(told: Told) -> Origin | None:
    """The end of a claim's chain; None where the document says it itself, or only that somebody said so."""
    chain = list(zip(told.claim.said_by, told.facts.sources, strict=True))
    for source, named in reversed(chain):
        if source.type != "unnamed":
            return Origin(named.key, source.type, source.on)
    return None


def voices(told: Iterable[Told]) -> list[tuple[Told, ...]]:
    """Claims on one matter in groups of one origin, the earliest published first; the order given does not matter.

    A claim whose chain tells nothing is its document's own voice, and so is "two officers said"."""
    ordered = sorted({each.id: each for each in told}.values(), key=lambda each: each.order)
    leaders = list(range(len(ordered)))

    def leader(at: int) -> int:
        while leaders[at] != at:
            at = leaders[at]
        return at

    meetings: dict[tuple[str, str], list[int]] = {}
    for at, each in enumerate(ordered):
        for key in _meets(each):
            meetings.setdefault(key, []).append(at)
    for here in meetings.values():
        for earlier, later in combinations(here, 2):
            if leader(later) != leader(earlier) and is_one_voice(ordered[earlier], ordered[later]):
                high, low = sorted((leader(later), leader(earlier)), reverse=True)
                leaders[high] = low
    groups: dict[int, list[Told]] = {}
    for at, each in enumerate(ordered):
        groups.setdefault(leader(at), []).append(each)
    return [tuple(group) for _, group in sorted(groups.items())]


def _meets(told: Told) -> Iterator[tuple[str, str]]:
    """What a claim must share with another to be one voice with it: so that not every pair is looked at."""
    yield "paper", told.paper.id
    yield "family", told.paper.family
    if told.paper.outlet:
        yield "outlet", outlet_key(told.paper.outlet)
    for source, named in zip(told.claim.said_by, told.facts.sources, strict=True):
        yield "source", named.key
        yield "outlet", outlet_key(source.name)
        if source.on is not None:
            yield from (("month", month) for month in _months(source.on))


def _months(when: When) -> Iterator[str]:
    """The months of a day, month or year; of longer or open spans those of the first year."""
    first, after = when.bounds
    for number in range(12):
        year, month = first.year + (first.month - 1 + number) // 12, (first.month - 1 + number) % 12 + 1
        if number and date(year, month, 1) >= after:
            return
        yield f"{year}-{month:02}"


def is_one_voice(one: Told, other: Told) -> bool:
    """Whether two claims on one matter go back to the same origin."""
    if one.paper.family == other.paper.family and one.paper.family:
        return _same_chain(one, other) or one.paper.id != other.paper.id
    if quotes(one, other.paper) or quotes(other, one.paper):
        return True
    return _same_chain(one, other)


def quotes(told: Told, paper: Paper) -> bool:
    """Whether the chain of a claim names a document: its outlet, on its day or the day before it."""
    if not paper.outlet or paper.date is None or told.paper.id == paper.id:
        return False
    outlet = outlet_key(paper.outlet)
    return any(
        outlet_key(source.name) == outlet and source.on is not None and is_issue_of(source.on, paper.date)
        for source in told.claim.said_by
    )


def _same_chain(one: Told, other: Told) -> bool:
    """Whether two chains end in one source that spoke once, or pass through one wire of one day."""
    mine, theirs = origin_of(one), origin_of(other)
    if mine is None or theirs is None:
        return mine is theirs and one.paper.id == other.paper.id
    if any(a == b and a[1] is not None for a in _links(one) for b in _links(other)):
        return True
    if not _may_be_one(mine, theirs):
        return False
    return _same_day(mine.on or one.paper.date, theirs.on or other.paper.date, exact=bool(mine.on and theirs.on))


def _links(told: Told) -> Iterator[tuple[str, str | None]]:
    """The dated links of a chain."""
    for source, named in zip(told.claim.said_by, told.facts.sources, strict=True):
        if source.type != "unnamed" and source.on is not None and source.on.precision == "day":
            yield named.key, source.on.exactly().text


def _may_be_one(mine: Origin, theirs: Origin) -> bool:
    """Whether two sources may be one: the same, or a document of a day beside whoever issued it."""
    if mine.key == theirs.key:
        return True
    return "document" in (mine.type, theirs.type) and bool(mine.on and theirs.on) and mine.type != theirs.type


def _same_day(mine: When | None, theirs: When | None, *, exact: bool) -> bool:
    if mine is None or theirs is None:
        return False
    if exact:
        return mine.overlaps(theirs)
    return abs(mine.bounds[0] - theirs.bounds[0]) <= UNDATED


def papers_of(told: Sequence[Told]) -> list[Paper]:
    """The documents of some claims, the earliest published first, each once."""
    return list({each.paper.id: each.paper for each in sorted(told, key=lambda each: each.order)}.values())
