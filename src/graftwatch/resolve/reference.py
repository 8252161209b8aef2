"""Known people: an entity of a list in FollowTheMoney's JSON as a party, to be proposed beside those of the ledger.

OpenSanctions, exports of Wikidata and newsrooms' own lists have this form: `{"id": …, "schema": "Person", "properties":
{"name": [...], "alias": [...], "birthDate": [...], "position": [...]}}`, one object a line.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from graftwatch.claims import NotADate, When
from graftwatch.errors import GraftwatchError
from graftwatch.names import Sex, bag_of, known_key
from graftwatch.resolve.party import Post, Profile
from graftwatch.resolve.sheet import ends_of, role_of

_NAMES: Final = ("name", "alias", "previousName", "weakAlias")
_SEXES: Final[dict[str, Sex]] = {"male": "male", "female": "female"}


class NotAnEntity(GraftwatchError, ValueError):
    """A line of a list that is no entity of FollowTheMoney."""

    def __init__(self, where: str, reason: str) -> None:
        super().__init__(where, reason)
        self.where, self.reason = where, reason

    def __str__(self) -> str:
        form = '{"id": …, "schema": …, "properties": {…}}'
        return f"{self.where}: no FollowTheMoney entity: {self.reason}. A line is {form}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A person of a list: the list's own id, and what it says of them."""

    id: str
    profile: Profile


def references(lines: Iterable[str], source: str) -> Iterator[Reference]:
    """The people of a list; entities of other schemata, and people without a name, are passed over.

    Raises:
        NotAnEntity: A line is none; `source` and its number are told.
    """
    for number, text in enumerate(lines, 1):
        if text.strip():
            row = _row(text, f"{source}, line {number}")
            names = _values(row, *_NAMES)
            if row["schema"] == "Person" and names:
                yield Reference(id=row["id"], profile=_profile(row, names))


def _row(text: str, where: str) -> dict[str, Any]:
    try:
        row = json.loads(text)
    except json.JSONDecodeError as error:
        raise NotAnEntity(where, error.msg) from error
    if not isinstance(row, dict) or not all(isinstance(row.get(key), str) for key in ("id", "schema")):
        raise NotAnEntity(where, "it has no id and schema")
    if not isinstance(row.get("properties"), dict):
        raise NotAnEntity(where, "it has no properties")
    return row


def _values(row: dict[str, Any], *properties: str) -> list[str]:
    """The values of some properties, in order, each once."""
    found = (value for name in properties for value in row["properties"].get(name) or () if isinstance(value, str))
    return list(dict.fromkeys(found))


def _profile(row: dict[str, Any], names: list[str]) -> Profile:
    years = [day.year for text in _values(row, "birthDate") if (day := _day(text))]
    deaths = [day.toordinal() for text in _values(row, "deathDate") if (day := _day(text))]
    countries = [value.lower() for value in _values(row, "country", "nationality", "citizenship") if len(value) == 2]
    posts = []
    for text in _values(row, "position"):
        bag = bag_of(text)
        body = known_key(bag.body(), countries[0] if countries else None)
        posts.append(Post(role_of(bag), body))
    return Profile(
        schema="Person", names=dict.fromkeys(names[:24], 1),
        sex=next((_SEXES[value] for value in _values(row, "gender") if value in _SEXES), None),
        born=(min(years), max(years) + 1) if years else None, died=min(deaths, default=None),
        posts=tuple(posts[:40]), country=countries[0] if len(set(countries)) == 1 else None,
    )  # fmt: skip


def _day(text: str) -> date | None:
    """The first day that a date of FollowTheMoney (ISO, to whatever part is known) can mean."""
    try:
        first, _ = ends_of(When.parse(text[:10]))
    except NotADate:
        return None
    return date.fromordinal(first) if first is not None else None
