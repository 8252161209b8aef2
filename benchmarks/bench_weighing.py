"""Weighing ledgers of 10^3 claims and more: time and memory from scratch, and the time that one new document takes.

The ledgers are made up (weighing_world.py). Who is who is written down as it is, so that weighing alone is measured.
`python benchmarks/bench_weighing.py 1000000` goes as far as that, and says how far it is; with a second number it
begins there; with none it stops at 10^4.
"""

import sys
import tempfile
import time
from hashlib import blake2b
from pathlib import Path
from statistics import median

from measuring import judge, peak_memory, say
from weighing_world import A_DOCUMENT, READER, World

from graftwatch import weighing
from graftwatch.ledger import Entry, Ledger, open_ledger
from graftwatch.ledger.who import EntityRow

SIZES = (1_000, 10_000, 100_000, 1_000_000)
NEW = 20  # documents added one by one, of which the median is taken


def add(ledger: Ledger, world: World, numbers: range, known: dict[str, str]) -> None:
    """Write documents with their claims, and who their people are."""
    made = [world.document(number) for number in numbers]
    ledger.add_many([Entry(document=document, raw=document.text.encode(), reading=read) for document, read, _ in made])
    with ledger.who(writes=True) as who:
        keys = [said.key for said in who.said([document.id for document, _, _ in made])]
        for of, (document, _, people) in zip(keys, made):
            for name, position in people.items():
                id = blake2b(f"{document.id} {name}".encode(), digest_size=10).hexdigest()
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
            world, known = World(size), {}
            documents = size // A_DOCUMENT
            for start in range(0, documents, 500):
                add(ledger, world, range(start, min(start + 500, documents)), known)
                _progress("written", start, documents)
            start_at, before = time.process_time(), peak_memory()
            done = weighing.weigh(ledger, progress=lambda done, of: _progress("in their blocks", done, of))
            spent = time.process_time() - start_at
            taken = []
            for number in range(documents, documents + NEW):
                add(ledger, world, range(number, number + 1), known)
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
