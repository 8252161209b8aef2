"""The ledger: the only room with SQL. Documents, the claims they make, and the words these rest on.

    document ─┬─ raw        the bytes it was made from, compressed
              ├─ origin     every path or address under which it came
              ├─ duplicate  earlier documents with the same, or nearly the same, text
              └─ reading    that a reader has read it, also where it found nothing
                   ├─ claim ─┬─ claim_career, claim_justice … (a table of own fields for each kind)
                   │         ├─ said_by     the chain of sources, outermost first
                   │         └─ claim_name  who and what it names, for look-up
                   └─ mention
    decision                 what persons decide on claims; deed: who did what; account, session, saved_search, visit
    party, entity, bearing   who is who: whom names mean, and what each claim is to whom it names
    fact, block, finding     what weighing makes of the claims: whom they name, where they meet, what does not add up
    set_aside                inputs that could not be taken in, and why
    revision, kept           how often the ledger has changed, and counts over all of it, each of a revision

A stranger reads the views: `career`, `justice`, `misconduct`, `measure`, `figure`, `tie`, `event`, `statement`,
`citation`, with the names of docs/vocabulary.md. SQLite in one file by default, PostgreSQL by URL, one schema.
"""

from graftwatch.ledger.accounts import Accounts, NoSuchAccount, SavedSearch, Visit
from graftwatch.ledger.bearings import BearingRow
from graftwatch.ledger.browse import Browse
from graftwatch.ledger.decisions import (
    DOUBTFUL,
    JUDGEMENTS,
    Decision,
    Decisions,
    Judgement,
    NotAClaimDecision,
    NothingDecided,
    as_decided,
    decision_from_json,
)
from graftwatch.ledger.deeds import Deed
from graftwatch.ledger.errors import (
    BadQuery,
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerTooNew,
    LedgerTooOld,
    LedgerUnreachable,
    NoSuchClaim,
    NoSuchDocument,
    NoSuchFinding,
    NoSuchLedger,
    NotALedger,
    NotStorable,
)
from graftwatch.ledger.findings import FindingRow
from graftwatch.ledger.kept import KeptCount
from graftwatch.ledger.ledger import Ledger
from graftwatch.ledger.opening import migrate, migrations, open_ledger
from graftwatch.ledger.pages import Echo, Month, Question, Quoted, Tied, Whole
from graftwatch.ledger.promises import hash_of
from graftwatch.ledger.types import (
    Added,
    Cited,
    Duplicate,
    Entry,
    Fault,
    Held,
    Hit,
    Listed,
    Outlet,
    SetAside,
    Standing,
    Stats,
)

__all__ = [
    "Accounts",
    "Added",
    "as_decided",
    "BadQuery",
    "BearingRow",
    "Browse",
    "Cited",
    "Decision",
    "decision_from_json",
    "Decisions",
    "Deed",
    "DOUBTFUL",
    "Duplicate",
    "Echo",
    "Entry",
    "Fault",
    "FindingRow",
    "hash_of",
    "Held",
    "Hit",
    "Judgement",
    "JUDGEMENTS",
    "KeptCount",
    "Ledger",
    "LedgerBusy",
    "LedgerDamaged",
    "LedgerError",
    "LedgerFull",
    "LedgerTooNew",
    "LedgerTooOld",
    "LedgerUnreachable",
    "Listed",
    "migrate",
    "migrations",
    "Month",
    "NoSuchAccount",
    "NoSuchClaim",
    "NoSuchDocument",
    "NoSuchFinding",
    "NoSuchLedger",
    "NotAClaimDecision",
    "NotALedger",
    "NothingDecided",
    "NotStorable",
    "open_ledger",
    "Outlet",
    "Question",
    "Quoted",
    "SavedSearch",
    "SetAside",
    "Standing",
    "Stats",
    "Tied",
    "Visit",
    "Whole",
]
