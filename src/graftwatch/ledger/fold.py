"""Words without case and diacritics, so that `Şahin`, `SAHIN` and `sahin` are one."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

WORD: Final = re.compile(r"[^\W_]+")  # letters and digits of any script, as SQLite's `unicode61` cuts them


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """A word as it is compared: compatibility forms resolved, marks dropped, case folded."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [fold(match[0]) for match in WORD.finditer(unicodedata.normalize("NFC", text))]


def placed(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of a text with their half-open places in it."""
    for match in WORD.finditer(text):
        yield fold(match[0]), match.start(), match.end()
