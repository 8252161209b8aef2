"""The front page: what is new since the last visit, the campaign on one time line, falls by body, what is due next."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar, Final

from fastapi import APIRouter, Request
from starlette.background import BackgroundTask
from starlette.responses import Response

from graftwatch.claims import When
from graftwatch.ledger import BadQuery, Browse, FindingRow, Ledger, LedgerBusy, Listed, Visit
from graftwatch.publish.counts import COURSE, WAITING, Course
from graftwatch.publish.export import Row
from graftwatch.publish.site import timeline
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site

_SHOWN: Final = 12
_FINDINGS: Final = 7
_VISIT: Final = timedelta(minutes=30)  # after so long without a look at the front page, the next look is a new visit
_SEEN: Final = timedelta(minutes=2)  # between two notes of one visit
_SAVED: Final = 20  # searches
FIRST: Final = -1  # "the last document of the visit before" where there was no visit before
MOST_NEW: Final = 100  # new documents of a search that are counted
_ROWS: Final = {"measure": 0, "event": 1, "figure": 2}  # below the axis


@dataclass(frozen=True, kw_only=True)
class FrontPage(Page):
    template: ClassVar[str] = "front.html"
    section: ClassVar[str] = "/"

    documents: int = field(metadata={"help": "How many documents the ledger holds."})
    new: list[Listed] = field(metadata={"help": "Documents added since the last visit, the last first."})
    new_count: int = field(metadata={"help": "How many there are."})
    first_visit: bool = field(metadata={"help": "Whether they were never here before."})
    searches: list[tuple[str, int]] = field(metadata={"help": "Saved searches, and how many new documents each finds."})
    campaign: timeline.Campaign | None = field(metadata={"help": "Falls, measures, events and figures on one axis."})
    falls: list[tuple[str, int, int]] = field(metadata={"help": "Bodies, people who fell, those who are back."})
    due: list[Row] = field(metadata={"help": "Measures that are due next, after the day of the newest document."})
    overdue: list[Row] = field(metadata={"help": "Measures whose day has passed, those due last first."})
    findings: list[tuple[FindingRow, list[str]]] = field(
        metadata={"help": "The weightiest findings, each with the outlets of its claims."}
    )
    waiting: int = field(metadata={"help": "Pairs that wait for a person."})


def routes(site: Site) -> APIRouter:
    """The front page."""
    router = APIRouter()
    ledger = site.ledger

    @site.page(router, "/", machine=False)
    def front(request: Request) -> Response:
        """The front page."""
        account, now = site.viewer(request).account, datetime.now(UTC)
        with ledger.accounts() as accounts:
            visit, saved = accounts.visit(account), accounts.saved(account)
        since = since_of(visit, now)
        with ledger.browse() as browse:
            newest = browse.last_document()
            new, number = browse.added_since(min(max(since, 0), newest), limit=_SHOWN)
            searches = [(each.query, _found_since(browse, each.query, max(since, 0))) for each in saved[:_SAVED]]
            findings = list(browse.findings.list(on=datetime.now(UTC).date(), limit=_FINDINGS))
            outlets = browse.outlets_of(id for row in findings for id in row.claims)
        course = site.count(COURSE)
        page = FrontPage(
            documents=course.documents, new=new, new_count=number, first_visit=since == FIRST, campaign=_drawn(course),
            falls=course.falls, due=course.due, overdue=course.overdue, waiting=site.count(WAITING),
            findings=[(row, _named(outlets, row)) for row in findings],
            searches=searches,
        )  # fmt: skip
        answer = site.render(request, page)
        if visit is None or (visit.since, visit.last) != (since, newest) or now - visit.at > _SEEN:
            answer.background = BackgroundTask(_note, ledger, account, since, newest)
        return answer

    return router


def _named(outlets: dict[str, str | None], finding: FindingRow) -> list[str]:
    return sorted({outlets.get(id) or "an unnamed outlet" for id in finding.claims}, key=str.casefold)


def _drawn(course: Course) -> timeline.Campaign | None:
    months = [(date(each.year, each.month, 1), each.people) for each in course.months]
    dated = ((timeline.middle(When.parse(sign.when)), sign) for sign in course.signs)
    signs = [(day, _ROWS[sign.sort], sign.label) for day, sign in dated if day is not None]
    return timeline.campaign(months, signs)


def since_of(visit: Visit | None, now: datetime) -> int:
    """The last document of the visit before this one; FIRST if there was none."""
    if visit is None:
        return FIRST
    return visit.last if now - visit.at > _VISIT else visit.since


def _found_since(browse: Browse, query: str, since: int) -> int:
    try:
        return browse.found_since(query, since, most=MOST_NEW)
    except BadQuery:  # kept when the language of searches was another
        return 0


def _note(ledger: Ledger, account: str, since: int, last: int) -> None:
    """Note a visit, after the page is sent; while something is being written for long, the next look does it."""
    with suppress(LedgerBusy), ledger.accounts(writes=True) as accounts:
        accounts.note_visit(account, since=since, last=last)
