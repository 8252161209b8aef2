"""A grammar read from lexicon tables: classes of words, rules, and the expressions that a text is searched for.

The tables (TOML, with reasons) have `[classes.NAME]` with `words` (a list, or a table from word to value), `[rules]`
(a name for a piece of notation) and `[[pattern]]`; see notation.py for the notation. At each place where an
expression can begin, the longest one wins, and the earlier in the table among equals.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graftwatch.read.patterns.alphabet import (
    CLOCK,
    DAY,
    DECADE,
    DOTTED_DATE,
    INTEGER,
    ISO_DATE,
    JUNK,
    NUMBER,
    NUMBERS,
    ORDINAL,
    ORDINAL_DAY,
    POSSESSIVE,
    WORD,
    WORDS,
    YEAR,
    Alphabet,
    Tokens,
)
from graftwatch.read.patterns.notation import Piece, choice, compile_notation, groups, one_of

_KINDS = {
    "day": DAY,
    "year": YEAR,
    "integer": DAY + YEAR + INTEGER,
    "digits": DAY + YEAR + INTEGER + NUMBER,
    "nth": ORDINAL_DAY + ORDINAL,
    "nth_day": ORDINAL_DAY,
    "iso": ISO_DATE,
    "dotted": DOTTED_DATE,
    "decade": DECADE,
    "clock": CLOCK,
    "junk": JUNK,
    "dash": "-–—",
    "hyphen": "-–",
    "open": "([",
    "close": ")]",
    "quote": '"',
    "poss": POSSESSIVE + "'",
    "unknown": "wsel",
    "capital": "C",
    "plural": "s",
    "past": "e",
    "plain": WORD,
}
_SIGNS = "$€£¥₸₴₽"
_BEFORE = f"(?<![{WORDS}{NUMBERS}])(?:(?<![{WORDS}][-])|(?=[{_SIGNS}]))"  # `MiG-31` is no 31, `$5m-$7m` two sums
_STOOD_BEFORE = f"(?<![{WORDS}{NUMBERS}].)(?:(?<![{WORDS}][-].)|(?<=[{_SIGNS}]))"  # the same, asked a token later
_LOOK_BACK = 16  # tokens: a preposition of three words, an article and the spaces between them
_AFTER = f"(?![{WORDS}{NUMBERS}])(?!-[{WORDS}])"

Evaluate = Callable[["Grammar", Tokens, int, int], Any]
"""What a rule's words mean: the grammar, the tokens and the half-open range that the rule took."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One kind of expression. `table` keeps what else the lexicon says of it (role, needs, ...)."""

    shape: str
    regex: re.Pattern[str]
    labels: Mapping[str, tuple[str, str]]
    table: Mapping[str, Any]
    order: int
    plain: str = ""
    only_after: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None

    def fits_after(self, codes: str, at: int) -> bool:
        """Whether what stands before token `at` allows the expression there."""
        if self.only_after is None and self.unless_after is None:
            return True
        before = codes[max(0, at - _LOOK_BACK) : at].rstrip()
        if self.unless_after is not None and self.unless_after.search(before):
            return False
        return self.only_after is None or self.only_after.search(before) is not None


@dataclass(frozen=True, slots=True)
class Match:
    """An expression found: tokens [first, after), and the value of each label that took part."""

    pattern: Pattern
    tokens: Tokens
    first: int
    after: int
    parts: Mapping[str, Any]

    @property
    def start(self) -> int:
        return self.tokens.starts[self.first]

    @property
    def end(self) -> int:
        return self.tokens.starts[self.after]


