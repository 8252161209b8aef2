"""A PDF with a text layer → paragraphs, by pypdfium2: lines put back together, broken words joined, page furniture left
out.

PDFium gives characters with their boxes. Lines become paragraphs again by what a reader sees: a gap that is wider than
the usual one, an indent, a last line that ends early. Page numbers and headers that stand on most pages are dropped, so
that a sentence can go on over the page.
"""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any

from graftwatch.acquire.draft import Draft, agreeing
from graftwatch.acquire.errors import AcquireError, Damaged, NoTextLayer, PasswordNeeded, TooLarge, Truncated
from graftwatch.acquire.limits import Limits

if TYPE_CHECKING:
    import pypdfium2

_HYPHENS = "-\u00ad\u2010\u0002\ufffe"  # PDFium writes U+0002 or U+FFFE for a hyphen at the end of a line
_END = re.compile(r"[.!?…:;»”\"')\]]\s*$")
_FEW = 20  # letters a page must have on average, else it is a picture with a stamp
_GAP = 1.35  # of the usual distance between lines: typesetters add half a line or more between paragraphs
_INDENT = 0.9  # of the height of a line
_EARLY = 0.85  # of the width of the column: a line that ends before this ends its paragraph


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a page; sizes in points, `top` counted upwards from the foot of the page."""

    text: str
    left: float
    right: float
    top: float
    height: float


def read_pdf(source: str, raw: bytes, limits: Limits) -> Draft:
    """The text of a PDF.

    Raises:
        PasswordNeeded: It is encrypted.
        Truncated: Its end is missing.
        Damaged: PDFium cannot read it.
        NoTextLayer: It holds pictures of pages.
        TooLarge: It has more pages than the limit.
    """
    import pypdfium2

    cut = b"%%EOF" not in raw[-2048:] and b"startxref" not in raw[-2048:]
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise PasswordNeeded(source, "is a PDF with a password") from error
        raise (Truncated(source, "is a PDF without its end") if cut else Damaged(source, "is a broken PDF")) from error
    try:
        if cut:
            raise Truncated(source, "is a PDF without its end")
        if len(document) > limits.max_pages:
            raise TooLarge(
                source, f"has {len(document):,} pages, more than the limit of {limits.max_pages:,} (max_pages)"
            )
        return _draft(source, document)
    except AcquireError:
        raise
    except Exception as error:  # PdfiumError for a page, ctypes and struct errors for what stands in it
        raise Damaged(source, "is a broken PDF") from error
    finally:
        document.close()


def _draft(source: str, document: "pypdfium2.PdfDocument") -> Draft:
    pages = [_lines(document[number]) for number in range(len(document))]
    letters = sum(c.isalpha() for page in pages for line in page for c in line.text)
    if letters < _FEW * max(1, min(len(pages), 50)):
        raise NoTextLayer(source, "is a PDF without a text layer: pictures of pages")
    text = _paragraphs(_without_running(pages))
    meta = document.get_metadata_dict(skip_empty=True)
    maker = f"{meta.get('Producer', '')} {meta.get('Creator', '')}".lower()
    printed = any(word in maker for word in _data()["printers"]["words"])
    created, changed = _day(meta.get("CreationDate")), _day(meta.get("ModDate", meta.get("CreationDate")))
    title = (meta.get("Title") or "").strip()
    return Draft(
        text=text,
        title=title if title and not _any("titles").fullmatch(title) else None,
        byline=meta.get("Author") or None,
        date=None if printed else agreeing(created, changed),
    )


def _lines(page: "pypdfium2.PdfPage") -> list[_Line]:
    """The lines of a page in the order of its content, empty ones left out."""
    from pypdfium2 import raw as pdfium

    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        chars = [chr(pdfium.FPDFText_GetUnicode(textpage, at)) for at in range(count)]
        lines: list[_Line] = []
        start = 0
        for at in range(count + 1):
            if at == count or chars[at] in "\r\n" or (chars[at] in "\u0002\ufffe" and at + 1 < count):
                stop = at if at == count or chars[at] in "\r\n" else at + 1
                if line := _line(textpage, chars, start, stop):
                    lines.append(line)
                start = at + 1
        return lines
    finally:
        textpage.close()
        page.close()


def _line(textpage: "pypdfium2.PdfTextPage", chars: list[str], start: int, stop: int) -> _Line | None:
    inked = [at for at in range(start, stop) if not chars[at].isspace() and chars[at] not in "\u0002\ufffe\u0000"]
    if not inked:
        return None
    left, bottom, _, top = textpage.get_charbox(inked[0], loose=True)
    _, _, right, _ = textpage.get_charbox(inked[-1], loose=True)
    text = "".join(chars[start:stop]).replace("\u0002", "\ufffe").replace("\u0000", "").strip(" \t")
    return _Line(text, left, right, top, top - bottom)


def _without_running(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Pages without page numbers, and without the headers and footers that stand on most of three or more pages."""
    edges = [{_masked(line.text) for line in _edges(page)} for page in pages]
    count = Counter(text for edge in edges for text in edge)
    running = {text for text, times in count.items() if len(pages) > 2 and times * 2 > len(pages)}
    kept = []
    for page in pages:
        at_edge = _edges(page)
        drop = {id(x) for x in at_edge if _masked(x.text) in running or _any("page_numbers").fullmatch(x.text)}
        kept.append([line for line in page if id(line) not in drop])
    return kept


