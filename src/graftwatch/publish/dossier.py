"""A dossier: all that the ledger holds on one person, body or post, each line with the claims that it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from graftwatch.claims import Claim, Described, JusticeClaim, MisconductClaim, StatementClaim, TieClaim, When
from graftwatch.ledger import Ledger
from graftwatch.ledger.pages import Whole
from graftwatch.ledger.who import EntityRow, PartyRow, Who
from graftwatch.names import body_by_id
from graftwatch.resolve import (
    BODIES,
    CANDIDATES,
    Case,
    Known,
    Occupancy,
    Profile,
    Rung,
    Sheet,
    Step,
    case_of,
    first_day,
    identify,
    judge,
    look_up,
    occupancies,
    unnamed_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A pair that waits for a person: the other entity, how likely the two are one, and why."""

    other: EntityRow
    score: float
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A person of a list that was loaded, who may be this one: a proposal."""

    dataset: str
    id: str
    name: str
    score: float
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Someone who is said to have held a post of a body, or a post."""

    person: EntityRow
    occupancy: Occupancy


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """`names` as documents write them, with how many do; `claims` are all that name it as they were read, in the order
    of time, also those that a person has rejected or corrected: the rest is made of them as persons have decided;
    `documents` name it, with their outlets and days. `holders` are people with a post of this body, or this post.
    `beyond` counts documents that name it and were not looked at."""

    entity: EntityRow
    names: tuple[tuple[str, int], ...]
    career: tuple[Occupancy, ...]
    case: Case
    ties: tuple[TieClaim, ...]
    misconduct: tuple[MisconductClaim, ...]
    said: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    documents: tuple[tuple[str, str | None, When | None, str], ...]
    doubts: tuple[Doubt, ...]
    listed: tuple[Listed, ...]
    holders: tuple[Holder, ...]
    beyond: int


def dossier(ledger: Ledger, entity: EntityRow, *, most: int | None = None) -> Dossier:
    """Put together what the ledger holds on an entity, from the latest `most` documents that name it."""
    with ledger.browse() as browse:
        latest = browse.latest_parties(entity, most)
        doubts = list(_doubts(browse.who, entity, latest))
        listed = list(_listed(browse.who, entity))
        whole = {each.document.id: each for each in browse.whole(party.document for party in latest)}
        meant = browse.parties_in(whole)
        keys = _body_keys(browse.who, whole.values(), meant) if entity.schema == "Person" else {}
    sheets = {id: Sheet(each.document, each.mentions, each.counting) for id, each in whole.items()}
    steps: list[Step] = []
    justice: list[tuple[JusticeClaim, When | None]] = []
    claims: dict[str, tuple[date, Claim]] = {}
    shown: dict[str, tuple[date, Claim]] = {}
    documents = {}
    for party in latest:
        each = whole[party.document]
        document = each.document
        own, found = _of_document(sheets[party.document], party)
        steps += [_linked(step, sheets[party.document], keys) for step in found]
        claims |= {claim.id: (_day(claim, document.date), claim) for claim in own}
        ids = {claim.id for claim in own}
        shown |= {
            claim.id: (_day(claim, document.date), claim) for claim in each.claims
            if claim.id in ids or party.name in _named(claim)
        }  # fmt: skip
        justice += [(claim, document.date) for claim in own if isinstance(claim, JusticeClaim) and _is_on(claim, party)]
        documents[document.id] = (document.id, document.outlet, document.date, document.source)
    ordered = _in_time(claims.values())
    locals_ = {party.name for party in latest}
    return Dossier(
        entity=entity, names=tuple((name, number) for name, number in entity.profile.get("names", ())),
        career=tuple(occupancies(steps)), case=case_of(justice),
        ties=tuple(c for c in ordered if isinstance(c, TieClaim)),
        misconduct=tuple(c for c in ordered if isinstance(c, MisconductClaim) and c.person in locals_),
        said=tuple(c for c in ordered if _says(c, locals_)), claims=_in_time(shown.values()),
        documents=tuple(sorted(documents.values(), key=lambda d: (d[2].bounds[0] if d[2] else date.max, d[0]))),
        doubts=tuple(sorted(doubts, key=lambda d: (-d.score, d.other.id))),
        listed=tuple(sorted(listed, key=lambda each: (-each.score, each.dataset, each.id))),
        holders=tuple(_holders(entity, sheets.values(), meant)), beyond=max(0, entity.parties - len(latest)),
    )  # fmt: skip


