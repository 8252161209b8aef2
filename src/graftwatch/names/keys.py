"""Keys by which an index finds names that may be the same, whatever their script, order and spelling.

A key is a signed 64-bit number: the hash of a kind and of the shape of surname and given name, in which sounds that
spellings disagree on are one. Kept is each name whole, without any one of its consonants, without its vowels, and the
given name with the front and with the back of the surname (some fifteen keys); sought is also what comes of leaving out
any one letter, so that a letter lost, added or changed still meets, and several within one half of the surname do.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache, reduce
from hashlib import blake2b
from itertools import pairwise
from operator import or_
from typing import Final

from graftwatch.names.given import groups
from graftwatch.names.letters import initials, sound
from graftwatch.names.person import Part, PersonName, analyse

_MOST: Final = 64  # keys of one name, so that no text makes thousands
_NAMES: Final = 1 << 12  # names whose keys are kept: within some documents, and of those who are named most
_HEARD: Final = 1 << 17  # words whose pairs of sounds are kept: of many candidates nothing else is asked
_VOWELS: Final = frozenset("ae")  # as they are in a shape
# Kinds of key: a pair of names, a pair without vowels, the given name with front and back of the surname; a full name
# by surname and initial, and by surname; a name of which only that is known. A full name is not sought by its surname:
# a common one must not bring all that bear it.
_PAIR, _BARE, _FRONT, _BACK, _INITIAL, _SURNAME, _ONLY_INITIAL, _ONLY_SURNAME = "p", "b", "f", "t", "i", "s", "I", "S"
_INITIALS = (_INITIAL, _ONLY_INITIAL)


@lru_cache(maxsize=_NAMES)
def keys_of(name: str) -> tuple[int, ...]:
    """The keys under which a name is kept."""
    return _hashed(_kept(analyse(name)))


@lru_cache(maxsize=_NAMES)
def look_up_keys(name: str) -> tuple[int, ...]:
    """The keys under which names that may be the same are found, the most telling first."""
    return _hashed(_sought(analyse(name)))


def rough_key(name: str) -> str:
    """A full name as one short word, the same in most spellings: by this others are told who stands beside them.

    Empty where surname or given name is not known."""
    parsed = analyse(name)
    if not parsed.is_full:
        return ""
    return ".".join(_bare(_shape(part.forms[0]).replace("f", "")) for part in (parsed.surnames[0], parsed.given[0]))


def nearness(name: str) -> Callable[[str], float]:
    """How much of a name another one holds, by pairs of sounds, in [0, 1]: a quick first choice among many."""
    wanted = _pairs(name)
    number = wanted.bit_count()
    return lambda other: (wanted & _pairs(other)).bit_count() / number if number else 0.0


def _pairs(name: str) -> int:
    """The pairs of neighbouring sounds of a name's words, their edges included, a bit each; nothing of initials."""
    pairs = 0
    for word in name.split():
        if len(word.rstrip(".")) > 1:
            pairs |= _pairs_of(word)
    return pairs


@lru_cache(maxsize=_HEARD)
def _pairs_of(word: str) -> int:
    heard = f"`{sound(word)}`"  # the letter before a
    return reduce(or_, (1 << (27 * ord(a) + ord(b) - 28 * ord("`")) for a, b in pairwise(heard)))


def _kept(name: PersonName) -> Iterator[str]:
    for surname in _surnames(name):
        half = _half(surname)
        for given in _given(name):
            yield from _whole(surname, given)
            pair = f"{surname}.{given}"
            yield from (f"{_PAIR}{pair[:i]}{pair[i + 1 :]}" for i, c in enumerate(pair) if c not in _VOWELS)
            yield from (f"{_FRONT}{surname[:half]}.{given}", f"{_BACK}{surname[-half:]}.{given}")
        if name.given:
            yield from (f"{_INITIAL}{surname}.{letter}" for letter in _starts(name))
            yield f"{_SURNAME}{surname}"
        elif name.initials:
            yield from (f"{_ONLY_INITIAL}{surname}.{letter}" for letter in _starts(name))
        else:
            yield f"{_ONLY_SURNAME}{surname}"


def _sought(name: PersonName) -> Iterator[str]:
    for reading in (name, *_turned(name)):
        for surname in _surnames(reading):
            for given in _given(reading):
                yield from _whole(surname, given)
                yield from _halves(surname, given)
                pair = f"{surname}.{given}"
                yield from (f"{_PAIR}{pair[:i]}{pair[i + 1 :]}" for i, c in enumerate(pair) if c != ".")
            if reading.given or reading.initials:
                yield from (f"{kind}{surname}.{letter}" for kind in _INITIALS for letter in _starts(reading))
            else:
                yield f"{_SURNAME}{surname}"
            yield f"{_ONLY_SURNAME}{surname}"


def _half(surname: str) -> int:
    """How many sounds of a surname are its front, and its back."""
    return min(4, max(2, len(surname) // 2))


def _halves(surname: str, given: str) -> Iterator[str]:
    """The given name with front and back of the surname, also as long as they are if a sound was lost or added."""
    for half in sorted({_half(surname), _half(surname + "."), _half(surname[1:])}):
        yield from (f"{_FRONT}{surname[:half]}.{given}", f"{_BACK}{surname[-half:]}.{given}")


def _whole(surname: str, given: str) -> Iterator[str]:
    """Surname and given name as they are, and without vowels."""
    yield f"{_PAIR}{surname}.{given}"
    yield f"{_BARE}{_bare(surname)}.{_bare(given)}"


def _turned(name: PersonName) -> Iterator[PersonName]:
    """The name with surname and given name in each other's place, where only their order told them apart."""
    if not name.sure and len(name.given) == 1 and len(name.surnames) == 1:
        yield PersonName(
            name.text, (Part("given", "", name.surnames[0].forms), Part("surname", "", name.given[0].forms)), False
        )


def _given(name: PersonName) -> list[str]:
    """The shapes of the given names; of a short form, or a form of another language, that of the full name, too."""
    shapes: dict[str, None] = {}
    for part in name.given[:2]:
        for form in (*sorted(groups(part.forms))[:1], part.forms[0]):
            shapes[_shape(form)] = None
    if len(name.given) > 1:
        shapes[_shape("".join(part.forms[0] for part in name.given))] = None
    return list(shapes)[:3]


def _surnames(name: PersonName) -> list[str]:
    """The shapes of the surnames without their endings: the last sounds are those that vary, and that slip unseen."""
    shapes: dict[str, None] = {}
    for part in name.surnames:
        for form in part.forms[:1]:
            is_root = part.ending or len(form) < 6 or len(part.forms) > 1
            shapes[_shape(form if is_root else form[:-2])] = None
    return list(shapes)


def _shape(heard: str) -> str:
    """Sounds with those that spellings confuse as one; what a scanner takes for one letter is one."""
    return heard.replace("rn", "m").translate(_CONFUSED)


def _bare(shape: str) -> str:
    """A shape without vowels; of one with fewer than two consonants, all of it."""
    consonants = "".join(c for c in shape if c not in _VOWELS)
    return consonants if len(consonants) > 1 else shape


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


_CONFUSED: Final = str.maketrans({"z": "s", "q": "s", "v": "f", "h": "k", "g": "k", "o": "a", "u": "a", "i": "e"})
