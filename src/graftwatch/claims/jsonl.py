"""Claims and mentions as JSON objects, and back: the exchange form of docs/vocabulary.md section 6."""

import dataclasses
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from graftwatch.claims.claim import CLAIM_TYPES, Claim, Described, Evidence, Source
from graftwatch.claims.money import Money
from graftwatch.claims.reading import Mention
from graftwatch.claims.vocabulary import ACTS, BOUNDS, OFFENCES, STANCES, TOPICS
from graftwatch.claims.when import When
from graftwatch.errors import GraftwatchError

_BASE = {field.name for field in dataclasses.fields(Claim)}
_OWN = {
    kind: tuple(field.name for field in dataclasses.fields(cls) if field.name not in _BASE)
    for kind, cls in CLAIM_TYPES.items()
}
_WHEN = {"when", "due", "period", "since", "on"}
_DECIMAL = {"value", "of"}
_PARTY = {"person", "speaker", "from_", "to"}
_TUPLE = {"offences", "bodies", "people"}
_CLOSED = {"stance": STANCES, "topic": TOPICS, "bound": BOUNDS}


class NotAClaim(GraftwatchError, ValueError):
    """A JSON object that is not a claim of the vocabulary."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"not a claim: {self.reason}. See docs/vocabulary.md"


def own_fields(kind: str) -> tuple[str, ...]:
    """The Python names of a kind's own fields, in the order of the vocabulary (`from_` stands for `from`)."""
    return _OWN[kind]


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """One claim as a JSON object: keys in the vocabulary's order, empty fields left out."""
    evidence = claim.evidence
    row: dict[str, Any] = {
        "id": claim.id, "document": claim.document, "source": claim.source, "kind": claim.kind, "act": claim.act,
        "quote": evidence.quote, "start": evidence.start, "end": evidence.end, "sentence": list(evidence.sentence),
    }  # fmt: skip
    for name in _OWN[claim.kind]:
        row[name.rstrip("_")] = _out(getattr(claim, name))
    row |= {
        "when": _out(claim.when), "stance": claim.stance, "said_by": [_source_out(s) for s in claim.said_by],
        "confidence": claim.confidence, "reader": claim.reader,
    }  # fmt: skip
    return {
        key: value for key, value in row.items() if value is not None and value is not False and value not in ([], "")
    }


def claim_from_json(row: dict[str, Any]) -> Claim:
    """A claim from its JSON object. The id is recomputed, so a changed claim cannot keep the id of another; what a
    person decided on it is passed over.

    Raises:
        NotAClaim: A field is missing, unknown, or not of the vocabulary.
    """
    try:
        kind, act = row["kind"], row["act"]
        if act not in ACTS.get(kind, ()):
            raise NotAClaim(f"kind {kind!r} has no act {act!r}")
        values = {key: _in(key, row[key.rstrip("_")]) for key in _OWN[kind] if key.rstrip("_") in row}
        known = (
            (_BASE - {"corrects"})
            | {key.rstrip("_") for key in _OWN[kind]}
            | {"id", "quote", "start", "end", "sentence", "kind", "optional", "decision"}
        )
        if unknown := sorted(set(row) - known):
            raise NotAClaim(f"unknown field {', '.join(unknown)} in a {kind} claim")
        for key, allowed in _CLOSED.items():
            if key in row and row[key] not in allowed:
                raise NotAClaim(f"{key} {row[key]!r} is none of {', '.join(allowed)}")
        start, end = int(row["start"]), int(row["end"])
        sentence = row.get("sentence", (start, end))
        return CLAIM_TYPES[kind](
            document=row.get("document", ""),
            source=row.get("source", ""),
            act=act,
            evidence=Evidence(row["quote"], start, end, (int(sentence[0]), int(sentence[1]))),
            when=_in("when", row["when"]) if "when" in row else None,
            stance=row.get("stance", "asserted"),
            said_by=tuple(_source_in(s) for s in row.get("said_by", ())),
            confidence=float(row.get("confidence", 1.0)),
            reader=row.get("reader", ""),
            **values,
        )
    except KeyError as error:
        raise NotAClaim(f"field {error.args[0]!r} is missing") from error
    except (TypeError, AttributeError, ArithmeticError) as error:
        raise NotAClaim(str(error)) from error


def mention_to_json(mention: Mention) -> dict[str, Any]:
    """One mention as a JSON object: source, document, surface, start, end, schema, entity."""
    return {
        "document": mention.document, "source": mention.source, "surface": mention.surface, "start": mention.start,
        "end": mention.end, "schema": mention.schema, "entity": mention.entity,
    }  # fmt: skip


def in_order(claims: Iterable[Claim]) -> list[Claim]:
    """Claims in the order of the exchange form: document, start, kind, act, then id."""
    return sorted(claims, key=lambda c: (c.document, c.evidence.start, c.kind, c.act, c.id))


def dump(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """JSON Lines, UTF-8 kept readable, one line a row with its newline."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False) + "\n"


def load(lines: Iterable[str]) -> Iterator[Claim]:
    """Claims from JSON Lines; blank lines are passed over.

    Raises:
        NotAClaim: With the number of the line that is none.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield claim_from_json(json.loads(line))
            except (NotAClaim, ValueError) as error:
                reason = error.reason if isinstance(error, NotAClaim) else str(error)
                raise NotAClaim(f"line {number}: {reason}") from error


def _out(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Described):
        return {"described": value.described}
    if isinstance(value, When | Money):
        return str(value)
    return list(value) if isinstance(value, tuple) else value


def _in(key: str, value: Any) -> Any:
    if key in _WHEN:
        return When.parse(value)
    if key in _DECIMAL:
        return Decimal(str(value))
    if key in _PARTY:
        return Described(value["described"]) if isinstance(value, dict) else value
    if key in _TUPLE:
        if key == "offences" and (wrong := [v for v in value if v not in OFFENCES]):
            raise NotAClaim(f"offence {wrong[0]!r} is none of {', '.join(OFFENCES)}")
        return tuple(value)
    return Money.parse(value) if key == "amount" else value


def _source_out(source: Source) -> dict[str, Any]:
    row = {"name": source.name, "type": source.type, "post": source.post, "on": _out(source.on)}
    return {key: value for key, value in row.items() if value is not None}


def _source_in(row: dict[str, Any]) -> Source:
    on = row.get("on")
    return Source(row["name"], row["type"], row.get("post"), When.parse(on) if on else None)
