"""A document as the other rooms know it: immutable, with the text exactly as offsets count it."""

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Literal

from graftwatch.claims.when import When

DateBasis = Literal["stated", "metadata", "inferred"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article, release, page or letter.

    `text` is what offsets count, in Unicode code points. `furniture` are half-open spans of it that are no reporting
    (share bars, mastheads, copyright) and are not read. `source` is the path or address as it was given; `url` is where
    it was published, if known. `date` is the day of publication and `date_basis` how it is known. `language` is
    ISO 639-1, or None where it could not be told. `raw_hash` is the BLAKE2b-160 of the bytes it was made from.
    """

    text: str
    source: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: When | None = None
    date_basis: DateBasis | None = None
    url: str | None = None
    language: str | None = None
    media_type: str = "text/plain"
    raw_hash: str = ""
    furniture: tuple[tuple[int, int], ...] = ()

    @property
    def id(self) -> str:
        """From the content: the same article from the same outlet is the same document, wherever the file lay."""
        stated = str(self.date) if self.date and self.date_basis != "inferred" else ""
        parts = (self.text, self.title or "", self.outlet or "", stated, self.url or "")
        return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()

    @property
    def text_hash(self) -> str:
        """The same for exact duplicates: letters and digits of the text alone."""
        folded = "".join(c for c in self.text.casefold() if c.isalnum())
        return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()

    def inferred(self, date: When) -> "Document":
        """This document with a date that its own text requires; its id does not change."""
        return replace(self, date=date, date_basis="inferred")
