"""What the name of a body or post means, word by word and in any language: a `Bag` of meanings and proper names.

"Customs Department of Almaty Region", "Алматинского областного таможенного департамента" and "Almaty customs" are one
bag: customs, Almaty. "Akim of Pavlodar Region" and "akim of the city of Pavlodar" are two: a bag of a kind that cities
and regions each have one of says of which it is, if its words do. What the words are is data (data/institutions.toml,
data/places.toml).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from graftwatch.names.data import cached_table
from graftwatch.names.letters import likeness, sound

_WORD: Final = re.compile(r"[^\W\d_]+(?:[.'’](?=[^\W\d_])[^\W\d_]+)*")
_ENGLISH_GENITIVE: Final = re.compile(r"['’]s?$")
_ADJECTIVE: Final = re.compile(r"(?:in|ov|ev)?sk(?:ogo|omu|oi|om|im|aia|uiu|oe|i|ie|ih)$|(?:lik|tik|dik)$")
_ADJECTIVE_END: Final = re.compile(r"sk(?:ogo|omu|oi|om|im|aia|uiu|oe|i|ie|ih)$")
_KAZAKH_CASE: Final = re.compile(r"(?:nin|tin|din|dan|den|tan|ten|nan|nen|da|de|ta|te|ga|ge|ka|ke|ni|ti|di)$")
_KAZAKH_LETTERS: Final = frozenset("әғқңөұүһі")
_RUSSIAN_CASE: Final = re.compile(r"(?:om|em|oi|a|u|e|i)$")
_SAME_PLACE: Final = 0.86  # likeness above which two proper names in names of bodies are one


@dataclass(frozen=True)
class Bag:
    """The meanings of a name: `heads` (court, ministry), `topics` (customs), `levels` (district, supreme), `roles` (of
    a post: deputy, head), `weak` ones that tell nothing apart (department, national), and `proper` names as sounds."""

    heads: frozenset[str]
    topics: frozenset[str]
    levels: frozenset[str]
    roles: frozenset[str]
    weak: frozenset[str]
    proper: tuple[str, ...]

    @cached_property
    def telling(self) -> frozenset[str]:
        """What tells it from other bodies, proper names left out."""
        return self.heads | self.topics | self.levels

    @property
    def wants_place(self) -> bool:
        """Whether it is one of many, and does not say of which place: "the regional court", "district police"."""
        local = bool(self.weak & {"region"} or self.levels & {"city", "district"} or self.heads & _LOCAL)
        return local and not self.proper

    @property
    def is_local(self) -> bool:
        """Whether it is of a kind that every city and every region has one of: courts, prosecutors, police."""
        local = cached_table("institutions")["local"]
        return self.heads <= set(local["heads"]) if self.heads else bool(self.topics & set(local["topics"]))

    def at(self, place: str) -> "Bag":
        """The same, of that place (as sounds)."""
        return Bag(self.heads, self.topics, self.levels, self.roles, self.weak, (*self.proper, place))

    def body(self) -> "Bag":
        """What is left of a post when the roles are taken off: its body; an akim's or governor's is an akimat."""
        governs = GOVERNORS if self.is_local else {"akim"}
        heads = frozenset("akimat" if head in governs else head for head in self.heads)
        return Bag(heads, self.topics, self.levels, frozenset(), self.weak, self.proper)

    @cached_property
    def key(self) -> str:
        """The bag as one word, equal for equal bags: `customs@sarisu`."""
        told = "+".join(sorted(self.telling))
        return f"{told}@{'+'.join(sorted(self.proper))}" if self.proper else told


_LEVELS: Final = frozenset({"city", "district", "region"})
GOVERNORS: Final = frozenset({"akim", "governor", "mayor"})  # one office: English calls an akim either
_LOCAL: Final = frozenset({"akimat", "akim", "governor", "mayor", "maslikhat"})


@lru_cache(maxsize=1 << 14)
def bag_of(name: str) -> Bag:
    """The meanings of a name of a body or post."""
    groups: dict[str, set[str]] = {"heads": set(), "topics": set(), "levels": set(), "roles": set(), "weak": set()}
    proper: list[str] = []
    text = name.replace("-", " ").casefold()
    for meaning, phrase in _phrases():
        if phrase.search(text):
            groups["heads" if meaning in cached_table("institutions")["heads"] else "topics"].add(meaning)
            text = phrase.sub(" ", text)
    for word in _WORD.findall(text):
        low = _ENGLISH_GENITIVE.sub("", word)
        if low in _silent() or not low:
            continue
        if known := meaning_of(low):
            groups[known[0]].add(known[1])
        elif heard := place_of(low):
            proper.append(heard)
    bag = Bag(**{group: frozenset(meanings) for group, meanings in groups.items()}, proper=tuple(dict.fromkeys(proper)))
    return replace(bag, levels=bag.levels | _level(bag))


def _level(bag: Bag) -> set[str]:
    """Whether a local body is a region's or a city's, where no level stands in its name: as "region" beside it, the
    word for its head, or the place itself tells."""
    if bag.levels or not bag.is_local:
        return set()
    if "region" in bag.weak:
        return {"region"}
    levels = cached_table("institutions")["local"]["level"]
    told = {level for head, level in levels.items() if head in bag.heads}
    return told or {level for place in bag.proper if len(bag.proper) == 1 and (level := _usual_level().get(place))}


def unlevelled(key: str) -> str:
    """A key of a body or post without the level that it tells: `akim:akimat+region@pavlodar` is `akim:akimat@pavlodar`,
    which may mean the city's or the region's."""
    told, at, where = key.partition("@")
    role, colon, body = told.rpartition(":")
    words = [word for word in body.split("+") if word not in _LEVELS]
    return f"{role}{colon}{'+'.join(words)}{at}{where}" if words else key


def at_level(key: str, level: str) -> str:
    """A key that tells no level with one; unchanged if it has one, or means no local body."""
    told, at, where = key.partition("@")
    role, colon, body = told.rpartition(":")
    words = body.split("+")
    local = cached_table("institutions")["local"]
    if not where or not set(words) <= {*local["heads"], *local["topics"]}:
        return key
    return f"{role}{colon}{'+'.join(sorted([*words, level]))}{at}{where}"


def is_of_two(key: str) -> bool:
    """Whether the place of a key is known to be the name of a city and of a region."""
    return bool(set(key.partition("@")[2].split("+")) & _cities_and_regions())


def same_bag(one: Bag, other: Bag) -> bool:
    """Whether two names mean one body, as far as their words tell; places must be given, and be the same."""
    if one.topics != other.topics or one.levels != other.levels or one.roles != other.roles:
        return False
    if one.heads != other.heads and not _one_has_none(one, other):
        return False
    return bool(one.telling or one.proper) and same_places(one.proper, other.proper)


def _one_has_none(one: Bag, other: Bag) -> bool:
    """ "Almaty customs" and "Almaty customs agency": a topic, and a head that only one of them names."""
    return bool(one.topics) and not (one.heads and other.heads) and len(one.heads | other.heads) <= 1


def same_places(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lists of proper names agree, each with one of the other side."""
    if len(one) != len(other):
        return False
    return all(any(likeness(a, b) >= _SAME_PLACE for b in other) for a in one)


