"""The sentence around the first words sought, with the words marked."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from graftwatch.ledger.fold import placed
from graftwatch.ledger.query import Term

LONGEST: Final = 320  # code points of an excerpt
_SEARCHED: Final = 2_000_000  # code points of a text that are looked through for a hit to show
_BREAK = re.compile(
    r"""
    (?<=[.!?…"'”’)\]]) (?<=[.!?…].|.[.!?…])          # a full stop, perhaps with a quotation mark after it,
    (?<!\b[^\W\d_a-z]\.) (?<!\b[^\W\d_a-z]\w\.) (?<!\b[^\W\d_a-z]\w\w\.)  # but not of "J.", "Lt." or "Gen."
    \s+ (?=\W*[^\W\d_a-z])                           # before a capital, not before "25" or "and"
    | \n+
    """,
    re.VERBOSE,
)
_GAP = re.compile(r"\s+")


def excerpt(text: str, terms: Sequence[Term]) -> tuple[str, int, tuple[tuple[int, int], ...]]:
    """A piece of the text, where it starts, and the half-open spans in it that match a term.

    The sentence of the first match; the beginning of the text where nothing matches (the title did).
    """
    start, end = _sentence(text, _first(text[:_SEARCHED], terms) or (0, 1))
    piece = text[start:end]
    return piece, start, tuple(_matches(piece, terms))


def _first(text: str, terms: Sequence[Term]) -> tuple[int, int] | None:
    """Where a term first stands: as it was typed if it does, which is quick to find, else in any spelling."""
    if not terms:
        return None
    match = re.search("|".join(map(_pattern, terms)), text, re.IGNORECASE)
    return match.span() if match else next(_matches(text, terms), None)


def _pattern(term: Term) -> str:
    end = r"[^\W_]*" if term.prefix else r"(?![^\W_])"
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, term.words)) + end


def _matches(text: str, terms: Sequence[Term]) -> Iterator[tuple[int, int]]:
    """Where terms stand in any spelling, in order and without overlaps."""
    words = list(placed(text))
    beginnings = tuple({term.folded[0] for term in terms})  # most words are none of these
    done = 0
    for at, (word, start, _) in enumerate(words):
        if at >= done and word.startswith(beginnings):
            lengths = [len(term.words) for term in terms if _stands(words[at : at + len(term.words)], term)]
            if lengths:
                done = at + max(lengths)
                yield start, words[done - 1][2]


def _stands(found: Sequence[tuple[str, int, int]], term: Term) -> bool:
    """Whether these words of a text are those of a term."""
    wanted = term.folded
    if len(found) < len(wanted) or any(word[0] != other for word, other in zip(found, wanted[:-1])):
        return False
    last = found[-1][0]
    return last.startswith(wanted[-1]) if term.prefix else last == wanted[-1]


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The sentence that holds a span, cut at words where it is longer than `LONGEST`; the span stays in it."""
    low = max(0, span[0] - LONGEST // 2)
    breaks = (each.end() for each in _BREAK.finditer(text, low, span[0] + 1))
    start = max((end for end in breaks if end <= span[0]), default=low)
    if start == low > 0 and (gap := _GAP.search(text, start, span[0])):
        start = gap.end()
    high = min(len(text), max(span[1], start + LONGEST))
    after = _BREAK.search(text, span[1], high)
    end = after.start() if after else high
    if end == high < len(text) and (gaps := list(_GAP.finditer(text, span[1], high))):
        end = gaps[-1].start()
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
