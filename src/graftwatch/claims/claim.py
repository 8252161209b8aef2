"""The nine kinds of claim as frozen types (docs/vocabulary.md, sections 1 and 2).

A claim is one assertion that one document makes, tied to the exact words that make it. A field that the text does not
fill is None or empty, never guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from typing import Any, ClassVar

from graftwatch.claims.money import Money, plain
from graftwatch.claims.vocabulary import (
    Bound,
    CareerAct,
    CitationAct,
    EventAct,
    FigureAct,
    JusticeAct,
    Kind,
    MeasureAct,
    MeasureStatus,
    Offence,
    SourceType,
    Stance,
    StatementAct,
    TieAct,
    Topic,
)
from graftwatch.claims.when import When
from graftwatch.errors import GraftwatchError


class EvidenceDrift(GraftwatchError):
    """Offsets that no longer select the words of the claim."""

    def __init__(self, document: str, start: int, end: int, quote: str, found: str) -> None:
        super().__init__(document, start, end, quote, found)
        self.document, self.start, self.end, self.quote, self.found = document, start, end, quote, found

    def __str__(self) -> str:
        return (
            f"document {self.document}: characters {self.start} to {self.end} read {self.found!r}, not {self.quote!r}; "
            f"run: graftwatch add --again {self.document}"
        )


@dataclass(frozen=True, slots=True)
class Described:
    """A person whom the text leaves unnamed: "head of the Border Guard Service"."""

    described: str


Party = str | Described
"""Someone as the text gives them: a name in the document's fullest form, or a description."""


@dataclass(frozen=True, slots=True)
class Source:
    """One link of an attribution chain. `on` is the day on which the source said it."""

    name: str
    type: SourceType
    post: str | None = None
    on: When | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that a claim rests on: `text[start:end] == quote`, half-open, in code points; `sentence` holds them."""

    quote: str
    start: int
    end: int
    sentence: tuple[int, int]

    def verify(self, document: str, text: str) -> None:
        """Check the words against the text of the document with that id.

        Raises:
            EvidenceDrift: The offsets select other words.
        """
        found = text[self.start : self.end]
        if found != self.quote or not self.quote:
            raise EvidenceDrift(document, self.start, self.end, self.quote, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What every claim has. `confidence` is in [0, 1]; `said_by` runs from the outermost source to the innermost.

    `corrects` is the id of the claim that a person corrected into this one (correction.py): it keeps that id."""

    kind: ClassVar[Kind]
    subject_fields: ClassVar[tuple[str, ...]] = ()

    document: str
    source: str
    act: str
    evidence: Evidence
    when: When | None = None
    stance: Stance = "asserted"
    said_by: tuple[Source, ...] = ()
    confidence: float = 1.0
    reader: str = ""
    corrects: str = ""

    @property
    def id(self) -> str:
        """From kind, act, document, offsets and the subject as the text names it: the same words give the same id."""
        if self.corrects:
            return self.corrects
        subject = (_plain(getattr(self, field)) for field in self.subject_fields)
        parts = (self.kind, self.act, self.document, str(self.evidence.start), str(self.evidence.end), *subject)
        return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class CareerClaim(Claim):
    """Who holds, gets or loses a post."""

    kind: ClassVar[Kind] = "career"
    subject_fields: ClassVar[tuple[str, ...]] = ("person", "post")

    act: CareerAct
    person: Party | None = None
    post: str | None = None
    body: str | None = None
    place: str | None = None
    former: bool = False
    by: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JusticeClaim(Claim):
    """What the law did to someone, from the first probe to the pardon. `term` is an ISO 8601 duration or `life`."""

    kind: ClassVar[Kind] = "justice"
    subject_fields: ClassVar[tuple[str, ...]] = ("person", "count", "body")

    act: JusticeAct
    person: Party | None = None
    count: int | None = None
    post: str | None = None
    body: str | None = None
    by: str | None = None
    offences: tuple[Offence, ...] = ()
    term: str | None = None
    what: str | None = None
    amount: Money | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MisconductClaim(Claim):
    """What someone is said to have done; the act is the offence."""

    kind: ClassVar[Kind] = "misconduct"
    subject_fields: ClassVar[tuple[str, ...]] = ("person", "body", "described")

    act: Offence
    person: str | None = None
    body: str | None = None
    described: str | None = None
    amount: Money | None = None
    victim: str | None = None
    beneficiary: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureClaim(Claim):
    """Something that a state or body does or promises against corruption, or a reform of those who fight it."""

    kind: ClassVar[Kind] = "measure"
    subject_fields: ClassVar[tuple[str, ...]] = ("title",)

    act: MeasureAct
    title: str | None = None
    bodies: tuple[str, ...] = ()
    status: MeasureStatus | None = None
    due: When | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureClaim(Claim):
    """A number about the state of things. `value` is in whole `unit`s, a fall negative; `part_of` is a claim's id."""

    kind: ClassVar[Kind] = "figure"
    subject_fields: ClassVar[tuple[str, ...]] = ("value", "unit", "bound")

    act: FigureAct
    indicator: str | None = None
    topic: Topic = "other"
    value: Decimal
    unit: str | None = None
    bound: Bound = "exact"
    of: Decimal | None = None
    period: When | None = None
    since: When | None = None
    population: str | None = None
    place: str | None = None
    part_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TieClaim(Claim):
    """How two people or bodies hang together, in the words of the text (`detail`: "son-in-law")."""

    kind: ClassVar[Kind] = "tie"
    subject_fields: ClassVar[tuple[str, ...]] = ("from_", "to")

    act: TieAct
    from_: Party
    to: Party
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventClaim(Claim):
    """What the reporting sets the story against."""

    kind: ClassVar[Kind] = "event"
    subject_fields: ClassVar[tuple[str, ...]] = ("title", "people")

    act: EventAct
    place: str | None = None
    people: tuple[str, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementClaim(Claim):
    """What a speaker says where no other kind carries it; no speaker means the document's own author."""

    kind: ClassVar[Kind] = "statement"
    subject_fields: ClassVar[tuple[str, ...]] = ("speaker",)

    act: StatementAct
    speaker: Party | None = None
    about: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationClaim(Claim):
    """The document points to another source; `on` is the day of that source."""

    kind: ClassVar[Kind] = "citation"
    subject_fields: ClassVar[tuple[str, ...]] = ("name",)

    act: CitationAct
    name: str
    on: When | None = None
    place: str | None = None


CLAIM_TYPES: dict[str, type[Claim]] = {
    cls.kind: cls
    for cls in (
        CareerClaim,
        JusticeClaim,
        MisconductClaim,
        MeasureClaim,
        FigureClaim,
        TieClaim,
        EventClaim,
        StatementClaim,
        CitationClaim,
    )
}


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, Described):
        return f"\x1e{value.described}"
    if isinstance(value, Decimal):
        return plain(value)  # 5 and 5.0 are one number
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "\x1e".join(map(_plain, value))
    return str(value)
