"""Charts of figures: a Vega-Lite specification, drawn as SVG on the server, or by the script from the same data.

One chart has values of one act and unit. A value stands at its period, drawn as long as that is; its shape tells the
bound; who said it stands beside it. Sources are never averaged and nothing is drawn between two values of two sources.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final, cast

from graftwatch.claims import FigureClaim, When
from graftwatch.ledger import FindingRow, Held
from graftwatch.publish.phrase import chain_in_words, number_in_words
from graftwatch.publish.site import words
from graftwatch.publish.site.timeline import middle
from graftwatch.weigh import Curve
from graftwatch.weigh.survival import YEAR

VERSION: Final = "6.4"  # of Vega-Lite, as vl-convert has it
_LABELS: Final = 14  # values beyond which only the table says who
MOST_FOUND: Final = 60  # findings on its values that a chart looks at
_SAME: Final = 0.01  # how far apart two values are that are one, as a share: percentages are rounded
_SHAPES: Final = {"exact": "circle", "at_least": "triangle-up", "at_most": "triangle-down", "about": "diamond"}
_THEMES: Final[dict[str, dict[str, Any]]] = {
    "light": {
        "ink": "#1a1a18",
        "soft": "#57544c",
        "grid": "#ddd8ca",
        "mark": "#1f4e79",
        "conflict": "#8c1c13",
        "several": ["#1f4e79", "#8c1c13", "#57544c", "#7a5c00", "#2f6b3a", "#5b3a7a"],
    },
    "dark": {
        "ink": "#ece8df",
        "soft": "#b3aea3",
        "grid": "#3a3a36",
        "mark": "#8fbde8",
        "conflict": "#f2908a",
        "several": ["#8fbde8", "#f2908a", "#c9c9c9", "#e3c26b", "#8fd09c", "#c3a4e8"],
    },
}
_ACTS: Final = {"level": "", "change": "change, ", "share": "share, ", "rank": "rank"}
Specification = dict[str, Any]


def key_of(claim: FigureClaim) -> str:
    """What can stand on one axis: `level:crimes`, `change:percent`, `rank:`."""
    return f"{claim.act}:{(claim.unit or '') if claim.act != 'rank' else ''}"


def keys(claims: Sequence[FigureClaim]) -> list[tuple[str, str]]:
    """The charts that values make, as (heading, key); those with most values first, at most six."""
    drawn = [claim for claim in claims if _period(claim) is not None]
    counted: dict[str, int] = {}
    for claim in drawn:
        counted[key_of(claim)] = counted.get(key_of(claim), 0) + 1
    ordered = sorted(counted, key=lambda key: (-counted[key], key))[:6]
    return [(f"{_ACTS[key.partition(':')[0]]}{key.partition(':')[2]}" or "number", key) for key in ordered]


def day_of(held: Held) -> date:
    """The day by which a value is put in order."""
    claim = cast(FigureClaim, held.claim)
    return middle(_period(claim)) or middle(held.date) or date.max


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was found on values, to be drawn among them: `implied` are (finding, level, change) whose base nobody gives,
    or gives otherwise; `conflicts` pairs of ids of claims, or of findings for what they imply, that do not agree."""

    implied: tuple[tuple[str, Held, FigureClaim], ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()


def weighed(held: Sequence[Held], findings: Sequence[FindingRow]) -> Weighed:
    """What findings say of values."""
    here = {each.claim.id: each for each in held}
    implied, conflicts = [], []
    for finding in findings:
        known = [here[id] for id in finding.claims if id in here]
        levels = [each for each in known if each.claim.act == "level"]
        changes = [each.claim for each in known if each.claim.act == "change" and cast(FigureClaim, each.claim).since]
        implies = finding.kind == "arithmetic" and bool(levels and changes)
        if implies:
            implied.append((finding.id, levels[0], cast(FigureClaim, changes[0])))
        if len(finding.sides) > 1 and finding.kind in ("contradiction", "arithmetic"):
            one = finding.id if implies else finding.sides[0][0]
            conflicts += [(one, side[0]) for side in finding.sides[1:]]
    return Weighed(tuple(implied), tuple(conflicts))


def _implied(id: str, level: Held, change: FigureClaim) -> dict[str, Any] | None:
    """The base that a level and its change imply, as a row: what a text says only by way of the two."""
    day, factor = middle(change.since), 1 + float(change.value) / 100
    row = _row(level)
    if row is None or day is None or factor <= 0:
        return None
    value = float(cast(FigureClaim, level.claim).value) / factor
    here = day.isoformat()
    return row | {
        "id": id, "value": value, "middle": here, "from": here, "to": here, "bound": "about", "implied": True,
        "label": "implied", "number": f"about {value:,.0f}", "period": words.when(change.since),
    }  # fmt: skip


def _is_given(implied: dict[str, Any], rows: Sequence[dict[str, Any]]) -> bool:
    """Whether somebody gives, for the same time, the value that others imply."""
    return any(
        row["from"] <= implied["middle"] <= row["to"] and abs(row["value"] / implied["value"] - 1) < _SAME
        for row in rows
    )


def _conflicting(rows: Sequence[dict[str, Any]], conflicts: Sequence[tuple[str, str]]) -> list[dict[str, Any]]:
    """Lines between values that do not agree, where both are drawn."""
    at = {row["id"]: row for row in rows}
    return [
        {"middle": at[one]["middle"], "value": at[one]["value"], "middle2": at[other]["middle"],
         "value2": at[other]["value"]}
        for one, other in conflicts if one in at and other in at
    ]  # fmt: skip


def specification(held: Sequence[Held], *, theme: str, found: Weighed = Weighed()) -> Specification:
    """The chart of values of one act and unit, with what these imply, hollow, and lines between those in conflict."""
    colours = _THEMES[theme]
    rows = [row for each in held if (row := _row(each)) is not None]
    shown = {each.claim.id for each in held}
    implied = [each for each in found.implied if each[1].claim.id in shown]
    rows += [row for each in implied if (row := _implied(*each)) is not None and not _is_given(row, rows)]
    lines = _conflicting(rows, found.conflicts)
    ranked = bool(rows) and held[0].claim.act == "rank"
    time = {"field": "middle", "type": "temporal", "title": None, "axis": {"grid": False, "tickCount": 8}}
    value: dict[str, Any] = {
        "field": "value", "type": "quantitative", "title": rows[0]["unit"] if rows else None,
        "axis": {"tickCount": 6}, "scale": {"zero": not ranked, "reverse": ranked, "nice": True},
    }  # fmt: skip
    tips = [{"field": name, "title": name.capitalize(), "type": "nominal"} for name in ("said", "number", "period")]
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "rule", "strokeWidth": 2, "color": colours["mark"], "opacity": 0.55},
         "encoding": {"x": {"field": "from", "type": "temporal"}, "x2": {"field": "to"}, "y": value}},
        *({"transform": [{"filter": f"{'' if hollow else '!'}datum.implied"}],
           "mark": {"type": "point", "size": 75, "filled": not hollow, "opacity": 1, "color": colours["mark"]},
           "encoding": {"x": time, "y": value, "tooltip": tips,
                        "shape": {"field": "bound", "type": "nominal", "legend": None,
                                  "scale": {"domain": list(_SHAPES), "range": list(_SHAPES.values())}}}}
          for hollow in sorted({row["implied"] for row in rows})),  # a layer without rows warns in the console
    ]  # fmt: skip
    if lines:
        layers.insert(1, {
            "data": {"values": lines},
            "mark": {"type": "rule", "strokeDash": [4, 3], "strokeWidth": 1.5, "color": colours["conflict"]},
            "encoding": {"x": time, "x2": {"field": "middle2"}, "y": value, "y2": {"field": "value2"}},
        })  # fmt: skip
    if 0 < len(rows) <= _LABELS:
        labels: dict[tuple[str, float], dict[str, Any]] = {}
        for row in rows:  # one value said by several has one label
            known = labels.setdefault((row["middle"], row["value"]), row | {"label": ""})
            if row["label"] not in known["label"]:
                known["label"] += f"{'; ' if known['label'] else ''}{row['label']}"
        layers.append({
            "data": {"values": _sided(list(labels.values()), rows)},
            "mark": _beside(230) | {"color": colours["ink"]},
            "encoding": {"x": time, "y": value, "text": {"field": "label", "type": "nominal"}},
        })  # fmt: skip
    return _sheet(rows, layers, theme)


