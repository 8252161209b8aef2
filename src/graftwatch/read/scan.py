"""Which sentences are worth parsing, told from the words of a text alone.

Three questions. Is the document of the field at all: does it name an offence, or a public post close to a deed of the
law or a change of office, and does it speak of the state more than of sport, art or leisure
(`lexicon/<language>/scan.toml`)? If not, nothing in it belongs in the ledger. Which passages of it tell something else:
the football in a round-up, the weather behind a verdict? And which of the other paragraphs hold a word on which any
claim could hang, or a name that claims elsewhere may need? What is left is not parsed.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from graftwatch.read.frames import Frames
from graftwatch.read.layout import Block, Layout, Sentence
from graftwatch.read.offences import Offences
from graftwatch.read.toml_files import table
from graftwatch.read.units import Condition, load_classes
from graftwatch.read.words import Words

HIT, FIELD, POST, OFFICE, STATE, SERVANT, DEED, ELSEWHERE = 1, 2, 4, 8, 16, 32, 64, 128
"""What a word says: a claim may hang on it; the text is of the field; a public post; the head of something; a body of
the state; a servant of the law; a deed of the law or a change of office; the text is of sport, art or leisure."""

_NEAR, _BESIDE = 600, 60
"""Code points between a post and a deed, and between a head and its body: about a paragraph, and a phrase."""

_SHORT = 100
"""Words of a text that is too short to speak of the state twice."""

_DENSE = 0.05
"""Share of the words of a text that name posts and bodies of the state, from which it is about these whatever is done:
who holds which post. General news that names them in passing stays below half of it."""

_AT_LENGTH = 3
"""Words of the field, counted each time, with which a text is of offences at length."""

_PASSAGE = 80
"""Words of a passage that can be of something else. Of 336 articles of the field, marked by hand, passages of 60 words
without a sign of it held 0.2 % of what was marked, passages of 80 words 0.01 %."""

_WORD = re.compile(r"[^\W_]+")
_DONE_TO = re.compile(r"[^.!?]*\b(?:was|were|been|being|is|are)\s+(?:\w+ly\s+)?", re.IGNORECASE)
_CLAIM_SIGNS = re.compile(r"\d|[$€£¥₸₽₴₹%“”\"«]")
_NAME = re.compile(r"(?<=[\w,;:] )[A-Z][^\W\d_]+|\b[A-Z][A-Z]+\b")
_LEANS = re.compile(
    r"[\"“‘']?(?:He|She|His|Her|They|Their|It|Its|The|This|That|Those|These|Both|Neither|But|And|All)\b"
)
_OPEN_CLASSES = frozenset({"person", "body", "place", "money", "term", "*", "that"})


class Scan:
    """Chooses what to parse. Construct once with `Scan.of` and keep."""

    def __init__(
        self,
        triggers: dict[str, int],
        pairs: frozenset[tuple[str, str]] = frozenset(),
        is_calendar: Callable[[str], bool] = lambda word: False,
    ) -> None:
        """`triggers` maps a word, in lower case, to what it says (a sum of the constants above); `pairs` are the
        offences of two words; `is_calendar` says which words with a capital name days and months."""
        self._says = triggers
        self._telling = frozenset(word for word, says in triggers.items() if says > HIT)
        self._of_field = frozenset(word for word, says in triggers.items() if says & FIELD)
        self._pairs = pairs
        self._is_calendar = is_calendar

    @classmethod
    def of(cls, words: Words, frames: Frames, offences: Offences) -> "Scan":
        """The scan that a language's lexicons ask for."""
        irregular = irregular_forms(words.language)
        triggers: dict[str, int] = defaultdict(int)
        for says, found in _asked_for(words, frames, offences):
            for word in found:
                for form in forms_of(word, irregular):
                    triggers[form] |= says
        pairs = frozenset(
            (first, form) for first, last in _pairs(words.language, offences) for form in forms_of(last, irregular)
        )
        return cls(dict(triggers), pairs, words.is_calendar)

    def concerns(self, text: str, furniture: Iterable[tuple[int, int]] = ()) -> bool:
        """Whether a document is of the field. What stands in its `furniture` does not count."""
        for start, end in furniture:
            text = text[:start] + " " * (end - start) + text[end:]
        text = text.lower()
        words = _WORD.findall(text)
        places = {word: _spans(text, word) for word in self._telling.intersection(words)}
        told = self._holds_pair(words) or self._is_told(text, places, len(words))
        return told and self._is_of_the_state(places, len(words))

    def names_offence(self, text: str) -> bool:
        """Whether a text holds a word that puts it into the field by itself."""
        words = _WORD.findall(text.lower())
        return not self._of_field.isdisjoint(words) or self._holds_pair(words)

    def _holds_pair(self, words: list[str]) -> bool:
        """Whether an offence of two words stands among words."""
        return not self._pairs.isdisjoint(pairwise(words))

    def _is_told(self, text: str, places: dict[str, list[tuple[int, int]]], length: int) -> bool:
        """Whether a text names an offence, or something done to a holder of a public post or a servant of the law, or
        speaks of little but posts, or is short and speaks of little but bodies of the state."""
        if any(self._says[word] & FIELD for word in places):
            return True
        posts, offices, bodies, servants, deeds = (
            sorted(span for word, spans in places.items() if self._says[word] & says for span in spans)
            for says in (POST, OFFICE, STATE, SERVANT, DEED)
        )
        posts = sorted({*posts, *(office for office in offices if _nearest(bodies, office) <= _BESIDE)})
        if any(_nearest(posts, deed) <= _NEAR for deed in deeds):
            return True
        if (posts or length < _SHORT) and len({*posts, *bodies}) >= max(2, _DENSE * length):
            return True
        return any(_is_done_to(text, servant, deed) for deed in deeds for servant in servants)

    def _is_of_the_state(self, places: dict[str, list[tuple[int, int]]], length: int) -> bool:
        """Whether two signs of three say that a text of so many words is about the state: it speaks of the state, less
        of sport, art or leisure, and at length of offences."""
        state = sum(bool(self._says[word] & (POST | STATE | SERVANT)) for word in places)
        elsewhere = sum(bool(self._says[word] & ELSEWHERE) for word in places)
        field = sum(len(spans) for word, spans in places.items() if self._says[word] & FIELD)
        signs = length < _SHORT or state >= 2, elsewhere < max(2, state), field >= _AT_LENGTH
        return sum(signs) >= 2

    def sentences(self, layout: Layout, *, every: bool = False) -> list[Sentence]:
        """The sentences to parse of a document of the field, in order; with `every`, all."""
        if every:
            return layout.sentences
        blocks = self._of_the_field(layout)
        wanted = {b.number for b in blocks if self._may_claim(layout.text, b)}
        named = {name for b in blocks if b.number in wanted for name in _NAME.findall(layout.text, b.start, b.end)}
        listing = False
        for before, block in zip([None, *blocks], blocks):
            opened = before is not None and before.number in wanted and layout.text[before.end - 1] == ":"
            listing = opened or (listing and before is not None and layout.text[before.end - 1] in ";,")
            if listing:
                wanted.add(block.number)
            if block.number in wanted and before is not None and _LEANS.match(layout.text, block.start):
                wanted.add(before.number)
            elif not named.isdisjoint(_WORD.findall(layout.text, block.start, block.end)):
                wanted.add(block.number)
        return [s for s in layout.sentences if s.block in wanted]

    def _of_the_field(self, layout: Layout) -> list[Block]:
        """The blocks of a document of the field without furniture and without passages that tell something else.

        Such a passage is a row of blocks of `_PASSAGE` words or more in all, none of which says by a word that it is
        of the field, or has a name in common with one that does, or is somebody's turn in a conversation. A paragraph
        right behind one of the field goes on with that, unless it names sport, art or leisure; a heading belongs to
        what stands under it.
        """
        text, blocks = layout.text, [b for b in layout.blocks if b.kind != "furniture"]
        words = [_WORD.findall(text, b.start, b.end) for b in blocks]
        telling = [self._tells(of_block) for of_block in words]
        named = {name for b, tells in zip(blocks, telling) if tells for name in _NAME.findall(text, b.start, b.end)}
        named = {name for name in named if not self._is_calendar(name)}
        kept: list[Block] = []
        passage: list[Block] = []
        length, signed = 0, False
        for block, of_block, tells in zip(blocks, words, telling):
            goes_on = signed and block.kind != "heading" and not self._is_elsewhere(of_block)
            signed = tells or block.label is not None or not named.isdisjoint(of_block)
            if signed or goes_on:
                under = next((i for i, b in enumerate(passage[::-1]) if b.kind != "heading"), len(passage))
                kept += [*(passage if length < _PASSAGE else passage[len(passage) - under :]), block]
                passage, length = [], 0
            else:
                passage.append(block)
                length += len(of_block)
        return kept + (passage if length < _PASSAGE else [])

    def _tells(self, words: list[str]) -> bool:
        """Whether words say that a paragraph is of the field: an offence, a post, the state, a servant of the law, or
        two deeds of the law or changes of office and nothing of sport, art or leisure."""
        words = [word.lower() for word in words]
        said = [self._says.get(word, 0) for word in words]
        if any(says & (FIELD | POST | STATE | SERVANT) for says in said) or self._holds_pair(words):
            return True
        return sum(bool(says & DEED) for says in said) > 1 and not self._is_elsewhere(words)

    def _is_elsewhere(self, words: list[str]) -> bool:
        """Whether words name sport, art or leisure."""
        return any(self._says.get(word.lower(), 0) & ELSEWHERE for word in words)

    def _may_claim(self, text: str, block: Block) -> bool:
        """Whether a block holds a number, a quotation or a word on which a claim can hang."""
        if _CLAIM_SIGNS.search(text, block.start, block.end):
            return True
        return any(self._says.get(word.lower(), 0) & HIT for word in _WORD.findall(text, block.start, block.end))


