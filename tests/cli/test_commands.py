"""The commands on a small ledger: what is shown, in which order, in which form."""

import csv
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from graftwatch.claims import load
from graftwatch.claims.schema import claim_schema
from graftwatch.ledger import open_ledger
from graftwatch.publish import COLUMNS

from .conftest import Ran

Run = Callable[..., Ran]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_document_is_shown_with_its_claims_marked_and_listed(run: Run, held: Path, verdict: tuple) -> None:
    document, reading = verdict
    for which in (document.id, document.id[:6], document.source, "verdict"):
        out = run("show", which, "--ledger", held).out
        assert "⟦Azat Orynbek, the former head of logistics⟧[1], ⟦got 11 years for bribery⟧[2]" in out
        assert "[2] justice Azat Orynbek: sentenced · bribery · 11 years\n" in out
        assert "2016-03-02 · asserted · said by a court (2016-03-02) · confidence 0.87 · " in out
        assert "[5] figure crimes: change · at least +49 percent · since: 2014" in out
        assert len(reading.claims) == 5
    assert "date:       2016-03-03 (stated)" in out
    assert "outlet:     The Steppe Post" in out


def test_a_name_gives_its_claims_in_the_order_of_time_with_their_sources(run: Run, held: Path) -> None:
    for words in (["Orynbek"], ["azat", "orynbek"], ["orynbek"]):
        out = run("show", *words, "--as", "name", "--ledger", held).out
        assert "Azat Orynbek: sentenced · bribery · 11 years" in flat(out)
        assert out.index("sentenced") < out.index("holds post")
        assert "a court (2016-03-02)" in out
        assert "The Steppe Post, 2016-03-03" in out
        assert "(2016-03-03)" in out  # nothing says since when he held the post: the day of publication


def test_a_name_that_is_no_utf_8_is_looked_for_and_not_held(run: Run, held: Path) -> None:
    assert "holds no document, name, claim, topic or measure" in run("show", "caf\udce9.txt", "--ledger", held).err


def test_a_claim_is_shown_in_its_sentence(run: Run, held: Path, verdict: tuple) -> None:
    claim = verdict[1].claims[1]
    for id in (claim.id, claim.id[:8]):
        out = run("show", id, "--ledger", held).out
        assert "⟦got 11 years for bribery⟧[1]" in out
        assert "  term        P11Y\n" in out
    assert json.loads(run("show", claim.id, "--format", "jsonl", "--ledger", held).out)["id"] == claim.id


def test_a_topic_gives_its_figures(run: Run, held: Path) -> None:
    for words in (["crimes_recorded"], ["crimes recorded"], ["army", "--as", "figure"]):
        out = run("show", *words, "--ledger", held).out
        assert "3,088 crimes" in out
        assert "Dina" not in out


def test_a_document_as_json_is_one_object(run: Run, held: Path, verdict: tuple) -> None:
    whole = json.loads(run("show", "verdict", "--format", "json", "--ledger", held).out)
    assert whole["text"] == verdict[0].text
    assert [claim["act"] for claim in whole["claims"]] == ["holds_post", "sentenced", "bribery", "level", "change"]


def test_what_is_not_held_says_what_comes_near(run: Run, held: Path) -> None:
    ran = run("show", "Berik Orynbekov", "--ledger", held)
    assert ran.status == 1
    assert "Did you mean Azat Orynbek?" in ran.err
    assert run("show", "verdict", "--as", "name", "--ledger", held).status == 1


def test_search_shows_the_sentence_and_newest_first(run: Run, held: Path) -> None:
    out = run("search", "years bribery", "--ledger", held).out
    assert "got 11 years for bribery" in flat(out)
    rows = [json.loads(row) for row in run("search", "was", "--format", "jsonl", "--ledger", held).out.splitlines()]
    rows += [json.loads(row) for row in run("search", "said", "--format", "jsonl", "--ledger", held).out.splitlines()]
    for row in rows:
        for first, last in row["marks"]:
            assert row["excerpt"][first:last].casefold() in ("was", "said")
    assert {row["date"] for row in rows} == {"2016-03-03", "2017"}


def test_search_says_so_when_there_is_nothing_or_more(run: Run, held: Path) -> None:
    none = run("search", "zebra", "--ledger", held)
    assert (none.status, none.out) == (0, "")
    assert "nothing found" in none.err
    assert run("search", "zebra", "--format", "json", "--ledger", held).out == "[]\n"
    assert "see more with --limit" in run("search", "kind:career", "--limit", 1, "--ledger", held).err


def test_sources_lists_outlets_and_who_is_cited(run: Run, held: Path) -> None:
    rows = json.loads(run("sources", "--format", "json", "--ledger", held).out)
    assert {"role": "cited", "name": "defence ministry", "type": "body", "documents": 1, "claims": 2} in rows
    assert [row["documents"] for row in rows if row["name"] == "The Steppe Post"] == [1]
    cited = run("sources", "--cited", "--ledger", held).out
    assert "defence ministry" in cited
    assert "Outlet" not in cited


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        pytest.param([], [3088, 49], id="all"),
        pytest.param(["ARMY"], [3088], id="words-in-any-case"),
        pytest.param(["crimes", "percent"], [49], id="every-word"),
        pytest.param(["--topic", "poll_share"], [], id="topic-without-figures"),
        pytest.param(["--limit", "1"], [3088], id="limit"),
    ],
)
def test_figures(run: Run, held: Path, words: list[str], numbers: list[int]) -> None:
    rows = run("figures", *words, "--format", "jsonl", "--ledger", held).out.splitlines()
    assert [json.loads(row)["value"] for row in rows] == numbers


