"""Sources in brackets: "(Itar-Tass, May 21)", "(Panorama [Almaty], July 17)", "(See the Monitor, January 14)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graftwatch.claims import Source, When

if TYPE_CHECKING:
    from graftwatch.read.article import Article
    from graftwatch.read.timeline import Timeline

_BRACKET = re.compile(
    r"\((?P<see>[Ss]ee(?: also)?,?\s+)?(?P<name>(?:the\s+)?[^\W\d_][^(),;\d]{1,60}?)"
    r"(?:\s\[(?P<place>[^\]]+)\])?,\s(?P<date>[^();]{3,40}?)(?:;[^()]*)?\)"
)


@dataclass(slots=True)
class Bracket:
    """A bracketed source: half-open offsets of what stands between the brackets, its name, day, place."""

    start: int
    end: int
    name: str
    on: When | None
    place: str | None
    own: bool


def brackets(article: "Article", timeline: "Timeline") -> Iterator[Bracket]:
    """All bracketed sources of a document, in order: a name, a comma, a date."""
    from graftwatch.read.time import Anchor, find_times, resolve

    text = article.text
    for match in _BRACKET.finditer(text):
        if not match["name"].removeprefix("the ")[:1].isupper():
            continue
        found = find_times(text, match.start("date"), match.end("date"))
        anchor = Anchor(document=article.document.date, event=None, tense="past")
        on = next((when for e in found if (when := resolve(e, anchor)) is not None), None)
        if not found:
            continue
        name = match["name"].removeprefix("the ").strip()
        yield Bracket(match.start() + 1, match.end() - 1, name, on, match["place"], bool(match["see"]))


def bracketed_sources(article: "Article", timeline: "Timeline") -> Iterator[tuple[int, Source]]:
    """(sentence number, source) for every sentence that a bracketed source closes."""
    for bracket in brackets(article, timeline):
        if bracket.own:
            continue
        covered = _closed_by(article, bracket.start)
        if covered is not None:
            yield covered, Source(bracket.name, "outlet", None, bracket.on)


def _closed_by(article: "Article", offset: int) -> int | None:
    """The sentence that a bracket closes: the one it stands at the end of, or the one before it."""
    for sentence in article.layout.sentences:
        if sentence.start <= offset < sentence.end:
            before = article.text[sentence.start : offset].strip(" (")
            if len(before) > 3:
                return sentence.number
            return sentence.number - 1 if sentence.number else None
    return None
