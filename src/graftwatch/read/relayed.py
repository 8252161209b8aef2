"""Press reviews and digests: paragraphs that hand on what one outlet prints or broadcasts, headed by its name."""

import re
from typing import TYPE_CHECKING, NamedTuple

from graftwatch.claims import Source

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_REVIEW = re.compile(
    r"\b(?:(?:media|press|television|tv) (?:digest|monitor|review|roundup|round-up|summary|survey))\b", re.I
)
_NAME = r"[A-ZÀ-Þ][\w.’'&-]*(?: (?:[A-ZÀ-Þ][\w.’'&-]*|[a-z]{1,3})){0,4}"
_ITEM = re.compile(rf"(?P<name>{_NAME})(?: \([^()\n]{{2,30}}\)|, [^:.\n]{{3,40}})?:\s")
_DIGEST = re.compile(
    r"(?:The following|What follows|Below|Here)\b[^.]{0,20}\b"
    r"(?:digest|excerpts?|extracts?|gist|summary|text|translation)"
    r" (?:from|of) (?:its|the|this|that) (?:\w+ )?(?:article|editorial|report|piece|story)\b"
)
_FEWEST = 2


class Relayed(NamedTuple):
    """The outlet whose words a block hands on, and the words that name it (half-open), if the block is headed so."""

    source: Source
    head: tuple[int, int] | None


def relayed(article: "Article") -> dict[int, Relayed]:
    """The blocks of a document that hand on what an outlet said, by number."""
    return _review(article) or _digest(article)


def _review(article: "Article") -> dict[int, Relayed]:
    """The items of a press review: "Radio Ora: Prosecutors have called in …"."""
    text, blocks = article.text, article.layout.blocks
    heads = [text[b.start : b.end] for b in blocks[:4]] + [article.document.title or ""]
    if not any(_REVIEW.search(head) for head in heads):
        return {}
    found = {}
    for block in blocks:
        start = min(block.start, block.label_span[0] if block.label_span else block.start)
        item = _ITEM.match(text, start, block.end) if block.kind == "paragraph" else None
        if item is not None and not _is_person(article, item["name"]):
            name = item["name"].removeprefix("The ")
            head = (item.start(), item.end("name"))
            found[block.number] = Relayed(Source(name, "outlet", None, article.document.date), head)
    return found if len(found) >= _FEWEST else {}


def _is_person(article: "Article", name: str) -> bool:
    known = article.names.named(name)
    return known is not None and known.kind in {"person", "place"}


def _digest(article: "Article") -> dict[int, Relayed]:
    """Everything behind "X carries a report on the case. The following is its gist"."""
    for block in article.layout.blocks:
        if block.kind != "paragraph" or not _DIGEST.search(article.text, block.start, block.end):
            continue
        outlets = [n for n in article.names.names if n.kind == "outlet" and block.start <= n.start < block.end]
        if outlets and (outlet := outlets[0].entity) is not None:
            source = Source(outlet.name, "outlet")
            return {b.number: Relayed(source, None) for b in article.layout.blocks if b.number > block.number}
    return {}
