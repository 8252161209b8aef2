"""A fall of one person, and what came of it, as weighing finds it (docs/vocabulary.md, section 7)."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

AffairState = Literal["back", "out", "cleared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Affair:
    """One fall of the person `entity` (an id), told by `claims` (ids; those of the return last).

    `act` is the gravest of the fall, `fell` its date as claims give it (EDTF), `day` the day that time counts from. The
    person is `back` in `post` of `new_body`, `cleared`, or `out` as far as the ledger tells; `until` is the day of
    that, None for who is out. `body` is what somebody fell in; empty where no claim tells it."""

    entity: str
    name: str
    act: str
    fell: str
    day: date
    body: str
    state: AffairState
    until: date | None
    post: str | None
    new_body: str | None
    claims: tuple[str, ...]

    def days(self, last: date) -> int:
        """How long it took; to `last`, the newest day that the ledger knows of, where nothing came of it."""
        return max(0, (min(self.until or last, last) - self.day).days)
