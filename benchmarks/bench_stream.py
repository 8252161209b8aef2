"""A stream with one relevant article in five: words a second of the reader against bare `nlp.pipe` of all of it.

The other four are general news, written by a generator and as long as the relevant ones are on average.
"""

import json
import sys

from measuring import apart, general_news, judge, relevant_articles, say, seconds, shipped_pipeline, words_in

from graftwatch.claims import Document

GOAL = 10.0


def stream() -> list[Document]:
    """Every relevant article with four others behind it."""
    relevant = relevant_articles()
    others = general_news(4 * len(relevant), length=words_in(relevant) // len(relevant))
    mixed = []
    for article in relevant:
        mixed += [article, *(Document(text=next(others), source="generated", language="en") for _ in range(4))]
    return mixed


def bare() -> None:
    """Print the rate of the pipeline as it comes."""
    nlp = shipped_pipeline()
    documents = stream()
    texts = [document.text for document in documents]
    taken = seconds(lambda: list(nlp.pipe(texts)))
    print(json.dumps({"rate": words_in(documents) / taken}))


def reader() -> None:
    """Print the rate of the reader, and how much of the stream it looked at closely."""
    from graftwatch.read.english import EnglishReader

    documents, reads = stream(), EnglishReader()
    taken = seconds(lambda: list(reads.read(documents)))
    passed = sum(reads.scan.concerns(d.text) for d in documents if d.source == "generated")
    scanned = seconds(lambda: [reads.scan.concerns(d.text, d.furniture) for d in documents if d.source == "generated"])
    generated = words_in([d for d in documents if d.source == "generated"])
    print(json.dumps({"rate": words_in(documents) / taken, "passed": passed, "scan": generated / scanned}))


def main() -> None:
    documents = stream()
    print(f"A stream of {len(documents)} articles, {words_in(documents):,} words, one in five relevant (per CPU s)")
    one, other = apart(__file__, "bare"), apart(__file__, "reader")
    say("bare nlp.pipe of everything, words", f"{one['rate']:,.0f}")
    say("the reader, words", f"{other['rate']:,.0f}")
    say("the scan alone, words of irrelevant articles", f"{other['scan']:,.0f}")
    say("irrelevant articles let through", f"{other['passed']}")
    judge("ratio", other["rate"] / one["rate"], GOAL)


if __name__ == "__main__":
    {"bare": bare, "reader": reader}.get("".join(sys.argv[1:]), main)()
