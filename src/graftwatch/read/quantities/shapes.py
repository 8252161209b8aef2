"""What a matched expression says by itself, by its shape in the lexicon, before its neighbours are asked."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from graftwatch.read.patterns import Match
from graftwatch.read.patterns.numbers import plain
from graftwatch.read.quantities.quantity import QuantityKind
from graftwatch.read.quantities.surroundings import UNITS_OF_TIME, Surroundings

_CENTI = Decimal("0.01")
_SURELY_MONEY = 100
_SURELY_MONEY_OF_WEIGHT = 10_000
_WEIGHTS = frozenset({"pound", "pounds"})
_SHORT = 3  # tokens: number, space, word
_LARGEST_WHOLE = 1000  # "one in five"; beyond it "in" is a preposition of place


@dataclass(frozen=True, slots=True)
class Said:
    """Number, kind and unit; `noun_follows`: what is counted is still to be read. `conditional`: nothing without it."""

    number: Decimal
    kind: QuantityKind
    unit: str | None = None
    of: Decimal | None = None
    part: bool = False
    noun_follows: bool = False
    conditional: bool = False


def said(match: Match, around: Surroundings, country: str | None) -> Said | None:
    """What the expression says, None if it is no quantity after all and a shorter one should be tried."""
    return _SHAPES[match.pattern.shape](match, around, country)


def _money(match: Match, around: Surroundings, country: str | None) -> Said | None:
    number = match.parts["n"]
    code, parts = _currency(match.parts["currency"], country)
    sign = match.tokens.words(match.first, match.first + 1)
    if number < _SURELY_MONEY_OF_WEIGHT and _is_weight(match):
        return None  # "300 pounds of butter"
    large = number >= _SURELY_MONEY or match.after - match.first > _SHORT
    if (code is None or (len(sign) == 1 and sign.isalpha())) and not large:
        return None  # "three sums", "K 2": a word or letter that is money only beside a large number
    return Said(plain(number / parts), "money", code)


def _is_weight(match: Match) -> bool:
    """Whether "pounds of" something stands there, which are a weight where they are few."""
    words = match.tokens.words(match.first, match.after).lower().split()
    behind = match.tokens.words(match.after, min(match.after + 3, len(match.tokens.codes)))
    return words[-1] in _WEIGHTS and behind.lstrip().startswith("of ")


def _currency(value: Any, country: str | None) -> tuple[str | None, int]:
    """The ISO code of a currency word in a text about a country, and how many of the word make one unit."""
    if isinstance(value, str):
        return value, 1
    if "parts" in value:
        return value["code"], value["parts"]
    return value["by_country"].get(country, value.get("default")), 1


def _rank(match: Match, around: Surroundings, country: str | None) -> Said | None:
    if "n" in match.parts:
        number = match.parts["n"]
    elif _is_ranking(match, around):
        number = Decimal(match.parts["n_word"])
    else:
        return None  # "the first of two trials"
    return Said(number, "rank", "rank", match.parts.get("of"))


def _out_of(match: Match, around: Surroundings, country: str | None) -> Said | None:
    if around.ranked.match(match.tokens.codes, match.after):
        return Said(match.parts["n"], "rank", "rank", match.parts["of"])
    return _part_of_number(match, around, country)


def _part_of_number(match: Match, around: Surroundings, country: str | None) -> Said | None:
    number, total = match.parts["n"], match.parts["of"]
    if number > total:
        return None
    if around.is_ranked(match.tokens.codes, match.first):
        return Said(number, "rank", "rank", total)
    return Said(number, "count", of=total, part=True, noun_follows=True)


def _is_ranking(match: Match, around: Surroundings) -> bool:
    """Whether a verb of ranking stands before, or in or after it what is ranked."""
    codes = match.tokens.codes
    within = any(around.place.match(codes, at) for at in range(match.first, match.after))
    return within or around.is_ranked(codes, match.first) or around.ranked.match(codes, match.after) is not None


def _ordinal(match: Match, around: Surroundings, country: str | None) -> Said | None:
    ranked = around.is_ranked(match.tokens.codes, match.first)
    return Said(match.parts["n"], "rank" if ranked else "ordinal", "rank" if ranked else None)


def _part(match: Match, around: Surroundings, country: str | None) -> Said | None:
    return Said(match.parts["n"], "count", part=True)


def _part_of_named(match: Match, around: Surroundings, country: str | None) -> Said | None:
    number = match.parts["n"]
    return Said(number, "count", part=True, noun_follows=True, conditional=number == 1)


def _all(match: Match, around: Surroundings, country: str | None) -> Said | None:
    return Said(match.parts["n"], "count", of=match.parts["n"], noun_follows=True)


def _in_every(match: Match, around: Surroundings, country: str | None) -> Said | None:
    """ "Two in five", "every fifth"."""
    number, total = Decimal(match.parts.get("n", 1)), Decimal(match.parts["of"])
    if not 0 < number < total <= _LARGEST_WHOLE:
        return None
    return Said(_percent_of(number / total), "fraction", "percent", noun_follows="n" not in match.parts)


def _share(match: Match, around: Surroundings, country: str | None) -> Said | None:
    of = match.parts["share"]
    return Said(_percent_of(Decimal(match.parts.get("n", 1)) / of), "fraction", "percent")


def _percent_of(fraction: Decimal) -> Decimal:
    return plain((fraction * 100).quantize(_CENTI))


def _times(match: Match, around: Surroundings, country: str | None) -> Said | None:
    """ "ten times as much" is a multiple, "three times" how often."""
    compared = around.compared.match(match.tokens.codes, match.after) is not None
    return Said(match.parts["n"], "multiple" if compared else "score", "times")


def _length(match: Match, around: Surroundings, country: str | None) -> Said | None:
    return Said(match.parts["n"], "duration", UNITS_OF_TIME[match.parts["unit"]])


def _count(match: Match, around: Surroundings, country: str | None) -> Said | None:
    return Said(match.parts["n"], "bare", noun_follows=True)


def _simply(kind: QuantityKind, unit: str) -> Callable[[Match, Surroundings, str | None], Said | None]:
    return lambda match, around, country: Said(Decimal(match.parts["n"]), kind, unit)


_SHAPES: dict[str, Callable[[Match, Surroundings, str | None], Said | None]] = {
    "money": _money,
    "percent": _simply("percent", "percent"),
    "percentage_points": _simply("points", "points"),
    "points": _simply("points", "points"),
    "score": _simply("score", "points"),
    "multiple": _simply("multiple", "times"),
    "halved": _simply("percent", "percent"),
    "times": _times,
    "rank": _rank,
    "out_of": _out_of,
    "ordinal": _ordinal,
    "part_of_number": _part_of_number,
    "part": _part,
    "part_of_named": _part_of_named,
    "all": _all,
    "in_every": _in_every,
    "share": _share,
    "length": _length,
    "count": _count,
}
