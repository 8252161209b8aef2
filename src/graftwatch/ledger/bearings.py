"""What claims are to the parties of their documents: written by linking, read by the pages of people, bodies and posts.

Everything here runs inside a transaction that the caller has begun.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, delete, select

from graftwatch.ledger import schema, statements

_BEARING = schema.bearing.c
_CLAIM = schema.claim.c
_PARTY = schema.party.c
_MANY: Final = 500  # keys of one statement
_OF: Final = select(schema.bearing, _PARTY.entity).join(schema.party, _PARTY.key == _BEARING.party)


@dataclass(frozen=True, slots=True, kw_only=True)
class BearingRow:
    """A claim and a party, by their keys in the ledger; `entity` is the key of what the party is taken for. The rest:
    resolve/bearing.py."""

    claim: int
    party: int
    entity: int
    sort: str
    role: str
    body: str
    told: Mapping[str, Any] | None


class Bearings:
    """The table of bearings, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def put(self, documents: Sequence[int], rows: Sequence[Mapping[str, Any]]) -> None:
        """Let the claims of documents, a bounded number by key, be this to their parties, and nothing else; `claim` and
        `party` are ids."""
        parties = self._keys(select(_PARTY.id, _PARTY.key).where(_PARTY.document.in_(documents)))
        claims = self._keys(select(_CLAIM.id, _CLAIM.key).where(_CLAIM.document.in_(documents)).order_by(
            _CLAIM.key.desc()))  # of readers that agree on a claim, the first  # fmt: skip
        of = select(_PARTY.key).where(_PARTY.document.in_(documents))
        self._db.execute(delete(schema.bearing).where(_BEARING.party.in_(of)))
        put = [{**row, "claim": claims[row["claim"]], "party": parties[row["party"]]} for row in rows]
        if put:
            self._db.execute(statements.INSERT[schema.bearing], put)

    def of_parties(self, parties: Iterable[int]) -> Iterator[BearingRow]:
        """What claims are to these parties, by key; in no order."""
        yield from self._rows(_BEARING.party, parties)

    def of_claims(self, claims: Iterable[int]) -> Iterator[BearingRow]:
        """What these claims, by key, are to anyone; in no order."""
        yield from self._rows(_BEARING.claim, claims)

    def _rows(self, column: Any, keys: Iterable[int]) -> Iterator[BearingRow]:
        remaining = iter(dict.fromkeys(keys))
        while some := list(islice(remaining, _MANY)):
            for row in self._db.execute(_OF.where(column.in_(some))).mappings():
                yield BearingRow(**row)

    def _keys(self, query: Any) -> dict[str, int]:
        return {row[0]: row[1] for row in self._db.execute(query)}
