"""Resolving over a ledger: link what is new, do it all again, let judgements take effect (deciding.py makes them).

One document is one transaction: its parties, the entities they are taken for, the judgements that say why. What a
person decides is never changed by what is linked later.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from typing import Any, Final

from graftwatch.claims import Mention
from graftwatch.ledger import Ledger, LedgerError
from graftwatch.ledger.who import EntityRow, PartyRow, Who
from graftwatch.names import nearness
from graftwatch.resolve import (
    MACHINE,
    Edge,
    EdgeJudgement,
    Gathering,
    Known,
    Link,
    Party,
    Profile,
    Reason,
    Verdict,
    bearings,
    clusters,
    index_keys,
    joined,
    link_all,
    link_one,
    look_up,
    pair_of,
    plain_name,
    references,
    verdict_of,
)

_PENDING: Final = 20  # doubtful pairs of one entity that are looked at again when it grows


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What a run linked: `documents`, their `parties`, how many of them were `linked` to one known before, and how
    many `wait` for a person. `failed` are documents that could not be linked, with the reason; the next run tries them
    again."""

    documents: int = 0
    parties: int = 0
    linked: int = 0
    wait: int = 0
    failed: tuple[str, ...] = ()

    def __add__(self, other: "Resolved") -> "Resolved":
        return Resolved(**{f.name: getattr(self, f.name) + getattr(other, f.name) for f in fields(self)})


def resolve(ledger: Ledger, *, again: bool = False, progress: Callable[[int, int], None] | None = None) -> Resolved:
    """Link the parties of every document that is not linked yet, the earliest published first.

    With `again`, all is linked anew, with the decisions of persons standing. `progress` gets how many documents are
    done, and of how many.
    """
    if again:
        with ledger.who(writes=True) as who:
            who.forget_all(MACHINE.partition("/")[0] + "/")
    with ledger.who() as who:
        waiting = who.unresolved()
    total = Resolved()
    for number, document in enumerate(waiting, 1):
        try:
            total += _resolve_one(ledger, document)
        except LedgerError:
            raise
        except Exception as error:  # whatever a document does to linking, the run goes on
            total += Resolved(failed=(f"{document}: {type(error).__name__}: {error}",))
        if progress is not None:
            progress(number, len(waiting))
    return total


def _resolve_one(ledger: Ledger, id: str) -> Resolved:
    as_read = list(ledger.claims(document=id))
    claims = list(ledger.decided(as_read))
    with ledger.who(writes=True) as who:
        rows = who.mentions_of(id)
        if not rows and not claims:  # most of a stream names nobody
            who.mark_resolved(id)
            return Resolved(documents=1)
        document = ledger.document(id)
        mentions = [
            Mention(document=id, source=document.source, **{name: row[name] for name in _MENTION}) for row in rows
        ]
        sheet = Gathering(document, mentions, claims)
        parties = sheet.parties()
        index = _Index(who, [(row["reader"], row["position"]) for row in rows])
        held = index.keep(id, parties)
        links = link_all([party for party in parties if party.id not in held], index)
        index.settle([party.id for party in parties])
        who.bearings.put(id, [asdict(each) for each in bearings(sheet, parties, as_read)])
        who.mark_resolved(id)
    linked = sum(link.entity is not None for link in links)
    return Resolved(documents=1, parties=len(links), linked=linked, wait=sum(bool(link.doubtful) for link in links))


_NAMESAKES: Final = verdict_of([Reason(-9, "one document names both, and tells them apart")])
_MENTION: Final = ("surface", "start", "end", "schema", "entity")


