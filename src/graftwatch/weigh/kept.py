"""Where a document says that something is there, open, in force or done: what a promise is checked against.

A promise that is kept is seldom reported as such: "the hotline has taken 640 calls since it opened". So this looks at
the sentences themselves, not at claims.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from graftwatch.claims import Document
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.stems import stems

_SENTENCE: Final = re.compile(r"[^.!?…\n]+(?:[.!?…](?![\s”\"»']*(?:\s+[\"“«A-ZА-ЯӘІҢҒҮҰҚӨҺ]|$))[^.!?…\n]*)*[.!?…]?")
_PASSIVE: Final = re.compile(r"\b(?:has|have|had) been (?:\w+ly )?(\w+(?:ed|en|t|ld|pt|wn|ne))\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(r"\s*(?:It|They|This|Both|These)\b")
_BEFORE, _BEFORE_ALL = 3, 8  # words before a form that can take it back: of its verb, of its subject


@dataclass(frozen=True, slots=True)
class Kept:
    """A sentence, at [start, end), that says so of something: its words as stems. `verb` is what was done to it, as a
    stem, where only the verb of a promise tells that it is the same thing; else empty. `due` says that the sentence
    speaks of a deadline or a promise itself."""

    words: frozenset[str]
    start: int
    end: int
    verb: str = ""
    due: bool = False

    def to_json(self) -> list[Any]:
        return [sorted(self.words), self.start, self.end, self.verb, self.due]

    @classmethod
    def from_json(cls, row: list[Any]) -> "Kept":
        """Back from `to_json`."""
        return cls(frozenset(row[0]), *row[1:])


def kept_in(document: Document) -> tuple[Kept, ...]:
    """Every such sentence of a document, its furniture left out."""
    return tuple(_kept(document))


def _kept(document: Document) -> Iterator[Kept]:
    before = ""
    for match in _SENTENCE.finditer(document.text):
        if any(start < match.end() and match.start() < end for start, end in document.furniture):
            continue
        sentence, told = match[0], match[0]
        if _GOES_ON.match(sentence):  # "It opened on 27 February"
            told = f"{before} {sentence}"
        before = sentence
        if any(not _is_undone(sentence, form.start()) for form in _forms().finditer(sentence)):
            yield Kept(stems(told), match.start(), match.end(), due=_deadlines().search(told) is not None)
        elif _marks().search(sentence):
            for passive in _PASSIVE.finditer(sentence):
                verb = next(iter(stems(passive[1])), "")
                if verb and not _is_undone(sentence, passive.start()):
                    yield Kept(stems(sentence), match.start(), match.end(), verb)


def _is_undone(sentence: str, start: int) -> bool:
    """Whether the words before a form make it a wish, a plan or a denial."""
    before = re.findall(r"[^\W\d_]+", sentence[:start].casefold().replace("n't", " not"))
    table = cached_table("measures")["kept"]
    return bool(set(before[-_BEFORE:]) & set(table["not"]) or set(before[-_BEFORE_ALL:]) & set(table["none"]))


@lru_cache(maxsize=1)
def _forms() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cached_table('measures')['kept']['forms'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _deadlines() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cached_table('measures')['kept']['deadlines'])})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(cached_table('measures')['kept']['marks'])})\b", re.IGNORECASE)
