"""Text as it came → text as it is stored: the same words without the marks that only printing and transport need.

What is read by people stays: typographic quotes, dashes, apostrophes, blanks inside lines, empty lines. `clean` is
idempotent, and leaves a text of plain letters and signs untouched.
"""

import re
import unicodedata

# Marks without width: soft hyphen, zero-width space, word joiner and invisible operators, directional marks, byte order
# mark.
_INVISIBLE = (
    0xAD,
    0x034F,
    0x061C,
    0x180E,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
)
_CONTROL = (*range(0x09), *range(0x0E, 0x20), 0x7F)
_BLANKS = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)  # Unicode Zs: each becomes one plain blank
_BREAKS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


def _cp1252(code: int) -> str | None:
    """What a C1 control stands for: always CP1252 read as Latin-1 (the HTML standard maps them the same way)."""
    return bytes([code]).decode("cp1252", "ignore") or None


_TABLE: dict[int, str | None] = {
    **{code: _cp1252(code) for code in range(0x80, 0xA0)},
    **dict.fromkeys(_INVISIBLE + _CONTROL),
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_BREAKS, "\n"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **_LIGATURES,
}
_TOUCHED = re.compile(f"[{''.join(re.escape(chr(code)) for code in sorted(_TABLE))}]")
# Joiners shape Arabic and Indic words and emoji, but say nothing between Latin or Cyrillic letters.
_JOIN, _EUROPEAN = "[\u200c\u200d]+", "[\u0000-\u052f]"
_JOINERS = re.compile(f"(?<={_EUROPEAN}){_JOIN}|{_JOIN}(?={_EUROPEAN})|^{_JOIN}|{_JOIN}$")


def clean(text: str) -> str:
    """NFC, `\\n` for every line break, one blank for every kind of blank, no invisible marks, no control characters."""
    if text.isascii():
        return _ascii(text)
    if _TOUCHED.search(text):
        text = text.translate(_TABLE)
    if "\u200c" in text or "\u200d" in text:
        text = _JOINERS.sub("", text)
    return unicodedata.normalize("NFC", _newlines(text))


def _ascii(text: str) -> str:
    return _newlines(text.translate(_TABLE) if _TOUCHED.search(text) else text)


def _newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
