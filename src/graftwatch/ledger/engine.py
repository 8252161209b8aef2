"""Connections: where a ledger is, how it is opened, when transactions begin, and what a driver's errors mean."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, update
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from graftwatch.ledger.errors import (
    LedgerBusy,
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerUnreachable,
    NoSuchLedger,
    NotALedger,
    NotStorable,
)
from graftwatch.ledger.schema import APPLICATION_ID, revision

_CONNECTIONS: Final = 60  # beyond the five that are kept: a site has forty threads, and one may need two at a time
_PAUSE: Final = 0.02  # seconds before a file that is being made is asked again
_DRIVERS: Final = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}

_AT_HAND: Final = 16_000  # kB of a database in memory, which does not grow beyond it with the number of documents ...
_AT_WORK: Final = 64_000  # ... and while documents are linked
_MAPPED: Final = 1 << 31  # bytes, the most that SQLite takes

# Measured while single documents with claims are added: a checkpoint at every 1,000 pages, the default, triples p95.
_SETTINGS: Final = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = NORMAL",  # with WAL: a power cut may lose the last documents, never the ledger
    f"PRAGMA cache_size = -{_AT_HAND}",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA wal_autocheckpoint = 8000",  # pages: 32 MB
)

_NEXT: Final = update(revision).values(number=revision.c.number + 1)


def address(where: str | Path) -> URL:
    """The URL of a ledger given as a path or URL.

    Raises:
        LedgerUnreachable: A URL of a kind of database that is not supported, or no URL at all.
    """
    if "://" not in str(where):
        return URL.create("sqlite", database=str(Path(where).expanduser()))
    try:
        url = make_url(str(where))
    except ArgumentError as error:
        raise LedgerUnreachable(str(where), "not a path and not a database URL") from error
    backend = url.drivername.partition("+")[0]
    if backend not in _DRIVERS:
        raise LedgerUnreachable(shown(url), f"{backend} is not supported, only SQLite and PostgreSQL")
    return url if "+" in url.drivername else url.set(drivername=_DRIVERS[backend])


def shown(url: URL) -> str:
    """A ledger's address as a person may see it: a plain path, or a URL without its password."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def connect(url: URL, *, wait: float) -> Engine:
    """An engine whose transactions are real and whose errors are the ledger's own. Nothing is opened yet."""
    sqlite = url.get_backend_name() == "sqlite"
    options = {"timeout": wait} if sqlite else {"options": f"-c lock_timeout={int(wait * 1000)}", "connect_timeout": 10}
    try:
        engine = create_engine(url, connect_args=options, max_overflow=_CONNECTIONS)
    except (NoSuchModuleError, ImportError) as error:
        reason = f"its driver is missing ({error}); install it with: pip install 'graftwatch[postgresql]'"
        raise LedgerUnreachable(shown(url), reason) from error
    if sqlite:
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    event.listen(engine, "handle_error", lambda context: _translate(context, shown(url), wait))
    return engine


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction that may write. There is one writer at a time on either database: a second one waits its turn."""
    with engine.connect().execution_options(graftwatch_begin="BEGIN IMMEDIATE") as connection, connection.begin():
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")
        yield connection


def for_look_ups(connection: Connection, *, are_many: bool) -> None:
    """Let a connection keep more of a database file at hand, until it is told otherwise: all that it can as memory of
    the system's, which takes it back when it wants it, and the pages that a transaction changes.

    Linking asks for rows from all over a large file: that halves what a look-up costs, and pages need not be written
    twice in one transaction."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA mmap_size = {_MAPPED if are_many else 0}")
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_AT_WORK if are_many else _AT_HAND}")


@contextmanager
def changing(engine: Engine) -> Iterator[Connection]:
    """As `writing`, of what can be counted: the ledger is then of another revision, if a row was written."""
    with writing(engine) as connection:
        before = _written(connection)
        yield connection
        if _written(connection) != before:
            connection.execute(_NEXT)


def _written(connection: Connection) -> object:
    """What is another when this transaction has written a row."""
    if connection.dialect.name == "sqlite":
        return connection.connection.driver_connection.total_changes  # type: ignore[union-attr]
    return connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()").scalar()


