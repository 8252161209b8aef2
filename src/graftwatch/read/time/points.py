"""Dates that a calendar knows: days, months, quarters, years, decades, seasons, with or without their year."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from graftwatch.claims import When
from graftwatch.read.patterns.numbers import digits
from graftwatch.read.time.anchor import (
    Anchor,
    add_days,
    add_months,
    day_of,
    first_day,
    last_day,
    month_of,
    year,
    year_of,
)
from graftwatch.read.time.expression import TimeExpression

_SLACK = timedelta(days=2)  # a date of another time zone, or a report set the evening before
_SEASON_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
_YEAR_SHIFT = {"last": -1, "this": 0, "next": 1, "previous": -1, "same": 0, "following": 1}


def has_year(expression: TimeExpression) -> bool:
    """Whether the expression itself says its year in digits."""
    parts = expression.parts
    if expression.shape == "range":
        return has_year(parts["first"]) or has_year(parts["last"])
    if isinstance(parts.get("of"), TimeExpression):
        return has_year(parts["of"])
    given = parts.get("year")
    return expression.shape in ("iso", "dotted", "decade", "years") or (isinstance(given, str) and given.isdecimal())


def the_year(given: object, anchor: Anchor) -> int | None:
    """The year of "2014", "last year", "the following year"; "the year" is this one."""
    text = str(given)
    if text.isdecimal():
        return int(text)
    if text not in _YEAR_SHIFT:
        text = "this"
    base = year_of(anchor.base(text))
    return None if base is None else base + _YEAR_SHIFT[text]


def nearest_day(month: int, day: int, anchor: Anchor) -> date | None:
    """The day of that name that a text of the document's date means: the last, or the next in the future tense."""
    here = anchor.document or anchor.event
    if here is None or (start := first_day(here)) is None or (end := last_day(here)) is None:
        return None
    if anchor.story is not None and (told := first_day(anchor.story)) is not None:
        return next((d for n in (told.year, told.year + 1) if (d := day_of(n, month, day)) and d >= told), None)
    days = [d for n in range(start.year - 5, end.year + 6) if (d := day_of(n, month, day)) is not None]
    if anchor.document is None:
        return min(days, key=lambda d: abs(d - start))
    if anchor.tense == "future":
        return next((d for d in days if d >= start), None)
    return next((d for d in reversed(days) if d <= end + _SLACK), None)


def nearest_month(month: int, expression: TimeExpression, anchor: Anchor) -> When | None:
    """A month without a year: the last begun, the next in the future tense, after the event for "until"."""
    event, document = anchor.event, anchor.document
    if expression.role == "until" and event is not None and document is not None and anchor.tense != "future":
        after = _month_from(month, first_day(event), ahead=True)
        if after is not None and after <= (last_day(document) or date.max):
            return month_of(after)
    if anchor.story is not None:
        after = _month_from(month, first_day(anchor.story), ahead=True)
        return month_of(after) if after is not None else None
    if document is None:
        start = first_day(event) if event else None
        if start is None:
            return None
        near = _month_from(month, start, ahead=True) if anchor.tense == "future" else start.replace(month=month, day=1)
        return month_of(near) if near else None
    near = _month_from(month, last_day(document), ahead=False)
    if anchor.tense == "future":
        near = _month_from(month, first_day(document), ahead=True)
    return month_of(near) if near else None


def _month_from(month: int, day: date | None, *, ahead: bool) -> date | None:
    """The first of the nearest such month, the day's own included, before or after a day."""
    if day is None:
        return None
    if ahead:
        return day_of(day.year + (month < day.month), month, 1)
    return day_of(day.year - (month > day.month), month, 1)


def _beside(month: int, relative: str, anchor: Anchor) -> When | None:
    """ "last June", "next March", "this May"; "that February", "the following July" from the event."""
    base = anchor.base(relative)
    if base is None or (start := first_day(base)) is None or (end := last_day(base)) is None:
        return None
    if relative in ("this", "same"):
        found = day_of(start.year, month, 1)
    elif relative in ("last", "previous"):
        found = _month_from(month, (start.replace(day=1) - timedelta(days=1)), ahead=False)
    else:
        found = _month_from(month, add_days(end.replace(day=28), 4), ahead=True)
    return month_of(found) if found else None


