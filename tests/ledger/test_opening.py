"""Opening: what is a ledger, what is none, and what each obstacle says."""

import pickle
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from graftwatch.errors import GraftwatchError
from graftwatch.ledger import (
    Entry,
    Ledger,
    LedgerBusy,
    LedgerDamaged,
    LedgerFull,
    LedgerTooNew,
    LedgerTooOld,
    LedgerUnreachable,
    NoSuchLedger,
    NotALedger,
    migrate,
    migrations,
    open_ledger,
)
from graftwatch.ledger import errors as ledger_errors
from graftwatch.ledger.engine import writing
from graftwatch.ledger.migrations import MIGRATIONS

from .making import document, raw_of


def test_a_ledger_is_made_once_and_opened_after(where: str) -> None:
    one = document()
    with open_ledger(where) as ledger:
        ledger.add(one, raw_of(one))
    with open_ledger(where, create=False) as ledger:
        assert ledger.document(one.id) == one


def test_nothing_is_made_unless_asked_for(where: str, tmp_path: Path) -> None:
    with pytest.raises(NoSuchLedger, match="graftwatch add"):
        open_ledger(where, create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_file_may_be_given_as_path_or_address(tmp_path: Path) -> None:
    path = tmp_path / "a ledger.db"
    with open_ledger(path) as ledger:
        assert ledger.where == str(path)
    with open_ledger(f"sqlite:///{path}", create=False) as ledger:
        assert ledger.where == str(path)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with open_ledger(path) as ledger:
        assert ledger.stats().documents == 0


def _text(path: Path) -> None:
    path.write_text("This is a letter and no database at all. " * 50)


def _other_application(path: Path) -> None:
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()


def _folder(path: Path) -> None:
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        pytest.param(_text, "no SQLite database", id="text-file"),
        pytest.param(_other_application, "with tables recipe", id="another-application"),
        pytest.param(_folder, "it is a folder", id="folder"),
    ],
)
def test_what_is_no_ledger_is_left_alone(tmp_path: Path, make: Callable[[Path], None], says: str) -> None:
    path = tmp_path / "thing"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(NotALedger, match=says) as error:
        open_ledger(path)
    assert str(path) in str(error.value)
    assert (path.read_bytes() if path.is_file() else None) == before


@pytest.mark.postgresql
def test_a_database_of_something_else_is_left_alone(postgresql: str) -> None:
    import psycopg

    with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
        connection.execute("CREATE DATABASE recipes")
    with psycopg.connect(f"{postgresql}/recipes", autocommit=True) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    with pytest.raises(NotALedger, match="with tables recipe"):
        open_ledger(f"{postgresql}/recipes")


@pytest.mark.parametrize(
    ("where", "says"),
    [
        pytest.param("no/such/folder/ledger.db", "no folder", id="no-folder"),
        pytest.param("mysql://localhost/x", "only SQLite and PostgreSQL", id="another-kind-of-database"),
        pytest.param("://", "not a path", id="no-address"),
    ],
)
def test_what_cannot_be_reached_says_why(where: str, says: str) -> None:
    with pytest.raises(LedgerUnreachable, match=says):
        open_ledger(where)


@pytest.mark.postgresql
def test_a_server_that_does_not_answer_is_named_without_its_password(postgresql: str) -> None:
    with pytest.raises(LedgerUnreachable) as error:
        open_ledger("postgresql://anna:secret@127.0.0.1:1/news")
    assert "anna" in str(error.value)
    assert "secret" not in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_without_permission_says_so(unprivileged: Path) -> None:
    path = unprivileged / "ledger.db"
    open_ledger(path).close()
    path.chmod(0)
    with pytest.raises(LedgerUnreachable):
        open_ledger(path)


def test_a_ledger_from_a_newer_version_is_not_touched(where: str) -> None:
    with open_ledger(where) as ledger, writing(ledger._engine) as connection:
        connection.execute(text("INSERT INTO migration VALUES ('9999_future', '2030-01-01 00:00:00')"))
    for use in (open_ledger, migrate, migrations):
        with pytest.raises(LedgerTooNew, match=r"9999_future.*upgrade graftwatch"):
            use(where)


def test_a_ledger_that_another_process_writes_can_be_read_and_says_that_it_is_busy(where: str) -> None:
    one, two = document("one"), document("two")
    with open_ledger(where) as writer, open_ledger(where, wait=0.05) as other:
        writer.add(one, raw_of(one))
        with writing(writer._engine):
            assert other.document(one.id) == one
            with pytest.raises(LedgerBusy, match="another process") as error:
                other.add(two, raw_of(two))
            assert where.rpartition("/")[2] in str(error.value)
        other.add(two, raw_of(two))
        assert writer.stats().documents == 2


