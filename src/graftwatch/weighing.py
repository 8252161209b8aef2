"""Weighing over a ledger: whatever is new goes into its blocks, and every block that has changed is weighed.

Two steps, each of which can be broken off and gone on with: a document is one transaction, and so are a few blocks.
What a person has dismissed stays dismissed while it rests on the same claims.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

from graftwatch.ledger import Ledger
from graftwatch.ledger.said import Said
from graftwatch.ledger.scales import Content, Placed, Placing, Scales
from graftwatch.weigh import (
    Block,
    Facts,
    Kept,
    Paper,
    Told,
    affairs_of,
    beside_of,
    kept_in,
    keys_of_document,
    keys_of_paper,
    tell,
    wakes_of,
    weigher_of,
)
from graftwatch.weigh import weigh as weigh_block

_BLOCKS: Final = 100  # weighed in one transaction
_CLAIMS: Final = 1000  # of the blocks that are in memory at a time, unless one block has more
_DOCUMENTS: Final = 50  # put into their blocks in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """What a run weighed: `documents` that were new or whose people have changed, `blocks` that these touched; how many
    findings are `new` (or open again), and how many were `closed`."""

    documents: int = 0
    blocks: int = 0
    new: int = 0
    closed: int = 0

    def __add__(self, other: "Weighed") -> "Weighed":
        return Weighed(
            documents=self.documents + other.documents, blocks=self.blocks + other.blocks, new=self.new + other.new,
            closed=self.closed + other.closed,
        )  # fmt: skip


def weigh(ledger: Ledger, *, again: bool = False, progress: Callable[[int, int], None] | None = None) -> Weighed:
    """Weigh what is new since the last time; with `again`, everything.

    `progress` gets how many documents stand in their blocks, and of how many.
    """
    if again:
        with ledger.scales(writes=True) as scales:
            scales.forget_all()
    with ledger.scales() as scales:
        waiting = scales.unweighed()
    for start in range(0, len(waiting), _DOCUMENTS):
        some = waiting[start : start + _DOCUMENTS]
        _place(ledger, some)
        if progress is not None:
            progress(start + len(some), len(waiting))
    done = Weighed(documents=len(waiting))
    while True:
        with ledger.scales(writes=True) as scales:
            part = _weigh_some(scales)
        if not part.blocks:
            return done
        done += part


def _place(ledger: Ledger, documents: Sequence[str]) -> None:
    """Put the claims of documents into their blocks."""
    with ledger.who() as who:
        entities: dict[str, dict[str, str]] = {id: {} for id in documents}
        for party in who.parties(documents=documents):
            entities[party.document][party.name] = party.entity
        placed = [_placed(said, entities[said.id]) for said in who.said(documents)]
    with ledger.scales(writes=True) as scales:
        scales.put(placed)


def _placed(said: Said, entities: Mapping[str, str]) -> Placed:
    """Where a document and its claims stand, with what resolving knows of them."""
    document = said.document
    paper = Paper(
        id=said.id, source=document.source, title=document.title, outlet=document.outlet, date=document.date,
        language=document.language, kept=kept_in(document),
    )  # fmt: skip
    told = tell(document, paper, said.mentions, said.claims, entities) if said.claims else []
    keys = keys_of_document(told)
    return Placed(
        document=said.id, claims=[_placing(each, keys[each.id]) for each in told], keys=list(keys_of_paper(paper)),
        kept=[each.to_json() for each in paper.kept],
    )  # fmt: skip


def _placing(told: Told, keys: Mapping[str, bool]) -> Placing:
    day = told.paper.day.toordinal()
    return Placing(
        claim=told.id, facts=told.facts.to_json(), saying=int(told.saying, 16) >> 1,
        rank=day << 32 | int(told.id[:8], 16), keys=keys,
    )  # fmt: skip


def blocks(ledger: Ledger, weigher: str) -> Iterator[Block]:
    """Every block of a weigher in which claims stand, by name, as it is weighed."""
    after = ""
    while True:
        with ledger.scales() as scales:
            contents = scales.blocks(weigher, _BLOCKS, after=after)
            for some in _batches(content for content in contents if content.claims):
                yield from _blocks(scales, some)
        if not contents:
            return
        after = contents[-1].name


def _weigh_some(scales: Scales) -> Weighed:
    """Weigh the next few blocks that have changed."""
    done = Weighed()
    gone = _GONE.format(f"{datetime.now(UTC):%Y-%m-%d}")
    for contents in _batches(map(_of_use, scales.touched(_BLOCKS))):
        blocks = dict(zip((content.block for content in contents), _widened(scales, _blocks(scales, contents))))
        found = {key: weigh_block(block) for key, block in blocks.items()}
        parts = {
            each.block: {told.id for told in blocks[each.block].told}
            for each in contents if each.claims and not each.is_whole
        }  # fmt: skip
        scales.affairs.settle({key: affairs_of(block) for key, block in blocks.items()})
        new, closed = scales.findings.settle(found, parts=parts, gone=gone)
        scales.weighed(list(found))
        scales.touch({key for block in blocks.values() for key in wakes_of(block)})
        done += Weighed(blocks=len(contents), new=new, closed=closed)
    return done


def _of_use(content: Content) -> Content:
    """What stands in a block, or nothing where its weigher could not use it: then it need not be read."""
    weigher = weigher_of(content.name)
    return content if content.is_founded or weigher is None or not weigher.whole else replace(content, claims=())


def _widened(scales: Scales, blocks: Sequence[Block]) -> list[Block]:
    """Blocks with the claims of others that they have to see as well."""
    names = {block.key: beside_of(block) for block in blocks}
    wanted = {name for some in names.values() for name in some}
    beside = {block.key: block for block in _blocks(scales, scales.named(wanted))} if wanted else {}
    return [block.with_others(beside[name] for name in names[block.key] if name in beside) for block in blocks]


def _batches(contents: Iterable[Content]) -> Iterator[list[Content]]:
    """Blocks in groups that hold a bounded number of claims and documents, or one block that holds more."""
    some: list[Content] = []
    held = 0
    for content in contents:
        more = len(content.claims) + len(content.documents)
        if some and held + more > _CLAIMS:
            yield some
            some, held = [], 0
        some.append(content)
        held += more
    if some:
        yield some


def _blocks(scales: Scales, contents: Sequence[Content]) -> list[Block]:
    """Blocks as weighers get them."""
    claims = scales.claims(key for content in contents for key in content.claims)
    beside = {key for each in contents for key in each.documents}
    documents = beside | {claim.document for claim in claims.values()}
    papers = {key: _paper(row) for key, row in scales.papers(documents, kept_of=beside).items()}
    told = {
        key: Told(claim.claim, papers[claim.document], Facts.from_json(claim.facts), claim.id)
        for key, claim in claims.items()
    }
    return [_block(content, told, papers) for content in contents]


def _paper(row: dict[str, Any]) -> Paper:
    return Paper(**(row | {"kept": tuple(Kept.from_json(each) for each in row["kept"])}))


_GONE: Final = "weighed again on {}: what is known now does not bear it out"


def _block(content: Content, told: dict[int, Told], papers: dict[int, Paper]) -> Block:
    """A block as a weigher gets it: of two readers that agree on a claim, one is enough."""
    here = {told[key].id: told[key] for key in reversed(content.claims) if key in told}
    return Block(
        key=content.name,
        told=tuple(sorted(here.values(), key=lambda each: each.order)),
        papers=tuple(sorted((papers[key] for key in content.documents), key=lambda paper: (paper.day, paper.id))),
        is_whole=content.is_founded,
    )
