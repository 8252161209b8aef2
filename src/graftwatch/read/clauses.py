"""From the parse to "who did what to whom": one uniform shape for every clause, whatever its grammar.

Active, passive, "get" passive, participial, relative and controlled clauses come out alike: an agent, a patient,
obliques by
preposition. Nothing after this module looks at dependency labels.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from graftwatch.read.layout import Sentence
from graftwatch.read.syntax import (
    LOOKING_AHEAD,
    NEGATIVE,
    PARTICLES,
    antecedent,
    begins_rival,
    clause_start,
    inside_relative,
    is_negative,
    is_passive,
    lacking,
    negated_from_outside,
    oblique,
    prep_objects,
    small_subject,
    subject_of,
)
from graftwatch.read.tree import Token, Tree


@dataclass(eq=False)
class Parsed:
    """A sentence with its parse. Offsets of tokens count from `sentence.start`."""

    sentence: Sentence
    doc: Tree

    def __post_init__(self) -> None:
        self._starts = [self.sentence.start + token.idx for token in self.doc]

    @cached_property
    def lemmas(self) -> list[str]:
        """The lemmas of all words."""
        return [token.lemma_ for token in self.doc]

    @cached_property
    def forms(self) -> frozenset[str]:
        """All words of the sentence, in lower case as written and as lemmas."""
        return frozenset((*(token.lower_ for token in self.doc), *self.lemmas))

    def start(self, token: Token) -> int:
        return self.sentence.start + token.idx

    def end(self, token: Token) -> int:
        return self.sentence.start + token.idx + len(token.text)

    def tokens_from(self, start: int, end: int) -> list[Token]:
        """The tokens that begin in the half-open span of the document."""
        return self.doc[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def tokens_between(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly in the half-open span of the document."""
        found = self.tokens_from(start, end)
        if found and self.end(found[-1]) > end:
            found.pop()
        return found

    def token_at(self, offset: int) -> Token | None:
        """The token that holds a code point of the document."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0 or offset >= self._starts[i] + len(self.doc[i]):
            return None
        return self.doc[i]


@dataclass(eq=False)
class Clause:
    """One predicate with what hangs on it. Roles are tokens (the heads of their phrases).

    `subject` is the surface subject, `agent` and `patient` the logical ones. `obliques` are (preposition, head) in
    order of
    the text. `outer` is the clause that this one is a complement or adjunct of.
    """

    parsed: Parsed
    predicate: Token
    lemma: str
    nominal: bool = False
    passive: bool = False
    subject: Token | None = None
    agent: Token | None = None
    patient: Token | None = None
    recipient: Token | None = None
    complements: list[Token] = field(default_factory=list)
    obliques: list[tuple[str, Token]] = field(default_factory=list)
    particles: tuple[str, ...] = ()
    infinitive: Token | None = None
    content: Token | None = None
    negated: bool = False
    modal: str | None = None
    outer: "Clause | None" = None
    relation: str = ""
    marker: str | None = None

    @cached_property
    def tense(self) -> str:
        """`past`, `present` or `future`, from the finite verb of the group."""
        if self.nominal:
            return self.outer.tense if self.outer else "past"
        tags = {t.tag_ for t in self.predicate.children if t.dep_ in {"aux", "auxpass"}} | {self.predicate.tag_}
        if self.modal in {"will", "shall", "'ll", "’ll"}:
            return "future"
        if "VBD" in tags:
            return "past"
        if tags & {"VBZ", "VBP"}:
            return "past" if self.perfect else "present"
        if self.outer is None:
            return "present" if tags == {"VB"} else "past"
        if (
            self.predicate.dep_ in {"xcomp", "ccomp"}
            and self.predicate.tag_ == "VB"
            and self.outer.lemma in LOOKING_AHEAD
        ):
            return "future"
        return self.outer.tense

    @cached_property
    def perfect(self) -> bool:
        """Whether a form of "have" makes it perfect."""
        return any(
            t.dep_ == "aux" and t.lower_ in {"has", "have", "had", "'ve", "’ve", "having"}
            for t in self.predicate.children
        )

    @property
    def governors(self) -> "Iterator[Clause]":
        """The clauses outside this one, the nearest first."""
        clause, seen = self.outer, {id(self)}
        while clause is not None and id(clause) not in seen:
            yield clause
            seen.add(id(clause))
            clause = clause.outer

    def objects(self, preposition: str) -> list[Token]:
        """The heads of all phrases with that preposition."""
        return [token for name, token in self.obliques if name == preposition]

    @cached_property
    def reach(self) -> int:
        """Where the clause ends if relative clauses within it are passed over: "sent X, who ran the agency, to
        prison"."""
        doc, here = self.parsed.doc, self.predicate
        for token in doc[here.i + 1 :]:
            if (
                token.tag_.startswith(("VB", "MD"))
                and token.dep_ != "relcl"
                and begins_rival(token, here)
                and not inside_relative(token, here)
            ):
                return self.parsed.start(doc[clause_start(token, here)])
        return self.parsed.end(doc[len(doc) - 1])

    @cached_property
    def region(self) -> tuple[int, int]:
        """From the predicate to the end of its clause: half-open offsets, up to the next verb with a subject of its
        own.

        Attachment of prepositional phrases is where parsers err most, so typed complements (a term, a sum, an offence)
        are sought in this stretch rather than in the subtree.
        """
        doc, here = self.parsed.doc, self.predicate
        last = len(doc)
        for token in doc[here.i + 1 :]:
            if token.tag_.startswith(("VB", "MD")) and token.i > here.i and begins_rival(token, here):
                last = clause_start(token, here)
                break
            if token.text == ";":
                last = token.i
                break
        last = max(last, here.i + 1)
        return self.parsed.start(here), self.parsed.end(doc[last - 1])


