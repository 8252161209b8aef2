"""Where a figure holds: a country, a region, a town. A reader gives the country of the article where a sentence names
no place; whoever counts, and the words beside the number, often say that it is the region."""

import re
from typing import Final

from graftwatch.claims import FigureClaim
from graftwatch.names import bag_of, body_by_id, place_of
from graftwatch.resolve import Sheet, country_of
from graftwatch.weigh.data import cached_table

_LETTERS: Final = re.compile(r"[^\W\d_]+")


def place_key(place: str | None) -> str:
    """A place as a key: a country's code, or its proper names as sounds; folded words where it has none."""
    if not place:
        return ""
    if country := country_of(place):
        return country
    proper = bag_of(place).proper
    return "+".join(sorted(proper)) if proper else place_of(place.casefold())


def place_of_figure(claim: FigureClaim, sheet: Sheet, near: str, whom: str) -> str:
    """The key of the place that a figure is about; empty where the text leaves it open.

    `near` are the words beside the number, `whom` the key of the body that it covers."""
    country = sheet.country or ""
    said = place_key(claim.place)
    if said and said != country:
        return said
    if at := _at(whom):
        return at
    start, end = claim.evidence.sentence
    sentence = sheet.document.text[start:end]
    if _has("national", near) or (claim.act == "rank" and "index" in sentence.casefold()):
        return country
    keys = [sheet.bodies.get(s.name) or sheet.body_key(s.name) for s in claim.said_by if s.type == "body"]
    keys += [
        sheet.bodies[m.entity] for m in sheet.mentions
        if start <= m.start < end and m.entity in sheet.bodies
    ]  # fmt: skip
    for key in reversed(keys):
        if at := _at(key):
            return at
    if _has("national", sentence.casefold()) or any(_is_national(key, country) for key in keys):
        return country
    if _has("local", sentence.casefold()):
        return sheet.region or ""
    return country if sheet.region is None else ""


def _at(key: str) -> str:
    """The place in the key of a body: `customs@sarisai`."""
    told, _, place = key.partition("@")
    return place if told else ""


def _is_national(key: str, country: str) -> bool:
    known = body_by_id(key)
    return known.country == country if known is not None else "ministry" in key.split("+") and "@" not in key


def _has(list_: str, text: str) -> bool:
    words = set(_LETTERS.findall(text))
    return any(_is_there(word, words, text) for word in cached_table("figures")["place"][list_])


def _is_there(word: str, words: set[str], text: str) -> bool:
    if word.endswith("*"):
        return any(each.startswith(word[:-1]) for each in words)
    return word in words or (" " in word and word in text)
