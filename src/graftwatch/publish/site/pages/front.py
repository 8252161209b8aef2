"""The front page: what is new since the last visit, the campaign on one time line, falls by body, what is due next."""

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar, Final, cast

from fastapi import APIRouter, Request
from starlette.background import BackgroundTask
from starlette.responses import Response

from graftwatch import deciding
from graftwatch.claims import MeasureClaim
from graftwatch.ledger import BadQuery, Browse, FindingRow, Held, Ledger, LedgerBusy, Listed, Visit
from graftwatch.publish.site import timeline
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site

_SHOWN: Final = 12
_MANY: Final = 200  # pairs that are counted
_FINDINGS: Final = 7
_VISIT: Final = timedelta(minutes=30)  # after so long without a look at the front page, the next look is a new visit
_SEEN: Final = timedelta(minutes=2)  # between two notes of one visit
_SAVED: Final = 20  # searches
FIRST: Final = -1  # "the last document of the visit before" where there was no visit before
MOST_NEW: Final = 100  # new documents of a search that are counted
_SIGNS: Final = 150  # of each row of the time line
MEASURES, EVENTS = 0, 1  # rows below the axis


@dataclass(frozen=True, kw_only=True)
class FrontPage(Page):
    template: ClassVar[str] = "front.html"
    section: ClassVar[str] = "/"

    documents: int = field(metadata={"help": "How many documents the ledger holds."})
    new: list[Listed] = field(metadata={"help": "Documents added since the last visit, the last first."})
    new_count: int = field(metadata={"help": "How many there are."})
    first_visit: bool = field(metadata={"help": "Whether they were never here before."})
    searches: list[tuple[str, int]] = field(metadata={"help": "Saved searches, and how many new documents each finds."})
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
        account, now = site.viewer(request).account, datetime.now(UTC)
        with ledger.accounts() as accounts:
            visit, saved = accounts.visit(account), accounts.saved(account)
        since = since_of(visit, now)
        with ledger.browse() as browse:
            newest = browse.last_document()
            new, number = browse.added_since(min(max(since, 0), newest), limit=_SHOWN)
            searches = [(each.query, _found_since(browse, each.query, max(since, 0))) for each in saved[:_SAVED]]
            findings = list(browse.findings.list(on=datetime.now(UTC).date(), limit=_FINDINGS))
        whole = site.cached(("front", datetime.now(UTC).date()), lambda: _counted(ledger))
        documents, campaign, falls, due, overdue, waiting = whole
        page = FrontPage(
            documents=documents, new=new, new_count=number, first_visit=since == FIRST, campaign=campaign, falls=falls,
            due=due, overdue=overdue, waiting=waiting, findings=findings,
            searches=searches,
        )  # fmt: skip
        answer = site.render(request, page)
        if visit is None or (visit.since, visit.last) != (since, newest) or now - visit.at > _SEEN:
            answer.background = BackgroundTask(_note, ledger, account, since, newest)
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
        waiting = deciding.count_waiting(browse.who, most=_MANY)
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
