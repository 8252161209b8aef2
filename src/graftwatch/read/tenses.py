"""In which tense the times of a clause count, and which clause a time at its head belongs to."""

from graftwatch.claims import When
from graftwatch.read.clauses import Clause
from graftwatch.read.time.anchor import Tense

INNER = frozenset({"acl", "amod", "appos", "pcomp", "relcl"})
"""Relations of clauses that say something of a noun: a time before them is not theirs."""

_LIMITING = frozenset({"close", "end", "expire", "lapse", "open"})


def tense_of(clause: Clause | None) -> Tense:
    """The tense for the times of a clause: what a participle tells is over ("under a decree signed in October the
    office will be closed"), and what ends in the present tense ends ahead ("which ends on 31 December")."""
    if clause is None or (clause.relation == "acl" and clause.predicate.tag_ == "VBN"):
        return "past"
    if clause.tense == "present" and clause.lemma in _LIMITING and clause.patient is None:
        return "future"
    if clause.tense == "present" and not clause.perfect and _is_set(clause):
        return "future"
    return clause.tense  # type: ignore[return-value]


def _is_set(clause: Clause) -> bool:
    """Whether the present tense tells what a calendar has set: "faces fifteen years when he is sentenced on 20 August",
    "takes effect on 1 July"."""
    marker = clause.marker or next((c.lower_ for c in clause.predicate.children if c.tag_ == "WRB"), None)
    if clause.relation == "advcl" and marker in _AHEAD and clause.outer is not None:
        return clause.outer.tense != "past"
    return clause.lemma == "take" and any(c.lower_ in {"effect", "over", "office"} for c in clause.predicate.children)


_AHEAD = frozenset({"after", "before", "once", "until", "when"})


def leads(before: str, clause: Clause) -> bool:
    """Whether a time behind `before` can stand at the head of a clause: of a relative one only where "and" shows that
    the parser mistook it ("…, and the next month he was charged")."""
    if clause.relation != "relcl":
        return clause.relation not in INNER and clause.subject is not None
    subject = clause.subject
    joined = before.lower().endswith(("and", "but", "then"))
    return joined and subject is not None and subject.tag_ not in {"WDT", "WP"} and subject.head == clause.predicate

def deed_day(when: When | None) -> When | None:
    """The time of a deed by that of its clause: an end that is set ("remanded until 4 December") is not its day."""
    return None if when is not None and when.text.startswith("../") else when
