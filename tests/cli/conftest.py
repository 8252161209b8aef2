"""A small ledger about an invented state, and a way to run the command line as a person would."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from graftwatch.claims import (
    CLAIM_TYPES,
    Claim,
    Described,
    Document,
    Evidence,
    Mention,
    Money,
    Reading,
    Source,
    When,
)
from graftwatch.cli import main, options
from graftwatch.ledger import open_ledger
from graftwatch.resolution import resolve
from graftwatch.weighing import weigh

READER = "en-test.1"
VERDICT = (
    "Azat Orynbek, the former head of logistics, got 11 years for bribery, a court said on 2 March. "
    "He had taken US$4 million.\n\n"
    "The army recorded 3,088 crimes in 2015, up 49 percent, the defence ministry said.\n\n"
    "Share this story"
)
# What a stranger may put into a document: an escape sequence, its C1 form, rich markup, a change of direction.
HOSTILE = "\x1b[31mRed\x1b[0m \x9b2J [bold]loud[/bold] \u202eevil\u202c: Dina Sadyk was dismissed.\x07"


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit status and what it printed."""

    status: int
    out: str
    err: str


def article(text: str, **fields: Any) -> Document:
    """A document made from a plain file with that text."""
    return Document(text=text, language="en", raw_hash=blake2b(text.encode(), digest_size=20).hexdigest(), **fields)


def claim(document: Document, kind: str, act: str, quote: str, **fields: Any) -> Claim:
    """A claim on words of the document, in a sentence that ends with them or later."""
    start = document.text.index(quote)
    end = start + len(quote)
    first = document.text.rfind(". ", 0, start) + 2 if ". " in document.text[:start] else 0
    return CLAIM_TYPES[kind](
        document=document.id, source=document.source, act=act, evidence=Evidence(quote, start, end, (first, end)),
        reader=READER, confidence=0.87, **fields,
    )  # fmt: skip


@pytest.fixture(scope="session")
def verdict() -> tuple[Document, Reading]:
    """An article with claims of four kinds, one inside another's words."""
    document = article(
        VERDICT, source="news/verdict.txt", title="General jailed", outlet="The Steppe Post",
        date=When.parse("2016-03-03"), date_basis="stated",
        furniture=((VERDICT.index("Share"), len(VERDICT)),),
    )  # fmt: skip
    court = (Source("a court", "body", on=When.parse("2016-03-02")),)
    ministry = (Source("defence ministry", "body"),)
    claims = (
        claim(document, "career", "holds_post", "Azat Orynbek, the former head of logistics", person="Azat Orynbek",
              post="head of logistics", former=True),
        claim(document, "justice", "sentenced", "got 11 years for bribery", person="Azat Orynbek", term="P11Y",
              offences=("bribery",), when=When.parse("2016-03-02"), said_by=court),
        claim(document, "misconduct", "bribery", "taken US$4 million", person="Azat Orynbek", stance="alleged",
              amount=Money("USD", Decimal(4000000))),
        claim(document, "figure", "level", "3,088 crimes", value=Decimal(3088), unit="crimes", indicator="crimes",
              topic="crimes_recorded", period=When.parse("2015"), population="army", said_by=ministry),
        claim(document, "figure", "change", "up 49 percent", value=Decimal(49), unit="percent", bound="at_least",
              indicator="crimes", topic="crimes_recorded", since=When.parse("2014"), said_by=ministry),
    )  # fmt: skip
    mention = Mention(document=document.id, source=document.source, surface="Azat Orynbek", start=0, end=12,
                      schema="Person", entity="Azat Orynbek")  # fmt: skip
    return document, Reading(document=document.id, reader=READER, claims=claims, mentions=(mention,))


@pytest.fixture(scope="session")
def hostile() -> tuple[Document, Reading]:
    """A document that tries to act on the terminal of whoever reads it."""
    document = article(
        HOSTILE, source="inbox/\x1b]0;owned\x07.txt", title="[red]Alert\x1b[2J", outlet="\u202eliveE",
        date=When.parse("2017"), date_basis="metadata",
    )  # fmt: skip
    claims = (
        claim(document, "career", "dismissed", "Dina Sadyk was dismissed", person="Dina \x1b[5mSadyk", by="=cmd()"),
        claim(document, "measure", "purge", "[bold]loud[/bold]", title="[bold]loud[/bold]", bodies=("the =army",),
              due=When.parse("2018"), status="announced"),
        claim(document, "statement", "warned", "Red", speaker=Described("head of \u2066state")),
    )  # fmt: skip
    return document, Reading(document=document.id, reader=READER, claims=claims)


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory, verdict: Any, hostile: Any) -> Path:
    """The path of a ledger that holds both; tests only read it."""
    path = tmp_path_factory.mktemp("ledger") / "held.db"
    with open_ledger(path) as ledger:
        for document, reading in (verdict, hostile):
            ledger.add(document, document.text.encode("utf-8"), reading)
        ledger.set_aside("news/empty.txt", "it is empty", "remove it", by="acquire")
        resolve(ledger)
        weigh(ledger)
    return path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run `graftwatch` with these words, in an empty folder and without colour."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    options.settings.cache_clear()

    def ran(*words: object) -> Ran:
        status = main([str(word) for word in words])
        printed = capsys.readouterr()
        return Ran(status, printed.out, printed.err)

    return ran
