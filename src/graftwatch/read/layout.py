"""The shape of a text before any grammar: blocks, what kind each is, and the sentences in them.

A block is a paragraph or a line that stands alone. Datelines, dates that head an entry of a chronology and speakers'
labels of a transcript are taken off the front of a block, so that the parser meets plain sentences.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from graftwatch.claims import Document
from graftwatch.read.toml_files import table

BlockKind = Literal["paragraph", "heading", "furniture"]

_LINE = re.compile(r"[^\n]+")
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’\- ]{2,30})"
    r"(?:,\s(?P<date>[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s[A-Z][a-z]{2,8}\.?(?:\s\d{4})?"
    r"|[A-Z][a-z ]{2,20}))?"
    r"(?:\s\((?P<outlet>[^)\n]{2,40})\))?(?:\s*[—–-]{1,2}\s+|\.\s+(?=[\"“A-Z]))"
)
_PLACE_AND_DASH = re.compile(
    r"(?P<place>(?:[A-Z][\w.'’-]*,?\s){1,6})(?:\((?P<outlet>[^)\n]{2,40})\)\s)?[—–]\s+(?=[A-Z])"
)
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"
)
_ENTRY = re.compile(
    rf"(?P<date>(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?{_MONTH}(?:\s?[–-]\s?{_MONTH})?(?:\s\d{{1,2}}(?!\d))?(?:,?\s\d{{4}})?"
    r"|\d{4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2})(?:\.|:|\s[—–-])\s+(?=[\"“A-Z])"
)
_LABEL = re.compile(
    r"(?P<label>(?:[A-Z][\w.'’\-]*|The)(?:\s[A-Z][\w.'’\-]*){0,3}|Q|A)(?:\s\([^()\n]{2,40}\))?:\s+(?=\S)"
)
_HEADS_OF_LISTS = frozenset(
    ["Acquitted", "Appointed", "Arrested", "Charged", "Confirmed", "Convicted", "Demoted", "Detained", "Disciplined",
     "Dismissed", "Elected", "Fined", "Named", "Promoted", "Released", "Relieved", "Removed", "Reprimanded", "Resigned",
     "Retired", "Sentenced", "Suspended", "Transferred"]
)  # fmt: skip
"""What stands before a colon in gazettes, and is nobody who speaks."""
_POINT = re.compile(r"\([a-z0-9]{1,3}\)\s|[–•*-]\s|\d{1,2}[.)]\s")
_QUESTION = re.compile(r"(?P<label>[QA])\.\s+(?=\S)")
_TOLD = re.compile(r"\w(?:: | [–—] )\w")
"""What parts somebody from what is told of him in an item of a list, which a headline among others has not."""
_BULLET = re.compile(r"[•▪■●*]\s+")
_YEAR_HEADING = re.compile(r"(?:19|20)\d\d")
_ENDS = re.compile(r"[.!?…]+[\"”’»)\]]*\s+|[.!?…]+[\"”»]\s*(?=[“\"A-Z])|(?<=[a-z])[.!?](?=[A-Z][a-z]+\s[a-z])")
_INITIALS = "|".join(sorted(table("en/words.toml")["initials"]["words"], key=len, reverse=True))
_ABBREVIATION = re.compile(
    rf"(?:\b(?:{_INITIALS}|Mr|Mrs|Ms|Rs|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cpl|Sgt|Adm|Brig|Cmdr|Cdr|Sen|Rep|Gov|Hon|Rev|St|Jr|Sr|No|Nos|Vol|vs|"
    r"Adv|Amb|Asst|Atty|Cllr|Comdr|Const|Det|Dy|Engr|Fr|Insp|Lieut|Messrs|Pte|Pvt|Ret|Retd|Rtd|Smt|Supt|"
    r"Inc|Ltd|Co|Corp|Dept|Art|art|para|approx|est|e\.g|i\.e|cf|al|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|a\.m|p\.m|"
    r"U\.S|U\.K|U\.N|E\.U)|\b[A-Z]|\b[A-Z]\.[A-Z])\.\s*$"
)
_LONGEST = 3_000  # code points of what is parsed as one sentence, some 500 words; a parser takes as many steps in a row
_SENTENCE_STARTS = re.compile(r"[\"“‘'(\[«]*[A-Z0-9$€£₸—–]")


@dataclass(slots=True)
class Sentence:
    """A sentence of a document, or a part of one between semicolons: half-open offsets, the block it stands in, its
    number in the document. `whole` is the sentence that it is a part of; `continues`: a part stands before it."""

    start: int
    end: int
    block: int
    number: int
    whole: tuple[int, int] = (0, 0)
    continues: bool = False


@dataclass(slots=True)
class Block:
    """A paragraph or heading. `start` lies behind a dateline, entry date or label, which are kept beside it."""

    start: int
    end: int
    kind: BlockKind
    number: int
    label: str | None = None
    label_span: tuple[int, int] | None = None
    entry: tuple[int, int] | None = None
    bullet: bool = False
    dateline: dict[str, tuple[int, int]] = field(default_factory=dict)
    sentences: list[Sentence] = field(default_factory=list)

    @property
    def is_short(self) -> bool:
        """Whether it is a paragraph of one or two sentences, as wire copy breaks one report into."""
        plain = self.kind == "paragraph" and self.label is None and self.entry is None
        return plain and 0 < len(self.sentences) <= 2

    @property
    def is_headed(self) -> bool:
        """Whether it begins with what an item of a round-up or list begins with: a dateline, a date, a label, a
        bullet."""
        return bool(self.dateline or self.entry or self.label or self.bullet)


@dataclass(slots=True)
class Layout:
    """All blocks of a document and all its sentences, in order."""

    text: str
    blocks: list[Block]
    sentences: list[Sentence]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a code point, or None."""
        last = bisect_right(self.sentences, offset, key=lambda sentence: sentence.start) - 1
        return self.sentences[last] if last >= 0 and offset < self.sentences[last].end else None

    def item_end(self, offset: int) -> int:
        """Where the item of a round-up ends that holds a code point: before the next heading or headed block below a
        paragraph; at the end of the text where it is one report. Points belong to the paragraph above them."""
        above, point = "heading", False
        for block in self.blocks:
            opens = above != "heading" and (block.kind == "heading" or block.is_headed)
            if block.start > offset and opens and (point or not block.bullet):
                return block.start
            if block.kind != "furniture":
                above, point = block.kind, block.bullet if block.start <= offset else point
        return len(self.text)


