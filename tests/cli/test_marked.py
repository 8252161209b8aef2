"""Claims marked in running text: numbers where they end, nesting and overlap, colour only on a terminal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from graftwatch.claims import KINDS
from graftwatch.cli.marked import STYLES, Mark, marked
from graftwatch.cli.terminal import console, in_colour

TEXT = "The head of the guard got 11 years."


def mark(words: str, number: int, style: str = "bold red") -> Mark:
    start = TEXT.index(words)
    return Mark(start, start + len(words), number, style)


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        pytest.param([], TEXT, id="none"),
        pytest.param([mark("got 11 years", 1)], "The head of the guard ⟦got 11 years⟧[1].", id="one"),
        pytest.param(
            [mark("head of the guard", 1), mark("head", 2)],
            "The ⟦⟦head⟧[2] of the guard⟧[1] got 11 years.",
            id="nested",
        ),
        pytest.param(
            [mark("head of the guard got", 1), mark("guard got 11", 2)],
            "The ⟦head of the ⟦guard got⟧[1] 11⟧[2] years.",
            id="overlapping",
        ),
        pytest.param([mark("got", 1), mark("got", 2)], "The head of the guard ⟦⟦got⟧[1]⟧[2] 11 years.", id="twice"),
        pytest.param([mark(TEXT, 1)], f"⟦{TEXT}⟧[1]", id="all-of-it"),
    ],
)
def test_marks_without_colour(marks: list[Mark], shown: str) -> None:
    assert marked(TEXT, marks, colour=False).plain == shown


spans = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda at: (at[0], at[0] + at[1]))


@given(st.text("ab \n[]", max_size=60), st.lists(spans, max_size=6))
def test_only_brackets_and_numbers_are_added(text: str, found: list[tuple[int, int]]) -> None:
    inside = [span for span in found if span[1] <= len(text)]
    marks = [Mark(first, last, 1000 + number, "bold") for number, (first, last) in enumerate(inside)]
    shown = marked(text, marks, colour=False).plain
    for each in marks:
        shown = shown.replace(f"[{each.number}]", "", 1)
    assert shown.replace("⟦", "").replace("⟧", "") == text


def test_the_shortest_mark_gives_the_colour() -> None:
    text = marked(TEXT, [mark("head of the guard", 1, "red"), mark("guard", 2, "green")], colour=True)
    assert "⟦" not in text.plain
    styles = {text.plain[span.start : span.end]: span.style for span in text.spans}
    assert (styles["head of the "], styles["guard"]) == ("red", "green")


def test_furniture_is_dimmed() -> None:
    text = marked(TEXT, [], furniture=[(0, 3)], colour=True)
    assert [(text.plain[span.start : span.end], span.style) for span in text.spans] == [("The", "dim")]


def test_every_kind_has_a_style_that_rich_knows() -> None:
    page = Console(file=io.StringIO())
    assert set(STYLES) == set(KINDS)
    assert len(set(STYLES.values())) == len(KINDS)
    for style in STYLES.values():
        page.get_style(style)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "no_colour", "coloured"),
    [
        pytest.param(Terminal(), None, True, id="terminal"),
        pytest.param(Terminal(), "1", False, id="no-color"),
        pytest.param(io.StringIO(), None, False, id="pipe"),
    ],
)
def test_colour_only_on_a_terminal_that_wants_it(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, no_colour: str | None, coloured: bool
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("FORCE_COLOR", "NO_COLOR", "COLORTERM"):
        monkeypatch.delenv(name, raising=False)
    if no_colour:
        monkeypatch.setenv("NO_COLOR", no_colour)
    page = console(stream)
    page.print(marked(TEXT, [mark("got", 1, "red")], colour=True))
    assert in_colour(page) is coloured
    assert ("\x1b[31m" in stream.getvalue()) is coloured
