"""Unnamed officials: who they are by post and event, who only looks so, and who waits for a name."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Described, Finding
from graftwatch.weigh.told import Told

from .making import paper, told, weigh_all

WIRE, COURIER = paper("Wire", "2016-09-14"), paper("Courier", "2016-10-05")
HEAD = {"role": "head", "post_body": "knb@sari"}


def unnamed(
    act: str = "detained", when: str = "2016-09-03", words: str = "head of the KNB department", **fields: Any
) -> Told:
    given_ = HEAD | {"person": Described(words), "stance": "asserted"} | fields
    return told("justice", act, WIRE, f"{words} {act}", when=when, **given_)


def named(act: str, when: str | None, person: str = "Timur Omarov", post: tuple[str, str] | None = None) -> Told:
    one = told("justice", act, COURIER, f"{person} {act}", when=when, person=person)
    return Told(one.claim, one.paper, replace(one.facts, posts=(post,) if post else ()))


def holds(when: str | None, person: str = "Timur Omarov", act: str = "holds_post", **fields: Any) -> Told:
    return told(
        "career", act, COURIER, f"{person} {act} {when}", when=when, person=person, post="head", **(HEAD | fields)
    )


def identified(claims: list[Told]) -> list[str]:
    return [finding.title for finding in found(claims)]


def found(claims: list[Told]) -> list[Finding]:
    return [finding for finding in weigh_all(claims) if finding.kind == "identified"]


IS = "Not named in one place and named in another: head of the KNB department, detained on 2016-09-03, is Timur Omarov"


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([holds(None), named("detained", "2016-09-03", post=("head", "knb@sari"))], id="post and event"),
        pytest.param([named("charged", "2016-09", post=("head", "knb@sari"))], id="a charge in that month"),
        pytest.param([holds("2016-08-20~")], id="held the post about that day"),
    ],
)
def test_is(claims: list[Told]) -> None:
    assert identified([unnamed(), *claims]) == [IS]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([holds(None, act="dismissed"), holds("2012", act="dismissed")], id="had left long before"),
        pytest.param([holds("2017-01-10", act="appointed")], id="came later"),
        pytest.param([holds("2016-08-20~"), holds("2016-08-25~", person="Askar Seitov")], id="two who would do"),
        pytest.param([holds("2016-08-20~", role="deputy+head")], id="the deputy"),
    ],
)
def test_is_not(claims: list[Told]) -> None:
    assert IS not in identified([unnamed(), *claims])


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param(unnamed(stance="negated"), id="negated"),
        pytest.param(unnamed(words="no officer of the KNB department"), id="nobody"),
        pytest.param(unnamed(words="27 heads of departments"), id="many"),
        pytest.param(unnamed(words="employees of the KNB"), id="staff"),
        pytest.param(unnamed(post_body=""), id="of a body that is not told"),
    ],
)
def test_nobody_is_asked_for(asked: Told) -> None:
    assert identified([asked]) == []


def test_who_is_named_nowhere_waits_for_a_name() -> None:
    assert identified([unnamed("sentenced", "2015-03")]) == [
        "Waits for a name: head of the KNB department, sentenced in 2015-03"
    ]


def test_nobody_waits_where_the_day_is_not_told_or_the_post_was_held_by_somebody() -> None:
    assert identified([unnamed("sentenced", None)]) == []  # type: ignore[arg-type]
    assert identified([unnamed("sentenced", "2015-03"), holds("2012", act="dismissed")]) == []


def test_two_documents_on_one_unnamed_official_are_one_question() -> None:
    [one] = found([unnamed(), unnamed("charged", "2016-09"), holds("2016-08-20~")])
    assert len(one.claims) == 3


@given(st.permutations([unnamed(), holds(None), named("detained", "2016-09-03", post=("head", "knb@sari"))]))
def test_the_order_does_not_matter(claims: list[Told]) -> None:
    assert identified(claims) == [IS]
