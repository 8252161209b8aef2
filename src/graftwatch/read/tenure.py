"""How long what a clause tells went on: "ran it until his arrest in May", "for six years until he was dropped"."""

from graftwatch.claims import When
from graftwatch.read.clauses import Clause
from graftwatch.read.time import TimeExpression
from graftwatch.read.time.anchor import shift
from graftwatch.read.timeline import Timeline

_UNTIL = frozenset({"till", "until"})


def tenure(timeline: Timeline, clause: Clause) -> When | None:
    """The interval up to the event or clause behind "until", from its beginning if the text says how long it was."""
    parsed = clause.parsed
    ends = [timeline.of_noun(parsed, event) for event in clause.objects("until")]
    ends += [
        timeline.at(other)
        for other in timeline.article.clauses[parsed.sentence.number]
        if other.outer is clause and other.relation == "advcl" and other.marker in _UNTIL
    ]
    last = next((when.exactly() for when in ends if when is not None and not when.is_interval), None)
    if last is None:
        return None
    length = next((e for e in _lengths(timeline, clause) if "n" in e.parts and "unit" in e.parts), None)
    first = shift(last, -int(length.parts["n"]), length.parts["unit"]) if length is not None else None
    return When.span(first, last)


def _lengths(timeline: Timeline, clause: Clause) -> list[TimeExpression]:
    start, end = clause.region
    found = timeline.expressions.get(clause.parsed.sentence.number, ())
    return [e for e in found if e.role == "duration" and e.lead == "for" and start <= e.start < end]
