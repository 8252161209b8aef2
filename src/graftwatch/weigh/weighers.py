"""The register of weighers: one module a kind of finding; and the two questions that are asked of all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
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
from graftwatch.weigh.words import voice

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

_REMARKED: Final = ("contradiction.", "tension:", "arithmetic.")  # kinds on which writers remark
_BY_NAME: Final = {weigher.name: weigher for weigher in WEIGHERS}


def keys_of(told: Told) -> dict[str, bool]:
    """Every key under which a claim by itself meets others, and whether something can be founded on it there."""
    return {
        f"{weigher.name}:{key}": weigher.founds(told, key)
        for weigher in WEIGHERS for key in dict.fromkeys(weigher.keys(told)) if key
    }  # fmt: skip


def keys_of_document(told: Sequence[Told]) -> dict[str, dict[str, bool]]:
    """The keys of each claim of a document, by its id. A remark that figures do not go together stands wherever these
    may be found not to."""
    keys = {each.id: keys_of(each) for each in told}
    for each in told:
        for key in [key for id in each.facts.remarks_on for key in keys.get(id, ()) if key.startswith(_REMARKED)]:
            keys[each.id].setdefault(key, False)
    return keys


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
    """What the claims of a block show together, by id; with the remarks of writers on them."""
    weigher = weigher_of(block.key)
    if weigher is None or (weigher.whole and not block.is_whole):
        return []
    remarks = [told for told in block.told if told.facts.remarks_on and block.key not in keys_of(told)]
    if remarks:
        block = replace(block, told=tuple(told for told in block.told if told not in remarks))
    if len(block.told) < 2 and not weigher.alone:
        return []
    found = {finding.id: _with_remarks(finding, remarks) for finding in weigher.weigh(block)}
    return [found[id] for id in sorted(found)]


def _with_remarks(finding: Finding, remarks: Sequence[Told]) -> Finding:
    """A finding with the remarks on its claims among them, each quoted in a step."""
    made = [told for told in remarks if set(told.facts.remarks_on) & set(finding.claims)]
    quotes = {told.claim.evidence.quote: told for told in made}
    new = [quote for quote in quotes if not any(quote in step for step in finding.steps)]
    return replace(
        finding, claims=(*finding.claims, *(told.id for told in made)),
        steps=(*finding.steps, *(f"{voice(quotes[quote])} says of it: “{quote}”" for quote in new)),
    )  # fmt: skip
