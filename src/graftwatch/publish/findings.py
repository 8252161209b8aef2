"""Findings as rows, each with the claims it rests on; and those that bear on a person, a body or some claims."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice
from typing import Any, Final

from graftwatch.claims import Claim
from graftwatch.ledger import FindingRow, Ledger
from graftwatch.publish.phrase import chain_in_words

_MANY: Final = 200  # findings whose claims are fetched together

FINDING_COLUMNS: Final = (
    "id", "kind", "weight", "title", "steps", "settles", "since", "holds_from", "status", "reason", "user",
    "changed_at", "about", "sides", "claims",
)  # fmt: skip


def finding_rows(ledger: Ledger, findings: Iterable[FindingRow]) -> Iterator[dict[str, Any]]:
    """Findings as rows of the export, in their order: each claim with its words, where they stand and who says it."""
    remaining = iter(findings)
    while some := list(islice(remaining, _MANY)):
        claims = ledger.claims_by_id(id for finding in some for id in finding.claims)
        held = {each.claim.id: each for each in ledger.held(claims.values())}
        for finding in some:
            row = {name: getattr(finding, name) for name in FINDING_COLUMNS if name != "claims"}
            row |= {name: list(row[name]) for name in ("steps", "about")}
            row["sides"] = [list(side) for side in finding.sides]
            row["since"], row["changed_at"] = _moment(finding.since), _moment(finding.changed_at)
            row["holds_from"] = finding.holds_from.isoformat() if finding.holds_from else None
            row["claims"] = [
                _claim_row(held[id].claim, held[id].outlet, held[id].date) for id in finding.claims if id in held
            ]
            yield {name: value for name, value in row.items() if value not in (None, "", [])}


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _claim_row(claim: Claim, outlet: str | None, date: object) -> dict[str, Any]:
    row = {
        "id": claim.id, "document": claim.document, "source": claim.source, "outlet": outlet,
        "date": str(date) if date else None, "quote": claim.evidence.quote, "stance": claim.stance,
        "said_by": chain_in_words(claim.said_by),
    }  # fmt: skip
    return {name: value for name, value in row.items() if value}


def all_finding_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Every open finding that can be said on the day of the newest document, the weightiest first, as rows of the
    export."""
    with ledger.findings() as findings:
        rows = list(findings.list(on=ledger.last_day()))
    return finding_rows(ledger, rows)
