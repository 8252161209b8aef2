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
from graftwatch.publish.export import COLUMNS, FORMATS, Row, claim_rows, document_row, export_rows, write_rows
from graftwatch.publish.find import find_entities, names_of
from graftwatch.publish.findings import FINDING_COLUMNS, all_finding_rows, finding_rows
from graftwatch.publish.measures import MEASURE_COLUMNS, measure_rows
from graftwatch.publish.phrase import chain_in_words, claim_in_words, number_in_words
from graftwatch.publish.returns import GROUPS, RETURN_COLUMNS, Followed, affairs, curves_of, return_rows

__all__ = [
    "affairs",
    "all_finding_rows",
    "body_name",
    "career_rows",
    "chain_in_words",
    "claim_in_words",
    "claim_rows",
    "COLUMNS",
    "curves_of",
    "described_rows",
    "document_row",
    "dossier",
    "Dossier",
    "Doubt",
    "export_rows",
    "Holder",
    "find_entities",
    "FINDING_COLUMNS",
    "finding_rows",
    "Followed",
    "FORMATS",
    "GROUPS",
    "MEASURE_COLUMNS",
    "measure_rows",
    "names_of",
    "number_in_words",
    "occupancy_row",
    "RETURN_COLUMNS",
    "return_rows",
    "Row",
    "rung_row",
    "write_rows",
]
