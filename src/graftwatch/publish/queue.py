"""What waits for a person, and what persons decided, as rows: each with the ids by which a program can decide on it."""

from collections.abc import Iterator
from typing import Any, Final

from graftwatch import deciding
from graftwatch.claims import Claim
from graftwatch.ledger import Deed, Ledger
from graftwatch.publish.phrase import claim_in_words

_MANY: Final = 500  # deeds that are fetched together

QUEUE_COLUMNS: Final = ("what", "id", "other", "told", "sure", "reasons", "kind", "document", "source", "quote")
DEED_COLUMNS: Final = ("at", "user", "act", "about", "told", "reason")


def queue_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Pairs that may be one, the likeliest first, then claims that may be read wrong, the most doubtful first; `sure`
    is how far a machine believes that the pair is one, or that the claim is read right."""
    with ledger.who() as who:
        yield from map(_pair_row, deciding.all_waiting(who))
    with ledger.decisions() as decisions:
        yield from map(_claim_row, decisions.all_doubtful())


def _pair_row(pair: deciding.Pair) -> dict[str, Any]:
    row = {
        "what": "pair", "id": pair.one.id, "other": pair.other.id, "told": f"{pair.one.name} / {pair.other.name}",
        "sure": round(pair.score, 4), "reasons": list(pair.reasons),
    }  # fmt: skip
    return {name: value for name, value in row.items() if value != []}


def _claim_row(claim: Claim) -> dict[str, Any]:
    return {
        "what": "claim", "id": claim.id, "told": claim_in_words(claim), "sure": claim.confidence, "kind": claim.kind,
        "document": claim.document, "source": claim.source, "quote": claim.evidence.quote,
    }  # fmt: skip


def deed_rows(ledger: Ledger, *, accounts: bool) -> Iterator[dict[str, Any]]:
    """Every deed, the last first; those on accounts only if asked for."""
    offset = 0
    with ledger.decisions() as decisions:
        while some := decisions.deeds.latest(accounts=accounts, limit=_MANY, offset=offset):
            offset += len(some)
            yield from map(_deed_row, some)


def _deed_row(deed: Deed) -> dict[str, Any]:
    row = {"at": deed.at.isoformat(timespec="seconds"), "user": deed.user, "act": deed.act, "about": list(deed.about),
           "told": deed.told, "reason": deed.reason}  # fmt: skip
    return {name: value for name, value in row.items() if value not in (None, "", [])}
