"""In which tense the times of a clause count, and which clause a time at its head or end belongs to."""

import re
from collections.abc import Sequence

from graftwatch.claims import When
from graftwatch.read.clauses import Clause
from graftwatch.read.report import DATING
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.time import TimeExpression
from graftwatch.read.time.anchor import Tense

INNER = frozenset({"acl", "amod", "appos", "pcomp", "relcl"})
"""Relations of clauses that say something of a noun: a time before them is not theirs."""

_HOUR = re.compile(r"(?:[A-Z]\w*(?: \w+){0,6} )?(?:afternoon|day|dawn|evening|morning|night) of(?: the)?")
"""What may stand before a day that opens a sentence."""

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


def led(text: str, expression: TimeExpression, clauses: Sequence[Clause]) -> Clause | None:
    """The clause that a time at its head belongs to, whatever the parser made of a head without a comma."""
    if not clauses:
        return None
    parsed = clauses[0].parsed
    before = text[parsed.sentence.start : expression.lead_start].rstrip()
    if _HOUR.fullmatch(before):
        before = ""  # "At ten past six on the morning of 17 February"
    if before and not before.endswith((";", "—", "–", ":", " and", " but", " then", "“", "And", "But", "Then")):
        return None
    if (
        before.endswith(("and", "but", "then"))
        and not before.removesuffix("and").removesuffix("but").removesuffix("then").rstrip().endswith((",", ";"))
        and len(before) > 4
    ):
        return None
    if text[expression.end : expression.end + 3].strip().startswith(("'s", "’s")):
        return None
    for clause in clauses:
        if parsed.start(clause.predicate) >= expression.end and leads(before, clause):
            inside = clause.relation == "advcl" and clause.predicate.tag_ in {"VBG", "VBN"}
            if not inside:
                return clause
    return None


def in_brackets(text: str, expression: TimeExpression) -> bool:
    """Whether a time stands in brackets, as that of a source does: "(Itar-Tass, May 21)"."""
    before = text[max(0, expression.start - 80) : expression.start]
    return before.rfind("(") > before.rfind(")")


def news_of(clause: Clause) -> Clause | None:
    """The clause by which a deed is made known on its day: "announced that X had been dismissed", and in the present
    perfect the one behind it: "X has been dismissed, the ministry said on Monday"."""
    outer = clause.outer if clause.relation == "ccomp" and not (clause.modal or clause.negated) else None
    if outer is None or outer.lemma in _ANNOUNCING:
        return outer
    fresh = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in clause.predicate.children)
    behind = outer.predicate.i > clause.predicate.i and outer.lemma in _SAYING
    return outer if fresh and behind else None


_ANNOUNCING = frozenset({"announce"})
_SAYING = frozenset({"announce", "confirm", "report", "say"})


def is_aside(clause: Clause) -> bool:
    """Whether a clause stands beside the telling: a participle ("arrested in May, he …"), or what is said of a noun."""
    participle = clause.relation == "advcl" and clause.predicate.tag_ == "VBN" and clause.marker is None
    outer: Clause | None = clause
    while outer is not None:
        if _is_said_of(outer):
            return True
        outer = outer.outer
    return participle


def _is_said_of(clause: Clause) -> bool:
    """Whether a clause says something of a noun; "Two others left on Tuesday" is a sentence, whatever the parser took
    its verb for."""
    alone = clause.relation == "acl" and clause.outer is None and clause.predicate.head.dep_ == "ROOT"
    return clause.relation in {"relcl", "acl"} and not alone


def is_before_that(text: str, clause: Clause, expression: TimeExpression) -> bool:
    """Whether a time stands before the "that" of a clause, and so dates who said it: "told reporters that May that"."""
    outer = clause.outer if clause.relation == "ccomp" else None
    if outer is None or not text.startswith(" that ", expression.end):
        return False
    return outer.parsed.end(outer.predicate) <= expression.start < clause.parsed.start(clause.predicate)


def dates(clause: Clause, expression: TimeExpression) -> bool:
    """Whether a time says when a clause was: also "by" which day what is told in the plain past had come about."""
    if expression.role != "by":
        return expression.role in DATING
    before = expression.start < clause.parsed.start(clause.predicate)
    return before and clause.tense == "past" and not (clause.perfect or clause.modal or clause.nominal)


def in_a_row(first: Clause, second: Clause) -> bool:
    """Whether two clauses tell of one subject in a row: "was fired in July 2003, was tried in September"."""
    behind = first is second.outer and second.relation in {"conj", "dep", "parataxis"}
    return behind or (second is first.outer and not first.marker)


def is_long_ago(event: When | None, document: When | None) -> bool:
    """Whether an event lies so far back that what is told in a row with it without a year is told of its time."""
    if event is None or document is None or event.is_interval:
        return False
    return (document.bounds[0] - event.bounds[1]).days > _LONG_AGO


_LONG_AGO = 365


def is_to_come(clause: Clause) -> bool:
    """Whether a main verb is an infinitive with a subject, as headlines say what lies ahead: "ex-mayor to be tried"."""
    verb = clause.predicate
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    ahead = any(c.lower_ == "to" for c in helpers) and not any(c.tag_ in {"MD", "VBD", "VBP", "VBZ"} for c in helpers)
    return not clause.nominal and verb.dep_ == "ROOT" and ahead and any(c.dep_ in SUBJECTS for c in verb.children)


def goes_on_now(clause: Clause) -> bool:
    """Whether a clause tells what is so behind "and", after what was done: "fled in December and is wanted"."""
    outer = clause.outer
    return clause.relation == "conj" and clause.tense == "present" and outer is not None and outer.tense == "past"


def says_who(clause: Clause) -> bool:
    """Whether a clause tells who somebody is, and no deed of the day: "is an official who was given ten years"."""
    outer = clause.outer
    return clause.relation == "relcl" and outer is not None and outer.lemma == "be" and outer.tense == "present"
