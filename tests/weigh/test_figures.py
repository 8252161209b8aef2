"""Figures against figures: what contradicts, pulls against, or does not add up; and what only looks so."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Finding, When
from graftwatch.weigh.told import Paper, Told

from .making import figure, paper, weigh_all

ONE, TWO, THREE = paper("Wire", "2017-03-15"), paper("Observer", "2017-03-16"), paper("Courier", "2017-03-20")
MARCH = "2017-03-01/2017-03-14"


def dismissed(in_: Paper, value: int, period: str = MARCH, **fields: Any) -> Told:
    asked = {"measure": "dismissed", "whom": "customs@sari", "place": "sari", "unit": "people", "period": period,
             "indicator": "officers have been dismissed"}  # fmt: skip
    return figure("level", in_, value=value, **(asked | fields))


def lost(in_: Paper, value: str, **fields: Any) -> Told:
    asked = {"measure": "lost", "words": ("pump",), "unit": "KZT", "indicator": "lost on the pumps"}
    return figure("level", in_, value=value, **(asked | fields))


def recorded(in_: Paper, value: int, period: str = "2016", act: str = "level", **fields: Any) -> Told:
    asked = {"measure": "recorded", "subject": "corruption", "unit": "crimes", "period": period,
             "indicator": "corruption crimes recorded"}  # fmt: skip
    return figure(act, in_, value=value, **(asked | fields))


def change(in_: Paper, value: int | float, period: str, since: str | None = None, **fields: Any) -> Told:
    return recorded(in_, value, period, "change", since=since, **({"unit": "percent"} | fields))  # type: ignore[arg-type]


def kinds(claims: Sequence[Told]) -> list[str]:
    return [finding.kind for finding in weigh_all(claims) if finding.kind != "echo"]


def only(claims: Sequence[Told], kind: str) -> Finding:
    [found] = [finding for finding in weigh_all(claims) if finding.kind == kind]
    return found


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([dismissed(ONE, 14), dismissed(TWO, 9, "2017-03-01/2017-03-15")], id="fewer in the longer span"),
        pytest.param([dismissed(ONE, 14), dismissed(TWO, 9)], id="one span"),
        pytest.param(
            [lost(ONE, "1500000000", bound="at_most"), lost(TWO, "2100000000", bound="at_least")], id="bounds"
        ),
        pytest.param([recorded(ONE, 2147, "2013"), recorded(TWO, 1830, "2013")], id="one year"),
        pytest.param(
            [dismissed(ONE, 14, said_by=["prosecutors"]), dismissed(ONE, 9, said_by=["personnel orders"])],
            id="two sources in one text",
        ),
    ],
)
def test_contradictions(claims: list[Told]) -> None:
    found = only(claims, "contradiction")
    assert len(found.sides) == 2
    assert set(found.claims) == {told.id for told in claims}
    assert found.settles


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([recorded(ONE, 3088, "2014"), recorded(TWO, 2147, "2015")], id="another year"),
        pytest.param([recorded(ONE, 3088, "2015"), recorded(TWO, 214, "2015", place="sari")], id="another place"),
        pytest.param([recorded(ONE, 3088, "2015"), recorded(TWO, 214, "2015", whom="army")], id="other people"),
        pytest.param([recorded(ONE, 3088, "2015"), recorded(TWO, 214, "2015", subject="bribery")], id="another matter"),
        pytest.param([dismissed(ONE, 14), dismissed(TWO, 5, measure="charged")], id="dismissed is not charged"),
        pytest.param([recorded(ONE, 2310, "2013", is_tentative=True), recorded(TWO, 2147, "2013")], id="preliminary"),
        pytest.param([recorded(ONE, 2310, "2013", stance="forecast"), recorded(TWO, 2147, "2013")], id="forecast"),
        pytest.param(
            [recorded(ONE, 100, "2016", bound="at_least"), recorded(TWO, 120, "2016")], id="more than a hundred"
        ),
        pytest.param([recorded(ONE, 1184, "2013-01/2013-06"), recorded(TWO, 2310, "2013")], id="half a year, a year"),
        pytest.param([dismissed(ONE, 9), dismissed(TWO, 14, "2017-03-01/2017-03-15")], id="it has grown since"),
        pytest.param([recorded(ONE, 3088, "2015"), recorded(TWO, 8000, "2015/2017")], id="three years together"),
        pytest.param([lost(ONE, "2100000000"), lost(TWO, "2130000000")], id="rounded"),
        pytest.param([lost(ONE, "2100000000"), lost(TWO, "2100000", unit="USD")], id="another currency"),
        pytest.param([lost(ONE, "2300000000", words=("wheat",)), lost(TWO, "1500000000")], id="another affair"),
        pytest.param([lost(ONE, "2300000000", words=()), lost(TWO, "1500000000")], id="nothing ties them"),
        pytest.param([dismissed(ONE, 14), dismissed(ONE, 9)], id="one text, one source"),
        pytest.param(
            [dismissed(ONE, 14), dismissed(paper("Copy", "2017-03-15", family="Wire"), 9)], id="nearly the same text"
        ),
        pytest.param(
            [
                figure("rank", ONE, value=126, of=174, unit="rank", measure="rank", period="2014", said_by=["TI"]),
                figure("rank", TWO, value=19, of=16, unit="rank", measure="rank", period="2014"),
            ],
            id="two tables",
        ),
    ],
)
def test_look_alikes(claims: list[Told]) -> None:
    assert "contradiction" not in kinds(claims)


def test_a_third_claim_joins_its_side_and_the_id_stays() -> None:
    before = only([dismissed(ONE, 14), dismissed(TWO, 9)], "contradiction")
    after = only([dismissed(ONE, 14), dismissed(TWO, 9), dismissed(THREE, 14)], "contradiction")
    assert before.id == after.id
    assert len(after.claims) == 3
    assert len(after.sides) == 2


FELL, ROSE = change(ONE, -46, "2011/2014-03", "2011", whom="army"), change(TWO, 27, "2013")


@pytest.mark.parametrize(
    ("claims", "tense"),
    [
        pytest.param([FELL, ROSE], True, id="the army's is part of all"),
        pytest.param(
            [
                change(ONE, -50, "2017", subject="smuggling"),
                change(TWO, 35, "2017", "2016", subject="smuggling", measure="opened"),
            ],
            True,
            id="one year",
        ),
        pytest.param([change(ONE, -10, "2014", "2013"), change(TWO, 12, "2015", "2014")], False, id="down, then up"),
        pytest.param(
            [
                change(ONE, -46, "2011/2014-03", "2011", whom="army", remark="These claims conflict."),
                change(ONE, 49, "2015-01/2015-11", "2014"),
            ],
            True,
            id="the writer says so",
        ),
        pytest.param([change(ONE, -10, "2014", "2013"), change(TWO, 12, "2014", place="sari")], False, id="place"),
        pytest.param([change(ONE, -10, "2014", whom="army"), change(TWO, 12, "2014", whom="police")], False, id="who"),
        pytest.param([change(ONE, -10, "2014", subject="smuggling"), change(TWO, 12, "2014")], False, id="matter"),
        pytest.param([change(ONE, -10, "2014", measure="convicted"), change(TWO, 12, "2014")], False, id="late"),
        pytest.param([change(ONE, -10, "2014"), change(TWO, -12, "2014")], False, id="both fell"),
        pytest.param([change(ONE, -10, "2014", whom="army"), change(ONE, 12, "2014")], False, id="one voice"),
        pytest.param([change(ONE, -10, "2001/2014"), change(TWO, 12, "2013")], False, id="one year of thirteen"),
    ],
)
def test_tensions(claims: list[Told], tense: bool) -> None:
    assert ("tension" in kinds(claims)) is tense


def test_ranks_outside_their_table() -> None:
    rank = figure("rank", ONE, value=19, of=16, unit="rank", measure="rank")
    assert kinds([rank]) == ["arithmetic"]
    assert kinds([figure("rank", ONE, value=16, of=16, unit="rank", measure="rank")]) == []


@pytest.mark.parametrize(("percent", "wrong"), [(60, True), (75, False), (74.5, False)])
def test_a_share_that_its_own_numbers_do_not_give(percent: float, wrong: bool) -> None:
    counted = figure("level", ONE, value=180, of=240, unit="stores")
    share = figure("share", ONE, value=percent, unit="percent", pair=counted.id)
    assert ("arithmetic" in kinds([counted, share])) is wrong
    unpaired = figure("share", ONE, value=percent, unit="percent")
    assert kinds([counted, unpaired]) == []


def outcomes(total: int, **counts: int) -> list[Told]:
    first, *_ = counts
    head = figure("level", ONE, f"{first} of all", value=counts[first], of=total, unit="people", measure=first)
    whole = f"of:{head.id}"
    return [
        figure("level", ONE, f"{name} of all" if name == first else name, value=value, unit="people", measure=name,
               whole=whole, **({"of": total} if name == first else {}))
        for name, value in counts.items()
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        (outcomes(26, convicted=17, acquitted=6, dropped=5), "= 28, not 26 (Wire)"),
        (outcomes(28, convicted=17, acquitted=6, dropped=5), None),
        (outcomes(100, charged=80, convicted=60), None),  # a stage within a stage
        (outcomes(21, convicted=17, acquitted=3), None),
    ],
)
def test_outcomes_that_exclude_each_other(claims: list[Told], words: str | None) -> None:
    found = [f for f in weigh_all(claims) if f.kind == "arithmetic"]
    assert len(found) == (words is not None)
    assert all(words in f.title for f in found if words)


def parts(whole: int, *values: int, apart: bool) -> list[Told]:
    head = figure("level", ONE, "whole", value=whole, unit="cases", indicator="cases")
    return [
        figure("level", ONE, "whole", value=whole, unit="cases", indicator="cases", whole=head.id, apart=apart),
        *(
            figure("level", ONE, f"part {v}", value=v, unit="cases", whole=head.id, apart=apart)
            for v in values
        ),
    ]  # fmt: skip


PERCENT = figure("share", ONE, value=33, unit="percent", whole=parts(300, apart=False)[0].id)


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        (parts(2100, 900, 700, 800, apart=True), "2,400"),
        (parts(2400, 900, 700, 800, apart=True), None),
        (parts(412, 268, 179, apart=False), "447"),
        (parts(301, 201, 26, apart=False), "74 are left over"),
        (parts(64, 41, 23, apart=False), None),
        (
            [
                *parts(300, 201, apart=False),
                figure("share", ONE, value=33, unit="percent", whole=parts(300, apart=False)[0].id),
            ],
            None,
        ),
        (parts(300, 411, apart=False), "A part larger than its whole"),
    ],
)
def test_parts_and_wholes(claims: list[Told], words: str | None) -> None:
    found = [f for f in weigh_all(claims) if f.kind == "arithmetic"]
    assert len(found) == (words is not None)
    assert all(words in f.title for f in found if words)


def with_change(value: int, percent: float, **fields: Any) -> list[Told]:
    level = recorded(ONE, value, "2016", **fields)
    up = change(ONE, percent, "2016", "2015", pair=level.id, **fields)
    return [
        recorded(ONE, value, "2016", pair=up.id, **fields),
        change(ONE, percent, "2016", "2015", pair=level.id, **fields),
    ]


def test_the_base_that_a_change_implies() -> None:
    found = only(with_change(3088, 49), "arithmetic")
    assert "3,088 at +49 percent implies about 2,072 in 2015" in found.title
    assert found.weight < 0.3


@pytest.mark.parametrize(
    ("base", "weighs"),
    [
        pytest.param(recorded(TWO, 96, "2015"), True, id="another base"),
        pytest.param(recorded(TWO, 80, "2015"), None, id="the same base"),
        pytest.param(recorded(TWO, 40, "2015-01/2015-06"), False, id="half the year"),
        pytest.param(recorded(TWO, 96, "2015", place="sari"), False, id="another place"),
        pytest.param(recorded(TWO, 96, "2015", whom="army"), False, id="other people"),
        pytest.param(recorded(TWO, 96, "2015", is_tentative=True), False, id="preliminary"),
        pytest.param(recorded(TWO, 96, "2014"), False, id="another year"),
    ],
)
def test_a_base_that_another_claim_excludes(base: Told, weighs: bool | None) -> None:
    found = [f for f in weigh_all([*with_change(120, 50), base]) if f.kind == "arithmetic"]
    assert [f.weight > 0.5 for f in found] == ([] if weighs is None else [weighs])
    assert all("implies 80 in 2015" in f.title for f in found)


ALL = [
    dismissed(ONE, 14), dismissed(TWO, 9), dismissed(THREE, 14), lost(ONE, "1500000000", bound="at_most"),
    lost(TWO, "2100000000"), FELL, ROSE, *with_change(120, 50), recorded(TWO, 96, "2015"),
    *outcomes(26, convicted=17, acquitted=6, dropped=5),
]  # fmt: skip


@given(st.permutations(ALL))
def test_order_does_not_matter(claims: list[Told]) -> None:
    assert weigh_all(claims) == weigh_all(ALL)


@given(st.sampled_from(["USD", "EUR", "RUB"]))
def test_another_currency_for_all_changes_the_words_alone(code: str) -> None:
    tenge = [lost(ONE, "1500000000", bound="at_most"), lost(TWO, "2100000000")]
    other = [lost(ONE, "1500000000", bound="at_most", unit=code), lost(TWO, "2100000000", unit=code)]
    assert only(other, "contradiction").title == only(tenge, "contradiction").title.replace("KZT", code)


@given(st.integers(-2000, 2000))
def test_other_years_for_all_change_nothing_but_the_words(years: int) -> None:
    then = When.day(ONE.day + timedelta(days=365 * (years // 100)))
    moved = [paper(one.id, str(then)) for one in (ONE, TWO)]
    year = then.bounds[0].year
    claims = [recorded(moved[0], 2147, str(year)), recorded(moved[1], 1830, str(year))]
    assert kinds(claims) == kinds([recorded(ONE, 2147, "2013"), recorded(TWO, 1830, "2013")])
