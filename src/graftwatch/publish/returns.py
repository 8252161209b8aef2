"""Who fell and who is back, and how long it takes: rows for a table, and curves."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from graftwatch import weighing
from graftwatch.ledger import Ledger
from graftwatch.names import body_by_id
from graftwatch.weigh import Curve, History, Spell, curve, curves, histories
from graftwatch.weigh.falls import first_of, gravest

RETURN_COLUMNS: Final = (
    "entity", "name", "act", "fell", "body", "state", "days", "returned", "post", "new_body", "claims",
)  # fmt: skip
GROUPS: Final[dict[str, Callable[[Spell], str]]] = {
    "body": lambda spell: spell.body,
    "act": lambda spell: spell.act,
    "year": lambda spell: str(spell.year) if spell.year else "",
}


@dataclass(frozen=True, slots=True)
class Affair:
    """One fall of one person, and what came of it: `back`, `cleared` or `out` as far as the ledger tells, after `days`
    (to the newest document of the ledger where nothing came of it)."""

    entity: str
    name: str
    history: History
    state: str
    days: int
    body: str

    @property
    def spell(self) -> Spell:
        act = gravest(self.history.falls).act
        return Spell(
            days=self.days, returned=self.state == "back", body=self.body, act=act, year=self.history.fell.year
        )


def affairs(ledger: Ledger) -> list[Affair]:
    """Every fall of a named person that claims assert, in the order of time."""
    last = ledger.last_day() or date.max
    found = []
    for block in weighing.blocks(ledger, "return.person"):
        named = [each.facts.named["person"] for each in block.told if "person" in each.facts.named]
        if not named or not named[0].entity:
            continue
        name = min((each.name for each in named), key=lambda name: (not name.isascii(), -len(name), name))
        for history in histories(block.told):
            found.append(_affair(named[0].entity, name, history, last))
    return sorted(found, key=lambda each: (each.history.fell, each.name, each.entity))


def _affair(entity: str, name: str, history: History, last: date) -> Affair:
    returned = history.returned
    if history.cleared is not None:
        ended, state = min(history.cleared.paper.day, last), "cleared"
    elif returned is not None:
        ended, state = returned, "back"
    else:
        ended, state = last, "out"
    return Affair(entity, name, history, state, max(0, (ended - history.fell).days), _body(history))


def _body(history: History) -> str:
    """The body that somebody fell in, as known or as a claim names it."""
    for fall in history.falls:
        facts = fall.told.facts
        for key in (facts.post_body, *(body for _, body in facts.posts)):
            known = body_by_id(key)
            if known is not None:
                return known.name
        if name := fall.told.name("body") or getattr(fall.told.claim, "place", None):
            return str(name)
    return ""


def return_rows(found: Sequence[Affair]) -> Iterator[dict[str, Any]]:
    """Falls as rows, each with what came of it."""
    for each in found:
        first, back = first_of(each.history.falls), each.history.backs[0].told if each.history.backs else None
        told = [*(fall.told for fall in each.history.falls), *(back.told for back in each.history.backs)]
        row = {
            "entity": each.entity, "name": each.name, "act": gravest(each.history.falls).act,
            "fell": str(first.told.when or each.history.fell), "body": each.body, "state": each.state,
            "days": each.days,
            "returned": str(each.history.returned) if each.state == "back" else None,
            "post": getattr(back.claim, "post", None) if back and each.state == "back" else None,
            "new_body": back.name("body") if back and each.state == "back" else None,
            "claims": [one.id for one in told],
        }  # fmt: skip
        yield {name: value for name, value in row.items() if value not in (None, "")}


def curves_of(found: Sequence[Affair], by: str | None = None) -> list[Curve]:
    """The curve of all, or one for each body, act or year; whoever was cleared is followed until then."""
    spells = [each.spell for each in found]
    return curves(spells, GROUPS[by]) if by else [curve(spells)]
