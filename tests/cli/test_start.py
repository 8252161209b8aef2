"""What a start costs and what every command has: no heavy import, help with an example, one line for an error."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from graftwatch.cli import app

from .conftest import Ran

Run = Callable[..., Ran]
HEAVY = (
    "spacy", "thinc", "numpy", "sqlalchemy", "trafilatura", "lxml", "httpx", "pydantic", "pypdfium2", "rich",
    "ahocorasick_rs", "sqlite3", "asyncio",
)  # fmt: skip


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running the code."""
    script = f"import sys\n{code}\nprint(*sorted({{name.partition('.')[0] for name in sys.modules}}), file=sys.stderr)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(ran.stderr.split())


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("import graftwatch.cli", id="import"),
        pytest.param("from graftwatch.cli import main; main(['--help'])", id="help"),
    ],
)
def test_nothing_heavy_is_imported_before_a_command_runs(code: str) -> None:
    assert loaded_by(code) & set(HEAVY) == set()


@pytest.mark.parametrize("words", [["--version"], ["add", "--help"]], ids=" ".join)
def test_options_load_no_more_than_typer_itself_does(words: list[str]) -> None:
    loaded = loaded_by(f"from graftwatch.cli import main; main({words})")
    assert loaded & set(HEAVY) <= {"pydantic", "asyncio"}  # typer checks the values of options with pydantic


def test_a_look_into_the_ledger_loads_no_reader(held: object) -> None:
    code = f"from graftwatch.cli import main; main(['search', 'bribery', '--ledger', {str(held)!r}, '--format', 'csv'])"
    assert loaded_by(code) & {"spacy", "thinc", "trafilatura", "httpx", "pypdfium2", "rich"} == set()


@pytest.mark.parametrize("name", sorted(app.COMMANDS))
def test_every_command_has_help_with_an_example(run: Run, name: str) -> None:
    ran = run(name, "--help")
    assert ran.status == 0
    assert f"Example:\n    graftwatch {name}" in ran.out or f"| graftwatch {name}" in ran.out
    assert ran.err == ""


def test_no_words_show_the_help(run: Run) -> None:
    ran = run()
    assert ran.status == 0
    assert "Commands:" in ran.out


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        pytest.param(["fly"], "No such command 'fly'", id="unknown-command"),
        pytest.param(["search"], "Missing argument", id="missing-argument"),
        pytest.param(["add"], "or --retry", id="nothing-to-add"),
        pytest.param(["stats", "--format", "xml"], "'xml' is not one of", id="format"),
        pytest.param(["figures", "--topic", "weather"], "'weather' is none of people_disciplined", id="topic"),
        pytest.param(
            ["export", "rumours"],
            "'rumours' is none of claims, mentions, entities, careers, described, findings, documents",
            id="export-what",
        ),
        pytest.param(["export", "claims", "--kind", "rumour"], "'rumour' is none of career", id="kind"),
        pytest.param(["export", "mentions", "--kind", "career"], "only claims have a kind", id="kind-of-mentions"),
        pytest.param(["show", "x", "--as", "poem"], "'poem' is not one of 'figure', 'document'", id="as"),
        pytest.param(["search", "x", "--limit", "0"], "Invalid value for '--limit'", id="limit"),
    ],
)
def test_wrong_usage_is_status_2_and_says_what_there_is(run: Run, words: list[str], hint: str) -> None:
    ran = run(*words)
    assert ran.status == 2
    assert hint in " ".join(ran.err.split())
    assert ran.out == ""


def test_an_error_is_one_line_and_status_1(run: Run) -> None:
    ran = run("stats", "--ledger", "absent.db")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("graftwatch: no ledger at ")
    assert ran.err.count("\n") == 1
    assert "graftwatch add" in ran.err


@pytest.mark.parametrize("words", [["--debug", "stats"], ["stats", "--debug"]])
def test_debug_shows_the_traceback_wherever_it_stands(run: Run, words: list[str]) -> None:
    with pytest.raises(Exception, match="no ledger at"):
        run(*words, "--ledger", "absent.db")


def test_a_surprise_is_one_line_too(run: Run, monkeypatch: pytest.MonkeyPatch, held: object) -> None:
    def broken(*args: object, **options: object) -> None:
        raise RuntimeError("two\nlines \x1b[31m")

    monkeypatch.setattr("graftwatch.ledger.Ledger.stats", broken)
    ran = run("stats", "--ledger", held)
    assert ran.status == 1
    assert ran.err == "graftwatch: RuntimeError: two lines ␛[31m; this should not happen, --debug shows where\n"


def test_a_full_disk_is_said_plainly(run: Run, monkeypatch: pytest.MonkeyPatch, held: object) -> None:
    def full(*args: object, **options: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graftwatch.publish.write_rows", full)
    ran = run("export", "claims", "--ledger", held)
    assert ran.status == 1
    assert ran.err.startswith("graftwatch: no room left on the disk")


def test_a_bad_setting_stops_the_start(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAFTWATCH_ROWS", "many")
    ran = run("stats")
    assert ran.status == 1
    assert ran.err.startswith('graftwatch: GRAFTWATCH_ROWS="many" is not a whole number (default 50')


def test_the_ledger_of_the_environment_is_used(run: Run, monkeypatch: pytest.MonkeyPatch, held: object) -> None:
    monkeypatch.setenv("GRAFTWATCH_LEDGER", str(held))
    assert run("check").out == f"{held}: no faults\n"


def test_a_reader_that_goes_away_ends_it_quietly(held: object) -> None:
    """`graftwatch export claims | head -1`, with enough lines to fill the pipe."""
    code = (
        "import sys, graftwatch.publish as p; p.export_rows = lambda *a, **k: ({'n': i} for i in range(10**6));"
        f"from graftwatch.cli import main; sys.exit(main(['export', 'claims', '--ledger', {str(held)!r}]))"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b'{"n": 0}\n'
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 1


def test_it_runs_as_a_module(held: object) -> None:
    ran = subprocess.run([sys.executable, "-m", "graftwatch", "--version"], capture_output=True, text=True, check=True)
    assert ran.stdout.startswith("graftwatch 0.")


def test_a_site_loads_no_reader_before_something_is_handed_in() -> None:
    code = "import graftwatch.cli.serve\nfrom graftwatch.publish.site import create_app"
    assert loaded_by(code) & {"spacy", "thinc", "numpy", "scipy", "trafilatura", "httpx", "networkx", "argon2"} == set()
