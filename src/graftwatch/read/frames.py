"""One engine that applies the frame lexicons: which predicates make which kind and act, and where the roles stand.

The lexicons are TOML (`lexicon/<language>/*.toml`; the format is explained in `lexicon/en/README.md`). Frames speak of
clauses only, never of dependency labels, so a new word is a line of data.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from graftwatch.claims import ACTS
from graftwatch.read.clauses import Clause
from graftwatch.read.conditions import ByWords, Classes, asked, holds
from graftwatch.read.tree import Token
from graftwatch.read.units import Phrase, Unit, phrase, units_of

FRAME_FILES = {
    "career": "career", "justice": "justice", "misconduct": "misconduct", "measure": "measure", "event": "event",
    "statement": "statement", "tie": "tie",
}  # fmt: skip

STAGE = "stage"
"""The act of a frame that fits measures of any kind, until the builder has seen which it is said of."""


@dataclass(frozen=True, eq=False)
class Frame:
    """One table of a lexicon."""

    kind: str
    act: str
    roles: Mapping[str, tuple[str, ...]]
    verbs: tuple[Unit, ...] = ()
    nouns: tuple[Phrase, ...] = ()
    predicates: tuple[Phrase, ...] = ()
    light: tuple[Unit, ...] = ()
    needs: tuple[str, ...] = ()
    stance: str | None = None
    status: str | None = None
    unless: tuple[tuple[str, ...], ...] = ()
    adjectives: frozenset[str] = frozenset()
    also: bool = False


@dataclass(slots=True)
class Match:
    """A frame that fired: in which clause, by which word, and whether by a verb, noun, predicate phrase or light
    verb."""

    frame: Frame
    clause: Clause
    how: str
    trigger: Token
    last: Token
    extra: Token | None = None
    slots: dict[str, Token] = field(default_factory=dict)


_PREDICATIVE = frozenset({"acomp", "attr", "oprd", "ccomp", "appos", "acl", "ROOT", "xcomp", "advcl"})
"""Where a bare adjective or noun says something of somebody; before its noun it only colours it."""


class Frames:
    """All frames of a language, indexed by the words that can fire them."""

    def __init__(self, frames: Iterable[Frame]) -> None:
        self.frames = tuple(frames)
        self.verbs: dict[str, list[tuple[Unit, Frame, str]]] = defaultdict(list)
        self.nouns: dict[str, list[tuple[tuple[str, ...], Phrase, Frame]]] = defaultdict(list)
        self.predicates: dict[str, list[tuple[tuple[str, ...], Phrase, Frame]]] = defaultdict(list)
        self.adjectives: dict[str, list[Frame]] = defaultdict(list)
        for frame in self.frames:
            for word in frame.adjectives | _participles(frame):
                self.adjectives[word].append(frame)
            for u in frame.verbs:
                self.verbs[u.verb].append((u, frame, "verb"))
            for u in frame.light:
                self.verbs[u.verb].append((u, frame, "light"))
            for index, phrases in ((self.nouns, frame.nouns), (self.predicates, frame.predicates)):
                for p in phrases:
                    for form in p.forms:
                        index[form[-1]].append((form, p, frame))
        self.nominal = frozenset({*self.nouns, *self.predicates, *self.adjectives})
        """The words other than verbs, as written or as lemmas, that can fire a frame."""
        self._verbs = {
            verb: ByWords((row, asked(row[0].conditions)) for row in rows) for verb, rows in self.verbs.items()
        }

    def match(self, clause: Clause, classes: Classes) -> Iterator[Match]:
        """The frames that a verbal clause fires, the most demanding of each kind first."""
        ranked: list[tuple[int, Match]] = []
        units = self._verbs.get(clause.lemma)
        for u, frame, how in units.possible(clause.parsed.forms) if units is not None else ():
            participle = clause.predicate.tag_ == "VBN" or clause.relation == "acl"
            fits = not u.passive_only or (clause.passive and participle)
            extra = holds(u.conditions, clause, classes) if fits else None
            if extra is None or _barred(frame, clause):
                continue
            last = max([clause.predicate, *extra], key=lambda t: t.i)
            match = Match(frame, clause, how, clause.predicate, last, _chief(extra))
            ranked.append((u.specificity + (how == "verb"), match))
        ranked.sort(key=lambda pair: -pair[0])
        for _, match in ranked:
            yield match

    def match_adjective(self, clause: Clause) -> Iterator[Match]:
        """The frames that an adjective before a noun fires: "a convicted trafficker"; the predicate is the
        adjective."""
        word = clause.predicate.lower_
        for frame in self.adjectives.get(word, ()):
            yield Match(frame, clause, "adjective", clause.predicate, clause.predicate.head)

    def match_noun(self, clause: Clause, lemmas: list[str], classes: Classes) -> Iterator[Match]:
        """The frames that a nominal clause fires, longest form first; `lemmas` are of all tokens of the sentence."""
        yield from self._phrases(self.nouns, clause, lemmas, classes, "noun")

    def match_predicate(self, clause: Clause, lemmas: list[str], classes: Classes) -> Iterator[Match]:
        """The frames that a phrase such as "behind bars" fires; the clause's predicate is the noun or adjective in
        it."""
        yield from self._phrases(self.predicates, clause, lemmas, classes, "predicate")

    def _phrases(self, index: Any, clause: Clause, lemmas: list[str], classes: Classes, how: str) -> Iterator[Match]:
        token = clause.predicate
        ranked: list[tuple[int, Match]] = []
        fitting = index.get(clause.lemma, ())
        if token.tag_ == "NNS":  # "behind bars"
            fitting = [*fitting, *(row for row in index.get(token.lower_, ()) if row not in fitting)]
        for form, p, frame in fitting:
            first = token.i + 1 - len(form)
            if first < 0 or not _reads(token.doc, lemmas, first, form):
                continue
            if how == "predicate" and p.preposition and token.tag_ == "VBG":
                continue
            if how == "predicate" and token.tag_ in _FINITE:
                continue
            if how == "predicate" and not p.preposition and token.dep_ not in _PREDICATIVE and not _trails(token):
                continue
            at = _preposition_before(token.doc, first, p.preposition) if p.preposition else first
            extra = holds(p.conditions, clause, classes) if at is not None else None
            if at is None or extra is None or _barred(frame, clause):
                continue
            last = max([token, *extra], key=lambda t: t.i)
            if how == "predicate":
                clause.relation = "predicate"
                if clause.outer is not None:
                    clause.negated = clause.negated or clause.outer.negated
                    clause.modal = clause.outer.modal
            ranked.append(
                (
                    len(form) + len(p.conditions) * 2,
                    Match(frame, clause, how, token.doc[at], last, _chief(extra)),
                )
            )
        ranked.sort(key=lambda pair: -pair[0])
        for _, match in ranked:
            yield match


def _trails(token: Token) -> bool:
    """Whether an adjective stands behind its noun: "a businessman close to the president"."""
    return bool(token.dep_ == "amod" and token.i > token.head.i)


def _chief(used: list[Token]) -> Token | None:
    """Of the tokens that fulfil conditions, the first that roles can hang on: no particle."""
    return next((t for t in used if t.pos_ not in {"ADP", "ADV", "PART"}), used[0] if used else None)


def _reads(doc: Any, lemmas: list[str], first: int, form: tuple[str, ...]) -> bool:
    """Whether the words of a form stand there, as written or as lemmas; "largest" is not "large"."""
    return all(
        doc[first + k].lower_ == word or (lemmas[first + k] == word and doc[first + k].tag_ not in _DEGREES)
        for k, word in enumerate(form)
    )


_FINITE = frozenset({"VBZ", "VBP"})
_DEGREES = frozenset({"JJR", "JJS"})


def _preposition_before(doc: Any, first: int, preposition: str) -> int | None:
    """The index of the preposition that governs the word at `first`, over articles and adjectives, at most four
    back."""
    words = preposition.split()
    for back in range(first - 1, max(-1, first - 5), -1):
        if doc[back].lower_ == words[-1] and doc[back].dep_ != "mark":
            begin = back - len(words) + 1
            return begin if begin >= 0 and all(doc[begin + k].lower_ == w for k, w in enumerate(words)) else None
        if doc[back].pos_ in {"VERB", "PUNCT", "ADP"} or (
            doc[back].pos_ in {"NOUN", "PROPN"} and doc[back].dep_ not in {"compound", "poss"}
        ):
            return None
    return None


def _participles(frame: Frame) -> frozenset[str]:
    """The participles that say of a person before whose name they stand what the verb alone says: "the jailed mayor".

    Of justice only: a "suspended" or "transferred" official may be so in many ways.
    """
    if frame.kind != "justice" or "patient" not in frame.roles.get("person", ()):
        return frozenset()
    return frozenset(_past(u.verb) for u in frame.verbs if not u.conditions and not u.passive_only)


def _past(verb: str) -> str:
    """The past participle of a regular verb."""
    if verb.endswith("e"):
        return f"{verb}d"
    return f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{verb}ed"


def _barred(frame: Frame, clause: Clause) -> bool:
    """Whether the trigger stands in a phrase in which the frame must not fire; words are compared as written or as
    lemmas."""
    doc, at, forms = clause.parsed.doc, clause.predicate.i, clause.parsed.forms
    for words in frame.unless:
        if not forms.issuperset(words):
            continue
        for first in range(max(0, at - len(words) + 1), at + 1):
            window = doc[first : first + len(words)]
            if clause.subject in window[: at - first]:
                continue  # "the Security Service charged" is no service charge
            if len(window) == len(words) and all(w in (t.lower_, t.lemma_) for w, t in zip(words, window)):
                return True
    return False


@cache
def load_frames(language: str = "en") -> Frames:
    """All frames of a language from its lexicon files."""
    found: list[Frame] = []
    folder = files("graftwatch.read") / "lexicon" / language
    for name, kind in FRAME_FILES.items():
        path = folder / f"{name}.toml"
        if path.is_file():
            tables = tomllib.loads(path.read_text(encoding="utf-8"))
            found += [
                _frame(kind, act, table)
                for act, rows in tables.items()
                if act in ACTS[kind] or act == STAGE
                for table in rows
            ]
    return Frames(found)


def _frame(kind: str, act: str, table: Mapping[str, Any]) -> Frame:
    return Frame(
        kind=kind,
        act=table.get("act", act),
        roles={role: tuple(slots) for role, slots in table.get("roles", {}).items()},
        verbs=tuple(u for text in table.get("verbs", ()) for u in units_of(text)),
        nouns=tuple(phrase(text) for text in table.get("nouns", ())),
        predicates=tuple(phrase(text) for text in table.get("predicates", ())),
        light=tuple(u for text in table.get("light", ()) for u in units_of(text)),
        needs=tuple(table.get("needs", "").split("|")) if table.get("needs") else (),
        stance=table.get("stance"),
        status=table.get("status"),
        unless=tuple(tuple(barring.split()) for barring in table.get("unless", ())),
        adjectives=frozenset(table.get("adjectives", ())),
        also=bool(table.get("also", False)),
    )
