"""The grammar of a language, built once from its lexicon."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from graftwatch.read.patterns.alphabet import Tokens
from graftwatch.read.patterns.currencies import currency_classes
from graftwatch.read.patterns.grammar import Grammar, Match
from graftwatch.read.patterns.numbers import number
from graftwatch.read.toml_files import table

_NUMBER_RULES = ("number", "small_number", "rank_number")


@lru_cache
def grammar(language: str = "en") -> Grammar:
    """Numbers, quantities and times of a language over one alphabet, so that a text is cut into tokens once for all."""
    numbers, quantities, times = (table(f"{language}/{name}.toml") for name in ("numbers", "quantities", "time"))
    money = table("currencies.toml")
    classes = numbers["classes"]
    scales = [word for name in ("large", "glued", "small_scale") for word in classes[name]["words"]]
    shared = {
        "classes": {
            "scale": {"words": {word: money["multipliers"][word] for word in scales}},
            "unit": times["classes"]["unit"],
            **_noun_classes(quantities["nouns"]),
            **currency_classes(money, no_code=quantities["no_code"]["words"]),
        }
    }
    return Grammar([numbers, shared, quantities, times], {**dict.fromkeys(_NUMBER_RULES, number), "point": _point})


def _point(grammar: Grammar, tokens: Tokens, first: int, after: int) -> Match | None:
    """An end of a range, or the whole that a part belongs to."""
    return grammar.match(tokens, first, "point", after=after)


def _noun_classes(nouns: Mapping[str, Any]) -> dict[str, Any]:
    """`unit_noun` (plurals) and `one_noun` (singulars) from word to unit; `noun_word` is both."""
    one = {word: unit for unit, group in nouns.items() for word in group["singular"]}
    many = {plural(word): unit for word, unit in one.items()}
    many.update({word: unit for unit, group in nouns.items() for word in group["plural"]})
    return {"unit_noun": {"words": many}, "one_noun": {"words": one}, "noun_word": {"words": {**one, **many}}}


def plural(word: str) -> str:
    """The regular English plural of a noun."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"
