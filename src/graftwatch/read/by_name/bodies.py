"""Names of public bodies, firms and posts in a text without grammar: a head noun and the words that belong to it.

Russian:  adjectives ─ head ─ genitives     Сарысуского таможенного | департамента · прокуратура | Сарысуской области
Kazakh:   place, portfolio ─ head           Сарысу облысының кеден | департаменті
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graftwatch.claims.reading import MentionSchema
from graftwatch.names import acronym_of, bag_of, is_known_body, is_surname
from graftwatch.read.by_name.text import Word, adjoin, listed

_ADJECTIVE: Final = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ого|его|ому|ему|ым|им|ом|ем|ую|юю|ые|ие|ых|их|ыми|ими)$")
_ACRONYM: Final = re.compile(r"[А-ЯӘҒҚҢӨҰҮІҺA-Z]{2,6}")
_LATIN_RUN: Final = re.compile(r"[A-Z][\w&.-]+(?: (?:[A-Z][\w&.-]+|of|for|and|the))* [A-Z][\w&.-]+")
_QUOTED: Final = re.compile(r"«([^«»\n]{3,60})»")
_PEOPLE: Final = frozenset({"akim", "governor", "mayor"})
_POSTS_OF: Final = frozenset({"akim", "mayor", "governor", "ministry", "prosecution"})


@dataclass(frozen=True, slots=True)
class Found:
    """A body, firm or post at [start, end)."""

    start: int
    end: int
    text: str
    schema: MentionSchema


def find_bodies(text: str, words: list[Word], *, kazakh: bool) -> list[Found]:
    """Bodies and firms, in order; none overlap."""
    found = [Found(m.start(), m.end(), m[0], "Organization") for m in _LATIN_RUN.finditer(text)]
    found += _quoted(text)
    spans = _kazakh(text, words) if kazakh else _russian(text, words)
    found += [Found(start, end, text[start:end], "PublicBody") for start, end in spans]
    acronyms = {acronym_of(each.text) for each in found}
    for word in words:
        if (
            (_ACRONYM.fullmatch(word.text) and (is_known_body(word.text) or word.text in acronyms))
            or (word.is_capital and word.means("heads") and word.meaning in _NAMED_ALONE)
            or (is_known_body(word.text) and not word.means("heads") and len(word.text) > 4)
        ):
            found.append(Found(word.start, word.end, word.text, "PublicBody"))
    return _apart([*found, *_again(text, words, found)])


def find_posts(text: str, words: list[Word], *, kazakh: bool) -> list[Found]:
    """Posts that the text names with their body or place, and those of which a state has one."""
    spans = _kazakh_posts(text, words) if kazakh else _russian_posts(text, words)
    return _apart([Found(start, end, text[start:end], "Position") for start, end in spans])


_NAMED_ALONE: Final = frozenset({("heads", "majilis"), ("heads", "senate")})


def _russian(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(words):
        if not _is_head(word) or _is_adjective(word):
            continue
        first = i
        while first and adjoin(text, words[first - 1], words[first]) and _belongs_before(words[first - 1]):
            first -= 1
        last = _tail(text, words, i)
        span = (words[first].start, words[last].end)
        if _tells(text[span[0] : span[1]]):
            yield span


def _tail(text: str, words: list[Word], i: int) -> int:
    """The last word that belongs to the noun at `i`: genitives, "по делам …", "… области"."""
    last = i
    while last + 1 < len(words) and adjoin(text, words[last], words[last + 1]):
        word = words[last + 1]
        following = words[last + 2] if last + 2 < len(words) and adjoin(text, word, words[last + 2]) else None
        if word.text in (*listed("joining", "prepositions"), *listed("joining", "conjunctions")):
            if following is None or not following.means("topics", "weak", "levels") or following.is_capital:
                break
            last += 2
        elif word.means("topics", "weak", "levels") or (word.is_capital and _calls_place(word, following)):
            last += 1
        elif word.is_capital and _is_akimat(words[i]) and not _names_person(text, word, following):
            last += 1
            break
        else:
            break
    return last


def _is_akimat(word: Word) -> bool:
    return word.meaning is not None and word.meaning[1] in ("akimat", "akim", "mayor", "maslikhat")


def _names_person(text: str, word: Word, following: Word | None) -> bool:
    """Whether a capitalised word behind a post begins the name of who holds it: "аким Болат Омаров", "Б. Омаров"."""
    if len(word.text) == 1 and text[word.end : word.end + 1] == ".":
        return True
    return following is not None and following.is_capital and (is_surname(following.text) or is_surname(word.text))


def _is_place_word(word: Word) -> bool:
    return word.text.casefold().startswith(listed("places", "beginnings"))


def _is_and(word: Word) -> bool:
    return word.text in listed("joining", "conjunctions")


def _calls_place(word: Word, following: Word | None) -> bool:
    """ "Сарысуской области", "города Астаны": an adjective before a word for a place."""
    return (
        following is not None
        and following.text.casefold().startswith(listed("places", "beginnings"))
        and not word.means("heads")
    )


def _kazakh(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(words):
        if not _is_head(word):
            continue
        first = _kazakh_front(text, words, i)
        span = (words[first].start, word.end)
        if _tells(text[span[0] : span[1]]):
            yield span


def _kazakh_front(text: str, words: list[Word], i: int) -> int:
    """The first word that belongs to the noun at `i`: what stands before it in Kazakh."""
    first = i
    while first and adjoin(text, words[first - 1], words[first]):
        before = words[first - 1]
        behind_and = first > 1 and _is_and(before) and words[first - 2].means("topics", "weak")
        names_place = before.is_capital and not before.meaning and _is_place_word(words[first])
        if before.means("topics", "weak", "levels") or names_place or behind_and:
            first -= 1
            if names_place:
                break
        else:
            break
    return first


def _russian_posts(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(words):
        if not _is_role(word) or (i and _is_role(words[i - 1]) and adjoin(text, words[i - 1], word)):
            continue
        last = i
        while last + 1 < len(words) and _is_role(words[last + 1]) and adjoin(text, words[last], words[last + 1]):
            last += 1
        if word.text.casefold().startswith(listed("posts", "lone")):
            yield word.start, word.end
            continue
        end = _body_behind(text, words, last)
        if end is not None and _tells(text[word.start : words[end].end], post=True):
            yield word.start, words[end].end


def _body_behind(text: str, words: list[Word], role: int) -> int | None:
    """The last word of the body or place that stands in the genitive behind a role; None if there is none."""
    i = role + 1
    if i >= len(words) or not adjoin(text, words[role], words[i]):
        return role if _meant(words[role]) not in ("head", "deputy", "") else None
    while i < len(words) and _belongs_before(words[i]) and i + 1 < len(words) and adjoin(text, words[i], words[i + 1]):
        i += 1
    if _is_head(words[i]) or words[i].means("topics", "weak", "levels"):
        return _tail(text, words, i)
    following = words[i + 1] if i + 1 < len(words) and adjoin(text, words[i], words[i + 1]) else None
    if _names_person(text, words[i], following):
        return role
    is_place = words[i].is_capital and _meant(words[role]) in _POSTS_OF
    if is_place and i == role + 1:
        return i
    if words[i].is_capital and words[i - 1] is not words[role]:
        return i
    return role


def _kazakh_posts(text: str, words: list[Word]) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(words):
        if not _is_role(word):
            continue
        if word.text.casefold().startswith(listed("posts", "lone")):
            yield word.start, word.end
            continue
        first = i
        while first and adjoin(text, words[first - 1], words[first]):
            before = words[first - 1]
            place = before.is_capital and not before.meaning and _is_place_word(words[first])
            if not (before.means("topics", "weak", "levels", "heads") or _is_role(before) or place):
                break
            first -= 1
        if _tells(text[words[first].start : word.end], post=True):
            yield words[first].start, word.end


def _is_head(word: Word) -> bool:
    if word.meaning is None or _is_role(word):
        return False
    return word.meaning == ("weak", "department") or (word.means("heads") and word.meaning[1] not in _PEOPLE)


def _meant(word: Word) -> str:
    return word.meaning[1] if word.meaning is not None else ""


def _is_role(word: Word) -> bool:
    if word.means("roles"):
        return True
    low = word.text.casefold()
    return low.startswith(listed("posts", "persons")) and not low.startswith(listed("posts", "bodies"))


def _is_adjective(word: Word) -> bool:
    return _ADJECTIVE.search(word.text) is not None and len(word.text) > 5


def _belongs_before(word: Word) -> bool:
    """Whether a word is an adjective of a body's name: of a place, a level, or a portfolio."""
    return (
        _is_adjective(word)
        and word.text not in listed("joining", "sources")
        and (word.means("topics", "weak", "levels", "heads") or (word.is_capital and "ск" in word.text))
    )


