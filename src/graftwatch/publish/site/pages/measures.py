"""Measures: what was promised, by when, and what became of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import ClassVar, Final, cast, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from graftwatch.claims import Claim, MeasureClaim, claim_to_json
from graftwatch.claims.vocabulary import MeasureStatus
from graftwatch.ledger import Held
from graftwatch.publish.export import COLUMNS, Row
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import ROWS, Site, Table, page_number

STATUSES: Final[tuple[str, ...]] = get_args(MeasureStatus)
_DUE: Final = {"overdue": "Due before today", "next": "Still to come"}


@dataclass(frozen=True, kw_only=True)
class MeasuresPage(Page):
    template: ClassVar[str] = "measures.html"
    section: ClassVar[str] = "/measures"

    rows: list[Held] = field(metadata={"help": "Measures with their documents."})
    statuses: list[tuple[str, int]] = field(metadata={"help": "How many measures stand where."})
    total: int = field(metadata={"help": "How many claims of measures there are."})
    status: str = field(metadata={"help": "The status that the list is narrowed to."})
    due: str = field(metadata={"help": "overdue, next, or nothing."})
    today: date = field(metadata={"help": "The day against which a due date counts."})
    page: int = field(metadata={"help": "Which page of the list this is, from 1."})
    more: bool = field(metadata={"help": "Whether there are more."})


def routes(site: Site) -> APIRouter:
    """The page of the measures."""
    router = APIRouter(tags=["measures"])
    ledger = site.ledger

    @site.page(router, "/measures")
    def measures(request: Request, status: str = "", due: str = "", page: str = "1") -> Response:
        """Laws, orders, campaigns, reforms and promises, newest first."""
        number, today = page_number(page), datetime.now(UTC).date()
        status, due = status if status in STATUSES else "", due if due in _DUE else ""

        def some(limit: int | None, offset: int) -> list[Claim]:
            with ledger.browse() as browse:
                return browse.measures(
                    status=status or None, due_from=today if due == "next" else None,
                    due_before=today if due == "overdue" else None, limit=limit, offset=offset,
                )  # fmt: skip

        def html() -> MeasuresPage:
            key = ("measures", status, due, number, today)
            rows = site.cached(key, lambda: list(ledger.held(some(ROWS + 1, (number - 1) * ROWS))))
            counts = site.cached("statuses", lambda: _statuses(site))
            return MeasuresPage(
                rows=rows[:ROWS], more=len(rows) > ROWS, statuses=[(each, counts.get(each, 0)) for each in STATUSES],
                total=sum(counts.values()), status=status, due=due, today=today, page=number,
            )  # fmt: skip

        def rows() -> Iterator[Row]:
            yield from map(claim_to_json, some(None, 0))

        return site.answer(request, html, Table(COLUMNS["claims"], rows))

    return router


def _statuses(site: Site) -> dict[str | None, int]:
    with site.ledger.browse() as browse:
        return browse.statuses()


def is_overdue(claim: Claim, today: date) -> bool:
    """Whether a measure was due before a day, and nothing says that it was carried out."""
    measure = cast(MeasureClaim, claim)
    return measure.due is not None and measure.due.bounds[1] <= today and measure.status != "carried_out"
