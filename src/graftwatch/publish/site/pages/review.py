"""Review: pairs that may be one, claims that may be read wrong, and the history of what persons decided."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, Final, cast

from fastapi import APIRouter, Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from graftwatch import deciding
from graftwatch.claims import Claim, NotAClaim, changes
from graftwatch.ledger import JUDGEMENTS, Deed, Held, Judgement
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.counts import WAITING
from graftwatch.publish.dossier import Dossier, body_name, dossiers
from graftwatch.publish.phrase import claim_in_words
from graftwatch.publish.queue import DEED_COLUMNS, QUEUE_COLUMNS, deed_rows, queue_rows
from graftwatch.publish.site import words
from graftwatch.publish.site.forms import LONGEST, Sent, required, sent_by
from graftwatch.publish.site.links import Links
from graftwatch.publish.site.pages.dossiers import found
from graftwatch.publish.site.render import Page, entity_address
from graftwatch.publish.site.site import Site, Table, Viewer, page_number, see_other
from graftwatch.resolve import EdgeJudgement

_PAIRS: Final = 3  # shown at once; each is drawn from a few documents
_CLAIMS: Final = 12
_CONTEXT: Final = 2  # documents that a side of a pair is drawn from
_HISTORY: Final = 60  # deeds on one page
_JUDGEMENTS: Final[dict[str, EdgeJudgement]] = {"same": "positive", "different": "negative", "unsure": "unsure"}
_UNDONE: Final = frozenset({*(f"pair.{verb}" for verb in _JUDGEMENTS), *(f"claim.{each}" for each in JUDGEMENTS)})


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
    last: Deed | None = field(metadata={"help": "What the viewer decided last, if it can be taken back."})


@dataclass(frozen=True, kw_only=True)
class HistoryPage(Page):
    template: ClassVar[str] = "history.html"
    section: ClassVar[str] = "/review"

    deeds: list[tuple[Deed, str]] = field(metadata={"help": "What was done, the latest first, and where that is seen."})
    page: int = field(metadata={"help": "Which page of the list this is, from 1."})
    more: bool = field(metadata={"help": "Whether there are more."})
    undoable: set[int] = field(metadata={"help": "Keys of those that can be taken back."})


def routes(site: Site) -> APIRouter:
    """The pages on which persons decide."""
    router = APIRouter(tags=["review"])

    @site.page(router, "/review")
    def review(request: Request) -> Response:
        """Pairs and claims that wait for a person."""
        table = Table(QUEUE_COLUMNS, lambda: queue_rows(site.ledger))
        return site.answer(request, lambda: _review(site, site.viewer(request)), table)

    @site.page(router, "/review/history")
    def history(request: Request, page: str = "1") -> Response:
        """Who decided what."""
        accounts = site.viewer(request).may("admin")
        table = Table(DEED_COLUMNS, lambda: deed_rows(site.ledger, accounts=accounts))
        return site.answer(request, lambda: _history(site, page_number(page), accounts), table)

    _pairs(site, router)
    _claims(site, router)
    return router


def _pairs(site: Site, router: APIRouter) -> None:
    """Deciding on pairs: one, two, nobody can tell; and taking it back."""

    @router.post("/review/pair", include_in_schema=False)
    def pair(sent: Annotated[Sent, Depends(sent_by(site, "reviewer"))]) -> Response:
        verb, by = sent.text("verb"), sent.viewer.name
        one, other = required(sent.text("one"), "one of the two"), required(sent.text("other"), "the other of the two")
        left, right = found(site, one), found(site, other)
        ids = (one[-20:], other[-20:])
        if verb == "undo":
            deciding.undo(site.ledger, *ids, by=by)
        elif verb == "same" and left.id == right.id:
            raise HTTPException(422, "These two are one already.")
        elif verb in _JUDGEMENTS:
            deciding.decide(site.ledger, *ids, _JUDGEMENTS[verb], by=by, reason=sent.text("reason"))
        else:
            raise HTTPException(422, "Choose same, different or unsure.")
        site.decided()
        return see_other(entity_address(left) if sent.text("back") == "here" else sent.back("/review"))

    @router.post("/review/part", include_in_schema=False)
    def part(sent: Annotated[Sent, Depends(sent_by(site, "reviewer"))]) -> Response:
        row = found(site, required(sent.text("entity"), "whom to part"))
        deciding.part(site.ledger, row.id, sent.texts("party"), by=sent.viewer.name, reason=sent.text("reason"))
        site.decided()
        return see_other(entity_address(found(site, row.id)))


def _claims(site: Site, router: APIRouter) -> None:
    """Deciding on claims: right, wrong, right but for some fields; and taking it back."""
    ledger = site.ledger

    @router.post("/claims/{which}", include_in_schema=False)
    def claim(which: str, sent: Annotated[Sent, Depends(sent_by(site, "reviewer"))]) -> Response:
        held, verb, by = ledger.claim(which), sent.text("verb"), sent.viewer.name
        told = claim_in_words(held)
        with ledger.decisions(writes=True) as decisions:
            if verb == "undo":
                decisions.undo(held.id, by=by, told=told)
            elif verb in JUDGEMENTS:
                fields = _correction(held, sent) if verb == "corrected" else None
                judgement = cast(Judgement, verb)
                decisions.decide(held, judgement, by=by, reason=sent.text("reason"), fields=fields, told=told)
            else:
                raise HTTPException(422, "Choose accept, reject, nobody can tell, or a correction.")
        site.decided()
        return see_other(sent.back(f"/claims/{held.id}"))


def _correction(claim: Claim, sent: Sent) -> dict[str, Any]:
    """The fields that a form changes; its inputs are named `field.NAME`.

    Raises:
        HTTPException: They change nothing, or say what a claim cannot (422).
    """
    try:
        fields = changes(claim, {name: text[:LONGEST] for name, text in sent.beginning("field.").items()})
    except NotAClaim as error:
        raise HTTPException(422, str(error)) from error
    if not fields:
        raise HTTPException(422, "Nothing was changed: edit a field, then press Correct.")
    return fields


def _history(site: Site, number: int, accounts: bool) -> HistoryPage:
    with site.ledger.browse() as browse:
        deeds = browse.decisions.deeds.latest(
            accounts=accounts, limit=_HISTORY + 1, offset=(number - 1) * _HISTORY
        )  # fmt: skip
        entities = browse.entities_of(id for deed in deeds for id in deed.about)
        last = browse.decisions.deeds.latest_on(deed.about for deed in deeds)
    return HistoryPage(
        deeds=[(deed, _seen_at(deed, entities)) for deed in deeds[:_HISTORY]], page=number,
        more=len(deeds) > _HISTORY, undoable={deed.key for deed in deeds if deed.key in last and can_undo(deed)},
    )  # fmt: skip


def _seen_at(deed: Deed, entities: dict[str, EntityRow]) -> str:
    """The page on which what was decided is seen; empty where there is none."""
    id = deed.about[0] if deed.about else ""
    if deed.act.startswith(("claim.", "finding.")):
        return f"/{deed.act.partition('.')[0]}s/{id}"
    return entity_address(entities[id]) if id in entities else ""


def _review(site: Site, viewer: Viewer) -> ReviewPage:
    ledger = site.ledger
    with ledger.browse() as browse:
        waiting = deciding.waiting(browse.who, limit=_PAIRS)
        doubtful = browse.decisions.doubtful(limit=_CLAIMS)
        last = next(iter(browse.decisions.deeds.latest(by=viewer.name, limit=1)), None)
        texts = browse.texts(claim.document for claim in doubtful)
        links = Links(browse.parties_in(texts))
    number = site.count(WAITING)
    whole = dossiers(
        ledger, (each for pair in waiting for each in (pair.one, pair.other)), most=_CONTEXT, proposals=False
    )
    pairs = [
        Sides(one=whole[pair.one.id], other=whole[pair.other.id], score=pair.score, reasons=pair.reasons)
        for pair in waiting
    ]
    return ReviewPage(
        pairs=pairs, waiting=number, claims=list(_in_sentence(ledger.held(doubtful), texts)), links=links,
        of_body=body_name, rung=words.rung, last=last if last and can_undo(last) else None,
    )  # fmt: skip


def can_undo(deed: Deed) -> bool:
    """Whether a deed is a decision that can be taken back."""
    return deed.act in _UNDONE


def _in_sentence(held: Iterable[Held], texts: dict[str, str]) -> Iterator[tuple[Held, str, str]]:
    for each in held:
        evidence = each.claim.evidence
        text = texts.get(each.claim.document, "")
        first, last = evidence.sentence
        yield each, text[first : evidence.start], text[evidence.end : last]
