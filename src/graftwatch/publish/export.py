"""What the ledger holds as rows, and rows as JSON Lines, JSON or CSV. Nothing is gathered in memory on the way."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, Final, TextIO

from graftwatch.claims import KINDS, Claim, claim_to_json
from graftwatch.claims.jsonl import own_fields
from graftwatch.ledger import Ledger, Listed
from graftwatch.publish.dossier import career_rows, described_rows
from graftwatch.publish.findings import FINDING_COLUMNS, all_finding_rows

Row = dict[str, Any]
_MANY: Final = 500  # claims whose decisions are fetched together

_BEFORE = ("id", "document", "source", "kind", "act", "quote", "start", "end", "sentence")
_AFTER = ("when", "stance", "said_by", "confidence", "reader", "decision")
_OWN = dict.fromkeys(name.rstrip("_") for kind in KINDS for name in own_fields(kind))

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "claims": (*_BEFORE, *_OWN, *_AFTER),
    "mentions": ("document", "source", "surface", "start", "end", "schema", "entity", "name"),
    "entities": ("id", "schema", "name", "names", "sex", "country", "documents", "first", "last"),
    "careers": (
        "entity", "name", "act", "post", "body", "from", "to", "seen", "stance", "by", "term", "former", "acting",
        "disputed", "confidence", "claims",
    ),
    "described": ("claim", "document", "source", "described", "entity", "name", "score", "reasons"),
    "findings": FINDING_COLUMNS,
    "documents": (
        "id", "source", "title", "outlet", "byline", "date", "date_basis", "url", "language", "media_type", "length",
        "claims", "added_at",
    ),
}  # fmt: skip
"""What can be exported, and the columns of each in CSV; JSON leaves empty ones out."""

FORMATS: Final = ("jsonl", "json", "csv")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_rows(ledger: Ledger, what: str, *, kind: str | None = None, rejected: bool = True) -> Iterator[Row]:
    """The rows of `what` (a key of COLUMNS), claims of one kind if it is given, in the order of the exchange form.

    Claims stand as they were read, with what a person decided on each; without `rejected` those rejected are left out.
    """
    if what == "claims":
        rows = claim_rows(ledger, ledger.claims(kind=kind))
        return (row for row in rows if rejected or row.get("decision", {}).get("judgement") != "rejected")
    if what == "mentions":
        return _mentions(ledger)
    if what == "entities":
        return _entities(ledger)
    if what == "careers":
        return career_rows(ledger)
    if what == "described":
        return described_rows(ledger)
    if what == "findings":
        return all_finding_rows(ledger)
    return map(document_row, ledger.documents())


def claim_rows(ledger: Ledger, claims: Iterable[Claim]) -> Iterator[Row]:
    """Claims as rows, each with what a person decided on it."""
    remaining = iter(claims)
    while some := list(islice(remaining, _MANY)):
        with ledger.decisions() as decisions:
            standing = decisions.standing(claim.id for claim in some)
        for claim in some:
            decision = standing.get(claim.id)
            row = claim_to_json(claim)
            yield row | {"decision": decision.to_json()} if decision else row


def _mentions(ledger: Ledger) -> Iterator[Row]:
    """Mentions, each with the entity that it is taken for, and the document's own name for it."""
    with ledger.who() as who:
        for row in who.mentions():
            yield {
                "document": row["document_id"], "source": row["source"], "surface": row["surface"],
                "start": row["start"], "end": row["end"], "schema": row["schema"], "entity": row["entity_id"] or "",
                "name": row["entity"],
            }  # fmt: skip


def _entities(ledger: Ledger) -> Iterator[Row]:
    """People, bodies and posts with all their names; `documents` is how many name them, days are ISO 8601."""
    with ledger.who() as who:
        for entity in who.entities():
            days = {name: entity.profile.get(name) for name in ("first", "last")}
            names = [name for name, _ in entity.profile.get("names", ())] or [entity.name]
            row = {
                "id": entity.id, "schema": entity.schema, "name": entity.name,
                "names": names, "sex": entity.profile.get("sex"), "country": entity.profile.get("country"),
                "documents": entity.parties,
                **{name: date.fromordinal(day).isoformat() if day else None for name, day in days.items()},
            }  # fmt: skip
            yield {name: value for name, value in row.items() if value not in (None, [])}


def document_row(listed: Listed) -> Row:
    """A listed document as a row; empty fields are left out."""
    row = {name: getattr(listed, name) for name in COLUMNS["documents"]}
    row["date"] = str(listed.date) if listed.date else None
    row["added_at"] = listed.added_at.isoformat(timespec="seconds")
    return {name: value for name, value in row.items() if value is not None}


def write_rows(rows: Iterable[Row], format: str, out: TextIO, *, columns: Sequence[str]) -> None:
    """Write rows as `jsonl`, `json` (one array) or `csv` (with a heading line of `columns`).

    In CSV a list of texts is joined by "; " and anything nested is JSON. A text that a spreadsheet would run as a
    formula is preceded by an apostrophe: it came from a stranger's document. JSON holds every text as it is.
    """
    if format == "csv":
        writer = csv.writer(out)  # RFC 4180: lines end in CR LF; only then is a lone CR in a text quoted
        writer.writerow(columns)
        writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
        return
    lines = (json.dumps(row, ensure_ascii=False) for row in rows)
    if format == "jsonl":
        out.writelines(line + "\n" for line in lines)
        return
    before = "[\n"
    for line in lines:
        out.write(before + line)
        before = ",\n"
    out.write("[]\n" if before == "[\n" else "\n]\n")


def _cell(value: Any) -> Any:
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        value = "; ".join(value)
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value
