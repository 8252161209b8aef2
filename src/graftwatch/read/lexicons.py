"""What the reader knows before it reads: words of posts, ranks, bodies, outlets, places and ties.

`load("en")` answers the nouns of one language (`lexicon/en/*.toml`) and, beside them, what holds in any language
(`lexicon/*.toml`, see `graftwatch.read.gazetteers`). Each part is read from its file at its first use and kept.

Words are looked up folded (see `fold`) unless a docstring says otherwise; the lists hold lemmas in the singular.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from graftwatch.read.gazetteers import Bodies, Countries, Currencies, GivenNames, Outlets
from graftwatch.read.titles import Posts, Title
from graftwatch.read.toml_files import fold, languages, table, words

__all__ = ["Lexicon", "Posts", "Title", "fold", "load"]


@dataclass(frozen=True, slots=True)
class Rank:
    """A rank of a service; `order` gives seniority within the service, 1 the lowest."""

    name: str
    service: Literal["military", "police", "justice"]
    order: int


@dataclass(frozen=True, slots=True)
class Ranks:
    """What stands before a name and goes with the person.

    `ranks` is keyed by the folded rank and its abbreviations without the last full stop; `address` maps a form of
    address, letter for letter and without its full stop, to "m", "f" or "" (says nothing of sex).
    """

    ranks: Mapping[str, Rank]
    address: Mapping[str, str]
    after: frozenset[str]

    def find(self, words_before: str) -> Rank | None:
        """The rank that "Lt. Gen.", "Lieutenant-General" or "major" names, else None."""
        return self.ranks.get(fold(words_before).rstrip("."))

    def is_address(self, word: str) -> bool:
        """Whether a word before a name is Mr, Dr, Sir and the like."""
        return word.rstrip(".") in self.address

    def gender(self, word: str) -> str | None:
        """The sex that a form of address tells, "m" or "f", else None."""
        return self.address.get(word.rstrip(".")) or None


@dataclass(frozen=True, slots=True)
class BodyHead:
    """A noun that ends or opens the name of a body. `generic`: the noun alone can refer back ("the agency")."""

    word: str
    schema: Literal["PublicBody", "Organization", "Company"]
    generic: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """A building or street that stands for a body ("the Kremlin")."""

    name: str
    means: str
    country: str


@dataclass(frozen=True, slots=True)
class BodyWords:
    """The nouns of bodies. `company_forms` and `not_acronyms` hold words letter for letter, all others are folded."""

    heads: Mapping[str, BodyHead]
    company_forms: frozenset[str]
    opening: frozenset[str]
    joiners: frozenset[str]
    qualifiers: frozenset[str]
    collectives: Mapping[str, str]
    seats: Mapping[str, Seat]
    acronym_skips: frozenset[str]
    not_acronyms: frozenset[str]

    def schema(self, name: str) -> str | None:
        """The FollowTheMoney schema of a body's name by its form or head ("Kazakhmys plc": Company), else None."""
        tokens = name.split()
        if not tokens:
            return None
        if len(tokens) > 1 and tokens[-1].rstrip(",") in self.company_forms:
            return "Company"
        parts = fold(name).split() or [""]
        for start in range(max(0, len(parts) - 4), len(parts)):
            if (head := self.heads.get(" ".join(parts[start:]))) is not None:
                return head.schema
        first = self.heads.get(parts[0])
        if len(parts) > 2 and parts[1] in self.joiners and parts[0] in self.opening and first:
            return first.schema
        # "State Committee for National Security": the head stands before the preposition
        for i, part in enumerate(parts[1:-1], 1):
            if part in self.joiners and (head := self.heads.get(parts[i - 1])) is not None:
                return head.schema
        return None


@dataclass(frozen=True, slots=True)
class Tie:
    """A noun of a tie between two. `reversed`: the one described is `to` ("predecessor", "boss"), else `from`.

    `possessed` nouns ("man", "company") state a tie only behind a possessor: "the president's man".
    """

    word: str
    act: str
    reversed: bool
    gender: str | None
    possessed: bool = False


