"""Every deed in every construction of `grammar.py`: what is told is told, however it is told."""

from functools import cache
from itertools import product

import pytest
from tests.read.grammar import DEEDS, DOERS, DONE, DONE_BY_NOUN, DONE_TO_TWO, NOTHING, STANCES, Deed, X, Y, sentence
from tests.read.reading import DAY, FIELD, reader

from graftwatch.claims import Claim, Document, When


def cells(patterns):
    """Every construction with every deed that has the form it needs."""
    return [
        pytest.param(pattern, deed, id=f"{name}-{deed.name}")
        for (name, pattern), deed in product(patterns.items(), DEEDS)
        if deed.noun or "{noun}" not in str(pattern)
    ]


@cache
def everything() -> dict[str, tuple[Claim, ...]]:
    """The readings of all cells, in one go: parsing them one by one takes four times as long."""
    stances = {name: pattern for name, (pattern, _) in STANCES.items()}
    patterns = [DONE, DONE_BY_NOUN, DONE_TO_TWO, NOTHING, stances]
    texts = list({sentence(p, d): None for table in patterns for p in table.values() for d in DEEDS})
    day = When.parse(DAY)
    documents = [
        Document(text=FIELD + text, source="test", date=day, date_basis="stated", language="en") for text in texts
    ]
    return dict(zip(texts, (reading.claims for reading in reader().read(documents)), strict=True))


def told(pattern: str, deed: Deed):
    """(person, stance) of the claims of the deed's act."""
    found = everything()[sentence(pattern, deed)]
    return sorted((str(c.person), c.stance) for c in found if (c.kind, c.act) == (deed.kind, deed.act))


@pytest.mark.parametrize(("pattern", "deed"), cells(DONE | DONE_BY_NOUN))
def test_what_is_done_to_one(pattern, deed):
    assert told(pattern, deed) == [(X, "asserted")]


@pytest.mark.parametrize(("pattern", "deed"), cells(DONE_TO_TWO))
def test_what_is_done_to_two(pattern, deed):
    assert told(pattern, deed) == [(Y, "asserted"), (X, "asserted")]


@pytest.mark.parametrize(("row", "deed"), cells(STANCES))
def test_what_is_not_plainly_said_to_be_done(row, deed):
    pattern, stances = row
    ((person, stance),) = told(pattern, deed)
    assert person == X
    assert stance in stances


@pytest.mark.parametrize(("pattern", "deed"), cells(NOTHING))
def test_what_is_only_asked_or_supposed(pattern, deed):
    assert told(pattern, deed) == []


@pytest.mark.parametrize(("pattern", "deed"), cells(DONE))
def test_what_belongs_to_the_deed_is_told_with_it(pattern, deed):
    found = everything()[sentence(pattern, deed)]
    (claim,) = [c for c in found if (c.kind, c.act) == (deed.kind, deed.act)]
    wanted = {field: value for words, (field, value) in RESTS.items() if words in deed.rest}
    if " in May" in pattern or "In May" in pattern:
        wanted["when"] = "2019-05"
    if pattern in {DONE["active"], DONE["passive-by"], DONE["relative-object"], DONE["cleft"]}:
        wanted["by"] = DOERS[deed.kind].removeprefix("the ").removeprefix("President ")
    assert {field: shown(claim, field) for field in wanted} == wanted


RESTS = {
    "six years": ("term", "P6Y"),
    "bribery": ("offences", ("bribery",)),
    "governor of Halm": ("post", "governor"),
    "customs chief": ("post", "customs chief"),
    "rank": ("what", "his rank"),
}
"""Words behind a deed → the field that they fill."""


def shown(claim, field):
    value = getattr(claim, field)
    return str(value) if field == "when" else value.removeprefix("the ") if field == "by" and value else value
