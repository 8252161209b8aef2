"""The statements of who.py, built once: linking runs them so often that building one takes longer than running it."""

from typing import Any, Final

from sqlalchemy import Select, bindparam, or_, select, union, union_all, update

from graftwatch.ledger import schema

_PARTY = schema.party.c
_EDGE = schema.resolver.c


def _doubts() -> Select[Any]:
    """The query for the first pairs with an id that wait for a person: a few of each side, then the first of these."""
    sides = (
        select(_EDGE.id)
        .where(end == bindparam("of"), _EDGE.judgement == "no_judgement", _EDGE.deleted_at.is_(None))
        .order_by(_EDGE.id)
        .limit(bindparam("most"))
        .subquery()
        for end in (_EDGE.target, _EDGE.source)
    )
    waits = union_all(*(select(side.c.id) for side in sides))
    return select(schema.resolver).where(_EDGE.id.in_(waits)).order_by(_EDGE.id).limit(bindparam("most"))


def _parted(near: Any, far: Any = None) -> Select[Any]:
    """The query for a negative judgement of which one end, `near`, is a party of one entity, `far` of another one: by
    the parties, of which the first entity has few, not by all the negative judgements that there are."""
    mine, theirs = schema.party.alias("mine"), schema.party.alias("theirs")
    query = (
        select(_EDGE.id)
        .join_from(mine, schema.resolver, near == mine.c.id)
        .where(mine.c.entity == bindparam("one"), _EDGE.judgement.concat("") == "negative", _EDGE.deleted_at.is_(None))
        .limit(1)
    )
    if far is None:
        return query
    return query.join(theirs, theirs.c.id == far).where(theirs.c.entity == bindparam("other"))


ENTITY_OF: Final = select(_PARTY.entity).where(_PARTY.id == bindparam("id"))
_ONE, _OTHER = schema.party.alias("of_one"), schema.party.alias("of_other")
_FIRST, _SECOND = schema.entity.alias("one"), schema.entity.alias("other")
ENTITIES_OF: Final = (  # two entities for each judgement on parties of theirs
    select(_FIRST.c.id.label("one"), _SECOND.c.id.label("other"))
    .join_from(schema.resolver, _ONE, _ONE.c.id == _EDGE.target)
    .join(_OTHER, _OTHER.c.id == _EDGE.source)
    .join(_FIRST, _FIRST.c.key == _ONE.c.entity)
    .join(_SECOND, _SECOND.c.key == _OTHER.c.entity)
    .where(_ONE.c.entity != _OTHER.c.entity)
)
_IDS: Final[Any] = bindparam("ids", expanding=True)
EDGES: Final = select(schema.resolver).where(or_(_EDGE.target.in_(_IDS), _EDGE.source.in_(_IDS)))
STANDING: Final = EDGES.where(_EDGE.deleted_at.is_(None))
DOUBTS: Final = _doubts()
DOUBTED: Final = union(*(
    select(end).where(end.in_(_IDS), _EDGE.judgement == "no_judgement", _EDGE.deleted_at.is_(None))
    for end in (_EDGE.target, _EDGE.source)
))  # fmt: skip
PARTED_AT_ALL: Final = (_parted(_EDGE.target), _parted(_EDGE.source))
PARTED: Final = tuple(_parted(*ends) for ends in ((_EDGE.target, _EDGE.source), (_EDGE.source, _EDGE.target)))
_PAIR: Final = (_EDGE.target == bindparam("one"), _EDGE.source == bindparam("other"), _EDGE.deleted_at.is_(None))
OF_PAIR: Final = select(schema.resolver).where(*_PAIR).order_by(_EDGE.id)
END: Final = update(schema.resolver).where(*_PAIR).values(deleted_at=bindparam("at"))
