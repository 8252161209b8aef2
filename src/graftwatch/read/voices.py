"""Words of saying: verbs that report speech, nouns of outlets, documents and nameless voices, phrases that name one.

All of it is data: `statement.toml` (its frames, `[[attribution]]`, `[[counted]]`, `[[meant]]`) and `citation.toml`.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graftwatch.claims import ACTS
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.conditions import ByWords, Classes, asked, holds
from graftwatch.read.tree import Token
from graftwatch.read.units import Unit, unit

_NO_CLASSES = Classes()
_NAME = r"(?P<name>[^,;:()“”\"\n]{2,70}?)"
_INSIDE = frozenset(
    {"det", "amod", "compound", "poss", "nmod", "nummod", "case", "advmod", "predet", "quantmod", "punct"}
)
_RELATIVE = frozenset({"which", "whom", "what", "that", "whose", "who", "himself", "herself", "itself"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A phrase that names a source ("according to X"): half-open offsets, the head of X, how it joins a chain.

    `how` is `outer` (it covers what stands beside it), `inner` ("citing X": X stands behind whoever cites) or `place`
    (where or to whom something was said: a source only if X is an outlet).
    """

    start: int
    end: int
    head: Token
    how: str


class Voices:
    """The words of saying of one language."""

    def __init__(self, statements: Mapping[str, Any], citations: Mapping[str, Any]) -> None:
        acts = {name: rows for name, rows in statements.items() if name in ACTS["statement"] or name == "attribution"}
        self._reporting = _index(u for rows in acts.values() for row in rows for u in row.get("verbs", ()))
        self._counting = _index(u for row in statements["counted"] for u in row["verbs"])
        self._meant = {row["gives"]: _index(row["verbs"]) for row in statements["meant"]}
        self._groups = {row["gives"]: frozenset(row["words"]) for row in statements["group"]}
        self._unnamed = _nouns(statements["attribution"])
        self._outlets = _nouns(citations["outlet"])
        self._documents = _nouns(citations["document"])
        self._sayings = _nouns(row for name, rows in acts.items() if name != "attribution" for row in rows)
        phrases = {p: row["gives"] for row in statements["attribution"] for p in row.get("phrases", ())}
        for row in citations["outlet"]:
            phrases |= {p: "place" for p in row["phrases"] if p not in phrases}
        starred = {p: how for p, how in phrases.items() if p.count("*") == 1}
        self._ahead = {p.removesuffix(" *"): how for p, how in starred.items() if p.endswith(" *")}
        words = sorted(self._ahead, key=lambda p: (-len(p), p))
        self._ahead_pattern = re.compile(rf"\b(?:{'|'.join(_loose(w) for w in words)})\s+(?=[\w“\"])", re.I)
        self._ahead_words = frozenset(max(re.findall(r"[a-z]+", p.lower()), key=len) for p in words)
        around = [(p, how) for p, how in starred.items() if not p.endswith(" *")]
        self._around = ByWords(
            (
                (how, re.compile(rf"\b{_around(p)}\b{_NO_OBJECT if p.startswith('as *') else ''}", re.I)),
                frozenset([max(re.findall(r"[a-z]+", p.lower()), key=len)]),
            )
            for p, how in around
        )

    # -- verbs

    def reports(self, clause: Clause) -> bool:
        """Whether the verb of a clause, with what stands beside it, reports what somebody says."""
        return not clause.nominal and _any_holds(self._reporting, clause)

    def counts(self, clause: Clause) -> bool:
        """Whether the agent of a clause vouches for a number that is its object: "put the loss at", "ranked"."""
        return not clause.nominal and _any_holds(self._counting, clause)

    def means(self, act: str, said: Clause) -> bool:
        """Whether a clause that somebody says amounts to an act: "he knew nothing" to `denied`."""
        return _any_holds(self._meant.get(act, {}), said)

    def group(self, name: str) -> frozenset[str]:
        """The lemmas of one `[[group]]`, by the name that it gives."""
        return self._groups[name]

    # -- nouns

    def is_outlet(self, parsed: Parsed, token: Token) -> bool:
        """Whether a noun calls something an outlet: "newspaper", "tv channel"."""
        return _ends(parsed, token, self._outlets)

    def is_document(self, parsed: Parsed, token: Token) -> bool:
        """Whether a noun calls something a written text whose words can be used: "indictment", "audit report"."""
        return _ends(parsed, token, self._documents)

    def is_unnamed(self, parsed: Parsed, token: Token) -> bool:
        """Whether a noun means a voice without a name: "investigators", "a source"."""
        return _ends(parsed, token, self._unnamed)

    def is_saying(self, parsed: Parsed, token: Token) -> bool:
        """Whether a noun means that something is said: "announcement", "claim"."""
        return _ends(parsed, token, self._sayings)

    # -- phrases

    def spoken(self, text: str, parsed: Parsed) -> Iterator[Spoken]:
        """The phrases of a sentence that name a source, in no order; at one place only the longest."""
        start, end = parsed.sentence.start, parsed.sentence.end
        is_ahead = not self._ahead_words.isdisjoint(parsed.forms)  # asked first: few sentences hold one
        for match in self._ahead_pattern.finditer(text, start, end) if is_ahead else ():
            head = _head_behind(parsed, match.end())
            if head is not None and head.lower_ not in _RELATIVE:
                how = self._ahead[" ".join(match.group().lower().split())]
                yield Spoken(match.start(), parsed.end(head), head, how)
        for how, pattern in self._around.possible(parsed.forms):
            for match in pattern.finditer(text, start, end):
                inside = parsed.tokens_between(*match.span("name"))
                if inside and not any(t.tag_.startswith(("VB", "MD", "PRP")) for t in inside):
                    yield Spoken(match.start(), match.end(), _last_head(inside), how)


