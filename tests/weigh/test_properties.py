"""What must hold of every kind of finding, whoever it is about and whenever it was: over one small world."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graftwatch.claims import FINDING_KINDS, Finding
from graftwatch.weigh.told import Told

from .making import weigh_all
from .world import PEOPLE, World

HERE = World()
EVERY = sorted(FINDING_KINDS)
OTHERS = ("Qanat Abenov", "Zhanar Ivlev", "Roman Ott", "Ulan Bekov", "Vera Lind", "Sabit Nurov", "Hugo Marsh",
          "Mira Sotnik", "Petr Voss", "Olzhas Temir")  # fmt: skip


FEW = settings(max_examples=20)  # the worlds that can be drawn are few, and each is weighed twice


def found(kind: str, claims: Iterable[Told]) -> list[Finding]:
    return [finding for finding in weigh_all(claims) if finding.kind == kind]


def shapes(findings: Iterable[Finding], claims: list[Told]) -> list[Any]:
    """Findings without the words: which claims, counted through, on which sides, with what weight."""
    place = {told.id: number for number, told in enumerate(claims)}
    return sorted(
        (f.kind, sorted(place[id] for id in f.claims), sorted(sorted(place[id] for id in s) for s in f.sides), f.weight)
        for f in findings
    )


def words(findings: Iterable[Finding], instead: Mapping[str, str] | None = None) -> list[str]:
    """Titles, steps and what would settle it, sorted, with other words for some."""
    texts = [text for f in findings for text in (f.title, *f.steps, f.settles)]
    for old, new in (instead or {}).items():
        texts = [text.replace(old, new) for text in texts]
    return sorted(texts)


def test_the_world_shows_every_kind() -> None:
    for kind, claims in HERE.claims().items():
        assert found(kind, claims), kind
    assert set(HERE.claims()) == set(FINDING_KINDS)


@pytest.mark.parametrize("kind", EVERY)
def test_the_rest_of_the_world_takes_nothing_from_a_finding(kind: str) -> None:
    alone = found(kind, HERE.claims()[kind])
    together = {finding.id: finding for finding in found(kind, HERE.all())}
    assert all(together[finding.id] == finding for finding in alone)


@FEW
@given(st.permutations(HERE.all()), st.lists(st.sampled_from(HERE.all())))
def test_neither_the_order_of_documents_nor_hearing_them_twice_changes_anything(
    claims: list[Told], twice: list[Told]
) -> None:
    assert weigh_all([*claims, *twice]) == weigh_all(HERE.all())


@pytest.mark.parametrize("kind", EVERY)
@FEW
@given(new=st.permutations(OTHERS))
def test_other_names_change_the_names_alone(kind: str, new: list[str]) -> None:
    names = dict(zip(PEOPLE, new))
    renamed = World(names=names)
    before, after = found(kind, HERE.claims()[kind]), found(kind, renamed.claims()[kind])
    assert shapes(after, renamed.all()) == shapes(before, HERE.all())
    assert words(after) == words(before, names)


@pytest.mark.parametrize("kind", EVERY)
@FEW
@given(fours=st.integers(-20, 15))
def test_other_years_change_the_years_alone(kind: str, fours: int) -> None:
    """By four years at a time, so that leap years stay leap years and every time between two days the same."""
    moved = World(years=4 * fours)
    before, after = found(kind, HERE.claims()[kind]), found(kind, moved.claims()[kind])
    assert shapes(after, moved.all()) == shapes(before, HERE.all())
    assert [f.holds_from is None for f in after] == [f.holds_from is None for f in before]


@pytest.mark.parametrize("kind", sorted({*EVERY} - {"tension", "arithmetic"}))  # these speak of whole years
@FEW
@given(days=st.integers(-9000, 9000))
def test_other_days_change_the_days_alone(kind: str, days: int) -> None:
    moved = World(days=days)
    before, after = found(kind, HERE.claims()[kind]), found(kind, moved.claims()[kind])
    assert shapes(after, moved.all()) == shapes(before, HERE.all())


@pytest.mark.parametrize("kind", EVERY)
@FEW
@given(codes=st.permutations(["USD", "RUB", "CHF", "JPY"]))
def test_other_currencies_change_the_units_alone(kind: str, codes: list[str]) -> None:
    units = {"KZT": codes[0], "EUR": codes[1]}
    moved = World(units=units)
    before, after = found(kind, HERE.claims()[kind]), found(kind, moved.claims()[kind])
    assert shapes(after, moved.all()) == shapes(before, HERE.all())
    assert words(after) == words(before, units)


# And what must not survive: one side moved, and the claims do not speak of one thing any more


def mixed(kind: str, other: World, moved: Iterable[int]) -> list[Told]:
    """The claims for a kind, those with these numbers told by another world."""
    here, there = HERE.claims()[kind], other.claims()[kind]
    return [there[n] if n in set(moved) else here[n] for n in range(len(here))]


@pytest.mark.parametrize(
    ("kind", "other", "moved", "left"),
    [
        pytest.param("contradiction", World(units={"KZT": "USD"}), [3], 1, id="sums in two currencies"),
        pytest.param("contradiction", World(names={PEOPLE[0]: OTHERS[0]}), [1], 1, id="two people with two terms"),
        pytest.param("contradiction", World(years=4), [1], 1, id="two sentences of two years"),
        pytest.param("tension", World(years=4), [1], 0, id="down, and four years later up"),
        pytest.param("arithmetic", World(years=4), [2], 1, id="a level of another year is no rival of the base"),
        pytest.param("arithmetic", World(units={"crimes": "cases"}), [2], 1, id="nor is one of another unit"),
        pytest.param("echo", World(units={"EUR": "USD"}), [2], 0, id="two are left"),
        pytest.param("echo", World(years=4), [1, 2], 0, id="three origins"),
        pytest.param("return", World(names={PEOPLE[1]: OTHERS[0]}), [1], 0, id="somebody else has the new post"),
        pytest.param("return", World(years=-8), [1], 0, id="the post came first"),
        pytest.param("pattern", World(years=2), [2, 4], 0, id="two a year, of four"),
        pytest.param("pattern", World(names=dict.fromkeys(PEOPLE, OTHERS[0])), [1, 2, 3, 4], 0, id="one man"),
    ],
)  # fmt: skip
def test_what_is_no_longer_of_one_thing(kind: str, other: World, moved: list[int], left: int) -> None:
    assert len(found(kind, mixed(kind, other, moved))) == left


def test_the_base_that_nothing_rivals_any_more_weighs_little() -> None:
    [with_rival] = found("arithmetic", HERE.claims()["arithmetic"])
    [alone] = found("arithmetic", mixed("arithmetic", World(years=4), [2]))
    assert with_rival.weight > 0.5 > alone.weight


def test_an_official_of_another_year_is_not_the_unnamed_one() -> None:
    titles = [f.title for f in found("identified", mixed("identified", World(years=-8), [1]))]
    assert not any(PEOPLE[2] in title for title in titles)


def test_a_source_that_is_held_after_all_is_not_missing() -> None:
    [release] = [told.paper for told in HERE.claims()["missing_source"][:1]]
    held = HERE.paper("AFP", "2019-05-12")
    assert release.id != held.id
    assert [f for f in weigh_all(HERE.claims()["missing_source"], [held]) if f.kind == "missing_source"] == []
