"""The TOML files of the lexicon: found, read and folded."""

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graftwatch.errors import GraftwatchError

_REMEMBERED = 16_384  # reporting asks for the same words again and again
_APOSTROPHES = str.maketrans("’‘ʼ", "'''", "\u00ad")


class LexiconMissing(GraftwatchError):
    """There is no lexicon for a language."""

    def __init__(self, language: str, known: tuple[str, ...]) -> None:
        super().__init__(language, known)
        self.language, self.known = language, known

    def __str__(self) -> str:
        return f"no lexicon for language {self.language!r}; there is one for: {', '.join(self.known)}"


class LexiconBroken(GraftwatchError):
    """A lexicon file is not sound TOML or lacks a table or key."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file, self.reason = file, reason

    def __str__(self) -> str:
        return f"lexicon file {self.file}: {self.reason}; mend the file or install graftwatch again"


@lru_cache(maxsize=_REMEMBERED)
def fold(text: str) -> str:
    """The form in which words are compared: NFC, case folded, straight apostrophes, single spaces, no soft hyphens."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text).translate(_APOSTROPHES)
        # folding takes some composed letters apart again
        text = unicodedata.normalize("NFC", text.casefold())
    return " ".join(text.casefold().split())


def folder() -> Path:
    """The folder of all lexicon files, beside this module (importlib.resources would cost 20 ms of imports)."""
    return Path(__file__).with_name("lexicon")


@cache
def languages(wanted: str | None = None) -> tuple[str, ...]:
    """The languages that have post nouns, by ISO 639-1 code; with `wanted`, make sure that it is among them.

    Raises:
        LexiconMissing: `wanted` is not among them.
    """
    known = tuple(sorted(d.name for d in folder().iterdir() if d.is_dir() and (d / "posts.toml").is_file()))
    if wanted is not None and wanted not in known:
        raise LexiconMissing(wanted, known)
    return known


def table(name: str) -> dict[str, Any]:
    """Read one lexicon file, e.g. `en/posts.toml`. Not kept: who asks keeps what is made of it.

    Raises:
        LexiconBroken: The file is missing or is not TOML.
    """
    try:
        return tomllib.loads((folder() / name).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise LexiconBroken(name, str(error)) from error


def words(part: Mapping[str, Any], key: str = "words") -> frozenset[str]:
    """One list of a table as a set of folded words."""
    return frozenset(fold(w) for w in part[key])
