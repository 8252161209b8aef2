"""What reaches the terminal: text from documents made inert, tables, and one-line complaints.

Documents are written by strangers. A control character, an escape sequence or a change of writing direction in one of
them must not act on the terminal of the person who reads it, and square brackets must not be taken for markup.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TextIO

from graftwatch.cli.options import Format
from graftwatch.inert import inert, line

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from graftwatch.publish import Row

_WIDTH_OF_A_PIPE = 120
ID_LENGTH = 8  # shown of an id: enough to find it again


def complain(text: str) -> None:
    """One line on standard error."""
    print(f"graftwatch: {line(text)}", file=sys.stderr)


def note(text: str = "") -> None:
    """A line beside the result, on standard error."""
    print(inert(text), file=sys.stderr)


def say(text: str = "") -> None:
    """A line of the result."""
    print(inert(text))


def console(stream: TextIO | None = None) -> "Console":
    """A rich console that takes nothing for markup; in colour only on a terminal and without NO_COLOR."""
    from rich.console import Console

    out = stream or sys.stdout
    width = None if out.isatty() else int(os.environ.get("COLUMNS") or _WIDTH_OF_A_PIPE)
    return Console(file=out, markup=False, emoji=False, highlight=False, width=width)


def in_colour(page: "Console") -> bool:
    """Whether colours can carry a meaning there; where they cannot, signs must."""
    return page.color_system is not None and not page.no_color


def table(headings: Sequence[str], rows: "Iterable[Sequence[str | Text]]", *, right: Sequence[str] = ()) -> None:
    """Print rows under headings; the columns named in `right` hold numbers."""
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for heading in headings:
        number = heading in right
        grid.add_column(heading, justify="right" if number else "left", overflow="fold", no_wrap=number)
    for row in rows:
        grid.add_row(*(cell if isinstance(cell, Text) else Text(line(cell)) for cell in row))
    console().print(grid)


def write(rows: "Iterable[Row]", format: Format, columns: Sequence[str]) -> None:
    """Print rows in one of the formats that a machine reads."""
    from graftwatch.publish import write_rows

    write_rows(rows, format.value, output(), columns=columns)


def output() -> TextIO:
    """Standard output; on a terminal what is written to it is made inert, in a file or pipe it stays as it is."""
    return _Inert(sys.stdout) if sys.stdout.isatty() else sys.stdout  # type: ignore[return-value]


class _Inert:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(inert(text))

    def writelines(self, lines: Iterable[str]) -> None:
        self._stream.writelines(map(inert, lines))
