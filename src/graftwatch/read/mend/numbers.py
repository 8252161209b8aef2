"""Mends of what the parser makes of a number before its verb, which it hangs on the noun before as an apposition."""

from collections.abc import Iterable

from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.time import TimeExpression
from graftwatch.read.tree import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def counted_subject(verb: Token, times: Iterable[TimeExpression], start: int) -> None:
    """ "Of the 63, 31 have been charged", "… and one, a driver, was fined": the number before its verb was taken for an
    apposition or joined to a noun before."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    first = helpers[0] if helpers else verb
    if first.i == 0 or any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in verb.children):
        return
    if verb.tag_ == "VBG" and not helpers:
        return
    before = verb.doc[first.i - 1]
    number = before if before.text != "," else _set_apart(first)
    if number is None or not (number.tag_ == "CD" or number.lower_ == "one") or number in verb.ancestors:
        return
    at = start + number.idx
    if number.dep_ not in {"appos", "conj", "dep", "nummod"} or any(t.start <= at < t.end for t in times):
        return
    if number.dep_ == "conj" and number == before:
        return  # "between two and four left"
    number.head, number.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in helpers) else "nsubj"
    for token in verb.doc[number.i + 2 : first.i - 1]:
        if token.dep_ in {"appos", "dobj", "npadvmod"} and not number.i <= token.head.i < first.i:
            token.head, token.dep_ = number, "appos"


def _set_apart(verb: Token) -> Token | None:
    """The number that opens a clause whose verb stands behind a comma: "and one, Ivan Petrov, …", "and one of them, a
    driver, …"."""
    for token in reversed(verb.doc[max(1, verb.i - 14) : verb.i - 1]):
        if token.pos_ in {"AUX", "VERB"}:
            return None
        if token.tag_ == "CD" or token.lower_ == "one":
            opens = verb.doc[token.i - 1].lower_ in {"and", "but", "while"}
            return token if opens and verb.doc[token.i + 1].lower_ in {",", "of"} else None
    return None


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


def share_behind(verb: Token) -> None:
    """ "In a survey by the institute, 62 percent of drivers named the police": the share was taken for another word for
    the institute, and its verb for a participle."""
    share = verb.head
    if verb.dep_ != "acl" or share.dep_ != "appos" or verb.tag_ not in {"VBD", "VBN"} or not share.left_edge.i:
        return
    counted = share.lemma_ in _SHARES or share.tag_ == "CD"
    lead = share.head
    while lead.head != lead:
        lead = lead.head
    if not counted or verb.doc[share.left_edge.i - 1].text != "," or lead.dep_ != "ROOT" or lead.pos_ not in _LEADS:
        return
    if not any(c.dep_ in {"dobj", "ccomp", "prt"} for c in verb.rights):
        return
    verb.take_place_of(lead)
    verb.tag_, lead.head, lead.dep_ = "VBD", verb, _LEADS[lead.pos_]
    share.head, share.dep_ = verb, "nsubj"


_LEADS = {"ADP": "prep", "ADV": "advmod"}
_SHARES = frozenset({"%", "cent", "percent"})
