"""How far a long run is: one line that is rewritten on a terminal, a plain line now and then where there is none."""

import sys
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from graftwatch.inert import line

if TYPE_CHECKING:
    from graftwatch.flow import Progress

_WINDOW_S = (
    30.0  # the rate is that of this last stretch: a folder that is held already goes by much faster than a new one
)
_REDRAW_S = 0.1


class Meter:
    """Shows `flow.Progress` as it comes. `total` inputs are expected, None if nobody knows; `every_s` is the time
    between two plain lines; `clock` gives seconds."""

    def __init__(
        self,
        total: int | None,
        *,
        every_s: float,
        stream: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._total, self._clock = total, clock
        self._every_s = _REDRAW_S if self._live else every_s
        self._recent: deque[tuple[float, int]] = deque([(clock(), 0)])
        self._shown_at = clock()

    def __call__(self, progress: "Progress") -> None:
        now = self._clock()
        if now - self._shown_at < self._every_s:
            return
        self._shown_at = now
        while len(self._recent) > 1 and now - self._recent[0][0] > _WINDOW_S:
            self._recent.popleft()
        since, seen_then = self._recent[0]
        self._recent.append((now, progress.seen))
        text = self._describe(progress, (progress.seen - seen_then) / max(now - since, 1e-9))
        print(f"\r\x1b[2K{text}" if self._live else text, end="" if self._live else "\n", file=self._stream, flush=True)

    def close(self) -> None:
        """Take the live line away; what follows stands in its place."""
        if self._live:
            print("\r\x1b[2K", end="", file=self._stream, flush=True)

    def _describe(self, progress: "Progress", rate: float) -> str:
        parts = [f"{progress.seen:,} inputs"]
        if self._total:
            parts = [f"{progress.seen:,} of {self._total:,} inputs", f"{progress.seen / self._total:.0%}"]
        if not progress.doing:
            parts.append(f"{rate:,.1f}/s")
        if self._total and self._total > progress.seen and rate > 0:
            parts.append(f"{in_words((self._total - progress.seen) / rate)} left")
        parts += [f"{progress.new:,} new", f"{progress.claims:,} claims"]
        if progress.set_aside:
            parts.append(f"{progress.set_aside:,} set aside")
        if progress.doing:
            parts.append(f"{progress.doing} {progress.done:,} of {progress.of:,}")
        elif self._live:
            parts.append(line(progress.source)[-30:])
        return " · ".join(parts)


def in_words(seconds: float) -> str:
    """`40 s`, `3 min`, `2 h 5 min`."""
    if seconds < 60:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
