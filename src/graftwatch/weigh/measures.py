"""Measures across documents: claims on one promise, law or reform put together, step by step, and how it stands."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Final, Literal

from graftwatch.claims import MeasureClaim, When
from graftwatch.weigh.block import Block
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.kept import Kept
from graftwatch.weigh.stems import stem, stems
from graftwatch.weigh.told import Paper, Told

Sort = Literal["promised", "adopted", "in force", "carried out", "failed"]
State = Literal["promised", "due", "overdue", "announced again", "adopted", "in force", "carried out", "failed"]

_TAIL: Final = re.compile(
    r"[;(]|,(?!\d)|\b(?:of|on|for|to|in|by|with|under|against|at|from|that|which|would|will|must|should|be|is|are|was|were|called)\b",
    re.I,
)
_CLAUSE: Final = re.compile(r",? (?:(?:on|in|by|for|to|from|with|of) )?(?:which|who|whom|whose)\b")
_WHOSE: Final = re.compile(r"^(?:its|their|his|her|our|your|my)\b\s*", re.I)  # in a list it points to nothing
_POINTING: Final = re.compile(r"(?:and |but )?(?:its?|their|his|her|our|your|my|he|she|they|we|I|this|that)\b", re.I)
_NO_THING: Final = re.compile(r"(?:it|this|that|they|them|these|those|which)?", re.I)
_NEAR: Final = 4  # words by which a sentence has come to its thing: "the new document", "All supply contracts"
_SHARED: Final = 2  # content words that two titles of one measure have in common, unless a name stands in both
_AGAIN: Final = timedelta(days=90)  # after the day of a promise; whoever promises it then promises it anew
GRACE: Final = timedelta(days=30)  # after its day, before which nobody can be expected to have reported


@dataclass(frozen=True, slots=True)
class Held:
    """A sentence of a document that says that something is there."""

    paper: Paper
    kept: Kept


@dataclass(frozen=True)
class Measure:
    """Claims on one measure, the earliest published first, and sentences that say that it is there."""

    told: tuple[Told, ...]
    kept: tuple[Held, ...] = ()

    @property
    def title(self) -> str:
        """The title that says most; the words of the claim where no title says enough ("the document", "police")."""
        told = [claim.title for each in self.told if (claim := measure_of(each)).title and title_words(each)]
        titles = [_WHOSE.sub("", _CLAUSE.split(title)[0]) for title in told]
        if any(len(_content(title)) > 1 or "-" in title for title in titles):
            return max(titles, key=lambda title: (len(_content(title)), -len(title)))
        first = measure_of(self.told[0])
        return _titled(first.title or "", first.evidence.quote)

    @cached_property
    def promises(self) -> tuple[Told, ...]:
        """The claims that promise it."""
        return tuple(each for each in self.told if sort_of(each) in ("promised", "adopted"))

    @cached_property
    def dues(self) -> tuple[tuple[When, Told], ...]:
        """The days by which it is promised, in the order in which they were told, each once."""
        found: dict[str, tuple[When, Told]] = {}
        for each in self.promises:
            due = due_of(each)
            if due is not None and not any(not due.excludes(other) for other, _ in found.values()):
                found[due.text] = (due, each)
        return tuple(found.values())

    @property
    def done(self) -> tuple[Told, ...]:
        """The claims that say that it was carried out, or is in force."""
        return tuple(each for each in self.told if sort_of(each) in ("carried out", "in force"))

    @property
    def failed(self) -> tuple[Told, ...]:
        return tuple(each for each in self.told if sort_of(each) == "failed")

    @property
    def again(self) -> Told | None:
        """The claim that announces it anew: for a later day, or long after its day had passed."""
        if not self.dues:
            return None
        day, first = self.dues[0]
        for each in self.promises[self.promises.index(first) + 1 :]:
            mine = due_of(each)
            later = mine is not None and mine.bounds[0] >= day.bounds[1]
            anew = mine is None and each.paper.day >= day.bounds[1] + _AGAIN and _is_announced(each)
            if sort_of(each) == "promised" and (later or anew):
                return each
        return None

    @property
    def stands_by_itself(self) -> bool:
        """Whether it comes about without anybody doing anything more: a law that is signed."""
        table = cached_table("measures")["standing"]
        return all(
            each.claim.act in table["always"]
            or (each.claim.act in table["signed"] and measure_of(each).status in ("adopted", "in_force"))
            for each in self.promises
        )

    def state(self, on: date) -> State:
        """How it stands on a day, as far as the ledger tells."""
        if self.done or self.kept:
            return (
                "carried out" if self.kept or any(sort_of(each) == "carried out" for each in self.done) else "in force"
            )
        if self.failed:
            return "failed"
        if self.again is not None:
            return "announced again"
        if self.dues and not self.stands_by_itself:
            return "overdue" if self.dues[-1][0].bounds[1] + GRACE <= on else "due"
        if self.dues:
            return "in force" if self.dues[-1][0].bounds[1] <= on else "due"
        return "adopted" if any(sort_of(each) == "adopted" for each in self.told) else "promised"


def _is_announced(told: Told) -> bool:
    """Whether somebody promises now, rather than that a text recalls a promise: "was promised", "in 2013"."""
    claim = told.claim
    said = [source.on for source in claim.said_by if source.on is not None]
    if claim.stance != "planned" or not claim.said_by or _recalls().search(claim.evidence.quote):
        return False
    return all(on.bounds[1] + _AGAIN >= told.paper.day for on in said)


def measure_of(told: Told) -> MeasureClaim:
    assert isinstance(told.claim, MeasureClaim)
    return told.claim


def sort_of(told: Told) -> Sort | None:
    """Which step of a measure a claim tells of; None for what is denied, doubted or only forecast."""
    claim = measure_of(told)
    if claim.status == "failed" or claim.stance == "negated":
        return "failed"
    if claim.stance == "planned" or claim.status in ("proposed", "announced", None):
        return "promised" if claim.stance in ("planned", "asserted", "alleged") else None
    if claim.stance not in ("asserted", "alleged"):
        return None
    return {"adopted": "adopted", "in_force": "in force", "carried_out": "carried out"}[claim.status or ""]  # type: ignore[return-value]


def due_of(told: Told) -> When | None:
    """By when a claim promises it: the day due, or the day on which a planned thing is to happen."""
    claim = measure_of(told)
    if claim.due is not None:
        return claim.due
    if claim.stance == "planned" and claim.when is not None and claim.when.bounds[0] > told.paper.day:
        return claim.when
    return None


def words_of(told: Told) -> frozenset[str]:
    """What a measure is told by: the content words of title and claim, without names of people and bodies."""
    claim = measure_of(told)
    names = (*claim.bodies, *(source.name for source in claim.said_by))
    posts = (source.post for source in claim.said_by if source.post)
    return _words(claim.title or "", claim.evidence.quote, (*names, *posts))


@lru_cache(maxsize=4096)  # every claim of a block is compared with the others
def _words(title: str, quote: str, names: tuple[str, ...]) -> frozenset[str]:
    named = frozenset(word for name in names for word in stems(name)) - stems(title)
    return (_content(title) or stems(title)) | (_content(quote) - named)  # "the law" is told by nothing else


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    return stems(text) - _silent()


def head_of(told: Told) -> str:
    """The stem of the thing that a title names: "telephone hotline for traders" is a hotline; empty if none."""
    title, words = measure_of(told).title or "", words_of(told)
    for part in (*(part for part in _TAIL.split(title)[:1] if part.strip()), title):
        named = [stem(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", part.casefold())]
        telling = [word for word in named if word in words]
        if telling:
            return telling[-1]
    return min(words, default="")


def home_of(told: Told) -> str:
    """The word under which a measure is looked at that this claim is the first of: its own name, else its thing."""
    return _Sign.of(told).home


@dataclass(frozen=True, slots=True)
class _Sign:
    """What a claim on a measure is known by, worked out once: it is compared with every other of its block."""

    told: Told
    words: frozenset[str]
    named: frozenset[str]
    head: str

    @classmethod
    def of(cls, told: Told) -> "_Sign":
        words = words_of(told)
        return cls(told, words, frozenset(word for word in words if "-" in word), head_of(told))

    @property
    def home(self) -> str:
        return min(self.named, default="") or self.head

    def is_same(self, other: "_Sign") -> bool:
        """Whether two claims are on one measure: a name of its own in both, or most of the words of the shorter title,
        the thing that each names among them."""
        if self.named & other.named:
            return True
        if self.head not in other.words or other.head not in self.words:
            return False
        shared = len(self.words & other.words)
        return shared >= _SHARED and 2 * shared > min(self.number, other.number) and self._is_near(other)

    @property
    def number(self) -> int:
        """Of how many words most must be shared."""
        return len(title_words(self.told)) or len(self.words)

    def _is_near(self, other: "_Sign") -> bool:
        mine, theirs = self.told.facts, other.told.facts
        if mine.country and theirs.country and mine.country != theirs.country:
            return False
        return not mine.place or not theirs.place or mine.place == theirs.place

    def is_kept(self, held: Held) -> bool:
        """Whether a sentence of the same or a later document says of the thing promised that it is there."""
        kept, promise = held.kept, self.told
        if not (self.head in kept.words or self.named & kept.words) or held.paper.day < promise.paper.day:
            return False
        start, end = promise.claim.evidence.start, promise.claim.evidence.end
        if held.paper.id == promise.paper.id and kept.start < end and start < kept.end:
            return False
        if self.named & kept.words:
            return True
        if kept.verb and kept.verb not in stems(promise.claim.evidence.quote):
            return False
        due = due_of(promise)
        by_day = kept.due and due is not None and due.bounds[0] - _AGAIN <= held.paper.day < due.bounds[1] + _AGAIN
        return len(self.words & kept.words) >= min(1 if by_day else _SHARED, len(self.words))


def _titled(title: str, quote: str) -> str:
    """The words of a claim, behind the thing where they begin with something else: "audit (General X, who ordered the
    audit)"; nothing is put before a sentence that is of the thing from its start ("The new document takes effect")."""
    thing = re.sub(r"^(?:the|an?)\s+", "", _WHOSE.sub("", title), flags=re.I)
    if _NO_THING.fullmatch(thing):
        return quote
    begins = stems(" ".join(quote.split()[: _NEAR + len(thing.split())]))
    return quote if stems(thing) <= begins and not _POINTING.match(quote) else f"{thing} ({quote})"