def _spans(text: str, word: str) -> list[tuple[int, int]]:
    """Where a word stands in a text, in order."""
    found, start = [], text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            found.append((start, end))
        start = text.find(word, end)
    return found


def _nearest(spans: list[tuple[int, int]], here: tuple[int, int]) -> int:
    """Code points to the nearest other one of sorted spans; a large number if there is none."""
    at = bisect_left(spans, here)
    gaps = [max(here[0] - s[1], s[0] - here[1]) for s in spans[max(0, at - 1) : at + 2] if s != here]
    return min(gaps, default=1 << 30)


def _is_done_to(text: str, servant: tuple[int, int], deed: tuple[int, int]) -> bool:
    """ "Two officers were charged": the servant of the law suffers the deed."""
    return 0 < deed[0] - servant[1] < _BESIDE and _DONE_TO.fullmatch(text, servant[1], deed[0]) is not None


def _pairs(language: str, offences: Offences) -> Iterator[tuple[str, str]]:
    """The offences of two words, neither of which says enough by itself: "tax evasion", "insider trading"."""
    alone = table(f"{language}/scan.toml")["not_alone"]
    for term, code in offences.terms.items():
        if len(term) == 2 and code not in alone["codes"] and not set(term) & {"of", "on", "in", "the", "to"}:
            yield term[0], term[1]


