"""Bytes → text: which encoding it is, decided so that no wrong letters are ever taken for right ones.

Unicode declares itself (a byte order mark, the zero bytes of UTF-16, the strict form of UTF-8) and is believed first.
What is left is one of the 8-bit pages in data/encodings.toml. A page is judged by what it makes of the bytes: letters
that the language uses, capitals where capitals stand, no signs inside words. Measured on 1,656 pieces of 20 to 400
bytes of newspaper text in 13 pages: 2 wrong; charset-normalizer 3.5 had 409 wrong, most of them Cyrillic.

Bytes that fit nothing become U+FFFD, which a reader sees, and a text with more than one of them in 50 characters is
refused.
"""

import codecs
import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graftwatch.acquire.errors import NotText

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 65_536  # bytes judged; the letters of a language settle long before
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ESCAPED = re.compile("[\udc80-\udcff]+")
_LEADS = frozenset(
    b"\xc2\xc3\xd0\xd1\xe2"
)  # first bytes of nearly all UTF-8 in Latin and Cyrillic text: a cut character
_ACCEPT = (
    0.3  # fit a letter that is asked for: right pages reach 0.48 to 1, Chinese, Japanese and Korean in any page < 0
)
_UNLIKELY = 0.1  # what a page that is hardly in use is behind by
_DECLARED = 0.3  # what the page's own word adds to the fit of its codec
_REFUSE = 50


@dataclass(frozen=True, slots=True)
class _Page:
    """One codec with one alphabet. `chars` has 256 characters, U+FFFD where the codec has none."""

    codec: str
    latin: bool
    unlikely: bool
    chars: str
    values: dict[str, float]


def decode(raw: bytes, *, source: str, declared: str | None = None) -> str:
    """The text of these bytes. `declared` is an encoding that the page or message itself names; it is weighed, not
    obeyed.

    Raises:
        NotText: No encoding makes writing of the bytes.
    """
    for mark, codec in _BOMS:
        if raw.startswith(mark):
            return _checked(raw[len(mark) :].decode(codec, "replace"), source)
    if b"\x00" in raw[:_SAMPLE]:
        return _wide(raw, source)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        if len(_CONTROL_BYTES.findall(raw[:_SAMPLE])) * 200 > len(raw[:_SAMPLE]):
            raise NotText(source, "its bytes are not text") from None
        return _checked(_legacy(raw, source, declared), source)
    return _checked(text, source)


def _checked(text: str, source: str) -> str:
    if len(_CONTROLS.findall(text, 0, _SAMPLE)) * 100 > len(text[:_SAMPLE]):
        raise NotText(source, "its bytes are not text")
    if text.count("\ufffd") * _REFUSE > len(text):
        raise NotText(source, "its encoding is broken or not known", "save it as UTF-8 and add it again")
    return text


