"""graftwatch returns: Who fell and is back in a post, and how long it takes."""

import dataclasses
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.cli.options import (
    Format,
    FormatOption,
    LedgerOption,
    LimitOption,
    example,
    hint_to_weigh,
    opened,
    settings,
)
from graftwatch.cli.terminal import note, output, say, table, write
from graftwatch.inert import line

if TYPE_CHECKING:
    from graftwatch.publish import Followed
    from graftwatch.weigh import Curve

EXAMPLE = example(
    "graftwatch returns", "graftwatch returns --by act", "graftwatch returns --format json    with the curves"
)


class By(StrEnum):
    """What curves are drawn for."""

    BODY = "body"
    ACT = "act"
    YEAR = "year"


def command(
    by: Annotated[By | None, typer.Option("--by", help="A curve for each of these; else one for all.")] = None,
    ledger: LedgerOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List who was dismissed for cause, charged, convicted or fled, who of them is back, and how long that takes.

    The shares are Kaplan-Meier estimates with 95 percent intervals: whoever is not back by the newest document of the
    ledger is followed until then.
    """
    from graftwatch.publish import RETURN_COLUMNS, affairs, curves_of, return_rows

    with opened(ledger) as held:
        found = affairs(held)
        curves = curves_of(found, by.value if by else None)
        if not found:
            hint_to_weigh(held)
    if format is Format.JSON:
        told = {"falls": list(return_rows(found)), "curves": [dataclasses.asdict(each) for each in curves]}
        output().write(json.dumps(told, ensure_ascii=False) + "\n")
    elif format is not Format.TABLE:
        write(return_rows(found), format, RETURN_COLUMNS)
    elif not found:
        note("graftwatch: no fall in the ledger")
    else:
        _print(found, curves, limit or settings().rows)


def _print(found: "list[Followed]", curves: "list[Curve]", most: int) -> None:
    from graftwatch.publish import return_rows
    from graftwatch.weigh import in_words
    from graftwatch.weigh.phrases import time_in_words

    rows = [
        [
            row["name"], row["act"], row["fell"], row.get("body", ""), row["state"], time_in_words(row["days"]),
            ", ".join(filter(None, (row.get("post"), row.get("new_body")))),
        ]
        for row in return_rows(found[:most])
    ]  # fmt: skip
    table(("Name", "Fall", "When", "Body", "State", "After", "New post"), rows)
    if len(found) > most:
        note(f"graftwatch: there are more than {most}; see more with --limit")
    for each in curves[:most]:
        say()
        say(line(f"{f'{each.label}: ' if each.label else ''}{in_words(each)}"))
        if each.is_readable:
            _marks(each)


def _marks(of: "Curve") -> None:
    rows = [
        [f"{mark.days / 365.25:.0f}", _percent(mark.back), _percent(mark.low), _percent(mark.high), str(mark.at_risk)]
        for mark in of.marks
    ]
    if rows:
        table(("Years", "Back", "Low", "High", "Followed"), rows, right=("Years", "Back", "Low", "High", "Followed"))


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"
