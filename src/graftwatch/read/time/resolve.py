"""From an expression and what it counts from to a date."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from graftwatch.claims import NotADate, When
from graftwatch.read.time.anchor import Anchor, first_day, last_day, point_of
from graftwatch.read.time.expression import TimeExpression
from graftwatch.read.time.points import POINTS, has_year
from graftwatch.read.time.relative import RELATIVE

_BEFORE_LEADS = ("before", "prior to", "ahead of")
_TELLING = ("in", "since", "during", "back in", "as early as", "only in", "than in", "compared with")
Shape = Callable[[TimeExpression, Anchor], When | None]


def resolve(expression: TimeExpression, anchor: Anchor, *, bare: bool = False) -> When | None:
    """The date that an expression means, None where nothing says it (lengths, ages, "recently", no anchor).

    The governing word counts: "since 2011" is `2011/..`, "until 2004" `../2004`, "before 2004" in the past `../2004`,
    else its date (a due date). `bare=True` leaves it out, for "not until December 2019".
    """
    if expression.role in ("duration", "age"):
        return None
    if expression.scheduled:
        anchor = replace(anchor, tense="future")
    try:
        when = _plain(expression, anchor)
        return when if when is None or bare else _governed(expression, when, anchor)
    except (NotADate, OverflowError):  # beyond the calendar: year 0, 31 February
        return None


def latest_required(expressions: Iterable[TimeExpression], *, future: Iterable[TimeExpression] = ()) -> When | None:
    """The latest date that a text without a date of its own requires: it was written on that day or after it.

    `future`: the expressions that look ahead by grammar; those after "will", "plans" and the like are left out anyway.
    Days without a year are those nearest to the latest full date; where only months and years are told, these are over
    and the days belong to the first year that puts one of them after. None if no date with a year is there.
    """
    left_out = {(expression.start, expression.end) for expression in future}
    told = [
        e
        for e in expressions
        if not (e.ahead or e.scheduled or (e.start, e.end) in left_out) and e.role in ("at", "since", "span")
    ]
    dated = [resolve(e, Anchor(None), bare=True) for e in told if has_year(e) and _tells_a_past(e)]
    ends = {end: point for when in dated if when and (end := last_day(point := point_of(when, late=True)))}
    if not ends:
        return None
    latest = max(ends)
    yearless = [e for e in told if e.shape == "day" and not has_year(e)]
    if ends[latest].precision == "day":
        return When.day(max([latest, *_days(yearless, Anchor(None, ends[latest]))]))
    for number in (latest.year, latest.year + 1):
        days = _days(yearless, Anchor(When.parse(f"{number:04d}-12-31")))
        if days and max(days) >= latest:
            return When.day(max(days))
    return ends[latest]


def _days(expressions: Iterable[TimeExpression], anchor: Anchor) -> list[date]:
    found = (resolve(expression, anchor, bare=True) for expression in expressions)
    return [day for when in found if when is not None and (day := first_day(when)) is not None]


def _tells_a_past(expression: TimeExpression) -> bool:
    """Not a name ("the 2000 election", "Expo 2017") nor the span of a copyright line."""
    if expression.shape == "year":
        return expression.lead in _TELLING
    if expression.shape in ("range", "years", "decade"):
        return expression.lead in _TELLING or expression.text[:1].isalpha()
    return True


def _plain(expression: TimeExpression, anchor: Anchor) -> When | None:
    if expression.shape == "range":
        return _range(expression, anchor)
    if expression.shape == "edge":
        return _edge(expression, anchor)
    shapes: dict[str, Shape] = {**POINTS, **RELATIVE}
    return shapes[expression.shape](expression, anchor) if expression.shape in shapes else None


def _governed(expression: TimeExpression, when: When, anchor: Anchor) -> When | None:
    """The date with its preposition applied."""
    if expression.role == "since" and expression.shape == "edge" and expression.parts.get("edge") == "start":
        start, today = first_day(when), anchor.document
        if start is None or today is None or (last_day(today) or date.min) < start:
            return None
        return When.span(When.day(start), point_of(today, late=True).exactly())
    if expression.role == "since":
        return when if when.text.endswith("/..") else When.span(point_of(when, late=False), None)
    if expression.role == "until" and expression.scheduled:
        return point_of(when, late=True)  # "adjourned until 20 June"
    if expression.role == "until" or (expression.lead in _BEFORE_LEADS and anchor.tense == "past"):
        return When.span(None, point_of(when, late=True))
    if expression.role == "by":
        return point_of(when, late=True)
    return when.approximate() if expression.about else when


def _range(expression: TimeExpression, anchor: Anchor) -> When | None:
    """Both ends; one without a year takes it from the other."""
    first, last = expression.parts["first"], expression.parts["last"]
    if has_year(first) and not has_year(last):
        start = _plain(first, anchor)
        counted = anchor if last.shape in RELATIVE else Anchor(start, start, "future")  # "until last month" is today's
        end = _plain(last, counted) if start else None
    else:
        end = _plain(last, anchor)
        start = _plain(first, Anchor(end, end) if end and not has_year(first) else anchor)
    if start is None or end is None:
        return None
    return When.span(point_of(start, late=False), point_of(end, late=True))


def _edge(expression: TimeExpression, anchor: Anchor) -> When | None:
    """The period whose beginning, middle or end is meant: "by the end of September" is `2013-09`."""
    whole = expression.parts.get("of")
    if isinstance(whole, TimeExpression):
        return _plain(whole, anchor)
    here = anchor.document or anchor.event
    start = first_day(here) if here else None
    if start is None:
        return None
    unit = expression.parts.get("unit", "Y")
    return When.parse(start.strftime("%Y" if unit == "Y" else "%Y-%m")) if unit in ("Y", "M", "W") else None