def _body_keys(
    who: Who, wholes: Iterable[Whole], meant: Mapping[tuple[str, str, str], EntityRow]
) -> dict[tuple[str, str], str]:
    """The key of each body that a claim on a post names, by document and name, as linked over all documents: the "KNB"
    of one is the National Security Committee of another."""
    named = {
        (each.document.id, body) for each in wholes for claim in each.claims if (body := getattr(claim, "body", None))
    }
    rows = {at: row for at in named if (row := next((r for s in BODIES if (r := meant.get((at[0], s, at[1])))), None))}
    known = {row.id: who.entity_by_id(row.id) for row in rows.values()}
    keys = {id: row.profile.get("key") or "" for id, row in known.items() if row is not None}
    return {at: key for at, row in rows.items() if (key := keys.get(row.id))}


def _linked(step: Step, sheet: Sheet, keys: Mapping[tuple[str, str], str]) -> Step:
    """A step with the key of its body as the ledger knows that, where the document alone does not tell a known one."""
    body = step.claim.body or ""
    key = keys.get((step.claim.document, body))
    told = sheet.bodies.get(body) == step.body or step.body.startswith("@")  # by that name, or by letters alone
    return replace(step, body=key) if key and told and body_by_id(step.body) is None else step


def _doubts(who: Who, entity: EntityRow, parties: Sequence[PartyRow]) -> Iterator[Doubt]:
    """The pairs of an entity that wait for a person."""
    for row in who.edges(party.id for party in parties):
        other = who.entity_of(row["source"]) if row["judgement"] == "no_judgement" else None
        if other is not None and other.id == entity.id:
            other = who.entity_of(row["target"])
        if other is not None and other.id != entity.id:
            yield Doubt(other=other, score=row["score"] or 0.0, reasons=row["reason"] or "")


def _holders(
    entity: EntityRow, sheets: Iterable[Sheet], meant: Mapping[tuple[str, str, str], EntityRow]
) -> Iterator[Holder]:
    """Who held a post of a body, or a post, by what these documents say; those who came first first."""
    key = entity.profile.get("key", "")
    if not key or entity.schema == "Person":
        return
    role, _, body = key.rpartition(":") if entity.schema == "Position" else ("", "", key)
    steps: dict[str, list[Step]] = {}
    people: dict[str, EntityRow] = {}
    for sheet in sheets:
        for name, step in sheet.steps:
            person = meant.get((sheet.document.id, "Person", name or ""))
            if person is not None and step.body == body and role in ("", step.role):
                people[person.id] = person
                steps.setdefault(person.id, []).append(step)
    held = [Holder(person=people[id], occupancy=each) for id, own in steps.items() for each in occupancies(own)]
    yield from sorted(held, key=lambda each: first_day(each.occupancy))


def _listed(who: Who, entity: EntityRow) -> Iterator[Listed]:
    """The people of lists whom an entity may be."""
    profile = Profile.from_json(entity.profile)
    for row in who.references(look_up(profile), CANDIDATES) if entity.schema == "Person" else ():
        verdict = judge(profile, Profile.from_json(row.profile))
        if verdict.judgement != "different":
            yield Listed(dataset=row.dataset, id=row.id, name=row.name, score=verdict.score, reasons=verdict.words)


def _of_document(sheet: Sheet, party: PartyRow) -> tuple[list[Claim], list[Step]]:
    """The claims of a document that name a party of it, and the steps of a career among them."""
    steps = [step for person, step in sheet.steps if person == party.name]
    ids = {step.id for step in steps} | {claim.id for person, claim in sheet.justice if person == party.name}
    own = [claim for claim in sheet.claims if claim.id in ids or party.name in _named(claim)]
    return own, steps


