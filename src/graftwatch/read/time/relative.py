"""Times that count from the document or from what was told before: yesterday, last week, two months later."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from graftwatch.claims import When
from graftwatch.read.time.anchor import Anchor, add_days, first_day, last_day, month_of, point_of, shift, year
from graftwatch.read.time.expression import TimeExpression

_FEW = 3  # what "a few" stands for when only the month or year that it lands in is kept
_LARGER = {"X": (10, "Y"), "C": (100, "Y"), "F": (2, "W"), "Q": (3, "M"), "H": (0, "D"), "E": (1, "W")}
_SHIFTS = {"last": -1, "previous": -1, "this": 0, "same": 0, "next": 1, "following": 1}


def _day(when: When | None) -> date | None:
    """The day, if the date has one."""
    return first_day(when) if when is not None and when.precision == "day" else None


def _count(expression: TimeExpression) -> tuple[int, str, bool] | None:
    """How many of which unit (D, W, M, Y), and whether that is vague; None for a vague number of decades."""
    parts = expression.parts
    vague = "vague" in parts
    unit = parts["unit"] if "unit" in parts else parts["vague"]
    if unit in ("X", "C") and vague:
        return None
    number = (
        Decimal(_FEW)
        if vague
        else Decimal(parts.get("n", 0 if "half" in parts and " and " not in expression.text else 1))
    )
    if "half" in parts:
        number += Decimal("0.5")
    factor, larger = _LARGER.get(unit, (1, unit))
    number, vague, unit = number * factor, vague and unit != "H", larger  # "hours later" is the same day
    if unit == "Y" and number % 1:
        number, unit = number * 12, "M"
    return (int(number), unit, vague) if number < 10_000 else None


def _moved(expression: TimeExpression, base: When | None, direction: int) -> When | None:
    """So many units before or after a date; "about" widens days and weeks to the month."""
    counted = _count(expression)
    if base is None or counted is None:
        return None
    number, unit, vague = counted
    return shift(base, direction * number, unit, vague=vague or (expression.about and unit in "DW"))


def _ago(expression: TimeExpression, anchor: Anchor) -> When | None:
    document, counted = anchor.document, _count(expression)
    if document is None or counted is None:
        return None
    if counted[0] == 1 and counted[1] == "Y" and document.precision in ("day", "month"):
        there = shift(document, -12, "M")
        return there.approximate() if there else None
    there = _moved(expression, document, -1)
    return there.approximate() if there and (counted[2] or expression.parts.get("unit") == "X") else there


def _shift(expression: TimeExpression, anchor: Anchor) -> When | None:
    direction = expression.parts["direction"]
    return _moved(expression, anchor.told if direction < 0 else anchor.event, direction)


def _ahead(expression: TimeExpression, anchor: Anchor) -> When | None:
    """ "in five years' time"; "in two years" only in the future tense, else it is how long something took."""
    if expression.shape == "in" and anchor.tense != "future":
        return None
    return _moved(expression, anchor.document, 1)


def _within(expression: TimeExpression, anchor: Anchor) -> When | None:
    """In the future a due date; in the past the months that it can have been, counted from the event."""
    if anchor.tense == "future":
        return _moved(expression, anchor.document or anchor.event, 1)
    base = anchor.event
    end = _moved(expression, base, 1)
    if base is None or end is None or (start := first_day(point_of(base, late=True))) is None:
        return None
    if point_of(base, late=True).precision == "year" or end.precision == "year":
        first, last = year(start.year), year((last_day(end) or start).year)
    else:
        first, last = month_of(start), month_of(last_day(end) or start)
    return last if first == last else When.span(first, last)


def _span(expression: TimeExpression, anchor: Anchor) -> When | None:
    """ "the past five years", "the next ten days": from or to the document's date, in the unit's precision."""
    counted = _count(expression)
    here = point_of(anchor.document, late=True).exactly() if anchor.document else None
    if here is None or counted is None:
        return None
    number, unit, _ = counted
    back = expression.shape == "past_span"
    other = shift(here, -number if back else number, "D" if unit == "W" else unit)
    if unit == "W":
        other = shift(here, (-7 if back else 7) * number, "D")
    near = _at_precision(here, other.precision) if other else None
    if other is None or near is None or other == near:
        return other
    return When.span(other, near) if back else When.span(near, other)


def _at_precision(when: When, precision: str) -> When | None:
    start = first_day(when)
    if start is None or precision == "day":
        return when
    return year(start.year) if precision == "year" else month_of(start)


def _unit(expression: TimeExpression, anchor: Anchor) -> When | None:
    """ "last month", "this week", "the same day", "the next morning", "that year"."""
    parts = expression.parts
    relative = parts["rel"]
    base = anchor.base(relative)
    if base is None:
        return None
    base, steps = point_of(base, late=_SHIFTS[relative] >= 0).exactly(), _SHIFTS[relative]
    unit = parts.get("unit", "D")
    if unit in ("D", "H", "W") and base.precision == "year":
        return None  # which week of the year is not said
    if unit in ("D", "H"):
        return shift(base, steps, "D")
    if unit == "W":
        return shift(base, steps, "W", vague=True)
    if unit == "M":
        return shift(base, steps, "M") if base.precision != "year" else base if not steps else None
    if unit == "Y":
        return shift(base, steps, "Y")
    start = first_day(base)
    return _long_unit(start, steps, unit) if start else None


def _long_unit(start: date, steps: int, unit: str) -> When | None:
    if unit == "E":
        saturday = add_days(
            start, 5 - start.weekday() + (7 * steps if start.weekday() >= 5 or steps > 0 else 7 * min(steps, 0))
        )
        return When.span(When.day(saturday), When.day(saturday + timedelta(days=1))) if saturday else None
    if unit == "Q":
        first = shift(month_of(start.replace(month=(start.month - 1) // 3 * 3 + 1, day=1)), 3 * steps, "M")
        last = shift(first, 2, "M") if first else None
        return When.span(first, last) if last else None
    if unit == "X":
        first = year(start.year // 10 * 10 + 10 * steps)
        return When.span(first, shift(first, 9, "Y")) if first else None
    return None


def _weekend(expression: TimeExpression, anchor: Anchor) -> When | None:
    """ "over the weekend": the one that was last or is on; the coming one in the future tense."""
    today = _day(anchor.document)
    if today is None:
        return None
    ahead = (5 - today.weekday()) % 7 if anchor.tense == "future" else -((today.weekday() - 5) % 7)
    saturday = add_days(today, ahead)
    sunday = add_days(saturday, 1) if saturday else None
    return When.span(When.day(saturday), When.day(sunday)) if saturday and sunday else None


def _neighbour(expression: TimeExpression, anchor: Anchor) -> When | None:
    """ "the day before", "the night before", "the year after"."""
    direction = expression.parts["direction"]
    unit = expression.parts.get("unit", "D")
    factor, unit = _LARGER.get(unit, (1, unit))
    base = anchor.told if direction < 0 else anchor.event
    return shift(base, direction * factor, unit, vague=unit == "W") if base and factor else None


def _year_before_last(expression: TimeExpression, anchor: Anchor) -> When | None:
    return shift(anchor.document, -2, "Y") if anchor.document else None


def _so_far(expression: TimeExpression, anchor: Anchor) -> When | None:
    """From the first day of the document's year or month to the document's day."""
    document = anchor.document
    start = first_day(document) if document else None
    if document is None or start is None or expression.parts["unit"] not in ("Y", "M"):
        return None
    first = start.replace(day=1, month=1 if expression.parts["unit"] == "Y" else start.month)
    return When.span(When.day(first), point_of(document, late=True).exactly())


def _then(expression: TimeExpression, anchor: Anchor) -> When | None:
    """ "since then": from what was told last."""
    return anchor.event


def _deictic(expression: TimeExpression, anchor: Anchor) -> When | None:
    steps = expression.parts["offset"] + expression.parts.get("direction", 0)
    return shift(anchor.document, steps, "D") if anchor.document else None


def _weekday(expression: TimeExpression, anchor: Anchor) -> When | None:
    """The last such day up to the document's own; "last Friday" before it, "next Friday" after it."""
    parts = expression.parts
    number = parts["weekday"] - 1
    relative = parts.get("week") or parts.get("rel")
    base = _day(anchor.base(relative or "this"))
    if base is None:
        return None
    if "week" in parts:
        found = add_days(base, number - base.weekday() + 7 * _SHIFTS[parts["week"]])
    elif relative in ("next", "following"):
        found = add_days(base, (number - base.weekday() - 1) % 7 + 1)
    elif relative in ("last", "previous"):
        found = add_days(base, -((base.weekday() - number - 1) % 7 + 1))
    elif relative == "same" or anchor.tense == "future":
        found = add_days(base, (number - base.weekday()) % 7)
    else:
        found = add_days(base, -((base.weekday() - number) % 7))
    return When.day(found) if found and found.year >= 1000 else None


RELATIVE: dict[str, Callable[[TimeExpression, Anchor], When | None]] = {
    "ago": _ago,
    "shift": _shift,
    "ahead": _ahead,
    "in": _ahead,
    "within": _within,
    "past_span": _span,
    "next_span": _span,
    "unit": _unit,
    "neighbour": _neighbour,
    "weekend": _weekend,
    "year_before_last": _year_before_last,
    "so_far": _so_far,
    "then": _then,
    "deictic": _deictic,
    "deictic_day": _deictic,
    "weekday": _weekday,
}
