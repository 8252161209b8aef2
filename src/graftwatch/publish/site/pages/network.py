"""The network: who is tied to whom, and the neighbourhood of one person or body as a drawing with its table."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from graftwatch.ledger import Tied
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.counts import TIES
from graftwatch.publish.export import Row
from graftwatch.publish.site.graph import CONNECTING, Network, network
from graftwatch.publish.site.links import Links
from graftwatch.publish.site.pages.dossiers import MOST, found
from graftwatch.publish.site.render import FAMILIES, Page, slug
from graftwatch.publish.site.site import Site, Table, moved, stands_at

_TIES: Final = ("one", "one_name", "act", "other", "other_name", "claims")
_COLUMNS: Final = ("one", "one_name", "relation", "other", "other_name", "claims")


@dataclass(frozen=True, kw_only=True)
class NetworkPage(Page):
    template: ClassVar[str] = "network.html"
    section: ClassVar[str] = "/network"

    ties: list[tuple[Tied, str, str]] = field(metadata={"help": "Pairs with the addresses of both."})


@dataclass(frozen=True, kw_only=True)
class EgoPage(Page):
    template: ClassVar[str] = "ego.html"
    section: ClassVar[str] = "/network"

    entity: EntityRow = field(metadata={"help": "Whose neighbourhood it is."})
    drawn: Network = field(metadata={"help": "The drawing and its table."})
    beyond: int = field(metadata={"help": "Documents that name it and were not looked at."})


def routes(site: Site) -> APIRouter:
    """The pages of the network."""
    router = APIRouter(tags=["network"])

    @site.page(router, "/network")
    def pairs(request: Request) -> Response:
        """Pairs of people and bodies that ties connect, those told most often first."""

        def html() -> NetworkPage:
            return NetworkPage(
                ties=[
                    (each, _address(each.one_schema, each.one_name, each.one),
                     _address(each.other_schema, each.other_name, each.other))
                    for each in site.count(TIES)
                ]
            )  # fmt: skip

        rows = Table(_TIES, lambda: [{name: getattr(each, name) for name in _TIES} for each in site.count(TIES)])
        return site.answer(request, html, rows)

    @site.page(router, "/network/{which}")
    def around(request: Request, which: str) -> Response:
        """The connections of one person or body."""
        entity = found(site, which)
        address = f"/network/{slug(entity.name, entity.id)}"
        if not stands_at(request, address):
            return moved(request, address)

        def drawn() -> tuple[Network, int]:
            with site.ledger.browse() as browse:
                latest = browse.latest_parties(entity, MOST)
                claims = browse.claims_in((party.document for party in latest), CONNECTING)
                meant = browse.parties_of(claims)
                counting = list(browse.decided(claims.values()))
            return network(entity, counting, Links(meant)), max(0, entity.parties - len(latest))

        def html() -> EgoPage:
            graph, beyond = drawn()
            return EgoPage(entity=entity, drawn=graph, beyond=beyond)

        def rows() -> Iterator[Row]:
            for edge in drawn()[0].edges:
                yield {
                    "one": edge.one.id, "one_name": edge.one.name, "relation": edge.label, "other": edge.other.id,
                    "other_name": edge.other.name, "claims": [claim.id for claim in edge.claims],
                }  # fmt: skip

        return site.answer(request, html, Table(_COLUMNS, rows))

    return router


def _address(schema: str, name: str, id: str) -> str:
    return f"/{FAMILIES[schema]}/{slug(name, id)}"
