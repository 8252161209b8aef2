"""Bodies that an English text calls by their ordinary name in small letters: "the regional akimat", "water ministry".

The English reader finds what is capitalised; this adds what is not, and full names that stand inside a longer run of
capitals ("Akim of Almaty Region Bolat Omarov").
"""

import re
from collections.abc import Iterator
from typing import Final

from graftwatch.names import bag_of, is_given, is_surname, sound
from graftwatch.read.by_name.bodies import Found
from graftwatch.read.by_name.text import Word, adjoin, listed, words_of

# heads that stand at the end of such a name, and say little by themselves
_HEADS: Final = frozenset({"akimat", "ministry", "prosecution", "court", "agency", "committee", "police", "senate"})
_NAME: Final = re.compile(r"\b([A-Z][a-z]+(?:-[A-Z][a-z]+)?) ([A-Z][a-z]+(?:-[A-Z][a-z]+)?)\b(?! [A-Z][a-z])")


def more_names(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Bodies and people outside the spans that are `taken`, each once, in order of the text."""
    found = [*_bodies(text), *_people(text)]
    for each in sorted(found, key=lambda f: f.start):
        if not any(each.start < end and start < each.end for start, end in taken):
            yield each


def _bodies(text: str) -> Iterator[Found]:
    words = words_of(text)
    for i in range(len(words)):
        last = _head_ends(text, words, i)
        if last is None:
            continue
        first = i
        while first and adjoin(text, words[first - 1], words[first]):
            joins = words[first - 1].text == "and" and first > 1 and words[first - 2].means("topics") and first < i
            if not (joins or _belongs(words[first - 1], words[first])):
                break
            first -= 1
        start, end = words[first].start, _place_behind(text, words, last)
        bag = bag_of(text[start:end])
        if (
            (first < i or last > i + 1) and (bag.proper or bag.topics or bag.levels or "region" in bag.weak)
        ) or end > words[last].end:
            yield Found(start, end, text[start:end], "PublicBody")


def _head_ends(text: str, words: list[Word], i: int) -> int | None:
    """The last word of a head noun that begins at `i`: "ministry", "prosecutor's office", "customs"."""
    word, low = words[i], words[i].text.casefold()
    if word.meaning is None and not low.startswith(("prosecutor", "customs", "department", "directorate")):
        return None
    behind = [w.text.casefold() for w in words[i + 1 : i + 3]]
    if low.startswith("prosecutor"):
        length = 1 if behind[:1] == ["office"] else 2 if behind[1:] == ["office"] and behind[0].startswith("gen") else 0
        return i + length if length else None
    if low == "customs":
        before = words[i - 1] if i else word
        return i if before.is_capital and not before.meaning and not (behind and words[i + 1].meaning) else None
    if low == "administration":  # not the administration of a president
        return i if i and words[i - 1].means("weak", "levels") else None
    if low in ("department", "directorate") or (word.means("heads") and word.meaning is not None):
        is_head = word.meaning == ("weak", "department") or (word.meaning or ("", ""))[1] in _HEADS
        return i if is_head and low not in listed("english", "persons") and not low.endswith("ies") else None
    return None


def _belongs(before: Word, word: Word) -> bool:
    """Whether a word is the portfolio, level or place of the head behind it."""
    weak = before.meaning in (("weak", "region"), ("weak", "matters"), ("weak", "special"))
    if weak or before.means("topics", "levels"):
        return True
    is_place = before.is_capital and not before.meaning and not before.text.endswith(("'s", "’s"))
    return is_place and bool(bag_of(before.text).proper)


def _place_behind(text: str, words: list[Word], last: int) -> int:
    """The end of the name with its place: "criminal court in Almaty"."""
    match = re.match(r" in ([A-Z]\w+)", text[words[last].end : words[last].end + 40])
    is_court = words[last].meaning == ("heads", "court")
    return words[last].end + match.end() if match and is_court else words[last].end


def _people(text: str) -> Iterator[Found]:
    for match in _NAME.finditer(text):
        if is_given([sound(match[1])]) and is_surname(match[2]):
            yield Found(match.start(), match.end(), match[0], "Person")
