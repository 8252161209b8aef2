"""What a stranger with `sqlite3`, `psql` or Datasette sees."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from graftwatch.claims import KINDS, Described, Money, Source, When
from graftwatch.claims.jsonl import own_fields
from graftwatch.ledger import Ledger, open_ledger

from .making import career, document, figure, justice, raw_of, reading

ONE = document(
    "In all 300 cases were opened; Adil was dismissed.", title="Purge", outlet="The Monitor", date="2015-11-25"
)
SAID_BY = (Source("Kazinform", "outlet"), Source("defense ministry", "body"))
REPORTING = {"document", "document_title", "outlet", "document_date", "source", "quote", "start", "end", "reader"}
CLAIMED = {"id", "act", "when", "when_from", "when_to", "stance", "said_by", "confidence"}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_view_with_the_names_of_the_vocabulary(ledger: Ledger, kind: str) -> None:
    columns = {column["name"] for column in inspect(ledger._engine).get_columns(kind)}
    assert columns >= REPORTING | CLAIMED | {name.rstrip("_") for name in own_fields(kind)}
    assert not [column for column in columns if column.endswith("_text")]


def _rows(ledger: Ledger, query: str) -> list[dict[str, Any]]:
    with ledger._engine.connect() as connection:
        return [dict(row) for row in connection.execute(text(query)).mappings()]


def test_a_view_shows_a_claim_whole(ledger: Ledger) -> None:
    claim = figure(
        ONE, "300 cases", "300.0", unit="cases", bound="at_least", topic="cases_opened", said_by=SAID_BY,
        period=When.parse("2014"), when=When.parse("2015-11"),
    )  # fmt: skip
    ledger.add(ONE, raw_of(ONE), reading(ONE, claim))
    (row,) = _rows(ledger, "SELECT * FROM figure")
    shown = {
        "id": claim.id, "document": ONE.id, "document_title": "Purge", "outlet": "The Monitor",
        "document_date": "2015-11-25", "act": "level", "topic": "cases_opened", "value": 300.0, "unit": "cases",
        "bound": "at_least", "period": "2014", "when": "2015-11", "stance": "asserted", "quote": "300 cases",
        "said_by": "Kazinform ← defense ministry", "source": ONE.source, "part_of": None,
    }  # fmt: skip
    assert {name: row[name] for name in shown} == shown
    assert [str(row[name]) for name in ("when_from", "when_to")] == ["2015-11-01", "2015-11-30"]
    assert [str(row[name]) for name in ("period_from", "period_to")] == ["2014-01-01", "2014-12-31"]


def test_sums_can_be_added_up_and_described_people_are_told_from_named_ones(ledger: Ledger) -> None:
    read = (
        justice(ONE, "Adil", person="Adil", amount=Money.parse("USD 4000000.50")),
        justice(ONE, "300 cases", person=Described("head of the Border Guard Service")),
    )
    ledger.add(ONE, raw_of(ONE), reading(ONE, *read))
    rows = _rows(ledger, "SELECT person, person_described, amount, currency FROM justice ORDER BY person")
    rows.sort(key=lambda row: row["person"] or "")
    assert [tuple(row.values()) for row in rows] == [
        (None, "head of the Border Guard Service", None, None),
        ("Adil", None, 4000000.5, "USD"),
    ]


def test_an_open_end_is_null(ledger: Ledger) -> None:
    claim = career(ONE, "Adil", act="holds_post", when=When.parse("2011/.."))
    ledger.add(ONE, raw_of(ONE), reading(ONE, claim))
    (row,) = _rows(ledger, 'SELECT "when", when_from, when_to FROM career')
    assert (row["when"], str(row["when_from"]), row["when_to"]) == ("2011/..", "2011-01-01", None)


def test_plain_sqlite_reads_it_without_us(tmp_path: Path) -> None:
    path = tmp_path / "ledger.db"
    with open_ledger(path) as ledger:
        offences = justice(ONE, "Adil", person="Adil", offences=("bribery", "fraud"))
        ledger.add(ONE, raw_of(ONE), reading(ONE, offences))
    plain = sqlite3.connect(path)
    assert plain.execute("SELECT person, offences FROM justice").fetchall() == [("Adil", '["bribery", "fraud"]')]
    assert plain.execute("SELECT value FROM justice, json_each(offences)").fetchall() == [("bribery",), ("fraud",)]
    found = "SELECT title FROM document_words WHERE document_words MATCH 'dismissed'"
    assert plain.execute(found).fetchall() == [("Purge",)]
    plain.close()
