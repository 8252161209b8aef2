"""Train the judge of claims (src/graftwatch/read/judge) on marked articles that were written for the project.

    python benchmarks/train_judge.py           what it is worth: every article judged by a model of the other folds
    python benchmarks/train_judge.py --write   train on all of them and write src/graftwatch/read/judge/weights.tsv

Logistic regression, each thing seen a weight, L2 penalty `PENALTY`; a word counts that is seen in `LEAST_ARTICLES`
articles, so that no name of an article is learnt. A claim is right if the scorer pairs it with a gold claim, required
or optional. The result depends on the articles alone: the same articles give the same file, byte for byte.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from scipy.special import expit

from graftwatch.acquire import discover, document_from
from graftwatch.acquire.found import Found
from graftwatch.claims import Claim, claim_to_json
from graftwatch.evaluate import GoldArticle, Score, judge, judged_right, load_gold, total
from graftwatch.read.article import Article
from graftwatch.read.english import EnglishReader
from graftwatch.read.judge import least, seen_of
from graftwatch.read.judge.model import WEIGHTS

GOLD = Path(__file__).parent / "gold"
FOLDERS = (GOLD / "dev", GOLD / "press")
PENALTY = 10.0
LEAST_ARTICLES = 3
FOLDS = 5
Weights = dict[str, float]


@dataclass(frozen=True, slots=True)
class Read:
    """A gold article and every claim that the frames make in it: as JSON, what is seen of it, whether it is right."""

    gold: GoldArticle
    rows: list[dict[str, Any]]
    seen: list[frozenset[str]]
    right: list[bool]


def collect(folder: Path) -> list[Read]:
    """The articles of a gold folder, read without a judge."""
    seen: dict[str, frozenset[str]] = {}

    def look(article: Article, claims: list[Claim]) -> list[Claim]:
        seen.update(zip((claim.id for claim in claims), seen_of(article, claims), strict=True))
        return claims

    reader = EnglishReader(judge=look)
    articles = []
    for gold in load_gold(folder):
        found = next(f for f in discover([gold.path]) if isinstance(f, Found))
        claims = next(iter(reader.read([document_from(found, raw=found.read_bytes())]))).claims
        rows = [claim_to_json(claim) for claim in claims]
        articles.append(Read(gold, rows, [seen[claim.id] for claim in claims], judged_right(gold, rows)))
    return articles


def train(articles: Sequence[Read]) -> Weights:
    """The weight of everything seen in enough articles; of the empty word the constant."""
    spread = Counter(word for article in articles for word in frozenset().union(*article.seen))
    words = sorted(word for word, times in spread.items() if times >= LEAST_ARTICLES)
    place = {word: i for i, word in enumerate(words)}
    seen = [s for article in articles for s in article.seen]
    right = np.array([r for article in articles for r in article.right], dtype=float)
    columns = [sorted(place[word] for word in s if word in place) for s in seen]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([i for row in columns for i in row])
    matrix = csr_matrix((np.ones(len(flat)), flat, ends), shape=(len(seen), len(words)))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = matrix @ weights[1:] + weights[0]
        lost = np.logaddexp(0, odds) - right * odds
        off = expit(odds) - right
        slope = np.concatenate(([off.sum()], matrix.T @ off + PENALTY * weights[1:]))
        return float(lost.sum() + PENALTY / 2 * (weights[1:] ** 2).sum()), slope

    found = minimize(loss, np.zeros(len(words) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 1000})
    return {word: weight for word, w in zip(["", *words], found.x) if (weight := round(float(w), 3)) or not word}


def likelihood(weights: Weights, seen: frozenset[str]) -> float:
    """The probability that a model gives a claim."""
    return float(expit(weights[""] + sum(weights.get(word, 0.0) for word in seen)))


def folds(articles: Sequence[Read]) -> list[list[float]]:
    """The probability of each claim of each article, by a model of the articles outside its fold."""
    models = [train([a for i, a in enumerate(articles) if i % FOLDS != fold]) for fold in range(FOLDS)]
    return [[likelihood(models[i % FOLDS], seen) for seen in a.seen] for i, a in enumerate(articles)]


def scored(articles: Sequence[Read], likely: Sequence[Sequence[float]], bar: Callable[[str], float]) -> Score:
    """The score of the claims that are at least as likely as the bar of their kind."""
    kept = ([row for row, p in zip(a.rows, ps) if p >= bar(row["kind"])] for a, ps in zip(articles, likely))
    return total(judge(a.gold, rows) for a, rows in zip(articles, kept))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    articles = [article for folder in FOLDERS for article in collect(folder)]
    if arguments.write:
        write(WEIGHTS, train(articles), articles)
        return
    likely = folds(articles)
    print(f"{len(articles)} articles, {sum(len(a.rows) for a in articles)} claims, {FOLDS} folds by article")
    bars: dict[str, Callable[[str], float]] = {"none": lambda kind: 0.0, "its own": least}
    bars |= {f"{bar:.1f}": lambda kind, bar=bar: bar for bar in (0.2, 0.3, 0.4, 0.5)}  # type: ignore[misc]
    for folder in FOLDERS:
        mine = [i for i, a in enumerate(articles) if a.gold.path.parent == folder]
        print(f"{folder.name:<8}bar       core: precision recall F1 exact     all: precision recall F1 exact")
        for name, bar in bars.items():
            score = scored([articles[i] for i in mine], [likely[i] for i in mine], bar)
            told = (score.of(kinds) for kinds in ("core", "all"))
            rates = (f"{t.precision:12.3f} {t.recall:.3f} {t.f1:.3f} {t.exact_f1:.3f}" for t in told)
            print(f"        {name:<8}{'      '.join(rates)}")


def fingerprint() -> str:
    """A hash of all articles that the judge learns from, with their marks."""
    digest = hashlib.sha256()
    for path in sorted(path for folder in FOLDERS for path in folder.iterdir()):
        digest.update(f"{path.parent.name}/{path.name}".encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def write(path: Path, weights: Weights, articles: Sequence[Read]) -> None:
    """The weights, one a line, sorted."""
    names = sorted({a.gold.path.parent.name for a in articles})
    lines = [
        f"# Weights of the judge, from {len(articles)} articles of benchmarks/gold: {', '.join(names)}.",
        f"# Articles: {fingerprint()}",
        "# Written by benchmarks/train_judge.py; a hand's change would not survive the next run.",
        *(f"{word}\t{weight:.3f}" for word, weight in sorted(weights.items())),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written: {len(weights)} weights from {len(articles)} articles")


if __name__ == "__main__":
    main()
