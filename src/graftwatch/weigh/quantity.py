"""What a figure measures, in words that figures of all documents share, so that two can be laid side by side.

Two figures say something about the same thing only if their questions meet: what is counted and what was done to it,
the matter (bribery is corruption), the people (the army is of the armed forces), the place, the span of time. What a
text does not tell stays empty, and an empty part is never taken to fit.
"""

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from graftwatch.claims import FigureClaim, When
from graftwatch.names import bag_of
from graftwatch.resolve import BODIES, Sheet
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.places import place_of_figure

_YEAR: Final = re.compile(r"\b(?:in|for|during|of|за|в) ((?:19|20)\d\d)\b(?![-/–])")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE: Final = re.compile(r"[^.!?\s](?:[^.!?]|[.!?](?! ))*[.!?]?")
_ABOUT: Final = 0.1  # "about 300" may be a tenth more or less
_NEAR: Final = 25  # characters between a count and the share that says it again
_OPEN: Final = (date.min.toordinal(), date.max.toordinal())


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """The question that a figure answers, and the answer as bounds.

    `measure` is what was done to the things counted (`opened`, `lost`), `subject` the matter (`bribery`), `whom` the
    people or the body, `place` a key (empty: not told), all of data/figures.toml; `words` are what else the indicator
    says. `first` and `after` are the span as ordinal days, half-open, None where the text gives none; for a change it
    reaches from its base. `base` is the span that a change is counted from. `low` and `high` bound the value, in whole
    `unit`s, roundings allowed for. `whole` is the id of the figure that this one is a part of, its own if it has parts
    (after `of:` where it gives the total of all parts); `apart` says that the parts exclude each other. `pair` is the
    id of the count that a share says again, of the change of a level, of the level of a change. `is_tentative`: a later
    figure is expected. `remark` are the words of a writer who says that claims like this one do not go together."""

    measure: str = ""
    unit: str = ""
    subject: str = ""
    whom: str = ""
    place: str = ""
    words: tuple[str, ...] = ()
    first: int | None = None
    after: int | None = None
    base: tuple[int, int] | None = None
    low: float = 0.0
    high: float = 0.0
    whole: str = ""
    apart: bool = False
    pair: str = ""
    is_tentative: bool = False
    remark: str = ""

    def to_json(self) -> dict[str, Any]:
        """As plain JSON, what is empty left out; an open bound is null."""
        row = asdict(self)
        row["low"], row["high"] = (x if math.isfinite(x) else None for x in (self.low, self.high))
        return {
            name: value for name, value in row.items() if name in ("low", "high") or value not in ("", (), None, False)
        }

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Quantity":
        """Back from `to_json`."""
        values = {f.name: row[f.name] for f in fields(cls) if f.name in row}
        values["low"] = -math.inf if row["low"] is None else row["low"]
        values["high"] = math.inf if row["high"] is None else row["high"]
        values["words"] = tuple(row.get("words", ()))
        if "base" in row:
            values["base"] = (row["base"][0], row["base"][1])
        return cls(**values)

    def excludes(self, other: "Quantity") -> bool:
        """Whether no value is within the bounds of both."""
        return self.high < other.low or other.high < self.low


def quantity_of(claim: FigureClaim, sheet: Sheet) -> Quantity:
    """What a figure of this document measures."""
    text = sheet.document.text
    sentence = text[slice(*claim.evidence.sentence)]
    wide = sentence.casefold()
    # an indicator of another sentence, which a reader carried over, says nothing of what stands beside it there
    indicator = claim.indicator if claim.indicator and claim.indicator.casefold() in wide else ""
    near = " ".join(filter(None, (indicator, claim.population, claim.evidence.quote))).casefold()
    clause = _clause(claim, sheet).casefold()
    first, after, base = span_of(_period(claim, clause))
    low, high = bounds_of(claim)
    whole, apart = _whole(claim, sheet, sentence)
    whom = _whom(claim, sheet, near)
    return Quantity(
        measure=_measure(claim, near), unit=(claim.unit or "").casefold(),
        subject=_subject(claim, near, wide), whom=whom,
        place=place_of_figure(claim, sheet, near, whom), words=_words(claim), first=first, after=after, base=base,
        low=low, high=high, whole=whole, apart=apart, pair=_pair(claim, sheet),
        is_tentative=_says("tentative", "words", clause), remark=_remark(claim, text),
    )  # fmt: skip


def bounds_of(claim: FigureClaim) -> tuple[float, float]:
    """The least and the most that a figure can mean: as its bound says, and as far as its digits were rounded."""
    value = float(claim.value)
    if claim.bound == "at_least":
        return value, math.inf
    if claim.bound == "at_most":
        return -math.inf, value
    slack = _rounding(claim.value)
    if claim.bound == "about":
        slack = max(slack, abs(value) * _ABOUT)
    return value - slack, value + slack


