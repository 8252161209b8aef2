"""Claims that can all be true, yet pull against each other: one says that it fell, another that it rose.

Both are changes of how much of one matter there is (crimes recorded, cases opened, "corruption in the army"), in one
place, the people of one among those of the other, over spans of time that share a good part. A year that is the base of
one and the end of the other is no such part: a thing may fall and then rise. There only the writer who says that the
claims conflict makes a tension of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from graftwatch.claims import FigureClaim, Finding
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.quantity import Quantity, concepts, inside
from graftwatch.weigh.sides import apart, two_voices
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import amount, day, indicator, voices

_PART: Final = 0.25  # of the longer span, from which two spans share enough
_YEARS: Final = 12  # of one change, under which it meets others
_ALL: Final = frozenset({"crime"})  # too wide a matter to meet under: all crime and its every sort move apart


def _keys(told: Told) -> Iterator[str]:
    quantity = _change(told)
    if quantity is None or quantity.first is None or quantity.after is None:
        return
    first, last = date.fromordinal(quantity.first).year, date.fromordinal(quantity.after - 1).year
    for matter in _matters(quantity.subject):
        for year in range(first, min(last, first + _YEARS) + 1):
            yield f"{matter}:{quantity.place}:{year}"


def _matters(subject: str) -> Iterator[str]:
    """A matter and all that it is part of."""
    table = cached_table("figures")["inside"]
    own = subject
    while subject:
        if subject == own or subject not in _ALL:
            yield subject
        subject = table.get(subject, "")


def _change(told: Told) -> Quantity | None:
    """What a claim measures, if it says that there is more or less of some matter."""
    quantity = told.facts.quantity
    if quantity is None or told.claim.act != "change" or not told.is_meant or not quantity.subject:
        return None
    if quantity.unit != "percent" or not quantity.place or not (quantity.high < 0 or quantity.low > 0):
        return None
    return quantity if quantity.measure in ("", *concepts("extent", "measures")) else None


def _weigh(block: Block) -> Iterator[Finding]:
    """Each change that fell beside each that rose; documents that tell of one change are one side."""
    changes = _changes(block)
    falls, rises = ([change for change in changes if (change.quantity.high < 0) is down] for down in (True, False))
    for fall in falls:
        for rise in rises:
            remark = fall.remark or rise.remark
            if not _nested(fall.quantity, rise.quantity) or min(fall.keys & rise.keys) != block.key.partition(":")[2]:
                continue
            if not (_share_time(fall.quantity, rise.quantity) or (remark and _touch(fall.quantity, rise.quantity))):
                continue
            if remark or any(apart(a, b) or two_voices(a, b) for a in fall.told for b in rise.told):
                yield _finding(block, fall, rise, remark)  # else one source that breaks its own figure down


@dataclass(frozen=True, slots=True)
class _Change:
    """One change that documents tell of, and the keys under which it meets others."""

    quantity: Quantity
    keys: frozenset[str]
    told: list[Told]

    @property
    def remark(self) -> str:
        """What a writer says of it."""
        return next(
            (
                told.facts.quantity.remark
                for told in self.told
                if told.facts.quantity is not None and told.facts.quantity.remark
            ),
            "",
        )


def _changes(block: Block) -> list[_Change]:
    """The changes of a block, in the order in which they were first told."""
    found: dict[Quantity, _Change] = {}
    for told in block.told:
        if (quantity := _change(told)) is not None:
            plain = replace(quantity, words=(), whole="", apart=False, pair="", is_tentative=False, remark="")
            found.setdefault(plain, _Change(plain, frozenset(_keys(told)), [])).told.append(told)
    return list(found.values())


def _nested(a: Quantity, b: Quantity) -> bool:
    """Whether the matter and the people of one are among those of the other."""
    matters = inside(a.subject, b.subject) or inside(b.subject, a.subject)
    return matters and (inside(a.whom, b.whom) or inside(b.whom, a.whom))


def _span(quantity: Quantity) -> tuple[int, int]:
    """The time in which a change happened: from the end of its base to the end of its span."""
    first, after = quantity.first or 0, quantity.after or 0
    return (min(quantity.base[1], after - 1) if quantity.base is not None else first), after


def _share_time(a: Quantity, b: Quantity) -> bool:
    (first, after), (begin, end) = _span(a), _span(b)
    common = min(after, end) - max(first, begin)
    return common >= _PART * max(after - first, end - begin)


def _touch(a: Quantity, b: Quantity) -> bool:
    """Whether the spans, bases taken in, have a day in common."""
    return (a.first or 0) < (b.after or 0) and (b.first or 0) < (a.after or 0)


def _finding(block: Block, fall: _Change, rise: _Change, remark: str) -> Finding:
    said = [
        f"{indicator(told)}: {amount(claim)}{f' since {day(claim.since)}' if claim.since else ''}"
        f"{f' ({day(claim.period)})' if claim.period and not claim.since else ''}, says {voices(told)}"
        for told in (fall.told, rise.told) if isinstance(claim := told[0].claim, FigureClaim)
    ]  # fmt: skip
    a, b = fall.quantity, rise.quantity
    wider = (a.whom, a.subject) != (b.whom, b.subject)
    steps = [f"{said[0]}.", f"{said[1]}.", "The spans of time share a good part." if _share_time(a, b) else
             "One ends in the year that the other counts from."]  # fmt: skip
    steps += ["What one covers is part of what the other covers."] if wider else []
    steps += [f"The writer says so: “{remark}”"] if remark else []
    together = fall.remark == rise.remark != ""
    return block.found(
        "tension", (_sign(fall), _sign(rise)), f"{said[0]}; yet {said[1][:1].lower()}{said[1][1:]}",
        [*fall.told, *rise.told], sides=[fall.told, rise.told], steps=steps,
        weight=0.45 + (0.2 if together else 0.1 if remark else 0.0) + (0.0 if wider else 0.1),
        settles="one series of the same figure, by the same counter, over both spans",
    )  # fmt: skip


def _sign(change: _Change) -> str:
    """A change in a question: the same however often it is told."""
    q = change.quantity
    return f"{q.measure} {q.subject} {q.whom} {q.first} {q.after} {q.base} {q.low} {q.high}"


def _falls(told: Told, key: str) -> bool:
    quantity = _change(told)
    return quantity is not None and quantity.high < 0


WEIGHER: Final = Weigher(name="tension", keys=_keys, founds=_falls, weigh=_weigh)
WEIGHERS: Final = (WEIGHER,)
