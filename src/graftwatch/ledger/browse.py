"""What pages ask of a ledger, in one transaction: a page is of one moment, whatever is added while it is made.

Lists are cut in SQL and counts are made there, so that a page costs about the same at 10^5 documents as at ten.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, extract, func, literal, select, union_all

from graftwatch.claims import Claim, Mention
from graftwatch.ledger import documents, recall, schema, search
from graftwatch.ledger.bearings import Bearings
from graftwatch.ledger.decisions import Decisions, decided, not_rejected
from graftwatch.ledger.findings import Findings
from graftwatch.ledger.pages import Echo, Month, Question, Quoted, Tied, Whole
from graftwatch.ledger.query import parse
from graftwatch.ledger.types import Listed
from graftwatch.ledger.who import EntityRow, PartyRow, Who

FALLS: Final = {
    "career": ("dismissed", "resigned", "suspended"),
    "justice": ("detained", "charged", "convicted", "sentenced", "fled"),
}  # what counts as a fall: a post lost, or the law at the door
_NOT_SO: Final = ("denied", "negated", "planned", "forecast", "doubted")
_MANY: Final = 200  # documents of one statement
_CLAIM = schema.claim.c
_DOCUMENT = schema.document.c
_ENTITY = schema.entity.c
_PARTY = schema.party.c
_FIGURE = schema.own["figure"].c
_MEASURE = schema.own["measure"].c


_MEANT: Final = (
    select(_DOCUMENT.id, _PARTY.schema, _PARTY.name, _ENTITY.key, _ENTITY.id, _ENTITY.schema, _ENTITY.name,
           _ENTITY.parties)
    .join_from(schema.party, schema.document, _DOCUMENT.key == _PARTY.document)
    .join(schema.entity, _ENTITY.key == _PARTY.entity)
)  # fmt: skip

Meant = dict[tuple[str, str, str], EntityRow]
"""Whom names mean: by document, FollowTheMoney schema and the document's own name."""


