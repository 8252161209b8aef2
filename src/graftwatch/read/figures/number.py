"""A quantity in its sentence: the word that heads it, the clause that it stands in, and what it is there."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from graftwatch.claims.vocabulary import Bound
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.quantities import Quantity
from graftwatch.read.topics import Lexicon
from graftwatch.read.tree import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
_OVER = frozenset({"of", "worth", "at", "by", "exceeding", "totalling", "totaling"})
_RATES = ("%", "pc", "per cent", "percent", "points", "times")
_NEAR = 24  # characters beside a number in which a word of change or comparison belongs to it


@dataclass(eq=False)
class Number:
    """One quantity as grammar has it. `head` is the last word of its phrase that hangs on a word outside; unit, total
    and noun are its own or lent by the passage."""

    desk: Desk
    lexicon: Lexicon
    parsed: Parsed
    quantity: Quantity
    head: Token
    clause: Clause | None
    unit: str | None = None
    value: Decimal = field(default_factory=Decimal)
    total: Decimal | None = None
    noun: str | None = None

    @classmethod
    def of(cls, desk: Desk, lexicon: Lexicon, parsed: Parsed, quantity: Quantity) -> "Number | None":
        """The quantity with its place in the parse; None where the parse has no word for it."""
        start, end = quantity.start, quantity.end
        if quantity.relation == "range" and quantity.range_with is not None and quantity.range_with[0] > start:
            start, end = quantity.range_with  # both ends stand where the second does
        inside = [t for t in parsed.tokens_from(start, end) if not t.is_space]
        if not inside:
            return None
        if quantity.noun is not None:
            inside = [t for t in inside if parsed.start(t) < quantity.noun[1]] or inside
        first, last = inside[0].i, inside[-1].i
        heads = [
            t
            for t in inside
            if (not first <= t.head.i <= last or t.head.i == t.i) and t.pos_ not in {"ADP", "PUNCT", "ADV", "SCONJ"}
        ]
        head = heads[-1] if heads else inside[-1]
        if quantity.kind == "fraction" and heads and heads[0].i < head.i:
            head = heads[0]  # "one in two Kenyans": the second number counts the Kenyans
        clause = clause_of(desk, parsed, head)
        outer = clause.outer if clause is not None and clause.relation in {"acl", "relcl", "advcl"} else None
        if outer is not None and head.head.lower_ == "at" and lexicon.estimates_at(outer.lemma):
            clause = outer  # "put the sum stolen at N"
        noun = desk.text[slice(*quantity.noun)] if quantity.noun is not None else None
        if quantity.kind == "fraction" and any(t.lower_ == "in" for t in inside):
            noun = next((t.text for t in inside if t.pos_ in _NOUNS), None)  # "one importer in four"
        return cls(desk, lexicon, parsed, quantity, head, clause, quantity.unit, quantity.number, quantity.of, noun)

    @property
    def start(self) -> int:
        return self.quantity.start

    @property
    def end(self) -> int:
        return self.quantity.end

    def before(self, length: int = _NEAR) -> str:
        """The text of the sentence just before the number."""
        return self.desk.text[max(self.parsed.sentence.start, self.start - length) : self.start]

    def behind(self, length: int = _NEAR) -> str:
        """The text of the sentence just behind the number."""
        return self.desk.text[self.end : min(self.parsed.sentence.end, self.end + length)]

    @cached_property
    def governors(self) -> list[Token]:
        """The nouns that the number stands under, the nearest first: "spending of N", "the N deal", "the money, N"."""
        found: list[Token] = []
        token = self.head
        while token.head.i != token.i and len(found) < 3:
            outer, dep = token.head, token.dep_
            if (
                dep in {"pobj", "pcomp"}
                and outer.pos_ in {"ADP", "SCONJ", "VERB", "ADJ", "ADV"}
                and outer.lower_ in _OVER
                and outer.head.i != outer.i
            ):
                outer = outer.head
                if outer.pos_ == "ADP":  # "of the hotel and of N"
                    outer = outer.head
            elif dep not in {"compound", "nummod", "nmod", "amod", "appos", "conj", "npadvmod", "quantmod"}:
                break
            if outer.pos_ in _NOUNS and not self.start <= self.parsed.start(outer) < self.end:
                if dep == "conj" or (dep == "npadvmod" and outer.pos_ not in _NOUNS):
                    break
                found.append(outer)
            elif outer.pos_ not in {"NUM", "NOUN", "PROPN", "SYM", "ADJ"}:
                break
            token = outer
        return found or self._worth()

    def _worth(self) -> list[Token]:
        """The noun before "worth N", whatever the parser hung "worth" on, also past a participle and "and"."""
        before = [t for t in self.parsed.doc if self.parsed.end(t) <= self.start]
        if len(before) < 3 or before[-1].lower_ != "worth":
            return []
        if before[-2].pos_ in _NOUNS:
            noun = before[-2]
            while noun.dep_ == "conj" and noun.head.pos_ in _NOUNS:
                noun = noun.head
            return [noun]
        if before[-2].lower_ != "and":
            return []
        for clause in self.desk.article.clauses[
            self.parsed.sentence.number
        ]:  # "the contract, signed in May and worth N"
            noun = clause.predicate.head
            if clause.relation == "acl" and noun.i < clause.predicate.i < before[-1].i and noun.pos_ in _NOUNS:
                return [noun]
        return []

    @cached_property
    def counted(self) -> str | None:
        """What a bare number behind a verb of change counts: "the number of cases rose to 340"."""
        clause = self.clause
        subject = clause.subject if clause is not None else None
        if clause is None or subject is None or self.quantity.kind != "bare" or self.role == "subject":
            return None
        if self.preposition not in {"to", "from", "at"} and self.role != "object":
            return None
        if not (self.lexicon.direction(clause, self.desk.classes) or self.lexicon.states(clause, self.desk.classes)):
            return None
        if self.lexicon.names("tally", subject.lemma_):
            objects = (o for c in subject.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj")
            subject = next(objects, None)
        return subject.text if subject is not None and subject.pos_ == "NOUN" else None

    @property
    def bound(self) -> Bound:
        """How exact the number is; "suspended over a £2m deal" bounds nothing."""
        text = self.desk.text[self.start : self.end].lower()
        if text.split()[1:2] == ["than"] and self.before().rstrip().endswith(_RATES):
            return "exact"  # "17 percent higher than the 1.8 billion of last year"
        return (
            "exact" if text.startswith(("over a ", "over the ", "about a ")) and self.governors else self.quantity.bound
        )

    @property
    def is_estimated(self) -> bool:
        """Whether somebody vouches for it: "X puts the loss at N", "X counts N officials"."""
        clause = self.clause
        if clause is None:
            return False
        if self.preposition == "at" and self.lexicon.estimates_at(clause.lemma):
            return True
        return self.lexicon.does("estimate", clause, self.desk.classes)

    @property
    def is_rate(self) -> bool:
        """Whether it is so much for each of something: "€200 a lorry", "$3,000 on every lorry"."""
        behind = self.desk.text[self.end : min(self.parsed.sentence.end, self.end + 40)].split(", ")[0]
        return self.quantity.per is not None or self.lexicon.holds("rate", behind)

    @property
    def top(self) -> Token:
        """The word by which the number takes part in its clause."""
        return self.governors[-1] if self.governors else self.head

    @cached_property
    def role(self) -> str:
        """`subject`, `object`, `oblique`, `predicate` or `loose`: what the number's phrase is in its clause."""
        clause, top = self.clause, self.top
        while top.dep_ == "conj" and top.head.pos_ in {"NOUN", "PROPN", "NUM"}:
            top = top.head
        if clause is None:
            return "loose"
        if top is clause.subject or top.dep_ in {"nsubj", "nsubjpass"}:
            return "subject"
        if top is clause.patient or top.dep_ in {"dobj", "dative"}:
            return "object"
        if top.dep_ in {"attr", "acomp", "oprd"}:
            return "predicate"
        return "oblique" if top.dep_ in {"pobj", "npadvmod", "advmod"} else "loose"

    @property
    def is_definite(self) -> bool:
        """Whether it only points back to people or things told before: "the two men"."""
        words = self.before().split()
        return bool(words) and words[-1].lower() in {"the", "these", "those", "both", "his", "her", "their", "its"}

    @property
    def opens(self) -> bool:
        """Whether it is the total with which a sentence opens: "Of (the) 73 contracts examined, 61 were …"."""
        words = self.before().lower().lstrip("\"“‘'").split()
        return words[-1:] == ["of"] or words[-2:] == ["of", "the"] if len(words) < 3 else False

    @property
    def preposition(self) -> str:
        """The preposition that the number directly stands behind, if any."""
        head = self.head.head
        return head.lower_ if self.head.dep_ == "pobj" else ""

    @cached_property
    def clauses(self) -> list[Clause]:
        """The clauses that say something of the number: its own, and those of participles and relatives on its noun, or
        on what it is the number of."""
        own = [self.clause] if self.clause is not None else []
        nouns = {t.i for t in (self.head, *self.governors)}
        if self.clause is not None and self.clause.subject is not None:
            subject = self.clause.subject
            if self.quantity.kind in {"money", "price"}:
                nouns.add(subject.i)
            if self.role != "subject" and self.lexicon.names("tally", subject.lemma_):
                counted = (o for c in subject.children if c.lower_ == "of" for o in c.children)
                nouns |= {o.i for o in counted if o.dep_ == "pobj"}
        for clause in self.desk.article.clauses[self.parsed.sentence.number]:
            told = clause.relation in {"acl", "relcl"} and clause.predicate.head.i in nouns
            if told and clause not in own and not self.is_parted(clause):
                own.append(clause)
        return own

    def is_parted(self, clause: Clause) -> bool:
        """Whether a clause behind the noun tells of a part of it: "5,000 helmets, 1,800 of which proved defective"."""
        verb = self.parsed.start(clause.predicate)
        return any(self.end <= q.start < verb for q in self.desk.quantities.get(self.parsed.sentence.number, ()))


def clause_of(desk: Desk, parsed: Parsed, token: Token) -> Clause | None:
    """The clause that a word stands in: that of the nearest predicate above it."""
    clauses = {c.predicate.i: c for c in desk.article.clauses[parsed.sentence.number]}
    while token.i not in clauses and token.head.i != token.i:
        token = token.head
    return clauses.get(token.i)
