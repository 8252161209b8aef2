"""Searching: a `Query` becomes SQL of one shape on both databases, newest first and never more than asked for."""

from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from graftwatch.claims import ACTS
from graftwatch.ledger import schema
from graftwatch.ledger.documents import claims_of
from graftwatch.ledger.excerpt import excerpt
from graftwatch.ledger.fields import read_when
from graftwatch.ledger.fold import words
from graftwatch.ledger.index import Index, index_for
from graftwatch.ledger.query import Filters, Query
from graftwatch.ledger.types import Hit

Ranking = Literal["newest", "best"]

# Newest hits among which the best are sought: ranking all hits of a common word takes 30 times as long.
RANKED: Final = 1000
RARE: Final = 1000  # claims; a list of their documents is quicker than going through all documents
_DOCUMENT = schema.document.c
_CLAIM = schema.claim.c


def search(connection: Connection, query: Query, *, limit: int, offset: int, order: Ranking) -> list[Hit]:
    """The documents that a query finds."""
    index = index_for(connection.dialect.name)
    statement = _statement(connection, index, query, order).limit(limit).offset(offset)
    hits = []
    for row in connection.execute(statement).mappings():
        piece, start, marks = excerpt(row["text"], query.terms)
        hits.append(
            Hit(
                document=row["id"],
                source=row["source"],
                title=row["title"],
                outlet=row["outlet"],
                date=read_when("date", row),
                excerpt=piece,
                start=start,
                marks=marks,
                claims=row["claims"],
            )
        )
    return hits


def count_since(connection: Connection, query: Query, document: int, most: int) -> int:
    """How many documents a query finds among those added after the one of that key, counted up to `most`."""
    found = _statement(connection, index_for(connection.dialect.name), query, "newest").order_by(None)
    some = found.with_only_columns(_DOCUMENT.key).where(_DOCUMENT.key > document).limit(most).subquery()
    return connection.scalar(select(func.count()).select_from(some)) or 0


def _statement(connection: Connection, index: Index, query: Query, order: Ranking) -> Select[Any]:
    columns = (*schema.document.c, claims_of().label("claims"))
    conditions = [*_conditions(connection, query), *_days(index if query.terms else None, query)]
    if not query.terms:
        if query.without:
            unwanted = [select(index.shelf).select_from(index.rows).where(index.matches([t])) for t in query.without]
            conditions += [_DOCUMENT.shelf.not_in(shelves) for shelves in unwanted]
        return select(*columns).where(*conditions).order_by(_DOCUMENT.shelf.desc())
    found = index.rows.join(schema.document, _DOCUMENT.shelf == index.shelf)
    conditions.append(index.matches(query.terms, query.without))
    if order == "newest":
        return select(*columns).select_from(found).where(*conditions).order_by(index.shelf.desc())
    newest = (
        select(index.shelf.label("shelf"), index.rank(query.terms).label("rank"))
        .select_from(found)
        .where(*conditions)
        .order_by(index.shelf.desc())
        .limit(RANKED)
        .subquery()
    )
    ranked = newest.join(schema.document, _DOCUMENT.shelf == newest.c.shelf)
    return select(*columns).select_from(ranked).order_by(newest.c.rank.desc(), newest.c.shelf.desc())


def _days(index: Index | None, query: Query) -> list[ColumnElement[bool]]:
    """Published in [after, before), as a range of shelves; a document without a date is in no range."""
    shelf = index.shelf if index else _DOCUMENT.shelf
    found: list[ColumnElement[bool]] = []
    if query.after or query.before:
        found.append(shelf >= (schema.shelf_from(query.after) if query.after else 1 << schema.SHELF_BITS))
    if query.before:
        found.append(shelf < schema.shelf_from(query.before))
    return found


def _conditions(connection: Connection, query: Query) -> list[ColumnElement[bool]]:
    """What the fields of a query ask of a document."""
    found: list[ColumnElement[bool]] = []
    for fields, wanted in ((query.fields, True), (query.without_fields, False)):
        if fields.outlet:
            is_outlet = _DOCUMENT.outlet.in_(_outlets(connection, fields.outlet))
            found.append(is_outlet if wanted else or_(_DOCUMENT.outlet.is_(None), ~is_outlet))
        if fields.source:
            from_there = or_(*(_DOCUMENT.source.icontains(part, autoescape=True) for part in fields.source))
            found.append(from_there if wanted else ~from_there)
        if wanted and (fields.kind or fields.act):
            found.append(_with_claims(connection, fields))
        elif not wanted:
            given = ((_CLAIM.kind, fields.kind), (_CLAIM.act, fields.act))
            unwanted = [column.in_(values) for column, values in given if values]
            found += [~exists().where(_CLAIM.document == _DOCUMENT.key, claim) for claim in unwanted]
    return found


def _with_claims(connection: Connection, fields: Filters) -> ColumnElement[bool]:
    """That a document makes such a claim: by a list where these are rare, else by looking at one document at a time."""
    kinds = fields.kind or [kind for kind, acts in ACTS.items() if set(fields.act) & set(acts)]
    claims = [_CLAIM.kind.in_(kinds)]  # the kinds of an act lead to it in the index
    if fields.act:
        claims.append(_CLAIM.act.in_(fields.act))
    rare = list(connection.scalars(select(_CLAIM.document).where(*claims).limit(RARE + 1)))
    if len(rare) <= RARE:
        return _DOCUMENT.key.in_(set(rare))
    return exists().where(_CLAIM.document == _DOCUMENT.key, *claims)


def _outlets(connection: Connection, wanted: tuple[str, ...]) -> list[str]:
    """The outlets whose name has one of these in it, at the beginning of a word."""
    parts = [f" {' '.join(words(part))}" for part in wanted if words(part)]
    outlets = connection.execute(select(schema.outlet.c.name, schema.outlet.c.folded))
    return [name for name, folded in outlets if any(part in f" {folded}" for part in parts)]
