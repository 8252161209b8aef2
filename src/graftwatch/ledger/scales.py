"""Weighing in the ledger: what is known of claims, and the blocks in which they meet.

Everything here runs inside a transaction that the caller has begun. What is comparable and what does not add up is
decided by weighing; here it is only kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, groupby
from operator import attrgetter, itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, literal_column, select, update

from graftwatch.claims import Claim
from graftwatch.ledger import recall, schema, statements, waiting
from graftwatch.ledger import weighing_schema as tables
from graftwatch.ledger.affairs import Affairs
from graftwatch.ledger.among import among
from graftwatch.ledger.decisions import Decisions, as_decided
from graftwatch.ledger.fields import read_when
from graftwatch.ledger.findings import Findings

_BLOCK = tables.block.c
_STANDS = tables.block_claim.c
_DOCUMENT = schema.document.c
# SQLite has an index of the blocks that are "touched", and does not see that "touched = 1" says the same.
_TOUCHED: Final[ColumnElement[Any]] = literal_column("block.touched")
_MANY: Final = 500  # keys of one statement
SAME: Final = 4  # claims of one saying in one block that are looked at
MOST: Final = 100  # claims of one block that are looked at: those that found something, then the newest
NEAR: Final = 1000  # claims of one block among which these are chosen: what else stands there is not even counted

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where one claim stands: `facts` as JSON, `saying` and `rank` as numbers, `keys` of the blocks, each with whether
    the claim can found something there."""

    claim: str
    facts: Mapping[str, Any]
    saying: int
    rank: int
    keys: Mapping[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A document (its id) with where its claims stand, the `keys` of its own blocks, and what weighing wants to know of
    the document itself, as JSON."""

    document: str
    claims: Sequence[Placing]
    keys: Sequence[str]
    kept: Sequence[Any] = ()

    @property
    def every_key(self) -> Iterator[str]:
        """The keys of its own blocks and of its claims'."""
        yield from self.keys
        yield from (key for claim in self.claims for key in claim.keys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What stands in a block: claims and documents by their keys in the ledger. Unless `is_whole` there is more; unless
    `is_founded` there is more that can found something."""

    block: int
    name: str
    claims: tuple[int, ...]
    documents: tuple[int, ...]
    is_whole: bool
    is_founded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighable:
    """A claim with its id, its facts and the key of its document."""

    id: str
    claim: Claim
    facts: Mapping[str, Any]
    document: int


class Scales:
    """Where claims meet, in one transaction."""

    def __init__(self, connection: Connection, *, now: datetime) -> None:
        self._db = connection
        self._now = now
        self.findings = Findings(connection, now=now)
        self.affairs = Affairs(connection)

    # Documents

    def unweighed(self) -> list[str]:
        """Ids of documents that are resolved and not weighed, the earliest published first."""
        return waiting.waiting(self._db, "weigh")

    def family(self, documents: Iterable[int]) -> dict[int, int]:
        """The first document of those with nearly the same text, for each."""
        first = {key: key for key in documents}
        c = schema.duplicate.c
        going = set(first.values())
        while going:
            earlier: dict[int, int] = {}
            for some in _chunks(sorted(going)):
                query = (
                    select(c.document, func.min(c.other)).where(among(self._db, c.document, some)).group_by(c.document)
                )
                earlier |= {later: other for later, other in self._pairs(query) if other < later}
            first = {key: earlier.get(at, at) for key, at in first.items()}
            going = set(earlier.values())
        return first

    def put(self, placed: Sequence[Placed]) -> None:
        """Let the claims of each of these documents stand in its blocks and no others, and it itself in its own."""
        of = {row.id: row.key for row in self._db.execute(
            select(_DOCUMENT.id, _DOCUMENT.key).where(_DOCUMENT.id.in_([each.document for each in placed]))
        )}  # fmt: skip
        lift(self._db, list(of.values()))
        c = schema.claim.c
        query = select(c.document, c.id, c.key).where(c.document.in_(of.values())).order_by(c.key.desc())
        claims = {(row.document, row.id): row.key for row in self._db.execute(query)}
        blocks = self._blocks({key for each in placed for key in each.every_key})
        own = [blocks[name] for each in placed for name in each.keys]
        standing = [(claims[of[each.document], claim.claim], claim) for each in placed for claim in each.claims]
        self._insert(tables.fact, [{"claim": key, "facts": dict(claim.facts)} for key, claim in standing])
        self._insert(tables.block_claim, [
            {"block": blocks[name], "saying": claim.saying, "rank": claim.rank, "claim": key, "founds": founds}
            for key, claim in standing for name, founds in claim.keys.items()
        ])  # fmt: skip
        self._insert(tables.block_document, [
            {"block": blocks[name], "document": of[each.document]} for each in placed for name in each.keys
        ])  # fmt: skip
        self._insert(tables.weighed, [
            {"document": of[each.document], "at": self._now, "kept": list(each.kept)} for each in placed
        ])  # fmt: skip
        for some in _chunks([key for key, _ in standing]):
            changed = select(_STANDS.block).where(_STANDS.claim.in_(some), ~_is_out_of_sight())
            self._db.execute(update(tables.block).where(_BLOCK.key.in_(changed)).values(touched=True))
        for some in _chunks(own):
            self._db.execute(update(tables.block).where(_BLOCK.key.in_(some)).values(touched=True))
        waiting.is_weighed(self._db, list(of.values()))

    def forget_all(self) -> None:
        """Take everything out of its blocks; what was found stays until they are weighed anew."""
        self._db.execute(update(tables.block).values(touched=True))
        for table in (tables.block_claim, tables.block_document, tables.fact, tables.weighed):
            self._db.execute(delete(table))
        waiting.weigh(self._db, waiting.READ)

    # Blocks

    def touched(self, limit: int) -> list[Content]:
        """Blocks that are to be weighed, with what stands in them; the first few claims of each saying."""
        query = select(_BLOCK.key, _BLOCK.name).where(_TOUCHED).order_by(_BLOCK.key).limit(limit)
        return self._contents(dict(self._pairs(query)))

    def blocks(self, weigher: str, limit: int, *, after: str = "") -> list[Content]:
        """Blocks of one weigher with what stands in them, by name: the next few behind `after`."""
        of = (_BLOCK.name > (after or f"{weigher}:"), _BLOCK.name < f"{weigher};")
        query = select(_BLOCK.key, _BLOCK.name).where(*of).order_by(_BLOCK.name).limit(limit)
        return self._contents(dict(self._pairs(query)))

    def named(self, names: Iterable[str]) -> list[Content]:
        """The blocks of these names with what stands in them."""
        query = select(_BLOCK.key, _BLOCK.name)
        some = (self._pairs(query.where(_BLOCK.name.in_(some))) for some in _chunks(sorted(names)))
        return self._contents(dict(chain.from_iterable(some)))

    def touch(self, names: Iterable[str]) -> None:
        """Let blocks of these names be weighed anew."""
        for some in _chunks(sorted(names)):
            self._db.execute(update(tables.block).where(_BLOCK.name.in_(some)).values(touched=True))

    def _contents(self, names: dict[int, str]) -> list[Content]:
        claims: dict[int, list[int]] = {key: [] for key in names}
        documents: dict[int, list[int]] = {key: [] for key in names}
        every: dict[int, int] = {}
        beyond: set[int] = set()  # what can found something comes first: of these blocks all of it was seen
        for some in _chunks(list(names)):
            founded = list(self._db.scalars(select(_BLOCK.key).where(
                _BLOCK.key.in_(some), select(_STANDS.claim).where(_STANDS.block == _BLOCK.key, _STANDS.founds).exists()
            )))  # fmt: skip
            large = set(self._db.scalars(select(_BLOCK.key).where(_BLOCK.key.in_(founded), _is_large())))
            small = _standing_in([key for key in founded if key not in large])
            for of in (small, *(_standing_in([key]).limit(NEAR) for key in large)):
                for block, standing in groupby(self._db.execute(of).all(), key=itemgetter(0)):
                    seen, counted = _looked_at([_Standing(*row[1:]) for row in standing])
                    claims[block] = [each.claim for each in seen]
                    beyond |= {block} if any(not each.founds for each in seen) else set()
                    every[block] = counted + (block in large)  # more than were counted
            for block, document in self._pairs(_documents_of(founded)):
                documents[block].append(document)
        whole = {key for key in names if len(claims[key]) == every.get(key, 0)}
        return [
            Content(
                block=key, name=name, claims=tuple(claims[key]), documents=tuple(documents[key]),
                is_whole=key in whole, is_founded=key in whole | beyond,
            ) for key, name in names.items()
        ]  # fmt: skip

    def weighed(self, blocks: Sequence[int]) -> None:
        """Note that some blocks are weighed, a bounded number."""
        self._db.execute(update(tables.block).where(_BLOCK.key.in_(blocks)).values(touched=False))

    def claims(self, keys: Iterable[int]) -> dict[int, Weighable]:
        """Claims by their keys in the ledger, as persons have decided."""
        found: dict[int, Weighable] = {}
        for some in _chunks(sorted(set(keys))):
            c = tables.fact.c
            facts = dict(self._pairs(select(c.claim, c.facts).where(among(self._db, c.claim, some))))
            read = list(recall.claims_of(self._db, some))
            standing = Decisions(self._db, now=self._now).standing(row["id"] for row, _ in read)
            for row, claim in read:
                key, id = row["key"], row["id"]
                if (counts := as_decided(claim, standing.get(id))) is not None:
                    found[key] = Weighable(id=id, claim=counts, facts=facts.get(key, {}), document=row["document"])
        return found

    def papers(self, keys: Iterable[int], *, kept_of: Set[int]) -> dict[int, Row]:
        """Documents by their keys: id, source, title, outlet, date, language, family (an id), read_at, and for those of
        `kept_of` what is kept of them."""
        found: dict[int, Row] = {}
        columns = (_DOCUMENT.key, _DOCUMENT.id, _DOCUMENT.source, _DOCUMENT.title, _DOCUMENT.outlet, _DOCUMENT.date,
                   _DOCUMENT.language)  # fmt: skip
        r = schema.reading.c
        for some in _chunks(sorted(set(keys))):
            first = self.family(some)
            elder = sorted(set(first.values()).difference(some))
            ids = (
                dict(self._pairs(select(_DOCUMENT.key, _DOCUMENT.id).where(_DOCUMENT.key.in_(elder)))) if elder else {}
            )
            read = dict(
                self._pairs(
                    select(r.document, func.max(r.read_at))
                    .where(among(self._db, r.document, some))
                    .group_by(r.document)
                )
            )
            w = tables.weighed.c
            wanted = [key for key in some if key in kept_of]
            kept = dict(self._pairs(select(w.document, w.kept).where(w.document.in_(wanted)))) if wanted else {}
            rows = self._db.execute(select(*columns).where(among(self._db, _DOCUMENT.key, some))).mappings().all()
            ids |= {row["key"]: row["id"] for row in rows}
            for row in rows:
                rest = {name: row[name] for name in ("id", "source", "title", "outlet", "language")}
                found[row["key"]] = {
                    **rest, "date": read_when("date", row), "family": ids[first[row["key"]]],
                    "read_at": read.get(row["key"]), "kept": kept.get(row["key"]) or [],
                }  # fmt: skip
        return found

    def _blocks(self, names: set[str]) -> dict[str, int]:
        """The keys of blocks by name, the new ones made."""
        known: dict[str, int] = {}
        for some in _chunks(sorted(names)):
            query = select(_BLOCK.name, _BLOCK.key).where(_BLOCK.name.in_(some))
            known |= dict(self._pairs(query))
        last = (self._db.scalar(select(func.max(_BLOCK.key))) or 0) + 1
        new = {name: last + n for n, name in enumerate(sorted(names - known.keys()))}
        self._insert(tables.block, [{"key": key, "name": name, "touched": True} for name, key in new.items()])
        return known | new

    def _pairs(self, query: Any) -> list[tuple[Any, Any]]:
        return [(row[0], row[1]) for row in self._db.execute(query).all()]

    def _insert(self, table: Any, rows: list[Row]) -> None:
        if rows:
            self._db.execute(statements.INSERT[table], rows)


def lift(db: Connection, documents: Sequence[int]) -> None:
    """Take documents and their claims out of their blocks; these are weighed anew, and so are the documents."""
    of = select(schema.claim.c.key).where(schema.claim.c.document.in_(documents))
    standing = tables.block_document.c
    here = select(_STANDS.block).where(_STANDS.claim.in_(of)).union(
        select(standing.block).where(standing.document.in_(documents))
    )  # fmt: skip
    db.execute(update(tables.block).where(_BLOCK.key.in_(here)).values(touched=True))
    db.execute(delete(tables.block_claim).where(_STANDS.claim.in_(of)))
    db.execute(delete(tables.block_document).where(standing.document.in_(documents)))
    db.execute(delete(tables.fact).where(tables.fact.c.claim.in_(of)))
    db.execute(delete(tables.weighed).where(tables.weighed.c.document.in_(documents)))


def _is_large() -> Any:
    """Whether there are claims in a block beyond the first NEAR: the only ones that are counted."""
    return (
        select(_STANDS.claim).where(_STANDS.block == _BLOCK.key).offset(NEAR).limit(1).correlate(tables.block).exists()
    )


def _is_out_of_sight() -> Any:
    """Whether a claim says in a block what SAME earlier ones say there: it changes nothing."""
    c = tables.block_claim.alias().c
    earlier = (c.block == _STANDS.block, c.saying == _STANDS.saying, c.rank < _STANDS.rank)
    return select(c.claim).where(*earlier).offset(SAME - 1).limit(1).correlate(tables.block_claim).exists()


class _Standing(NamedTuple):
    """A claim where it stands in a block."""

    saying: int
    rank: int
    claim: int
    founds: bool


def _standing_in(blocks: Sequence[int]) -> Any:
    """What stands in blocks, one block after the other, in each what can found something first, then the newest."""
    of = (_STANDS.block, _STANDS.saying, _STANDS.rank, _STANDS.claim, _STANDS.founds)
    order = (_STANDS.block, _STANDS.founds.desc(), _STANDS.rank.desc(), _STANDS.claim.desc())
    return select(*of).where(_STANDS.block.in_(blocks)).order_by(*order)


def _looked_at(near: Sequence[_Standing]) -> tuple[list[_Standing], int]:
    """Of claims that stand in one block those that are looked at, and of how many they were chosen: up to SAME of each
    saying, the earliest; of these up to MOST, first those that can found something, then one of each saying, then the
    newest."""
    told: Counter[int] = Counter()
    some: list[tuple[bool, int, int, _Standing]] = []
    for each in sorted(near, key=attrgetter("rank", "claim")):
        told[each.saying] += 1
        if told[each.saying] <= SAME:
            some.append((not each.founds, told[each.saying], -each.rank, each))
    return [each for *_, each in sorted(some, key=itemgetter(0, 1, 2))[:MOST]], len(some)


def _documents_of(blocks: Sequence[int]) -> Any:
    """The documents of blocks, up to MOST of each, the last that came first."""
    c = tables.block_document.c
    nth = func.row_number().over(partition_by=c.block, order_by=c.document.desc())
    each = select(c.block, c.document, nth.label("nth")).where(c.block.in_(blocks)).subquery()
    return select(each.c.block, each.c.document).where(each.c.nth <= MOST).order_by(each.c.block, each.c.document)


def _chunks(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), _MANY):
        yield items[start : start + _MANY]
