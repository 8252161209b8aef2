"""Where a figure holds: a country, a region, a town. A reader gives the country of the article where a sentence names
no place; whoever counts, and the words beside the number, often say that it is the region."""

import re
from typing import Final

from graftwatch.claims import FigureClaim, Source
from graftwatch.names import bag_of, body_by_id, place_of
from graftwatch.resolve import Sheet, career_of, country_of, is_place
from graftwatch.weigh.data import cached_table

HOME: Final = "home"
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

    `near` are the words beside the number, `whom` the key of the body that it covers. A country that no data name is
    `HOME` in every text about it."""
    country = sheet.country or HOME
    start, end = claim.evidence.sentence
    sentence = sheet.document.text[start:end]
    said = place_key(claim.place) if claim.place and claim.place.split()[0] in sentence else ""
    if said and said != country:
        return said
    if at := _at(whom, sheet):
        return at
    wide = sentence.casefold()
    if _has("national", near) or (claim.act == "rank" and _has("national", wide)):
        return country
    keys = [
        *(key for m in sheet.mentions if start <= m.start < end and (key := sheet.bodies.get(m.entity))),
        *(key for source in claim.said_by for key in _bodies_of(source, sheet)),
    ]
    for key in reversed(keys):
        if at := _at(key, sheet):
            return at
    if _has("national", wide) or any(_is_national(key, sheet.country) for key in keys):
        return country
    if _has("local", wide):
        return sheet.region or ""
    return "" if _is_regional(sheet) else country


def _bodies_of(source: Source, sheet: Sheet) -> list[str]:
    """The keys of a body that is a source, or of the bodies whose posts the document gives to a person who is one."""
    if source.type == "body":
        return [sheet.bodies.get(source.name) or sheet.body_key(source.name)]
    held = (career_of(claim) for claim in sheet.claims)
    return [sheet.post_of(each)[1] for each in held if each and sheet.person_of(each) == source.name]


def _is_regional(sheet: Sheet) -> bool:
    """Whether a text is about one region, which it names more than once."""
    if sheet.region is None:
        return False
    words = (word for word in _LETTERS.findall(sheet.document.text) if word[:1].isupper())
    return sum(place_of(word.casefold()) == sheet.region for word in words) > 1


def _at(key: str, sheet: Sheet) -> str:
    """The place in the key of a body (`customs@sarisai`), where the text uses that name as a place."""
    told, _, at = key.partition("@")
    if not told or at == sheet.region:
        return at if told else ""
    words = {word for word in _LETTERS.findall(sheet.document.text) if word[:1].isupper()}
    return at if any(place_of(word.casefold()) == at and is_place(word, sheet.document.text) for word in words) else ""


def _is_national(key: str, country: str | None) -> bool:
    """Whether a body is one of the whole country: known as such, a ministry, or named by the state alone."""
    known = body_by_id(key)
    return known.country == country if known is not None else key == "state" or "ministry" in key.split("+")


def _has(list_: str, text: str) -> bool:
    words = set(_LETTERS.findall(text))
    return any(_is_there(word, words, text) for word in cached_table("figures")["place"][list_])


def _is_there(word: str, words: set[str], text: str) -> bool:
    if word.endswith("*"):
        return any(each.startswith(word[:-1]) for each in words)
    return word in words or (" " in word and word in text)
