"""Letters and speeches: texts that are one person's words from a salutation to a name, or as a run of dashes."""

import re

from graftwatch.read.layout import Block
from graftwatch.read.names import Entity, Names
from graftwatch.read.words import Words

_SALUTATION = re.compile(r"(?:(?:Dear|Honou?red|Respected)\b.{0,60}|(?:Sirs?|Madam|Sir or Madam|To the Editor))[,:.]?$")
_VALEDICTION = re.compile(
    r"(?:I (?:am|remain)\b.{0,40}|(?:Yours|Sincerely|Respectfully|Faithfully|With (?:best|kind)?\s?(?:regards|respect))"
    r"\b.{0,30})[,.]?$"
)
_SPEECH = re.compile(r"\b(?:address|remarks|sermon|speech|statement)\b[^.]{0,40}[.:]$")
_DASH = re.compile(r"[–—-] ?(?=[A-Z“\"])")
_FEWEST_POINTS = 3


def letters(text: str, blocks: list[Block], names: Names, words: Words) -> dict[int, Entity]:
    """Who writes each block of a letter: whoever signs it, between a salutation and a valediction."""
    found: dict[int, Entity] = {}
    opened: int | None = None
    for k, block in enumerate(blocks):
        line = text[block.start : block.end]
        if _SALUTATION.match(line):
            opened = k
        elif opened is not None and _VALEDICTION.match(line) and k + 1 < len(blocks):
            who = _signed(text[blocks[k + 1].start : blocks[k + 1].end], names, words)
            found |= {b.number: who for b in blocks[opened + 1 : k]} if who is not None else {}
            opened = None
    return found


def _signed(line: str, names: Names, words: Words) -> Entity | None:
    """The person whose name a line consists of, behind titles and before a comma or bracket."""
    parts = re.split(r"[,(]", line)[0].split()
    name = " ".join(parts[words.title_length(parts) :])
    if not 1 < len(name.split()) <= 5 or not all(p[:1].isupper() for p in name.split()[-2:]):
        return None
    known = (e for e in names.of_kind("person") if e.name.casefold() == name.casefold())
    return next(known, Entity("person", name))


def speeches(text: str, blocks: list[Block], names: Names) -> dict[int, Entity]:
    """Who speaks in paragraphs behind dashes that a sentence about a speech introduces: the person named last in it."""
    for k, block in enumerate(blocks):
        line = text[block.start : block.end]
        points = []
        for after in blocks[k + 1 :]:
            if not _DASH.search(text, max(0, after.start - 3), after.start + 2):
                break
            points.append(after)
        if len(points) < _FEWEST_POINTS or not _SPEECH.search(line) or any(_asks(text, p) for p in points):
            continue
        told = [n for n in names.names if n.kind == "person" and n.entity and block.start <= n.start < block.end]
        if told and (who := told[-1].entity) is not None:
            return {p.number: who for p in points}
    return {}


def _asks(text: str, block: Block) -> bool:
    return text[block.start : block.end].endswith("?") and len(text[block.start : block.end].split()) < 20
