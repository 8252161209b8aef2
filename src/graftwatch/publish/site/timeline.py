"""Drawings on a time axis, as numbers that a template puts into SVG: a career with the steps of a case, a campaign."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graftwatch.claims import When
from graftwatch.publish.dossier import body_name
from graftwatch.resolve import Case, Occupancy

WIDTH: Final = 960
LEFT: Final = 8
ROW: Final = 36  # height of a row: label above, bar below
TOP: Final = 30
_MOST: Final = 24  # rows of a drawing; the table below has all
_DAYS: Final = 365.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A post held: from `x1` to `x2`; an end that nobody gives is open. `ticks` are days on which it was held."""

    label: str
    y: int
    x1: float
    x2: float
    begins: bool
    ends: bool
    ticks: tuple[float, ...]
    label_x: float
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A step of a case: its number, where it stands, and whether a source states it as fact."""

    number: int
    x: float
    y: int
    label: str
    is_stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A career: `height` in the units of a drawing 960 wide, `years` as (year, x)."""

    height: int
    years: tuple[tuple[int, float], ...]
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]


class Axis:
    """From the year of the first day to the end of that of the last, over the width of a drawing."""

    def __init__(self, first: date, last: date, *, left: float = LEFT, right: float = WIDTH - LEFT) -> None:
        self.first = date(first.year, 1, 1)
        self.last = date(min(last.year, 9998) + 1, 1, 1)
        self._left, self._width = left, right - left

    def x(self, day: date) -> float:
        """Where a day stands; beyond the ends at the ends."""
        part = (day - self.first).days / max((self.last - self.first).days, 1)
        return round(self._left + min(max(part, 0.0), 1.0) * self._width, 1)

    def years(self, most: int = 14) -> tuple[tuple[int, float], ...]:
        """Years to write at the axis, and where."""
        number = self.last.year - self.first.year
        step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if number / s <= most)
        start = math.ceil(self.first.year / step) * step
        return tuple((year, self.x(date(year, 1, 1))) for year in range(start, self.last.year + 1, step) if year < 9999)


def career(occupancies: Sequence[Occupancy], case: Case) -> Drawing | None:
    """A career with its case; None where nothing in it has a day."""
    rungs = [(rung, day) for rung in case.rungs if (day := _middle(rung.when)) is not None]
    held = [each for each in occupancies if _days(each)][:_MOST]
    days = [day for each in held for day in _days(each)] + [day for _, day in rungs]
    if not days:
        return None
    axis = Axis(min(days), max(days))
    bars = tuple(_bar(each, row, axis) for row, each in enumerate(held))
    bottom = TOP + ROW * len(bars) + 12
    marks = tuple(
        Mark(number=n, x=axis.x(day), y=bottom, label=rung.act.replace("_", " "), is_stated=rung.stance == "asserted")
        for n, (rung, day) in enumerate(rungs, 1)
    )
    return Drawing(height=bottom + (18 if marks else 0), years=axis.years(), bars=bars, marks=_apart(marks))


def _bar(each: Occupancy, row: int, axis: Axis) -> Bar:
    days = _days(each)
    start, end = (_first(each.start) if each.start else None), (_last(each.end) if each.end else None)
    x1, x2 = axis.x(start or min(days)), axis.x(end or max(days))
    label = ", ".join(filter(None, (each.post or "head", body_name(each))))
    late = x1 > WIDTH * 0.6
    return Bar(
        label=label[:90], y=TOP + row * ROW, x1=min(x1, x2), x2=max(x2, x1 + 2), begins=start is not None,
        ends=end is not None, ticks=tuple(sorted({axis.x(day) for when in each.seen if (day := _middle(when))})),
        label_x=max(x2, x1 + 2) if late else x1, anchor="end" if late else "start",
    )  # fmt: skip


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Marks that would cover each other stand side by side."""
    placed: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.x, mark.number)):
        x = max(mark.x, placed[-1].x + 17) if placed else mark.x
        placed.append(Mark(number=mark.number, x=x, y=mark.y, label=mark.label, is_stated=mark.is_stated))
    over = placed[-1].x - (WIDTH - LEFT - 8) if placed else 0
    for i in range(len(placed) - 1, -1, -1):
        limit = WIDTH - LEFT - 8 - 17 * (len(placed) - 1 - i)
        if over > 0 and placed[i].x > limit:
            m = placed[i]
            placed[i] = Mark(number=m.number, x=limit, y=m.y, label=m.label, is_stated=m.is_stated)
    return tuple(sorted(placed, key=lambda mark: mark.number))


def _days(each: Occupancy) -> list[date]:
    ends = (_first(each.start), _last(each.end), *(_middle(when) for when in each.seen))
    return [day for day in ends if day is not None]


def _first(when: When | None) -> date | None:
    return _inside(when.bounds[0]) if when else None


def _last(when: When | None) -> date | None:
    return _inside(when.bounds[1] - timedelta(days=1)) if when else None


def _middle(when: When | None) -> date | None:
    """The middle of the days that a date can mean; the known end where one is open."""
    if when is None:
        return None
    first, last = _first(when), _last(when)
    if first is None or last is None:
        return first or last
    return first + (last - first) / 2


def _inside(day: date) -> date | None:
    """A day that is one, and not an open end."""
    return day if date(1000, 1, 1) < day < date(9000, 1, 1) else None


def middle(when: When | None) -> date | None:
    """The day at which something with such a date is drawn; None for none."""
    return _middle(when)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """People who fell in a month: where its bar stands."""

    x: float
    height: float
    people: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Something that happened on a day: where it stands, and what it is."""

    x: float
    row: int
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """Falls as columns above one axis, and below it a row each of measures, events and figures."""

    years: tuple[tuple[int, float], ...]
    columns: tuple[Column, ...]
    signs: tuple[Sign, ...]
    most: int


def campaign(
    months: Iterable[tuple[date, int]], signs: Iterable[tuple[date, int, str]], *, high: int = 90
) -> Campaign | None:
    """Falls as (first of the month, people), signs as (day, row, label); None where there is nothing."""
    fallen, told = sorted(months), sorted(signs)
    days = [day for day, *_ in fallen] + [day for day, *_ in told]
    if not days:
        return None
    last = max(days)
    axis = Axis(max(min(days), date(max(last.year - 24, 1), 1, 1)), last, left=86)
    most = max((people for _, people in fallen), default=1)
    columns = tuple(
        Column(x=axis.x(day), height=round(people / most * high, 1), people=people, label=f"{day:%Y-%m}")
        for day, people in fallen
        if day >= axis.first
    )
    seen = tuple(Sign(x=axis.x(day), row=row, label=label) for day, row, label in told
                 if day >= axis.first)  # fmt: skip
    return Campaign(years=axis.years(), columns=columns, signs=seen, most=most)
