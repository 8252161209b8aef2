"""Review: pairs that may be one, claims that may be read wrong, and the history of what persons decided."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Final

from fastapi import APIRouter, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from graftwatch import resolution
from graftwatch.claims import NotAClaim, claim_to_json
from graftwatch.ledger import Held, Verdict
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.decided import corrected
from graftwatch.publish.dossier import Dossier, body_name, dossier
from graftwatch.publish.site import words
from graftwatch.publish.site.links import Links
from graftwatch.publish.site.pages.dossiers import found
from graftwatch.publish.site.render import Page, entity_address
from graftwatch.publish.site.site import Site, see_other
from graftwatch.resolve import EdgeJudgement

_PAIRS: Final = 6  # shown at once; each is drawn from a few documents
_CLAIMS: Final = 12
_DOUBT: Final = 0.65  # claims whose reading is right less often than this are put before a person ...
_RECENT: Final = 500  # ... of so many documents, the last that were added
_CONTEXT: Final = 4  # documents that a side of a pair is drawn from
_HISTORY: Final = 100
_JUDGEMENTS: Final[dict[str, EdgeJudgement]] = {"same": "positive", "different": "negative", "unsure": "unsure"}
_FIXED: Final = ("id", "document", "source", "kind", "act", "quote", "start", "end", "sentence", "reader", "confidence")
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two entities that may be one, drawn from a few documents each, and why."""

    one: Dossier
    other: Dossier
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReviewPage(Page):
    template: ClassVar[str] = "review.html"
    section: ClassVar[str] = "/review"

    pairs: list[Pair] = field(metadata={"help": "Pairs that wait, the likeliest first."})
    waiting: int = field(metadata={"help": "How many pairs wait."})
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

    verdicts: list[Verdict] = field(metadata={"help": "What was decided on claims, the latest first."})
    judgements: list[dict[str, Any]] = field(metadata={"help": "What was decided on pairs, the latest first."})
    entities: dict[str, EntityRow] = field(metadata={"help": "Whom the pairs mean, by id."})


def routes(site: Site) -> APIRouter:
    """The pages on which persons decide."""
    router = APIRouter(tags=["review"])

    @site.page(router, "/review", machine=False)
    def review(request: Request) -> Response:
        """Pairs and claims that wait for a person."""
        return site.render(request, _review(site))

    @site.page(router, "/review/history", machine=False)
    def history(request: Request) -> Response:
        """Who decided what."""
        with site.ledger.browse() as browse:
            verdicts = browse.desk.history(_HISTORY)
            judgements = [dict(row) for row in browse.desk.judgements(_HISTORY)]
            entities = browse.entities_of(id for row in judgements for id in (row["target"], row["source"]))
        return site.render(request, HistoryPage(verdicts=verdicts, judgements=judgements, entities=entities))

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
            resolution.undo(site.ledger, *ids)
        elif verb in _JUDGEMENTS:
            if verb == "same" and left.id == right.id:
                raise HTTPException(422, "These two are one already.")
            resolution.decide(site.ledger, *ids, _JUDGEMENTS[verb], by=viewer.name, reason=reason.strip()[:_LONGEST])
        else:
            raise HTTPException(422, "Choose same, different or unsure.")
        site.forget()
        return _done(request, f"{left.name} and {right.name}: {verb}", entity_address(left) if back else "/review")


