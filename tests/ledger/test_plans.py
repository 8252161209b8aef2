"""A new document touches what it names and nothing else: no statement walks a table that grows with the ledger."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import event, text

from graftwatch import weighing
from graftwatch.claims import Document, Reading
from graftwatch.ledger import Ledger, open_ledger, who_queries
from graftwatch.resolution import resolve

from .making import career, document, figure, mention, raw_of, reading

_WALK = re.compile(r"SCAN \w+")  # with no index behind it
_SHORT = {"waiting", "revision"}  # what is still to be done; a single row

TEXT = "Defence Minister Serik Akhmetov left. Keld took 19th place among 16 regions, said the Ministry of Defence."


def _read(of: Document) -> Reading:
    left = career(of, "Akhmetov left", person="Serik Akhmetov", post="Defence Minister", act="resigned")
    rank = figure(of, "19th place among 16", "19", act="rank", unit="rank", of=Decimal(16))
    named = [mention(of, "Serik Akhmetov"), mention(of, "Ministry of Defence", schema="Organization")]
    return reading(of, left, rank, mentions=named)


def _take(ledger: Ledger, number: int) -> None:
    of = document(f"{TEXT} Issue {number}.", date="2017-01-30", source=f"{number}.txt")
    ledger.add(of, raw_of(of), _read(of))
    resolve(ledger)
    weighing.weigh(ledger)


def test_a_new_document_walks_through_no_table_that_grows(tmp_path: Path) -> None:
    asked: dict[str, Any] = {}
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for number in range(5):
            _take(ledger, number)

        @event.listens_for(ledger._engine, "before_cursor_execute")
        def _(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:
            asked.setdefault(statement, parameters[0] if many else parameters)

        _take(ledger, 99)
        walked = set()
        with ledger._engine.connect() as connection:
            for statement, parameters in list(asked.items()):
                if re.match(r"(?:WITH|SELECT|INSERT|UPDATE|DELETE)\b", statement):
                    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
                    walked |= {(row[3].removeprefix("SCAN "), statement) for row in plan if _WALK.fullmatch(row[3])}
            tables = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
    assert not {(table, statement) for table, statement in walked if table in tables - _SHORT}


def test_what_parts_two_is_sought_among_their_parties_not_among_all_that_parts_anybody(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger, ledger._engine.connect() as connection:
        for query in (*who_queries.PARTED, *who_queries.PARTED_AT_ALL):
            compiled = query.compile(dialect=connection.dialect)
            asked = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}", (1,) * len(compiled.positiontup or ()))
            plan = [row[3] for row in asked]
            assert plan[0] == "SEARCH mine USING INDEX ix_party_entity (entity=?)"
            assert not any(step.startswith("SCAN") for step in plan)
