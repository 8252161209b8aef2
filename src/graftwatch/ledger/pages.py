"""What pages get from a ledger: counts and pairs, beside documents and claims themselves."""

from dataclasses import dataclass
from datetime import date

from graftwatch.claims import Claim, Document, Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A document with all that readers found in it, claims in the order of the text; `counting` are the claims as
    persons have decided: those rejected left out, those corrected as they were corrected."""

    document: Document
    claims: tuple[Claim, ...]
    counting: tuple[Claim, ...]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What figures answer: a topic, of a population, in a place (None: not told); `count` values are given, for
    periods from `first` to `last`."""

    topic: str
    population: str | None
    place: str | None
    count: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """How many people fell in a month."""

    year: int
    month: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Echo:
    """How many documents of an outlet repeat the words of an earlier one, and how many are repeated by later ones."""

    outlet: str | None
    repeats: int
    repeated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """An outlet points to a source: in how many claims, and whether that source is an outlet that the ledger holds."""

    outlet: str | None
    name: str
    claims: int
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """Two entities (ids, names, FollowTheMoney schemas) and the tie between them, in how many claims."""

    one: str
    one_name: str
    one_schema: str
    other: str
    other_name: str
    other_schema: str
    act: str
    claims: int
