"""How long those who fell stay out of office: Kaplan–Meier curves, with intervals and the numbers at risk.

The method is the product-limit estimator of Kaplan and Meier (1958) with Greenwood's variance and the log-log interval
(Kalbfleisch and Prentice 1980), as scipy computes it; whoever is not back by the last day of the ledger is censored.
"""

import math
import warnings
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

YEAR: Final = 365.25  # days
MARKS: Final = (1, 2, 3, 5, 10)  # years after the fall at which a curve is read off
_FEW_PEOPLE: Final = 5  # fewer give no curve worth reading
_FEW_RETURNS: Final = 2
_LEVEL: Final = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """The time after one fall: `days` until the return, or until the last day on which none was known.

    `body`, `act` and `year` are of the fall; the year is 0 where it is not known."""

    days: int
    returned: bool
    body: str = ""
    act: str = ""
    year: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """What a curve says `days` after the fall: the share that is back, its interval (None where the estimator has
    none) and how many people were still followed just before that day."""

    days: float
    back: float
    low: float | None
    high: float | None
    at_risk: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The share that is back over time, for the people of `label` (empty: all). `steps` are the days on which somebody
    returned, `marks` the round years that the data reach; `median` is in days, None where half are never back."""

    label: str
    people: int
    returned: int
    steps: tuple[Point, ...]
    marks: tuple[Point, ...]
    median: float | None

    @property
    def is_readable(self) -> bool:
        """Whether there are enough people, and enough returns, to read anything from it."""
        return self.people >= _FEW_PEOPLE and self.returned >= _FEW_RETURNS


def curve(spells: Iterable[Spell], label: str = "") -> Curve:
    """The curve of some people; the order of `spells` does not matter."""
    followed = sorted(spells, key=lambda spell: (spell.days, not spell.returned))
    back = [spell.days for spell in followed if spell.returned]
    if not back:
        return Curve(label=label, people=len(followed), returned=0, steps=(), marks=(), median=None)
    from scipy import stats  # takes a second to import: only when there is something to estimate

    out = [spell.days for spell in followed if not spell.returned]
    found = stats.ecdf(stats.CensoredData(uncensored=back, right=out))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # no interval where all or none are back: None below
        interval = found.sf.confidence_interval(confidence_level=_LEVEL, method="log-log")
    low, high = 1 - interval.high.probabilities, 1 - interval.low.probabilities  # of the share that is back
    share = found.cdf.probabilities
    ends = [spell.days for spell in followed]
    places = {int(day): at for at, day in enumerate(found.cdf.quantiles)}

    def point(days: float, at: int) -> Point:
        risk = len(ends) - bisect_left(ends, days)
        return Point(
            days=days, back=round(float(share[at]), 6), low=_number(low[at]), high=_number(high[at]), at_risk=risk
        )

    steps = tuple(point(day, places[day]) for day in sorted(set(back)))
    marks = []
    for years in MARKS:
        before = [at for day, at in places.items() if day <= years * YEAR]
        if years * YEAR <= followed[-1].days:
            nobody = Point(days=years * YEAR, back=0.0, low=None, high=None, at_risk=len(followed))
            marks.append(point(years * YEAR, max(before)) if before else nobody)
    median = next((step.days for step in steps if step.back >= 0.5), None)
    return Curve(label=label, people=len(followed), returned=len(back), steps=steps, marks=tuple(marks), median=median)


def curves(spells: Sequence[Spell], by: Callable[[Spell], str]) -> list[Curve]:
    """A curve for each group that `by` names, those of most people first; who belongs to none (empty) is left out."""
    groups: dict[str, list[Spell]] = {}
    for spell in spells:
        if label := by(spell):
            groups.setdefault(label, []).append(spell)
    return sorted((curve(group, label) for label, group in groups.items()), key=lambda c: (-c.people, c.label))


def in_words(of: Curve) -> str:
    """What a curve says, and what it cannot say, in plain sentences."""
    who = f"{of.people} {'person' if of.people == 1 else 'people'}"
    told = (
        f"Of {who} who fell, {of.returned or 'none'} {'is' if of.returned == 1 else 'are'} known to be back in a post."
    )
    if not of.is_readable:
        return f"{told} Too few to say how long it takes."
    read = _read_off(of)
    if read is not None:
        told += (
            f" Within {_years(read.days)} {_percent(read.back)} are back"
            f" (95 percent interval: {_percent(read.low)} to {_percent(read.high)};"
            f" {read.at_risk} followed until then)."
        )
    told += f" Half are back after {_years(of.median)}." if of.median is not None else " Fewer than half are seen back."
    return f"{told} A return that no document of the ledger tells of counts as none, so these shares are the least."


def _read_off(of: Curve) -> Point | None:
    """The latest round year at which enough people are still followed, else the last step that has an interval."""
    solid = [mark for mark in of.marks if mark.at_risk >= _FEW_PEOPLE and mark.low is not None]
    fallback = [step for step in of.steps if step.low is not None]
    return solid[-1] if solid else fallback[-1] if fallback else None


def _number(value: float) -> float | None:
    return None if math.isnan(value) else round(float(value), 6)


def _percent(share: float | None) -> str:
    return f"{100 * (share or 0.0):.0f} percent" if share is not None else "?"


def _years(days: float) -> str:
    years = days / YEAR
    if years < 1:
        months = max(1, round(days / (YEAR / 12)))
        return f"{months} month{'s' * (months != 1)}"
    text = f"{years:.1f}".removesuffix(".0")
    return f"{text} year{'s' * (text != '1')}"
