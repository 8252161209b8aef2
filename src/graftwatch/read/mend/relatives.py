"""Relative clauses that were hung on the wrong word: what is told of somebody's wife, deputy or director, or of an
investigation against him, was told of him."""

from collections.abc import Iterator

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, is_passive
from graftwatch.read.tree import Token

_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_JOINED = frozenset({"advcl", "ccomp", "conj", "dep", "parataxis"})


def whose(word: Token) -> None:
    """ "Delta, whose director, X, was arrested in May, won the tender", "police detained Y, whose sons, X and Z, fled":
    what is owned was taken for another word for its owner, and the verb behind it for the owner's."""
    owned, owner = word.head, word.head.head
    if word.dep_ != "poss" or owned.dep_ not in {"appos", "conj"} or not owner.i < word.i < owned.i:
        return
    verb = owner.head
    if owner.dep_ in SUBJECTS and verb.i > owned.i:
        main = next(_further(verb), None)
        if main is None:
            return
        main.take_place_of(verb)
        owner.head, owner.dep_ = main, _subject_of(main)
        _claim(owned, verb)
        verb.head, verb.dep_ = owner, "relcl"
        for child in [c for c in verb.children if c.i < owner.i or c.i > main.i]:
            child.head = main
    elif verb.i < owner.i and (told := next((v for v in _further(verb) if v.i > owned.i), None)) is not None:
        _claim(owned, told)
        told.head, told.dep_ = owner, "relcl"


def _further(verb: Token) -> Iterator[Token]:
    """The finite verbs without a subject of their own that a comma alone joins to a verb, the nearest first."""
    for child in verb.rights:
        if child.dep_ not in _JOINED or child.pos_ not in {"AUX", "VERB"}:
            continue
        first = child.left_edge
        stands = child.tag_ in _FINITE or any(c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in child.lefts)
        if stands and first.nbor(-1).text == "," and not any(c.dep_ in {*SUBJECTS, "mark"} for c in child.lefts):
            yield child
        elif child.dep_ == "conj":
            yield from _further(child)


def _claim(owned: Token, verb: Token) -> None:
    """Make what is owned the subject of a verb."""
    owned.head, owned.dep_ = verb, _subject_of(verb)


def _subject_of(verb: Token) -> str:
    return "nsubjpass" if is_passive(verb) else "nsubj"


def which_is_no_person(parsed: Parsed, verb: Token, names: Names) -> None:
    """ "An investigation against X, which found that …": the clause was hung on X, and nobody is "which"."""
    noun = verb.head
    name = names.at(parsed, noun)
    led = any(c.lower_ == "which" and c.dep_ in SUBJECTS for c in verb.lefts)
    if verb.dep_ != "relcl" or not led or name is None or name.kind != "person":
        return
    for above in noun.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return
        if above.pos_ == "NOUN":
            verb.head = above
            return
