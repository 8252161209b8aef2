"""What is counted over a whole ledger: once, in the background where it takes long, and kept in the ledger."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from graftwatch.claims import Document
from graftwatch.ledger import Ledger, LedgerBusy, hash_of, open_ledger
from graftwatch.publish import counts
from graftwatch.publish.counts import COUNTS, STATS, Made
from graftwatch.publish.site import counted
from graftwatch.publish.site.counted import Counter

from .conftest import Served, copied


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(tmp_path / "counts.db") as ledger:
        yield ledger


@pytest.fixture
def own(sample: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of the sample articles that may be changed."""
    with open_ledger(copied(sample, tmp_path), create=False) as ledger:
        yield ledger


def until(seen: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not seen() and time.monotonic() < end:
        time.sleep(0.01)
    return seen()


def add(ledger: Ledger, text: str) -> None:
    raw = text.encode()
    ledger.add(Document(text=text, source="added.txt", language="en", raw_hash=hash_of(raw)), raw)


def long_ago(ledger: Ledger) -> None:
    """Make what is kept old: it took long, and the ledger has changed since."""
    for what in COUNTS:
        made = counts.kept(ledger, what)
        assert made is not None
        counts.keep(ledger, what, replace(made, took_s=9.0, at=datetime(2020, 1, 2, 3, 4, tzinfo=UTC)))
    add(ledger, "A document that was added later.")


def test_what_was_counted_stands_until_something_changes(ledger: Ledger) -> None:
    site, made = Counter(ledger), iter(range(9))
    assert [site.cached("one", lambda: next(made)) for _ in range(3)] == [0, 0, 0]
    site.forget()
    assert site.cached("one", lambda: next(made)) == 1


def test_what_takes_long_is_shown_as_it_was_while_it_is_counted_again(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "_QUICK_S", -1.0)
    monkeypatch.setattr(counted, "_DECIDED_S", 0.01)
    site, made, go = Counter(ledger), iter(range(9)), threading.Event()
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
    site, go, made, seen = Counter(ledger), threading.Event(), iter(range(9)), []

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
    site = Counter(ledger)
    found = [site.cached(("outer", n), lambda n=n: site.cached(("inner", n), lambda: n) + 1) for n in range(5)]  # type: ignore[misc]
    assert found == [1, 2, 3, 4, 5]


# Kept in the ledger


@pytest.mark.parametrize("what", COUNTS, ids=lambda what: what.name)
def test_every_count_comes_back_from_the_ledger_as_it_was_made(own: Ledger, what: counts.Count[object]) -> None:
    made = counts.make(Counter(own), what)
    assert made.value
    counts.keep(own, what, made)
    assert counts.kept(own, what) == made


def test_a_site_keeps_what_it_counts_and_the_next_one_shows_it_at_once(
    own: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Counter(own)
    made = {what.name: first.count(what) for what in COUNTS}
    assert until(lambda: all(counts.kept(own, what) is not None for what in COUNTS))
    monkeypatch.setattr(counts, "make", lambda *_: pytest.fail("counted again"))
    second = Counter(own)
    assert {what.name: second.count(what) for what in COUNTS} == made


def test_a_page_says_of_when_its_counts_are_while_they_are_made_again(
    own: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts.refresh(own)
    long_ago(own)
    go, make = threading.Event(), counts.make

    def slowly(*given: object) -> Made[object]:
        go.wait(30)
        return make(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(counts, "make", slowly)
    said = "Counts on this page are of <time>2020-01-02 03:04</time>"
    with Served(own) as served, httpx.Client(base_url=served.url, timeout=30) as client:
        for path in ("/", "/sources", "/network", "/measures", "/returns", "/about", "/figures", "/documents"):
            assert said in client.get(path).text
        for path in ("/sources.csv", "/figures.json", "/measures.csv"):
            assert client.get(path).headers["Last-Modified"] == "Thu, 02 Jan 2020 03:04:00 GMT"
        before = client.get("/about").text
        go.set()
        assert until(lambda: said not in client.get("/about").text)
        assert client.get("/about").text != before


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param({"version": "0.0.0"}, id="another version counted it"),
        pytest.param({"value": '{"documents": "many"}'}, id="of another form"),
        pytest.param({"value": "{"}, id="cut off"),
    ],
)
def test_what_another_version_kept_is_counted_anew(own: Ledger, spoil: dict[str, str]) -> None:
    counts.refresh(own)
    with own.kept(writes=True) as kept:
        row = kept.find("stats")
        assert row is not None
        kept.keep("stats", replace(row, **spoil))  # type: ignore[arg-type]
    assert counts.kept(own, STATS) is None
    assert Counter(own).count(STATS).documents == own.stats().documents


def test_of_two_that_count_the_one_that_saw_more_is_kept(ledger: Ledger) -> None:
    older = counts.make(Counter(ledger), STATS)
    add(ledger, "Something new.")
    newer = counts.make(Counter(ledger), STATS)
    counts.keep(ledger, STATS, newer)
    counts.keep(ledger, STATS, older)
    assert counts.kept(ledger, STATS) == newer


def test_a_run_counts_at_its_end_unless_that_takes_long_beside_it(ledger: Ledger) -> None:
    counts.refresh(ledger)
    held = counts.kept(ledger, STATS)
    assert held is not None
    assert held.value.documents == 0
    counts.keep(ledger, STATS, replace(held, took_s=3.0))
    add(ledger, "Something new.")
    counts.refresh(ledger, spent_s=10.0)
    assert counts.kept(ledger, STATS) == replace(held, took_s=3.0)
    counts.refresh(ledger, spent_s=60.0)
    again = counts.kept(ledger, STATS)
    assert again is not None
    assert again.value.documents == 1


def test_a_site_that_cannot_write_counts_for_itself(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise LedgerBusy("ledger", 10)

    monkeypatch.setattr(counts, "keep", busy)
    add(ledger, "Something new.")
    assert [Counter(ledger).count(STATS).documents for _ in range(2)] == [1, 1]


# The revision


def test_the_revision_grows_with_what_changes_counts_and_with_nothing_else(own: Ledger) -> None:
    def grown(change: Callable[[], object]) -> bool:
        before = own.revision()
        change()
        return own.revision() > before

    claim = next(own.claims(kind="justice"))

    def decide() -> None:
        with own.decisions(writes=True) as decisions:
            decisions.decide(claim, "rejected", by="anna", reason="", fields=None, told="")

    def visit() -> None:
        with own.accounts(writes=True) as accounts:
            accounts.note_visit("", since=0, last=1)

    assert grown(lambda: add(own, "Something new."))
    assert grown(decide)
    assert not grown(visit)
    assert not grown(lambda: counts.refresh(own))
    assert not grown(lambda: list(own.check()))


def test_what_fails_leaves_the_revision_as_it_was(ledger: Ledger) -> None:
    before = ledger.revision()
    with pytest.raises(ZeroDivisionError), ledger.decisions(writes=True):
        raise ZeroDivisionError
    assert ledger.revision() == before


def test_a_change_by_another_process_is_seen(own: Ledger) -> None:
    site = Counter(own)
    before = site.count(STATS).documents
    with open_ledger(own.where, create=False) as other:
        add(other, "Something new.")
    assert until(lambda: site.count(STATS).documents == before + 1)
