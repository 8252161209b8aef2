"""A document's text in pieces that a template can print: paragraphs, with claims, names and furniture as spans."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from graftwatch.claims import Claim, Mention

_PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
PART: Final = 40_000  # code points of a text on one page; a longer one is cut between paragraphs


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of the text. `claims` are the numbers of those that hold them, the shortest one's `kind` gives the colour;
    `opens` are ids of claims that begin here, `closes` numbers of claims that end here; `href` leads to whom
    they name."""

    text: str
    claims: tuple[int, ...] = ()
    kind: str = ""
    opens: tuple[str, ...] = ()
    closes: tuple[int, ...] = ()
    href: str = ""
    is_furniture: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph, with its number in the whole text."""

    number: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Span:
    start: int
    end: int
    number: int = 0
    kind: str = ""
    id: str = ""
    href: str = ""


def parts_of(text: str) -> list[tuple[int, int]]:
    """The half-open spans of a text that make one page each."""
    parts, start, end = [], 0, 0
    for found in _PARAGRAPH.finditer(text):
        if found.end() - start > PART and end > start:
            parts.append((start, end))
            start = found.start()
        end = found.end()
    return [*parts, (start, max(end, start))]


def paragraphs(
    text: str, within: tuple[int, int], claims: Sequence[tuple[int, Claim]], names: Sequence[tuple[Mention, str]],
    furniture: Sequence[tuple[int, int]],
) -> Iterator[Paragraph]:  # fmt: skip
    """The paragraphs of a part of a text; `claims` have their numbers, `names` the address of whom they mean."""
    spans = [_Span(c.evidence.start, c.evidence.end, n, c.kind, c.id) for n, c in claims]
    named = [_Span(mention.start, mention.end, href=href) for mention, href in names]
    other = [_Span(start, end) for start, end in furniture]
    before = sum(1 for found in _PARAGRAPH.finditer(text, 0, within[0]))
    for number, found in enumerate(_PARAGRAPH.finditer(text, *within), before + 1):
        here = found.start(), found.end()
        own = [[span for span in some if span.start < here[1] and here[0] < span.end] for some in (spans, named, other)]
        yield Paragraph(number=number, pieces=tuple(_pieces(text, here, *own)))


def _pieces(
    text: str, here: tuple[int, int], claims: Sequence[_Span], names: Sequence[_Span], furniture: Sequence[_Span]
) -> Iterator[Piece]:
    """A paragraph cut wherever something begins or ends in it."""
    start, end = here
    cuts = {start, end}
    for span in (*claims, *names, *furniture):
        cuts |= {min(max(cut, start), end) for cut in (span.start, span.end)}
    places = sorted(cuts)
    for first, last in pairwise(places):
        over = [span for span in claims if span.start <= first and last <= span.end]
        shortest = min(over, key=lambda span: span.end - span.start, default=None)
        yield Piece(
            text=text[first:last],
            claims=tuple(span.number for span in over),
            kind=shortest.kind if shortest else "",
            opens=tuple(span.id for span in over if max(span.start, start) == first),
            closes=tuple(span.number for span in over if min(span.end, end) == last),
            href=next((span.href for span in names if span.start <= first and last <= span.end), ""),
            is_furniture=any(span.start <= first and last <= span.end for span in furniture),
        )
