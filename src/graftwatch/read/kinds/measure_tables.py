"""The parts of `measure.toml` that are no frames: the words of the field, and how stance shifts status."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Tables:
    """The parts of `measure.toml` that are no frames: the words that make a measure one of this ledger, and how the
    stance of a clause shifts the status of its frame, and the verbs that say from when a thing will be there."""

    scope: frozenset[str]
    status: dict[tuple[str, str], str]
    becoming: frozenset[str]


@cache
def load_tables(language: str = "en") -> Tables:
    """The tables of a language."""
    text = (files("graftwatch.read") / "lexicon" / language / "measure.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    scope = frozenset(word.replace("-", " ") for row in held["scope"] for word in row["words"])
    becoming = frozenset(word for row in held["becoming"] for word in row["words"])
    return Tables(scope, {(row["of"], row["stance"]): row["gives"] for row in held["status"]}, becoming)
