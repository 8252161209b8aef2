"""graftwatch add: Take in files, folders and addresses, and keep what they claim."""

import dataclasses
import json
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.cli.options import (
    LedgerOption,
    PipelineOption,
    SummaryFormat,
    example,
    opened,
    readers,
    recounting,
    settings,
)
from graftwatch.cli.progress import Meter
from graftwatch.cli.terminal import note, say

if TYPE_CHECKING:
    from graftwatch.flow import Summary
    from graftwatch.ledger import Ledger

EXAMPLE = example(
    "graftwatch add articles/ press-release.pdf https://example.org/story.html",
    "cat story.txt | graftwatch add -",
    "graftwatch add --retry",
)


def command(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH|ADDRESS", help="Files, folders, archives, web addresses; - is standard input."),
    ] = None,
    ledger: LedgerOption = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what was set aside before.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read again what this reader has read already.")] = False,
    pipeline: PipelineOption = None,
    format: Annotated[SummaryFormat, typer.Option("--format", help="How to print the summary.")] = SummaryFormat.TABLE,
) -> None:
    """Take in articles, read them, and keep every claim with the words it rests on.

    What is held already is passed over, so an interrupted run goes on where it stopped. An input that cannot be taken
    in is set aside, listed at the end with the reason, and tried again with --retry; the status is then 1.
    """
    from graftwatch import flow

    if not inputs and not retry:
        raise typer.BadParameter("give a file, a folder or an address, or --retry", param_hint="PATH|ADDRESS")
    with opened(ledger, create=True) as held, recounting(held):
        meter = Meter(_expected(held, inputs or [], retry=retry), every_s=settings().progress_s)
        try:
            summary = flow.add(held, inputs or [], readers=readers(pipeline), progress=meter, retry=retry, again=again)
        finally:
            meter.close()
        where = held.where
    if format is SummaryFormat.JSON:
        say(json.dumps(dataclasses.asdict(summary), ensure_ascii=False, default=str))
    else:
        _show(summary, where)
    for aside in summary.set_aside:
        note(f"graftwatch: set aside: {aside.source}: {aside.reason}; {aside.hint}")
    for failed in summary.resolved.failed:
        note(f"graftwatch: not linked, the next run tries again: {failed}")
    if summary.stopped:
        note("graftwatch: stopped; what was read is kept, run the same again to go on")
    if summary.set_aside or summary.stopped:
        raise typer.Exit(1)


def _expected(held: "Ledger", inputs: list[str], *, retry: bool) -> int:
    """How many inputs there will be; listing folders is quick beside reading what is in them."""
    from graftwatch.acquire import discover

    return sum(1 for _ in discover(inputs)) + (len(held.set_asides()) if retry else 0)


def _show(summary: "Summary", where: str) -> None:
    say(f"{_count(summary.new, 'new document')} in {where}, {_count(summary.seen, 'input')} seen")
    for number, text in (
        (summary.held, "held already"),
        (summary.origins, "held already, from another place"),
        (summary.reread, "read again"),
        (summary.same_text, "with the same text as another"),
        (summary.alike, "with nearly the same text as another"),
    ):
        if number:
            say(f"  {number:,} {text}")
    for language, number in sorted(summary.unread.items()):
        say(f"  {number:,} kept unread: no reader for {f'language {language!r}' if language else 'their language'}")
    say(f"{_count(sum(summary.kinds.values()), 'new claim')} from {summary.words:,} words")
    for kind, number in sorted(summary.kinds.items(), key=lambda item: -item[1]):
        say(f"  {number:6,} {kind}")
    resolved = summary.resolved
    if resolved.parties:
        say(f"{_count(resolved.parties, 'name')} of people, bodies and posts, {resolved.linked:,} known before")
    if resolved.wait:
        say(f"  {resolved.wait:,} wait for a person: graftwatch review")
    if summary.weighed.new:
        say(f"{_count(summary.weighed.new, 'new finding')}: graftwatch findings")
    if summary.set_aside:
        say(f"{_count(len(summary.set_aside), 'input')} set aside; to try again: graftwatch add --retry")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
