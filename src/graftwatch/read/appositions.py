"""The post in the titles before a name, and the appositions on either side of it."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Entity, Name
from graftwatch.read.post_owners import OUT_OF_SERVICE
from graftwatch.read.posts import Post
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

LEADS = frozenset([
    "a", "also", "an", "as", "at", "both", "by", "capacity", "currently", "earlier", "finally", "formerly", "four",
    "her", "herself", "himself", "his", "in", "its", "lately", "later", "long", "now", "of", "once", "one",
    "previously", "recently", "still", "that", "the", "their", "then", "this", "three", "time", "twice", "two", "until",
    "who’s",
])  # fmt: skip

_BEFORE_TITLES = ("the ", "one ", "a certain ", "a ", "retired ", "a retired ", "the late ")
"""What may stand before the titles of a name behind a comma: ", the Hon. John Smith", ", one Colonel Orlov"."""

_FAR = 13
"""Tokens from an office to the comma before its holder: "the head of the Joint Logistics Support Force (JLSF), X"."""

_UNTIL_NOW = re.compile(r",? (?:until|till|up to) (?:now|lately|recently)\b", re.IGNORECASE)


def post_ending(article: "Article", parsed: Parsed, start: int, end: int) -> Post | None:
    """The post in the titles before a name; a rank alone is none."""
    for token in reversed(parsed.tokens_between(start, end)):
        post = article.post(parsed, token)
        if post is not None and not article.words.is_rank(post.post.lower()):
            return post
        beside = token.lower_.rstrip(".")  # a full stop that the parser cut off "Maj." is nothing
        if (
            beside
            and beside != "-"
            and not (article.words.is_rank(beside) or article.words.is_in_address(beside) or beside in OUT_OF_SERVICE)
        ):
            return None
    return None


def post_after(article: "Article", parsed: Parsed, name: Name) -> tuple[Post, bool] | None:
    """The apposition behind a name: ", [once] the deputy head of …", with a bracket or an age between allowed."""
    text, doc = article.text, parsed.doc
    at = name.end
    if (aside := _set_off(article, parsed, name)) is not None:
        return aside, aside.former
    if text[at : at + 2] == " (" and (closing := text.find(")", at, at + 60)) > 0:
        at = closing + 1
    if (origin := _OF_AGE.match(text, at)) is not None:
        at = origin.end()
    if text[at : at + 1] != ",":
        return None
    token = parsed.token_at(at)
    if token is None:
        return None
    begin = i = token.i + 1
    former = False
    while i < len(doc) and i < begin + 14:
        token = doc[i]
        if (
            token.text in {",", ";", ":", "("}
            or (token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"})
            or token.tag_ in {"WP", "WP$", "WDT", "WRB"}
            or (token.lower_ == "that" and token.dep_ == "mark")  # "told X, that the clerk had left"
        ):
            return None
        if token.lower_ in {"once", "formerly", "previously"} or (token.lower_ == "until" and i == begin):
            former = True
        post = article.post(parsed, token)
        if post is not None and _is_given(parsed, post):
            return None
        if post is not None and not article.text.startswith(("'", "’"), post.end):  # "the mayor's | adviser"
            opening = doc[begin : index_at(parsed, post.start)]
            if post.plural and opening and opening[0].pos_ == "NUM" and opening[0].lower_ != "one":
                return None  # "together with Ivan Petrov, two of his deputies"
            if stands_first(article, parsed, opening, post) and (
                i + 1 >= len(doc) or article.names.at(parsed, doc[i + 1]) is None or doc[i + 1].lower_ in {"of", "in"}
            ):
                return post, former or _UNTIL_NOW.match(article.text, post.end) is not None
            return None
        i += 1
    return None


_OF_AGE = re.compile(
    r", (?:aged? )?(?:\d{1,3}|[a-z]+ty(?:-[a-z]+)?)(?: years? old|-year-old)?(?=,)|, born (?:in |on )?[\w ]{4,20}(?=,)"
)
"""How old somebody is, between his name and his post."""


def _set_off(article: "Article", parsed: Parsed, name: Name) -> Post | None:
    """The post behind a name in brackets or between dashes, or its letters: "Ann Lee (the mayor)", "Ann Lee – head of
    procurement –", "Ann Lee MP"."""
    begins = _ASIDE.match(article.text, name.end)
    token = parsed.token_at(begins.end()) if begins is not None else None
    if begins is None or token is None or token.i < 1:
        return None
    for head in parsed.doc[token.i : token.i + 8]:
        if head.tag_ in {"VBD", "VBP", "VBZ", "MD"} or head.text in {",", ")", ";"}:
            return None
        post = article.post(parsed, head)
        if post is not None:
            letters = head.i == token.i and head.text.isupper() and article.words.is_seat(head.lower_)
            fits = letters if begins[1] == " " else article.text.startswith(_CLOSES[begins[1]], post.end)
            opening = parsed.doc[token.i : index_at(parsed, post.start)]
            return post if fits and not post.plural and stands_first(article, parsed, opening, post) else None
    return None


_ASIDE = re.compile(r"( \(| [–—-] | (?=M))")
_CLOSES = {" (": (")", ",", ";"), " – ": (" –", ",", "."), " — ": (" —", ",", "."), " - ": (" -", ",", ".")}


