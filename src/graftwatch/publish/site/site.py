"""What all pages share: the ledger, the templates, answers as HTML, CSV or JSON."""

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from itertools import chain, islice
from pathlib import PurePath
from typing import Final, TypeVar
from urllib.parse import unquote, urlencode

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, StreamingResponse
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graftwatch import __version__
from graftwatch.ledger import Ledger
from graftwatch.publish.export import Row, write_rows
from graftwatch.publish.site.accounts import ROLES
from graftwatch.publish.site.counted import Counter
from graftwatch.publish.site.desk import Desk, Hands
from graftwatch.publish.site.guard import Tokens
from graftwatch.publish.site.render import Page, environment

ROWS: Final = 50  # of a list on one page
_CHUNK: Final = 200  # rows that are written at once
_TYPES: Final = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
_NAVIGATION: Final = (
    ("Documents", "/documents"), ("People", "/people"), ("Bodies", "/bodies"), ("Figures", "/figures"),
    ("Measures", "/measures"), ("Findings", "/findings"), ("Returns", "/returns"),
    ("Sources", "/sources"), ("Network", "/network"),
)  # fmt: skip
_DESK: Final = (("Review", "/review"), ("Add", "/add"), ("About", "/about"), ("API", "/api"))
_Handler = TypeVar("_Handler", bound=Callable[..., Response])


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who looks: the name that decisions are signed with, the role and the session (empty for whoever sits at the
    machine, who needs no account)."""

    name: str
    role: str
    session: str = ""

    def may(self, role: str) -> bool:
        """Whether this role, or a higher one, is theirs."""
        return _RANKS.index(self.role) >= _RANKS.index(role)

    @property
    def account(self) -> str:
        """Under which name the ledger keeps what they look for; empty where nobody has to log in."""
        return self.name if self.session else ""


NOBODY: Final = Viewer(name="", role="nobody")
"""Who has not logged in, where that is needed."""
_RANKS: Final = ("nobody", *ROLES)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a page for a machine: `columns` of the CSV; JSON leaves empty fields out."""

    columns: Sequence[str]
    rows: Callable[[], Iterable[Row]]


