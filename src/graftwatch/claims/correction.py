"""A person's correction of a claim: some fields say something else, the words it rests on stay what they are.

A correction is a few fields in the exchange form (jsonl.py); None empties one. It is kept beside the claim, never in
it: `correct` makes the claim as it then counts, under the id that the machine's has.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final, get_args

from graftwatch.claims.claim import Claim
from graftwatch.claims.jsonl import NotAClaim, claim_from_json, claim_to_json, own_fields
from graftwatch.claims.money import NotMoney
from graftwatch.claims.vocabulary import ACTS, BOUNDS, STANCES, TOPICS, MeasureStatus
from graftwatch.claims.when import NotADate

Fields = Mapping[str, Any]

_CLOSED: Final = {"stance": STANCES, "topic": TOPICS, "bound": BOUNDS, "status": get_args(MeasureStatus)}
_TERM: Final = re.compile(r"life|P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?", re.ASCII)
_NUMBERS: Final = ("value", "of", "count")
_DIGITS: Final = 20  # of a number that is still one of the world
_LISTS: Final = ("offences", "bodies", "people")
_PARTIES: Final = ("person", "speaker", "from", "to")
_DESCRIBED: Final = "described: "


def correctable(kind: str) -> tuple[str, ...]:
    """The fields of a kind that can be corrected, as the exchange form names them."""
    return ("act", *(name.rstrip("_") for name in own_fields(kind)), "when", "stance")


def choices(kind: str, field: str) -> tuple[str, ...]:
    """The words that a field can hold, where these are a closed list; else none."""
    return ACTS[kind] if field == "act" else _CLOSED.get(field, ())


def correct(claim: Claim, fields: Fields) -> Claim:
    """The claim with these fields, under its own id.

    Raises:
        NotAClaim: A field cannot be corrected, or its value is not of the vocabulary.
    """
    if unknown := sorted(set(fields) - set(correctable(claim.kind))):
        raise NotAClaim(f"{', '.join(unknown)} of a {claim.kind} claim cannot be corrected")
    for name, value in fields.items():
        if value is not None and (allowed := choices(claim.kind, name)) and value not in allowed:
            raise NotAClaim(f"{name} {value!r} is none of {', '.join(allowed)}")
    if fields.get("term") and not _TERM.fullmatch(fields["term"]):
        raise NotAClaim(f"term {fields['term']!r} is no duration: write P11Y, P2Y6M, P15D or life")
    row = {
        name: value
        for name, value in (claim_to_json(claim) | dict(fields)).items()
        if value is not False and value not in (None, "", [])  # a claim may stand at 0, and a figure be 0
    }
    try:
        made = claim_from_json(row)
    except (NotADate, NotMoney) as error:
        raise NotAClaim(str(error)) from error
    return replace(made, corrects=claim.id)


def in_text(claim: Claim) -> dict[str, str]:
    """Every field that can be corrected as a person edits it: lists parted by `; `, empty where nothing is told."""
    row = claim_to_json(claim)
    return {name: _text(row.get(name)) for name in correctable(claim.kind)}


def changes(claim: Claim, texts: Mapping[str, str]) -> dict[str, Any]:
    """The correction that edited texts make: the fields that differ from the claim. Texts as `in_text` gives them.

    Raises:
        NotAClaim: A field cannot be corrected, or a text is not of the vocabulary.
    """
    before = in_text(claim)
    if unknown := sorted(set(texts) - set(before)):
        raise NotAClaim(f"{', '.join(unknown)} of a {claim.kind} claim cannot be corrected")
    edited = {name: _line(text) for name, text in texts.items()}
    fields = {name: _value(name, text) for name, text in edited.items() if text != _line(before[name])}
    correct(claim, fields)
    return fields


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return f"{_DESCRIBED}{value['described']}"
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _value(name: str, text: str) -> Any:
    if not text:
        return None
    if name in _LISTS:
        return [part.strip() for part in text.split(";") if part.strip()]
    if name == "former":
        return text.casefold() not in ("no", "false", "0")
    if name in _PARTIES and text.startswith(_DESCRIBED):
        return {"described": text.removeprefix(_DESCRIBED)}
    if name in _NUMBERS:
        return _number(name, text)
    return text


def _number(name: str, text: str) -> int | float:
    try:
        number = Decimal(text.replace(",", "").replace(" ", ""))
        if not number.is_finite() or number.adjusted() > _DIGITS:
            raise ValueError(text)
        return int(number) if number == number.to_integral_value() else float(number)
    except (ArithmeticError, ValueError) as error:
        raise NotAClaim(f"{name} {text!r} is not a number") from error


def _line(text: str) -> str:
    return " ".join(text.split())
