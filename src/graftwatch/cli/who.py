"""Finding people, bodies and posts by what a person types, and listing them."""

import re
from typing import TYPE_CHECKING

from graftwatch.cli.options import Format
from graftwatch.cli.terminal import note, table, write

if TYPE_CHECKING:
    from graftwatch.ledger import Ledger
    from graftwatch.ledger.who import EntityRow

_ID = re.compile(r"[0-9a-f]{20}")
_MOST = 40  # candidates that are looked at


def find_entities(ledger: "Ledger", wanted: str) -> "list[EntityRow]":
    """People whose names agree with what was typed, in any script; else the bodies that it means; or whatever has that
    id. Those that most documents name come first."""
    from graftwatch.names import Agreement, compare, possible_keys
    from graftwatch.resolve import Profile, index_keys, look_up

    with ledger.who() as who:
        if _ID.fullmatch(wanted):
            found = who.entity_of(wanted)
            return [found] if found else []
        person = Profile(schema="Person", names={wanted: 1})
        rows = [row for row in who.candidates([*look_up(person), *index_keys(person)], _MOST) if row.schema == "Person"]
        rows = [row for row in rows if any(compare(wanted, n).agreement > Agreement.CONTRADICTS for n in _names(row))]
        if not rows:
            bodies = [Profile(schema="PublicBody", names={wanted: 1}, key=key) for key in possible_keys(wanted)]
            rows = who.candidates([key for body in bodies for key in index_keys(body)], _MOST)
    exact = [row for row in rows if wanted.casefold() in {name.casefold() for name in _names(row)}]
    return sorted(exact if len(exact) == 1 else rows, key=lambda row: (-row.parties, row.id))


def _names(row: "EntityRow") -> list[str]:
    return [name for name, _ in row.profile.get("names", ())]


def list_entities(rows: "list[EntityRow]", format: Format) -> None:
    """Several people of one name, so that one can be chosen by id."""
    if format is not Format.TABLE:
        write(
            ({"id": r.id, "schema": r.schema, "name": r.name, "documents": r.parties} for r in rows), format, _COLUMNS
        )
        return
    shown = [[row.name, ", ".join(_names(row)[:4]), str(row.parties), row.id] for row in rows]
    table(("Name", "As", "Documents", "Id"), shown, right=("Documents",))
    note("graftwatch: several; show one by its id")


_COLUMNS = ("id", "schema", "name", "documents")
