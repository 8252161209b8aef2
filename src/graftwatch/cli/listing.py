"""Claims as tables: the commands that list some of them differ only in which, and in what order."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, cast

from graftwatch.cli.findings import print_bearing
from graftwatch.cli.options import Format, settings
from graftwatch.cli.terminal import ID_LENGTH, note, table, write

if TYPE_CHECKING:
    from graftwatch.claims import Claim, FigureClaim
    from graftwatch.ledger import Held, Ledger

_WEIGHED = 500  # claims whose findings are looked for: what a statement takes


def print_claims(
    ledger: "Ledger",
    claims: "Iterable[Claim]",
    format: Format,
    *,
    limit: int | None,
    headings: Sequence[str] = ("When", "Claim", "Stance", "Said by", "Document", "Id"),
) -> None:
    """Print claims: as rows of the exchange form, all without a `limit`, or as a table with the usual one and with the
    findings that rest on them."""
    from graftwatch.claims import claim_to_json
    from graftwatch.publish import COLUMNS

    if format is not Format.TABLE:
        write(map(claim_to_json, islice(claims, limit)), format, COLUMNS["claims"])
        return
    most = limit or settings().rows
    held = list(ledger.held(islice(claims, most + 1)))
    if not held:
        note("graftwatch: no such claim in the ledger")
        return
    table(headings, [[_cell(each, heading) for heading in headings] for each in held[:most]], right=("Number",))
    if len(held) > most:
        note(f"graftwatch: there are more than {most}; see more with --limit")
    print_bearing(ledger, claims=[each.claim.id for each in held[: min(most, _WEIGHED)]])


def _cell(held: "Held", heading: str) -> str:
    """What stands under a heading: some are put together, the others are fields of the claim.

    Where a claim does not say when, the day of publication stands in brackets: that is where the order of time puts it.
    """
    from graftwatch.publish import chain_in_words, claim_in_words, number_in_words

    claim = held.claim
    made: dict[str, Callable[[], str]] = {
        "Claim": lambda: claim_in_words(claim),
        "Said by": lambda: chain_in_words(claim.said_by),
        "Document": lambda: ", ".join(str(part) for part in (held.outlet or claim.source, held.date) if part),
        "Id": lambda: claim.id[:ID_LENGTH],
        "Number": lambda: number_in_words(cast("FigureClaim", claim)),
        "When": lambda: str(claim.when or (f"({held.date})" if held.date else "")),
        "Period": lambda: str(getattr(claim, "period", None) or claim.when or ""),
    }
    if heading in made:
        return made[heading]()
    value = getattr(claim, heading.lower()) or ""
    return ", ".join(value) if isinstance(value, tuple) else str(value).replace("_", " ")
