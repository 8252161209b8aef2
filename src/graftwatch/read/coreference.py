"""Who "he", "she", "the former minister" and "the retired general" are within one document.

A list of the people in focus is kept while the text is walked through. What speaks for one: being the last subject, the
main clause's above all; nearness; being whom the document is about; the right sex. What rules one out: the grammar of
the clause ("the minister dismissed him" is about two people) and a sex that is known to differ.
"""

from collections import Counter
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.focus import Seen, definite
from graftwatch.read.names import Entity, Name
from graftwatch.read.protagonist import protagonists
from graftwatch.read.syntax import is_definite
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_WINDOW = 24  # people last seen that a pronoun may mean
_SENTENCE, _SUBJECT, _MAIN, _BLOCK, _TOPIC, _DISTANCE = 1.0, 0.9, 0.4, 0.3, 0.5, 0.002
_HERE = 0.5  # in the sentence of the pronoun itself
_HERO_FAR = 6  # sentences over which a pronoun still means whom most of the text is about
_ALONE_FAR = 3  # over which it means the only one of that sex, from block to block
_ENTRY = 1.0  # between entries of a chronology, in place of _BLOCK
_SPEAKER = 0.5  # who only reports is less spoken of than whom the report is about, but for another report
_TELLER = 0.8
_NESTED = 0.4  # "X, an adviser to Y": who only tells who X is, is less spoken of
_PRONOUN = 1.0  # "Y had suspended him; in May he was retired": whom a pronoun takes up stays spoken of
_PARALLEL = 2.0  # "X removed Y. A decree makes him an adviser": to whom one thing is done, the next is
_NAMELESS = 1.5  # whom the text only describes is less spoken of than whom it names
_SEX = {"m": 0.4, "f": 1.2}  # "she" is rarer in this reporting, so a known woman is nearly always meant
_BEFALLS = frozenset(
    ["appeal", "arrest", "conviction", "detention", "dismissal", "extradition", "immunity", "release", "removal",
     "resignation", "sentence", "suspension", "term"]
)  # fmt: skip
_DONE_TO_OTHERS = frozenset(
    ["accept", "annul", "approve", "commute", "cut", "demand", "extend", "halve", "lift", "order", "overturn",
     "quash", "reduce", "refuse", "reject", "request", "revoke", "seek", "sign", "uphold", "waive"]
)  # fmt: skip
_UNSEATING = frozenset([
    "arrest", "demote", "detain", "dismiss", "fire", "jail", "oust", "relieve", "remove", "replace", "sack", "suspend",
    "transfer",
])  # fmt: skip
_OFFICERS = frozenset({"court", "judge", "lawyer", "magistrate", "prosecutor", "spokesman", "spokeswoman", "witness"})


def refer(article: "Article") -> tuple[dict[int, Entity], dict[int, tuple[Parsed, Token]]]:
    """Offset of a pronoun or definite description → the person it means, or the phrase that describes one whom the
    text leaves unnamed; those that nobody fits are left out."""
    return _Walk(article).go()


