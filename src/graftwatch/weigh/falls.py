"""What a fall is: an official dismissed for cause, charged, convicted or fled; and what is none.

Whoever resigned, was moved to another post or is only said to have done wrong has not fallen; whoever was acquitted is
cleared of it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from graftwatch.claims import CareerClaim, JusticeClaim, When
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.told import Told

FALLS: Final = frozenset(cached_table("falls")["falls"]["justice"])
_GRAVEST: Final[tuple[str, ...]] = tuple(cached_table("falls")["falls"]["gravest"])


@dataclass(frozen=True, slots=True)
class Fall:
    """One claim of a fall. It happened on some day of [first, last]; `first` is `date.min` where only the day of the
    document bounds it."""

    told: Told
    act: str
    first: date
    last: date

    @property
    def day(self) -> date:
        """The day to count from: the last on which it can have happened, so that no time is added."""
        return self.last


def fall_of(told: Told) -> Fall | None:
    """The fall that a claim tells of, if it tells of one as a fact."""
    claim = told.claim
    if claim.stance != "asserted" or not _is_fall(told):
        return None
    first, last = span_of(claim.when, told.paper.date)
    return Fall(told, claim.act, first, last) if last != date.max else None


def sharpened(falls: Iterable[Fall]) -> list[Fall]:
    """Falls in the order of time; one that is told of a year or month gets the day that another claim gives to it."""
    several = sorted(falls, key=lambda fall: (fall.last - fall.first, fall.told.order))
    found: list[Fall] = []
    for fall in several:
        same = (each for each in found if each.act == fall.act and fall.first <= each.first and each.last <= fall.last)
        sharp = next(same, None) if fall.first != date.min else None
        found.append(Fall(fall.told, fall.act, sharp.first, sharp.last) if sharp else fall)
    return sorted(found, key=lambda fall: (fall.last, fall.told.order))


def _is_fall(told: Told) -> bool:
    claim = told.claim
    if isinstance(claim, JusticeClaim):
        return claim.act in FALLS and claim.person is not None
    return isinstance(claim, CareerClaim) and claim.act == "dismissed" and is_cause(claim.reason)


def is_cause(reason: str | None) -> bool:
    """Whether a dismissal was for cause: a reason is given, and none of those that leave a name intact."""
    return bool(reason) and not is_honourable(reason)


def is_honourable(reason: str | None) -> bool:
    """Whether a dismissal is told with one of the reasons that leave a name intact."""
    return _honourable().search(reason or "") is not None


def is_cleared(told: Told) -> bool:
    """Whether a claim says that a case came to nothing."""
    acts = cached_table("falls")["cleared"]["justice"]
    return isinstance(told.claim, JusticeClaim) and told.claim.act in acts and told.claim.stance == "asserted"


def span_of(when: When | None, published: When | None) -> tuple[date, date]:
    """First and last day on which something told can have happened: never after it was published."""
    first, after = when.bounds if when is not None else (date.min, date.max)
    last = _before(after)
    if published is not None and not published.is_interval:
        last = min(last, _before(published.bounds[1]))
    return (first, max(first, last))


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1) if day not in (date.max, date.min) else day


def gravest(falls: Sequence[Fall]) -> Fall:
    """The fall that somebody is named for: the gravest, of equals the one whose date is known best."""
    return min(falls, key=lambda fall: (_GRAVEST.index(fall.act), (fall.last - fall.first).days, fall.told.order))


def first_of(falls: Iterable[Fall]) -> Fall:
    """The fall from which time is counted: the earliest whose date a claim gives, else the earliest told."""
    several = list(falls)
    dated = [fall for fall in several if fall.first != date.min]
    return min(dated or several, key=lambda fall: (fall.last, fall.told.order))


@lru_cache(maxsize=1)
def _honourable() -> re.Pattern[str]:
    reasons = cached_table("falls")["honourable"]["reasons"]
    ways = (r"\b" + r"\w*\W+(?:\w+\W+){0,2}?".join(map(re.escape, reason.split())) for reason in reasons)
    return re.compile("|".join(ways), re.IGNORECASE)