def lay_out(document: Document) -> Layout:
    """Cut a document into blocks and sentences; furniture keeps its block and gets no sentences."""
    text = document.text
    blocks = [_block(text, start, end, number) for number, (start, end) in enumerate(_paragraphs(text))]
    labels = [b.label for b in blocks if b.label]
    sentences: list[Sentence] = []
    for block in blocks:
        if block.label and not _is_label(block.label, labels):
            if block.label_span is not None and block.label.isupper() and len(block.label) > 2:
                block.dateline = {"place": block.label_span}  # "MANILA: The army has …"
            else:
                block.start = (block.label_span or (block.start, 0))[0]
            block.label, block.label_span = None, None
        if _is_furniture(block, document.furniture):
            block.kind = "furniture"
            continue
        block.start = max([block.start, *(e for s, e in document.furniture if s <= block.start < e < block.end)])
        while block.start < block.end and text[block.start] in " —–-":
            block.start += 1
        for whole in _split(text, block.start, block.end):
            for start, end in _parts(text, *whole):
                sentence = Sentence(start, end, block.number, len(sentences), whole, start > whole[0])
                block.sentences.append(sentence)
                sentences.append(sentence)
    return Layout(text, blocks, sentences)


def _is_label(label: str, labels: list[str]) -> bool:
    """Whether a label is one among several; "A." alone is an initial."""
    alone = label in {"A", "Q"} and not {"A", "Q"} <= set(labels)
    return not alone and (labels.count(label) > 1 or len(set(labels)) > 2)


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Spans of paragraphs: blank lines part them; a single line break does so unless the line before it was wrapped."""
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        stripped = line.group().strip()
        if not stripped:
            continue
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        end = start + len(stripped)
        if spans and _wrapped(text, spans[-1], (start, end)):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return spans


def _wrapped(text: str, before: tuple[int, int], line: tuple[int, int]) -> bool:
    """Whether a line goes on with what the last line of a paragraph began: that one was full, so that the next word
    did not fit into the width of its paragraph. A headline right above a long line had room for it."""
    start, end = line
    if text[before[1] : start].count("\n") != 1 or _POINT.match(text, start):
        return False
    lengths = [len(part) for part in text[before[0] : before[1]].split("\n")]
    if not 50 <= lengths[-1] <= 100:
        return False
    if text[start].islower():
        return True
    first_word = len(text[start:end].split(maxsplit=1)[0])
    full = lengths[-1] + 1 + first_word > max(*lengths, end - start)
    return full and text[before[1] - 1] not in '.!?:”"'


def _block(text: str, start: int, end: int, number: int) -> Block:
    kind: BlockKind = "paragraph" if text[end - 1] in '.!?…:;”")]’' or end - start > 140 else "heading"
    bullet = _BULLET.match(text, start, end)
    if bullet is not None:
        start = bullet.end()
        kind = "paragraph" if _TOLD.search(text, start, end) else kind
    block = Block(start, end, kind, number, bullet=bullet is not None)
    if (match := _DATELINE.match(text, start, end)) and _is_dateline(match):
        block.start = match.end()
        block.dateline = {name: match.span(name) for name in ("place", "date", "outlet") if match[name]}
    elif match := _PLACE_AND_DASH.match(text, start, end):
        block.start = match.end()
        block.dateline = {name: match.span(name) for name in ("place", "outlet") if match[name]}
    elif match := _ENTRY.match(text, start, end):
        block.start, block.entry = match.end(), match.span("date")
    elif (match := _label(text, start, end)) is not None:
        block.start, block.label, block.label_span = match.end(), match["label"], match.span("label")
    elif kind == "heading" and _YEAR_HEADING.fullmatch(text, start, end):
        block.entry = (start, end)
    return block


def _label(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label of a speaker at the front of a block, or the Q or A of an interview."""
    match = _LABEL.match(text, start, end)
    if match is not None and match["label"].split()[0] not in _HEADS_OF_LISTS:
        return match
    return _QUESTION.match(text, start, end)


