"""graftwatch measures: What states and bodies did or promised against corruption."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, cast

import typer

from graftwatch.cli.listing import print_claims
from graftwatch.cli.options import Format, FormatOption, LedgerOption, LimitOption, example, opened

if TYPE_CHECKING:
    from graftwatch.claims import MeasureClaim
    from graftwatch.ledger import Ledger

EXAMPLE = example("graftwatch measures", "graftwatch measures memorandum --due", "graftwatch measures --format jsonl")
HEADINGS = ("When", "Due", "Act", "Title", "Bodies", "Status", "Stance", "Said by", "Document", "Id")


def command(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words of the title, bodies, place or quote.")
    ] = None,
    due: Annotated[bool, typer.Option("--due", help="Only measures with a day by which they are due.")] = False,
    ledger: LedgerOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List laws, orders, campaigns, reforms and promises in the order of time."""
    with opened(ledger) as held:
        print_claims(held, find_measures(held, words or (), due=due), format, limit=limit, headings=HEADINGS)


def find_measures(ledger: "Ledger", words: Sequence[str] = (), *, due: bool = False) -> "list[MeasureClaim]":
    """The measures that have all the words, in the order of time; with `due`, only those that fall due."""
    sought = [word.casefold() for word in words]
    found = []
    for claim in ledger.claims(kind="measure", order="time"):
        measure = cast("MeasureClaim", claim)
        about = (measure.title, *measure.bodies, measure.place, measure.act, measure.evidence.quote)
        text = " ".join(part for part in about if part).casefold()
        if (measure.due or not due) and all(word in text for word in sought):
            found.append(measure)
    return found
