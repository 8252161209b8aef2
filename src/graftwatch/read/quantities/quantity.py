"""What a number in a text says: how much of what, and how exactly."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

from graftwatch.claims.vocabulary import Bound

QuantityKind = Literal[
    "count",
    "money",
    "percent",
    "points",
    "multiple",
    "rank",
    "fraction",
    "duration",
    "score",
    "price",
    "ordinal",
    "bare",
]
QUANTITY_KINDS: Final[tuple[str, ...]] = get_args(QuantityKind)
Relation = Literal["range", "change"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its bound and unit; offsets are half-open, into the text that was searched.

    [start, end) is the whole phrase ("more than 1,692 corruption offences"), `number_span` the number with its
    currency or percent sign. `number` is in whole `unit`s: dollars, percent (a half is 50), rank; a halving is -50.
    `unit` is an ISO 4217 code, a word of the vocabulary (`people`, `cases`, `rank`, ...), the plural noun itself, or
    None where nothing is named. `of` is the total ("126 out of 174", "8 of the 12"). `part`: it is a part of a whole
    counted elsewhere ("201 of which"). `noun` is what is counted ("corruption offences"). `range_with` is the span of
    the other end of a range or of a change (`relation`). `conversion_of` is the span of the sum that this one repeats
    in another currency. `per` is the unit that a price is for ("kilogram"; "apiece").
    """

    start: int
    end: int
    number: Decimal
    number_span: Span
    kind: QuantityKind
    unit: str | None = None
    bound: Bound = "exact"
    of: Decimal | None = None
    noun: Span | None = None
    part: bool = False
    range_with: Span | None = None
    relation: Relation | None = None
    conversion_of: Span | None = None
    per: Span | None = None

    @property
    def conversion(self) -> bool:
        """Whether it only repeats another sum in another currency."""
        return self.conversion_of is not None

    @property
    def span(self) -> Span:
        return self.start, self.end
