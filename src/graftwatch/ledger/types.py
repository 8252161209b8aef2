"""What goes into a ledger and what comes out, beside documents and claims themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from graftwatch.claims import Claim, Document, Reading, When
from graftwatch.ledger.readers import supersedes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One document to be written: the bytes it was made from, what a reader found, and what it is compared by.

    `bands` are keys of locality-sensitive hashing, signed 64-bit: who shares one may be a near duplicate.
    `alike` are those that were compared and found near, as (document id, Jaccard similarity in [0, 1]).
    """

    document: Document
    raw: bytes
    reading: Reading | None = None
    bands: Sequence[int] = ()
    alike: Sequence[tuple[str, float]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What writing one document changed.

    `status` is `new`, `origin` (held already, but not from this source) or `held` (from this very source).
    `same_text` is the id of the first document with the same words, `alike` the near duplicates that were linked.
    `claims` were written, `replaced` were removed for them; `kinds` counts those written that are new, by kind.
    """

    document: str
    status: Literal["new", "origin", "held"]
    same_text: str | None = None
    alike: tuple[tuple[str, float], ...] = ()
    claims: int = 0
    replaced: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the ledger has come with a document: its id, its language, and the readers that have read it."""

    document: str
    language: str | None
    readers: tuple[str, ...]

    def is_read_by(self, reader: str) -> bool:
        """Whether that reader has read it, or a newer version of it."""
        return any(supersedes(known, reader) for known in self.readers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document in a list, without its text. `length` is in code points, `claims` over all readers."""

    id: str
    source: str
    title: str | None
    outlet: str | None
    byline: str | None
    date: When | None
    date_basis: str | None
    url: str | None
    language: str | None
    media_type: str
    length: int
    claims: int
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A document that a search found. `excerpt` is the sentence of the first hit, `text[start:start + len(excerpt)]`;
    `marks` are the half-open spans of the words sought in `excerpt`; `claims` is how many the document makes."""

    document: str
    source: str
    title: str | None
    outlet: str | None
    date: When | None
    excerpt: str
    start: int
    marks: tuple[tuple[int, int], ...]
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim together with what a reader of it wants to know about the document that makes it."""

    claim: Claim
    title: str | None
    outlet: str | None
    date: When | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """`document` came later than `other` and has the same text (`similarity` 1.0, `exact`) or nearly the same."""

    document: str
    other: str
    similarity: float
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """An input that could not be taken in: why (`reason`), what a person can do (`hint`), who gave up (`by`: "acquire"
    or a reader's name), on which bytes (`raw_hash`, None where they could not be read), how often and when last."""

    source: str
    reason: str
    hint: str
    by: str
    raw_hash: str | None
    tries: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """An outlet and what the ledger holds of it; `first` and `last` are days of publication."""

    name: str | None
    documents: int
    claims: int
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source that claims are attributed to: `type` as in the vocabulary, in how many claims and documents."""

    name: str
    type: str
    claims: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in the ledger that is not as it must be: `where` it is, `what` is wrong, and what to do (`fix`)."""

    where: str
    what: str
    fix: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.fix}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stats:
    """How much a ledger holds. `acts` is keyed by kind, then act; `size` is bytes on disk, `raw` before compression."""

    documents: int
    outlets: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    claims: int = 0
    kinds: Mapping[str, int] = field(default_factory=dict)
    acts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    readers: Mapping[str, int] = field(default_factory=dict)
    mentions: int = 0
    duplicates: int = 0
    set_aside: int = 0
    first: date | None = None
    last: date | None = None
    raw: int = 0
    size: int = 0
