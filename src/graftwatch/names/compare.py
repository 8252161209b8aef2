"""Whether two names of people agree, and what speaks for and against it in words.

The sounds decide, not the letters; short names must agree more closely than long ones. What a name leaves out (a given
name, a patronymic) speaks neither way.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from graftwatch.names.given import groups, is_given
from graftwatch.names.letters import initials, is_misread, likeness
from graftwatch.names.person import Kind, Part, PersonName, analyse

ALIKE: Final = 0.85  # of two strings of sounds: above it a slip or another spelling, below it another name
EQUAL: Final = 0.91  # above it the same name in another spelling
_SHORT: Final = 0.06  # what a slip in a name of four sounds or fewer costs besides: Li is not Lim
_INNER_I: Final = re.compile("i(?=[a-z])")
_PAIRS: Final = 1 << 16  # comparisons that are kept, of names and of their parts
_TURNED: Final = 1 << 15  # names that are kept the other way round


class Agreement(IntEnum):
    """How far two names agree, the more the higher."""

    CONTRADICTS = 0
    """They cannot be one person's: another given name, patronymic or sex, or nothing in common."""
    SURNAME = 1
    """One surname, and one side says no more."""
    INITIALS = 2
    """One surname, and initials that fit."""
    NEAR = 3
    """Given name and surname but for a slip, or a short form."""
    FULL = 4
    """Given name and surname."""
    PATRONYMIC = 5
    """Given name, surname and patronymic."""


@dataclass(frozen=True, slots=True)
class NameMatch:
    """What came of comparing two names; `likeness` in [0, 1], `reasons` one short phrase each."""

    agreement: Agreement
    likeness: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=_PAIRS)
def compare(one: str, other: str) -> NameMatch:
    """Compare two names of people as they are written anywhere."""
    left, right = analyse(one), analyse(other)
    best = _compare(left, right)
    if best.agreement is Agreement.CONTRADICTS:
        if not left.sure and (turned := _turned(left)) is not None:
            best = max(best, _compare(turned, right), key=lambda match: match.agreement)
        if not right.sure and (turned := _turned(right)) is not None:
            best = max(best, _compare(left, turned), key=lambda match: match.agreement)
    return best


def _compare(left: PersonName, right: PersonName) -> NameMatch:
    surname = _surnames(left, right)
    if surname < ALIKE:
        return NameMatch(Agreement.CONTRADICTS, surname, (f"surnames differ: {_texts(left)} and {_texts(right)}",))
    if left.sex and right.sex and left.sex != right.sex:
        return NameMatch(Agreement.CONTRADICTS, surname, ("the endings of the names tell another sex",))
    given = _given(left, right)
    if given is not None and given < ALIKE:
        words = " and ".join(_words(name.given or name.initials) for name in (left, right))
        return NameMatch(Agreement.CONTRADICTS, given, (f"given names differ: {words}",))
    father = _patronymics(left, right)
    if father is not None and father < ALIKE:
        return NameMatch(Agreement.CONTRADICTS, father, ("patronymics differ",))
    return _agreement(left, right, surname, given, father)


def _agreement(
    left: PersonName, right: PersonName, surname: float, given: float | None, father: float | None
) -> NameMatch:
    """How far names agree that do not contradict each other."""
    if given is None:
        level, reason = Agreement.SURNAME, "one surname"
    elif not (left.given and right.given):
        level, reason = Agreement.INITIALS, "one surname, and the initials fit"
    elif min(surname, given) < EQUAL:
        level, reason = Agreement.NEAR, "given name and surname agree but for a slip or a short form"
    elif father is not None and left.patronymic and right.patronymic:
        level, reason = Agreement.PATRONYMIC, "given name, patronymic and surname agree"
    else:
        level, reason = Agreement.FULL, "given name and surname agree"
    return NameMatch(level, min(surname, given if given is not None else 1.0), (reason,))


def _surnames(left: PersonName, right: PersonName) -> float:
    """How alike the likest halves of the surnames are."""
    if len(left.surnames) == len(right.surnames) == 1:
        return _surname(left.surnames[0], right.surnames[0])
    return max((_surname(a, b) for a in left.surnames for b in right.surnames), default=0.0)