def is_fresh(engine: Engine, url: URL, *, create: bool) -> bool:
    """Whether there is nothing yet where the ledger is to be.

    Raises:
        NoSuchLedger: There is nothing, and `create` is false.
        NotALedger: There is something else.
        LedgerUnreachable: The folder of the file is not there, or the file or server cannot be opened.
    """
    if url.get_backend_name() == "sqlite" and url.database:
        path = Path(url.database)
        if not path.exists() and not create:
            raise NoSuchLedger(shown(url))
        if path.is_dir():
            raise NotALedger(shown(url), "it is a folder")
        if not path.parent.is_dir():
            raise LedgerUnreachable(shown(url), f"there is no folder {path.parent}")
    with engine.connect() as connection:
        tables = _tables(connection)
        if tables and not _is_ours(connection, tables):
            raise NotALedger(shown(url), f"it is the database of something else, with tables {', '.join(tables[:4])}")
    if not tables and not create:
        raise NoSuchLedger(shown(url))
    return not tables


def prepare(engine: Engine, *, wait: float) -> None:
    """What must be set on a database file before its first table, and stays with the file: readers do not wait.

    SQLite does not wait either while another process sets it, but says at once that the file is busy: it is asked again
    for `wait` seconds.

    Raises:
        LedgerBusy: The other one takes longer.
    """
    last = monotonic() + wait
    while engine.dialect.name == "sqlite":
        try:
            with engine.connect().execution_options(graftwatch_begin=None) as connection:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            return
        except LedgerBusy:
            if monotonic() >= last:
                raise
            sleep(_PAUSE)


def _tables(connection: Connection) -> list[str]:
    if connection.dialect.name == "sqlite":
        query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    else:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename"
    return [row[0] for row in connection.exec_driver_sql(query)]


def _is_ours(connection: Connection, tables: list[str]) -> bool:
    if connection.dialect.name == "sqlite":
        return connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
    return {"migration", "document_words"} <= set(tables)


def _set_up_sqlite(connection: Any, record: Any) -> None:
    connection.isolation_level = None  # the driver sends no BEGIN of its own; `_begin_sqlite` does
    cursor = connection.cursor()
    for setting in _SETTINGS:
        cursor.execute(setting)
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    if begin := connection.get_execution_options().get("graftwatch_begin", "BEGIN"):
        connection.exec_driver_sql(begin)


def _translate(context: ExceptionContext, where: str, wait: float) -> None:
    """Raise what a driver's error means for a ledger; leave what is a fault of this program as it is."""
    error = context.original_exception
    kind = getattr(error, "sqlite_errorname", None) or getattr(error, "sqlstate", None)
    found = _meaning(kind or "", error, where, wait)
    if found is not None:
        raise found from error


def _meaning(kind: str, error: BaseException, where: str, wait: float) -> LedgerError | None:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if kind.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "55P03", "40P01")):
        return LedgerBusy(where, wait)
    if kind in ("SQLITE_FULL", "53100") or (kind.startswith("SQLITE_IOERR") and _no_room(where)):
        return LedgerFull(where)
    if kind == "SQLITE_NOTADB":
        return NotALedger(where, "it is no SQLite database")
    if kind.startswith("SQLITE_CORRUPT") or kind[:2] == "XX":
        return LedgerDamaged(where, reason)
    if kind.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_IOERR")):
        return LedgerUnreachable(where, reason)
    if isinstance(error, UnicodeError | OverflowError) or kind in ("SQLITE_TOOBIG",) or kind[:2] in ("22", "54"):
        return NotStorable(where, reason)
    # No state at all: the server was not reached. 08: connection, 28: login, 3D: no such database, 42501: no right,
    # 25006: read-only, 53: out of resources, 57: shut down.
    unstated = not kind and type(error).__module__.startswith("psycopg") and type(error).__name__ == "OperationalError"
    if unstated or kind[:2] in ("08", "28", "3D", "53", "57") or kind in ("42501", "25006"):
        return LedgerUnreachable(where, reason)
    return None


def _no_room(where: str) -> bool:
    """Whether a failed write to a file was for want of room: SQLite tells that apart only for some of its files."""
    try:
        return shutil.disk_usage(Path(where).parent).free < 1 << 20
    except OSError:
        return False
