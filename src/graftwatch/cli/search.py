"""graftwatch search: Documents by words, newest first."""

import dataclasses
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.cli.options import Format, FormatOption, LedgerOption, LimitOption, example, opened, settings
from graftwatch.cli.terminal import note, table, write
from graftwatch.inert import inert

if TYPE_CHECKING:
    from rich.text import Text

    from graftwatch.ledger import Hit

EXAMPLE = example(
    "graftwatch search 'bribery \"border guard\" after:2014 before:2016-06'",
    "graftwatch search 'outlet:Monitor kind:justice' --format json",
)
COLUMNS = ("document", "source", "title", "outlet", "date", "excerpt", "start", "marks", "claims")


def command(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY", help='Words, "phrases", outlet:NAME, kind:KIND, after:DATE, before:DATE; all must hold.'
        ),
    ],
    ledger: LedgerOption = None,
    limit: LimitOption = None,
    best: Annotated[bool, typer.Option("--best", help="Best matches first instead of the newest.")] = False,
    format: FormatOption = Format.TABLE,
) -> None:
    """Find documents by what they say, newest first, with the sentence that was hit."""
    most = limit or settings().rows
    with opened(ledger) as held:
        hits = held.search(" ".join(query), limit=most + 1, order="best" if best else "newest")
    shown = hits[:most]
    if format is not Format.TABLE:
        write(map(_row, shown), format, COLUMNS)
        return
    if not shown:
        note("graftwatch: nothing found; try fewer words, or a word cut short: brib*")
        raise typer.Exit(0)
    table(
        ("Date", "Outlet", "Title and sentence", "Claims", "Document"),
        [(str(hit.date or ""), hit.outlet or "", _excerpt(hit), f"{hit.claims:,}", hit.document[:8]) for hit in shown],
        right=("Claims",),
    )
    if len(hits) > most:
        note(f"graftwatch: there are more than {most}; see more with --limit")


def _row(hit: "Hit") -> dict[str, object]:
    row = dataclasses.asdict(hit) | {
        "date": str(hit.date) if hit.date else None,
        "marks": [list(mark) for mark in hit.marks],
    }
    return {name: value for name, value in row.items() if value is not None}


def _excerpt(hit: "Hit") -> "Text":
    """The title, and below it the sentence with the words sought in bold."""
    from rich.text import Text

    text = Text(inert(hit.title or hit.source) + "\n", style="")
    at = 0
    for first, last in hit.marks:
        text.append(inert(hit.excerpt[at:first]), "dim")
        text.append(inert(hit.excerpt[first:last]), "bold")
        at = last
    text.append(inert(hit.excerpt[at:]), "dim")
    return text
