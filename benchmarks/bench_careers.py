"""How many steps of careers are there with person, act, post, body and date right.

    python benchmarks/bench_careers.py [SET] [--errors]

Without SET, the forty reports of benchmarks/careers/reports.toml. SET is a folder of articles with a careers.json and
an entities.json beside them (../shared/campaign); of these, the steps whose evidence stands in an English article.

What is compared is what `graftwatch export careers` writes. A step is there if a row of that person rests on a claim
of the same article (of a folder: in the sentence of the evidence), is the same act, post and body, and has the date.
Acts that begin a post count as one (appointed, transferred, promoted, returned), and so do those that end one; acts of
justice must be equal. A date is right if it does not exclude the expected one; of a beginning or an end it must be
there, of a post that is held one of the two dates that the step has.
"""

import json
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graftwatch import flow
from graftwatch.claims import When
from graftwatch.ledger import Ledger, open_ledger
from graftwatch.names import Agreement, acronym_of, bag_of, body_key, compare, same_words
from graftwatch.publish.dossier import dossier, occupancy_row, rung_row
from graftwatch.read import english_reader, name_reader
from graftwatch.resolve import role_of

HERE = Path(__file__).parent / "careers" / "reports.toml"
BEGINS = ("appointed", "promoted", "transferred", "returned")
ENDS = ("dismissed", "resigned", "suspended")
HEADS = {"head", "ministry", "head+ministry", "commander"}
PARTS = ("person", "act", "post", "body", "date")

Row = dict[str, Any]


@dataclass(frozen=True)
class Step:
    """A step that a careful reader notes down. `evidence` are words of the article; empty for all of it."""

    article: str
    person: str
    act: str
    post: str = ""
    body: str = ""
    since: str = ""
    until: str = ""
    evidence: str = ""

    @property
    def is_career(self) -> bool:
        return self.act in (*BEGINS, *ENDS, "holds_post")


def reports(path: Path, folder: Path) -> Iterator[Step]:
    """Write the reports as articles, and give their steps."""
    for number, report in enumerate(tomllib.loads(path.read_text("utf-8"))["report"], 1):
        article = f"{number:02}-report-{report['date']}.txt"
        head = f"title: Report {number}\noutlet: Report\ndate: {report['date']}\nlanguage: en\n\n"
        (folder / article).write_text(head + report["text"] + "\n", "utf-8")
        for step in report["steps"]:
            own = {"since" if k == "from" else "until" if k == "to" else k: v for k, v in step.items()}
            yield Step(article=article, **own)


def steps_of_set(path: Path, folder: Path) -> Iterator[Step]:
    """Copy the articles of a set, and give the steps that English ones support."""
    texts = {file.name: file.read_text("utf-8") for file in path.glob("*.txt")}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    names = {entity["id"]: entity["name"] for entity in json.loads((path / "entities.json").read_text("utf-8"))}
    for person, steps in json.loads((path / "careers.json").read_text("utf-8")).items():
        for step in steps:
            article, words = step["evidence"]
            if "language: en" in texts[article].partition("\n\n")[0]:
                yield Step(
                    article=article, person=names[person].partition(" (")[0], act=step["act"], post=step["post"] or "",
                    body=step["body"] or "", since=step["from"] or "", until=step["to"] or "", evidence=words,
                )  # fmt: skip


def careers(ledger: Ledger) -> Iterator[Row]:
    """The rows of `export careers`, with the keys of post and body."""
    with ledger.who() as who:
        people = list(who.entities("Person"))
    for entity in people:
        whole = dossier(ledger, entity)
        for held in whole.career:
            yield occupancy_row(entity, held) | {"role": held.role, "key": held.body}
        yield from (rung_row(entity, rung) for rung in whole.case.rungs)


def fits(step: Step, row: Row, acts: set[str]) -> list[str]:
    """The parts of a step that a row has right, in order, up to the first that is wrong."""
    checks = {
        "person": lambda: compare(row["name"], step.person).agreement > Agreement.CONTRADICTS,
        "act": lambda: _same_act(step.act, row, acts),
        "post": lambda: not (step.is_career and step.post) or _same_post(step, row),
        "body": lambda: not (step.is_career and step.body) or _same_body(step, row),
        "date": lambda: _same_dates(step, row),
    }
    right = []
    for part in PARTS:
        if not checks[part]():
            break
        right.append(part)
    return right


