"""Findings on the command line: listed, shown, dismissed, exported, beside what they bear on."""

import csv
import io
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from graftwatch.claims import Reading, When
from graftwatch.ledger import open_ledger
from graftwatch.publish import FINDING_COLUMNS
from graftwatch.resolution import resolve
from graftwatch.weighing import weigh

from .conftest import READER, article, claim

RANK = "Keld took 19th place among 16 regions, a table says."


@pytest.fixture
def weighed(tmp_path: Path) -> Path:
    """A ledger with one finding: a rank outside its table, in a title that would act on a terminal."""
    path = tmp_path / "weighed.db"
    document = article(RANK, source="rank.txt", outlet="Post \x1b[2J", date=When.parse("2017-01-30"))
    rank = claim(document, "figure", "rank", "19th place among 16", value=Decimal(19), of=Decimal(16), unit="rank",
                 topic="perception_rank", indicator="place")  # fmt: skip
    with open_ledger(path) as ledger:
        ledger.add(document, RANK.encode(), Reading(document=document.id, reader=READER, claims=(rank,)))
        resolve(ledger)
        weigh(ledger)
    return path


def rows(run: Any, weighed: Path, *words: str) -> list[dict[str, Any]]:
    return [
        json.loads(row) for row in run("findings", *words, "--format", "jsonl", "--ledger", weighed).out.splitlines()
    ]


def test_a_finding_is_listed_and_shown_with_its_reasoning(run: Any, weighed: Path) -> None:
    [row] = rows(run, weighed)
    assert row["kind"] == "arithmetic"
    assert [each["quote"] for each in row["claims"]] == ["19th place among 16"]
    ran = run("show", row["id"][:8], "--ledger", weighed)
    assert ran.status == 0
    assert "The table is said to have 16 places." in ran.out
    assert "“19th place among 16”" in ran.out
    assert "What would settle it: the table itself" in ran.out
    assert "\x1b" not in ran.out


def test_filters(run: Any, weighed: Path) -> None:
    assert len(rows(run, weighed, "--kind", "arithmetic", "--weight", "0.1", "--since", "2020-01-01")) == 1
    for none in (
        ("--kind", "echo"),
        ("--weight", "0.9"),
        ("--since", "2999-01-01"),
        ("--status", "closed"),
        ("Nobody",),
    ):
        assert rows(run, weighed, *none) == []
    assert run("findings", "--kind", "rumour", "--ledger", weighed).status == 2


def test_a_dismissal_with_its_reason_and_taken_back(run: Any, weighed: Path) -> None:
    [row] = rows(run, weighed)
    assert run("dismiss", row["id"], "--ledger", weighed).status == 2
    assert run("dismiss", "ffff", "--reason", "x", "--ledger", weighed).status == 1
    assert run("dismiss", row["id"][:8], "--reason", "cities too", "--by", "anna", "--ledger", weighed).status == 0
    assert rows(run, weighed) == []
    assert run("weigh", "--again", "--ledger", weighed).status == 0
    [dismissed] = rows(run, weighed, "--status", "dismissed")
    assert (dismissed["reason"], dismissed["user"]) == ("cities too", "anna")
    assert run("dismiss", row["id"], "--undo", "--ledger", weighed).out.startswith("open again")
    assert len(rows(run, weighed)) == 1


def test_the_export_is_what_is_listed_in_every_format(run: Any, weighed: Path) -> None:
    listed = rows(run, weighed)
    exported = run("export", "findings", "--ledger", weighed).out
    assert [json.loads(row) for row in exported.splitlines()] == listed
    table = csv.DictReader(io.StringIO(run("export", "findings", "--format", "csv", "--ledger", weighed).out))
    assert tuple(table.fieldnames or ()) == FINDING_COLUMNS
    assert [row["id"] for row in table] == [row["id"] for row in listed]


def test_findings_stand_beside_the_claims_that_they_rest_on(run: Any, weighed: Path) -> None:
    for words in (("figures",), ("show", "perception_rank")):
        out = run(*words, "--ledger", weighed).out
        assert "What does not add up" in out
        assert "A rank outside its table" in out
    assert "What does not add up" not in run("measures", "--ledger", weighed).out
