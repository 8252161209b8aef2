"""What reading leaves behind: nothing for the collector, which is stopped meanwhile and afterwards as it was before."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from tests.read.conftest import document

from graftwatch import garbage
from graftwatch.garbage import SEARCHED, uncollected
from graftwatch.read.english import EnglishReader

TEXT = (
    "Mayor Petar Ilic was arrested on Monday on suspicion of bribery, prosecutors said. He denied the charges.\n\n"
    "“We took nothing,” he said. The Audit Chamber recorded 3,088 crimes in 2013, up 49 percent, according to its head."
)


@pytest.fixture
def debugging() -> Iterator[None]:
    """All that the collector finds is kept in `gc.garbage` inside the test."""
    gc.collect()
    gc.set_debug(gc.DEBUG_SAVEALL)
    yield
    gc.set_debug(0)
    gc.garbage.clear()


def test_a_document_that_is_read_and_dropped_leaves_no_cycles(reader: EnglishReader, debugging: None) -> None:
    list(reader.read([document(TEXT)]))  # whatever is loaded at first
    gc.collect()
    gc.garbage.clear()
    list(reader.read([document(TEXT), document(TEXT * 2)]))
    gc.collect()
    assert {type(o).__qualname__ for o in gc.garbage if type(o).__module__.startswith("graftwatch.")} == set()


@pytest.mark.parametrize("was_on", [pytest.param(True, id="on"), pytest.param(False, id="off")])
def test_the_collector_is_stopped_and_then_as_it_was(was_on: bool) -> None:
    try:
        (gc.enable if was_on else gc.disable)()
        with uncollected():
            assert not gc.isenabled()
        assert gc.isenabled() is was_on
    finally:
        gc.enable()


def test_what_a_batch_leaves_is_not_searched_when_the_collector_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "SEARCHED", 1 << 30)
    searched: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        searched.append(len(gc.get_objects(info["generation"])))

    gc.collect()
    gc.callbacks.append(note)
    try:
        with uncollected():
            left = [[number] for number in range(50_000)]
        gc.collect(0)
        gc.collect(1)
    finally:
        gc.callbacks.remove(note)
    assert searched
    assert max(searched) < len(left), "only the young, those of the batch are not among them"


def test_cycles_that_batches_leave_do_not_pile_up() -> None:
    class Knot:
        def __init__(self) -> None:
            self.own = self

    left = []
    for _ in range(2 * SEARCHED):
        with uncollected():
            left.append(weakref.ref(Knot()))
    assert sum(knot() is not None for knot in left) < SEARCHED


def test_it_stays_on_while_a_caller_holds_a_reading(reader: EnglishReader) -> None:
    for _ in reader.read([document(TEXT), document(TEXT)]):
        assert gc.isenabled()
