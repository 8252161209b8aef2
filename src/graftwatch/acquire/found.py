"""An input that was found, and one that could not even be listed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from graftwatch.acquire.errors import AcquireError, one_line


@dataclass(frozen=True, slots=True)
class Found:
    """One input, not yet read.

    `source` is the path or address as it was given, `-` for standard input, `archive.zip!/member.txt` for a member of a
    ZIP. `size` is in bytes, None where it is not known before reading. `read_bytes` gives the bytes and raises
    `AcquireError`; it never takes in more than the limit.
    """

    source: str
    size: int | None
    read_bytes: Callable[[], bytes] = field(repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that could not be listed: which, why, and what to do about it."""

    source: str
    reason: str
    advice: str = AcquireError.advice

    @classmethod
    def of(cls, error: AcquireError) -> "SetAside":
        return cls(error.source, error.reason, error.advice)

    def __str__(self) -> str:
        return one_line(f"{self.source}: {self.reason}; {self.advice}")