class Browse:
    """The questions of pages, in one transaction that only reads."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    @cached_property
    def who(self) -> Who:
        """Who is who, of the same moment."""
        return Who(self._db, now=datetime.now(UTC))

    @cached_property
    def bearings(self) -> Bearings:
        """What claims are to the parties of their documents, of the same moment."""
        return Bearings(self._db)

    @cached_property
    def decisions(self) -> Decisions:
        """What persons have decided on claims, and who did what, of the same moment."""
        return Decisions(self._db, now=datetime.now(UTC))

    @cached_property
    def findings(self) -> Findings:
        """What does not add up, of the same moment."""
        return Findings(self._db, now=datetime.now(UTC))

    # Documents

    def whole(self, ids: Iterable[str]) -> Iterator[Whole]:
        """Documents with all their claims and mentions, in no order; what is not held is left out."""
        wanted = sorted(set(ids))
        for at in range(0, len(wanted), _MANY):
            query = select(schema.document).where(_DOCUMENT.id.in_(wanted[at : at + _MANY]))
            rows = list(self._db.execute(query).mappings())
            keys = [row["key"] for row in rows]
            claims: dict[str, list[Claim]] = defaultdict(list)
            for claim in recall.claims(self._db, recall.claim_rows(_CLAIM.document.in_(keys), order="text")):
                claims[claim.document].append(claim)
            mentions: dict[str, list[Mention]] = defaultdict(list)
            for mention in recall.mentions(self._db, schema.mention.c.document.in_(keys)):
                mentions[mention.document].append(mention)
            counting: dict[str, list[Claim]] = defaultdict(list)
            for claim in decided(self._db, [claim for own in claims.values() for claim in own]):
                counting[claim.document].append(claim)
            for row in rows:
                id = row["id"]
                yield Whole(
                    document=documents.of_row(row), claims=tuple(claims[id]), mentions=tuple(mentions[id]),
                    counting=tuple(counting[id]),
                )  # fmt: skip

    def texts(self, ids: Iterable[str]) -> dict[str, str]:
        """The texts of a few documents, by their ids."""
        query = select(_DOCUMENT.id, _DOCUMENT.text).where(_DOCUMENT.id.in_(sorted(set(ids))))
        return {row.id: row.text for row in self._db.execute(query)}

    def claims(self, keys: Iterable[int]) -> dict[int, Claim]:
        """Claims by their keys in the ledger, as they were read."""
        found: dict[int, Claim] = {}
        wanted = sorted(set(keys))
        for at in range(0, len(wanted), recall.CHUNK):
            found |= {key: claim for key, _, claim in recall.claims_of(self._db, wanted[at : at + recall.CHUNK])}
        return found

    def claims_in(self, documents: Iterable[str], kinds: Sequence[str]) -> dict[int, Claim]:
        """Claims of some kinds in these documents, by id, with their keys."""
        keys = select(_DOCUMENT.key).where(_DOCUMENT.id.in_(sorted(set(documents))))
        query = select(_CLAIM.key).where(_CLAIM.document.in_(keys), _CLAIM.kind.in_(kinds))
        return self.claims(self._db.scalars(query))

    def decided(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """As `Ledger.decided`."""
        return decided(self._db, claims)

    def listed(self, *, outlet: str | None, language: str | None, limit: int | None, offset: int) -> list[Listed]:
        """As `Ledger.documents`."""
        found = documents.listed(self._db, outlet=outlet, language=language, limit=limit, offset=offset)
        return list(found)

    def listed_by_id(self, ids: Iterable[str]) -> dict[str, Listed]:
        """Documents by their ids."""
        found: dict[str, Listed] = {}
        wanted = sorted(set(ids))
        for at in range(0, len(wanted), _MANY):
            some = _DOCUMENT.id.in_(wanted[at : at + _MANY])
            found |= {
                each.id: each for each in documents.listed_where(self._db, some, order=_DOCUMENT.key, limit=_MANY)
            }
        return found

    def count_documents(self, *, outlet: str | None = None, language: str | None = None) -> int:
        """How many documents there are, of an outlet and in a language if these are given."""
        query = select(func.count()).select_from(schema.document)
        if outlet is not None:
            query = query.where(_DOCUMENT.outlet == outlet)
        if language is not None:
            query = query.where(_DOCUMENT.language == language)
        return self._db.scalar(query) or 0

    def last_document(self) -> int:
        """The number of the document that was added last; 0 where there is none."""
        return self._db.scalar(select(func.max(_DOCUMENT.key))) or 0

    def added_since(self, number: int, *, limit: int) -> tuple[list[Listed], int]:
        """Documents added after the one of that number, the last first, and how many there are: documents are numbered
        without gaps, and none is ever taken out."""
        found = documents.listed_where(self._db, _DOCUMENT.key > number, order=_DOCUMENT.key.desc(), limit=limit)
        return found, self.last_document() - number

    def found_since(self, query: str, number: int, *, most: int) -> int:
        """How many documents a search finds among those added after the one of that number, counted up to `most`.

        Raises:
            BadQuery: It cannot be understood.
        """
        return search.count_since(self._db, parse(query), number, most)

    # Who is who

    def entities(self, schemas: Sequence[str], *, limit: int | None, offset: int = 0) -> list[EntityRow]:
        """Entities of these FollowTheMoney schemas, those that most documents name first."""
        query = (
            select(schema.entity)
            .where(_ENTITY.schema.in_(schemas))
            .order_by(_ENTITY.parties.desc(), _ENTITY.key)
            .limit(limit)
            .offset(offset)
        )
        return [EntityRow(**row) for row in self._db.execute(query).mappings()]

    def count_entities(self, schemas: Sequence[str]) -> int:
        """How many there are of these schemas."""
        return self._db.scalar(select(func.count()).select_from(schema.entity).where(_ENTITY.schema.in_(schemas))) or 0

    def entities_of(self, ids: Iterable[str]) -> dict[str, EntityRow]:
        """The entities that parties, or entities before they were joined, now belong to, by the ids given."""
        wanted = sorted(set(ids))
        query = select(_PARTY.id.label("asked"), schema.entity).join_from(
            schema.party, schema.entity, _ENTITY.key == _PARTY.entity
        )
        found = {}
        for at in range(0, len(wanted), _MANY):
            for row in self._db.execute(query.where(_PARTY.id.in_(wanted[at : at + _MANY]))).mappings():
                found[row["asked"]] = EntityRow(**{field.name: row[field.name] for field in fields(EntityRow)})
        return found

    def entities_by_key(self, keys: Iterable[int]) -> dict[int, EntityRow]:
        """Entities by their keys, without their profiles."""
        columns = (_ENTITY.key, _ENTITY.id, _ENTITY.schema, _ENTITY.name, _ENTITY.parties)
        found = {}
        wanted = sorted(set(keys))
        for at in range(0, len(wanted), recall.CHUNK):
            for row in self._db.execute(
                select(*columns).where(_ENTITY.key.in_(wanted[at : at + recall.CHUNK]))
            ).mappings():
                found[row["key"]] = EntityRow(**row, profile={})
        return found

    def parties_in(self, ids: Iterable[str]) -> Meant:
        """Whom the names of these documents mean: by document, FollowTheMoney schema and the document's own name.

        The entities come without their profiles: reading these takes longer than all the rest of a page."""
        return self._meant(_DOCUMENT.id, ids, _MEANT)

    def parties_of(self, claims: Iterable[int]) -> Meant:
        """The same of what these claims, by key, name."""
        bearing = schema.bearing.c
        return self._meant(bearing.claim, claims, _MEANT.join(schema.bearing, bearing.party == _PARTY.key).distinct())

    def _meant(self, column: ColumnElement[Any], keys: Iterable[Any], query: Select[Any]) -> Meant:
        wanted = sorted(set(keys))
        found = {}
        for at in range(0, len(wanted), recall.CHUNK):
            for row in self._db.execute(query.where(column.in_(wanted[at : at + recall.CHUNK]))):
                document, of_schema, name, key, id, entity_schema, entity_name, parties = row
                found[document, of_schema, name] = EntityRow(
                    key=key, id=id, schema=entity_schema, name=entity_name, parties=parties, profile={}
                )
        return found

    def latest_parties(self, entity: EntityRow, most: int | None) -> list[PartyRow]:
        """The last parties of an entity, in the order they came, without their profiles."""
        query = (
            select(_PARTY.key, _PARTY.id, _PARTY.schema, _PARTY.name, _DOCUMENT.id.label("document"))
            .join_from(schema.party, schema.document, _DOCUMENT.key == _PARTY.document)
            .where(_PARTY.entity == entity.key)
            .order_by(_PARTY.key.desc())
            .limit(most)
        )
        rows = [PartyRow(**row, profile={}, entity=entity.id) for row in self._db.execute(query).mappings()]
        return rows[::-1]

    # Figures and measures

    def questions(self, topic: str | None = None) -> list[Question]:
        """What figures answer: topic, population and place, with how many values; those with most values first."""
        count = func.count().label("count")
        keys = (_FIGURE.topic, _FIGURE.population, _FIGURE.place)
        days = (func.min(_CLAIM.when_from).label("first"), func.max(_CLAIM.when_from).label("last"))
        query = (
            select(*keys, count, *days)
            .join_from(schema.own["figure"], schema.claim, _CLAIM.key == _FIGURE.claim)
            .group_by(*keys)
            .order_by(count.desc(), *keys)
        )
        if topic is not None:
            query = query.where(_FIGURE.topic == topic)
        return [Question(**row) for row in self._db.execute(query).mappings()]

    def figures(self, topic: str, *, population: str | None, place: str | None, limit: int) -> list[Claim]:
        """The figures that answer one question, in the order of time."""
        asked = select(_FIGURE.claim).where(
            _FIGURE.topic == topic, _FIGURE.population.is_not_distinct_from(population),
            _FIGURE.place.is_not_distinct_from(place),
        )  # fmt: skip
        return list(recall.claims(self._db, recall.claim_rows(_CLAIM.key.in_(asked), order="time").limit(limit)))

    def measures(
        self, *, status: str | None = None, due_from: date | None = None, due_before: date | None = None,
        limit: int | None, offset: int = 0,
    ) -> list[Claim]:  # fmt: skip
        """Measures, newest first; with a bound on the day they are due, by that day."""
        rows = recall.claim_rows(order="text").order_by(None).join(schema.own["measure"], _MEASURE.claim == _CLAIM.key)
        if status is not None:
            rows = rows.where(_MEASURE.status == status)
        if due_from is not None:
            rows = rows.where(_MEASURE.due_to >= due_from).order_by(_MEASURE.due_to)
        elif due_before is not None:
            rows = rows.where(_MEASURE.due_to < due_before).order_by(_MEASURE.due_to.desc())
        day = func.coalesce(_CLAIM.when_from, _CLAIM.when_to, _DOCUMENT.date_from)
        rows = rows.order_by(day.is_(None), day.desc(), _CLAIM.key).limit(limit).offset(offset)
        return list(recall.claims(self._db, rows))

    def statuses(self) -> dict[str | None, int]:
        """How many measures stand where; None where no status is told."""
        query = select(_MEASURE.status, func.count()).group_by(_MEASURE.status)
        return {row[0]: row[1] for row in self._db.execute(query)}

    def events(self, limit: int) -> list[Claim]:
        """Events that have a day, the latest first."""
        rows = recall.claim_rows(_CLAIM.kind == "event", _CLAIM.when_from.is_not(None), order="text").order_by(None)
        return list(recall.claims(self._db, rows.order_by(_CLAIM.when_from.desc(), _CLAIM.key).limit(limit)))

    # Falls

    def falls_by_month(self) -> list[Month]:
        """How many people are said to have fallen in each month, by the act."""
        falls = _falls().subquery()
        year, month = extract("year", falls.c.day).label("year"), extract("month", falls.c.day).label("month")
        people = func.count(falls.c.who.distinct()).label("people")
        query = (
            select(year, month, falls.c.act, people).where(falls.c.day.is_not(None)).group_by(year, month, falls.c.act)
        )
        return [Month(**row) for row in self._db.execute(query.order_by(year, month, falls.c.act)).mappings()]

    def falls_by_body(self, limit: int) -> list[tuple[str, int, int]]:
        """Bodies with how many of their people are said to have fallen, and in how many documents; most first."""
        falls = _falls().subquery()
        people = func.count(falls.c.who.distinct()).label("people")
        query = (
            select(func.min(falls.c.body), people, func.count(falls.c.document.distinct()))
            .where(falls.c.body.is_not(None))
            .group_by(func.lower(falls.c.body))
            .order_by(people.desc(), func.min(falls.c.body))
            .limit(limit)
        )
        return [(body, number, within) for body, number, within in self._db.execute(query)]

    # Sources

    def echoes(self) -> list[Echo]:
        """Of each outlet, how many documents repeat an earlier one's words, and how many are repeated elsewhere."""
        counts: dict[str | None, list[int]] = defaultdict(lambda: [0, 0])
        for side, column in enumerate((schema.duplicate.c.document, schema.duplicate.c.other)):
            query = (
                select(_DOCUMENT.outlet, func.count(column.distinct()))
                .join_from(schema.duplicate, schema.document, _DOCUMENT.key == column)
                .group_by(_DOCUMENT.outlet)
            )
            for outlet, number in self._db.execute(query):
                counts[outlet][side] = number
        return [Echo(outlet=outlet, repeats=one, repeated=other) for outlet, (one, other) in counts.items()]

    def quoted(self, limit: int) -> list[Quoted]:
        """Which outlet points to which source, most often first; `is_held` where that source is an outlet held here."""
        name = schema.own["citation"].c.name
        count = func.count().label("claims")
        held = select(schema.outlet.c.name).where(schema.outlet.c.name == name).exists().label("is_held")
        query = (
            select(_DOCUMENT.outlet, name.label("name"), count, held)
            .join_from(schema.own["citation"], schema.claim, _CLAIM.key == schema.own["citation"].c.claim)
            .join(schema.document, _DOCUMENT.key == _CLAIM.document)
            .group_by(_DOCUMENT.outlet, name)
            .order_by(count.desc(), name)
            .limit(limit)
        )
        return [Quoted(**row) for row in self._db.execute(query).mappings()]

    # Ties

    def ties(self, limit: int) -> list[Tied]:
        """Pairs of entities that ties connect, those told most often first."""
        tie = schema.own["tie"].c
        one, other = schema.party.alias("one"), schema.party.alias("other")
        count = func.count().label("claims")
        is_sqlite = self._db.dialect.name == "sqlite"
        least, greatest = (func.min, func.max) if is_sqlite else (func.least, func.greatest)
        low, high = least(one.c.entity, other.c.entity), greatest(one.c.entity, other.c.entity)
        pairs = (
            select(low.label("low"), high.label("high"), _CLAIM.act, count)
            .join_from(schema.own["tie"], schema.claim, _CLAIM.key == tie.claim)
            .join(one, (one.c.document == _CLAIM.document) & (one.c.name == tie["from"]))
            .join(other, (other.c.document == _CLAIM.document) & (other.c.name == tie.to))
            .where(one.c.entity != other.c.entity)
            .group_by(low, high, _CLAIM.act)
            .order_by(count.desc(), low, high)
            .limit(limit)
            .subquery()
        )
        left, right = schema.entity.alias("left"), schema.entity.alias("right")
        query = (
            select(
                left.c.id.label("one"), left.c.name.label("one_name"), left.c.schema.label("one_schema"),
                right.c.id.label("other"), right.c.name.label("other_name"), right.c.schema.label("other_schema"),
                pairs.c.act, pairs.c.claims,
            )
            .join_from(pairs, left, left.c.key == pairs.c.low)
            .join(right, right.c.key == pairs.c.high)
            .order_by(pairs.c.claims.desc(), left.c.id, right.c.id)
        )  # fmt: skip
        return [Tied(**row) for row in self._db.execute(query).mappings()]


def _falls() -> Select[Any]:
    """Each claim that someone fell: act, day, body, who, document."""
    parts = []
    for kind, acts in FALLS.items():
        own = schema.own[kind].c
        said: list[ColumnElement[bool]] = [
            _CLAIM.kind == kind, _CLAIM.act.in_(acts), _CLAIM.stance.not_in(_NOT_SO), not_rejected(),
        ]  # fmt: skip
        who = func.coalesce(own.person, own.person_described, literal(""))
        parts.append(
            select(_CLAIM.act, _CLAIM.when_from.label("day"), own.body, who.label("who"), _CLAIM.document)
            .join_from(schema.claim, schema.own[kind], own.claim == _CLAIM.key)
            .where(*said)
        )
    return select(union_all(*parts).subquery())
