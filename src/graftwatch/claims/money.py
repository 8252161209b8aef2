"""Sums of money: an ISO 4217 code and a plain decimal number, written `USD 4000000`."""

import re
from dataclasses import dataclass
from decimal import Decimal

from graftwatch.errors import GraftwatchError

_FORM = re.compile(r"([A-Z]{3}) (-?\d+(?:\.\d+)?)", re.ASCII)


class NotMoney(GraftwatchError, ValueError):
    """A text that is not `CODE number`."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return f"not a sum of money: {self.text!r}. Write an ISO 4217 code and a number, for example USD 4000000"


@dataclass(frozen=True, slots=True)
class Money:
    """A sum; `number` is in whole units of `currency` (dollars, not cents or millions)."""

    currency: str
    number: Decimal

    @classmethod
    def parse(cls, text: str) -> "Money":
        """Read `USD 4000000`.

        Raises:
            NotMoney: Not a code, a space and a plain number.
        """
        match = _FORM.fullmatch(text)
        if match is None:
            raise NotMoney(text)
        return cls(match[1], Decimal(match[2]))

    def __str__(self) -> str:
        return f"{self.currency} {plain(self.number)}"


def plain(number: Decimal) -> str:
    """A decimal without exponent or needless zeros: `4000000`, `33.2`."""
    text = f"{number:f}" if number else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text
