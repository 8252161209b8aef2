"""The notation of expressions in the lexicons, and how it becomes a regular expression over codes.

    in (the )?<season>( of)? <year:of>     words stand for themselves; <name> is a class or rule, <name:label> keeps
    what it took (a|b)  x?  x*  x+                      as in regular expressions; a space is a space, every other
    mark itself

A compiled piece knows which codes it can begin with, so that a grammar tries it only there.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graftwatch.errors import GraftwatchError

_PART = re.compile(
    r"<(?P<name>[a-z_]+)(?::(?P<label>[a-z_]+))?>|(?P<word>'s\b|[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*)|(?P<mark>.)", re.DOTALL
)


class BadNotation(GraftwatchError, ValueError):
    """An expression of a lexicon that cannot be compiled."""

    def __init__(self, notation: str, reason: str) -> None:
        super().__init__(notation, reason)
        self.notation, self.reason = notation, reason

    def __str__(self) -> str:
        return f"lexicon expression {self.notation!r}: {self.reason}; correct it in the lexicon's TOML file"


@dataclass(frozen=True, slots=True)
class Piece:
    """A compiled part. `plain` is `regex` without labels; `labels` are (label, what it was put on), left to right."""

    regex: str
    plain: str
    first: frozenset[str]
    empty: bool = False
    labels: tuple[tuple[str, str], ...] = ()


NOTHING = Piece("", "", frozenset(), True)


def one_of(codes: str) -> Piece:
    """Any one of these codes."""
    text = "[" + "".join(map(re.escape, codes)) + "]" if len(codes) > 1 else re.escape(codes)
    return Piece(text, text, frozenset(codes))


def sequence(left: Piece, right: Piece) -> Piece:
    first = left.first | right.first if left.empty else left.first
    empty = left.empty and right.empty
    return Piece(left.regex + right.regex, left.plain + right.plain, first, empty, left.labels + right.labels)


def choice(pieces: list[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    regex = "(?:" + "|".join(piece.regex for piece in pieces) + ")"
    plain = "(?:" + "|".join(piece.plain for piece in pieces) + ")"
    labels = tuple(label for piece in pieces for label in piece.labels)
    return Piece(regex, plain, frozenset().union(*(p.first for p in pieces)), any(p.empty for p in pieces), labels)


def repeated(piece: Piece, mark: str) -> Piece:
    return Piece(
        f"(?:{piece.regex}){mark}", f"(?:{piece.plain}){mark}", piece.first, piece.empty or mark != "+", piece.labels
    )


def labelled(piece: Piece, name: str, label: str) -> Piece:
    """The piece as one named group; labels inside it are dropped."""
    return Piece(f"(?P<{label}>{piece.plain})", f"(?:{piece.plain})", piece.first, piece.empty, ((label, name),))


def groups(piece: Piece) -> tuple[str, dict[str, tuple[str, str]]]:
    """The regular expression with a group of its own for each label, and which label and name each group stands for.

    A label may stand in several branches: its second group is called `label__2`.
    """
    counts: dict[str, int] = {}
    table: dict[str, tuple[str, str]] = {}
    for label, name in piece.labels:
        counts[label] = counts.get(label, 0) + 1
        table[label if counts[label] == 1 else f"{label}__{counts[label]}"] = (label, name)
    unused = iter(table)
    return re.sub(r"\(\?P<\w+>", lambda _: f"(?P<{next(unused)}>", piece.regex), table


def compile_notation(notation: str, word: Callable[[str], str], names: Mapping[str, Piece]) -> Piece:
    """Compile; `word` gives the code of a word or mark, `names` the classes and rules known so far.

    Raises:
        BadNotation: An unknown name, or brackets that do not close.
    """
    parts = list(_PART.finditer(notation))
    piece, used = _choices(notation, parts, 0, word, names)
    if used != len(parts):
        raise BadNotation(notation, "a bracket closes that was never opened")
    return piece


def _choices(
    notation: str, parts: list[re.Match[str]], at: int, word: Callable[[str], str], names: Mapping[str, Piece]
) -> tuple[Piece, int]:
    options = [NOTHING]
    while at < len(parts) and parts[at]["mark"] != ")":
        if parts[at]["mark"] == "|":
            options.append(NOTHING)
            at += 1
            continue
        piece, at = _item(notation, parts, at, word, names)
        options[-1] = sequence(options[-1], piece)
    return choice(options), at


def _item(
    notation: str, parts: list[re.Match[str]], at: int, word: Callable[[str], str], names: Mapping[str, Piece]
) -> tuple[Piece, int]:
    part = parts[at]
    if part["name"]:
        if part["name"] not in names:
            raise BadNotation(notation, f"no class or rule is called <{part['name']}>")
        piece = names[part["name"]]
        if part["label"]:
            piece = labelled(piece, part["name"], part["label"])
        at += 1
    elif part["mark"] == "(":
        piece, at = _choices(notation, parts, at + 1, word, names)
        if at == len(parts):
            raise BadNotation(notation, "a bracket is not closed")
        at += 1
    else:
        piece = one_of(word(part["word"] or part["mark"]))
        at += 1
    while at < len(parts) and parts[at]["mark"] in ("?", "*", "+"):
        piece = repeated(piece, parts[at]["mark"])
        at += 1
    return piece, at