def stands_first(article: "Article", parsed: Parsed, tokens: Iterable[Token], post: Post) -> bool:
    """Whether all of some words before a post can lead to it: "then", "since 2013", "for six years the"."""
    times, words = article.times[parsed.sentence.number], article.words
    return all(
        token.pos_ in {"ADV", "ADJ", "DET"}
        or token.lower_ in LEADS
        or words.counts_office(token.lower_)
        or token.like_num
        or any(time.lead_start <= parsed.start(token) < time.end for time in times)
        for token in tokens
        if parsed.start(token) < post.start
    )


_GAPS = frozenset({", ", "– ", "— "})


def post_before(article: "Article", parsed: Parsed, name: Name) -> Post | None:
    """The post phrase whose apposition the name is: "the chief of the Border Guard, Oral Bekov", also over coordinated
    names."""
    token = parsed.token_at(name.end - 1)
    if token is None or article.text.startswith(" among them", name.end):
        return None
    first = token
    while first.dep_ == "conj" and first.head.i < first.i and named(article, parsed, first.head) is not None:
        first = first.head
    lead = article.names.at(parsed, first) or name
    start = lead.titles[0] if lead.titles else lead.start
    for lead_in in _BEFORE_TITLES:
        if article.text.endswith(f", {lead_in}", parsed.sentence.start, start):
            start -= len(lead_in)
    gap = article.text[max(parsed.sentence.start, start - 2) : start]
    if gap not in _GAPS and first.dep_ != "appos":
        return None
    candidates: list[Token] = []
    comma = parsed.token_at(start - 2) if gap in _GAPS else None
    if comma is not None and comma.i > 0:
        candidates += list(reversed(parsed.doc[max(0, comma.i - _FAR) : comma.i]))
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
            aside = apart or _serves_another(article, noun, ranked=_is_ranked(article, lead))
            post = article.post(parsed, noun) if not aside else None
            stands = post is not None and post.start < start and not _is_given(parsed, post)
            if post is not None and stands and _adjoins(article.text[post.end : start]):
                if _is_cited(article.text[parsed.sentence.start : post.start], article.text[name.end : name.end + 1]):
                    return None
                inside = article.names.at(parsed, noun)
                return post if inside is None else None
    return None


def post_called(article: "Article", parsed: Parsed, name: Name) -> Post | None:
    """The post of "a registrar called Ivan Petrov", "the acting mayor, an agronomist named Ivan Petrov"."""
    first = parsed.token_at(front(name))
    verb = first.nbor(-1) if first is not None and first.i > 1 else None
    if verb is None or verb.lower_ not in {"called", "named"} or verb.tag_ != "VBN":
        return None
    noun: Token | None = verb.nbor(-1)
    while noun is not None:
        post = article.post(parsed, noun)
        if post is not None and not post.plural:
            return post
        noun = noun.head if noun.dep_ == "appos" and noun.head.i < noun.i else None
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


def _serves_another(article: "Article", noun: Token, *, ranked: bool) -> bool:
    """Whether a post is that of somebody whom the one in apposition serves: "the minister's lawyer".

    A tie that is already told of somebody leaves the post to the name: "Ann Lee is the wife of the mayor, Ivan Orlov";
    so does a rank where the tie does nothing: "a friend of the commander, General Orlov", but "the nephew of the
    commander, General Orlov, was fined".
    """
    while noun.dep_ in {"compound", "amod", "nmod"} and noun.head.i > noun.i:
        noun = noun.head  # the "deputy" of "nephew of the deputy commander"
    server = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "to", "of"} else None
    if server is None or server.head.lower_ == "in":  # "in relation to the mayor, Ivan Orlov"
        return False
    if article.words.is_post_head(server.lower_) or server.lower_ in article.words.occupations:
        return True
    told = server.dep_ in {"appos", "attr"} or (ranked and server.dep_ not in {"nsubj", "nsubjpass"})
    return article.words.tie(server.lower_) is not None and not told


def _is_ranked(article: "Article", name: Name) -> bool:
    titles = article.text[slice(*name.titles)].split() if name.titles is not None else []
    return any(article.words.is_rank(word.rstrip(".").lower()) for word in titles)


def _is_given(parsed: Parsed, post: Post) -> bool:
    """Whether a post is what somebody is named, not what he is: "named Ivan Petrov, 55, its deputy head"."""
    return any(t.dep_ == "oprd" for t in parsed.tokens_between(post.start, post.end))


def _adjoins(gap: str) -> bool:
    """Whether only a comma, "from the ruling party," or "who then ran the fund," stands between a post and the name
    behind it; the letters of the post's body in brackets count for nothing."""
    return _BETWEEN.fullmatch(gap) is not None


_WHO = r"(?: who [^,;:()A-Z]{3,30}(?:[A-Z][^,;:()]{2,50})?(?=,))?"
_BETWEEN = re.compile(
    rf"[\"”»]?{_WHO}(?: \([A-Z]{{2,8}}\))?"
    r"(?: (?:himself|herself|(?:from|in|with|for|of|at) [^,;:()]{2,40}))?(?:,| [–—])? ?"
)


def _is_cited(before: str, behind: str) -> bool:
    """Whether a post is a source ("According to prosecutors, Petrov …") that the name behind the comma is not."""
    return behind != "," and re.search(r"\baccording to (?:\w+ ){0,2}$", before, re.IGNORECASE) is not None


def front(name: Name) -> int:
    return name.titles[0] if name.titles is not None else name.start


def index_at(parsed: Parsed, offset: int) -> int:
    token = parsed.token_at(offset)
    return int(token.i) if token is not None else 0


def named(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    name = article.names.at(parsed, token)
    return name.entity if name is not None and name.kind == "person" else None
