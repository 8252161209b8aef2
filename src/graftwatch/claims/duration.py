"""Terms as claims give them: ISO 8601 durations, in words and in months."""

import re
from typing import Final

_TERM: Final = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS: Final = ("year", "month", "week", "day")
_MONTHS: Final = (12.0, 1.0, 12 / 52, 12 / 365)  # of each unit


def duration_in_words(text: str) -> str:
    """`11 years`; any other text (`life`) as it is."""
    match = _TERM.fullmatch(text)
    if match is None or not any(match.groups()):
        return text
    counts = zip(match.groups(), _UNITS, strict=True)
    return " ".join(f"{count} {unit}{'' if count == '1' else 's'}" for count, unit in counts if count)


def months_in(text: str) -> float | None:
    """How many months a duration is; None for what is none (`life`)."""
    match = _TERM.fullmatch(text)
    if match is None or not any(match.groups()):
        return None
    return sum(int(count) * months for count, months in zip(match.groups(), _MONTHS, strict=True) if count)
