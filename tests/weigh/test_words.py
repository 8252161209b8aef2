"""Numbers and days in the words of titles."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from graftwatch.claims import FigureClaim, When
from graftwatch.weigh.words import amount, day, either, number, voice, voices

from .making import paper, told


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("2100000000", "2.1 billion"),
        ("1500000", "1.5 million"),
        ("3088", "3,088"),
        ("49", "49"),
        ("-46", "-46"),
        ("33.5", "33.5"),
    ],
)
def test_numbers(given: str, words: str) -> None:
    assert number(Decimal(given)) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2015-06-17", "17 June 2015"),
        ("2014-03", "March 2014"),
        ("2015", "2015"),
        ("2011/..", "since 2011"),
        ("../2004", "until 2004"),
        ("2017-03-01/2017-03-14", "1 March 2017 to 14 March 2017"),
        ("2016-09-13~", "about 13 September 2016"),
    ],
)
def test_days(when: str, words: str) -> None:
    assert day(When.parse(when)) == words
    assert day(date(2016, 1, 2)) == "2 January 2016"


@pytest.mark.parametrize(
    ("act", "fields", "words"),
    [
        ("level", {"value": 2100000000, "unit": "KZT", "bound": "at_least"}, "at least 2.1 billion KZT"),
        ("change", {"value": 49, "unit": "percent"}, "+49 percent"),
        ("change", {"value": "-33.33", "unit": "percent"}, "-33 percent"),
        ("rank", {"value": 126, "unit": "rank", "of": 174}, "126 of 174"),
    ],
)
def test_amounts(act: str, fields: dict[str, Any], words: str) -> None:
    claim = told("figure", act, paper("gazette", "2016-01-01"), **fields).claim
    assert isinstance(claim, FigureClaim)
    assert amount(claim) == words


def test_who_says_it() -> None:
    gazette, wire = paper("Gazette", "2016-01-01"), paper("Wire", "2016-01-02")
    one = told("figure", "level", gazette, value=3, said_by=["Audit Chamber"])
    other = told("figure", "level", wire, value=3)
    assert voice(one) == "Audit Chamber in Gazette"
    assert voices([other, one]) == "Audit Chamber in Gazette, Wire"
    assert either(["a", "b", "c"]) == "a, b or c"
