"""The ledger as its callers see it: each method is one transaction, and knows no SQL itself."""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from itertools import islice
from types import TracebackType
from typing import Self, overload

from sqlalchemy import Engine, func, select

from graftwatch.claims import Claim, Document, Mention, Reading
from graftwatch.ledger import check, documents, recall, schema, search, statements, survey
from graftwatch.ledger.accounts import Accounts
from graftwatch.ledger.browse import Browse
from graftwatch.ledger.decisions import Decisions, decided
from graftwatch.ledger.engine import changing, writing
from graftwatch.ledger.errors import NoSuchClaim
from graftwatch.ledger.fields import read_when
from graftwatch.ledger.findings import Findings
from graftwatch.ledger.index import index_for
from graftwatch.ledger.kept import Kept
from graftwatch.ledger.query import parse
from graftwatch.ledger.scales import Scales
from graftwatch.ledger.store import Writer
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
from graftwatch.ledger.who import Who

_CLAIM = schema.claim.c
_DOCUMENT = schema.document.c
_REVISION = select(schema.revision.c.number)


class Ledger:
    """Documents, the claims they make, and the words these rest on; `open_ledger` gives one.

    A context manager: `with open_ledger(path) as ledger:`. May be shared between threads. Every method may raise
    LedgerBusy, LedgerFull, LedgerUnreachable or LedgerDamaged. What is written is written whole or not at all.
    """

    def __init__(self, engine: Engine, where: str) -> None:
        self.where = where
        """The path or address, without a password: what a message may show."""
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up the connections; the ledger can still be used, and opens new ones."""
        self._engine.dispose()

    # Writing

    @contextmanager
    def writer(self) -> Iterator[Writer]:
        """One transaction in which documents are written: all that is done in it, or nothing."""
        with changing(self._engine) as connection:
            yield Writer(connection, now=datetime.now(UTC))

    def add(self, document: Document, raw: bytes, reading: Reading | None = None) -> Added:
        """Write a document, the bytes it was made from and what a reader found in it, in one transaction.

        A document that is held already is left as it is; what is new is where it came from, or the reading, which
        takes the place of earlier ones of its reader's family. Adding the same again changes nothing.

        Raises:
            NotStorable: The document is no storable text, or the reading is not one of it.
            EvidenceDrift: A claim's quote does not stand in the text.
        """
        return self.add_many([Entry(document=document, raw=raw, reading=reading)])[0]

    def add_many(self, entries: Iterable[Entry]) -> list[Added]:
        """Write several documents in one transaction: faster, and all or none of them. Raises as `add`."""
        with self.writer() as writer:
            return [writer.add(entry) for entry in entries]

    def keep_reading(self, reading: Reading) -> Added:
        """Put a reading in the place of earlier ones of its reader's family.

        Raises:
            NoSuchDocument: The ledger does not hold its document.
            NotStorable, EvidenceDrift: As `add`.
        """
        document = self.document(reading.document)
        with self.writer() as writer:
            return writer.keep(document, reading)

    def set_aside(self, source: str, reason: str, hint: str, *, by: str, raw_hash: str | None = None) -> None:
        """Note that an input could not be taken in: why, what to do, who gave up, and on which bytes.

        Adding a document from that source clears the note."""
        with self.writer() as writer:
            writer.set_aside(source, reason, hint, by=by, raw_hash=raw_hash)

    def clear_set_aside(self, source: str) -> None:
        """Forget that a source was set aside."""
        with self.writer() as writer:
            writer.clear_set_aside(source)

    def optimise(self) -> None:
        """Tidy the indexes after much was added; about ten seconds for a million documents."""
        with writing(self._engine) as connection:
            index_for(connection.dialect.name).optimise(connection)

    # What is held

    def has_raw(self, raw_hash: str, source: str, reader: str | None) -> bool:
        """Whether these bytes are held from this source and read by that reader, or by a newer version of it.

        With `reader` None: whether they are held.
        """
        standing = self.standing(raw_hash=raw_hash, source=source)
        return standing is not None and (reader is None or standing.is_read_by(reader))

    @overload
    def standing(self, document: str) -> Standing | None: ...
    @overload
    def standing(self, *, raw_hash: str, source: str) -> Standing | None: ...
    def standing(
        self, document: str | None = None, *, raw_hash: str | None = None, source: str | None = None
    ) -> Standing | None:
        """How far the ledger has come with the document of that id, or with what these bytes from this source became.

        None if it is not held.
        """
        query = statements.STANDING_OF_SOURCE if document is None else statements.STANDING
        with self._engine.connect() as connection:
            given = {"id": document, "source": source, "raw_hash": raw_hash}
            held = connection.execute(query, given).one_or_none()
            if held is None:
                return None
            readers = connection.scalars(statements.READERS, {"of": held.key})
            return Standing(document=held.id, language=held.language, readers=tuple(readers))

    def document(self, which: str) -> Document:
        """A document by its id, the beginning of that (four characters or more), its source, or the name of its file.

        Raises:
            NoSuchDocument: Nothing, or more than one; `close` are those that may be meant.
        """
        with self._engine.connect() as connection:
            return documents.document(connection, documents.key_of(connection, which))

    def documents(
        self, *, outlet: str | None = None, language: str | None = None, limit: int | None = None, offset: int = 0
    ) -> Iterator[Listed]:
        """Documents without their text, newest publication first and undated ones last."""
        with self._engine.connect() as connection:
            yield from documents.listed(connection, outlet=outlet, language=language, limit=limit, offset=offset)

    def origins(self, document: str) -> list[str]:
        """Every source that a document came from, the first one first."""
        table = schema.origin.c
        with self._engine.connect() as connection:
            key = documents.key_of(connection, document)
            query = select(table.source).where(table.document == key).group_by(table.source)
            return list(connection.scalars(query.order_by(func.min(table.added_at), table.source)))

    def raw(self, document: str) -> bytes:
        """The bytes that a document was made from."""
        with self._engine.connect() as connection:
            key = documents.key_of(connection, document)
            query = select(schema.raw.c.zlib).join(schema.document, _DOCUMENT.raw_hash == schema.raw.c.hash)
            return zlib.decompress(connection.scalars(query.where(_DOCUMENT.key == key)).one())

    def readings(self, document: str) -> list[str]:
        """The names of the readers that have read a document."""
        table = schema.reading.c
        with self._engine.connect() as connection:
            key = documents.key_of(connection, document)
            return list(connection.scalars(select(table.reader).where(table.document == key).order_by(table.reader)))

    def duplicates(self, document: str | None = None) -> list[Duplicate]:
        """Links between documents with the same or nearly the same text; those of one document, or all."""
        later, earlier = schema.document.alias("later"), schema.document.alias("earlier")
        table = schema.duplicate
        query = (
            select(later.c.id.label("document"), earlier.c.id.label("other"), table.c.similarity, table.c.exact)
            .join_from(table, later, later.c.key == table.c.document)
            .join(earlier, earlier.c.key == table.c.other)
            .order_by(table.c.document, table.c.similarity.desc(), table.c.other)
        )
        with self._engine.connect() as connection:
            if document is not None:
                key = documents.key_of(connection, document)
                query = query.where((table.c.document == key) | (table.c.other == key))
            return [Duplicate(**row) for row in connection.execute(query).mappings()]

    # Claims

    def claims(
        self,
        *,
        document: str | None = None,
        kind: str | None = None,
        act: str | None = None,
        name: str | None = None,
        reader: str | None = None,
        order: recall.Order = "text",
    ) -> Iterator[Claim]:
        """Claims to which all that is given applies, exactly as they were read; their `source` is the document's first.

        `name` finds claims that name someone or something with all these words in its name, in whatever role; case and
        diacritics do not matter, and a `*` at the end lets the last word go on. `order` is `text` (the exchange form's:
        document, start, kind, act, id) or `time` (when it happened or, where that is not said, was published).

        Raises:
            NoSuchDocument: `document` is given and not held.
        """
        given = ((_CLAIM.kind, kind), (_CLAIM.act, act), (_CLAIM.reader, reader))
        conditions = [column == value for column, value in given if value is not None]
        with self._engine.connect() as connection:
            if document is not None:
                conditions.append(_CLAIM.document == documents.key_of(connection, document))
            if name is not None:
                naming = recall.naming(name)
                if naming is None:
                    return
                conditions.append(naming)
            yield from recall.claims(connection, recall.claim_rows(*conditions, order=order))

    def claim(self, id: str) -> Claim:
        """The claim with that id, or with the only id that begins so; of several readers that agree on it, the first.

        Raises:
            NoSuchClaim: There is none, or more than one.
        """
        beginning = (_CLAIM.id >= id, _CLAIM.id < id + "g")  # ids are hexadecimal: all that begin so lie between
        with self._engine.connect() as connection:
            found = list(islice(recall.claims(connection, recall.claim_rows(*beginning, order="text")), 100))
        if len({claim.id for claim in found}) != 1:
            raise NoSuchClaim(id)
        return found[0]

    def claims_by_id(self, ids: Iterable[str]) -> dict[str, Claim]:
        """The claims of those ids, as far as they are held; of several readers that agree on one, the first."""
        found: dict[str, Claim] = {}
        remaining = iter(dict.fromkeys(ids))
        with self._engine.connect() as connection:
            while some := list(islice(remaining, recall.CHUNK)):
                for claim in recall.claims(connection, recall.claim_rows(_CLAIM.id.in_(some), order="text")):
                    found.setdefault(claim.id, claim)
        return found

    def decided(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Claims as persons have decided: those rejected left out, those corrected as they were corrected."""
        with self._engine.connect() as connection:
            yield from decided(connection, claims)

    def held(self, claims: Iterable[Claim]) -> Iterator[Held]:
        """Each claim, in order, with title, outlet and date of its document."""
        remaining = iter(claims)
        columns = (_DOCUMENT.id, _DOCUMENT.title, _DOCUMENT.outlet, _DOCUMENT.date)
        while some := list(islice(remaining, recall.CHUNK)):
            ids = {claim.document for claim in some}
            with self._engine.connect() as connection:
                rows = connection.execute(select(*columns).where(_DOCUMENT.id.in_(ids))).mappings()
                about = {row["id"]: (row["title"], row["outlet"], read_when("date", row)) for row in rows}
            for claim in some:
                title, outlet, date = about[claim.document]
                yield Held(claim=claim, title=title, outlet=outlet, date=date)

    def mentions(self, document: str | None = None) -> Iterator[Mention]:
        """Mentions in the order of document, reader and text; those of one document, or all."""
        with self._engine.connect() as connection:
            condition = None
            if document is not None:
                condition = schema.mention.c.document == documents.key_of(connection, document)
            yield from recall.mentions(connection, condition)

    # Asking

    def search(self, query: str, *, limit: int = 20, offset: int = 0, order: search.Ranking = "newest") -> list[Hit]:
        """Documents that a search finds (query.py says what can be asked), newest publication first.

        With `order="best"` those that fit best come first, among the newest thousand that fit.

        Raises:
            BadQuery: It cannot be understood; the message says what can be asked.
        """
        parsed = parse(query)
        with self._engine.connect() as connection:
            return search.search(connection, parsed, limit=limit, offset=offset, order=order)

    def names(self, words: str, *, limit: int = 20) -> list[tuple[str, int]]:
        """Names in claims that have these words, with how many claims name them, most named first."""
        with self._engine.connect() as connection:
            return survey.names(connection, words, limit)

    def sources(self) -> list[Outlet]:
        """The outlets of the documents, most documents first; `name` is None where it is not known."""
        with self._engine.connect() as connection:
            return survey.outlets(connection)

    def cited(self, *, limit: int | None = None) -> list[Cited]:
        """The sources that claims are attributed to, most claims first."""
        with self._engine.connect() as connection:
            return survey.cited(connection, limit)

    def set_asides(self) -> list[SetAside]:
        """Inputs that could not be taken in, by source."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(schema.set_aside).order_by(schema.set_aside.c.source)).mappings()
            return [SetAside(**row) for row in rows]

    def stats(self) -> Stats:
        """How much the ledger holds; seconds for a million documents."""
        with self._engine.connect() as connection:
            return survey.stats(connection)

    def last_day(self) -> date | None:
        """The day of the newest document: up to then the ledger can know. None if no document has a day."""
        with self._engine.connect() as connection:
            return survey.last_day(connection)

    def check(self) -> Iterator[Fault]:
        """All that is wrong in the ledger, as it is found; nothing, if it is sound. Reads everything.

        Raises:
            LedgerBusy: Another process writes for longer than this one waits.
        """
        with writing(self._engine) as connection:
            of_index = check.index_faults(connection)
        with self._engine.connect() as connection:
            yield from check.faults(connection, of_index)

    # Pages

    def revision(self) -> int:
        """A number that grows with every change of what can be counted, also by another process; cheap to ask for."""
        with self._engine.connect() as connection:
            return connection.scalar(_REVISION) or 0

    @contextmanager
    def kept(self, *, writes: bool = False) -> Iterator[Kept]:
        """Counts that are kept, in one transaction: one that may write, or one that only reads."""
        with writing(self._engine) if writes else self._engine.connect() as connection:
            yield Kept(connection)

    @contextmanager
    def browse(self) -> Iterator[Browse]:
        """What pages ask for, in one transaction that only reads: all of it is of one moment."""
        with self._engine.connect() as connection:
            yield Browse(connection)

    # Who is who

    @contextmanager
    def who(self, *, writes: bool = False) -> Iterator[Who]:
        """The tables of who is who, in one transaction: one that may write, or one that only reads."""
        with changing(self._engine) if writes else self._engine.connect() as db, Who(db, now=datetime.now(UTC)) as it:
            yield it

    # Weighing

    @contextmanager
    def scales(self, *, writes: bool = False) -> Iterator[Scales]:
        """Where claims meet to be weighed, in one transaction: one that may write, or one that only reads."""
        with changing(self._engine) if writes else self._engine.connect() as connection:
            yield Scales(connection, now=datetime.now(UTC))

    @contextmanager
    def findings(self, *, writes: bool = False) -> Iterator[Findings]:
        """The findings, in one transaction: one that may write, or one that only reads."""
        with changing(self._engine) if writes else self._engine.connect() as connection:
            yield Findings(connection, now=datetime.now(UTC))

    # The desk

    @contextmanager
    def decisions(self, *, writes: bool = False) -> Iterator[Decisions]:
        """What persons decide on claims, in one transaction: one that may write, or one that only reads."""
        with changing(self._engine) if writes else self._engine.connect() as connection:
            yield Decisions(connection, now=datetime.now(UTC))

    @contextmanager
    def accounts(self, *, writes: bool = False) -> Iterator[Accounts]:
        """Accounts, sessions, saved searches and visits, in one transaction: one that may write, or only reads."""
        with writing(self._engine) if writes else self._engine.connect() as connection:
            yield Accounts(connection, now=datetime.now(UTC))
