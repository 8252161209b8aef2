"""Who holds which post: titles before names, appositions on either side, and "X was prosecutor general"."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graftwatch.read.appositions import (
    LEADS,
    front,
    index_at,
    named,
    post_after,
    post_before,
    post_called,
    post_ending,
)
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.names import Entity, Name
from graftwatch.read.post_owners import attach_behind, attach_beyond, owned_before
from graftwatch.read.posts import Post
from graftwatch.read.syntax import conjuncts
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article


@dataclass(slots=True)
class Held:
    """A person beside a post, at a half-open span of the document; `how` is title, apposition or copula."""

    entity: Entity
    post: Post
    parsed: Parsed
    start: int
    end: int
    how: str
    former: bool
    clause: Clause | None = None


def holders(article: "Article") -> Iterator[Held]:
    """Every named person beside a post, in order of the text."""
    for number in sorted(article.parsed):
        parsed = article.parsed[number]
        if article.layout.blocks[parsed.sentence.block].kind == "heading":
            continue
        people = [n for n in article.names.in_sentence(number) if n.kind == "person" and n.entity is not None]
        beside = [list(_beside(article, parsed, name)) for name in people]
        _share(article, people, beside)
        found = [held for helds in beside for held in helds]
        found += _copulas(article, parsed, named)
        told = {(h.entity, h.post.start) for h in found}
        found += [h for h in _fronted(article, parsed) if (h.entity, h.post.start) not in told]
        yield from sorted(found, key=lambda h: h.start)


def _share(article: "Article", people: list[Name], beside: list[list[Held]]) -> None:
    """Give those in a row the post in the plural that stands before the first or behind the last: "inspectors Ann Lee,
    Jon Brekke and Ivan Orlov"."""
    row = list(zip(people, beside, strict=True))
    joined = {a.start for a, b in pairwise(people) if article.text[a.end : front(b)] in _ROW}
    for (before, posts), (name, own) in pairwise(row):
        if before.start in joined and not own and name.entity is not None:
            before_row = (h for h in posts if h.post.plural and h.how == "title")
            own += [replace(h, entity=name.entity, end=name.end) for h in before_row]
    for (name, own), (behind, posts) in reversed(list(pairwise(row))):
        if name.start in joined and not own and name.entity is not None:
            behind_row = (h for h in posts if h.post.plural and h.how == "apposition" and h.post.start > behind.start)
            own += [replace(h, entity=name.entity, start=front(name)) for h in behind_row]


_ROW = frozenset({" and ", ", ", ", and "})


def shared_body(article: "Article", held: Held) -> str | None:
    """The body of the first of two posts that the second has too: "Delta chairman X and finance director Y"."""
    before, post = article.holders[-1] if article.holders else None, held.post
    if before is None or before.parsed is not held.parsed or post.place is not None or post.owner is not None:
        return None
    joined = article.text[before.end : post.start] in {" and ", ", ", " and its "} and before.how == held.how == "title"
    fits = joined and post.post.islower() and article.words.heads_anything(post.head.lower_)
    return before.post.body if fits else None


def _beside(article: "Article", parsed: Parsed, name: Name) -> Iterator[Held]:
    assert name.entity is not None
    post = post_ending(article, parsed, *name.titles) if name.titles is not None else None
    if post is not None or (post := owned_before(article, parsed, name)) is not None:
        yield Held(name.entity, post, parsed, post.start, attach_beyond(article, name, post), "title", post.former)
    after = post_after(article, parsed, name)
    if after is not None:
        post, former = after
        attach_behind(article, parsed, post)
        yield Held(name.entity, post, parsed, name.start, post.end, "apposition", post.former or former)
        return
    before = post_before(article, parsed, name) or post_called(article, parsed, name)
    if before is not None:
        yield Held(name.entity, before, parsed, before.start, name.end, "apposition", before.former)