def _same_act(act: str, row: Row, acts: set[str]) -> bool:
    if act in BEGINS:
        return bool(acts & set(BEGINS))
    if act in ENDS:
        return bool(acts & set(ENDS))
    return bool(row["act"] == act)


def _same_post(step: Step, row: Row) -> bool:
    """Whether two posts are one role; who runs a body is its head, whatever the title."""
    roles = [role_of(bag_of(text)) for text in (step.post, row.get("post") or "")]
    return roles[0] in {roles[1], row["role"]} or set(roles) | {row["role"]} <= HEADS


def _same_body(step: Step, row: Row) -> bool:
    """Whether the body of a step is that of a row: by its key, its meanings, its words or first letters. The akim of a
    city may be told without the word "city", as that of other levels."""
    if row["key"] in {body_key(step.body, country) for country in (None, "kz")} | {"state"}:
        return True
    wanted, found = bag_of(step.body), bag_of(f"{row.get('body', '')} {row.get('post', '')}")
    told = wanted.telling - {"akimat", "ministry"} - (wanted.levels if not found.levels else frozenset())
    if told:
        return told <= found.telling | found.roles
    words = row.get("body", "")
    return same_words(step.body, words) or acronym_of(step.body) == words or set(wanted.proper) <= set(found.proper)


def _same_dates(step: Step, row: Row) -> bool:
    pairs = [(step.since, row.get("from", "")), (step.until, row.get("to", ""))]
    if any(_excludes(wanted, found) for wanted, found in pairs):
        return False
    if step.act in ENDS:
        return not step.until or bool(row.get("to"))
    if step.act == "holds_post":
        return not (step.since or step.until) or any(wanted and found for wanted, found in pairs)
    return not step.since or bool(row.get("from"))


def _excludes(wanted: str, found: str) -> bool:
    return bool(wanted and found) and When.parse(wanted.removesuffix("~")).excludes(When.parse(found.removesuffix("~")))


def main() -> None:
    given = next((Path(word) for word in sys.argv[1:] if not word.startswith("-")), HERE)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "articles"
        folder.mkdir()
        steps = list((steps_of_set if given.is_dir() else reports)(given, folder))
        with open_ledger(Path(temporary) / "ledger.db") as ledger:
            flow.add(ledger, sorted(folder.glob("*.txt")), readers=[english_reader(), name_reader()])
            claims = {claim.id: claim for claim in ledger.claims()}
            rows = list(careers(ledger))
    lost: Counter[str] = Counter()
    for step in steps:
        best: tuple[list[str], Row] = ([], {})
        for row in rows:
            own = [claim for id in row["claims"] if Path((claim := claims[id]).source).name == step.article]
            acts = {claim.act for claim in own if not step.evidence or _overlaps(claim.evidence.quote, step, given)}
            if acts:
                best = max(best, (fits(step, row, acts), row), key=lambda each: len(each[0]))
        if len(best[0]) < len(PARTS):
            lost[PARTS[len(best[0])]] += 1
            if "--errors" in sys.argv:
                told = {k: v for k, v in best[1].items() if k in ("name", "act", "post", "body", "from", "to")}
                print(f"  {PARTS[len(best[0])]:<7}{step}\n         {told}")
    there = len(steps) - sum(lost.values())
    print(f"{there} of {len(steps)} steps are there ({there / len(steps):.3f}); of the others the first that is wrong: "
          f"{', '.join(f'{part} {lost[part]}' for part in PARTS)}")  # fmt: skip


def _overlaps(quote: str, step: Step, folder: Path) -> bool:
    """Whether a claim stands in the words of the evidence, or in its sentence."""
    text = (folder / step.article).read_text("utf-8")
    at, start = text.find(quote), text.find(step.evidence)
    first = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    last = min(n for n in (text.find(". ", start + len(step.evidence)), len(text)) if n >= 0)
    return at >= 0 and at < last and at + len(quote) > first


if __name__ == "__main__":
    main()
