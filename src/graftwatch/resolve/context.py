"""What a text says around its names: its country, its region, ages, former names, and whom someone is not."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from graftwatch.names import Bag, bag_of, body_by_id, known_places, meaning_of, place_of, sound
from graftwatch.names.data import cached_table as names_table
from graftwatch.resolve.data import cached_table
from graftwatch.resolve.party import Post

_WORD = re.compile(r"[^\W\d_]+")
_CUE = 2  # weight of cues from which a text is taken to be about a country
_UP_TO_A_NAME = re.compile(r"(?:[^,;A-ZА-ЯЁӘҒҚҢӨҰҮІҺ]*,)?[^,;]*")  # "the governor, Askar Muratov"
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


def country_of(text: str) -> str | None:
    """The country that a text is about, as ISO 3166 in lower case; None where it does not show clearly."""
    cues = _cues()
    weights: Counter[str] = Counter()
    for word, number in Counter(match[0].casefold() for match in _WORD.finditer(text)).items():
        for length in range(len(word), max(2, len(word) - 4), -1):
            if found := cues.get(word[:length]):
                if length == len(word) or not word.isascii():
                    for country, weight in found:
                        weights[country] += weight * min(number, 3)
                break
    ranked = weights.most_common(2)
    if not ranked or ranked[0][1] < _CUE:
        return None
    return None if len(ranked) > 1 and ranked[1][1] * 3 > ranked[0][1] * 2 else ranked[0][0]


def region_of(text: str) -> str | None:
    """The region that a text is about (as sounds): the only one, or the one named at least twice as often."""
    found = Counter(regions_of(text)).most_common(2)
    if not found or (len(found) > 1 and found[1][1] * 2 > found[0][1]):
        return None
    return found[0][0]


def is_place(word: str, text: str) -> bool:
    """Whether a text uses a capitalised word as the name of a place: "Aktobe Region", "in Aktobe"."""
    spelt = re.escape(word)
    table = cached_table("context")["regions"]
    calls = "|".join(table["before"])
    ways = "|".join(table["behind"])
    pattern = rf"\b{spelt}\w{{0,4}} (?:{calls})\b|\b(?:{ways}) {spelt}\b(?! [A-ZА-Я])"
    return place_of(word) in _known_places() or re.search(pattern, text, re.IGNORECASE) is not None


def age_behind(text: str, end: int) -> int | None:
    """The age that stands behind a name ending there."""
    for pattern in _ages():
        if match := pattern.match(text, end):
            return int(match[1])
    return None


@dataclass(frozen=True, slots=True)
class Denial:
    """Words at [start, end) for somebody whom the person named before `place` is not; `other` is what they mean."""

    place: int
    start: int
    end: int
    other: Bag


def denied(text: str) -> Iterator[Denial]:
    """Where a text says that someone is not another: "no relative of …", "однофамилец …"."""
    for match in _denials().finditer(text):
        rest = text[match.end() : match.end() + 120]
        end = _SENTENCE_END.search(rest)
        words = _UP_TO_A_NAME.match(rest[: end.start()] if end else rest)[0]  # type: ignore[index]
        told = " ".join(w for w in words.split() if w[:1].isupper() or bag_of(w).telling or bag_of(w).roles)
        yield Denial(match.start(), match.end(), match.end() + len(words), bag_of(told))
    for phrase in cached_table("context")["denials"]["last"]:
        if (ends := text.find(phrase)) >= 0:
            begins = max((stop.end() for stop in _SENTENCE_END.finditer(text, 0, ends)), default=0)
            yield Denial(begins, begins, ends, bag_of(text[begins:ends]))


def is_other_name(between: str) -> bool:
    """Whether the words between the names of two bodies say that the one is the other's name: "is now called the"."""
    words = between.casefold().strip(' ,«"“')
    return (
        words.removesuffix(" the").removesuffix(" an").removesuffix(" a")
        in cached_table("context")["renamed"]["phrases"]
    )


def excludes(one: Post, other: Post) -> bool:
    """Whether two posts are offices that nobody holds at one time: a prosecutor's and a governor's."""
    offices = _office(one), _office(other)
    return None not in offices and offices[0] != offices[1]


def _office(post: Post) -> int | None:
    """Which of the offices that exclude each other a post is; None if it is none."""
    if post.role in cached_table("context")["side_posts"]["roles"]:
        return None
    known = body_by_id(post.body)
    words = {*post.role.split("+"), *post.body.partition("@")[0].split("+"), *([known.kind] if known else [])}
    offices = cached_table("context")["offices"]["exclusive"]
    return next((number for number, office in enumerate(offices) if words & set(office)), None)


@lru_cache(maxsize=1)
def _denials() -> re.Pattern[str]:
    phrases = sorted(cached_table("context")["denials"]["phrases"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)


def regions_of(text: str) -> Iterator[str]:
    """Every region that a text names, as sounds."""
    for match in _region_pattern().finditer(text):
        word = match[1] or match[2]
        if not meaning_of(word.casefold()) and bag_of(word).proper:
            yield place_of(word)


@lru_cache(maxsize=1)
def _region_pattern() -> re.Pattern[str]:
    return re.compile(
        r"([A-ZА-ЯӘІҢҒҮҰҚӨҺ][\w-]{1,60}) (?:[Rr]egion|[Oo]blast|[Pp]rovince|област|облыс)"
        r"|(?:[Rr]egion|[Pp]rovince) of ([A-Z]\w+)"
    )


@lru_cache(maxsize=1)
def _cues() -> dict[str, list[tuple[str, int]]]:
    cues: dict[str, list[tuple[str, int]]] = {}
    for country, table in names_table("places")["country"].items():
        for pair in table["cues"].split():
            word, _, weight = pair.partition("=")
            cues.setdefault(word, []).append((country, int(weight)))
    for country, line in known_places():
        for place in line.casefold().split():
            cues.setdefault(place, []).append((country, 1))
    return cues


@lru_cache(maxsize=1)
def _known_places() -> frozenset[str]:
    return frozenset(sound(line.split()[0]) for _, line in known_places())


@lru_cache(maxsize=1)
def _ages() -> list[re.Pattern[str]]:
    return [re.compile(pattern) for pattern in cached_table("context")["ages"]["patterns"]]
