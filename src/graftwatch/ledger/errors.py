"""What can go wrong with a ledger, a class for each thing that a caller could handle differently.

LedgerError
├── NoSuchLedger        nothing there, and none was to be made
├── NotALedger          a file or database of something else
├── LedgerTooNew        written by a newer graftwatch
├── LedgerTooOld        migrations are pending
├── LedgerBusy          another process is writing
├── LedgerFull          no room left on its disk
├── LedgerUnreachable   no permission, no server, no driver
├── LedgerDamaged       the database itself is broken
├── NoSuchDocument      nothing held under that id or source
├── NoSuchClaim         no claim with that id
├── NotStorable         a document, reading or claim that breaks the ledger's promises
└── BadQuery            a search that cannot be understood
"""

from collections.abc import Sequence

from graftwatch.errors import GraftwatchError


class LedgerError(GraftwatchError):
    """Something about a ledger. `ledger` is its path or address, without a password."""


class NoSuchLedger(LedgerError):
    """Nothing is there."""

    def __init__(self, ledger: str) -> None:
        super().__init__(ledger)
        self.ledger = ledger

    def __str__(self) -> str:
        return f"no ledger at {self.ledger}; make one by adding to it: graftwatch add --ledger {self.ledger} FOLDER"


class NotALedger(LedgerError):
    """A file that is no database, or the database of another application."""

    def __init__(self, ledger: str, reason: str) -> None:
        super().__init__(ledger, reason)
        self.ledger, self.reason = ledger, reason

    def __str__(self) -> str:
        return f"{self.ledger} is no ledger: {self.reason}; give another path with --ledger"


class LedgerTooNew(LedgerError):
    """A newer graftwatch wrote it: `steps` are its migrations that this version does not know."""

    def __init__(self, ledger: str, steps: Sequence[str]) -> None:
        super().__init__(ledger, tuple(steps))
        self.ledger, self.steps = ledger, tuple(steps)

    def __str__(self) -> str:
        return f"{self.ledger} was written by a newer graftwatch (it has {', '.join(self.steps)}); upgrade graftwatch"


class LedgerTooOld(LedgerError):
    """Migrations wait to be applied."""

    def __init__(self, ledger: str, steps: Sequence[str]) -> None:
        super().__init__(ledger, tuple(steps))
        self.ledger, self.steps = ledger, tuple(steps)

    def __str__(self) -> str:
        return (
            f"{self.ledger} needs {len(self.steps)} migration(s) ({', '.join(self.steps)}); "
            f"copy it, then run: graftwatch migrate --ledger {self.ledger}"
        )


class LedgerBusy(LedgerError):
    """Another process held the ledger for longer than this one waits (`seconds`)."""

    def __init__(self, ledger: str, seconds: float) -> None:
        super().__init__(ledger, seconds)
        self.ledger, self.seconds = ledger, seconds

    def __str__(self) -> str:
        return (
            f"{self.ledger} is being written by another process (waited {self.seconds:g} s); "
            "let that finish, then run this again"
        )


class LedgerFull(LedgerError):
    """The disk of the ledger has no room; the document at hand was not written, all earlier ones were."""

    def __init__(self, ledger: str) -> None:
        super().__init__(ledger)
        self.ledger = ledger

    def __str__(self) -> str:
        return f"no room left on the disk of {self.ledger}; free some, then run this again: it goes on where it stopped"


class LedgerUnreachable(LedgerError):
    """It cannot be opened or written: permission, server or driver."""

    def __init__(self, ledger: str, reason: str) -> None:
        super().__init__(ledger, reason)
        self.ledger, self.reason = ledger, reason

    def __str__(self) -> str:
        return f"cannot use {self.ledger}: {self.reason}; check the path or address, its permissions and its server"


class LedgerDamaged(LedgerError):
    """The database reports that its own structure is broken."""

    def __init__(self, ledger: str, reason: str) -> None:
        super().__init__(ledger, reason)
        self.ledger, self.reason = ledger, reason

    def __str__(self) -> str:
        return (
            f"{self.ledger} is damaged ({self.reason}); run: graftwatch check --ledger {self.ledger}, "
            "and restore it from a copy if faults are found"
        )


class NoSuchDocument(LedgerError):
    """Nothing is held under that id, prefix or source; `close` are the nearest that are."""

    def __init__(self, which: str, close: Sequence[str]) -> None:
        super().__init__(which, tuple(close))
        self.which, self.close = which, tuple(close)

    def __str__(self) -> str:
        hint = f"Did you mean {', '.join(self.close)}?" if self.close else "List what is held with: graftwatch search"
        return f"no document {self.which!r} in the ledger. {hint}"


class NoSuchClaim(LedgerError):
    """No claim has that id."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id

    def __str__(self) -> str:
        return f"no claim {self.id!r} in the ledger; it may have been replaced by a newer reader's. Search again"


class NoSuchFinding(LedgerError):
    """No finding has that id."""

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.id = id

    def __str__(self) -> str:
        return f"no finding {self.id!r} in the ledger; list them with: graftwatch findings --status all"


class NotStorable(LedgerError):
    """A document or reading that breaks what the ledger promises about everything it holds."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(source, reason)
        self.source, self.reason = source, reason

    def __str__(self) -> str:
        return f"{self.source}: {self.reason}; this is a fault of what read it, please report it with the file"


class BadQuery(LedgerError):
    """A search that cannot be understood."""

    def __init__(self, query: str, reason: str) -> None:
        super().__init__(query, reason)
        self.query, self.reason = query, reason

    def __str__(self) -> str:
        return f"cannot search for {self.query!r}: {self.reason}"
