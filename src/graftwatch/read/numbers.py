"""Whole numbers in digits or words, for counting people in a noun phrase."""

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def _cardinals() -> dict[str, int]:
    path = files("graftwatch.read") / "lexicon" / "en" / "numbers.toml"
    classes = tomllib.loads(path.read_text(encoding="utf-8"))["classes"]
    return dict(classes["cardinal"]["words"])


def whole_number(text: str) -> int | None:
    """The number that a word or a run of digits gives ("seventeen", "1,324"), or None."""
    plain = text.replace(",", "").replace(" ", "")
    if re.fullmatch(r"\d+", plain):
        return int(plain)
    parts = text.lower().split("-")
    values = [_cardinals().get(part) for part in parts]
    return sum(v for v in values if v is not None) if values and None not in values else None