def _asked_for(words: Words, frames: Frames, offences: Offences) -> Iterator[tuple[int, Iterable[str]]]:
    """What the words of each lexicon say, with those words."""
    classes = {**load_classes(words.language), "post": words.post_words, "offence": offences.words}
    for frame in frames.frames:
        for unit in (*frame.verbs, *frame.light):
            yield HIT, _rarest(unit.verb, unit.conditions, classes)
        for phrase in (*frame.nouns, *frame.predicates):
            for form in phrase.forms:
                yield HIT, classes.get(form[-1].strip("{}"), ()) if form[-1].startswith("{") else (max(form, key=len),)
        yield HIT, frame.adjectives
    yield HIT, (*words.post_words, *words.trigger_words, *(max(term, key=len) for term in offences.terms))
    gate = table(f"{words.language}/scan.toml")
    alone = gate["not_alone"]
    single = {term[0]: code for term, code in offences.terms.items() if len(term) == 1}
    yield FIELD, [word for word, code in single.items() if word not in alone["words"] and code not in alone["codes"]]
    yield FIELD | HIT, gate["field"]["words"]
    yield DEED, alone["words"]
    heads = words.lexicon.posts.heads.items()
    posts = {word for word, group in heads if group in gate["posts"]["groups"] and word.isalpha()}
    yield POST, posts - set(gate["posts"]["except"])
    for says, name in ((POST, "posts"), (OFFICE, "offices"), (STATE, "state"), (SERVANT, "servants"), (DEED, "deeds"),
                       (ELSEWHERE, "elsewhere")):  # fmt: skip
        yield says, gate[name]["words"]


