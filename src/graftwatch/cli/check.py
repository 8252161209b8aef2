"""graftwatch check: Prove that the ledger is whole."""

import dataclasses

import typer

from graftwatch.cli.options import Format, FormatOption, LedgerOption, example, opened
from graftwatch.cli.terminal import note, say, write
from graftwatch.inert import line

EXAMPLE = example("graftwatch check", "graftwatch check --ledger copy.db --format json")


def command(ledger: LedgerOption = None, format: FormatOption = Format.TABLE) -> None:
    """Check that every quote stands in its text, every reference leads somewhere, and every hash is right.

    The status is 1 if there is a fault; each says what to do.
    """
    with opened(ledger) as held:
        faults = list(held.check())
        where = held.where
    if format is not Format.TABLE:
        write(map(dataclasses.asdict, faults), format, ("where", "what", "fix"))
    else:
        for fault in faults:
            say(line(str(fault)))
        if not faults:
            say(f"{where}: no faults")
    if faults:
        note(f"graftwatch: {len(faults)} fault{'' if len(faults) == 1 else 's'} in {where}")
        raise typer.Exit(1)
