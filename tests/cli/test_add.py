"""graftwatch add and evaluate around a reader that knows one phrase: what they say, and which status they end with."""

import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graftwatch.claims import Document, Evidence, JusticeClaim, Reading
from graftwatch.cli import options
from graftwatch.cli.progress import Meter, in_words
from graftwatch.flow import Progress
from graftwatch.ledger import open_ledger
from graftwatch.publish import counts

from .conftest import Ran

Run = Callable[..., Ran]
STORY = "General {} got 11 years for bribery, a court in the capital said on Monday after a trial of two weeks.\n"


class OnePhrase:
    """Reads "NAME got N years" in English."""

    name = "en-phrase.1"
    languages = ("en",)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        for document in documents:
            claims = tuple(
                JusticeClaim(
                    document=document.id, source=document.source, act="sentenced", person=found[1], reader=self.name,
                    term=f"P{found[2]}Y", confidence=0.9,
                    evidence=Evidence(found[0], found.start(), found.end(), (found.start(), found.end())),
                )
                for found in re.finditer(r"(\w+) got (\d+) years", document.text)
            )  # fmt: skip
            yield Reading(document=document.id, reader=self.name, claims=claims)


@pytest.fixture(autouse=True)
def _reader(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ("add", "evaluate"):
        monkeypatch.setattr(f"graftwatch.cli.{command}.readers", lambda pipeline=None: [OnePhrase()])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles of two people, and a file with nothing in it."""
    news = tmp_path / "news"
    news.mkdir()
    for name in ("Orynbek", "Sadyk", "Torvesh"):
        (news / f"{name.lower()}.txt").write_text(STORY.format(name) * (len(name) - 3))
    (news / "empty.txt").write_text("")
    return news


def test_add_says_what_is_new_and_what_was_set_aside(run: Run, folder: Path) -> None:
    ran = run("add", folder)
    assert ran.status == 1
    assert ran.out.startswith("3 new documents in graftwatch.db, 4 inputs seen\n") or "3 new documents in" in ran.out
    assert re.search(r"\d+ new claims from \d+ words", ran.out)
    assert re.search(r"\d+ justice\n", ran.out)
    [aside] = [row for row in ran.err.splitlines() if "set aside:" in row]
    assert aside.startswith(f"graftwatch: set aside: {folder / 'empty.txt'}: ")


def test_the_same_again_changes_nothing_and_a_mended_file_clears_its_note(run: Run, folder: Path) -> None:
    run("add", folder)
    before = run("export", "claims").out
    again = run("add", folder, "--format", "json")
    summary = json.loads(again.out)
    assert (summary["new"], summary["held"], summary["kinds"]) == (0, 3, {})
    assert run("export", "claims").out == before
    (folder / "empty.txt").write_text(STORY.format("Belan"))
    mended = run("add", "--retry")
    assert mended.status == 0
    assert "1 new document" in mended.out
    assert "Belan" in run("show", "Belan").out


def test_add_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(STORY.format("Dremin").encode()), "utf-8"))
    ran = run("add", "-")
    assert ran.status == 0
    assert "1 new document in" in ran.out


def test_a_path_that_is_not_there_is_set_aside_with_status_1(run: Run) -> None:
    ran = run("add", "absent.txt")
    assert ran.status == 1
    assert "graftwatch: set aside: absent.txt: " in ran.err


def test_a_language_without_a_reader_is_kept_and_said(run: Run, tmp_path: Path) -> None:
    text = "Генерал получил одиннадцать лет за взятку, сообщил суд в понедельник после двух недель процесса. " * 3
    (tmp_path / "ru.txt").write_text(text, "utf-8")
    ran = run("add", tmp_path / "ru.txt")
    assert ran.status == 0
    assert "1 kept unread: no reader for language 'ru'" in ran.out
    assert "not read: no reader for its language" in run("show", "ru").out


def test_evaluate_scores_a_gold_folder(run: Run, tmp_path: Path) -> None:
    text = STORY.format("Orynbek") + "Later Sadyk got 5 years, and Dremin was fined by another court of the capital.\n"
    gold = [
        {"document": "a", "kind": "justice", "act": "sentenced", "quote": quote, "start": text.index(quote),
         "end": text.index(quote) + len(quote), "person": person, "term": term}
        for quote, person, term in (("got 11 years", "Orynbek", "P11Y"), ("got 5 years", "Sadyk", "P4Y"))
    ]  # fmt: skip
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.txt").write_text(text)
    (tmp_path / "gold" / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in gold))
    report = json.loads(run("evaluate", "gold", "--json").out)
    assert report["kinds"]["core"] == pytest.approx(
        {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 2, "predicted": 2, "exact_f1": 0.5}
    )
    shown = run("evaluate", "gold", "--errors")
    assert "WRONG term  a  justice.sentenced  'got 5 years'" in shown.out
    assert re.search(r"core +2 +2 +1\.000 +1\.000 +1\.000 +0\.500", shown.out)
    assert not list(tmp_path.glob("*.db"))


def test_evaluate_fails_below_a_floor(run: Run, tmp_path: Path) -> None:
    (tmp_path / "gold").mkdir()
    text = "The case of Orynbek was described at length by all papers of the capital on Monday morning.\n"
    row = {"document": "a", "kind": "career", "act": "dismissed", "quote": "case", "start": 4, "end": 8, "person": "X"}
    (tmp_path / "gold" / "a.txt").write_text(text)
    (tmp_path / "gold" / "a.jsonl").write_text(json.dumps(row) + "\n")
    floors = tmp_path / "floors.toml"
    floors.write_text('[[floor]]\ngold = "gold"\nkind = "core"\nmeasure = "f1"\nat_least = 0.7\nsource = "a test"\n')
    ran = run("evaluate", "gold", "--floors", floors)
    assert ran.status == 1
    assert "below the floor: gold: core f1 >= 0.7, reached 0.000 (a test)" in ran.err
    assert run("evaluate", "absent").status == 1


class Clock:
    """Seconds that pass only when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def seen(number: int, *, source: str = "a.txt", set_aside: int = 0) -> Progress:
    return Progress(seen=number, new=number, held=0, claims=3 * number, set_aside=set_aside, words=0, source=source)


def test_progress_without_a_terminal_is_a_plain_line_now_and_then() -> None:
    clock, stream = Clock(), io.StringIO()
    meter = Meter(1000, every_s=10, stream=stream, clock=clock)
    for second in range(1, 26):
        clock.now = second
        meter(seen(4 * second))
    meter.close()
    assert stream.getvalue().splitlines() == [
        "40 of 1,000 inputs · 4% · 4.0/s · 4 min left · 40 new · 120 claims",
        "80 of 1,000 inputs · 8% · 4.0/s · 4 min left · 80 new · 240 claims",
    ]


def test_progress_on_a_terminal_is_one_line_that_goes_away() -> None:
    clock, stream = Clock(), Terminal()
    meter = Meter(None, every_s=10, stream=stream, clock=clock)
    clock.now = 1
    meter(seen(5, source="evil\x1b[2J\n.txt", set_aside=1))
    meter.close()
    text = stream.getvalue()
    assert "\n" not in text
    assert "5 inputs · 5.0/s · 5 new · 15 claims · 1 set aside · evil␛[2J .txt" in text
    assert text.replace("\r\x1b[2K", "").count("\x1b") == 0
    assert text.endswith("\r\x1b[2K")


def test_the_line_says_what_is_done_with_what_was_read() -> None:
    clock, stream = Clock(), io.StringIO()
    meter = Meter(500, every_s=10, stream=stream, clock=clock)
    clock.now = 10
    meter(replace(seen(250), doing="linking", done=50, of=250))
    clock.now = 20
    meter(replace(seen(500), doing="weighing", done=100, of=250))
    assert stream.getvalue().splitlines() == [
        "250 of 500 inputs · 50% · 10 s left · 250 new · 750 claims · linking 50 of 250",
        "500 of 500 inputs · 100% · 500 new · 1,500 claims · weighing 100 of 250",
    ]


def test_the_rate_is_that_of_the_last_stretch() -> None:
    clock, stream = Clock(), io.StringIO()
    meter = Meter(10_000, every_s=10, stream=stream, clock=clock)
    for second, number in ((10, 5000), (20, 5010), (30, 5020), (40, 5030), (50, 5040)):
        clock.now = second
        meter(seen(number))
    assert "1.0/s · 1 h 23 min left" in stream.getvalue().splitlines()[-1]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "0 s"), (59.4, "59 s"), (60, "1 min"), (3599, "1 h 0 min"), (7500, "2 h 5 min")],
)
def test_time_in_words(seconds: float, words: str) -> None:
    assert in_words(seconds) == words


def test_add_keeps_what_pages_count_over_the_whole_ledger(run: Run, folder: Path) -> None:
    run("add", folder)
    with open_ledger(options.settings().ledger, create=False) as ledger:
        held = counts.kept(ledger, counts.STATS)
        assert held is not None
        assert (held.value.documents, held.revision) == (3, ledger.revision())