def _rarest(verb: str, conditions: tuple[Condition, ...], classes: dict[str, frozenset[str]]) -> list[str]:
    """Words one of which must stand in a sentence for a unit to fire: a condition's if it is closed, else the verb."""
    for condition in conditions:
        if condition.negated or condition.kind in {"particle", "infinitive"}:
            continue
        names = [w.strip("{}") for w in condition.words if w.startswith("{") or w in _OPEN_CLASSES]
        if any(n in _OPEN_CLASSES or n not in classes for n in names):
            continue
        found = [w for w in condition.words if not w.startswith("{")] + [w for n in names for w in classes[n]]
        return [verb] if len(found) > _MANY and verb not in _COMMON else found
    return [verb]


_MANY = 10
"""Words of a condition from which its verb is the rarer sight, if it is no common one."""
_COMMON = frozenset(
    ["be", "become", "bring", "build", "buy", "call", "carry", "change", "come", "do", "draw", "end", "find", "get",
     "give", "go", "have", "hear", "hold", "keep", "know", "lead", "leave", "let", "lose", "make", "meet", "move",
     "name", "open", "order", "pass", "pay", "place", "play", "put", "raise", "reach", "receive", "record", "run",
     "say", "see", "sell", "send", "serve", "set", "show", "sign", "stand", "stop", "take", "tell", "try", "turn",
     "use", "win", "work", "write"]
)  # fmt: skip


_ENDINGS = (
    ("", "s"), ("s", "ses"), ("f", "ves"), ("fe", "ves"), ("x", "xes"), ("z", "zes"), ("ch", "ches"), ("sh", "shes"),
    ("man", "men"), ("y", "ies"), ("e", "es"), ("", "es"), ("e", "ed"), ("", "ed"), ("y", "ied"), ("ic", "icked"),
    ("e", "ing"), ("", "ing"), ("ie", "ying"), ("ic", "icking"), ("", "er"), ("", "est"), ("e", "er"), ("e", "est"),
    ("y", "ier"), ("y", "iest"),
)  # fmt: skip
"""End of a lemma, end of a form of it: the rules of spaCy's English lemmatizer backwards, and those of its exceptions
that are regular."""

_DOUBLES = re.compile(r".*[^aeiou][aeiou][bdgkmnprtvz]|.*qu[ie][tpz]|.*[aeiou]l")


def irregular_forms(language: str) -> dict[str, list[str]]:
    """Lemma → the forms that no rule makes, from `lexicon/<language>/irregular.toml`."""
    parts = table(f"{language}/irregular.toml").values()
    return {word: forms for part in parts for word, forms in part.items() if word != "source"}


def forms_of(word: str, irregular: dict[str, list[str]]) -> set[str]:
    """The forms in which a word of a lexicon can stand in a text, one of which each text with it must hold.

    More are made than English has ("arrester", "funder"): a form that nobody writes costs nothing. Of a word with
    blanks or hyphens in it, which is several words of a text, the longest counts.
    """
    word = max(re.split(r"[\s\-]+", word.lower()), key=len)
    forms = {word, *irregular.get(word, ())}
    forms |= {word[: len(word) - len(old)] + new for old, new in _ENDINGS if word.endswith(old)}
    if _DOUBLES.fullmatch(word):
        forms |= {word + word[-1] + ending for ending in ("ed", "ing", "er", "es")}
    return forms
