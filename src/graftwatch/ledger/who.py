"""Parties, entities and judgements in the ledger: what resolving asks for, and what it writes.

Everything here runs inside a transaction that the caller has begun. What linking writes for every name waits until many
rows are written at once (late.py), or something is asked that they could answer. What is the same as what is decided by
resolving; here it is only kept. The key and id of an entity are those of its first party, so the address of an entity
that was joined to another is the id of a party of that other, and leads there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple, Self, TypeVar

from sqlalchemy import Column, Connection, RowMapping, bindparam, delete, func, select, update

from graftwatch.ledger import reference, schema, waiting, who_queries
from graftwatch.ledger.bearings import Bearings
from graftwatch.ledger.decisions import Decisions
from graftwatch.ledger.deeds import Deeds
from graftwatch.ledger.engine import for_look_ups
from graftwatch.ledger.late import JUDGED, PARTIES, Late
from graftwatch.ledger.nearest import entities, sharing
from graftwatch.ledger.said import Said, said

_PARTY = schema.party.c
_ENTITY = schema.entity.c
_KEY = schema.name_key.c
_EDGE = schema.resolver.c
_MANY: Final = 500  # ids of one statement
_RANKED: Final = 100  # of all that share a key, those that are ranked by name

Json = Mapping[str, Any]
Row = dict[str, Any]
_T = TypeVar("_T")


class EntityRow(NamedTuple):
    """An entity: `profile` is the evidence of all its parties as JSON, `parties` how many documents name it."""

    key: int
    id: str
    schema: str
    name: str
    profile: Json
    parties: int


_VALUES: Final = tuple(name for name in EntityRow._fields if name != "key")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyRow:
    """A party: `document` is the id of its document, `entity` the id of what it is taken for."""

    key: int
    id: str
    document: str
    schema: str
    name: str
    profile: Json
    entity: str


class Who:
    """The tables of who is who, in one transaction."""

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._connection = connection
        self._late = Late(connection)
        self._last: dict[str, int] = {}
        self.deeds = Deeds(connection, now=now)
        self.decisions = Decisions(connection, now=now)

    @property
    def _db(self) -> Connection:
        """The database, with all written that waited."""
        self._late.write()
        return self._connection

    @property
    def bearings(self) -> Bearings:
        """What claims are to parties."""
        return Bearings(self._db)

    def __enter__(self) -> Self:
        for_look_ups(self._connection, are_many=True)
        return self

    def __exit__(self, failed: object, *_: object) -> None:
        if failed is None:
            self._late.write()  # before the transaction ends
            for_look_ups(self._connection, are_many=False)

    # Documents

    def unresolved(self) -> list[str]:
        """Ids of documents that were read and whose parties are not linked yet, the earliest published first."""
        return waiting.waiting(self._db, "link")

    def said(self, documents: Sequence[str]) -> list[Said]:
        """What documents say, in their order; a bounded number."""
        return said(self._db, documents)

    def mark_resolved(self, documents: Sequence[int]) -> None:
        """Note that the parties of documents, by key, are linked; they are to be weighed."""
        waiting.is_linked(self._db, documents)

    def forget_all(self, machine: str) -> None:
        """Forget what machines made of the documents; judgements of persons stay."""
        for table in (schema.mention_party, schema.name_key, schema.entity, schema.party):
            self._db.execute(delete(table))
        waiting.link(self._db, waiting.READ)
        self._db.execute(delete(schema.resolver).where(_EDGE.user.startswith(machine, autoescape=True)))

    # Entities

    def candidates(
        self, keys: Sequence[int], limit: int, nearness: Callable[[str], float] | None = None,
        held: MutableMapping[int, EntityRow] | None = None,
    ) -> list[EntityRow]:  # fmt: skip
        """Entities that share a key, those that share most first, of equals those that more documents name.

        With `nearness`, of those that share most the ones whose names are nearest, these first. `held` are entities, by
        key, that the caller knows as they are now; those that were asked for are put with them."""
        self._late.write_found_by(keys)
        rows = {} if held is None else held
        found = sharing(self._connection, keys, limit if nearness is None else _RANKED)
        if asked := [key for key, _ in found if key not in rows]:
            rows.update((row.key, row) for row in self.entities_of(asked))
        ranked = [rows[key] for key, shared in sorted(found, key=lambda it: (-it[1], -rows[it[0]].parties, it[0]))]
        if nearness is None or len(ranked) <= limit:
            return ranked
        return sorted(ranked, key=lambda row: -nearness(row.name))[:limit]

    def entities_of(self, keys: Sequence[int]) -> list[EntityRow]:
        """Entities by their own keys, a bounded number, in no order."""
        waiting = self._late.put_of(keys)
        found = [EntityRow(key=key, **values) for key, values in waiting.items()]
        if asked := [key for key in keys if key not in waiting]:
            found += [EntityRow(*row) for row in entities(self._connection, asked)]
        return found

    def entity_of(self, id: str) -> EntityRow | None:
        """The entity that a party of that id belongs to; an entity's own id is one of these."""
        self._late.write(PARTIES)
        key = self._connection.scalar(who_queries.ENTITY_OF, {"id": id})
        return None if key is None else next(iter(self.entities_of([key])), None)

    def entity_by_id(self, id: str) -> EntityRow | None:
        """The entity of exactly that id."""
        row = self._db.execute(select(schema.entity).where(_ENTITY.id == id)).mappings().one_or_none()
        return EntityRow(**row) if row else None

    def parties(self, *, entities: Iterable[str] = (), documents: Sequence[str] = ()) -> list[PartyRow]:
        """The parties of entities, or of a bounded number of documents, in the order they came."""
        query = (
            select(schema.party, schema.document.c.id.label("in_document"), _ENTITY.id.label("entity_id"))
            .join(schema.document, schema.document.c.key == _PARTY.document)
            .join(schema.entity, _ENTITY.key == _PARTY.entity)
            .order_by(_PARTY.key)
        )
        if documents:
            rows = self._db.execute(query.where(schema.document.c.id.in_(documents))).mappings()
            return [_party(row) for row in rows]
        return [
            _party(row)
            for ids in _chunks(sorted(set(entities)))
            for row in self._db.execute(query.where(_ENTITY.id.in_(ids))).mappings()
        ]

    def add_party(
        self, *, id: str, document: int, schema_name: str, name: str, profile: Json, entity: EntityRow | None,
        mentions: Sequence[tuple[str, int]],
    ) -> int:  # fmt: skip
        """Write a party of a document (by key) with its mentions (reader, position), as one of an entity or as a new
        entity; its key."""
        key = self._next(_PARTY.key)
        self._late.add(schema.party, [{
            "key": key, "id": id, "document": document, "schema": schema_name, "name": name, "profile": dict(profile),
            "entity": entity.key if entity else key,
        }])  # fmt: skip
        self._add_mentions(key, document, mentions)
        return key

    def refresh_party(self, key: int, document: int, profile: Json, mentions: Sequence[tuple[str, int]]) -> None:
        """Write what a document says of a party when it has been read anew; the party stays what it was."""
        self._db.execute(update(schema.party).where(_PARTY.key == key).values(profile=dict(profile)))
        self._db.execute(delete(schema.mention_party).where(schema.mention_party.c.party == key))
        self._add_mentions(key, document, mentions)

    def _add_mentions(self, party: int, document: int, mentions: Sequence[tuple[str, int]]) -> None:
        self._late.add(schema.mention_party, (
            {"document": document, "reader": reader, "position": n, "party": party} for reader, n in mentions
        ))  # fmt: skip

    def put_entity(self, row: EntityRow, *, is_new: bool) -> None:
        """Write an entity, in place of what it was; `is_new` says that it was nothing."""
        values = {name: getattr(row, name) for name in _VALUES}
        self._late.put(row.key, values, is_new=is_new)

    def add_keys(self, entity: int, keys: Iterable[int]) -> None:
        """Let an entity be found by these keys, too."""
        self._late.index(entity, sorted(set(keys)))

    def move_parties(self, parties: Mapping[int, int]) -> None:
        """Take parties for other entities; both by key."""
        if parties:
            move = update(schema.party).where(_PARTY.key == bindparam("moved")).values(entity=bindparam("to"))
            self._db.execute(move, [{"moved": party, "to": entity} for party, entity in parties.items()])
            self._weigh_anew(list(parties))

    def _weigh_anew(self, parties: Sequence[int]) -> None:
        """What documents claim of parties that have changed is to be weighed again."""
        for some in _chunks(sorted(parties)):
            waiting.weigh(self._db, select(_PARTY.document).where(_PARTY.key.in_(some)))

    def absorb(self, into: int, others: Sequence[int]) -> None:
        """Let one entity have the parties and keys of others, which go; all by key."""
        waiting.weigh(self._db, select(_PARTY.document).where(_PARTY.entity.in_(others)))
        self._db.execute(update(schema.party).where(_PARTY.entity.in_(others)).values(entity=into))
        keys = set(self._db.scalars(select(_KEY.key).where(_KEY.entity.in_(others))))
        self.drop_keys(others)
        self.add_keys(into, keys)
        self.drop_entities(others)

    def drop_keys(self, entities: Iterable[int]) -> None:
        """Let entities be found by no key any more."""
        for some in _chunks(sorted(set(entities))):
            self._db.execute(delete(schema.name_key).where(_KEY.entity.in_(some)))

    def drop_entities(self, keys: Iterable[int]) -> None:
        """Remove entities that have no party any more, with their keys in the index."""
        for some in _chunks(sorted(set(keys))):
            self._db.execute(delete(schema.entity).where(_ENTITY.key.in_(some)))

    def drop_parties(self, keys: Iterable[int]) -> None:
        """Remove parties, whose entities the caller sees to."""
        gone = sorted(set(keys))
        self._weigh_anew(gone)
        for some in _chunks(gone):
            self._db.execute(delete(schema.party).where(_PARTY.key.in_(some)))

    def mentions(self) -> Iterator[Row]:
        """Every mention with `source`, `document_id`, and `entity_id` of what it is taken for (None: not yet)."""
        m, p, d = schema.mention.c, schema.mention_party.c, schema.document.c
        of = (p.document == m.document) & (p.reader == m.reader) & (p.position == m.position)
        query = (
            select(schema.mention, d.id.label("document_id"), d.source, _ENTITY.id.label("entity_id"))
            .join(schema.document, d.key == m.document)
            .outerjoin(schema.mention_party, of)
            .outerjoin(schema.party, _PARTY.key == p.party)
            .outerjoin(schema.entity, _ENTITY.key == _PARTY.entity)
            .order_by(d.id, m.reader, m.position)
        )
        with self._db.execute(query, execution_options={"yield_per": _MANY}) as rows:
            yield from map(dict, rows.mappings())

    def entities(self, schema_name: str | None = None) -> Iterator[EntityRow]:
        """Every entity, or those of one FollowTheMoney schema, in the order of their ids."""
        query = select(schema.entity).order_by(_ENTITY.id)
        query = query if schema_name is None else query.where(_ENTITY.schema == schema_name)
        with self._db.execute(query, execution_options={"yield_per": _MANY}) as rows:
            for row in rows.mappings():
                yield EntityRow(**row)

    # Judgements

    def edges(self, ids: Iterable[str], *, deleted: bool = False) -> list[Row]:
        """Judgements on pairs of which one id is among these, the oldest first."""
        found: dict[int, Row] = {}
        for some in _chunks(sorted(set(ids))):
            rows = self._db.execute(who_queries.EDGES if deleted else who_queries.STANDING, {"ids": some}).mappings()
            found |= {row["id"]: dict(row) for row in rows}
        return [found[id] for id in sorted(found)]

    def doubted(self, ids: Iterable[str]) -> set[str]:
        """Those of a bounded number of ids of entities beside which something waits for a person."""
        asked = list(ids)
        if not asked:
            return set()
        self._late.write(JUDGED)
        return set(self._connection.scalars(who_queries.DOUBTED, {"ids": asked}))

    def doubts(self, id: str, limit: int) -> list[Row]:
        """Pairs with this id that wait for a person, the oldest first: few, where its other judgements may be many."""
        self._late.write(JUDGED)
        return [dict(row) for row in self._connection.execute(who_queries.DOUBTS, {"of": id, "most": limit}).mappings()]

    def are_parted(self, one: int, other: int) -> bool:
        """Whether somebody, person or machine, has called a party of one entity and one of another different; both by
        key. Quick where the first has few parties."""
        given = {"one": one, "other": other}
        return any(self._db.scalar(query, given) for query in who_queries.PARTED)

    def is_parted(self, entity: int) -> bool:
        """Whether somebody has called a party of an entity, by key, and any other one different."""
        return any(self._db.scalar(query, {"one": entity}) for query in who_queries.PARTED_AT_ALL)

    def of_pair(self, target: str, source: str) -> list[Row]:
        """The judgements on a pair that count, the oldest first."""
        return [dict(row) for row in self._db.execute(who_queries.OF_PAIR, {"one": target, "other": source}).mappings()]

    def add_edge(self, row: Json, *, is_first: bool = False) -> None:
        """Write a judgement; what counted for its pair before is superseded. `is_first` says that nothing did."""
        if not is_first:
            self.end_edges(row["target"], row["source"], row["created_at"])
        self._late.add(schema.resolver, [{"id": self._next(_EDGE.id), **row}])

    def end_edges(self, target: str, source: str, at: str) -> int:
        """Let no judgement on a pair count any more; how many did."""
        return self._db.execute(who_queries.END, {"one": target, "other": source, "at": at}).rowcount

    # Lists of known people (reference.py)

    def load_references(self, dataset: str, people: Iterable[tuple[str, str, Json, Iterable[int]]]) -> int:
        """Put a list in the place of what was loaded under its name; each is (id, name, profile, keys)."""
        return reference.load(self._db, dataset, people)

    def remove_references(self, dataset: str) -> int:
        """Remove a list; how many people it had."""
        return reference.remove(self._db, dataset)

    def lists(self) -> dict[str, int]:
        """How many people each list has, by its name."""
        return reference.lists(self._db)

    def references(self, keys: Sequence[int], limit: int) -> list[reference.ReferenceRow]:
        """People of lists that share a key, those that share most first."""
        return reference.candidates(self._db, keys, limit)

    def all_edges(self) -> Iterator[Row]:
        """Every judgement there ever was, the oldest first."""
        yield from map(dict, self._db.execute(select(schema.resolver).order_by(_EDGE.id)).mappings())

    def decided_pairs(self) -> set[tuple[str, str]]:
        """Pairs of entities on which persons' judgements count, by id, the greater first."""
        rows = self._db.execute(who_queries.ENTITIES_OF.where(schema.BY_PERSON, _EDGE.deleted_at.is_(None)))
        return {(max(row.one, row.other), min(row.one, row.other)) for row in rows}

    def suggestions(self, limit: int, offset: int = 0) -> list[Row]:
        """Pairs that wait for a person, the likeliest first, of equals the newest (the order of an index); `one` and
        `other` are the ids of the entities."""
        query = who_queries.ENTITIES_OF.add_columns(_EDGE.score, _EDGE.reason).where(
            _EDGE.judgement == "no_judgement", _EDGE.deleted_at.is_(None)
        )
        query = query.order_by(_EDGE.score.desc(), _EDGE.id.desc()).limit(limit).offset(offset)
        return [dict(row) for row in self._db.execute(query).mappings()]

    def _next(self, column: Column[int]) -> int:
        """The next number of a table: asked once, for nobody else writes in this transaction."""
        table = column.table.name
        if table not in self._last:
            self._last[table] = self._connection.scalar(select(func.max(column))) or 0
        self._last[table] += 1
        return self._last[table]


def _party(row: RowMapping) -> PartyRow:
    values = {name: row[name] for name in ("key", "id", "schema", "name", "profile")}
    return PartyRow(document=row["in_document"], entity=row["entity_id"], **values)


def _chunks(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    for start in range(0, len(items), _MANY):
        yield items[start : start + _MANY]
