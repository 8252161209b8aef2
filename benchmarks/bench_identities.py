"""Who is who across documents: B-cubed precision and recall of people and bodies on marked articles.

    python benchmarks/bench_identities.py [FOLDER] [--errors]

FOLDER (benchmarks/identities) holds articles of an invented state in English, Russian and Kazakh, in which each name of
a person or body is marked: `{id|surface}`. Marks of one id are one. The rules are those of B-cubed with detection
counted: a mention that the reader does not find counts as missed; one that it finds besides is not judged. `linked` is
the recall among the mentions that are found.
"""

import re
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from graftwatch import flow
from graftwatch.ledger import Ledger, open_ledger
from graftwatch.publish import export_rows
from graftwatch.read import english_reader, name_reader

HERE = Path(__file__).parent / "identities"
MARK = re.compile(r"\{([a-z0-9-]+)\|([^}]*)\}")


@dataclass(frozen=True)
class Place:
    """A name in a text: which document, where (code points of the body), and who is meant."""

    document: str
    start: int
    end: int
    entity: str
    surface: str


def unmarked(path: Path) -> tuple[str, list[Place]]:
    """An article without its marks, and what they mark; places count from the start of the body."""
    head, _, body = path.read_text("utf-8").partition("\n\n")
    plain, places, at = "", [], 0
    for mark in MARK.finditer(body):
        plain += body[at : mark.start()]
        places.append(Place(path.stem, len(plain), len(plain) + len(mark[2]), mark[1], mark[2]))
        plain, at = plain + mark[2], mark.end()
    return f"{head}\n\n{plain}{body[at:]}", places


def found_in(ledger: Ledger) -> list[Place]:
    """The people and bodies that the ledger knows, where the documents name them."""
    return [
        Place(Path(row["source"]).stem, row["start"], row["end"], row["entity"], row["surface"])
        for row in export_rows(ledger, "mentions") if row["schema"] != "Position"
    ]  # fmt: skip


def paired(gold: list[Place], system: list[Place]) -> dict[int, str]:
    """Of each marked name (by number) the entity that the system takes it for: one to one, the best overlap first."""
    near = defaultdict(list)
    for j, place in enumerate(system):
        near[place.document].append(j)
    fits = []
    for i, one in enumerate(gold):
        for j in near[one.document]:
            other = system[j]
            common = min(one.end, other.end) - max(one.start, other.start)
            short, long = sorted((one.end - one.start, other.end - other.start))
            if 2 * common >= short and long <= 3 * short:
                fits.append((common / (max(one.end, other.end) - min(one.start, other.start)), i, j))
    taken: dict[int, str] = {}
    spent: set[int] = set()
    for _, i, j in sorted(fits, key=lambda fit: (-fit[0], *fit[1:])):
        if i not in taken and j not in spent:
            taken[i] = system[j].entity
            spent.add(j)
    return taken


def report(gold: list[Place], taken: dict[int, str], *, errors: bool) -> None:
    of_gold = Counter(place.entity for place in gold)
    of_system = Counter(taken.values())
    found = Counter(gold[i].entity for i in taken)
    both = Counter((gold[i].entity, entity) for i, entity in taken.items())
    hits = [(gold[i].entity, entity) for i, entity in taken.items()]
    precision = sum(both[hit] / of_system[hit[1]] for hit in hits) / max(len(hits), 1)
    recall = sum(both[hit] / of_gold[hit[0]] for hit in hits) / max(len(gold), 1)
    linked = sum(both[hit] / found[hit[0]] for hit in hits) / max(len(hits), 1)
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(f"{len(gold)} names, {len(hits)} found: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}, "
          f"linked {linked:.3f}")  # fmt: skip
    if not errors:
        return
    for entity in sorted(of_system):
        if len(merged := {g: n for (g, s), n in both.items() if s == entity}) > 1:
            print("  merged:", merged)
    for name in sorted(of_gold):
        groups = defaultdict(list)
        for i, place in enumerate(gold):
            if place.entity == name:
                groups[taken.get(i, "")].append(f"{place.document[:2]} {place.surface}")
        if missed := groups.pop("", None):
            print("  not found:", name, missed)
        if len(groups) > 1:
            print("  split:", name, *groups.values())


def main() -> None:
    folder = next((Path(word) for word in sys.argv[1:] if not word.startswith("-")), HERE)
    gold = []
    with tempfile.TemporaryDirectory() as temporary:
        articles = Path(temporary) / "articles"
        articles.mkdir()
        for path in sorted(folder.glob("*.txt")):
            text, places = unmarked(path)
            (articles / path.name).write_text(text, "utf-8")
            gold += places
        with open_ledger(Path(temporary) / "ledger.db") as ledger:
            flow.add(ledger, sorted(articles.glob("*.txt")), readers=[english_reader(), name_reader()])
            system = found_in(ledger)
    report(gold, paired(gold, system), errors="--errors" in sys.argv)


if __name__ == "__main__":
    main()
