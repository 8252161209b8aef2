"""Opening a ledger, and bringing it up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from graftwatch.ledger.engine import address, connect, is_fresh, prepare, shown
from graftwatch.ledger.errors import LedgerTooOld
from graftwatch.ledger.ledger import Ledger
from graftwatch.ledger.migrations import MIGRATIONS, applied, make, pending, upgrade


def open_ledger(where: str | Path, *, create: bool = True, wait: float = 10.0) -> Ledger:
    """Open the ledger at a path (SQLite) or a URL (`sqlite:///…`, `postgresql://…`).

    With `create`, a ledger that is not there is made. `wait` is how many seconds to wait for another writer.

    Raises:
        NoSuchLedger: There is none, and `create` is false.
        NotALedger: There is something else.
        LedgerTooNew: A newer graftwatch wrote it.
        LedgerTooOld: It needs `migrate` first.
        LedgerBusy: Another process is making it, or changing its schema.
        LedgerUnreachable: No permission, no folder, no server or no driver.
    """
    with _connected(where, wait, create=create) as (engine, name, fresh):
        if fresh:
            prepare(engine, wait=wait)
            make(engine, name, MIGRATIONS)
        else:
            with engine.connect() as connection:
                todo = pending(connection, name, MIGRATIONS)
            if todo:
                raise LedgerTooOld(name, [step.name for step in todo])
    return Ledger(engine, name)


def migrate(where: str | Path, *, wait: float = 10.0) -> list[str]:
    """Apply the migrations that a ledger has not had yet, in order; their names.

    Each step is a transaction: if one fails, it leaves nothing behind, and the next run goes on from there.

    Raises:
        As `open_ledger`, but for LedgerTooOld.
    """
    with _connected(where, wait, create=False) as (engine, name, _):
        names = upgrade(engine, name, MIGRATIONS)
    engine.dispose()
    return names


def migrations(where: str | Path, *, wait: float = 10.0) -> list[tuple[str, bool]]:
    """The migrations that this version knows, in order, and whether the ledger has had each.

    Raises:
        As `migrate`.
    """
    with _connected(where, wait, create=False) as (engine, name, _), engine.connect() as connection:
        pending(connection, name, MIGRATIONS)
        done = applied(connection)
    engine.dispose()
    return [(step.name, step.name in done) for step in MIGRATIONS]


@contextmanager
def _connected(where: str | Path, wait: float, *, create: bool) -> Iterator[tuple[Engine, str, bool]]:
    """An engine for what is there, its name, and whether it is still empty; closed again if something fails."""
    url = address(where)
    engine = connect(url, wait=wait)
    try:
        yield engine, shown(url), is_fresh(engine, url, create=create)
    except BaseException:
        engine.dispose()
        raise
