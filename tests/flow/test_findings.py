"""What does not add up in real articles: the two seeds, and floors on the campaign set. A false alarm has none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from graftwatch import flow, weighing
from graftwatch.claims import FigureClaim
from graftwatch.ledger import FindingRow, Ledger, open_ledger
from graftwatch.publish import export_rows
from graftwatch.read import english_reader, name_reader


def _read(folder: Path, files: list[Path]) -> Ledger:
    ledger = open_ledger(folder / "read.db")
    summary = flow.add(ledger, files, readers=[english_reader(), name_reader()])
    assert summary.resolved.failed == ()
    return ledger


def _findings(ledger: Ledger) -> list[FindingRow]:
    with ledger.findings() as findings:
        return list(findings.list())


def _told(ledger: Ledger) -> list[tuple[object, ...]]:
    return [(row.id, row.title, row.steps, row.claims, row.sides, row.weight) for row in _findings(ledger)]


@pytest.fixture(scope="module")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    gold = shared / "gold"
    return _read(
        tmp_path_factory.mktemp("seeds"), [gold / "seed-2015-armed-forces.txt", gold / "seed-1998-monitor.txt"]
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param("tension", ("-46 percent", "+49 percent"), id="fell since 2011, rose from 2014"),
        pytest.param("arithmetic", ("3,088", "+49 percent", "2,072", "2014"), id="the base that is implied"),
        pytest.param("arithmetic", ("300", "201 and 25", "74"), id="what is left over"),
        pytest.param("unmet", ("2016-01-01",), id="due on 1 January 2016"),
        pytest.param("unmet", ("Ordered in January 1998", "not to be done"), id="ordered in January, not done by July"),
        pytest.param("missing_source", ("Itar-Tass",), id="cited and not held"),
        pytest.param("missing_source", ("Panorama",), id="cited and not held, too"),
        pytest.param("missing_source", ("Monitor of 1998-01-14",), id="its own earlier issue"),
        pytest.param("missing_source", ("defense ministry press release",), id="a document"),
        pytest.param("identified", ("Waits for a name", "Border Guard Service"), id="waits for a name"),
        pytest.param("return", ("not named", "higher-ranking posts"), id="returns without names"),
    ],
)
def test_the_two_seeds(seeds: Ledger, kind: str, words: tuple[str, ...]) -> None:
    told = [" ".join((row.title, *row.steps)) for row in _findings(seeds) if row.kind == kind]
    assert any(all(word in text for word in words) for text in told), told


def test_the_seeds_accuse_nobody_of_a_contradiction_and_the_rank_is_in_its_table(seeds: Ledger) -> None:
    found = _findings(seeds)
    assert not [row.title for row in found if row.kind == "contradiction"]
    assert not [row.title for row in found if "outside its table" in row.title]
    ranks = [claim for claim in seeds.claims() if isinstance(claim, FigureClaim) and claim.act == "rank"]
    assert [(claim.value, claim.of) for claim in ranks] == [(126, 174)]


def test_the_writers_own_remark_stands_with_the_tension(seeds: Ledger) -> None:
    [tension] = [row for row in _findings(seeds) if row.kind == "tension"]
    assert any("these claims conflict with" in step for step in tension.steps)
    held = {claim.id: claim for claim in seeds.claims()}
    [remark] = [held[id] for id in tension.claims if held[id].kind == "statement"]
    assert remark.evidence.quote.startswith("these claims conflict with")
    assert not any(remark.id in side for side in tension.sides)


def test_every_finding_shows_its_reasoning_and_its_claims(seeds: Ledger) -> None:
    held = {claim.id for claim in seeds.claims()}
    for row in _findings(seeds):
        assert row.title
        assert row.steps
        assert row.settles
        assert set(row.claims) <= held
        assert all(set(side) <= set(row.claims) for side in row.sides)


def test_one_document_after_the_other_gives_the_same(shared: Path, seeds: Ledger, tmp_path: Path) -> None:
    gold = shared / "gold"
    ledger = _read(tmp_path, [gold / "seed-1998-monitor.txt"])
    flow.add(ledger, [gold / "seed-2015-armed-forces.txt"], readers=[english_reader(), name_reader()])
    assert _told(ledger) == _told(seeds)


FLOORS = {
    "contradiction": 4, "tension": 2, "arithmetic": 4, "echo": 2, "return": 3, "unmet": 4, "identified": 1,
    "missing_source": 5, "pattern": 1, "all": 26,
}  # fmt: skip


def test_the_campaign_set(shared: Path, tmp_path: Path) -> None:
    campaign = shared / "campaign"
    ledger = _read(tmp_path, sorted(campaign.glob("*.txt")))
    rows = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in export_rows(ledger, "findings"))
    (tmp_path / "findings.jsonl").write_text(rows, "utf-8")
    words = [sys.executable, shared / "score_campaign.py", campaign, "-", tmp_path / "findings.jsonl", "--json"]
    scores = json.loads(subprocess.run(words, check=True, capture_output=True, text=True).stdout)
    assert scores["quotes_not_in_text"] == 0
    assert scores["findings"]["all"]["alarms"] == 0
    assert {kind: scores["findings"][kind]["found"] >= least for kind, least in FLOORS.items()} == dict.fromkeys(
        FLOORS, True
    )
    before = _told(ledger)
    weighing.weigh(ledger, again=True)
    assert _told(ledger) == before
