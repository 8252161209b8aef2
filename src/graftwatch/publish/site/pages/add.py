"""Add: drop files, paste a text or an address, and watch what becomes of it."""

import re
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Final

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from graftwatch.ledger import Listed
from graftwatch.publish.site.desk import Desk, Run, TooManyRuns
from graftwatch.publish.site.forms import Sent, sent_by
from graftwatch.publish.site.render import Page, safe_link
from graftwatch.publish.site.site import Site, see_other

_ADDRESSES: Final = 50  # of one form
_LONGEST_TEXT: Final = 2_000_000  # code points of a pasted text
_SHOWN: Final = 200  # documents and names of one run
_NOT_A_NAME: Final = re.compile(r"[\x00-\x1f/\\]+")


@dataclass(frozen=True, kw_only=True)
class AddPage(Page):
    template: ClassVar[str] = "add.html"
    section: ClassVar[str] = "/add"

    runs: list[Run] = field(metadata={"help": "What was handed in since the site runs, the last first."})
    is_open: bool = field(metadata={"help": "Whether this site takes anything in."})
    wrong: str = field(metadata={"help": "Why nothing was taken in."})
    given: dict[str, str] = field(metadata={"help": "What was typed, to be typed no second time."})


@dataclass(frozen=True, kw_only=True)
class RunPage(Page):
    template: ClassVar[str] = "run.html"
    section: ClassVar[str] = "/add"

    run: Run = field(metadata={"help": "The run."})
    documents: list[Listed] = field(metadata={"help": "The documents that it found or added."})


def routes(site: Site) -> APIRouter:
    """The pages on which something is handed in."""
    router = APIRouter(include_in_schema=False)
    desk = site.desk

    @site.page(router, "/add", machine=False)
    def form(request: Request) -> Response:
        return site.render(request, AddPage(runs=desk.runs()[:20], is_open=desk.is_open, wrong="", given={}))

    @router.post("/add")
    def hand_in(request: Request, sent: Annotated[Sent, Depends(sent_by(site, "reviewer"))]) -> Response:
        given, wrong = _given(sent)
        if not desk.is_open:
            wrong = "This site takes nothing in; use: graftwatch add"
        if not given and not wrong:
            wrong = "Nothing was handed in: choose files, or paste an address or a text."
        try:
            if not wrong:
                return see_other(f"/add/{desk.hand_in(given, by=sent.viewer.name).number}")
        except TooManyRuns as error:
            wrong = f"{error}."
        typed = {name: sent.text(name, _LONGEST_TEXT) for name in ("addresses", "text", "title", "outlet", "date")}
        page = AddPage(runs=desk.runs()[:20], is_open=desk.is_open, wrong=wrong, given=typed)
        return site.render(request, page, status=422)

    @router.get("/add/{number}.json")
    def progress(number: int) -> Response:
        """How far a run is, for the script."""
        run = _run(desk, number)
        return JSONResponse({"state": run.state, "seen": len(run.seen), "given": len(run.names),
                             "last": run.seen[-1] if run.seen else ""})  # fmt: skip

    @router.get("/add/{number}")
    def one(request: Request, number: int) -> Response:
        run = _run(desk, number)
        with site.ledger.browse() as browse:
            listed = browse.listed_by_id(list(run.documents)[:_SHOWN])
        documents = [listed[id] for id in run.documents if id in listed]
        return site.render(request, RunPage(run=run, documents=documents))

    return router


def _run(desk: Desk, number: int) -> Run:
    run = desk.run(number)
    if run is None:
        raise HTTPException(404, "There is no such run; runs are remembered as long as the site runs.")
    return run


def _given(sent: Sent) -> tuple[list[tuple[str, bytes | None]], str]:
    """What a form hands in as (name, bytes) and (address, None); and what is wrong with it."""
    given: list[tuple[str, bytes | None]] = []
    addresses = list(dict.fromkeys(sent.text("addresses", 100_000).split()))
    if unfit := [each for each in addresses if not safe_link(each)]:
        return [], f"“{unfit[0][:200]}” is no web address: it begins with http:// or https://."
    if len(addresses) > _ADDRESSES:
        return [], f"At most {_ADDRESSES} addresses at once."
    given += [(each, None) for each in addresses]
    for file in sent.files("files"):
        given.append((_name(file.filename or "file"), file.file.read()))
    text = sent.form.get("text", "")
    if isinstance(text, str) and text.strip():
        if len(text) > _LONGEST_TEXT:
            return [], f"The text is longer than {_LONGEST_TEXT:,} characters: save it as a file and add that."
        given.append(_pasted(text.replace("\r\n", "\n"), sent))
    return given, ""


def _pasted(text: str, sent: Sent) -> tuple[str, bytes]:
    """A pasted text as a file, with what was typed about it as front matter."""
    about: dict[str, Any] = {name: " ".join(sent.text(name, 300).split()) for name in ("title", "outlet", "date")}
    head = "".join(f"{name}: {value}\n" for name, value in about.items() if value)
    words = about["title"] or " ".join(text.split()[:6])
    name = _name(f"pasted {words}"[:80].strip() + ".txt")
    return name, (f"---\n{head}---\n{text}" if head else text).encode("utf-8", "replace")


def _name(given: str) -> str:
    """A file's name as its source: never a path."""
    return _NOT_A_NAME.sub("_", given)[-200:] or "file"
