"""Reading claims and mentions back as they went in."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, Literal

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, func, select

from graftwatch.claims import CLAIM_TYPES, Claim, Evidence, Mention, Source
from graftwatch.ledger import schema
from graftwatch.ledger.among import among
from graftwatch.ledger.fields import read_own, read_when
from graftwatch.ledger.fold import words

CHUNK: Final = 500  # claims whose parts are fetched together: bounds memory and the parameters of a statement

Order = Literal["text", "time"]
_CLAIM = schema.claim.c
_DOCUMENT = schema.document.c


def claim_rows(*conditions: ColumnElement[bool], order: Order | None) -> Select[Any]:
    """A query for claims with what their documents add to them, in an order or none.

    By time means by the first day that `when` can mean, or the day of publication; what has neither comes last.
    """
    day = func.coalesce(_CLAIM.when_from, _CLAIM.when_to, _DOCUMENT.date_from)
    place = (_DOCUMENT.id, _CLAIM.start, _CLAIM.kind, _CLAIM.act, _CLAIM.id)
    query = (
        select(schema.claim, _DOCUMENT.id.label("document_id"), _DOCUMENT.source)
        .join_from(schema.claim, schema.document, _DOCUMENT.key == _CLAIM.document)
        .where(*conditions)
    )
    if order is None:
        return query
    return query.order_by(*((day.is_(None), day) if order == "time" else ()), *place, _CLAIM.reader)


def claims(connection: Connection, query: Select[Any]) -> Iterator[Claim]:
    """The claims of a query by `claim_rows`, in its order; a bounded number is in memory at a time."""
    with connection.execute(query, execution_options={"yield_per": CHUNK}) as result:
        for rows in result.mappings().partitions(CHUNK):
            yield from (claim for _, claim in _whole(connection, rows))


def claims_of(connection: Connection, keys: Sequence[int]) -> Iterator[tuple[RowMapping, Claim]]:
    """Claims by their keys in the ledger, a bounded number, with their rows (`key`, `id`, `document`); in no order."""
    rows = connection.execute(claim_rows(among(connection, _CLAIM.key, keys), order=None)).mappings().all()
    yield from _whole(connection, rows)


def _whole(connection: Connection, rows: Sequence[RowMapping]) -> Iterator[tuple[RowMapping, Claim]]:
    keys = [row["key"] for row in rows]
    said_by = _said_by(connection, keys)
    own: dict[int, RowMapping] = {}
    for kind in {row["kind"] for row in rows}:
        table = schema.own[kind]
        of_kind = [row["key"] for row in rows if row["kind"] == kind]
        found = connection.execute(select(table).where(among(connection, table.c.claim, of_kind))).mappings().all()
        own |= {row["claim"]: row for row in found}
    for row in rows:
        if row["key"] in own:  # else `check` reports it
            yield row, _claim(row, own[row["key"]], tuple(said_by[row["key"]]))


def _claim(row: RowMapping, own: RowMapping, said_by: tuple[Source, ...]) -> Claim:
    sentence = (row["sentence_start"], row["sentence_end"])
    return CLAIM_TYPES[row["kind"]](
        document=row["document_id"],
        source=row["source"],
        act=row["act"],
        evidence=Evidence(row["quote"], row["start"], row["end"], sentence),
        when=read_when("when", row),
        stance=row["stance"],
        said_by=said_by,
        confidence=row["confidence"],
        reader=row["reader"],
        **read_own(row["kind"], own),
    )


def _said_by(connection: Connection, keys: list[int]) -> dict[int, list[Source]]:
    table = schema.said_by
    query = select(table).where(among(connection, table.c.claim, keys)).order_by(table.c.claim, table.c.position)
    chains: dict[int, list[Source]] = defaultdict(list)
    for row in connection.execute(query).mappings().all():
        chains[row["claim"]].append(Source(row["name"], row["type"], row["post"], read_when("on", row)))
    return chains


def naming(name: str) -> ColumnElement[bool] | None:
    """The condition that a claim names something whose name has all these words; None if there are no words in it."""
    found = names_with(name)
    return None if found is None else _CLAIM.key.in_(
        select(schema.claim_name.c.claim).where(schema.claim_name.c.name.in_(found))
    )  # fmt: skip


def names_with(name: str) -> Select[tuple[int]] | None:
    """The keys of names that have all these words, folded; the last may be a beginning if `*` follows it."""
    wanted = words(name)
    if not wanted:
        return None
    spelled = [schema.name_word.alias(f"word_{position}") for position in range(len(wanted))]
    query = select(spelled[0].c.name)
    for table in spelled[1:]:
        query = query.join(table, table.c.name == spelled[0].c.name)
    for table, word in zip(spelled, wanted, strict=True):
        cut_short = word is wanted[-1] and name.rstrip().endswith("*")
        query = query.where(
            and_(table.c.word >= word, table.c.word < word + "\U0010ffff") if cut_short else table.c.word == word
        )
    return query


def mentions(connection: Connection, condition: ColumnElement[bool] | None) -> Iterator[Mention]:
    """Mentions in the order of document, reader and text."""
    table = schema.mention.c
    query = (
        select(schema.mention, _DOCUMENT.id.label("document_id"), _DOCUMENT.source)
        .join_from(schema.mention, schema.document, _DOCUMENT.key == table.document)
        .order_by(_DOCUMENT.id, table.reader, table.position)
    )
    if condition is not None:
        query = query.where(condition)
    with connection.execute(query, execution_options={"yield_per": CHUNK}) as result:
        for row in result.mappings():
            yield Mention(
                document=row["document_id"],
                source=row["source"],
                surface=row["surface"],
                start=row["start"],
                end=row["end"],
                schema=row["schema"],
                entity=row["entity"],
            )
