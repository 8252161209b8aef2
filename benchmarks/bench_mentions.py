"""Documents that name ten people each, streamed into ledgers that know more and more people: time and memory.

    python benchmarks/bench_mentions.py [PEOPLE ...] [--documents N] [--at-once N] [--every N] [--ledger FILE]

For each number of PEOPLE (10,000 and 100,000) a ledger is filled with so many, each with a document of its own behind
it; then N documents (1,000) are added and linked, one after the other, or so many at once: 50 in one transaction is
what `graftwatch add` does with a folder. Whom they name is drawn with the common ones common; every fourth name is in
another spelling (bench_people.py), and who is named is named once, twice or more, as often as in 287 articles of the
press. The reader is left out: the mentions come from the generator. Time is CPU time of the process, memory what it
holds then, both told every 250 documents.

With FILE and one number of PEOPLE the ledger is kept, and the next run goes on behind its last document: a stream of
millions may take several. What it names depends on the number of a document alone.

Of the people named in the last documents before, some are linked to the one who is meant: `precision` counts them among
those linked to anyone, `recall` among all. Of the rest of those linked, `split` are with an entity of the same person
that was not joined to the first, `alike` with another person whose name is the same in another transliteration (a name
is all that tells these people apart, so nothing could), and `wrong` with somebody of another name.
"""

import argparse
import random
import tempfile
import time
from pathlib import Path

from bench_people import fill, people, twisted
from sqlalchemy import insert, select

from graftwatch import resolution
from graftwatch.claims import Document, Mention, Reading, When
from graftwatch.ledger import Entry, Ledger, open_ledger, schema
from graftwatch.ledger.engine import writing
from graftwatch.ledger.promises import hash_of
from graftwatch.names import Agreement, compare
from graftwatch.resolve import Profile

Meant = dict[str, str]  # of each name in a document, the id of who is meant

TEN = 10
OFTEN = (0.69, 0.22, 0.06, 0.03)  # of the people in an article, those named once, twice ..., in benchmarks/gold/press


def with_parties(ledger: Ledger, names: list[str]) -> None:
    """Let each entity have the one party that it came with, in one document that names them all."""
    seed = Document(text="Seed.", source="seed", language="en", raw_hash=hash_of(b"Seed."))
    ledger.add(seed, b"Seed.", Reading(document=seed.id, reader="seed", claims=(), mentions=()))
    with writing(ledger._engine) as db:
        for start in range(0, len(names), 20_000):
            db.execute(insert(schema.party), [
                {"key": key, "id": f"{key:020x}", "document": 1, "schema": "Person", "name": name, "entity": key,
                 "profile": Profile(schema="Person", names={name: 1}).to_json()}
                for key, name in enumerate(names[start : start + 20_000], start + 1)
            ])  # fmt: skip
    with ledger.who(writes=True) as who:
        who.mark_resolved([1])


def named(number: int, names: list[str]) -> tuple[Document, Reading, Meant]:
    """A document that names ten people, and who is meant."""
    dice = random.Random(number)
    text, mentions = f"No. {number}: ", []
    whom: dict[int, None] = {}
    while len(whom) < TEN:
        whom[int(len(names) ** dice.random()) - 1] = None  # the first ones are named most
    meant: Meant = {}
    for who in whom:
        name = names[who]
        if dice.random() < 0.25:
            name, _ = twisted(name, dice)
        meant[name] = f"{who + 1:020x}"
        for _ in range(dice.choices(range(1, len(OFTEN) + 1), OFTEN)[0]):
            mentions.append((name, len(text), len(text) + len(name)))
            text += f"{name}; "
    day = When.parse(f"20{10 + number % 10}-0{1 + number % 9}-1{number % 10}")
    document = Document(
        text=text, source=f"{number}.txt", language="en", date=day, date_basis="stated",
        raw_hash=hash_of(text.encode()),
    )  # fmt: skip
    found = [
        Mention(
            document=document.id, source=document.source, surface=name, start=start, end=end, schema="Person",
            entity=name,
        )
        for name, start, end in mentions
    ]  # fmt: skip
    return document, Reading(document=document.id, reader="generated", claims=(), mentions=tuple(found)), meant


