"""What holds in every language: known bodies, outlets, states and places, currencies and given names.

Names are looked up with the case of the text where a folded name would be an ordinary word: acronyms letter for letter,
all other names only when they do not stand in lower case ("turkey" is a bird, "nab" is a verb).
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from graftwatch.names.data import cached_table
from graftwatch.read.toml_files import fold, table

_ACRONYM_LETTERS = 8
_NOT_MEN = frozenset({"german"})
BodyKind = Literal[
    "anti_corruption", "audit", "border", "central_bank", "company", "court", "customs", "election",
    "financial_intelligence", "fund", "government", "international", "local", "military", "ministry", "ngo",
    "ombudsman", "other", "parliament", "party", "police", "presidency", "prison", "prosecution", "regulator",
    "security", "tax", "university",
]  # fmt: skip
OutletKind = Literal["agency", "broadcaster", "investigative", "journal", "magazine", "newspaper", "website"]
PlaceKind = Literal["country", "demonym", "capital", "region", "city"]
_PLACE_KEYS: tuple[tuple[str, PlaceKind], ...] = (
    ("names", "country"), ("capitals", "capital"), ("demonyms", "demonym"), ("cities", "city"), ("regions", "region"),
)  # fmt: skip


@lru_cache(maxsize=16_384)
def _bare(name: str) -> str:
    """A folded name without the article and a possessive ending."""
    return fold(name).removeprefix("the ").removesuffix("'s")


@dataclass(frozen=True, slots=True)
class Body:
    """A known body. `common`: any state could have one of that name. `since` and `until` are years or None."""

    name: str
    country: str
    kind: BodyKind
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    common: bool = False


@dataclass(frozen=True, slots=True)
class Bodies:
    """Known bodies by folded name and, letter for letter, by acronym."""

    by_name: Mapping[str, tuple[Body, ...]]
    by_short: Mapping[str, tuple[Body, ...]]

    @classmethod
    def read(cls) -> Bodies:
        """Read `lexicon/bodies.toml`."""
        by_name: dict[str, list[Body]] = defaultdict(list)
        by_short: dict[str, list[Body]] = defaultdict(list)
        for country, part in table("bodies.toml").items():
            for row in part["bodies"]:
                row |= {"names": tuple(row.get("names", ())), "short": tuple(row.get("short", ()))}
                body = Body(country=country, **row)
                for name in dict.fromkeys(_bare(n) for n in (body.name, *body.names)):
                    by_name[name].append(body)
                for short in body.short:
                    by_short[short].append(body)
        return cls({k: tuple(v) for k, v in by_name.items()}, {k: tuple(v) for k, v in by_short.items()})

    def named(self, name: str) -> tuple[Body, ...]:
        """All bodies that a name or acronym can mean, in the order of the file (Kazakhstan first)."""
        name = name.removeprefix("the ").removeprefix("The ")
        if found := self.by_short.get(name.replace("’", "'").removesuffix("'s")):
            return found
        return () if name == name.lower() else self.by_name.get(_bare(name), ())

    def find(self, name: str, country: str | None = None) -> Body | None:
        """The one body that a name means in a country; without a country, only a name that is no other state's too."""
        found = self.named(name)
        for body in found:
            if body.country == country:
                return body
        spelt_out = _bare(name) in self.by_name
        return found[0] if len(found) == 1 and not (spelt_out and found[0].common) else None

    def __contains__(self, name: str) -> bool:
        return bool(self.named(name))


@dataclass(frozen=True, slots=True)
class Outlet:
    """A known outlet; `investigative` is a newsroom or network that only investigates.

    `country` is an ISO 3166 code, or XX for an outlet of no one state. `common`: the name is an ordinary word as well.
    """

    name: str
    country: str
    kind: OutletKind
    also: tuple[str, ...] = ()
    common: bool = False


