"""Words and signs of money as classes of a grammar: what stands before a number and what after it."""

from collections.abc import Mapping
from typing import Any


def currency_classes(money: Mapping[str, Any], *, no_code: list[str]) -> dict[str, Any]:
    """`currency_before` (signs, codes) and `currency_after` (words, codes) from the tables of lexicon/currencies.toml.

    A value is an ISO 4217 code, `{"default": code, "by_country": {country: code}}` for a word of several states, or
    `{"code": code, "parts": 100}` for a part of a currency. `no_code`: codes that are English words in capitals; they
    count only after a number.
    """
    codes = [key for key in money["codes"] if key != "source"]
    words = {word: code for code in codes for word in money["codes"][code]}
    words.update({word: value for word, value in money["ambiguous"].items() if word != "source" and word.isalpha()})
    words.update({word: value for word, value in money["minor"].items() if word != "source"})
    words.update({first.upper() + rest: words[word] for word in words for first, rest in [_first(word)] if rest})
    signs = {sign: code for sign, code in money["symbols"].items() if sign != "source"}
    for sign, value in money["ambiguous"].items():
        if sign != "source" and (not sign.isalpha() or len(sign) <= 2):
            signs[sign.capitalize()] = value
    before = {**signs, **{code: code for code in codes if code not in no_code}}
    after = {
        **{sign: code for sign, code in signs.items() if not sign.isalpha()},
        **{code: code for code in codes},
        **words,
    }
    return {"currency_before": {"words": before}, "currency_after": {"words": after}}


def _first(word: str) -> tuple[str, str]:
    """The first word, which may be an abbreviation in capitals ("US dollars"), and the rest."""
    first, space, rest = word.partition(" ")
    return first, space + rest
