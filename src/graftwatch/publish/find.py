"""Finding people, bodies and posts by what a person types."""

import re
from typing import Final

from graftwatch.ledger import Ledger
from graftwatch.ledger.who import EntityRow
from graftwatch.names import Agreement, analyse, compare, possible_keys
from graftwatch.resolve import Profile, index_keys, look_up

_ID = re.compile(r"[0-9a-f]{20}")
_MOST: Final = 40  # candidates that are looked at


def find_entities(ledger: Ledger, wanted: str) -> list[EntityRow]:
    """People whose names agree with what was typed, in any script; else the bodies that it means; or whatever has that
    id. Those that most documents name come first. A bare surname is everybody's who bears it, also where documents
    call only one of them so."""
    with ledger.who() as who:
        if _ID.fullmatch(wanted):
            found = who.entity_of(wanted)
            return [found] if found else []
        person = Profile(schema="Person", names={wanted: 1})
        rows = [row for row in who.candidates([*look_up(person), *index_keys(person)], _MOST) if row.schema == "Person"]
        rows = [row for row in rows if any(compare(wanted, n).agreement > Agreement.CONTRADICTS for n in names_of(row))]
        by_surname = bool(rows) and not analyse(wanted).is_full
        if not rows:
            bodies = [Profile(schema="PublicBody", names={wanted: 1}, key=key) for key in possible_keys(wanted)]
            rows = who.candidates([key for body in bodies for key in index_keys(body)], _MOST)
    exact = [row for row in rows if wanted.casefold() in {name.casefold() for name in names_of(row)}]
    return sorted(exact if len(exact) == 1 and not by_surname else rows, key=lambda row: (-row.parties, row.id))


def names_of(entity: EntityRow) -> list[str]:
    """The names that documents give an entity, the one to show first."""
    return [name for name, _ in entity.profile.get("names", ())]