class Grammar:
    """Words, rules and patterns of one language. Tables are read in order and use the names of earlier ones."""

    def __init__(self, tables: Sequence[Mapping[str, Any]], evaluate: Mapping[str, Evaluate]) -> None:
        self.alphabet = Alphabet()
        self.values: dict[str, dict[str, Any]] = {}
        self._pieces: dict[str, Piece] = {name: one_of(codes) for name, codes in _KINDS.items()}
        self._pieces["any_word"] = Piece(
            f"[{WORDS}]", f"[{WORDS}]", frozenset()
        )  # in lookahead only: has no first codes
        self._members: dict[str, frozenset[str]] = {}
        self._evaluate = evaluate
        self._starting: dict[str, dict[str, list[Pattern]]] = defaultdict(lambda: defaultdict(list))
        self._points: list[Piece] = []
        self._gates: dict[tuple[str, str], re.Pattern[str]] = {}
        self._searches: dict[str, re.Pattern[str]] = {}
        for table in tables:
            for name, group in table.get("classes", {}).items():
                self._add_class(name, group["words"])
            for name, notation in table.get("rules", {}).items():
                self._pieces[name] = self.compile(notation)
                self._members[name] = self._classes_in(notation)
            for order, pattern in enumerate(table.get("pattern", ())):
                self._add_pattern({"group": table.get("group", "main"), **pattern}, order)

    def compile(self, notation: str) -> Piece:
        """Notation to a regular expression over codes, with the names known so far."""
        return compile_notation(notation, self.alphabet.code, self._pieces)

    def matcher(self, notation: str) -> re.Pattern[str]:
        """An expression to be matched where it should begin."""
        return re.compile(groups(self.compile(notation))[0])

    def search_before(self, notation: str) -> re.Pattern[str]:
        """An expression that ends where the text before something ends."""
        return re.compile(_BEFORE + groups(self.compile(notation))[0] + "$")

    def _add_class(self, name: str, words: Mapping[str, Any] | Sequence[str]) -> None:
        table = words if isinstance(words, Mapping) else {word: word for word in words}
        pieces = {word: self.compile(word) for word in table}
        self.values[name] = {self._plain_codes(word): value for word, value in table.items()}
        singles = [word for word in table if len(self._plain_codes(word)) == 1]
        phrases = sorted((word for word in table if word not in singles), key=len, reverse=True)
        options = [pieces[word] for word in phrases]
        if singles:
            options.append(one_of("".join(dict.fromkeys(self._plain_codes(word) for word in singles))))
        self._pieces[name] = choice(options)
        self._members[name] = frozenset([name])

    def _plain_codes(self, phrase: str) -> str:
        return "".join(
            " " if part == " " else self.alphabet.code(part)
            for part in re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)*|.", phrase)
        )

    def _classes_in(self, notation: str) -> frozenset[str]:
        names = re.findall(r"<([a-z_]+)", notation)
        return frozenset().union(*(self._members.get(name, frozenset()) for name in names))

    def _add_pattern(self, table: Mapping[str, Any], order: int) -> None:
        piece = self.compile(table["text"])
        body, labels = groups(piece)
        regex = body + _AFTER
        if "unless_before" in table:
            regex += "(?!" + self.compile(table["unless_before"]).plain + ")"
        if "only_before" in table:
            regex += "(?=" + self.compile(table["only_before"]).plain + ")"
        around = (self.search_before(table[key]) if key in table else None for key in ("only_after", "unless_after"))
        pattern = Pattern(table["shape"], re.compile(regex), labels, table, order, piece.plain, *around)
        for group in _groups(table):
            for code in piece.first:
                self._starting[group][code].append(pattern)
        if table.get("point"):
            self._pieces["point"] = choice([*self._points, piece]) if self._points else piece
            self._points.append(piece)

    def find(self, tokens: Tokens, group: str, accept: Callable[[Match], bool] | None = None) -> Iterator[Match]:
        """The expressions of a group from left to right, none overlapping; `accept` may refuse one."""
        search = self._searches.get(group)
        if search is None:
            begins = one_of("".join(self._starting[group])).regex  # first: few tokens begin anything
            search = self._searches[group] = re.compile(begins + _STOOD_BEFORE, re.DOTALL)
        after = 0
        for begin in search.finditer(tokens.codes):
            at = begin.start()
            if at >= after and self._gate(group, begin[0]).match(tokens.codes, at) is not None:
                found = self.match(tokens, at, group, accept)
                if found is not None:
                    yield found
                    after = found.after

    def match(
        self,
        tokens: Tokens,
        at: int,
        group: str,
        accept: Callable[[Match], bool] | None = None,
        after: int | None = None,
    ) -> Match | None:
        """The longest expression that begins at token `at` (and ends at `after`, if given)."""
        candidates = []
        for pattern in self._starting[group].get(tokens.codes[at], ()):
            hit = pattern.regex.match(tokens.codes, at) if after is None else self._whole(pattern, tokens, at, after)
            if hit is not None and hit.end() > at and (after is not None or pattern.fits_after(tokens.codes, at)):
                candidates.append((-hit.end(), pattern.order, pattern, hit))
        candidates.sort(key=lambda candidate: candidate[:2])
        for _, _, pattern, hit in candidates:
            found = Match(pattern, tokens, at, hit.end(), self._parts(pattern, tokens, hit))
            if accept is None or accept(found):
                return found
        return None

    def _gate(self, group: str, code: str) -> re.Pattern[str]:
        """All patterns that begin with a code as one: most words that could begin one begin none."""
        gate = self._gates.get((group, code))
        if gate is None:
            gate = re.compile("|".join(pattern.plain for pattern in self._starting[group][code]))
            self._gates[group, code] = gate
        return gate

    @staticmethod
    def _whole(pattern: Pattern, tokens: Tokens, at: int, after: int) -> re.Match[str] | None:
        hit = pattern.regex.match(tokens.codes, at, after)
        return hit if hit is not None and hit.end() == after else None

    def _parts(self, pattern: Pattern, tokens: Tokens, hit: re.Match[str]) -> dict[str, Any]:
        return {
            label: self.value(name, tokens, *hit.span(group))
            for group, (label, name) in pattern.labels.items()
            if hit.start(group) >= 0
        }

    def value(self, name: str, tokens: Tokens, first: int, after: int) -> Any:
        """What tokens [first, after), taken by the class or rule `name`, mean."""
        if name in self._evaluate:
            return self._evaluate[name](self, tokens, first, after)
        if name in _KINDS:
            return tokens.words(first, after)
        if name in self.values:
            return self.values[name].get(tokens.codes[first:after])
        for begin in range(first, after):
            for stop in range(after, begin, -1):
                for member in self._members[name]:
                    if tokens.codes[begin:stop] in self.values[member]:
                        return self.values[member][tokens.codes[begin:stop]]
        return tokens.words(first, after)


def _groups(table: Mapping[str, Any]) -> tuple[str, ...]:
    groups = table["group"] if isinstance(table["group"], list) else [table["group"]]
    return (*groups, "point") if table.get("point") else tuple(groups)
