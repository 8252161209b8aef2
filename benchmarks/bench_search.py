"""Searching 100,000 documents, and adding one to a ledger of 1,000 and of 100,000: the second must not be slower.

The documents are synthetic: sentences of the sample in any order, with a name that few others have. One run each.
"""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from measuring import percentiles, relevant_articles, say

from graftwatch.claims import Document, When
from graftwatch.ledger import Entry, Ledger, hash_of, open_ledger

SMALL, LARGE = 1_000, 100_000
AT_ONCE = 1_000
QUERIES = 40
SYLLABLES = ["ka", "re", "mo", "tan", "vel", "dor", "is", "bra", "ul", "zhe", "nik", "sa"]


def synthetic(first: int, count: int) -> list[Document]:
    """Documents of nine sentences and a rare name."""
    chance = random.Random(first)
    texts = [document.text for document in relevant_articles()]
    sentences = sorted({s.strip() for text in texts for s in text.replace("\n", " ").split(". ") if 60 < len(s) < 250})
    made = []
    for number in range(first, first + count):
        name = rare_name(number)
        text = ". ".join([f"{name} signed the paper", *chance.sample(sentences, 9)]) + "."
        date = When.parse(f"{2000 + number % 25}-{1 + number % 12:02}-{1 + number % 28:02}")
        made.append(
            Document(
                text=text, source=f"synthetic/{number}.txt", date=date, date_basis="stated", language="en",
                raw_hash=hash_of(text.encode()),
            )
        )  # fmt: skip
    return made


def rare_name(number: int) -> str:
    """A name that some ten of the documents have."""
    chance = random.Random(number % (LARGE // 10))
    return " ".join("".join(chance.choices(SYLLABLES, k=3)).title() for _ in range(2))


def milliseconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def fill(ledger: Ledger, first: int, last: int) -> float:
    """Add documents; the CPU seconds that it took."""
    spent = 0.0
    for at in range(first, last, AT_ONCE):
        entries = [Entry(document=d, raw=d.text.encode()) for d in synthetic(at, AT_ONCE)]
        start = time.process_time()
        ledger.add_many(entries)
        spent += time.process_time() - start
    ledger.optimise()
    return spent


def adding_one(ledger: Ledger, first: int) -> tuple[float, float]:
    """Milliseconds for one document in a transaction of its own, the 50th and 95th percentile."""
    return percentiles([milliseconds(lambda d=d: ledger.add(d, d.text.encode())) for d in synthetic(first, QUERIES)])


def searches(ledger: Ledger) -> None:
    chance = random.Random(3)
    names = [f'"{rare_name(chance.randrange(LARGE))}"' for _ in range(QUERIES)]
    pairs = ["minister bribe", "general court", "customs seized", "audit contract", "police officer", "report fraud"]
    triples = ["prosecutor court years", "ministry audit money", "general army contract"]
    kinds = {
        "a rare name": names,
        "two words": pairs * 5,
        "three words": triples * 7,
        "one common word": ["minister", "court", "said"] * 7,
        "two words of one year": [f"{pair} after:2015-01-01 before:2015-12-31" for pair in pairs],
    }
    for order in ("newest", "best"):
        for what, queries in kinds.items():
            ledger.search(queries[0], order=order)
            middle, high = percentiles([milliseconds(lambda q=q, o=order: ledger.search(q, order=o)) for q in queries])
            say(f"{what}, {order} first: 50th, 95th percentile", f"{middle:.2f} ms, {high:.2f} ms")


def main() -> None:
    print(f"A ledger of {LARGE:,} synthetic documents (times by the clock, one run)")
    with tempfile.TemporaryDirectory() as place, open_ledger(str(Path(place) / "ledger.db")) as ledger:
        fill(ledger, 0, SMALL)
        small = adding_one(ledger, 10 * LARGE)
        spent = fill(ledger, SMALL, LARGE)
        say("documents added per CPU second, in thousands at once", f"{(LARGE - SMALL) / spent:,.0f}")
        large = adding_one(ledger, 11 * LARGE)
        for count, (middle, high) in ((SMALL, small), (LARGE, large)):
            say(f"adding one to {count:,}: 50th, 95th percentile", f"{middle:.2f} ms, {high:.2f} ms")
        say("adding one, large to small", f"{large[0] / small[0]:.2f}x")
        searches(ledger)


if __name__ == "__main__":
    main()
