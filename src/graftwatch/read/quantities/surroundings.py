"""What stands around a number: bounds before and after it, the noun that it counts, the unit that a price is for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from graftwatch.claims.vocabulary import Bound
from graftwatch.read.patterns import Grammar, Tokens, grammar
from graftwatch.read.patterns.alphabet import ADVERB, CAPITAL, PAST, PLURAL, POSSESSIVE, WORD, WORDS

_LOOK_BACK = 24  # tokens, spaces among them
_LONGEST_NOUN = 7  # words
_ANY_WORD = re.compile(f"[{WORDS}]")


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun phrase: tokens [first, after), and the unit that its head stands for."""

    first: int
    after: int
    unit: str
    known: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Expressions for the neighbourhood of a number, compiled once a language."""

    grammar: Grammar
    bound_before: re.Pattern[str]
    bound_after: re.Pattern[str]
    stop: re.Pattern[str]
    skip: re.Pattern[str]
    many: re.Pattern[str]
    one: re.Pattern[str]
    ranking: re.Pattern[str]
    ranked: re.Pattern[str]
    place: re.Pattern[str]
    compared: re.Pattern[str]
    change: re.Pattern[str]
    apiece: re.Pattern[str]
    per: re.Pattern[str]
    more: re.Pattern[str]
    apart: re.Pattern[str]

    def before(self, codes: str, at: int) -> str:
        """The codes shortly before token `at`."""
        return codes[max(0, at - _LOOK_BACK) : at]

    def bound_to_the_left(self, codes: str, at: int) -> tuple[int, Bound] | None:
        """The token where a bound before token `at` begins, and what it says."""
        before = self.before(codes, at)
        hit = self.bound_before.search(before)
        if hit is None:
            return None
        return at - len(before) + hit.start("bound"), self._value(hit["bound"], "bound_before")

    def bound_to_the_right(self, codes: str, at: int) -> tuple[int, Bound] | None:
        """The token after a bound that follows token `at` directly, and what it says."""
        hit = self.bound_after.match(codes, at)
        if hit is None:
            return None
        return hit.end(), self._value(hit["bound"], "bound_after") if hit["bound"] else "at_least"

    def _value(self, codes: str, name: str) -> Bound:
        bound: Bound = self.grammar.values[name][codes]
        return bound

    def is_ranked(self, codes: str, at: int) -> bool:
        """Whether a verb or noun of ranking stands before token `at`."""
        return self.ranking.search(self.before(codes, at)) is not None

    def price_of(self, codes: str, at: int) -> tuple[int, int, bool] | None:
        """The tokens of the unit that a sum is for ("a kilogram", "apiece"), and whether it is a span of time."""
        hit = self.apiece.match(codes, at)
        if hit is None:
            hit = self.per.match(codes, at)
            if hit is None or self.more.match(codes, hit.end()) or self.apart.match(codes, hit.end()):
                return None  # "5 million tenge a senior official", "from 7 billion a year earlier"
        group = next(name for name, codes_taken in hit.groupdict().items() if codes_taken)
        return hit.start(group), hit.end(group), group == "time"

    def noun_at(self, tokens: Tokens, at: int, *, singular: bool = False) -> Noun | None:
        """The noun phrase that begins after the space at token `at`: up to a known unit noun, else up to a plural."""
        codes = tokens.codes
        if codes[at : at + 1] != " ":
            return None
        first = self._after_skipped(codes, at)
        fallback: Noun | None = None
        position, words, seen_past = first, 0, False
        while words < _LONGEST_NOUN and position < len(codes) and self.stop.match(codes, position) is None:
            known = (self.one if singular else self.many).match(codes, position)
            if (
                known
                and codes[known.end() : known.end() + 1] not in (POSSESSIVE, "'", "-")
                and _ends(codes, known.end())
            ):
                units = self.grammar.values["one_noun" if singular else "unit_noun"]
                end = known.end()
                if (
                    codes[end : end + 1] == " "
                    and (more := self.many.match(codes, end + 1))
                    and _ends(codes, more.end())
                ):
                    end = more.end() if units.get(more[0]) == units[known[0]] else end  # "14 police | officers"
                return Noun(first, end, units[known[0]], True)
            if not _ANY_WORD.match(codes, position):
                break
            code = codes[position]
            if (
                code == PLURAL
                and not singular
                and not seen_past
                and codes[position + 1 : position + 2] not in ("'", POSSESSIVE)
            ):
                fallback = Noun(first, position + 1, tokens.words(position, position + 1).lower(), False)
            elif fallback is not None and code not in (CAPITAL, ADVERB):
                break
            seen_past = seen_past or code == PAST
            position, words = position + 1, words + 1
            while position < len(codes) and codes[position] in "-" and _ANY_WORD.match(codes, position + 1):
                position += 2
            if codes[position : position + 1] in ("'", POSSESSIVE):
                position += 1
            if codes[position : position + 1] != " ":
                break
            position += 1
        return fallback

    def _after_skipped(self, codes: str, at: int) -> int:
        while (hit := self.skip.match(codes, at)) is not None:
            at = hit.end() - 1
        return at + 1


def _ends(codes: str, at: int) -> bool:
    return at >= len(codes) or codes[at] not in WORD + CAPITAL


@lru_cache
def surroundings(language: str) -> Surroundings:
    """The expressions of a language."""
    words = grammar(language)
    number = "(<digits>|<cardinal>)"
    return Surroundings(
        grammar=words,
        bound_before=words.search_before("<bound_before:bound>( <between>)? "),
        bound_after=re.compile(
            words.matcher("(( |,|-)( )?<bound_after:bound>|+)").pattern + f"(?! {words.compile(number).plain})"
        ),
        stop=words.matcher("(<stop>|<unit>|<month>|<weekday>|<not_counted>|<bound_before>)"),
        skip=words.matcher(" <skip> "),
        many=words.matcher("<unit_noun>"),
        one=words.matcher("<one_noun>"),
        ranking=words.search_before("<ranking>( (at|in|as|only|just))?( <capital>)*( (at|in|as|only|just))? "),
        ranked=words.matcher(" <ranked_things>"),
        place=words.matcher("<place>"),
        compared=words.matcher(
            " (as|more|higher|larger|bigger|greater|less|fewer|lower|the|that|what|its|their|normal|over|above)"
        ),
        change=re.compile(words.compile("<change>").plain),
        apiece=words.matcher(" <apiece:unit>"),
        per=words.matcher(" <per> (<unknown:unit>|<unit:time>|<daypart:time>|<one_noun:unit>)"),
        more=words.matcher(" (<unknown>|<capital>|<noun_word>)"),
        apart=words.matcher(" (<direction>|ago)"),
    )


UNITS_OF_TIME: Mapping[str, str] = {
    "H": "hours", "D": "days", "W": "weeks", "F": "fortnights", "M": "months",
    "Q": "quarters", "Y": "years", "X": "decades", "C": "centuries", "E": "weekends",
}  # fmt: skip
