"""What documents say, as linking and weighing want it: of many documents at once, in a handful of statements.

Everything here runs inside a transaction that the caller has begun.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from graftwatch.claims import Claim, Document, Mention
from graftwatch.ledger import documents, recall, schema
from graftwatch.ledger.decisions import decided

_MENTION = schema.mention.c
_DOCUMENT = schema.document.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A document (`key` is its number in the ledger) with what its readings say.

    `places` are reader and position of each of `mentions`, which are in that order; `as_read` are
    the claims in the order of the text, `claims` the same as persons have decided."""

    key: int
    id: str
    document: Document
    mentions: tuple[Mention, ...]
    places: tuple[tuple[str, int], ...]
    as_read: tuple[Claim, ...]
    claims: tuple[Claim, ...]


def said(db: Connection, ids: Sequence[str]) -> list[Said]:
    """What documents of these ids say, in the order of the ids; a bounded number, for their texts are in memory."""
    rows = db.execute(select(schema.document).where(_DOCUMENT.id.in_(ids))).mappings().all()
    held = {row["key"]: (row["id"], documents.of_row(row)) for row in rows}
    claims: dict[str, list[Claim]] = defaultdict(list)
    as_read: dict[str, list[Claim]] = defaultdict(list)
    every = list(recall.claims(db, recall.claim_rows(schema.claim.c.document.in_(held), order="text")))
    for told, some in ((as_read, every), (claims, decided(db, every))):
        for claim in some:
            told[claim.document].append(claim)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    places: dict[str, list[tuple[str, int]]] = defaultdict(list)
    query = select(schema.mention).where(_MENTION.document.in_(held))
    for row in db.execute(query.order_by(_MENTION.document, _MENTION.reader, _MENTION.position)).mappings():
        id, of = held[row["document"]]
        mentions[id].append(Mention(
            document=id, source=of.source, surface=row["surface"], start=row["start"], end=row["end"],
            schema=row["schema"], entity=row["entity"],
        ))  # fmt: skip
        places[id].append((row["reader"], row["position"]))
    found = {
        id: Said(
            key=key, id=id, document=of, as_read=tuple(as_read[id]), claims=tuple(claims[id]),
            mentions=tuple(mentions[id]), places=tuple(places[id]),
        )
        for key, (id, of) in held.items()
    }  # fmt: skip
    return [found[id] for id in ids]
