"""A dossier: all that the ledger holds on one person, body or post, each line with the claims that it rests on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from graftwatch.claims import Claim, Described, JusticeClaim, MisconductClaim, StatementClaim, TieClaim, When
from graftwatch.ledger import BearingRow, Browse, Ledger
from graftwatch.ledger import Listed as Paper
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
    Step,
    case_of,
    first_day,
    identify,
    judge,
    look_up,
    occupancies,
    step_of,
    unnamed_of,
)

_DOUBTS: Final = 20  # pairs of one party that are looked at


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
    `parties` are what these documents call it, `meant` whom names in the claims mean: by document, schema and the
    document's own name. `beyond` counts documents that name it and were not looked at."""

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
    parties: tuple[PartyRow, ...]
    meant: Mapping[tuple[str, str, str], EntityRow]
    beyond: int


@dataclass(frozen=True, slots=True)
class _Read:
    """What the ledger holds on some entities together, of one moment: claims by key as they were read, those of them
    that count by id, whom their names mean, the documents with their days, and the bodies of posts (`_body_keys`)."""

    shown: Mapping[int, Claim]
    counting: Mapping[str, Claim]
    meant: Mapping[tuple[str, str, str], EntityRow]
    papers: Mapping[str, Paper]
    days: Mapping[str, When | None]
    keys: Mapping[int, tuple[str, bool]]


def dossier(ledger: Ledger, entity: EntityRow, *, most: int | None = None, proposals: bool = True) -> Dossier:
    """Put together what the ledger holds on an entity, from the latest `most` documents that name it; `doubts` and
    `listed` only where `proposals` are wanted."""
    return dossiers(ledger, [entity], most=most, proposals=proposals)[entity.id]


def dossiers(
    ledger: Ledger, entities: Iterable[EntityRow], *, most: int | None = None, proposals: bool = True
) -> dict[str, Dossier]:
    """The dossiers of some entities by id, read together: one question to the ledger for all where one will do."""
    wanted = {entity.key: entity for entity in entities}.values()
    with ledger.browse() as browse:
        latest = {entity.key: browse.latest_parties(entity, most) for entity in wanted}
        own: dict[int, list[BearingRow]] = {entity.key: [] for entity in wanted}
        for row in browse.bearings.of_parties(party.key for parties in latest.values() for party in parties):
            own[row.entity].append(row)
        read = _read(browse, [row for rows in own.values() for row in rows], latest.values())
        return {each.id: _dossier(browse, each, latest[each.key], own[each.key], read, proposals) for each in wanted}


def _read(browse: Browse, own: Sequence[BearingRow], latest: Iterable[Sequence[PartyRow]]) -> _Read:
    """Read what `own` rows and `latest` parties lead to."""
    shown = browse.claims(row.claim for row in own)
    meant = browse.parties_of(shown)
    papers = browse.listed_by_id(party.document for parties in latest for party in parties)
    return _Read(
        shown=shown, counting={claim.id: claim for claim in browse.decided(shown.values())}, meant=meant,
        papers=papers, days={id: paper.date for id, paper in papers.items()},
        keys=_body_keys(browse, [row.claim for row in own if row.sort == "career"], shown, meant),
    )  # fmt: skip


def _dossier(
    browse: Browse, entity: EntityRow, latest: Sequence[PartyRow], own: Sequence[BearingRow], read: _Read,
    proposals: bool,
) -> Dossier:  # fmt: skip
    shown = {claim.id: claim for row in own if (claim := read.shown[row.claim])}
    counting = [read.counting[id] for id in shown if id in read.counting]
    days = read.days
    waiting = sorted(_doubts(browse.who, entity, latest if proposals else ()), key=lambda doubt: doubt.score)
    doubts = {doubt.other.id: doubt for doubt in waiting}.values()  # of each pair the likeliest
    listed = list(_listed(browse.who, entity)) if proposals else []
    steps = [
        _linked(step, *read.keys.get(row.claim, ("", False)))
        for row in own if row.sort == "career" and (step := _step(row, read.shown, read.counting, days))
    ]  # fmt: skip
    case = [read.counting[id] for r in own if r.sort == "case" and (id := read.shown[r.claim].id) in read.counting]
    papers = {party.document: read.papers[party.document] for party in latest}
    ordered = _in_time(counting, days)
    locals_ = {party.name for party in latest}
    return Dossier(
        entity=entity, names=tuple((name, number) for name, number in entity.profile.get("names", ())),
        career=tuple(occupancies(steps)),
        case=case_of((claim, days[claim.document]) for claim in case if isinstance(claim, JusticeClaim)),
        ties=tuple(c for c in ordered if isinstance(c, TieClaim)),
        misconduct=tuple(c for c in ordered if isinstance(c, MisconductClaim) and c.person in locals_),
        said=tuple(c for c in ordered if _says(c, locals_)),
        claims=_in_time(shown.values(), days),
        documents=tuple(sorted(
            ((id, paper.outlet, paper.date, paper.source) for id, paper in papers.items()),
            key=lambda d: (d[2].bounds[0] if d[2] else date.max, d[0]),
        )),
        doubts=tuple(sorted(doubts, key=lambda d: (-d.score, d.other.id))),
        listed=tuple(sorted(listed, key=lambda each: (-each.score, each.dataset, each.id))),
        holders=tuple(sorted(_holders(browse, entity, own, read), key=lambda each: first_day(each.occupancy))),
        parties=tuple(latest), meant=read.meant, beyond=max(0, entity.parties - len(latest)),
    )  # fmt: skip


