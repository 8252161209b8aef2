"""Review: pairs that may be one, claims that may be read wrong, and the history of what persons decided."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Final

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from graftwatch import deciding, resolution
from graftwatch.claims import Claim, NotAClaim, changes
from graftwatch.ledger import Deed, Held
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.dossier import Dossier, body_name, dossier
from graftwatch.publish.phrase import claim_in_words
from graftwatch.publish.site import words
from graftwatch.publish.site.links import Links
from graftwatch.publish.site.pages.dossiers import found
from graftwatch.publish.site.render import Page, entity_address
from graftwatch.publish.site.site import Site, page_number, see_other
from graftwatch.resolve import EdgeJudgement

_PAIRS: Final = 4  # shown at once; each is drawn from a few documents
_CLAIMS: Final = 12
_CONTEXT: Final = 2  # documents that a side of a pair is drawn from
_HISTORY: Final = 60  # deeds on one page
_MANY: Final = 200  # pairs that are counted
_JUDGEMENTS: Final[dict[str, EdgeJudgement]] = {"same": "positive", "different": "negative", "unsure": "unsure"}
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two entities that may be one, drawn from a few documents each, and why."""

    one: Dossier
    other: Dossier
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewPage(Page):
    template: ClassVar[str] = "review.html"
    section: ClassVar[str] = "/review"

    pairs: list[Sides] = field(metadata={"help": "Pairs that wait, the likeliest first."})
    waiting: int = field(metadata={"help": "How many pairs wait, counted up to 200."})
    claims: list[tuple[Held, str, str]] = field(
        metadata={"help": "Doubtful claims with the sentence before and after their words."}
    )
    links: Links = field(metadata={"help": "Where names lead."})
    of_body: Callable[..., str] = field(metadata={"help": "The body of an occupancy in words."})
    rung: Callable[..., str] = field(metadata={"help": "A step of a case in words."})


@dataclass(frozen=True, kw_only=True)
class HistoryPage(Page):
    template: ClassVar[str] = "history.html"
    section: ClassVar[str] = "/review"

    deeds: list[tuple[Deed, str]] = field(metadata={"help": "What was done, the latest first, and where that is seen."})
    page: int = field(metadata={"help": "Which page of the list this is, from 1."})
    more: bool = field(metadata={"help": "Whether there are more."})


def routes(site: Site) -> APIRouter:
    """The pages on which persons decide."""
    router = APIRouter(tags=["review"])

    @site.page(router, "/review", machine=False)
    def review(request: Request) -> Response:
        """Pairs and claims that wait for a person."""
        return site.render(request, _review(site))

    @site.page(router, "/review/history", machine=False)
    def history(request: Request, page: str = "1") -> Response:
        """Who decided what."""
        number = page_number(page)
        with site.ledger.browse() as browse:
            deeds = browse.decisions.deeds.latest(
                accounts=site.viewer(request).may("admin"), limit=_HISTORY + 1, offset=(number - 1) * _HISTORY
            )
            entities = browse.entities_of(id for deed in deeds for id in deed.about)
        told = [(deed, _seen_at(deed, entities)) for deed in deeds[:_HISTORY]]
        return site.render(request, HistoryPage(deeds=told, page=number, more=len(deeds) > _HISTORY))

    _pairs(site, router)
    _claims(site, router)
    return router


def _pairs(site: Site, router: APIRouter) -> None:
    """Deciding on pairs: one, two, nobody can tell; and taking it back."""

    @router.post("/review/pair", include_in_schema=False)
    def pair(
        request: Request, one: Annotated[str, Form()], other: Annotated[str, Form()], verb: Annotated[str, Form()],
        token: Annotated[str, Form()] = "", reason: Annotated[str, Form()] = "", back: Annotated[str, Form()] = "",
    ) -> Response:  # fmt: skip
        viewer = site.check_form(request, token)
        left, right = found(site, one.strip()), found(site, other.strip())
        ids = (one.strip()[-20:], other.strip()[-20:])
        if verb == "undo":
            deciding.undo(site.ledger, *ids, by=viewer.name)
        elif verb == "same" and left.id == right.id:
            raise HTTPException(422, "These two are one already.")
        elif verb in _JUDGEMENTS:
            deciding.decide(site.ledger, *ids, _JUDGEMENTS[verb], by=viewer.name, reason=reason.strip()[:_LONGEST])
        else:
            raise HTTPException(422, "Choose same, different or unsure.")
        site.forget()
        return _done(request, f"{left.name} and {right.name}: {verb}", entity_address(left) if back else "/review")

    @router.post("/review/part", include_in_schema=False)
    def part(
        request: Request, entity: Annotated[str, Form()], party: Annotated[list[str] | None, Form()] = None,
        token: Annotated[str, Form()] = "", reason: Annotated[str, Form()] = "",
    ) -> Response:  # fmt: skip
        viewer = site.check_form(request, token)
        row = found(site, entity)
        deciding.part(site.ledger, row.id, party or [], by=viewer.name, reason=reason.strip()[:_LONGEST])
        site.forget()
        return _done(request, f"{row.name}: parted", entity_address(found(site, entity)))


