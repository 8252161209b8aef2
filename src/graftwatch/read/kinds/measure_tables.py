"""The parts of `measure.toml` that are no frames: the words of the field, and how stance shifts status."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Tables:
    """The parts of `measure.toml` that are no frames: the words that make a measure one of this ledger, and how the
    stance of a clause shifts the status of its frame, and the verbs that say from when a thing will be there."""

    scope: frozenset[str]
    status: dict[tuple[str, str], str]
    becoming: frozenset[str]
    elsewhere: frozenset[str]
    bidding: frozenset[str]
    lasting: frozenset[str]


@cache
def load_tables(language: str = "en") -> Tables:
    """The tables of a language."""
    text = (files("graftwatch.read") / "lexicon" / language / "measure.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    return Tables(
        scope=frozenset(word.replace("-", " ") for word in _words(held, "scope")),
        status={(row["of"], row["stance"]): row["gives"] for row in held["status"]},
        becoming=_words(held, "becoming"),
        elsewhere=_words(held, "elsewhere"),
        bidding=_words(held, "bidding"),
        lasting=_words(held, "lasting"),
    )


def _words(held: Mapping[str, Any], table: str) -> frozenset[str]:
    return frozenset(word for row in held[table] for word in row["words"])
