"""What is counted over a whole ledger: figures by the question they answer, falls by month and body, who cites whom.

Claims count as persons have decided: those rejected nowhere, those corrected as they were corrected.
Counts are made in SQL. Everything here runs inside a transaction that the caller has begun.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final, cast

from sqlalchemy import Connection, func, select

from graftwatch.claims import CitationClaim, Claim, FigureClaim, TieClaim
from graftwatch.ledger import recall, schema
from graftwatch.ledger.decisions import as_read, changed, corrected
from graftwatch.ledger.fields import days
from graftwatch.ledger.pages import Echo, Question, Quoted, Tied

_SAME: Final = 3  # claims of one value for one period that are shown
_LATEST: Final = 2000  # documents whose figures are looked at for the front page
_CLAIM = schema.claim.c
_DOCUMENT = schema.document.c
_ENTITY = schema.entity.c
_FIGURE = schema.own["figure"].c


class Tallies:
    """The counts, in one transaction that only reads."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    # Figures and events

    def questions(self) -> list[Question]:
        """What figures answer: topic, population and place, with how many values; those with most values first."""
        keys = (_FIGURE.topic, _FIGURE.population, _FIGURE.place)
        span = (func.min(_FIGURE.period_from), func.max(_FIGURE.period_to))
        query = select(*keys, func.count(), *span).where(_FIGURE.claim.not_in(changed())).group_by(*keys)
        found: dict[tuple[str, str | None, str | None], tuple[int, date | None, date | None]] = {
            (topic, population, place): (count, first, last)
            for topic, population, place, count, first, last in self._db.execute(query)
        }
        for claim in self._corrected():
            asked = (claim.topic, claim.population, claim.place)
            count, first, last = found.get(asked, (0, None, None))
            known = [day for day in (first, last, *days(claim.period)) if day is not None]
            found[asked] = (count + 1, min(known, default=None), max(known, default=None))
        ordered = sorted(found.items(), key=lambda each: (-each[1][0], each[0][0], each[0][1] or "", each[0][2] or ""))
        return [
            Question(topic=topic, population=population, place=place, count=count, first=first, last=last)
            for (topic, population, place), (count, first, last) in ordered
        ]

    def figures(self, topic: str, *, population: str | None, place: str | None, limit: int | None) -> Iterator[Claim]:
        """The figures that answer one question: those corrected first, then the others, the latest periods first and
        those without one last. With a limit, of claims that give one value for one period only the first few: however
        often the last one is told, those before it are there."""
        own = (topic, population, place)
        mended = [claim for claim in self._corrected() if (claim.topic, claim.population, claim.place) == own]
        yield from mended[:limit]
        said = (_FIGURE.period, _FIGURE.value, _FIGURE.unit)
        nth = func.row_number().over(partition_by=said, order_by=_FIGURE.claim).label("nth")
        every = select(_FIGURE.claim, _FIGURE.period_from, nth).where(
            _FIGURE.topic == topic, _FIGURE.population.is_not_distinct_from(population),
            _FIGURE.place.is_not_distinct_from(place), _FIGURE.claim.not_in(changed()),
        ).subquery()  # fmt: skip
        query = select(every.c.claim).order_by(every.c.period_from.desc().nulls_last(), every.c.claim.desc())
        query = query if limit is None else query.where(every.c.nth <= _SAME).limit(limit)
        remaining = iter(list(self._db.scalars(query)))
        while some := list(islice(remaining, recall.CHUNK)):
            found = {row["key"]: claim for row, claim in recall.claims_of(self._db, some)}
            yield from (found[key] for key in some)

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
        rows = rows.order_by(_CLAIM.when_from.desc(), _CLAIM.key.desc()).limit(limit)
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
        citation = schema.own["citation"].c
        query = (
            select(_DOCUMENT.outlet, citation.name, func.count())
            .join_from(schema.own["citation"], schema.claim, _CLAIM.key == citation.claim)
            .join(schema.document, _DOCUMENT.key == _CLAIM.document)
            .where(citation.claim.not_in(changed()))
            .group_by(_DOCUMENT.outlet, citation.name)
        )
        counts = Counter({(outlet, name): number for outlet, name, number in self._db.execute(query)})
        for claim in corrected(self._db, "citation"):
            outlet = self._db.scalar(select(_DOCUMENT.outlet).where(_DOCUMENT.id == claim.document))
            counts[outlet, cast(CitationClaim, claim).name] += 1
        most = sorted(counts.items(), key=lambda each: (-each[1], each[0][1], each[0][0] or ""))[:limit]
        held = set(self._db.scalars(select(schema.outlet.c.name)))
        return [Quoted(outlet=outlet, name=name, claims=n, is_held=name in held) for (outlet, name), n in most]

    # Ties

    def ties(self, limit: int) -> list[Tied]:
        """Pairs of entities that ties connect, those told most often first; `one` is the one from which most claims
        tell the tie."""
        told: dict[tuple[int, int, str], list[int]] = defaultdict(lambda: [0, 0])
        for one, other, act, number in self._tied():
            told[min(one, other), max(one, other), act][one > other] += number
        most = sorted(told.items(), key=lambda each: (-sum(each[1]), each[0]))[:limit]
        keys = {key for (low, high, _), _ in most for key in (low, high)}
        query = select(_ENTITY.key, _ENTITY.id, _ENTITY.name, _ENTITY.schema).where(_ENTITY.key.in_(keys))
        known = {row.key: row for row in self._db.execute(query)}
        found = []
        for (low, high, act), (forward, back) in most:
            left, right = (known[low], known[high]) if forward >= back else (known[high], known[low])
            found.append(Tied(
                one=left.id, one_name=left.name, one_schema=left.schema, other=right.id, other_name=right.name,
                other_schema=right.schema, act=act, claims=forward + back,
            ))  # fmt: skip
        return found

    def _tied(self) -> Iterator[tuple[int, int, str, int]]:
        """Ties as (from, to, act, claims), entities by key."""
        tie = schema.own["tie"].c
        one, other = schema.party.alias("one"), schema.party.alias("other")
        ends = select(one.c.entity, other.c.entity).where(one.c.entity != other.c.entity)
        query = (
            ends.add_columns(_CLAIM.act, func.count())
            .join_from(schema.own["tie"], schema.claim, _CLAIM.key == tie.claim)
            .join(one, (one.c.document == _CLAIM.document) & (one.c.name == tie["from"]))
            .join(other, (other.c.document == _CLAIM.document) & (other.c.name == tie.to))
            .where(tie.claim.not_in(changed()))
            .group_by(one.c.entity, other.c.entity, _CLAIM.act)
        )
        yield from ((*ends, act, number) for *ends, act, number in self._db.execute(query))
        for claim in corrected(self._db, "tie"):
            mended = cast(TieClaim, claim)
            document = select(_DOCUMENT.key).where(_DOCUMENT.id == claim.document).scalar_subquery()
            query = ends.where(
                one.c.document == document, other.c.document == document, one.c.name == str(mended.from_),
                other.c.name == str(mended.to),
            )  # fmt: skip
            yield from ((left, right, claim.act, 1) for left, right in self._db.execute(query))
