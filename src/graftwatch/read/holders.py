"""Who holds which post: titles before names, appositions on either side, and "X was prosecutor general"."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.names import Entity, Name
from graftwatch.read.post_owners import OUT_OF_SERVICE, attach_behind, attach_beyond, owned_before
from graftwatch.read.posts import Post
from graftwatch.read.syntax import conjuncts
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_LEADS = frozenset([
    "a", "also", "an", "as", "at", "both", "currently", "earlier", "finally", "formerly", "four", "her", "herself",
    "himself", "his", "its", "lately", "later", "long", "now", "of", "once", "one", "previously", "recently", "still",
    "that", "the", "their", "then", "this", "three", "time", "twice", "two", "until", "who’s",
])  # fmt: skip

_BEFORE_TITLES = ("the ", "one ", "a certain ", "a ", "retired ", "a retired ")
"""What may stand before the titles of a name behind a comma: ", the Hon. John Smith", ", one Colonel Orlov"."""

_UNTIL_NOW = re.compile(r",? (?:until|till|up to) (?:now|lately|recently)\b", re.IGNORECASE)


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
        found += _copulas(article, parsed, _named)
        told = {(h.entity, h.post.start) for h in found}
        found += [h for h in _fronted(article, parsed) if (h.entity, h.post.start) not in told]
        yield from sorted(found, key=lambda h: h.start)


def _share(article: "Article", people: list[Name], beside: list[list[Held]]) -> None:
    """Give those in a row the post in the plural that stands before the first or behind the last: "inspectors Ann Lee,
    Jon Brekke and Ivan Orlov"."""
    row = list(zip(people, beside, strict=True))
    joined = {a.start for a, b in pairwise(people) if article.text[a.end : _front(b)] in _ROW}
    for (before, posts), (name, own) in pairwise(row):
        if before.start in joined and not own and name.entity is not None:
            before_row = (h for h in posts if h.post.plural and h.how == "title")
            own += [replace(h, entity=name.entity, end=name.end) for h in before_row]
    for (name, own), (behind, posts) in reversed(list(pairwise(row))):
        if name.start in joined and not own and name.entity is not None:
            behind_row = (h for h in posts if h.post.plural and h.how == "apposition" and h.post.start > behind.start)
            own += [replace(h, entity=name.entity, start=_front(name)) for h in behind_row]


def _front(name: Name) -> int:
    return name.titles[0] if name.titles is not None else name.start


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
    post = _post_ending(article, parsed, *name.titles) if name.titles is not None else None
    if post is not None or (post := owned_before(article, parsed, name)) is not None:
        yield Held(name.entity, post, parsed, post.start, attach_beyond(article, name, post), "title", post.former)
    after = _after(article, parsed, name)
    if after is not None:
        post, former = after
        attach_behind(article, parsed, post)
        yield Held(name.entity, post, parsed, name.start, post.end, "apposition", post.former or former)
        return
    before = _before(article, parsed, name)
    if before is not None:
        yield Held(name.entity, before, parsed, before.start, name.end, "apposition", before.former)


def _post_ending(article: "Article", parsed: Parsed, start: int, end: int) -> Post | None:
    """The post in the titles before a name; a rank alone is none."""
    for token in reversed(parsed.tokens_between(start, end)):
        post = article.post(parsed, token)
        if post is not None and not article.words.is_rank(post.post.lower()):
            return post
        beside = token.lower_.rstrip(".")  # a full stop that the parser cut off "Maj." is nothing
        if beside and not (
            article.words.is_rank(beside) or article.words.is_in_address(beside) or beside in OUT_OF_SERVICE
        ):
            return None
    return None


