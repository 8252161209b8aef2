"""Returns: who fell and is back, after how long, and the curve of all who fell."""

from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from graftwatch.publish.returns import GROUPS, RETURN_COLUMNS, Followed, affairs, curves_of, return_rows
from graftwatch.publish.site import chart
from graftwatch.publish.site.render import Page, slug
from graftwatch.publish.site.site import Site, Table
from graftwatch.weigh import Curve
from graftwatch.weigh.survival import in_words

_SHOWN: Final = 100  # falls in the table; the CSV and JSON have all
_CURVES: Final = 6  # groups that are drawn: those of most people
_STATES: Final = ("back", "out", "cleared")


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

    def fallen() -> list[Followed]:
        return site.cached("affairs", lambda: affairs(site.ledger))

    def curves(by: str) -> list[Curve]:
        found = site.cached(("curves", by), lambda: curves_of(fallen(), by or None))
        return [each for each in found if each.steps][:_CURVES]

    site.soon(lambda: curves(""))  # imports scipy

    @site.page(router, "/returns")
    def returns(request: Request, by: str = "") -> Response:
        """Falls of named people, and what came of each."""
        by = by if by in GROUPS else ""

        def html() -> ReturnsPage:
            found = sorted(fallen(), key=lambda each: (_STATES.index(each.affair.state), each.days))
            shown = [
                (row, f"/people/{slug(each.affair.name, each.affair.entity)}")
                for each, row in zip(found[:_SHOWN], return_rows(found[:_SHOWN]))
            ]  # fmt: skip
            drawn = curves(by)
            return ReturnsPage(
                rows=shown, total=len(found), curves=drawn, told=[in_words(each) for each in drawn], by=by,
                groups=tuple(GROUPS),
            )  # fmt: skip

        return site.answer(request, html, Table(RETURN_COLUMNS, lambda: return_rows(fallen())))

    @router.get("/returns/chart.{form}", include_in_schema=False)
    def drawn(form: str, by: str = "", theme: str = "") -> Response:
        """The curves: `svg`, or `json` for the script."""
        found = curves(by if by in GROUPS else "")
        if not found or form not in ("svg", "json"):
            raise HTTPException(404, "There is no such chart.")
        specification = chart.survival(found, theme="dark" if theme == "dark" else "light")
        if form == "json":
            return JSONResponse(specification)
        return Response(chart.svg(specification), media_type="image/svg+xml")

    return router
