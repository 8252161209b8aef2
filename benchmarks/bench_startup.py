"""CPU time of `graftwatch --help` in a fresh process, beside that of an empty Python."""

import resource
import statistics
import subprocess
import sys

from measuring import RUNS, say

GOAL = 0.2


def cpu(command: list[str]) -> float:
    """CPU seconds of a command and its children: the median of several after a warm-up."""
    taken = []
    for _ in range(RUNS + 1):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return statistics.median(taken[1:])


def main() -> None:
    print("Start-up (CPU seconds)")
    say("python -c pass", f"{cpu([sys.executable, '-c', 'pass']):.3f}")
    spent = cpu([sys.executable, "-m", "graftwatch", "--help"])
    say("graftwatch --help", f"{spent:.3f} (goal {GOAL}: {'reached' if spent <= GOAL else 'MISSED'})")


if __name__ == "__main__":
    main()
