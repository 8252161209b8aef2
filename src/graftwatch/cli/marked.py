"""A document's text with its claims marked where they stand, each with the number under which it is listed below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graftwatch.inert import inert

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "career": "bold cyan", "justice": "bold red", "misconduct": "bold magenta", "measure": "bold green",
    "figure": "bold yellow", "tie": "bold blue", "event": "underline", "statement": "italic",
    "citation": "underline dim",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A half-open span of a text, the number to show at its end, and a style of `STYLES`."""

    start: int
    end: int
    number: int
    style: str


def marked(text: str, marks: Sequence[Mark], *, furniture: Sequence[tuple[int, int]] = (), colour: bool) -> "Text":
    """The text with `[number]` at the end of each mark. Marks may nest and overlap: the shortest gives the colour.

    Without colour an opening bracket shows where a mark begins: `⟦got 11 years⟧[3]`. Furniture is dimmed.
    """
    from rich.text import Text

    shown = Text()
    edges = {0, len(text)}.union(*((mark.start, mark.end) for mark in marks), *furniture)
    places = sorted(edges)
    opening, closing = _by_place(marks)
    for at, after in zip(places, [*places[1:], len(text)], strict=True):
        for mark in closing.get(at, ()):
            shown.append("" if colour else "⟧")
            shown.append(f"[{mark.number}]", "dim")
        for _ in opening.get(at, ()) if not colour else ():
            shown.append("⟦")
        over = [mark for mark in marks if mark.start <= at and after <= mark.end]
        style = min(over, key=lambda mark: mark.end - mark.start).style if over else ""
        if not over and any(first <= at and after <= last for first, last in furniture):
            style = "dim"
        shown.append(inert(text[at:after]), style)
    return shown


def _by_place(marks: Sequence[Mark]) -> tuple[dict[int, list[Mark]], dict[int, list[Mark]]]:
    """Marks by where they begin and by where they end; of those that end together the inner one closes first."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    for together in closing.values():
        together.sort(key=lambda mark: (-mark.start, mark.number))
    return opening, closing
