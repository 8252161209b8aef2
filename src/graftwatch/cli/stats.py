"""graftwatch stats: How much the ledger holds."""

from typing import TYPE_CHECKING, TypeVar

from graftwatch.cli.options import Format, FormatOption, LedgerOption, example, opened
from graftwatch.cli.terminal import table, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graftwatch.ledger import Stats

EXAMPLE = example("graftwatch stats", "graftwatch stats --format json")
Key = TypeVar("Key")
COLUMNS = ("what", "which", "number")
_UNITS = ("bytes", "KB", "MB", "GB", "TB")


def command(ledger: LedgerOption = None, format: FormatOption = Format.TABLE) -> None:
    """Count documents, claims by kind and act, languages, readers, duplicates and bytes."""
    with opened(ledger) as held:
        stats = held.stats()
    rows = list(_rows(stats))
    if format is not Format.TABLE:
        write((dict(zip(COLUMNS, row, strict=True)) for row in rows), format, COLUMNS)
        return
    lines = [
        (
            what,
            which,
            _size(number) if what in ("raw", "size") else f"{number:,}" if isinstance(number, int) else number,
        )
        for what, which, number in rows
    ]
    table(("What", "Which", "Number"), lines, right=("Number",))


def _rows(stats: "Stats") -> "Iterator[tuple[str, str, int | str]]":
    """(what, which, how many), totals before their parts; the parts largest first."""
    yield "documents", "", stats.documents
    if stats.first and stats.last:
        yield "published", "first", str(stats.first)
        yield "published", "last", str(stats.last)
    for language, number in _largest(stats.languages):
        yield "documents", f"language {language or 'not known'}", number
    for outlet, number in _largest(stats.outlets):
        yield "documents", f"outlet {outlet or 'not known'}", number
    yield "claims", "", stats.claims
    for kind, number in _largest(stats.kinds):
        yield "claims", kind, number
        for act, count in _largest(stats.acts[kind]):
            yield "claims", f"{kind}.{act}", count
    for reader, number in _largest(stats.readers):
        yield "documents", f"read by {reader}", number
    yield "mentions", "", stats.mentions
    yield "duplicates", "", stats.duplicates
    yield "set aside", "", stats.set_aside
    yield "raw", "before compression", stats.raw
    yield "size", "on disk", stats.size


def _largest(counts: "Mapping[Key, int]") -> "list[tuple[Key, int]]":
    return sorted(counts.items(), key=lambda item: (-item[1], str(item[0])))


def _size(number: "int | str") -> str:
    size, unit = float(number), 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.0f} {_UNITS[unit]}" if unit == 0 else f"{size:.1f} {_UNITS[unit]}"
