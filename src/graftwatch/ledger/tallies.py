"""What is counted over a whole ledger: figures by the question they answer, falls by month and body, who cites whom.

Claims count as persons have decided: those rejected nowhere, figures and events that were corrected as corrected.
Counts are made in SQL. Everything here runs inside a transaction that the caller has begun.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Final

from sqlalchemy import Connection, func, select

from graftwatch.claims import Claim, FigureClaim
from graftwatch.ledger import recall, schema
from graftwatch.ledger.decisions import as_read, corrected, not_rejected
from graftwatch.ledger.fields import days
from graftwatch.ledger.pages import Echo, Question, Quoted, Tied

_LATEST: Final = 2000  # documents whose figures are looked at for the front page
_CLAIM = schema.claim.c
_DOCUMENT = schema.document.c
_FIGURE = schema.own["figure"].c


class Tallies:
    """The counts, in one transaction that only reads."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # Figures and events

    def questions(self) -> list[Question]:
        """What figures answer: topic, population and place, with how many values; those with most values first."""
        keys = (_FIGURE.topic, _FIGURE.population, _FIGURE.place)
        query = (
            select(*keys, func.count(), func.min(_CLAIM.when_from), func.max(_CLAIM.when_from))
            .join_from(schema.own["figure"], schema.claim, _CLAIM.key == _FIGURE.claim)
            .where(as_read())
            .group_by(*keys)
        )
        found: dict[tuple[str, str | None, str | None], tuple[int, date | None, date | None]] = {
            (topic, population, place): (count, first, last)
            for topic, population, place, count, first, last in self._db.execute(query)
        }
        for claim in self._corrected():
            asked = (claim.topic, claim.population, claim.place)
            count, first, last = found.get(asked, (0, None, None))
            known = [day for day in (first, last, days(claim.when)[0]) if day is not None]
            found[asked] = (count + 1, min(known, default=None), max(known, default=None))
        ordered = sorted(found.items(), key=lambda each: (-each[1][0], each[0][0], each[0][1] or "", each[0][2] or ""))
        return [
            Question(topic=topic, population=population, place=place, count=count, first=first, last=last)
            for (topic, population, place), (count, first, last) in ordered
        ]

    def figures(self, topic: str, *, population: str | None, place: str | None, limit: int) -> list[Claim]:
        """The figures that answer one question: those corrected first, then the others in the order of time."""
        asked = select(_FIGURE.claim).where(
            _FIGURE.topic == topic, _FIGURE.population.is_not_distinct_from(population),
            _FIGURE.place.is_not_distinct_from(place),
        )  # fmt: skip
        rows = recall.claim_rows(_CLAIM.key.in_(asked), as_read(), order="time").limit(limit)
        own = (topic, population, place)
        mended = [claim for claim in self._corrected() if (claim.topic, claim.population, claim.place) == own]
        return [*mended, *recall.claims(self._db, rows)]

    def latest_figures(self, limit: int) -> list[FigureClaim]:
        """Figures that say of when they are, of the documents added last."""
        after = select(func.max(_DOCUMENT.key) - _LATEST).scalar_subquery()
        dated = (_CLAIM.document > after, _CLAIM.kind == "figure", _FIGURE.period_from.is_not(None))
        rows = recall.claim_rows(*dated, as_read(), order=None)
        rows = (
            rows.join(schema.own["figure"], _FIGURE.claim == _CLAIM.key)
            .order_by(_CLAIM.document.desc(), _CLAIM.key)
            .limit(limit)
        )
        return [claim for claim in recall.claims(self._db, rows) if isinstance(claim, FigureClaim)]

    def _corrected(self) -> Iterator[FigureClaim]:
        return (claim for claim in corrected(self._db, "figure") if isinstance(claim, FigureClaim))

    def events(self, limit: int) -> list[Claim]:
        """Events that have a day, the latest first."""
        rows = recall.claim_rows(_CLAIM.kind == "event", _CLAIM.when_from.is_not(None), as_read(), order=None)
        rows = rows.order_by(_CLAIM.when_from.desc(), _CLAIM.key).limit(limit)
        return [*corrected(self._db, "event"), *recall.claims(self._db, rows)]

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
            .where(not_rejected())
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
            .where(one.c.entity != other.c.entity, not_rejected())
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
