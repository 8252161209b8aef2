"""The scorer of gold articles: what is found and exact, the floors, and the same numbers as the gold set's own."""

import json
import pickle
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from graftwatch.evaluate import (
    BadFloors,
    Floor,
    GoldArticle,
    NoGold,
    Score,
    below,
    judge,
    load_floors,
    load_gold,
    total,
)

TEXT = "General Azat Orynbek got 11 years for taking bribes. He has fled, a court said. 300 cases are open."


def claim(quote: str, **fields: Any) -> dict[str, Any]:
    start = TEXT.find(quote)
    return {"document": "a", "quote": quote, "start": start, "end": start + len(quote)} | fields


SENTENCED = claim(
    "got 11 years", kind="justice", act="sentenced", person="Azat Orynbek", term="P11Y", offences=["bribery"],
    stance="asserted",
)  # fmt: skip
FLED = claim("has fled", kind="justice", act="fled", person="Azat Orynbek", said_by=[{"name": "court", "type": "body"}])
CASES = claim("300 cases", kind="figure", act="level", value=300, unit="cases")


def scored(predicted: list[dict[str, Any]], *gold: dict[str, Any]) -> Score:
    return judge(GoldArticle("a", Path("a.txt"), TEXT, gold), predicted)


@pytest.mark.parametrize(
    ("predicted", "found", "exact"),
    [
        pytest.param(SENTENCED, 1, 1, id="the-same"),
        pytest.param(SENTENCED | claim("got 11 years for taking bribes"), 1, 1, id="longer-quote"),
        pytest.param(SENTENCED | claim("General Azat Orynbek"), 0, 0, id="other-words"),
        pytest.param(SENTENCED | {"act": "convicted"}, 0, 0, id="other-act"),
        pytest.param(SENTENCED | {"person": "Orynbek"}, 1, 1, id="shorter-name"),
        pytest.param(SENTENCED | {"person": "Dina Sadyk"}, 0, 0, id="another-person"),
        pytest.param(SENTENCED | {"term": "P10Y"}, 1, 0, id="another-term"),
        pytest.param(SENTENCED | {"stance": "alleged"}, 1, 0, id="another-stance"),
        pytest.param(SENTENCED | {"offences": ["bribery", "fraud"]}, 1, 0, id="an-offence-too-many"),
        pytest.param(SENTENCED | {"said_by": [{"name": "court", "type": "body"}]}, 1, 0, id="a-source-too-many"),
        pytest.param(SENTENCED | {"start": 0, "end": 12}, 1, 1, id="offsets-are-taken-afresh"),
        pytest.param(SENTENCED | {"place": "Astana"}, 1, 1, id="a-field-that-gold-leaves-open"),
    ],
)
def test_found_and_exact(predicted: dict[str, Any], found: int, exact: int) -> None:
    tally = scored([predicted], SENTENCED).of("core")
    assert (tally.gold, tally.predicted, tally.found, tally.exact) == (1, 1, found, exact)


@pytest.mark.parametrize(
    ("value", "found"),
    [pytest.param(300, 1, id="same"), pytest.param("300.0", 1, id="text"), pytest.param(301, 0, id="near-is-not-same")],
)
def test_a_figure_is_its_value(value: object, found: int) -> None:
    assert scored([CASES | {"value": value}], CASES).of("figure").found == found


def test_optional_gold_counts_for_nothing() -> None:
    optional = FLED | {"optional": True}
    missed, hit = scored([], optional).of("all"), scored([FLED], optional).of("all")
    assert (missed.gold, missed.predicted) == (hit.gold, hit.predicted) == (0, 0)


def test_a_gold_claim_is_found_once() -> None:
    tally = scored([SENTENCED, dict(SENTENCED)], SENTENCED).of("justice")
    assert (tally.predicted, tally.found) == (2, 1)
    assert tally.precision == 0.5
    assert tally.recall == 1.0


def test_errors_say_what_was_wrong_with_which_words() -> None:
    invented = FLED | {"quote": "was shot", "start": 3, "end": 11}
    errors = "\n".join(scored([SENTENCED | {"term": "P9Y"}, invented], SENTENCED, CASES).errors)
    assert "WRONG term  a  justice.sentenced  'got 11 years'\n      term: 'P9Y' for 'P11Y'" in errors
    assert "QUOTE NOT IN TEXT  a  'was shot'" in errors
    assert "FALSE ALARM  a  justice.fled" in errors
    assert "MISSED  a  figure.level  '300 cases'" in errors


