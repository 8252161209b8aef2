"""Ties: kin, allies, owners and those in private service; both ends in full, the text's own word between them."""

import pytest

from graftwatch.claims import Described

FIELD = " Prosecutors are investigating bribery."

TIES = [
    pytest.param(
        "President Viktor Orlov's nephew, Samat Belov, was arrested.",
        ("family", "Samat Belov", "Viktor Orlov", "nephew"),
        id="possessor and apposition",
    ),
    pytest.param(
        "Igor Belov is the son-in-law of President Viktor Orlov.",
        ("family", "Igor Belov", "Viktor Orlov", "son-in-law"),
        id="copula",
    ),
    pytest.param(
        "Ivan Bely was arrested with his uncle Oleg Stern.",
        ("family", "Oleg Stern", "Ivan Bely", "uncle"),
        id="title",
    ),
    pytest.param(
        "General Marko Juric, a long-time ally of Viktor Orlov, was arrested.",
        ("associate", "Marko Juric", "Viktor Orlov", "long-time ally"),
        id="ally",
    ),
    pytest.param(
        "Marko Juric, who owns the construction firm Vostok Stroi, was arrested.",
        ("ownership", "Marko Juric", "Vostok Stroi", "owns"),
        id="owner",
    ),
    pytest.param(
        "The firm Vostok Stroi is owned by Marko Juric.",
        ("ownership", "Marko Juric", "Vostok Stroi", "owned"),
        id="owned by",
    ),
    pytest.param(
        "Anton Rusak, sales manager of the trading firm Delta Export, was arrested.",
        ("employment", "Anton Rusak", "Delta Export", "sales manager"),
        id="employment",
    ),
    pytest.param(
        "Marko Juric holds a 40 percent stake in the brewery Zlatno Pivo.",
        ("ownership", "Marko Juric", "Zlatno Pivo", "holds"),
        id="stake",
    ),
]

NOTHING = [
    pytest.param("Her daughter said that the money was a gift.", id="nobody named"),
    pytest.param("Igor Belov was the head of the family.", id="head of a family"),
    pytest.param("Marko Juric owns three villas in Spain.", id="villas are no firm"),
    pytest.param("Friends of the campaign said that Igor Belov would fall.", id="friends of a thing"),
    pytest.param("Anton Rusak, director of the state railway company, was arrested.", id="a state firm is a post"),
    pytest.param("Igor Belov's driver was arrested.", id="a driver is no tie"),
]


@pytest.mark.parametrize(("sentence", "expected"), TIES)
def test_tie_of_a_sentence(claims_of, sentence, expected):
    found = claims_of(sentence + FIELD, "tie")
    assert [(c.act, c.from_, c.to, c.detail) for c in found] == [expected]


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_tie(claims_of, sentence):
    assert claims_of(sentence + FIELD, "tie") == []


def test_both_ends_are_in_full(claims_of):
    text = "President Viktor Orlov spoke of bribery. Orlov's brother, Dmitri Orlov, was arrested."
    assert [c.to for c in claims_of(text, "tie")] == ["Viktor Orlov"]


def test_a_regarded_ally_is_alleged(claims_of):
    text = "Marko Juric was long regarded as one of Viktor Orlov's closest allies." + FIELD
    (claim,) = claims_of(text, "tie")
    assert (claim.from_, claim.to, claim.stance) == ("Marko Juric", "Viktor Orlov", "alleged")


def test_a_relative_without_a_name_is_described(claims_of):
    text = "The firm Vostok Stroi is owned by Viktor Orlov's sister-in-law." + FIELD
    found = {c.act: c for c in claims_of(text, "tie")}
    assert found["ownership"].from_ == Described("Viktor Orlov's sister-in-law")
    assert found["family"].to == "Viktor Orlov"