def _iso(expression: TimeExpression, anchor: Anchor) -> When | None:
    return When.parse(expression.text)


def _dotted(expression: TimeExpression, anchor: Anchor) -> When | None:
    """25.11.2015, 25/11/15; month first only where the second number cannot be a month; 3/4/2015 stays open."""
    first, second, number = (int(part) for part in re.split(r"[./]", expression.text))
    if number < 100:
        number += 2000 if number < 50 else 1900
    if "/" in expression.text and first <= 12 and second <= 12 and first != second:
        return year(number)
    found = day_of(number, second, first) or ("/" in expression.text and day_of(number, first, second)) or None
    return When.day(found) if found else None


def _day(expression: TimeExpression, anchor: Anchor) -> When | None:
    parts = expression.parts
    day = int(digits(parts["day"])) if "day" in parts else int(parts["word"])
    if "year" not in parts:
        found = nearest_day(parts["month"], day, anchor)
    else:
        number = the_year(parts["year"], anchor)
        found = day_of(number, parts["month"], day) if number else None
    return When.day(found) if found else None


def _days(expression: TimeExpression, anchor: Anchor) -> When | None:
    parts = expression.parts
    last = int(digits(parts["last"]))
    if "year" in parts:
        number = the_year(parts["year"], anchor)
        end = day_of(number, parts["month"], last) if number else None
    else:
        end = nearest_day(parts["month"], last, anchor)
    start = day_of(end.year, end.month, int(digits(parts["first"]))) if end else None
    return When.span(When.day(start), When.day(end)) if start and end else None


