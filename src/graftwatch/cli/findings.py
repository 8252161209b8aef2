"""graftwatch findings: What does not add up: contradictions, echoes, returns, promises that nobody kept."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from graftwatch.cli.options import Format, FormatOption, LedgerOption, LimitOption, example, opened, settings
from graftwatch.cli.terminal import ID_LENGTH, note, output, say, table, write
from graftwatch.inert import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graftwatch.ledger import FindingRow, Ledger

EXAMPLE = example(
    "graftwatch findings --kind contradiction",
    "graftwatch findings Orynbek --since 2024-05-01",
    "graftwatch show FINDING              the reasoning, and the claims on each side",
)
_BEARING = 6  # shown beside something else; the rest is counted


class Status(StrEnum):
    """How a finding stands."""

    OPEN = "open"
    CLOSED = "closed"
    DISMISSED = "dismissed"
    ALL = "all"


def _kind(value: str | None) -> str | None:
    from graftwatch.claims import FINDING_KINDS

    if value is not None and value not in FINDING_KINDS:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(FINDING_KINDS)}")
    return value


def command(
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="Only what bears on this person or body.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", callback=_kind, help="One kind of finding only.")
    ] = None,
    weight: Annotated[float, typer.Option("--weight", min=0, max=1, help="The least weight, from 0 to 1.")] = 0.0,
    since: Annotated[
        datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="Only with claims read since that day.")
    ] = None,
    status: Annotated[Status, typer.Option("--status", help="How they stand.")] = Status.OPEN,
    today: Annotated[
        datetime | None,
        typer.Option("--today", formats=["%Y-%m-%d"], help="The day to judge promises by; else the newest document's."),
    ] = None,
    ledger: LedgerOption = None,
    limit: LimitOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """List what does not add up in the claims, the weightiest first.

    `graftwatch show` with an id tells the reasoning; `graftwatch dismiss` lets one rest that is none.
    """
    with opened(ledger) as held:
        about = _about(held, " ".join(name)) if name else None
        with held.findings() as findings:
            rows = list(findings.list(
                kind=kind, weight=weight, about=about, since=since.replace(tzinfo=UTC) if since else None,
                status=None if status is Status.ALL else status.value, on=today.date() if today else held.last_day(),
                limit=limit if format is not Format.TABLE else (limit or settings().rows) + 1,
            ))  # fmt: skip
        print_findings(held, rows, format, limit=limit)


def _about(held: "Ledger", wanted: str) -> list[str]:
    from graftwatch.publish import find_entities

    return [row.id for row in find_entities(held, wanted)] or [wanted]


def print_findings(held: "Ledger", rows: "list[FindingRow]", format: Format, *, limit: int | None) -> None:
    """Print findings: as rows of the export, or as a table with the usual limit."""
    from graftwatch.publish import FINDING_COLUMNS, finding_rows

    if format is not Format.TABLE:
        write(finding_rows(held, rows), format, FINDING_COLUMNS)
        return
    most = limit or settings().rows
    if not rows:
        note("graftwatch: no such finding in the ledger")
        return
    table(
        ("Weight", "Kind", "Finding", "Claims", "Id"),
        [
            [f"{row.weight:.2f}", row.kind.replace("_", " "), _title(row), str(len(row.claims)), row.id[:ID_LENGTH]]
            for row in rows[:most]
        ],
        right=("Weight", "Claims"),
    )
    if len(rows) > most:
        note(f"graftwatch: there are more than {most}; see more with --limit")


def print_bearing(
    held: "Ledger", *, about: "Sequence[str] | None" = None, claims: "Sequence[str] | None" = None
) -> None:
    """The weightiest findings on some entities, or that rest on some claims; nothing where there are none."""
    with held.findings() as findings:
        rows = list(findings.list(about=about, claims=claims, on=held.last_day()))
    if not rows:
        return
    say("\nWhat does not add up")
    for row in rows[:_BEARING]:
        say(line(f"  {row.weight:.2f} {row.kind.replace('_', ' ')}: {row.title} · {row.id[:ID_LENGTH]}"))
    if len(rows) > _BEARING:
        say(f"  and {len(rows) - _BEARING} more")


def _title(row: "FindingRow") -> str:
    return row.title if row.status == "open" else f"{row.title} [{row.status}: {row.reason}]"


def print_finding(held: "Ledger", row: "FindingRow", format: Format) -> None:
    """One finding in full: the reasoning, the claims on each side with who says them, and what would settle it."""
    import json

    from graftwatch.publish import finding_rows

    if format is not Format.TABLE:
        [found] = finding_rows(held, [row])
        output().write(json.dumps(found, ensure_ascii=False) + "\n")
        return
    say(line(row.title))
    stands = row.status if row.status == "open" else f"{row.status}: {row.reason}{f' ({row.user})' * bool(row.user)}"
    say(line(f"{row.kind.replace('_', ' ')} · weight {row.weight:.2f} · {stands} · {row.id}"))
    say()
    for number, step in enumerate(row.steps, 1):
        say(line(f"  {number}. {step}"))
    sides = row.sides or (row.claims,)
    beside = tuple(id for id in row.claims if row.sides and not any(id in side for side in row.sides))
    for number, side in enumerate([*sides, beside] if beside else sides, 1):
        heading = "Claims" if not row.sides else "Beside" if side is beside else f"Side {number}"
        say(f"\n{heading}")
        _print_claims(held, side)
    if row.settles:
        say(line(f"\nWhat would settle it: {row.settles}"))


def _print_claims(held: "Ledger", ids: tuple[str, ...]) -> None:
    from graftwatch.publish import chain_in_words

    claims = held.claims_by_id(ids)
    for each in held.held(claims[id] for id in ids if id in claims):
        claim = each.claim
        where = ", ".join(str(part) for part in (each.outlet or claim.source, each.date) if part)
        chain = f" · said by {chain_in_words(claim.said_by)}" if claim.said_by else ""
        say(line(f"  “{claim.evidence.quote}”"))
        say(line(f"      {where}{chain} · {claim.stance} · {claim.id[:ID_LENGTH]}"))
    for id in ids:
        if id not in claims:
            say(f"  {id[:ID_LENGTH]}: not in the ledger any more")
