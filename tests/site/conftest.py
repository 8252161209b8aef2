"""A site with a small ledger, served by the real server on a port of its own; and a browser that must stay silent."""

import os
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn

from graftwatch import flow
from graftwatch.ledger import Ledger, open_ledger
from graftwatch.publish.site import create_app
from graftwatch.read import english_reader

from .hostile import add_hostile

SAMPLE = Path(__file__).resolve().parents[2] / "examples" / "reporting"
READ = ("0", "38-", "54-")
CHROMIUM = os.environ.get("GRAFTWATCH_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NO_CHROMIUM = "no Chromium found: apt-get install chromium, or set GRAFTWATCH_CHROMIUM"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a browser its tests are skipped, with the reason."""
    if CHROMIUM is None:
        for item in items:
            if "page" in getattr(item, "fixturenames", ()) or "watched" in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


class Served:
    """A site that runs in a thread."""

    def __init__(self, ledger: Ledger, **options: Any) -> None:
        self._socket = socket.socket()
        self._socket.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        app = create_app(ledger, **{"owner": "anna", **options})
        self._server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> "Served":
        self._thread.start()
        until = time.monotonic() + 30
        while not self._server.started and time.monotonic() < until:
            time.sleep(0.02)
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of some of the sample articles, and of documents that mean harm."""
    path = tmp_path_factory.mktemp("site") / "sample.db"
    articles = sorted(each for each in SAMPLE.glob("*.txt") if each.name.startswith(READ))
    with open_ledger(path) as ledger:
        flow.add(ledger, articles, readers=[english_reader(None)])
        add_hostile(ledger)
    return path


def copied(ledger: Path, folder: Path) -> Path:
    """A copy of a ledger, with what stands in its log and not yet in the file itself."""
    path = folder / "own.db"
    with closing(sqlite3.connect(ledger)) as whole, closing(sqlite3.connect(path)) as copy:
        whole.backup(copy)
    return path


@pytest.fixture(scope="session")
def site(sample: Path) -> Iterator[Served]:
    """The site over the sample; tests that write have one of their own."""
    with open_ledger(sample, create=False) as ledger, Served(ledger) as served:
        yield served


@pytest.fixture(scope="session")
def client(site: Served) -> Iterator[httpx.Client]:
    """Calls the site as a program does."""
    with httpx.Client(base_url=site.url, timeout=30) as client:
        yield client


@pytest.fixture(scope="session")
def base_url(site: Served) -> str:
    """Where pytest-playwright's pages begin."""
    return site.url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Debian's Chromium, no download, and nothing that it would do on the network by itself."""
    quiet = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking")
    return {
        **browser_type_launch_args, "executable_path": CHROMIUM, "chromium_sandbox": os.geteuid() != 0,
        "args": [*quiet, "--disable-component-update", "--disable-sync"],
    }  # fmt: skip


@pytest.fixture
def watched(page: Any, base_url: str) -> Iterator[Any]:
    """A page whose console stays silent (reports of the policy land there) and that asks no other host."""
    noise: list[str] = []
    abroad: list[str] = []
    page.on("console", lambda message: noise.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("dialog", lambda dialog: (noise.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: abroad.append(request.url) if not _is_ours(request.url, base_url) else None)
    yield page
    assert (noise, abroad) == ([], [])


def _is_ours(url: str, base_url: str) -> bool:
    return url.startswith((base_url + "/", "data:", "blob:"))
