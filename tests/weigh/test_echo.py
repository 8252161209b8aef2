"""Echoes: three documents with one number from one source; and the same number from several."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Finding, Source, When
from graftwatch.weigh.told import Told

from .making import paper, told, weigh_all

RELEASE = Source("press release", "document", on=When.parse("2017-03-14"))
OFFICE = Source("prosecutor's office", "body", on=When.parse("2017-03-14"))
DEPUTY = Source("Rustem Omarov", "person", on=When.parse("2014-01-10"))
WIRE, OBSERVER = paper("Tobol Wire", "2017-03-15"), paper("Observer", "2017-03-16")
COURIER, REVIEW = paper("Courier", "2017-03-20"), paper("Review", "2017-03-22")
OF_WIRE = Source("Tobol Wire", "outlet", on=When.parse("2017-03-15"))


def sum_of(in_: Any, *said_by: Source, quote: str = "returned 3.4 billion tenge", value: float = 3.4e9,
           beside: tuple[str, ...] = ()) -> Told:  # fmt: skip
    one = told("figure", "level", in_, quote, value=value, unit="KZT", said_by=said_by)
    return Told(one.claim, one.paper, replace(one.facts, beside=beside))


def echoes(claims: list[Told]) -> list[Finding]:
    return [finding for finding in weigh_all(claims) if finding.kind == "echo"]


THREE = [sum_of(WIRE, RELEASE), sum_of(OBSERVER, OFFICE), sum_of(COURIER, OF_WIRE, quote="brought 3.4 billion tenge")]


def test_three_documents_with_one_press_release() -> None:
    [found] = echoes(THREE)
    assert found.title == "3 documents with 3.4 billion KZT go back to one origin: press release of 2017-03-14"
    assert "Courier, 2017-03-20 has it from Tobol Wire (2017-03-15), which is a document of this ledger." in found.steps
    assert found.steps[-1] == "So these 3 documents count once."


def test_an_amount_that_was_seized_is_a_number_too() -> None:
    from graftwatch.claims import Money

    seized = told(
        "justice", "seized", WIRE, "returned 3.4 billion", amount=Money.parse("KZT 3400000000"), said_by=(RELEASE,)
    )
    assert len(echoes([seized, *THREE[1:]])) == 1


def test_a_sentence_that_names_the_origin_without_quoting_it() -> None:
    permits = "permits went for 5 million tenge"
    claims = [
        sum_of(paper("Observer", "2014-01-15"), DEPUTY, quote=permits, value=5e6),
        sum_of(paper("Ledger", "2014-02-13"), quote=permits, value=5e6, beside=("rustem omarov",)),
        sum_of(paper("Review", "2014-08-20"), quote="a permit cost 5 million", value=5e6, beside=("rustem omarov",)),
    ]
    [found] = echoes(claims)
    assert "Rustem Omarov of 2014-01-10" in found.title
    other = Told(claims[2].claim, claims[2].paper, replace(claims[2].facts, beside=("daniyal omarov",)))
    assert echoes([*claims[:2], other]) == []


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(THREE[:2], id="two are no chorus"),
        pytest.param([sum_of(WIRE), sum_of(OBSERVER), sum_of(COURIER)], id="three reporters who name no source"),
        pytest.param([sum_of(WIRE, Source("two officers", "unnamed")), *THREE[1:]], id="one has it from others"),
        pytest.param([*THREE[:2], sum_of(COURIER, OFFICE, value=3.5e9)], id="another number"),
        pytest.param([*THREE[:2], sum_of(paper("Tobol Wire", "2017-03-16"), RELEASE)], id="two of them of one outlet"),
        pytest.param([sum_of(WIRE, RELEASE, quote="14 judges", value=14),
                      sum_of(OBSERVER, OFFICE, quote="14 cars", value=14),
                      sum_of(COURIER, OFFICE, quote="14 villages", value=14)], id="a small number of other things"),
    ],
)  # fmt: skip
def test_no_echo(claims: list[Told]) -> None:
    assert echoes(claims) == []


def test_a_fourth_document_joins_the_echo_and_its_id_stays() -> None:
    [found], [more] = echoes(THREE), echoes([*THREE, sum_of(REVIEW, RELEASE)])
    assert more.title.startswith("4 documents")
    assert more.id == found.id
    assert more.weight > found.weight


@given(st.permutations(THREE))
def test_the_order_does_not_matter(claims: list[Told]) -> None:
    assert echoes(claims) == echoes(THREE)
