"""Measure how often claims of each make are right on annotated articles, and write the rates that the reader uses.

    python benchmarks/calibrate.py GOLD [GOLD …]           the reliability table, every article judged by the others
    python benchmarks/calibrate.py GOLD [GOLD …] --write   and write src/graftwatch/read/lexicon/confidence.toml

A claim is right if the scorer pairs it with a gold claim, required or optional. A make with few claims leans on that of
its kind: `STRENGTH` imagined claims at the kind's rate are added to it.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from graftwatch.acquire import discover, document_from
from graftwatch.acquire.found import Found
from graftwatch.claims import Claim, claim_to_json
from graftwatch.evaluate import judged_right, load_gold
from graftwatch.read.confidence import make_of
from graftwatch.read.english import EnglishReader

STRENGTH = 6.0
LEAST = 8  # claims of a make before it gets a rate of its own
TARGET = Path(__file__).parent.parent / "src/graftwatch/read/lexicon/confidence.toml"
Judged = list[tuple[tuple[str, str], bool]]


def judged(folder: Path) -> dict[str, Judged]:
    """Article name → (make, right) of every claim that the reader finds in it."""
    reader = EnglishReader()
    articles: dict[str, Judged] = {}
    for article in load_gold(folder):
        found = next(f for f in discover([folder / f"{article.name}.txt"]) if isinstance(f, Found))
        reading = next(iter(reader.read([document_from(found, raw=found.read_bytes())])))
        rows = [claim_to_json(claim) for claim in reading.claims]
        articles[f"{folder.name}/{article.name}"] = list(
            zip(map(_make, reading.claims), judged_right(article, rows), strict=True)
        )
    return articles


def _make(claim: Claim) -> tuple[str, str]:
    return make_of(claim)


def rates_of(claims: Judged) -> dict[str, float]:
    """Rates by kind, by kind and firmness, and by act and firmness, each leaning on the one before."""
    right: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for (act, firmness), ok in claims:
        kind = act.split(".")[0]
        for key in ("all", kind, f"{kind}.{firmness}", f"{act}.{firmness}"):
            seen[key] += 1
            right[key] += ok
    rates: dict[str, float] = {}
    base = right["all"] / max(1, seen["all"])
    for key in sorted(seen, key=lambda k: k.count(".")):
        parts = key.split(".")
        above = {1: base, 2: rates.get(parts[0], base)}.get(len(parts), rates.get(f"{parts[0]}.{parts[-1]}", base))
        if key != "all" and (len(parts) < 3 or seen[key] >= LEAST):
            rates[key] = (right[key] + STRENGTH * above) / (seen[key] + STRENGTH)
    return rates


def rate(rates: dict[str, float], make: tuple[str, str]) -> float:
    """The rate that the reader would look up."""
    act, firmness = make
    kind = act.split(".")[0]
    return next((rates[k] for k in (f"{act}.{firmness}", f"{kind}.{firmness}", kind) if k in rates), 0.5)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    articles = {name: claims for folder in arguments.gold for name, claims in judged(folder).items()}
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for name, claims in articles.items():
        others = rates_of([c for other, cs in articles.items() if other != name for c in cs])
        for make, ok in claims:
            bins[min(9, int(rate(others, make) * 10))].append((rate(others, make), ok))
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
        write(rates_of([c for cs in articles.values() for c in cs]), [folder.name for folder in arguments.gold])


def write(rates: dict[str, float], folders: list[str]) -> None:
    """The TOML file, one rate a line, sorted."""
    lines = [
        "# How often claims of each make are right: kind, kind.firmness, kind.act.firmness (read/confidence.py).",
        "# Written by benchmarks/calibrate.py; a hand's change would not survive the next run.",
        "[rates]",
        *(f'"{key}" = {value:.3f}' for key, value in sorted(rates.items())),
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"written: {len(rates)} rates from {', '.join(folders)}")


if __name__ == "__main__":
    main()
