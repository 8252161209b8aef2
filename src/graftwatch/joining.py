"""Entities in the ledger: joined, parted, written from the parties that judgements make one.

Everything here runs inside a transaction that the caller has begun.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, Final

from graftwatch.ledger.who import EntityRow, PartyRow, Who
from graftwatch.resolve import MACHINE, Edge, EdgeJudgement, Profile, clusters, index_keys, joined, plain_name

_MACHINES: Final = MACHINE.partition("/")[0] + "/"


def edge_of(row: Mapping[str, Any]) -> Edge:
    """A judgement of the ledger as resolving knows it."""
    return Edge(**{f.name: row[f.name] for f in fields(Edge)})


def by_machine(row: Mapping[str, Any]) -> bool:
    """Whether no person made a judgement."""
    return bool(row["user"].startswith(_MACHINES))


def is_decided(who: Who, target: str, source: str) -> bool:
    """Whether a person's judgement on a pair counts."""
    return any(not by_machine(row) for row in who.of_pair(target, source))


def join(who: Who, one: EntityRow, other: EntityRow) -> None:
    """Make one entity of two that were found to be one and that nothing parts: the one that came first takes in the
    other. Their parties are not gone through."""
    first, later = sorted((one, other), key=lambda row: row.key)
    small, large = sorted((first, later), key=lambda row: row.parties)
    profile = joined([Profile.from_json(large.profile), Profile.from_json(small.profile)])
    row = entity_row(first.key, first.id, profile, first.name, one.parties + other.parties)
    who.put_entity(row, is_new=False)
    who.absorb(first.key, [later.key])


def are_parted(who: Who, one: EntityRow, other: EntityRow) -> bool:
    """Whether a judgement on two of their parties parts two entities."""
    small, large = sorted((one, other), key=lambda row: row.parties)
    return who.are_parted(small.key, large.key)


def take_effect(
    who: Who, one: EntityRow, other: EntityRow, judgement: EdgeJudgement, instead_of: Iterable[EdgeJudgement]
) -> None:
    """Let a judgement on a party of one entity and one of another, just made in place of others, take effect.

    If none of those said the contrary, all stays as it is where the two are apart or together already, and two that
    nothing parts become one: no other judgement comes to another end by it (`resolve.clusters`). That spares going
    through their parties, of which there may be a hundred thousand."""
    telling = {"positive", "negative"}
    if (telling - {judgement}).isdisjoint(instead_of):
        if judgement not in telling or (one.key == other.key) == (judgement == "positive"):
            return
        if judgement == "positive" and judgement not in instead_of and not are_parted(who, one, other):
            return join(who, one, other)
    settle(who, [one.id, other.id])


def settle(who: Who, ids: Iterable[str]) -> None:
    """Work out anew the entities of all parties that judgements connect with these ids, and write what changed."""
    seeds = {row.id for id in ids if (row := who.entity_of(id)) is not None}
    parties: dict[str, PartyRow] = {}
    edges: dict[int, Edge] = {}
    while seeds:
        found = who.parties(entities=seeds)
        parties |= {party.id: party for party in found}
        rows = who.edges(party.id for party in found)
        edges |= {row["id"]: edge_of(row) for row in rows}
        beyond = {id for e in edges.values() if e.judgement == "positive" for id in e.pair} - parties.keys()
        seeds = {row.id for id in beyond if (row := who.entity_of(id)) is not None}
    ordered = sorted(parties.values(), key=lambda party: party.key)
    entities = clusters([party.id for party in ordered], edges.values())
    _write(who, [(party, entities[party.id]) for party in ordered if entities[party.id] != party.entity], ordered)


def rebuild(who: Who, entities: set[str]) -> None:
    """Write entities anew that have lost parties, or whose parties have changed; the first party gives key and id."""
    left = who.parties(entities=entities)
    first: dict[str, str] = {}
    for party in left:
        first.setdefault(party.entity, party.id)
    _write(who, [(party, first[party.entity]) for party in left], left, gone=entities)


def _write(
    who: Who, moves: Sequence[tuple[PartyRow, str]], parties: Sequence[PartyRow], *, gone: Iterable[str] = ()
) -> None:
    """Write the entities that parties move to and from; `parties` are all members of these, in order."""
    to = {party.id: entity for party, entity in moves}
    keys = {party.id: party.key for party in parties}
    touched = {party.entity for party, _ in moves} | set(to.values())
    groups: dict[str, list[PartyRow]] = {id: [] for id in sorted(touched)}
    for party in parties:
        entity = to.get(party.id, party.entity)
        if entity in groups:
            groups[entity].append(party)
    stale = {row.key for id in touched | set(gone) if (row := who.entity_by_id(id)) is not None}
    who.drop_keys(stale)
    for id, members in groups.items():
        if members:
            _put_entity(who, id, members, is_new=members[0].key not in stale)
    who.move_parties({party.key: keys[entity] for party, entity in moves})
    who.drop_entities(stale - {members[0].key for members in groups.values() if members})


def _put_entity(who: Who, id: str, members: Sequence[PartyRow], *, is_new: bool) -> None:
    """Write an entity from its parties, with its keys in the index."""
    profiles = [Profile.from_json(member.profile) for member in members]
    row = entity_row(members[0].key, id, joined(profiles), plain_name(members[0].name), len(members))
    who.put_entity(row, is_new=is_new)
    who.add_keys(members[0].key, (key for each in profiles for key in index_keys(each)))


def entity_row(key: int, id: str, profile: Profile, name: str, parties: int) -> EntityRow:
    """An entity as the ledger keeps it; `name` is for one whose profile has none."""
    return EntityRow(
        key=key, id=id, schema=profile.schema, name=profile.name or name, profile=profile.to_json(), parties=parties
    )  # fmt: skip


def judgement_row(
    target: str, source: str, judgement: EdgeJudgement, score: float | None, user: str, reason: str | None,
    at: datetime | None = None,
) -> dict[str, Any]:  # fmt: skip
    """A judgement as the ledger keeps it."""
    return {
        "target": target, "source": source, "judgement": judgement, "score": score, "user": user,
        "created_at": moment(at), "deleted_at": None, "reason": reason,
    }  # fmt: skip


def moment(at: datetime | None = None) -> str:
    """A moment, or now, as judgements have it."""
    return (at or datetime.now(UTC)).astimezone(UTC).isoformat()[:26]
