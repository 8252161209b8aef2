"""What is counted over a whole ledger for its pages: each count is kept in the ledger, with the revision it is of.

A count is made from the ledger alone and can be made again at any time; what is kept only spares the time. Whoever
counts keeps it: the site when it shows a page, and the commands that change much, when they are done (`refresh`).
"""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from graftwatch import __version__, deciding
from graftwatch.ledger import Browse, Cited, Echo, KeptCount, Ledger, Month, Outlet, Question, Quoted, Stats, Tied
from graftwatch.publish.export import Row
from graftwatch.publish.measures import due_day, measure_rows
from graftwatch.publish.phrase import number_in_words
from graftwatch.publish.returns import GROUPS, Followed, affairs, curves_of
from graftwatch.weigh import Curve

PATIENCE: Final = 5  # between two counts passes so many times what one takes; and a run counts if it took as much
MANY: Final = 200  # pairs that are counted
SCHEMAS: Final[Mapping[str, tuple[str, ...]]] = {
    "people": ("Person",), "bodies": ("PublicBody", "Organization"), "posts": ("Position",),
}  # fmt: skip
_LISTED: Final = 400  # sources of each sort
_PAIRS: Final = 100  # pairs of people and bodies
_SIGNS: Final = 150  # measures, events and figures each, on the time line
_SHOWN: Final = 100  # falls
_CURVES: Final = 6  # groups whose curves are drawn: those of most people
_BODIES: Final = 12
_DUE: Final = 6
_STATES: Final = ("back", "out", "cleared")
_T = TypeVar("_T")


class Counting(Protocol):
    """Who counts, and may have counted something already."""

    ledger: Ledger

    def count(self, what: "Count[_T]", /) -> _T: ...


