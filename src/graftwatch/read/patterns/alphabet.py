"""Text as a string of codes, one code a token, so that an expression is an ordinary regular expression over codes.

Every word that a grammar knows has a code of its own; unknown words, numbers and marks have a code for their kind.
Spaces are tokens too: `six-month`, `six month` and `$ 4` differ. Two line breaks are a wall that no expression
crosses.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

_TOKEN = re.compile(
    r"(?:https?://|www\.)\S+"  # an address is one token, whatever numbers are in it
    r"|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*"  # a word; a possessive 's is a token of its own
    r"| "
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?(?![\d]|[.,:]\d)"  # 10 000, also with thin spaces
    r"|\d+(?:-\d+){2,}"  # 2015-11-25, telephone numbers
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?![\d])"  # 25.11.2015
    r"|\d{1,2}:\d\d(?!\d)"
    r"|\d+(?:st|nd|rd|th)\b|(?:\d{3}|(?<=['’])\d)0s\b"  # 93rd, 1990s, '90s
    r"|\d+(?:[.,]\d+)*"
    r"|['’]s\b|\s+|.",
    re.DOTALL,
)
_GROUPED = re.compile(r"\d{1,3}(?:[,\s]\d{3})+(?:\.\d+)?|\d+\.\d+|\d+,\d{1,2}|\d{1,3}(?:\.\d{3}){2,}")
_MARKS = {
    **{c: c for c in ",.;:!?()[]%/&+#$€£¥₸₴₽₺₹₩₦₾₼֏@=*…\"'-–—"},
    "‐": "-",
    "‑": "-",
    "“": '"',
    "”": '"',
    "„": '"',
    "’": "'",
}
_MARKS.update({"‘": "'", "«": '"', "»": '"', "−": "-", " ": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " "})

DAY, YEAR, INTEGER, NUMBER, ORDINAL_DAY, ORDINAL, ISO_DATE, DOTTED_DATE, DECADE, CLOCK, JUNK = "dyinoOIDETj"
WORD, PLURAL, PAST, ADVERB, CAPITAL, OTHER, WALL = "wselCx\x1d"
_FIRST_WORD = 0xE000
POSSESSIVE = "\uf8ff"
WORDS = f"\\u{_FIRST_WORD:x}-\\uf8fe{WORD}{PLURAL}{PAST}{ADVERB}{CAPITAL}"
NUMBERS = DAY + YEAR + INTEGER + NUMBER + ORDINAL_DAY + ORDINAL + ISO_DATE + DOTTED_DATE + DECADE + CLOCK + JUNK
_REMEMBERED = 50_000  # unknown words whose kind is kept; a bound, so that a long run does not grow


@dataclass(frozen=True, slots=True)
class Tokens:
    """`codes[i]` says what `text[starts[i] : starts[i + 1]]` is; `starts` has one entry more."""

    text: str
    codes: str
    starts: list[int]

    def words(self, first: int, after: int) -> str:
        """The text of tokens [first, after)."""
        return self.text[self.starts[first] : self.starts[after]]


class Alphabet(dict[str, str]):
    """From the words of a text to codes. `code` adds a word; looking one up never fails."""

    def __init__(self) -> None:
        super().__init__(_MARKS)
        self["'s"] = self["’s"] = POSSESSIVE
        self._next = _FIRST_WORD

    def code(self, word: str) -> str:
        """The code of a word: in lower case it stands for any case, otherwise as written or in capitals."""
        if word in self:
            return self[word]
        code = chr(self._next)
        self._next += 1
        forms = {word, word.upper()} if word != word.lower() else {word, word.capitalize(), word.upper()}
        for form in forms:
            self.setdefault(form, code)  # a word listed as May leaves only "may" to the word listed as may
        return code

    def __missing__(self, piece: str) -> str:
        code = _kind(piece)
        if len(self) < _REMEMBERED:
            self[piece] = code
        return code

    def read(self, text: str, start: int = 0, end: int | None = None) -> Tokens:
        """The tokens of text[start:end]; `starts` are offsets into the whole text."""
        return _read(self, text, start, len(text) if end is None else end)

    def __hash__(self) -> int:  # type: ignore[override]  # one alphabet a language: identity is enough for the cache
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


@lru_cache(maxsize=512)  # the times of a whole document are found before its quantities
def _read(alphabet: Alphabet, text: str, start: int, end: int) -> Tokens:
    pieces: Iterable[str] = _TOKEN.findall(text, start, end)
    starts = list(accumulate(map(len, pieces), initial=start))
    return Tokens(text, "".join([alphabet[piece] for piece in pieces]), starts)


def _kind(piece: str) -> str:
    first = piece[0]
    if first.isdecimal():
        return _number_kind(piece)
    if first.isalpha():
        if "/" in piece or piece.startswith("www."):
            return OTHER
        if first.isupper():
            return CAPITAL
        if piece.endswith("s") and not piece.endswith(("ss", "us", "is")):
            return PLURAL
        return PAST if piece.endswith("ed") else ADVERB if piece.endswith("ly") else WORD
    if first.isspace():
        return WALL if piece.count("\n") > 1 else " "
    return OTHER


def _number_kind(piece: str) -> str:
    if piece.isdecimal():
        value = int(piece) if len(piece) <= 4 else 10_000
        if len(piece) <= 2 and 1 <= value <= 31:
            return DAY
        return YEAR if len(piece) == 4 and 1700 <= value <= 2099 else INTEGER
    if piece.endswith("0s"):
        return DECADE
    if piece[-1].isalpha():
        return ORDINAL_DAY if piece[:-2].isdecimal() and len(piece) <= 4 and 1 <= int(piece[:-2]) <= 31 else ORDINAL
    if ":" in piece:
        return CLOCK
    if "-" in piece:
        return ISO_DATE if re.fullmatch(r"\d{4}-\d\d-\d\d", piece) else JUNK
    if re.fullmatch(r"(\d{1,2})([./])\d{1,2}\2(?:\d\d|\d{4})", piece):
        return DOTTED_DATE
    return NUMBER if _GROUPED.fullmatch(piece) else JUNK
