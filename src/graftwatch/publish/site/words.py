"""Dates, numbers, acts and cases in plain words; never more than the claims say."""

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from graftwatch.claims import When, duration_in_words
from graftwatch.resolve import Case, Rung

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


@cache
def table(name: str) -> dict[str, str]:
    """A table of words.toml."""
    text = files(__package__).joinpath("words.toml").read_text("utf-8")
    return dict(tomllib.loads(text)[name])


def word(name: str, key: str | None) -> str:
    """What a table calls something; what it does not have is said as it is written, underscores as spaces."""
    return table(name).get(key or "", (key or "").replace("_", " "))


def when(value: When | date | None) -> str:
    """`25 March 2015`, `about 2015`, `since 2011`, `summer 2012`; empty for None."""
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    first, slash, last = value.text.partition("/")
    if not slash:
        return _point(first)
    if first == "..":
        return f"by {_point(last)}"
    return f"since {_point(first)}" if last == ".." else f"{_point(first)} to {_point(last)}"


def _point(text: str) -> str:
    plain = text.rstrip("~?%")
    parts = [int(part) for part in plain.split("-")]
    named = str(parts[0])
    if len(parts) > 1:
        named = f"{_SEASONS.get(parts[1]) or _MONTHS[parts[1] - 1]} {named}"
    if len(parts) > 2:
        named = f"{parts[2]} {named}"
    about = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}.get(text[len(plain) :], "")
    return about + named


def brief_when(value: When | date | None) -> str:
    """The same as it stands in a table: ISO, `c.` for about, dashes for open ends."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    first, slash, last = value.text.partition("/")
    shown = [("c. " + end.rstrip("~?%") if end.endswith(("~", "?", "%")) else end) for end in (first, last)]
    return shown[0] if not slash else " – ".join("…" if end == ".." else end for end in shown)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 document`, `1,204 documents`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listing(words: Sequence[str], most: int = 3) -> str:
    """`A, B and C`; beyond `most`, `A, B and 4 others`."""
    shown = list(dict.fromkeys(words))
    if len(shown) > most:
        shown = [*shown[: most - 1], f"{len(shown) - most + 1} others"]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def sentence(text: str) -> str:
    """A message as a sentence: it begins with a capital and ends with a stop."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")


def rung(each: Rung) -> str:
    """One step of a case: `sentenced to 11 years, 25 March 2015, by Medeu District Court`."""
    said = word("acts", each.act)
    if each.terms:
        terms = " or ".join("life" if term == "life" else duration_in_words(term) for term in each.terms)
        said += f" to {terms}" if each.act in ("sentenced", "convicted") else f" ({terms})"
    if each.whens:
        said += f", {' or '.join(map(when, each.whens[:3]))}"
    return said + (f", by {listing(each.by, 2)}" if each.by else "")


def case(whole: Case, outlets: dict[str, str]) -> dict[str, Any]:
    """Where a case stands: `state` and `since` in words, `by` the sources, `alleged` what is only said.

    The state is the highest rung that a source states as fact, or what undid it since (`undone` is then that rung);
    with nothing stated, `state` is empty and `alleged` tells what is said. `outlets` are the sources by document."""
    state = whole.state
    stated = [each for each in whole.rungs if each.stance == "asserted" and each.rank >= 0]
    undone = max(stated, key=lambda each: each.rank, default=None)
    alleged = [each for each in whole.rungs if each.stance != "asserted"]
    return {
        "state": rung(state) if state else "",
        "undone": rung(undone) if undone and state and undone != state else "",
        "act": state.act if state else "",
        "by": listing([outlets.get(claim.document, "") for claim in state.claims]) if state else "",
        "alleged": [f"{rung(each)} ({word('stances', each.stance)})" for each in alleged],
    }
