"""Sources that documents cite and the ledger does not hold, with how much hangs on them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from graftwatch.claims import CitationClaim, FigureClaim, Finding, JusticeClaim, Source, When
from graftwatch.names import bag_of
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.independence import papers_of
from graftwatch.weigh.outlets import (
    days_of,
    document_key,
    is_issue_of,
    is_of_several,
    is_outlet,
    issuer_key,
    outlet_key,
    outlet_keys,
)
from graftwatch.weigh.told import Paper, Told

_WEIGHT: Final = 0.15  # of a source that one claim hangs on; more of both make it weigh more
_MOST: Final = 0.7


# Outlets: an issue of a day


def _outlet_keys(told: Told) -> Iterator[str]:
    for name, on in _outlets(told):
        yield f"{outlet_key(name)}|{_day(on)}"


def _outlets(told: Told) -> Iterator[tuple[str, When | None]]:
    """The outlets that a claim cites, or rests on, each with the day."""
    claim = told.claim
    cited = isinstance(claim, CitationClaim) and (claim.act == "outlet" or (claim.act == "self" and claim.on))
    named = [(claim.name, claim.on)] if isinstance(claim, CitationClaim) and cited else []
    named += [(source.name, source.on) for source in claim.said_by if source.type == "outlet"]
    words = claim.evidence.quote if isinstance(claim, CitationClaim) else ""
    yield from ((name, on) for name, on in named if is_outlet(name) and not is_of_several(words))


def _day(on: When | None) -> str:
    return on.exactly().text if on is not None else ""


def _outlet_paper_keys(paper: Paper) -> Iterator[str]:
    if paper.outlet:
        yield from (f"{name}|{day}" for name in outlet_keys(paper.outlet) for day in ("", *days_of(paper.date)))


def _weigh_outlet(block: Block) -> Iterator[Finding]:
    """Whoever cites an issue that the ledger holds needs nothing; of the outlet itself, what it says of itself."""
    citing = [told for told in block.told if _is_citation(told)] or list(block.told if _is_dated(block) else ())
    on = next((on for told in block.told for _, on in _outlets(told) if _day(on) == block.key.rpartition("|")[2]), None)
    held = [paper for paper in block.papers if on is None or (paper.date and is_issue_of(on, paper.date))]
    if held or not citing:
        return
    name = next(name for told in citing for name, _ in _outlets(told))
    yield _missing(
        block, name, on, citing, block.told, f"an issue of {name} of that day" if on else f"anything of {name}"
    )


def _is_dated(block: Block) -> bool:
    return not block.key.endswith("|")


def _is_citation(told: Told) -> bool:
    return isinstance(told.claim, CitationClaim)


# Documents: a press release, a report, a post


def _document_keys(told: Told) -> Iterator[str]:
    claim = told.claim
    if isinstance(claim, CitationClaim) and claim.act == "document" and document_key(claim.name):
        yield from _keys_of_document(claim.name, claim.on)
    for source in claim.said_by:
        if source.type == "document":
            yield from _keys_of_document(source.name, source.on)
        elif source.type in ("body", "person") and _is_day(source.on):
            yield _day(source.on)


def _keys_of_document(name: str, on: When | None) -> Iterator[str]:
    """A document is known by its day, else by its issuer; "the verdict" is known by neither."""
    if _is_day(on):
        yield _day(on)
    elif issuer := issuer_key(name):
        yield f"{document_key(name)}|{issuer}"


def _is_day(on: When | None) -> bool:
    return on is not None and on.precision == "day"


def _document_paper_keys(paper: Paper) -> Iterator[str]:
    if paper.outlet and paper.date is not None and paper.date.precision == "day":
        yield paper.date.exactly().text


def _weigh_document(block: Block) -> Iterator[Finding]:
    """Each document of a day that is cited: those of one sort are one, if what is cited from them is."""
    cited = [told for told in block.told if _is_citation(told)]
    for sort in dict.fromkeys(document_key(told.claim.name) for told in cited if isinstance(told.claim, CitationClaim)):
        of_sort = [told for told in cited if document_key(getattr(told.claim, "name", "")) == sort]
        for number, group in enumerate(_of_one(of_sort, block.told, sort)):
            issuer = next((key for told in group if (key := issuer_key(getattr(told.claim, "name", "")))), "")
            if any(_is_of(paper, issuer, sort) for paper in block.papers):
                continue
            papers = {told.paper.id for told in group}
            hanging = [told for told in block.told if told.paper.id in papers]
            claim = group[0].claim
            assert isinstance(claim, CitationClaim)
            yield _missing(block, claim.name, claim.on, group, hanging, f"the {claim.name} itself", sort, str(number))


def _of_one(cited: Sequence[Told], told: Sequence[Told], sort: str) -> list[list[Told]]:
    """Citations of one sort and day in groups: documents that take a number or a name from it take it from the same."""
    groups: list[tuple[set[str], list[Told]]] = []
    for citation in sorted(cited, key=lambda each: each.order):
        content = {citation.paper.id} | {
            word for each in told if each.paper.id == citation.paper.id for word in _content(each)
        }
        joining = [group for group in groups if group[0] & content]
        for group in joining:
            groups.remove(group)
            content |= group[0]
        groups.append((content, [*(each for group in joining for each in group[1]), citation]))
    bare = [(content, group) for content, group in groups if len(content) == 1]
    rest = [group for content, group in groups if len(content) > 1]
    if len(rest) == 1 and sort != "press_release":  # nothing parts them, and few reports are of one day
        return [[*rest[0], *(each for _, group in bare for each in group)]]
    return [group for _, group in groups]


def _content(told: Told) -> Iterator[str]:
    """What can be told to be the same in two documents: a number with its unit, a name, an issuer."""
    claim = told.claim
    if isinstance(claim, FigureClaim):
        yield f"{claim.value.normalize()} {claim.unit}"
    elif isinstance(claim, JusticeClaim) and claim.amount is not None:
        yield f"{claim.amount.number.normalize()} {claim.amount.currency}"
    elif isinstance(claim, CitationClaim) and (issuer := issuer_key(claim.name)):
        yield issuer
    for role in ("person", "body"):
        if key := told.key(role):
            yield key


def _is_of(paper: Paper, issuer: str, sort: str) -> bool:
    """Whether a document of the ledger is the one that is cited: by the issuer itself, or called so."""
    if document_key(paper.title or "") == sort and sort == "press_release":
        return True
    return bool(issuer) and bag_of(paper.outlet or "").body().key == issuer


# Both


def _missing(
    block: Block, name: str, on: When | None, citing: Sequence[Told], hanging: Iterable[Told], settles: str, *more: str
) -> Finding:  # fmt: skip
    papers = papers_of(citing)
    claims = [told for told in hanging if not _is_citation(told) and told.claim.said_by]
    number = len(claims)
    of = f" of {_day(on)}" if on else ""
    cites = f"{len(papers)} document{'s cite' if len(papers) != 1 else ' cites'}"
    steps = [f"{paper.called}, {paper.date or 'undated'}: {_quote(citing, paper)}" for paper in papers]
    hang = f"{number or 'no'} claim{'' if number == 1 else 's'} of theirs hang{'s' * (number == 1)} on it"
    steps.append(f"The ledger holds no such document; {hang}.")
    return block.found(
        "missing_source", more, f"Not held: {name}{of}; {cites} it", [*citing, *claims], steps=steps,
        weight=min(_MOST, _WEIGHT + 0.08 * number + 0.1 * (len(papers) - 1)), settles=settles,
        about=[key for told in citing if (key := _entity(told, name))],
    )  # fmt: skip


def _entity(told: Told, name: str) -> str:
    """The id of a source, where it is one that is known."""
    chain: list[tuple[Source, str]] = [
        (source, named.entity) for source, named in zip(told.claim.said_by, told.facts.sources)
    ]
    return next((entity for source, entity in chain if source.name == name and entity), "")


def _quote(citing: Sequence[Told], paper: Paper) -> str:
    return f"“{next(told.claim.evidence.quote for told in citing if told.paper.id == paper.id)}”"


def _cites(told: Told, key: str) -> bool:
    return _is_citation(told)


WEIGHERS: Final = (
    Weigher(
        name="missing_source.outlet", keys=_outlet_keys, paper_keys=_outlet_paper_keys, weigh=_weigh_outlet, alone=True
    ),
    Weigher(
        name="missing_source.document", keys=_document_keys, paper_keys=_document_paper_keys, founds=_cites,
        weigh=_weigh_document, alone=True,
    ),
)  # fmt: skip
