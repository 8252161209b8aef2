"""Proving a ledger: quotes stand in their texts, ids and hashes are those of the content, counts and references agree.

Everything is read and computed again; nothing is changed. A million documents take tens of minutes.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, RowMapping, select

from graftwatch.claims import Claim, EvidenceDrift
from graftwatch.errors import GraftwatchError
from graftwatch.ledger import recall, schema
from graftwatch.ledger.documents import of_row
from graftwatch.ledger.index import index_for
from graftwatch.ledger.promises import hash_of
from graftwatch.ledger.types import Fault

_DOCUMENT = schema.document.c
_RESTORE = "restore the ledger from a copy, or add the documents to a new one"


def index_faults(connection: Connection) -> list[str]:
    """What is wrong with the index of words. SQLite checks it as a writer, so the connection must be one's turn."""
    return index_for(connection.dialect.name).faults(connection)


def faults(connection: Connection, of_index: Iterable[str]) -> Iterator[Fault]:
    """All that is wrong, as it is found, beginning with what is known of the index."""
    for what in (*of_index, *_structure(connection)):
        yield Fault(where="ledger", what=what, fix=_RESTORE)
    key = 0
    while row := _next(connection, key):
        key = row["key"]
        yield from _document(connection, row)


def _next(connection: Connection, key: int) -> RowMapping | None:
    """The next document by key: one at a time, so that memory holds one text."""
    query = select(schema.document).where(_DOCUMENT.key > key).order_by(_DOCUMENT.key).limit(1)
    return connection.execute(query).mappings().one_or_none()


def _structure(connection: Connection) -> Iterator[str]:
    """What SQLite finds wrong with its file and its references; PostgreSQL sees to both itself."""
    if connection.dialect.name != "sqlite":
        return
    for row in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if row[0] != "ok":
            yield str(row[0])
    broken = Counter((row[0], row[2]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check"))
    for (table, parent), count in broken.items():
        yield f"{count} rows of {table} refer to a {parent} that is not there"


def _document(connection: Connection, row: RowMapping) -> Iterator[Fault]:
    where = f"document {row['id']} ({row['source']})"
    again = f"read it again: graftwatch add --again {row['id']}"
    try:
        document = of_row(row)
        wrong = [name for name in ("id", "text_hash") if getattr(document, name) != row[name]]
        wrong += ["length"] if len(document.text) != row["length"] else []
        wrong += ["shelf"] if schema.shelf(row["key"], document.date) != row["shelf"] else []
    except (GraftwatchError, TypeError, ValueError) as error:
        yield Fault(where=where, what=f"it cannot be read back: {error}", fix=_RESTORE)
        return
    for what in (*(f"its {name} is not that of its content" for name in wrong), *_raw(connection, row["raw_hash"])):
        yield Fault(where=where, what=what, fix=_RESTORE)
    for what in _readings(connection, row, document.text):
        yield Fault(where=where, what=what, fix=again)


def _raw(connection: Connection, hash: str) -> Iterator[str]:
    row = connection.execute(select(schema.raw).where(schema.raw.c.hash == hash)).one_or_none()
    if row is None:
        yield "the bytes it was made from are missing"
        return
    try:
        raw = zlib.decompress(row.zlib)
    except zlib.error as error:
        yield f"the bytes it was made from cannot be unpacked ({error})"
        return
    if hash_of(raw) != hash or len(raw) != row.size:
        yield "the bytes it was made from are not those of its raw_hash"


def _readings(connection: Connection, row: RowMapping, text: str) -> Iterator[str]:
    """What is wrong with the claims and mentions of one document."""
    key = row["key"]
    try:
        claims = list(recall.claims(connection, recall.claim_rows(schema.claim.c.document == key, order="text")))
    except (GraftwatchError, TypeError, ValueError, ArithmeticError) as error:
        yield f"its claims cannot be read back: {error}"
        return
    yield from _claims(connection, key, claims, text)
    mentioned: Counter[str] = Counter()
    for mention in connection.execute(select(schema.mention).where(schema.mention.c.document == key)):
        mentioned[mention.reader] += 1
        if text[mention.start : mention.end] != mention.surface:
            yield f"it does not name {mention.surface!r} at {mention.start}"
    claimed = Counter(claim.reader for claim in claims)
    for reading in connection.execute(select(schema.reading).where(schema.reading.c.document == key)):
        for what, found, stated in (
            ("claims", claimed, reading.claims),
            ("mentions", mentioned, reading.mentions),
        ):
            if found[reading.reader] != stated:
                yield f"{reading.reader} found {stated} {what} in it, {found[reading.reader]} are there"


def _claims(connection: Connection, key: int, claims: list[Claim], text: str) -> Iterator[str]:
    table = schema.claim.c
    rows = connection.execute(select(table.id, table.reader).where(table.document == key))
    stored = {(id, reader) for id, reader in rows}
    for claim in claims:
        if (claim.id, claim.reader) not in stored:
            yield f"the id of the claim {claim.evidence.quote!r} is not that of its content"
        try:
            claim.evidence.verify(claim.document, text)
        except EvidenceDrift as drift:
            yield f"claim {claim.id}: characters {drift.start} to {drift.end} read {drift.found!r}, not {drift.quote!r}"
    ids = {claim.id for claim in claims}
    for claim in claims:
        whole = getattr(claim, "part_of", None)
        if whole is not None and whole not in ids:
            yield f"figure {claim.id} is part of {whole}, which is not there"
    if len(stored) != len(claims):
        yield f"{len(stored) - len(claims)} of its claims have lost their own fields"