def clauses_of(parsed: Parsed) -> list[Clause]:
    """All verbal clauses of a sentence in order of the text, linked to the clauses outside them."""
    clauses: dict[int, Clause] = {}
    for token in parsed.doc:
        if _is_predicate(token):
            clauses[token.i] = _clause(parsed, token)
    for clause in clauses.values():
        _link(clause, clauses)
        _share_object(clause)
    return list(clauses.values())


def _share_object(clause: Clause) -> None:
    """ "Arrested and released X": the object behind the second of two verbs is the first one's too."""
    first = clause.outer
    if first is None or clause.relation != "conj" or clause.passive or first.passive or clause.patient is None:
        return
    between = clause.parsed.doc[first.predicate.i + 1 : clause.predicate.i]  # "arrested and later released X"
    side_by_side = (
        len(between) < 4 and all(t.pos_ in {"ADV", "CCONJ"} for t in between) and clause.patient.i > clause.predicate.i
    )
    if side_by_side and first.patient is None and first.predicate.tag_ == clause.predicate.tag_ != "VB":
        first.patient = clause.patient


def _is_predicate(token: Token) -> bool:
    """Whether a token heads a clause: a verb that is neither an auxiliary nor an adjective before its noun."""
    if token.pos_ in {"VERB", "AUX"}:
        return token.dep_ not in {"aux", "auxpass", "amod", "compound"}
    return token.tag_ in {"VBN", "VBD"} and token.dep_ in {"acl", "ROOT", "conj", "advcl", "relcl"}


