"""Accounts and decisions on claims on the command line, and a site that refuses to stand open."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from graftwatch.ledger import open_ledger

from .conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """What comes on standard input."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(text))


def test_accounts_are_added_listed_changed_and_removed(run: Run, tmp_path: Path, typed: Callable[[str], None]) -> None:
    path = tmp_path / "desk.db"
    open_ledger(path).close()
    assert "no accounts" in run("user", "list", "--ledger", path).out
    typed("four words in a row\n")
    assert run("user", "add", "anna", "--role", "reviewer", "--ledger", path).status == 0
    typed("four words in a row\n")
    assert "there is an account 'anna'" in run("user", "add", "anna", "--ledger", path).err
    typed("short\n")
    assert "12 to" in run("user", "password", "anna", "--ledger", path).err
    typed("four other words in a row\n")
    assert run("user", "password", "anna", "--ledger", path).out == "anna, reviewer\n"
    listed = run("user", "list", "--ledger", path).out
    assert "anna" in listed
    assert "reviewer" in listed
    assert run("user", "remove", "anna", "--ledger", path).status == 0
    assert "no account 'anna'" in run("user", "remove", "anna", "--ledger", path).err
    assert run("user", "add", "--ledger", path).status == 2


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--host", "0.0.0.0"], "say with --name"),
        (["--host", "0.0.0.0", "--name", "ledger.lan"], "graftwatch user add NAME"),
        (["--login"], "graftwatch user add NAME"),
    ],
)
def test_a_site_that_others_can_reach_does_not_stand_open(
    run: Run, tmp_path: Path, options: list[str], said: str
) -> None:
    ran = run("serve", "--port", "0", "--no-browser", *options, "--ledger", tmp_path / "open.db")
    assert ran.status == 1
    assert said in ran.err


def test_a_claim_is_decided_exported_and_left_out(run: Run, held: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.db"
    path.write_bytes(held.read_bytes())

    def exported(*options: str) -> dict[str, dict[str, object]]:
        rows = [json.loads(line) for line in run("export", "claims", *options, "--ledger", path).out.splitlines()]
        return {row["id"]: row for row in rows}

    before = exported()
    figure = next(id for id, row in before.items() if row["kind"] == "figure")
    decide = ("review", "--claim", figure, "--by", "anna", "--ledger", path)
    assert run(*decide, "--correct", "value=3,808", "--why", "misread").status == 0
    row = exported()[figure]
    assert row["value"] == before[figure]["value"]
    assert row["decision"]["fields"] == {"value": 3808}  # type: ignore[index]
    assert run(*decide, "--reject").status == 0
    assert figure in exported()
    assert figure not in exported("--no-rejected")
    assert '"judgement": "rejected"' in run("decisions", "export", "--ledger", path).out
    assert run(*decide, "--undo").status == 0
    assert exported() == before
    assert "nobody has decided" in run(*decide, "--undo").err
    assert "one of --accept" in run(*decide).err
    assert "cannot be corrected" in run(*decide, "--correct", "quote=x").err
