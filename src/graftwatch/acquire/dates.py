"""Dates as date lines, datelines and metadata write them → `When`. Nothing is guessed: 04/05/2012 is no date here."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from graftwatch.claims import NotADate, When

_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|UTC|[+-]\d{2}:?\d{2})?)?"
_CLOCK = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:(?:GMT|UTC|МСК|MSK|[A-Z]{3,4})\b)?)?"


@cache
def data() -> dict[str, Any]:
    """The words of data/dates.toml."""
    return tomllib.loads(files("graftwatch.acquire").joinpath("data/dates.toml").read_text("utf-8"))


@cache
def months() -> dict[str, int]:
    """Every form of every month's name, lower case, and its number."""
    tables = data()["months"].items()
    return {form: n for lang, table in tables if lang != "source" for n, forms in enumerate(table, 1) for form in forms}


def words(items: list[str]) -> str:
    """A regular expression for any of the words, longest first, so that a short one never hides a long one."""
    return "|".join(re.escape(item) for item in sorted(items, key=len, reverse=True))


@cache
def date_pattern() -> str:
    """A regular expression for one date with its weekday, clock and year word; groups iso, d1 m1 y1, m2 d2 y2, …"""
    month, weekday = words(list(months())), words(data()["weekdays"]["words"])
    year_word = rf"(?:\s*(?:{words(data()['year_words']['words'])})(?!\w)\.?)?"
    forms = (
        _ISO,
        rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|-го)?\.?\s+(?:of\s+)?(?P<m1>{month})\.?,?\s+(?P<y1>(?:19|20)\d{{2}}){year_word}",
        rf"(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>(?:19|20)\d{{2}})",
        rf"(?P<y3>(?:19|20)\d{{2}}){year_word},?\s+(?P<d3>\d{{1,2}})\s+(?P<m3>{month})",
        r"(?P<d4>\d{1,2})\.(?P<m4>\d{1,2})\.(?P<y4>(?:19|20)\d{2})" + year_word,
        r"(?P<y5>(?:19|20)\d{2})[/.](?P<m5>\d{1,2})[/.](?P<d5>\d{1,2})",
        r"(?P<a6>\d{1,2})/(?P<b6>\d{1,2})/(?P<y6>(?:19|20)\d{2})",
        rf"(?P<m7>{month})\.?,?\s+(?P<y7>(?:19|20)\d{{2}}){year_word}",
    )
    return rf"(?:(?:{weekday})\.?,?\s+)?(?<![\d])(?:{'|'.join(forms)})(?!\d){_CLOCK}(?:\s*\((?:{weekday})\))?"


@cache
def _date() -> re.Pattern[str]:
    return re.compile(date_pattern(), re.IGNORECASE)


def parse_date(text: str) -> When | None:
    """The date that the whole text is; None if it is none, is ambiguous (`04/05/2012`) or does not exist (`30
    February`)."""
    text = text.strip()
    if match := _date().fullmatch(text):
        return from_match(match)
    try:
        return When.parse(text)
    except NotADate:
        return None


def from_match(match: re.Match[str]) -> When | None:
    """The date in a match of `date_pattern`."""
    found = {name: value for name, value in match.groupdict().items() if value is not None}
    if "iso" in found:
        return _day(*map(int, found["iso"].split("-")))
    for n in "12345":
        if f"y{n}" in found:
            return _day(int(found[f"y{n}"]), _month(found[f"m{n}"]), int(found[f"d{n}"]))
    if "y6" in found:
        a, b = int(found["a6"]), int(found["b6"])
        if a <= 12 and b <= 12 and a != b:
            return None
        return _day(int(found["y6"]), *((b, a) if a > 12 else (a, b)))
    return When.parse(f"{found['y7']}-{_month(found['m7']):02}") if "y7" in found else None


def _month(text: str) -> int:
    return int(text) if text.isdigit() else months()[text.lower()]


def _day(year: int, month: int, day: int) -> When | None:
    try:
        return When.parse(f"{year:04}-{month:02}-{day:02}")
    except NotADate:
        return None