@dataclass(frozen=True, slots=True)
class Count(Generic[_T]):
    """Something that is counted: the name it is kept under, its type, and how it is made."""

    name: str
    shape: Any
    make: Callable[[Counting], _T]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made(Generic[_T]):
    """A count as it was made: of which revision of the ledger, when, and how many seconds that took."""

    value: _T
    revision: int
    at: datetime
    took_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Outlets, how often each echoes, whom claims are attributed to, and which outlet points to which source."""

    outlets: list[Outlet]
    echoes: list[Echo]
    cited: list[Cited]
    quoted: list[Quoted]


@dataclass(frozen=True, slots=True, kw_only=True)
class Returns:
    """How many fell, the falls that are shown (those who are back first), and curves by how people are grouped (""
    is not at all)."""

    total: int
    shown: list[Followed]
    curves: dict[str, list[Curve]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Something that stands on the time line: `sort` is measure, event or figure, `when` as claims give it."""

    sort: str
    when: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the front page tells of the whole ledger: falls by month and by body (body, people, of these back), signs of
    the time line, and the measures that are due next and overdue."""

    documents: int
    months: list[Month]
    signs: list[Sign]
    falls: list[tuple[str, int, int]]
    due: list[Row]
    overdue: list[Row]


def _entities(counting: Counting) -> dict[str, int]:
    with counting.ledger.browse() as browse:
        return {family: browse.count_entities(schemas) for family, schemas in SCHEMAS.items()}


def _questions(counting: Counting) -> list[Question]:
    with counting.ledger.browse() as browse:
        return browse.tallies.questions()


def _sources(counting: Counting) -> Sources:
    ledger = counting.ledger
    with ledger.browse() as browse:
        echoes, quoted = browse.tallies.echoes(), browse.tallies.quoted(_LISTED)
    return Sources(outlets=ledger.sources(), echoes=echoes, cited=ledger.cited(limit=_LISTED), quoted=quoted)


def _ties(counting: Counting) -> list[Tied]:
    with counting.ledger.browse() as browse:
        return browse.tallies.ties(_PAIRS)


def _board(counting: Counting) -> list[Row]:
    return sorted(measure_rows(counting.ledger), key=lambda row: row.get("last", ""), reverse=True)


def _returns(counting: Counting) -> Returns:
    found = sorted(affairs(counting.ledger), key=lambda each: (_STATES.index(each.affair.state), each.days))
    drawn = {by: [each for each in curves_of(found, by or None) if each.steps][:_CURVES] for by in ("", *GROUPS)}
    return Returns(total=len(found), shown=found[:_SHOWN], curves=drawn)


def _waiting(counting: Counting) -> int:
    with counting.ledger.browse() as browse:
        return deciding.count_waiting(browse.who, most=MANY)


def _course(counting: Counting) -> Course:
    measures = counting.count(BOARD)
    with counting.ledger.browse() as browse:
        documents, months = browse.count_documents(), browse.affairs.by_month()
        signs, falls = [*_promised(measures), *_told(browse)], browse.affairs.by_body(_BODIES)
    due = sorted((row for row in measures if row["state"] == "due"), key=due_day)
    overdue = sorted((row for row in measures if row["state"] == "overdue"), key=due_day, reverse=True)
    return Course(
        documents=documents, months=months, signs=signs, falls=falls, due=due[:_DUE], overdue=overdue[:_DUE]
    )  # fmt: skip


def _promised(measures: Sequence[Row]) -> Iterator[Sign]:
    for row in measures[:_SIGNS]:
        if when := row["steps"][0].get("when") or row.get("first"):
            yield Sign(sort="measure", when=when, label=row["title"])


def _told(browse: Browse) -> Iterator[Sign]:
    for event in browse.tallies.events(_SIGNS):
        if event.when is not None:
            label = getattr(event, "title", None) or event.act.replace("_", " ")
            yield Sign(sort="event", when=event.when.text, label=label)
    for figure in browse.tallies.latest_figures(_SIGNS):
        if (when := figure.period or figure.when) is not None:
            what = figure.indicator or figure.topic.replace("_", " ")
            yield Sign(sort="figure", when=when.text, label=f"{what}: {number_in_words(figure)}")


STATS: Final[Count[Stats]] = Count("stats", Stats, lambda counting: counting.ledger.stats())
ENTITIES: Final[Count[dict[str, int]]] = Count("entities", dict[str, int], _entities)
QUESTIONS: Final[Count[list[Question]]] = Count("questions", list[Question], _questions)
SOURCES: Final[Count[Sources]] = Count("sources", Sources, _sources)
TIES: Final[Count[list[Tied]]] = Count("ties", list[Tied], _ties)
BOARD: Final[Count[list[Row]]] = Count("board", list[Row], _board)
RETURNS: Final[Count[Returns]] = Count("returns", Returns, _returns)
WAITING: Final[Count[int]] = Count("waiting", int, _waiting)
COURSE: Final[Count[Course]] = Count("course", Course, _course)
COUNTS: Final[tuple[Count[Any], ...]] = (
    STATS, ENTITIES, QUESTIONS, SOURCES, TIES, BOARD, RETURNS, WAITING, COURSE,
)  # fmt: skip


def make(counting: Counting, what: Count[_T]) -> Made[_T]:
    """Count. The revision is looked up first: what is added meanwhile may be in the count, and is counted again."""
    revision, start = counting.ledger.revision(), time.monotonic()
    value = what.make(counting)
    return Made(value=value, revision=revision, at=datetime.now(UTC), took_s=time.monotonic() - start)


def kept(ledger: Ledger, what: Count[_T]) -> Made[_T] | None:
    """A count as it is kept, of whatever revision; None if it is not, or if another version of graftwatch made it."""
    with ledger.kept() as rows:
        found = rows.find(what.name)
    if found is None or found.version != __version__:
        return None
    try:
        value = cast(_T, _form(what.name).validate_json(found.value))
    except ValidationError:  # made when the count had another form
        return None
    return Made(value=value, revision=found.revision, at=found.at, took_s=found.took_s)


def keep(ledger: Ledger, what: Count[_T], made: Made[_T]) -> None:
    """Keep a count in the ledger. Raises as whatever writes to it."""
    text = _form(what.name).dump_json(made.value).decode("utf-8")
    row = KeptCount(value=text, revision=made.revision, version=__version__, at=made.at, took_s=made.took_s)
    with ledger.kept(writes=True) as rows:
        rows.keep(what.name, row)


def refresh(ledger: Ledger, *, spent_s: float = float("inf")) -> None:
    """Count what has changed since it was counted, and keep it, at the end of a run that took `spent_s`: unless all
    counts together took more than a fifth of that when they were made last. Raises as whatever writes to the ledger."""
    with ledger.kept() as rows:
        if rows.took_s() * PATIENCE > spent_s:
            return
    fresh = _Fresh(ledger)
    for what in COUNTS:
        fresh.count(what)


class _Fresh:
    """Counts that are of this moment: as they are kept, or else made and kept."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._made: dict[str, Any] = {}

    def count(self, what: Count[_T], /) -> _T:
        if what.name not in self._made:
            held = kept(self.ledger, what)
            if held is None or held.revision != self.ledger.revision():
                held = make(self, what)
                keep(self.ledger, what, held)
            self._made[what.name] = held.value
        return cast(_T, self._made[what.name])


@cache
def _form(name: str) -> TypeAdapter[Any]:
    """What writes and reads a count; made when it is wanted first, for that takes milliseconds."""
    return TypeAdapter(next(what.shape for what in COUNTS if what.name == name))
