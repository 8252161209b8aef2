"""The judge's weights, and the judgement that follows from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from math import exp, fsum, log
from pathlib import Path
from typing import TYPE_CHECKING

from graftwatch.claims import Claim
from graftwatch.read.judge.seen import seen_of
from graftwatch.read.toml_files import table

if TYPE_CHECKING:
    from graftwatch.read.article import Article

WEIGHTS = Path(__file__).with_name("weights.tsv")
_ELSEWHERE = 0.2
_LEAST = {"career": 0.0, "figure": 0.4, "justice": 0.3, "misconduct": 0.4}
"""From which probability a claim is kept: a wrong accusation is the worst error, and who holds which post is seldom
read wrongly. docs/accuracy.md has what other values would give."""
_SURE = 0.001  # no probability is nearer to 0 or 1


def judged(article: Article, claims: list[Claim]) -> list[Claim]:
    """The claims of a document that are worth keeping, in their order, with how likely each is right."""
    likely = [probability(seen) for seen in seen_of(article, claims)]
    rated = zip(claims, likely, strict=True)
    return [replace(claim, confidence=confidence(claim.kind, p)) for claim, p in rated if p >= least(claim.kind)]


def least(kind: str) -> float:
    """The probability from which a claim of a kind is kept."""
    return _LEAST.get(kind, _ELSEWHERE)


def probability(seen: Iterable[str]) -> float:
    """How likely a claim is right of which this is seen, on the scale of the articles that the judge learnt from."""
    weights = _weights()
    return 1 / (1 + exp(-fsum((weights[""], *(weights.get(word, 0.0) for word in seen)))))  # in whatever order


def confidence(kind: str, likely: float) -> float:
    """A probability on the scale of articles that neither the reader nor the judge has seen, in [0, 1]."""
    slope, shift = _scales().get(kind, (1.0, 0.0))
    return 1 / (1 + exp(-slope * log_odds(likely) - shift))


def log_odds(likely: float) -> float:
    """ln(p / (1 - p))."""
    inside = min(max(likely, _SURE), 1 - _SURE)
    return log(inside / (1 - inside))


@cache
def _weights() -> dict[str, float]:
    """The weight of each thing seen; of the empty one the constant."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    return {word: float(weight) for word, weight in (line.split("\t") for line in lines if not line.startswith("#"))}


@cache
def _scales() -> dict[str, tuple[float, float]]:
    return {kind: (scale["slope"], scale["shift"]) for kind, scale in table("confidence.toml")["scale"].items()}
