"""The board of measures: what was promised and by when, what was done, and how each stands on a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from graftwatch import weighing
from graftwatch.claims import When
from graftwatch.ledger import Ledger
from graftwatch.publish.phrase import chain_in_words
from graftwatch.weigh import Measure, board, due_of, sort_of

MEASURE_COLUMNS: Final = ("title", "state", "act", "bodies", "due", "first", "last", "steps", "kept", "claims")
STATES: Final = ("promised", "due", "overdue", "announced again", "adopted", "in force", "carried out", "failed")


def measure_rows(ledger: Ledger, *, on: date | None = None) -> Iterator[dict[str, Any]]:
    """Every measure as a row, in the order in which they were first told.

    `on` is the day for which they are shown; else that of the newest document: up to then the ledger can know."""
    day = on or ledger.last_day() or date.max
    found = sorted(board(weighing.blocks(ledger, "unmet.measure")), key=lambda measure: measure.told[0].order)
    yield from (_row(measure, day) for measure in found)


def due_day(row: Mapping[str, Any]) -> date:
    """The day by which a measure, as a row, is promised, as it was last told; the last of all where nobody says."""
    return When.parse(row["due"][-1]).bounds[1] if row.get("due") else date.max


def _row(measure: Measure, on: date) -> dict[str, Any]:
    first, last = measure.told[0], measure.told[-1]
    bodies = dict.fromkeys(body for each in measure.told for body in getattr(each.claim, "bodies", ()))
    row = {
        "title": measure.title, "state": measure.state(on), "act": first.claim.act, "bodies": list(bodies),
        "due": [str(due) for due, _ in measure.dues], "first": _text(first.paper.date), "last": _text(last.paper.date),
        "steps": [
            _filled(
                claim=each.id, step=sort_of(each), when=_text(each.when), due=_text(due_of(each)),
                outlet=each.paper.outlet, date=_text(each.paper.date), document=each.paper.id, source=each.paper.source,
                quote=each.claim.evidence.quote, said_by=chain_in_words(each.claim.said_by),
            )
            for each in measure.told
        ],
        "kept": [
            _filled(
                document=each.paper.id, source=each.paper.source, outlet=each.paper.outlet,
                date=_text(each.paper.date), start=each.kept.start, end=each.kept.end,
            )
            for each in measure.kept
        ],
        "claims": [each.id for each in measure.told],
    }  # fmt: skip
    return {name: value for name, value in row.items() if value not in (None, [])}


def _filled(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _text(value: object) -> str | None:
    return str(value) if value is not None else None
