"""graftwatch resolve: Link the people, bodies and posts of what has been read."""

import dataclasses
import json
from typing import Annotated

import typer

from graftwatch.cli.options import LedgerOption, SummaryFormat, example, opened, recounting
from graftwatch.cli.terminal import note, say

EXAMPLE = example(
    "graftwatch resolve                what an interrupted run has left",
    "graftwatch resolve --again        everything anew, with the decisions of persons standing",
)


def command(
    again: Annotated[bool, typer.Option("--again", help="Link everything anew.")] = False,
    ledger: LedgerOption = None,
    format: Annotated[SummaryFormat, typer.Option("--format", help="How to print the summary.")] = SummaryFormat.TABLE,
) -> None:
    """Work out who is who: which names in different documents are one person, body or post.

    `graftwatch add` does this for what it reads. Use --again after an update of graftwatch: what persons have decided
    stands, everything else is worked out anew, and no claim changes.
    """
    from graftwatch import resolution

    with opened(ledger) as held, recounting(held):
        done = resolution.resolve(held, again=again)
    if format is SummaryFormat.JSON:
        say(json.dumps(dataclasses.asdict(done), ensure_ascii=False))
    else:
        say(f"{done.documents:,} documents linked: {done.parties:,} people, bodies and posts")
        say(f"  {done.linked:,} of them known before")
        if done.wait:
            say(f"  {done.wait:,} wait for a person: graftwatch review")
    for failed in done.failed:
        note(f"graftwatch: not linked: {failed}")
    if done.failed:
        raise typer.Exit(1)
