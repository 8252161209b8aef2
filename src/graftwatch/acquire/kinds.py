"""What an input is: by its bytes first, by its name only where the bytes are silent."""

import io
import re
import tomllib
import zipfile
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any, Literal
from urllib.parse import urlsplit

from graftwatch.acquire.errors import Damaged, NotSupported, NotText, Truncated

Kind = Literal["text", "markdown", "html", "pdf", "docx", "odt", "mail", "zip"]

MEDIA_TYPES: dict[Kind, str] = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "mail": "message/rfc822",
    "zip": "application/zip",
}
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|meta|title|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*):[ \t]")
# What only transport writes: a file of front matter may have From or Date, never these.
_TRANSPORT = {
    b"mime-version",
    b"received",
    b"message-id",
    b"return-path",
    b"delivered-to",
    b"content-type",
    b"x-mailer",
}
_CORRESPONDENCE = {b"from", b"subject", b"to", b"date"}
_HEAD = 4096


def kind_of(source: str, raw: bytes) -> Kind:
    """The kind of document that these bytes are.

    Raises:
        NotText: A picture, program, recording, database or packed file.
        NotSupported: A kind of document that is not read.
        Truncated: A ZIP or office document without its end.
    """
    head = raw[:_HEAD]
    _refuse(source, head)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(source, raw)
    name = suffix(source)
    if name in _data()["suffixes"]["mail"] or _is_mail(head):
        return "mail"
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")  # the ASCII of UTF-16 without its zeros
    if name in _data()["suffixes"]["html"] or _HTML.match(plain):
        return "html"
    if passed_over(source):
        raise NotText(source, f"{name} holds data or a program, not an article")
    return "markdown" if name in _data()["suffixes"]["markdown"] else "text"


def suffix(source: str) -> str:
    """The lower-case ending of a path, member or address: `.txt`; empty if it has none."""
    path = urlsplit(source).path if source.startswith(("http://", "https://")) else source
    return PurePosixPath(path.rstrip("/")).suffix.lower()


def passed_over(source: str) -> bool:
    """Whether files with this ending are data that lies beside articles."""
    return suffix(source) in _data()["passed_over"]["suffixes"]


def zipped_kind(archive: zipfile.ZipFile) -> Kind | str:
    """`docx`, `odt` or `zip`, or in words what else the archive is."""
    names = set(archive.namelist())
    if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
        mimetype = archive.read("mimetype").decode("ascii", "replace").strip()
        if mimetype in _data()["zip_mimetypes"]:
            return str(_data()["zip_mimetypes"][mimetype])
    return next((str(kind) for member, kind in _data()["zip_members"].items() if member in names), "zip")


def _refuse(source: str, head: bytes) -> None:
    for magic in _data()["magic"]:
        if head.startswith(bytes.fromhex(magic["bytes"])):
            raise NotText(source, f"is {magic['name']}, whatever its name says")
    if head[4:8] == b"ftyp":
        raise NotText(source, "is a film, recording or HEIC picture, whatever its name says")
    for packed in _data()["packed"]:
        if head.startswith(bytes.fromhex(packed["bytes"])):
            raise NotSupported(source, f"is {packed['name']}", "unpack it and add what is in it")
    for office in _data()["office"]:
        if head.startswith(bytes.fromhex(office["bytes"])):
            raise NotSupported(source, f"is {office['name']}")


def _zipped(source: str, raw: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            kind = zipped_kind(archive)
    except zipfile.BadZipFile as error:
        raise Truncated(source, "is a ZIP or office document without its end") from error
    except Exception as error:
        # zipfile raises what it meets: struct.error, KeyError, RuntimeError, NotImplementedError
        raise Damaged(source, "is a broken ZIP or office document") from error
    if kind not in MEDIA_TYPES:
        raise NotSupported(source, f"is {kind}")
    return kind


def _is_mail(head: bytes) -> bool:
    names: set[bytes] = set()
    for line in head.splitlines():
        if line[:1] in (b" ", b"\t") and names:
            continue
        match = _HEADER.match(line)
        if match is None:
            break
        names.add(match[1].lower())
    return bool(names & _TRANSPORT) and bool(names & _CORRESPONDENCE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("graftwatch.acquire").joinpath("data/kinds.toml").read_text("utf-8"))
