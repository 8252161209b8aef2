"""Claims of wrongdoing and of justice in articles that have none: each is a false alarm.

Two sorts: 10,000 articles of general news from the generator, and the 110 of `benchmarks/general/`,
written to mislead: sacked coaches, charged batteries, bribes in operas, generals at parades. The goal, fewer than one
in 200 articles, is asked of the first; the second show where reading goes wrong, and every alarm is printed.
"""

from pathlib import Path

from measuring import general_news, say

from graftwatch.acquire import Found, discover, document_from
from graftwatch.claims import Claim, Document
from graftwatch.read.english import EnglishReader

GENERATED = 10_000
LENGTH = 300
MISLEADING = Path(__file__).parent / "general"


def alarms(reader: EnglishReader, documents: list[Document]) -> list[tuple[Document, Claim]]:
    """Every claim of misconduct or justice, with its document."""
    readings = zip(documents, reader.read(documents), strict=True)
    return [(d, c) for d, reading in readings for c in reading.claims if c.kind in {"misconduct", "justice"}]


def main() -> None:
    reader = EnglishReader()
    news = general_news(GENERATED, length=LENGTH)
    generated = [Document(text=text, source="generated", language="en") for text in news]
    found = len(alarms(reader, generated))
    say(f"alarms in {GENERATED:,} generated articles", f"{found} (goal: fewer than {GENERATED // 200})")
    files = [f for f in discover([MISLEADING]) if isinstance(f, Found)]
    written = [document_from(f, raw=f.read_bytes()) for f in files]
    misled = alarms(reader, written)
    told = len({document.source for document, _ in misled})
    say(f"alarms in {len(written)} articles written to mislead", f"{len(misled)}, in {told} of them")
    for document, claim in misled:
        print(f"    {Path(document.source).stem}: {claim.kind}.{claim.act} {claim.evidence.quote!r}")


if __name__ == "__main__":
    main()
