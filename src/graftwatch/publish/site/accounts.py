"""Accounts: passwords, sessions, and how often someone may try.

A password is kept as Argon2id makes it, a session as a hash of its token: who reads the ledger's file can log in with
neither. Attempts are counted in memory, by name and address: a restart forgets them, and nobody outside restarts it.
"""

import re
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from hashlib import sha256
from typing import Any, Final

from graftwatch.errors import GraftwatchError
from graftwatch.ledger import Ledger

ROLES: Final = ("reader", "reviewer", "admin")
"""What an account may do, each more than the one before: look; decide and add; see who did what at accounts."""
SHORTEST: Final = 12  # characters of a password: NIST SP 800-63B asks for 8 at least, and for no other rule
LONGEST: Final = 1024
IDLE: Final = timedelta(hours=12)
LONGEST_SESSION: Final = timedelta(days=14)
TRIES: Final = 5  # failed attempts at one name from one address ...
TRIES_FROM: Final = 25  # ... or from one address at any name ...
WITHIN_S: Final = 15 * 60.0  # ... within so long, then nobody is let in from there until it is over
_REMEMBERED: Final = 10_000  # addresses and names
_NAME: Final = re.compile(r"[^\W_](?:[\w .@'-]{0,62}[\w.])?")


class NotAName(GraftwatchError, ValueError):
    """A name that no account can have."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name!r} is no name for an account: up to 64 letters, digits, spaces and . @ ' -"


class NotAPassword(GraftwatchError, ValueError):
    """A password that is too short or too long; it is not repeated."""

    def __str__(self) -> str:
        return f"a password has {SHORTEST} to {LONGEST:,} characters; a few words in a row are easy to keep in mind"


class NotARole(GraftwatchError, ValueError):
    """A role that there is not."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.role = role

    def __str__(self) -> str:
        return f"there is no role {self.role!r}, only {', '.join(ROLES)}"


def put_account(ledger: Ledger, name: str, *, role: str, password: str, by: str) -> None:
    """Make an account, or give one another role and password; its sessions end.

    Raises:
        NotAName, NotARole, NotAPassword: What is given cannot be.
    """
    if not _NAME.fullmatch(name):
        raise NotAName(name)
    if role not in ROLES:
        raise NotARole(role)
    if not SHORTEST <= len(password) <= LONGEST:
        raise NotAPassword
    hashed = _hasher().hash(password)
    with ledger.accounts(writes=True) as accounts:
        accounts.put(name, role=role, password=hashed, by=by)


def is_password(hashed: str | None, password: str) -> bool:
    """Whether a password is the one that was hashed. Takes as long where there is no account (`hashed` None)."""
    from argon2.exceptions import Argon2Error, InvalidHashError

    try:
        return bool(_hasher().verify(hashed or _nobody(), password[:LONGEST])) and hashed is not None
    except (Argon2Error, InvalidHashError):
        return False


def token_hash(token: str) -> str:
    """What of a session's token is kept."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(32)


@cache
def _hasher() -> Any:
    from argon2 import PasswordHasher

    return PasswordHasher()  # RFC 9106, second choice: 64 MiB, three passes


@cache
def _nobody() -> str:
    return str(_hasher().hash(secrets.token_hex(16)))


@dataclass(slots=True)
class _Tried:
    failed: int
    first: float


class Attempts:
    """How often logging in has failed of late, by name and address and by address alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._tried: dict[tuple[str, str], _Tried] = {}
        self._guard = threading.Lock()

    def wait_s(self, name: str, address: str) -> float:
        """Seconds until this may be tried again; 0 if it may now."""
        with self._guard:
            return max(self._left((name, address), TRIES), self._left(("", address), TRIES_FROM))

    def failed(self, name: str, address: str) -> None:
        """Note that it failed."""
        with self._guard:
            for key in ((name, address), ("", address)):
                tried = self._tried.pop(key, None)
                if tried is None or self._clock() - tried.first > WITHIN_S:
                    tried = _Tried(0, self._clock())
                tried.failed += 1
                self._tried[key] = tried
            while len(self._tried) > _REMEMBERED:
                self._tried.pop(next(iter(self._tried)))

    def succeeded(self, name: str, address: str) -> None:
        """Forget what failed before at this name."""
        with self._guard:
            self._tried.pop((name, address), None)

    def _left(self, key: tuple[str, str], most: int) -> float:
        tried = self._tried.get(key)
        if tried is None or tried.failed < most:
            return 0.0
        return max(0.0, tried.first + WITHIN_S - self._clock())