def _body_keys(
    browse: Browse, careers: Sequence[int], shown: Mapping[int, Claim], meant: Mapping[tuple[str, str, str], EntityRow]
) -> dict[int, tuple[str, bool]]:
    """Of claims on posts, by key, the key of the body that they name, as linked over all documents (the "KNB" of one is
    the National Security Committee of another), and whether it is by that name that the document tells the post."""
    on_post = {(row.claim, row.entity) for row in browse.bearings.of_claims(careers) if row.sort == "post"}
    named = {
        key: row for key in careers
        if (row := next((r for s in BODIES if (r := meant.get((shown[key].document, s, _body(shown[key]))))), None))
    }  # fmt: skip
    keys = browse.keys_of(row.key for row in named.values())
    return {key: (keys.get(row.key, ""), (key, row.key) in on_post) for key, row in named.items()}


def _body(claim: Claim) -> str:
    return getattr(claim, "body", None) or ""


def _linked(step: Step, key: str, told: bool) -> Step:
    """A step with the key of its body as the ledger knows that, where the document alone does not tell a known one."""
    by_letters = step.body.startswith("@")
    return replace(step, body=key) if key and (told or by_letters) and body_by_id(step.body) is None else step


def _step(
    row: BearingRow, shown: Mapping[int, Claim], counting: Mapping[str, Claim], days: Mapping[str, When | None]
) -> Step | None:
    """The step of a career that a row of the ledger stands for, unless its claim was rejected."""
    claim = counting.get(shown[row.claim].id)
    return step_of(claim, row.role, row.body, row.told, days.get(claim.document)) if claim else None


def _doubts(who: Who, entity: EntityRow, parties: Sequence[PartyRow]) -> Iterator[Doubt]:
    """The pairs of an entity that wait for a person."""
    for row in (row for party in parties for row in who.doubts(party.id, _DOUBTS)):
        other = who.entity_of(row["source"])
        if other is not None and other.id == entity.id:
            other = who.entity_of(row["target"])
        if other is not None and other.id != entity.id:
            yield Doubt(other=other, score=row["score"] or 0.0, reasons=row["reason"] or "")


def _holders(browse: Browse, entity: EntityRow, own: Iterable[BearingRow], read: _Read) -> Iterator[Holder]:
    """Who held a post of a body, or a post, by claims on it."""
    key = entity.profile.get("key", "")
    on_post = {row.claim for row in own if row.sort == "post"}
    careers = [row for row in browse.bearings.of_claims(on_post) if row.sort == "career"]
    careers = [row for row in careers if key in (row.body, f"{row.role}:{row.body}")]
    people = browse.entities_by_key(row.entity for row in careers)
    steps: dict[int, list[Step]] = {}
    for row in careers:
        if (step := _step(row, read.shown, read.counting, read.days)) is not None:
            steps.setdefault(row.entity, []).append(step)
    for key, told in steps.items():
        yield from (Holder(person=people[key], occupancy=each) for each in occupancies(told))


def _listed(who: Who, entity: EntityRow) -> Iterator[Listed]:
    """The people of lists whom an entity may be."""
    profile = Profile.from_json(entity.profile)
    for row in who.references(look_up(profile), CANDIDATES) if entity.schema == "Person" else ():
        verdict = judge(profile, Profile.from_json(row.profile))
        if verdict.judgement != "different":
            yield Listed(dataset=row.dataset, id=row.id, name=row.name, score=verdict.score, reasons=verdict.words)


def _says(claim: Claim, names: set[str]) -> bool:
    """Whether a claim is a figure or statement that someone of these names gives."""
    spoken = isinstance(claim, StatementClaim) and claim.speaker in names
    return spoken or any(source.name in names for source in claim.said_by)


def _in_time(claims: Iterable[Claim], days: Mapping[str, When | None]) -> tuple[Claim, ...]:
    def place(claim: Claim) -> tuple[date, str, int]:
        known = claim.when or days.get(claim.document)
        return (known.bounds[0] if known is not None else date.max, claim.document, claim.evidence.start)

    return tuple(sorted(claims, key=place))


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