def _edges(page: list[_Line]) -> list[_Line]:
    """The two highest and the two lowest lines."""
    by_height = sorted(page, key=lambda line: -line.top)
    return by_height[:2] + by_height[2:][-2:]


def _masked(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _paragraphs(pages: list[list[_Line]]) -> str:
    """All lines as paragraphs parted by empty lines."""
    whole = " ".join(line.text for page in pages for line in page).lower()
    seen = Counter(re.findall(r"\w+(?:-\w+)*", whole))
    paragraphs: list[str] = []
    for page in pages:
        pitches = [a.top - b.top for a, b in pairwise(page) if 0 < a.top - b.top < 4 * a.height]
        pitch = median(pitches) if pitches else 0.0
        margin = Counter(round(line.left) for line in page).most_common(1)[0][0] if page else 0
        edge = max((line.right for line in page), default=0.0)
        above: _Line | None = None
        for line in page:
            goes_on = _goes_on(above, line, pitch, margin, edge) if above else _over_the_page(paragraphs, line)
            if goes_on and paragraphs:
                paragraphs[-1] = _joined(paragraphs[-1], line.text, seen)
            else:
                paragraphs.append(line.text)
            above = line
    return "\n\n".join(paragraph.rstrip("\ufffe") for paragraph in paragraphs)


def _goes_on(above: _Line, line: _Line, pitch: float, margin: float, edge: float) -> bool:
    """Whether a line belongs to the paragraph of the one above it."""
    if above.text[-1:] == "\ufffe":
        return True
    if abs(line.height - above.height) > 0.2 * max(above.height, line.height):
        return False  # another size of type: a title
    step = above.top - line.top
    if step < 0 or step > _GAP * pitch:  # the next column begins on top
        return step < 0 and not _END.search(above.text)
    if line.left - margin > _INDENT * line.height and line.left - above.left > _INDENT * line.height:
        return False
    width = edge - margin
    return not (width > 0 and above.right - margin < _EARLY * width and _END.search(above.text))


def _over_the_page(paragraphs: list[str], line: _Line) -> bool:
    """Whether the first line of a page goes on with the last sentence of the page before."""
    last = paragraphs[-1] if paragraphs else ""
    return last.endswith("\ufffe") or (bool(last) and not _END.search(last) and line.text[:1].islower())


def _joined(paragraph: str, text: str, seen: Counter[str]) -> str:
    """Two lines as one: a word broken at the end of the first is put together as the document itself writes it
    elsewhere."""
    if paragraph[-1:] == "-" and paragraph[-2:-1].isdigit() and text[:1].isdigit():
        return paragraph + text  # 2012-2014
    if paragraph[-1:] not in _HYPHENS or not text[:1].isalpha() or not paragraph[-2:-1].isalpha():
        return f"{paragraph} {text}" if paragraph[-1:] != "\ufffe" else f"{paragraph[:-1]}-{text}"
    first = re.findall(r"[\w-]*\w$", paragraph[:-1])[0]
    second = re.findall(r"^\w+", text)[0]
    apart, together = seen[f"{first}-{second}".lower()], seen[f"{first}{second}".lower()]
    compound = apart > together or (apart == together and first.lower() in _data()["prefixes"]["words"])
    keep = compound or not second[0].islower() or first[-1:].isdigit()
    return f"{paragraph[:-1]}-{text}" if keep else f"{paragraph[:-1]}{text}"


def _day(text: str | None) -> date | None:
    """The day of a PDF date, `D:YYYYMMDD…`."""
    match = re.match(r"D?:?(\d{4})(\d{2})(\d{2})", text or "")
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


@cache
def _any(table: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _data()[table]["patterns"]), re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("graftwatch.acquire").joinpath("data/pdf.toml").read_text("utf-8"))