def _day_of_month(expression: TimeExpression, anchor: Anchor) -> When | None:
    relative = expression.parts.get("rel", "same")
    base = anchor.base(relative)
    start = first_day(base) if base and base.precision in ("day", "month") else None
    if start is None:
        return None
    months = start.year * 12 + start.month - 1 + _YEAR_SHIFT[relative]
    found = day_of(months // 12, months % 12 + 1, int(digits(expression.parts["day"])))
    return When.day(found) if found else None


def _month(expression: TimeExpression, anchor: Anchor) -> When | None:
    parts = expression.parts
    if "rel" in parts:
        return _beside(parts["month"], parts["rel"], anchor)
    if "year" in parts:
        number = the_year(parts["year"], anchor)
        return When.parse(f"{number:04d}-{parts['month']:02d}") if number else None
    if "other" in parts:
        last = nearest_month(parts["other"], expression, anchor)
        first = _month_from(parts["month"], first_day(last) if last else None, ahead=False)
        return When.span(month_of(first), last) if first and last and first != first_day(last) else None
    return nearest_month(parts["month"], expression, anchor)


def months_of_year(number: int, first: int, last: int) -> When | None:
    if not 1 <= first <= last <= 12:
        return None
    return When.span(When.parse(f"{number:04d}-{first:02d}"), When.parse(f"{number:04d}-{last:02d}"))


def _quarter(expression: TimeExpression, anchor: Anchor) -> When | None:
    nth = expression.parts["nth"]
    if not 1 <= nth <= 4:
        return None
    if "year" in expression.parts:
        number = the_year(expression.parts["year"], anchor)
    else:
        here = anchor.document or anchor.event
        end = last_day(here) if here else None
        number = None if end is None else end.year - (end.month < 3 * nth and anchor.tense != "future")
    return months_of_year(number, 3 * nth - 2, 3 * nth) if number else None


def _half(expression: TimeExpression, anchor: Anchor) -> When | None:
    parts = expression.parts
    if "month" in parts:
        return _month(expression, anchor)
    ends = 6 * parts["nth"]
    number = the_year(parts["year"], anchor) if "year" in parts else _last_year_with(ends, anchor.document)
    return months_of_year(number, ends - 5, ends) if number and ends <= 12 else None


def _months_of(expression: TimeExpression, anchor: Anchor) -> When | None:
    parts = expression.parts
    count = 3 * int(parts["quarters"]) if "quarters" in parts else int(parts["n"])
    number = the_year(parts["year"], anchor) if "year" in parts else _last_year_with(count, anchor.document)
    if number is None or not 1 <= count <= 12 or parts.get("nth", 1) != 1:
        return None
    return months_of_year(number, 13 - count, 12) if "last" in parts else months_of_year(number, 1, count)


def _last_year_with(months: int, document: When | None) -> int | None:
    """The last year of which so many months were over on a document's day."""
    day = first_day(document) if document is not None else None
    return None if day is None else day.year if day.month > months else day.year - 1


def _same_period(expression: TimeExpression, anchor: Anchor) -> When | None:
    """The event's own span, or the same months of another year; that year where the event is not a span of months."""
    event = anchor.event
    if "year" not in expression.parts:
        return event
    number = the_year(expression.parts["year"], anchor)
    if number is None:
        return None
    if event is not None and event.is_interval:
        start, end = first_day(event), last_day(event)
        if start and end and start.year == end.year and end.day == calendar.monthrange(end.year, end.month)[1]:
            return months_of_year(number, start.month, end.month)
    return year(number)


def _year(expression: TimeExpression, anchor: Anchor) -> When | None:
    return year(int(expression.parts["year"]))


def _years(expression: TimeExpression, anchor: Anchor) -> When | None:
    """2018-2022, 2014-15; 2014-12 is a month."""
    first, short = int(expression.parts["first"]), expression.parts["short"]
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    if len(short) == 2 and last <= first:
        return When.parse(f"{first:04d}-{short}") if 1 <= int(short) <= 12 else None
    if len(short) not in (2, 4) or not first < last <= first + 100:
        return None
    return When.span(year(first), year(last))


def _span_to(expression: TimeExpression, anchor: Anchor) -> When | None:
    """ "The year ended June 30, 2018", "the nine months to September": whole months where the end closes one; from ten
    years before "the decade to 2011"."""
    parts = expression.parts
    if "decade_end" in parts:
        number = int(parts["decade_end"])
        start, stop = year(number - 10), year(number)
        return When.span(start, stop) if start and stop else None
    point = parts["end"]
    end = POINTS[point.shape](point, anchor) if point.shape in POINTS else None
    last = last_day(end) if end is not None and not end.is_interval else None
    if last is None or last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    months = 3 if "nth" in parts else int(parts.get("n", 12))
    first = add_months(last, 1 - months)
    return When.span(month_of(first), month_of(last)) if first is not None and 1 < months <= 60 else None


def _decade(expression: TimeExpression, anchor: Anchor) -> When | None:
    number = int(expression.parts["decade"].rstrip("s"))
    number += 0 if number >= 100 else 1900 if number >= 30 else 2000
    return When.span(year(number), year(number + 9)) if number >= 1000 else None


def _season(expression: TimeExpression, anchor: Anchor) -> When | None:
    parts = expression.parts
    code = parts["season"] if "season" in parts else parts["fall"]
    if "year" in parts:
        number = the_year(parts["year"], anchor)
        return When.parse(f"{number:04d}-{code}") if number else None
    relative = parts.get("rel")
    base = anchor.base(relative) if relative else anchor.document or anchor.event
    if base is None or (start := first_day(base)) is None or (end := last_day(base)) is None:
        return None
    begins = [When.parse(f"{number:04d}-{code}") for number in range(start.year - 2, end.year + 3)]
    ahead = relative in ("next", "following") or (relative is None and anchor.tense == "future")
    if relative in ("this", "same"):
        return _this_season(begins, base, start)
    if ahead:
        return next((w for w in begins if (first_day(w) or date.min) > (end if relative else start)), None)
    done = relative in ("last", "previous")
    fitting = [w for w in begins if (first_day(w) or date.max) <= end and not (done and w.overlaps(base.exactly()))]
    return fitting[-1] if fitting else None


def _this_season(begins: list[When], base: When, start: date) -> When | None:
    """The season that the base lies in, else the one of its year."""
    within = [when for when in begins if when.overlaps(base.exactly())]
    return within[-1] if within else next((when for when in begins if year_of(when) == start.year), None)


POINTS: dict[str, Callable[[TimeExpression, Anchor], When | None]] = {
    "iso": _iso,
    "dotted": _dotted,
    "day": _day,
    "days": _days,
    "day_of_month": _day_of_month,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "months_of": _months_of,
    "same_period": _same_period,
    "year": _year,
    "years": _years,
    "span_to": _span_to,
    "decade": _decade,
    "season": _season,
}
