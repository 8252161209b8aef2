"""Whom "they", "them" and "all of them" take up where no names answer it: the people told of last in the plural."""

from typing import TYPE_CHECKING

from graftwatch.read.clauses import Parsed
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_THEY = frozenset({"they", "them"})
_ACTORS = frozenset([
    "agent", "court", "detective", "investigator", "judge", "lawyer", "magistrate", "observer", "prosecutor",
    "witness",
])  # fmt: skip
"""Those who do to others what the law does."""
_REACH = 4  # sentences
_PLACES = {"dobj": 1, "nsubjpass": 2, "nsubj": 2, "conj": 1, "pobj": 0, "attr": 1}


def group_meant(article: "Article", parsed: Parsed, token: Token) -> Token | None:
    """The noun that a pronoun of several people takes up, in its own sentence or the one before, and further back over
    sentences that only take it up themselves; None where there is none."""
    pronoun = token if token.tag_ == "PRP" else _of_them(token)
    if pronoun is None or pronoun.lower_ not in _THEY:
        return None
    number, until = parsed.sentence.number, pronoun.i
    for back in range(_REACH):
        there = article.parsed.get(number - back)
        if there is None:
            return None
        found = [t for t in there.doc[:until] if _may_be_meant(article, t)]
        if found:
            meant = max(found, key=lambda t: (_PLACES[t.dep_], t.i))
            while meant.dep_ == "conj" and meant.head.tag_ == "NNS":
                meant = meant.head
            return meant
        if back and _THEY.isdisjoint(there.forms):
            return None
        until = len(there.doc)
    return None


def _of_them(token: Token) -> Token | None:
    """The pronoun of "all of them"."""
    return next((o for c in token.rights if c.lower_ == "of" for o in c.rights if o.tag_ == "PRP"), None)


def _may_be_meant(article: "Article", token: Token) -> bool:
    if token.tag_ != "NNS" or token.dep_ not in _PLACES or token.lemma_ in _ACTORS:
        return False
    if token.dep_ in SUBJECTS and article.words.reports(token.head.lemma_):
        return False
    words = article.words
    return words.is_person_word(token.lemma_) or words.is_post_head(token.lemma_) or words.is_rank(token.lemma_)
