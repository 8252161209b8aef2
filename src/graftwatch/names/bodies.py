"""Bodies that the data know by name, and whether two bodies that documents name are one.

A body is compared by the meanings of its name (institutions.py) and by what data/bodies.toml says of renamings and
acronyms. What is not known to be one is kept apart: one body under two entries is easily joined later.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graftwatch.names.data import cached_table
from graftwatch.names.institutions import Bag, bag_of
from graftwatch.names.letters import likeness, sound

ANYWHERE: Final = "world"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBody:
    """A body of data/bodies.toml. `country` is ISO 3166 in lower case, None for a body of no country; `since` and
    `until` are EDTF, `into` and `parent` ids of other known bodies."""

    id: str
    name: str
    names: tuple[str, ...]
    short: tuple[str, ...]
    country: str | None
    kind: str
    common: bool
    since: str | None
    until: str | None
    into: str | None
    parent: str | None


def known_body(name: str, country: str | None) -> KnownBody | None:
    """The known body of that name in that country; one whose name no other country's body has, whatever the country."""
    seat = name.rpartition(" in ")[0]  # "State Revenue Committee in Astana"
    bag = bag_of(name)
    ways = (_plain(name), bag.key if len(bag.telling) > 1 else "", _stem(name), _plain(seat) if seat else "")
    for body in (body for way in ways if way for body in _by_name().get(way, ())):
        if body.country in (None, country) or (country is None and not body.common):
            return body
    return None


def is_known_body(name: str) -> bool:
    """Whether some country has a known body of that name or acronym."""
    known = _by_name()
    return _plain(name) in known or (_stem(name) != "" and _stem(name) in known)


def body_by_id(id: str) -> KnownBody | None:
    """The known body of that id."""
    return next((body for body in _bodies() if body.id == id), None)


def body_key(name: str, country: str | None, place: str | None = None) -> str:
    """One word for a body, the same for all its names: a known id, or its meanings and places.

    `place` (sounds) is where an unplaced "regional court" of the document is. Empty where nothing tells it apart."""
    known = known_body(name, country)
    if known is not None:
        return known.id
    bag = bag_of(name).body()
    if bag.wants_place:
        if place is None:
            return ""
        bag = bag.at(place)
    return known_key(bag, country)


def is_acronym(name: str) -> bool:
    """Whether a name is first letters alone: SSB, БГБ."""
    return name.isupper() and name.isalpha() and 2 <= len(name) <= 6


def acronym_of(name: str) -> str:
    """The first letters of a name of three words or more, as its acronym is written; an acronym is its own; else empty.

    Of an English name the words in capitals count, of others all but those that only join."""
    if is_acronym(name):
        return name
    words = [word for word in re.split(r"[\s-]+", name) if word[:1].isalpha()]
    if not name.isascii():
        joining = cached_table("institutions")["silent"]["words"].split()
        words = [word for word in words if word.casefold() not in joining]
    letters = "".join(word[0].upper() for word in words if not name.isascii() or word[0].isupper())
    return letters if is_acronym(letters) and len(letters) > 2 else ""


def possible_keys(name: str) -> list[str]:
    """Every key that a body of that name may have, whatever its country."""
    countries = [None, *(table.get("country") for table in cached_table("bodies").values())]
    return [key for key in dict.fromkeys(body_key(name, country) for country in countries) if key] or [""]


def known_key(bag: Bag, country: str | None) -> str:
    """The id of the known body whose name has these meanings, else the meanings as one word."""
    for body in _by_name().get(bag.key, ()) if len(bag.telling) > 1 else ():
        if body.country in (None, country) or (country is None and not body.common):
            return body.id
    return bag.key


def same_words(one: str, other: str) -> bool:
    """Whether two proper names without meanings in them (firms, outlets) are one in different letters."""
    left, right = ([sound(word) for word in name.split()] for name in (one, other))
    return len(left) == len(right) and all(likeness(a, b) >= 0.9 for a, b in zip(left, right))


@lru_cache(maxsize=1)
def _bodies() -> tuple[KnownBody, ...]:
    found = []
    for country, table in cached_table("bodies").items():
        for id, row in table["bodies"].items():
            names = (*row["names"], *row.get("renamed", ()))
            found.append(
                KnownBody(
                    id=f"{country}-{id}",
                    name=row["names"][0],
                    names=names,
                    short=tuple(row.get("short", ())),
                    country=table.get("country"),
                    kind=row["kind"],
                    common=row.get("common", False),
                    since=row.get("since"),
                    until=row.get("until"),
                    into=row.get("into"),
                    parent=row.get("parent"),
                )
            )
    return tuple(found)


@lru_cache(maxsize=1)
def _by_name() -> dict[str, list[KnownBody]]:
    """Known bodies by plain name, by acronym as it is written, and by the meanings of their names."""
    known: dict[str, list[KnownBody]] = {}
    for body in _bodies():
        bags: list[Bag] = [bag_of(name) for name in body.names]
        keys = {_plain(name) for name in body.names} | set(body.short)
        keys |= {_stem(name) for name in body.names} - {""}
        keys |= {bag.key for bag in bags if len(bag.telling) > 1 and not bag.proper}
        for key in sorted(keys):
            known.setdefault(key, []).append(body)
    return known


def _stem(name: str) -> str:
    """A single word of another script without its case: финполиции and финполиция are `~finpoliq`."""
    heard = "" if name.isascii() or " " in name or name.isupper() else sound(name).rstrip("aeiou")
    return f"~{heard}" if len(heard) > 4 else ""


def _plain(name: str) -> str:
    """A name to look up: an acronym as it is, else without case, articles and what a finder leaves at its end."""
    words = name.split()
    if len(words) == 1 and name.isupper():
        return name
    while words and words[-1].casefold() in ("on", "in", "at", "of", "the"):
        words.pop()
    if words and words[0].casefold() == "the":
        words = words[1:]
    return " ".join(words).casefold()
