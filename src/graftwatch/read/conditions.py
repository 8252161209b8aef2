"""Whether a clause fulfils what a unit of a frame asks for beside its verb or noun: particles, objects and the like."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Generic, TypeVar

from graftwatch.read.clauses import Clause
from graftwatch.read.syntax import conjuncts
from graftwatch.read.tree import Token
from graftwatch.read.units import OWN_CLASSES, Condition


class Classes:
    """The word classes that units may ask for in braces: `{post}`, `{body}`, `{person}`, `{money}`, …

    A class is a predicate on a token; the reader fills them in from what it knows of the sentence.
    """

    def __init__(self, **tests: Any) -> None:
        self._tests = tests

    def has(self, name: str, clause: Clause, token: Token) -> bool:
        test = self._tests.get(name)
        return bool(test and test(clause, token))


_T = TypeVar("_T")


class ByWords(Generic[_T]):
    """Things found by words, one of which a sentence must hold for each: few of many have a chance."""

    def __init__(self, things: Iterable[tuple[_T, frozenset[str] | None]]) -> None:
        """Things with the words that they ask for; None where a thing asks for none."""
        self._things: list[_T] = []
        self._always: list[int] = []
        self._asking: dict[str, list[int]] = defaultdict(list)
        for place, (thing, words) in enumerate(things):
            self._things.append(thing)
            if words is None:
                self._always.append(place)
            for word in words or ():
                self._asking[word].append(place)

    def possible(self, forms: frozenset[str]) -> list[_T]:
        """Those that the words of a sentence, as written and as lemmas, do not rule out, in order."""
        told = self._asking.keys() & forms
        places = sorted({*self._always, *(p for word in told for p in self._asking[word])}) if told else self._always
        return [self._things[place] for place in places]


def asked(conditions: tuple[Condition, ...]) -> frozenset[str] | None:
    """The fewest words, one of which a sentence must hold for conditions to be fulfilled; None if any may do."""
    closed = [c.closed for c in conditions if c.closed is not None and not c.negated]
    return min(closed, key=len, default=None)


def holds(conditions: tuple[Condition, ...], clause: Clause, classes: Classes) -> list[Token] | None:
    """The tokens that fulfil the conditions, or None where one is not fulfilled."""
    forms = clause.parsed.forms
    for condition in conditions:  # what the sentence's words alone tell is asked first
        if condition.closed is not None and not condition.negated and condition.closed.isdisjoint(forms):
            return None
    used: list[Token] = []
    for condition in conditions:
        if condition.negated and condition.closed is not None and condition.closed.isdisjoint(forms):
            continue
        found = _find(condition, clause, classes)
        if (found is None) != condition.negated:
            return None
        if found is not None:
            used.append(found)
    return used


def _find(condition: Condition, clause: Clause, classes: Classes) -> Token | None:
    if condition.kind == "particle":
        return _particle(condition.words, clause)
    if condition.kind == "object":
        objects = (
            [m for o in conjuncts(clause.patient) for m in (o, *_measured(o))] if clause.patient is not None else []
        )
        rated = "{rated}" in condition.words  # "took 50 euros a lorry": the sum is taken for who gets the lorry
        if clause.recipient is not None and (rated or not any(w in OWN_CLASSES for w in condition.words)):
            objects.append(clause.recipient)  # "paid the inspector a million"
        if not objects and "{term}" in condition.words:  # "handing down six years to X": taken for a span of time
            objects = [c for c in clause.predicate.rights if c.dep_ == "npadvmod"]
        if not objects and not _SUMS.isdisjoint(condition.words):  # "handed over ten percent"
            objects = [c for c in clause.predicate.rights if c.dep_ == "npadvmod"]
        return next((o for o in objects if _is(o, condition.words, clause, classes)), None)
    if condition.kind == "subject":
        subject = clause.subject
        many = (subject, *_measured(subject)) if subject is not None else ()
        return next((s for s in many if _is(s, condition.words, clause, classes)), None)
    if condition.kind == "infinitive":
        if "that" in condition.words:
            return clause.content
        deed = clause.infinitive or _to_infinitive(clause.content) or _purpose(clause.predicate)
        return deed if deed is not None and ("*" in condition.words or deed.lemma_ in condition.words) else None
    if condition.kind == "complement":
        candidates = list(clause.complements)
        if "*" not in condition.words:
            candidates += [*clause.predicate.rights, *_behind_object(clause)]
        spelt = frozenset(w for w in condition.words if " " in w)  # "found not guilty" is no finding of guilt
        return next(
            (c for c in candidates if _is(c, spelt if _is_denied(c) else condition.words, clause, classes)), None
        )
    given = clause.recipient if condition.preposition == "to" and "*" not in condition.words else None
    if given is not None and _is(given, condition.words, clause, classes):
        return given  # "gave the mayor a flat" as "gave a flat to the mayor"
    for token in clause.objects(condition.preposition):
        if _is(token, condition.words, clause, classes):
            return token
    return _nearby(condition, clause, classes)


def _is_denied(complement: Token) -> bool:
    return complement.i > 0 and complement.nbor(-1).lower_ in {"not", "never"}


def _behind_object(clause: Clause) -> list[Token]:
    """ "Found the former mayor guilty": the adjective behind the object, which the parser may take for one of it."""
    noun = clause.patient
    return [c for c in noun.rights if c.pos_ == "ADJ" and c.dep_ == "amod"] if noun is not None else []


def _purpose(predicate: Token) -> Token | None:
    """The infinitive that tells to what end: "went to head the court"."""
    return next((c for c in predicate.rights if c.dep_ == "advcl" and _to_infinitive(c) is not None), None)


def _to_infinitive(content: Token | None) -> Token | None:
    """ "ordered crews to be rotated", "had soldiers build it": an infinitive with a subject of its own, which the
    parser takes for a clause."""
    if content is None or any(c.tag_ == "MD" or c.dep_ == "mark" for c in content.children):
        return None
    bare = content.tag_ == "VB" and not any(c.dep_ in {"aux", "auxpass"} for c in content.children)
    return content if bare or any(c.dep_ == "aux" and c.lower_ == "to" for c in content.children) else None


_SUMS = frozenset({"{money}", "{share}", "percent"})
_MEASURES = frozenset([
    "ton", "tonne", "litre", "liter", "gallon", "barrel", "kilogram", "kilo", "kilogramme", "pair",
    "truckload", "lorryload", "load", "box", "worth", "dozen", "hundred", "thousand", "million", "billion",
    "much", "most", "some", "part", "bulk", "all", "rest", "many", "several", "portion",
])  # fmt: skip


def _measured(noun: Token) -> list[Token]:
    """What a measure is of: the fuel of "9,000 tonnes of army fuel"."""
    if noun.lower_.removesuffix("s") not in _MEASURES and noun.pos_ != "NUM":
        return []
    return [o for c in noun.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]


def _particle(words: frozenset[str], clause: Clause) -> Token | None:
    for token in clause.predicate.children:
        if token.lower_ in words and (
            token.dep_ in {"prt", "advmod", "acomp", "neg"} or (token.dep_ == "prep" and not any(token.children))
        ):
            return token
    following = clause.predicate.i + 1
    doc = clause.parsed.doc
    if following < len(doc) and doc[following].lower_ in words and doc[following].dep_ != "prep":
        return doc[following]
    return None


def _nearby(condition: Condition, clause: Clause, classes: Classes) -> Token | None:
    """The preposition and noun in the clause's own stretch, wherever the parser attached them."""
    doc = clause.parsed.doc
    if "*" in condition.words:
        return None
    end = clause.reach
    for token in doc[clause.predicate.i + 1 :]:
        if clause.parsed.start(token) >= end:
            return None
        if token.lower_ == condition.preposition:
            for noun in doc[token.i + 1 : token.i + 6]:
                if (
                    noun.lower_ in condition.words
                    or noun.lemma_ in condition.words
                    or (
                        noun.pos_ in {"NOUN", "PROPN"}
                        and noun.dep_ != "compound"  # "in a graft case" is not "in graft"
                        and _is(noun, condition.words, clause, classes)
                    )
                ):
                    return noun
                joined = noun.dep_ in {"amod", "compound"} or noun.text == "-"
                if noun.pos_ in {"VERB", "ADP", "PUNCT"} and not joined:
                    break
    return None


def _is(token: Token, words: frozenset[str], clause: Clause, classes: Classes) -> bool:
    if "*" in words or token.lower_ in words:
        return True
    lemma = token.lemma_
    if lemma in words:
        return True
    for word in words:
        if word.startswith("{") and classes.has(word[1:-1], clause, token):
            return True
        if " " in word or "-" in word:
            word, _, inner = word.partition(" of ")  # "notice of suspicion", whose head is the notice
            parts = word.replace("-", " - ").split()  # the parser takes "no-fly list" for four words
            if inner and inner not in {t.lower_ for t in token.subtree}:
                continue
            before = [t.lower_ for t in token.doc[max(0, token.i - len(parts) + 1) : token.i]]
            if parts[-1] == lemma and before == parts[:-1]:
                return True
    return False