def _claims(site: Site, router: APIRouter) -> None:
    """Deciding on claims: right, wrong, right but for a field; and taking it back."""
    ledger = site.ledger

    @router.post("/claims/{which}", include_in_schema=False)
    def claim(
        request: Request, which: str, verb: Annotated[str, Form()], token: Annotated[str, Form()] = "",
        reason: Annotated[str, Form()] = "", name: Annotated[str, Form()] = "", value: Annotated[str, Form()] = "",
        back: Annotated[str, Form()] = "",
    ) -> Response:  # fmt: skip
        viewer = site.check_form(request, token)
        held = ledger.claim(which)
        said = reason.strip()[:_LONGEST]
        if verb in ("accepted", "rejected"):
            with ledger.desk(writes=True) as desk:
                desk.judge(held.id, "accepted" if verb == "accepted" else "rejected", by=viewer.name, reason=said)
        elif verb == "corrected":
            if name in _FIXED or name not in _fields(held.kind):
                raise HTTPException(422, "Choose the field to correct.")
            try:
                meant = _value(name, value)
                corrected(held, {name: meant})
            except (NotAClaim, ValueError, ArithmeticError) as error:
                raise HTTPException(422, f"{name}: {error}") from error
            with ledger.desk(writes=True) as desk:
                desk.judge(held.id, "corrected", by=viewer.name, reason=said, field=name, value=meant)
        else:
            raise HTTPException(422, "Choose accept, reject or a field to correct.")
        site.forget()
        return _done(request, f"claim {held.id[:8]}: {verb}", "/review" if back else f"/claims/{held.id}")

    @router.post("/review/undo", include_in_schema=False)
    def undo(request: Request, key: Annotated[int, Form()], token: Annotated[str, Form()] = "") -> Response:
        site.check_form(request, token)
        with ledger.desk(writes=True) as desk:
            if not desk.undo(key):
                raise HTTPException(409, "This was undone or superseded already; load the history again.")
        site.forget()
        return _done(request, "taken back", "/review/history")


def _fields(kind: str) -> list[str]:
    from graftwatch.claims.jsonl import own_fields

    return [*(name.rstrip("_") for name in own_fields(kind)), "when", "stance"]


def _value(name: str, text: str) -> Any:
    """What was typed, as the exchange form has it: nothing, a list, an object, or the text."""
    text = text.strip()[:_LONGEST]
    if not text:
        return None
    if name in ("offences", "bodies", "people"):
        return [part.strip() for part in text.split(",") if part.strip()]
    if name == "count":
        return int(text)
    if text.startswith("{"):
        try:
            return json.loads(text)
        except json.JSONDecodeError:
            return text
    return text


def _done(request: Request, said: str, address: str) -> Response:
    """For the script a word, for a browser without it the page again."""
    if request.headers.get("x-fragment"):
        return JSONResponse({"ok": True, "said": said})
    return see_other(address)


def _review(site: Site) -> ReviewPage:
    ledger = site.ledger
    chosen: list[tuple[EntityRow, EntityRow, dict[str, Any]]] = []
    with ledger.browse() as browse:
        suggestions = browse.who.suggestions(200)
        for row in suggestions:
            one, other = browse.who.entity_of(row["target"]), browse.who.entity_of(row["source"])
            if one is not None and other is not None and one.id != other.id and len(chosen) < _PAIRS:
                chosen.append((one, other, row))
        ids = browse.desk.doubtful(below=_DOUBT, documents=_RECENT, limit=_CLAIMS)
    claims = ledger.claims_by_id(ids)
    held = list(ledger.held(claims[id] for id in ids if id in claims))
    with ledger.browse() as browse:
        texts = {each.document.id: each.document.text for each in browse.whole(h.claim.document for h in held)}
        links = Links(browse.parties_in(texts))
    pairs = [
        Pair(
            one=dossier(ledger, one, most=_CONTEXT), other=dossier(ledger, other, most=_CONTEXT),
            score=row["score"] or 0.0, reasons=tuple((row["reason"] or "").split("; ")),
        )
        for one, other, row in chosen
    ]  # fmt: skip
    return ReviewPage(
        pairs=pairs, waiting=len(suggestions), claims=list(_in_sentence(held, texts)), links=links,
        of_body=body_name, rung=words.rung,
    )  # fmt: skip


def _in_sentence(held: Iterable[Held], texts: dict[str, str]) -> Iterable[tuple[Held, str, str]]:
    for each in held:
        evidence = each.claim.evidence
        text = texts.get(each.claim.document, "")
        first, last = evidence.sentence
        yield each, text[first : evidence.start], text[evidence.end : last]


def fields_to_correct(claim: Any) -> list[tuple[str, str]]:
    """The fields of a claim that a person may correct, with what they say now."""
    row = claim_to_json(claim)
    return [(name, _text(row.get(name))) for name in _fields(claim.kind)]


def _text(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else "" if value is None else str(value)
