"""What is found by weighing claims against each other (docs/vocabulary.md, section 7)."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any, Final, Literal, get_args

FindingKind = Literal[
    "contradiction", "tension", "arithmetic", "echo", "return", "unmet", "identified", "missing_source", "pattern"
]

FINDING_KINDS: Final[tuple[str, ...]] = get_args(FindingKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that claims show together; it never hides them.

    `question` is what is asked, as words that stay the same when another claim joins in: the id is made of kind and
    question alone. `title` is one sentence; `steps` the reasoning, one short sentence a step, with the numbers.
    `claims` are the ids it rests on, the earliest published first; `sides` groups of them that stand against each other
    (empty where none do). `weight` in [0, 1] is how much it should matter to a reader. `since` is when the newest of
    its claims was read. `settles` says what would settle it ("the figure for 2014"). `about` are ids of the people,
    bodies and posts it is about. `holds_from` is the first day on which it can be said: a promise is unmet only when
    its day has passed.
    """

    kind: FindingKind
    question: tuple[str, ...]
    title: str
    claims: tuple[str, ...]
    sides: tuple[tuple[str, ...], ...] = ()
    steps: tuple[str, ...] = ()
    weight: float = 0.5
    since: datetime | None = None
    settles: str = ""
    about: tuple[str, ...] = ()
    holds_from: date | None = None

    @property
    def id(self) -> str:
        """From kind and question: weighing again, or one supporting claim more, gives the same id."""
        words = "\x1f".join((self.kind, *self.question))
        return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()

    def to_json(self) -> dict[str, Any]:
        """As plain JSON: id first, then the fields of the vocabulary; what is empty left out."""
        row: dict[str, Any] = {
            "id": self.id, "kind": self.kind, "title": self.title, "claims": list(self.claims),
            "sides": [list(side) for side in self.sides], "steps": list(self.steps), "weight": self.weight,
            "since": self.since.isoformat(timespec="seconds") if self.since else None, "settles": self.settles,
            "about": list(self.about), "holds_from": self.holds_from.isoformat() if self.holds_from else None,
        }  # fmt: skip
        return {name: value for name, value in row.items() if value not in (None, "", [])}
