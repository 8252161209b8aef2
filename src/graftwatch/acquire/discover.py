"""Paths and addresses as given → inputs, one at a time.

Files named by a person are always looked at. In folders hidden files, data files (gold claims, tables, pictures:
`passed_over` in data/kinds.toml) and the `…_files` folder that a browser saves beside a page are passed over in
silence; everything else is looked at, whatever its name. The walk is in the order of names, so two runs see the same
order.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from graftwatch.acquire.archive import SEPARATOR, is_archive, members, too_large
from graftwatch.acquire.errors import UnreadableFile, one_line
from graftwatch.acquire.found import Found, SetAside
from graftwatch.acquire.kinds import passed_over
from graftwatch.acquire.limits import Limits
from graftwatch.acquire.web import fetch, is_address
from graftwatch.inert import file_of_name, name_of_file

_PAGE_ENDINGS = (".html", ".htm", ".xhtml")


def discover(paths: Sequence[str | Path], *, limits: Limits | None = None) -> Iterator[Found | SetAside]:
    """Every input at these paths and addresses; `-` is standard input. Lazy: nothing is read before it is asked for.

    What cannot be listed (absent, no permission, a device, a link back to a folder above) comes as `SetAside`, and the
    walk goes on. Bytes in a name that are no UTF-8 are spelt out in its `source`: such a name can be neither stored nor
    printed, and a ZIP that was packed on another system leaves many.
    """
    for found in _each(paths, limits or Limits()):
        source = name_of_file(found.source)
        yield found if source == found.source else replace(found, source=source)


def _each(paths: Sequence[str | Path], limits: Limits) -> Iterator[Found | SetAside]:
    for path in paths:
        text = str(path)
        if text == "-":
            yield Found("-", None, lambda: _read_stdin(limits))
        elif is_address(text):
            yield Found(text, None, lambda address=text: fetch(address, limits))  # type: ignore[misc]
        else:
            yield from _path(text if os.path.lexists(text) else file_of_name(text), limits)  # as it is held, too


def _path(text: str, limits: Limits) -> Iterator[Found | SetAside]:
    """A file, a folder or `archive.zip!/member.txt`, as a person named it."""
    archive, separator, member = text.partition(SEPARATOR)
    if separator and not os.path.lexists(text) and os.path.isfile(archive):
        yield from members(archive, Path(archive), limits, only=member)
        return
    try:
        mode = os.stat(text).st_mode
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        yield _unreadable(text, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(text, limits, above=frozenset())
    else:
        yield from _file(text, limits)


def _folder(text: str, limits: Limits, *, above: frozenset[tuple[int, int]]) -> Iterator[Found | SetAside]:
    """All that stands in a folder. `above` are the device and inode of the folders that the walk came through."""
    try:
        status = os.stat(text)
        entries = sorted(os.scandir(text), key=lambda entry: entry.name)
    except OSError as error:
        yield _unreadable(text, error)
        return
    here = (status.st_dev, status.st_ino)
    if here in above:
        yield SetAside(
            text, "is a link back to a folder that it stands in", "nothing is lost: that folder is read already"
        )
        return
    names = {entry.name for entry in entries}
    for entry in entries:
        if entry.name.startswith("."):
            continue
        try:
            is_folder = entry.is_dir()
        except OSError as error:
            yield _unreadable(entry.path, error)
            continue
        if is_folder and not _page_files(entry.name, names):
            yield from _folder(entry.path, limits, above=above | {here})
        elif not is_folder and not passed_over(entry.name):
            yield from _file(entry.path, limits)


def _page_files(name: str, beside: set[str]) -> bool:
    """Whether a folder holds the pictures and scripts of a page that a browser saved beside it."""
    page, found, _ = name.rpartition("_files")
    return bool(found) and any(page + ending in beside for ending in _PAGE_ENDINGS)


def _file(text: str, limits: Limits) -> Iterator[Found | SetAside]:
    try:
        status = os.stat(text)
    except OSError as error:
        yield _unreadable(text, error)
        return
    if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for ever
        yield SetAside(
            text, "is a device, pipe or socket and not a file", "name the file itself, or - for standard input"
        )
    elif is_archive(Path(text)):
        yield from members(text, Path(text), limits)
    else:
        yield Found(text, status.st_size, lambda: _read_file(text, limits))


def _read_file(text: str, limits: Limits) -> bytes:
    """The bytes of a file; its size is asked again, and what grows while it is read stops at the limit."""
    try:
        with open(text, "rb") as file:
            if (size := os.fstat(file.fileno()).st_size) > limits.max_bytes:
                raise too_large(text, size, limits)
            raw = file.read(limits.max_bytes + 1)
    except OSError as error:
        raise UnreadableFile(text, _why(error)) from error
    if len(raw) > limits.max_bytes:
        raise too_large(text, None, limits)
    return raw


def _read_stdin(limits: Limits) -> bytes:
    try:
        raw = sys.stdin.buffer.read(limits.max_bytes + 1)
    except (OSError, AttributeError, ValueError) as error:  # closed, or replaced by something without bytes
        raise UnreadableFile("-", "standard input cannot be read", "pipe a file into it") from error
    if len(raw) > limits.max_bytes:
        raise too_large("-", None, limits)
    return raw


def _unreadable(text: str, error: Exception) -> SetAside:
    return SetAside.of(UnreadableFile(text, _why(error)))


def _why(error: Exception) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "does not exist"
    if isinstance(error, PermissionError):
        return "may not be read: permission is denied"
    if isinstance(error, OSError) and error.errno == errno.ELOOP:
        return "is a link that leads to itself"
    return f"cannot be read ({one_line(getattr(error, 'strerror', None) or str(error))})"
