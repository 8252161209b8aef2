"""Options that several commands share, declared once, and the doors from a command to the other rooms."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.settings import Settings, load_settings

if TYPE_CHECKING:
    from graftwatch.claims import Reader
    from graftwatch.ledger import Ledger


class Format(StrEnum):
    """How a table is printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class FileFormat(StrEnum):
    """How an export is written."""

    JSONL = "jsonl"
    JSON = "json"
    CSV = "csv"


class SummaryFormat(StrEnum):
    """How the one summary of a run is printed."""

    TABLE = "table"
    JSON = "json"


def example(*lines: str) -> str:
    """The example below a command's help; the mark keeps its line ends."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


def _kind(value: str | None) -> str | None:
    from graftwatch.claims import KINDS

    return _one_of(value, KINDS)


def _topic(value: str | None) -> str | None:
    from graftwatch.claims import TOPICS

    return _one_of(value, TOPICS)


def _one_of(value: str | None, words: tuple[str, ...]) -> str | None:
    if value is not None and value not in words:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(words)}")
    return value


def hint_to_weigh(held: "Ledger") -> None:
    """Say what to do where nothing is shown because nothing is weighed yet, or not since the ledger was migrated."""
    with held.scales() as scales:
        waiting, touched = len(scales.unweighed()), scales.touched(1)
    if waiting:
        print(f"graftwatch: {waiting:,} documents are not weighed yet; run: graftwatch weigh", file=sys.stderr)
    elif touched:
        print("graftwatch: some of the ledger is to be weighed anew; run: graftwatch weigh", file=sys.stderr)


LedgerOption = Annotated[
    str | None,
    typer.Option("--ledger", metavar="PATH|URL", help="The ledger; else GRAFTWATCH_LEDGER, else ./graftwatch.db."),
]
FormatOption = Annotated[Format, typer.Option("--format", help="How to print it.")]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="Most rows to show; else GRAFTWATCH_ROWS, 50.")]
KindOption = Annotated[
    str | None, typer.Option("--kind", metavar="KIND", callback=_kind, help="One kind of claim only.")
]
TopicOption = Annotated[
    str | None, typer.Option("--topic", metavar="TOPIC", callback=_topic, help="One topic of figures only.")
]
PipelineOption = Annotated[
    str | None,
    typer.Option("--pipeline", metavar="NAME", help="The spaCy pipeline for English; else GRAFTWATCH_SPACY."),
]


@cache
def settings() -> Settings:
    """The settings of this process, read once, when a command first asks."""
    return load_settings()


@contextmanager
def opened(ledger: str | None, *, create: bool = False) -> "Iterator[Ledger]":
    """The ledger that the option or the settings name, closed when the command is done."""
    from graftwatch.ledger import open_ledger

    with open_ledger(ledger or settings().ledger, create=create, wait=settings().busy_wait_s) as opened_ledger:
        yield opened_ledger


@contextmanager
def recounting(held: "Ledger") -> "Iterator[None]":
    """A run that may change much of the ledger; when it is done, what pages count over all of it is counted anew and
    kept, if that is quick beside the run. Where it fails or is broken off, the site counts when it is asked."""
    from graftwatch.ledger import LedgerError
    from graftwatch.publish import counts

    start = time.monotonic()
    yield
    with suppress(LedgerError, KeyboardInterrupt):
        counts.refresh(held, spent_s=time.monotonic() - start)


def readers(pipeline: str | None = None) -> "list[Reader]":
    """The readers that are installed; none has loaded its model yet."""
    from graftwatch.read import english_reader, name_reader

    return [english_reader(pipeline or settings().spacy or None), name_reader()]
