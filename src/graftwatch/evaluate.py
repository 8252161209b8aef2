"""How well a reading agrees with gold articles: what was found, what was exact, and the floors it may not fall below.

A gold set is a folder of NAME.txt (an article) with NAME.jsonl (its claims, docs/vocabulary.md section 6). A claim is
*found* when kind and act agree, its quote overlaps the gold quote (at least `NEAR` of the characters that either holds)
and its subject agrees (`_SUBJECT`). Claims are paired one to one, the best overlap first. A found claim is *exact* when
every field that the gold fills agrees, and stance and chain of sources too. Gold marked `optional` counts for nothing,
missed or found. docs/accuracy.md says the same at length; the measure is that of the gold set's own scorer.

Claims stand here as the JSON objects of the exchange form, so that what is scored is what an export would hold.
"""

import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from graftwatch.claims import KINDS
from graftwatch.errors import GraftwatchError

Row = dict[str, Any]
Measure = Literal["precision", "recall", "f1", "exact_f1"]

CORE = ("career", "justice", "misconduct", "measure", "figure", "tie")
NEAR = 0.15

_SUBJECT: dict[str, tuple[str, ...]] = {
    "career": ("person",), "justice": ("person",), "misconduct": ("person", "body", "described"),
    "tie": ("from", "to"), "statement": ("speaker",), "citation": ("name",),
}  # fmt: skip
_NUMBERS = {"value", "of", "count"}
_DATES = {"when", "period", "since", "due", "on"}
_FREE_TEXT = {
    "about", "beneficiary", "bodies", "body", "by", "content", "described", "detail", "from", "indicator", "name",
    "people", "person", "place", "population", "post", "reason", "speaker", "title", "to", "victim", "what",
}  # fmt: skip
_NOT_COMPARED = {
    "act", "confidence", "document", "end", "id", "kind", "optional", "part_of", "quote", "reader", "said_by",
    "sentence", "source", "stance", "start",
}  # fmt: skip
_STOP_WORDS = {"the", "a", "an", "of", "for", "in", "on", "to", "and", "s", "country"}


class NoGold(GraftwatchError):
    """A folder without gold articles, or without any of the name asked for."""

    def __init__(self, folder: str, only: str) -> None:
        super().__init__(folder, only)
        self.folder, self.only = folder, only

    def __str__(self) -> str:
        named = f" whose name begins with {self.only!r}" if self.only else ""
        return f"no gold articles in {self.folder}{named}; a gold set is NAME.txt beside NAME.jsonl"


class BadFloors(GraftwatchError):
    """A file of floors that cannot be understood."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path, reason)
        self.path, self.reason = path, reason

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}; see benchmarks/floors.toml for the form"


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article of a gold set with its claims, in the order of its file."""

    name: str
    path: Path
    text: str
    claims: tuple[Row, ...]


@dataclass(slots=True)
class Tally:
    """Counts of one kind, and the rates they make; a rate over nothing is 0."""

    gold: int = 0
    predicted: int = 0
    found: int = 0
    exact: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.gold + other.gold,
            self.predicted + other.predicted,
            self.found + other.found,
            self.exact + other.exact,
        )

    @property
    def precision(self) -> float:
        return self.found / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return _harmonic(self.precision, self.recall)

    @property
    def exact_f1(self) -> float:
        precision = self.exact / self.predicted if self.predicted else 0.0
        return _harmonic(precision, self.exact / self.gold if self.gold else 0.0)


