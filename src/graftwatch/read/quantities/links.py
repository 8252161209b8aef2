"""What two neighbouring quantities have to do with each other: a range, a change, the same sum in another currency."""

import re
from collections.abc import Sequence
from dataclasses import replace

from graftwatch.read.patterns import Tokens
from graftwatch.read.patterns.numbers import plain
from graftwatch.read.quantities.quantity import Quantity
from graftwatch.read.quantities.surroundings import Surroundings

_TO = re.compile(r"\s?[-–—]\s?|\sto\s|\sup to\s")
_STEP = re.compile(r"\s(?:to|from)(?: the)?\s$")
_AND = re.compile(r"\sand\s")
_OR_CONVERTED = re.compile(r",?\s(?:or|i\.e\.|equal to|equivalent to|the equivalent of)\s?")
_OPENINGS = frozenset({"from", "between"})
_LONGEST_ASIDE = 25  # characters between an opening bracket and the sum that repeats the one before
_NEAR = 60  # characters before "from A to B" in which a verb of change makes it a change


def linked(found: Sequence[Quantity], tokens: Tokens, around: Surroundings) -> list[Quantity]:
    """The quantities with their links, in the same order."""
    result = list(found)
    for at in range(1, len(result)):
        left, right = result[at - 1], result[at]
        gap = tokens.text[left.end : right.start]
        if right.kind == "money" and _repeats(left, right, gap):
            result[at] = replace(right, conversion_of=left.conversion_of or left.span)
        elif (
            {left.unit, right.unit} & {"places", "rank"} and "ordinal" in (left.kind, right.kind) and _STEP.search(gap)
        ):
            result[at - 1], result[at] = _ranked(left), _ranked(right)
        elif _TO.fullmatch(gap) or _AND.fullmatch(gap):
            result[at - 1], result[at] = _range(left, right, gap, tokens, around)
    return result


def _ranked(quantity: Quantity) -> Quantity:
    """ "Fell six places, to 116th": an ordinal beside steps in a ranking is a rank."""
    return replace(quantity, kind="rank", unit="rank") if quantity.kind == "ordinal" else quantity


def _repeats(left: Quantity, right: Quantity, gap: str) -> bool:
    if left.kind not in ("money", "price") or left.unit == right.unit:
        return False
    bracket = gap.lstrip()
    if bracket.startswith("(") and ")" not in bracket and len(bracket) <= _LONGEST_ASIDE:
        return True
    if gap.strip() in {"/", "="} or (gap == ", " and right.bound == "about"):  # "290 million som, around $6 million"
        return True
    return _OR_CONVERTED.fullmatch(gap) is not None


def _range(
    left: Quantity, right: Quantity, gap: str, tokens: Tokens, around: Surroundings
) -> tuple[Quantity, Quantity]:
    """Two ends of a range ("between", "from ... to", "5–7") or of a change ("rose from 40 to 36")."""
    before = tokens.text[max(0, left.start - _NEAR) : left.start]
    opening = before.rstrip().rpartition(" ")[2].lower()
    if _AND.fullmatch(gap) and opening != "between":
        return left, right
    if left.kind == "percent" and right.kind == "bare" and opening not in _OPENINGS:
        return left, right  # "rose 22 percent to 5,310"
    if opening == "by" or (left.noun is not None and opening != "from"):
        return left, _sharing_unit(right, left)
    left, right = _sharing(left, right, around, tokens.text)
    if left.unit != right.unit:
        return left, right
    changed = opening == "from" and _is_change(before, around)
    if changed or left.number >= right.number:
        if opening != "from":
            return left, right
        return (
            replace(left, range_with=right.span, relation="change"),
            replace(right, range_with=left.span, relation="change"),
        )
    return (
        replace(left, range_with=right.span, relation="range", bound="at_least"),
        replace(right, range_with=left.span, relation="range", bound="at_most"),
    )


def _is_change(before: str, around: Surroundings) -> bool:
    return around.change.search(around.grammar.alphabet.read(before).codes) is not None


def _sharing(left: Quantity, right: Quantity, around: Surroundings, text: str) -> tuple[Quantity, Quantity]:
    """Each end takes the unit, and the left one the scale, that only the other says: "$3–4 million"."""
    scale = _scale(right, around, text)
    if (
        scale > 1
        and _scale(left, around, text) == 1
        and left.number * scale <= right.number
        and "bare" in (left.kind, right.kind)
    ):
        left = replace(left, number=plain(left.number * scale))
    return _sharing_unit(left, right), _sharing_unit(right, left)


def _sharing_unit(quantity: Quantity, other: Quantity) -> Quantity:
    if quantity.kind != "bare" or other.kind == "bare":
        return quantity
    return replace(quantity, kind=other.kind, unit=other.unit)


def _scale(quantity: Quantity, around: Surroundings, text: str) -> int:
    """The largest multiplier among the words of the number."""
    codes = around.grammar.alphabet.read(text, *quantity.number_span).codes
    return max((around.grammar.values["scale"].get(code, 1) for code in codes), default=1)