def resident() -> float:
    """Megabytes that the process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def stream(ledger: Ledger, names: list[str], documents: int, at_once: int, every: int) -> None:
    """Add the documents behind those that the ledger has, up to that number of them."""
    added = linking = 0.0
    linked = parties = mentions = 0
    first = ledger.stats().documents - 1  # the one that all come with
    for number in range(first + at_once, documents + 1, at_once):
        some = [named(number - n, names) for n in range(at_once)]
        mentions += sum(len(reading.mentions) for _, reading, _ in some)
        start = time.process_time()
        ledger.add_many([Entry(document=d, raw=d.text.encode(), reading=reading) for d, reading, _ in some])
        between = time.process_time()
        done = resolution.resolve(ledger)
        added, linking = added + between - start, linking + time.process_time() - between
        assert not done.failed, done.failed[0]
        linked, parties = linked + done.linked, parties + done.parties
        if number % every == 0:
            times = f"adding {added / every * 1e3:.1f} ms, linking {linking / every * 1e3:.1f} ms of CPU a document"
            told = f"{resident():,.0f} MB; {linked / parties:.2f} of names linked, {judged(ledger, some, names)}"
            print(f"    {number:>9,} documents, {mentions:,} mentions more: {times}; {told}", flush=True)
            added = linking = 0.0
            linked = parties = mentions = 0


def judged(ledger: Ledger, documents: list[tuple[Document, Reading, Meant]], names: list[str]) -> str:
    """What became of those named in some documents: an entity is whom its first party means."""
    truth = {document.id: meant for document, _, meant in documents}
    with ledger.who() as who:
        found = who.parties(documents=list(truth))
    linked = [(truth[party.document][party.name], party.entity) for party in found if party.entity != party.id]
    meant = first_meant(ledger, {entity for _, entity in linked}, names)
    right = sum(who == entity for who, entity in linked)
    others = [(who, meant[entity]) for who, entity in linked if who != meant[entity]]
    alike = sum(compare(*(names[int(id, 16) - 1] for id in pair)).agreement >= Agreement.FULL for pair in others)
    split = len(linked) - right - len(others)
    shares = {"split": split, "alike": alike, "wrong": len(others) - alike}
    rest = ", ".join(f"{what} {number / len(linked):.4f}" for what, number in shares.items())
    return f"precision {right / len(linked):.3f}, recall {right / len(found):.3f}, {rest}"


def first_meant(ledger: Ledger, entities: set[str], names: list[str]) -> Meant:
    """Of each entity whom its first party means: itself, if it was known before."""
    party, document = schema.party.c, schema.document.c
    query = select(party.id, party.name, document.source).join_from(schema.party, schema.document)
    with ledger._engine.connect() as db:
        rows = db.execute(query.where(party.id.in_(entities), party.document > 1)).all()
    new = {id: named(int(source.partition(".")[0]), names)[2][name] for id, name, source in rows}
    return {id: new.get(id, id) for id in entities}


def main() -> None:
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("people", nargs="*", type=int, default=[10_000, 100_000])
    given.add_argument("--documents", type=int, default=1_000)
    given.add_argument("--at-once", type=int, default=1)
    given.add_argument("--every", type=int, default=250, help="documents of which the time is told together")
    given.add_argument("--ledger", type=Path, help="the ledger to fill, or to go on with")
    asked = given.parse_args()
    if asked.ledger is not None and len(asked.people) != 1:
        given.error("--ledger goes with one number of people")
    for number in asked.people:
        names = list(dict.fromkeys(people(number, random.Random(11))))
        with tempfile.TemporaryDirectory() as folder:
            path = asked.ledger or Path(folder) / "ledger.db"
            is_new = not path.exists()
            with open_ledger(path) as ledger:
                if is_new:
                    fill(ledger, names)
                    with_parties(ledger, names)
                print(f"  a ledger that knows {len(names):,} people:", flush=True)
                stream(ledger, names, asked.documents, asked.at_once, asked.every)


if __name__ == "__main__":
    main()
