"""Bytes → `Document`: the format's reader, then for all formats alike cleaning, head, furniture and language.

Who knows best about a document is asked first: front matter, then the head that the text itself prints, then the
metadata of the file format. Title and byline go the other way about for pages, mails and office files, whose metadata
is made for it.
"""

import re
from collections.abc import Callable
from hashlib import blake2b

from graftwatch.acquire.archive import too_large
from graftwatch.acquire.clean import clean
from graftwatch.acquire.dates import parse_date
from graftwatch.acquire.decode import decode
from graftwatch.acquire.draft import Draft
from graftwatch.acquire.errors import AcquireError, Damaged, EmptyInput, NotSupported
from graftwatch.acquire.found import Found
from graftwatch.acquire.frontmatter import read_front_matter
from graftwatch.acquire.furniture import furniture, merge, publisher
from graftwatch.acquire.head import Head, read_head
from graftwatch.acquire.kinds import MEDIA_TYPES, Kind, kind_of
from graftwatch.acquire.limits import Limits
from graftwatch.acquire.passing import said_in_passing
from graftwatch.acquire.web import is_address
from graftwatch.claims import Document, When
from graftwatch.claims.document import DateBasis

_CODE = re.compile(r"[a-z]{2}(?=$|[-_ ])")  # a language as ISO 639-1, perhaps with its country; "Kazakh" is no code
_LONGEST = 300  # characters of a title, outlet or byline; metadata sometimes holds a whole article


def document_from(found: Found, *, raw: bytes, limits: Limits | None = None) -> Document:
    """The document that these bytes are. The same source and bytes always give the same document.

    Raises:
        AcquireError: The class says what is wrong: `EmptyInput`, `NotText`, `NotSupported`, `TooLarge`, `Truncated`,
        `Damaged`,
            `NoTextLayer`, `PasswordNeeded`, `NoArticle`, `UnsafeArchive`.
    """
    limits, source = limits or Limits(), found.source
    if len(raw) > limits.max_bytes:
        raise too_large(source, len(raw), limits)
    if not raw.strip(b" \t\r\n\x0b\x0c\x00"):
        raise EmptyInput(source, "is empty" if not raw else "holds nothing but blanks")
    kind = kind_of(source, raw)
    try:
        draft, values = _read(kind, source, raw, limits)
    except AcquireError:
        raise
    except RecursionError as error:
        raise Damaged(source, "is nested too deeply to be read") from error
    text = clean(draft.text)
    if not text.strip():
        raise EmptyInput(source, "holds no words")
    return _document(source, raw, kind, text, draft, values)


def _read(kind: Kind, source: str, raw: bytes, limits: Limits) -> tuple[Draft, dict[str, str]]:
    """The draft and what its front matter says; only text and Markdown have front matter."""
    if kind in ("text", "markdown"):
        text = clean(decode(raw, source=source))
        front = read_front_matter(text)
        body = text[front.body :]
        if kind == "markdown":
            from graftwatch.acquire.markdown import read_markdown

            return read_markdown(body), front.values
        return Draft(text=body), front.values
    return _format(kind, source)(source, raw, limits), {}


def _format(kind: Kind, source: str) -> Callable[[str, bytes, Limits], Draft]:
    """The reader of a format; imported only when a document needs it."""
    if kind == "html":
        from graftwatch.acquire.html import read_html as read
    elif kind == "pdf":
        from graftwatch.acquire.pdf import read_pdf as read
    elif kind == "docx":
        from graftwatch.acquire.office import read_docx as read
    elif kind == "odt":
        from graftwatch.acquire.office import read_odt as read
    elif kind == "mail":
        from graftwatch.acquire.mail import read_mail as read
    else:
        advice = "save it as a file and add that, or unpack it and add the folder"
        raise NotSupported(source, "is a ZIP that was not given as a file", advice)
    return read


def _document(source: str, raw: bytes, kind: Kind, text: str, draft: Draft, values: dict[str, str]) -> Document:
    from graftwatch.acquire.language import language_of

    head = read_head(text)
    byline = _one(values.get("byline"), draft.byline, head.byline)
    spans = merge([*furniture(text, byline=byline), *head.spans], text)
    date, basis = _date(values, head, draft, text)
    metadata_first = (draft.title, head.title) if kind != "pdf" else (head.title, draft.title)
    language = _CODE.match(values.get("language", "").lower())
    return Document(
        text=text,
        source=source,
        title=_one(values.get("title"), *metadata_first),
        outlet=_one(values.get("outlet"), draft.outlet, head.outlet, publisher(text, spans)),
        byline=byline,
        date=date,
        date_basis=basis,
        url=values.get("url") or draft.url or (source if is_address(source) else None),
        language=(language[0] if language else None) or language_of(_without(text, spans)) or draft.language,
        media_type=MEDIA_TYPES[kind],
        raw_hash=blake2b(raw, digest_size=20).hexdigest(),
        furniture=spans,
    )


def _date(values: dict[str, str], head: Head, draft: Draft, text: str) -> tuple[When | None, DateBasis | None]:
    """The day of publication and how it is known."""
    stated = parse_date(values["date"]) if "date" in values else None
    if stated := stated or head.date:
        return stated, "stated"
    if draft.date:
        return draft.date, "metadata"
    said = said_in_passing(text)
    return said, "stated" if said else None


def _one(*said: str | None) -> str | None:
    """The first that says something, on one line."""
    lines = (" ".join(clean(text).split()) for text in said if text)
    return next((line for line in lines if 0 < len(line) <= _LONGEST), None)


def _without(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """The first part of the text without its furniture: enough to tell the language."""
    kept, at = [], 0
    for start, end in spans:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at : at + 4000]])[:4000]
