"""Search: one box; people, bodies and posts of that name, and documents with the sentence that was hit."""

from dataclasses import asdict, dataclass, field
from typing import ClassVar, Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from graftwatch.claims import KINDS
from graftwatch.ledger import BadQuery, Hit
from graftwatch.ledger.query import parse
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.export import Row
from graftwatch.publish.find import find_entities
from graftwatch.publish.site.render import Page
from graftwatch.publish.site.site import Site, Table, page_number

HITS: Final = 20
_COLUMNS: Final = ("document", "source", "title", "outlet", "date", "excerpt", "start", "marks", "claims")
_MOST_ROWS: Final = 10_000  # hits of a CSV or JSON


@dataclass(frozen=True, kw_only=True)
class SearchPage(Page):
    template: ClassVar[str] = "search.html"

    q: str = field(metadata={"help": "What was typed."})
    wrong: str = field(metadata={"help": "Why it cannot be understood, and what can."})
    entities: list[EntityRow] = field(metadata={"help": "People, bodies and posts of that name."})
    hits: list[Hit] = field(metadata={"help": "Documents, with the sentence that was hit."})
    page: int = field(metadata={"help": "Which page of the hits this is, from 1."})
    more: bool = field(metadata={"help": "Whether there are more hits."})
    order: str = field(metadata={"help": "newest or best."})
    kinds: tuple[str, ...] = field(metadata={"help": "Kinds of claim by which hits can be narrowed."})


def routes(site: Site) -> APIRouter:
    """The page of the search."""
    router = APIRouter(tags=["search"])

    @site.page(router, "/search")
    def search(request: Request, q: str = "", page: str = "1", order: str = "newest") -> Response:
        """Documents that a search finds, in the language of the command line."""
        number, ranking = page_number(page), "best" if order == "best" else "newest"
        wrong = ""
        hits: list[Hit] = []
        try:
            if q.strip():
                hits = site.ledger.search(
                    q, limit=HITS + 1, offset=(number - 1) * HITS, order="best" if order == "best" else "newest"
                )
        except BadQuery as error:
            wrong = str(error)
        table = Table(_COLUMNS, lambda: map(_row, site.ledger.search(q, limit=_MOST_ROWS)) if q.strip() else [])
        if wrong and request.url.path != "/search":
            raise BadQuery(q, wrong)
        entities = _named(site, q) if number == 1 and q.strip() and not wrong else []
        return site.answer(
            request,
            lambda: SearchPage(
                q=q, wrong=wrong, entities=entities[:12], hits=hits[:HITS], page=number, more=len(hits) > HITS,
                order=ranking, kinds=KINDS,
            ),
            table, status=400 if wrong else 200,
        )  # fmt: skip

    return router


def _named(site: Site, q: str) -> list[EntityRow]:
    """Whom the words of a search name; nobody, if it asks for more than words."""
    query = parse(q)
    if not query.terms or query.without or query.fields != type(query.fields)() or len(query.terms) > 6:
        return []
    return find_entities(site.ledger, " ".join(word for term in query.terms for word in term.words)[:120])


def _row(hit: Hit) -> Row:
    row = asdict(hit) | {"date": str(hit.date) if hit.date else None, "marks": [list(mark) for mark in hit.marks]}
    return {name: value for name, value in row.items() if value is not None}
