"""Returns: who fell and is back, after how long, and the curve of all who fell."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from graftwatch.publish.counts import RETURNS
from graftwatch.publish.returns import GROUPS, RETURN_COLUMNS, affairs, return_rows
from graftwatch.publish.site import chart
from graftwatch.publish.site.render import Page, slug
from graftwatch.publish.site.site import Site, Table
from graftwatch.weigh import Curve
from graftwatch.weigh.survival import in_words


@dataclass(frozen=True, kw_only=True)
class ReturnsPage(Page):
    template: ClassVar[str] = "returns.html"
    section: ClassVar[str] = "/returns"

    rows: list[tuple[dict[str, Any], str]] = field(metadata={"help": "Falls, with addresses."})
    total: int = field(metadata={"help": "How many falls the ledger knows."})
    curves: list[Curve] = field(metadata={"help": "The curve of all, or one for each group."})
    told: list[str] = field(metadata={"help": "What each curve says, in words."})
    by: str = field(metadata={"help": "body, act, year or nothing."})
    groups: tuple[str, ...] = field(metadata={"help": "By what people can be grouped."})


def routes(site: Site) -> APIRouter:
    """The page of the returns."""
    router = APIRouter(tags=["returns"])

    @site.page(router, "/returns")
    def returns(request: Request, by: str = "") -> Response:
        """Falls of named people, and what came of each."""
        by = by if by in GROUPS else ""

        def html() -> ReturnsPage:
            found = site.count(RETURNS)
            shown = [
                (row, f"/people/{slug(each.affair.name, each.affair.entity)}")
                for each, row in zip(found.shown, return_rows(found.shown))
            ]  # fmt: skip
            drawn = found.curves[by]
            return ReturnsPage(
                rows=shown, total=found.total, curves=drawn, told=[in_words(each) for each in drawn], by=by,
                groups=tuple(GROUPS),
            )  # fmt: skip

        return site.answer(request, html, Table(RETURN_COLUMNS, lambda: return_rows(affairs(site.ledger))))

    @router.get("/returns/chart.{form}", include_in_schema=False)
    def drawn(form: str, by: str = "", theme: str = "") -> Response:
        """The curves: `svg`, or `json` for the script."""
        found = site.count(RETURNS).curves[by if by in GROUPS else ""]
        if not found or form not in ("svg", "json"):
            raise HTTPException(404, "There is no such chart.")
        specification = chart.survival(found, theme="dark" if theme == "dark" else "light")
        if form == "json":
            return JSONResponse(specification)
        return Response(chart.svg(specification), media_type="image/svg+xml")

    return router