@dataclass(slots=True)
class Score:
    """What came out for some articles: a tally a kind, per field how many of the found claims have it right, how many
    quotes do not stand in their text, and each disagreement in one line."""

    articles: int = 0
    quotes_not_in_text: int = 0
    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    right: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)

    def of(self, kind: str) -> Tally:
        """The tally of one kind, of `core` (the kinds of `CORE`) or of `all`."""
        kinds = {"core": CORE, "all": KINDS}.get(kind, (kind,))
        return sum((self.tallies[each] for each in kinds), Tally())

    def report(self) -> Row:
        """The score as one JSON object."""
        names = (*KINDS, "core", "all")
        return {
            "articles": self.articles,
            "quotes_not_in_text": self.quotes_not_in_text,
            "kinds": {name: _report(self.of(name)) for name in names},
            "fields": {name: {"right": self.right[name], "of": asked} for name, asked in self.asked.most_common()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The least that a reading must reach on the gold folder named `gold`, over the articles whose name begins with
    `only`; `kind` may be `core` or `all`. `source` says where the number comes from."""

    gold: str
    kind: str
    measure: Measure
    at_least: float
    source: str
    only: str = ""

    def __str__(self) -> str:
        articles = f"{self.gold} ({self.only}*)" if self.only else self.gold
        return f"{articles}: {self.kind} {self.measure} >= {self.at_least:g}"


def load_gold(folder: Path, *, only: str = "") -> list[GoldArticle]:
    """The gold articles of a folder whose name begins with `only`, by name.

    Raises:
        NoGold: There are none.
    """
    paths = [path for path in sorted(folder.glob("*.jsonl")) if path.stem.startswith(only)]
    articles = []
    for path in paths:
        article = path.with_suffix(".txt")
        if not article.is_file():
            raise NoGold(str(article), "")
        claims = tuple(json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
        articles.append(GoldArticle(path.stem, article, article.read_text("utf-8"), claims))
    if not articles:
        raise NoGold(str(folder), only)
    return articles


def load_floors(path: Path) -> list[Floor]:
    """The `[[floor]]` tables of a TOML file.

    Raises:
        BadFloors: It cannot be read, or a table is not a floor.
    """
    try:
        tables = tomllib.loads(path.read_text("utf-8"))["floor"]
        floors = [Floor(**table) for table in tables]
    except (OSError, KeyError, TypeError, tomllib.TOMLDecodeError) as error:
        raise BadFloors(str(path), str(error)) from error
    for floor in floors:
        if floor.kind not in (*KINDS, "core", "all") or floor.measure not in ("precision", "recall", "f1", "exact_f1"):
            raise BadFloors(str(path), f"no measure {floor.measure!r} of kind {floor.kind!r}")
    return floors


def judge(article: GoldArticle, predicted: Iterable[Row]) -> Score:
    """Score what was read out of one article."""
    score = Score(articles=1)
    mine = [_placed(claim, article.text) for claim in predicted]
    gold = [_placed(claim, article.text) for claim in article.claims]
    for claim in mine:
        if claim["quote"] not in article.text:
            score.quotes_not_in_text += 1
            score.errors.append(f"QUOTE NOT IN TEXT  {article.name}  {claim['quote']!r}")
    pairs = _pairs(mine, gold)
    for_predicted, for_gold = dict(pairs), {j: i for i, j in pairs}
    for i, claim in enumerate(mine):
        if i not in for_predicted:
            score.errors.append(f"FALSE ALARM  {_what(article, claim)}")
        if i not in for_predicted or not gold[for_predicted[i]].get("optional"):
            score.tallies[claim["kind"]].predicted += 1
    for j, claim in enumerate(gold):
        if not claim.get("optional"):
            score.tallies[claim["kind"]].gold += 1
            if j in for_gold:
                _compare(score, article, mine[for_gold[j]], claim)
            else:
                score.errors.append(f"MISSED  {_what(article, claim)}")
    return score


def judged_right(article: GoldArticle, predicted: Sequence[Row]) -> list[bool]:
    """For each claim, whether it is paired with a gold claim, required or optional: what a confidence should say."""
    mine = [_placed(dict(claim), article.text) for claim in predicted]
    gold = [_placed(dict(claim), article.text) for claim in article.claims]
    paired = {i for i, _ in _pairs(mine, gold)}
    return [i in paired for i in range(len(predicted))]


def total(scores: Iterable[Score]) -> Score:
    """Several articles' scores as one: counts are added up, so a long article weighs more than a short one."""
    whole = Score()
    for score in scores:
        whole.articles += score.articles
        whole.quotes_not_in_text += score.quotes_not_in_text
        whole.tallies = {kind: whole.tallies[kind] + score.tallies[kind] for kind in KINDS}
        whole.right.update(score.right)
        whole.asked.update(score.asked)
        whole.errors.extend(score.errors)
    return whole


def below(floors: Sequence[Floor], gold: str, scores: dict[str, Score]) -> list[str]:
    """One line for each floor of the gold folder `gold` that is not reached; `scores` are by article name."""
    lines = []
    for floor in floors:
        chosen = [score for name, score in scores.items() if name.startswith(floor.only)]
        if floor.gold == gold and chosen:
            reached = getattr(total(chosen).of(floor.kind), floor.measure)
            if reached < floor.at_least:
                lines.append(f"{floor}, reached {reached:.3f} ({floor.source})")
    return lines


def _compare(score: Score, article: GoldArticle, mine: Row, gold: Row) -> None:
    """Count a found claim, and each of its fields right or wrong."""
    score.tallies[gold["kind"]].found += 1
    names = [name for name in gold if name not in _NOT_COMPARED] + ["stance", "said_by"]
    wrong = [name for name in names if not _field_agrees(name, mine, gold)]
    score.asked.update(names)
    score.right.update(name for name in names if name not in wrong)
    if wrong:
        details = "; ".join(f"{name}: {mine.get(name)!r} for {gold.get(name)!r}" for name in wrong)
        score.errors.append(f"WRONG {','.join(wrong)}  {_what(article, gold)}\n      {details}")
    else:
        score.tallies[gold["kind"]].exact += 1


def _pairs(predicted: Sequence[Row], gold: Sequence[Row]) -> list[tuple[int, int]]:
    """One-to-one pairs (index in predicted, index in gold), the best overlap first; ties go to the later claims."""
    edges = []
    for i, mine in enumerate(predicted):
        for j, theirs in enumerate(gold):
            if mine["kind"] == theirs["kind"] and mine["act"] == theirs["act"]:
                near = _overlap(mine, theirs)
                if near >= NEAR and _subject_agrees(mine, theirs):
                    edges.append((near, i, j))
    taken_i, taken_j, pairs = set(), set(), []
    for _, i, j in sorted(edges, reverse=True):
        if i not in taken_i and j not in taken_j:
            taken_i.add(i)
            taken_j.add(j)
            pairs.append((i, j))
    return pairs


def _placed(claim: Row, text: str) -> Row:
    """The claim with its offsets in this text: they are taken afresh where the text was cleaned on the way in."""
    if text[claim["start"] : claim["end"]] == claim["quote"]:
        return claim
    at = text.find(claim["quote"])
    return claim | ({"start": at, "end": at + len(claim["quote"])} if at >= 0 else {"start": -2, "end": -1})


def _overlap(a: Row, b: Row) -> float:
    common = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return float(max(0, common) / (max(a["end"], b["end"]) - min(a["start"], b["start"])))


def _subject_agrees(mine: Row, gold: Row) -> bool:
    kind = gold["kind"]
    if kind == "figure":
        return _same_number(mine.get("value"), gold["value"])
    fields = _SUBJECT.get(kind, ())
    if kind == "misconduct":  # whoever is named first, under whichever of the three fields
        ours = next((mine[name] for name in fields if name in mine), None)
        theirs = next((gold[name] for name in fields if name in gold), None)
        return theirs is None or (ours is not None and _same_name(ours, theirs))
    if kind == "justice" and "person" not in gold:
        return "count" not in gold or _same_number(mine.get("count"), gold["count"])
    return all(name in mine and _same_name(mine[name], gold[name]) for name in fields if name in gold)


def _field_agrees(name: str, mine: Row, gold: Row) -> bool:
    if name == "said_by":
        ours, theirs = mine.get(name) or [], gold.get(name) or []
        return len(ours) == len(theirs) and all(map(_same_name, ours, theirs))
    if name == "stance":
        return bool((mine.get(name) or "asserted") == (gold.get(name) or "asserted"))
    if name not in mine:
        return False
    ours, theirs = mine[name], gold[name]
    if name in _NUMBERS:
        return _same_number(ours, theirs)
    if name in _DATES:
        return str(ours).rstrip("~?%") == str(theirs).rstrip("~?%")
    if name == "offences":
        return set(ours) == set(theirs)
    if name in _FREE_TEXT:
        return _same_name(ours, theirs)
    return str(ours).lower() == str(theirs).lower()


def _same_name(a: Any, b: Any) -> bool:
    """Two namings of one party: the shorter one's words all occur in the longer one, or they mostly agree."""
    ours, theirs = _tokens(a), _tokens(b)
    if not ours or not theirs:
        return not ours and not theirs
    few, many = set(ours), set(theirs)
    return few <= many or many <= few or _token_f1(ours, theirs) >= 0.5


def _tokens(value: Any) -> list[str]:
    """Lower-case words of any field's value, accents folded, short function words dropped."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("described") or ""
    if isinstance(value, list | tuple):
        value = " ".join(part if isinstance(part, str) else json.dumps(part) for part in value)
    text = unicodedata.normalize("NFKD", str(value)).lower().replace("’", "'").replace("'s", "")
    plain = "".join(c for c in text if not unicodedata.combining(c))
    return [word for word in re.findall(r"\w+", plain) if word not in _STOP_WORDS]


def _token_f1(a: Sequence[str], b: Sequence[str]) -> float:
    common = (Counter(a) & Counter(b)).total()
    return 2 * common / (len(a) + len(b))


def _same_number(a: Any, b: Any) -> bool:
    ours, theirs = _number(a), _number(b)
    return ours is not None and theirs is not None and abs(ours - theirs) <= 1e-6 * max(1.0, abs(theirs))


def _number(value: Any) -> float | None:
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return None


def _harmonic(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def _what(article: GoldArticle, claim: Row) -> str:
    return f"{article.name}  {claim['kind']}.{claim['act']}  {claim['quote']!r}"


def _report(tally: Tally) -> Row:
    return {
        "precision": tally.precision, "recall": tally.recall, "f1": tally.f1, "gold": tally.gold,
        "predicted": tally.predicted, "exact_f1": tally.exact_f1,
    }  # fmt: skip
