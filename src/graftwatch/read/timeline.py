"""When each clause of a document happened: its own time expression, or the one that grammar or layout lends it.

Expressions are resolved in the order of the text, so that "two months later" can count from the event before it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from graftwatch.claims import NotADate, When
from graftwatch.read import tenses
from graftwatch.read.chronology import entry_dates, tells_on
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.gaps import Gap, gaps, is_gap
from graftwatch.read.report import DATING, Report, report_of
from graftwatch.read.time import Anchor, TimeExpression, resolve
from graftwatch.read.time.anchor import point_of
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_INHERITS = frozenset({"conj", "xcomp", "advcl", "dep", "parataxis"})
_SHARES = frozenset({"nsubj", "dobj", "nsubjpass"})
_ASKED = frozenset({"appeal", "application", "bid", "demand", "petition", "request", "warrant"})
_SETS_TERM = frozenset(
    {"ask", "call", "demand", "direct", "give", "instruct", "order", "pledge", "promise", "require", "tell", "vow"}
)


class Timeline:
    """All time expressions of a document, assigned to clauses and nouns, and what they resolve to."""

    def __init__(self, article: "Article") -> None:
        self.article = article
        self.expressions: dict[int, list[TimeExpression]] = {}
        self._when: dict[tuple[int, int], When | None] = {}
        self._direct: dict[int, list[TimeExpression]] = defaultdict(list)
        self._weak: dict[int, list[TimeExpression]] = defaultdict(list)
        self._noun: dict[tuple[int, int], list[TimeExpression]] = defaultdict(list)
        self._gaps: dict[int, list[Gap]] = {}
        self.entries = entry_dates(article)
        self._report: Report | None = None
        self._teller: Clause | None = None
        event: When | None = None
        span: When | None = None
        block = -1
        for number in sorted(article.parsed):
            parsed = article.parsed[number]
            if parsed.sentence.block != block and self.entries.get(parsed.sentence.block):
                block, event = parsed.sentence.block, self.entries[parsed.sentence.block]
            found = article.times[number]
            self.expressions[number] = found
            if counted := [expression for expression in found if is_gap(article.text, expression)]:
                verbs = {clause.predicate.i for clause in article.clauses[number]}
                self._gaps[number] = gaps(parsed, counted, verbs)
            told = event
            for expression in found:
                clause = self._assign(parsed, expression)
                base = span if expression.shape == "same_period" and span is not None else told
                when = self._resolve(expression, base, clause, parsed)
                self._when[(expression.start, expression.end)] = when
                if when is None or (expression.shape == "year" and expression.lead is None):
                    continue
                if when.is_interval and expression.role == "span":
                    span = when
                if expression.role in {"at", "span"} and not when.is_interval:
                    told = when
                elif ".." in when.text and (
                    expression.lead == "from" or article.text.startswith(", when", expression.end)
                ):
                    told = When.parse(when.text.strip("/."))
                else:
                    continue
                in_brackets = tenses.in_brackets(article.text, expression)
                if not in_brackets and (event is None or not self._is_aside(expression, clause)):
                    event, self._teller = told, clause

    def _is_aside(self, expression: TimeExpression, clause: Clause | None) -> bool:
        """Whether a time is that of a speaker ("she recalled last week"), from which no narrative goes on."""
        own = expression.shape in {"unit", "deictic", "weekday"}
        return own and clause is not None and self.article.words.reports(clause.lemma)

    def _assign(self, parsed: Parsed, expression: TimeExpression) -> Clause | None:
        """Hand an expression to the clause or noun that it stands under; returns the clause."""
        token = parsed.token_at(expression.start)
        clauses = {c.predicate.i: c for c in self.article.clauses[parsed.sentence.number]}
        if is_gap(self.article.text, expression):
            return None  # it dates the clause outside from the one that follows
        leading = tenses.led(self.article.text, expression, self.article.clauses[parsed.sentence.number])
        if leading is not None:
            self._direct[id(leading)].append(expression)
            return leading
        through: Token | None = None
        while token is not None:
            if token.i in clauses:
                clause = clauses[token.i]
                if tenses.is_before_that(self.article.text, clause, expression):
                    clause, through = clause.outer or clause, None
                if through is None:
                    self._direct[id(clause)].append(expression)
                else:
                    if through.head.lower_ not in {"until", "since", "before", "after"}:
                        self._weak[id(clause)].append(expression)
                    self._noun[(parsed.sentence.number, through.i)].append(expression)
                return clause
            inside = parsed.start(token) >= expression.start and parsed.end(token) <= expression.end
            if token.pos_ in {"NOUN", "PROPN", "NUM"} and not inside and through is None:
                through = token
            if token.dep_ == "ROOT":
                break
            token = token.head
        if through is not None:
            self._noun[(parsed.sentence.number, through.i)].append(expression)
        return None

    def _resolve(
        self, expression: TimeExpression, event: When | None, clause: Clause | None, parsed: Parsed
    ) -> When | None:
        tense = tenses.tense_of(clause)
        entry = self.entries.get(parsed.sentence.block)
        if entry is not None and tells_on(expression, entry) and not (clause and clause.perfect):
            tense = "future"
        document = entry or self.article.document.date
        goes_on = clause is not None and self._teller is not None and tenses.in_a_row(self._teller, clause)
        story = event if goes_on and tense == "past" and tenses.is_long_ago(event, document) else None
        anchor = Anchor(document=document, event=event, tense=tense, story=story)
        try:
            return resolve(
                expression, anchor, bare=expression.role == "until" and clause is not None and clause.negated
            )
        except NotADate:
            return None

    def value(self, expression: TimeExpression) -> When | None:
        """What an expression of this document stands for."""
        return self._when.get((expression.start, expression.end))

    def at(self, clause: Clause, *, depth: int = 0) -> When | None:
        """When the clause's event happened, or None where the text does not say."""
        if (own := self._own(clause, self._direct)) is not None:
            return own
        if (counted := self._across(clause, depth)) is not None:
            return counted
        if (lent := self._own(clause, self._weak)) is not None:
            return lent
        if clause.relation == "predicate":
            return self.at(clause.outer, depth=depth + 1) if clause.outer is not None and depth < 4 else None
        if (named := self._when_of(clause)) is not None:
            return named
        if clause.nominal:
            return self._of_nominal(clause, depth)
        if (lent := self._from_within(clause)) is not None:
            return lent
        if clause.outer is not None and depth < 4 and self._may_inherit(clause):
            return self.at(clause.outer, depth=depth + 1)
        if clause.relation in {"ROOT", "conj", "ccomp"} and not clause.perfect:
            return self.entries.get(clause.parsed.sentence.block)
        return None

    def _own(self, clause: Clause, pool: Mapping[int, list[TimeExpression]]) -> When | None:
        """The time that stands in the clause itself; "from 2009 until his arrest last October" closes at the arrest."""
        for expression in pool.get(id(clause), ()):
            if pool is self._weak and not self._lendable(clause, expression):
                continue
            if expression.shape == "within" and clause.lemma in _SETS_TERM:
                continue  # a term that is set, not a day
            if tenses.dates(clause, expression) and (when := self.value(expression)) is not None:
                ends = (self.of_noun(clause.parsed, end) for way in ("until", "till") for end in clause.objects(way))
                end = next((w for w in ends if w is not None and not w.is_interval), None)
                return When.span(When.parse(when.text[:-3]), end) if end and when.text.endswith("/..") else when
        return None

    def _of_nominal(self, clause: Clause, depth: int) -> When | None:
        """When what an event noun says happened: by its own time or that of the clause that it is the subject or
        object of."""
        own = self.of_noun(clause.parsed, clause.predicate)
        if own is not None or clause.outer is None:
            return own or self.entries.get(clause.parsed.sentence.block)
        relation, noun = clause.relation, clause.predicate
        while relation == "conj":
            noun = noun.head
            relation = noun.dep_
        if relation == "pobj" and noun.head.dep_ == "agent":
            return self.at(clause.outer, depth=depth + 1) if depth < 4 else None  # "was shaken in May by the arrest of"
        if relation == "pobj" and noun.head.lower_ in {"for", "of", "on"} and noun.head.head.lower_ in _ASKED:
            relation = noun.head.head.dep_
        return self.at(clause.outer, depth=depth + 1) if depth < 4 and relation in _SHARES else None

    def _from_within(self, clause: Clause) -> When | None:
        """A time that a participle holds: "Arriving on Monday, he …", "said in a letter dated 19 October"."""
        reports = self.article.words.reports(clause.lemma)
        texts = [t for p in ("in", "at", "during") for t in clause.objects(p)] if reports else []
        for other in self.article.clauses[clause.parsed.sentence.number]:
            leads = (
                other.outer is clause
                and other.relation == "advcl"
                and other.predicate.i < clause.predicate.i
                and (other.predicate.tag_ == "VBG" or reports)
            )
            if leads or (other.relation == "acl" and other.predicate.head in texts):
                for pool in (self._direct, self._weak):
                    for expression in pool.get(id(other), ()):
                        if expression.role == "at" and (when := self.value(expression)) is not None:
                            return when
        return next((when for t in texts if (when := self.of_noun(clause.parsed, t)) is not None), None)

    def _across(self, clause: Clause, depth: int) -> When | None:
        """The time that a gap to another deed gives: "two days before the bureau put him on its list"."""
        parsed, here = clause.parsed, clause.predicate
        for gap in self._gaps.get(parsed.sentence.number, ()) if depth < 4 else ():
            clauses = {c.predicate.i: c for c in self.article.clauses[parsed.sentence.number]}
            if gap.told == here and not clause.nominal:
                other = clauses.get(gap.counted.i)
                base = self.at(other, depth=4) if other is not None else self.of_noun(parsed, gap.counted)
                return gap.of_told(base) if base is not None else None
            if gap.counted == here and (other := clauses.get(gap.told.i)) is not None:
                base = self.at(other, depth=4) or self.told(other)
                if base is None and other.tense in {"present", "future"}:
                    base = self.article.document.date
                return gap.of_counted(base) if base is not None else None
        return None

    def _lendable(self, clause: Clause, expression: TimeExpression) -> bool:
        """Whether a time under a noun may be the clause's: it follows the predicate and no apposition or relative
        holds it."""
        token = clause.parsed.token_at(expression.start)
        if token is None or expression.start < clause.parsed.end(clause.predicate):
            return False
        for ancestor in token.ancestors:
            if ancestor == clause.predicate:
                return True
            if ancestor.dep_ == "appos" and clause.parsed.start(ancestor) >= expression.end:
                return False  # "X, until 2012 mayor of …"
            if clause.parsed.end(ancestor) > expression.start or self._is_length(clause.parsed, ancestor):
                continue  # the head of the time itself, or "seven years" before "last winter"
            if ancestor.dep_ in {"relcl", "acl", "nsubj", "nsubjpass", "poss"}:
                return False
            between = self.article.text[clause.parsed.end(ancestor) : expression.start]
            if ancestor.dep_ == "appos" and not any(mark in between for mark in ",)"):
                return False  # within the apposition, not behind it
        return True

    def _is_length(self, parsed: Parsed, token: Token) -> bool:
        here = parsed.start(token)
        return any(e.role == "duration" and e.start <= here < e.end for e in self.expressions[parsed.sentence.number])

    def _may_inherit(self, clause: Clause) -> bool:
        """Whether a clause shares the time of the one outside it."""
        if clause.relation == "acl":  # "had their convictions overturned two years later"
            outer = clause.outer
            return (
                outer is not None and outer.lemma in {"have", "get", "see"} and clause.predicate.head == outer.patient
            )
        if clause.relation not in _INHERITS or tenses.goes_on_now(clause):
            return False
        if clause.relation == "conj":
            own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.predicate.children)
            leading = clause.outer is not None and any(
                e.start < clause.outer.parsed.start(clause.outer.predicate)
                for e in self._direct.get(id(clause.outer), ())
            )
            return not own or leading
        return clause.relation != "advcl" or clause.predicate.tag_ in {"VBG", "VBN"}

    def _when_of(self, clause: Clause) -> When | None:
        """ "since January 2014, when protests erupted": the time that a "when" behind it takes up."""
        marker = next((c for c in clause.predicate.children if c.lower_ == "when" and c.tag_ == "WRB"), None)
        if marker is None or clause.relation not in {"relcl", "advcl"}:
            return None
        here = clause.parsed.start(marker)
        for expression in self.expressions.get(clause.parsed.sentence.number, ()):
            if 0 < here - expression.end <= 2 and (when := self.value(expression)) is not None:
                return point_of(when, late=True)
        return None

    def told(self, clause: Clause) -> When | None:
        """When a deed was done: its own time, else the day that the telling stands on, for a plain past tense only.

        A narrative goes on from the last day it named ("On Friday the court convicted X. Y was given four years."); a
        perfect ("had been", "has been") steps out of it.
        """
        own = tenses.deed_day(self.at(clause))
        stepped_out = clause.perfect or clause.nominal or clause.modal or clause.negated or clause.tense == "future"
        if own is None and (news := tenses.news_of(clause)) is not None:
            own = tenses.deed_day(self.told(news))
        if own is None and clause.relation == "pcomp" and clause.outer is not None:
            own = tenses.deed_day(self.at(clause.outer))  # "was jailed in 2015 after being convicted"
        if own is not None or stepped_out:
            return own
        if tenses.goes_on_now(clause) or tenses.says_who(clause):
            return None
        current = clause
        while current.outer is not None and current.relation in {"conj", "advcl", "xcomp", "ccomp"}:
            current = current.outer
            if current.perfect:
                return None
            if current is not clause and self.article.words.reports(current.lemma):
                return self.reported(clause.parsed, clause.parsed.start(clause.predicate))
        here = clause.parsed.start(clause.predicate)
        return self.scene(clause.parsed, here) or self.reported(clause.parsed, here)

    def reported(self, parsed: Parsed, offset: int, *, spoken: bool = False) -> When | None:
        """The day that the report is of, where a place still speaks of it or something is spoken."""
        if self._report is None:
            self._report = report_of(self)
        return self._report.at(parsed.sentence.number, offset, spoken=spoken)

    def scene(self, parsed: Parsed, offset: int) -> When | None:
        """The day that the text stands on at a place: of an event told in the same sentence, else before it in the
        block."""
        number, block = parsed.sentence.number, parsed.sentence.block
        for expression in self.expressions.get(number, ()):
            if (
                expression.role == "at"
                and expression.start < offset
                and (when := self.value(expression)) is not None
                and not when.is_interval
                and self.is_event(parsed, expression)
            ):
                return when
        reach = (
            1 if self.article.document.date_basis == "inferred" else 0
        )  # an undated text tells on from block to block
        while number > 0:
            number -= 1
            earlier = self.article.parsed.get(number)
            if earlier is None or block - earlier.sentence.block > reach:
                if earlier is not None:
                    break
                continue
            for expression in reversed(self.expressions.get(number, [])):
                when = self.value(expression) if expression.role == "at" else None
                if when is not None and not when.is_interval and self.is_event(earlier, expression):
                    return when
        return self.entries.get(block)

    def is_event(self, parsed: Parsed, expression: TimeExpression) -> bool:
        """Whether a time dates a clause in the past, and is not the year of a fair or a day that lies ahead."""
        for clause in self.article.clauses[parsed.sentence.number]:
            lent = expression in self._weak.get(id(clause), ())
            if lent or expression in self._direct.get(id(clause), ()):
                return (
                    not tenses.is_aside(clause)
                    and clause.tense != "future"
                    and clause.modal is None
                    and not clause.perfect
                )
        return False

    def entry(self, parsed: Parsed) -> When | None:
        """The date that heads the chronology's entry in which a sentence stands."""
        return self.entries.get(parsed.sentence.block)

    def behind(self, clause: Clause) -> list[TimeExpression]:
        """The times of a clause that stand behind its predicate, before the next clause."""
        start, end = clause.region
        return [e for e in self._direct.get(id(clause), ()) if start <= e.start and e.end <= end]

    def due(self, clause: Clause) -> When | None:
        """By when: the expression of the clause, or of what hangs on it, that says "by"."""
        start, end = clause.region
        for expression in self.expressions.get(clause.parsed.sentence.number, ()):
            if expression.role == "by" and start <= expression.start < end:
                return self.value(expression)
        return None

    def ahead(self, clause: Clause, stance: str) -> When | None:
        """By when what lies ahead is to happen: "is expected to be tried before the end of the year"."""
        if stance not in {"planned", "forecast"}:
            return None
        due = self.due(clause)
        if due is None and clause.outer is not None and (clause.nominal or clause.relation == "xcomp"):
            inside = [c for c in self.article.clauses[clause.parsed.sentence.number] if c.outer is clause.outer]
            due = next((d for c in (clause.outer, *inside) if (d := self.due(c)) is not None), None)
        return due

    def of_noun(self, parsed: Parsed, token: Token) -> When | None:
        """The time that stands under a noun: "the elections of last December"."""
        found = (e for e in self._noun.get((parsed.sentence.number, token.i), ()) if e.role in DATING)
        return next((when for e in found if (when := self.value(e)) is not None), None)

    def within(self, parsed: Parsed, start: int, end: int, roles: tuple[str, ...] = ("at", "span")) -> When | None:
        """The first expression of these roles in a stretch of the sentence."""
        for expression in self.expressions.get(parsed.sentence.number, ()):
            if (
                start <= expression.start < end
                and expression.role in roles
                and (when := self.value(expression)) is not None
            ):
                return when
        return None

    def spans(self, number: int) -> list[tuple[int, int]]:
        """Where time expressions stand in a sentence, for the quantities to leave alone."""
        return [(e.start, e.end) for e in self.expressions.get(number, ())]
