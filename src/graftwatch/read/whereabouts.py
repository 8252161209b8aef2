"""Where something happened: the place that a phrase names, by itself, by what stands there, or behind it."""

from collections.abc import Iterable

from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.tree import Token

SITES = frozenset(
    {"airport", "base", "barracks", "border", "checkpoint", "city", "crossing", "depot", "district", "frontier",
     "garrison", "hospital", "hotel", "jail", "mountain", "outpost", "port", "prison", "province", "region",
     "settlement", "square", "station", "terminal", "town", "village"}
)  # fmt: skip
"""What stands in one place and is named after it or has a name of its own."""

_NEAR = frozenset({"at", "in", "near", "outside", "on"})  # behind which a place says where another thing is
_BESIDE = frozenset({"near", "outside"})  # behind which a name of no list is a place: nobody is met near a day
_WITHIN = _BESIDE | {"in"}


def where(desk: Desk, parsed: Parsed, tokens: Iterable[Token]) -> str | None:
    """The first place that some phrases name, or what they name that stands somewhere: "at the airport in Almaty",
    "at his farm near Kyzyl"; None if they name none."""
    for token in tokens:
        if (found := named_place(desk, parsed, token)) is not None:
            return found
        name = desk.article.names.at(parsed, token)
        if name is None or name.kind == "person":  # "the flat of Colonel Orlov in Almaty"
            inner = [o for c in token.rights if c.lower_ in _NEAR | {"of"} and c.dep_ == "prep" for o in c.rights]
            if (found := where(desk, parsed, [o for o in inner if o.dep_ == "pobj"])) is not None:
                return found
    return None


def named_place(desk: Desk, parsed: Parsed, token: Token) -> str | None:
    """The place that a phrase names: "Almaty", "the oil town of Zhanaozen", "a Bishkek pub", "the Turan outpost"."""
    own = desk.article.names.at(parsed, token)
    if own is not None and own.kind == "place" and own.entity is not None:
        return own.entity.name
    if token.lower_ in SITES and any(_is_proper(c) for c in token.lefts):
        return " ".join(t.text for t in token.doc[token.left_edge.i : token.i + 1] if t.dep_ != "det")
    of = (o for c in token.children if c.lower_ == "of" for o in c.children)
    beside = {"compound", "nmod", "poss"} if token.lower_ in SITES else {"compound", "nmod"}
    for word in (*of, *(c for c in token.children if c.dep_ in beside)):
        name = desk.article.names.at(parsed, word)
        if name is not None and name.kind == "place" and name.entity is not None:
            return name.entity.name
    if own is None:
        is_new = token.pos_ == "PROPN" and token.head.lower_ in _BESIDE
        return parsed.doc.text[parsed.doc[token.left_edge.i].idx : token.idx + len(token.text)] if is_new else None
    is_bare = own.kind == "person" and own.titles is None and " " not in own.surface
    return own.surface if is_bare and token.head.lower_ in _WITHIN else None  # nobody is attacked "in Petrov"


def _is_proper(word: Token) -> bool:
    return word.text[:1].isupper() and word.dep_ in {"compound", "amod", "nmod", "poss"}
