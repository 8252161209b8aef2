"""What a figure is about and which way it goes: the lexicons `figure.toml` and `counting.toml` as questions."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from graftwatch.claims.vocabulary import TOPICS
from graftwatch.read.clauses import Clause, Parsed, nominal
from graftwatch.read.conditions import Classes
from graftwatch.read.frames import Frame, Frames
from graftwatch.read.tree import Token
from graftwatch.read.units import phrase, unit

_STOPS = re.compile(r"[,.;:](?=\s|$)")
_PEOPLE = frozenset(t for t in TOPICS if t.startswith("people_"))
_SUMS = frozenset({"bribe_or_theft_amount", "amount_recovered", "public_loss", "budget_cost"})
_NEED_DEED = _PEOPLE | {"amount_recovered", "cases_reviewed"}  # assets and complaints say nothing without a verb
_RATES = frozenset({"corruption_level", "economic_growth", "currency_change", "poll_share", "shadow_economy"})
_RELATIVE = frozenset({"percent", "points", "times"})
_LENGTHS = frozenset({"days", "weeks", "months", "years"})
_DEEDS_COUNTED = frozenset(
    {("arrests", "people_charged"), ("convictions", "people_convicted"), ("dismissals", "people_dismissed")}
)


@dataclass(frozen=True, slots=True)
class Question:
    """What the topic of a figure is asked of: `clauses` that say something of what is counted, `nouns` that head what
    is counted or measured, the half-open `stretch` of the document in which words may settle it alone; `direct`: the
    number only measures its nouns, so that they need no verb; `doer`: it is the number's people who do what the clause
    says, as those asked in a poll do; `of_money`: it is a share of a sum."""

    parsed: Parsed
    clauses: list[Clause]
    nouns: list[tuple[Parsed, Token]]
    stretch: tuple[int, int]
    unit: str | None
    act: str
    direct: bool = False
    doer: bool = False
    of_money: bool = False


class Lexicon:
    """The figure lexicon of a language."""

    def __init__(self, topics: dict[str, Any], counting: dict[str, Any]) -> None:
        self.topics = {name: rows for name, rows in topics.items() if name in TOPICS and name != "other"}
        self._words: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        for name, rows in self.topics.items():
            for phrase_words in (w.lower().split() for row in rows for w in row.get("words", ())):
                self._words[phrase_words[0]].append((name, tuple(phrase_words)))
        sums = (word for word, found in self._words.items() if any(name in _SUMS for name, _ in found))
        self._sums = {word.partition("-")[0] for word in sums}
        self._hyphenated = {word for word in self._words if "-" in word}
        tables = {f"{name}.{at}": row for name, rows in self.topics.items() for at, row in enumerate(rows)}
        self._topic_frames = Frames([_frame(key, row) for key, row in tables.items()])
        self._class_nouns = [
            (key, noun[1:-1]) for key, row in tables.items() for noun in row.get("nouns", ()) if noun.startswith("{")
        ]
        self._needs_verb = {key for key, row in tables.items() if row.get("verbs") or row.get("predicates")}
        self._needs_noun = {key for key, row in tables.items() if row.get("nouns")}
        self._change = Frames([_frame(_way(row), row) for row in topics["change"]])
        self._beside = {
            w: int(row["direction"])
            for row in topics["change"]
            for key in ("adverbs", "adjectives")
            for w in row.get(key, ())
        }
        self._level = Frames([_frame("level", row) for row in topics["level"]])
        self._counting = {name: Frames([_frame(name, row) for row in rows]) for name, rows in counting.items()}
        self._phrases = {
            name: tuple(p for row in rows for p in row.get("phrases", ())) for name, rows in counting.items()
        }

    # -- the words around a number

    def does(self, name: str, clause: Clause, classes: Classes) -> bool:
        """Whether a clause's verb is in a table of `counting.toml`, with all that the unit asks for."""
        return next(self._counting[name].match(clause, classes), None) is not None

    def estimates_at(self, lemma: str) -> bool:
        """Whether a verb estimates something at a number: "put at", "value at"."""
        units = self._counting["estimate"].verbs.get(lemma, ())
        return any(c.preposition == "at" for u, _, _ in units for c in u.conditions)

    def names(self, name: str, lemma: str) -> bool:
        """Whether a noun is in a table of `counting.toml`."""
        return lemma in self._counting[name].nouns

    def ends_with(self, name: str, before: str) -> str | None:
        """The longest phrase of a table that a text ends with."""
        low = before.lower().rstrip()
        return max(
            (p for p in self._phrases[name] if low.endswith(p) and not low[: -len(p)][-1:].isalpha()),
            key=len,
            default=None,
        )

    def polls(self, lemmas: Iterable[str]) -> bool:
        """Whether words name the poll or survey that shares come from."""
        return not self._counting["asked"].nouns.keys().isdisjoint(lemmas)

    def makes_index(self, name: str) -> bool:
        """Whether a body is one whose name alone stands for an index of perceptions."""
        return any(
            topic == "perception_rank" and " ".join(words) == name.lower()
            for rows in self._words.values()
            for topic, words in rows
        )

    def holds(self, name: str, text: str) -> bool:
        """Whether any phrase of a table stands in a text."""
        low = f" {' '.join(_STOPS.sub(' ', text.lower()).split())} "
        return any(f" {p} " in low for p in self._phrases[name])

    def is_yearly(self, words: str) -> bool:
        """Whether a noun of change says only over what span: "year-on-year rise"."""
        low = words.lower()
        return any(low.startswith(f"{p} ") for p in self._phrases["yearly"])

    def states(self, clause: Clause, classes: Classes) -> bool:
        """Whether a verb only gives a number ("cost", "total", "amount to")."""
        return next(self._level.match(clause, classes), None) is not None

    def costs(self, clause: Clause, classes: Classes) -> bool:
        """Whether a verb is one of sums: spent, lost, recovered, taken."""
        return any(_topic(key) in _SUMS for key, _ in self._verbs(clause, classes))

    # -- which way

    def direction(self, clause: Clause, classes: Classes) -> int:
        """1 where the verb of a clause says more, -1 where it says less, 0 where it says neither."""
        match = next(self._change.match(clause, classes), None)
        return int(match.frame.act) if match is not None else 0

    def direction_of_noun(self, parsed: Parsed, noun: Token) -> int:
        """The same of a noun: "a 5 percent rise"."""
        found = self._change.nouns.get(noun.lemma_, ())
        return int(found[0][2].act) if found else 0

    def direction_beside(self, word: str) -> int:
        """The same of an adverb or adjective that stands at the number: "5 percent fewer", "up 5 percent"."""
        return self._beside.get(word.lower(), 0)

    # -- about what

    def topic(self, question: "Question", classes: Classes) -> str:
        """The topic that the words of a figure decide, `other` where none does; the longest words win."""
        ranked = [*self._by_words(question), *self._by_verbs_and_nouns(question, classes)]
        order = list(self.topics)
        fitting = [
            (score, -order.index(name), name) for score, name in ranked if _fits(name, question.unit, question.act)
        ]
        return max(fitting)[2] if fitting else "other"

    def theme(self, parsed: Parsed) -> str | None:
        """The topic of sums that the words of a sentence speak of, whatever its numbers count; None where none does."""
        if not self._sums.isdisjoint(t.lower_ for t in parsed.doc) or not self._sums.isdisjoint(parsed.lemmas):
            sentence = parsed.sentence
            question = Question(parsed, [], [], (sentence.start, sentence.end), None, "level")
            return max(((score, n) for score, n in self._by_words(question) if n in _SUMS), default=(0, None))[1]
        return None

    def _by_words(self, question: "Question") -> Iterator[tuple[int, str]]:
        tokens = question.parsed.tokens_between(*question.stretch)
        lemmas = [t.lemma_ for t in tokens]
        told = {*lemmas, *(t.lower_ for t in tokens)}
        hyphenated = self._hyphenated if any("-" in t.text for t in tokens) else frozenset()
        for first in (told & self._words.keys()) | hyphenated:
            for name, words in self._words[first]:
                if (first in hyphenated or told.issuperset(words)) and _stands_in(words, tokens, lemmas):
                    yield 3 * len(words), name

    def _by_verbs_and_nouns(self, question: "Question", classes: Classes) -> Iterator[tuple[int, str]]:
        verbs = {key: score for clause in question.clauses for key, score in self._verbs(clause, classes)}
        for key, score in verbs.items():
            name = _topic(key)
            if (
                key not in self._needs_noun
                and (_measures(name, question.unit) or (question.of_money and name in _SUMS))
                and (name != "poll_share" or question.doer)
            ):
                yield 1 + score, name
        alone = question.direct or question.act in {"change", "share"}
        for parsed, noun in question.nouns:
            for key, score in self._nouns(parsed, noun, classes):
                if key in verbs or key not in self._needs_verb:
                    yield score + verbs.get(key, 0), _topic(key)
                elif alone and parsed is question.parsed and _topic(key) not in _NEED_DEED:
                    yield score - 1, _topic(key)

    def _verbs(self, clause: Clause, classes: Classes) -> Iterator[tuple[str, int]]:
        for match in self._topic_frames.match(clause, classes):
            yield match.frame.act, 2 + 2 * (match.extra is not None)
        lemmas = clause.parsed.lemmas
        for token in clause.predicate.subtree:
            near = clause.predicate in (token.head, token.head.head)
            if near and lemmas[token.i] in self._topic_frames.predicates:
                for match in self._topic_frames.match_predicate(nominal(clause.parsed, token, []), lemmas, classes):
                    yield match.frame.act, 2

    def _nouns(self, parsed: Parsed, noun: Token, classes: Classes) -> Iterator[tuple[str, int]]:
        clause = nominal(parsed, noun, [])
        for name, members in self._class_nouns:
            if classes.has(members, clause, noun):
                yield name, 1
        lemmas = parsed.lemmas
        for match in self._topic_frames.match_noun(clause, lemmas, classes):
            yield match.frame.act, 2 * (noun.i - match.trigger.i + 1) + (match.extra is not None)