def _is_dateline(match: re.Match[str]) -> bool:
    """A place in capitals is a dateline if a date or outlet follows it, or if it ends on a dash or a full stop."""
    place = match["place"].strip()
    if _ABBREVIATION.fullmatch(match.group().strip()):
        return False  # "U.S. Attorney Ann Lee said"
    return len(place) > 2 and (
        bool(match["date"] or match["outlet"]) or (match.group().rstrip()[-1] in "—–-." and " " not in place)
    )


def _is_furniture(block: Block, furniture: tuple[tuple[int, int], ...]) -> bool:
    middle = (block.start + block.end) // 2
    return any(start <= middle < end for start, end in furniture)


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans within a block: at full stops that no abbreviation explains, before something that can begin
    one."""
    spans, at, depth_from = [], start, start
    for match in _ENDS.finditer(text, start, end):
        cut = match.end()
        if cut >= end or not _SENTENCE_STARTS.match(text, cut):
            continue
        if match.group().startswith(".") and _ABBREVIATION.search(text, max(at, match.start() - 12), match.start() + 2):
            continue
        if _inside_brackets(text, depth_from, match.start()):
            continue
        spans.append((at, match.end() - (len(match.group()) - len(match.group().rstrip()))))
        at = depth_from = cut
    spans.append((at, end))
    return [(a, b) for a, b in spans if a < b]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The parts of a sentence between semicolons outside brackets: each is a clause of its own, and parses better
    alone."""
    parts, at = [], start
    for match in re.finditer(r";\s+", text[start:end]):
        cut = start + match.start()
        if not _inside_brackets(text, start, cut) and cut - at > 15 and end - cut > 15:
            parts.append((at, cut))
            at = start + match.end()
    parts.append((at, end))
    return [piece for part in parts for piece in _pieces(text, *part)]


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What a parser can take: a stretch longer than any sentence, such as a table without a full stop, in pieces that
    end at a blank where there is one."""
    while end - start > _LONGEST:
        blank = text.rfind(" ", start + 1, start + _LONGEST)
        cut = blank if blank > 0 else start + _LONGEST
        yield start, cut
        start = cut + (blank > 0)
    yield start, end


def _inside_brackets(text: str, start: int, end: int) -> bool:
    part = text[start:end]
    return part.count("(") > part.count(")")
