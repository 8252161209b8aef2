"""Coordinations that the parser broke: names, subjects and objects in a row of which one was hung elsewhere."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tree import Token


def next_name(parsed: Parsed, token: Token, names: Names) -> None:
    """ "X, Y and three officials": the second of a list of names was taken for another word for the first."""
    one, two = names.at(parsed, token.head), names.at(parsed, token)
    if one is None or two is None or one.kind != "person" or two.kind != "person" or one.entity is two.entity:
        return
    if parsed.doc[token.left_edge.i - 1].text == "," and any(c.dep_ == "conj" for c in token.children):
        token.dep_ = "conj"


def two_subjects(verb: Token) -> None:
    """ "The minister, X, and five officials were suspended": the second subject was not joined to the first."""
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if len(own) == 2 and verb.doc[own[1].left_edge.i - 1].lower_ == "and":
        own[1].head, own[1].dep_ = own[0], "conj"


def joined_object(noun: Token) -> None:
    """ "Arraigned him and four others": the second object was joined to the verb."""
    verb = noun.head
    first = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < noun.i), None)
    if first is not None and any(c.dep_ == "cc" and first.i < c.i < noun.i for c in verb.rights):
        noun.head = first
