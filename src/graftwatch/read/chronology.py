"""The dates that head the entries of a chronology: of each block that stands under one."""

from typing import TYPE_CHECKING

from graftwatch.claims import NotADate, When
from graftwatch.read.time import Anchor, TimeExpression, find_times, resolve

if TYPE_CHECKING:
    from graftwatch.read.article import Article


def entry_dates(article: "Article") -> dict[int, When]:
    """The dates that head entries of a chronology, with the year of the heading above where they have none."""
    dates: dict[int, When] = {}
    year: When | None = None
    previous: When | None = None
    for block in article.layout.blocks:
        if block.entry is None:
            continue
        start, end = block.entry
        text = article.text[start:end]
        if text.isdigit() and len(text) == 4:
            year = previous = When.parse(text)
            if block.kind != "heading":
                dates[block.number] = year
            continue
        anchor = Anchor(document=article.document.date, event=previous, tense="past")
        found = find_times(article.text, start, end)
        when = resolve(found[0], anchor) if found else None
        if when is not None and year is not None and text[-4:-2] not in {"19", "20"}:
            when = _in_year(when, year.text)
        if when is not None:
            dates[block.number] = previous = when
    return dates


def tells_on(expression: TimeExpression, entry: When) -> bool:
    """Whether a time without a year in an entry lies on the entry's day or behind it, and not before: days do, and
    months of the same year that are still to come."""
    if expression.shape == "day":
        return True
    month = expression.parts.get("month") if expression.shape == "month" else None
    return month is not None and not {"year", "rel"} & expression.parts.keys() and month >= entry.bounds[0].month


def _in_year(when: When, year: str) -> When:
    rest = when.text[4:]
    try:
        return When.parse(year + rest)
    except NotADate:
        return When.parse(year)
