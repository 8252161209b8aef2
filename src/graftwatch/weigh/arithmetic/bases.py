"""The base that a level and its change imply: 3,088 at +49 percent were about 2,072 before. Shown where no other claim
gives that base; a finding of more weight where one does, and it is another."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from graftwatch.claims import FigureClaim, Finding
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.quantity import Quantity
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import day, indicator, number, voice, voices

_DAYS: Final = 2
_HALF: Final = 0.5  # a percentage in whole points is rounded


def _keys(told: Told) -> Iterator[str]:
    """Under the measure, the matter, the place and a year: of the base of a change, and of its level; of any level."""
    quantity = told.facts.quantity
    if quantity is None or not told.is_meant or quantity.is_tentative or not quantity.measure or not quantity.place:
        return
    same = f"{quantity.measure}:{quantity.subject}:{quantity.place}"
    if told.claim.act == "change" and quantity.pair and quantity.base is not None:
        yield f"{same}:{date.fromordinal(quantity.base[0]).year}"
    elif told.claim.act == "level" and quantity.first is not None and quantity.after is not None:
        year = date.fromordinal(quantity.first).year
        yield f"{same}:{year}"
        if quantity.pair:
            yield f"{same}:{year - 1}"


def _weigh(block: Block) -> Iterator[Finding]:
    by_id = {told.id: told for told in block.told}
    for told in block.told:
        change = told.facts.quantity
        level = by_id.get(change.pair) if change is not None and told.claim.act == "change" else None
        if change is not None and level is not None and isinstance(told.claim, FigureClaim):
            yield from _implied(block, told, told.claim, level)


def _implied(block: Block, told: Told, change: FigureClaim, level: Told) -> Iterator[Finding]:
    now, of = level.facts.quantity, told.facts.quantity
    if now is None or of is None or of.base is None or change.since is None or change.value <= -100:
        return
    if not isinstance(level.claim, FigureClaim) or level.claim.bound == "at_most":
        return
    base = float(level.claim.value) / (1 + float(change.value) / 100)
    low = now.low / (1 + (float(change.value) + _HALF) / 100)
    high = now.high / (1 + (float(change.value) - _HALF) / 100)
    about = number(round(base)) if base >= 20 else number(round(base, 1))
    sign = "+" if change.value > 0 else "−"
    moved = f"{sign}{number(abs(change.value))} percent"
    here = f"{number(level.claim.value)} at {moved} implies {'' if base == round(base) else 'about '}{about}"
    steps = [
        f"{voice(level)} gives {number(level.claim.value)} ({indicator([level])}"
        f"{f', {day(level.claim.period)}' if level.claim.period else ''}).",
        f"It calls that {moved} from {day(change.since)}.",
        f"{number(level.claim.value)} / {1 + float(change.value) / 100:.4g} = {about}.",
    ]  # fmt: skip
    whole = _is_like(now, of.base)
    others = [each for each in block.told if whole and _is_base(each, level, of.base)]
    rivals = [each for each in others if _lies_outside(each, low, high)]
    if rivals:
        first = rivals[0].claim
        given = number(first.value) if isinstance(first, FigureClaim) else ""
        yield block.found(
            "arithmetic", (about, given),
            f"{here} in {day(change.since)} ({voice(level)}); {voices(rivals)} has {given}", [level, told, *rivals],
            sides=[[level, told], rivals], steps=[*steps, f"For {day(change.since)} {voices(rivals)} has {given}."],
            weight=0.6, settles=f"the figure for {day(change.since)}",
        )  # fmt: skip
    elif not others:
        part = "" if whole else " (the same months, or the whole of it: the text does not say)"
        yield block.found(
            "arithmetic", ("base", level.paper.family or level.paper.id, about),
            f"{here} in {day(change.since)}{part} ({voice(level)})", [level, told], steps=steps, weight=0.2,
            settles=f"the figure for {day(change.since)}",
        )  # fmt: skip


def _is_like(now: Quantity, base: tuple[int, int]) -> bool:
    """Whether a level covers as much time as the base does: a year and a year, not ten months and a year."""
    if now.first is None or now.after is None:
        return False
    return abs((now.after - now.first) - (base[1] - base[0])) <= _DAYS


def _is_base(each: Told, level: Told, base: tuple[int, int]) -> bool:
    """Whether a claim gives the level of the base itself."""
    one, other = each.facts.quantity, level.facts.quantity
    if one is None or other is None or each.claim.act != "level" or one.first is None or one.after is None:
        return False
    if each.id == level.id or one.unit != other.unit or one.whom.partition("@")[0] != other.whom.partition("@")[0]:
        return False
    return abs(one.first - base[0]) <= _DAYS and abs(one.after - base[1]) <= _DAYS


def _lies_outside(each: Told, low: float, high: float) -> bool:
    quantity = each.facts.quantity
    return quantity is not None and (quantity.high < low or high < quantity.low)


def _founds(told: Told, key: str) -> bool:
    return told.claim.act == "change"


WEIGHER: Final = Weigher(name="arithmetic.base", keys=_keys, founds=_founds, weigh=_weigh)
