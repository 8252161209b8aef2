"""Falls that bunch: against a body's own record, and never from small numbers or from moves that are no falls."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from graftwatch.claims import Finding
from graftwatch.weigh import Block, keys_of, weigh
from graftwatch.weigh.pattern import _chance
from graftwatch.weigh.told import Told

from .making import paper, told, weigh_all

THEN, NOW = paper("Wire", "2012-05-02"), paper("Courier", "2017-03-16")
BODY: dict[str, Any] = {"body": "Sary Customs", "role": "head", "post_body": "customs@sari"}


def out(person: str, when: str | None, act: str = "dismissed", in_: Any = NOW, **fields: Any) -> Told:
    return told("career", act, in_, f"{person} {act} {when}", person=person, when=when, **(BODY | fields))


def known(when: str = "2012-05-01") -> Told:
    """Somebody who held a post there long ago: the ledger has known the body since."""
    return out("Olga Omarova", when, "holds_post", THEN)


def patterns(claims: list[Told]) -> list[Finding]:
    return [finding for finding in weigh_all(claims) if finding.kind == "pattern"]


FOUR = [out("Askar Omarov", "2017-03-06"), out("Nurlan Seitov", "2017-03-07"), out("Serik Dosov", "2017-03-09"),
        out("Viktor Pak", "2017-03-10")]  # fmt: skip


def test_four_within_days_in_a_body_known_for_years() -> None:
    [found] = patterns([*FOUR, known()])
    assert found.title == "4 people fell within 5 days at Sary Customs, from 2017-03-06"
    assert "id:sary customs" in found.about  # found by the body, too
    assert "The ledger knows of 4 such people there over 4 years 11 months." in found.steps
    assert len(found.claims) == 4


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([*FOUR[:2], known()], id="two are no bunch"),
        pytest.param(FOUR, id="a body that is known for those days only"),
        pytest.param([*FOUR, out("Olga Omarova", "1970-05-01", "holds_post")], id="a life that reaches far back"),
        pytest.param([out(t.name("person"), str(t.when), "transferred") for t in FOUR] + [known()], id="transfers"),
        pytest.param([out(t.name("person"), str(t.when), "promoted") for t in FOUR] + [known()], id="promotions"),
        pytest.param([out(t.name("person"), str(t.when), reason="their own request") for t in FOUR] + [known()],
                     id="at their own request"),
        pytest.param([out("Askar Omarov", f"2017-03-0{n}") for n in range(1, 6)] + [known()], id="one man five times"),
        pytest.param([out(f"Man N{n}", f"201{n}-0{n}-06") for n in range(3, 8)] + [known()], id="one a year"),
        pytest.param([out(t.name("person"), "2017") for t in FOUR] + [known()], id="in that year, on no known day"),
        pytest.param([out(t.name("person"), str(t.when), stance="alleged") for t in FOUR] + [known()], id="alleged"),
        pytest.param([out(t.name("person"), str(t.when), post_body=f"body{n}") for n, t in enumerate(FOUR)] + [known()],
                     id="each in another body"),
    ],
)  # fmt: skip
def test_no_bunch(claims: list[Told]) -> None:
    assert patterns(claims) == []


def test_a_block_that_is_too_large_to_look_at_whole_has_no_base_rate() -> None:
    claims = [*FOUR, known()]
    key = next(key for key in keys_of(FOUR[0]) if key.startswith("pattern.body"))
    told = tuple(sorted(claims, key=lambda each: each.order))
    assert weigh(Block(key, told))
    assert not weigh(Block(key, told, is_whole=False))


def test_a_purge_that_never_ends_is_no_bunch_of_one_week() -> None:
    weekly = [out(f"Man N{n}", f"201{3 + n // 12}-{n % 12 + 1:02}-05") for n in range(48)]
    assert patterns([*weekly, known()]) == []


DECEMBERS = [out(f"Man N{year}", f"{year}-12-1{year % 10}") for year in range(2012, 2017)]


def test_people_who_fall_in_one_month_year_after_year() -> None:
    [found] = patterns(DECEMBERS)
    assert found.title == "5 of 5 people fell in December at Sary Customs, in several years"
    assert any("all twelve months are counted" in step for step in found.steps)


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param(DECEMBERS[:3], id="three may be chance"),
        pytest.param([*DECEMBERS[:3], *(out(f"One N{n}", f"201{n}-0{n}-05") for n in range(2, 8))], id="and in others"),
        pytest.param([out(f"Man N{n}", f"2012-12-{n:02}") for n in range(1, 28, 3)], id="one December is no season"),
    ],
)
def test_no_season(claims: list[Told]) -> None:
    assert [found for found in patterns(claims) if "in December" in found.title] == []


PATRON = "Ilyas Tulin"
TIED = ("Askar Omarov", "Nurlan Seitov", "Serik Dosov")


def tie(person: str, to: str = PATRON, act: str = "associate", in_: Any = THEN, **fields: Any) -> Told:
    return told("tie", act, in_, f"{person}, {act} of {to}", from_=person, to=to, **fields)


def fell(person: str, when: str, body: str) -> Told:
    return out(person, when, body=body, post_body=body.casefold())


CIRCLE = [*map(tie, TIED), fell(PATRON, "2017-03-02", "Akimat"), fell(TIED[0], "2017-03-06", "Customs"),
          fell(TIED[1], "2017-03-07", "Tax Department"), fell(TIED[2], "2017-03-09", "Road Fund"),
          out(TIED[0], "2008-05-01", "holds_post", THEN)]  # fmt: skip


def test_a_patron_falls_and_those_tied_to_him_with_him_each_in_another_body() -> None:
    [found] = patterns(CIRCLE)
    assert found.title == "4 people of the circle of Ilyas Tulin fell within 8 days, from 2017-03-02"
    assert "The ledger ties 3 people to Ilyas Tulin." in found.steps
    assert "The ledger knows of 4 such people there over 8 years 11 months." in found.steps
    assert len(found.claims) == 7


def test_those_whom_he_appointed_are_his_circle_too() -> None:
    appointed = [out(person, f"2009-0{n}-01", "appointed", THEN, by=PATRON) for n, person in enumerate(TIED, 1)]
    [found] = patterns([*appointed, *CIRCLE[3:]])
    assert found.title.startswith("4 people of the circle of Ilyas Tulin fell")


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([*CIRCLE[:3], *CIRCLE[5:]], id="two fell, the patron and one more did not"),
        pytest.param([tie(person, act="rival") for person in TIED] + CIRCLE[3:], id="rivals are no circle"),
        pytest.param([tie(person, stance="alleged") for person in TIED] + CIRCLE[3:], id="alleged ties"),
        pytest.param([tie(person, f"Patron N{n}") for n, person in enumerate(TIED)] + CIRCLE[3:], id="three patrons"),
        pytest.param([*CIRCLE[:3], *(fell(p, f"201{n}-0{n}-06", "Fund") for n, p in enumerate((PATRON, *TIED), 3))],
                     id="one a year"),
        pytest.param([*CIRCLE, *(tie(f"Man N{n}") for n in range(40))], id="who has forty is an office"),
        pytest.param(CIRCLE[3:], id="nothing ties them"),
    ],
)  # fmt: skip
def test_no_circle(claims: list[Told]) -> None:
    assert patterns(claims) == []


@given(st.integers(3, 9), st.integers(200, 4000))
def test_the_chance_is_an_upper_bound(total: int, span: int) -> None:
    """Against the exact chance that all of them lie within one window (Naus 1982, k = n)."""
    for window in (7, 31, 92):
        if window < span / 2:
            share = window / span
            exact = total * share ** (total - 1) - (total - 1) * share**total
            assert _chance(total, total, window, span) >= min(1.0, exact)


def test_the_chance_falls_with_more_people_and_rises_with_more_time() -> None:
    assert _chance(5, 5, 31, 1000) < _chance(5, 4, 31, 1000) < _chance(5, 3, 31, 1000)
    assert _chance(4, 4, 31, 1000) < _chance(4, 4, 92, 1000)
    assert _chance(4, 4, 31, 30) == 1.0
    assert stats.binom.sf(2, 3, 0.031) == pytest.approx(0.031**3)


@given(st.permutations([*FOUR, known()]), st.lists(st.sampled_from(FOUR)))
def test_order_and_hearing_it_twice_change_nothing(claims: list[Told], twice: list[Told]) -> None:
    assert patterns([*claims, *twice]) == patterns([*FOUR, known()])
