"""From files, folders, archives and addresses to documents.

    paths, addresses ── discover ──▶ Found ── read_bytes ──▶ bytes ── document_from ──▶ Document
                            └──▶ SetAside                                  └──▶ AcquireError

`discover` lists inputs and reads none of them. `document_from` tells by the bytes what an input is, lets that format's
reader take out words and metadata, and then treats all alike: the text is cleaned (what offsets count is fixed here and
never changes again), its head is read for title, outlet, byline and date, page furniture is marked and not removed, the
language is told. It is pure: no clock, no network, no file, so the bytes kept in a ledger give the same document again.

Nothing is guessed. A date is `stated` where the text or its front matter says it, `metadata` where the format does,
else it is None; the time that a file system gives is never taken for a date. What cannot be read is an `AcquireError`
of the kind that says what to do.
"""

from graftwatch.acquire.discover import discover
from graftwatch.acquire.document import document_from
from graftwatch.acquire.errors import (
    AcquireError,
    Damaged,
    EmptyInput,
    NoArticle,
    NoTextLayer,
    NotReached,
    NotSupported,
    NotText,
    PasswordNeeded,
    TooLarge,
    Truncated,
    UnreadableFile,
    UnsafeArchive,
)
from graftwatch.acquire.found import Found, SetAside
from graftwatch.acquire.limits import Limits

__all__ = [
    "AcquireError",
    "Damaged",
    "discover",
    "document_from",
    "EmptyInput",
    "Found",
    "Limits",
    "NoArticle",
    "NoTextLayer",
    "NotReached",
    "NotSupported",
    "NotText",
    "PasswordNeeded",
    "SetAside",
    "TooLarge",
    "Truncated",
    "UnreadableFile",
    "UnsafeArchive",
]