def title_words(told: Told) -> frozenset[str]:
    return _content(measure_of(told).title or "")


def of_block(block: Block) -> Iterator[Measure]:
    """The measures of a block of which it is the home, so that each is told once, with the sentences of its documents
    that say of the thing promised that it is there; in the order in which they were first told."""
    word = block.key.partition(":")[2]
    held = [Held(paper, kept) for paper in block.papers for kept in paper.kept if word in kept.words]
    having: dict[str, set[int]] = {}  # the sentences in which another word stands
    for number, each in enumerate(held):
        for own in each.kept.words - {word}:
            having.setdefault(own, set()).add(number)
    alone = {number for number, each in enumerate(held) if each.kept.due}  # of these the one word may be enough

    def near(sign: _Sign) -> Iterable[int]:
        if word in sign.named or len(sign.words) < _SHARED:
            return range(len(held))
        return alone.union(*(having.get(own, ()) for own in sign.words))

    for group in _groups(block.told, word):
        if group[0].home == word:
            promises = [sign for sign in group if sort_of(sign.told) == "promised"]
            kept = {number for sign in promises for number in near(sign) if sign.is_kept(held[number])}
            yield Measure(tuple(sign.told for sign in group), tuple(held[number] for number in sorted(kept)))


def _groups(told: Iterable[Told], word: str) -> list[list[_Sign]]:
    """The claims of the block of a word in groups, one a measure, and these in the order in which they were first told.

    Not every pair is compared: two claims on one measure share a word besides that of the block, or a name."""
    groups: dict[int, list[_Sign]] = {}
    having: dict[str, set[int]] = {}  # the groups in which a word stands
    for number, each in enumerate(sorted({each.id: each for each in told}.values(), key=lambda each: each.order)):
        if sort_of(each) is None:
            continue
        sign = _Sign.of(each)
        telling = sign.words - ({word} - sign.named)
        near = set().union(*(having.get(own, ()) for own in telling))
        joining = sorted(at for at in near if any(sign.is_same(other) for other in groups[at]))
        groups[number] = [*(other for at in joining for other in groups.pop(at)), sign]
        for own in frozenset().union(*(other.words for other in groups[number])):
            having[own] = having.get(own, set()) - set(joining) | {number}
    ordered = (sorted(group, key=lambda sign: sign.told.order) for group in groups.values())
    return sorted(ordered, key=lambda group: group[0].told.order)


def board(blocks: Iterable[Block]) -> Iterator[Measure]:
    """Every measure of a ledger, from the blocks of words that claims on measures are told by (unmet.py); each where
    its thing stands, so that it comes once."""
    every: dict[str, Told] = {}
    seen: set[str] = set()
    for block in blocks:
        every |= {each.id: each for each in block.told}
        for measure in of_block(block):
            seen |= {each.id for each in measure.told}
            yield measure
    for id, each in every.items():
        if id not in seen and sort_of(each) is not None:
            yield Measure((each,))


@lru_cache(maxsize=1)
def _recalls() -> re.Pattern[str]:
    return re.compile(cached_table("measures")["recalled"]["words"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    return frozenset(filter(None, map(stem, cached_table("measures")["silent"]["words"].split())))
