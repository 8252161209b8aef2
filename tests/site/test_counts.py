"""What is counted over a whole ledger: once, in the background where it takes long."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from starlette.requests import Request

from graftwatch.ledger import Ledger, open_ledger
from graftwatch.publish.site import site as module
from graftwatch.publish.site.pages.errors import ErrorPage
from graftwatch.publish.site.site import Site


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "counts.db") as ledger:
        yield ledger


def until(seen: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not seen() and time.monotonic() < end:
        time.sleep(0.01)
    return seen()


def test_what_was_counted_is_kept_until_something_changes(ledger: Ledger) -> None:
    site, made = Site(ledger, owner="anna"), iter(range(9))
    assert [site.cached("one", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    site.forget()
    assert site.cached("one", lambda: next(made)) == 1


def test_what_takes_long_is_shown_as_it_was_while_it_is_counted_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_QUICK_S", -1.0)
    monkeypatch.setattr(module, "_DECIDED_S", 0.01)
    site, made, go = Site(ledger, owner="anna"), iter(range(9)), threading.Event()
    go.set()

    def count() -> int:
        go.wait(10)
        return next(made)

    assert site.cached("slow", count) == 0
    site.forget()
    go.clear()
    assert [site.cached("slow", count) for _ in range(5)] == [0] * 5
    go.set()
    assert until(lambda: site.cached("slow", count) == 1)
    assert next(made) == 2


def test_what_was_never_counted_is_waited_for_and_counted_once(ledger: Ledger) -> None:
    site, go, made, seen = Site(ledger, owner="anna"), threading.Event(), iter(range(9)), []

    def count() -> int:
        go.wait(10)
        return next(made)

    readers = [threading.Thread(target=lambda: seen.append(site.cached("long", count))) for _ in range(5)]
    for reader in readers:
        reader.start()
    assert seen == []
    go.set()
    for reader in readers:
        reader.join(10)
    assert seen == [0] * 5


def test_a_count_that_rests_on_another_does_not_wait_for_itself(ledger: Ledger) -> None:
    site = Site(ledger, owner="anna")
    found = [site.cached(("outer", n), lambda n=n: site.cached(("inner", n), lambda: n) + 1) for n in range(5)]  # type: ignore[misc]
    assert found == [1, 2, 3, 4, 5]


def test_what_is_wanted_soon_is_made_once_the_first_page_is_out(ledger: Ledger) -> None:
    site, made = Site(ledger, owner="anna"), threading.Event()
    times: list[int] = []
    site.soon(lambda: (times.append(1), made.set()))
    request = Request({"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": [], "state": {}})
    assert not made.is_set()
    for _ in range(3):
        site.render(request, ErrorPage(status=404, said="no such page"))
    assert made.wait(10)
    assert times == [1]
