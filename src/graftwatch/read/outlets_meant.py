"""Outlets that are meant and not named: "told the newspaper", "a newspaper reported" in a lead."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name, Names
from graftwatch.read.tree import Token

_LEAD = 2
"""The last sentence, the headline counted as 0, that may be one of a lead."""


def meant(names: Names, parsed: Parsed, token: Token) -> str | None:
    """The name of "the paper" that was only mentioned before, or of "a newspaper" that a lead leaves for later."""
    if token.tag_ != "NN" or any(c.dep_ not in {"det", "punct"} for c in token.lefts):
        return None
    here, articles = parsed.start(token), {c.lower_ for c in token.lefts}
    outlets = [n for n in names.names if n.kind == "outlet" and n.entity is not None]
    if "the" in articles:
        found = next((n for n in reversed(outlets) if n.start < here), None)
    elif not articles.isdisjoint({"a", "an"}) and parsed.sentence.number <= _LEAD:
        found = next((n for n in outlets if n.start > here), None)
    else:
        return None
    return found.entity.name if found is not None and found.entity is not None else None


def first_named(names: Names, outlet: str) -> Name | None:
    """Where a document first names an outlet."""
    return next((n for n in names.names if n.kind == "outlet" and n.entity and n.entity.name == outlet), None)
