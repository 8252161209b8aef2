"""Figures: the questions that numbers answer, and one chart a question, every value with who said it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, cast

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from graftwatch.claims import TOPICS, Claim, FigureClaim, claim_to_json
from graftwatch.ledger import FindingRow, Held, Question
from graftwatch.publish.counts import QUESTIONS
from graftwatch.publish.export import COLUMNS, Row
from graftwatch.publish.site import chart
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site, Table

_SHOWN: Final = 150  # of them in the table; the CSV and JSON have the rest
_QUESTIONS: Final = 60  # questions of a topic that are listed; the CSV has all
_FINDINGS: Final = 8
_ALL: Final = "*"


@dataclass(frozen=True, kw_only=True)
class FiguresPage(Page):
    template: ClassVar[str] = "figures.html"
    section: ClassVar[str] = "/figures"

    topics: list[tuple[str, int, list[Question]]] = field(
        metadata={"help": "Each topic with how many values it has and its questions with most values."}
    )


@dataclass(frozen=True, kw_only=True)
class FigurePage(Page):
    template: ClassVar[str] = "figure.html"
    section: ClassVar[str] = "/figures"

    topic: str = field(metadata={"help": "The topic."})
    question: Question = field(metadata={"help": "The question that is shown."})
    questions: list[Question] = field(metadata={"help": "Other questions of the topic."})
    held: list[Held] = field(metadata={"help": "The values with their documents, in the order of their periods."})
    findings: list[FindingRow] = field(metadata={"help": "Findings that rest on these values."})
    charts: list[tuple[str, str]] = field(metadata={"help": "What is drawn in each chart (unit, key)."})
    asked_for: dict[str, str] = field(metadata={"help": "Population and place, for links."})


def routes(site: Site) -> APIRouter:
    """The pages of figures."""
    router = APIRouter(tags=["figures"])
    ledger = site.ledger

    @site.page(router, "/figures")
    def figures(request: Request) -> Response:
        """The questions that figures answer: topic, population, place, and how many values are given."""

        def html() -> FiguresPage:
            topics: dict[str, list[Question]] = {}
            for question in site.count(QUESTIONS):
                topics.setdefault(question.topic, []).append(question)
            whole = [(topic, sum(q.count for q in own), own[:6]) for topic, own in topics.items()]
            return FiguresPage(topics=sorted(whole, key=lambda each: (each[0] == "other", -each[1], each[0])))

        columns = ("topic", "population", "place", "count", "first", "last")
        return site.answer(request, html, Table(columns, lambda: [_row(each) for each in site.count(QUESTIONS)]))

    @router.get("/figures/{topic}/chart.{form}", include_in_schema=False)
    def drawn(topic: str, form: str, population: str = "", place: str = "", of: str = "", theme: str = "") -> Response:
        """One chart: `svg`, or `json` for the script."""
        question, _ = _asked(site, topic, population, place)
        every = sorted(ledger.held(_values(site, question)), key=chart.day_of)
        held = [each for each in every if chart.key_of(_figure(each)) == of]
        if not held or form not in ("svg", "json"):
            raise HTTPException(404, "There is no such chart.")
        found = chart.weighed(every, _found_on(site, every, chart.MOST_FOUND))
        specification = chart.specification(held, theme="dark" if theme == "dark" else "light", found=found)
        if form == "json":
            return JSONResponse(specification)
        return Response(chart.svg(specification), media_type="image/svg+xml")

    @site.page(router, "/figures/{topic}")
    def figure(request: Request, topic: str, population: str = _ALL, place: str = _ALL) -> Response:
        """The figures that answer one question, or all of one topic."""
        question, own = _asked(site, topic, population, place)

        def rows() -> Iterator[Row]:
            for each in own if population == _ALL == place else [question]:
                yield from map(claim_to_json, _given(site, each, None))

        def html() -> FigurePage:
            held = sorted(ledger.held(_values(site, question)), key=chart.day_of)
            findings = _found_on(site, held, _FINDINGS)
            return FigurePage(
                topic=topic, question=question, questions=own[:_QUESTIONS], held=held, findings=findings,
                charts=chart.keys([_figure(each) for each in held]),
                asked_for={"population": question.population or "", "place": question.place or ""},
            )  # fmt: skip

        return site.answer(request, html, Table(COLUMNS["claims"], rows))

    return router


def _asked(site: Site, topic: str, population: str, place: str) -> tuple[Question, list[Question]]:
    """The question that an address asks (of a topic alone, the one with most values), and all of its topic.

    Raises:
        HTTPException: There is none (404).
    """
    own = [question for question in site.count(QUESTIONS) if question.topic == topic]
    if not own:
        known = "it is a topic without figures yet" if topic in TOPICS else "there is no such topic"
        raise HTTPException(404, f"No figures under {topic!r}: {known}. All topics stand under Figures.")
    if population == _ALL == place:
        return own[0], own
    wanted = (population or None, place or None)
    chosen = next((question for question in own if (question.population, question.place) == wanted), None)
    if chosen is None:
        raise HTTPException(404, "Nobody has given a figure for this population and place; choose another.")
    return chosen, own


def _values(site: Site, question: Question) -> list[Claim]:
    """The figures that answer a question, as many as a page shows."""
    return site.cached(
        ("values", question.topic, question.population, question.place), lambda: list(_given(site, question, _SHOWN))
    )


def _given(site: Site, question: Question, limit: int | None) -> Iterator[Claim]:
    with site.ledger.browse() as browse:
        yield from browse.tallies.figures(
            question.topic, population=question.population, place=question.place, limit=limit
        )


def _found_on(site: Site, held: list[Held], most: int) -> list[FindingRow]:
    """The findings that rest on values, the weightiest first."""
    with site.ledger.findings() as found:
        return list(found.list(claims=[each.claim.id for each in held], limit=most))


def _figure(held: Held) -> FigureClaim:
    return cast(FigureClaim, held.claim)


def _row(question: Question) -> dict[str, Any]:
    row = {
        "topic": question.topic, "population": question.population, "place": question.place, "count": question.count,
        "first": question.first.isoformat() if question.first else None,
        "last": question.last.isoformat() if question.last else None,
    }  # fmt: skip
    return {name: value for name, value in row.items() if value is not None}
