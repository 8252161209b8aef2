"""20,000 short files added in one run: files a second, and memory, which must not grow with the number of files.

One in five files is relevant: a paragraph of the sample's articles with a number of its own; the others are general
news.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from measuring import general_news, judge, own_memory, relevant_articles, say

from graftwatch import flow
from graftwatch.ledger import open_ledger
from graftwatch.read import english_reader

FILES = 20_000
STEPS = (1_000, 10_000, 15_000, 20_000)
CACHES_FULL = 15_000  # files: until then SQLite's page cache and the bounded caches of the reader fill
WORDS = 60
EVERY = 25  # files after which memory is looked at, and whenever linking and weighing say how far they are


def texts() -> Iterator[str]:
    """The texts of the files, all different."""
    news = general_news(FILES, length=WORDS)
    articles = [document.text for document in relevant_articles()]
    paragraphs = [p for text in articles for p in text.split("\n\n") if 40 <= len(p.split()) <= 90]
    for number, other in enumerate(news):
        text = paragraphs[number // 5 % len(paragraphs)] if number % 5 == 0 else other
        yield f"{text}\n\nBox {number} on the shelf of {number * 7919 % FILES}.\n"


def main() -> None:
    print(f"Adding {FILES:,} files of about {WORDS} words, one in five relevant")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "files"
        folder.mkdir()
        for number, text in enumerate(texts()):
            (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
        memory: dict[int, float] = {}
        most = 0.0

        def watch(progress: flow.Progress) -> None:
            nonlocal most
            if progress.doing or progress.seen % EVERY == 0:
                most = max(most, own_memory())
            if progress.seen in STEPS:
                memory[progress.seen] = most

        with open_ledger(str(Path(place) / "ledger.db")) as ledger:
            start, begun = time.process_time(), time.perf_counter()
            summary = flow.add(ledger, [folder], readers=[english_reader()], progress=watch)
            spent, passed = time.process_time() - start, time.perf_counter() - begun
    say("new documents, claims", f"{summary.new:,}, {sum(summary.kinds.values()):,}")
    say("files per CPU second; per second by the clock", f"{FILES / spent:,.0f}; {FILES / passed:,.0f}")
    for step in STEPS:
        say(f"most memory of its own up to {step:,} files", f"{memory[step]:,.1f} MB")
    judge("memory once the caches are full to that at the end", memory[CACHES_FULL] / memory[FILES], 0.99)


if __name__ == "__main__":
    sys.exit(main())
