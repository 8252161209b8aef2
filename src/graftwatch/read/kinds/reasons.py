"""Why somebody was dismissed, suspended or resigned, in the words of the text."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.unsaid import OFFICES
from graftwatch.read.people import UNITS
from graftwatch.read.roles import slot_tokens
from graftwatch.read.tree import Token


def reason_of(desk: Desk, match: Match) -> tuple[str | None, int]:
    """Why, and where the words that say so end: "over a lobster scandal", "after auditors found …", "citing ill
    health"."""
    parsed = match.clause.parsed
    for slot in match.frame.roles.get("reason", ()):
        behind = match.clause.objects(slot.replace("_", " "))
        if match.extra is not None and match.extra.lower_ in OFFICES:  # "relieved of his duties for failure to …"
            behind = slot_tokens(match, slot)
        for token in behind:
            if not _is_cause(desk, parsed, slot, token) or any(c.dep_ == "npadvmod" for c in token.head.lefts):
                continue  # "four months after removing Y": when, not why
            start, end = desk.article.extent(parsed, token)
            return desk.text[start:end].rstrip(" .,;"), end
    if "reason" not in match.frame.roles or match.clause.nominal:
        return None, 0
    for child in match.clause.predicate.rights:
        if child.dep_ != "advcl":
            continue
        mark = next((c for c in child.children if c.dep_ in {"mark", "prep"} and c.lower_ in _CAUSES), None)
        if mark is not None and _is_measured(child, mark):
            continue
        first = mark.i + 1 if mark is not None and mark.i < child.i else child.i + 1 if child.lower_ == "citing" else 0
        if first:
            start, end = parsed.start(child.doc[first]), parsed.end(child.doc[child.right_edge.i])
            return desk.text[start:end].rstrip(" .,;"), end
    return None, 0


def _is_measured(verb: Token, mark: Token) -> bool:
    """ "Two days after he took office": when, not why."""
    before = mark.nbor(-1) if mark.i > verb.head.i + 1 else None
    if before is None or before.pos_ not in {"NOUN", "ADV"}:
        return False
    return before.dep_ == "npadvmod" or any(c.dep_ == "npadvmod" and c.i < mark.i for c in verb.children)


_CAUSES = frozenset({"after", "because", "since"})
_GROUNDS = frozenset({"ground", "suspicion", "charge", "allegation", "accusation"})


def _is_cause(desk: Desk, parsed: Parsed, slot: str, token: Token) -> bool:
    """Whether what stands behind a preposition is a cause and no time, post or place."""
    if token.pos_ not in {"NOUN", "VERB", "PROPN"} or token.lower_ == "part" or token.lemma_ in UNITS:
        return False
    if slot == "on":
        return token.lemma_ in _GROUNDS
    if desk.timeline.within(parsed, parsed.start(token), parsed.end(token)) is not None:
        return False
    times = desk.timeline.expressions.get(parsed.sentence.number, ())
    return not any(e.start <= parsed.start(token) < e.end for e in times)
