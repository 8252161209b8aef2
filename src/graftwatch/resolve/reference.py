"""Known people: the people of a list in FollowTheMoney's JSON as parties, to be proposed beside those of the ledger.

OpenSanctions, exports of Wikidata and newsrooms' own lists have this form, one object a line. The posts of a person are
the texts of `position`, and the Occupancy entities of which the person is the holder, each of a Position:

    {"id": "Q7", "schema": "Person", "properties": {"name": [...], "birthDate": [...], "position": [...]}}
    {"id": "p1", "schema": "Position", "properties": {"name": [...], "country": [...], "organization": [...]}}
    {"id": "o1", "schema": "Occupancy", "properties": {"holder": ["Q7"], "post": ["p1"], "startDate": [...]}}

They may stand in any order, or nested, the one in place of the other's id (OpenSanctions' `targets.nested.json`).
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from graftwatch.claims import NotADate, When
from graftwatch.errors import GraftwatchError
from graftwatch.names import Sex, body_key
from graftwatch.resolve.offices import post_key, role_in
from graftwatch.resolve.party import Post, Profile
from graftwatch.resolve.sheet import ends_of

_NAMES: Final = ("name", "alias", "previousName", "weakAlias")
_SEXES: Final[dict[str, Sex]] = {"male": "male", "female": "female"}
_BODIES: Final = ("Organization", "PublicBody")
_MOST: Final = 40  # posts of a person that are kept, the latest first


class NotAnEntity(GraftwatchError, ValueError):
    """A line of a list that is no entity of FollowTheMoney."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason

    def __str__(self) -> str:
        form = '{"id": …, "schema": …, "properties": {…}}'
        return f"{self.where}: no FollowTheMoney entity: {self.reason}. A line is {form}"


class NoPeople(GraftwatchError, ValueError):
    """A list without people; `schemata` is what it has, with how many of each."""

    def __init__(self, source: str, schemata: dict[str, int]) -> None:
        super().__init__(source, schemata)
        self.source, self.schemata = source, schemata

    def __str__(self) -> str:
        has = ", ".join(f"{number:,} {schema}" for schema, number in self.schemata.items()) or "nothing"
        return f"{self.source} has no Person with a name, but {has}: nothing was loaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A person of a list: the list's own id, and what it says of them."""

    id: str
    profile: Profile


@dataclass(frozen=True, slots=True)
class _Entity:
    """An entity of a list; `values` are the texts and ids of its properties."""

    id: str
    schema: str
    values: dict[str, list[str]]

    def all(self, *names: str) -> list[str]:
        """The values of some properties, in order, each once."""
        return list(dict.fromkeys(value for name in names for value in self.values.get(name, ())))

    def first(self, *names: str) -> str | None:
        return next(iter(self.all(*names)), None)


@dataclass(slots=True)
class _Offices:
    """What a list says of posts: who held which, from when to when, and what the posts are."""

    held: dict[str, list[tuple[str, str | None, str | None]]] = field(default_factory=dict)
    posts: dict[str, _Entity] = field(default_factory=dict)
    bodies: dict[str, str] = field(default_factory=dict)
    schemata: Counter[str] = field(default_factory=Counter)

    def note(self, entity: _Entity) -> None:
        self.schemata[entity.schema] += 1
        if entity.schema == "Position":
            self.posts[entity.id] = entity
        elif entity.schema in _BODIES and (name := entity.first("name")):
            self.bodies[entity.id] = name
        elif entity.schema == "Occupancy":
            term = (entity.first("startDate", "periodStart", "date"), entity.first("endDate", "periodEnd"))
            for holder in entity.all("holder"):
                self.held.setdefault(holder, []).extend((post, *term) for post in entity.all("post"))

    def of(self, person: _Entity, country: str | None) -> list[Post]:
        """The posts of a person, the latest first; a `position` that is told with days, too, is told once."""
        found = []
        named = set()
        for id, start, end in self.held.get(person.id, ()):
            if (post := self.posts.get(id)) is not None:
                keys = self._keys(post, country)
                named |= {*post.all("name"), keys}
                found.append(Post(*keys, since=_day(start, 0), until=_day(end, 1)))
        for text in person.all("position"):
            keys = _keys(text, None, None, country)
            if text not in named and keys not in named:
                found.append(Post(*keys))
        return sorted(dict.fromkeys(found), key=lambda post: -(post.until or post.since or 0))[:_MOST]

    def _keys(self, post: _Entity, country: str | None) -> tuple[str, str]:
        body = post.first("organization")
        of = post.first("country")
        return _keys(
            post.first("name") or "", self.bodies.get(body, body) if body else None,
            next((area for area in post.all("subnationalArea") if not area.islower()), None),  # not "kz-pav"
            of.lower() if of and len(of) == 2 else country,
        )  # fmt: skip


