"""A stream with one relevant article in five: words a second of the reader against bare `nlp.pipe` of all of it.

The other four are general news, written by a generator. Two streams: one in which all are as long as the relevant ones
of this repository are on average, which are short, and one in which the others are as long as articles of newspapers
usually are (docs/performance.md). The rate of the second says more about a real stream, that of the first about the
reader. `python benchmarks/bench_stream.py 5` takes every fifth of the relevant articles, in a fifth of the time.
"""

import json
import sys

from measuring import apart, general_news, judge, relevant_articles, say, seconds, shipped_pipeline, words_in

from graftwatch.claims import Document

GOAL = 10.0
USUAL_LENGTH = 750
GENERATED = "generated"


def stream(length: int, step: int) -> list[Document]:
    """Every `step`-th relevant article with four others of some length behind it; 0 for the length of the relevant
    ones."""
    relevant = relevant_articles()[::step]
    others = general_news(4 * len(relevant), length=length or words_in(relevant) // len(relevant))
    mixed = []
    for article in relevant:
        mixed += [article, *(Document(text=next(others), source=GENERATED, language="en") for _ in range(4))]
    return mixed


def bare(length: int, step: int) -> None:
    """Print the rate of the pipeline as it comes."""
    nlp, documents = shipped_pipeline(), stream(length, step)
    texts = [document.text for document in documents]
    print(json.dumps(words_in(documents) / seconds(lambda: list(nlp.pipe(texts)))))


def reader(length: int, step: int) -> None:
    """Print the rate of the reader and of its scan, and how many irrelevant articles it let through."""
    from graftwatch.read.english import EnglishReader

    documents, reads = stream(length, step), EnglishReader()
    others = [document for document in documents if document.source == GENERATED]
    taken = seconds(lambda: list(reads.read(documents)))
    scanned = seconds(lambda: [reads.scan.concerns(document.text) for document in others])
    passed = sum(reads.scan.concerns(document.text) for document in others)
    rates = {"rate": words_in(documents) / taken, "scan": words_in(others) / scanned, "passed": passed}
    print(json.dumps(rates))


def compare(what: str, length: int, step: int) -> None:
    documents = stream(length, step)
    one, other = (apart(__file__, side, str(length), str(step)) for side in ("bare", "reader"))
    print(f"A stream of {len(documents)} articles, {words_in(documents):,} words, one in five relevant; {what}")
    say("bare nlp.pipe of everything, words per CPU second", f"{one:,.0f}")
    say("the reader", f"{other['rate']:,.0f}")
    say("the scan alone, over irrelevant articles", f"{other['scan']:,.0f}")
    say("irrelevant articles let through", f"{other['passed']}")
    judge("ratio", other["rate"] / one, GOAL)


def main(step: int) -> None:
    compare("all as long as the relevant ones", 0, step)
    compare(f"the others of {USUAL_LENGTH} words", USUAL_LENGTH, step)


if __name__ == "__main__":
    if sys.argv[1:2] in (["bare"], ["reader"]):
        {"bare": bare, "reader": reader}[sys.argv[1]](*map(int, sys.argv[2:]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1)
