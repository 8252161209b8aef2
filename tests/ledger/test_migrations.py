"""Migrations: in order, once, whole or not at all; and what they add up to is what the code believes."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, inspect, text
from sqlalchemy.types import TypeEngine

from graftwatch.ledger import LedgerTooOld, migrate, migrations, open_ledger, opening
from graftwatch.ledger.engine import address, connect
from graftwatch.ledger.migrations import MIGRATIONS, Migration, upgrade
from graftwatch.ledger.schema import metadata

from .making import document, raw_of


def shape(engine: Engine) -> dict[str, Any]:
    """Tables with their columns, keys, references and indexes, as the database reports them."""
    found = inspect(engine)
    ours = sorted(metadata.tables)
    return {
        table: {
            "columns": {
                c["name"]: (_type(c["type"]), c["nullable"], c["default"]) for c in found.get_columns(table)
            },
            "key": found.get_pk_constraint(table)["constrained_columns"],
            "references": sorted(
                (f["constrained_columns"], f["referred_table"], f["referred_columns"], f["options"].get("ondelete"))
                for f in found.get_foreign_keys(table)
            ),
            "unique": sorted(sorted(u["column_names"]) for u in found.get_unique_constraints(table)),
            "indexes": sorted(
                (i["name"] or "", i["column_names"])
                for i in found.get_indexes(table)
                if not i.get("duplicates_constraint")
            ),
            "checks": [c["name"] for c in found.get_check_constraints(table)],
        }
        for table in ours
    }  # fmt: skip


def _type(type_: TypeEngine[Any]) -> str:
    return str(type_).upper()


def test_what_the_migrations_make_is_what_the_code_believes(new_ledger: Callable[[], str]) -> None:
    migrated, believed = new_ledger(), connect(address(new_ledger()), wait=1)
    open_ledger(migrated).close()
    metadata.create_all(believed)
    engine = connect(address(migrated), wait=1)
    assert shape(engine) == shape(believed)
    engine.dispose()
    believed.dispose()


_HELD = [(step.name, True) for step in MIGRATIONS]


def _steps(*more: Migration) -> tuple[Migration, ...]:
    return (*MIGRATIONS, *more)


def _add_column(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE document ADD COLUMN colour TEXT"))


def _add_and_fail(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE half_done (x INTEGER)"))
    connection.execute(text("ALTER TABLE document ADD COLUMN half_done TEXT"))
    raise ZeroDivisionError("the power went")


def test_a_ledger_of_an_older_version_asks_for_its_migration_and_keeps_everything(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = document()
    with open_ledger(where) as ledger:
        ledger.add(one, raw_of(one))
    monkeypatch.setattr(opening, "MIGRATIONS", _steps(Migration("9999_colour", _add_column)))
    with pytest.raises(LedgerTooOld, match=r"9999_colour.*graftwatch migrate"):
        open_ledger(where)
    assert migrations(where) == [*_HELD, ("9999_colour", False)]
    assert migrate(where) == ["9999_colour"]
    assert migrate(where) == []
    assert migrations(where) == [*_HELD, ("9999_colour", True)]
    with open_ledger(where) as ledger:
        assert ledger.document(one.id) == one
        assert list(ledger.check()) == []


def test_a_step_that_fails_leaves_nothing_behind_and_can_be_run_again(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_ledger(where).close()
    before = _tables(where)
    monkeypatch.setattr(opening, "MIGRATIONS", _steps(Migration("9999_colour", _add_and_fail)))
    with pytest.raises(ZeroDivisionError):
        migrate(where)
    assert _tables(where) == before
    assert migrations(where)[-1] == ("9999_colour", False)
    monkeypatch.setattr(opening, "MIGRATIONS", _steps(Migration("9999_colour", _add_column)))
    assert migrate(where) == ["9999_colour"]


def test_an_earlier_step_stays_when_a_later_one_fails(where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(where).close()
    good, bad = Migration("9999_colour", _add_column), Migration("9999_size", _add_and_fail)
    monkeypatch.setattr(opening, "MIGRATIONS", _steps(good, bad))
    with pytest.raises(ZeroDivisionError):
        migrate(where)
    assert migrations(where) == [*_HELD, ("9999_colour", True), ("9999_size", False)]


def test_a_ledger_that_could_not_be_made_whole_is_made_by_the_next_run(
    where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "MIGRATIONS", (Migration("0001_first", _create_and_fail),))
    with pytest.raises(ZeroDivisionError):
        open_ledger(where)
    monkeypatch.undo()
    with open_ledger(where) as ledger:
        assert ledger.stats().documents == 0


def _create_and_fail(connection: Connection) -> None:
    connection.execute(text("CREATE TABLE document (x INTEGER)"))
    raise ZeroDivisionError


def test_names_are_in_order_and_used_once() -> None:
    names = [step.name for step in MIGRATIONS]
    assert names == sorted(set(names))


def test_upgrading_what_is_up_to_date_does_nothing(where: str) -> None:
    open_ledger(where).close()
    engine = connect(address(where), wait=1)
    before = _tables(where)
    assert upgrade(engine, where, MIGRATIONS) == []
    assert _tables(where) == before
    engine.dispose()


def _tables(where: str) -> dict[str, list[str]]:
    engine = create_engine(address(where))
    found = inspect(engine)
    tables = {
        table: [c["name"] for c in found.get_columns(table)]
        for table in found.get_table_names()
        if not table.startswith("document_words")
    }  # fmt: skip
    engine.dispose()
    return tables