def test_totals_add_up_counts_not_rates() -> None:
    whole = total([scored([SENTENCED], SENTENCED), scored([], FLED, CASES)])
    assert whole.articles == 2
    assert whole.of("core").recall == pytest.approx(1 / 3)
    assert whole.report()["kinds"]["core"]["f1"] == pytest.approx(0.5)
    assert total([]).of("all").f1 == 0.0


def test_floors() -> None:
    scores = {"seed-a": scored([SENTENCED], SENTENCED), "b": scored([], FLED)}
    floor = Floor(gold="gold", kind="core", measure="recall", at_least=0.9, source="a test")
    assert below([floor], "gold", scores) == ["gold: core recall >= 0.9, reached 0.500 (a test)"]
    assert below([Floor(gold="gold", kind="core", measure="recall", at_least=0.9, source="", only="seed-")], "gold",
                 scores) == []  # fmt: skip
    assert below([floor], "gold-ru", scores) == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("[[floor]]\nkind = 'core'", "missing", id="incomplete"),
        pytest.param("floor = ", "Invalid", id="no-toml"),
        pytest.param("", "floor", id="empty"),
        pytest.param(
            "[[floor]]\ngold='g'\nkind='core'\nmeasure='luck'\nat_least=1\nsource='s'",
            "no measure 'luck'",
            id="measure",
        ),
    ],
)
def test_bad_floors_stop(tmp_path: Path, text: str, reason: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text)
    with pytest.raises(BadFloors, match=reason) as caught:
        load_floors(path)
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_the_floors_in_use_can_be_read() -> None:
    floors = load_floors(Path(__file__).parents[1] / "benchmarks" / "floors.toml")
    assert {floor.gold for floor in floors} == {"gold", "dev"}
    assert all(floor.source for floor in floors)


def test_a_folder_without_gold_says_what_gold_is(tmp_path: Path) -> None:
    with pytest.raises(NoGold, match=r"NAME\.txt beside NAME\.jsonl"):
        load_gold(tmp_path)
    (tmp_path / "a.jsonl").write_text(json.dumps(SENTENCED) + "\n")
    with pytest.raises(NoGold, match=r"a\.txt"):
        load_gold(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    assert [article.name for article in load_gold(tmp_path)] == ["a"]
    with pytest.raises(NoGold, match="begins with 'seed'"):
        load_gold(tmp_path, only="seed")


KEPT = ("kind", "act", "quote", "start", "end", "document")


def spoilt(rows: list[dict[str, Any]], chance: random.Random) -> list[dict[str, Any]]:
    """Gold claims as a poor reader might find them: some lost, moved, misread, doubled or invented."""
    out = []
    for row in rows:
        row = {key: value for key, value in row.items() if key != "optional"}
        dice = chance.random()
        if dice < 0.2:
            continue
        if dice < 0.35:
            row["start"] += chance.randint(-20, 20)
        if dice < 0.5:
            row.pop(
                chance.choice([key for key in row if key not in ("kind", "act", "quote", "start", "end", "document")])
            )
        if 0.5 <= dice < 0.6:
            row["person"] = chance.choice(["the minister", "Serik Akhmetov", {"described": "head of the office"}])
        if 0.6 <= dice < 0.65:
            row["quote"] = row["quote"][: len(row["quote"]) // 2] + "~"
        out.append(row)
        if dice > 0.9:
            out.append(dict(row))
    return out


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("folder", ["gold", "gold-ru"])
def test_the_same_numbers_as_the_scorer_beside_the_gold_set(
    shared: Path, tmp_path: Path, folder: str, seed: int
) -> None:
    chance, scores, lines = random.Random(seed), [], []
    for article in load_gold(shared / folder):
        predicted = spoilt(list(article.claims), chance)
        lines += [json.dumps(row) + "\n" for row in predicted]
        scores.append(judge(article, predicted))
    (tmp_path / "claims.jsonl").write_text("".join(lines))
    theirs = subprocess.run(
        [sys.executable, shared / "score.py", "--gold", shared / folder, tmp_path / "claims.jsonl", "--json"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert total(scores).report() == json.loads(theirs.stdout)