class Site:
    """One ledger as a site. `owner` signs decisions where nobody has to log in; None where everybody has."""

    def __init__(self, ledger: Ledger, *, owner: str | None, hands: Hands | None = None) -> None:
        self.ledger = ledger
        self.tokens = Tokens()
        self.desk = Desk(hands, changed=self.forget)
        self._owner = NOBODY if owner is None else Viewer(name=owner, role="admin")
        self._templates = environment()
        self._counter = Counter(ledger)
        self.count = self._counter.count
        self.cached = self._counter.cached

    def page(self, router: APIRouter, path: str, *, machine: bool = True) -> Callable[[_Handler], _Handler]:
        """Register a page, and beside it, under the same address, its rows as `.csv` and `.json`."""

        def register(handler: _Handler) -> _Handler:
            if machine:
                router.add_api_route(f"{path}.csv", handler, include_in_schema=False)
                router.add_api_route(f"{path}.json", handler, summary=(handler.__doc__ or "").partition("\n")[0])
            router.add_api_route(path, handler, include_in_schema=False)
            return handler

        return register

    def answer(
        self, request: Request, page: Callable[[], Page], table: Table | None = None, *, status: int = 200
    ) -> Response:
        """The page, or its rows if the address ends so; each is made only if it is asked for."""
        ending = PurePath(request.url.path).suffix.removeprefix(".")
        if table is None or ending not in _TYPES:
            return self.render(request, page(), tabled=table is not None, status=status)
        headers = {"Content-Disposition": f'attachment; filename="{_file_name(request)}"'} if ending == "csv" else {}
        rows = _written(table, ending)
        begun = list(islice(rows, 1))  # what fails at once is refused, and no answer that breaks off
        if (as_of := self._counter.as_of()) is not None:  # as a page says it of its counts
            headers["Last-Modified"] = format_datetime(as_of, usegmt=True)
        return StreamingResponse(chain(begun, rows), media_type=_TYPES[ending], headers=headers)

    def render(self, request: Request, page: Page, *, tabled: bool = False, status: int = 200) -> HTMLResponse:
        """A page as HTML."""
        viewer = self.viewer(request)
        asked = urlencode([(name, value) for name, value in request.query_params.multi_items() if name != "page"])
        shared = {
            "viewer": viewer, "token": self.tokens.token(viewer.session), "version": __version__,
            "path": request.url.path, "asked": dict(request.query_params), "navigation": _NAVIGATION, "desk": _DESK,
            "ledger_name": PurePath(self.ledger.where).name,
            "formats": {end: f"{request.url.path}.{end}{'?' + asked if asked else ''}" for end in _TYPES}
            if tabled else {}, "as_of": self._counter.as_of(),
        }  # fmt: skip
        html = self._templates.get_template(page.template).render(shared | page.context)
        return HTMLResponse(html, status)

    def viewer(self, request: Request) -> Viewer:
        """Who looks."""
        return getattr(request.state, "viewer", None) or self._owner

    def check_form(self, request: Request, token: str, *, role: str = "reviewer") -> Viewer:
        """Who sends a form.

        Raises:
            HTTPException: The form is not ours (403), or they may not do this (403).
        """
        viewer = self.viewer(request)
        if not self.tokens.fits(viewer.session, token):
            raise HTTPException(403, "This form is out of date: go back, load the page again and send it once more.")
        if not viewer.may(role):
            raise HTTPException(403, f"This needs the role {role}; yours is {viewer.role}. Ask whoever runs the site.")
        return viewer

    def decided(self) -> None:
        """Let a decision show at once, and what follows from it as soon as the desk comes to it."""
        self.forget()
        self.desk.follow()

    def forget(self) -> None:
        """Count everything anew: what was just decided must show."""
        self._counter.forget()


def see_other(address: str) -> RedirectResponse:
    """After a form: on to a page that can be loaded again."""
    return RedirectResponse(address, 303)


def stands_at(request: Request, address: str) -> bool:
    """Whether an address is the one that is asked for, in whatever form; names in it may be in any script."""
    path = PurePath(request.url.path)
    return unquote(address) == str(path.with_suffix("") if path.suffix[1:] in _TYPES else path)


def moved(request: Request, address: str) -> RedirectResponse:
    """To where a page stands for good, with what was asked and in the form that was asked for."""
    ending = PurePath(request.url.path).suffix
    asked = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{address}{ending if ending[1:] in _TYPES else ''}{asked}", 308)


def page_number(text: str) -> int:
    """Which page of a list is asked for, from 1; nonsense is the first."""
    return min(max(int(text), 1), 1_000_000) if text.isascii() and text.isdigit() and len(text) < 8 else 1


def _written(table: Table, ending: str) -> Iterator[str]:
    """The rows as text, some at a time."""
    rows = iter(table.rows())
    first = True
    while some := list(islice(rows, _CHUNK)):
        out = io.StringIO(newline="")
        write_rows(some, ending if ending == "csv" else "jsonl", out, columns=table.columns)
        text = out.getvalue()
        if ending == "csv":
            yield text if first else text.partition("\r\n")[2]
        else:
            yield ("[\n" if first else ",\n") + text.rstrip("\n").replace("\n", ",\n")
        first = False
    if first and ending == "csv":
        out = io.StringIO(newline="")
        write_rows([], "csv", out, columns=table.columns)
        yield out.getvalue()
    elif ending == "json":
        yield "[]\n" if first else "\n]\n"


def _file_name(request: Request) -> str:
    """A name for a download: letters and digits of the address."""
    name = "-".join(part for part in request.url.path.strip("/").split("/") if part)
    return "".join(c if c.isascii() and (c.isalnum() or c in "-.") else "_" for c in name)[-120:]
