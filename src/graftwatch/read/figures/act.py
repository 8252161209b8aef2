"""Which act a number is: a level, a change (and which way), a share or a rank."""

from decimal import Decimal

from graftwatch.read.figures.number import Number
from graftwatch.read.figures.span import base_expression
from graftwatch.read.tree import Token

_RELATIVE = frozenset({"percent", "points", "places", "times"})
_LEVELS = frozenset({"to", "from", "at"})


def act_of(number: Number) -> tuple[str, Decimal]:
    """The act, and the value with its sign."""
    quantity = number.quantity
    if quantity.kind == "rank":
        return "rank", quantity.number
    way = direction(number) or _compared(number)
    if quantity.kind == "multiple":
        return "change", quantity.number
    if quantity.number < 0:
        return "change", quantity.number
    if way and (
        quantity.unit in _RELATIVE or quantity.kind == "fraction" or number.preposition == "by" or _compared(number)
    ):
        return "change", quantity.number * way
    if quantity.kind in {"percent", "fraction"}:
        return "share", quantity.number
    return "level", quantity.number


def direction(number: Number) -> int:
    """1 for more, -1 for less, 0 where no word of change governs the number."""
    lexicon, parsed, relative = number.lexicon, number.parsed, number.quantity.unit in _RELATIVE
    if relative:
        for word in _words_beside(number):
            if way := lexicon.direction_beside(word):
                return way
        for noun in _nouns(number):
            if way := lexicon.direction_of_noun(parsed, noun):
                return way
    clause = number.clause
    if clause is None or number.preposition in _LEVELS or _after_to(number):
        return 0
    reaches = number.role in {"object", "oblique"} or number.preposition == "by" or number.quantity.kind == "multiple"
    if reaches and number.preposition in {"", "by", "of", "about", "around", "over"}:
        return lexicon.direction(clause, number.desk.classes)
    return 0


def is_change(number: Number) -> bool:
    """Whether a multiple says what something grew to, and is not only set beside the size of something else."""
    return bool(direction(number)) or base_expression(number) is not None


def _compared(number: Number) -> int:
    """The same where any number is set beside another: "12 billion less than last year"."""
    behind = number.behind().lower().split()
    return number.lexicon.direction_beside(behind[0]) if behind[1:2] == ["than"] else 0


def _words_beside(number: Number) -> list[str]:
    """The word right behind the number, or right before it with nothing in between ("up 5 percent", "down by 7")."""
    behind = number.behind().split()
    before = number.before().split()
    found = []
    if behind and number.behind().lstrip()[:1] not in {",", ";", ")", "."}:
        found.append(behind[0].strip(",.;"))
    words = [w for w in before[-2:] if w not in {"by"}]
    particle = any(t.dep_ == "prt" and number.parsed.end(t) == number.start - 1 for t in number.parsed.doc)
    if words and not before[-1].endswith((",", ";")) and not particle:  # "made up 38 percent"
        found.append(words[-1])
    return found


def _nouns(number: Number) -> list[Token]:
    """The nouns of change that a rate may belong to: those it stands under, and the one right behind it."""
    found = list(number.governors)
    behind = [t for t in number.parsed.doc if number.parsed.start(t) >= number.end][:2]
    for token in behind:
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
        found.append(token)
    return found


def _after_to(number: Number) -> bool:
    return number.before().rstrip().lower().endswith((" to", " from", " at"))
