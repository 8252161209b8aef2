"""The site as an application: its pages, what stands before them, and what a page says when something is wrong."""

import logging
from collections.abc import Collection
from importlib.resources import files
from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from graftwatch import __version__
from graftwatch.deciding import NothingToPart, NothingToUndo
from graftwatch.errors import GraftwatchError
from graftwatch.ledger import (
    BadQuery,
    Ledger,
    LedgerBusy,
    LedgerError,
    LedgerFull,
    NoSuchClaim,
    NoSuchDocument,
    NoSuchFinding,
    NothingDecided,
)
from graftwatch.publish.site import chart, words
from graftwatch.publish.site.desk import Hands, TooManyRuns
from graftwatch.publish.site.gate import Gate
from graftwatch.publish.site.guard import LOOPBACK, Guard
from graftwatch.publish.site.pages import (
    about,
    account,
    add,
    documents,
    dossiers,
    errors,
    figures,
    findings,
    front,
    measures,
    network,
    returns,
    review,
    search,
)
from graftwatch.publish.site.pages import sources as sources_page
from graftwatch.publish.site.site import Site

# FastAPI imports OpenTelemetry's API: what analysts read must not leave the machine, whatever else is installed.
_NO_TELEMETRY: Final[Any] = {
    "auto_configure": False, "tracing": False, "metrics": False, "logs": False, "operation_spans": False,
}  # fmt: skip
_FAMILIES: Final = (
    front, search, documents, dossiers, figures, measures, findings, returns, sources_page, network, review, add,
    account, about,
)  # fmt: skip
_log = logging.getLogger("graftwatch.site")
_MOST: Final = 64 << 20  # bytes of one request
_STATUS: Final = {BadQuery: 400, NothingToUndo: 409, NothingDecided: 409, NothingToPart: 422, TooManyRuns: 503}
_SAID: Final[dict[type[GraftwatchError], tuple[int, str]]] = {
    NoSuchDocument: (404, "The ledger holds no document at this address, or more than one whose id begins so."),
    NoSuchClaim: (404, "The ledger holds no claim at this address. A newer reading may have replaced it: "
                       "search for its words."),
    NoSuchFinding: (404, "The ledger holds no finding at this address. All findings stand under Findings."),
    LedgerBusy: (503, "Something else writes to the ledger, for longer than this page can wait. Nothing is lost: "
                      "load the page again in a moment."),
    LedgerFull: (507, "There is no room left on the disk of the ledger, so nothing was written. "
                      "Tell whoever runs the site."),
    LedgerError: (503, "The ledger cannot be used just now. The terminal in which the site runs says why."),
}  # fmt: skip
"""What a reader is told of errors whose own words are for whoever runs a command: they name files and commands."""


def create_app(
    ledger: Ledger, *, owner: str | None, hosts: Collection[str] = LOOPBACK, hands: Hands | None = None
) -> ASGIApp:
    """The site over a ledger. `owner` signs the decisions of whoever sits at the machine; None asks everybody for an
    account. `hosts` are the names under which the site may be called; `hands` take in what is handed in."""
    app = FastAPI(
        title="graftwatch", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        description="What a ledger of claims holds, as JSON.", telemetry=_NO_TELEMETRY,
    )  # fmt: skip
    site = Site(ledger, owner=owner, hands=hands)
    for family in _FAMILIES:
        app.include_router(family.routes(site))
    app.add_api_route("/static/vega.js", _vega, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(files(__package__).joinpath("static"))), name="static")
    _answer_errors(app, site)
    inside: ASGIApp = app if owner is not None else Gate(app, ledger)
    return Guard(inside, hosts=hosts, most=_MOST)  # around everything, also the page of an error that nobody expected


def _vega() -> Response:
    """Vega, made on this machine from vl-convert: nothing of it is in the repository, nothing comes from elsewhere."""
    text, name = chart.script()
    return Response(text, media_type="text/javascript", headers={"ETag": f'"{name}"', "Cache-Control": "max-age=86400"})


def _answer_errors(app: FastAPI, site: Site) -> None:
    """One page for whatever goes wrong: what it is, and what to do; for a program the same as JSON."""

    def answer(request: Request, status: int, said: str) -> Response:
        if request.url.path.endswith((".json", ".csv")):
            return JSONResponse({"ok": False, "error": said, "status": status}, status)
        return site.render(request, errors.page(status, said), status=status)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        said = {
            "Not Found": f"There is no page {request.url.path}.",
            "Method Not Allowed": "Nothing can be sent to this page; it can only be looked at.",
        }.get(error.detail, error.detail)
        return answer(request, error.status_code, said)

    @app.exception_handler(RequestValidationError)
    def wrong(request: Request, error: RequestValidationError) -> Response:
        what = ", ".join(str(each["loc"][-1]) for each in error.errors())
        return answer(request, 422, f"What was sent is not what this page takes: {what}.")

    @app.exception_handler(GraftwatchError)
    def failed(request: Request, error: GraftwatchError) -> Response:
        status = next((code for kind, code in _STATUS.items() if isinstance(error, kind)), None)
        if status is None:
            own = (500, words.sentence(str(error)))
            status, said = next((told for kind, told in _SAID.items() if isinstance(error, kind)), own)
            if status >= 500:
                _log.error("%s: %s", request.url.path, error)
            return answer(request, status, said)
        return answer(request, status, words.sentence(str(error)))

    @app.exception_handler(Exception)
    def broken(request: Request, error: Exception) -> Response:
        said = f"{type(error).__name__} on this page; the terminal in which the site runs says where. Please report it."
        return answer(request, 500, said)
