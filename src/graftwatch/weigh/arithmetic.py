"""Numbers of one source that do not add up."""

from collections.abc import Iterator

from graftwatch.claims import FigureClaim, Finding
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.told import Told


def _rank_keys(told: Told) -> Iterator[str]:
    if isinstance(told.claim, FigureClaim) and told.claim.act == "rank" and told.claim.of is not None:
        yield told.id


def _ranks(block: Block) -> Iterator[Finding]:
    for told in block.told:
        claim = told.claim
        if isinstance(claim, FigureClaim) and claim.of is not None and claim.value > claim.of:
            yield block.found(
                "arithmetic", (), f"Rank {claim.value} is outside a table of {claim.of}", [told],
                steps=[f"The rank is given as {claim.value}.", f"The table is said to have {claim.of} places."],
                weight=0.4, settles="the table itself",
            )  # fmt: skip


WEIGHERS = (Weigher(name="arithmetic.rank", keys=_rank_keys, weigh=_ranks, alone=True),)
