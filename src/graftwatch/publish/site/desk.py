"""The desk: what persons hand in or decide is worked on in the background, one thing at a time, beside who reads.

Runs are remembered as long as the site runs; what they added stays in the ledger.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Protocol

from graftwatch.errors import GraftwatchError
from graftwatch.ledger import SetAside

_KEPT: Final = 50  # runs that are remembered
WAITING: Final = 20  # runs that may wait
_log = logging.getLogger("graftwatch.site")


class Hands(Protocol):
    """Who does the work: what acquires and reads is beyond this room (intake.py)."""

    def add(
        self, given: Sequence[tuple[str, bytes | None]], progress: Callable[[str], None]
    ) -> tuple[Sequence[str], Sequence[SetAside], str]:
        """Take in files as (name, bytes) and addresses as (address, None); ids of documents, what was set aside, and
        the sum in words."""

    def follow(self) -> None:
        """Let what was decided take effect on who is who and on what adds up."""


class TooManyRuns(GraftwatchError):
    """So many runs wait already that no other is taken."""

    def __str__(self) -> str:
        return f"{WAITING} runs wait already; come back when some are done"


@dataclass(slots=True, kw_only=True)
class Run:
    """One thing that somebody handed in: `state` is waiting, running, done or failed; `seen` are the sources done
    with, of `names`; then the ids of `documents`, what was set `aside`, and the sum in words or what went wrong."""

    number: int
    by: str
    names: Sequence[str]
    at: datetime
    state: str = "waiting"
    seen: list[str] = field(default_factory=list)
    documents: Sequence[str] = ()
    aside: Sequence[SetAside] = ()
    said: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in ("done", "failed")


class Desk:
    """One thread that works through what is handed in, and through what follows from decisions. Without `hands` the
    site only reads."""

    def __init__(self, hands: Hands | None, *, changed: Callable[[], None]) -> None:
        self._hands = hands
        self._changed = changed
        self._work: deque[Callable[[Hands], None]] = deque()
        self._runs: deque[Run] = deque(maxlen=_KEPT)
        self._guard = threading.Condition()
        self._thread: threading.Thread | None = None
        self._follows = False
        self._number = 0

    @property
    def is_open(self) -> bool:
        """Whether anything can be handed in."""
        return self._hands is not None

    def runs(self) -> list[Run]:
        """What was handed in, the last first."""
        with self._guard:
            return list(reversed(self._runs))

    def run(self, number: int) -> Run | None:
        """The run of that number."""
        return next((run for run in self.runs() if run.number == number), None)

    def hand_in(self, given: Sequence[tuple[str, bytes | None]], *, by: str) -> Run:
        """Have files and addresses taken in.

        Raises:
            TooManyRuns: Too much waits already.
        """
        with self._guard:
            if sum(not run.is_over for run in self._runs) >= WAITING:
                raise TooManyRuns
            self._number += 1
            run = Run(number=self._number, by=by, names=[name for name, _ in given], at=datetime.now(UTC))
            self._runs.append(run)
        self._begin(lambda hands: self._take_in(hands, run, given))
        return run

    def follow(self) -> None:
        """Have what was decided take effect; several decisions in a row do so together."""
        with self._guard:
            if self._follows:
                return
            self._follows = True
        self._begin(self._follow)

    def wait(self, seconds: float) -> bool:
        """Whether all was done within so long."""
        with self._guard:
            return self._guard.wait_for(lambda: self._thread is None, seconds)

    def _begin(self, work: Callable[[Hands], None]) -> None:
        if self._hands is None:
            return
        with self._guard:
            self._work.append(work)
            if self._thread is None:
                self._thread = threading.Thread(target=self._go, args=(self._hands,), name="desk", daemon=True)
                self._thread.start()

    def _go(self, hands: Hands) -> None:
        while True:
            with self._guard:
                if not self._work:
                    self._thread = None
                    self._guard.notify_all()
                    return
                work = self._work.popleft()
            work(hands)
            self._changed()

    def _take_in(self, hands: Hands, run: Run, given: Sequence[tuple[str, bytes | None]]) -> None:
        run.state = "running"
        try:
            documents, aside, said = hands.add(given, run.seen.append)
            run.documents, run.aside, run.said = documents, aside, said
            run.state = "done"
        except Exception as error:  # whatever goes wrong, the desk stays open and says so
            run.said = str(error) if isinstance(error, GraftwatchError) else f"{type(error).__name__}: {error}"
            run.state = "failed"
            _log.exception("run %d", run.number)

    def _follow(self, hands: Hands) -> None:
        with self._guard:
            self._follows = False
        try:
            hands.follow()
        except Exception:  # the next decision, or the next run, does it
            _log.exception("what follows from decisions")
