"""graftwatch sources: Which outlets the ledger holds, and whom their claims go back to."""

from typing import Annotated

import typer

from graftwatch.cli.options import Format, FormatOption, LedgerOption, LimitOption, example, opened, settings
from graftwatch.cli.terminal import note, say, table, write

EXAMPLE = example("graftwatch sources", "graftwatch sources --cited --limit 10", "graftwatch sources --format csv")
COLUMNS = ("role", "name", "type", "documents", "claims", "first", "last")


def command(
    cited: Annotated[bool, typer.Option("--cited", help="Only the sources that documents cite.")] = False,
    ledger: LedgerOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List the outlets of the documents, and the sources that claims are attributed to."""
    most = limit or settings().rows
    with opened(ledger) as held:
        outlets = [] if cited else held.sources()
        named = held.cited(limit=limit if format is not Format.TABLE else most)
    rows: list[dict[str, object]] = [
        {"role": "outlet", "name": outlet.name, "type": "outlet", "documents": outlet.documents,
         "claims": outlet.claims, "first": str(outlet.first or ""), "last": str(outlet.last or "")}
        for outlet in outlets
    ]  # fmt: skip
    rows += [
        {"role": "cited", "name": each.name, "type": each.type, "documents": each.documents, "claims": each.claims}
        for each in named
    ]
    if format is not Format.TABLE:
        write(rows, format, COLUMNS)
    elif not rows:
        note("graftwatch: the ledger holds no documents yet; begin with: graftwatch add FOLDER")
    else:
        _tables(rows[: len(outlets)][:most], rows[len(outlets) :])


def _tables(outlets: list[dict[str, object]], cited: list[dict[str, object]]) -> None:
    numbers = ("Documents", "Claims")
    if outlets:
        fields = ("name", "documents", "claims", "first", "last")
        lines = [[_text(row, field) for field in fields] for row in outlets]
        table(("Outlet", "Documents", "Claims", "First", "Last"), lines, right=numbers)
    if outlets and cited:
        say()
    if cited:
        lines = [[_text(row, field) for field in ("name", "type", "documents", "claims")] for row in cited]
        table(("Cited", "Type", "Documents", "Claims"), lines, right=numbers)


def _text(row: dict[str, object], field: str) -> str:
    value = row[field]
    return f"{value:,}" if isinstance(value, int) else str(value or "(not known)" if field == "name" else value)
