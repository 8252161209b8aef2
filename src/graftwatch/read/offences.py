"""The words of penal codes and of the street for each offence of the vocabulary, found by lemma."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_Words = tuple[str, ...]
_DEALINGS = frozenset(
    [
        "act",
        "activity",
        "behaviour",
        "behavior",
        "business",
        "conduct",
        "contract",
        "deal",
        "dealing",
        "declaration",
        "payment",
        "practice",
        "scheme",
        "transaction",
    ]
)
"""What an adjective must qualify to name an offence: a corrupt deal is one, a corrupt official is a person."""


class Offences:
    """Finds offences among the lemmas of a sentence; the longest term wins, terms never overlap.

    `barred` holds, for a code, phrases in which its terms mean something else ("the fight against corruption");
    `adjectives` name an offence with a noun of dealing behind them ("fraudulent contracts").
    """

    def __init__(
        self, terms: Mapping[_Words, str], barred: Mapping[str, list[_Words]], adjectives: Mapping[str, str]
    ) -> None:
        self.terms = dict(terms)
        self._barred = barred
        self._adjectives = adjectives
        self._by_first: dict[str, list[tuple[_Words, str]]] = defaultdict(list)
        for words, code in terms.items():
            self._by_first[words[0]].append((words, code))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: -len(row[0]))

    @property
    def words(self) -> frozenset[str]:
        """One word of each term, its longest: a text without it does not hold the term."""
        return frozenset(max(term, key=len) for term in self.terms)

    def find(self, doc: Any, lemmas: list[str]) -> Iterator[tuple[str, int, int]]:
        """(code, index of the first token, number of tokens) of each term, left to right."""
        i = 0
        while i < len(lemmas):
            code, length = self._at(doc, lemmas, i)
            if code is not None and not self._is_barred(doc, lemmas, code, i, length):
                yield code, i, length
            i += max(length, 1)

    def _at(self, doc: Any, lemmas: list[str], i: int) -> tuple[str | None, int]:
        for words, code in (*self._by_first.get(lemmas[i], ()), *self._by_first.get(doc[i].lower_, ())):
            if length := _reads(doc, lemmas, i, words):
                return code, length
        code = self._adjectives.get(doc[i].lower_)
        if code is not None and i + 1 < len(lemmas) and lemmas[i + 1] in _DEALINGS:
            return code, 2
        return None, 0

    def _is_barred(self, doc: Any, lemmas: list[str], code: str, first: int, length: int) -> bool:
        """Whether a term stands in a phrase in which it means something else."""
        last = first + length
        for words in self._barred.get(code, ()):
            for at in range(max(0, first - len(words)), last):  # one more for an article: "in his pocket"
                if (read := _reads(doc, lemmas, at, words)) and at + read > first:
                    return True
        return False


def _reads(doc: Any, lemmas: list[str], first: int, words: _Words) -> int:
    """How many tokens a term takes from `first`, articles and possessives in it passed over; 0 if it fails."""
    at = first
    for k, word in enumerate(words):
        while k and at < len(lemmas) and doc[at].tag_ in {"DT", "PRP$"} and doc[at].lower_ != word:
            at += 1
        if at >= len(lemmas) or word not in (lemmas[at], doc[at].lower_):
            return 0
        at += 1
    return at - first


def _split(text: str) -> _Words:
    return tuple(text.replace("-", " - ").split())


@cache
def load_offences(language: str = "en") -> Offences:
    """The offence terms of a language from `lexicon/<language>/offences.toml`."""
    path = files("graftwatch.read") / "lexicon" / language / "offences.toml"
    terms: dict[_Words, str] = {}
    barred: dict[str, list[_Words]] = defaultdict(list)
    adjectives: dict[str, str] = {}
    for table in tomllib.loads(path.read_text(encoding="utf-8"))["offence"]:
        code = table["code"]
        terms |= {_split(text): code for text in (*table.get("nouns", ()), *table.get("phrases", ()))}
        barred[code] += [_split(text) for text in table.get("unless", ())]
        adjectives |= dict.fromkeys(table.get("adjectives", ()), code)
    return Offences(terms, barred, adjectives)
