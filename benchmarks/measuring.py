"""What the benchmarks share: texts, a clock that counts the work of one core, medians, one way of printing.

A benchmark prints both sides of each comparison from one run on one machine. Times are CPU time of the process
(`time.process_time`), the middle one of five after a warm-up; ratios are to be trusted, single times are not.
"""

import json
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graftwatch import acquire
from graftwatch.claims import Document

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (ROOT / "examples" / "reporting", ROOT / "benchmarks" / "gold" / "dev")
RUNS = 5
BLAS_SETTINGS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def relevant_articles() -> list[Document]:
    """The English articles of this repository that are of the field: the sample and the project's own gold."""
    found = [f for folder in FOLDERS for f in acquire.discover([folder]) if isinstance(f, acquire.Found)]
    read = [acquire.document_from(f, raw=f.read_bytes()) for f in found if not f.source.endswith(".jsonl")]
    return [document for document in read if document.language == "en"]


def shipped_pipeline() -> Any:
    """The spaCy pipeline that the reader builds on, loaded as anybody would: all components, no setting changed."""
    import spacy

    from graftwatch.read.parse import PIPELINES

    return spacy.load(next(name for name in PIPELINES if find_spec(name)))


def words_in(documents: list[Document]) -> int:
    """Words between white space."""
    return sum(len(document.text.split()) for document in documents)


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of one run: the median of `RUNS` after a warm-up."""
    work()
    taken = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def percentiles(values: list[float]) -> tuple[float, float]:
    """The 50th and 95th percentile."""
    ordered = sorted(values)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)]


def peak_memory() -> float:
    """The most memory that this process has held so far, in MB."""
    unit = 1_000_000 if sys.platform == "darwin" else 1_000  # macOS counts bytes, Linux kB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def own_memory() -> float:
    """The memory that this process holds for itself now, in MB: files that it reads as memory (a ledger, while people
    are linked) are the system's, which takes them back when it wants them. Where the system does not tell, the peak of
    both."""
    status = Path("/proc/self/status")
    held = re.search(r"^RssAnon:\s+(\d+) kB", status.read_text(), re.MULTILINE) if status.exists() else None
    return int(held[1]) / 1_000 if held else peak_memory()


def apart(script: str, *arguments: str) -> Any:
    """Run one side of a comparison in a process of its own, so that no setting leaks from one to the other.

    The script prints one line of JSON. Settings for the threads of BLAS are not handed down.
    """
    environment = {name: value for name, value in os.environ.items() if name not in BLAS_SETTINGS}
    command = [sys.executable, "-W", "ignore", script, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{' '.join(arguments)} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def say(what: str, value: str) -> None:
    """One line of a result."""
    print(f"  {what:<58} {value}", flush=True)


def judge(what: str, ratio: float, goal: float) -> None:
    """The ratio of a comparison beside its goal."""
    say(what, f"{ratio:.2f}x (goal {goal:g}x: {'reached' if ratio >= goal else 'MISSED'})")


# -- texts that are not of the field

_TOWNS = ("Harwick", "Estley", "Dunmore", "Saltby", "Northlake", "Ferrow", "Kelling", "Ostby", "Marden", "Tollgate")
_PEOPLE = ("Daniel Proudlock", "Peter Wragg", "Sam Tollard", "Luca Ferrin", "Helen Marsh", "Aino Virtanen", "Tor Lie")
_MONTHS = ("January", "March", "April", "June", "July", "September", "October", "November")
_NEWS = {
    "sport": (
        "{town} beat {other} {n}-1 on Saturday to move up to fourth in the table.",
        "{person} opened the scoring after {nn} minutes with a header from a corner.",
        "The visitors pulled one back through a penalty shortly before the break, but their goalkeeper was injured.",
        "“We fought for every ball,” said {person}, who scored twice. “The boys deserved that.”",
        "{town} play at {other} next week before {nn},500 spectators.",
        "The coach, who was appointed in {month} after his predecessor was dismissed, praised the young midfielders.",
        "It was their {n}th win in {nn} matches, and the club remains without defeat away from home.",
    ),
    "weather": (
        "A band of heavy rain will cross {town} on Thursday night, the weather service said.",
        "Up to {nn} millimetres are expected on the western slopes, with gusts of {nn} kilometres an hour.",
        "Temperatures will fall to {n} degrees by Friday morning before a drier weekend with sunny spells.",
        "Drivers around {other} should expect long delays on mountain roads.",
        "The cold spell is expected to last until the middle of {month}, forecasters at {town} said.",
        "Ferries between {town} and {other} may be cancelled, and sailors were told to stay in harbour.",
    ),
    "business": (
        "{town} Foods said on Tuesday that its revenue rose {n} per cent to $1.{n} billion in the third quarter.",
        "Net profit was ${nn} million, against ${nn} million a year earlier.",
        "The company raised its forecast and said that it would open two plants in {month}.",
        "Chief executive {person} said that demand was strong in all markets, above all for frozen vegetables.",
        "Analysts had expected earnings of {nn} cents a share; shares closed up 3.{n} per cent.",
        "Its finance director, {person}, will retire in {month}, the company added.",
        "Rival {other} Foods reported lower sales last week because of the price of wheat.",
    ),
    "culture": (
        "The second film by {person} is a slow portrait of a widow who opens a guest house near {town}.",
        "Shot in black and white, it takes its time: the first half hour has hardly any dialogue.",
        "{person} plays the lead with great restraint, and the camera rarely leaves her face.",
        "The music is used sparingly, and a subplot about a missing boat goes nowhere.",
        "Yet the last scene, in which she reads the letters, is among the most moving of the year.",
        "The film opens in cinemas in {town} and {other} in {month} and runs for 1{nn} minutes.",
        "The orchestra of {other} opens its season with the same music, and tickets cost {nn} euros.",
    ),
}


def general_news(count: int, *, length: int, seed: int = 7) -> Iterator[str]:
    """Articles of `length` words or a little more about sport, weather, business and culture; always the same ones."""
    chance = random.Random(seed)
    for number in range(count):
        sentences = _NEWS[sorted(_NEWS)[number % len(_NEWS)]]
        written: list[str] = []
        while sum(len(sentence.split()) for sentence in written) < length:
            town, other = chance.sample(_TOWNS, 2)
            written.append(
                chance.choice(sentences).format(
                    town=town, other=other, person=chance.choice(_PEOPLE), month=chance.choice(_MONTHS),
                    n=chance.randint(2, 9), nn=chance.randint(11, 49),
                )
            )  # fmt: skip
        paragraphs = [" ".join(written[i : i + 3]) for i in range(0, len(written), 3)]
        yield "\n\n".join(paragraphs)
