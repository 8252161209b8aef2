"""Events with two dates, terms or outcomes, posts with two holders, denials; and all that only looks so."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Described, Finding, Source
from graftwatch.weigh.told import Facts, Named, Paper, Told

from .making import paper, told, weigh_all

COURIER, LEDGER = paper("Courier", "2015-06-18"), paper("Ledger", "2015-06-19")
WHO = "Marat Asanov"


def sentenced(in_: Paper, term: str | None = "P11Y", when: str | None = "2015-06-17", **fields: Any) -> Told:
    act = fields.pop("act", "sentenced")
    return told("justice", act, in_, term=term, when=when, **({"person": WHO} | fields))


def dismissed(in_: Paper, when: str, **fields: Any) -> Told:
    given_ = {"person": WHO, "post": "akim", "role": "governor", "post_body": "akimat@sari"}
    return told("career", "dismissed", in_, when=when, **(given_ | fields))


def contradictions(claims: list[Told]) -> list[Finding]:
    return [finding for finding in weigh_all(claims) if finding.kind == "contradiction"]


@pytest.mark.parametrize(
    ("claims", "title"),
    [
        pytest.param(
            [sentenced(COURIER), sentenced(LEDGER, "P10Y")],
            "Marat Asanov sentenced: 11 years (Courier) or 10 years (Ledger)",
            id="terms",
        ),
        pytest.param(
            [sentenced(COURIER, when=None), sentenced(LEDGER, "P120M")],
            "Marat Asanov sentenced: 11 years (Courier) or 120 months (Ledger)",
            id="one undated",
        ),
        pytest.param(
            [dismissed(COURIER, "2014-02-11"), dismissed(LEDGER, "2014-02-04")],
            "Marat Asanov dismissed as akim: 11 February 2014 (Courier) or 4 February 2014 (Ledger)",
            id="dates",
        ),
        pytest.param(
            [sentenced(COURIER, None, act="convicted"), sentenced(LEDGER, None, act="acquitted")],
            "Marat Asanov tried: convicted (Courier) or acquitted (Ledger)",
            id="outcomes",
        ),
    ],
)
def test_one_event_told_twice(claims: list[Told], title: str) -> None:
    [found] = contradictions(claims)
    assert found.title == title
    assert [len(side) for side in found.sides] == [1, 1]
    assert "id:marat asanov" in found.about


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(
            [sentenced(COURIER), sentenced(paper("L", "2016-03-01"), "P7Y", "2016-02-26", act="reduced")],
            id="cut on appeal",
        ),
        pytest.param(
            [sentenced(COURIER), told("statement", "called_for", LEDGER, speaker="Prosecutors", about=WHO)],
            id="what prosecutors asked for",
        ),
        pytest.param([sentenced(COURIER), sentenced(LEDGER, "P13Y", stance="planned")], id="what is planned"),
        pytest.param([sentenced(COURIER), sentenced(LEDGER, "P132M")], id="the same in months"),
        pytest.param(
            [sentenced(COURIER), sentenced(paper("L", "2016-11-02"), "P3Y", "2016-11-01")], id="a second trial"
        ),
        pytest.param([sentenced(COURIER, by="Sary Court"), sentenced(LEDGER, "P10Y", by="Almaty Court")], id="courts"),
        pytest.param(
            [sentenced(COURIER, offences=("bribery",)), sentenced(LEDGER, "P10Y", offences=("fraud",))], id="offences"
        ),
        pytest.param([sentenced(COURIER), sentenced(LEDGER, "P10Y", person="Murat Asanov")], id="another person"),
        pytest.param(
            [sentenced(COURIER), sentenced(paper("Copy", "2015-06-19", family="Courier"), "P10Y")], id="a copy"
        ),
        pytest.param([dismissed(COURIER, "2014-02-11"), dismissed(LEDGER, "2014-02")], id="the month of the day"),
        pytest.param([dismissed(COURIER, "2014-02-11"), dismissed(LEDGER, "2014-02-10")], id="midnight"),
        pytest.param(
            [dismissed(COURIER, "2014-02-11"), dismissed(LEDGER, "2014-02-04", post_body="akimat@almati")],
            id="another post",
        ),
        pytest.param([dismissed(COURIER, "2014-02-11"), dismissed(LEDGER, "2014-01")], id="a month alone"),
        pytest.param(
            [
                sentenced(COURIER, None, act="convicted"),
                sentenced(LEDGER, None, act="acquitted"),
                sentenced(LEDGER, None, act="overturned"),
            ],
            id="overturned, and so acquitted",
        ),
        pytest.param(
            [
                sentenced(COURIER, None, act="convicted"),
                sentenced(LEDGER, None, act="acquitted"),
                sentenced(LEDGER, None, act="convicted"),
            ],
            id="a text that knows both",
        ),
    ],
)
def test_events_that_only_look_one(claims: list[Told]) -> None:
    assert contradictions(claims) == []


AUTUMN, SPRING = paper("Telegraph", "2016-09-16"), paper("Wire", "2017-03-15")
OCTOBER = paper("Gazette", "2016-10-05")


def holds(in_: Paper, person: str, when: str | None, act: str = "holds_post", **fields: Any) -> Told:
    given_ = {"post": "head", "body": "Sary Customs", "role": "head", "post_body": "customs@sari"}
    return told("career", act, in_, f"{person} {act} {when}", person=person, when=when, **(given_ | fields))


SINCE = holds(AUTUMN, "Askar Baiov", "2013/..")
LEFT = holds(SPRING, "Askar Baiov", "2017-03-06", "dismissed", post=None, role="")
OTHER = holds(OCTOBER, "Nurlan Tulov", "2016-10-05~")


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([SINCE, LEFT, OTHER], id="since 2013 until March 2017"),
        pytest.param([holds(SPRING, "Askar Baiov", "2013/.."), OTHER], id="since 2013, as of March 2017"),
        pytest.param(
            [holds(paper("Old", "2013-02-02"), "Askar Baiov", "2013-02-01", "appointed"), LEFT, OTHER],
            id="appointed and dismissed",
        ),
    ],
)
def test_two_holders(claims: list[Told]) -> None:
    [found] = contradictions(claims)
    assert "Askar Baiov and Nurlan Tulov" in found.title
    assert found.title.endswith("5 October 2016")
    assert len(found.sides) == 2


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([SINCE, OTHER], id="nothing says that he stayed"),
        pytest.param(
            [holds(COURIER, "Askar Baiov", "2015-06-18~"), holds(SPRING, "Askar Baiov", "2017-03-15~"), OTHER],
            id="titles alone",
        ),
        pytest.param([SINCE, LEFT, holds(SPRING, "Nurlan Tulov", "2017-03-17", "appointed")], id="one after the other"),
        pytest.param(
            [SINCE, LEFT, holds(paper("W", "2017-02-20"), "Nurlan Tulov", "2017-02-20~")], id="change of hands"
        ),
        pytest.param([SINCE, LEFT, holds(OCTOBER, "Nurlan Tulov", "2016-10-05~", post="acting head")], id="stand-in"),
        pytest.param(
            [SINCE, LEFT, holds(OCTOBER, "Nurlan Tulov", "2016-10-05~", post="deputy head", role="deputy+head")],
            id="deputy",
        ),
        pytest.param([SINCE, LEFT, holds(OCTOBER, "Nurlan Tulov", None, former=True)], id="former"),
        pytest.param([SINCE, LEFT, holds(OCTOBER, "A. Baiov", "2016-10-05~")], id="perhaps the same name"),
        pytest.param(
            [SINCE, LEFT, holds(OCTOBER, "Nurlan Tulov", "2016-10-05~", body="Sary Region Customs")], id="the region's"
        ),
        pytest.param(
            [SINCE, LEFT, holds(OCTOBER, "Nurlan Tulov", "2016-10-05~", post_body="customs@almati")], id="another body"
        ),
        pytest.param([SINCE, LEFT, holds(OCTOBER, "Nurlan Tulov", "2016-10-05~", post="inspector")], id="inspectors"),
        pytest.param(
            [
                holds(AUTUMN, "Askar Baiov", "2013/..", post_body="state", post="president"),
                holds(SPRING, "Askar Baiov", "2017-03-06", "resigned", post_body="state"),
                holds(OCTOBER, "Nurlan Tulov", "2016-10-05~", post_body="state", post="president"),
            ],
            id="the president of which state",
        ),
    ],
)
def test_one_holder_at_a_time(claims: list[Told]) -> None:
    assert contradictions(claims) == []


WIRE, TELEGRAPH = paper("Tobol Wire", "2016-09-14"), paper("Telegraph", "2016-09-16")


def detained(in_: Paper, words: str, when: str, *, person: str | None = None, **fields: Any) -> Told:
    named = {"person": Named(person.casefold(), person, f"id:{person.casefold()}")} if person else {}
    facts = Facts(named=named, sources=tuple(Named(s.name.casefold(), s.name) for s in fields.get("said_by", ())),
                  **{name: fields.pop(name) for name in ("role", "post_body", "posts") if name in fields})  # fmt: skip
    return told("justice", "detained", in_, words, person=person or Described(words), when=when, facts=facts, **fields)


NOBODY = detained(TELEGRAPH, "No officer of our department", "2016-09", stance="negated",
                  said_by=(Source("Arman Seit", "person"),), role="head")  # fmt: skip
QUOTED = detained(
    TELEGRAPH, "the department's head", "2016-09-03", said_by=(Source("Tobol Wire", "outlet"),), role="head"
)
REPORTED = detained(WIRE, "head of the security department for Sary", "2016-09-03", role="head", post_body="@sari+kat")
NAMED = detained(OCTOBER, "his detention", "2016-09-03", person="Timur Kamov", posts=(("head", "@sari+kat"),))


def test_what_is_asserted_here_and_denied_there() -> None:
    [found] = contradictions([NOBODY, QUOTED, REPORTED, NAMED])
    assert set(found.sides[0]) == {QUOTED.id, REPORTED.id, NAMED.id}
    assert found.sides[1] == (NOBODY.id,)
    assert "Timur Kamov detained on 3 September 2016" in found.title


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([NOBODY, REPORTED], id="nothing ties the two"),
        pytest.param(
            [NOBODY, detained(TELEGRAPH, "a trader", "2016-08-03", said_by=(Source("W", "outlet"),))], id="month"
        ),
        pytest.param(
            [NOBODY, detained(TELEGRAPH, "the head", "2016-09-03", said_by=(Source("Arman Seit", "person"),))],
            id="one voice",
        ),
        pytest.param([QUOTED, REPORTED, NAMED], id="nobody denies it"),
        pytest.param(
            [NAMED, detained(TELEGRAPH, "x", "2016-09-03", person="Aidos Jumov", stance="denied")], id="persons"
        ),
    ],
)
def test_denials_of_something_else(claims: list[Told]) -> None:
    assert contradictions(claims) == []


def test_a_denial_for_the_person_himself() -> None:
    denied = detained(TELEGRAPH, "was not detained", "2016-09-03", person="Timur Kamov", stance="denied")
    assert len(contradictions([NAMED, denied])) == 1


ALL = [
    sentenced(COURIER), sentenced(LEDGER, "P10Y"), dismissed(COURIER, "2014-02-11"), dismissed(LEDGER, "2014-02-04"),
    SINCE, LEFT, OTHER, NOBODY, QUOTED, REPORTED, NAMED,
]  # fmt: skip


@given(st.permutations(ALL))
def test_order_does_not_matter(claims: list[Told]) -> None:
    assert contradictions(claims) == contradictions(ALL)