@dataclass(frozen=True, slots=True)
class Outlets:
    """Known outlets by folded name, alias or domain; acronyms letter for letter (NAN is an agency, Nan a name)."""

    by_name: Mapping[str, Outlet]
    by_short: Mapping[str, Outlet]

    @classmethod
    def read(cls) -> Outlets:
        """Read `lexicon/outlets.toml`."""
        by_name: dict[str, Outlet] = {}
        by_short: dict[str, Outlet] = {}
        for country, part in table("outlets.toml").items():
            common = {fold(n) for n in part.get("common", ())}
            also = part.get("also", {})
            for kind, names in part.items():
                if kind in {"source", "common", "also"}:
                    continue
                for name in names:
                    outlet = Outlet(name, country, kind, tuple(also.get(name, ())), fold(name) in common)
                    for alias in (name, *outlet.also):
                        if alias == alias.upper() and len(alias) < _ACRONYM_LETTERS:
                            by_short.setdefault(alias, outlet)
                        else:
                            by_name.setdefault(_bare(alias), outlet)
        return cls(by_name, by_short)

    def find(self, name: str) -> Outlet | None:
        """The outlet of that name, with or without "the"; a name in lower case is one only if it is a web address."""
        if name == name.lower() and "." not in name:
            return None
        acronym = name.removeprefix("the ").removeprefix("The ").replace("’", "'").removesuffix("'s")
        return self.by_short.get(acronym) or self.by_name.get(_bare(name))

    def __contains__(self, name: str) -> bool:
        return self.find(name) is not None


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory by its ISO 3166-1 alpha-2 code; `until` is the last year of a former state."""

    code: str
    name: str
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    until: int | None = None


class Place(NamedTuple):
    """What a place name means: the state `code` it belongs to, and as what. A tuple: thousands are made at once."""

    name: str
    kind: PlaceKind
    code: str


@dataclass(frozen=True, slots=True)
class Countries:
    """States by code, and every name of a state, people, capital, region or city."""

    by_code: Mapping[str, Country]
    by_name: Mapping[str, tuple[Place, ...]]
    by_short: Mapping[str, Place]

    @classmethod
    def read(cls) -> Countries:
        """Read `lexicon/countries.toml`."""
        by_code: dict[str, Country] = {}
        by_name: dict[str, list[Place]] = defaultdict(list)
        by_short: dict[str, Place] = {}
        for code, row in table("countries.toml").items():
            if code == "source":
                continue
            fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in row.items()}
            country = Country(code=code, **fields)
            by_code[code] = country
            by_name[fold(country.name).removeprefix("the ")].append(Place(country.name, "country", code))
            for key, kind in _PLACE_KEYS:
                for name in getattr(country, key):
                    for form in _forms(name, kind):
                        by_name[form].append(Place(name, kind, code))
            by_short |= {short: Place(short, "country", code) for short in country.short}
        return cls(by_code, {k: tuple(v) for k, v in by_name.items()}, by_short)

    def all_named(self, name: str) -> tuple[Place, ...]:
        """All that a name can mean, states first, then capitals, people, cities, regions."""
        name = name.removeprefix("the ").removeprefix("The ").replace("’", "'").removesuffix("'s")
        if (short := self.by_short.get(name)) is not None:
            return (short,)
        return () if name == name.lower() else self.by_name.get(_bare(name), ())

    def find(self, name: str) -> Place | None:
        """What a name means first, else None."""
        return next(iter(self.all_named(name)), None)

    def code(self, name: str, *kinds: PlaceKind) -> str | None:
        """The state that a name of these kinds (any, if none is given) belongs to."""
        return next((p.code for p in self.all_named(name) if not kinds or p.kind in kinds), None)

    def is_place(self, name: str) -> bool:
        """Whether a name is a state, capital, region or city (a people is not)."""
        return any(p.kind != "demonym" for p in self.all_named(name))

    def is_demonym(self, name: str) -> bool:
        """Whether a word is the adjective of a state or a word for its people, in the singular or plural."""
        return any(p.kind == "demonym" for p in self.all_named(name))


def _forms(name: str, kind: PlaceKind) -> Iterable[str]:
    """The folded forms of a name: of a people the plural as well."""
    folded = fold(name).removeprefix("the ")
    yield folded
    if kind == "demonym" and not folded.endswith(("s", "sh", "ch", "ese")):
        is_man = folded.endswith("man") and folded not in _NOT_MEN
        yield folded[:-3] + "men" if is_man else folded + "s"


@dataclass(frozen=True, slots=True)
class Currencies:
    """Words, symbols and multipliers of money.

    `words` maps a folded word (singular or plural) to the ISO 4217 code that it means by default; `by_country` maps
    (word, ISO 3166 code) to the code it means there; `symbols` is matched letter for letter; `multipliers` maps a
    folded word to an integer; `minor` maps a folded minor unit ("kopeck") to (code, how many make one).
    """

    words: Mapping[str, str]
    by_country: Mapping[tuple[str, str], str]
    symbols: Mapping[str, str]
    multipliers: Mapping[str, int]
    minor: Mapping[str, tuple[str, int]]
    codes: frozenset[str] = field(default_factory=frozenset)
    shared: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def read(cls) -> Currencies:
        """Read `lexicon/currencies.toml`."""
        t = table("currencies.toml")
        words = {fold(w): code for code, row in t["codes"].items() if code != "source" for w in row}
        words |= {fold(w): row["default"] for w, row in t["ambiguous"].items() if w != "source" and "default" in row}
        by_country = {
            (fold(w), country): code
            for w, row in t["ambiguous"].items() if w != "source"
            for country, code in row["by_country"].items()
        }  # fmt: skip
        minor = {fold(w): (row["code"], row["parts"]) for w, row in t["minor"].items() if w != "source"}
        symbols = {k: v for k, v in t["symbols"].items() if isinstance(v, str) and k != "source"}
        by_country |= {
            (k, country): code
            for k, row in t["symbols"].items() if not isinstance(row, str)
            for country, code in row["by_country"].items()
        }  # fmt: skip
        multipliers = {fold(k): int(v) for k, v in t["multipliers"].items() if k != "source"}
        shared: dict[str, set[str]] = defaultdict(set)
        for (word, _), code in by_country.items():
            shared[word].add(code)
        meant = {word: frozenset(codes) for word, codes in shared.items()}
        return cls(words, by_country, symbols, multipliers, minor, frozenset(t["codes"]) - {"source"}, meant)

    def code(self, word: str, country: str | None = None) -> str | None:
        """The ISO 4217 code of a word, symbol or code ("pesos", "US$", "KZT") in a text about a country, else None."""
        if word in self.codes:
            return word
        if word in self.symbols and (word, country) not in self.by_country:
            return self.symbols[word]
        folded = fold(word)
        for written in (word, folded):
            if country is not None and (written, country) in self.by_country:
                return self.by_country[written, country]
        return self.words.get(folded)

    def meant(self, word: str) -> frozenset[str]:
        """The ISO 4217 codes that a word or symbol has in one country or another: "pesos"."""
        return self.shared.get(word, self.shared.get(fold(word), frozenset()))


def _unaccented(name: str) -> str:
    """A folded name without accents, which reporting sets or leaves out."""
    return "".join(c for c in unicodedata.normalize("NFKD", fold(name)) if not unicodedata.combining(c))


@dataclass(frozen=True, slots=True)
class GivenNames:
    """Given names with their sex, and endings of patronymics and surnames that tell it."""

    by_name: Mapping[str, str]
    endings: Mapping[str, str]

    @classmethod
    def read(cls) -> GivenNames:
        """Read `names/data/given_names.toml`."""
        t = cached_table("given_names")
        by_name: dict[str, str] = {}
        for region, part in t.items():
            if region == "endings":
                continue
            for key, sex in (("male", "m"), ("female", "f"), ("either", "u")):
                for name in part.get(key, ()):
                    folded = _unaccented(name)
                    by_name[folded] = sex if by_name.get(folded, sex) == sex else "u"
        endings = {fold(e): sex for key, sex in (("male", "m"), ("female", "f")) for e in t["endings"][key]}
        return cls(by_name, endings)

    def is_given(self, word: str) -> bool:
        """Whether a capitalised word is a known given name."""
        return word != word.lower() and _unaccented(word) in self.by_name

    def gender(self, name: str) -> Literal["m", "f"] | None:
        """The sex that a full name shows: by its given name, else by the ending of its patronymic or surname."""
        parts = _unaccented(name).split()
        for part in parts:
            sex = self.by_name.get(part) or self.by_name.get(part.partition("-")[0])
            if sex in {"m", "f"}:
                return "m" if sex == "m" else "f"
        for part in reversed(parts):
            for length in range(min(6, len(part) - 2), 1, -1):
                if (sex := self.endings.get(part[-length:])) is not None:
                    return "m" if sex == "m" else "f"
        return None
