"""A text as words with places, and the sentences they stand in."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

from graftwatch.names import meaning_of

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_GENITIVE: Final = re.compile(r"['’]s?$")
_END: Final = re.compile(r"(?<![А-ЯA-ZӘҒҚҢӨҰҮІҺ])[.!?…]+[»”\")]*\s+(?=[«“\"(]?[A-ZА-ЯӘҒҚҢӨҰҮІҺ])|\n\s*\n")


@cache
def listed(table: str, name: str) -> tuple[str, ...]:
    """A list of words.toml."""
    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return tuple(data[table][name])


class Word(NamedTuple):
    """One word at [start, end). `meaning` is what it means in names of bodies and posts, as group and meaning."""

    text: str
    start: int
    end: int
    meaning: tuple[str, str] | None

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    def means(self, *groups: str) -> bool:
        """Whether its meaning is of one of these groups."""
        return self.meaning is not None and self.meaning[0] in groups


def words_of(text: str) -> list[Word]:
    """The words of a text, in order."""
    return [Word(match[0], match.start(), match.end(), _meaning(match[0])) for match in _WORD.finditer(text)]


@lru_cache(maxsize=50_000)
def _meaning(word: str) -> tuple[str, str] | None:
    """The meaning of a word; of a compound that of its last part, or the first that has one: anti-corruption."""
    word = _GENITIVE.sub("", word.casefold())
    if (found := meaning_of(word)) or "-" not in word:
        return found
    parts = word.split("-")
    return next((found for part in (parts[-1], *parts) if (found := meaning_of(part))), None)


def sentences(text: str) -> list[tuple[int, int]]:
    """The half-open spans of the sentences of a text."""
    ends = [match.end() for match in _END.finditer(text)]
    starts = [0, *ends]
    return [(start, end) for start, end in zip(starts, [*ends, len(text)]) if text[start:end].strip()]


def adjoin(text: str, one: Word, other: Word) -> bool:
    """Whether nothing but blanks stands between two words."""
    return not text[one.end : other.start].strip()