def _rounding(value: Decimal) -> float:
    """Half of the last digit that was given: 2.1 billion is between 2.05 and 2.15; small whole numbers are exact."""
    digits = value.as_tuple()
    plain = str(abs(int(value))) if value == value.to_integral_value() else ""
    if not plain:
        exponent = digits.exponent
        return 0.5 * 10 ** float(exponent) if isinstance(exponent, int) else 0.0
    zeros = len(plain) - len(plain.rstrip("0"))
    return 0.5 * 10**zeros if zeros >= 2 and len(plain) > 2 else 0.0


def _clause(claim: FigureClaim, sheet: Sheet) -> str:
    """The words around a number: from the figure before it in the sentence to the next break behind it."""
    start, end = claim.evidence.start, claim.evidence.end
    before = [
        each.evidence.end for each in sheet.claims
        if isinstance(each, FigureClaim) and claim.evidence.sentence[0] <= each.evidence.end <= start
    ]  # fmt: skip
    text = sheet.document.text
    behind = re.split(r"[;.]", text[end : claim.evidence.sentence[1]])[0]
    return text[max(before, default=claim.evidence.sentence[0]) : end] + behind


def _period(claim: FigureClaim, clause: str) -> FigureClaim:
    """The claim with the one year that stands beside its number for a period, where a reader gave none."""
    years = _YEAR.findall(clause) if claim.period is None and claim.act == "level" else []
    return replace(claim, period=When.parse(years[0])) if len(set(years)) == 1 else claim


def span_of(claim: FigureClaim) -> tuple[int | None, int | None, tuple[int, int] | None]:
    """The span of a figure as ordinals, and that of the base of a change; a change reaches from its base."""
    first, after = _ordinals(claim.period)
    base = _ordinals(claim.since)
    if claim.act != "change":
        return first, after, None
    if base[0] is not None and base[1] is not None:
        return (base[0] if first is None else min(base[0], first)), after, (base[0], base[1])
    return first, after, None


def _ordinals(when: When | None) -> tuple[int | None, int | None]:
    if when is None:
        return None, None
    first, after = (day.toordinal() for day in when.bounds)
    return (None if first == _OPEN[0] else first), (None if after == _OPEN[1] else after)


def _subject(claim: FigureClaim, near: str, wide: str) -> str:
    """The matter of a figure: as the nearest words say, or closer as the sentence does."""
    told = _first("subjects", near) or _first("subjects", (claim.indicator or "").casefold())
    closer = _first("subjects", wide)
    return closer if closer and (not told or inside(closer, told)) else told


def _measure(claim: FigureClaim, near: str) -> str:
    """What was done to the things counted: as the nearest words say, else as the topic does."""
    by_topic = cached_table("figures")["topics"].get(claim.topic, "")
    if claim.topic not in ("other", "people_convicted", "people_charged", "crimes_recorded") and by_topic:
        return str(by_topic)
    quote = claim.evidence.quote.casefold()
    return _first("measures", quote) or by_topic or _first("measures", near)


def _whom(claim: FigureClaim, sheet: Sheet, near: str) -> str:
    """The body or the people that a figure covers: a body named beside it, the body that speaks of its own, a group."""
    start, end = claim.evidence.start, claim.evidence.end
    named = [
        key for mention in sheet.mentions
        if mention.schema in BODIES and start <= mention.start < end and (key := sheet.bodies.get(mention.entity))
        and _is_inside(sheet.document.text, mention.start)
    ]  # fmt: skip
    if named and claim.act != "rank":
        return named[0]
    group = _first("populations", near) or _first("populations", _after(claim, sheet.document.text))
    if group:
        return group
    if re.search(r"\b(?:its|our|own|his|her) (?:own )?(?:employees|staff|officers|people|ranks|servicemen)\b", near):
        bodies = [source.name for source in claim.said_by if source.type == "body"]
        return sheet.body_key(bodies[-1]) if bodies else ""
    return ""


def _after(claim: FigureClaim, text: str) -> str:
    """The words right behind a number, up to the next that parts it from them: "27 percent more akimat employees"."""
    rest = text[claim.evidence.end : claim.evidence.sentence[1]].casefold()
    return re.split(r"[,;.]| in | than | since | by ", rest)[0]


def _is_inside(text: str, start: int) -> bool:
    """Whether a name stands behind a word that makes it the place or owner of what is counted, not who counts."""
    before = text[max(0, start - 14) : start].casefold()
    return re.search(r"\b(?:of|in|at|within|from|against)(?: the| its)? $", before) is not None


def _words(claim: FigureClaim) -> tuple[str, ...]:
    """What else the indicator says: content words that no table knows, in the singular."""
    known = bag_of(claim.place or "").proper
    found = []
    for word in _WORD.findall((claim.indicator or "").casefold()):
        plain = word[:-1] if word.endswith("s") and len(word) > 3 else word
        if word in _generic() or plain in _generic() or _first("measures", word) or plain in known:
            continue
        found.append(plain)
    return tuple(sorted(set(found)))


