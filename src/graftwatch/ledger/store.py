"""Writing: documents, readings, claims. Everything here runs inside a transaction that the caller has begun."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, RowMapping, Table

from graftwatch.claims import Claim, Document, Reading
from graftwatch.ledger import documents, schema, statements
from graftwatch.ledger.errors import NoSuchDocument
from graftwatch.ledger.fields import names_in, write_own, write_when
from graftwatch.ledger.fold import words
from graftwatch.ledger.index import index_for
from graftwatch.ledger.promises import verify_document, verify_reading
from graftwatch.ledger.readers import family
from graftwatch.ledger.scales import lift
from graftwatch.ledger.types import Added, Entry

_LONGEST_NAME: Final = 200  # code points of a name that are kept for look-up; a unique index must hold them
_PARAMETERS: Final = 500  # of one statement; old versions of SQLite take 999


class Writer:
    """The writing side of one transaction. `now` is the moment that it stamps on what it writes.

    Keys are handed out from the highest in use: sound, because there is one writer at a time (`engine.writing`).
    """

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._db = connection
        self._now = now
        self._index = index_for(connection.dialect.name)
        self._last: dict[Table, int] = {}
        self._names: dict[str, int] = {}

    def add(self, entry: Entry) -> Added:
        """Write one document, its bytes and its reading, if they are not held yet.

        Raises:
            NotStorable: They break a promise of the ledger; nothing is written.
            EvidenceDrift: A claim's quote does not stand in the text; nothing is written.
        """
        document, reading = entry.document, entry.reading
        verify_document(document, entry.raw)
        if reading is not None:
            verify_reading(document, reading)
            if document.date is None and reading.inferred_date is not None:
                document = document.inferred(reading.inferred_date)
        id = document.id
        held = self._held(id)
        key = held["key"] if held else self._next(schema.document)
        same_text: RowMapping | None = None
        alike: tuple[tuple[str, float], ...] = ()
        if held is None:
            text_hash = document.text_hash
            same_text = self._same_text(text_hash)
            self._add_document(key, document, entry.raw, text_hash)
            alike = self._link(key, entry, same_text)
        is_new_origin = self._add_origin(key, document, is_new=held is None)
        kept = {} if reading is None else self._keep(key, reading, is_new=held is None)
        if held is not None and reading is not None:
            self._redate(held, reading)
        self.clear_set_aside(document.source)
        return Added(
            document=id,
            status="new" if held is None else "origin" if is_new_origin else "held",
            same_text=same_text["id"] if same_text else None,
            alike=alike,
            **kept,
        )

    def candidates(self, bands: Sequence[int], *, limit: int = 20) -> list[Document]:
        """Documents that share a band with these, most shared first: what a new text is to be compared with."""
        return documents.sharing(self._db, bands, limit)

    def keep(self, document: Document, reading: Reading) -> Added:
        """Put a reading in the place of all earlier ones of its reader's family. The document is held."""
        verify_reading(document, reading)
        held = self._held(document.id)
        if held is None:
            raise NoSuchDocument(document.id, [])
        kept = self._keep(held["key"], reading, is_new=False)
        self._redate(held, reading)
        return Added(document=document.id, status="held", **kept)

    def clear_set_aside(self, source: str) -> None:
        self._db.execute(statements.CLEAR_ASIDE, {"where": _clipped(source)})

    def set_aside(self, source: str, reason: str, hint: str, *, by: str, raw_hash: str | None) -> None:
        values = {"reason": reason, "hint": hint, "by": by, "raw_hash": raw_hash, "at": self._now}
        if self._db.execute(statements.ASIDE_AGAIN, {"where": _clipped(source), **values}).rowcount == 0:
            self._insert(schema.set_aside, {"source": _clipped(source), "tries": 1, **values})

    def _held(self, id: str) -> RowMapping | None:
        return self._db.execute(statements.HELD, {"ids": [id]}).mappings().one_or_none()

    def _next(self, table: Table) -> int:
        if table not in self._last:
            self._last[table] = self._db.scalar(statements.LAST_KEY[table]) or 0
        self._last[table] += 1
        return self._last[table]

    def _same_text(self, text_hash: str) -> RowMapping | None:
        """The first document held with the same words."""
        return self._db.execute(statements.SAME_TEXT, {"hash": text_hash}).mappings().one_or_none()

    def _add_document(self, key: int, document: Document, raw: bytes, text_hash: str) -> None:
        packed = {"hash": document.raw_hash, "size": len(raw), "zlib": zlib.compress(raw)}
        self._insert_missing(schema.raw, packed)
        if document.outlet is not None:
            self._insert_missing(schema.outlet, {"name": document.outlet, "folded": " ".join(words(document.outlet))})
        place = schema.shelf(key, document.date)
        self._insert(schema.document, {
            "key": key, "id": document.id, "shelf": place, "title": document.title, "outlet": document.outlet,
            "byline": document.byline, **write_when("date", document.date), "date_basis": document.date_basis,
            "url": document.url, "language": document.language, "media_type": document.media_type,
            "source": document.source, "raw_hash": document.raw_hash, "text_hash": text_hash,
            "furniture": [list(span) for span in document.furniture], "length": len(document.text),
            "added_at": self._now, "text": document.text,
        })  # fmt: skip
        self._index.add(self._db, place, document.title, document.text)

    def _link(self, key: int, entry: Entry, same_text: RowMapping | None) -> tuple[tuple[str, float], ...]:
        """Link a new document to the first with the same text, or to those nearly alike; the latter, as linked.

        A copy is found through its original, so it takes up no room in the bands.
        """
        if same_text is not None:
            row = {"document": key, "other": same_text["key"], "similarity": 1.0, "exact": True}
            self._insert(schema.duplicate, row)
            return ()
        self._insert_missing(schema.likeness, *({"band": band, "document": key} for band in entry.bands))
        if not entry.alike:
            return ()
        similar = dict(entry.alike)
        others = [row for row in self._db.execute(statements.HELD, {"ids": list(similar)}) if row.key != key]
        links = [{"document": key, "other": o.key, "similarity": similar[o.id], "exact": False} for o in others]
        self._insert(schema.duplicate, *links)
        return tuple((other.id, similar[other.id]) for other in others)

    def _add_origin(self, key: int, document: Document, *, is_new: bool) -> bool:
        """Whether the document had not come from this source before."""
        known = {"of": key, "where": document.source}
        hashes = set() if is_new else set(self._db.scalars(statements.ORIGINS, known))
        if document.raw_hash not in hashes:
            row = {"document": key, "source": document.source, "raw_hash": document.raw_hash, "added_at": self._now}
            self._insert(schema.origin, row)
        return not hashes

    def _keep(self, key: int, reading: Reading, *, is_new: bool) -> dict[str, Any]:
        """Put a reading in the place of its family's earlier ones; what that changed, as fields of `Added`."""
        known = set() if is_new else self._drop_older(key, reading)
        self._insert(schema.waiting, {"document": key, "step": "link"})
        claims = unique(reading.claims)
        self._insert(schema.reading, {
            "document": key, "reader": reading.reader, "family": family(reading.reader), "read_at": self._now,
            "claims": len(claims), "mentions": len(reading.mentions),
        })  # fmt: skip
        self._add_claims(key, claims)
        self._insert(schema.mention, *(
            {
                "document": key, "reader": reading.reader, "position": position, "surface": mention.surface,
                "start": mention.start, "end": mention.end, "schema": mention.schema, "entity": mention.entity,
            }
            for position, mention in enumerate(reading.mentions)
        ))  # fmt: skip
        kinds = Counter(claim.kind for id, claim in claims.items() if id not in known)
        return {"claims": len(claims), "replaced": len(known), "kinds": dict(kinds)}

    def _drop_older(self, key: int, reading: Reading) -> set[str]:
        """Remove the readings of a reader's family; the ids of their claims."""
        older = {"of": key, "by_family": family(reading.reader)}
        known = set(self._db.scalars(statements.OLDER_CLAIMS, older))
        if known:
            lift(self._db, [key])
        self._db.execute(statements.DELETE_OLDER, older)
        self._db.execute(statements.NOT_WAITING, {"of": key})
        return known

    def _add_claims(self, document: int, claims: dict[str, Claim]) -> None:
        keys = {id: self._next(schema.claim) for id in claims}
        self._insert(schema.claim, *(_common(keys[id], id, document, claim) for id, claim in claims.items()))
        own = defaultdict(list)
        for id, claim in claims.items():
            own[claim.kind].append({"claim": keys[id], **write_own(claim)})
        for kind, rows in own.items():
            self._insert(schema.own[kind], *rows)
        self._insert(schema.said_by, *(
            {
                "claim": keys[id], "position": position, "name": source.name, "type": source.type, "post": source.post,
                **write_when("on", source.on),
            }
            for id, claim in claims.items()
            for position, source in enumerate(claim.said_by)
        ))  # fmt: skip
        named = {
            (keys[id], role, name[:_LONGEST_NAME]) for id, claim in claims.items() for role, name in names_in(claim)
        }
        self._learn({name for _, _, name in named})
        uses = ({"claim": key, "role": role, "name": self._names[name]} for key, role, name in sorted(named))
        self._insert(schema.claim_name, *uses)

    def _learn(self, names: set[str]) -> None:
        """Know the keys of these names, adding those that are new to the ledger."""
        unknown = sorted(names - self._names.keys())
        for start in range(0, len(unknown), _PARAMETERS):
            found = self._db.execute(statements.NAMES, {"names": unknown[start : start + _PARAMETERS]})
            self._names.update((row.name, row.key) for row in found)
        new = {name: self._next(schema.name) for name in unknown if name not in self._names}
        self._names |= new
        self._insert(schema.name, *({"name": name, "key": key} for name, key in new.items()))
        spelled = ((word, key) for name, key in new.items() for word in dict.fromkeys(words(name)))
        self._insert(schema.name_word, *({"word": word, "name": key} for word, key in spelled))

    def _redate(self, held: RowMapping, reading: Reading) -> None:
        """Take over the date that a reading infers, where the document states none itself."""
        date = reading.inferred_date
        if date is None or (held["date"] is not None and held["date_basis"] != "inferred") or held["date"] == date.text:
            return
        key = held["key"]
        place = schema.shelf(key, date)
        body = self._db.scalar(statements.TEXT_OF, {"of": key}) or ""
        values = {"of": key, "shelf": place, "date_basis": "inferred", **write_when("date", date)}
        self._db.execute(statements.REDATE, values)
        self._index.move(self._db, held["shelf"], place, held["title"], body)

    def _insert(self, table: Table, *rows: dict[str, Any]) -> None:
        if rows:
            self._db.execute(statements.INSERT[table], rows)

    def _insert_missing(self, table: Table, *rows: dict[str, Any]) -> None:
        if rows:
            self._db.execute(statements.INSERT_MISSING[self._db.dialect.name][table], rows)


def unique(claims: Iterable[Claim]) -> dict[str, Claim]:
    """Claims by id. Of those that share one the more confident is kept, of two equals the earlier."""
    kept: dict[str, Claim] = {}
    for claim in claims:
        id = claim.id
        if id not in kept or claim.confidence > kept[id].confidence:
            kept[id] = claim
    return kept


def _common(key: int, id: str, document: int, claim: Claim) -> dict[str, Any]:
    """What every claim has, as a row."""
    evidence = claim.evidence
    return {
        "key": key, "id": id, "document": document, "reader": claim.reader, "kind": claim.kind, "act": claim.act,
        "quote": evidence.quote, "start": evidence.start, "end": evidence.end, "sentence_start": evidence.sentence[0],
        "sentence_end": evidence.sentence[1], **write_when("when", claim.when), "stance": claim.stance,
        "confidence": claim.confidence,
    }  # fmt: skip


def _clipped(source: str) -> str:
    """A source as it can stand in a unique index."""
    return source[:600]
