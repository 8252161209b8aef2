"""The vocabulary as types: what a document is, what a claim is, and how both are written down.

    Document ── read ──▶ Reading ── Claim (one of nine kinds) ── Evidence (the words), When, Money, Source (who said it)
                                └── Mention (a name at a place)

This room is the language of all others and knows none of them.
"""

from graftwatch.claims.affair import Affair, AffairState
from graftwatch.claims.claim import (
    CLAIM_TYPES,
    CareerClaim,
    CitationClaim,
    Claim,
    Described,
    EventClaim,
    Evidence,
    EvidenceDrift,
    FigureClaim,
    JusticeClaim,
    MeasureClaim,
    MisconductClaim,
    Party,
    Source,
    StatementClaim,
    TieClaim,
)
from graftwatch.claims.correction import changes, choices, correct, correctable, in_text
from graftwatch.claims.document import Document
from graftwatch.claims.duration import duration_in_words, months_in
from graftwatch.claims.finding import FINDING_KINDS, Finding, FindingKind
from graftwatch.claims.jsonl import (
    NotAClaim,
    claim_from_json,
    claim_to_json,
    dump,
    in_order,
    load,
    mention_to_json,
)
from graftwatch.claims.money import Money, NotMoney
from graftwatch.claims.reading import Mention, Reader, Reading
from graftwatch.claims.vocabulary import ACTS, KINDS, OFFENCES, STANCES, TOPICS
from graftwatch.claims.when import NotADate, When

__all__ = [
    "ACTS",
    "Affair",
    "AffairState",
    "CLAIM_TYPES",
    "CareerClaim",
    "CitationClaim",
    "Claim",
    "Described",
    "Document",
    "EventClaim",
    "Evidence",
    "EvidenceDrift",
    "FINDING_KINDS",
    "FigureClaim",
    "Finding",
    "FindingKind",
    "JusticeClaim",
    "KINDS",
    "MeasureClaim",
    "Mention",
    "MisconductClaim",
    "Money",
    "NotAClaim",
    "NotADate",
    "NotMoney",
    "OFFENCES",
    "Party",
    "Reader",
    "Reading",
    "STANCES",
    "Source",
    "StatementClaim",
    "TOPICS",
    "TieClaim",
    "When",
    "changes",
    "choices",
    "claim_from_json",
    "claim_to_json",
    "correct",
    "correctable",
    "dump",
    "duration_in_words",
    "in_order",
    "in_text",
    "load",
    "months_in",
    "mention_to_json",
]
