"""The rooms in order: inputs become documents, documents are read, readings go into the ledger.

Nothing that is wrong with one input stops a run: the input is set aside with the reason. Each document is written whole
or not at all, and what is held and read already is passed over: a run that was broken off goes on where it stopped.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from graftwatch import acquire
from graftwatch.alike import Alike
from graftwatch.claims import Document, EvidenceDrift, Reader, Reading
from graftwatch.errors import GraftwatchError
from graftwatch.inert import name_of_file
from graftwatch.ledger import Added, Ledger, NotStorable, SetAside, Standing, hash_of
from graftwatch.ledger.store import Writer
from graftwatch.resolution import Resolved, resolve
from graftwatch.weighing import Weighed, weigh

_BATCH: Final = 32  # documents that a reader gets at once (docs/performance.md: more is not faster) ...
_BATCH_LENGTH: Final = 400_000  # ... or code points, so that long documents do not pile up in memory
_LINKED: Final = 500  # new documents after which their people, bodies and posts are linked
_TIDY: Final = 1000  # new documents after which the ledger's indexes are tidied
_T = TypeVar("_T")
Input = str | Path | acquire.Found | acquire.SetAside
"""A path or address as a person gives it, or what somebody has found already."""
_ACQUIRE: Final = "acquire"
_REPORT: Final = "this is a fault of graftwatch: please report it with the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a run is. `seen` inputs so far, `source` is the last one; `words` were read (for a rate). While what was
    read is linked or weighed, `doing` says so, and `done` documents `of` so many are."""

    seen: int
    new: int
    held: int
    claims: int
    set_aside: int
    words: int
    source: str
    doing: str = ""
    done: int = 0
    of: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run did.

    `seen` inputs; `new` documents; `held` were there already and read; `origins` were there from another source;
    `reread` were there and have been read anew; `same_text` and `alike` of the new ones are duplicates of others.
    `unread` counts documents kept without a reader for their language, by language ("" if it is not known); `kinds`
    counts claims that are new, by kind; `set_aside` are the inputs of this run that could not be taken in. `stopped`
    says that it was interrupted; what it had not finished is left for the next run. `resolved` is what came of linking
    the people, bodies and posts of what was read, `weighed` what came of weighing its claims.
    """

    seen: int = 0
    new: int = 0
    held: int = 0
    origins: int = 0
    reread: int = 0
    same_text: int = 0
    alike: int = 0
    words: int = 0
    unread: Mapping[str, int] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)
    set_aside: Sequence[SetAside] = ()
    stopped: bool = False
    resolved: Resolved = field(default_factory=Resolved)
    weighed: Weighed = field(default_factory=Weighed)


def add(
    ledger: Ledger,
    inputs: Sequence[Input],
    *,
    readers: Sequence[Reader],
    progress: Callable[[Progress], None] | None = None,
    retry: bool = False,
    again: bool = False,
    stop_after: int | None = None,
) -> Summary:
    """Take in files, folders and addresses, and read what is new.

    A document is read by the first of `readers` that knows its language. With `retry`, what was set aside earlier is
    tried again, also beyond `inputs`; without it, an input that was set aside is passed over until its bytes or the
    reader change. With `again`, documents are read again even by the same reader, and `inputs` may also be ids of
    documents. `stop_after` ends the run after that many new documents.

    Raises:
        LedgerError: The ledger itself fails (busy, full, out of reach); what was written before stays.
    """
    run = _Run(ledger, readers, progress or (lambda _: None), retry=retry, again=again)
    try:
        for found in run.found(inputs):
            run.take(found)
            if stop_after is not None and run.begun >= stop_after:
                break
        run.finish()
    except KeyboardInterrupt:
        return run.summary(stopped=True)
    return run.summary()


@dataclass(frozen=True, slots=True)
class _Held:
    """A document of the ledger that is to be read anew, by id or source."""

    source: str


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A document that waits to be read; `raw` is None if the ledger holds it already."""

    document: Document
    raw: bytes | None


