"""Search: one box; people, bodies and posts of that name, and documents with the sentence that was hit."""

from dataclasses import asdict, dataclass, field
from typing import Annotated, ClassVar, Final

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from graftwatch.claims import KINDS
from graftwatch.ledger import BadQuery, Hit
from graftwatch.ledger.query import parse
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.export import Row
from graftwatch.publish.find import find_entities
from graftwatch.publish.site import words
from graftwatch.publish.site.forms import Sent, required, sent_by
from graftwatch.publish.site.render import Page, query_string
from graftwatch.publish.site.site import Site, Table, page_number, see_other

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
    is_saved: bool = field(metadata={"help": "Whether whoever looks keeps this search."})
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
            wrong = words.sentence(str(error))
        table = Table(_COLUMNS, lambda: map(_row, site.ledger.search(q, limit=_MOST_ROWS)) if q.strip() else [])
        if wrong and request.url.path != "/search":
            raise BadQuery(q, wrong)
        with site.ledger.accounts() as accounts:
            is_saved = q.strip() in {each.query for each in accounts.saved(site.viewer(request).account)}
        entities = _named(site, q) if number == 1 and q.strip() and not wrong else []
        return site.answer(
            request,
            lambda: SearchPage(
                q=q, wrong=wrong, entities=entities[:12], hits=hits[:HITS], page=number, more=len(hits) > HITS,
                order=ranking, kinds=KINDS, is_saved=is_saved,
            ),
            None if wrong else table, status=400 if wrong else 200,
        )  # fmt: skip

    @router.post("/search", include_in_schema=False)
    def keep(sent: Annotated[Sent, Depends(sent_by(site, "reader"))]) -> Response:
        """Keep a search, or keep it no longer."""
        q = required(sent.text("q"), "a search")
        with site.ledger.accounts(writes=True) as accounts:
            if sent.text("verb") == "unsave":
                accounts.unsave(sent.viewer.account, q)
            else:
                parse(q)  # what cannot be asked is not kept
                accounts.save(sent.viewer.account, q)
        return see_other(sent.back(f"/search{query_string({'q': q})}"))

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
