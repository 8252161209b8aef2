"""Parts and their whole: parts that exceed it, parts that do not make it up, and what is left over.

That parts exceed a whole says something only where none lies inside another: outcomes of a trial that exclude each
other, or what a sum is said to be made up of. "Of 100 accused 80 were charged and 60 convicted" adds up to nothing.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from graftwatch.claims import FigureClaim, Finding
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.quantity import Quantity
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import indicator, listed, number, voice

_Part = tuple[Told, FigureClaim, Quantity]


def _keys(told: Told) -> Iterator[str]:
    if told.facts.quantity is not None and told.facts.quantity.whole:
        yield told.facts.quantity.whole


def _weigh(block: Block) -> Iterator[Finding]:
    name = block.key.partition(":")[2]
    found = [
        (told, told.claim, told.facts.quantity) for told in block.told
        if isinstance(told.claim, FigureClaim) and told.facts.quantity is not None and told.is_meant
    ]  # fmt: skip
    head = next((part for part in found if part[0].id == name.removeprefix("of:")), None)
    if head is None or any(claim.bound != "exact" for _, claim, _ in found):
        return
    if name.startswith("of:"):
        total = head[1].of
        if total is not None and _exclude_each_other([quantity.measure for _, _, quantity in found]):
            yield from _over(block, found, total, head)
        return
    parts = [part for part in found if part is not head and part[2].unit == head[2].unit and part[1].act == "level"]
    if head[2].apart:
        yield from _not_made_up(block, parts, head)
    elif parts and head[1].act == "level":
        yield from _left_over(block, parts, head)


def _exclude_each_other(measures: Sequence[str]) -> bool:
    groups = cached_table("figures")["exclusive"]["groups"]
    return len(set(measures)) == len(measures) > 1 and any(set(measures) <= set(group) for group in groups)


def _over(block: Block, parts: list[_Part], total: Decimal, head: _Part) -> Iterator[Finding]:
    """Outcomes that exclude each other, and together are more than all."""
    added = sum((claim.value for _, claim, _ in parts), Decimal(0))
    if added > total:
        values = " + ".join(number(claim.value) for _, claim, _ in parts)
        yield block.found(
            "arithmetic", (),
            f"{values} = {number(added)}, not {number(total)} ({voice(head[0])})", [told for told, _, _ in parts],
            steps=[
                f"The whole is given as {number(total)}.",
                f"Its parts exclude each other: {listed([told.claim.evidence.quote for told, _, _ in parts])}.",
                f"{values} = {number(added)}, which is {number(added - total)} more than {number(total)}.",
            ],
            weight=0.5, settles="the list that was counted",
        )  # fmt: skip


def _not_made_up(block: Block, parts: list[_Part], head: _Part) -> Iterator[Finding]:
    """What a sum is said to be made up of, and that does not make it up."""
    low, high = (sum(getattr(quantity, end) for _, _, quantity in parts) for end in ("low", "high"))
    if len(parts) < 2 or (low <= head[2].high and head[2].low <= high):
        return
    added = sum((claim.value for _, claim, _ in parts), Decimal(0))
    whole, unit = head[1].value, f" {head[1].unit}" if head[1].unit else ""
    values = " + ".join(number(claim.value) for _, claim, _ in parts)
    yield block.found(
        "arithmetic", (), f"{values} = {number(added)}{unit}, not {number(whole)} ({voice(head[0])})",
        [told for told, _, _ in (*parts, head)],
        steps=[
            f"The whole is given as {number(whole)}{unit}.", f"It is said to be made up of {values}.",
            f"That is {number(added)}{unit}: {number(abs(added - whole))} {'more' if added > whole else 'less'}.",
        ],
        weight=0.5, settles="the account that was added up",
    )  # fmt: skip


def _left_over(block: Block, parts: list[_Part], head: _Part) -> Iterator[Finding]:
    """Parts of which a text says that they are of the whole: one that is larger than it, or what they leave."""
    whole = head[1].value
    larger = [part for part in parts if part[2].low > head[2].high]
    values = listed([number(claim.value) for _, claim, _ in parts])
    what = indicator([head[0]])
    everyone = [told for told, _, _ in (head, *parts)]
    if larger:
        yield block.found(
            "arithmetic", ("larger",),
            f"A part larger than its whole: {number(larger[0][1].value)} of {number(whole)} ({voice(head[0])})",
            everyone,
            steps=[f"The whole is {number(whole)} ({what}).", f"Its part is {number(larger[0][1].value)}."],
            weight=0.5, settles="the list that was counted",
        )  # fmt: skip
        return
    added = sum((claim.value for _, claim, _ in parts), Decimal(0))
    left = whole - added
    if len(parts) > 1 and sum(quantity.low for _, _, quantity in parts) > head[2].high:
        yield block.found(
            "arithmetic", ("more",),
            f"Of {number(whole)} ({what}) {values} are told of, which is {number(added)} ({voice(head[0])})", everyone,
            steps=[
                f"The whole is {number(whole)}.", f"The parts that the text tells of are {values}.",
                f"Together they are {number(added)}: {number(-left)} more than the whole, unless some are in both.",
            ],
            weight=0.4, settles="the list that was counted",
        )  # fmt: skip
    elif len(parts) > 1 and left > 0:
        yield block.found(
            "arithmetic", ("left",),
            f"Of {number(whole)} ({what}) {values} are told of; {number(left)} are left over ({voice(head[0])})",
            everyone,
            steps=[
                f"The whole is {number(whole)}.", f"The parts that the text tells of are {values}.",
                f"{number(left)} are in none of them, or more if some are in both.",
            ],
            weight=0.15, settles="what the rest is about",
        )  # fmt: skip


WEIGHER: Final = Weigher(name="arithmetic.part", keys=_keys, weigh=_weigh)
