"""From the ledger outwards: exports, and claims put into words for a person. Knows nothing of how claims are read."""

from graftwatch.publish.dossier import (
    Dossier,
    Doubt,
    Holder,
    body_name,
    career_rows,
    described_rows,
    dossier,
    occupancy_row,
    rung_row,
)
from graftwatch.publish.export import COLUMNS, FORMATS, Row, document_row, export_rows, write_rows
from graftwatch.publish.find import find_entities, names_of
from graftwatch.publish.findings import FINDING_COLUMNS, all_finding_rows, finding_rows
from graftwatch.publish.phrase import chain_in_words, claim_in_words, duration_in_words, number_in_words

__all__ = [
    "all_finding_rows",
    "body_name",
    "career_rows",
    "chain_in_words",
    "claim_in_words",
    "COLUMNS",
    "described_rows",
    "document_row",
    "Dossier",
    "dossier",
    "Doubt",
    "duration_in_words",
    "export_rows",
    "Holder",
    "find_entities",
    "FINDING_COLUMNS",
    "finding_rows",
    "FORMATS",
    "names_of",
    "number_in_words",
    "occupancy_row",
    "Row",
    "rung_row",
    "write_rows",
]
