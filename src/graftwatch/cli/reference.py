"""graftwatch reference: Load a list of known people, to be proposed beside those that documents name."""

from pathlib import Path
from typing import Annotated

import typer

from graftwatch.cli.options import LedgerOption, example, opened
from graftwatch.cli.terminal import say

EXAMPLE = example(
    "graftwatch reference peps.ftm.json",
    "graftwatch reference --remove peps.ftm",
)


def command(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="FollowTheMoney entities, one JSON object a line.")
    ] = None,
    dataset: Annotated[str | None, typer.Option("--dataset", metavar="NAME", help="Its name; else the file's.")] = None,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="NAME", help="Remove the list of that name.")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Load the people of a list (OpenSanctions, Wikidata, your own): `show NAME` proposes whom of it a person may be.

    Each proposal has a score and reasons; nothing that the ledger says is changed by it. Loaded again under the same
    name, a list takes its own place.
    """
    from graftwatch import resolution

    if (file is None) == (remove is None):
        raise typer.BadParameter("give a file, or --remove", param_hint="FILE")
    with opened(ledger, create=file is not None) as held:
        if file is None:
            say(f"{resolution.unload(held, remove or ''):,} people removed")
            return
        name = dataset or file.stem
        with file.open(encoding="utf-8") as lines:
            say(f"{resolution.load(held, lines, source=str(file), dataset=name):,} people in {name}")
