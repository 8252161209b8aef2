"""graftwatch reference: Load a list of known people, to be proposed beside those that documents name."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from graftwatch.cli.lines import lines_of, told
from graftwatch.cli.options import LedgerOption, example, opened
from graftwatch.cli.terminal import say
from graftwatch.errors import GraftwatchError

EXAMPLE = example(
    "graftwatch reference peps.ftm.json",
    "graftwatch reference                       which lists are loaded",
    "graftwatch reference --remove peps.ftm",
)


class NoSuchList(GraftwatchError):
    """A list that is not loaded."""

    def __init__(self, name: str, loaded: list[str]) -> None:
        super().__init__(name, loaded)
        self.name, self.loaded = name, loaded

    def __str__(self) -> str:
        return f"no list '{self.name}' is loaded; there are: {', '.join(self.loaded) or 'none'}"


def command(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="FollowTheMoney entities, one JSON object a line; - is standard input."),
    ] = None,
    dataset: Annotated[str | None, typer.Option("--dataset", metavar="NAME", help="Its name; else the file's.")] = None,
    remove: Annotated[
        str | None, typer.Option("--remove", metavar="NAME", help="Remove the list of that name.")
    ] = None,
    ledger: LedgerOption = None,
) -> None:
    """Load the people of a list (OpenSanctions, Wikidata, your own): `show NAME` proposes whom of it a person may be.

    Posts and times in office come from Position and Occupancy entities, and from `position` of a person. Each proposal
    has a score and reasons; nothing that the ledger says is changed by it. Loaded again under the same name, a list
    takes its own place. Without a file it says which lists there are.
    """
    from graftwatch import resolution

    if file is not None and remove is not None:
        raise typer.BadParameter("give a file or --remove, not both", param_hint="FILE")
    with opened(ledger, create=file is not None) as held:
        if file is not None:
            name = dataset or ("standard input" if file == Path("-") else file.stem)
            number = resolution.load(held, _reading(file), source=told(file), dataset=name)
            say(f"{_people(number)} in {name}")
            return
        with held.who() as who:
            lists = who.lists()
        if remove is None:
            say("\n".join(f"{_people(number)} in {name}" for name, number in lists.items()) or "no list is loaded")
        elif remove not in lists:
            raise NoSuchList(remove, list(lists))
        else:
            say(f"{_people(resolution.unload(held, remove))} removed")


def _people(number: int) -> str:
    return f"{number:,} {'person' if number == 1 else 'people'}"


def _reading(file: Path) -> Callable[[], Iterable[str]]:
    """Reads the lines of a file, each time anew; those of standard input are kept."""
    if file == Path("-"):
        kept = list(lines_of(file))
        return lambda: kept
    return lambda: lines_of(file)