class _Index:
    """The ledger as linking sees it: entities to compare with, and where the result is kept."""

    def __init__(self, who: Who, places: Sequence[tuple[str, int]] = ()) -> None:
        self._who = who
        self._places = places
        self._known: dict[str, EntityRow] = {}

    def candidates(self, profile: Profile, limit: int) -> list[Known]:
        near = nearness(profile.name) if profile.schema == "Person" else None
        rows = self._who.candidates(look_up(profile), limit, near)
        self._known |= {row.id: row for row in rows}
        return [Known(row.id, Profile.from_json(row.profile)) for row in rows]

    def put(self, link: Link) -> None:
        """Keep a party; a party that was there before (its document is read anew) stays what it was."""
        party, entity = link.party, self._known[link.entity.id] if link.entity else None
        key = self._who.add_party(
            id=party.id, document=party.document, schema_name=party.profile.schema, name=party.entity,
            profile=party.profile.to_json(), entity=entity, mentions=[self._places[i] for i in party.mentions],
        )  # fmt: skip
        profile = joined([Profile.from_json(entity.profile), party.profile]) if entity else party.profile
        row = EntityRow(
            key=entity.key if entity else key, id=entity.id if entity else party.id, schema=profile.schema,
            name=profile.name or plain_name(party.entity), profile=profile.to_json(),
            parties=entity.parties + 1 if entity else 1,
        )  # fmt: skip
        self._put_entity(row)
        self._who.add_keys(row.key, index_keys(party.profile))
        if link.entity is not None and link.verdict is not None:
            self._judge(party.id, row.id, "positive", link.verdict)
        for known, verdict in link.doubtful:
            self._judge(party.id, known.id, "no_judgement", verdict)
        for namesake in link.apart:
            if self._who.entity_of(namesake) is not None:
                self._judge(party.id, namesake, "negative", _NAMESAKES)
        for known, verdict in link.also:
            self._judge(row.id, known.id, "positive", verdict)
        if link.also:
            _join(self._who, [row.id, *(known.id for known, _ in link.also)])
        elif link.entity is not None:
            self._look_again(row)

    def _put_entity(self, row: EntityRow) -> None:
        self._who.put_entity(
            key=row.key, id=row.id, schema_name=row.schema, profile=row.profile, name=row.name, parties=row.parties
        )
        self._known[row.id] = row

    def _judge(self, one: str, other: str, judgement: EdgeJudgement, verdict: Verdict) -> None:
        """Note what the machine thinks of a pair, unless a person has said so."""
        target, source = pair_of(one, other)
        if target != source and not is_decided(self._who, target, source):
            self._who.add_edge(judgement_row(target, source, judgement, verdict.score, MACHINE, verdict.words))

    def _look_again(self, entity: EntityRow) -> None:
        """What was doubtful beside an entity is looked at again when more is known of it."""
        for row in self._who.doubts([entity.id], _PENDING):
            other = self._who.entity_of(row["source"] if row["target"] == entity.id else row["target"])
            if other is None or other.id == entity.id or other.schema != "Person":
                continue
            profile = Profile.from_json(other.profile)
            party = Party(document="", entity=other.name, profile=profile)
            rivals = [known for known in self.candidates(profile, _PENDING) if known.id != other.id]
            link = link_one(party, rivals)
            if link.entity is not None and link.verdict is not None:
                self._judge(other.id, link.entity.id, "positive", link.verdict)
                _join(self._who, [other.id, link.entity.id])
                return

    def keep(self, document: str, parties: Sequence[Party]) -> set[str]:
        """Bring the parties that a document had before up to date when it is linked anew: those that it still names
        stay what they were (their ids are given back), the others go."""
        old = {party.id: party for party in self._who.parties(document=document)}
        staying = [party for party in parties if party.id in old]
        for party in staying:
            places = [self._places[i] for i in party.mentions]
            self._who.refresh_party(old[party.id].key, document, party.profile.to_json(), places)
        ids = {party.id for party in staying}
        self._who.drop_parties(row.key for row in old.values() if row.id not in ids)
        _rebuild(self._who, {row.entity for row in old.values()})
        return ids

    def settle(self, parties: Sequence[str]) -> None:
        """Let decisions of persons take effect on parties that have come, or come back."""
        decided = [row for row in self._who.edges(parties) if not by_machine(row)]
        if decided:
            settle(self._who, {id for row in decided for id in (row["target"], row["source"])})


_MACHINES: Final = MACHINE.partition("/")[0] + "/"


def load(ledger: Ledger, given: Iterable[str], *, source: str, dataset: str) -> int:
    """Load the people of a list in FollowTheMoney's JSON in the place of what was loaded under its name; how many.

    Raises:
        NotAnEntity: A line is none; what was loaded before stays.
    """
    people = (
        (each.id, each.profile.name, each.profile.to_json(), index_keys(each.profile))
        for each in references(given, source)
    )
    with ledger.who(writes=True) as who:
        return who.load_references(dataset, people)


def unload(ledger: Ledger, dataset: str) -> int:
    """Remove a list; how many people it had."""
    with ledger.who(writes=True) as who:
        return who.remove_references(dataset)


def edge_of(row: Mapping[str, Any]) -> Edge:
    """A judgement of the ledger as resolving knows it."""
    return Edge(**{f.name: row[f.name] for f in fields(Edge)})


def by_machine(row: Mapping[str, Any]) -> bool:
    """Whether no person made a judgement."""
    return bool(row["user"].startswith(_MACHINES))


def is_decided(who: Who, target: str, source: str) -> bool:
    """Whether a person's judgement on a pair counts."""
    return any(not by_machine(row) for row in who.of_pair(target, source))


def _join(who: Who, ids: Sequence[str]) -> None:
    """Make one entity of two that were found to be one. Where a judgement parts them they are worked out anew; else the
    smaller one is added: what is large is not gone through."""
    rows = sorted({row.key: row for id in ids if (row := who.entity_of(id)) is not None}.values(), key=lambda r: r.key)
    small, large = min(rows, key=lambda row: row.parties), max(reversed(rows), key=lambda row: row.parties)
    parted = who.parted_from([small.id])
    if len(rows) != 2 or any((row := who.entity_of(id)) is not None and row.key == large.key for id in parted):
        return settle(who, ids)
    profile = joined([Profile.from_json(large.profile), Profile.from_json(small.profile)])
    first, other = rows
    who.put_entity(
        key=first.key, id=first.id, schema_name=profile.schema, profile=profile.to_json(),
        name=profile.name or first.name, parties=first.parties + other.parties,
    )  # fmt: skip
    return who.absorb(first.key, [other.key])


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


def _rebuild(who: Who, entities: set[str]) -> None:
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
            _put_entity(who, id, members)
    who.move_parties({party.key: keys[entity] for party, entity in moves})
    who.drop_entities(stale - {members[0].key for members in groups.values() if members})


def _put_entity(who: Who, id: str, members: Sequence[PartyRow]) -> None:
    """Write an entity from its parties, with its keys in the index."""
    profiles = [Profile.from_json(member.profile) for member in members]
    profile = joined(profiles)
    who.put_entity(
        key=members[0].key, id=id, schema_name=profile.schema, profile=profile.to_json(),
        name=profile.name or plain_name(members[0].name), parties=len(members),
    )  # fmt: skip
    who.add_keys(members[0].key, (key for each in profiles for key in index_keys(each)))


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
