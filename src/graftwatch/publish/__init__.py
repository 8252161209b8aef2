"""From the ledger outwards: exports, and claims put into words for a person. Knows nothing of how claims are read."""

from graftwatch.publish.export import COLUMNS, FORMATS, Row, document_row, export_rows, write_rows
from graftwatch.publish.phrase import chain_in_words, claim_in_words, number_in_words

__all__ = [
    "chain_in_words",
    "claim_in_words",
    "COLUMNS",
    "document_row",
    "export_rows",
    "FORMATS",
    "number_in_words",
    "Row",
    "write_rows",
]
