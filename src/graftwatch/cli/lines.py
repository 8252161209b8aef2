"""Lines of text that a person gives a command: from a file, or from standard input."""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from graftwatch.errors import GraftwatchError

_STDIN = Path("-")


class NotReadable(GraftwatchError):
    """A file that cannot be read, or is no text."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file, self.reason = file, reason

    def __str__(self) -> str:
        return f"cannot read {self.file}: {self.reason}"


def lines_of(file: Path | None) -> Iterator[str]:
    """The lines of a file in UTF-8; of standard input without one, or for `-`.

    Raises:
        NotReadable: The file is not there, is a folder or not to be opened, or holds something else than text.
    """
    name = told(file)
    try:
        if file is None or file == _STDIN:
            yield from io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig")
            return
        with file.open(encoding="utf-8-sig") as lines:
            yield from lines
    except OSError as error:
        raise NotReadable(name, (error.strerror or str(error)).lower()) from error
    except UnicodeDecodeError as error:
        raise NotReadable(name, "it is no text in UTF-8; unpack it first if it is packed") from error


def told(file: Path | None) -> str:
    """A file, or standard input, for a person to read."""
    return "standard input" if file is None or file == _STDIN else str(file)
