"""Letters without script: every spelling of a word becomes one string of sounds, and two such strings have a likeness.

`sound("Қалмағамбетов") == sound("Kalmagambetov") == sound("Qalmağambetov") == "kalmagambetov"`. What the
letters are is data (data/letters.toml); scripts that the data do not know go through rigour's transliteration.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate
from math import inf
from typing import Final

from graftwatch.names.data import cached_table

VOWELS: Final = frozenset("aeiou")
_WORDS: Final = 1 << 16  # words whose sounds are kept: the cost is paid once a distinct word
_VOWEL: Final = 0.5  # what a vowel costs that only one of two words has; a consonant costs 1
_MISREAD: Final = str.maketrans("01358", "olesb")  # digits that a scanner sees inside a word
_ASCII: Final = re.compile(r"[a-z]+")


@lru_cache(maxsize=_WORDS)
def sound(word: str) -> str:
    """The sounds of one word, a lower-case ASCII letter each; empty if it holds no letter.

    Doubled letters are one, and a glide that one spelling writes and another leaves out is left out: Mussayev and
    Мусаев, Yerlan and Ерлан are alike."""
    text = unicodedata.normalize("NFC", word).casefold()
    if not any(c.isalpha() for c in text):
        return ""
    letters = _letters()
    text = text.translate(_MISREAD)
    text = re.sub("ь(?=[еёюяиіє])", "и", text)
    spelt = _ASCII.sub(lambda run: _spelling().sub(lambda m: _pairs()[m[0]], run[0]), text)
    # what the pairs made is sounds already; only the letters that are not ASCII are left to map
    sounds = "".join(c if c.isascii() else letters.get(c) or _foreign(c, letters) for c in spelt)
    return _smooth("".join(c for c in sounds if "a" <= c <= "z"))


def _smooth(text: str) -> str:
    """One string for the ways to write a glide: ayev, aiev and aev; iya and ia; auyr and aur."""
    text = text.replace("dj", "j")
    text = re.sub(r"(.)\1+", r"\1", text)
    return re.sub(r"(?:^|(?<=[aeou]))i(?=e)|(?<=au)i", "", text)


def _foreign(letter: str, letters: dict[str, str]) -> str:
    """A letter that the tables do not have, by its base letter or, in other scripts, by rigour."""
    if letter in letters:
        return ""
    base = unicodedata.normalize("NFKD", letter)[:1]
    if base.isascii():
        return base.casefold()
    if base in letters:
        return letters[base]
    from rigour.text import ascii_text

    spelt = str(ascii_text(letter)).casefold()
    return _spelling().sub(lambda m: _pairs()[m[0]], spelt)


def initials(letter: str) -> frozenset[str]:
    """The sounds that a name with this first letter may begin with."""
    plain = unicodedata.normalize("NFKD", letter.casefold())[:1]
    return frozenset(_initials().get(plain, "") + sound(letter)[:1])


def is_misread(one: str, other: str) -> bool:
    """Whether two words are one but for one letter that a scanner takes for another: Daulet and Dauiet."""
    if len(one) != len(other):
        return False
    differ = [(a, b) for a, b in zip(one.casefold(), other.casefold()) if a != b]
    return len(differ) == 1 and differ[0] in _misread()


@lru_cache(maxsize=_WORDS)
def likeness(one: str, other: str) -> float:
    """How alike two strings of sounds are, in [0, 1]: an edit distance in which what is easily confused costs less.

    Sounds that a scanner confuses (rn and m) are compared as one. What is not alike to four fifths is 0: nobody asks
    whether names are alike that are less, and most of those that are compared share little."""
    if one == other:
        return 1.0
    longest = max(len(one), len(other))
    most = longest / 5
    if not one or not other or abs(len(one) - len(other)) * _VOWEL > most:
        return 0.0
    distance = _distance(one, other, most)
    if "rn" in one or "rn" in other:
        distance = min(distance, 0.5 + _distance(one.replace("rn", "m"), other.replace("rn", "m"), most))
    return 1 - distance / longest if distance <= most else 0.0


def _distance(one: str, other: str, most: float) -> float:
    """What it costs to make one string of the other; infinite as soon as it must be more than `most`.

    A consonant of which the other has nothing like costs 1. What both begin and end with costs nothing and is left out:
    two changes never cost less than one that does both."""
    (ours, like_ours), (theirs, like_theirs) = _consonants(one), _consonants(other)
    if max((ours & ~like_theirs).bit_count(), (theirs & ~like_ours).bit_count()) > most:
        return inf
    start, ends = 0, min(len(one), len(other))
    while start < ends and one[start] == other[start]:
        start += 1
    while start < ends and one[-1] == other[-1]:
        one, other, ends = one[:-1], other[:-1], ends - 1
    one, other = one[start:], other[start:]
    slips, lost = _slips(), [_lost(d) for d in other]
    above = [0.0, *accumulate(lost)]
    for c in one:
        gone = _lost(c)
        row = [above[0] + gone]
        for j, d in enumerate(other):
            swap = 0.0 if c == d else slips.get((c, d), 1.0)
            row.append(min(above[j] + swap, above[j + 1] + gone, row[j] + lost[j]))
        if min(row) > most:
            return inf
        above = row
    return above[-1]


@lru_cache(maxsize=_WORDS)
def _consonants(word: str) -> tuple[int, int]:
    """The consonants of a word, and all letters that are like one of its letters, a bit each."""
    near = _near()
    own = like = 0
    for c in word:
        own |= 0 if c in VOWELS else 1 << ord(c)
        like |= near.get(c, 1 << ord(c))
    return own, like


@lru_cache(maxsize=1)
def _near() -> dict[str, int]:
    """Of each letter the bits of those that are like it, itself among them."""
    found: dict[str, int] = {}
    for one, other in _slips():
        found[one] = found.get(one, 1 << ord(one)) | 1 << ord(other)
    return found


def _lost(c: str) -> float:
    return _VOWEL if c in VOWELS else 1.0


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    return _split("cyrillic", "letters") | _split("latin", "letters")


def _split(table: str, field: str) -> dict[str, str]:
    """A text of the data with `key=value` words in it as a dictionary."""
    words = (word.partition("=") for word in cached_table("letters")[table][field].split())
    return {key: value for key, _, value in words}


@lru_cache(maxsize=1)
def _initials() -> dict[str, str]:
    return _split("initials", "letters")


@lru_cache(maxsize=1)
def _pairs() -> dict[str, str]:
    return dict(cached_table("letters")["spellings"]["pairs"])


@lru_cache(maxsize=1)
def _spelling() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_pairs(), key=len, reverse=True)))


@lru_cache(maxsize=1)
def _misread() -> frozenset[tuple[str, str]]:
    pairs = cached_table("letters")["misread"]["pairs"].split()
    return frozenset((pair[i], pair[1 - i]) for pair in pairs for i in (0, 1))


@lru_cache(maxsize=1)
def _slips() -> dict[tuple[str, str], float]:
    cost = _split("slips", "cost")
    return {(pair[i], pair[1 - i]): float(value) for pair, value in cost.items() for i in (0, 1)}
