"""The register of weighers: one module a kind of finding; and the two questions that are asked of all of them."""

from collections.abc import Iterator
from typing import Final

from graftwatch.claims import Finding
from graftwatch.weigh import (
    arithmetic,
    contradiction,
    echo,
    identified,
    missing_source,
    patrons,
    pattern,
    returns,
    tension,
    unmet,
)
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.told import Paper, Told

WEIGHERS: Final[tuple[Weigher, ...]] = (
    *contradiction.WEIGHERS,
    *tension.WEIGHERS,
    *arithmetic.WEIGHERS,
    *echo.WEIGHERS,
    *identified.WEIGHERS,
    *missing_source.WEIGHERS,
    *pattern.WEIGHERS,
    *patrons.WEIGHERS,
    *returns.WEIGHERS,
    *unmet.WEIGHERS,
)

_BY_NAME: Final = {weigher.name: weigher for weigher in WEIGHERS}


def keys_of(told: Told) -> dict[str, bool]:
    """Every key under which a claim meets others, and whether something can be founded on it there."""
    return {
        f"{weigher.name}:{key}": weigher.founds(told, key)
        for weigher in WEIGHERS for key in dict.fromkeys(weigher.keys(told)) if key
    }  # fmt: skip


def keys_of_paper(paper: Paper) -> Iterator[str]:
    """Every key that a document itself has."""
    yield from dict.fromkeys(f"{each.name}:{key}" for each in WEIGHERS for key in each.paper_keys(paper) if key)


def weigher_of(key: str) -> Weigher | None:
    """Whose key it is; None for one that no weigher of this version has."""
    return _BY_NAME.get(key.partition(":")[0])


def beside_of(block: Block) -> list[str]:
    """The keys of other blocks whose claims are to be added to a block before it is weighed."""
    weigher = weigher_of(block.key)
    return list(weigher.beside(block)) if weigher is not None and block.told else []


def wakes_of(block: Block) -> list[str]:
    """The keys of the blocks that are to be weighed anew after this one, because they have its claims beside them."""
    weigher = weigher_of(block.key)
    return sorted(set(weigher.wakes(block))) if weigher is not None else []


def weigh(block: Block) -> list[Finding]:
    """What the claims of a block show together, by id."""
    weigher = weigher_of(block.key)
    if weigher is None or (len(block.told) < 2 and not weigher.alone) or (weigher.whole and not block.is_whole):
        return []
    found = {finding.id: finding for finding in weigher.weigh(block)}
    return [found[id] for id in sorted(found)]
