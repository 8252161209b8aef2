"""Keys by which an index finds names that may be the same, whatever their script, order and spelling.

A key is a signed 64-bit number: the hash of a kind and of consonants, for vowels are what spellings disagree on. One
consonant may be wrong in either name: both sides drop each in turn, and what they drop to meets. A full name has about
ten keys.
"""

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Final

from graftwatch.names.given import groups
from graftwatch.names.letters import VOWELS, initials
from graftwatch.names.person import Part, PersonName, analyse

_MOST: Final = 24  # keys of one name, so that no text makes thousands
# Kinds of key. What is known of one side only by less is looked up by keys of its own.
_PAIR, _INITIAL, _SURNAME, _ONLY_INITIAL, _ONLY_SURNAME = "p", "i", "s", "I", "S"


def keys_of(name: str) -> tuple[int, ...]:
    """The keys under which a name is kept."""
    parsed = analyse(name)
    return _hashed(_kept(parsed))


def look_up_keys(name: str) -> tuple[int, ...]:
    """The keys under which names that may be the same are found, the most telling first."""
    return _hashed(_sought(analyse(name)))


def _kept(name: PersonName) -> Iterator[str]:
    for surname in _bones_of(name.surnames):
        if name.given:
            for given in _given_bones(name):
                yield from _dropped(surname, given)
            yield from (f"{_INITIAL}{surname}.{letter}" for letter in _starts(name))
            yield f"{_SURNAME}{surname}"
        elif name.initials:
            yield from (f"{_ONLY_INITIAL}{surname}.{letter}" for letter in _starts(name))
        else:
            yield f"{_ONLY_SURNAME}{surname}"


def _sought(name: PersonName) -> Iterator[str]:
    for surname in _bones_of(name.surnames):
        if name.given:
            for given in _given_bones(name):
                yield from _dropped(surname, given)
            yield from (f"{_ONLY_INITIAL}{surname}.{letter}" for letter in _starts(name))
        elif name.initials:
            for letter in _starts(name):
                yield from (f"{kind}{surname}.{letter}" for kind in (_INITIAL, _ONLY_INITIAL))
        else:
            yield f"{_SURNAME}{surname}"
        yield f"{_ONLY_SURNAME}{surname}"


def _dropped(surname: str, given: str) -> Iterator[str]:
    """A pair of names, and what is left of it without each of its consonants; the order of the two does not matter."""
    pair = ".".join(sorted((surname, given)))
    yield f"{_PAIR}{pair}"
    for i, c in enumerate(pair):
        if c != ".":
            yield f"{_PAIR}{pair[:i]}{pair[i + 1 :]}"


def _given_bones(name: PersonName) -> list[str]:
    """The consonants of the given names; of short forms those of the full name, too."""
    bones: dict[str, None] = {}
    for part in name.given[:2]:
        for form in (*sorted(groups(part.forms)), *part.forms[:2]):
            bones[_bones(form)] = None
    if len(name.given) > 1:
        bones[_bones("".join(part.forms[0] for part in name.given))] = None
    return list(bones)[:3]


def _bones_of(parts: tuple[Part, ...]) -> list[str]:
    return list(dict.fromkeys(_bones(form) for part in parts for form in part.forms[:1]))


def _bones(heard: str) -> str:
    """The consonants, easily confused ones as one; of a word with fewer than two, all sounds."""
    plain = heard.replace("rn", "m").translate(_CONFUSED)  # what a scanner takes for one letter is one here
    consonants = "".join(c for c in plain if c not in VOWELS)
    return consonants if len(consonants) > 1 else plain


def _starts(name: PersonName) -> list[str]:
    """The sounds that the first given name may begin with."""
    first = next((part for part in name.parts if part.kind in ("given", "initial")), None)
    if first is None:
        return []
    found = initials(first.text[0]) if first.kind == "initial" else {form[:1] for form in first.forms[:1]}
    return sorted(letter.translate(_CONFUSED) for letter in found)


def _hashed(keys: Iterator[str]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(_number(key) for key, _ in zip(keys, range(_MOST))))


@lru_cache(maxsize=1 << 16)
def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


_CONFUSED: Final = str.maketrans({"z": "s", "q": "s", "v": "f", "h": "k", "g": "k"})
