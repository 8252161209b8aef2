"""Complements known by their type wherever the parser attached them: terms, sums, offences in a stretch of a
sentence."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from graftwatch.claims import OFFENCES, Money
from graftwatch.read.clauses import Clause, Parsed, nominal
from graftwatch.read.frames import Match
from graftwatch.read.numbers import whole_number

if TYPE_CHECKING:
    from graftwatch.read.desk import Desk
    from graftwatch.read.people import Who

_LIFE = re.compile(
    r"\b(?:for life|life (?:in (?:prison|jail)|imprisonment|sentence|term|behind bars)|to life|gets life|got life)\b",
    re.I,
)

NUMBER = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|(?:twenty|thirty)(?:-[a-z]+)?)"
)
"""A number of years or months as terms have it, in digits or words."""
_TERMS = re.compile(rf"\b(?P<list>(?:{NUMBER}(?: (?:years?|months?))?,? )+and {NUMBER}) (?P<unit>years|months)\b")
_NEW_TERM = re.compile(
    r"\bto (?P<number>\d{1,2}|[a-z]+(?:-[a-z]+)?)(?P<half> and a half)?(?:[ -](?P<unit>years?|months?))?(?= |[,.;)]|$)"
)


def term_in(desk: "Desk", parsed: Parsed, start: int, end: int) -> tuple[str, int] | None:
    """The first term (ISO 8601 duration, or `life`) in a stretch, with where it ends."""
    if match := _LIFE.search(desk.text, start, end):
        return "life", match.end()
    for expression in desk.timeline.expressions.get(parsed.sentence.number, ()):
        if (
            start <= expression.start < end
            and expression.role == "duration"
            and expression.duration
            and not expression.longest
        ):
            return expression.duration, expression.end
    return None


def last_term_in(desk: "Desk", parsed: Parsed, start: int, end: int) -> tuple[str, int] | None:
    """The last term in a stretch, with where it ends."""
    found = term_in(desk, parsed, start, end)
    while found is not None and (later := term_in(desk, parsed, found[1], end)) is not None:
        found = later
    return found


def ranged_in(desk: "Desk", parsed: Parsed, start: int, end: int) -> int:
    """Where a range of terms ends ("between ten and fifteen years"), which is a sentence without a term; 0 if none."""
    for expression in desk.timeline.expressions.get(parsed.sentence.number, ()):
        if start <= expression.start < end and expression.role == "duration" and expression.longest:
            return expression.end if expression.text.lower().startswith(("between", "from")) else 0
    return 0


def terms_in_turn(desk: "Desk", people: "Sequence[Who]", start: int, end: int) -> dict[str, str]:
    """What each of several people gets of a list of terms, by name: "A and B were given seven and six years"."""
    match = _TERMS.search(desk.text, start, end)
    if match is None:
        return {}
    parts = [part.split() for part in re.split(r",? and |, ", match["list"])]
    numbers = [whole_number(part[0]) for part in parts]
    units = {part[1].rstrip("s") for part in parts if part[1:]} | {match["unit"].rstrip("s")}
    named = list(dict.fromkeys(who.text for who in people if who.entity is not None and who.text))
    if None in numbers or len(units) > 1 or len(named) != len(numbers):
        return {}  # "ten years and six months" is one term
    return {name: f"P{number}{'M' if 'month' in units else 'Y'}" for name, number in zip(named, numbers)}


def new_term_in(desk: "Desk", parsed: Parsed, start: int, end: int) -> tuple[str, int] | None:
    """What a term was cut to: "from nine years to five", "to five and a half"; its unit may stand with the old one."""
    for match in _NEW_TERM.finditer(desk.text, start, end):
        number = whole_number(match["number"])
        if number is not None:
            months = (match["unit"] or "").startswith("month")
            return f"P{number}{'M' if months else 'Y'}{'6M' if match['half'] and not months else ''}", match.end()
    return None


def amount_in(desk: "Desk", parsed: Parsed, start: int, end: int, kind: str = "money") -> tuple[Money, int] | None:
    """The first sum of money, or price, in a stretch (never a conversion in brackets), with where it ends."""
    for quantity in desk.quantities.get(parsed.sentence.number, ()):
        if start <= quantity.start < end and quantity.kind == kind and not quantity.conversion and quantity.unit:
            return Money(quantity.unit, quantity.number), quantity.end
    return None


def offences_in(desk: "Desk", parsed: Parsed, start: int, end: int) -> tuple[list[str], int]:
    """The offences named in a stretch, in order, each once, with where the last one ends (`start` if none)."""
    found: list[str] = []
    last = start
    lemmas = desk.article.lemmas[parsed.sentence.number]
    for code, first, length in desk.offences.find(parsed.doc, lemmas):
        at, stop = parsed.start(parsed.doc[first]), parsed.end(parsed.doc[first + length - 1])
        if start <= at < end:
            if code not in found:
                found.append(code)
            last = max(last, stop)
    for match in _deeds_in(desk, parsed, start, end):
        if match.frame.act not in found:
            found.append(match.frame.act)
        last = max(last, parsed.end(match.last))
    return found, last


def _deeds_in(desk: "Desk", parsed: Parsed, start: int, end: int) -> Iterator[Match]:
    """The deeds in a stretch that frames of misconduct read: by a gerund, or by a noun that asks for something."""
    clauses = desk.article.clauses[parsed.sentence.number]
    for clause in clauses:
        at = parsed.start(clause.predicate)
        if start < at < end and clause.relation in _BELOW and clause.predicate.tag_ == "VBG":
            yield from islice(filter(_is_deed, desk.frames.match(clause, desk.classes)), 1)
    lemmas = desk.article.lemmas[parsed.sentence.number]
    for token in parsed.tokens_between(start, end):
        if token.pos_ == "NOUN" and lemmas[token.i] in desk.frames.nouns:
            nouns = desk.frames.match_noun(nominal(parsed, token, clauses), lemmas, desk.classes)
            yield from islice((m for m in nouns if _is_deed(m) and m.extra is not None), 1)


_BELOW = frozenset({"pcomp", "conj", "acl", "xcomp", "advcl"})


def _is_deed(match: Match) -> bool:
    frame = match.frame
    return frame.kind == "misconduct" and frame.act in OFFENCES and "offences" not in frame.roles


def after(clause: Clause) -> tuple[int, int]:
    """Where a clause's typed complements are sought: its own stretch behind the predicate."""
    return clause.region
