"""Relevant articles: words a second of the whole reader against bare `nlp.pipe` of the same shipped pipeline.

The bare side parses the same texts with every component that the pipeline ships, with no setting changed, and makes no
claims; the reader makes them all. Each side has a process of its own.
"""

import json
import sys

from measuring import apart, judge, relevant_articles, say, seconds, shipped_pipeline, words_in

GOAL = 1.4


def bare() -> None:
    """Print the rate of the pipeline as it comes."""
    nlp = shipped_pipeline()
    documents = relevant_articles()
    texts = [document.text for document in documents]
    taken = seconds(lambda: list(nlp.pipe(texts)))
    print(json.dumps({"rate": words_in(documents) / taken, "parts": nlp.pipe_names}))


def reader() -> None:
    """Print the rate of the reader, and what it found."""
    from graftwatch.read.english import EnglishReader
    from graftwatch.read.layout import lay_out

    documents, reads = relevant_articles(), EnglishReader()
    taken = seconds(lambda: list(reads.read(documents)))
    claims = sum(len(reading.claims) for reading in reads.read(documents))
    parsed = sum(len(reads.scan.sentences(lay_out(d))) for d in documents if reads.scan.concerns(d.text, d.furniture))
    sentences = sum(len(lay_out(d).sentences) for d in documents)
    rate = words_in(documents) / taken
    print(json.dumps({"rate": rate, "claims": claims, "parsed": parsed / sentences}))


def main() -> None:
    documents = relevant_articles()
    print(f"Reading {len(documents)} relevant articles, {words_in(documents):,} words (words per CPU second)")
    one, other = apart(__file__, "bare"), apart(__file__, "reader")
    say(f"bare nlp.pipe: {', '.join(one['parts'])}", f"{one['rate']:,.0f}")
    say(
        f"the reader, {other['claims']:,} claims, {other['parsed']:.0%} of the sentences parsed",
        f"{other['rate']:,.0f}",
    )
    judge("ratio", other["rate"] / one["rate"], GOAL)


if __name__ == "__main__":
    {"bare": bare, "reader": reader}.get("".join(sys.argv[1:]), main)()
