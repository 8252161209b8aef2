"""Sources: the outlets, who repeats whom, whom claims are attributed to, and what is cited and not held."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from graftwatch.ledger import Cited, Echo, Outlet, Quoted
from graftwatch.publish.counts import SOURCES
from graftwatch.publish.export import Row
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site, Table

_MOST: Final = 60
_COLUMNS: Final = ("role", "name", "type", "documents", "claims", "repeats", "repeated", "first", "last", "cited_by")


@dataclass(frozen=True, kw_only=True)
class SourcesPage(Page):
    template: ClassVar[str] = "sources.html"
    section: ClassVar[str] = "/sources"

    outlets: list[tuple[Outlet, Echo | None]] = field(metadata={"help": "Outlets, and how often each echoes."})
    cited: list[Cited] = field(metadata={"help": "Whom claims are attributed to, most claims first."})
    quoted: list[Quoted] = field(metadata={"help": "Which outlet points to which source."})
    missing: list[Quoted] = field(metadata={"help": "Sources that are pointed to and not held."})


def routes(site: Site) -> APIRouter:
    """The page of the sources."""
    router = APIRouter(tags=["sources"])

    @site.page(router, "/sources")
    def sources(request: Request) -> Response:
        """Outlets, and the sources that claims are attributed to."""
        found = site.count(SOURCES)
        echoes = {echo.outlet: echo for echo in found.echoes}

        def rows() -> Iterator[Row]:
            for outlet in found.outlets:
                echo = echoes.get(outlet.name)
                yield _plain({
                    "role": "outlet", "name": outlet.name, "type": "outlet", "documents": outlet.documents,
                    "claims": outlet.claims, "repeats": echo.repeats if echo else 0,
                    "repeated": echo.repeated if echo else 0,
                    "first": str(outlet.first or ""), "last": str(outlet.last or ""),
                })  # fmt: skip
            for each in found.cited:
                yield {"role": "cited", "name": each.name, "type": each.type, "documents": each.documents,
                       "claims": each.claims}  # fmt: skip
            for link in found.quoted:
                yield _plain({"role": "held" if link.is_held else "not held", "name": link.name,
                              "claims": link.claims, "cited_by": link.outlet})  # fmt: skip

        def html() -> SourcesPage:
            return SourcesPage(
                outlets=[(outlet, echoes.get(outlet.name)) for outlet in found.outlets[:_MOST]],
                cited=found.cited[:_MOST], quoted=[each for each in found.quoted if each.is_held][:_MOST],
                missing=[each for each in found.quoted if not each.is_held][:_MOST],
            )  # fmt: skip

        return site.answer(request, html, Table(_COLUMNS, rows))

    return router


def _plain(row: Row) -> Row:
    return {name: value for name, value in row.items() if value not in (None, "")}
