"""What the numbers of a passage lend to each other: nouns and units, wholes, spans, bases, populations."""

import re
from dataclasses import dataclass, field

from graftwatch.claims import FigureClaim, When
from graftwatch.read.desk import Desk
from graftwatch.read.figures.choice import is_toll
from graftwatch.read.figures.indicator import Indicator, label_of
from graftwatch.read.figures.number import Number
from graftwatch.read.figures.span import (
    is_bracketed,
    moved,
    of_report,
    of_told_thing,
    period_of,
    since_of,
    time_beside,
)
from graftwatch.read.layout import Layout, Sentence
from graftwatch.read.quantities import find_quantities
from graftwatch.read.time import Anchor, find_times, resolve
from graftwatch.read.topics import Lexicon, is_code

MONEY = frozenset({"money", "price"})
STATISTICS = frozenset({"cases", "complaints", "contracts", "crimes", "inquiries", "violations"})
_OFFENCES = frozenset({"cases", "crimes"})
_BASE = 40  # code points behind a number in which the time it is of stands
_HEAD_ENDS = 300  # code points in which a report says of which months it is
_LARGE = 1000  # a bare part of a sum is a sum itself from here on
_SUM = 1_000_000  # a bare number beside sums of money is one from here on
_BACK = frozenset({"which", "whom", "them", "these", "those", "it"})
_RATES = frozenset({"percent", "points", "rank", "times"})
_AMONG = re.compile(r"(?:among|of) (?:all |the |these |those )+(?:\w+ ){0,2}(?:are|were)\b")


@dataclass(slots=True)
class Told:
    """A number that was read, with the claim that it made, if any."""

    number: Number
    unit: str | None
    claim: FigureClaim | None
    indicator: str | None
    compared: bool = False
    whole: "Told | None" = None

    @property
    def sentence(self) -> Sentence:
        """Where the number stands."""
        return self.number.parsed.sentence


@dataclass(slots=True)
class Passage:
    """What the numbers of a block leave to those that follow: nouns, spans, wholes."""

    block: int = -1
    told: list[Told] = field(default_factory=list)

    def following(self, block: int, layout: Layout) -> "Passage":
        """The passage of the next block: the same one where wire copy only breaks it into paragraphs of a sentence."""
        goes_on = 0 < block == self.block + 1 and all(b.is_short for b in layout.blocks[self.block : block + 1])
        return Passage(block, self.told if goes_on else [])

    @property
    def last(self) -> Told | None:
        """The last number."""
        return self.told[-1] if self.told else None

    @property
    def last_claimed(self) -> Told | None:
        """The last number that made a figure and was not only set beside the one before it."""
        return next((t for t in reversed(self.told) if t.claim is not None and not t.compared), None)

    def claim(self, *, sentence: int | None = None) -> FigureClaim | None:
        """The last figure, of one sentence if that is given."""
        for told in reversed(self.told):
            if sentence is not None and told.number.parsed.sentence.number != sentence:
                return None
            if told.claim is not None:
                return told.claim
        return None