@lru_cache(maxsize=_PAIRS)
def _surname(one: Part, other: Part) -> float:
    alike = _closest(one.forms, other.forms)
    if one.ending == other.ending:
        return alike
    if one.ending and other.ending:  # Karimov and Karimin are two families
        return min(alike, ALIKE - 0.01)
    # Kazakh families drop the Russian ending: Toqai for Tokayev, Zhaqiyan; another name as a rule, so never equal
    return min(alike, EQUAL - 0.01) if max(map(len, one.forms)) > 3 else min(alike, ALIKE - 0.01)


def _given(left: PersonName, right: PersonName) -> float | None:
    """How alike the given names are; None where one side has none. Initials that fit are 1."""
    if len(left.given) == len(right.given) == 1:
        one, other = left.given[0], right.given[0]
        return 1.0 if one is other else max(likeness(one.forms[0], other.forms[0]), _given_name(one, other))
    if left.given and right.given:
        whole = likeness("".join([p.forms[0] for p in left.given]), "".join([p.forms[0] for p in right.given]))
        return max(whole, *(_given_name(a, b) for a in left.given[:2] for b in right.given[:2]))
    first = [next(iter((*name.given, *name.initials)), None) for name in (left, right)]
    if first[0] is None or first[1] is None:
        return None
    return 1.0 if _starts(first[0]) & _starts(first[1]) else 0.0


@lru_cache(maxsize=_PAIRS)
def _given_name(one: Part, other: Part) -> float:
    if groups(one.forms) & groups(other.forms):
        return 1.0
    alike = _closest(one.forms, other.forms)
    misread = is_given(one.forms) != is_given(other.forms) and is_misread(one.text, other.text)
    return max(alike, ALIKE) if misread else alike


def _patronymics(left: PersonName, right: PersonName) -> float | None:
    """How alike the patronymics are; None where one side has none. An initial stands for one as its second."""
    fathers = [name.patronymic or (name.initials[1] if len(name.initials) > 1 else None) for name in (left, right)]
    fathers = [  # "Nazarbaev Nursultan A."
        father or (name.initials[0] if name.given and name.initials else None)
        for father, name in zip(fathers, (left, right))
    ]
    if fathers[0] is None or fathers[1] is None:
        return None
    if "initial" in (fathers[0].kind, fathers[1].kind):
        return 1.0 if _starts(fathers[0]) & _starts(fathers[1]) else 0.0
    return _closest(fathers[0].forms, fathers[1].forms)


def _starts(part: Part) -> frozenset[str]:
    """The sounds that a given name or initial may begin with."""
    return initials(part.text[0]) if part.kind == "initial" else frozenset(form[:1] for form in part.forms[:1])


def _closest(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The likeness of the likest forms; names of four sounds or fewer must be equal but for an easy slip."""
    if not set(one).isdisjoint(other):
        return 1.0
    return max((likeness(a, b) - (_SHORT if _is_short_of(a, b) else 0) for a in one for b in other), default=0)


def _is_short_of(one: str, other: str) -> bool:
    """Whether two short names differ in more than the vowel that Russian drops from Kazakh names (Тілеуов, Tleuov)."""
    return min(len(one), len(other)) <= 4 and _INNER_I.sub("", one) != _INNER_I.sub("", other)


@lru_cache(maxsize=_TURNED)
def _turned(name: PersonName) -> PersonName | None:
    """The name read the other way round, where only the place told its surname: "Mami Kairat"."""
    words = [part for part in name.parts if part.kind in ("given", "surname")]
    if len(words) != 2 or len(name.surnames) > 1:
        return None
    kinds: dict[Kind, Kind] = {"given": "surname", "surname": "given"}
    swapped = (Part(kinds[part.kind], part.text, part.forms) for part in words)
    others = tuple(part for part in name.parts if part not in words)
    return PersonName(name.text, (*swapped, *others), sure=False)


def _texts(name: PersonName) -> str:
    return _words(name.surnames)


def _words(parts: Iterable[Part]) -> str:
    return " ".join(part.text for part in parts) or "none"
