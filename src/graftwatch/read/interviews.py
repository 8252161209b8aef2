"""Interviews: who answers in which block, by the labels of a transcript or by the turns of question and answer."""

import re
from collections import Counter
from collections.abc import Iterable

from graftwatch.read.layout import Block, Layout
from graftwatch.read.names import Entity, Names
from graftwatch.read.signed import letters, speeches
from graftwatch.read.words import Words

_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|my|me|we|our|us)\b")
_FEWEST_QUESTIONS = 3
_LONGEST_QUESTION = 40
_LONGEST_PLAIN_QUESTION = 16


def answers(layout: Layout, names: Names, words: Words) -> dict[int, Entity]:
    """Who speaks in each block of an interview or transcript, by the block's number; empty for other articles."""
    blocks = [b for b in layout.blocks if b.kind != "furniture"]
    speakers = {label: _labelled(label, names, words) for label in sorted({b.label for b in blocks if b.label})}
    _introduced(layout, speakers.values())
    labelled = {b.number: who for b in blocks if b.label and (who := speakers[b.label]) is not None}
    if labelled or any(b.label for b in blocks):
        return _unlabelled_too(blocks, labelled, names)
    own = letters(layout.text, blocks, names, words) or speeches(layout.text, blocks, names)
    return own or _turns(layout, blocks, names)


def _labelled(label: str, names: Names, words: Words) -> Entity | None:
    """The person of a label: one named in the text, else a new one if the label has a form of address ("MR HILL")."""
    parts = label.split()
    titles = words.title_length([part.title() for part in parts])
    key = " ".join(parts[titles:]).casefold()
    for entity in names.of_kind("person") if key else ():
        if key in {entity.name.casefold(), entity.name.split()[-1].casefold()}:
            return entity
    return Entity("person", key.title()) if key and titles else None


def _introduced(layout: Layout, speakers: Iterable[Entity | None]) -> None:
    """Give speakers who are only a surname in the labels the full names by which the heading introduces them."""
    heads = [layout.text[b.start : b.end] for b in layout.blocks if b.kind == "heading"]
    for who in speakers:
        if who is None or " " in who.name:
            continue
        full = re.compile(rf"\b(?:[A-Z][\w'’.-]+ ){{1,3}}{re.escape(who.name)}\b")
        who.name = next((m.group() for head in heads if (m := full.search(head)) is not None), who.name)


def _unlabelled_too(blocks: list[Block], labelled: dict[int, Entity], names: Names) -> dict[int, Entity]:
    """Behind an "A:" stands whoever is interviewed; the labels of a transcript hold for their own blocks."""
    letters = [b for b in blocks if b.label == "A"]
    if not letters:
        return labelled
    who = _interviewee(names, letters[0].start)
    return {b.number: who for b in letters} if who is not None else labelled


def _turns(layout: Layout, blocks: list[Block], names: Names) -> dict[int, Entity]:
    """Blocks that alternate between short questions and answers in the first person."""
    text = layout.text
    asked = [k for k, b in enumerate(blocks) if _asks(text, b)]
    if len(asked) < _FEWEST_QUESTIONS:
        return {}
    replies = [blocks[k + 1] for k in asked if k + 1 < len(blocks) and k + 1 not in asked]
    personal = sum(bool(_FIRST_PERSON.search(text, b.start, b.end)) for b in replies)
    who = _interviewee(names, blocks[asked[0]].start)
    if who is None or personal * 2 < len(replies):
        return {}
    found: dict[int, Entity] = {}
    answering = False
    for k in range(asked[0], len(blocks)):
        block = blocks[k]
        last = k == len(blocks) - 1
        if _asks(text, block) or (answering and not last and _remarks(text, block)):
            answering = False
        elif last and answering and not _FIRST_PERSON.search(text, block.start, block.end):
            break
        else:
            found[block.number] = who
            answering = True
    return found


def _asks(text: str, block: Block) -> bool:
    words = text[block.start : block.end]
    return words.endswith("?") and len(words.split()) <= _LONGEST_QUESTION and not _FIRST_PERSON.search(words)


def _remarks(text: str, block: Block) -> bool:
    """A question without a question mark: one short sentence in which nobody says "I"."""
    words = text[block.start : block.end]
    plain = len(words.split()) <= _LONGEST_PLAIN_QUESTION and len(block.sentences) == 1
    return plain and not _FIRST_PERSON.search(words)


def _interviewee(names: Names, before: int) -> Entity | None:
    """The person whom the introduction names in full and most often, the first of several."""
    told = Counter(n.entity for n in names.names if n.kind == "person" and n.entity is not None and n.start < before)
    return max(told, key=lambda e: (" " in e.name, told[e])) if told else None
