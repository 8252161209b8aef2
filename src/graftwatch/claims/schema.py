"""The exchange form of docs/vocabulary.md as a JSON Schema, made from the types so that it cannot fall behind them.

docs/claim.schema.json is this schema written down; `make docs` writes it and a test compares the two.
"""

import dataclasses
import inspect
from decimal import Decimal
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from graftwatch.claims.claim import CLAIM_TYPES, Claim, Described, Source
from graftwatch.claims.jsonl import own_fields
from graftwatch.claims.money import Money
from graftwatch.claims.when import When

_TEXT = {"type": "string", "minLength": 1}
_OFFSET = {"type": "integer", "minimum": 0}
_POINT = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?"
_DEFS: dict[str, Any] = {
    "when": {
        "description": "EDTF level 1: a year, month, season (21 to 24) or day, or an interval of these",
        "type": "string",
        "pattern": rf"^({_POINT}|{_POINT}/(\.\.|{_POINT})|\.\./{_POINT})$",
    },
    "money": {
        "description": "ISO 4217 code and plain number, in whole units of the currency",
        "type": "string",
        "pattern": r"^[A-Z]{3} -?[0-9]+(\.[0-9]+)?$",
    },
    "decision": {
        "description": "What a person decided on the claim, which stands as it was read; fields is the correction",
        "type": "object",
        "properties": {
            "claim": _TEXT,
            "judgement": {"enum": ["accepted", "corrected", "rejected", "unsure"]},
            "fields": {"type": "object"},
            "reason": _TEXT,
            "user": _TEXT,
            "at": {"type": "string", "format": "date-time"},
        },
        "required": ["judgement", "user", "at"],
        "additionalProperties": False,
    },
    "described": {
        "description": "A person whom the text leaves unnamed",
        "type": "object",
        "properties": {"described": _TEXT},
        "required": ["described"],
        "additionalProperties": False,
    },
}
_LEAVES: dict[Any, dict[str, Any]] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"const": True},  # a False is left out
    Decimal: {"type": "number"},
    When: {"$ref": "#/$defs/when"},
    Money: {"$ref": "#/$defs/money"},
    Described: {"$ref": "#/$defs/described"},
    Source: {"$ref": "#/$defs/source"},
}
_NOT_IN_GOLD = ("id", "source", "sentence", "confidence", "reader")


def claim_schema(*, gold: bool = False) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line of `graftwatch export claims --format jsonl`: one form a kind.

    With `gold`, that of a gold article's lines: `id`, `source`, `sentence`, `confidence`, `reader` and `stance` may be
    missing, and `optional` may be there.
    """
    kinds = {kind: _kind(cls, gold=gold) for kind, cls in CLAIM_TYPES.items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:graftwatch:claim",
        "title": "Claim",
        "description": _first_paragraph(Claim),
        "oneOf": [{"$ref": f"#/$defs/{kind}"} for kind in kinds],
        "$defs": kinds | {"source": _source()} | _DEFS,
    }


def _kind(cls: type[Claim], *, gold: bool) -> dict[str, Any]:
    hints = get_type_hints(cls)
    properties: dict[str, Any] = {
        "id": {"type": "string", "pattern": "^[0-9a-f]{20}$"},
        "document": _TEXT,
        "source": _TEXT,
        "kind": {"const": cls.kind},
        "act": _of(hints["act"]),
        "quote": _TEXT,
        "start": _OFFSET,
        "end": _OFFSET,
        "sentence": {"type": "array", "items": _OFFSET, "minItems": 2, "maxItems": 2},
    }
    properties |= {name.rstrip("_"): _of(hints[name]) for name in own_fields(cls.kind)}
    properties |= {
        "when": _of(hints["when"]),
        "stance": _of(hints["stance"]),
        "said_by": _of(hints["said_by"]),
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "reader": _TEXT,
        "decision": {"$ref": "#/$defs/decision"},
    }
    required = ["id", "document", "source", "kind", "act", "quote", "start", "end", "sentence", *_needed(cls)]
    required += ["stance", "confidence", "reader"]
    if gold:
        properties["optional"] = {"const": True}
        required = [name for name in required if name not in (*_NOT_IN_GOLD, "stance")]
    return _object(_first_paragraph(cls), properties, required)


def _source() -> dict[str, Any]:
    hints = get_type_hints(Source)
    return _object(
        _first_paragraph(Source),
        {field.name: _of(hints[field.name]) for field in dataclasses.fields(Source)},
        ["name", "type"],
    )


def _needed(cls: type[Claim]) -> list[str]:
    """The kind's own fields that have no default: a claim without them cannot be built."""
    own = own_fields(cls.kind)
    return [
        field.name.rstrip("_")
        for field in dataclasses.fields(cls)
        if field.name in own and field.default is dataclasses.MISSING
    ]


def _object(description: str, properties: dict[str, Any], required: list[str]) -> dict[str, Any]:
    return {
        "description": description,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _of(hint: Any) -> dict[str, Any]:
    """The schema of one type hint; None in a union is left out, as an empty field is."""
    origin, args = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(args)}
    if origin is tuple:
        return {"type": "array", "items": _of(args[0]), "minItems": 1}
    if origin in (UnionType, Union):
        choices = [_of(arg) for arg in args if arg is not NoneType]
        return choices[0] if len(choices) == 1 else {"oneOf": choices}
    return _LEAVES[hint]


def _first_paragraph(cls: type) -> str:
    return " ".join((inspect.getdoc(cls) or "").split("\n\n")[0].split())