class _Walk:
    """One walk through a document, with the people seen so far."""

    def __init__(self, article: "Article") -> None:
        self.article = article
        self.found: dict[int, Entity] = {}
        self.seen: list[Seen] = []
        self.sexes: dict[Entity, str] = {}
        self.phrases: dict[Entity, tuple[Parsed, Token]] = {}
        self.leads = protagonists(article)
        self._offices = article.words.lexicon.posts.office_nouns

    def go(self) -> tuple[dict[int, Entity], dict[int, tuple[Parsed, Token]]]:
        """Walk, and tell apart who is named and who is only described."""
        article = self.article
        for number in sorted(article.parsed):
            parsed = article.parsed[number]
            if article.layout.blocks[parsed.sentence.block].kind != "heading":
                self._sentence(number, parsed)
        named = {at: e for at, e in self.found.items() if e not in self.phrases}
        return named, {at: self.phrases[e] for at, e in self.found.items() if e in self.phrases}

    def _sentence(self, number: int, parsed: Parsed) -> None:
        reports = self.article.words.reports
        subjects = {c.subject.i for c in self.article.clauses[number] if c.subject is not None}
        for token in parsed.doc:
            entity = self._of_token(parsed, token, subjects)
            if entity is not None and token.tag_ != "PRP$":
                clause = _clause_of(token)
                is_subject = token.i in subjects or (token.dep_ in {"appos", "conj"} and token.head.i in subjects)
                main = clause >= 0 and parsed.doc[clause].dep_ == "ROOT"
                speaker = is_subject and clause >= 0 and reports(parsed.doc[clause].lemma_)
                here, block = parsed.start(token), parsed.sentence.block
                pronoun, nested = token.tag_ == "PRP", _is_nested(self.article, parsed, token)
                self.seen.append(Seen(here, entity, is_subject, number, block, clause, main, speaker, pronoun, nested))

    def _of_token(self, parsed: Parsed, token: Token, subjects: set[int]) -> Entity | None:
        """The person that a token means, by name, pronoun or description; notes the latter two."""
        name = self.article.names.at(parsed, token)
        if name is not None and name.kind == "person":
            ends = _ends_name(parsed, token, name) or token.i in subjects
            return name.entity if ends else None
        word = token.lower_
        if word in {"himself", "herself"}:
            here = [s for s in self.seen if s.sentence == parsed.sentence.number]
            if here:
                self.found[parsed.start(token)] = here[-1].entity
            return None
        entity: Entity | None = None
        if word in _HE or word in _SHE:
            sex = "m" if word in _HE else "f"
            entity = self._ahead(parsed, token, subjects) or self._antecedent(parsed, token, sex, subjects)
            entity = entity or self._later(parsed, token, sex)
            if entity is not None and entity.gender is None:
                self.sexes.setdefault(entity, sex)
        elif word in {"former", "latter"} and token.dep_ != "amod":
            entity = self._of_two(parsed, token)
        elif token.pos_ in {"NOUN", "ADJ", "PROPN"} and name is None:
            doer = _barred(self.article, parsed, token, self.found) if self.seen and is_definite(token) else None
            others = [s for s in self.seen if s.entity is not doer] if doer else self.seen
            entity = self.leads.get(parsed.start(token)) or definite(self.article, parsed, token, others)
            if entity is None and parsed.start(token) not in self.article.beside_post:
                return self._new(parsed, token, subjects)
        if entity is not None:
            self.found[parsed.start(token)] = entity
        return entity

    def _of_two(self, parsed: Parsed, token: Token) -> Entity | None:
        """Who "the former" or "the latter" is: the first or second of two people named in the last sentence that names
        any."""
        number = max((s.sentence for s in self.seen if s.at < parsed.start(token)), default=-1)
        two = list(dict.fromkeys(s.entity for s in self.seen if s.sentence == number))
        if len(two) < 2 and parsed.sentence.number == number:
            before = max((s.sentence for s in self.seen if s.sentence < number), default=-1)
            two = list(dict.fromkeys(s.entity for s in self.seen if s.sentence == before))
        return two[token.lower_ == "latter"] if len(two) == 2 else None

    def _new(self, parsed: Parsed, token: Token, subjects: set[int]) -> Entity | None:
        """Somebody whom the text describes and leaves unnamed, as the one whom its sentence is about."""
        if token.tag_ in {"NNS", "NNPS"}:
            return None
        if (token.i not in subjects or token.head.dep_ != "ROOT") and not self._alone(parsed, token):
            return None
        words, lemma = self.article.words, token.lemma_
        if lemma in _OFFICERS or words.reports(token.head.lemma_) or any(c.dep_ == "appos" for c in token.children):
            return None
        if self.article.post(parsed, token) is None and not words.is_person_word(lemma) and not words.is_rank(lemma):
            return None
        entity = Entity("person", self.article.phrase(parsed, token))
        self.phrases[entity] = (parsed, token)
        return entity

    def _alone(self, parsed: Parsed, token: Token) -> bool:
        """Whether somebody stands in another place than the subject's, where nobody else is spoken of: "A case has been
        opened against the vice-governor"."""
        if token.dep_ not in {"dobj", "pobj"} or self.article.post(parsed, token) is None:
            return False
        article = any(c.lower_ in {"a", "an", "the"} for c in token.lefts if c.dep_ == "det")
        near = any(parsed.sentence.number - s.sentence <= 2 for s in self.seen)
        names = self.article.names.in_sentence(parsed.sentence.number)
        return article and not near and not any(n.kind == "person" for n in names)

    def _ahead(self, parsed: Parsed, token: Token, subjects: set[int]) -> Entity | None:
        """ "A month after his arrest, X was charged": a possessive at the head means the subject behind the comma."""
        if token.tag_ != "PRP$" or any(s.sentence == parsed.sentence.number for s in self.seen):
            return None
        for clause in self.article.clauses[parsed.sentence.number]:
            subject = clause.subject
            if subject is None or clause.relation != "ROOT" or subject.i < token.i or token.i in subjects:
                continue
            first = subject.left_edge.i
            name = self.article.names.at(parsed, subject)
            if first > 0 and token.doc[first - 1].text == "," and name is not None and name.kind == "person":
                return name.entity
        return None

    def _later(self, parsed: Parsed, token: Token, sex: str) -> Entity | None:
        """ "Granting him bail, the court asked X to stay", "Her phones were taken. X denies it.": a text that opens on
        a pronoun means whom it names first, in that sentence or the next."""
        if self.seen:
            return None
        for number in (parsed.sentence.number, parsed.sentence.number + 1):
            place = self.article.parsed.get(number)
            if place is None or place.sentence.block != parsed.sentence.block:
                return None
            for name in self.article.names.in_sentence(number):
                if name.start > parsed.start(token) and name.kind == "person" and name.entity is not None:
                    fits = name.entity.gender in {None, "u", sex}
                    return name.entity if fits else None
        return None

    def _antecedent(self, parsed: Parsed, token: Token, sex: str, subjects: set[int]) -> Entity | None:
        number, clause = parsed.sentence.number, _clause_of(token)
        possessive = token.tag_ == "PRP$"
        is_subject = token.i in subjects and token.lower_ in {"he", "she"}
        reports = is_subject and clause >= 0 and self.article.words.reports(parsed.doc[clause].lemma_)
        barred = {_barred(self.article, parsed, token, self.found), *_of_other_sex(parsed, token, self.found)}
        barred.add(_spoken_of_by_itself(self.article, parsed, token))
        barred.add(self._acting(parsed, token))
        barred.add(self._described_doer(parsed, token))
        barred.add(self._quoted(parsed, token))
        if reports:
            barred |= self._talked_of(parsed, token)
        teller = self._teller(parsed, token)
        befallen = token.dep_ == "dobj" or (possessive and token.head.lemma_ in self._offices)
        told = Counter(s.entity for s in self.seen)
        most = max(told.values(), default=1)
        best: tuple[float, Entity] | None = None
        for s in reversed(self.seen[-_WINDOW:]):
            distance = number - s.sentence
            far = 2 if s.block != parsed.sentence.block else 4
            if distance > (_HERO_FAR if told[s.entity] == most > 2 else far):
                continue
            if s.entity in barred or (s.entity.gender or self.sexes.get(s.entity)) not in {None, "u", sex}:
                continue
            if distance == 0 and s.clause == clause and not possessive and s.subject and not is_subject:
                continue
            score = (-_SENTENCE * distance or _HERE) + _TOPIC * told[s.entity] / most
            score -= self._apart(s.block, parsed.sentence.block)
            score += (_SUBJECT if s.subject else 0.0) + (_MAIN if s.subject and s.main else 0.0)
            score -= _SPEAKER if s.speaker and distance and not reports else 0.0
            score += 0.5 if distance == 0 and possessive and s.clause == clause else 0.0
            score += _SEX[sex] if (s.entity.gender or self.sexes.get(s.entity)) == sex else 0.0
            score += _TELLER if s.entity is teller else 0.0
            score -= _NESTED if s.nested else 0.0
            score -= _NAMELESS if s.entity in self.phrases else 0.0
            score += _PRONOUN if s.pronoun and not s.subject else 0.0
            score += _PARALLEL if befallen and distance == 1 and self._befell(s) else 0.0
            score -= _DISTANCE * (parsed.start(token) - s.at) ** 0.5
            if best is None or score > best[0]:
                best = (score, s.entity)
        return best[1] if best else self._only(number, sex, barred)

    def _befell(self, seen: Seen) -> bool:
        """Whether somebody is told of as the one who is taken from a post or the street: "X removed | Y"."""
        token = self.article.parsed[seen.sentence].token_at(seen.at)
        return token is not None and token.dep_ == "dobj" and token.head.lemma_ in _UNSEATING

    def _talked_of(self, parsed: Parsed, token: Token) -> set[Entity | None]:
        """Whom a speaker cannot be: those of whom his own quotation tells in the same sentence, where he is "I"."""
        start = self.article.layout.blocks[parsed.sentence.block].start
        if _is_quoted(self.article.text[start : parsed.start(token)]):
            return set()
        here = (s for s in self.seen if s.sentence == parsed.sentence.number)
        return {s.entity for s in here if not s.pronoun and _is_quoted(self.article.text[start : s.at])}

    def _only(self, number: int, sex: str, barred: set[Entity | None]) -> Entity | None:
        """The one person of a sex that the text has named so far, if not far away, also in a block before."""
        near = {s.entity: number - s.sentence for s in self.seen if s.entity not in self.phrases}
        fits = [e for e in near if (e.gender or self.sexes.get(e)) in {None, "u", sex}]
        return fits[0] if len(fits) == 1 and fits[0] not in barred and near[fits[0]] <= _ALONE_FAR else None

    def _acting(self, parsed: Parsed, token: Token) -> Entity | None:
        """Whom "her" cannot be in "the minister accepted her resignation": whoever does it."""
        if token.tag_ != "PRP$" or token.head.lemma_ not in _BEFALLS:
            return None
        verb = token.head.head
        if token.head.dep_ != "dobj" or verb.lemma_ not in _DONE_TO_OTHERS:
            return None
        agent = next((c.agent for c in self.article.clauses[parsed.sentence.number] if c.predicate == verb), None)
        seen = next((s for s in reversed(self.seen) if agent is not None and s.at == parsed.start(agent)), None)
        return seen.entity if seen is not None else None

    def _described_doer(self, parsed: Parsed, token: Token) -> Entity | None:
        """Whom the text only describes, as the doer of what is done to the pronoun: "the president …, freeing him"."""
        if token.tag_ == "PRP$":
            return None
        for clause in self.article.clauses[parsed.sentence.number]:
            if clause.agent is not None and clause.agent != token and _holds(clause, token):
                at = parsed.start(clause.agent)
                return next((s.entity for s in self.seen if s.at == at), None)
        return None

    def _quoted(self, parsed: Parsed, token: Token) -> Entity | None:
        """Whom a pronoun inside a quotation cannot mean: whoever speaks there, who says "I" of himself."""
        block = self.article.layout.blocks[parsed.sentence.block]
        if not _is_quoted(self.article.text[block.start : parsed.start(token)]):
            return None
        for clause in self.article.clauses[parsed.sentence.number]:
            name = self.article.names.at(parsed, clause.agent) if clause.agent is not None else None
            if name is not None and name.kind == "person" and self.article.words.reports(clause.lemma):
                return name.entity
        last = next((s for s in reversed(self.seen) if s.speaker), None)
        return last.entity if last is not None and parsed.sentence.number - last.sentence == 1 else None

    def _teller(self, parsed: Parsed, token: Token) -> Entity | None:
        """Who says or thinks what the pronoun is the subject of: "who has said he knew nothing"."""
        for clause in self.article.clauses[parsed.sentence.number]:
            if clause.subject == token and clause.relation == "ccomp" and clause.outer is not None:
                agent = clause.outer.agent
                name = self.article.names.at(parsed, agent) if agent is not None else None
                if name is not None:
                    return name.entity
                return self.found.get(parsed.start(agent)) if agent is not None else None
        return None

    def _apart(self, one: int, other: int) -> float:
        if one == other:
            return 0.0
        return _ENTRY if self.article.layout.blocks[other].entry is not None else _BLOCK


