"""Whom a text counts among a group: "six officers, three of them generals", "those arrested:" and a list of names.

What is said of the group is said of each of them. They stand behind a mark in the same sentence ("including", "among
them", a colon, a dash), in the next one ("Among them are …", "They are …"), or in the lines of a list below it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graftwatch.claims import JusticeClaim
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.names import Name
from graftwatch.read.numbers import whole_number
from graftwatch.read.people import Who
from graftwatch.read.syntax import prep_objects
from graftwatch.read.tree import Token

_INSIDE = re.compile(
    r"\b(?:among (?:them|whom)|including|include[sd]?|namely|identified as|named as)(?::|\b)"
    r"(?! (?:the )?\w+ of (?:them|whom))"
    r"|:\s|\s[—–]\s"
)
_NEXT = re.compile(
    r"(?:Also )?[Aa]mong (?:them|those (?:\w+ )?(?:\w+ed|held|under \w+))(?: \w+ \w+)? (?:are|is|was|were)\b"
    r"|The \w+ (?:identified|named) them as\b"
    r"|They (?:are|were|include[sd]?|have been (?:named|identified) as)\b"
    r"|(?:Those|These) (?:\w+ed|held) (?:are|were|include[sd]?)\b"
    r"|The (?:\w+ )?(?:men|women|officers?|officials|suspects|detainees|accused|defendants|others) "
    r"(?:are|were|include[sd]?|were (?:named|identified) as)\b"
)
_PART = re.compile(r"\b(?P<number>\w+(?:-\w+)?) of (?:them|whom),?\s+(?P<post>(?:[a-z-]+ ){0,3}[a-z-]+)(?=[,.;)–—]|$)")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_GOVERNED = frozenset({"of", "by", "to", "for", "from", "with", "against", "under", "and/or", "than", "like"})
_BULLET = "-–•*·0123456789("


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a group, by name or as a number of people with a post, and the words that say so."""

    place: Parsed
    start: int
    end: int
    name: str | None = None
    count: int | None = None
    post: str | None = None


def is_group(who: Who) -> bool:
    """Whether several people are meant who have no names there."""
    return who.entity is None and who.body is None and (who.plural or (who.count or 0) > 1)


def occupation(desk: Desk, who: Who) -> str | None:
    """What people without a name are called: "nine contractors", "two police generals"."""
    if who.entity is not None or who.token is None or not who.plural:
        return None
    noun = who.token
    if noun.pos_ == "NUM":  # "two of his officers"
        noun = next((o for c in noun.children if c.lower_ == "of" for o in prep_objects(c)), noun)
    if noun.pos_ != "NOUN":
        return None
    lemma = noun.lemma_
    if lemma in _NOBODYS_WORK or not (lemma in desk.words.occupations or desk.words.is_person_word(lemma)):
        return None
    words = [c.text for c in noun.lefts if c.dep_ in {"compound", "amod"} and c.lower_ not in _HOW_MANY]
    return " ".join([*words, noun.text])


_HOW_MANY = frozenset({"certain", "few", "further", "many", "more", "numerous", "other", "several", "such", "various"})
_NOBODYS_WORK = frozenset(
    [
        "accomplice", "accused", "adult", "defendant", "detainee", "individual", "inmate", "man", "member", "men",
        "other", "people", "person", "prisoner", "relative", "suspect", "woman",
    ]
)  # fmt: skip
"""Words for people that name no post or occupation."""


def told_of(desk: Desk, claim: JusticeClaim, group: Who) -> Iterator[JusticeClaim]:
    """The claim about a group, once more for each of its members that the text tells apart."""
    for member in members(desk, group):
        yield replace(
            claim, person=member.name, count=member.count, post=member.post, body=None, place=None,
            evidence=desk.article.cover(member.place, member.start, member.end),
        )  # fmt: skip


def members(desk: Desk, group: Who) -> Iterator[Member]:
    """Those whom the text tells apart in a group, in order, each once."""
    if group.token is None:
        return
    parsed = desk.article.parsed_of(group.token)
    seen: set[str] = set()
    for member in (*_within(desk, parsed, group.token), *_after(desk, parsed), *_items(desk, parsed)):
        if member.name is None or member.name not in seen:
            seen.add(member.name or "")
            yield member


