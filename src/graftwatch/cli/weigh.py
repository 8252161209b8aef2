"""graftwatch weigh: Weigh the claims against each other."""

import dataclasses
import json
from typing import Annotated

import typer

from graftwatch.cli.options import LedgerOption, SummaryFormat, example, opened, recounting
from graftwatch.cli.terminal import say

EXAMPLE = example(
    "graftwatch weigh                what an interrupted run has left",
    "graftwatch weigh --again        everything anew; what persons have dismissed stays dismissed",
)


def command(
    again: Annotated[bool, typer.Option("--again", help="Weigh everything anew.")] = False,
    ledger: LedgerOption = None,
    format: Annotated[SummaryFormat, typer.Option("--format", help="How to print the summary.")] = SummaryFormat.TABLE,
) -> None:
    """Find what does not add up in the claims.

    `graftwatch add` does this for what it reads. Use --again after an update of graftwatch: findings that no longer
    follow from the claims are closed, and none is deleted.
    """
    from graftwatch import weighing

    with opened(ledger) as held, recounting(held):
        done = weighing.weigh(held, again=again)
    if format is SummaryFormat.JSON:
        say(json.dumps(dataclasses.asdict(done)))
        return
    say(f"{done.documents:,} documents weighed: {done.new:,} new findings, {done.closed:,} closed")