def _wide(raw: bytes, source: str) -> str:
    """UTF-16 or UTF-32 without a mark: decodable, and letters, blanks and signs only."""
    for codec, width in (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2)):
        try:
            text = raw[: len(raw) // width * width].decode(codec)
        except UnicodeDecodeError:
            continue
        sample = text[:_SAMPLE]
        usual = sum(c.isalnum() or c.isspace() or "!" <= c <= "~" or "\u2010" <= c <= "\u20bf" for c in sample)
        near = sum(c < "\u0590" or "\u2010" <= c <= "\u20bf" for c in sample)
        if sample and usual >= 0.97 * len(sample) and near >= 0.5 * len(sample) and "\x00" not in sample:
            return _checked(text, source)
    raise NotText(source, "its bytes are not text")


def _legacy(raw: bytes, source: str, declared: str | None) -> str:
    """Not UTF-8 throughout: line by line UTF-8, UTF-8 with stray bytes, or one 8-bit page for all the other lines."""
    if declared and (text := _as_declared(raw, declared)) is not None:
        return text
    lines: list[str | bytes] = []
    for line in raw.splitlines(keepends=True):
        escaped = line.decode("utf-8", "surrogateescape")
        stray = sum(map(len, _ESCAPED.findall(escaped)))
        whole = sum("\x80" <= c < "\u0800" or "\u2010" <= c <= "\u20bf" for c in escaped)
        lines.append(_mend(escaped) if whole >= stray else line)
    rest = b"".join(line for line in lines if isinstance(line, bytes))
    chars = _best(rest, declared)
    if rest and chars is None:
        raise NotText(source, "its encoding is broken or not known", "save it as UTF-8 and add it again")
    return "".join(line if isinstance(line, str) else _apply(line, chars or "") for line in lines)


def _as_declared(raw: bytes, declared: str) -> str | None:
    """The text by a declared codec of several bytes to a character (GBK, Shift JIS), if it decodes whole."""
    codec = _data()["several_bytes"].get(_codec_name(declared))
    try:
        return raw.decode(codec) if codec else None
    except UnicodeDecodeError:
        return None


def _codec_name(declared: str | None) -> str:
    """Python's name of a declared encoding, Latin-1 read as Windows-1252; empty if there is none of that name."""
    try:
        name = codecs.lookup(declared).name if declared else ""
    except (LookupError, ValueError):  # ValueError: a null character in the name
        return ""
    return str(_data()["one_byte"].get(name, name))


def _mend(escaped: str) -> str:
    """A line of UTF-8 with single bytes of an 8-bit page: those that make sense where they stand, U+FFFD for the
    others."""
    cyrillic = sum("\u0400" <= c <= "\u052f" for c in escaped) * 4 > sum(c.isalpha() for c in escaped)
    codec = "cp1251" if cyrillic else "cp1252"

    def mended(match: re.Match[str]) -> str:
        before = escaped[match.start() - 1 : match.start()]
        return "".join(_stray(ord(c) - 0xDC00, codec, before) for c in match[0])

    return _ESCAPED.sub(mended, escaped)


def _stray(byte: int, codec: str, before: str) -> str:
    char = bytes([byte]).decode(codec, "replace")
    if char in _typographic():
        return char
    fits = char.isalpha() and before.isalpha() and byte not in _LEADS
    return char if fits else "\ufffd"


def _best(raw: bytes, declared: str | None) -> str | None:
    """The 256 characters of the page that makes most sense of the bytes; None if none does."""
    sample = raw[:_SAMPLE]
    pairs = Counter(pair for pair in zip(b" " + sample, sample) if pair[0] > 127 or pair[1] > 127)
    high = sum(count for (_, second), count in pairs.items() if second > 127)
    if not high:
        return None
    name = _codec_name(declared)
    fits = [(_fit(page, pairs), page) for page in _pages()]
    fit, page = max(fits, key=lambda f: f[0] / high - _UNLIKELY * f[1].unlikely + _DECLARED * (f[1].codec == name))
    letters = sum(count for (_, second), count in pairs.items() if second > 127 and page.chars[second].isalpha())
    return page.chars if fit >= _ACCEPT * letters else None


def _fit(page: _Page, pairs: Counter[tuple[int, int]]) -> float:
    """How well the bytes above 127 stand where they stand: up to 1 for each letter, less for what speaks against it."""
    total = 0.0
    for (first, second), count in pairs.items():
        before, char = page.chars[first], page.chars[second]
        mixed = before.isalpha() and char.isalpha() and (first > 127) != (second > 127)
        if (mixed and not page.latin) or (first > 127 and before.isalpha() and char.isdigit()):
            total -= 1.5 * count  # two scripts in one word; a letter that runs into a number
        if second > 127:
            total += count * _value(page, before, char)
            if first > 127 and page.latin and before.isalpha() and char.isalpha():
                total -= 0.5 * count  # two accented letters in a row are rare in Latin script
    return total


def _value(page: _Page, before: str, char: str) -> float:
    if char.isalpha():
        value = page.values.get(char.lower(), -2.0)
        return value - 2.0 * (char.isupper() and before.islower()) - 0.1 * char.isupper()
    if char in _typographic():
        return 0.0
    return -4.0 if char == "\ufffd" or char < "\xa0" else -2.0


def _apply(raw: bytes, chars: str) -> str:
    return raw.decode("latin-1").translate(dict(enumerate(chars)))


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("graftwatch.acquire").joinpath("data/encodings.toml").read_text("utf-8"))


@cache
def _typographic() -> frozenset[str]:
    return frozenset(str(_data()["pages"]["typographic"]))


@cache
def _pages() -> tuple[_Page, ...]:
    """All codecs with all alphabets that they serve, in the order of the file."""
    alphabets, unlikely = _data()["alphabet"], _data()["pages"]["unlikely"]
    pages = []
    for alphabet in alphabets:
        letters = alphabet["letters"]
        values = {letter: 1 - 1.5 * rank / len(letters) for rank, letter in enumerate(letters)}
        for codec in alphabet["codecs"]:
            chars = bytes(range(256)).decode(codec, "replace")
            name = codecs.lookup(codec).name
            pages.append(_Page(name, alphabet["latin"], codec in unlikely, chars, values))
    return tuple(pages)
