"""A stream with one relevant article in five: words a second of the reader against bare `nlp.pipe` of all of it.

The other four are general news, written by a generator. Three streams, by how much of the words is of the field: all
articles as short and dense as the relevant ones of this repository, a fifth of the words; all as long as newspapers'
usually are, the relevant ones with general news behind what they tell of the field (of real ones six sentences in a
hundred were found to be of the field: docs/performance.md), a tenth of the words; and the relevant ones short and the
others long. The second is nearest to a real stream, the first says most about the reader.
`python benchmarks/bench_stream.py 5` takes every fifth of the relevant articles, in a fifth of the time.
"""

import json
import sys
from dataclasses import replace

from measuring import apart, general_news, judge, relevant_articles, say, seconds, shipped_pipeline, words_in

from graftwatch.claims import Document

GOAL = 10.0
USUAL_LENGTH = 750
GENERATED = "generated"


def stream(length: int, filled: bool, step: int) -> list[Document]:
    """Every `step`-th relevant article with four others of some length behind it, 0 for that of the relevant ones;
    `filled` lets general news go on behind the relevant ones up to that length."""
    relevant = relevant_articles()[::step]
    rest = general_news(len(relevant), length=length, seed=11) if filled else None
    others = general_news(4 * len(relevant), length=length or words_in(relevant) // len(relevant))
    mixed = []
    for article in relevant:
        if rest is not None:
            more = next(rest).split(" ")[: max(0, length - words_in([article]))]
            article = replace(article, text=f"{article.text}\n\n{' '.join(more)}")
        mixed += [article, *(Document(text=next(others), source=GENERATED, language="en") for _ in range(4))]
    return mixed


def bare(length: int, filled: bool, step: int) -> None:
    """Print the rate of the pipeline as it comes."""
    nlp, documents = shipped_pipeline(), stream(length, filled, step)
    texts = [document.text for document in documents]
    print(json.dumps(words_in(documents) / seconds(lambda: list(nlp.pipe(texts)))))


def reader(length: int, filled: bool, step: int) -> None:
    """Print the rate of the reader and of its scan, and how many irrelevant articles it let through."""
    from graftwatch.read.english import EnglishReader

    documents, reads = stream(length, filled, step), EnglishReader()
    others = [document for document in documents if document.source == GENERATED]
    taken = seconds(lambda: list(reads.read(documents)))
    scanned = seconds(lambda: [reads.scan.concerns(document.text) for document in others])
    passed = sum(reads.scan.concerns(document.text) for document in others)
    rates = {"rate": words_in(documents) / taken, "scan": words_in(others) / scanned, "passed": passed}
    print(json.dumps(rates))


def compare(what: str, length: int, filled: bool, step: int) -> None:
    documents = stream(length, filled, step)
    one, other = (apart(__file__, side, str(length), str(int(filled)), str(step)) for side in ("bare", "reader"))
    print(f"A stream of {len(documents)} articles, {words_in(documents):,} words, one in five relevant; {what}")
    say("bare nlp.pipe of everything, words per CPU second", f"{one:,.0f}")
    say("the reader", f"{other['rate']:,.0f}")
    say("the scan alone, over irrelevant articles", f"{other['scan']:,.0f}")
    say("irrelevant articles let through", f"{other['passed']}")
    judge("ratio", other["rate"] / one, GOAL)


def main(step: int) -> None:
    compare("all as short and dense as the relevant ones", 0, False, step)
    compare(f"all of {USUAL_LENGTH} words", USUAL_LENGTH, True, step)
    compare(f"the others of {USUAL_LENGTH} words", USUAL_LENGTH, False, step)


if __name__ == "__main__":
    if sys.argv[1:2] in (["bare"], ["reader"]):
        {"bare": bare, "reader": reader}[sys.argv[1]](int(sys.argv[2]), sys.argv[3] == "1", int(sys.argv[4]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 1)
