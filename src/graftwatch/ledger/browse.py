"""What pages ask of a ledger, in one transaction: a page is of one moment, whatever is added while it is made.

Lists are cut in SQL and counts are made there, so that a page costs about the same at 10^5 documents as at ten.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Select, func, select

from graftwatch.claims import Claim, Mention
from graftwatch.ledger import documents, recall, schema, search, survey
from graftwatch.ledger.affairs import Affairs
from graftwatch.ledger.bearings import Bearings
from graftwatch.ledger.decisions import Decisions, decided
from graftwatch.ledger.findings import Findings
from graftwatch.ledger.pages import Whole
from graftwatch.ledger.query import parse
from graftwatch.ledger.tallies import Tallies
from graftwatch.ledger.types import Listed
from graftwatch.ledger.who import EntityRow, PartyRow, Who

_MANY: Final = 200  # documents of one statement
_CLAIM = schema.claim.c
_DOCUMENT = schema.document.c
_ENTITY = schema.entity.c
_PARTY = schema.party.c


_MEANT: Final = (
    select(_DOCUMENT.id, _PARTY.schema, _PARTY.name, _ENTITY.key, _ENTITY.id, _ENTITY.schema, _ENTITY.name,
           _ENTITY.parties)
    .join_from(schema.party, schema.document, _DOCUMENT.key == _PARTY.document)
    .join(schema.entity, _ENTITY.key == _PARTY.entity)
)  # fmt: skip
_MEANT_BY: Final = _MEANT.join(schema.bearing, schema.bearing.c.party == _PARTY.key).distinct()

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

    @cached_property
    def affairs(self) -> Affairs:
        """Who fell, and what came of it, of the same moment."""
        return Affairs(self._db)

    @cached_property
    def tallies(self) -> Tallies:
        """What is counted over the whole ledger, of the same moment."""
        return Tallies(self._db)

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
            found |= {row["key"]: claim for row, claim in recall.claims_of(self._db, wanted[at : at + recall.CHUNK])}
        return found

    def claims_in(self, documents: Iterable[str], kinds: Sequence[str]) -> dict[int, Claim]:
        """Claims of some kinds in these documents, by id, with their keys."""
        keys = select(_DOCUMENT.key).where(_DOCUMENT.id.in_(sorted(set(documents))))
        query = select(_CLAIM.key).where(_CLAIM.document.in_(keys), _CLAIM.kind.in_(kinds))
        return self.claims(self._db.scalars(query))

    def outlets_of(self, ids: Iterable[str]) -> dict[str, str | None]:
        """The outlets of the documents that make claims, by the ids of these."""
        found: dict[str, str | None] = {}
        wanted = sorted(set(ids))
        for at in range(0, len(wanted), recall.CHUNK):
            query = select(_CLAIM.id, _DOCUMENT.outlet).join_from(
                schema.claim, schema.document, _DOCUMENT.key == _CLAIM.document
            )
            some = query.where(_CLAIM.id.in_(wanted[at : at + recall.CHUNK]))
            found |= {row.id: row.outlet for row in self._db.execute(some)}
        return found

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

    def last_day(self) -> date | None:
        """As `Ledger.last_day`."""
        return survey.last_day(self._db)

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
                found[row["asked"]] = EntityRow(**{name: row[name] for name in EntityRow._fields})
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

    def keys_of(self, entities: Iterable[int]) -> dict[int, str]:
        """What resolving knows entities by, where it knows them by a key (a body, a post); without their profiles."""
        key = _ENTITY.profile["key"].as_string()
        query = select(_ENTITY.key, key).where(_ENTITY.key.in_(sorted(set(entities))), key.is_not(None))
        return {row[0]: row[1] for row in self._db.execute(query)}

    def parties_in(self, ids: Iterable[str]) -> Meant:
        """Whom the names of these documents mean: by document, FollowTheMoney schema and the document's own name.

        The entities come without their profiles: reading these takes longer than all the rest of a page."""
        return self._meant(_DOCUMENT.id, ids, _MEANT)

    def parties_of(self, claims: Iterable[int]) -> Meant:
        """The same of what these claims, by key, name."""
        return self._meant(schema.bearing.c.claim, claims, _MEANT_BY)

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
