"""Returns: who fell and is back; and all those who only look so."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Described, Finding, When
from graftwatch.weigh import Block, affairs_of
from graftwatch.weigh.returns import histories
from graftwatch.weigh.told import Paper, Told

from .making import paper, told, weigh_all

THEN, LATER = paper("Courier", "2014-02-13"), paper("Wire", "2016-09-14")
WHO = "Bolat Omarov"


def career(act: str, in_: Paper, when: str | None = None, quote: str = "", **fields: Any) -> Told:
    given_ = {"person": WHO, "post": "akim", "place": "Sary Region", "role": "governor", "post_body": "akimat@sari"}
    return told("career", act, in_, quote or f"{act} {when} {fields}", when=when, **(given_ | fields))


def justice(act: str, in_: Paper, when: str | None = None, **fields: Any) -> Told:
    return told("justice", act, in_, f"{act} {when} {fields}", when=when, **({"person": WHO} | fields))


MINISTRY: dict[str, Any] = {
    "post": "deputy minister", "place": None, "body": "Ministry of Land", "role": "deputy+ministry",
    "post_body": "ministry+land",
}  # fmt: skip
DISMISSED = career("dismissed", THEN, "2014-02-11", reason="a loss of control over spending")
APPOINTED = career("appointed", LATER, "2016-09-13", **MINISTRY)


def far(one: Told) -> Told:
    """The claim, told of "him" where somebody else was named last."""
    return Told(one.claim, one.paper, replace(one.facts, far=True))


def returns(claims: Sequence[Told]) -> list[Finding]:
    return [finding for finding in weigh_all(claims) if finding.kind == "return"]


def test_dismissed_for_cause_and_appointed_later() -> None:
    [found] = returns([DISMISSED, APPOINTED])
    assert (
        found.title == "Bolat Omarov, dismissed on 2014-02-11, is back on 2016-09-13: deputy minister, Ministry of Land"
    )
    assert "From the fall to the return: 2 years 7 months." in found.steps
    assert "The new post is lower than the one before." in found.steps
    assert found.claims == (DISMISSED.id, APPOINTED.id)
    assert found.about == ("id:bolat omarov", "id:ministry of land")  # found by person and by body


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([justice("charged", THEN, "2014-02"), APPOINTED], id="charged"),
        pytest.param([justice("fled", THEN, "2013-12"), APPOINTED], id="fled"),
        pytest.param([justice("sentenced", THEN, "2014-02-11"), justice("pardoned", LATER, "2015"), APPOINTED],
                     id="pardoned is not cleared"),
        pytest.param([DISMISSED, career("holds_post", LATER, "2016-09-14~", **MINISTRY)], id="a title of another post"),
        pytest.param([DISMISSED, career("returned", LATER, "2016-09-13")], id="back in the same post"),
        pytest.param([DISMISSED, career("appointed", LATER, None, "has been appointed deputy minister", **MINISTRY)],
                     id="an appointment that is news"),
        pytest.param([justice("convicted", THEN), APPOINTED], id="a verdict without a day, told before"),
    ],
)  # fmt: skip
def test_returns(claims: list[Told]) -> None:
    assert len(returns(claims)) == 1


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([career("resigned", THEN, "2014-02-11"), APPOINTED], id="resigned"),
        pytest.param([career("transferred", THEN, "2014-02-11"), APPOINTED], id="rotated"),
        pytest.param([career("dismissed", THEN, "2014-02-11"), APPOINTED], id="no reason is given"),
        pytest.param([career("dismissed", THEN, "2014-02-11", reason="his transfer to other work"), APPOINTED],
                     id="moved to other work"),
        pytest.param([career("dismissed", THEN, "2014-02-11", reason="reaching retirement age"), APPOINTED],
                     id="retired"),
        pytest.param([career("dismissed", THEN, "2014-02-11", reason="fraud", stance="denied"), APPOINTED],
                     id="denied"),
        pytest.param([justice("charged", THEN, "2014-02", stance="alleged"), APPOINTED], id="only alleged"),
        pytest.param([justice("charged", THEN, "2014-02"), justice("acquitted", LATER, "2015-03"), APPOINTED],
                     id="acquitted, then reinstated"),
        pytest.param([justice("sentenced", THEN, "2014-02"), justice("overturned", LATER, "2016"), APPOINTED],
                     id="verdict quashed"),
        pytest.param([DISMISSED, career("appointed", LATER, "2016-09-13", person="Askar Omarov", **MINISTRY)],
                     id="a namesake"),
        pytest.param([DISMISSED, career("appointed", THEN, "2012-10-08", **MINISTRY)], id="the post came before"),
        pytest.param([DISMISSED, career("appointed", LATER, "2016-09-13", stance="planned", **MINISTRY)], id="planned"),
        pytest.param([DISMISSED, career("holds_post", LATER, "2016-09-14~", former=True, **MINISTRY)],
                     id="a former post"),
        pytest.param([DISMISSED, career("holds_post", LATER, "2016-09-14~")], id="the old title, still used"),
        pytest.param([DISMISSED, career("holds_post", THEN, "2014-02-13~", **MINISTRY)],
                     id="in the report of the fall"),
        pytest.param([DISMISSED, career("appointed", LATER, None, "he became deputy minister", **MINISTRY)],
                     id="an appointment of no day is background"),
        pytest.param([DISMISSED, career("holds_post", LATER, "2016-09-14~", **(MINISTRY | {"role": "lawyer"}))],
                     id="a lawyer holds no office"),
        pytest.param([justice("detained", THEN, "2014-02"), APPOINTED], id="detained alone"),
        pytest.param([justice("charged", LATER, "2016-09"), APPOINTED], id="charged in the month of the appointment"),
        pytest.param([DISMISSED, career("returned", LATER, "2016-09-13", "was reinstated"), APPOINTED],
                     id="the dismissal taken back"),
        pytest.param([DISMISSED, far(APPOINTED)], id="he may be somebody else"),
        pytest.param([DISMISSED], id="fell and is not back"),
        pytest.param([APPOINTED], id="never fell"),
    ],
)  # fmt: skip
def test_no_returns(claims: list[Told]) -> None:
    assert returns(claims) == []


def test_a_higher_post_weighs_more() -> None:
    minister = MINISTRY | {"post": "minister", "role": "ministry"}
    head = {
        "post": "head",
        "place": None,
        "body": "Sary Region Customs Department",
        "role": "head",
        "post_body": "customs@sari",
    }
    fell = career("dismissed", THEN, "2014-02-11", reason="bribes", **head)
    [high] = returns([fell, career("promoted", LATER, "2016-09-13", **minister)])
    [same] = returns([fell, career("appointed", LATER, "2016-09-13", **head)])
    assert "The new post is higher than the one before." in high.steps
    assert "The new post is about as high as the one before." in same.steps
    assert high.weight > same.weight


def test_to_preside_over_a_society_is_no_high_post() -> None:
    society = {"post": "president", "place": None, "body": "Chess Union", "role": "president", "post_body": "chess"}
    [found] = returns([career("dismissed", THEN, "2014-02-11", reason="bribes", **society), APPOINTED])
    assert "Whether the new post is higher, the titles do not tell." in found.steps


def test_a_fall_that_is_told_of_its_year_gets_the_day_that_another_claim_gives() -> None:
    soon = career("appointed", LATER, "2014-06-01", **MINISTRY)
    [found] = returns([DISMISSED, career("dismissed", LATER, "2014", reason="the budget"), soon])
    assert "From the fall to the return: 4 months." in found.steps


def test_a_second_fall_opens_a_second_affair() -> None:
    again = [
        justice("sentenced", LATER, "2018-01"),
        career("appointed", paper("Late", "2021-02-02"), "2021-02-01", **MINISTRY),
    ]
    found = histories([DISMISSED, APPOINTED, *again])
    assert [(h.fell.year, h.returned and h.returned.year) for h in found] == [(2014, 2016), (2018, 2021)]
    assert len(returns([DISMISSED, APPOINTED, *again])) == 2


def test_of_one_affair_the_return_counts_from_its_beginning() -> None:
    verdict = justice("sentenced", THEN, "2015-06-17")
    [found] = returns([DISMISSED, verdict, APPOINTED])
    assert found.title.startswith("Bolat Omarov, sentenced on 2015-06-17, is back on 2016-09-13")
    assert "From the fall to the return: 2 years 7 months." in found.steps


def test_returns_that_are_asserted_without_names() -> None:
    someone = Described("several individuals")
    back = told("career", "returned", THEN, "have returned", person=someone, reason="corruption")
    [found] = returns([back])
    assert found.title == "Said to be back after a fall, and not named: several individuals"
    assert found.settles == "the names"
    assert returns([told("career", "returned", THEN, "came back", person=someone)]) == []
    assert returns([told("career", "returned", THEN, "came back", person=WHO, post_body="x")]) == []


@pytest.mark.parametrize(
    ("claims", "state", "until", "after"),
    [
        pytest.param([DISMISSED], "out", None, ("", ""), id="out"),
        pytest.param([DISMISSED, APPOINTED], "back", "2016-09-13", ("deputy minister", "Ministry of Land"), id="back"),
        pytest.param([justice("charged", THEN, "2014-02"), justice("acquitted", LATER, "2015-03"), APPOINTED],
                     "cleared", "2016-09-14", ("", ""), id="cleared before the return"),
    ],
)  # fmt: skip
def test_an_affair_tells_what_came_of_a_fall(
    claims: list[Told], state: str, until: str | None, after: tuple[str, str]
) -> None:
    [found] = affairs_of(Block("return.person:somebody", tuple(claims)))
    assert (found.entity, found.name, found.act) == ("id:bolat omarov", WHO, claims[0].claim.act)
    assert (found.state, found.until and str(found.until)) == (state, until)
    assert (found.post or "", found.new_body or "") == after
    assert found.claims[0] == claims[0].id
    assert found.days(LATER.day) == (LATER.day - found.day).days if until is None else found.days(LATER.day) > 0


def head(body: str, when: str, **fields: Any) -> Told:
    """That somebody heads a body."""
    return career("holds_post", THEN, when, post="head", body=body, place=None, role="head", post_body=body, **fields)


CHARGED = justice("charged", THEN, "2014-02-11")
HELD, EARLIER = head("Customs Service", "2014-02-12~"), head("Tax Office", "2009~")


@pytest.mark.parametrize(
    ("claims", "body"),
    [
        pytest.param([DISMISSED], "Sary Region", id="the post that was lost"),
        pytest.param([CHARGED, EARLIER, HELD], "Customs Service", id="the last post"),
        pytest.param([CHARGED, APPOINTED], "", id="not the post after the fall"),
        pytest.param(
            [CHARGED, EARLIER, head("Mint", "2014-02-11~", former=True)], "Tax Office", id="a former one last"
        ),
        pytest.param([CHARGED, head("your office", "2014-02-11~")], "", id="no words that name none"),
        pytest.param([CHARGED, far(HELD)], "", id="not that of somebody else, perhaps"),
        pytest.param([justice("fled", THEN, "2014-02-11", place="Georgia")], "", id="not where somebody fled to"),
    ],
)
def test_the_body_that_somebody_fell_in(claims: list[Told], body: str) -> None:
    [found] = affairs_of(Block("return.person:somebody", tuple(claims)))
    assert found.body == body


def test_days_in_an_affair_end_with_what_the_ledger_knows() -> None:
    [found] = affairs_of(Block("return.person:somebody", (DISMISSED, APPOINTED)))
    assert found.days(found.day + timedelta(days=30)) == 30
    assert found.days(found.day - timedelta(days=30)) == 0


@pytest.mark.parametrize(
    ("key", "claims"),
    [
        pytest.param("return.person:somebody", [APPOINTED], id="nobody fell"),
        pytest.param("return.person:somebody", [], id="no claims left"),
        pytest.param("pattern.body:somebody", [DISMISSED], id="a block of another weigher"),
        pytest.param("return.person:in a document", [told("career", "returned", THEN, person=Described("some"))],
                     id="nobody is named"),
    ],
)  # fmt: skip
def test_no_affairs(key: str, claims: list[Told]) -> None:
    assert affairs_of(Block(key, tuple(claims))) == []


LIFE = [DISMISSED, APPOINTED, justice("sentenced", THEN, "2014-06"), career("holds_post", THEN, "2013~")]


@given(st.permutations(LIFE), st.integers(-3000, 3000))
def test_order_names_and_the_calendar_change_nothing_but_the_words(claims: list[Told], days: int) -> None:
    [found] = returns(claims)
    [same] = returns(LIFE)
    assert found == same
    [other] = returns([moved(each, days) for each in claims])
    assert [len(other.claims), other.weight, len(other.steps)] == [len(found.claims), found.weight, len(found.steps)]


def moved(each: Told, days: int) -> Told:
    """The claim and its document, some days later."""

    def later(when: When | None) -> When | None:
        if when is None or when.precision not in ("day", "interval"):
            return when.day(when.bounds[0] + timedelta(days=days)).approximate() if when else None
        return When.day(when.bounds[0] + timedelta(days=days))

    return Told(
        replace(each.claim, when=later(each.claim.when)), replace(each.paper, date=later(each.paper.date)), each.facts
    )
