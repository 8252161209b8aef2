"""A claim in one line for a person: who or what first, then the act, then what else the words say.

Never a sentence that asserts on its own: the act stands as the vocabulary names it, the stance and the chain of sources
stand beside it.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from graftwatch.claims import Claim, Described, FigureClaim, Money, Source, duration_in_words
from graftwatch.claims.jsonl import own_fields

_SUBJECTS = ("person", "speaker", "described", "from_", "name", "title")
_UNNAMED = {
    "post", "body", "bodies", "term", "offences", "detail", "amount", "what", "content", "status", "period",
    "population",
}  # fmt: skip  # fields that need no name before them to be understood
_BOUNDS = {"exact": "", "at_least": "at least ", "at_most": "at most ", "about": "about "}


def claim_in_words(claim: Claim) -> str:
    """`Azat Orynbek: sentenced · bribery · 11 years · by: Medeu District Court`."""
    if isinstance(claim, FigureClaim):
        return _figure(claim)
    fields = {name: getattr(claim, name) for name in own_fields(claim.kind)}
    subject = next((name for name in _SUBJECTS if fields.get(name)), None)
    said = [_field(name, value) for name, value in fields.items() if value and name != subject]
    head = f"{_value(fields[subject])}: " if subject else ""
    return head + " · ".join([claim.act.replace("_", " "), *said])


def chain_in_words(said_by: Sequence[Source]) -> str:
    """`Interfax > defence ministry (2015-11-25)`: from the outermost source to the innermost."""
    return " > ".join(f"{source.name} ({source.on})" if source.on else source.name for source in said_by)


def number_in_words(claim: FigureClaim) -> str:
    """`at least 3,088 crimes`, `+49 percent`, `126 of 174`."""
    sign = "+" if claim.act == "change" and claim.value > 0 else ""
    of = f" of {_grouped(claim.of)}" if claim.of is not None else ""
    unit = f" {claim.unit}" if claim.unit and claim.act != "rank" else ""
    return f"{_BOUNDS[claim.bound]}{sign}{_grouped(claim.value)}{unit}{of}"


def _figure(claim: FigureClaim) -> str:
    """`corruption-related crimes: change · +49 percent · since: 2014 · armed forces`."""
    said = [claim.act, number_in_words(claim)]
    for name in ("since", "period", "population", "place"):
        if value := getattr(claim, name):
            said.append(_field(name, value))
    return f"{claim.indicator or claim.topic.replace('_', ' ')}: {' · '.join(said)}"


def _field(name: str, value: Any) -> str:
    if name == "former":
        return name
    if name in ("offences", "status"):
        value = _value(value).replace("_", " ")
    if name == "term":
        value = duration_in_words(value)
    label = "" if name in _UNNAMED else f"{name.rstrip('_')}: "
    return label + _value(value)


def _value(value: Any) -> str:
    if isinstance(value, Described):
        return value.described
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, Money):
        return f"{value.currency} {_grouped(value.number)}"
    return _grouped(value) if isinstance(value, Decimal | int) else str(value)


def _grouped(number: Decimal | int) -> str:
    """`4,000,000`, `33.2`."""
    text = f"{Decimal(number):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