def _fits(topic: str, unit: str | None, act: str) -> bool:
    """Whether a number of that unit can say something of a topic at all."""
    if topic in _PEOPLE:
        counts = unit == "people" or (unit, topic) in _DEEDS_COUNTED
        return counts or act == "change" or (act == "share" and unit == "percent")
    if topic in _SUMS:
        return is_code(unit) or unit == "hectares" or (act != "level" and unit in _RELATIVE)
    if topic in _RATES:
        return unit in _RELATIVE and (topic != "corruption_level" or act != "share")
    if topic == "perception_rank":
        return unit in {"rank", "places"}
    if topic == "perception_score":
        return unit == "points"
    if topic == "sentence_length":
        return unit in _LENGTHS
    if topic == "cases_reviewed" and unit == "people":
        return True
    if topic in {"crimes_recorded", "cases_opened", "cases_reviewed"}:
        return unit not in {None, "people", "rank", "points"} and not is_code(unit) and unit not in _LENGTHS
    return True


def _measures(topic: str, unit: str | None) -> bool:
    """Whether a unit says by itself that a topic's verb alone decides: money of sums, people of what befalls them."""
    return is_code(unit) if topic in _SUMS else unit == "people" if topic in _PEOPLE else True


def is_code(unit: str | None) -> bool:
    """Whether a unit is a currency: an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isupper()


def _stands_in(words: tuple[str, ...], tokens: list[Token], lemmas: list[str]) -> bool:
    last = len(words)
    for first in range(len(tokens) - last + 1):
        if all(tokens[first + k].lower_ == w or lemmas[first + k] == w for k, w in enumerate(words)):
            return True
    return "-" in words[0] and words[0] in " ".join(t.lower_ + t.whitespace_ for t in tokens).replace(" - ", "-")


def _topic(key: str) -> str:
    """The topic of a table: the key is its topic and its place among the topic's tables."""
    return key.partition(".")[0]


def _way(row: dict[str, Any]) -> str:
    return "1" if Decimal(str(row["direction"])) > 0 else "-1"


def _frame(act: str, row: dict[str, Any]) -> Frame:
    return Frame(
        kind="figure",
        act=act,
        roles={},
        verbs=tuple(unit(text) for text in row.get("verbs", ())),
        nouns=tuple(phrase(text) for text in row.get("nouns", ()) if not text.startswith("{")),
        predicates=tuple(phrase(text) for text in row.get("predicates", ())),
    )


@cache
def load_lexicon(language: str = "en") -> Lexicon:
    """The figure lexicon of a language."""
    folder = files("graftwatch.read") / "lexicon" / language
    tables = [tomllib.loads((folder / name).read_text(encoding="utf-8")) for name in ("figure.toml", "counting.toml")]
    return Lexicon(tables[0], tables[1])