def _within(desk: Desk, parsed: Parsed, token: Token) -> Iterator[Member]:
    """Behind a mark in the group's own sentence."""
    here, end = parsed.end(token), parsed.sentence.end
    for part in _PART.finditer(desk.text, here, end):
        number = whole_number(part["number"])
        head = part["post"].split()[-1]
        if number is not None and (desk.words.is_person_word(_singular(head)) or desk.words.is_rank(_singular(head))):
            yield Member(parsed, part.start(), part.end(), count=number, post=part["post"])
    mark = _INSIDE.search(desk.text, here, end)
    if mark is not None and _belongs(parsed, token, mark):
        yield from _listed(desk, parsed, mark.start(), mark.end())


def _belongs(parsed: Parsed, token: Token, mark: re.Match[str]) -> bool:
    """Whether a mark speaks of the group: no other noun of people in the plural, and no clause, stands between."""
    if "them" in mark[0] or "whom" in mark[0]:
        return True
    between = parsed.tokens_between(parsed.end(token), mark.start())
    if mark[0].strip() in {"—", "–"} and len(between) > 1:
        return False
    return not any(t.tag_ in _FINITE and t.dep_ not in {"aux", "auxpass", "ROOT", "ccomp"} for t in between)


def _after(desk: Desk, parsed: Parsed) -> Iterator[Member]:
    """In the sentence behind, if it begins by saying who they are."""
    place = desk.article.parsed.get(parsed.sentence.number + 1)
    if place is None or place.sentence.block - parsed.sentence.block > 1:
        return
    opening = _NEXT.match(desk.text, place.sentence.start, place.sentence.end)
    if opening is not None:
        yield from _listed(desk, place, opening.end(), opening.end())


def _items(desk: Desk, parsed: Parsed) -> Iterator[Member]:
    """In the lines, or the parts between semicolons, below a sentence that ends on a colon."""
    opened = desk.text[: parsed.sentence.end].endswith(":")
    if not opened and ":" not in desk.text[parsed.sentence.start : parsed.sentence.end]:
        return
    number = parsed.sentence.number
    while (place := desk.article.parsed.get(number := number + 1)) is not None:
        sentence = place.sentence
        in_list = desk.text[sentence.start] in _BULLET or desk.text[sentence.start - 2 : sentence.start - 1] in _BULLET
        ends = desk.text[sentence.end - 1] in ";,"
        if not (sentence.continues or (opened and (in_list or ends))):
            return
        first = next((n for n in _people(desk, place) if _begin(n) - sentence.start < 60), None)
        if first is None or any(t.tag_ in _FINITE for t in place.tokens_between(sentence.start, first.start)):
            return
        assert first.entity is not None
        yield Member(place, _begin(first), first.end, name=first.entity.name)
        if not (sentence.continues or ends or in_list):
            return


def _listed(desk: Desk, place: Parsed, opens: int, start: int) -> Iterator[Member]:
    """The names of a list that begins at a place: up to the next finite verb that no relative clause holds."""
    end = place.sentence.end
    for token in place.tokens_between(start, end):
        relative = token.dep_ == "relcl" or any(a.dep_ == "relcl" and place.start(a) > start for a in token.ancestors)
        if token.text in {";", "—", "–"} or (token.tag_ in _FINITE and not relative):
            end = place.start(token)
            break
    for name in _people(desk, place):
        begin = _begin(name)
        if not start <= name.start < end or name.entity is None or desk.text[name.end : name.end + 2] in {"'s", "’s"}:
            continue
        before = desk.text[start:begin].split()
        if before and before[-1].lower() in _GOVERNED:
            continue
        last = place.token_at(name.end - 1)
        if last is None or any(a.dep_ in {"relcl", "acl"} and place.start(a) > start for a in last.ancestors):
            continue
        yield Member(place, opens, name.end, name=name.entity.name)
        opens = name.end


def _people(desk: Desk, place: Parsed) -> list[Name]:
    return [
        n for n in desk.article.names.in_sentence(place.sentence.number) if n.kind == "person" and n.entity is not None
    ]


def _begin(name: Name) -> int:
    return name.titles[0] if name.titles else name.start


def _singular(word: str) -> str:
    return "man" if word == "men" else "woman" if word == "women" else word.removesuffix("s")
