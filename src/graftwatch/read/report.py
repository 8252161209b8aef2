"""The day that a report is of: "on Thursday" of its first sentences, up to where it goes on to another time.

Agencies and papers tell the day once. What the next paragraphs tell in the plain past happened on it too, until they
name another one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from graftwatch.claims import When

if TYPE_CHECKING:
    from graftwatch.read.timeline import Timeline

_LEAD = 4  # sentences in which a report says of which day it is
_FRESH = 7  # days within which a report comes out


class Day(NamedTuple):
    """When a deed was done, as a time expression at an offset of a sentence says."""

    sentence: int
    at: int
    when: When


@dataclass(frozen=True, slots=True)
class Report:
    """A report of one day, said at `first`; without a day where `first` is None. `later` are days told behind it."""

    first: Day | None = None
    later: tuple[Day, ...] = ()

    @classmethod
    def of(cls, published: When | None, sentences: Sequence[int], days: Iterable[Day]) -> "Report":
        """The report that came out on a day: `sentences` are the numbers of those that are no headings, `days` those of
        its deeds."""
        told = sorted(days, key=lambda day: day.at)
        lead = set(sentences[:_LEAD])
        first = next(
            (d for d in told if d.sentence in lead and d.when.precision == "day" and not d.when.is_interval), None
        )
        if first is None or published is None or published.precision != "day" or not is_fresh(first.when, published):
            return cls()
        return cls(first, tuple(d for d in told if d.at > first.at and d.when != first.when))

    def at(self, sentence: int, offset: int, *, spoken: bool = False) -> When | None:
        """The day of the report at a place behind it, if no other day has been told before that place. What is `spoken`
        is spoken on that day, whatever days those who speak go back to."""
        if self.first is None or sentence < self.first.sentence:
            return None
        return None if not spoken and any(d.at < offset for d in self.later) else self.first.when


def is_fresh(when: When, published: When) -> bool:
    """Whether a report that came out on a day may be of another day: one of the week before."""
    return when.precision == "day" and 0 <= (published.bounds[0] - when.bounds[0]).days <= _FRESH


DATING = frozenset({"at", "span", "since", "until"})
"""The roles of time expressions that say when something was."""


def report_of(timeline: "Timeline") -> Report:
    """The report that a document is, by the time expressions of its deeds; a chronology is of no one day."""
    article = timeline.article
    plain = [n for n, p in sorted(article.parsed.items()) if article.layout.blocks[p.sentence.block].kind != "heading"]
    days = [
        Day(number, expression.start, when)
        for number, found in timeline.expressions.items()
        for expression in found
        if expression.role in DATING
        and (when := timeline.value(expression)) is not None
        and timeline.is_event(article.parsed[number], expression)
    ]
    return Report.of(None if timeline.entries else article.document.date, plain, days)
