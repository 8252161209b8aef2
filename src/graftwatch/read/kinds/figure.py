"""Figure claims: numbers about the state of things, with what they count, over what span, against what base."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from graftwatch.claims import Claim, FigureClaim, Source, When
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.figures.about import is_prevalence, is_untraced, takes_up, topic_of
from graftwatch.read.figures.act import act_of, is_change
from graftwatch.read.figures.choice import (
    DEEDS,
    MANY,
    carriers,
    in_case,
    is_done_by_somebody,
    is_example,
    is_loose_half,
    is_next_one,
    is_personal,
    is_price_tag,
    is_statistic,
    is_taken,
    is_threshold,
    is_worth_telling,
)
from graftwatch.read.figures.context import place_of, sources_of, stance_of_figure
from graftwatch.read.figures.indicator import Indicator, indicator_of, label_of
from graftwatch.read.figures.number import Number
from graftwatch.read.figures.passage import MONEY, STATISTICS, Lender, Passage, Told, is_labelled
from graftwatch.read.figures.population import owner_of, population_of
from graftwatch.read.figures.span import compared_span, is_bracketed
from graftwatch.read.figures.stretch import phrase
from graftwatch.read.quantities import Quantity
from graftwatch.read.topics import load_lexicon

_SKIPPED = frozenset({"ordinal"})
_PEOPLE_COUNTED = DEEDS | {"people"}
_OPENING = STATISTICS | {"people"}  # of what else a sentence opens with, the parts are told
_VOICES = frozenset({"person", "unnamed"})
_COUNTED = frozenset(
    {
        "cases_opened",
        "cases_reviewed",
        "crimes_recorded",
        "people_charged",
        "people_convicted",
        "people_disciplined",
        "people_dismissed",
    }
)


def figures(desk: Desk) -> Iterator[FigureClaim]:
    """The figures of a document in order; each is kept at the desk before the next is read."""
    lexicon = load_lexicon(desk.words.language)
    passage = Passage()
    for number in sorted(desk.article.parsed):
        parsed = desk.article.parsed[number]
        if parsed.sentence.block != passage.block:
            passage = passage.following(parsed.sentence.block, desk.article.layout)
        heading = desk.article.layout.blocks[parsed.sentence.block].kind == "heading"
        for quantity in desk.quantities.get(number, ()):
            if (
                quantity.conversion
                or quantity.kind in _SKIPPED
                or (heading and not _is_labelled(desk, parsed, quantity))
            ):
                continue
            found = Number.of(desk, lexicon, parsed, quantity)
            if found is not None:
                told = _Reader(desk, lexicon, passage, found).read()
                passage.told.append(told)
                if told.claim is not None:
                    yield told.claim


def _is_labelled(desk: Desk, parsed: Parsed, quantity: Quantity) -> bool:
    """Whether a line is a label and its number: "Recovered: $96 million"."""
    return label_of(desk.text, parsed.sentence.start, quantity) is not None


class _Reader(Lender):
    """Reads one number in its passage."""

    def read(self) -> Told:
        """The number with its claim, or without one where it is no figure."""
        number, quantity = self.number, self.number.quantity
        nothing = Told(number, number.unit, None, None)
        if quantity.kind == "duration":
            return nothing
        whole = self.whole()
        if not self.complete(whole):
            return nothing
        if number.total is None and (opening := self.opening()) is not None:
            number.total, number.noun = opening.number.value, opening.number.noun
        nothing.unit = number.unit
        act, value = act_of(number)
        if (
            act == "share"
            and self.is_compared()
            and (before := self.passage.claim(sentence=number.parsed.sentence.number))
        ):
            act = before.act if before.unit == number.unit else act
        indicator = self._indicator(act, whole)
        before, lent = self.passage.claim(), whole or self.lender
        topic = topic_of(number, indicator, act, whole, before, same=self._goes_with_last(), lent=lent)
        if not self._is_figure(topic, act, whole):
            return nothing
        claim = self._claim(act, value, indicator, topic, whole)
        return Told(number, number.unit, claim, indicator.words, self.is_compared(), whole)

    def _indicator(self, act: str, whole: Told | None) -> Indicator:
        """The indicator, with what the passage lends where the number's own words do not say what is counted."""
        number = self.number
        found = indicator_of(number, act)
        before = self.passage.claim()
        again = takes_up(number) or (before is not None and self._says_the_same(before))
        if before is not None and (self.is_restated() or self._goes_with_last() or again):
            return replace(found, words=before.indicator)
        if whole is not None and whole.claim is not None and (found.words is None or self._only_names_part(whole)):
            return replace(found, words=whole.claim.indicator)
        if found.words is None and before is not None:
            return replace(found, words=self._own_subject(before) or before.indicator)
        return found

    def _says_the_same(self, before: FigureClaim) -> bool:
        """Whether "it" or "the figure" only takes up what the figure before counts: "In 2012 it was 29 percent"."""
        number, clause = self.number, self.number.clause
        if clause is None or clause.subject is None or clause.lemma != "be":
            return False
        if self.lexicon.names("tally", clause.subject.lemma_):
            return all(c.dep_ == "det" for c in clause.subject.children)
        if before.unit != number.unit:
            return False
        return number.role == "predicate" and clause.subject.lower_ in {"it", "that", "this", "they"}

    def _own_subject(self, before: FigureClaim) -> str | None:
        """What another sentence than that of the figure before is about, where a rate says nothing else."""
        number, clause = self.number, self.number.clause
        if number.quantity.kind != "percent" or self.passage.claim(sentence=number.parsed.sentence.number) is before:
            return None
        subject = clause.subject if clause is not None else None
        plain = subject is not None and subject.pos_ in {"NOUN", "PROPN"} and subject.i < number.head.i
        return phrase(self.desk, number.parsed, subject, number) if subject is not None and plain else None

    def _only_names_part(self, whole: Told) -> bool:
        """Whether the words behind a part only say who or what it is: "201 of which involve officers"."""
        clause, number = self.number.clause, self.number
        if clause is None or number.role == "loose" or number.head.dep_ in {"appos", "conj"}:
            return True
        if whole.number.clause is clause and clause.predicate.i < number.head.i:
            return True
        return self.lexicon.does("copula", clause, self.desk.classes)

    # -- whether it is a figure

    def _is_figure(self, topic: str, act: str, whole: Told | None) -> bool:
        number, quantity = self.number, self.number.quantity
        if is_labelled(number) or self._goes_with_last():
            return True
        if is_next_one(number) or is_done_by_somebody(number) or is_threshold(number) or is_loose_half(number):
            return False
        if number.opens and number.unit not in _OPENING:
            return False
        if quantity.kind in {"rank", "points", "percent", "fraction", "multiple"} or (
            quantity.kind == "score" and number.unit == "points"
        ):
            if quantity.kind == "multiple" and (number.preposition == "at" or not is_change(number)):
                return False  # "three times the market price"
            told = whole is not None or act == "change" or is_prevalence(number)
            if quantity.kind == "percent" and not told and in_case(number):
                return False
            return number.clause is None or not self.lexicon.does("market", number.clause, self.desk.classes)
        held = carriers(number)
        if quantity.kind in MONEY:
            estimated = number.is_estimated
            if self._sets_sanction() or is_price_tag(number, topic) or is_example(number):
                return False
            lone = topic == "amount_recovered" and is_taken(number) and not self._beside_statistic()
            if not (number.is_rate or estimated) and (held or in_case(number, "other" if lone else topic)):
                return False
            beside = self.passage.claim(sentence=number.parsed.sentence.number) is not None
            return number.is_rate or estimated or beside or not is_personal(number) or topic == "public_loss"
        if number.unit in _PEOPLE_COUNTED:
            return self._counts_people(topic, whole, held)
        if held:
            return False
        return number.value > 0 and is_worth_telling(number, topic, part=whole is not None)

    def _sets_sanction(self) -> bool:
        """Whether the sum is bail, a fine or a reward: part of one case."""
        number, clause = self.number, self.number.clause
        nouns = [*number.governors, *([clause.subject] if clause is not None and clause.subject is not None else [])]
        single = (
            n for n in nouns if n.tag_ != "NNS" or clause is None or not self.lexicon.states(clause, self.desk.classes)
        )
        return any(self.lexicon.names("sanction", noun.lemma_) for noun in single)

    def _goes_with_last(self) -> bool:
        """Whether the number is only set beside the figure before it: "up from nine in the two years before"."""
        before = self.passage.claim(sentence=self.number.parsed.sentence.number)
        return before is not None and before.unit == self.number.unit and self.is_compared()

    def _counts_people(self, topic: str, whole: Told | None, held: list[Claim]) -> bool:
        number = self.number
        if whole is not None:
            return whole.claim is not None
        if (held or topic.startswith("people_")) and not is_statistic(number, beside=self._beside_statistic()):
            return False
        if held:
            self.desk.drop(held)
        return is_worth_telling(number, topic, part=False) or (
            self._beside_statistic() and number.value >= MANY and not number.is_definite
        )

    def _beside_statistic(self) -> bool:
        """Whether a figure of cases, crimes or people stands in the same or the sentence before."""
        here = self.number.parsed.sentence.number
        return any(
            t.claim is not None
            and here - t.number.parsed.sentence.number <= 2
            and (t.unit in STATISTICS or t.claim.topic in _COUNTED)
            for t in self.passage.told
        )

    # -- the claim

    def _carried(self, topic: str) -> tuple[Source, ...]:
        """The sources of the statistic in the sentence before, where this one goes on with it and names none."""
        parsed, before = self.number.parsed, self.passage.last_claimed
        if before is None or before.claim is None or not 0 < parsed.sentence.number - before.sentence.number <= 2:
            return ()
        chain = before.claim.said_by
        if not chain:
            return ()
        attribution, clause = self.desk.attribution, before.number.clause
        if before.sentence.block == parsed.sentence.block and clause is not None and attribution.chain(clause):
            return chain if topic != "other" and chain[-1].type in _VOICES else ()  # texts: known to the attribution
        return chain if attribution.goes_on(parsed, chain) else ()

    def _coordinated(self) -> tuple[Source, ...]:
        """The sources of the figure before in the same sentence, where nothing but "and" or a dash lies between."""
        before = self.passage.claim(sentence=self.number.parsed.sentence.number)
        if before is None:
            return ()
        between = self.desk.text[before.evidence.end : self.number.start]
        return before.said_by if len(between) < 100 and ". " not in between and '"' not in between else ()

    def _claim(
        self, act: str, value: Decimal, indicator: Indicator, topic: str, whole: Told | None
    ) -> FigureClaim | None:
        number, desk = self.number, self.desk
        low, high = self._first(indicator), max(indicator.end, number.end)
        if (low == number.start or is_bracketed(number)) and self.is_compared():
            low, high = compared_span(number, high)
        evidence = desk.article.cover(number.parsed, low, high)
        base = (
            desk.base(number.clause, evidence, said=False)
            if number.clause is not None
            else desk.plain(number.parsed, evidence)
        )
        if base is None and number.role == "subject" and number.clause is not None and number.clause.negated:
            base = desk.plain(number.parsed, evidence)  # "2,300 tonnes cannot be accounted for"
        if base is None:
            return None
        base.pop("when")
        base["stance"] = stance_of_figure(number, base.get("stance", "asserted"), compared=self.is_compared())
        if base["stance"] == "negated" and is_untraced(number):
            base["stance"] = "asserted"  # "could not account for 14 vehicles"
        base["said_by"] = sources_of(number, topic, self.passage.claim()) or self._coordinated() or self._carried(topic)
        period = self.period(act, whole)
        return FigureClaim(
            act=act,  # type: ignore[arg-type]
            indicator=indicator.words,
            topic=topic,  # type: ignore[arg-type]
            value=value,
            unit="rank" if act == "rank" else number.unit,
            bound=number.bound,
            of=number.total,
            period=period,
            since=_of_index(self.since(period), topic) if act == "change" else None,
            population=population_of(number, whole is not None)
            or self.lent_population(indicator, whole)
            or owner_of(number),
            place=place_of(number, self.lent_place(whole)),
            part_of=whole.claim.id if whole is not None and whole.claim is not None else None,
            **base,
        )

    def _first(self, indicator: Indicator) -> int:
        """Where the evidence begins: behind the figure before it, unless it says to what that one leads."""
        start = min(indicator.start, self.number.start)
        before = self.passage.claim(sentence=self.number.parsed.sentence.number)
        if (
            before is None
            or not start < before.evidence.end <= self.number.start
            or (self.number.preposition == "to" and before.act == "change" and not self._is_afterthought())
        ):
            return start
        return self.number.start

    def _is_afterthought(self) -> bool:
        """Whether a comma sets the number off: "fell by 12 percent last year, to 1,040"."""
        return self.number.quantity.kind != "rank" and self.number.before(6).rstrip().endswith(", to")


def _of_index(since: When | None, topic: str) -> When | None:
    """The base of a change; an index is of a year, whatever the day of the report counts back to."""
    if since is None or since.is_interval or not topic.startswith("perception_"):
        return since
    return When.parse(since.text[:4])
