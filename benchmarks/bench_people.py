"""A million generated people: how often a name in another spelling is found, how long a look-up takes, what it costs.

    python benchmarks/bench_people.py [PEOPLE] [QUERIES]

Names are made of 250,000 surnames and some 300 given names of the region, the common ones common (Zipf). A query is a
person's name in Cyrillic, in another transliteration, surname first, with initials instead of the given name, without
one letter, with one changed, or two of these. Found means among the twenty that linking would compare with. Time is
told twice: by the clock, and the CPU time of the process, for a machine that has other work.
"""

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from graftwatch.ledger import Ledger, open_ledger, schema
from graftwatch.ledger.engine import writing
from graftwatch.ledger.who import Who
from graftwatch.names import keys_of, look_up_keys, nearness
from graftwatch.names.data import cached_table
from graftwatch.resolve import CANDIDATES, Profile

PAIRS = (
    "zh=ж kh=х ts=ц ch=ч sh=ш yu=ю ya=я ye=е a=а b=б v=в g=г d=д e=е z=з i=и y=ы k=к l=л m=м n=н o=о p=п r=р s=с t=т"
)
LATIN = dict(pair.split("=") for pair in f"{PAIRS} u=у f=ф j=дж h=х w=в q=к x=кс c=к".split())
OTHER = (("zh", "j"), ("kh", "h"), ("ye", "e"), ("ay", "ai"), ("iya", "ia"), ("ss", "s"), ("k", "q"), ("sh", "ş"))
ENDINGS = {"ov": 30, "ev": 20, "bayev": 15, "bekov": 10, "in": 5, "uly": 3, "": 17}  # roughly as in Kazakhstan
ONSETS = ["b", "br", "d", "g", "k", "l", "m", "n", "r", "s", "sh", "t", "z", "zh", "kh", "y", "ch", "j"]
MIDDLES = ["a", "e", "i", "o", "u", "ai", "ei", "au"]
CODAS = ["b", "k", "l", "m", "n", "r", "s", "t", "zh", "d", "sh", "lt", "rm", "nd", "lb", "ld"]


def surnames(number: int, dice: random.Random) -> list[str]:
    made: dict[str, None] = {}
    while len(made) < number:
        root = "".join(dice.choice(ONSETS) + dice.choice(MIDDLES) for _ in range(dice.choice((1, 2, 2, 3))))
        ending = dice.choices(list(ENDINGS), list(ENDINGS.values()))[0]
        made[(root + dice.choice(CODAS)).capitalize() + ending] = None
    return list(made)


def people(number: int, dice: random.Random) -> Iterator[str]:
    regions = cached_table("given_names")
    given = [name for region in ("kazakh", "russian_belarusian") for name in regions[region]["male"] if name.isalpha()]
    family = surnames(number // 4, dice)
    ranks = [1 / (rank + 20) for rank in range(len(family))]
    for surname in dice.choices(family, ranks, k=number):
        yield f"{dice.choice(given)} {surname}"


def cyrillic(name: str) -> str:
    low, out, i = name.lower(), "", 0
    while i < len(low):
        length = 2 if low[i : i + 2] in LATIN else 1
        out += LATIN.get(low[i : i + length], low[i])
        i += length
    return out.title()


def twisted(name: str, dice: random.Random) -> tuple[str, str]:
    """A name as another paper prints it, and what was done to it."""
    given, surname = name.split()
    what = dice.choice(
        ("cyrillic", "transliteration", "surname first", "initial", "letter lost", "letter changed", "two")
    )
    if what == "cyrillic":
        return cyrillic(name), what
    if what == "transliteration":
        for old, new in OTHER:
            name = name.replace(old, new)
        return name, what
    if what == "surname first":
        return f"{surname} {given}", what
    if what == "initial":
        return f"{given[0]}. {surname}", what
    at = dice.randrange(1, len(surname))
    letter = "" if what == "letter lost" else dice.choice("abdeiklmnorstuz")
    slipped = f"{given} {surname[:at]}{letter}{surname[at + 1 :]}"
    return (cyrillic(slipped), what) if what == "two" else (slipped, what)


def fill(ledger: Ledger, names: list[str]) -> None:
    """Entities as linking would have made them, in bulk."""
    with writing(ledger._engine) as db:
        for start in range(0, len(names), 20_000):
            some = list(enumerate(names[start : start + 20_000], start + 1))
            db.execute(insert(schema.entity), [
                {"key": key, "id": f"{key:020x}", "schema": "Person", "name": name, "parties": 1,
                 "profile": Profile(schema="Person", names={name: 1}).to_json()}
                for key, name in some
            ])  # fmt: skip
            db.execute(
                insert(schema.name_key), [{"key": k, "entity": key} for key, name in some for k in keys_of(name)]
            )


def look_ups(ledger: Ledger, names: list[str], queries: int, dice: random.Random) -> None:
    found: dict[str, list[bool]] = {}
    times, busy = [], []
    with ledger.who() as who:
        for key in dice.sample(range(len(names)), queries):
            query, what = twisted(names[key], dice)
            start, since = time.perf_counter(), time.process_time()
            rows = best(who, query)
            times.append(time.perf_counter() - start)
            busy.append(time.process_time() - since)
            found.setdefault(what, []).append(names[key] in rows)
    hits = [hit for some in found.values() for hit in some]
    print(f"recall@20 {sum(hits) / len(hits):.3f} of {queries} queries; a look-up {told(times)}, of CPU {told(busy)}")
    for what, some in sorted(found.items()):
        print(f"  {what:<16} {sum(some) / len(some):.3f} of {len(some)}")


def told(times: list[float]) -> str:
    """The median and the 95th percentile of times in seconds."""
    ranked = sorted(times)
    return f"p50 {ranked[len(ranked) // 2] * 1e3:.2f} ms, p95 {ranked[int(len(ranked) * 0.95)] * 1e3:.2f} ms"


def best(who: Who, query: str) -> set[str]:
    """The twenty that linking compares with."""
    return {row.name for row in who.candidates(look_up_keys(query), CANDIDATES, nearness(query))}


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    queries = int(sys.argv[2]) if len(sys.argv) > 2 else 2_000
    dice = random.Random(7)
    names = list(people(number, dice))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "people.db"
        with open_ledger(path) as ledger:
            start = time.perf_counter()
            fill(ledger, names)
            spent = time.perf_counter() - start
            size = path.stat().st_size / 1e6
            print(f"{number:,} people in {spent:.0f} s ({number / spent:,.0f} a second), {size:,.0f} MB")
            look_ups(ledger, names, queries, dice)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB; {datetime.now(UTC):%Y-%m-%d}")


if __name__ == "__main__":
    main()
