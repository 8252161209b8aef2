"""A run killed with `kill -9` at any moment leaves a sound ledger, and the next run completes it."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from graftwatch import flow
from graftwatch.ledger import NoSuchLedger, open_ledger

from .fake_reader import FakeReader, article

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")

_ARTICLES = 200
_KILLS = 20
_LONGEST = 0.5  # seconds that a run lives; about what two batches need

# Imports once, then forks a child for each run. A child is waited for only when it has been killed, so its number
# cannot meanwhile belong to another process; it is said to be gone when it is, for a killed process keeps its locks
# until the disk has answered what it was waiting for.
_SCRIPT = """
import importlib.util, os, sys
spec = importlib.util.spec_from_file_location("fake_reader", sys.argv[1])
module = importlib.util.module_from_spec(spec)
sys.modules["fake_reader"] = module
spec.loader.exec_module(module)
from graftwatch import flow
from graftwatch.ledger import open_ledger
while sys.stdin.readline() == "run\\n":
    child = os.fork()
    if child == 0:
        with open_ledger(sys.argv[2]) as ledger:
            flow.add(ledger, [sys.argv[3]], readers=[module.FakeReader()])
        os._exit(0)
    print(child, flush=True)
    sys.stdin.readline()
    os.waitpid(child, 0)
    print("gone", flush=True)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "articles"
    path.mkdir()
    for number in range(_ARTICLES):
        (path / f"{number:03}.txt").write_text(article("Akhmetov", "Berik", about=f"office {number} of {number * 7}"))
    return path


@pytest.fixture
def runs(tmp_path: Path, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that begins a run over the folder whenever it is told to."""
    reader = str(Path(__file__).with_name("fake_reader.py"))
    command = [sys.executable, "-c", _SCRIPT, reader, str(tmp_path / "ledger.db"), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as process:
        yield process


def test_twenty_kills_lose_and_double_nothing(tmp_path: Path, folder: Path, runs: subprocess.Popen[str]) -> None:
    where = tmp_path / "ledger.db"
    moments = random.Random(2)
    held = []
    for _ in range(_KILLS):
        _run_and_kill(runs, after=moments.uniform(0, _LONGEST))
        held.append(_sound(where))
    assert held == sorted(held), "a document that was held is gone"
    with open_ledger(where) as ledger:
        flow.add(ledger, [folder], readers=[FakeReader()])
        assert list(ledger.check()) == []
        stats = ledger.stats()
        assert (stats.documents, stats.claims, stats.mentions) == (_ARTICLES, 2 * _ARTICLES, 2 * _ARTICLES)
        assert (stats.readers, stats.set_aside) == ({"fake.1": _ARTICLES}, 0)
        sources = [document.source for document in ledger.documents()]
        assert sorted(sources) == sorted(map(str, folder.iterdir()))
        assert flow.add(ledger, [folder], readers=[FakeReader()]).held == _ARTICLES


def _run_and_kill(runs: subprocess.Popen[str], *, after: float) -> None:
    """Begin a run, kill it so many seconds later, and see it gone."""
    assert runs.stdin is not None
    assert runs.stdout is not None
    runs.stdin.write("run\n")
    child = int(runs.stdout.readline())
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    runs.stdin.write("killed\n")
    assert runs.stdout.readline() == "gone\n"


def _sound(where: Path) -> int:
    """How many documents a killed run has left, all of them whole."""
    try:
        ledger = open_ledger(where, create=False)
    except NoSuchLedger:
        return 0
    with ledger:
        assert list(ledger.check()) == []
        return ledger.stats().documents
