"""What every test may ask for: the shared gold articles where they are present, and an environment without settings."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # no test is timed: a busy machine is no fault of ours
settings.load_profile("untimed")

SHARED = Path(__file__).resolve().parents[2] / "shared"
NOT_THERE = "../shared (the gold articles) is not beside this clone"


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings of the person who runs the tests must not change what they find."""
    for name in list(os.environ):
        if name.startswith("GRAFTWATCH_"):
            monkeypatch.delenv(name)


@pytest.fixture
def unprivileged() -> Iterator[Path]:
    """An empty folder for a test about permissions, which root runs as nobody: root may read and write everything."""
    folder = Path(tempfile.mkdtemp(prefix="graftwatch-"))
    root, nobody = os.geteuid() == 0, 65534
    if root:
        os.chown(folder, nobody, nobody)
        os.seteuid(nobody)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder ../shared; a test that asks for it is skipped, with the reason, where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(NOT_THERE)
    return SHARED


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with the argument `gold_article` runs once for each gold article: the path of its .jsonl file."""
    if "gold_article" in metafunc.fixturenames:
        paths = sorted(SHARED.glob("gold*/*.jsonl"))
        rows = [pytest.param(path, id=path.stem) for path in paths]
        absent = pytest.param(None, marks=pytest.mark.skip(reason=NOT_THERE), id="no-gold")
        metafunc.parametrize("gold_article", rows or [absent])
