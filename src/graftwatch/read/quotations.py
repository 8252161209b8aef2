"""Quotations: where a document gives words in quotation marks, and who is said to have spoken them."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.layout import Block
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article
    from graftwatch.read.voices import Voices

_MARKS = re.compile(
    r"“(?P<curly>[^“”]+)”|«(?P<guillemets>[^«»]+)»|\"(?P<straight>[^\"]+)\"|(?<![\w’])‘(?P<single>[^‘’]*(?:’(?=\w)[^‘’]*)*[,.?!])’"
)
_FEWEST_WORDS = 2


@dataclass(eq=False, slots=True)
class Quotation:
    """Words in quotation marks: half-open offsets without and with the marks, the block they stand in.

    `full` quotations are sentences of their own and have a speaker, if one can be found: `speaker` with the `clause` of
    saying, or, where only the words before name one, the same as those of the quotation before (`goes_on`).
    """

    start: int
    end: int
    outer: tuple[int, int]
    block: int
    full: bool = False
    parsed: Parsed | None = None
    clause: Clause | None = None
    speaker: Token | None = None
    goes_on: bool = False


class Quotations:
    """All quotations of a document, in order."""

    def __init__(self, article: "Article", voices: "Voices") -> None:
        self._article, self._voices = article, voices
        self.all = [q for block in article.layout.blocks if block.kind == "paragraph" for q in self._in_block(block)]
        self._full = [q for q in self.all if q.full]
        self._starts = [q.start for q in self._full]
        self._of: dict[Clause, Quotation] = {}
        before: Quotation | None = None
        for quotation in self._full:
            self._find_speaker(quotation)
            if quotation.clause is not None:
                self._of.setdefault(quotation.clause, quotation)
            elif (told := self._told(quotation)) is not None:
                quotation.parsed, quotation.clause, quotation.speaker = told
                quotation.goes_on = True
            elif before is not None and self._follows(before, quotation):
                quotation.parsed, quotation.clause, quotation.speaker = before.parsed, before.clause, before.speaker
                quotation.goes_on = True
            before = quotation

    def at(self, offset: int) -> Quotation | None:
        """The full quotation that holds a code point of the document."""
        before = bisect_right(self._starts, offset)
        return self._full[before - 1] if before and offset < self._full[before - 1].end else None

    def of(self, clause: Clause) -> Quotation | None:
        """The quotation that a clause of saying introduces or follows, the first of several."""
        return self._of.get(clause)

    def _in_block(self, block: Block) -> Iterator[Quotation]:
        text = self._article.text
        for match in _MARKS.finditer(text, block.start, block.end):
            name = match.lastgroup or "straight"
            start, end = match.span(name)
            yield Quotation(start, end, match.span(), block.number, _is_full(text, start, end))

    # -- speakers

    def _find_speaker(self, quotation: Quotation) -> None:
        for find in (self._behind, self._before):
            found = find(quotation)
            if found is not None:
                quotation.parsed, quotation.clause, quotation.speaker = found
                return

    def _sentence(self, offset: int) -> Parsed | None:
        sentence = self._article.layout.sentence_at(offset)
        return self._article.parsed.get(sentence.number) if sentence is not None else None

    def _behind(self, quotation: Quotation) -> tuple[Parsed, Clause, Token] | None:
        """`"…," said X`, `"…," X shrugged`: the clause that begins where the quotation ends, whatever its verb."""
        parsed = self._sentence(quotation.outer[1] - 1)
        if parsed is None or self._article.text[quotation.end - 1] == ".":
            return None
        for clause in self._article.clauses[parsed.sentence.number]:
            speaker = self._speaker(clause)
            if (
                speaker is None
                or parsed.start(clause.predicate) < quotation.outer[1]
                or clause.predicate.tag_ in {"VB", "VBG"}
            ):
                continue
            first = min(self._article.extent(parsed, speaker)[0], parsed.start(clause.predicate))
            if quotation.outer[1] <= parsed.start(speaker) and first - quotation.outer[1] <= 3:
                return parsed, clause, speaker
        return None

    def _before(self, quotation: Quotation) -> tuple[Parsed, Clause, Token] | None:
        """`X said: "…"`; behind a colon any verb will do (`X left a note: "…"`)."""
        parsed = self._sentence(quotation.outer[0])
        if parsed is None:
            return None
        lead = self._article.text[parsed.sentence.start : quotation.outer[0]].rstrip()
        if not lead:
            return None
        found: tuple[Parsed, Clause, Token] | None = None
        for clause in self._article.clauses[parsed.sentence.number]:
            speaker = self._speaker(clause)
            if (
                speaker is None
                or parsed.end(clause.predicate) > quotation.outer[0]
                or self.at(parsed.start(clause.predicate))
            ):
                continue
            if self._voices.reports(clause) or (lead.endswith(":") and clause.relation in {"ROOT", "conj", "ccomp"}):
                found = parsed, clause, speaker
        return found

    def _told(self, quotation: Quotation) -> tuple[Parsed, Clause, Token] | None:
        """`X said that the case was slow. "…"`: a quotation that is a sentence goes on from the report before it."""
        parsed = self._sentence(quotation.start)
        if parsed is None or self._article.text[parsed.sentence.start : quotation.outer[0]].strip():
            return None
        told = self._article.parsed.get(parsed.sentence.number - 1)
        if told is None or told.sentence.block != quotation.block:
            return None
        for clause in self._article.clauses[told.sentence.number]:
            speaker = self._speaker(clause) if clause.relation in {"ROOT", "parataxis"} and not clause.negated else None
            if speaker is not None and (clause.content or clause.relation == "parataxis"):
                return (told, clause, speaker) if self._voices.reports(clause) else None
        return None

    def _speaker(self, clause: Clause) -> Token | None:
        """The subject, wherever it stands; the parser takes some inverted ones for objects ("said Maria Lopez, 71")."""
        token = clause.agent or (clause.patient if not clause.passive else None)
        if token is None or self.at(clause.parsed.start(token)) is not None:
            return None
        return token

    def _follows(self, before: Quotation, quotation: Quotation) -> bool:
        """Whether a quotation without a speaker goes on one: in its block, or alone at the head of the next block."""
        if before.block == quotation.block:
            return True
        between = self._article.text[before.outer[1] : quotation.outer[0]]
        return quotation.block == before.block + 1 and len(between.strip()) < 60


def _is_full(text: str, start: int, end: int) -> bool:
    """Whether quoted words are a sentence: they end like one, and begin like one or behind a comma or colon."""
    words = text[start:end].split()
    if len(words) < _FEWEST_WORDS or (text[end - 1] not in ",.?!…—" and text[end + 1 : end + 2] not in {",", "."}):
        return False
    lead = text[max(0, start - 4) : start - 1].rstrip()
    return text[start].isupper() or text[start] in "…'’“‘" or lead.endswith((",", ":"))
