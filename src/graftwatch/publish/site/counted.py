"""What pages count: once, however many ask; kept until the ledger changes; in the background where it takes long."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, TypeVar, cast

from graftwatch.ledger import Ledger, LedgerError
from graftwatch.publish import counts
from graftwatch.publish.counts import PATIENCE, Count, Made

FRESH_S: Final = 2.0  # for so long a count may be shown though something was added since
_MOST: Final = 256  # counts that are remembered
_QUICK_S: Final = 0.2  # what takes longer to count is shown as counted last, and counted again meanwhile
_DECIDED_S: Final = 2.0  # for so long a reader waits for what a person has just decided to be counted
_OLD_S: Final = 60.0  # a page says of what it shows that it is older than this ...
_BRIEFLY_S: Final = 0.3  # ... after it has waited so long for what is newer, if that may be enough
_NEVER: Final = float("-inf")
_COUNTER: Final = "graftwatch-counter"  # threads that count
_log = logging.getLogger("graftwatch.site")
_as_of: ContextVar[datetime | None] = ContextVar("as_of", default=None)
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Held:
    """A count, and when this site made it (on the monotonic clock; `_NEVER` where an earlier one did, or where a person
    has `decided` something since)."""

    made: Made[Any]
    at: float
    decided: bool = False


class Counter:
    """Counts over one ledger, for all pages. May be shared between threads."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._held: dict[Any, _Held] = {}
        self._pool = ThreadPoolExecutor(2, _COUNTER)
        self._keeper = ThreadPoolExecutor(1, "graftwatch-keeper")  # waits for its turn to write
        self._counting: dict[Any, Future[Any]] = {}
        self._locks: dict[Any, threading.Lock] = {}
        self._guard = threading.Lock()

    def count(self, what: Count[_T], /) -> _T:
        """A count over the whole ledger; one that was kept in it before this site began is shown until it is counted
        again."""
        if what.name not in self._held and (found := counts.kept(self.ledger, what)) is not None:
            with self._guard:
                self._held.setdefault(what.name, _Held(found, _NEVER))
        return self.cached(what.name, lambda: what.make(self), whole=what)

    def cached(self, key: Any, make: Callable[[], _T], *, whole: Count[_T] | None = None) -> _T:
        """What `make` counts, kept until the ledger changes. What takes long is counted again in the background while
        the last count is shown, with pauses of `PATIENCE` times as long as it takes; what was never counted is waited
        for."""
        held = self._held.get(key)
        if held is not None and self._is_fresh(held):
            return cast(_T, held.made.value)
        what = whole or Count(str(key), None, lambda _: make())
        in_background = threading.current_thread().name.startswith(_COUNTER)
        is_quick = held is not None and held.made.took_s <= _QUICK_S and (held.decided or held.at != _NEVER)
        if in_background or is_quick:
            return self._count(key, what, keeps=whole is not None)
        with self._guard:
            counting = self._counting.get(key)
            if counting is None or counting.done():
                counting = self._counting[key] = self._pool.submit(self._count, key, what, keeps=whole is not None)
        if held is None:
            return cast(_T, counting.result())
        is_old = time.monotonic() - held.at > _OLD_S
        briefly = _BRIEFLY_S if is_old and held.made.took_s <= _BRIEFLY_S else 0
        try:
            return cast(_T, counting.result(_DECIDED_S if held.decided else briefly))
        except TimeoutError:
            if is_old:
                _as_of.set(min(_as_of.get() or held.made.at, held.made.at))
            return cast(_T, held.made.value)

    def as_of(self) -> datetime | None:
        """When the oldest count was made that this answer shows, if it is being made again; None for what is fresh."""
        return _as_of.get()

    def forget(self) -> None:
        """Count everything anew: what was just decided must show."""
        with self._guard:
            self._held = {key: replace(held, at=_NEVER, decided=True) for key, held in self._held.items()}

    def _count(self, key: Any, what: Count[_T], *, keeps: bool) -> _T:
        """Count, once, however many ask."""
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            held = self._held.get(key)
            if held is not None and self._is_fresh(held):
                return cast(_T, held.made.value)
            made = counts.make(self, what)
            with self._guard:
                self._held[key] = _Held(made, time.monotonic())
                while len(self._held) > _MOST:
                    self._held.pop(next(iter(self._held)))
        if keeps:
            self._keeper.submit(self._keep, what, made)
        return made.value

    def _keep(self, what: Count[_T], made: Made[_T]) -> None:
        """Keep what was counted in the ledger, if nothing newer was counted meanwhile."""
        held = self._held.get(what.name)
        if held is not None and held.made is made:
            try:
                counts.keep(self.ledger, what, made)
            except LedgerError as error:  # busy, full or not ours to write: it is counted again after the next start
                _log.debug("not kept: %s", error)

    def _is_fresh(self, held: _Held) -> bool:
        if not held.decided and held.made.revision == self.ledger.revision():
            return True
        return time.monotonic() - held.at < max(FRESH_S, PATIENCE * held.made.took_s)
