"""graftwatch measures: What was promised or done against corruption, by when, and how it stands."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from graftwatch.cli.options import (
    Format,
    FormatOption,
    LedgerOption,
    LimitOption,
    example,
    hint_to_weigh,
    opened,
    settings,
)
from graftwatch.cli.terminal import ID_LENGTH, note, table, write

if TYPE_CHECKING:
    from graftwatch.claims import MeasureClaim
    from graftwatch.ledger import Ledger

EXAMPLE = example(
    "graftwatch measures --state overdue", "graftwatch measures memorandum --today 2016-02-01",
    "graftwatch measures --format jsonl",
)  # fmt: skip
HEADINGS = ("When", "Due", "Act", "Title", "Bodies", "Status", "Stance", "Said by", "Document", "Id")


class State(StrEnum):
    """How a measure stands."""

    PROMISED = "promised"
    DUE = "due"
    OVERDUE = "overdue"
    AGAIN = "announced again"
    ADOPTED = "adopted"
    IN_FORCE = "in force"
    DONE = "carried out"
    FAILED = "failed"


def command(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words of the title, bodies, place or quote.")
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="Only measures with a day by which they are due.")] = False,
    state: Annotated[State | None, typer.Option("--state", help="Only measures that stand so.")] = None,
    today: Annotated[
        datetime | None,
        typer.Option("--today", formats=["%Y-%m-%d"], help="The day to judge by; else that of the newest document."),
    ] = None,
    ledger: LedgerOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show laws, orders, campaigns, reforms and promises as a board: what several documents tell of one is one line.

    Nothing is overdue before its day is a month behind; by default the ledger's newest document says what day it is.
    """
    from graftwatch.publish import MEASURE_COLUMNS, measure_rows

    sought = [word.casefold() for word in words or ()]
    with opened(ledger) as held:
        rows = [
            row for row in measure_rows(held, on=today.date() if today else None)
            if (not due or row.get("due")) and state in (None, row["state"]) and _has(row, sought)
        ]  # fmt: skip
        if not rows:
            hint_to_weigh(held)
    if format is not Format.TABLE:
        write(rows[:limit], format, MEASURE_COLUMNS)
    elif not rows:
        note("graftwatch: no such measure in the ledger")
    else:
        _print(rows, limit or settings().rows)


def _has(row: dict[str, Any], words: Sequence[str]) -> bool:
    quotes = (step["quote"] for step in row["steps"])
    text = " ".join([row["title"], row["act"], *row.get("bodies", ()), *quotes]).casefold()
    return all(word in text for word in words)


def _print(rows: Sequence[dict[str, Any]], most: int) -> None:
    table(
        ("State", "Due", "Measure", "Bodies", "Told", "Claims"),
        [
            [
                row["state"], ", then ".join(row.get("due", ())), row["title"], ", ".join(row.get("bodies", ())),
                _told(row), " ".join(id[:ID_LENGTH] for id in row["claims"][:3]),
            ]
            for row in rows[:most]
        ],
    )  # fmt: skip
    if len(rows) > most:
        note(f"graftwatch: there are more than {most}; see more with --limit")


def _told(row: dict[str, Any]) -> str:
    """By whom it is told, step by step: `2017-03-15 promised (Tobol Wire)`; without an outlet, by the file."""
    told = [*row["steps"], *({"step": "kept"} | each for each in row.get("kept", ()))]
    steps = (
        f"{each.get('date', 'undated')} {each['step']} ({each.get('outlet') or PurePath(each['source']).stem})"
        for each in told
    )
    return "; ".join(dict.fromkeys(steps))


def find_measures(ledger: "Ledger", words: Sequence[str] = ()) -> "list[MeasureClaim]":
    """The claims on measures that have all the words, in the order of time."""
    sought = [word.casefold() for word in words]
    found = []
    for claim in ledger.claims(kind="measure", order="time"):
        measure = cast("MeasureClaim", claim)
        about = (measure.title, *measure.bodies, measure.place, measure.act, measure.evidence.quote)
        text = " ".join(part for part in about if part).casefold()
        if all(word in text for word in sought):
            found.append(measure)
    return found
