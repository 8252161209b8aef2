"""Days, times and posts in the words that steps of findings use."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from graftwatch.claims import CareerClaim
from graftwatch.weigh.independence import voices
from graftwatch.weigh.told import Told

_LARGE: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_YEAR: Final = 365.25
_CLAUSES: Final = {"fled": "who fled"}  # acts that are no participle of the passive


def act_in_words(act: str) -> str:
    """An act behind a name: `dismissed`, `who fled`."""
    return _CLAUSES.get(act, act.replace("_", " "))


def when_in_words(told: Told) -> str:
    """`on 2014-02-11`, `in 2014-02`, `by 2015-06-18` where only the day of the document bounds it, else nothing."""
    when = told.claim.when
    if when is not None and not when.is_interval and not when.is_approximate:
        return f"{'on' if when.precision == 'day' else 'in'} {when}"
    published = told.paper.date
    if when is not None and not when.is_interval:
        return f"about {when.exactly()}"
    return f"by {published}" if published is not None else ""


def time_in_words(days: int) -> str:
    """`8 days`, `7 months`, `2 years 7 months`."""
    if days < 60:
        return _count(max(days, 0), "day")
    months = round(days / (_YEAR / 12))
    if months < 24:
        return _count(months, "month")
    years, rest = divmod(months, 12)
    return f"{_count(years, 'year')} {_count(rest, 'month')}" if rest else _count(years, "year")


def post_in_words(told: Told) -> str:
    """The post of a career claim as its document gives it: `deputy minister of justice`, `director, Road Fund`."""
    claim = told.claim
    assert isinstance(claim, CareerClaim)
    parts = [claim.post or "a post", claim.body, claim.place]
    return ", ".join(part for part in parts if part)


def number_in_words(number: Decimal) -> str:
    """`3.4 billion`, `3,088`, `49.5`."""
    for size, name in _LARGE:
        if abs(number) >= size:
            return f"{(number / size).normalize():f} {name}"
    return f"{number.normalize():,f}"


def sources_in_words(told: Sequence[Told]) -> str:
    """`1 independent source`, `3 independent sources`: what goes back to one origin counts once."""
    return _count(len(voices(told)), "independent source")


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}{'' if number == 1 else 's'}"
