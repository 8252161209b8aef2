"""Put the judge's probabilities on the scale of articles that are kept aside, and show how well they hold there.

    python benchmarks/calibrate.py GOLD [GOLD …]           the reliability table, every article judged by the others
    python benchmarks/calibrate.py GOLD [GOLD …] --write   and write src/graftwatch/read/lexicon/confidence.toml

The reader's frames and its judge know the articles that they were made with, so there every claim looks likelier than
it is. The log odds of each kind of claim are stretched and shifted (Platt 1999) to fit the articles of the GOLD
folders, which neither has seen; two numbers a kind are all that is learnt of them, and nothing of theirs is shown. A
claim is right if the scorer pairs it with a gold claim, required or optional.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.special import expit
from train_judge import collect

from graftwatch.claims import KINDS
from graftwatch.read.judge import least, probability
from graftwatch.read.judge.model import log_odds

STRENGTH = 3.0  # how firmly a scale with few claims stays the plain one (slope 1, shift 0)
TARGET = Path(__file__).parent.parent / "src/graftwatch/read/lexicon/confidence.toml"
Judged = list[tuple[str, float, bool]]
"""Kind, log odds by the judge, and whether it is right, of every claim that the judge keeps in an article."""
Scales = dict[str, tuple[float, float]]


def judged(folder: Path) -> dict[str, Judged]:
    """Article name → its claims."""
    articles: dict[str, Judged] = {}
    for article in collect(folder):
        likely = [probability(seen) for seen in article.seen]
        articles[f"{folder.name}/{article.gold.name}"] = [
            (row["kind"], log_odds(p), right)
            for row, p, right in zip(article.rows, likely, article.right, strict=True)
            if p >= least(row["kind"])
        ]
    return articles


def scales_of(claims: Iterable[tuple[str, float, bool]]) -> Scales:
    """Slope and shift of each kind."""
    of_kind: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for kind, odds, right in claims:
        of_kind[kind].append((odds, right))
    return {kind: _scale(of_kind[kind]) for kind in KINDS if of_kind[kind]}


def _scale(claims: list[tuple[float, bool]]) -> tuple[float, float]:
    odds, right = np.array([o for o, _ in claims]), np.array([r for _, r in claims], dtype=float)

    def loss(scale: np.ndarray) -> float:
        fitted = scale[0] * odds + scale[1]
        return float((np.logaddexp(0, fitted) - right * fitted).sum() + STRENGTH * ((scale - (1, 0)) ** 2).sum())

    slope, shift = minimize(loss, (1.0, 0.0)).x
    return float(slope), float(shift)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    articles = {name: claims for folder in arguments.gold for name, claims in judged(folder).items()}
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for name, claims in articles.items():
        others = scales_of(claim for other, cs in articles.items() if other != name for claim in cs)
        for kind, odds, right in claims:
            slope, shift = others.get(kind, (1.0, 0.0))
            sure = float(expit(slope * odds + shift))
            bins[min(9, int(sure * 10))].append((sure, right))
    total = sum(len(b) for b in bins.values())
    error = 0.0
    print("confidence   claims   mean    right")
    for number in sorted(bins):
        members = bins[number]
        mean, share = sum(c for c, _ in members) / len(members), sum(ok for _, ok in members) / len(members)
        error += abs(mean - share) * len(members) / total
        print(f"{number / 10:.1f}-{number / 10 + 0.1:.1f}   {len(members):7d}   {mean:.3f}   {share:.3f}")
    print(f"expected calibration error {error:.3f} over {total} claims of {len(articles)} articles, each by the others")
    if arguments.write:
        write(scales_of(claim for claims in articles.values() for claim in claims), [f.name for f in arguments.gold])


def write(scales: Scales, folders: list[str]) -> None:
    """The TOML file, one kind a line, sorted."""
    lines = [
        "# The scale of a claim's confidence: the judge's log odds of a kind are multiplied by `slope`, then `shift`",
        "# is added. Written by benchmarks/calibrate.py; a hand's change would not survive the next run.",
        "[scale]",
        *(
            f"{kind} = {{ slope = {slope:.3f}, shift = {shift:.3f} }}"
            for kind, (slope, shift) in sorted(scales.items())
        ),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written: {len(scales)} scales from {', '.join(folders)}")


if __name__ == "__main__":
    main()
