"""Numbers, days and sources in the words of titles and steps. A sentence about claims never asserts them: it says who
says so."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from graftwatch.claims import FigureClaim, When
from graftwatch.claims.money import plain
from graftwatch.weigh.told import Told

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LARGE: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_BOUNDS: Final = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}


def number(value: Decimal | float) -> str:
    """`2.1 billion`, `3,088`, `49`."""
    exact = Decimal(str(value)) if isinstance(value, float) else value
    for size, name in _LARGE:
        if abs(exact) >= size:
            return f"{plain((exact / size).quantize(Decimal('0.001')))} {name}"
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def amount(claim: FigureClaim) -> str:
    """The number of a figure with its bound and unit: `at least 2.1 billion KZT`, `+49 percent`, `126 of 174`."""
    sign = "+" if claim.act == "change" and claim.value > 0 else ""
    of = f" of {number(claim.of)}" if claim.of is not None else ""
    unit = f" {claim.unit}" if claim.unit and claim.act != "rank" else ""
    value = claim.value
    if claim.unit == "percent" and value != value.quantize(Decimal("0.1")):
        value = value.quantize(Decimal(1))  # what a reader made of "by a third"
    return f"{_BOUNDS[claim.bound]}{sign}{number(value)}{unit}{of}"


def day(when: When | date) -> str:
    """`17 June 2015`, `March 2014`, `2015`; a span from its first to its last."""
    if isinstance(when, date):
        return f"{when.day} {MONTHS[when.month - 1]} {when.year}"
    if when.is_interval:
        begin, _, end = when.text.partition("/")
        begins = "" if begin == ".." else day(When.parse(begin))
        ends = "" if end == ".." else day(When.parse(end))
        return f"{begins} to {ends}" if begins and ends else f"since {begins}" if begins else f"until {ends}"
    about = "about " if when.is_approximate else ""
    exact = when.exactly()
    first, after = exact.bounds
    last = after - timedelta(days=1)
    if exact.precision == "day":
        return f"{about}{day(first)}"
    if exact.precision == "month":
        return f"{about}{MONTHS[first.month - 1]} {first.year}"
    return f"{about}{first.year}" if exact.precision == "year" else f"{about}{MONTHS[first.month - 1]} to {day(last)}"


def voice(told: Told) -> str:
    """Who says it: the outlet, or the source that it names in the outlet: `Financial Police in Caspian Ledger`."""
    outlet = told.paper.called
    named = [source.name for source in told.claim.said_by if source.type != "unnamed"]
    return f"{named[-1]} in {outlet}" if named and named[-1] != outlet else outlet


def voices(several: Iterable[Told], most: int = 3) -> str:
    """Who say it, each once, the first published first."""
    names = list(dict.fromkeys(voice(told) for told in sorted(several, key=lambda told: told.order)))
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def either(parts: Sequence[str]) -> str:
    """`a, b or c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} or {parts[-1]}"


def listed(parts: Sequence[str]) -> str:
    """`a, b and c`."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def best_name(several: Iterable[Told], role: str = "person") -> str:
    """The name that documents give most often to whoever stands in a role: in Latin letters where there is one, in full
    where there is one, of equals the longest."""
    names = [told.name(role) for told in several if told.name(role)]
    return best_of(names)


def best_of(names: Sequence[str]) -> str:
    """Of several names of one the best to call somebody by; empty if there is none."""

    def place(name: str) -> tuple[bool, bool, int, int, str]:
        full = [word for word in name.split() if len(word.strip(".")) > 1]
        return not name.isascii(), len(full) < 2, -names.count(name), -len(name), name

    return min(names, key=place, default="")


def indicator(several: Iterable[Told]) -> str:
    """What figures count, in the words of the first document that has any."""
    for told in sorted(several, key=lambda told: told.order):
        if isinstance(told.claim, FigureClaim) and told.claim.indicator:
            return told.claim.indicator.strip(" ,;:“”\"'")
    topics = [told.claim.topic for told in several if isinstance(told.claim, FigureClaim)]
    return topics[0].replace("_", " ") if topics and topics[0] != "other" else "a figure"
