"""The words of claims that carry their meaning, without endings: how two claims are told to be on one matter."""

import re
from functools import lru_cache
from typing import Final

from graftwatch.weigh.data import cached_table

_WORD: Final = re.compile(r"[^\W\d_]{2,}(?:-[^\W_]{2,})*|[^\W\d_](?:-[^\W\d_]{2,})+")


@lru_cache(maxsize=1 << 14)
def stems(text: str) -> frozenset[str]:
    """The content words of a text as stems, the same for declare, declared and declaration."""
    return frozenset(filter(None, map(stem, _WORD.findall(text.casefold()))))


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """A word without its ending; empty for a word that carries no meaning by itself.

    Cut to the same beginning rather than stemmed by rules: what is compared are a few words of two claims, and it
    works in every alphabet. A name with a hyphen stays whole."""
    if word in _silent():
        return ""
    if "-" in word:
        return word
    for ending in _endings():
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    table = cached_table("stems")["silent"]
    return frozenset(word for name, words in table.items() if name != "source" for word in words.split())


@lru_cache(maxsize=1)
def _endings() -> tuple[str, ...]:
    return tuple(sorted(cached_table("stems")["endings"]["en"].split(), key=len, reverse=True))