def _claims(site: Site, router: APIRouter) -> None:
    """Deciding on claims: right, wrong, right but for some fields; and taking it back."""
    ledger = site.ledger

    @router.post("/claims/{which}", include_in_schema=False)
    async def claim(request: Request, which: str) -> Response:
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        return await run_in_threadpool(decide, request, which, form)

    def decide(request: Request, which: str, form: dict[str, str]) -> Response:
        viewer = site.check_form(request, form.get("token", ""))
        held, verb = ledger.claim(which), form.get("verb", "")
        reason, told = form.get("reason", "").strip()[:_LONGEST], claim_in_words(held)
        with ledger.decisions(writes=True) as decisions:
            if verb == "undo":
                decisions.undo(held.id, by=viewer.name, told=told)
            elif verb in ("accepted", "rejected"):
                judged = "accepted" if verb == "accepted" else "rejected"
                decisions.decide(held, judged, by=viewer.name, reason=reason, told=told)  # type: ignore[arg-type]
            elif verb == "corrected":
                try:
                    fields = _correction(held, form)
                except (NotAClaim, ArithmeticError) as error:
                    raise HTTPException(422, str(error)) from error
                decisions.decide(held, "corrected", by=viewer.name, reason=reason, fields=fields, told=told)
            else:
                raise HTTPException(422, "Choose accept, reject or a correction.")
        resolution.resolve(ledger)
        site.forget()
        return _done(request, f"claim {held.id[:8]}: {verb}", "/review" if form.get("back") else f"/claims/{held.id}")


def _correction(claim: Claim, form: dict[str, str]) -> dict[str, object]:
    """The fields that a form changes; its inputs are named `field.NAME`."""
    texts = {name.removeprefix("field."): text[:_LONGEST] for name, text in form.items() if name.startswith("field.")}
    fields = changes(claim, texts)
    if not fields:
        raise HTTPException(422, "Nothing was changed: edit a field, then press Correct.")
    return fields


def _seen_at(deed: Deed, entities: dict[str, EntityRow]) -> str:
    """The page on which what was decided is seen; empty where there is none."""
    id = deed.about[0] if deed.about else ""
    if deed.act.startswith(("claim.", "finding.")):
        return f"/{deed.act.partition('.')[0]}s/{id}"
    return entity_address(entities[id]) if id in entities else ""


def _done(request: Request, said: str, address: str) -> Response:
    """For the script a word, for a browser without it the page again."""
    if request.headers.get("x-fragment"):
        return JSONResponse({"ok": True, "said": said})
    return see_other(address)


def _review(site: Site) -> ReviewPage:
    ledger = site.ledger
    with ledger.browse() as browse:
        waiting = deciding.waiting(browse.who, limit=_MANY)
        doubtful = browse.decisions.doubtful(limit=_CLAIMS)
        texts = {each.document.id: each.document.text for each in browse.whole(c.document for c in doubtful)}
        links = Links(browse.parties_in(texts))
    pairs = [
        Sides(
            one=dossier(ledger, pair.one, most=_CONTEXT), other=dossier(ledger, pair.other, most=_CONTEXT),
            score=pair.score, reasons=pair.reasons,
        )
        for pair in waiting[:_PAIRS]
    ]  # fmt: skip
    return ReviewPage(
        pairs=pairs, waiting=len(waiting), claims=list(_in_sentence(ledger.held(doubtful), texts)), links=links,
        of_body=body_name, rung=words.rung,
    )  # fmt: skip


def _in_sentence(held: Iterable[Held], texts: dict[str, str]) -> Iterator[tuple[Held, str, str]]:
    for each in held:
        evidence = each.claim.evidence
        text = texts.get(each.claim.document, "")
        first, last = evidence.sentence
        yield each, text[first : evidence.start], text[evidence.end : last]
