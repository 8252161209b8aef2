"""Strangers' text made harmless to show: what could act on a terminal, or turn the direction of a page, is spelt out.

Control characters of ASCII have pictures of their own; the rest is written as `\\u{202e}`: C1 controls (which hold
another escape), line and paragraph separators, marks, embeddings, overrides and isolates of direction, invisible tags,
lone surrogates.
"""

import re
from typing import Final

_PICTURES: Final = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t"} | {0x7F: "\u2421"}
_SPELT: Final = {
    code: f"\\u{{{code:x}}}"
    for first, last in (
        (0x80, 0x9F), (0x61C, 0x61C), (0x200B, 0x200B), (0x200E, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F),
        (0xFEFF, 0xFEFF), (0xD800, 0xDFFF), (0xE0000, 0xE007F),
    )
    for code in range(first, last + 1)
}  # fmt: skip
_SPELT_BYTE: Final = re.compile(r"\\x([89a-f][0-9a-f])")
_INERT: Final = _PICTURES | _SPELT | {0x09: "    "}


def inert(text: str) -> str:
    """The text with everything that could act shown instead of sent; line ends stay."""
    return text.translate(_INERT)


def line(text: str) -> str:
    """The text as one inert line."""
    return inert(" ".join(text.split()))


def name_of_file(path: str) -> str:
    """A path as it is stored and shown: bytes of it that are no UTF-8 are written as `\\xNN`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def file_of_name(name: str) -> str:
    """The path that a name stands for (`name_of_file`), as Python spells it: each `\\xNN` as the byte that it was."""
    return _SPELT_BYTE.sub(lambda spelt: chr(0xDC00 + int(spelt[1], 16)), name)