@lru_cache(maxsize=1 << 14)
def place_of(word: str) -> str:
    """A place's name as sounds, whatever its case, and known places by one name: Карагандинской is `karaganda`."""
    heard = sound(word)
    known = _places()
    bare = _ADJECTIVE.sub("", heard)
    case = _KAZAKH_CASE if _KAZAKH_LETTERS & set(word.casefold()) else _RUSSIAN_CASE
    cut = case.sub("", heard) if _is_cyrillic(word) and not word.endswith(("ай", "ей", "ий")) else heard
    for form in (heard, bare, _ADJECTIVE_END.sub("sk", heard), cut):
        if form in known:
            return known[form]
    if bare != heard:
        return bare if len(bare) > 3 else heard
    return cut if len(cut) > 4 else heard


@lru_cache(maxsize=1 << 14)
def meaning_of(word: str) -> tuple[str, str] | None:
    """The group (`heads`, `topics`, `levels`, `roles`, `weak`) and the meaning of a word in lower case, if it has any.

    Of Russian and Kazakh beginnings the longest that fits counts."""
    exact, beginnings = _vocabulary()
    if word in exact:
        return exact[word]
    if word.isascii():
        return exact.get(word.removesuffix("s"))
    for length in range(len(word), 1, -1):
        if word[:length] in beginnings:
            found = beginnings[word[:length]]
            # a short stem stands for whole words: "су" is water, "судан" is not
            return found if length > 3 or len(word) - length <= 4 else None
    return None


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str] | None]]:
    """English words, and beginnings of Russian and Kazakh ones; None for those that mean nothing."""
    table = cached_table("institutions")
    groups = {"heads": "heads", "generic": "weak", "levels": "levels", "portfolios": "topics", "roles": "roles"}
    exact: dict[str, tuple[str, str]] = {}
    beginnings: dict[str, tuple[str, str] | None] = dict.fromkeys(table["silent"]["beginnings"].split())
    for section, group in groups.items():
        for meaning, words in table[section].items():
            if meaning == "source":
                continue
            exact |= dict.fromkeys(f"{words['en']} {words.get('short', '')}".split(), (group, meaning))
            beginnings |= {word: (group, meaning) for key in ("ru", "kk") for word in words[key].split()}
    return exact, beginnings


@lru_cache(maxsize=1)
def _phrases() -> list[tuple[str, re.Pattern[str]]]:
    """Patterns of words that only together have a meaning, and that meaning."""
    table = cached_table("institutions")["phrases"]
    return [
        (meaning, re.compile(r"\w*\s+".join(map(re.escape, phrase.split())) + r"\w*"))
        for meaning, phrases in table.items()
        if meaning != "source"
        for phrase in phrases
    ]


@lru_cache(maxsize=1)
def _silent() -> frozenset[str]:
    return frozenset(cached_table("institutions")["silent"]["words"].split())


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    """Sounds of every form of a known place, and the sounds of its first form."""
    known: dict[str, str] = {}
    for _, line in known_places():
        forms = [sound(form) for form in line.split()]
        known |= dict.fromkeys(forms, forms[0])
    return known


def known_places() -> Iterator[tuple[str, str]]:
    """The lines of places in data/places.toml, each with its country (ISO 3166 in lower case)."""
    for country, table in cached_table("places")["country"].items():
        for sort in ("places", "cities", "regions"):
            yield from ((country, line) for line in table.get(sort, ()))


@lru_cache(maxsize=1)
def _cities_and_regions() -> frozenset[str]:
    tables = cached_table("places")["country"].values()
    return frozenset(sound(line.split()[0]) for table in tables for line in table["places"])


@lru_cache(maxsize=1)
def _usual_level() -> dict[str, str]:
    """Of a known place (as sounds) the level that is meant where none is told."""
    levels = {"cities": "city", "regions": "region"}
    tables = cached_table("places")["country"].values()
    return {
        sound(line.split()[0]): level
        for table in tables for sort, level in levels.items() for line in table.get(sort, ())
    }  # fmt: skip


def _is_cyrillic(word: str) -> bool:
    return any("Ѐ" <= c <= "ԯ" for c in word)
