"""Whom the law did something to: people by name, by post or by number, bodies, and those who share their fate."""

import re

from graftwatch.claims import Described, JusticeClaim
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.people import Who
from graftwatch.read.roles import fillers, is_antecedent
from graftwatch.read.syntax import Token

_COMPANY = re.compile(r"\b(?:together|along|jointly) with\b|\balongside\b")
_ANYBODY = frozenset(
    {"person", "anyone", "anybody", "someone", "somebody", "whoever", "nobody", "everyone", "man", "woman"}
)
_DETERMINERS = frozenset({"det", "nummod", "poss", "predet", "quantmod"})
_MANY = 30


def subjects(desk: Desk, match: Match) -> list[Who]:
    """Whom it happens to: people first; a body only where the frame has a role for it."""
    for token in fillers(match, "person"):
        alone = is_antecedent(match.clause, token)
        found = [w for w in desk.article.who(match.clause.parsed, token, alone=alone) if _can_be(desk, match, w)]
        if found:
            return found if match.how != "adjective" else [w for w in found if w.entity is not None]
        if token.tag_ == "PRP" and token.lower_ not in {"it", "they", "them"}:
            return []  # somebody is meant who is not known, and not whom the next slot holds
    for token in fillers(match, "body"):
        name = desk.article.names.at(match.clause.parsed, token)
        found = [
            w for w in desk.article.who(match.clause.parsed, token) if w.body and (name is None or name.kind != "place")
        ]
        if found:
            return found
    return []


def together(desk: Desk, match: Match, start: int, end: int) -> list[Who]:
    """Those who share the subject's fate: "was arraigned together with X and four subordinates"."""
    found = _COMPANY.search(desk.text, start, max(end, match.clause.reach))
    if found is None:
        return []
    parsed = match.clause.parsed
    for token in parsed.tokens_between(found.end(), min(found.end() + 60, parsed.sentence.end)):
        if token.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"} or token.dep_ in {"compound", "nummod", "poss"}:
            continue
        people = [w for w in desk.article.who(parsed, token) if w.entity is not None or (w.count or 0) > 1]
        if people or token.pos_ != "NUM":
            return people
    return []


def is_statistic(claim: JusticeClaim, who: Who) -> bool:
    """Numbers of people disciplined in a period, and large numbers that no day tells of, are figures (gold rule 5)."""
    if claim.person is not None and isinstance(claim.person, Described) and claim.person.described == "following":
        return True
    if who.entity is not None or who.count is None or claim.act in {"questioned", "searched"}:
        return False
    if who.count < (2 if claim.act == "disciplined" else _MANY):
        return False
    return claim.when is None or len(claim.when.text) < len("2015-11-25") or claim.when.is_interval


def _can_be(desk: Desk, match: Match, who: Who) -> bool:
    if who.entity is not None:
        return True
    token = who.token
    if token is not None and token.lower_ == "following" and who.party is None:
        who.party, who.plural = Described("following"), True  # "the following were arrested:"
        return True
    if token is None or not isinstance(who.party, Described):
        return False
    if token.lower_ in _ANYBODY or token.lower_ in desk.words.lexicon.currencies.words:
        return False
    if who.count is not None:
        return True
    if token.lower_ == "one":
        return any(c.lower_ == "of" for c in token.children)
    if token.tag_ == "PRP" or token.lower_ in {"those", "people"}:
        return False
    return not _is_generic(match, token)


def _is_generic(match: Match, token: Token) -> bool:
    """People without number or article are a kind ("officials convicted of bribery"), unless the deed has its day."""
    if token.tag_ not in {"NNS", "NNPS"} or match.how not in {"verb", "noun"}:
        return False
    if match.clause.relation == "acl" and token == match.clause.predicate.head:
        return True
    return not any(c.dep_ in _DETERMINERS for c in token.children) and match.clause.tense != "past"