@dataclass(frozen=True, slots=True)
class OutletWords:
    """Words that call something an outlet, forms of outlets' names, and what only looks like an outlet; all folded."""

    kinds: frozenset[str]
    name_ends: frozenset[str]
    name_begins: frozenset[str]
    domains: frozenset[str]
    not_outlets: frozenset[str]

    def looks_like(self, name: str) -> bool:
        """Whether an unknown capitalised name has the form of an outlet's: "Daily Sun", "Radio Azattyq", "zona.kz"."""
        parts = fold(name).removeprefix("the ").split()
        if not parts or " ".join(parts[-2:]) in self.not_outlets:
            return False
        if len(parts) == 1:
            return "." in parts[0] and parts[0].rsplit(".", 1)[1] in self.domains
        begins = {parts[0], " ".join(parts[:2])} & self.name_begins
        return bool(begins or {parts[-1], " ".join(parts[-2:])} & self.name_ends)


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Nouns that make a name a place ("oblast"), parts of the world, and places that are common words as well."""

    heads: Mapping[str, str]
    world: frozenset[str]
    directions: frozenset[str]
    doubtful: frozenset[str]


class Lexicon:
    """All words of one language and what holds in every language; each part is read when first asked for."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __repr__(self) -> str:
        return f"Lexicon({self.language!r})"

    def _table(self, name: str) -> dict[str, Any]:
        return table(f"{self.language}/{name}.toml")

    @cached_property
    def posts(self) -> Posts:
        return Posts.read(self.language)

    @cached_property
    def ranks(self) -> Ranks:
        t = self._table("ranks")
        ranks: dict[str, Rank] = {}
        for service in ("military", "police", "justice"):
            for name, row in t[service]["ranks"].items():
                rank = Rank(name, service, row["order"])
                for word in (name, *row.get("short", ())):
                    ranks.setdefault(fold(word), rank)
        address = {w: sex for key, sex in (("male", "m"), ("female", "f"), ("any", "")) for w in t["address"][key]}
        return Ranks(
            ranks=ranks,
            address=address,
            after=frozenset(t["address"]["after"]),
        )

    @cached_property
    def body_words(self) -> BodyWords:
        t = self._table("bodies")
        heads = {
            fold(w): BodyHead(w, part["schema"], part["generic"]) for part in t["heads"].values() for w in part["words"]
        }
        seats = {k: Seat(k, row["means"], row["country"]) for k, row in t["seats"].items() if k != "source"}
        return BodyWords(
            heads=heads,
            company_forms=frozenset(t["company_forms"]["words"]),
            opening=words(t["opening"]),
            joiners=words(t["opening"], "joiners"),
            qualifiers=words(t["qualifiers"]),
            collectives={fold(k): v for k, v in t["collectives"].items() if k != "source"},
            seats={fold(k): seat for k, seat in seats.items()},
            acronym_skips=words(t["acronyms"], "skipped"),
            not_acronyms=frozenset(t["acronyms"]["not_bodies"]),
        )

    @cached_property
    def ties(self) -> Mapping[str, Tie]:
        """Tie nouns by folded lemma."""
        ties: dict[str, Tie] = {}
        for act, part in self._table("kinship").items():
            for key in ("male", "female", "words", "reversed", "possessed", "held"):
                sex = {"male": "m", "female": "f"}.get(key)
                for word in part.get(key, ()):
                    turned, behind = key in {"reversed", "held"}, key in {"possessed", "held"}
                    ties[fold(word)] = Tie(word, act, turned, sex, behind)
        return ties

    @cached_property
    def outlet_words(self) -> OutletWords:
        t = self._table("outlets")
        return OutletWords(
            kinds=words(t["kinds"]),
            name_ends=words(t["names"], "ends"),
            name_begins=words(t["names"], "begins"),
            domains=words(t["names"], "domains"),
            not_outlets=words(t["not_outlets"]),
        )

    @cached_property
    def place_words(self) -> PlaceWords:
        t = self._table("places")
        return PlaceWords(
            heads={fold(w): kind for kind, part in t["heads"].items() for w in part["words"]},
            world=words(t["world"]),
            directions=words(t["directions"]),
            doubtful=words(t["doubtful"]),
        )

    @cached_property
    def bodies(self) -> Bodies:
        return Bodies.read()

    @cached_property
    def outlets(self) -> Outlets:
        return Outlets.read()

    @cached_property
    def countries(self) -> Countries:
        return Countries.read()

    @cached_property
    def currencies(self) -> Currencies:
        return Currencies.read()

    @cached_property
    def given_names(self) -> GivenNames:
        return GivenNames.read()


@cache
def load(language: str = "en") -> Lexicon:
    """The lexicon of a language by its ISO 639-1 code; cheap, since the files are read part by part later.

    Raises:
        LexiconMissing: There is no folder of nouns for this language.
    """
    languages(language)
    return Lexicon(language)
