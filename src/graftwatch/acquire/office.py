"""DOCX and ODT → text, straight from their XML with lxml.

Libraries were measured on one hard document (a tracked change, a content control, a table, a no-break hyphen, a line
break, an ampersand): python-docx 1.2 lost the accepted insertion and the content control, docx2python 3.7 the no-break
hyphen, mammoth 1.13 the line break, kreuzberg 4.10 (100 MB) the ampersand and every tab. In a ledger that quotes, a
lost word is a false quote, and both formats say in a dozen element names where words and breaks are. The libraries
serve as oracles in the tests.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date

from lxml import etree

from graftwatch.acquire.draft import Draft, agreeing
from graftwatch.acquire.errors import Damaged, NoArticle, PasswordNeeded, TooLarge, size_in_words
from graftwatch.acquire.limits import Limits

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_DCTERMS = "{http://purl.org/dc/terms/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"

_DOCX_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
# Deleted and moved-away text, field codes, properties, the second of two renderings, and notes.
_DOCX_SILENT = {f"{_W}{name}" for name in ("del", "moveFrom", "delText", "instrText", "pPr", "rPr", "tblPr", "sdtPr")}
_DOCX_SILENT |= {f"{_MC}Fallback"}
_ODT_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_ODT_SILENT = {
    f"{_TEXT}tracked-changes",
    f"{_TEXT}note",
    f"{_OFFICE}annotation",
    f"{_OFFICE}forms",
    f"{_TEXT}sequence-decls",
}
_PARAGRAPHS = {f"{_W}p", f"{_TEXT}p", f"{_TEXT}h"}
_ROWS = {f"{_W}tr", f"{_TABLE}table-row"}


def read_docx(source: str, raw: bytes, limits: Limits) -> Draft:
    """The words of a Word document as it shows them, tracked changes accepted; footnotes, headers and comments left
    out.

    Raises:
        Damaged: A part is missing or is not well-formed.
        TooLarge: A part unpacks to more than the limit.
        NoArticle: No words in it.
    """
    with _opened(source, raw) as archive:
        body = _part(source, archive, "word/document.xml", limits)
        core = _part(source, archive, "docProps/core.xml", limits, needed=False)
    text = _text(body, _docx_inline)
    return _draft(source, text, core, f"{_DCTERMS}created", f"{_DCTERMS}modified", f"{_DC}creator")


def read_odt(source: str, raw: bytes, limits: Limits) -> Draft:
    """The words of an OpenDocument text as it shows them, tracked changes accepted; notes and comments left out.

    Raises:
        PasswordNeeded: Its parts are encrypted.
        Damaged, TooLarge, NoArticle: As for DOCX.
    """
    with _opened(source, raw) as archive:
        if "META-INF/manifest.xml" in archive.namelist() and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise PasswordNeeded(source, "is encrypted with a password")
        body = _part(source, archive, "content.xml", limits)
        meta = _part(source, archive, "meta.xml", limits, needed=False)
    text = _text(body, _odt_inline)
    return _draft(source, text, meta, f"{_META}creation-date", f"{_DC}date", f"{_META}initial-creator")


def _opened(source: str, raw: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(raw))
    except Exception as error:  # BadZipFile, and whatever else zipfile meets in a broken directory
        raise Damaged(source, "is a broken office document") from error


def _part(
    source: str, archive: zipfile.ZipFile, name: str, limits: Limits, *, needed: bool = True
) -> etree._Element | None:
    """One part as a tree, without entities and network; None if it is absent, or broken and not needed."""
    if name not in archive.namelist():
        if needed:
            raise Damaged(source, f"is an office document without its part {name}")
        return None
    if (size := archive.getinfo(name).file_size) > limits.max_bytes:
        most = size_in_words(limits.max_bytes)
        raise TooLarge(source, f"unpacks to {size_in_words(size)}, more than the limit of {most} (max_bytes)")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.fromstring(archive.read(name), parser)
    except Exception as error:
        # zipfile's own errors are many: BadZipFile, zlib.error, NotImplementedError, RuntimeError
        if needed:
            raise Damaged(source, f"is an office document whose part {name} is broken") from error
        return None


def _text(body: etree._Element | None, inline: Callable[[etree._Element], Iterator[str]]) -> str:
    """Paragraphs parted by empty lines, the cells of a table row by a bar."""
    if body is None:
        return ""
    paragraphs: list[str] = []
    _collect(body, inline, paragraphs)
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph.strip())


def _collect(element: etree._Element, inline: Callable[[etree._Element], Iterator[str]], out: list[str]) -> None:
    for child in element:
        if child.tag in _DOCX_SILENT or child.tag in _ODT_SILENT:
            continue
        if child.tag in _PARAGRAPHS:
            out.append("".join(inline(child)))
        elif child.tag in _ROWS:
            cells: list[str] = []
            for cell in child:
                within: list[str] = []
                _collect(cell, inline, within)
                cells.append("\n".join(filter(None, within)))
            out.append(" | ".join(filter(str.strip, cells)))
        else:
            _collect(child, inline, out)


def _docx_inline(element: etree._Element) -> Iterator[str]:
    for child in element:
        if child.tag in _DOCX_SILENT:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _DOCX_SIGNS:
            yield _DOCX_SIGNS[child.tag]
        else:
            if child.tag == f"{_W}p":  # a text box stands inside the paragraph that anchors it
                yield "\n"
            yield from _docx_inline(child)


def _odt_inline(element: etree._Element) -> Iterator[str]:
    """OpenDocument folds white space as HTML does; `text:s` stands for blanks that count."""
    yield _folded(element.text)
    for child in element:
        if child.tag == f"{_TEXT}s":
            count = child.get(f"{_TEXT}c", "1")
            yield " " * (min(int(count), 100) if count.isdigit() else 1)
        elif child.tag in _ODT_SIGNS:
            yield _ODT_SIGNS[child.tag]
        elif isinstance(child.tag, str) and child.tag not in _ODT_SILENT:
            yield from _odt_inline(child)
        yield _folded(child.tail)


def _folded(text: str | None) -> str:
    return "" if not text else "".join(" " if c in "\n\t\r" else c for c in text)


def _draft(source: str, text: str, meta: etree._Element | None, created: str, changed: str, author: str) -> Draft:
    if not text.strip():
        raise NoArticle(source, "is a document without text")

    def said(tag: str) -> str | None:
        found = meta.find(f".//{tag}") if meta is not None else None
        return (found.text or "").strip() or None if found is not None else None

    return Draft(
        text=text,
        title=said(f"{_DC}title"),
        byline=said(author),
        date=agreeing(_day(said(created)), _day(said(changed))),
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
