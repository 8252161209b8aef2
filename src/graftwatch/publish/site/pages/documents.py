"""Documents: the list, one with its claims marked where they stand, the bytes it came as, and one claim."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from graftwatch.claims import CitationClaim, Claim, Document, choices, claim_to_json, in_text
from graftwatch.ledger import Decision, Duplicate, FindingRow, Listed, NoSuchClaim
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.counts import STATS
from graftwatch.publish.export import COLUMNS, Row, document_row
from graftwatch.publish.site.links import Links
from graftwatch.publish.site.marks import Paragraph, paragraphs, parts_of
from graftwatch.publish.site.render import Page, entity_address
from graftwatch.publish.site.site import ROWS, Site, Table, page_number


@dataclass(frozen=True, kw_only=True)
class DocumentsPage(Page):
    template: ClassVar[str] = "documents.html"
    section: ClassVar[str] = "/documents"

    rows: list[Listed] = field(metadata={"help": "Documents, newest publication first."})
    total: int = field(metadata={"help": "How many there are with these filters."})
    page: int = field(metadata={"help": "Which page of the list this is, from 1."})
    pages: int = field(metadata={"help": "How many pages the list has."})
    filters: dict[str, str | None] = field(metadata={"help": "What the list is narrowed to: outlet, language."})


@dataclass(frozen=True, kw_only=True)
class DocumentPage(Page):
    template: ClassVar[str] = "document.html"
    section: ClassVar[str] = "/documents"

    document: Document = field(metadata={"help": "The document."})
    paragraphs: list[Paragraph] = field(metadata={"help": "The text of this part, with claims and names as spans."})
    claims: list[tuple[int, Claim]] = field(metadata={"help": "The claims of this part with their numbers."})
    total: int = field(metadata={"help": "How many claims the whole document makes."})
    part: int = field(metadata={"help": "Which part of the text this is, from 1."})
    parts: int = field(metadata={"help": "How many parts the text has."})
    links: Links = field(metadata={"help": "Where names lead."})
    origins: list[str] = field(metadata={"help": "Where it came from."})
    alike: list[tuple[Duplicate, Listed | None]] = field(metadata={"help": "Documents with nearly the same text."})
    readers: list[str] = field(metadata={"help": "What has read it."})
    cites: list[CitationClaim] = field(metadata={"help": "The sources that it points to."})
    decisions: dict[str, Decision] = field(metadata={"help": "What persons decided on its claims."})
    named: list[EntityRow] = field(metadata={"help": "Whom it names, those that most documents name first."})


@dataclass(frozen=True, kw_only=True)
class ClaimPage(Page):
    template: ClassVar[str] = "claim.html"
    section: ClassVar[str] = "/documents"

    claim: Claim = field(metadata={"help": "The claim."})
    document: Document = field(metadata={"help": "The document that makes it."})
    before: str = field(metadata={"help": "The sentence up to the claim's words."})
    after: str = field(metadata={"help": "The sentence after them."})
    own: dict[str, Any] = field(metadata={"help": "Its fields, as exported."})
    decisions: list[Decision] = field(metadata={"help": "What persons decided on it, the last first."})
    findings: list[FindingRow] = field(metadata={"help": "Findings that rest on it."})
    correctable: list[tuple[str, str, tuple[str, ...]]] = field(
        metadata={"help": "Fields to correct, with what they say now and the words that they can hold."}
    )
    links: Links = field(metadata={"help": "Where names lead."})


def _total(site: Site, outlet: str | None, language: str | None) -> int:
    """How many documents there are, of an outlet and in a language if these are given."""
    stats = site.count(STATS)
    if outlet is None or language is None:
        of_outlet = stats.outlets.get(outlet, 0) if outlet else stats.documents
        return stats.languages.get(language, 0) if language else of_outlet

    def count() -> int:
        with site.ledger.browse() as browse:
            return browse.count_documents(outlet=outlet, language=language)

    return site.cached(("documents", outlet, language), count)


def routes(site: Site) -> APIRouter:
    """The pages of documents and claims."""
    router = APIRouter(tags=["documents"])
    ledger = site.ledger

    @site.page(router, "/documents")
    def documents(request: Request, outlet: str = "", language: str = "", page: str = "1") -> Response:
        """Documents, newest publication first."""
        outlets, languages, number = outlet or None, language or None, page_number(page)

        def html() -> DocumentsPage:
            with ledger.browse() as browse:
                rows = browse.listed(outlet=outlets, language=languages, limit=ROWS, offset=(number - 1) * ROWS)

            total = _total(site, outlets, languages)
            filters = {"outlet": outlets, "language": languages}
            return DocumentsPage(rows=rows, total=total, page=number, pages=max(1, -(-total // ROWS)), filters=filters)

        def rows() -> Iterator[Row]:
            yield from map(document_row, ledger.documents(outlet=outlets, language=languages))

        return site.answer(request, html, Table(COLUMNS["documents"], rows))

    @router.get("/documents/{which}/original", include_in_schema=False)
    def original(which: str) -> Response:
        """The bytes that a document was made from, as they came; offered for download, never shown."""
        document = ledger.document(which)
        name = f"{document.id}.{document.media_type.partition('/')[2].partition(';')[0] or 'bin'}"
        safe = "".join(c for c in name if c.isascii() and (c.isalnum() or c in ".-+"))
        headers = {"Content-Disposition": f'attachment; filename="{safe}"'}
        return Response(ledger.raw(document.id), media_type="application/octet-stream", headers=headers)

    @site.page(router, "/documents/{which}")
    def document(request: Request, which: str, part: str = "1") -> Response:
        """The claims of one document, in the order of its text."""
        held = ledger.document(which.removesuffix(".csv").removesuffix(".json"))
        claims = list(ledger.claims(document=held.id))
        table = Table(COLUMNS["claims"], lambda: map(claim_to_json, claims))
        return site.answer(request, lambda: _document_page(site, held, claims, page_number(part)), table)

    _claims(site, router)
    return router


def _claims(site: Site, router: APIRouter) -> None:
    """The pages of claims."""
    ledger = site.ledger

    @site.page(router, "/claims/{which}")
    def claim(request: Request, which: str) -> Response:
        """One claim with all its fields."""
        if not which or set(which) - set("0123456789abcdef"):
            raise NoSuchClaim(which)
        found = ledger.claim(which)
        table = Table(COLUMNS["claims"], lambda: [claim_to_json(found)])
        return site.answer(request, lambda: _claim_page(site, found), table)

    @router.get("/claims/{which}/text", include_in_schema=False)
    def in_text(which: str) -> RedirectResponse:
        """To the place in the text where a claim stands."""
        found = ledger.claim(which)
        parts = parts_of(ledger.document(found.document).text)
        at = next((n for n, (_, end) in enumerate(parts, 1) if found.evidence.start < end), 1)
        part = f"?part={at}" if at > 1 else ""
        return RedirectResponse(f"/documents/{found.document}{part}#c-{found.id}", 303)


def _document_page(site: Site, document: Document, claims: list[Claim], part: int) -> DocumentPage:
    ledger, spans = site.ledger, parts_of(document.text)
    if part > len(spans):
        raise HTTPException(404, f"The text has {len(spans)} parts; there is no part {part}.")
    start, end = spans[part - 1]
    with ledger.browse() as browse:
        meant = browse.parties_in([document.id])
        mentions = [m for m in ledger.mentions(document.id) if start <= m.start < end]
        alike = ledger.duplicates(document.id)
        others = [each.other if each.document == document.id else each.document for each in alike]
        listed = browse.listed_by_id(others)
        decisions = browse.decisions.standing(each.id for each in claims)
    links = Links(meant)
    numbered = [(n, each) for n, each in enumerate(claims, 1) if start <= each.evidence.start < end]
    names = [
        (mention, entity_address(entity)) for mention in mentions
        if (entity := meant.get((document.id, mention.schema, mention.entity))) is not None
        and mention.schema != "Position"
    ]  # fmt: skip
    return DocumentPage(
        document=document, claims=numbered, total=len(claims), part=part, parts=len(spans), links=links,
        paragraphs=list(paragraphs(document.text, (start, end), numbered, names, document.furniture)),
        origins=ledger.origins(document.id), readers=ledger.readings(document.id),
        alike=[(each, listed.get(other)) for each, other in zip(alike, others)],
        cites=_once(each for each in claims if isinstance(each, CitationClaim)),
        named=_most_named(meant.values()), decisions=decisions,
    )  # fmt: skip


def _once(cites: Iterable[CitationClaim]) -> list[CitationClaim]:
    return list({(each.name, str(each.on)): each for each in cites}.values())


def _most_named(entities: Iterable[EntityRow]) -> list[EntityRow]:
    people = {each.id: each for each in entities if each.schema != "Position"}
    return sorted(people.values(), key=lambda each: (each.schema != "Person", -each.parties, each.id))[:40]


def _claim_page(site: Site, claim: Claim) -> ClaimPage:
    document = site.ledger.document(claim.document)
    with site.ledger.browse() as browse:
        links = Links(browse.parties_in([document.id]))
        decisions = browse.decisions.history(claim.id)
        findings = list(browse.findings.list(claims=[claim.id], limit=20))
    first, last = claim.evidence.sentence
    own = {
        name: value for name, value in claim_to_json(claim).items()
        if name not in ("id", "document", "source", "kind", "act", "quote", "start", "end", "sentence", "said_by")
    }  # fmt: skip
    return ClaimPage(
        claim=claim, document=document, own=own, links=links, decisions=decisions, findings=findings,
        correctable=[(name, text, choices(claim.kind, name)) for name, text in in_text(claim).items()],
        before=document.text[first : claim.evidence.start], after=document.text[claim.evidence.end : last],
    )  # fmt: skip
