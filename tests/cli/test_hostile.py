"""Documents are written by strangers: nothing in one may act on the terminal of the person who reads about it."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.inert import inert, line
from graftwatch.publish import write_rows

from .conftest import Ran

Run = Callable[..., Ran]
ACTING = {
    "\u061c",
    "\u200b",
    "\u200e",
    "\u200f",
    "\ufeff",
    *map(chr, range(0x202A, 0x202F)),
    *map(chr, range(0x2066, 0x206A)),
}


def acts(text: str) -> set[str]:
    """The characters that a terminal would act on."""
    return {c for c in text if c in ACTING or (unicodedata.category(c) in ("Cc", "Zl", "Zp", "Cs") and c != "\n")}


@given(st.text(st.characters(codec=None), max_size=200))
def test_inert_text_holds_nothing_that_acts(text: str) -> None:
    assert acts(inert(text)) == set()
    assert inert(inert(text)) == inert(text)
    assert "\n" not in line(text)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("\x1b[31mred", "␛[31mred", id="escape"),
        pytest.param("a\rb", "a␍b", id="carriage-return"),
        pytest.param("\x9b2J", "\\u{9b}2J", id="c1-escape"),
        pytest.param("\x7f", "␡", id="delete"),
        pytest.param("ab\u202ecd", "ab\\u{202e}cd", id="override"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="non-joiner-is-spelling"),
        pytest.param("👩\u200d⚖", "👩\u200d⚖", id="joiner-is-spelling"),
        pytest.param("é Ж 漢\n", "é Ж 漢\n", id="writing-stays"),
    ],
)
def test_inert(text: str, shown: str) -> None:
    assert inert(text) == shown


@pytest.mark.parametrize(
    "words",
    [
        ["show", "Dina"],
        ["show", "Dina", "--as", "name"],
        ["show", "loud", "--as", "measure"],
        ["search", "loud"],
        ["sources"],
        ["measures"],
        ["figures"],
        ["stats"],
        ["check"],
    ],
    ids=" ".join,
)
def test_no_command_sends_what_a_document_holds(run: Run, held: Path, words: list[str]) -> None:
    ran = run(*words, "--ledger", held)
    assert ran.status == 0
    assert acts(ran.out + ran.err) == set()


def test_a_hostile_document_is_shown_as_it_is_written(run: Run, held: Path, hostile: tuple) -> None:
    ran = run("show", hostile[0].id, "--ledger", held)
    assert acts(ran.out) == set()
    assert "[red]Alert␛[2J" in ran.out  # neither markup nor escape
    assert "⟦[bold]loud[/bold]⟧[2]" in ran.out
    assert "␛[31m⟦Red⟧[1]␛[0m" in ran.out


def test_an_error_about_a_hostile_name_is_one_inert_line(run: Run, held: Path) -> None:
    ran = run("show", "no\x1b[2J\none", "--ledger", held)
    assert ran.status == 1
    assert acts(ran.err) == set()
    assert ran.err.count("\n") == 1


def test_machines_get_the_text_as_it_is(run: Run, held: Path) -> None:
    ran = run("export", "claims", "--kind", "career", "--ledger", held)
    people = [json.loads(row)["person"] for row in ran.out.splitlines()]
    assert "Dina \x1b[5mSadyk" in people


def test_a_spreadsheet_runs_no_formula(run: Run, held: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("export", "claims", "--format", "csv", "--ledger", held).out)))
    assert [row["by"] for row in rows if row["by"]] == ["'=cmd()"]
    assert [row["bodies"] for row in rows if row["bodies"]] == ["the =army"]


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula(text: str) -> None:
    out = io.StringIO(newline="")
    write_rows([{"a": text}], "csv", out, columns=["a"])
    [_, [cell]] = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell.removeprefix("'") == text.removeprefix("'")
