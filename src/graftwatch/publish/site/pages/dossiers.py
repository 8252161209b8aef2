"""People, bodies and posts: the lists, and one with all that is said of it, the state of its case first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graftwatch.claims import KINDS, Affair, Claim, claim_to_json
from graftwatch.ledger import Browse, FindingRow
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.counts import ENTITIES, SCHEMAS
from graftwatch.publish.dossier import Dossier, body_name, dossier
from graftwatch.publish.export import COLUMNS, Row
from graftwatch.publish.find import names_of
from graftwatch.publish.site import timeline, words
from graftwatch.publish.site.links import Links
from graftwatch.publish.site.render import FAMILIES, Page, entity_address, slug
from graftwatch.publish.site.site import ROWS, Site, Table, moved, page_number, stands_at

MOST: Final = 40  # documents that a page is drawn from; of an entity named in more, the latest
SHOWN: Final = 40  # claims of one kind on a page; the rest is in the CSV and JSON
_FINDINGS: Final = 12
_FALLS: Final = 30
_BEFORE: Final = KINDS.index("statement")
_ORDER: Final = ("justice", "misconduct", *KINDS[:_BEFORE], "spoken", *KINDS[_BEFORE:])
_ID_LENGTH: Final = 20
_COLUMNS: Final = ("id", "schema", "name", "names", "documents")


@dataclass(frozen=True, kw_only=True)
class EntitiesPage(Page):
    template: ClassVar[str] = "entities.html"

    family: str = field(metadata={"help": "people, bodies or posts."})
    rows: list[EntityRow] = field(metadata={"help": "Those that most documents name first."})
    total: int = field(metadata={"help": "How many there are."})
    page: int = field(metadata={"help": "Which page of the list this is, from 1."})
    pages: int = field(metadata={"help": "How many pages the list has."})

    @property
    def context(self) -> dict[str, Any]:
        return super().context | {"section": f"/{self.family}"}


@dataclass(frozen=True, kw_only=True)
class DossierPage(Page):
    template: ClassVar[str] = "dossier.html"

    family: str = field(metadata={"help": "people, bodies or posts."})
    whole: Dossier = field(metadata={"help": "All that the ledger holds."})
    case: dict[str, Any] = field(metadata={"help": "Where the case stands, in words, with its sources."})
    drawing: timeline.Drawing | None = field(metadata={"help": "Career and case on one axis."})
    falls: list[tuple[Affair, str]] = field(
        metadata={"help": "Falls of a body's people, or of who held a post, with their addresses."}
    )
    groups: list[tuple[str, list[Claim], int]] = field(metadata={"help": "Kind, claims shown, how many there are."})
    findings: list[FindingRow] = field(metadata={"help": "Findings on it, the weightiest first."})
    outlets: dict[str, str] = field(metadata={"help": "Outlet and day of each document."})
    links: Links = field(metadata={"help": "Where names lead."})
    of_body: Any = field(metadata={"help": "The body of an occupancy in words."})
    rung: Any = field(metadata={"help": "A step of a case in words."})

    @property
    def context(self) -> dict[str, Any]:
        return super().context | {"section": f"/{self.family}"}


def routes(site: Site) -> APIRouter:
    """The pages of people, bodies and posts."""
    router = APIRouter(tags=["people, bodies, posts"])
    for family in SCHEMAS:
        _family(site, router, family)
    return router


def _family(site: Site, router: APIRouter, family: str) -> None:
    ledger, schemas = site.ledger, SCHEMAS[family]

    def entities(request: Request, page: str = "1") -> Response:
        number = page_number(page)

        def html() -> EntitiesPage:
            with ledger.browse() as browse:
                rows = browse.entities(schemas, limit=ROWS, offset=(number - 1) * ROWS)
            total = site.count(ENTITIES)[family]
            return EntitiesPage(family=family, rows=rows, total=total, page=number, pages=max(1, -(-total // ROWS)))

        def rows() -> Iterator[Row]:
            with ledger.browse() as browse:
                yield from map(entity_row, browse.entities(schemas, limit=None))

        return site.answer(request, html, Table(_COLUMNS, rows))

    def entity(request: Request, which: str) -> Response:
        row = found(site, which)
        if not stands_at(request, address := entity_address(row)):
            return moved(request, address)
        table = Table(COLUMNS["claims"], lambda: map(claim_to_json, dossier(ledger, row).claims))
        return site.answer(request, lambda: _page(site, family, row), table)

    entities.__doc__ = f"{family.capitalize()}, those that most documents name first."
    entity.__doc__ = f"The claims on one of the {family}, in the order of time."
    site.page(router, f"/{family}")(entities)
    site.page(router, f"/{family}/{{which}}")(entity)


def found(site: Site, which: str) -> EntityRow:
    """The entity that an address means by the id at its end, also where that was joined to another.

    Raises:
        HTTPException: There is none (404).
    """
    id = which.removesuffix(".csv").removesuffix(".json")[-_ID_LENGTH:]
    with site.ledger.who() as who:
        row = who.entity_of(id)
    if row is None or row.schema not in FAMILIES:
        raise HTTPException(404, f"The ledger holds nobody and nothing under {which!r}. Try a search for the name.")
    return row


def entity_row(entity: EntityRow) -> Row:
    """An entity as a row."""
    names = names_of(entity)
    return {"id": entity.id, "schema": entity.schema, "name": entity.name, "names": names, "documents": entity.parties}


def _page(site: Site, family: str, entity: EntityRow) -> DossierPage:
    whole = dossier(site.ledger, entity, most=MOST)
    with site.ledger.browse() as browse:
        about = [entity.id, *(party.id for party in whole.parties)]
        findings = list(browse.findings.list(about=about, limit=_FINDINGS))
        falls = _falls(browse, family, whole)
    links = Links(whole.meant)
    outlets = {id: outlet or "an unnamed outlet" for id, outlet, *_ in whole.documents}
    dated = {id: _cited(outlet, day) for id, outlet, day, _ in whole.documents}
    return DossierPage(
        family=family, whole=whole, case=words.case(whole.case, outlets), links=links,
        drawing=timeline.career(whole.career, whole.case), outlets=dated,
        groups=list(_by_kind(whole.claims, lambda claim: links.subject(claim)[1] == entity_address(entity))),
        of_body=body_name, rung=words.rung, findings=findings,
        falls=[(each, f"/people/{slug(each.name, each.entity)}") for each in falls],
    )  # fmt: skip


def _falls(browse: Browse, family: str, whole: Dossier) -> list[Affair]:
    """The last falls of a body's people, or of those who held a post."""
    if family == "bodies":
        return browse.affairs.of_body([name for name, _ in whole.names], _FALLS)
    if family == "posts":
        return browse.affairs.of_people([holder.person.id for holder in whole.holders], _FALLS)
    return []


def _cited(outlet: str | None, day: Any) -> str:
    return ", ".join(filter(None, (outlet or "unnamed outlet", words.when(day))))


def _by_kind(
    claims: Iterable[Claim], is_speaker: Callable[[Claim], bool]
) -> Iterator[tuple[str, list[Claim], int]]:  # fmt: skip
    """Claims by kind; of statements, those of whom the page is about apart from those of others."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        is_own = claim.kind == "statement" and is_speaker(claim)
        groups.setdefault("spoken" if is_own else claim.kind, []).append(claim)
    for kind in _ORDER:
        if kind in groups:
            own = groups.pop(kind)
            yield kind, own[:SHOWN], len(own)
