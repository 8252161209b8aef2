"""The board of measures: what was promised, by when, and what became of it; each once, however many tell of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar, Final, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from graftwatch.publish.counts import BOARD
from graftwatch.publish.measures import MEASURE_COLUMNS
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import ROWS, Site, Table, page_number
from graftwatch.weigh.measures import State

STATES: Final[tuple[str, ...]] = get_args(State)


@dataclass(frozen=True, kw_only=True)
class MeasuresPage(Page):
    template: ClassVar[str] = "measures.html"
    section: ClassVar[str] = "/measures"

    rows: list[dict[str, Any]] = field(metadata={"help": "Measures, with the claims that tell of each."})
    states: list[tuple[str, int]] = field(metadata={"help": "How many measures stand how."})
    total: int = field(metadata={"help": "How many measures there are."})
    state: str = field(metadata={"help": "The state that the list is narrowed to."})
    day: date | None = field(metadata={"help": "The day on which they stand so: that of the newest document."})
    page: int = field(metadata={"help": "Which page of the list this is, from 1."})
    more: bool = field(metadata={"help": "Whether there are more."})


def routes(site: Site) -> APIRouter:
    """The page of the measures."""
    router = APIRouter(tags=["measures"])

    @site.page(router, "/measures")
    def measures(request: Request, state: str = "", page: str = "1") -> Response:
        """Laws, orders, campaigns, reforms and promises, each with its steps and how it stands, the newest first."""
        number, state = page_number(page), state if state in STATES else ""
        rows = site.count(BOARD)
        chosen = [row for row in rows if state in ("", row["state"])]

        def html() -> MeasuresPage:
            counts = [(each, sum(row["state"] == each for row in rows)) for each in STATES]
            some = chosen[(number - 1) * ROWS : number * ROWS]
            return MeasuresPage(
                rows=some, states=[(each, count) for each, count in counts if count], total=len(rows), state=state,
                day=site.ledger.last_day(), page=number, more=len(chosen) > number * ROWS,
            )  # fmt: skip

        return site.answer(request, html, Table(MEASURE_COLUMNS, lambda: chosen))

    return router
