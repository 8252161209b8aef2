"""A rank outside its table, and a share that is not what its own numbers give."""

from collections.abc import Iterator
from typing import Final

from graftwatch.claims import FigureClaim, Finding
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.quantity import bounds_of
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import number, voice, voices

_POINT: Final = 1.0  # percentage points by which a rounded share may be off


def _rank_keys(told: Told) -> Iterator[str]:
    claim = told.claim
    if isinstance(claim, FigureClaim) and claim.act == "rank" and claim.of is not None and claim.value > claim.of:
        yield f"{number(claim.value)}/{number(claim.of)}:{claim.topic}:{told.facts.country}"


def _ranks(block: Block) -> Iterator[Finding]:
    meant = [told for told in block.told if told.is_meant]
    claim = meant[0].claim if meant else None
    if isinstance(claim, FigureClaim) and claim.of is not None:
        yield block.found(
            "arithmetic", (),
            f"A rank outside its table: place {number(claim.value)} among {number(claim.of)} ({voices(meant)})", meant,
            steps=[
                f"The place is given as {number(claim.value)}.",
                f"The table is said to have {number(claim.of)} places.",
            ],
            weight=0.4, settles="the table itself",
        )  # fmt: skip


def _share_keys(told: Told) -> Iterator[str]:
    claim, quantity = told.claim, told.facts.quantity
    if isinstance(claim, FigureClaim) and quantity is not None:
        if claim.act == "share" and quantity.pair:
            yield quantity.pair
        elif claim.of is not None and claim.act in ("level", "share"):
            yield told.id


def _shares(block: Block) -> Iterator[Finding]:
    """A count of a total, and beside it the percentage that is said to be the same."""
    by_id = {told.id: told for told in block.told}
    for told in block.told:
        counted = by_id.get(told.facts.quantity.pair) if told.facts.quantity else None
        if counted is None or not isinstance(told.claim, FigureClaim) or not isinstance(counted.claim, FigureClaim):
            continue
        part, whole, said = counted.claim.value, counted.claim.of, told.claim.value
        if not whole:
            continue
        share = float(part / whole) * 100
        low, high = bounds_of(told.claim)
        if low - _POINT <= share <= high + _POINT:
            continue
        right = number(round(share, 1))
        yield block.found(
            "arithmetic", (),
            f"{number(part)} of {number(whole)} are {right} percent, not {number(said)} ({voice(told)})",
            [counted, told],
            steps=[
                f"The text gives {number(part)} of {number(whole)}.",
                f"{number(part)} / {number(whole)} = {right} percent.",
                f"The same text calls that {number(said)} percent.",
            ],
            weight=0.45, settles="the two numbers in the source that the text uses",
        )  # fmt: skip


RANK: Final = Weigher(name="arithmetic.rank", keys=_rank_keys, weigh=_ranks, alone=True)


def _share_founds(told: Told, key: str) -> bool:
    return told.claim.act == "share" and told.id != key


SHARE: Final = Weigher(name="arithmetic.share", keys=_share_keys, founds=_share_founds, weigh=_shares)
