"""Who fell and who is back, and how long it takes: rows for a table, and curves."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from graftwatch.claims import Affair
from graftwatch.ledger import Ledger
from graftwatch.weigh import Curve, Spell, curve, curves

RETURN_COLUMNS: Final = (
    "entity", "name", "act", "fell", "body", "state", "days", "returned", "post", "new_body", "claims",
)  # fmt: skip
GROUPS: Final[dict[str, Callable[[Spell], str]]] = {
    "body": lambda spell: spell.body,
    "act": lambda spell: spell.act,
    "year": lambda spell: str(spell.year) if spell.year else "",
}


@dataclass(frozen=True, slots=True)
class Followed:
    """An affair, and how many days whoever fell was followed: until it ended, or to the newest document of the
    ledger."""

    affair: Affair
    days: int

    @property
    def spell(self) -> Spell:
        told = self.affair
        return Spell(
            days=self.days, returned=told.state == "back", body=told.body, act=told.act, year=told.day.year
        )  # fmt: skip


def affairs(ledger: Ledger) -> list[Followed]:
    """Every fall of a named person that claims assert, in the order of time."""
    with ledger.browse() as browse:
        found, last = browse.affairs.every(), browse.last_day() or date.min
    last = max((each.until or each.day for each in found), default=last) if last == date.min else last
    return [Followed(each, each.days(last)) for each in found]


def return_rows(found: Sequence[Followed]) -> Iterator[dict[str, Any]]:
    """Falls as rows, each with what came of it."""
    for each in found:
        told = each.affair
        row = {
            "entity": told.entity, "name": told.name, "act": told.act, "fell": told.fell, "body": told.body,
            "state": told.state, "days": each.days,
            "returned": str(told.until) if told.state == "back" else None, "post": told.post,
            "new_body": told.new_body, "claims": list(told.claims),
        }  # fmt: skip
        yield {name: value for name, value in row.items() if value not in (None, "")}


def curves_of(found: Sequence[Followed], by: str | None = None) -> list[Curve]:
    """The curve of all, or one for each body, act or year; whoever was cleared is followed until then."""
    spells = [each.spell for each in found]
    return curves(spells, GROUPS[by]) if by else [curve(spells)]
