"""Voices: claims of one origin count once, whoever prints them; claims of two origins are never joined."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Source, When
from graftwatch.weigh.independence import voices
from graftwatch.weigh.told import Told

from .making import paper, told

RELEASE = Source("press release", "document", on=When.parse("2017-03-14"))
OFFICE = Source("prosecutor's office", "body", on=When.parse("2017-03-14"))


def returned(in_: Any, *said_by: Source, **fields: Any) -> Told:
    return told("figure", "level", in_, value=3_400_000_000, unit="KZT", said_by=said_by, **fields)


WIRE = paper("Tobol Wire", "2017-03-15")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            returned(WIRE, RELEASE), returned(paper("Observer", "2017-03-16"), RELEASE), id="one release of one day"
        ),
        pytest.param(
            returned(WIRE, RELEASE),
            returned(paper("Observer", "2017-03-16"), OFFICE),
            id="a release, and whoever issued it that day",
        ),
        pytest.param(
            returned(WIRE, RELEASE),
            returned(paper("Courier", "2017-03-20"), Source("the Tobol Wire", "outlet", on=When.parse("2017-03-15"))),
            id="one quotes the other's article",
        ),
        pytest.param(
            returned(WIRE),
            returned(paper("Courier", "2017-03-15", family="Tobol Wire")),
            id="one text in two outlets",
        ),
        pytest.param(
            returned(WIRE, Source("Gulnara Sadykova", "person")),
            returned(paper("Courier", "2017-03-20"), Source("Gulnara Sadykova", "person")),
            id="one speaker within days",
        ),
    ],
)
def test_one_origin_is_one_voice(one: Told, other: Told) -> None:
    assert len(voices([one, other])) == len(voices([other, one])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(returned(WIRE), returned(paper("Courier", "2017-03-15")), id="two reporters"),
        pytest.param(
            returned(WIRE, Source("two officers", "unnamed")),
            returned(paper("Courier", "2017-03-15"), Source("two officers", "unnamed")),
            id="the unnamed are not known to be the same",
        ),
        pytest.param(
            returned(WIRE, Source("two officers", "unnamed")),
            returned(paper("Courier", "2016-10-05"), Source("indictment", "document")),
            id="officers, and an indictment",
        ),
        pytest.param(
            returned(WIRE, Source("finance ministry", "body", on=When.parse("2017-03-14"))),
            returned(paper("Courier", "2017-03-16"), OFFICE),
            id="two bodies on one day",
        ),
        pytest.param(
            returned(WIRE, Source("Gulnara Sadykova", "person")),
            returned(paper("Courier", "2018-03-20"), Source("Gulnara Sadykova", "person")),
            id="one speaker a year later",
        ),
        pytest.param(
            returned(WIRE, RELEASE),
            returned(paper("Courier", "2017-05-20"), Source("Tobol Wire", "outlet", on=When.parse("2017-05-19"))),
            id="another issue of the same outlet",
        ),
    ],
)
def test_two_origins_are_two_voices(one: Told, other: Told) -> None:
    assert len(voices([one, other])) == len(voices([other, one])) == 2


def test_a_chain_of_quoting_is_one_voice_though_its_ends_share_nothing() -> None:
    first = returned(WIRE, OFFICE)
    second = returned(paper("Courier", "2017-03-16"), Source("Tobol Wire", "outlet", on=When.parse("2017-03-15")))
    third = returned(paper("Review", "2017-03-18"), Source("Courier", "outlet", on=When.parse("2017-03-16")))
    assert len(voices([third, first])) == 2
    assert len(voices([third, first, second])) == 1


PAPERS = [paper(f"p{n}", f"2017-03-{10 + n}", family=f"p{n // 2}") for n in range(6)]
SOURCES = [(), (RELEASE,), (OFFICE,), (Source("p1", "outlet", on=When.parse("2017-03-11")),), (Source("x", "unnamed"),)]
MADE = [returned(in_, *said) for in_ in PAPERS for said in SOURCES]


@given(st.lists(st.sampled_from(MADE), unique_by=lambda each: each.id), st.randoms(use_true_random=False))
def test_every_claim_has_one_voice_and_order_does_not_matter(claims: list[Told], chance: Any) -> None:
    found = voices(claims)
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert sorted(each.id for voice in found for each in voice) == sorted(each.id for each in claims)
    assert {frozenset(e.id for e in v) for v in found} == {frozenset(e.id for e in v) for v in voices(shuffled)}
