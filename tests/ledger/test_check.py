"""`check` finds every kind of damage, names it, and is silent about a sound ledger."""

import pytest
from sqlalchemy import text

from graftwatch.ledger import Ledger
from graftwatch.ledger.engine import writing

from .making import career, document, figure, mention, raw_of, reading

ONE = document("Adil was dismissed. 300 cases, 201 of which were closed.", title="Purge", source="one.txt")


@pytest.fixture
def sound(ledger: Ledger) -> Ledger:
    whole = figure(ONE, "300 cases", "300")
    part = figure(ONE, "201", "201", part_of=whole.id)
    read = reading(ONE, career(ONE, "was dismissed"), whole, part, mentions=[mention(ONE, "Adil")])
    ledger.add(ONE, raw_of(ONE), read)
    assert list(ledger.check()) == []
    return ledger


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        pytest.param(
            "UPDATE claim SET quote = 'was praised' WHERE kind = 'career'", "read 'was dismissed'", id="quote"
        ),
        pytest.param("UPDATE claim SET start = start + 1", "the id of the claim", id="offset"),
        pytest.param("UPDATE claim SET id = 'x' WHERE kind = 'career'", "the id of the claim", id="claim-id"),
        pytest.param("UPDATE claim_figure SET value_text = '7'", "the id of the claim", id="own-field"),
        pytest.param("UPDATE claim_figure SET value_text = 'many'", "cannot be read back", id="unreadable-number"),
        pytest.param("UPDATE claim SET \"when\" = 'soon'", "not a date: 'soon'", id="unreadable-date"),
        pytest.param(
            "UPDATE claim_figure SET part_of = 'x' WHERE value = 201", "which is not there", id="part-of-nothing"
        ),
        pytest.param("DELETE FROM claim_career", "lost their own fields", id="own-fields-gone"),
        pytest.param("DELETE FROM claim WHERE kind = 'career'", "found 3 claims in it, 2 are there", id="claim-gone"),
        pytest.param("DELETE FROM mention", "found 1 mentions in it, 0 are there", id="mention-gone"),
        pytest.param("UPDATE mention SET surface = 'Berik'", "does not name 'Berik'", id="mention-moved"),
        pytest.param("UPDATE raw SET size = 1", "not those of its raw_hash", id="size-of-the-bytes"),
        pytest.param("UPDATE document SET title = 'Praise'", "its id is not that of its content", id="title"),
        pytest.param("UPDATE document SET text_hash = 'x'", "its text_hash is not", id="text-hash"),
        pytest.param("UPDATE document SET length = 1", "its length is not", id="length"),
        pytest.param("UPDATE document SET date = '2015', date_basis = 'inferred'", "its shelf is not", id="order"),
        pytest.param("UPDATE document SET date = 'soon'", "cannot be read back", id="unreadable-day"),
    ],
)
def test_damage_is_found(sound: Ledger, damage: str, found: str) -> None:
    with writing(sound._engine) as connection:
        connection.execute(text(damage))
    faults = list(sound.check())
    assert [fault for fault in faults if found in fault.what] != [], faults
    assert all(fault.where and fault.fix and "\n" not in str(fault) for fault in faults)


def test_bytes_that_changed_are_found(sound: Ledger) -> None:
    import zlib

    for packed, found in (
        (zlib.compress(b"other bytes"), "not those of its raw_hash"),
        (b"junk", "cannot be unpacked"),
    ):
        with writing(sound._engine) as connection:
            connection.execute(text("UPDATE raw SET zlib = :packed"), {"packed": packed})
        assert [found in fault.what for fault in sound.check()] == [True]


def test_an_index_that_lost_a_document_is_found(sound: Ledger) -> None:
    with writing(sound._engine) as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("INSERT INTO document_words (document_words) VALUES ('delete-all')"))
        else:
            connection.execute(text("DELETE FROM document_words"))
    (fault,) = sound.check()
    assert "index of words" in fault.what


@pytest.mark.parametrize("new_ledger", ["sqlite"], indirect=True)  # PostgreSQL lets no such row be written
def test_references_that_lead_nowhere_are_found(sound: Ledger) -> None:
    with sound._engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("INSERT INTO origin VALUES (99, 'x', 'x', '2015-01-01 00:00:00')")
    assert "1 rows of origin refer to a document that is not there" in [fault.what for fault in sound.check()]


def test_checking_changes_nothing(sound: Ledger) -> None:
    before = sound.stats(), list(sound.claims())
    list(sound.check())
    assert (sound.stats(), list(sound.claims())) == before
