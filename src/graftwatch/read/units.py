"""Units of the frame lexicons: verbs, nouns and predicates with their conditions, as `lexicon/en/README.md` writes
them, and the word classes that they name."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

_CONDITION = re.compile(
    r"(?P<not>!)?(?:~(?P<particle>[\w-]+)(?!\S)|@(?P<object>.+)|\$(?P<subject>.+)|=(?P<complement>.+)|>(?P<infinitive>.+)|~?(?P<prep>[\w-]+):(?P<noun>.+))"
)
OWN_CLASSES = frozenset(
    {
        "*",
        "{body}",
        "{earmarked}",
        "{kindred}",
        "{money}",
        "{offence}",
        "{overpriced}",
        "{person}",
        "{phantom}",
        "{place}",
        "{post}",
        "{rated}",
        "{term}",
        "{undelivered}",
    }
)  # the engine's


@dataclass(frozen=True, slots=True)
class Condition:
    """What must (or, negated, must not) stand beside a verb. `words` holds lemmas, or one class name in braces."""

    kind: str
    words: frozenset[str]
    preposition: str = ""
    negated: bool = False
    closed: frozenset[str] | None = field(init=False, compare=False, repr=False)
    """Last words, form or lemma, one of which a sentence must hold; None if a class or anything at all will do."""

    def __post_init__(self) -> None:
        is_open = any(word.startswith("{") or word in {"*", "that"} for word in self.words)
        object.__setattr__(
            self, "closed", None if is_open else frozenset(re.split("[ -]", word)[-1] for word in self.words)
        )


@dataclass(frozen=True, slots=True)
class Unit:
    """A verb with its conditions, as one string of a lexicon says it."""

    verb: str
    conditions: tuple[Condition, ...] = ()
    passive_only: bool = False

    @property
    def specificity(self) -> int:
        """How much the unit asks for: the most demanding match wins."""
        return sum(0 if c.negated else 1 for c in self.conditions) * 2 + self.passive_only


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun or predicate phrase of a lexicon: an optional preposition, the words in any of their forms, conditions."""

    preposition: str
    forms: tuple[tuple[str, ...], ...]
    conditions: tuple[Condition, ...] = ()


def unit(text: str) -> Unit:
    """Read one verb unit, e.g. `send to:prison|jail` or `^be =born`; an underscore stands for a space inside a word.

    Raises:
        ValueError: A condition is in no known form.
    """
    verb, *rest = text.removeprefix("^").split()
    return Unit(verb, tuple(_condition(part, text) for part in rest), text.startswith("^"))


def units_of(text: str) -> tuple[Unit, ...]:
    """Read a line of verb units: `close|drop|shelve @case for:{money}` is one of each verb."""
    verbs, _, rest = text.partition(" ")
    passive = "^" if verbs.startswith("^") else ""
    return tuple(unit(f"{passive}{verb} {rest}") for verb in verbs.removeprefix("^").split("|"))


def phrase(text: str) -> Phrase:
    """Read a noun or predicate: `jail term`, `audit of:{person}`, `under:house_arrest`, `at:centre|center of:{case}`.

    Raises:
        ValueError: A condition is in no known form.
    """
    parts = text.split()
    if ":" in parts[0]:
        preposition, _, alternatives = parts[0].partition(":")
        forms = tuple(tuple(_spaced(form).split()) for form in alternatives.split("|"))
        return Phrase(_spaced(preposition), forms, tuple(_condition(part, text) for part in parts[1:]))
    words = [part for part in parts if not re.match(r"[!~@=>$]|[\w-]+:", part)]
    return Phrase("", (tuple(words),), tuple(_condition(part, text) for part in parts[len(words) :]))


def _condition(part: str, whole: str) -> Condition:
    match = _CONDITION.fullmatch(part)
    if match is None:
        raise ValueError(f"unit {whole!r}: condition {part!r} is in no known form")
    kind = next(k for k in ("particle", "object", "subject", "complement", "infinitive", "noun") if match[k])
    words = frozenset(_spaced(word) for word in match[kind].split("|"))
    return Condition(kind, words, _spaced(match["prep"] or ""), bool(match["not"]))


def _spaced(word: str) -> str:
    return word if word.startswith("{") else word.replace("_", " ").lower()


@cache
def load_classes(language: str = "en") -> dict[str, frozenset[str]]:
    """The word classes of `lexicon/<language>/classes.toml` that units name in braces."""
    tables = _tables(language)
    held = {
        name: frozenset(
            f"{before} {word}".lstrip() for row in rows for word in row.get("words", ()) for before in _before(row)
        )
        for name, rows in tables.items()
    }
    for name, rows in tables.items():
        held[name] = held[name].union(*(held[part] for row in rows for part in row.get("classes", ())))
    return held


@cache
def parts_of(name: str, language: str = "en") -> tuple[str, ...]:
    """The classes that a class of classes is made of, in the order of its table."""
    return tuple(part for row in _tables(language)[name] for part in row.get("classes", ()))


@cache
def _tables(language: str) -> dict[str, Any]:
    path = files("graftwatch.read") / "lexicon" / language / "classes.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _before(row: Mapping[str, Any]) -> list[str]:
    """What must stand before the words of a class, if anything: "false", "forged" before "invoice", "receipt"."""
    return list(row.get("before", ("",)))