@dataclass(slots=True)
class Lender:
    """Asks a passage what it lends to one number that follows."""

    desk: Desk
    lexicon: Lexicon
    passage: Passage
    number: Number
    lender: Told | None = None

    def is_compared(self) -> bool:
        """Whether the number is only set beside the one before it: "compared to 4 percent in 2014 and 6 in 2013"."""
        number, last = self.number, self.passage.last
        if self.lexicon.ends_with("comparison", number.before()):
            return True
        if last is not None and last.sentence is number.parsed.sentence and is_bracketed(number):
            return time_beside(number) is not None  # "opened 131 cases in 2015 (88 in 2014)"
        if last is not None and number.preposition == "from" and number.clause is last.number.clause:
            return number.clause is not None and bool(self.lexicon.direction(number.clause, self.desk.classes))
        return (
            last is not None
            and number.head.dep_ == "conj"
            and number.head.head.i == last.number.head.i
            and last.number.parsed is number.parsed
        )

    def whole(self) -> Told | None:
        """The number that this one is a part of: said by "of which", "of them", "among them" and so on."""
        quantity, number, last = self.number.quantity, self.number, self.passage.last
        if self.is_restated():
            return last.whole if last is not None else None
        if last is not None and last.whole is not None and number.head.head == last.number.head:
            return last.whole  # "among them 12 judges and four prosecutors"
        if (opening := self.opening()) is not None and opening.claim is not None:
            return opening
        before = self._before_list().rstrip(" ,")
        marked = self._points_back() or self.lexicon.ends_with("part", before) is not None or self._is_among()
        if (not marked and not self._is_half_named()) or (quantity.part and number.preposition == "of"):
            return None
        part = number.desk.text[quantity.start : quantity.end].lower()
        for told in reversed(self.passage.told[-6:]):
            if (
                told.claim is not None
                and told.claim.part_of is None
                and told.claim.act == "level"
                and not told.compared
                and self._can_hold(told, part)
            ):
                return told
            if (
                told.claim is None
                and told.unit is not None
                and told.number.quantity.kind == "count"
                and told.number.value > number.value
                and number.unit in (None, told.unit)
            ):
                return told
        return None

    def _before_list(self) -> str:
        """The text before the number, or before the first of the list in which it stands: "among them X, five Y"."""
        first, parsed = self.number.head, self.number.parsed
        while first.dep_ == "conj" and first.head.i < first.i:
            first = first.head
        if first == self.number.head or any(c.like_num for c in first.children):
            return self.number.before()
        return self.desk.text[parsed.sentence.start : parsed.start(first.left_edge)]

    def _is_among(self) -> bool:
        """Whether the sentence opens on what the parts that it lists belong to: "Among the defendants are 9 judges"."""
        sentence = self.number.parsed.sentence
        return _AMONG.match(self.desk.text[sentence.start : self.number.start].lower()) is not None

    def is_restated(self) -> bool:
        """Whether a share only says the number before it again: "8.1 billion, or 83.5 percent"."""
        last = self.passage.last
        if last is None or last.claim is None or self.number.quantity.kind not in {"percent", "fraction"}:
            return False
        return self.desk.text[last.number.end : self.number.start].strip() in {"or", ", or", "(", "— or", "– or"}

    def _points_back(self) -> bool:
        """Whether the number's own words point to a whole: "of them", "of these journeys", or its noun again."""
        quantity = self.number.quantity
        if not quantity.part:
            return False
        if self.desk.text[quantity.start : quantity.end].lower().split()[-1] in _BACK:
            return True
        noun = self.number.head.lower_
        return quantity.noun is not None and any(t.number.head.lower_ == noun for t in self.passage.told)

    def _is_half_named(self) -> bool:
        """ "More than half of these people", "33 percent of this quantity": a share that points back."""
        behind = self.number.behind(16).lower().lstrip()
        return self.number.quantity.kind in {"fraction", "percent"} and behind.startswith(
            ("of these", "of those", "of them", "of this", "of which", "of whom")
        )

    def _can_hold(self, told: Told, part: str) -> bool:
        if self.number.quantity.kind in {"fraction", "percent"}:
            return True
        alike = {self.number.unit, told.unit} <= _OFFENCES
        if self.number.unit is not None and told.unit != self.number.unit and not alike:
            return False
        if self.number.unit is None and told.number.quantity.kind in MONEY and self.number.value < _LARGE:
            return False
        return told.number.value >= self.number.value or "of" not in part

    def complete(self, whole: Told | None) -> bool:
        """Give a number without a noun the unit that the numbers before it lend; False where there is none to lend."""
        number, quantity = self.number, self.number.quantity
        if number.unit is not None:
            return True
        if is_labelled(number):
            number.unit = unit_of_label(number)
            return True
        if whole is not None:
            return self._lend(whole)
        if quantity.kind in MONEY or (is_bracketed(number) and time_beside(number) is None):
            return False  # "the two men (32 and 45)"
        if (noun := number.counted) is not None:
            unit = "cases" if self.lexicon.names("caseload", noun.lower()) else unit_of_words(noun)
            if unit is not None:
                number.unit, number.noun = unit, noun
                return True
        last = next((t for t in reversed(self.passage.told) if t.unit is not None and t.unit not in _RATES), None)
        if last is not None and last.claim is not None and self._takes_up():
            return self._lend(last)
        if (
            last is None
            or self._after_length(last)
            or number.parsed.sentence.number - last.number.parsed.sentence.number > 2
        ):
            return False
        if last.number.quantity.kind in MONEY or is_code(last.unit):
            sum_like = number.value >= (1 if last.number.quantity.kind == "price" else _LARGE)
            number.unit = last.unit if number.value >= _SUM or (sum_like and self._measures_money()) else None
            return number.unit is not None
        beside = number.behind().lower().split()[1:2] == ["than"]  # "18 more than a year before"
        lone = number.role == "loose" and number.head.dep_ not in {"conj", "appos"} and not beside
        if lone and time_beside(number) is None:
            return False
        told = number.is_estimated or self.lexicon.ends_with("comparison", number.before())
        if number.role == "oblique" and not told and time_beside(number) is None:
            return False
        return self._lend(last)

    def _takes_up(self) -> bool:
        """Whether the subject only takes up what was counted: "in 2008 it had been 170", "the number reached 190"."""
        number, clause = self.number, self.number.clause
        subject = clause.subject if clause is not None else None
        if clause is None or subject is None or number.role not in {"object", "predicate", "oblique"}:
            return False
        classes = self.desk.classes
        moves = self.lexicon.states(clause, classes) or self.lexicon.direction(clause, classes)
        if not (clause.lemma == "reach" or (clause.lemma == "be" and subject.lower_ != "they") or moves):
            return False
        tally = self.lexicon.names("tally", subject.lemma_) and all(c.dep_ == "det" for c in subject.children)
        return tally or subject.lower_ in {"it", "they"}

    def _lend(self, told: Told) -> bool:
        """Take the unit of a number told before, and what it counts."""
        self.number.unit, self.lender = told.unit, told
        self.number.noun = self.number.noun or told.number.noun
        return True

    def _measures_money(self) -> bool:
        """Whether the verb is one of costing or paying, so that a bare number is a sum."""
        clause = self.number.clause
        return (
            clause is not None
            and self.number.role in {"object", "oblique"}
            and self.lexicon.costs(clause, self.desk.classes)
        )

    def _after_length(self, last: Told) -> bool:
        """Whether a length of time was told since: then a bare number is another one ("five years, … seven")."""
        first, here = last.number.parsed.sentence.number, self.number.parsed.sentence.number
        lengths = [
            e for n in range(first, here + 1) for e in self.desk.timeline.expressions.get(n, ()) if e.role == "duration"
        ]
        return any(last.number.end <= e.start < self.number.start for e in lengths)

    def since(self, period: When | None) -> When | None:
        """The base of a change: its own, else that of the change before it in the sentence."""
        before = self.passage.claim(sentence=self.number.parsed.sentence.number)
        own = since_of(self.number, period)
        return (
            own
            if own is not None or before is None
            else next((t.claim.since for t in reversed(self.passage.told) if t.claim and t.claim.since), None)
        )

    def opening(self) -> Told | None:
        """The whole of "Of 73 contracts examined, 61 were awarded …"."""
        number = self.number
        if number.quantity.kind != "bare":
            return None
        here = (t for t in self.passage.told if t.number.parsed is number.parsed)
        first = next(here, None)
        if first is None or not first.number.opens or first.number.value < number.value:
            return None
        return first if all(t is first or t.whole is first for t in (first, *here)) else None

    def lent_population(self, indicator: Indicator, whole: Told | None) -> str | None:
        """The population of the whole, or of the figure that lent its indicator."""
        if whole is not None and whole.claim is not None:
            return whole.claim.population
        before = self.passage.claim(sentence=self.number.parsed.sentence.number)
        if before is None and self.lender is not None and self.number.unit == "people":
            before = self.lender.claim
        if before is None:
            return None
        same = (
            before.indicator == indicator.words
            or (self.number.quantity.kind == "bare" and before.unit == self.number.unit)
            or self.is_compared()
        )
        return before.population if same else None

    def lent_place(self, whole: Told | None) -> str | None:
        """The place of the whole, or of the figure in the sentence that this one is only set beside."""
        if whole is not None and whole.claim is not None:
            return whole.claim.place
        before = self.passage.claim(sentence=self.number.parsed.sentence.number)
        return before.place if before is not None and self.is_compared() else None

    def period(self, act: str, whole: Told | None) -> When | None:
        """The figure's own span, else that of its whole, of the figure before it in the sentence, or of the passage."""
        number = self.number
        own = period_of(number, act)
        if own is None and (opening := self.opening()) is not None and opening.claim is None:
            own = period_of(opening.number, act)  # "of 61 auctions since May, five were halted"
        here = number.parsed.sentence.number
        before = self.passage.claim(sentence=here)
        if own is not None:
            same = before is not None and self._repeats_span()
            return (moved(before.period, own) if before is not None and same else None) or own
        if whole is not None and whole.claim is not None:
            return whole.claim.period
        if before is not None:
            return None if self.lexicon.ends_with("comparison", number.before()) else before.period
        if is_toll(number):
            return self.desk.timeline.scene(number.parsed, number.start)
        if self.lexicon.holds("that_period", self.desk.text[slice(*self._sentence)]):
            return self._last_span()
        if (told := self._told_span() or of_told_thing(number) or of_report(number)) is not None:
            return told
        if any(
            e.role in {"at", "span", "since"} and not self.lexicon.holds("same_period", e.text)
            for e in self.desk.timeline.expressions.get(here, ())
        ):
            return None
        last = self.passage.last_claimed
        if last is None or last.claim is None or here - last.number.parsed.sentence.number > 2:
            return None
        counted = last.unit == number.unit or {last.unit, number.unit} <= {"people", *STATISTICS}
        span = last.claim.period
        return (
            span
            if span is not None and (counted or (span.precision in {"interval", "year"} and not self._ends_today(span)))
            else None
        )

    def _repeats_span(self) -> bool:
        """Whether a number set beside another is of the same span a year before: "up from 430 a year earlier"."""
        behind = self.desk.text[self.number.end : min(self.number.parsed.sentence.end, self.number.end + _BASE)]
        return self.is_compared() and self.lexicon.holds("same_period", re.split("[,;:.]", behind)[0])

    @property
    def _sentence(self) -> tuple[int, int]:
        sentence = self.number.parsed.sentence
        return sentence.start, sentence.end

    def _told_span(self) -> When | None:
        """The one span of the sentence, where it has a beginning and an end: "between 2021 and 2023"."""
        timeline, here = self.desk.timeline, self.number.parsed.sentence.number
        spans = [e for e in timeline.expressions.get(here, ()) if e.role == "span"]
        whole = len(spans) == 1 and spans[0].text.lower().startswith(("between ", "from "))
        return timeline.value(spans[0]) if whole else None

    def _last_span(self) -> When | None:
        """The span that "the reporting period" means: the last one that the text names, else that of its head."""
        timeline, here = self.desk.timeline, self.number.parsed.sentence.number
        for number in sorted((n for n in timeline.expressions if n < here), reverse=True):
            for expression in reversed(timeline.expressions[number]):
                when = timeline.value(expression)
                if expression.role in {"at", "span"} and when is not None and when.precision in {"interval", "year"}:
                    return when
        anchor = Anchor(document=self.desk.article.document.date, tense="past")
        told = (resolve(e, anchor) for e in find_times(self.desk.text, 0, _HEAD_ENDS) if e.role == "span")
        return next((when for when in told if when is not None and when.precision == "interval"), None)

    def _ends_today(self, span: When) -> bool:
        """Whether a span was left open by the text: that it goes on in the next sentence is not said."""
        date = self.desk.article.document.date
        return date is not None and span.text.endswith(f"/{date.exactly().text}")


def is_labelled(number: Number) -> bool:
    """Whether a label leads the number: "Recovered: $96 million"."""
    return label_of(number.desk.text, number.parsed.sentence.start, number.quantity) is not None


def unit_of_label(number: Number) -> str | None:
    """The unit that the words of a label say: "Persons charged" are people; else the plural noun itself."""
    label = label_of(number.desk.text, number.parsed.sentence.start, number.quantity)
    return unit_of_words(label[0]) if label is not None else None


def unit_of_words(words: str) -> str | None:
    """The unit in which things of that name are counted."""
    found = find_quantities(f"2 {words.lower()}")
    return found[0].unit if found else None
