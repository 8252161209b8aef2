"""A claim in one line: who first, then the act, then what else the words say, and nothing that they do not."""

from decimal import Decimal
from typing import Any

import pytest

from graftwatch.claims import CLAIM_TYPES, Claim, Described, Evidence, Money, Source, When
from graftwatch.publish import chain_in_words, claim_in_words


def claim(kind: str, act: str, **fields: Any) -> Claim:
    return CLAIM_TYPES[kind](document="d", source="s", act=act, evidence=Evidence("q", 0, 1, (0, 1)), **fields)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        pytest.param(
            claim("justice", "sentenced", person="A. Orynbek", term="P11Y", offences=("bribery", "abuse_of_office"),
                  by="Medeu District Court"),
            "A. Orynbek: sentenced · by: Medeu District Court · bribery, abuse of office · 11 years", id="justice"),
        pytest.param(claim("justice", "detained", count=12, place="Ostrel"), "detained · count: 12 · place: Ostrel",
                     id="justice-of-many"),
        pytest.param(claim("justice", "barred", person="B", term="life"), "B: barred · life", id="for-life"),
        pytest.param(claim("justice", "reduced", person="B", term="P1Y6M"), "B: reduced · 1 year 6 months", id="term"),
        pytest.param(
            claim("career", "holds_post", person=Described("head of the guard"), post="head", former=True),
            "head of the guard: holds post · head · former", id="career"),
        pytest.param(claim("misconduct", "bribery", person="B", amount=Money("USD", Decimal("4000000.50"))),
                     "B: bribery · USD 4,000,000.5", id="money"),
        pytest.param(
            claim("measure", "memorandum", title="Memorandum", bodies=("MoD", "KNB"), status="in_force",
                  due=When.parse("2016-01-01")),
            "Memorandum: memorandum · MoD, KNB · in force · due: 2016-01-01", id="measure"),
        pytest.param(claim("tie", "family", from_="A", to="B", detail="son-in-law"), "A: family · to: B · son-in-law",
                     id="tie"),
        pytest.param(claim("event", "protest"), "protest", id="nothing-but-the-act"),
        pytest.param(claim("statement", "warned", speaker="A", about="the court", content="it is late"),
                     "A: warned · about: the court · it is late", id="statement"),
        pytest.param(claim("citation", "outlet", name="Keldpress", on=When.parse("2015")),
                     "Keldpress: outlet · on: 2015", id="citation"),
        pytest.param(claim("figure", "level", value=Decimal(3088), unit="crimes", bound="at_least", indicator="thefts",
                           population="army"), "thefts: level · at least 3,088 crimes · army", id="level"),
        pytest.param(claim("figure", "change", value=Decimal(49), unit="percent", topic="crimes_recorded",
                           since=When.parse("2014")),
                     "crimes recorded: change · +49 percent · since: 2014", id="rise"),
        pytest.param(claim("figure", "change", value=Decimal("-46.5"), unit="percent"),
                     "other: change · -46.5 percent", id="fall"),
        pytest.param(claim("figure", "rank", value=Decimal(126), unit="rank", of=Decimal(174), indicator="index"),
                     "index: rank · 126 of 174", id="rank"),
    ],
)  # fmt: skip
def test_claim_in_words(said: Claim, words: str) -> None:
    assert claim_in_words(said) == words


def test_chain_in_words() -> None:
    chain = (Source("Interfax", "outlet", on=When.parse("2015-11-25")), Source("ministry", "body"))
    assert chain_in_words(chain) == "Interfax (2015-11-25) > ministry"
    assert chain_in_words(()) == ""
