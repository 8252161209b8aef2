"""Charts of figures: what values imply, hollow, and lines between those that do not agree."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from graftwatch.claims import Evidence, FigureClaim, When
from graftwatch.ledger import FindingRow, Held
from graftwatch.publish.site import chart


def figure(start: int, act: Any, value: str, unit: str, period: str, since: str | None = None) -> Held:
    claim = FigureClaim(
        document="d", source="d.txt", reader="test.1", act=act, value=Decimal(value), unit=unit,
        topic="crimes_recorded", period=When.parse(period), since=When.parse(since) if since else None,
        evidence=Evidence("x", start, start + 1, (0, 9)),
    )  # fmt: skip
    return Held(claim=claim, title=None, outlet="Herald", date=None)


LEVEL = figure(0, "level", "3088", "crimes", "2015")
CHANGE = figure(1, "change", "49", "percent", "2015", "2014")
RIVAL = figure(2, "level", "1500", "crimes", "2014")
AGREES = figure(3, "level", "2070", "crimes", "2014")


def finding(kind: str, *sides: tuple[Held, ...]) -> FindingRow:
    ids = tuple(tuple(each.claim.id for each in side) for side in sides)
    return FindingRow(
        id="f", kind=kind, title="", weight=0.5, since=None, holds_from=None, claims=sum(ids, ()), steps=(), settles="",
        sides=ids if len(ids) > 1 else (), about=(), status="open", reason=None, user=None,
        changed_at=datetime.now(UTC),
    )  # fmt: skip


def drawn(held: list[Held], *findings: FindingRow) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What is implied, and the lines, of the chart of levels."""
    found = chart.weighed([*held, CHANGE], findings)
    made = chart.specification(held, theme="light", found=found)
    lines = [layer["data"]["values"] for layer in made["layer"] if "strokeDash" in layer["mark"]]
    return [row for row in made["data"]["values"] if row["implied"]], lines[0] if lines else []


def test_the_base_that_nobody_gives_is_hollow() -> None:
    [implied], lines = drawn([LEVEL], finding("arithmetic", (LEVEL, CHANGE)))
    assert (round(implied["value"]), implied["period"]) == (2072, "2014")
    assert lines == []


def test_the_base_that_somebody_gives_otherwise_is_joined_to_it() -> None:
    [implied], [line] = drawn([LEVEL, RIVAL], finding("arithmetic", (LEVEL, CHANGE), (RIVAL,)))
    assert (line["value"], line["value2"]) == (implied["value"], 1500.0)


def test_the_base_that_somebody_gives_is_not_drawn_again() -> None:
    assert drawn([LEVEL, AGREES], finding("arithmetic", (LEVEL, CHANGE))) == ([], [])


def test_words_stand_on_the_side_of_a_point_where_there_is_room() -> None:
    made = chart.specification([LEVEL, RIVAL], theme="light")
    [labels] = [layer["data"]["values"] for layer in made["layer"] if layer["mark"]["type"] == "text"]
    assert {row["period"]: row["late"] for row in labels} == {"2014": False, "2015": True}


def test_a_chart_of_nothing_is_empty() -> None:
    made = chart.specification([], theme="light")
    assert made["data"]["values"] == []


def test_values_in_conflict_are_joined_and_nothing_else() -> None:
    implied, [line] = drawn([RIVAL, AGREES], finding("contradiction", (RIVAL,), (AGREES,)))
    assert (implied, line["value"], line["value2"]) == ([], 1500.0, 2070.0)
    assert drawn([RIVAL, AGREES], finding("tension", (RIVAL,), (AGREES,))) == ([], [])