def test_measures(run: Run, held: Path) -> None:
    assert "2018" in run("measures", "--due", "--ledger", held).out
    assert "no such measure" in run("measures", "zebra", "--ledger", held).err
    [row] = map(json.loads, run("measures", "--format", "jsonl", "--ledger", held).out.splitlines())
    assert (row["state"], row["due"], len(row["steps"])) == ("due", ["2018"], 1)
    assert "in force" in run("measures", "--today", "2020-01-01", "--ledger", held).out  # a law that was signed
    assert "no such measure" in run("measures", "--state", "overdue", "--ledger", held).err


def test_an_export_is_the_exchange_form_and_comes_back(run: Run, held: Path, verdict: tuple, hostile: tuple) -> None:
    lines = run("export", "claims", "--ledger", held).out.splitlines()
    validator = Draft202012Validator(claim_schema())
    for row in map(json.loads, lines):
        validator.validate(row)
    expected = {claim.id: claim for _, reading in (verdict, hostile) for claim in reading.claims}
    assert {claim.id: claim for claim in load(lines)} == expected
    keys = [(row["document"], row["start"], row["kind"], row["act"]) for row in map(json.loads, lines)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("what", sorted(COLUMNS.keys() - {"described", "findings"}))
def test_every_export_in_every_format_holds_the_same_rows(run: Run, held: Path, what: str) -> None:
    rows = [json.loads(row) for row in run("export", what, "--ledger", held).out.splitlines()]
    assert rows
    assert json.loads(run("export", what, "--format", "json", "--ledger", held).out) == rows
    table = csv.DictReader(io.StringIO(run("export", what, "--format", "csv", "--ledger", held).out))
    assert tuple(table.fieldnames or ()) == COLUMNS[what]
    assert all(set(row) <= set(COLUMNS[what]) for row in rows)
    key = {"documents": "id", "entities": "id", "careers": "entity"}.get(what, "document")
    assert [row[key] for row in table] == [row[key] for row in rows]


def test_an_export_to_a_file_prints_nothing(run: Run, held: Path, tmp_path: Path) -> None:
    ran = run("export", "claims", "--output", tmp_path / "claims.jsonl", "--ledger", held)
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert (tmp_path / "claims.jsonl").read_text("utf-8") == run("export", "claims", "--ledger", held).out


def test_stats_count_what_is_there(run: Run, held: Path) -> None:
    rows = json.loads(run("stats", "--format", "json", "--ledger", held).out)
    numbers = {(row["what"], row["which"]): row["number"] for row in rows}
    assert numbers["documents", ""] == 2
    assert numbers["claims", ""] == 8
    assert numbers["claims", "justice.sentenced"] == 1
    assert numbers["set aside", ""] == 1
    assert "career.holds_post" in run("stats", "--ledger", held).out


def test_check_is_status_1_with_a_line_for_each_fault(run: Run, held: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from graftwatch.ledger import Fault

    assert run("check", "--ledger", held).out == f"{held}: no faults\n"
    fault = Fault(where="document 12", what="its text changed", fix="run: graftwatch add --again 12")
    monkeypatch.setattr("graftwatch.ledger.Ledger.check", lambda self: iter([fault]))
    ran = run("check", "--ledger", held)
    assert ran.status == 1
    assert ran.out == "document 12: its text changed; run: graftwatch add --again 12\n"
    assert "1 fault in" in ran.err
    assert json.loads(run("check", "--format", "json", "--ledger", held).out)[0]["where"] == "document 12"


def test_migrate_lists_and_finds_nothing_to_do(run: Run, held: Path) -> None:
    listed = run("migrate", "--list", "--ledger", held).out.splitlines()
    assert listed
    assert all(row.startswith("applied  0") for row in listed)
    assert run("migrate", "--ledger", held).out == f"{held} is up to date\n"


def test_version_names_what_results_depend_on(run: Run) -> None:
    out = run("version").out
    assert out.startswith("graftwatch 0.")
    assert "\nspacy 3." in out
    assert "\nsqlalchemy 2." in out


def test_returns(run: Run, held: Path) -> None:
    out = flat(run("returns", "--ledger", held).out)
    assert "Azat Orynbek sentenced 2016-03-02" in out
    assert "Of 1 person who fell, none are known to be back in a post. Too few to say how long it takes." in out
    told = json.loads(run("returns", "--by", "act", "--format", "json", "--ledger", held).out)
    assert [(row["name"], row["state"]) for row in told["falls"]] == [("Azat Orynbek", "out")]
    assert [(each["label"], each["people"]) for each in told["curves"]] == [("sentenced", 1)]


def test_returns_that_are_to_be_weighed_anew_say_so(run: Run, held: Path, tmp_path: Path) -> None:
    copy = shutil.copy(held, tmp_path / "migrated.db")
    with open_ledger(copy) as ledger, ledger.scales(writes=True) as scales:
        blocks = scales.blocks("return.person", 99)
        scales.affairs.settle({each.block: [] for each in blocks})
        scales.touch(each.name for each in blocks)
    assert "run: graftwatch weigh" in run("returns", "--ledger", copy).err
    run("weigh", "--ledger", copy)
    assert "Azat Orynbek" in run("returns", "--ledger", copy).out
