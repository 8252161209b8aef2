"""What number words and digits come to: `twenty-five`, `1,692`, `1.02 trillion`, `twelve and a half`."""

import re
from decimal import Decimal

from graftwatch.read.patterns.alphabet import NUMBERS, Tokens
from graftwatch.read.patterns.grammar import Grammar

_SPACED = re.compile(r"[\s,]")
_DECIMAL_COMMA = re.compile(r"(\d+),(\d{1,2})")


def digits(text: str) -> Decimal:
    """A number in digits: grouped by commas, points or spaces, with a decimal point or comma; `93rd` is 93."""
    text = text.rstrip("stndrh")
    comma = _DECIMAL_COMMA.fullmatch(text)
    if comma:
        return Decimal(f"{comma[1]}.{comma[2]}")
    plain = _SPACED.sub("", text)
    if plain.count(".") > 1:
        plain = plain.replace(".", "")
    return Decimal(plain)


def number(grammar: Grammar, tokens: Tokens, first: int, after: int) -> Decimal:
    """The value of tokens [first, after), from the lexicon's classes `cardinal`, `ordinal`, `half` and `scale`.

    A scale (dozen, hundred, million) multiplies what stands before it; `and a half` adds half of what came last.
    """
    total, current, last_scale = Decimal(0), Decimal(0), Decimal(1)
    begun = False
    for code, at in zip(tokens.codes[first:after], range(first, after)):
        if code in NUMBERS:
            current, begun = current + digits(tokens.words(at, at + 1)), True
        elif code in grammar.values["half"]:
            half = Decimal("0.5")
            if begun and not current:
                total += half * last_scale
            else:
                current, begun = current + half, True
        elif (scale := grammar.values["scale"].get(code)) is not None:
            current, begun = (current or 1) * scale, True
            if scale >= 1000:
                total, current, last_scale = total + current, Decimal(0), Decimal(scale)
        elif (word := grammar.values["cardinal"].get(code, grammar.values["ordinal"].get(code))) is not None:
            current, begun = current + word, True
    return plain(total + current)


def plain(number: Decimal) -> Decimal:
    """The same number without needless zeros and without an exponent."""
    whole = number.to_integral_value()
    return whole if whole == number else number.normalize()
