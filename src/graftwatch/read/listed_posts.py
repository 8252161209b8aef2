"""Posts in a row behind a colon: "rose through the tax police: head of a branch until 2008, then deputy director"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Parsed
from graftwatch.read.holders import Held, stands_first
from graftwatch.read.names import Entity
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_PART = re.compile(r"[,;]|\band\b")
_QUOTED = re.compile(r"\s*[\"“‘«']")


def listed_posts(article: "Article") -> Iterator[Held]:
    """Whoever the words before a colon are about, beside each post of the row behind it."""
    for number in sorted(article.parsed):
        parsed = article.parsed[number]
        colon = next((t for t in parsed.doc if t.text == ":"), None)
        if colon is None or _QUOTED.match(article.text, parsed.end(colon)):
            continue
        entity = _subject(article, parsed, colon)
        if entity is not None:
            yield from _row(article, parsed, colon, entity)


def _subject(article: "Article", parsed: Parsed, colon: Token) -> Entity | None:
    """The person whom the clause before the colon is about."""
    before = [c for c in article.clauses[parsed.sentence.number] if c.predicate.i < colon.i and c.subject is not None]
    found = article.who(parsed, before[-1].subject, alone=True) if before else []
    return found[0].entity if found else None


def _row(article: "Article", parsed: Parsed, colon: Token, entity: Entity) -> Iterator[Held]:
    people = [n for n in article.names.in_sentence(parsed.sentence.number) if n.kind == "person"]
    end = parsed.sentence.end
    starts = [parsed.end(colon), *(m.end() for m in _PART.finditer(article.text, parsed.end(colon), end))]
    for begin, stop in zip(starts, [*starts[1:], end], strict=True):
        if any(begin <= name.start < stop for name in people):
            return  # a row of people, not of posts
        tokens = parsed.tokens_between(begin, stop)
        post = next((p for t in tokens[:12] if (p := article.post(parsed, t)) is not None), None)
        told = post is None or post.plural or _has_verb(tokens)
        if post is not None and not told and stands_first(article, parsed, tokens, post):
            yield Held(entity, post, parsed, post.start, post.end, "listed", post.former)


def _has_verb(tokens: list[Token]) -> bool:
    """Whether a part of the row is a clause, not counting what "until", "when" or "who" opens."""
    verb = next((t.i for t in tokens if t.tag_ in {"VBD", "VBP", "VBZ", "MD"}), None)
    return verb is not None and not any(t.lower_ in _OPENS and t.i < verb for t in tokens)


_OPENS = frozenset({"after", "before", "until", "when", "where", "which", "who"})
