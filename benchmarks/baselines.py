"""What plain methods make of the gold articles, beside the reader: is the grammar worth its weight?

    python benchmarks/baselines.py GOLD [GOLD …]

Both baselines are given the reader's own words: the verbs of its career, justice and misconduct frames that ask for
nothing beside them, with their forms. `patterns` looks for such a verb with regular expressions and takes the nearest
run of capitalised words for the person. `entities` lets spaCy find names and numbers and takes the nearest such verb
for each. Both call every number before a noun a figure. Dates, sources and stances they do not have.
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from measuring import shipped_pipeline

from graftwatch.acquire import Found, discover, document_from
from graftwatch.claims import claim_to_json
from graftwatch.evaluate import Row, Score, judge, load_gold, total
from graftwatch.read.english import EnglishReader
from graftwatch.read.frames import load_frames
from graftwatch.read.scan import forms_of, irregular_forms

KINDS = ("career", "justice", "misconduct")
NAME = re.compile(r"(?:[A-Z][\w’'-]+ ){1,3}[A-Z][\w’'-]+")
NUMBER = re.compile(r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)( (?:million|billion))?( per ?cent|%)? (?=[a-z])")
SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?!\s)[^.!?\n]*)*[.!?]?")
SCALE = {None: 1, " million": 10**6, " billion": 10**9}


@cache
def deeds() -> dict[str, tuple[str, str]]:
    """Every form of a verb that by itself makes a claim → its kind and act."""
    irregular, found = irregular_forms("en"), {}
    for frame in load_frames("en").frames:
        for unit in frame.verbs if frame.kind in KINDS else ():
            if not unit.conditions:
                for form in forms_of(unit.verb, irregular):
                    found.setdefault(form, (frame.kind, frame.act))
    return found


def numbers(text: str, start: int, end: int) -> Iterator[Row]:
    """Every number before a word in small letters, as a level or share."""
    for match in NUMBER.finditer(text, start, end):
        share = bool(match[3])
        value = float(match[1].replace(",", "")) * SCALE[match[2]]
        unit = "percent" if share else "people"
        yield {"kind": "figure", "act": "share" if share else "level", "value": value, "unit": unit,
               "start": match.start(), "end": match.end() - 1, "quote": text[match.start() : match.end() - 1],
               "stance": "asserted"}  # fmt: skip


def claim(text: str, first: tuple[int, int], second: tuple[int, int], word: str, person: str) -> Row:
    kind, act = deeds()[word]
    start, end = min(first[0], second[0]), max(first[1], second[1])
    return {"kind": kind, "act": act, "person": person, "start": start, "end": end, "quote": text[start:end],
            "stance": "asserted"}  # fmt: skip


def nearest(here: tuple[int, int], others: list[tuple[int, int]]) -> tuple[int, int]:
    return min(others, key=lambda span: max(here[0] - span[1], span[0] - here[1]))


def patterns(text: str) -> list[Row]:
    """Regular expressions alone."""
    rows: list[Row] = []
    for sentence in SENTENCE.finditer(text):
        start, end = sentence.span()
        names = [m.span() for m in NAME.finditer(text, start, end)]
        for word in re.finditer(r"[a-z]+", text[start:end]):
            if word.group() in deeds() and names:
                verb = (start + word.start(), start + word.end())
                name = nearest(verb, names)
                rows.append(claim(text, name, verb, word.group(), text[slice(*name)]))
        rows += numbers(text, start, end)
    return rows


def entities(nlp: Any) -> Callable[[str], list[Row]]:
    """Named entities and the nearest verb."""

    def read(text: str) -> list[Row]:
        rows: list[Row] = []
        for sentence in nlp(text).sents:
            verbs = [t for t in sentence if t.pos_ == "VERB" and t.lower_ in deeds()]
            for name in sentence.ents if verbs else ():
                if name.label_ == "PERSON":
                    near = min(verbs, key=lambda t: abs(t.i - name.root.i))
                    span = (near.idx, near.idx + len(near))
                    rows.append(claim(text, (name.start_char, name.end_char), span, near.lower_, name.text))
            rows += numbers(text, sentence.start_char, sentence.end_char)
        return rows

    return read


def the_reader() -> Callable[[Path], list[Row]]:
    reader = EnglishReader()

    def read(path: Path) -> list[Row]:
        found = next(f for f in discover([path]) if isinstance(f, Found))
        reading = next(iter(reader.read([document_from(found, raw=found.read_bytes())])))
        return [claim_to_json(each) for each in reading.claims]

    return read


def main(folders: list[str]) -> None:
    by_entities = entities(shipped_pipeline())
    methods: dict[str, Callable[[Path], list[Row]]] = {
        "patterns": lambda path: patterns(path.read_text(encoding="utf-8")),
        "entities": lambda path: by_entities(path.read_text(encoding="utf-8")),
        "the reader": the_reader(),
    }
    print(f"{'':34} {'core P':>7} {'R':>6} {'F1':>6} {'exact':>6}   {'all F1':>6}")
    for folder in map(Path, folders):
        articles = load_gold(folder)
        for name, method in methods.items():
            score: Score = total(judge(article, method(article.path)) for article in articles)
            core, every = score.of("core"), score.of("all")
            rates = f"{core.precision:7.3f} {core.recall:6.3f} {core.f1:6.3f} {core.exact_f1:6.3f}   {every.f1:6.3f}"
            print(f"{folder.name + ', ' + name:34} {rates}")


if __name__ == "__main__":
    main(sys.argv[1:] or sys.exit(__doc__))