def _is_on(claim: JusticeClaim, party: PartyRow) -> bool:
    """Whether the act befell the party, rather than being its own or reported by it."""
    return claim.person == party.name or (claim.person is not None and not isinstance(claim.person, str))


def _named(claim: Claim) -> set[str]:
    """Names in the roles of a claim, and of whoever says it."""
    fields = ("person", "body", "speaker", "from_", "to", "about", "by", "victim", "beneficiary")
    named = {value for name in fields if isinstance(value := getattr(claim, name, None), str)}
    return (
        named
        | {source.name for source in claim.said_by}
        | {*getattr(claim, "people", ()), *getattr(claim, "bodies", ())}
    )


def _says(claim: Claim, names: set[str]) -> bool:
    """Whether a claim is a figure or statement that someone of these names gives."""
    spoken = isinstance(claim, StatementClaim) and claim.speaker in names
    return spoken or any(source.name in names for source in claim.said_by)


def _in_time(claims: Iterable[tuple[date, Claim]]) -> tuple[Claim, ...]:
    ordered = sorted(claims, key=lambda item: (item[0], item[1].document, item[1].evidence.start))
    return tuple(claim for _, claim in ordered)


def _day(claim: Claim, on: When | None) -> date:
    known = claim.when or on
    return known.bounds[0] if known is not None else date.max


def body_name(occupancy: Occupancy) -> str:
    """The body of an occupancy for a person to read: as known, as a claim names it, or what its key means."""
    known = body_by_id(occupancy.body)
    if known is not None:
        return known.name
    named = [step.claim.body for step in occupancy.steps if step.claim.body]
    told, _, where = occupancy.body.partition("@")
    return named[0] if named else occupancy.place or f"{where} {told}".replace("+", " ").strip().replace("state", "")


def career_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Every step of every career, and every rung of every case, as rows of the export."""
    with ledger.who() as who:
        people = list(who.entities("Person"))
    for entity in people:
        whole = dossier(ledger, entity)
        yield from (occupancy_row(entity, occupancy) for occupancy in whole.career)
        yield from (rung_row(entity, rung) for rung in whole.case.rungs)


def described_rows(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """Officials whom documents only describe, each with the people that they may be, as rows of the export."""
    with ledger.who() as who:
        people = [Known(row.id, Profile.from_json(row.profile)) for row in who.entities("Person")]
    for listed in ledger.documents():
        claims = list(ledger.decided(ledger.claims(document=listed.id)))
        if not any(isinstance(getattr(claim, "person", None), Described) for claim in claims):
            continue
        for unnamed in unnamed_of(ledger.document(listed.id), list(ledger.mentions(listed.id)), claims):
            for known, verdict in identify(unnamed, people):
                yield {
                    "claim": unnamed.claim.id, "document": listed.id, "source": listed.source,
                    "described": unnamed.words, "entity": known.id, "name": known.profile.name,
                    "score": verdict.score, "reasons": verdict.words,
                }  # fmt: skip


def occupancy_row(entity: EntityRow, occupancy: Occupancy) -> dict[str, Any]:
    """A post held, as a row of the export."""
    return _plain({
        "entity": entity.id, "name": entity.name, "act": "holds_post", "post": occupancy.post,
        "body": body_name(occupancy), "from": occupancy.start, "to": occupancy.end,
        "seen": [str(when) for when in occupancy.seen], "former": occupancy.former, "acting": occupancy.acting,
        "disputed": occupancy.is_disputed, "confidence": occupancy.confidence,
        "claims": [step.id for step in occupancy.steps],
    })  # fmt: skip


def rung_row(entity: EntityRow, rung: Rung) -> dict[str, Any]:
    """An act in a case, as a row of the export."""
    return _plain({
        "entity": entity.id, "name": entity.name, "act": rung.act, "from": rung.when, "stance": rung.stance,
        "by": list(rung.by), "term": rung.terms[0] if rung.terms else None,
        "disputed": len(rung.whens) > 1 or len(rung.terms) > 1, "claims": [claim.id for claim in rung.claims],
    })  # fmt: skip


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    out = {name: str(value) if isinstance(value, When) else value for name, value in row.items()}
    return {name: value for name, value in out.items() if value not in (None, "", [], False)}
