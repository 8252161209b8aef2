"""Two values of one figure whose bounds exclude each other.

Figures are compared only where their questions are the same: measure, unit, matter, people, place, and a span of time
that begins on one day. Of two such spans the longer cannot hold less: nine since the first of the month until the 15th
contradicts fourteen until the 14th, and sixteen would not. Preliminary figures and forecasts contradict nothing, and
neither do figures that one document gives on one source.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from graftwatch.claims import FigureClaim, Finding
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.quantity import Quantity, concepts
from graftwatch.weigh.sides import apart, disputes, is_first, sides, two_voices
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import amount, day, either, indicator, number, voices

_ACTS: Final = ("level", "share", "rank", "change")
_DAYS: Final = 2  # two documents may take the last day in or leave it out


def _keys(told: Told) -> Iterator[str]:
    quantity = _comparable(told)
    if quantity is None:
        return
    if quantity.first is not None and quantity.after is not None and quantity.place:
        year = date.fromordinal(quantity.first).year
        of = f"{quantity.measure}:{quantity.subject}:{_plain(quantity.whom)}"
        yield f"{told.claim.act}:{of}:{quantity.unit}:{quantity.place}:{year}"
    elif quantity.first is None and quantity.measure in concepts("once", "measures"):
        yield from (f"{quantity.measure}:{quantity.unit}~{word}" for word in quantity.words)


def _comparable(told: Told) -> Quantity | None:
    """What a claim measures, if it can be compared at all."""
    quantity = told.facts.quantity
    if quantity is None or not told.is_meant or quantity.is_tentative:
        return None
    return quantity if quantity.measure and quantity.whole in ("", told.id) and told.claim.act in _ACTS else None


def _weigh(block: Block) -> Iterator[Finding]:
    comparable = {told.id: frozenset(_keys(told)) for told in block.told if _comparable(told) is not None}

    def differ(one: Told, other: Told) -> bool:
        return (
            _exclude(one, other)
            and (apart(one, other) or two_voices(one, other))
            and is_first(block.key, comparable[one.id], comparable[other.id])
        )

    for group in disputes([told for told in block.told if told.id in comparable], differ):
        yield _finding(block, group)


def _exclude(one: Told, other: Told) -> bool:
    """Whether two figures answer one question, and their answers exclude each other."""
    a, b = one.facts.quantity, other.facts.quantity
    if a is None or b is None or not a.excludes(b) or not _same_question(one, other, a, b):
        return False
    if a.first is None or a.after is None or b.first is None or b.after is None:
        return True
    if abs(a.first - b.first) > _DAYS or a.base != b.base:
        return False
    if abs(a.after - b.after) <= _DAYS:
        return not _grew(a, b)
    shorter, longer = (a, b) if a.after < b.after else (b, a)
    return one.claim.act == "level" and shorter.low > longer.high


def _grew(a: Quantity, b: Quantity) -> bool:
    """Whether the one that ends a day or two later is the larger: then the number may have grown."""
    if a.after is None or b.after is None or a.after == b.after:
        return False
    shorter, longer = (a, b) if a.after < b.after else (b, a)
    return shorter.high < longer.low


def _same_question(one: Told, other: Told, a: Quantity, b: Quantity) -> bool:
    shared = set(a.words) & set(b.words)
    if (a.measure, a.unit, a.subject) != (b.measure, b.unit, b.subject) or _plain(a.whom) != _plain(b.whom):
        return False
    if one.claim.act == "rank":
        sources = {source.key for source in one.facts.sources} & {source.key for source in other.facts.sources}
        return bool(sources or shared)
    if a.first is None:
        return bool(shared) and (a.place == b.place or not a.place or not b.place)
    told = bool(a.subject or a.whom) or bool(shared)
    return told and bool(shared or a.subject or not a.words or not b.words)


def _plain(whom: str) -> str:
    """A body or group without its place, which is compared by itself."""
    return whom.partition("@")[0]


def _finding(block: Block, group: list[Told]) -> Finding:
    figures = [(each, each.claim) for each in group if isinstance(each.claim, FigureClaim)]
    by_value = sides(group, _exclude)
    values = [amount(side[0].claim) for side in by_value if isinstance(side[0].claim, FigureClaim)]
    least, most = (pick(claim.value for _, claim in figures) for pick in (min, max))
    spans = list(dict.fromkeys(str(claim.period) for _, claim in figures if claim.period))
    when = day(figures[0][1].period) if figures[0][1].period else ""
    what = indicator(group)
    gap = float((most - least) / abs(most)) if most else 0.0
    return block.found(
        "contradiction", (number(least), number(most)),
        f"{what[:1].upper()}{what[1:]}{f', {when}' if when else ''}: "
        + either([f"{value} ({voices(side)})" for value, side in zip(values, by_value)]),
        group, sides=by_value,
        steps=[
            f"All are about one figure: {what}{f', {when}' if when else ''}.",
            *(f"{voices(side)}: {value}." for value, side in zip(values, by_value)),
            f"No number is {' and also '.join(values)}." if len(spans) < 2 else
            f"The spans are {' and '.join(spans)}: the longer cannot hold less than the shorter.",
        ],
        weight=0.5 + 0.3 * min(1.0, gap), settles=f"the record itself{f' for {when}' if when else ''}",
    )  # fmt: skip


WEIGHER: Final = Weigher(name="contradiction.figure", keys=_keys, weigh=_weigh)
