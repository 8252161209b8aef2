"""Claims as weighing gets them, in one line each, without a reader or a ledger."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from graftwatch.claims import CLAIM_TYPES, Claim, Evidence, FigureClaim, Finding, Source, When
from graftwatch.claims.jsonl import own_fields
from graftwatch.weigh import (
    Block,
    Facts,
    Named,
    Paper,
    Told,
    beside_of,
    keys_of_document,
    keys_of_paper,
    wakes_of,
    weigh,
)
from graftwatch.weigh.quantity import Quantity, bounds_of, span_of

_DATES = {"when", "due", "period", "since", "on"}
_NUMBERS = {"value", "of"}


def paper(name: str, date: str | None = None, **fields: Any) -> Paper:
    """A document of that id, on that day; its own family unless another is given."""
    fields = {"source": f"{name}.txt", "outlet": name, "language": "en", "family": name} | fields
    return Paper(id=name, date=When.parse(date) if date else None, read_at=datetime(2024, 1, 1, tzinfo=UTC), **fields)


def told(kind: str, act: str, in_: Paper, quote: str = "", /, *, facts: Facts | None = None, **fields: Any) -> Told:
    """A claim of a kind and act. Dates are EDTF, numbers plain, `said_by` names or sources. Who stands in a role is
    keyed by the folded name, unless `facts` say otherwise; `role` and `post_body` go into the facts."""
    keys = {name: fields.pop(name) for name in ("role", "post_body", "place_key", "country") if name in fields}
    values = {name: _value(name, value) for name, value in fields.items()}
    values["said_by"] = tuple(_source(each) for each in fields.get("said_by", ()))
    quote = quote or f"{kind} {act} {sorted(fields.items(), key=str)}"
    start = sum(map(ord, quote)) % 9973
    evidence = Evidence(quote, start, start + len(quote), (start, start + len(quote)))
    claim = CLAIM_TYPES[kind](document=in_.id, source=in_.source, act=act, evidence=evidence, **values)
    return Told(claim, in_, facts or _facts(claim, keys))


def _facts(claim: Claim, keys: dict[str, str]) -> Facts:
    roles = ("person", "body", "by", "speaker", "from_", "to", "about", "victim", "beneficiary")
    values = {name.rstrip("_"): getattr(claim, name) for name in own_fields(claim.kind) if name in roles}
    named = {role: _named(value) for role, value in values.items() if isinstance(value, str) and value}
    place = keys.pop("place_key", (getattr(claim, "place", None) or "").casefold())
    return Facts(named=named, place=place, sources=tuple(_named(s.name) for s in claim.said_by), **keys)


def figure(act: str, in_: Paper, quote: str = "", /, *, value: Any, said_by: Iterable[Any] = (), **fields: Any) -> Told:
    """A figure with what it measures: fields of the claim and of its quantity side by side. `place` is a key."""
    asked = {name: fields.pop(name) for name in _ASKED if name in fields}
    one = told("figure", act, in_, quote, value=value, said_by=said_by, **fields)
    assert isinstance(one.claim, FigureClaim)
    low, high = bounds_of(one.claim)
    first, after, base = span_of(one.claim)
    quantity = Quantity(unit=(one.claim.unit or "").casefold(), low=low, high=high, first=first, after=after, base=base,
                        **({"place": "kz"} | asked))  # fmt: skip
    return Told(one.claim, in_, replace(one.facts, quantity=quantity))


_ASKED = ("measure", "subject", "whom", "place", "words", "whole", "apart", "pair", "is_tentative", "remark")


def _named(name: str) -> Named:
    return Named(name.casefold(), name, f"id:{name.casefold()}")


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DATES:
        return When.parse(value)
    return Decimal(str(value)) if name in _NUMBERS else value


def _source(given: Any) -> Source:
    return given if isinstance(given, Source) else Source(str(given), "body")


def weigh_all(claims: Iterable[Told], papers: Iterable[Paper] = ()) -> list[Finding]:
    """Everything that these claims show, as over a ledger: by blocks of the keys they share. Checks on the way that a
    block without a claim that can found something shows nothing: a ledger does not look at it."""
    blocks: dict[str, list[Told]] = {}
    beside: dict[str, list[Paper]] = {}
    held = {each.id: each for each in claims}
    documents = {each.id: each for each in (*papers, *(one.paper for one in held.values()))}
    founded: set[str] = set()
    keys = keys_of_document(list(held.values()))  # of figures by their ids, so documents need not be kept apart
    for each in held.values():
        for key, founds in keys[each.id].items():
            blocks.setdefault(key, []).append(each)
            founded |= {key} if founds else set()
    for one in documents.values():
        for key in keys_of_paper(one):
            beside.setdefault(key, []).append(one)
    found = []
    every = {
        key: Block(
            key, tuple(sorted(blocks.get(key, ()), key=lambda t: t.order)),
            tuple(sorted(beside.get(key, ()), key=lambda p: (p.day, p.id))),
        ) for key in sorted(blocks.keys() | beside.keys())
    }  # fmt: skip
    for key, block in every.items():
        others = [every[name] for name in beside_of(block) if name in every]
        assert all(key in wakes_of(other) for other in others), f"{key} is not weighed anew when they change"
        here = weigh(block.with_others(others))
        assert key in founded or not here, f"{key} shows something on claims that can found nothing"
        found += here
    assert len({finding.id for finding in found}) == len(found), "two findings of one id"
    return found


def renamed(one: Told, names: dict[str, str]) -> Told:
    """The claim with people and bodies called otherwise, and their keys with them."""
    claim = one.claim
    values = {
        name: names[value] for name in own_fields(claim.kind)
        if isinstance(value := getattr(claim, name), str) and value in names
    }  # fmt: skip
    return Told(replace(claim, **values), one.paper, one.facts)