def _is_quoted(before: str) -> bool:
    """Whether a quotation is open at the end of a text."""
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def _is_nested(article: "Article", parsed: Parsed, token: Token) -> bool:
    """Whether a name stands within the phrase that tells who somebody else is: "Y's former deputy, X"."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"}:
            return False
        if ancestor.pos_ in {"NOUN", "PROPN"}:
            other = article.names.at(parsed, ancestor)
            apart = other is None or other is not article.names.at(parsed, token)
            if apart and (ancestor.dep_ == "appos" or any(c.dep_ == "appos" for c in ancestor.rights)):
                return token.dep_ != "appos" and not (other is None and token.head == ancestor and token.dep_ == "conj")
    return False


def _ends_name(parsed: Parsed, token: Token, name: Name) -> bool:
    return name.end - 3 <= parsed.end(token) <= name.end


def _barred(article: "Article", parsed: Parsed, token: Token, found: dict[int, Entity]) -> Entity | None:
    """Whom an object pronoun cannot mean: the subject of its own clause, also one shared with the clause before."""
    reflexive = token.tag_ == "PRP$" or token.lower_.endswith("self")
    for clause in [] if reflexive else article.clauses[parsed.sentence.number]:
        if clause.agent is not None and clause.agent != token and _holds(clause, token):
            name = article.names.at(parsed, clause.agent)
            if name is not None:
                return name.entity if name.kind == "person" else None
            return found.get(parsed.start(clause.agent))
    return None


def _spoken_of_by_itself(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    """Whom a pronoun inside what is said of a name cannot mean: X in "X, whom he had served" and in "X, his old
    rival"."""
    said = token.head
    whom = said.dep_ == "relcl" and token.dep_ == "nsubj" and token.doc[token.i - 1].lower_ in {"whom", "that"}
    if not whom and not (said.dep_ == "appos" and token.tag_ == "PRP$"):
        return None
    name = article.names.at(parsed, said.head)
    return name.entity if name is not None and name.kind == "person" else None


def _of_other_sex(parsed: Parsed, token: Token, found: dict[int, Entity]) -> set[Entity]:
    """Whom "he" means in a sentence, "she" cannot mean there."""
    others = _SHE if token.lower_ in _HE else _HE
    return {found[at] for t in parsed.doc[: token.i] if t.lower_ in others and (at := parsed.start(t)) in found}


def _holds(clause: Clause, token: Token) -> bool:
    return token in (clause.patient, clause.recipient) or any(o == token for _, o in clause.obliques)


def _clause_of(token: Token) -> int:
    for ancestor in token.ancestors:
        if ancestor.pos_ in {"VERB", "AUX"} and ancestor.dep_ not in {"aux", "auxpass"}:
            return int(ancestor.i)
    return -1
