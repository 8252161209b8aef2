"""graftwatch export: Everything of one sort, for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from graftwatch.cli.options import FileFormat, KindOption, LedgerOption, example, opened
from graftwatch.cli.terminal import output

EXAMPLE = example(
    "graftwatch export claims > claims.jsonl",
    "graftwatch export careers --format csv > careers.csv",
    "graftwatch export claims --kind figure --format csv --output figures.csv",
)


def command(
    what: Annotated[str, typer.Argument(metavar="WHAT", help="One of those named above.")],
    kind: KindOption = None,
    format: Annotated[FileFormat, typer.Option("--format", help="How to write it.")] = FileFormat.JSONL,
    to: Annotated[Path | None, typer.Option("--output", help="A file instead of standard output.")] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected/--no-rejected", help="With the claims that a person has rejected.")
    ] = True,
    ledger: LedgerOption = None,
) -> None:
    """Write all claims, mentions, entities, careers, described (unnamed officials), findings or documents, one a line.

    Claims have the form of docs/vocabulary.md section 6, with what persons have decided on them;
    docs/resolution.md and docs/weighing.md tell what the others hold."""
    from graftwatch.publish import COLUMNS, export_rows, write_rows

    if what not in COLUMNS:
        raise typer.BadParameter(f"{what!r} is none of {', '.join(COLUMNS)}", param_hint="WHAT")
    if kind and what != "claims":
        raise typer.BadParameter("only claims have a kind", param_hint="--kind")
    with opened(ledger) as held:
        rows = export_rows(held, what, kind=kind, rejected=rejected)
        if to is None:
            write_rows(rows, format.value, output(), columns=COLUMNS[what])
            return
        with to.open("w", encoding="utf-8", newline="") as file:
            write_rows(rows, format.value, file, columns=COLUMNS[what])