def _tells(name: str, *, post: bool = False) -> bool:
    """Whether a name tells one body from others: a place or portfolio, not the head alone."""
    bag = bag_of(name)
    if post and bag.heads & {"akim", "mayor", "governor"}:
        return bool(bag.proper or "region" in bag.weak)
    if post:
        placed = bag.proper or bag.topics or bag.levels or bag.heads - _POSTS_OF or "region" in bag.weak
        return bool(bag.roles or bag.heads) and bool(placed)
    enough = bool(bag.proper or bag.topics or bag.levels or "region" in bag.weak)
    return enough and bool(bag.heads or (bag.topics and "department" in bag.weak))


def _again(text: str, words: list[Word], found: list[Found]) -> Iterator[Found]:
    """The head alone, once the document has named one body of that kind in full: "прокуратура"."""
    named = [bag_of(each.text).heads for each in found if each.schema == "PublicBody"]
    for word in words:
        if (
            word.meaning == ("heads", "prosecution")
            and _is_head(word)
            and any("prosecution" in heads for heads in named)
        ):
            yield Found(word.start, word.end, word.text, "PublicBody")


def _quoted(text: str) -> Iterator[Found]:
    """A capitalised name in guillemets beside, or with, a word for a firm, agency or outlet."""
    for match in _QUOTED.finditer(text):
        inside = match[1]
        beside = f"{text[max(0, match.start() - 25) : match.start()]} {text[match.end() : match.end() + 20]}".casefold()
        marked = any(mark in beside for mark in listed("firms", "beginnings"))
        named = all(word[0].isupper() or bag_of(word).heads for word in inside.split())
        if inside[0].isupper() and named and (marked or bag_of(inside).heads):
            yield Found(match.start(1), match.end(1), inside, "Organization")


def _apart(found: list[Found]) -> list[Found]:
    """In order and without overlaps: the longest goes first."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda f: (f.start - f.end, f.start)):
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda f: f.start)
