"""What holds for everything in a ledger, checked before it is written (and again, from the outside, by `check`)."""

from hashlib import blake2b

from graftwatch.claims import ACTS, Document, Reading
from graftwatch.ledger.errors import NotStorable


def hash_of(raw: bytes) -> str:
    """The BLAKE2b-160 of the bytes that a document was made from."""
    return blake2b(raw, digest_size=20).hexdigest()


def verify_document(document: Document, raw: bytes) -> None:
    """Check that a document is text that any database can hold, and comes from these bytes.

    Raises:
        NotStorable: It does not.
    """
    if document.raw_hash != hash_of(raw):
        raise NotStorable(document.source, f"its raw_hash {document.raw_hash!r} is not that of the bytes given")
    for part in (document.text, document.title, document.outlet, document.byline, document.url, document.source):
        if part is not None and not is_text(part):
            raise NotStorable(document.source, "it has a NUL or half of a surrogate pair in it")


def verify_reading(document: Document, reading: Reading) -> None:
    """Check that a reading is of this document, by one reader, in the vocabulary, and that its words stand in the text.

    Raises:
        NotStorable: It is not.
        EvidenceDrift: A claim's quote is not what its offsets select.
    """
    text, id = document.text, document.id
    documents = {reading.document, *(c.document for c in reading.claims), *(m.document for m in reading.mentions)}
    if documents != {id}:
        raise NotStorable(document.source, f"{reading.reader} gave a reading of another document")
    for claim in reading.claims:
        if claim.reader != reading.reader:
            raise NotStorable(document.source, f"{reading.reader} gave a claim signed {claim.reader!r}")
        if claim.act not in ACTS[claim.kind]:
            raise NotStorable(document.source, f"{reading.reader} gave a {claim.kind} claim with act {claim.act!r}")
        claim.evidence.verify(id, text)
        start, end = claim.evidence.sentence
        if not 0 <= start <= end <= len(text) or claim.evidence.start < 0:
            raise NotStorable(document.source, f"{reading.reader} gave a claim whose sentence is outside the text")
    for mention in reading.mentions:
        if mention.start < 0 or text[mention.start : mention.end] != mention.surface:
            raise NotStorable(document.source, f"{reading.reader} gave a mention {mention.surface!r} that is not there")


def is_text(part: str) -> bool:
    """Whether a string can be stored and read back anywhere: UTF-8 without NUL."""
    if "\0" in part:
        return False
    try:
        part.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