def _whole(claim: FigureClaim, sheet: Sheet, sentence: str) -> tuple[str, bool]:
    """The figure that this one is a part of, and whether its parts exclude each other."""
    if claim.part_of:
        return claim.part_of, False
    if any(isinstance(each, FigureClaim) and each.part_of == claim.id for each in sheet.claims):
        return claim.id, False
    beside = _beside(claim, sheet)
    if claim.act != "level" or not beside:
        return "", False
    joined = [each.part_of for each in beside if each.part_of and _is_joined(each, claim, sheet.document.text)]
    if joined:  # "268 of them concerned customs and 179 the police"
        return joined[0], False
    if _says("composed", "phrases", sentence.casefold()):
        return max([claim, *beside], key=lambda each: each.value).id, True
    heads = [each for each in [claim, *beside] if each.of is not None]
    if len(heads) == 1 and set(_words(claim)) & set(_words(heads[0])):
        return f"of:{heads[0].id}", False
    return "", False


def _is_joined(one: FigureClaim, other: FigureClaim, text: str) -> bool:
    """Whether a figure goes on where another of the sentence ends, with nothing but "and" between."""
    between = text[one.evidence.end : other.evidence.start]
    return one.evidence.start < other.evidence.start and between.strip().casefold() in ("", "and", "и", "және")


def _beside(claim: FigureClaim, sheet: Sheet) -> list[FigureClaim]:
    """The other levels of the same unit in the sentence."""
    return [
        each for each in sheet.claims
        if isinstance(each, FigureClaim) and each.evidence.sentence == claim.evidence.sentence and each.id != claim.id
        and each.unit == claim.unit and each.act == "level"
    ]  # fmt: skip


def _pair(claim: FigureClaim, sheet: Sheet) -> str:
    """The id of the figure that this one stands with: a count and its share, a level and its change; empty if none."""
    others = [each for each in sheet.claims if isinstance(each, FigureClaim) and each.id != claim.id]
    if claim.act in ("level", "change"):
        act = "change" if claim.act == "level" else "level"
        same = [each for each in others if each.act == act and _is_level_and_change(claim, each)]
        return min(same, key=lambda each: abs(each.evidence.start - claim.evidence.start)).id if same else ""
    if claim.act != "share" or claim.unit != "percent":
        return ""
    for each in others:
        between = sheet.document.text[each.evidence.end : claim.evidence.start].strip(" ,;—–-(")
        near = 0 <= claim.evidence.start - each.evidence.end < _NEAR
        if each.of and near and between.casefold() in _phrases("restated"):
            return each.id
    return ""


def _is_level_and_change(one: FigureClaim, other: FigureClaim) -> bool:
    """Whether a document gives both of one thing: how many, and how much more than before."""
    level, change = (one, other) if one.act == "level" else (other, one)
    return (
        level.topic == change.topic and level.indicator == change.indicator and level.period == change.period
        and level.period is not None and change.since is not None and change.unit == "percent"
        and level.place == change.place
    )  # fmt: skip


def remark_on(claim: FigureClaim, text: str) -> tuple[int, int] | None:
    """Where the sentence stands, of the two behind that of a claim, in which the writer says that claims do not go
    together."""
    at = claim.evidence.sentence[1]
    paragraph = text[at:].partition("\n\n")[0]
    for sentence in list(_SENTENCE.finditer(paragraph))[:2]:
        if _says("remarks", "phrases", sentence[0].casefold()):
            return at + sentence.start(), at + sentence.end()
    return None


def _remark(claim: FigureClaim, text: str) -> str:
    """The words of that sentence."""
    span = remark_on(claim, text)
    return " ".join(text[slice(*span)].split()) if span else ""


def inside(one: str, other: str) -> bool:
    """Whether what one word stands for is the other, or part of it; everything is part of what is not told.

    Of the key of a body (`customs@sarisai`) only its meaning counts here: places are compared by themselves."""
    table = cached_table("figures")["inside"]
    one, other = one.partition("@")[0] or one, other.partition("@")[0] or other
    while one and one != other:
        one = table.get(one, "")
    return one == other


def _first(table: str, text: str) -> str:
    """The first concept of a table whose words a text has; empty if none."""
    return next((concept for concept, pattern in _patterns(table) if pattern.search(text)), "")


def _says(table: str, list_: str, text: str) -> bool:
    return _pattern(tuple(cached_table("figures")[table][list_])).search(text) is not None


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = cached_table("figures")[table]
    return tuple((concept, _pattern(tuple(words))) for concept, words in rows.items() if concept != "source")


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    parts = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")


@cache
def _phrases(table: str) -> frozenset[str]:
    return frozenset(cached_table("figures")[table]["phrases"])


@cache
def _generic() -> frozenset[str]:
    return frozenset(cached_table("figures")["generic"]["words"])


def concepts(table: str, list_: str) -> Iterator[str]:
    """The concepts of a list of the table."""
    yield from cached_table("figures")[table][list_]
