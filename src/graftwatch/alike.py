"""Which documents of a ledger tell nearly the same as a new one, from the signatures of their words."""

from typing import Final

from graftwatch.acquire import likeness
from graftwatch.claims import Document, Reading
from graftwatch.ledger import Entry
from graftwatch.ledger.store import Writer

ALIKE: Final = 0.5  # of the runs of words two texts share: below it, they are two reports, not one story told twice
_REMEMBERED: Final = 1000  # signatures


class Alike:
    """Compares documents. It remembers signatures: what is told again and again is compared with the same few."""

    def __init__(self) -> None:
        self._signatures: dict[str, tuple[int, ...]] = {}

    def entry(self, writer: Writer, document: Document, raw: bytes, reading: Reading | None) -> Entry:
        """A new document as it is to be written, with those that are nearly the same."""
        signature = self._signature(document)
        bands = likeness.bands(signature)
        estimates = (
            (other.id, likeness.estimate(signature, self._signature(other))) for other in writer.candidates(bands)
        )
        alike = [(id, similarity) for id, similarity in estimates if similarity >= ALIKE]
        return Entry(document=document, raw=raw, reading=reading, bands=bands, alike=alike)

    def _signature(self, document: Document) -> tuple[int, ...]:
        if len(self._signatures) >= _REMEMBERED:
            self._signatures.clear()
        id = document.id
        if id not in self._signatures:
            self._signatures[id] = likeness.signature(document.text, furniture=document.furniture)
        return self._signatures[id]
