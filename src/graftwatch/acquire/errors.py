"""What can be wrong with an input, a class for each thing that a caller could handle differently.

    AcquireError ── EmptyInput · NotText · NotSupported · TooLarge · Truncated · Damaged · NoTextLayer · PasswordNeeded
                 ├─ NoArticle · UnreadableFile · NotReached · UnsafeArchive

All say, in one line: which input, what is wrong with it, what to do.
"""

from graftwatch.errors import GraftwatchError


class AcquireError(GraftwatchError):
    """An input that cannot become a document. `reason` says why, `advice` what to do about it."""

    advice = "look at the file and add it again"

    def __init__(self, source: str, reason: str, advice: str | None = None) -> None:
        super().__init__(source, reason, advice or self.advice)
        self.source, self.reason = source, reason
        self.advice = advice or self.advice

    def __str__(self) -> str:
        return one_line(f"{self.source}: {self.reason}; {self.advice}")


class EmptyInput(AcquireError):
    """Nothing in it but blanks."""

    advice = "remove it, or fetch it again if it should hold an article"


class NotText(AcquireError):
    """Bytes that are no writing: a picture, a program, a database, whatever the file's name says."""

    advice = "add the text, page, PDF, DOCX, ODT or e-mail that it was made from"


class NotSupported(AcquireError):
    """A known kind of document that is not read."""

    advice = "save it as text, HTML, PDF, DOCX or ODT and add that"


class TooLarge(AcquireError):
    """Larger than the limit for one document; the reason names both."""

    advice = "split it into articles, or raise the limit"


class Truncated(AcquireError):
    """It ends before its own format says that it does."""

    advice = "fetch it again"


class Damaged(AcquireError):
    """It is of the kind that it claims to be, but broken inside."""

    advice = "fetch it again, or save it anew from the program that made it"


class NoTextLayer(AcquireError):
    """A PDF that holds pictures of pages and no text."""

    advice = "run it through OCR (for example: ocrmypdf IN.pdf OUT.pdf) and add the result"


class PasswordNeeded(AcquireError):
    """Encrypted; graftwatch never asks for passwords."""

    advice = "save a copy without the password and add that"


class NoArticle(AcquireError):
    """A page, message or archive without an article in it."""

    advice = "save the page after it has loaded, or add its text"


class UnreadableFile(AcquireError):
    """The file system does not give it: absent, no permission, no ordinary file."""

    advice = "check the path and its permissions"


class NotReached(AcquireError):
    """An address that did not answer with a page."""

    advice = "check the address, or save the page and add the file"


class UnsafeArchive(AcquireError):
    """An archive, or a member of one, that is not unpacked for safety's sake."""

    advice = "unpack it by hand, look at what is in it, and add the folder"


def one_line(text: str) -> str:
    """The text without line breaks and control characters, so that a file's name cannot forge a line of a report."""
    return "".join(c if c.isprintable() else "�" for c in text)


def size_in_words(size: int) -> str:
    """A number of bytes as people say it, in decimal units: `200 MB`, `1.5 GB`, `312 bytes`."""
    for unit, one in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= one:
            return f"{size / one:.1f}".removesuffix(".0") + f" {unit}"
    return f"{size} bytes"