def _sided(labels: Sequence[dict[str, Any]], rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Labels, each with whether its point stands in the later half of the time that is drawn."""
    first, last = (date.fromisoformat(day) for day in (min(r["from"] for r in rows), max(r["to"] for r in rows)))
    half = (first + (last - first) / 2).isoformat()
    return [row | {"late": row["middle"] > half} for row in labels]


def _beside(limit: int) -> dict[str, Any]:
    """Words beside a point, on the side where there is more room: on a small screen those beyond the last point would
    leave none to the drawing."""
    return {
        "type": "text", "fontSize": 12, "limit": limit, "dy": -8,
        "align": {"expr": "datum.late ? 'right' : 'left'"}, "dx": {"expr": "datum.late ? -9 : 9"},
    }  # fmt: skip


def survival(curves: Sequence[Curve], *, theme: str) -> Specification:
    """The share of those who fell that is back, by years since the fall, as steps; with one curve its interval, too."""
    colours = _THEMES[theme]
    rows: list[dict[str, Any]] = []
    for each in curves:
        label = (each.label or "all").replace("_", " ")
        rows.append({"who": label, "years": 0.0, "back": 0.0, "low": 0.0, "high": 0.0, "risk": each.people})
        rows += [
            {"who": label, "years": round(step.days / YEAR, 3), "back": step.back, "low": step.low, "high": step.high,
             "risk": step.at_risk}
            for step in each.steps
        ]  # fmt: skip
        if each.steps and each.marks and each.marks[-1].days > each.steps[-1].days:  # nobody came back after that
            rows.append(rows[-1] | {"years": round(each.marks[-1].days / YEAR, 3), "risk": each.marks[-1].at_risk})
    ends = [next(row for row in reversed(rows) if row["who"] == (c.label or "all").replace("_", " ")) for c in curves]
    longest = max((row["years"] for row in ends), default=0.0)
    ends = [row | {"late": row["years"] > longest / 2} for row in ends]
    x = {
        "field": "years",
        "type": "quantitative",
        "title": "years since the fall",
        "axis": {"grid": False, "tickCount": 8},
    }
    y: dict[str, Any] = {
        "field": "back", "type": "quantitative", "title": "share that is back", "scale": {"domain": [0, 1]},
        "axis": {"format": "%", "tickCount": 5},
    }  # fmt: skip
    who = {"field": "who", "type": "nominal", "legend": None, "scale": {"range": colours["several"]}}
    tips = [{"field": name, "type": "nominal"} for name in ("who", "years", "back", "risk")]
    layers: list[dict[str, Any]] = [
        {"mark": {"type": "line", "interpolate": "step-after", "strokeWidth": 2},
         "encoding": {"x": x, "y": y, "color": who, "tooltip": tips}},
        {"mark": _beside(200), "data": {"values": ends},
         "encoding": {"x": x, "y": y, "color": who, "text": {"field": "who", "type": "nominal"}}},
    ]  # fmt: skip
    if len(curves) == 1:
        layers.insert(0, {
            "mark": {"type": "area", "interpolate": "step-after", "opacity": 0.18, "color": colours["mark"]},
            "transform": [{"filter": "isValid(datum.low) && isValid(datum.high)"}],
            "encoding": {"x": x, "y": y | {"field": "low"}, "y2": {"field": "high"}},
        })  # fmt: skip
    return _sheet(rows, layers, theme)


def _sheet(rows: Sequence[dict[str, Any]], layers: Sequence[dict[str, Any]], theme: str) -> Specification:
    """Layers over rows, in the site's colours."""
    colours = _THEMES[theme]
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json", "width": 780, "height": 280,
        "background": None, "padding": {"left": 4, "right": 14, "top": 14, "bottom": 4}, "data": {"values": rows},
        "layer": layers,
        "config": {
            "font": "sans-serif", "view": {"stroke": None},
            "axis": {"labelColor": colours["soft"], "titleColor": colours["soft"], "gridColor": colours["grid"],
                     "domainColor": colours["soft"], "tickColor": colours["soft"], "labelFontSize": 12,
                     "titleFontWeight": "normal", "titleFontSize": 12},
        },
    }  # fmt: skip


