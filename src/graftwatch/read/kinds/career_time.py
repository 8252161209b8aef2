"""When somebody got, held or lost a post."""

from graftwatch.claims import When
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tenses import deed_day
from graftwatch.read.tenure import tenure


def when_of(desk: Desk, match: Match, when: When | None, stance: str) -> When | None:
    """A deed told in a narrative gets its day; holding a post in the present gets the document's."""
    if match.frame.act != "holds_post":
        clause = match.clause
        if match.how == "predicate" and clause.outer is not None:  # "and he is out of a job"
            clause = clause.outer
        told = deed_day(when) or desk.timeline.ahead(match.clause, stance) or desk.timeline.told(clause)
        return told or (_reshuffled(desk, match) if stance == "asserted" and clause.tense != "future" else None)
    date = desk.article.document.date
    if when is not None and not when.is_interval and _has_ended(match):
        return When.parse(f"../{when.exactly().text}")
    if when is None and (end := tenure(desk.timeline, match.clause)) is not None:
        return end
    if when is None and match.clause.tense == "present" and not is_over(match, when):
        entry = desk.timeline.entry(match.clause.parsed) or date
        return entry.approximate() if entry is not None else None
    return when


def is_over(match: Match, when: When | None) -> bool:
    """ "once ran", "used to sit", "commanded" and no word of when: the post is no longer held."""
    clause = match.clause
    if when is None and match.how == "verb" and clause.predicate.tag_ == "VBD":
        return True
    once = any(c.dep_ == "advmod" and c.lower_ in {"once", "formerly", "previously"} for c in clause.predicate.children)
    return once or (clause.outer is not None and clause.outer.lemma == "use" and clause.relation == "xcomp")


def _has_ended(match: Match) -> bool:
    """Whether what is dated is the end of a time in a post: "whose spell as minister ended in October"."""
    noun = match.clause.predicate
    return match.how == "noun" and noun.dep_ in SUBJECTS and noun.head.lower_ in _ENDED and noun.i < noun.head.i


_ENDED = frozenset({"closed", "concluded", "elapsed", "ended", "expired", "finished", "lapsed"})


def _reshuffled(desk: Desk, match: Match) -> When | None:
    """The day of the reshuffle that a block has told of: one reshuffle has one day, as one verdict has."""
    here = match.clause.parsed.sentence
    for other in desk.fired:
        parsed = other.clause.parsed
        noun = other.how == "noun" and (other.frame.kind, other.frame.act) == ("measure", "purge")
        if noun and parsed.sentence.block == here.block and parsed.sentence.number <= here.number:
            when = desk.timeline.of_noun(parsed, other.clause.predicate)
            if when is not None and not when.is_interval:
                return when
    return None


def is_span(when: When | None) -> bool:
    """Whether a time has both a beginning and an end, years apart: nobody is appointed for so long."""
    if when is None or not when.is_interval or ".." in when.text:
        return False
    first, last = when.bounds
    return last.year - first.year > 0
