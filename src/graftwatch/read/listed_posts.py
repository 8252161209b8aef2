"""Posts in a row: "head of a branch until 2008, then deputy director", behind a colon or behind a first post."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from graftwatch.read.appositions import stands_first
from graftwatch.read.clauses import Parsed
from graftwatch.read.holders import Held
from graftwatch.read.names import Entity, Name
from graftwatch.read.posts import Post
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_PART = re.compile(r"[,;]|\band\b")
_QUOTED = re.compile(r"\s*[\"“‘«']")
_OPENS = frozenset({"after", "before", "until", "when", "where", "which", "who"})


class Listed(NamedTuple):
    """A post of a row, with the stretch of the sentence [start, end) in which its time stands."""

    post: Post
    start: int
    end: int


def listed_posts(article: "Article") -> Iterator[Held]:
    """Whoever the words before a row are about, beside each post of it."""
    for number in sorted(article.parsed):
        parsed = article.parsed[number]
        colon = next((t for t in parsed.doc if t.text == ":"), None)
        if colon is None or _QUOTED.match(article.text, parsed.end(colon)):
            continue
        entity = _subject(article, parsed, colon)
        for listed in row(article, parsed, parsed.end(colon)) if entity is not None else ():
            post = listed.post
            yield Held(entity, post, parsed, post.start, post.end, "listed", post.former)  # type: ignore[arg-type]
    for held in [h for h in article.holders if h.how == "copula"]:
        for listed in further(article, held.parsed, held.post.end):
            post = listed.post
            yield Held(held.entity, post, held.parsed, post.start, post.end, "listed", post.former)


def further(article: "Article", parsed: Parsed, end: int) -> Iterator[Listed]:
    """The posts in a row behind a first one that ends at `end`, each with a time of its own."""
    times = article.times[parsed.sentence.number]
    begin = end
    for time in times:
        if begin <= time.start and not article.text[begin : time.lead_start].strip(" (,"):
            begin = time.end
    if begin == end or (_PART.match(article.text, begin) is None and article.text[begin : begin + 5] != " and "):
        return
    for listed in row(article, parsed, begin):
        if any(listed.start <= time.start < listed.end for time in times):
            yield listed


def row(article: "Article", parsed: Parsed, begin: int) -> Iterator[Listed]:
    """The posts of a row, up to the first part that is none; a part that is a time belongs to the post behind it."""
    people = [n for n in article.names.in_sentence(parsed.sentence.number) if n.kind == "person"]
    times = article.times[parsed.sentence.number]
    end = parsed.sentence.end
    starts = [begin, *(m.end() for m in _PART.finditer(article.text, begin, end))]
    since: int | None = None
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        tokens = parsed.tokens_between(start, stop)
        words = [t for t in tokens if t.text not in {",", ";", ".", "and"}]
        if not words:
            continue
        if all(any(time.lead_start <= parsed.start(t) < time.end for time in times) for t in words):
            since = start if since is None else since
            continue
        post = next((p for t in tokens[:12] if (p := article.post(parsed, t)) is not None), None)
        if post is None or post.plural or _has_verb(tokens) or not stands_first(article, parsed, words, post):
            return
        if any(start <= name.start < stop and not _is_over(article, name) for name in people):
            return  # a row of people, not of posts
        yield Listed(post, start if since is None else since, stop)
        since = None


def _is_over(article: "Article", name: Name) -> bool:
    """Whether somebody is named as the chief of another: "deputy minister under President Petrov"."""
    return article.text.endswith("under ", 0, name.titles[0] if name.titles else name.start)


def _subject(article: "Article", parsed: Parsed, colon: Token) -> Entity | None:
    """The person whom the clause before the colon is about."""
    before = [c for c in article.clauses[parsed.sentence.number] if c.predicate.i < colon.i and c.subject is not None]
    found = article.who(parsed, before[-1].subject, alone=True) if before else []
    return found[0].entity if found else None


def _has_verb(tokens: list[Token]) -> bool:
    """Whether a part of the row is a clause, not counting what "until", "when" or "who" opens."""
    verb = next((t.i for t in tokens if t.tag_ in {"VBD", "VBP", "VBZ", "MD"}), None)
    return verb is not None and not any(t.lower_ in _OPENS and t.i < verb for t in tokens)
