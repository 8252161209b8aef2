"""What a reader gives back for one document, and the contract that every reader keeps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, Protocol

from graftwatch.claims.claim import Claim
from graftwatch.claims.document import Document
from graftwatch.claims.when import When

MentionSchema = Literal["Person", "PublicBody", "Organization", "Position"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a text names a person, body or post. `schema` is FollowTheMoney's; `entity` is the document's own
    cluster, the fullest form of the name there; offsets are half-open code points."""

    document: str
    source: str
    surface: str
    start: int
    end: int
    schema: MentionSchema
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that one reader found in one document. `inferred_date` is the latest day that the text requires, given only
    where the document itself carries no date."""

    document: str
    reader: str
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    inferred_date: When | None = None


class Reader(Protocol):
    """Turns documents into readings: pure, no clock, no network, no storage.

    `name` is name and version ("en-rules.1"); a newer version replaces the claims of the older. `languages` are
    ISO 639-1.
    """

    @property
    def name(self) -> str: ...

    @property
    def languages(self) -> tuple[str, ...]: ...

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order, one reading each; memory does not grow with their number."""
        ...