class _Run:
    """The state of one `add`. Documents wait in one batch for each reader."""

    def __init__(
        self, ledger: Ledger, readers: Sequence[Reader], progress: Callable[[Progress], None], *, retry: bool,
        again: bool,
    ) -> None:  # fmt: skip
        self.count: Counter[str] = Counter()
        self._ledger = ledger
        self._readers = readers
        self._retry, self._again = retry, again
        self._noted = {aside.source: aside for aside in ledger.set_asides()}
        self._waiting: dict[str, list[_Waiting]] = {reader.name: [] for reader in readers}
        self._set_aside: dict[str, SetAside] = {}
        self._kinds: Counter[str] = Counter()
        self._unread: Counter[str] = Counter()
        self._resolved, self._weighed, self._linked_at = Resolved(), Weighed(), 0
        self._progress, self._source = progress, ""
        self._alike = Alike()

    # What there is

    def found(self, inputs: Sequence[Input]) -> Iterator[acquire.Found | acquire.SetAside | _Held]:
        """What the inputs lead to; with `again` also documents by id, with `retry` also what was set aside."""
        paths: dict[str, None] = {}
        held: dict[str, None] = {}
        for given in (str(each) for each in inputs if isinstance(each, str | Path)):
            (held if self._again and self._ledger.standing(name_of_file(given)) else paths)[given] = None
        for aside in self._noted.values() if self._retry else ():
            if aside.raw_hash and self._ledger.has_raw(aside.raw_hash, aside.source, None):
                held[aside.source] = None
            elif _can_be_tried_again(aside.source):
                paths[aside.source] = None
        yield from map(_Held, held)
        yield from acquire.discover(list(paths))
        yield from (each for each in inputs if not isinstance(each, str | Path))

    def take(self, found: acquire.Found | acquire.SetAside | _Held) -> None:
        """Bring one input as far as it can come now: passed over, set aside, written, or waiting to be read."""
        self.count["seen"] += 1
        self._source = found.source
        if isinstance(found, acquire.SetAside):
            self._put_aside(found.source, found.reason, found.advice, by=_ACQUIRE)
        elif isinstance(found, _Held):
            self._read_anew(self._ledger.document(found.source))
        else:
            self._take_bytes(found)
        if self.count["new"] - self._linked_at >= _LINKED:
            self._resolve()
        self._tell()

    def _take_bytes(self, found: acquire.Found) -> None:
        raw = self._attempt(found.source, found.read_bytes)
        if raw is None:
            return
        raw_hash = hash_of(raw)
        standing = self._ledger.standing(raw_hash=raw_hash, source=found.source)
        if standing is not None:
            self._take_held(found.source, raw_hash, standing)
        elif not self._is_noted(found.source, raw_hash, by=_ACQUIRE):
            self._take_new(found, raw, raw_hash)

    def _take_held(self, source: str, raw_hash: str, standing: Standing) -> None:
        """These bytes are held from this source: pass over them unless a reader is still to read them."""
        reader = self._reader_for(standing.language)
        if reader is None or (standing.is_read_by(reader.name) and not self._again):
            self.count["held"] += 1
        elif not self._is_noted(source, raw_hash, by=reader.name):
            self._read_anew(self._ledger.document(standing.document))

    def _take_new(self, found: acquire.Found, raw: bytes, raw_hash: str) -> None:
        document = self._attempt(found.source, lambda: acquire.document_from(found, raw=raw), raw_hash)
        if document is None:
            return
        if any(waiting.document.id == document.id for batch in self._waiting.values() for waiting in batch):
            self._read_all()
        standing = self._ledger.standing(document.id)
        reader = self._reader_for(document.language)
        if standing is not None:
            added = self._ledger.add(document, raw)
            self.count["origins" if added.status == "origin" else "held"] += 1
            if reader is not None and not standing.is_read_by(reader.name):
                self._read_anew(self._ledger.document(document.id))
        elif reader is None:
            self._unread[document.language or ""] += 1
            self._write(_Waiting(document, raw), None)
        else:
            self._wait(reader, _Waiting(document, raw))

    def _attempt(self, source: str, step: Callable[[], _T], raw_hash: str | None = None) -> _T | None:
        """What a step of acquiring gives; None, with the input set aside, if it fails."""
        try:
            return step()
        except acquire.AcquireError as error:
            self._put_aside(source, error.reason, error.advice, by=_ACQUIRE, raw_hash=raw_hash)
        except Exception as error:  # whatever a broken file does to a parser, the run goes on
            self._put_aside(source, _in_words(error), _REPORT, by=_ACQUIRE, raw_hash=raw_hash)
        return None

    def _read_anew(self, document: Document) -> None:
        """Let a document that is held wait for its reader, as it was before any reader had inferred its date."""
        reader = self._reader_for(document.language)
        if reader is None:
            self.count["held"] += 1
            return
        if document.date_basis == "inferred":
            document = replace(document, date=None, date_basis=None)
        self._wait(reader, _Waiting(document, None))

    def _reader_for(self, language: str | None) -> Reader | None:
        return next((reader for reader in self._readers if language in reader.languages), None)

    # Reading

    def _wait(self, reader: Reader, waiting: _Waiting) -> None:
        batch = self._waiting[reader.name]
        batch.append(waiting)
        if len(batch) >= _BATCH or sum(len(each.document.text) for each in batch) >= _BATCH_LENGTH:
            self._read(reader)

    def _read_all(self) -> None:
        for reader in self._readers:
            self._read(reader)

    def _read(self, reader: Reader) -> None:
        """Read what waits, and write it.

        When the reader fails over a batch, what is left of it is read one by one, so that one document fails alone.
        """
        batch, self._waiting[reader.name] = self._waiting[reader.name], []
        read: list[tuple[_Waiting, Reading]] = []
        for waiting, reading in zip(batch, _readings(reader, [each.document for each in batch])):
            if isinstance(reading, Exception):
                break
            read.append((waiting, reading))
        self._write_together(read)
        for waiting in batch[len(read) :]:
            reading = next(_readings(reader, [waiting.document]))
            if isinstance(reading, Exception):
                self._write_unread(waiting, reader.name, reading)
            else:
                self._write(waiting, reading)

    # Writing

    def _write_together(self, read: Sequence[tuple[_Waiting, Reading]]) -> None:
        """Write what was read in one transaction or, where something of it cannot be stored, each by itself."""
        try:
            with self._ledger.writer() as writer:
                added = [self._put(writer, waiting, reading) for waiting, reading in read]
        except (NotStorable, EvidenceDrift):
            for waiting, reading in read:
                self._write(waiting, reading)
        else:
            for (waiting, _), each in zip(read, added):
                self._count(waiting, each, is_read=True)

    def _write(self, waiting: _Waiting, reading: Reading | None) -> None:
        """Write a document with its reading, or what is new about one that is held."""
        document = waiting.document
        try:
            with self._ledger.writer() as writer:
                added = self._put(writer, waiting, reading)
        except (NotStorable, EvidenceDrift) as error:
            if reading is None:
                self._put_aside(document.source, str(error), _REPORT, by=_ACQUIRE, raw_hash=document.raw_hash)
            else:
                self._write_unread(waiting, reading.reader, error)
            return
        self._count(waiting, added, is_read=reading is not None)

    def _write_unread(self, waiting: _Waiting, reader: str, error: Exception) -> None:
        """Keep a document that its reader could not read, and note that it is still to be read."""
        document = waiting.document
        if waiting.raw is not None:
            self._write(waiting, None)
        if document.source not in self._set_aside:
            self._put_aside(document.source, _in_words(error), _REPORT, by=reader, raw_hash=document.raw_hash)

    def _put(self, writer: Writer, waiting: _Waiting, reading: Reading | None) -> Added:
        """Write a new document, linked to those that are nearly the same, or the new reading of one that is held."""
        document = waiting.document
        if waiting.raw is None and reading is not None:
            return writer.keep(document, reading)
        return writer.add(self._alike.entry(writer, document, waiting.raw or b"", reading))

    def _put_aside(self, source: str, reason: str, hint: str, *, by: str, raw_hash: str | None = None) -> None:
        self._ledger.set_aside(source, reason, hint, by=by, raw_hash=raw_hash)
        tries = self._noted[source].tries + 1 if source in self._noted else 1
        self._set_aside[source] = SetAside(
            source=source, reason=reason, hint=hint, by=by, raw_hash=raw_hash, tries=tries, at=datetime.now(UTC)
        )

    def _is_noted(self, source: str, raw_hash: str, *, by: str) -> bool:
        """Whether this was set aside before, for these bytes and by the same hand: then it is listed, and not tried."""
        noted = self._noted.get(source)
        if noted is None or self._retry or self._again or (noted.raw_hash, noted.by) != (raw_hash, by):
            return False
        self._set_aside[source] = noted
        return True

    # What came of it

    def _count(self, waiting: _Waiting, added: Added, *, is_read: bool) -> None:
        self.count["new" if waiting.raw is not None else "reread"] += 1
        self.count["same_text"] += added.same_text is not None
        self.count["alike"] += bool(added.alike)
        self._kinds.update(added.kinds)
        if is_read:
            self.count["words"] += len(waiting.document.text.split())

    @property
    def begun(self) -> int:
        """New documents so far, with those that still wait to be read."""
        return self.count["new"] + sum(each.raw is not None for batch in self._waiting.values() for each in batch)

    def finish(self) -> None:
        """Read and link what still waits, forget what was tried again and taken in, tidy the ledger after much."""
        self._read_all()
        self._resolve()
        if self._retry:
            for source in self._noted.keys() - self._set_aside.keys():
                self._ledger.clear_set_aside(source)
        if self.count["new"] >= _TIDY:
            self._ledger.optimise()

    def _resolve(self) -> None:
        """Link the parties of what has been read, and weigh its claims."""
        self._linked_at = self.count["new"]
        self._resolved += resolve(self._ledger, progress=partial(self._tell, "linking"))
        self._weighed += weigh(self._ledger, progress=partial(self._tell, "weighing"))

    def _tell(self, doing: str = "", done: int = 0, of: int = 0) -> None:
        """Say how far the run is."""
        count = self.count
        self._progress(Progress(
            seen=count["seen"], new=count["new"], held=count["held"] + count["origins"], claims=self._kinds.total(),
            set_aside=len(self._set_aside), words=count["words"], source=self._source, doing=doing, done=done, of=of,
        ))  # fmt: skip

    def summary(self, *, stopped: bool = False) -> Summary:
        """What the run has done so far."""
        counted = ("seen", "new", "held", "origins", "reread", "same_text", "alike", "words")
        return Summary(
            **{name: self.count[name] for name in counted}, unread=dict(self._unread), kinds=dict(self._kinds),
            set_aside=tuple(self._set_aside.values()), stopped=stopped, resolved=self._resolved,
            weighed=self._weighed,
        )  # fmt: skip


def _readings(reader: Reader, documents: Sequence[Document]) -> Iterator[Reading | Exception]:
    """The readings of documents, in order; the error instead of the first that could not be read, and then no more."""
    given = 0
    try:
        for reading in reader.read(documents):
            yield reading
            given += 1
    except Exception as error:  # whatever an article does to a reader, the run goes on
        yield error
        return
    if given < len(documents):
        yield RuntimeError(f"{reader.name} gave {given} readings of {len(documents)} documents")


def _can_be_tried_again(source: str) -> bool:
    """Not standard input, which is gone, nor a link to a folder, which was set aside because it leads in circles."""
    return source != "-" and not (Path(source).is_symlink() and Path(source).is_dir())


def _in_words(error: Exception) -> str:
    """What an error says, on one line and with its kind if it is none of ours."""
    text = " ".join(str(error).split())
    return text if isinstance(error, GraftwatchError) else f"{type(error).__name__}: {text}".rstrip(": ")
