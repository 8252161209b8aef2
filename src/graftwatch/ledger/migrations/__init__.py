"""The steps from an empty database to the present schema: ordered, append-only, each recorded as it is made.

A step that has been released is never changed; another is added below it. It says what it does in SQL, not in terms of
`schema.py`, which moves on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from string import Template
from typing import Final

from sqlalchemy import Connection, Engine, inspect, select

from graftwatch.ledger.engine import writing
from graftwatch.ledger.errors import LedgerTooNew
from graftwatch.ledger.schema import APPLICATION_ID, migration


@dataclass(frozen=True, slots=True)
class Migration:
    """A named step; `run` works inside the transaction that also records it."""

    name: str
    run: Callable[[Connection], None]


def pending(connection: Connection, ledger: str, steps: tuple[Migration, ...]) -> list[Migration]:
    """The steps that the ledger has not had yet, in order.

    Raises:
        LedgerTooNew: It has had steps that are not among `steps`.
    """
    done = set(applied(connection))
    if unknown := sorted(done - {step.name for step in steps}):
        raise LedgerTooNew(ledger, unknown)
    return [step for step in steps if step.name not in done]


def applied(connection: Connection) -> list[str]:
    """The names of the steps that the ledger has had, in order of their names."""
    if not inspect(connection).has_table(migration.name):
        return []
    return list(connection.scalars(select(migration.c.name).order_by(migration.c.name)))


def upgrade(engine: Engine, ledger: str, steps: tuple[Migration, ...]) -> list[str]:
    """Apply what is pending, each step in its own transaction; the names of the steps applied.

    Two processes may do this at once: each step is looked up again under the lock of its transaction.
    """
    names: list[str] = []
    while True:
        with writing(engine) as connection:
            todo = pending(connection, ledger, steps)
            if not todo:
                return names
            _apply(connection, todo[0])
        names.append(todo[0].name)


def make(engine: Engine, ledger: str, steps: tuple[Migration, ...]) -> None:
    """Make a new ledger: every step in one transaction, so that no other process meets a ledger that is half made."""
    with writing(engine) as connection:
        for step in pending(connection, ledger, steps):
            _apply(connection, step)


def _apply(connection: Connection, step: Migration) -> None:
    migration.create(connection, checkfirst=True)
    step.run(connection)
    connection.execute(migration.insert().values(name=step.name, applied_at=datetime.now(UTC)))


def _script(name: str, only: Mapping[str, tuple[str, ...]] | None = None) -> Callable[[Connection], None]:
    """A step that runs the statements of `NAME.sql`, then those that `only` one database has."""

    def run(connection: Connection) -> None:
        dialect = connection.dialect.name
        text = Template(files(__package__).joinpath(f"{name}.sql").read_text("utf-8")).substitute(_WORDS[dialect])
        lines = (line for line in text.splitlines() if not line.startswith("--"))
        for statement in (*"\n".join(lines).split(";\n"), *(only or {}).get(dialect, ())):
            if statement.strip():
                connection.exec_driver_sql(statement.strip().removesuffix(";"))

    return run


_WORDS: Final[dict[str, dict[str, str]]] = {
    "sqlite": {
        "key": "INTEGER", "big": "BIGINT", "double": "DOUBLE", "bytes": "BLOB", "json": "JSON", "moment": "DATETIME",
        "lean": " WITHOUT ROWID",
        "chain": "(SELECT group_concat(name, ' ← ') FROM"
                 " (SELECT name FROM said_by WHERE said_by.claim = claim.key ORDER BY position))",
    },
    "postgresql": {
        "key": "BIGINT", "big": "BIGINT", "double": "DOUBLE PRECISION", "bytes": "BYTEA", "json": "JSONB",
        "moment": "TIMESTAMP WITH TIME ZONE", "lean": "",
        "chain": "(SELECT string_agg(name, ' ← ' ORDER BY position) FROM said_by WHERE said_by.claim = claim.key)",
    },
}  # fmt: skip

# The index of words. Its row number is the shelf, so that "newest first" and "between two days" are its own order.
_ONLY: Final[dict[str, tuple[str, ...]]] = {
    "sqlite": (
        "CREATE VIRTUAL TABLE document_words USING fts5(title, text, content='document', content_rowid='shelf', "
        "tokenize='unicode61 remove_diacritics 2')",
        f"PRAGMA application_id = {APPLICATION_ID}",
    ),
    "postgresql": (
        "CREATE TABLE document_words (shelf BIGINT PRIMARY KEY REFERENCES document (shelf) ON UPDATE CASCADE, "
        "words TSVECTOR NOT NULL)",
        "CREATE INDEX ix_document_words ON document_words USING gin (words)",
    ),
}

MIGRATIONS: Final[tuple[Migration, ...]] = (
    Migration("0001_first", _script("0001_first", _ONLY)),
    Migration("0002_who", _script("0002_who")),
    Migration("0003_findings", _script("0003_findings")),
    Migration("0004_accounts_and_claims", _script("0004_accounts_and_claims")),
    Migration("0005_listing", _script("0005_listing")),
    Migration("0006_pairs", _script("0006_pairs")),
    Migration("0007_founding", _script("0007_founding")),
    Migration("0008_waiting", _script("0008_waiting")),
    Migration("0009_bearings", _script("0009_bearings")),
    Migration("0010_affairs", _script("0010_affairs")),
    Migration("0011_counting", _script("0011_counting")),
    Migration("0012_languages", _script("0012_languages")),
    Migration("0013_nearest_claims", _script("0013_nearest_claims")),
    Migration("0014_kept", _script("0014_kept")),
    Migration("0015_falls_of", _script("0015_falls_of")),
    Migration("0016_linking", _script("0016_linking")),
)
