"""The words that set a stance (`lexicon/<language>/stance.toml`), by the verb, noun or particle that carries them."""

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graftwatch.read.units import Condition, load_classes, phrase, unit

NO_CLAIM = "cancelled"
"""The table of what makes no claim at all."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit of the lexicon: what it asks of its surroundings, and the stance it lends."""

    conditions: tuple[Condition, ...]
    stance: str
    words: tuple[str, ...] = ()
    preposition: str = ""
    passive_only: bool = False


class Stances:
    """The tables of `stance.toml`, by the words that can set a stance."""

    def __init__(self, tables: dict[str, list[dict[str, Any]]], classes: dict[str, frozenset[str]]) -> None:
        self.modals: dict[str, str] = {}
        self.adverbs: dict[str, str] = {}
        self.adjectives: dict[str, str] = {}
        self.prepositions: frozenset[str] = frozenset()
        self.conjunctions: frozenset[tuple[str, ...]] = frozenset()
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self.later: frozenset[tuple[str, ...]] = frozenset()
        self.verbs: dict[str, list[Entry]] = defaultdict(list)
        self.nouns: dict[str, list[Entry]] = defaultdict(list)
        self.classes = classes
        for stance, rows in tables.items():
            for row in rows:
                self._take(stance, row)

    def _take(self, stance: str, row: dict[str, Any]) -> None:
        for held, key in ((self.modals, "modals"), (self.adverbs, "adverbs"), (self.adjectives, "adjectives")):
            for word in row.get(key, ()):
                held.setdefault(word, stance)
        for text in row.get("verbs", ()):
            u = unit(text)
            self.verbs[u.verb].append(Entry(u.conditions, stance, passive_only=u.passive_only))
        for text in (*row.get("nouns", ()), *row.get("predicates", ())):
            for whether in (" that", " whether"):
                text = f"{text.removesuffix(whether)} >that" if text.endswith(whether) else text
            p = phrase(text)
            for form in p.forms:
                self.nouns[form[-1]].append(Entry(p.conditions, stance, form[:-1], p.preposition))
        for text in row.get("phrases", ()):
            words = tuple(text.split())
            self.phrases[words[0]].append((words, stance))
        self.prepositions |= frozenset(row.get("prepositions", ()))
        self.conjunctions |= frozenset(tuple(text.split()) for text in row.get("conjunctions", ()))
        if stance == NO_CLAIM:
            self.later |= frozenset(tuple(t.split()) for t in row.get("unless", ()) if t.startswith("would "))


@cache
def load_stances(language: str = "en") -> Stances:
    """The stance lexicon of a language."""
    text = (files("graftwatch.read") / "lexicon" / language / "stance.toml").read_text(encoding="utf-8")
    return Stances(tomllib.loads(text), load_classes(language))
