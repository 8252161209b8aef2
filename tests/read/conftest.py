"""The English reader and its spaCy pipeline, loaded once for all tests that parse."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from graftwatch.claims import Claim, Document, When
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.english import EnglishReader
from graftwatch.read.layout import lay_out
from graftwatch.read.parse import PIPELINES


@pytest.fixture(scope="session")
def reader() -> EnglishReader:
    """One reader for the whole session, which gives all that the frames make (the judge has tests of its own); a test
    that asks for it is skipped where no pipeline is installed."""
    if not any(find_spec(name) for name in PIPELINES):
        pytest.skip(f"no spaCy pipeline is installed: none of {', '.join(PIPELINES)}")
    return EnglishReader(judge=None)


def document(text: str, *, date: str | None = "2014-06-10") -> Document:
    """A document with nothing but a text and a date."""
    when = When.parse(date) if date else None
    basis = "stated" if when else None
    return Document(text=text, source="test", language="en", date=when, date_basis=basis)


@pytest.fixture(scope="session")
def sample_articles() -> list[Document]:
    """The articles of examples/reporting that are text files."""
    folder = Path(__file__).resolve().parents[2] / "examples" / "reporting"
    return [document(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.txt"))]


@pytest.fixture(scope="session")
def desk_of(reader: EnglishReader) -> Callable[..., Desk]:
    """Text → its desk, every sentence parsed and no claim written."""
    from graftwatch.read import parse

    def make(text: str, *, date: str | None = "2014-06-10") -> Desk:
        given = document(text, date=date)
        layout = lay_out(given)
        docs = parse.load(reader.pipeline).parse(given.text[s.start : s.end] for s in layout.sentences)
        parsed = {s.number: Parsed(s, doc) for s, doc in zip(layout.sentences, docs)}
        return reader.desk(given, layout, parsed)

    return make


@pytest.fixture(scope="session")
def claims_of(reader: EnglishReader) -> Callable[..., list[Claim]]:
    """Text → its claims, of one kind if that is given."""

    def read(text: str, kind: str | None = None, *, date: str | None = "2014-06-10") -> list[Claim]:
        reading = next(iter(reader.read([document(text, date=date)])))
        return [claim for claim in reading.claims if kind is None or claim.kind == kind]

    return read
