"""Findings: what does not add up, the weightiest first; one with its claims side by side and the reasoning."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Annotated, ClassVar, Final

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graftwatch.claims import FINDING_KINDS
from graftwatch.ledger import FindingRow, Held
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.export import Row
from graftwatch.publish.findings import FINDING_COLUMNS, finding_rows
from graftwatch.publish.site.forms import Sent, sent_by
from graftwatch.publish.site.links import Links
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site, Table, page_number, see_other

SHOWN: Final = 30
_STATUSES: Final = ("open", "dismissed", "closed")


@dataclass(frozen=True, kw_only=True)
class FindingsPage(Page):
    template: ClassVar[str] = "findings.html"
    section: ClassVar[str] = "/findings"

    rows: list[tuple[FindingRow, list[EntityRow]]] = field(
        metadata={"help": "Findings, the weightiest first, with whom they are about."}
    )
    kinds: tuple[str, ...] = field(metadata={"help": "The kinds of finding."})
    kind: str = field(metadata={"help": "The kind that the list is narrowed to."})
    status: str = field(metadata={"help": "open, dismissed or closed."})
    page: int = field(metadata={"help": "Which page of the list this is, from 1."})
    more: bool = field(metadata={"help": "Whether there are more."})


@dataclass(frozen=True, kw_only=True)
class FindingPage(Page):
    template: ClassVar[str] = "finding.html"
    section: ClassVar[str] = "/findings"

    finding: FindingRow = field(metadata={"help": "The finding."})
    sides: list[list[Held]] = field(metadata={"help": "Claims that stand against each other; one list where none do."})
    about: list[EntityRow] = field(metadata={"help": "Whom it is about."})
    links: Links = field(metadata={"help": "Where names lead."})


def routes(site: Site) -> APIRouter:
    """The pages of findings."""
    router = APIRouter(tags=["findings"])
    ledger = site.ledger

    @site.page(router, "/findings")
    def findings(request: Request, kind: str = "", status: str = "open", page: str = "1") -> Response:
        """What does not add up, the weightiest first."""
        number, status = page_number(page), status if status in _STATUSES else "open"
        chosen = kind if kind in FINDING_KINDS else None

        def html() -> FindingsPage:
            with ledger.browse() as browse:
                today = datetime.now(UTC).date()
                most = number * SHOWN + 1
                rows = list(browse.findings.list(kind=chosen, status=status, on=today, limit=most))
                some = rows[(number - 1) * SHOWN : number * SHOWN]
                about = browse.entities_of(id for row in some for id in row.about)
            return FindingsPage(
                rows=[(row, _known(row, about)) for row in some], kinds=FINDING_KINDS, kind=chosen or "",
                status=status, page=number, more=len(rows) > number * SHOWN,
            )  # fmt: skip

        def rows() -> Iterator[Row]:
            with ledger.findings() as found:
                every = list(found.list(kind=chosen, status=status, on=datetime.now(UTC).date()))
            yield from finding_rows(ledger, every)

        return site.answer(request, html, Table(FINDING_COLUMNS, rows))

    @site.page(router, "/findings/{which}")
    def finding(request: Request, which: str) -> Response:
        """One finding with the claims it rests on."""
        with ledger.findings() as found:
            row = found.get(_id(which))
        table = Table(FINDING_COLUMNS, lambda: finding_rows(ledger, [row]))
        return site.answer(request, lambda: _page(site, row), table)

    @router.post("/findings/{which}", include_in_schema=False)
    def settle(which: str, sent: Annotated[Sent, Depends(sent_by(site, "reviewer"))]) -> Response:
        """Let a finding rest, or take that back."""
        verb, reason, by = sent.text("verb"), sent.text("reason"), sent.viewer.name
        if verb not in ("dismiss", "restore") or (verb == "dismiss" and not reason):
            raise HTTPException(422, "Say why this finding should rest; the reason is kept with it.")
        with ledger.findings(writes=True) as found:
            row = found.get(_id(which))
            if verb == "dismiss":
                found.dismiss(row.id, reason=reason, by=by)
            else:
                found.restore(row.id, by=by)
        site.forget()
        return see_other(f"/findings/{row.id}")

    return router


def _id(which: str) -> str:
    id = which.removesuffix(".csv").removesuffix(".json")
    if not id or set(id) - set("0123456789abcdef"):
        raise HTTPException(404, f"There is no finding {which!r}.")
    return id


def _page(site: Site, finding: FindingRow) -> FindingPage:
    claims = site.ledger.claims_by_id(finding.claims)
    held = {each.claim.id: each for each in site.ledger.held(claims.values())}
    with site.ledger.browse() as browse:
        about = browse.entities_of(finding.about)
        links = Links(browse.parties_in(each.claim.document for each in held.values()))
    return FindingPage(finding=finding, sides=_sides(finding, held), links=links, about=_known(finding, about))


def _known(finding: FindingRow, about: dict[str, EntityRow]) -> list[EntityRow]:
    """Whom a finding is about, as far as they are still known, each once."""
    return list({about[id].id: about[id] for id in finding.about if id in about}.values())


def _sides(finding: FindingRow, held: dict[str, Held]) -> list[list[Held]]:
    """The claims in their groups, those that stand on no side last."""
    told = {id for side in finding.sides for id in side}
    groups: list[Iterable[str]] = [*finding.sides, [id for id in finding.claims if id not in told]]
    sides = [[held[id] for id in group if id in held] for group in groups]
    return [side for side in sides if side]
