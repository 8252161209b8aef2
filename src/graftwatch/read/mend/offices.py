"""Whoever holds an office, hung on the wrong word of its phrase: on the place or body that the office is of."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name, Names
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tree import Token
from graftwatch.read.words import Words

_OF = frozenset({"at", "for", "in", "of"})


def behind_office(parsed: Parsed, last: Token, names: Names, words: Words) -> None:
    """ "Governor of Tarn Petra Solane", "the head of the customs service Petra Solane": a name right behind an office
    was taken for one with the body or place that the office is of, or for a second subject."""
    name = names.at(parsed, last)
    if name is None or name.kind != "person" or parsed.end(last) != name.end:
        return
    if last.dep_ == "pobj" and last.head.lower_ in _OF:
        inner = next((c for c in reversed(last.lefts) if parsed.start(c) < name.start), None)
        office = _office_above(last.head.head, words)
        if inner is None or office is None or not _is_seat(parsed, inner, names, words):
            return
        for child in [c for c in last.lefts if c.i < inner.i]:
            child.head = inner
        inner.head, inner.dep_ = last.head, "pobj"
        last.head, last.dep_ = office, "appos"
    elif last.dep_ in SUBJECTS:
        first = last.left_edge
        before = next((c for c in last.head.lefts if c.dep_ in SUBJECTS and c.right_edge.i == first.i - 1), None)
        if before is None or before.right_edge == before or parsed.start(first) < _beginning(name):
            return
        if words.is_post_head(before.lower_):
            last.head, last.dep_ = before, "appos"


def beside_office(parsed: Parsed, last: Token, names: Names, words: Words) -> None:
    """ "The head of the police in Tarn, Petra Solane,": a name was taken for another word for the place or body before
    it, and not for whoever holds the office."""
    name, other = names.at(parsed, last), names.at(parsed, last.head)
    if name is None or name.kind != "person" or last.head.dep_ != "pobj":
        return
    if other is not None and other.kind in {"person", "other"}:
        return
    office = _office_above(last.head.head.head, words)
    if office is not None and office.i < last.head.i and (other is not None or words.is_body_word(last.head.text)):
        last.head = office


def located(parsed: Parsed, place: Token, names: Names) -> None:
    """ "In Tarn, the head of customs was detained": the place at the front was taken for the subject, and whom the
    sentence is about for another word for it."""
    name = names.at(parsed, place)
    if name is None or name.kind == "body":
        return
    first = parsed.token_at(name.start)
    subject = next((c for c in place.rights if c.dep_ == "appos"), None)
    if first is None or not first.i or first.nbor(-1).lower_ != "in" or subject is None:
        return
    if place.doc[subject.left_edge.i - 1].text != "," or any(c.text == "," and c.i > subject.i for c in place.rights):
        return
    subject.head, subject.dep_ = place.head, place.dep_
    for child in [c for c in place.rights if c.i > subject.i]:
        child.head = subject
    within = first.nbor(-1)
    within.head, within.dep_ = subject.head, "prep"
    place.head, place.dep_ = within, "pobj"


def tagged_offices(parsed: Parsed, names: Names, words: Words) -> None:
    """ "Petra Solane, warden of Tarn Prison": an office between a name's comma and "of" was taken for a participle."""
    for before, comma, token, behind in zip(parsed.doc, parsed.doc[1:], parsed.doc[2:], parsed.doc[3:], strict=False):
        if token.dep_ != "acl" or comma.text != "," or behind.lower_ not in {"at", "of"}:
            continue
        name = names.at(parsed, before)
        if name is not None and name.kind == "person" and words.is_post_head(token.lower_):
            token.head, token.dep_, token.tag_, token.pos_ = before, "appos", "NN", "NOUN"


def _beginning(name: Name) -> int:
    return name.titles[0] if name.titles is not None else name.start


def _is_seat(parsed: Parsed, token: Token, names: Names, words: Words) -> bool:
    """Whether a word ends the phrase of a place or body that an office may be of."""
    name = names.at(parsed, token)
    if name is not None:
        return name.kind in {"body", "place"}
    return words.is_body_word(token.text) or words.is_collective(token.lower_)


def _office_above(noun: Token, words: Words) -> Token | None:
    """The office that a phrase ends up belonging to: "the head of the culture department of Tarn"."""
    for _ in range(4):
        if noun.pos_ not in {"NOUN", "PROPN"}:
            return None
        if words.is_post_head(noun.lower_):
            return noun
        if noun.dep_ != "pobj" or noun.head.lower_ not in _OF:
            return None
        noun = noun.head.head
    return None