_NO_OBJECT = r"(?=\s*(?:[^\w\s]|$|(?:and|at|earlier|in|last|later|on|to|yesterday)\b))"
"""What may stand behind "as X announced": in "was dismissed as X announced a review" it tells when."""


def _index(units: Iterable[str]) -> dict[str, ByWords[Unit]]:
    index: dict[str, list[Unit]] = defaultdict(list)
    for text in units:
        found = unit(text)
        index[found.verb].append(found)
    return {verb: ByWords((u, asked(u.conditions)) for u in found) for verb, found in index.items()}


def _any_holds(index: Mapping[str, ByWords[Unit]], clause: Clause) -> bool:
    units = index.get(clause.lemma)
    for u in units.possible(clause.parsed.forms) if units is not None else ():
        if (clause.passive or not u.passive_only) and holds(u.conditions, clause, _NO_CLASSES) is not None:
            return True
    return False


def _nouns(rows: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The nouns of tables, the conditions of their units left out."""
    return frozenset(" ".join(w for w in n.split() if ":" not in w) for row in rows for n in row.get("nouns", ()))


def _ends(parsed: Parsed, token: Token, nouns: frozenset[str]) -> bool:
    """Whether a token, perhaps with the words before it, ends on one of the nouns."""
    lemma = token.lemma_
    if lemma in nouns or token.lower_ in nouns:
        return True
    if lemma not in _closing(nouns):
        return False
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return any(" ".join([*before[-n:], lemma]) in nouns for n in (1, 2) if len(before) >= n)


@cache
def _closing(nouns: frozenset[str]) -> frozenset[str]:
    """The last words of nouns of several words."""
    return frozenset(noun.split()[-1] for noun in nouns if " " in noun)


def _loose(words: str) -> str:
    return r"\s+".join(re.escape(w) for w in words.split())


def _around(phrase: str) -> str:
    """The pattern of a phrase whose star does not stand at its end; "*'s" is a possessive of any form."""
    pattern = r"\s+".join(re.escape(w) for w in phrase.split())
    return pattern.replace(r"\*'s", rf"{_NAME}(?:['’]s|s['’])").replace(r"\*", _NAME)


def _head_behind(parsed: Parsed, offset: int) -> Token | None:
    """The head of the noun phrase that begins at an offset."""
    token = parsed.token_at(offset)
    if token is not None and token.text in {"“", '"'} and token.i + 1 < len(token.doc):
        token = token.doc[token.i + 1]
    while token is not None and token.dep_ in _INSIDE and token.head.i > token.i:
        token = token.head
    return token if token is not None and token.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM", "X"} else None


def _last_head(tokens: list[Token]) -> Token:
    """The head of a noun phrase given as its tokens: the one whose own head lies outside, the last if several do."""
    inside = {t.i for t in tokens}
    nouns = [t for t in tokens if t.pos_ in {"NOUN", "PROPN"}] or tokens
    heads = [t for t in nouns if t.head.i not in inside or t.head is t]
    return heads[0] if heads else nouns[-1]


@cache
def load_voices(language: str = "en") -> Voices:
    """The words of saying of a language from its lexicon files."""
    folder = files("graftwatch.read") / "lexicon" / language
    statements, citations = (
        tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8")) for name in ("statement", "citation")
    )
    return Voices(statements, citations)