def svg(specification: Specification) -> str:
    """The chart as SVG; the same specification is drawn once."""
    return _drawn(json.dumps(specification, sort_keys=True))


@lru_cache(maxsize=128)
def _drawn(text: str) -> str:
    import vl_convert

    return vl_convert.vegalite_to_svg(text, vl_version=VERSION)


@lru_cache(maxsize=1)
def script() -> tuple[str, str]:
    """Vega itself, made by vl-convert on this machine, and a name for it that changes with it. Takes two seconds."""
    import vl_convert

    text = vl_convert.javascript_bundle(vl_version=VERSION)  # type: ignore[call-arg]  # the stub is behind
    return text, hashlib.blake2b(text.encode(), digest_size=6).hexdigest()


def _period(claim: FigureClaim) -> When | None:
    return claim.period or claim.when


def _row(held: Held) -> dict[str, Any] | None:
    """A value as the chart takes it; None where nobody says of when it is."""
    claim = cast(FigureClaim, held.claim)
    period = _period(claim)
    day = middle(period)
    if period is None or day is None:
        return None
    first, after = period.bounds
    known = first.year > 1 and after.year < 9999
    said = chain_in_words(claim.said_by) or held.outlet or "unnamed outlet"
    innermost = claim.said_by[-1].name if claim.said_by else held.outlet or "unnamed outlet"
    return {
        "id": claim.id, "implied": False, "value": float(claim.value), "bound": claim.bound,
        "unit": claim.unit or ("rank" if claim.act == "rank" else ""),
        "middle": day.isoformat(), "from": (first if known else day).isoformat(),
        "to": ((after - timedelta(days=1)) if known else day).isoformat(), "said": said[:120],
        "label": f"{innermost[:26]}", "number": number_in_words(claim), "period": words.when(period),
    }  # fmt: skip
