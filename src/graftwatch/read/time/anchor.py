"""What relative times count from, and how to count: the document's date and the event told last."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from graftwatch.claims import When

Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What times count from.

    `document`: the day from which the text speaks (of day, month or year precision, or None); where a sentence says on
    which day its figures were given, that day. `event`: the last dated event in the narrative. `tense`: of the verb.
    `story`: that event, where it lies so far back that a month or day without a year goes on from it.
    """

    document: When | None
    event: When | None = None
    tense: Tense = "past"
    story: When | None = None

    @property
    def told(self) -> When | None:
        """What "earlier" and "that month" count from: the event, else the document."""
        return self.event or self.document

    def base(self, relative: str) -> When | None:
        """What a relative word counts from: the document for last, this and next, else what was told before."""
        if relative in ("last", "this", "next"):
            return self.document
        if relative == "following":
            return self.event or (self.document if self.tense == "future" else None)
        return self.told


def first_day(when: When) -> date | None:
    """The first day, None for an open beginning."""
    day = when.exactly().bounds[0]
    return None if day == date.min else day


def last_day(when: When) -> date | None:
    """The last day, None for an open end."""
    after = when.exactly().bounds[1]
    return None if after == date.max else after - timedelta(days=1)


def year_of(when: When | None) -> int | None:
    """The year in which it begins, or ends if its beginning is open."""
    if when is None:
        return None
    day = first_day(when) or last_day(when)
    return day.year if day else None


def month_of(day: date) -> When:
    return When.parse(f"{day.year:04d}-{day.month:02d}")


def year(number: int) -> When | None:
    return When.parse(f"{number:04d}") if 1000 <= number <= 9998 else None


def day_of(number: int, month: int, day: int) -> date | None:
    """A day of the calendar, None if there is none such."""
    try:
        return date(number, month, day)
    except ValueError:
        return None


def add_months(day: date, months: int) -> date | None:
    """The first of the month so many months on."""
    count = day.year * 12 + day.month - 1 + months
    return day_of(count // 12, count % 12 + 1, 1)


def add_days(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def point_of(when: When, *, late: bool) -> When:
    """One end of an interval, anything else as it is."""
    if not when.is_interval:
        return when
    first, last = when.text.split("/")
    ends = [end for end in ((last, first) if late else (first, last)) if end != ".."]
    return When.parse(ends[0])


def shift(when: When, count: int, unit: str, *, vague: bool = False) -> When | None:
    """`count` units (D, W, M, Y) on from a date, as precise as reporting means it: the coarser of date and unit.

    Days count to the day, one week too, more weeks to the month they land in, months to months and years to years. A
    vague count of days or weeks gives the month, of months the year, of years nothing.
    """
    base = point_of(when, late=count >= 0).exactly()
    start = first_day(base)
    if start is None or (vague and unit == "Y") or abs(count) > 100_000:
        return None
    if unit == "Y" or base.precision == "year" or (unit == "M" and vague):
        months = {"Y": 12 * count, "M": count}.get(unit, 0)
        there = add_months(start, months)
        return year(there.year) if there else None
    if unit == "M":
        there = add_months(start, count)
        return month_of(there) if there else None
    days = count * (7 if unit == "W" else 1)
    if base.precision == "day":
        landed = add_days(start, days)
        if landed is None or not landed.year >= 1000:
            return None
        return When.day(landed) if not vague and (unit == "D" or abs(count) == 1) else month_of(landed)
    landed = add_days(start, 14 + days if abs(days) > 14 else 14)
    return month_of(landed) if landed and landed.year >= 1000 else None