def references(read: Callable[[], Iterable[str]], source: str) -> Iterator[Reference]:
    """The people of a list, each with the posts that they are said to hold; people without a name are passed over.

    `read` gives the lines, and is called twice: posts may stand behind their holders.

    Raises:
        NotAnEntity: A line is none; `source` and its number are told.
        NoPeople: Nobody is in the list.
    """
    offices = _Offices()
    nobody = True
    for number, text in enumerate(read(), 1):
        for entity in _entities(_row(text, f"{source}, line {number}")) if text.strip() else ():
            offices.note(entity)
            nobody = nobody and not (entity.schema == "Person" and entity.all(*_NAMES))
    if nobody:
        raise NoPeople(source, dict(offices.schemata))
    for text in read():
        for entity in _entities(json.loads(text)) if '"Person"' in text else ():
            if entity.schema == "Person" and (names := entity.all(*_NAMES)):
                yield Reference(id=entity.id, profile=_profile(entity, names, offices))


def _row(text: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotAnEntity(where, error.msg) from error
    if isinstance(row, list):
        raise NotAnEntity(where, "it is an array; `jq -c '.[]'` writes each of its entities on a line")
    if isinstance(row, dict) and {"prop", "value"} <= row.keys():
        raise NotAnEntity(where, "it is a statement; `ftm aggregate-statements` makes entities of statements")
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("id", "schema")):
        raise NotAnEntity(where, "it has no id and schema")
    if not isinstance(row.get("properties"), dict):
        raise NotAnEntity(where, "it has no properties")
    return row


def _entities(row: dict[str, Any]) -> Iterator[_Entity]:
    """An entity, and before it those that are nested in it, as if each stood in a line of its own."""
    values: dict[str, list[str]] = {}
    for name, given in row["properties"].items():
        for value in given if isinstance(given, list) else [given]:
            if isinstance(value, str):
                values.setdefault(name, []).append(value)
            elif isinstance(value, dict) and isinstance(value.get("id"), str):
                values.setdefault(name, []).append(value["id"])
                if isinstance(value.get("schema"), str) and isinstance(value.get("properties"), dict):
                    yield from _entities(_with_parent(value, row))
    yield _Entity(row["id"], row["schema"], values)


def _with_parent(row: dict[str, Any], parent: dict[str, Any]) -> dict[str, Any]:
    """An Occupancy that is nested in its holder or its post, with that named in it."""
    role = {"Person": "holder", "Position": "post"}.get(parent["schema"])
    if row["schema"] != "Occupancy" or role is None or row["properties"].get(role):
        return row
    return row | {"properties": row["properties"] | {role: [parent["id"]]}}


def _profile(person: _Entity, names: list[str], offices: _Offices) -> Profile:
    years = [When.parse(text[:10]).bounds[0].year for text in person.all("birthDate") if _day(text, 0)]
    deaths = [day for text in person.all("deathDate") if (day := _day(text, 0))]
    countries = [code.lower() for code in person.all("country", "nationality", "citizenship") if len(code) == 2]
    return Profile(
        schema="Person", names=dict.fromkeys(names[:24], 1),
        sex=next((_SEXES[value] for value in person.all("gender") if value in _SEXES), None),
        born=(min(years), max(years) + 1) if years else None, died=min(deaths, default=None),
        posts=tuple(offices.of(person, countries[0] if countries else None)),
        country=countries[0] if len(set(countries)) == 1 else None,
    )  # fmt: skip


def _keys(post: str, body: str | None, place: str | None, country: str | None) -> tuple[str, str]:
    """Role and body of a post as keys. A body that stands beside the post counts where the post itself names none."""
    role, key = post_key(post, None, place, key_of=str, country=country)
    if body and not key:
        role, key = post_key(post, body, place, key_of=lambda name: body_key(name, country), country=country)
    return role_in(role, key, is_told=True), key


def _day(text: str | None, end: int) -> int | None:
    """The first (`end` 0) or last (1) day, as an ordinal, that a date of FollowTheMoney can mean (ISO, to whatever part
    is known); None for what is no date."""
    try:
        return ends_of(When.parse(text[:10]))[end] if text else None
    except NotADate:
        return None
