"""The front page: what is new since the last visit, the campaign on one time line, falls by body, what is due next."""

import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import ClassVar, Final, cast

from fastapi import APIRouter, Request
from starlette.responses import Response

from graftwatch import deciding
from graftwatch.claims import MeasureClaim
from graftwatch.ledger import Browse, FindingRow, Held, Ledger, Listed
from graftwatch.publish.site import timeline
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site

_SHOWN: Final = 12
_MANY: Final = 200  # pairs that are counted
_FINDINGS: Final = 7
_VISIT_S: Final = 30 * 60  # after so long without a look at the front page, the next look is a new visit
_COOKIE: Final = "visit"
_SIGNS: Final = 150  # of each row of the time line
MEASURES, EVENTS = 0, 1  # rows below the axis


@dataclass(frozen=True, kw_only=True)
class FrontPage(Page):
    template: ClassVar[str] = "front.html"
    section: ClassVar[str] = "/"

    documents: int = field(metadata={"help": "How many documents the ledger holds."})
    new: list[Listed] = field(metadata={"help": "Documents added since the last visit, the last first."})
    new_count: int = field(metadata={"help": "How many there are."})
    first_visit: bool = field(metadata={"help": "Whether nobody was here before with this browser."})
    campaign: timeline.Campaign | None = field(metadata={"help": "Falls, measures and events on one axis."})
    falls: list[tuple[str, int, int]] = field(metadata={"help": "Bodies, people who fell, documents that say so."})
    due: list[Held] = field(metadata={"help": "Measures that are due next."})
    overdue: list[Held] = field(metadata={"help": "Measures that were due last."})
    findings: list[FindingRow] = field(metadata={"help": "The weightiest findings."})
    waiting: int = field(metadata={"help": "Pairs that wait for a person."})


def routes(site: Site) -> APIRouter:
    """The front page."""
    router = APIRouter()
    ledger = site.ledger

    @site.page(router, "/", machine=False)
    def front(request: Request) -> Response:
        """The front page."""
        since, last, at = _visit(request.cookies.get(_COOKIE, ""))
        if last is not None and time.time() - at > _VISIT_S:
            since = last
        with ledger.browse() as browse:
            newest = browse.last_document()
            new, number = browse.added_since(min(since or 0, newest), limit=_SHOWN)
            findings = list(browse.findings.list(on=datetime.now(UTC).date(), limit=_FINDINGS))
        whole = site.cached(("front", datetime.now(UTC).date()), lambda: _counted(ledger))
        documents, campaign, falls, due, overdue, waiting = whole
        page = FrontPage(
            documents=documents, new=new, new_count=number, first_visit=since is None, campaign=campaign, falls=falls,
            due=due, overdue=overdue, waiting=waiting, findings=findings,
        )  # fmt: skip
        answer = site.render(request, page)
        kept = "" if since is None else str(since)
        answer.set_cookie(
            _COOKIE, f"{kept}.{newest}.{int(time.time())}", max_age=400 * 86400, httponly=True, samesite="strict"
        )
        return answer

    return router


_Counted = tuple[int, timeline.Campaign | None, list[tuple[str, int, int]], list[Held], list[Held], int]


def _counted(ledger: Ledger) -> _Counted:
    today = datetime.now(UTC).date()
    with ledger.browse() as browse:
        documents = browse.count_documents()
        campaign, falls = _campaign(browse), browse.falls_by_body(12)
        due = browse.measures(due_from=today, limit=6)
        overdue = browse.measures(due_before=today, limit=8)
        waiting = len(deciding.waiting(browse.who, limit=_MANY))
    return documents, campaign, falls, list(ledger.held(due)), list(ledger.held(overdue)), waiting


def _campaign(browse: Browse) -> timeline.Campaign | None:
    months: dict[date, int] = {}
    for each in browse.falls_by_month():
        month = date(each.year, each.month, 1)
        months[month] = months.get(month, 0) + each.people
    signs = []
    for claim in browse.measures(limit=_SIGNS):
        day = timeline.middle(claim.when)
        if day is not None:
            signs.append((day, MEASURES, cast(MeasureClaim, claim).title or claim.act))
    for event in browse.events(_SIGNS):
        day = timeline.middle(event.when)
        if day is not None:
            told = getattr(event, "title", None) or event.act.replace("_", " ")
            signs.append((day, EVENTS, told))
    return timeline.campaign(months.items(), signs)


def _visit(cookie: str) -> tuple[int | None, int | None, float]:
    """What a browser kept: the last document of the visit before, of this visit, and when it last looked."""
    parts = cookie.split(".")
    if len(parts) != 3 or not all(part.isdigit() and len(part) < 16 for part in parts[1:]):
        return None, None, 0.0
    since = int(parts[0]) if parts[0].isdigit() and len(parts[0]) < 16 else None
    return since, int(parts[1]), float(parts[2])
