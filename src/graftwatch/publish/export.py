"""What the ledger holds as rows, and rows as JSON Lines, JSON or CSV. Nothing is gathered in memory on the way."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TextIO

from graftwatch.claims import KINDS, claim_to_json, mention_to_json
from graftwatch.claims.jsonl import own_fields
from graftwatch.ledger import Ledger, Listed

Row = dict[str, Any]

_BEFORE = ("id", "document", "source", "kind", "act", "quote", "start", "end", "sentence")
_AFTER = ("when", "stance", "said_by", "confidence", "reader")
_OWN = dict.fromkeys(name.rstrip("_") for kind in KINDS for name in own_fields(kind))

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "claims": (*_BEFORE, *_OWN, *_AFTER),
    "mentions": ("document", "source", "surface", "start", "end", "schema", "entity"),
    "documents": (
        "id", "source", "title", "outlet", "byline", "date", "date_basis", "url", "language", "media_type", "length",
        "claims", "added_at",
    ),
}  # fmt: skip
"""What can be exported, and the columns of each in CSV; JSON leaves empty ones out."""

FORMATS: Final = ("jsonl", "json", "csv")

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def export_rows(ledger: Ledger, what: str, *, kind: str | None = None) -> Iterator[Row]:
    """The rows of `claims` (all, or of one kind), `mentions` or `documents`, in the order of the exchange form."""
    if what == "claims":
        return (claim_to_json(claim) for claim in ledger.claims(kind=kind))
    if what == "mentions":
        return (mention_to_json(mention) for mention in ledger.mentions())
    return map(document_row, ledger.documents())


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
