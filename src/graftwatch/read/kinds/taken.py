"""What was seized, what somebody was stripped of or barred from, and its words."""

import re

from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.people import Who
from graftwatch.read.roles import fillers
from graftwatch.read.syntax import conjuncts, noun_phrase, prep_objects
from graftwatch.read.tree import Token
from graftwatch.read.typed import term_in

_TAKING = frozenset({"seized", "stripped", "barred"})
_GOING = frozenset({"cross", "depart", "enter", "leave", "run", "serve", "stand", "travel", "work"})
"""Verbs that say themselves what somebody is barred from, with all that stands behind them."""


def taken(desk: Desk, match: Match) -> Token | None:
    """What was seized, stripped of or barred from."""
    if match.frame.act not in _TAKING:
        return None
    if match.extra is not None and desk.classes.has("honour", match.clause, match.extra):
        return match.extra
    if "forbidden" in match.frame.needs and match.clause.lemma in _GOING:
        return match.clause.predicate
    if match.frame.act == "barred" and (forbidden := _forbidden(desk, match)) is not None:
        return forbidden
    people = fillers(match, "person")
    for token in fillers(match, "what"):
        if token in people:
            continue
        named = desk.article.names.at(match.clause.parsed, token) is not None
        if token.pos_ in {"NOUN", "NUM", "VERB"} or (token.pos_ == "PROPN" and not named):
            return token
    return None


def _forbidden(desk: Desk, match: Match) -> Token | None:
    """What a ban is on and a lost right was to: "a lifetime ban on holding office", "the right to hold office"."""
    clause = match.clause
    stated = (match.extra, clause.predicate, clause.patient, *fillers(match, "what"), *clause.objects("of"))
    for noun in (t for t in stated if t is not None and t.lemma_ in _BANS):
        for child in noun.children:
            if child.dep_ == "compound" and child.lower_ in _MOVING:
                return child
            inner = prep_objects(child) if child.lower_ in {"from", "on"} else [child] if child.dep_ == "acl" else []
            for token in inner:
                if desk.article.names.at(clause.parsed, token) is None and token.pos_ in {"NOUN", "VERB"}:
                    return token
    return None


_BANS = frozenset({"ban", "disqualification", "prohibition", "right"})
_MOVING = frozenset({"entry", "exit", "travel"})


def taken_text(desk: Desk, match: Match, token: Token | None, who: Who) -> str | None:
    """What was taken in the text's words, less whose it was and how long it is taken for."""
    if token is None:
        return None
    parsed = match.clause.parsed
    if token.pos_ != "VERB":
        last = conjuncts(token)[-1]  # "the money and two cars"
        listed = last.i > token.i and all(desk.article.names.at(parsed, t) is None for t in conjuncts(token))
        whole = desk.article.phrase(parsed, token) if not listed else _list_text(desk, parsed, token, last)
        return _without(who, whole)
    start, end = desk.article.extent(parsed, token)
    negated = token.lemma_ in _GOING and any(c.dep_ == "neg" for c in token.lefts)  # "may not leave the country"
    if negated or token.dep_ in {"acl", "xcomp"}:  # "the right | to hold office", "forbidden | to leave"
        start = parsed.start(token)
    if (term := term_in(desk, parsed, start, end)) is not None:
        cut = re.search(r" (?:for|until|over) [^,;]*$", desk.text[start : term[1]])
        end = start + cut.start() if cut is not None else end
    return _without(who, desk.text[start:end].rstrip(" .,;"))


def _list_text(desk: Desk, parsed: Parsed, first: Token, last: Token) -> str:
    """The words from the first thing of a list to the last."""
    found = desk.text[parsed.start(noun_phrase(first)[0]) : parsed.end(noun_phrase(last)[1])]
    return " ".join(found.removeprefix("the ").split())


def _without(who: Who, text: str) -> str:
    """A text less whose the thing was: "the villa of Orlov", "holding office on Orlov"."""
    for owner in _OWNER.finditer(text):
        if who.text and who.text.split()[-1] in text[owner.end() :]:
            return text[: owner.start()]
    return text


_OWNER = re.compile(r" (?:of|from|on|against|belonging to) ")
