"""Mends of what the parser makes of a number before its verb, which it hangs on the noun before as an apposition."""

from collections.abc import Iterable

from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.time import TimeExpression
from graftwatch.read.tree import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def counted_subject(verb: Token, times: Iterable[TimeExpression], start: int) -> None:
    """ "Of the 63, 31 have been charged": the number before its verb was taken for an apposition."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    first = helpers[0] if helpers else verb
    if first.i == 0 or any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in verb.children):
        return
    number = verb.doc[first.i - 1]
    at = start + number.idx
    if (
        number.tag_ != "CD"
        or number.dep_ not in {"appos", "dep", "nummod"}
        or any(t.start <= at < t.end for t in times)
    ):
        return
    if not any(a == number for a in verb.ancestors):
        number.head, number.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in helpers) else "nsubj"


def bounded(bound: Token) -> None:
    """ "Seized over RM52 million", "seized more than Rp 200 million": the bound of a sum was taken for a preposition or
    for the object."""
    verb = bound.head
    if bound.dep_ == "prep" and bound.i == verb.i + 1:
        amount = next((c for c in bound.rights if c.dep_ == "pobj"), None)
    elif bound.dep_ == "dobj" and bound.doc[bound.i + 1 : bound.i + 2][0].lower_ == "than":
        than = bound.doc[bound.i + 1]
        amount = next((c for c in than.rights if c.dep_ == "pobj"), None)
    else:
        return
    if amount is None or amount.pos_ != "NUM" or verb.pos_ != "VERB":
        return
    amount.head, amount.dep_ = verb, "dobj"
    bound.head, bound.dep_ = amount, "advmod"


def part_of_which(pronoun: Token) -> None:
    """ "N euros, of which M euros, or P percent, has been repaid": the verb of the relative clause was given to the
    sentence, and its number to the noun before."""
    doc, of = pronoun.doc, pronoun.i - 1
    if of < 2 or doc[of].lower_ != "of" or doc[of - 1].text != ",":
        return
    at = pronoun.i + 1
    while at < len(doc) and (doc[at].tag_ in {"CD", "IN", "RB", "JJR", "$"} or doc[at].pos_ == "NOUN"):
        at += 1
    number, whole = doc[at - 1], doc[of - 2]
    while at < len(doc) and doc[at].tag_ in {",", "CC", "CD", "NN", "RB", "IN"} and doc[at].text != "and":
        at += 1
    if number.i <= pronoun.i or at == len(doc) or not (doc[at].tag_ in _FINITE or doc[at].tag_ == "MD"):
        return
    main = doc[at].head if doc[at].dep_ in {"aux", "auxpass"} else doc[at]
    if main.dep_ == "ROOT" or number.head == main or any(t == main for t in whole.ancestors) or main.i < at:
        return
    passive = any(c.dep_ == "auxpass" for c in main.children)
    main.head, main.dep_ = whole, "relcl"
    number.head, number.dep_ = main, "nsubjpass" if passive else "nsubj"
