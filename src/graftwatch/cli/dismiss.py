"""graftwatch dismiss: Let a finding rest that is none, with the reason; or take that back."""

import getpass
from typing import Annotated

import typer

from graftwatch.cli.options import LedgerOption, example, opened
from graftwatch.cli.terminal import say
from graftwatch.inert import line

EXAMPLE = example(
    "graftwatch dismiss 3fa94c01 --reason 'two courts, two cases'",
    "graftwatch dismiss 3fa94c01 --undo",
)


def command(
    finding: Annotated[str, typer.Argument(metavar="FINDING", help="Its id, or the beginning of that.")],
    reason: Annotated[str | None, typer.Option("--reason", help="Why it is none.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take a dismissal back.")] = False,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the login name.")] = None,
    ledger: LedgerOption = None,
) -> None:
    """Dismiss a finding until its claims change: then it is open again.

    A dismissal is a person's, and stands when everything is weighed anew.
    """
    if undo == (reason is not None):
        raise typer.BadParameter("give a reason, or --undo", param_hint="--reason")
    with opened(ledger) as held, held.findings(writes=True) as findings:
        row, author = findings.get(finding), by or getpass.getuser()
        if reason is not None:
            findings.dismiss(row.id, reason=reason, by=author)
            say(line(f"dismissed: {row.title}"))
        elif findings.restore(row.id, by=author):
            say(line(f"open again: {row.title}"))
        else:
            say(line(f"nobody had dismissed: {row.title}"))
