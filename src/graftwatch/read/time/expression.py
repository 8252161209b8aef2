"""Time expressions of a text: where they stand, what governs them, what their words say; not yet which day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from graftwatch.read.patterns import Grammar, Match, Tokens, grammar
from graftwatch.read.patterns.alphabet import WALL
from graftwatch.read.time.duration import iso_duration

Role = Literal["at", "since", "until", "by", "span", "duration", "age"]
ROLES: Final[tuple[str, ...]] = get_args(Role)

_LOOK_BACK = 20  # tokens, spaces among them: the longest lead with "more than" and "the" after it
_SENTENCE = 100  # tokens before a time among which "will" is looked for
_OWN_LEAD = ("range", "past_span", "next_span", "vague")  # "from ... to" says its own role
_BARE_YEARS = range(1900, 2100)  # without a preposition, other numbers of four digits are counts


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time as the text gives it.

    `text` is the document's [start, end), without the word that governs it; `lead` is that word ("in", "since", "no
    later than") and `lead_start` where it stands (`start` if there is none). `about`: "some", "more than" or "nearly"
    stands before it. `scheduled`: "fixed" or "adjourned until" does, so it lies ahead. `ahead`: "will", "plans" or the
    like stands before it in its sentence. `shape` names the pattern that found it and `parts` what that took: numbers,
    months, nested expressions.
    """

    start: int
    end: int
    text: str
    shape: str
    role: Role
    lead: str | None
    lead_start: int
    about: bool = False
    scheduled: bool = False
    ahead: bool = False
    parts: Mapping[str, Any] = field(default_factory=dict, hash=False)

    @property
    def duration(self) -> str | None:
        """How long, as ISO 8601 (`P12Y6M`), if it says so: also "in two years" and "within ten days"."""
        unit = self.parts.get("unit_first") or self.parts.get("unit")
        if self.shape not in ("length", "lengths", "in", "within", "ahead") or unit is None or "vague" in self.parts:
            return None
        half = "half" in self.parts
        number = self.parts.get("n", 0 if half and " and " not in self.text else 1)
        return iso_duration(
            number, unit, half=half, small=self.parts.get("n_small"), unit_small=self.parts.get("unit_small")
        )

    @property
    def longest(self) -> str | None:
        """The upper end of "five to ten years"; `duration` is the lower."""
        return iso_duration(self.parts["m"], self.parts["unit"]) if self.shape == "lengths" else None


def find_times(text: str, start: int = 0, end: int | None = None, *, language: str = "en") -> list[TimeExpression]:
    """The time expressions of text[start:end] in order, none overlapping; offsets count from the text's start."""
    words = grammar(language)
    around = _around(language)
    tokens = words.alphabet.read(text, start, end)
    matches = words.find(tokens, "time", lambda match: _fits(match, around))
    return [_expression(match, around) for match in matches if match.pattern.table.get("role") != "none"]


@dataclass(frozen=True, slots=True)
class _Around:
    """Expressions for what stands before and after a time."""

    grammar: Grammar
    lead: re.Pattern[str]
    weak_lead: re.Pattern[str]
    year_lead: re.Pattern[str]
    scheduled: re.Pattern[str]
    ahead: re.Pattern[str]
    counting: re.Pattern[str]
    definite: re.Pattern[str]
    thing_counted: re.Pattern[str]
    surely_counted: re.Pattern[str]
    name_or_month: re.Pattern[str]


@lru_cache
def _around(language: str) -> _Around:
    words = grammar(language)
    return _Around(
        words,
        words.search_before("(<lead:lead>( <about:about>)?( the)?|<about:alone>( the)?) "),
        words.search_before("<weak_lead>( the)? "),
        words.search_before("<year_lead>( the)? "),
        words.search_before("<scheduled>( (for|to|until|till|on|in|by|at))?( the)? "),
        words.matcher("<ahead>"),
        words.search_before("(<about> |<currency_before>( )?)"),
        words.search_before("the "),
        re.compile(words.compile("( |-)?(<large>|%|percent|per cent|<unit_noun>|<plural>|<currency_after>)").plain),
        re.compile(words.compile("( |-)?(<large>|%|percent|per cent|<unit_noun>|<currency_after>)").plain),
        re.compile(words.compile("<month_or_name>").plain),
    )


