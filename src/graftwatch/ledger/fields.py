"""How the own fields of each kind of claim stand in columns, so that a claim comes back exactly as it went in.

A field of the vocabulary is one column of the same name; some bring helpers beside it:

| form | columns | why |
| --- | --- | --- |
| party | `person`, `person_described` | a name, or the words for someone unnamed; one of them is null |
| when | `due`, `due_from`, `due_to` | EDTF as read; first and last day that it can mean, null for an open end |
| number | `value`, `value_text` | a number to compute with; the digits as they were read (3.10 is not 3.1) |
| money | `amount`, `currency`, `amount_text` | the same for a sum: whole units, ISO 4217 code, `USD 4000000` |
| words | `offences` | a JSON array, in the order of the text |
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, Column, Date, Double, RowMapping, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import JSON, TypeEngine

from graftwatch.claims import Claim, Described, Money, When

Row = Mapping[str, Any] | RowMapping
Array: Final[TypeEngine[Any]] = JSON().with_variant(JSONB(), "postgresql")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to keep a field: the columns it needs, what is written into them, and what is read from them."""

    columns: Callable[[str], list[Column[Any]]]
    write: Callable[[str, Any], dict[str, Any]]
    read: Callable[[str, Row], Any]


def days(when: When | None) -> tuple[date | None, date | None]:
    """The first and the last day that a date can mean, both included; None where that end is open."""
    if when is None:
        return None, None
    first, after = when.bounds
    return (None if first == date.min else first, None if after == date.max else after - timedelta(days=1))


def when_columns(name: str) -> list[Column[Any]]:
    return [Column(name, Text), Column(f"{name}_from", Date), Column(f"{name}_to", Date)]


def write_when(name: str, value: When | None) -> dict[str, Any]:
    first, last = days(value)
    return {name: value.text if value else None, f"{name}_from": first, f"{name}_to": last}


def read_when(name: str, row: Row) -> When | None:
    return When.parse(row[name]) if row[name] is not None else None


def _plain(type_: type[TypeEngine[Any]], *, optional: bool = True) -> Form:
    return Form(
        columns=lambda name: [Column(name, type_, nullable=optional)],
        write=lambda name, value: {name: value},
        read=lambda name, row: row[name],
    )


def _number(*, optional: bool) -> Form:
    return Form(
        columns=lambda name: [Column(name, Double, nullable=optional), Column(f"{name}_text", Text, nullable=optional)],
        write=lambda name, value: {
            name: None if value is None else float(value),
            f"{name}_text": None if value is None else str(value),
        },
        read=lambda name, row: None if row[f"{name}_text"] is None else Decimal(row[f"{name}_text"]),
    )


def _write_party(name: str, value: str | Described | None) -> dict[str, Any]:
    if isinstance(value, Described):
        return {name: None, f"{name}_described": value.described}
    return {name: value, f"{name}_described": None}


def _read_party(name: str, row: Row) -> str | Described | None:
    described: str | None = row[f"{name}_described"]
    plain: str | None = row[name]
    return plain if described is None else Described(described)


def _write_money(name: str, value: Money | None) -> dict[str, Any]:
    if value is None:
        return {name: None, "currency": None, f"{name}_text": None}
    return {name: float(value.number), "currency": value.currency, f"{name}_text": str(value)}


TEXT = _plain(Text)
REQUIRED = _plain(Text, optional=False)
FLAG = _plain(Boolean, optional=False)
WHOLE = _plain(BigInteger)
PARTY = Form(lambda name: [Column(name, Text), Column(f"{name}_described", Text)], _write_party, _read_party)
NUMBER = _number(optional=False)
MAYBE_NUMBER = _number(optional=True)
WHEN = Form(when_columns, write_when, read_when)
MONEY = Form(
    columns=lambda name: [Column(name, Double), Column("currency", Text), Column(f"{name}_text", Text)],
    write=_write_money,
    read=lambda name, row: None if row[f"{name}_text"] is None else Money.parse(row[f"{name}_text"]),
)
WORDS = Form(
    columns=lambda name: [Column(name, Array, nullable=False)],
    write=lambda name, value: {name: list(value)},
    read=lambda name, row: tuple(row[name]),
)

FIELDS: Final[dict[str, dict[str, Form]]] = {
    "career": {
        "person": PARTY, "post": TEXT, "body": TEXT, "place": TEXT, "former": FLAG, "by": TEXT, "reason": TEXT,
    },
    "justice": {
        "person": PARTY, "count": WHOLE, "post": TEXT, "body": TEXT, "by": TEXT, "offences": WORDS, "term": TEXT,
        "what": TEXT, "amount": MONEY, "place": TEXT,
    },
    "misconduct": {
        "person": TEXT, "body": TEXT, "described": TEXT, "amount": MONEY, "victim": TEXT, "beneficiary": TEXT,
        "place": TEXT,
    },
    "measure": {"title": TEXT, "bodies": WORDS, "status": TEXT, "due": WHEN, "place": TEXT},
    "figure": {
        "indicator": TEXT, "topic": REQUIRED, "value": NUMBER, "unit": TEXT, "bound": REQUIRED, "of": MAYBE_NUMBER,
        "period": WHEN, "since": WHEN, "population": TEXT, "place": TEXT, "part_of": TEXT,
    },
    "tie": {"from_": PARTY, "to": PARTY, "detail": TEXT},
    "event": {"place": TEXT, "people": WORDS, "title": TEXT},
    "statement": {"speaker": PARTY, "about": TEXT, "content": TEXT},
    "citation": {"name": REQUIRED, "on": WHEN, "place": TEXT},
}  # fmt: skip
"""The own fields of each kind in the order of the vocabulary; `from_` is the column `from`."""

NAMING: Final[frozenset[str]] = frozenset({
    "person", "post", "body", "by", "victim", "beneficiary", "described", "bodies", "people", "from_", "to", "speaker",
    "about", "name",
})  # fmt: skip
"""Fields that name somebody or something that a person would look up."""


def own_columns(kind: str) -> list[Column[Any]]:
    """New columns for the own fields of a kind."""
    return [column for name, form in FIELDS[kind].items() for column in form.columns(name.rstrip("_"))]


def write_own(claim: Claim) -> dict[str, Any]:
    """A claim's own fields as a row."""
    row: dict[str, Any] = {}
    for name, form in FIELDS[claim.kind].items():
        row |= form.write(name.rstrip("_"), getattr(claim, name))
    return row


def read_own(kind: str, row: Row) -> dict[str, Any]:
    """The own fields of a kind from its row, as the claim's constructor takes them."""
    return {name: form.read(name.rstrip("_"), row) for name, form in FIELDS[kind].items()}


def names_in(claim: Claim) -> set[tuple[str, str]]:
    """Who and what a claim names, as (role, name): the role is the field of the vocabulary, or `said_by`."""
    found = {("said_by", source.name) for source in claim.said_by}
    for field in FIELDS[claim.kind]:
        if field in NAMING:
            value = getattr(claim, field)
            values = value if isinstance(value, tuple) else (value,)
            found |= {(field.rstrip("_"), v.described if isinstance(v, Described) else v) for v in values}
    return {(role, name) for role, name in found if name}
