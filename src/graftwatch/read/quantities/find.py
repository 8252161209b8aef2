"""Finding the quantities of a text: each expression of the grammar, and what stands around it."""

from bisect import bisect_right
from collections.abc import Iterable

from graftwatch.claims.vocabulary import Bound
from graftwatch.read.patterns import Match, grammar
from graftwatch.read.patterns.alphabet import YEAR
from graftwatch.read.quantities.links import linked
from graftwatch.read.quantities.quantity import Quantity, QuantityKind, Span
from graftwatch.read.quantities.shapes import Said, said
from graftwatch.read.quantities.surroundings import Noun, Surroundings, surroundings
from graftwatch.read.time import find_times


def find_quantities(
    text: str,
    start: int = 0,
    end: int | None = None,
    *,
    country: str | None = None,
    leave_alone: Iterable[Span] | None = None,
    language: str = "en",
) -> list[Quantity]:
    """The quantities of text[start:end] in order; offsets count from the text's start.

    `leave_alone`: spans that are something else; nothing that overlaps one is a quantity. Without it, times are
    looked for and left alone: dates, ages and lengths of time. `country`: the ISO 3166 code of the country spoken of,
    which says whose dollars, pesos or pounds a plain name means.
    """
    words = grammar(language)
    around = surroundings(language)
    tokens = words.alphabet.read(text, start, end)
    if leave_alone is None:
        leave_alone = [(time.start, time.end) for time in find_times(text, start, end, language=language)]
    taken = _Taken(leave_alone)
    found: list[Quantity] = []

    def fits(match: Match) -> bool:
        no_quantity = match.pattern.table.get("role") == "none"
        return taken.is_free(match.start, match.end) and (no_quantity or said(match, around, country) is not None)

    for match in words.find(tokens, "quantity", fits):
        if match.pattern.table.get("role") != "none":
            quantity = _quantity(match, around, country)
            free = quantity is not None and taken.is_free(quantity.start, quantity.end)
            if quantity is not None and free and (not found or found[-1].end <= quantity.start):
                found.append(quantity)
    return linked(found, tokens, around)


class _Taken:
    """Spans that are spoken for."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def is_free(self, start: int, end: int) -> bool:
        before = bisect_right(self._starts, end - 1) - 1
        return before < 0 or self._ends[before] <= start


def _quantity(match: Match, around: Surroundings, country: str | None) -> Quantity | None:
    """The whole phrase: bound, number, noun, bound, price."""
    meaning = said(match, around, country)
    if meaning is None:
        return None
    codes, starts = match.tokens.codes, match.tokens.starts
    first, after, bound, noun = _phrase(match, meaning, around)
    kind, unit = _kind_and_unit(meaning, noun)
    if kind == "bare" and not meaning.part and _is_noise(match, meaning, bound):
        return None
    if kind == "count" and bound == "exact" and noun is not None and _is_year(match, noun):
        return None  # "the law of 2009 requires", "the report for 2013 lists"
    if meaning.conditional and (noun is None or not noun.known):
        return None  # "one of the reasons"
    per = around.price_of(codes, after) if kind == "money" else None
    if per is not None:
        kind, after = ("money" if per[2] else "price"), per[1]
    return Quantity(
        start=starts[first],
        end=starts[after],
        number=meaning.number,
        number_span=(match.start, match.end),
        kind=kind,
        unit=unit,
        bound="about" if bound == "exact" and _is_round(match) else bound,
        of=meaning.of,
        noun=(starts[noun.first], starts[noun.after]) if noun is not None else None,
        part=meaning.part,
        per=(starts[per[0]], starts[per[1]]) if per is not None else None,
    )


def _phrase(match: Match, meaning: Said, around: Surroundings) -> tuple[int, int, Bound, Noun | None]:
    """The tokens of the phrase [first, after), its bound and its noun; a bound may stand on either side of the noun."""
    codes, first, after = match.tokens.codes, match.first, match.after
    noun = None
    left = around.bound_to_the_left(codes, first)
    right = around.bound_to_the_right(codes, after)
    if right is not None:
        after = right[0]
    if meaning.noun_follows:
        noun = around.noun_at(match.tokens, after, singular=meaning.number == 1 and not meaning.part)
    if noun is not None:
        after = noun.after
        if right is None and (right := around.bound_to_the_right(codes, after)) is not None:
            after = right[0]
    bound = left or right
    return left[0] if left else first, after, bound[1] if bound is not None else "exact", noun


def _kind_and_unit(meaning: Said, noun: Noun | None) -> tuple[QuantityKind, str | None]:
    if meaning.kind not in ("count", "bare"):
        return meaning.kind, meaning.unit
    if noun is None:
        return ("bare" if meaning.of is None else "count"), None
    return "count", noun.unit


def _is_round(match: Match) -> bool:
    """ "a dozen", "20-odd": about so many without a word of its own."""
    words = match.tokens.words(match.first, match.after).lower()
    return words == "a dozen" or words.endswith("-odd")


_BEFORE_YEARS = ("by ", "during ", "for ", "from ", "in ", "of ", "since ", "until ")


def _is_year(match: Match, noun: Noun) -> bool:
    """Whether a number reads as a year behind its preposition; "in 2,013 crimes" has its noun right behind it."""
    if noun.known and noun.after - noun.first == 1:
        return False
    if match.tokens.codes[match.first : match.after] != YEAR or match.first < 2:
        return False
    before = match.tokens.words(max(0, match.first - 2), match.first).lower()
    return before.endswith(_BEFORE_YEARS)


def _is_noise(match: Match, meaning: Said, bound: Bound) -> bool:
    """A bare "one", or a number that only looks like a year."""
    if meaning.number in (0, 1) and match.after - match.first == 1:
        return True
    return bound == "exact" and match.tokens.codes[match.first : match.after] == YEAR
