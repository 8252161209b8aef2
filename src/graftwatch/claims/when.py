"""Dates as reporting gives them: EDTF level 1, and what two of them say about each other.

The forms are those of the vocabulary: `2015`, `2015-11`, `2015-11-25`, seasons (`2012-22`), a trailing `~`, `?` or `%`,
and intervals of these with open ends (`2011/..`, `../2004`). Each stands for a half-open span of days, so questions
about two dates become questions about two spans. docs/decisions.md says why this is not the `edtf` package (it is the
oracle of the tests).
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

from graftwatch.errors import GraftwatchError

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12}  # EDTF codes; northern seasons, winter begins in its own year's December


class NotADate(GraftwatchError, ValueError):
    """A text that is not EDTF level 1 as the vocabulary uses it."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return (
            f"not a date: {self.text!r}. Write EDTF, for example 2015, 2015-11, 2015-11-25, 2014-01/2014-03 or 2011/.."
        )


@dataclass(frozen=True)
class When:
    """An EDTF date or interval. `text` is its normal form; construct with `When.parse`, `When.day` or `When.span`."""

    text: str

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read EDTF.

        Raises:
            NotADate: The text is none of the forms above, or names a day that does not exist.
        """
        return _parse(text)

    @classmethod
    def day(cls, day: date) -> "When":
        return _parse(day.isoformat())

    @classmethod
    def span(cls, first: "When | None", last: "When | None") -> "When":
        """The interval from `first` to `last`, both included; `None` leaves that end open."""
        return _parse(f"{first.text if first else '..'}/{last.text if last else '..'}")

    def __str__(self) -> str:
        return self.text

    @cached_property
    def bounds(self) -> tuple[date, date]:
        """The half-open span of days [first, after); an open end is `date.min` or `date.max`."""
        return _bounds(self.text)

    @property
    def is_interval(self) -> bool:
        return "/" in self.text

    @property
    def is_approximate(self) -> bool:
        return self.text.endswith(("~", "?", "%"))

    @property
    def precision(self) -> str:
        """`day`, `month`, `season`, `year` or `interval`."""
        if self.is_interval:
            return "interval"
        plain = self.text.rstrip("~?%")
        if len(plain) == 7:
            return "season" if int(plain[5:]) > 12 else "month"
        return {4: "year", 10: "day"}[len(plain)]

    def approximate(self) -> "When":
        """The same date marked `~`; an interval stays as it is."""
        return self if self.is_interval or self.is_approximate else _parse(self.text + "~")

    def exactly(self) -> "When":
        """The same date without a qualifier."""
        return _parse(self.text.rstrip("~?%"))

    def overlaps(self, other: "When") -> bool:
        """Whether some day belongs to both."""
        (a, b), (c, d) = self.bounds, other.bounds
        return a < d and c < b

    def excludes(self, other: "When") -> bool:
        """Whether no day belongs to both: two reports of one event conflict only then."""
        return not self.overlaps(other)

    def within(self, other: "When") -> bool:
        """Whether every day of this one belongs to the other."""
        (a, b), (c, d) = self.bounds, other.bounds
        return c <= a and b <= d


@lru_cache(maxsize=65536)
def _parse(text: str) -> When:
    ends = text.split("/")
    try:
        spans = [_point(end) for end in ends]
    except (ValueError, OverflowError) as error:  # overflow: a day beyond the calendar's ends
        raise NotADate(text) from error
    if (
        len(ends) > 2
        or (len(ends) == 1 and spans[0] is None)
        or (len(ends) == 2 and spans[0] is None and spans[1] is None)
    ):
        raise NotADate(text)
    if len(spans) == 2 and spans[0] is not None and spans[1] is not None and spans[0][0] >= spans[1][1]:
        raise NotADate(text)
    return When(text)


@lru_cache(maxsize=65536)
def _bounds(text: str) -> tuple[date, date]:
    ends = [_point(end) for end in text.split("/")]
    first, last = ends[0], ends[-1]
    return (first[0] if first else date.min, last[1] if last else date.max)


def _point(text: str) -> tuple[date, date] | None:
    """The span of one end, widened by a unit of its own precision if it is approximate; None for an open end."""
    if text == "..":
        return None
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups()[:3])
    assert year is not None
    widen = 1 if match[4] else 0
    if day is not None and month is not None:
        at = date(year, month, day)
        return at - timedelta(days=widen), at + timedelta(days=1 + widen)
    if month is not None:
        length = 3 if month in _SEASON_STARTS else 1
        start = _SEASON_STARTS.get(month, month)
        if not 1 <= start <= 12:
            raise ValueError(text)
        return _month(year, start - widen * length), _month(year, start + length * (1 + widen))
    return _month(year - widen, 1), _month(year + 1 + widen, 1)


def _month(year: int, month: int) -> date:
    """The first day of a month counted on past the year's ends; `date.max` beyond the calendar."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year > 9999:
        return date.max
    return date(year, month, 1)
