"""Pairs of names of public figures in three scripts: our comparison, and nomenklatura's logic-v2 beside it.

    python benchmarks/bench_names.py [--errors]

The pairs (names/pairs.csv) were written after the thresholds of graftwatch.names.compare had been fixed on other names;
nothing is tuned on them. Initials that fit one surname count as agreement here: the names alone say no more.
logic-v2 gets the names as FollowTheMoney Persons and is read at its own default threshold, and at the best one for it.
"""

import csv
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from graftwatch.names import Agreement, compare

PAIRS = Path(__file__).parent / "names" / "pairs.csv"
THRESHOLD = Agreement.INITIALS
LOGIC_THRESHOLD = 0.7  # nomenklatura's default for a match


def rates(said: Iterable[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of (said to be same, is same)."""
    judged = list(said)
    hit = sum(is_same and says for says, is_same in judged)
    says = sum(says for says, _ in judged)
    true = sum(is_same for _, is_same in judged)
    precision, recall = hit / says if says else 0.0, hit / true if true else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pairs() -> list[tuple[str, str, bool]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [(row["left"], row["right"], row["judgement"] == "same") for row in csv.DictReader(file)]


def ours(rows: list[tuple[str, str, bool]]) -> list[bool]:
    return [compare(left, right).agreement >= THRESHOLD for left, right, _ in rows]


def logic(rows: list[tuple[str, str, bool]]) -> list[float]:
    from followthemoney import model
    from nomenklatura.matching import LogicV2, ScoringConfig

    def person(name: str, id: str):  # type: ignore[no-untyped-def]
        entity = model.make_entity("Person")
        entity.id = id
        entity.add("name", name)
        return entity

    config = ScoringConfig.defaults()
    return [LogicV2.compare(person(left, "left"), person(right, "right"), config).score for left, right, _ in rows]


def main() -> None:
    rows = pairs()
    truth = [same for *_, same in rows]
    print(f"{len(rows)} pairs, {sum(truth)} of them the same person")
    start = time.perf_counter()
    said = ours(rows)
    spent = time.perf_counter() - start
    print("graftwatch  precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(*rates(zip(said, truth))), end="")
    print(f"  {spent / len(rows) * 1e6:.0f} µs a pair, cold")
    start = time.perf_counter()
    scores = logic(rows)
    spent = time.perf_counter() - start
    at = [(rates((score >= t / 100, same) for score, same in zip(scores, truth))[2], t / 100) for t in range(30, 100)]
    default = rates((score >= LOGIC_THRESHOLD, same) for score, same in zip(scores, truth))
    print("logic-v2    precision {:.3f}  recall {:.3f}  F1 {:.3f}".format(*default), f" at {LOGIC_THRESHOLD}", end="")
    print("; best F1 {:.3f} at {:.2f}".format(*max(at)), f" {spent / len(rows) * 1e6:.0f} µs a pair, with loading")
    if "--errors" in sys.argv:
        for (left, right, same), says in zip(rows, said):
            if says != same:
                print("same     " if same else "different", left, "|", right, "|", compare(left, right))


if __name__ == "__main__":
    main()