def _fronted(article: "Article", parsed: Parsed) -> Iterator[Held]:
    """ "Governor of the region from 2009, he left …": a post at the head of a sentence belongs to the subject behind
    the comma."""
    comma = next((t for t in parsed.doc[:16] if t.text == ","), None)
    if comma is None or any(t.pos_ in {"VERB", "AUX"} for t in parsed.doc[: comma.i]):
        return
    names = article.names.in_sentence(parsed.sentence.number)
    for token in parsed.doc[: comma.i]:
        post = article.post(parsed, token)
        if (
            post is None
            or token.dep_ == "poss"
            or any(n.kind == "person" and n.start == post.end + 1 for n in names)
            or any(t.lower_ not in LEADS and t.pos_ != "ADV" for t in parsed.doc[: index_at(parsed, post.start)])
        ):
            continue
        behind = [n for n in names if n.start == parsed.end(comma) + 1]
        if behind and behind[0].kind == "person" and behind[0].entity is not None:
            yield Held(behind[0].entity, post, parsed, post.start, behind[0].end, "fronted", post.former)
            return
        for clause in article.clauses[parsed.sentence.number]:
            subject = clause.subject
            if subject is not None and comma.i < subject.i <= comma.i + 4 and clause.predicate.i > comma.i:
                entity = named(article, parsed, subject) or article.pronouns.get(parsed.start(subject))
                if entity is not None:
                    yield Held(entity, post, parsed, post.start, post.end, "fronted", post.former)
                return
        return


def further_holders(article: "Article") -> Iterator[Held]:
    """Those of whom a pronoun or a description is said to be something: "he was its president from 2004 to 2008"."""
    for number in sorted(article.parsed):
        parsed = article.parsed[number]
        if article.layout.blocks[parsed.sentence.block].kind != "heading":
            yield from _copulas(article, parsed, _referred)


def _referred(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    if article.names.at(parsed, token) is not None:
        return None
    return next((w.entity for w in article.who(parsed, token, alone=True) if w.entity is not None), None)


def _copulas(
    article: "Article", parsed: Parsed, person: Callable[["Article", Parsed, Token], Entity | None]
) -> Iterator[Held]:
    """ "X was prosecutor general for 15 years", "who was director of finance"."""
    for clause in article.clauses[parsed.sentence.number]:
        if clause.lemma != "be" or clause.negated or clause.subject is None or clause.modal:
            continue
        yield from _turned_about(article, parsed, clause)
        for complement in clause.complements:
            for token in conjuncts(complement):
                post = article.post(parsed, token)
                if post is None or token.tag_ in {"NNS", "NNPS"} or _is_counted(token):
                    continue
                if article.words.needs_context(token.lower_) and post.owner in {"his", "her"}:
                    continue  # "was his closest aide"
                entity = person(article, parsed, clause.subject)
                if entity is not None:
                    own = clause.subject.head == clause.predicate or clause.relation != "conj"
                    first = clause.subject.doc[clause.subject.left_edge.i] if own else clause.predicate
                    start = min(parsed.start(first), post.start)
                    former = post.former or _is_over(clause)
                    yield Held(entity, post, parsed, start, post.end, "copula", former, clause)


def _is_over(clause: Clause) -> bool:
    """ "was once mayor", "was until now mayor", "used to be mayor"."""
    if clause.outer is not None and clause.outer.lemma == "use" and clause.relation == "xcomp":
        return True
    until = [c for c in clause.predicate.children if c.lower_ == "until"]
    lately = any(c.lower_ in {"now", "lately", "recently"} for u in until for c in u.children)
    return lately or any(c.lower_ in {"once", "formerly", "previously"} for c in clause.predicate.children)


def _turned_about(article: "Article", parsed: Parsed, clause: Clause) -> Iterator[Held]:
    """ "The firm's director at the time was X", "Acting mayor is X": the post is the subject."""
    post = article.post(parsed, clause.subject) if clause.subject is not None else None
    if post is None or post.plural:
        return
    opens = post.start == parsed.sentence.start and (post.acting or post.body or post.place)
    if not (post.definite or post.owner or opens):
        return
    for complement in clause.complements:
        entity = named(article, parsed, complement)
        if entity is not None and complement.i > clause.predicate.i:
            end = article.extent(parsed, complement)[0] + len(complement.text)
            yield Held(
                entity, post, parsed, post.start, max(end, parsed.end(complement)), "copula", post.former, clause
            )


def _is_counted(token: Token) -> bool:
    """ "The fourth head of the committee to go": one of a row, which tells no post."""
    return any(c.lower_.endswith(("th", "first", "second", "third")) and c.dep_ == "amod" for c in token.lefts) and any(
        c.dep_ in {"relcl", "acl"} or any(g.dep_ in {"relcl", "acl"} for g in c.subtree) for c in token.rights
    )
