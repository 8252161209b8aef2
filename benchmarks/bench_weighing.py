"""Weighing ledgers of 10^3 claims and more: time and memory from scratch, and the time that one new document takes.

The ledgers are made up: ten claims a document, on people of whom a few are named very often and fall as rarely as the
others. Who is who is written down as it is, so that weighing alone is measured. `python benchmarks/bench_weighing.py
1000000` goes as far as that, and says how far it is; with a second number it begins there; with none it stops at 10^4.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

from measuring import judge, peak_memory, say

from graftwatch import weighing
from graftwatch.claims import (
    CareerClaim,
    CitationClaim,
    Claim,
    Document,
    Evidence,
    FigureClaim,
    JusticeClaim,
    MeasureClaim,
    Mention,
    Reading,
    Source,
    When,
)
from graftwatch.ledger import Entry, Ledger, hash_of, open_ledger
from graftwatch.ledger.who import EntityRow

READER = "bench.1"
A_DOCUMENT = 10  # claims
SIZES = (1_000, 10_000, 100_000, 1_000_000)
NEW = 20  # documents added one by one, of which the median is taken
_GIVEN = ("Askar", "Bolat", "Dana", "Erlan", "Farida", "Gulnar", "Ilyas", "Kanat", "Marat", "Saule", "Timur", "Zhanar")
_BEGINS, _ENDS = ("Bel", "Dor", "Kar", "Mel", "Nur", "Osh", "Tav", "Zhar"), ("asai", "inka", "olen", "umar", "yrgan")
_PLACES = tuple(f"{one}{other.lower()}{end}" for one in _BEGINS for other in _BEGINS for end in _ENDS)
_BODIES = ("Customs Department", "Police Department", "Akimat", "Prosecutor's Office", "Court", "Tax Department")
_THINGS = ("register", "audit", "hotline", "school", "bridge", "law", "list", "commission", "report", "programme")
_MATTERS = ("permits", "tenders", "stocks", "declarations", "roads", "fines", "land", "pumps", "water", "customs")
_OUTLETS = tuple(f"Outlet {n}" for n in range(200))


class Maker:
    """Documents with their claims, and the people in them, drawn from one seed."""

    def __init__(self, claims: int) -> None:
        self._random = random.Random(claims)
        self._people = [
            f"{_GIVEN[n % 12]} {_PLACES[n % 320]}ov{'' if n < 3840 else n // 3840}"
            for n in range(max(20, claims // 40))
        ]

    def _person(self) -> str:
        return self._people[int(len(self._people) * self._random.random() ** 3)]  # a few are named very often

    def document(self, number: int) -> tuple[Document, Reading, list[str]]:
        """A document, what a reader finds in it, and the people it names."""
        chance = self._random
        on = date(2005, 1, 1) + timedelta(days=chance.randrange(6500))
        person, other, place = self._person(), chance.choice(self._people), chance.choice(_PLACES)
        body = f"{place} {chance.choice(_BODIES)}"
        thing = f"{chance.choice(_THINGS)} of {chance.choice(_MATTERS)}"
        lines = [
            f"{person}, head of the {body}, spoke in Kazakhstan on day {number}.",
            f"{other} was dismissed from the {body}.", f"{other} was sentenced to {chance.randrange(2, 15)} years.",
            f"The {body} recorded {chance.randrange(50, 4000)} corruption crimes in {on.year - 1}.",
            f"That was {chance.randrange(2, 60)} percent more than in {on.year - 2}.", f"{other} was detained.",
            f"The {body} promised a {thing} by 1 July {on.year + 1}.", f"{other} was appointed head.",
            f"{chance.randrange(3, 40)} officers were dismissed.", f"{chance.choice(_OUTLETS)} had reported it.",
        ]  # fmt: skip
        text = " ".join(lines)
        document = Document(
            text=text, source=f"{number}.txt", outlet=chance.choice(_OUTLETS), date=When.day(on), date_basis="stated",
            language="en", raw_hash=hash_of(text.encode()),
        )  # fmt: skip
        claims = tuple(self._claims(document, lines, person, other, body, on))
        mentions = tuple(
            Mention(document=document.id, source=document.source, surface=name, start=text.index(name),
                    end=text.index(name) + len(name), schema=schema, entity=name)
            for name, schema in ((person, "Person"), (other, "Person"), (body, "PublicBody"))
        )  # fmt: skip
        return document, Reading(document=document.id, reader=READER, claims=claims, mentions=mentions), [person, other]

    def _claims(self, of: Document, lines: list[str], person: str, other: str, body: str, on: date) -> Iterator[Claim]:
        chance, at, spans = self._random, 0, []
        for line in lines:
            spans.append((at, at + len(line)))
            at += len(line) + 1

        def common(n: int) -> dict[str, object]:
            start, end = spans[n]
            return {"document": of.id, "source": of.source, "reader": READER,
                    "evidence": Evidence(of.text[start:end], start, end, (start, end))}  # fmt: skip

        def made(cls: type[Claim], n: int, act: str, **fields: object) -> Claim:
            return cls(act=act, **common(n), **fields)  # type: ignore[arg-type]

        day, year = When.day(on - timedelta(days=chance.randrange(9))), When.parse(str(on.year - 1))
        office = (Source(body, "body", on=day),)
        count = Decimal(lines[3].split()[-5])
        yield made(CareerClaim, 0, "holds_post", person=person, post="head", body=body, when=day.approximate())
        yield made(CareerClaim, 1, "dismissed", person=other, body=body, when=day)
        yield made(JusticeClaim, 2, "sentenced", person=other, term=f"P{lines[2].split()[-2]}Y", when=day)
        yield made(FigureClaim, 3, "level", indicator="recorded corruption crimes", topic="crimes_recorded",
                   value=count, unit="crimes", period=year, said_by=office)  # fmt: skip
        yield made(FigureClaim, 4, "change", indicator="recorded corruption crimes", topic="crimes_recorded",
                   value=Decimal(lines[4].split()[2]), unit="percent", period=year, said_by=office,
                   since=When.parse(str(on.year - 2)))  # fmt: skip
        yield made(JusticeClaim, 5, "detained", person=other, when=day)
        yield made(MeasureClaim, 6, "reform", title=" ".join(lines[6].split()[-9:-4]), bodies=(body,),
                   status="announced", stance="planned", due=When.parse(f"{on.year + 1}-07-01"))  # fmt: skip
        yield made(CareerClaim, 7, "appointed", person=other, post="head", body=body, when=day)
        yield made(FigureClaim, 8, "level", indicator="officers were dismissed", topic="people_dismissed",
                   value=Decimal(lines[8].split()[0]), unit="people", period=year)  # fmt: skip
        yield made(CitationClaim, 9, "outlet", name=" ".join(lines[9].split()[:2]), on=day)


def add(ledger: Ledger, maker: Maker, numbers: range, known: dict[str, str]) -> None:
    """Write documents with their claims, and who their people are."""
    made = [maker.document(number) for number in numbers]
    ledger.add_many([Entry(document=document, raw=document.text.encode(), reading=read) for document, read, _ in made])
    with ledger.who(writes=True) as who:
        keys = [said.key for said in who.said([document.id for document, _, _ in made])]
        for of, (document, _, people) in zip(keys, made):
            for position, name in enumerate(dict.fromkeys(people)):
                id = f"{abs(hash((document.id, name))):020x}"[:20]
                entity = who.entity_by_id(known[name]) if name in known else None
                profile = {"schema": "Person", "names": [[name, 1]]}
                key = who.add_party(id=id, document=of, schema_name="Person", name=name, profile=profile,
                                    entity=entity, mentions=[(READER, position)])  # fmt: skip
                if entity is None:
                    known[name] = id
                    who.put_entity(EntityRow(key=key, id=id, schema="Person", profile=profile, name=name, parties=1))
        who.mark_resolved(keys)


def _progress(what: str, done: int, of: int) -> None:
    """A line for each tenth of a long run."""
    if of >= 10_000 and done % (of // 10) == 0:
        print(f"    {done:,} of {of:,} documents {what}, {peak_memory():,.0f} MB", flush=True)


def main() -> None:
    most, least = (int(sys.argv[n]) if len(sys.argv) > n else default for n, default in ((1, 10_000), (2, 0)))
    print(f"Weighing made-up ledgers of {A_DOCUMENT} claims a document")
    latency: dict[int, float] = {}
    for size in (size for size in SIZES if least <= size <= most):
        with tempfile.TemporaryDirectory() as place, open_ledger(str(Path(place) / "ledger.db")) as ledger:
            maker, known = Maker(size), {}
            documents = size // A_DOCUMENT
            for start in range(0, documents, 500):
                add(ledger, maker, range(start, min(start + 500, documents)), known)
                _progress("written", start, documents)
            start_at, before = time.process_time(), peak_memory()
            done = weighing.weigh(ledger, progress=lambda done, of: _progress("in their blocks", done, of))
            spent = time.process_time() - start_at
            taken = []
            for number in range(documents, documents + NEW):
                add(ledger, maker, range(number, number + 1), known)
                began = time.process_time()
                weighing.weigh(ledger)
                taken.append(time.process_time() - began)
            latency[size] = median(taken) * 1000
            say(f"{size:,} claims: blocks, findings", f"{done.blocks:,}, {done.new:,}")
            say(f"{size:,} claims: CPU seconds from scratch, a claim", f"{spent:,.1f} s, {spent / size * 1e6:,.0f} µs")
            say(f"{size:,} claims: peak memory before and after", f"{before:,.0f} MB, {peak_memory():,.0f} MB")
            say(f"{size:,} claims: a new document, median and worst of {NEW}",
                f"{latency[size]:,.0f} ms, {max(taken) * 1000:,.0f} ms")  # fmt: skip
    judge("a new document: 200 ms to what it takes in the largest", 200 / latency[max(latency)], 1.0)


if __name__ == "__main__":
    sys.exit(main())
