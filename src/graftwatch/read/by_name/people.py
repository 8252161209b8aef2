"""Names of people in a text without grammar: initials, given names beside surnames, surnames that were seen before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graftwatch.names import (
    Agreement,
    analyse,
    compare,
    is_former_name,
    is_given,
    is_patronymic,
    is_surname,
    nominative,
    sound,
)
from graftwatch.read.by_name.text import Word, adjoin

_INITIALS_BEFORE: Final = re.compile(r"(?:[А-ЯЁӘҒҚҢӨҰҮІҺA-Z]\.\s?){1,2}$")
_INITIALS_BEHIND: Final = re.compile(r"\s(?:[А-ЯЁӘҒҚҢӨҰҮІҺA-Z]\.\s?){1,2}(?=[\s,;:.)»]|$)")


@dataclass(slots=True)
class Person:
    """One place where a person is named; `entity` is the document's fullest form of the name, in the nominative."""

    start: int
    end: int
    text: str
    entity: str


def find_people(text: str, words: list[Word], taken: list[tuple[int, int]], *, kazakh: bool) -> list[Person]:
    """Every place where a person is named, outside the spans of bodies that are `taken`."""
    free = [word for word in words if not any(start <= word.start < end for start, end in taken)]
    spans = list(_spans(text, free, kazakh=kazakh))
    people = [Person(start, end, text[start:end], nominative(text[start:end], kazakh=kazakh)) for start, end in spans]
    full = {sound(analyse(p.entity).surnames[0].text) for p in people if analyse(p.entity).surnames}
    for word in free:
        inside = any(p.start <= word.start < p.end for p in people)
        if word.is_capital and not inside and not word.meaning and _is_lone_surname(word, full):
            people.append(Person(word.start, word.end, word.text, nominative(word.text, kazakh=kazakh)))
    people.sort(key=lambda p: p.start)
    _unify(people)
    for i, person in enumerate(people[1:], 1):
        if is_former_name(text, person.start):
            person.entity = people[i - 1].entity
    return people


def _spans(text: str, words: list[Word], *, kazakh: bool) -> Iterator[tuple[int, int]]:
    """Names of more than one word."""
    i = 0
    while i < len(words):
        word = words[i]
        length = _full_name(text, words, i, kazakh=kazakh)
        if length:
            yield word.start, words[i + length - 1].end
            i += length
            continue
        before = _INITIALS_BEFORE.search(text[max(0, word.start - 8) : word.start])
        if before and word.is_capital and len(word.text) > 1 and not word.means("heads"):
            yield word.start - len(before[0]), word.end
        elif word.is_capital and is_surname(word.text) and (behind := _INITIALS_BEHIND.match(text, word.end)):
            yield word.start, word.end + len(behind[0].rstrip())
        i += 1


def _full_name(text: str, words: list[Word], i: int, *, kazakh: bool) -> int:
    """How many words from `i` are a given name, perhaps a patronymic, and a surname in either order; 0 if none."""
    run = [words[i]]
    for word in words[i + 1 : i + 3]:
        if not (word.is_capital and adjoin(text, run[-1], word)):
            break
        run.append(word)
    if not run[0].is_capital or any(len(word.text) < 2 or word.text.isupper() for word in run):
        return 0
    for length in range(len(run), 1, -1):
        names = [word.text for word in run[:length]]
        patronymics = [is_patronymic(name) for name in names]
        given = [_is_given(name, kazakh=kazakh) for name in names]
        shaped = [is_surname(name) and not given[k] for k, name in enumerate(names)]
        if length == 3 and any(patronymics[1:]) and not patronymics[0]:
            return 3
        if len(run) == 3 and given[1] and not given[0] and not shaped[0] and is_surname(run[2].text):
            return 0  # "Дочь Сауле Асенова": the name begins with the next word
        if length == 2 and (any(given) or (patronymics[1] and not shaped[0])):
            if (given[0] and not run[1].meaning) or (given[1] and (shaped[0] or not run[0].meaning)):
                return 2
            if patronymics[1]:
                return 2
        if length == 2 and shaped[1] and not run[0].meaning and not _opens_sentence(text, run[0]):
            return 2
    return 0


def _is_given(word: str, *, kazakh: bool) -> bool:
    return is_given([sound(word), sound(analyse(nominative(f"{word} Иванов", kazakh=kazakh)).given[0].text)])


def _opens_sentence(text: str, word: Word) -> bool:
    before = text[: word.start].rstrip(' «“"(—–-')
    return not before or before[-1] in ".!?…\n:"


def _is_lone_surname(word: Word, full: set[str]) -> bool:
    """A single word that is a surname by its shape, or that of someone named in full here."""
    if word.text.isupper() or len(word.text) < 3:
        return False
    if is_surname(word.text):
        return sound(word.text)[-3:] not in ("ina", "ski") or sound(word.text) in full
    return sound(word.text) in full


def _unify(people: list[Person]) -> None:
    """Give each lone surname and each name with initials the fullest name in the document that it may stand for.

    Of several, one whose nominative it is goes before the one named last."""
    fullest = [p for p in people if analyse(p.entity).is_full or analyse(p.entity).initials]
    fullest.sort(key=lambda p: not analyse(p.entity).is_full)
    for person in people:
        mine = analyse(person.entity)
        if mine.is_full:
            same = [f for f in fullest if compare(f.entity, person.entity).agreement >= Agreement.FULL]
            person.entity = same[0].entity if same else person.entity
            continue
        fits = [
            f for f in fullest if f is not person and compare(f.entity, person.entity).agreement > Agreement.CONTRADICTS
        ]
        named = {f.entity for f in fits}
        if len(named) > 1:
            exact = [f for f in fits if analyse(f.entity).is_full and f.entity.endswith(f" {person.text}")]
            earlier = [f for f in exact or fits if f.start < person.start]
            fits = [max(earlier, key=lambda f: f.start)] if earlier else fits[:1]
        if fits:
            person.entity = fits[0].entity
