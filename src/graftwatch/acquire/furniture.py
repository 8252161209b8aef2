"""Page furniture: the spans of a text that are no reporting, so that nobody reads a copyright line as a claim.

Three sorts, all of them data (data/furniture.toml): whole lines (navigation, share bars, sign-ups, counters), blocks
that a heading opens ("RELATED STORIES" and what stands below it), and imprints, long paragraphs at the end that say who
publishes and how to subscribe. Reporting must never be marked: a line has to match as a whole, an imprint needs two
signs of its own, and both the words and the look-alikes they must leave alone stand in tests/acquire/test_furniture.py.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_LONGEST = 400  # characters of a whole line; the longest sign-up line seen has 310
_TAIL = 8  # paragraphs from the end in which imprints are looked for
_MIN_SIGNS = 2
_BLOCK_LINES = 12  # lines that one heading can claim
_SENTENCE = re.compile(r"(?<=[.!?»”\"])\s+(?=[^\s\da-zа-яё])")


def furniture(text: str, *, byline: str | None = None) -> tuple[Span, ...]:
    """The spans that are no reporting: half-open, in order, none empty, none touching another, in code points of
    `text`.

    With a byline, a last paragraph that begins with the author's name and says what the author does is one of them.
    """
    found: list[Span] = []
    lines = [match.span() for match in _LINE.finditer(text)]
    claimed = 0  # up to where a heading's block reaches
    for number, (start, end) in enumerate(lines):
        line = text[start:end].strip()
        if end <= claimed or not line or len(line) > _LONGEST:
            continue
        if _heading().fullmatch(line):
            claimed = _block(text, lines, number)
            found.append((start, claimed))
        elif is_furniture_line(line):
            found.append((start, end))
    for start, end in lines[-_TAIL:]:
        if end - start > 60 and (span := _imprint(text, start, end)):
            found.append(span)
    if byline:
        found += (span for span in lines[-3:] if _about_author(text[slice(*span)].strip(), byline))
    return merge(found, text)


def _about_author(paragraph: str, byline: str) -> bool:
    after = paragraph.removeprefix(byline)
    return after != paragraph and len(paragraph) <= _LONGEST and bool(_author().match(after))


def is_furniture_line(line: str) -> bool:
    """Whether a whole line, stripped, is navigation, a share bar, a sign-up, a counter, a copyright or contact line."""
    if len(line) > _LONGEST:
        return False
    return bool(_whole().fullmatch(line)) or _navigation(line) or bool(_share_bar().fullmatch(line))


def publisher(text: str, spans: Iterable[Span]) -> str | None:
    """Who publishes, by the first copyright notice in the furniture: `© 2013 The Central Asian Courier.`"""
    pieces = (_owner().search(text, start, end) for start, end in spans)
    return next((match[1].strip() for match in pieces if match), None)


def merge(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Spans in order, trimmed of blanks at their ends, joined where only blanks part them."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        piece = text[start:end]
        start, end = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if start >= end:
            continue
        if merged and not text[merged[-1][1] : start].strip():
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _navigation(line: str) -> bool:
    """Four or more short items between bars or bullets, none of them a sentence: `Home | World | Sport | Opinion`."""
    items = [item.strip() for item in re.split(r"\s*[|•·›»/]\s*", line)]
    items = [item for item in items if item]
    if len(items) < 4:
        return False
    return all(len(item.split()) <= 3 and not re.search(r"[.!?;:,0-9]", item) for item in items)


def _block(text: str, lines: list[Span], number: int) -> int:
    """The end of the block below a heading: its lines up to the next blank line or the first line that is prose."""
    end = lines[number][1]
    for start, after in lines[number + 1 : number + 1 + _BLOCK_LINES]:
        line = text[start:after].strip()
        apart = text[end:start].count("\n") > 1
        if apart or not line or _is_prose(line):
            break
        end = after
    return end


def _is_prose(line: str) -> bool:
    """A line of sentences and not a list of headlines: long, ended like a sentence, without separators."""
    return len(line) > 120 and line.rstrip("”»\"'").endswith((".", "!", "?")) and " | " not in line


def _imprint(text: str, start: int, end: int) -> Span | None:
    """From the first to the last sentence of a paragraph that shows a sign of an imprint, if two different signs stand
    in it."""
    paragraph = text[start:end]
    lower = paragraph.lower()
    signs = [sign for hints, sign in _signs() if any(hint in lower for hint in hints) and sign.search(paragraph)]
    if len(signs) < _MIN_SIGNS:
        return None
    bounds = [0, *(match.end() for match in _SENTENCE.finditer(paragraph)), len(paragraph)]
    hits = [span for span in pairwise(bounds) if any(sign.search(paragraph, *span) for sign in signs)]
    return (start + hits[0][0], start + hits[-1][1]) if hits else None


@cache
def _whole() -> re.Pattern[str]:
    patterns = [pattern for table in _data()["line"] for pattern in table["patterns"]]
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def _share_bar() -> re.Pattern[str]:
    """Two or more actions of a share bar and nothing else."""
    action = "|".join(f"(?:{pattern})" for pattern in _data()["share"]["actions"])
    # Atomic, since "share" and "share on facebook" overlap: without it a long line takes exponential time.
    return re.compile(rf"(?>(?:share(?: this| on)?:\s*)?(?:{action})(?:[\s|•·,/]+(?:{action}))+)", re.IGNORECASE)


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(_data()["owner"]["pattern"])


@cache
def _author() -> re.Pattern[str]:
    return re.compile(_data()["author"]["pattern"], re.IGNORECASE)


@cache
def _heading() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _data()["block"]["headings"]), re.IGNORECASE)


@cache
def _signs() -> tuple[tuple[list[str], re.Pattern[str]], ...]:
    return tuple((sign["hints"], re.compile(sign["pattern"], re.IGNORECASE)) for sign in _data()["sign"])


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("graftwatch.acquire").joinpath("data/furniture.toml").read_text("utf-8"))