def _after(article: "Article", parsed: Parsed, name: Name) -> tuple[Post, bool] | None:
    """The apposition behind a name: ", [once] the deputy head of …", with a bracket or an age between allowed."""
    text, doc = article.text, parsed.doc
    at = name.end
    if text[at : at + 2] == " (" and (closing := text.find(")", at, at + 60)) > 0:
        at = closing + 1
    if text[at : at + 1] != ",":
        return None
    token = parsed.token_at(at)
    if token is None:
        return None
    i, former = token.i + 1, False
    if i < len(doc) and (doc[i].like_num or "year" in doc[i].lower_) and i + 1 < len(doc) and doc[i + 1].text == ",":
        i += 2
    begin = i
    while i < len(doc) and i < begin + 14:
        token = doc[i]
        if (
            token.text in {",", ";", ":", "("}
            or (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"})
            or token.tag_ in {"WP", "WP$", "WDT", "WRB"}
        ):
            return None
        if token.lower_ in {"once", "formerly", "previously"} or (token.lower_ == "until" and i == begin):
            former = True
        post = article.post(parsed, token)
        if post is not None and (_is_given(parsed, post) or article.text.startswith(("'", "’"), post.end)):
            return None  # "the minister's former bodyguard"
        if post is not None:
            opening = doc[begin : _index(parsed, post.start)]
            if stands_first(article, parsed, opening, post) and (
                i + 1 >= len(doc) or article.names.at(parsed, doc[i + 1]) is None or doc[i + 1].lower_ in {"of", "in"}
            ):
                return post, former or _UNTIL_NOW.match(article.text, post.end) is not None
            return None
        i += 1
    return None


def stands_first(article: "Article", parsed: Parsed, tokens: Iterable[Token], post: Post) -> bool:
    """Whether all of some words before a post can lead to it: "then", "since 2013", "for six years the"."""
    times, words = article.times[parsed.sentence.number], article.words
    return all(
        token.pos_ in {"ADV", "ADJ", "DET"}
        or token.lower_ in _LEADS
        or words.counts_office(token.lower_)
        or token.like_num
        or any(time.lead_start <= parsed.start(token) < time.end for time in times)
        for token in tokens
        if parsed.start(token) < post.start
    )


def _before(article: "Article", parsed: Parsed, name: Name) -> Post | None:
    """The post phrase whose apposition the name is: "the chief of the Border Guard, Oral Bekov", also over coordinated
    names."""
    token = parsed.token_at(name.end - 1)
    if token is None or article.text.startswith(" among them", name.end):
        return None
    first = token
    while first.dep_ == "conj" and first.head.i < first.i and article.names.at(parsed, first.head) is not None:
        first = first.head
    lead = article.names.at(parsed, first) or name
    start = lead.titles[0] if lead.titles else lead.start
    for lead_in in _BEFORE_TITLES:
        if article.text.endswith(f", {lead_in}", parsed.sentence.start, start):
            start -= len(lead_in)
    gap = article.text[max(parsed.sentence.start, start - 2) : start]
    if gap != ", " and first.dep_ != "appos":
        return None
    candidates: list[Token] = []
    comma = parsed.token_at(start - 2) if gap == ", " else None
    if comma is not None and comma.i > 0:
        candidates += list(reversed(parsed.doc[max(0, comma.i - 9) : comma.i]))
    if first.dep_ == "appos":
        candidates.append(first.head)
    for candidate in candidates:
        nouns = (
            [candidate, *(c for c in candidate.subtree if c.dep_ == "pobj" and c.head.lower_ == "of" and c.i < first.i)]
            if candidate.pos_ == "NUM"
            else [candidate]
        )
        for noun in nouns:
            apart = not _is_closed(article, name) and _is_of_clause_before(noun, token)
            aside = apart or _serves_another(article, noun)
            post = article.post(parsed, noun) if not aside else None
            stands = post is not None and post.start < start and not _is_given(parsed, post)
            if post is not None and stands and _adjoins(article.text[post.end : start]):
                if _is_cited(article.text[parsed.sentence.start : post.start], article.text[name.end : name.end + 1]):
                    return None
                inside = article.names.at(parsed, noun)
                return post if inside is None else None
    return None


def _is_closed(article: "Article", name: Name) -> bool:
    """Whether a name between commas ends there, so that it is nobody who does what a verb behind it tells, whatever the
    parser hung it on: "the deputy chairman, General Oral Bekov, and two others"."""
    return article.text[name.end : name.end + 1] in {",", ".", ";", ")", ""}


def _is_of_clause_before(noun: Token, name: Token) -> bool:
    """Whether a noun belongs to a clause that ends before a name: "After sacking X as customs chief, President Y …"."""
    inner = {t.i for t in name.ancestors}
    verbs = [a for a in noun.ancestors if a.pos_ == "VERB" and a.dep_ != "prep"]  # "according to" is none
    return any(a.i < noun.i and a.i not in inner for a in verbs)


def _serves_another(article: "Article", noun: Token) -> bool:
    """Whether a post is that of somebody whom the one in apposition serves: "the minister's lawyer".

    A tie that is already told of somebody leaves the post to the name: "Ann Lee is the wife of the mayor, Ivan Orlov".
    """
    server = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "to", "of"} else None
    if server is None:
        return False
    if article.words.is_post_head(server.lower_) or server.lower_ in article.words.occupations:
        return True
    return article.words.tie(server.lower_) is not None and server.dep_ not in {"appos", "attr"}


def _is_given(parsed: Parsed, post: Post) -> bool:
    """Whether a post is what somebody is named, not what he is: "named Ivan Petrov, 55, its deputy head"."""
    return any(t.dep_ == "oprd" for t in parsed.tokens_between(post.start, post.end))


def _adjoins(gap: str) -> bool:
    """Whether only a comma, or "from the ruling party,", stands between a post and the name behind it; the letters of
    the post's body in brackets count for nothing."""
    return (
        re.fullmatch(
            r"(?: \([A-Z]{2,8}\))?(?: (?:himself|herself|(?:from|in|with|for|of|at) [^,;:()]{2,40}))?,? ?", gap
        )
        is not None
    )


def _is_cited(before: str, behind: str) -> bool:
    """Whether a post is a source ("According to prosecutors, Petrov …") that the name behind the comma is not."""
    return behind != "," and re.search(r"\baccording to (?:\w+ ){0,2}$", before, re.IGNORECASE) is not None


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
            or any(t.lower_ not in _LEADS and t.pos_ != "ADV" for t in parsed.doc[: _index(parsed, post.start)])
        ):
            continue
        behind = [n for n in names if n.start == parsed.end(comma) + 1]
        if behind and behind[0].kind == "person" and behind[0].entity is not None:
            yield Held(behind[0].entity, post, parsed, post.start, behind[0].end, "fronted", post.former)
            return
        for clause in article.clauses[parsed.sentence.number]:
            subject = clause.subject
            if subject is not None and comma.i < subject.i <= comma.i + 4 and clause.predicate.i > comma.i:
                entity = _named(article, parsed, subject) or article.pronouns.get(parsed.start(subject))
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


def _named(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    name = article.names.at(parsed, token)
    return name.entity if name is not None and name.kind == "person" else None


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
        entity = _named(article, parsed, complement)
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


def _index(parsed: Parsed, offset: int) -> int:
    token = parsed.token_at(offset)
    return int(token.i) if token is not None else 0
