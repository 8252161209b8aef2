"""What a format gives before it becomes a `Document`: text as the format holds it, and what the format itself says of
it."""

from dataclasses import dataclass
from datetime import date

from graftwatch.claims import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Text not yet cleaned, and metadata; None for what the format does not say. `date` is metadata, never `stated`."""

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: When | None = None
    url: str | None = None
    language: str | None = None


def agreeing(created: date | None, changed: date | None) -> When | None:
    """A publication date from a file's own two dates, as far as both agree: the day, else the month, else none.

    A document was made before and saved after its publication, or years earlier as a template, or years later as a
    copy; only where both dates meet do they say when it was published.
    """
    if created is None or changed is None:
        return None
    if created == changed:
        return When.day(created)
    if (created.year, created.month) == (changed.year, changed.month):
        return When.parse(f"{created:%Y-%m}")
    return None