def _clause(parsed: Parsed, verb: Token) -> Clause:
    clause = Clause(parsed, verb, verb.lemma_)
    clause.passive = is_passive(verb)
    clause.subject = subject_of(verb)
    direct = recipient = None
    for child in verb.children:
        dep = child.dep_
        if dep in {"dobj", "obj", "pobj"}:
            recipient = direct if recipient is None else recipient  # "paid the inspector a million"
            direct = antecedent(child)
        elif dep in {"dative", "iobj"}:
            recipient = child if child.pos_ != "ADP" else next(iter(prep_objects(child)), None)
            if child.pos_ == "ADP":
                clause.obliques += [(child.lower_, o) for o in prep_objects(child)]
        elif dep == "agent":
            clause.agent = next(iter(prep_objects(child)), None)
            clause.obliques += [("by", o) for o in prep_objects(child)]
        elif dep == "prep" or (dep == "conj" and child.pos_ == "ADP"):
            clause.obliques += oblique(child)
        elif dep in {"attr", "acomp", "oprd"}:
            clause.complements.append(child)
        elif dep == "prt" or (dep == "advmod" and child.lower_ in PARTICLES):
            clause.particles += (child.lower_,)
        elif dep == "xcomp":
            clause.infinitive = child
        elif dep == "ccomp":
            clause.content = child
        elif dep == "mark" or (dep == "advmod" and child.lower_ in {"when", "whether"}):
            clause.marker = child.lower_
        elif (
            dep == "neg"
            or child.lower_ in {"never", "hardly"}
            or (child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no")
            or (dep == "preconj" and child.lower_ == "neither")
        ):
            clause.negated = True
        elif dep == "aux" and child.tag_ in {"MD"}:
            clause.modal = child.lower_
    if direct is None and clause.content is not None and (small := small_subject(clause.content)) is not None:
        direct, clause.complements, clause.content = small, [*clause.complements, clause.content], None
    _logical_roles(clause, direct if direct is not None else lacking(verb), recipient)
    if clause.subject is not None and is_negative(clause.subject):
        clause.negated = True
    clause.negated = clause.negated or negated_from_outside(verb)
    return clause


def _logical_roles(clause: Clause, direct: Token | None, recipient: Token | None) -> None:
    if clause.passive:
        if direct is not None and clause.subject is not None and direct != clause.subject:
            clause.recipient, clause.patient = clause.subject, direct  # "was given 16 years"
        else:
            clause.patient = clause.subject
    else:
        clause.agent, clause.patient, clause.recipient = clause.subject, direct, recipient


def _link(clause: Clause, clauses: dict[int, Clause]) -> None:
    token = clause.predicate
    clause.relation = token.dep_
    while token.dep_ != "ROOT":
        token = token.head
        if token.i in clauses:
            clause.outer = clauses[token.i]
            return


def noun_lemma(parsed: Parsed, token: Token) -> str:
    """The lemma of a token; a noun in -ing that was parsed as a verb is its own: "his sacking"."""
    return str(token.lower_) if token.tag_ == "NN" and token.lower_.endswith("ing") else str(token.lemma_)


def nominal(parsed: Parsed, noun: Token, clauses: list[Clause]) -> Clause:
    """The clause that an event noun makes: "the arrest of X by Y", "X's dismissal", "his trial for bribery"."""
    clause = Clause(parsed, noun, noun_lemma(parsed, noun), nominal=True)
    for child in noun.children:
        if child.dep_ == "poss":
            clause.subject = clause.subject or antecedent(child)
        elif child.dep_ == "prep":
            clause.obliques += oblique(child)
            if child.lower_ in {"at", "in"}:  # "the detention in Vienna of X"
                clause.obliques += [
                    p
                    for o in prep_objects(child)
                    for c in o.rights
                    if c.lower_ == "of" and o.pos_ == "PROPN"
                    for p in oblique(c)
                ]
            inner = (c for o in prep_objects(child) for c in o.rights) if child.lower_ == "of" else ()
            clause.obliques += [p for c in inner if c.lower_ == "against" for p in oblique(c)]  # "of bribery against X"
        elif child.dep_ in {"neg", "det"} and child.lower_ in NEGATIVE:
            clause.negated = True
        elif child.dep_ in {"acl", "relcl"}:
            clause.complements.append(child)
    by_predicate = {c.predicate.i: c for c in clauses}
    token = noun
    while token.dep_ != "ROOT":
        token = token.head
        if token.i in by_predicate:
            clause.outer = by_predicate[token.i]
            break
    if clause.outer is None and noun.i in by_predicate:
        clause.outer = by_predicate[noun.i].outer
    clause.relation = noun.dep_
    return clause
