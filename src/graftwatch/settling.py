"""Entities that follow from judgements, written into the ledger: worked out anew, or joined where nothing parts them.

Everything here runs inside a transaction that resolution.py has begun.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from graftwatch.ledger.who import PartyRow, Who
from graftwatch.resolve import Edge, Profile, clusters, index_keys, joined, plain_name


def edge_of(row: Mapping[str, Any]) -> Edge:
    """A judgement as the ledger holds it."""
    return Edge(**{f.name: row[f.name] for f in fields(Edge)})


def join(who: Who, ids: Sequence[str]) -> None:
    """Make one entity of several that were found to be one. Where a judgement parts them, all of them are worked out
    anew; else the others, which are small, are added to the first: what is large is not gone through."""
    rows = sorted({row.key: row for id in ids if (row := who.entity_of(id)) is not None}.values(), key=lambda r: r.key)
    large = max(rows, key=lambda row: row.parties)
    parted = who.parted_from(row.id for row in rows if row is not large)
    if any((row := who.entity_of(id)) is not None and row.key == large.key for id in parted) or len(rows) > 2:
        return settle(who, ids)
    first, others = rows[0], rows[1:]
    if others:
        profile = joined(
            [Profile.from_json(row.profile) for row in (large, *(row for row in rows if row is not large))]
        )
        who.put_entity(
            key=first.key, id=first.id, schema_name=profile.schema, profile=profile.to_json(),
            name=profile.name or first.name, parties=sum(row.parties for row in rows),
        )  # fmt: skip
        who.absorb(first.key, [row.key for row in others])


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
            _put(who, id, members)
    who.move_parties({party.key: keys[entity] for party, entity in moves})
    who.drop_entities(stale - {members[0].key for members in groups.values() if members})


def _put(who: Who, id: str, members: Sequence[PartyRow]) -> None:
    """Write an entity from its parties, with its keys in the index."""
    profiles = [Profile.from_json(member.profile) for member in members]
    profile = joined(profiles)
    who.put_entity(
        key=members[0].key, id=id, schema_name=profile.schema, profile=profile.to_json(),
        name=profile.name or plain_name(members[0].name), parties=len(members),
    )  # fmt: skip
    who.add_keys(members[0].key, (key for each in profiles for key in index_keys(each)))
