"""The members of a ZIP as inputs, read one at a time and never written to disk, so no name can lead out of a folder.

What only an attack or an accident makes is refused: names that climb out, an archive inside an archive, members that
unpack to a hundred times their size, archives that unpack to more than the limit.
"""

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from graftwatch.acquire.decode import decode
from graftwatch.acquire.errors import (
    AcquireError,
    Damaged,
    EmptyInput,
    NoArticle,
    NotText,
    PasswordNeeded,
    TooLarge,
    UnreadableFile,
    UnsafeArchive,
    size_in_words,
)
from graftwatch.acquire.found import Found, SetAside
from graftwatch.acquire.kinds import passed_over, suffix, zipped_kind
from graftwatch.acquire.limits import Limits

SEPARATOR = "!/"
_ENCRYPTED = 0x1
_UTF8_NAME = 0x800
_SMALL = 1_000_000  # bytes below which a high ratio harms nobody: a file of blanks
_SYMLINK = 0o120000


def is_archive(path: Path) -> bool:
    """Whether a file is a ZIP of documents, and not a document that is a ZIP (DOCX, ODT)."""
    if suffix(path.name) in (".docx", ".odt"):
        return False
    try:
        with path.open("rb") as file:
            if file.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
                return False
        with zipfile.ZipFile(path) as archive:
            return zipped_kind(archive) == "zip"
    except OSError:
        return False
    except Exception:  # a broken ZIP: of the ones named .zip its members are asked for, and the fault is told there
        return suffix(path.name) == ".zip"


def members(source: str, path: Path, limits: Limits, *, only: str | None = None) -> Iterator[Found | SetAside]:
    """Every member of the archive in the order of names, or the one whose name is `only`.

    The archive stays open for as long as one of the found members can still be read.
    """
    try:
        archive = zipfile.ZipFile(path)
        infos = [info for info in archive.infolist() if not info.is_dir()]
        _check(source, path, infos, limits)
    except AcquireError as error:
        yield SetAside.of(error)
        return
    except OSError as error:
        yield SetAside.of(UnreadableFile(source, f"cannot be read ({error.strerror or error})"))
        return
    except Exception:  # zipfile meets broken directories with errors of many kinds
        yield SetAside.of(Damaged(source, "is a broken ZIP"))
        return
    count = 0
    for info, name in sorted(((info, _name(info)) for info in infos), key=lambda pair: pair[1]):
        if only is not None and name != only:
            continue
        if only is None and _hidden(name):
            continue
        count += 1
        yield _member(f"{source}{SEPARATOR}{name}", archive, info, name, limits)
    if not count:
        missing = f"has no member {only}" if only is not None else "is a ZIP without documents"
        yield SetAside.of(NoArticle(source, missing, "look at what is in it"))


def _check(source: str, path: Path, infos: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse the archive as a whole for its numbers."""
    if len(infos) > limits.max_members:
        raise UnsafeArchive(
            source, f"has {len(infos):,} members, more than the limit of {limits.max_members:,} (max_members)"
        )
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.max_unpacked:
        most = size_in_words(limits.max_unpacked)
        raise UnsafeArchive(
            source, f"unpacks to {size_in_words(unpacked)}, more than the limit of {most} (max_unpacked)"
        )
    if unpacked > _SMALL and unpacked > limits.max_ratio * path.stat().st_size:
        raise UnsafeArchive(
            source, f"unpacks to more than {limits.max_ratio} times its size (max_ratio), like a ZIP bomb"
        )


def _member(
    source: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, limits: Limits
) -> Found | SetAside:
    """One member, or why it is set aside."""
    path = PurePosixPath(name.replace("\\", "/"))
    if ".." in path.parts or path.is_absolute() or name[1:3] in (":\\", ":/"):
        return SetAside.of(UnsafeArchive(source, "has a path that leads out of its archive"))
    if info.external_attr >> 16 & 0o170000 == _SYMLINK:
        return SetAside.of(UnsafeArchive(source, "is a link and not a file"))
    if info.flag_bits & _ENCRYPTED:
        return SetAside.of(PasswordNeeded(source, "is a ZIP member with a password", "unpack it and add the folder"))
    if info.file_size > max(_SMALL, limits.max_ratio * info.compress_size):
        text = f"unpacks to more than {limits.max_ratio} times its size (max_ratio), like a ZIP bomb"
        return SetAside.of(UnsafeArchive(source, text))
    return Found(source, info.file_size, lambda: _read(source, archive, info, limits))


def _read(source: str, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes:
    if info.file_size > limits.max_bytes:
        raise too_large(source, info.file_size, limits)
    try:
        with archive.open(info) as file:
            raw = file.read(limits.max_bytes + 1)
    except Exception as error:  # BadZipFile, zlib.error, NotImplementedError for a method, RuntimeError, EOFError
        raise Damaged(source, f"is a broken ZIP member ({error})") from error
    if not raw:
        raise EmptyInput(source, "is empty")
    if raw.startswith(b"PK\x03\x04") and suffix(source) not in (".docx", ".odt"):
        _refuse_nested(source, raw)
    return raw


def _refuse_nested(source: str, raw: bytes) -> None:
    import io

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            nested = zipped_kind(archive) == "zip"
    except Exception:  # broken: what it is, is told when it is read
        return
    if nested:
        raise UnsafeArchive(source, "is a ZIP inside a ZIP", "unpack the outer one and add the folder")


def too_large(source: str, size: int | None, limits: Limits) -> TooLarge:
    """The error for an input above `max_bytes`; `size` is None where only that much is known."""
    most = size_in_words(limits.max_bytes)
    has = f"has {size_in_words(size)}, more than" if size is not None else "has more than"
    return TooLarge(source, f"{has} the limit of {most} (max_bytes)")


def _hidden(name: str) -> bool:
    """Hidden files and the shadow files that macOS puts into archives; data that lies beside articles."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((p.startswith(".") and p != "..") or p == "__MACOSX" for p in parts) or passed_over(name)


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name; without the flag for UTF-8 in the packer's own code page, which zipfile takes for CP437."""
    if info.flag_bits & _UTF8_NAME or info.filename.isascii():
        return info.filename
    try:
        return decode(info.filename.encode("cp437"), source=info.filename)
    except (UnicodeEncodeError, NotText):
        return info.filename