def _fits(match: Match, around: _Around) -> bool:
    """What patterns do not say: a bare month needs a preposition, a bare number a reason to be a year."""
    codes, needs = match.tokens.codes, match.pattern.table.get("needs")
    before = codes[max(0, match.first - _LOOK_BACK) : match.first]
    if before.endswith(("$", "€", "£", "¥", "₸", "₴", "₽", "#", "+")):
        return False
    if needs == "lead":
        if around.weak_lead.search(before):
            return around.name_or_month.match(codes, match.first) is None
        governing = around.lead.search(before)
        return governing is not None and governing["lead"] is not None
    if needs == "year":
        return _is_year(match, before, around)
    if needs == "range":
        first, last = match.parts["first"], match.parts["last"]
        return first is not None and last is not None and first.pattern.shape == last.pattern.shape
    if match.pattern.shape == "length" and match.parts.get("unit") in ("Q", "E"):
        return False  # "one quarter of", "a weekend"
    if match.pattern.shape == "lengths":
        # "jailed in 2017 to nine years" holds a year and a length
        return match.parts["n"] < match.parts["m"] or match.parts.get("unit_first") is not None
    return match.pattern.shape != "age" or 0 < int(match.parts["n"]) < 120


def _is_year(match: Match, before: str, around: _Around) -> bool:
    codes, text = match.tokens.codes, match.tokens.words(match.first, match.after)
    if not text.isdecimal():
        return True
    surely_counted = around.surely_counted.match(codes, match.after) is not None
    if around.year_lead.search(before):
        return int(text) % 1000 != 0 or not surely_counted
    if int(text) not in _BARE_YEARS or surely_counted or around.counting.search(before):
        return False
    return around.definite.search(before) is not None or around.thing_counted.match(codes, match.after) is None


def _expression(match: Match, around: _Around) -> TimeExpression:
    tokens: Tokens = match.tokens
    before = tokens.codes[max(0, match.first - _LOOK_BACK) : match.first]
    governing = around.lead.search(before)
    lead, role, lead_start = _lead(match, governing, around)
    about = governing is not None and (governing["about"] or governing["alone"]) is not None
    return TimeExpression(
        start=match.start,
        end=match.end,
        text=tokens.text[match.start : match.end],
        shape=match.pattern.shape,
        role=role,
        lead=lead,
        lead_start=lead_start,
        about=about or lead == "around",
        scheduled=around.scheduled.search(before) is not None,
        ahead=_looks_ahead(tokens, match.first, around),
        parts={
            label: _expression(value, around) if isinstance(value, Match) else value
            for label, value in match.parts.items()
            if value is not None
        },
    )


def _lead(match: Match, governing: re.Match[str] | None, around: _Around) -> tuple[str | None, Role, int]:
    """The governing word, the role that it or the pattern gives, and where the word stands."""
    role: Role = match.pattern.table.get("role", "at")
    if governing is None or not governing["lead"]:
        return None, role, match.start
    begin = match.first - len(governing.string)
    first, after = (begin + at for at in governing.span("lead"))
    if role in ("at", "span") and match.pattern.shape not in _OWN_LEAD:
        given: Role = around.grammar.values["lead"][governing["lead"]]
        role = role if given == "at" else given
    return match.tokens.words(first, after).lower(), role, match.tokens.starts[first]


def _looks_ahead(tokens: Tokens, first: int, around: _Around) -> bool:
    """Whether "will" or the like stands before token `first` in its sentence, as far as that is worth looking back."""
    begin = max(0, first - _SENTENCE)
    hit = around.ahead.search(tokens.codes, begin, first)
    if hit is None:
        return False
    ends = (tokens.codes.rfind(end, begin, first) for end in (". ", "! ", "? ", WALL))
    return around.ahead.search(tokens.codes, max(begin, max(ends) + 1), first) is not None
