"""Outlets and the documents that reporting cites, by keys that stay the same in other letters and other words."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from graftwatch.claims import When
from graftwatch.names import bag_of, sound
from graftwatch.weigh.data import cached_table

_WORD: Final = re.compile(r"[^\W_]+")
_ADDRESSED: Final = re.compile(r"\b(?:to|on|about|for|into|against)\b")  # "report to the cabinet" is not the cabinet's
NEAR: Final = (-1, 0, 1)  # days: a paper is dated the day after a wire, and an evening's report the day after it


@cache
def outlet_key(name: str) -> str:
    """The name of an outlet as sounds, without what names carry or leave out: "the Tobol Wire news agency"."""
    table = cached_table("sources")["outlets"]
    words = [word for word in _WORD.findall(name.casefold()) if word not in table["silent"]]
    return "+".join(filter(None, map(sound, words))) or folded_words(name)


def outlet_keys(name: str) -> list[str]:
    """The keys under which an outlet may be cited: its name, and its last word ("the Gazette")."""
    words = name.split()
    return list(dict.fromkeys([outlet_key(name), outlet_key(words[-1])] if len(words) > 1 else [outlet_key(name)]))


def is_outlet(name: str) -> bool:
    """Whether a name names one outlet: "another paper", "newspapers in the capital", "A, B and C" do not."""
    one = "," not in name and " and " not in f" {name.casefold()} "
    return one and any(word[:1].isupper() for word in _WORD.findall(name)) and not is_of_several(name)


def is_of_several(words: str) -> bool:
    """Whether words speak of several outlets, or of none in particular: "the capital's papers have written"."""
    return not {word.casefold() for word in _WORD.findall(words)}.isdisjoint(_several())


@cache
def _several() -> frozenset[str]:
    return frozenset(cached_table("sources")["outlets"]["several"])


def folded_words(name: str) -> str:
    """The words of a name without case, joined by a plus sign."""
    return "+".join(_WORD.findall(name.casefold()))


def document_key(name: str) -> str:
    """What sort of document a name means ("press release"), whoever issued it; empty where the words tell none."""
    words = f" {' '.join(_WORD.findall(name.casefold()))} "
    for sort, forms in cached_table("sources")["documents"].items():
        if sort != "source" and any(f" {form}" in words for form in forms):
            return str(sort)
    return ""


def issuer_key(name: str) -> str:
    """Whose document a name says it is ("defence ministry press release"); empty where it does not say."""
    bag = bag_of(_ADDRESSED.split(name)[0])
    told = bag.telling - set(cached_table("sources")["silent"]["meanings"])
    return bag.body().key if told else ""


def is_issue_of(cited: When, published: When) -> bool:
    """Whether the day that a citation gives can be that of a document, give or take a day."""
    first, after = cited.bounds
    begin, end = published.bounds
    return _moved(begin, NEAR[0]) < after and first < _moved(end, NEAR[-1])


def days_of(published: When | None) -> list[str]:
    """Every way in which a citation may write the day of a document: days about it, its month, its year."""
    if published is None or published.precision != "day":
        return [published.exactly().text] if published is not None and not published.is_interval else []
    day = published.bounds[0] if not published.is_approximate else published.exactly().bounds[0]
    near = [_moved(day, by).isoformat() for by in NEAR]
    return list(dict.fromkeys([*near, *(each[:7] for each in near), *(each[:4] for each in near)]))


def _moved(day: date, by: int) -> date:
    return day if day in (date.min, date.max) else day + timedelta(days=by)
