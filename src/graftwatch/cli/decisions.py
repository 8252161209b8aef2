"""graftwatch decisions: Write out what persons have decided, or read it in."""

import getpass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from graftwatch.cli.lines import lines_of, told
from graftwatch.cli.options import LedgerOption, example, opened
from graftwatch.cli.terminal import output, say

EXAMPLE = example(
    "graftwatch decisions export > decisions.ijson",
    "graftwatch decisions export | grep '^\\['    # pairs alone, as nomenklatura reads them",
    "graftwatch decisions import decisions.ijson --ledger other.db",
)


class Way(StrEnum):
    """In or out."""

    EXPORT = "export"
    IMPORT = "import"


def command(
    way: Annotated[Way, typer.Argument(help="Write or read.")],
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A file instead of standard input or output.")
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Also the machine's, and those superseded or undone.")] = False,
    ledger: LedgerOption = None,
) -> None:
    """Decisions as plain lines fit for git, in the order of ids: on pairs in nomenklatura's form with the reason
    behind, on claims as JSON objects.

    What is read in stands as its author decided it, and supersedes what the ledger holds on the pair or the claim if it
    is newer. What then adds up otherwise: graftwatch resolve, graftwatch weigh.
    """
    from graftwatch import deciding

    with opened(ledger, create=way is Way.IMPORT) as held:
        if way is Way.IMPORT:
            taken = deciding.take_in(held, lines_of(file), told(file), by=getpass.getuser())
            say(f"{taken:,} decisions taken in")
        elif file is None:
            output().writelines(f"{line}\n" for line in deciding.lines(held, everything=all_))
        else:
            file.write_text("".join(f"{line}\n" for line in deciding.lines(held, everything=all_)), "utf-8")
