"""The day that the head or foot of an article says in passing: "Shorthand record (abridged), 16 October 2001",
"Letter from Aksu, June 2021", and below the last paragraph "The Morning Leader, 25 February 2012".

Asked only where no line of the head is a date line (head.py) and nothing else tells the day. A line counts if it is no
sentence, holds one date set off from its other words, and no other such line says another.
"""

import re
from functools import cache
from typing import Final

from graftwatch.acquire.dates import data, date_pattern, from_match, words
from graftwatch.claims import When

_LINES: Final = 14  # of a head, as in head.py
_LINE: Final = 160  # code points; longer ones are paragraphs
_FOOT: Final = 80  # code points of a last line that names publication and day
_WORDS: Final = 8  # behind the date: "Transcript from air", "Reported by our own correspondent"
_SPAN: Final = re.compile(r"(?<!\d)\d{1,2} ?[–-] ?(?=\d{1,2}(?!\d))")  # of "September 6–19, 2021" the last day counts
_SET_OFF: Final = re.compile(r"(?:^|[,.;:|•·/–—-]|[(\[«“\"])\s*$")


def said_in_passing(text: str) -> When | None:
    """The day or month that the short lines before the first paragraph of a cleaned text say, else the day of its last
    line; None if they say none, or several."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    head = []
    for line in lines[:_LINES]:
        if len(line) > _LINE:
            break
        head.append(line)
    found = {when for n, line in enumerate(head) if (when := _dated(line, first=n == 0)) is not None}
    if len(found) == 1 and len(head) < len(lines):
        return found.pop()
    if found or len(lines) < 3 or len(lines[-1]) > _FOOT:
        return None
    foot = _dated(lines[-1], first=False)
    return foot if foot is not None and foot.precision == "day" else None


def _dated(line: str, *, first: bool) -> When | None:
    """The date of a line that is no sentence and holds one, set off from its other words."""
    line = _SPAN.sub("", line)
    matches = list(_date().finditer(line))
    if len(matches) != 1 or _sentence().search(line):
        return None
    (match,) = matches
    before, behind = line[: match.start()], line[match.end() :]
    if not (_SET_OFF.search(before) or _labelled().search(before)) or not _behind().match(behind):
        return None
    if len(behind.split()) > _WORDS:
        return None
    when = from_match(match)
    if when is not None and when.precision == "month" and first and len(before.split()) < 3:
        return None  # "Almaty, January 2022" on top is a title
    return when


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.]){date_pattern()}", re.IGNORECASE)


@cache
def _labelled() -> re.Pattern[str]:
    """Words right before a date that say what it dates: "as of", "updated", "sitting of"."""
    said = [*data()["labels"]["words"], *data()["labels"]["within"], *data()["passing"]["before"]]
    return re.compile(rf"(?<!\w)(?:{words(said)})(?: (?:of|on))?:?\s+$", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    """What may stand behind a date that is set off: nothing, a bracket, or a part of the line by itself."""
    part = rf"[A-ZА-ЯЁ\d«“\"(]|(?:{words(data()['passing']['behind'])}) |[\w.-]+\.\w+$"
    return re.compile(rf"[\s.)\]»”\"]*(?:$|[,.;:|•·–—-]\s+(?={part})|\([^()]*\)\W*$)")


@cache
def _sentence() -> re.Pattern[str]:
    """What sentences hold, and references to other issues begin with."""
    found = data()["passing"]
    return re.compile(rf"\b(?:{words(found['sentence'])})\b|^\W*(?:{words(found['reference'])})\b", re.IGNORECASE)