def test_a_writer_waits_its_turn(where: str) -> None:
    """Several at once, each with its own connections, as several processes would have."""
    documents = [document(f"text {number}") for number in range(40)]

    def add(some: list[object]) -> None:
        with open_ledger(where, wait=30) as ledger:
            for each in some:
                ledger.add(each, raw_of(each))  # type: ignore[arg-type]

    open_ledger(where).close()
    threads = [threading.Thread(target=add, args=(documents[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_ledger(where) as ledger:
        assert ledger.stats().documents == 40
        assert list(ledger.check()) == []


def test_a_check_waits_its_turn_while_another_adds(where: str) -> None:
    """SQLite checks its index of words as a writer: it must wait, and must not give up at once."""
    open_ledger(where).close()

    def add() -> None:
        with open_ledger(where, wait=30) as ledger:
            for number in range(150):
                one = document(f"text {number}")
                ledger.add(one, raw_of(one))

    adding = threading.Thread(target=add)
    adding.start()
    with open_ledger(where, wait=30) as ledger:
        while adding.is_alive():
            assert list(ledger.check()) == []
    adding.join()


def test_several_may_make_the_same_ledger_at_once(where: str) -> None:
    errors: list[BaseException] = []

    def make() -> None:
        try:
            open_ledger(where, wait=30).close()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert migrations(where) == [(step.name, True) for step in MIGRATIONS]


def test_a_file_that_another_process_is_making_is_waited_for(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    with sqlite3.connect(where, isolation_level=None, check_same_thread=False) as other:
        other.execute("BEGIN IMMEDIATE")  # as it is for a moment while the first one sets the kind of its journal
        end = threading.Timer(0.3, other.rollback)
        end.start()
        open_ledger(where, wait=30).close()
        end.join()
    assert migrations(where) == [(step.name, True) for step in MIGRATIONS]


def test_a_file_that_another_process_keeps_is_busy(tmp_path: Path) -> None:
    where = tmp_path / "ledger.db"
    with sqlite3.connect(where, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerBusy):
            open_ledger(where, wait=0.1)


def test_a_full_disk_says_so_and_leaves_what_was_written(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        first, second = document("first"), document("long " * 100_000)
        ledger.add(first, raw_of(first))
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        ledger.close()
        with _as_if_full(ledger, pages):
            with pytest.raises(LedgerFull, match="no room left") as error:
                ledger.add(second, raw_of(second))
            assert str(tmp_path) in str(error.value)
            assert ledger.stats().documents == 1
            assert list(ledger.check()) == []


def _as_if_full(ledger: Ledger, pages: int | None) -> "_Full":
    return _Full(ledger, pages or 1)


class _Full:
    """Connections that may not make the file longer: what SQLite says then is what it says of a full disk."""

    def __init__(self, ledger: Ledger, pages: int) -> None:
        self.engine, self.pages = ledger._engine, pages

    def _limit(self, connection: sqlite3.Connection, record: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {self.pages}")

    def __enter__(self) -> None:
        from sqlalchemy import event

        event.listen(self.engine, "connect", self._limit)

    def __exit__(self, *_: object) -> None:
        from sqlalchemy import event

        event.remove(self.engine, "connect", self._limit)


def test_a_damaged_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        some = [document(f"text {number} " * 200) for number in range(50)]
        ledger.add_many(Entry(document=each, raw=raw_of(each)) for each in some)
    broken = bytearray(path.read_bytes())
    broken[8192:] = b"\x55" * (len(broken) - 8192)
    path.write_bytes(broken)
    with pytest.raises((LedgerDamaged, NotALedger)), open_ledger(path, create=False) as ledger:
        list(ledger.documents())


def _every_error() -> list[GraftwatchError]:
    return [
        NoSuchLedger("a.db"), NotALedger("a.db", "it is a letter"), LedgerTooNew("a.db", ["0002_x"]),
        LedgerTooOld("a.db", ["0002_x"]), LedgerBusy("a.db", 5.0), LedgerFull("a.db"),
        LedgerUnreachable("a.db", "no server"), LedgerDamaged("a.db", "malformed"),
        ledger_errors.NoSuchDocument("x", ["y"]), ledger_errors.NoSuchClaim("x"), ledger_errors.NoSuchFinding("x"),
        ledger_errors.NotStorable("a.txt", "NUL"), ledger_errors.BadQuery("x", "y"),
    ]  # fmt: skip


@pytest.mark.parametrize("error", _every_error(), ids=lambda error: type(error).__name__)
def test_errors_survive_pickling_and_say_one_line(error: GraftwatchError) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.args, str(again)) == (type(error), error.args, str(error))
    assert "\n" not in str(error)


def test_every_error_is_tried_here() -> None:
    defined = {
        cls for cls in vars(ledger_errors).values() if isinstance(cls, type) and issubclass(cls, GraftwatchError)
    }
    assert defined - {GraftwatchError, ledger_errors.LedgerError} == {type(error) for error in _every_error()}


def test_a_ledger_is_shared_by_threads(where: str) -> None:
    some = [document(f"text {number}") for number in range(20)]
    with open_ledger(where) as ledger:
        threads = [threading.Thread(target=ledger.add, args=(each, raw_of(each))) for each in some]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert ledger.stats().documents == 20


def test_the_public_names_are_sorted() -> None:
    import graftwatch.ledger as room

    assert room.__all__ == sorted(room.__all__, key=str.casefold)
    assert all(hasattr(room, name) for name in room.__all__)
