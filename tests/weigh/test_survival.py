"""Kaplan–Meier curves: against a textbook's numbers, and what the sentences dare to say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.weigh.survival import YEAR, Spell, curve, curves, in_words

# Freireich et al. 1963, weeks of remission under 6-mercaptopurine: the example of the textbooks (Kleinbaum, Klein)
REMISSION = [6, 6, 6, 7, 10, 13, 16, 22, 23]
CENSORED = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
TRIAL = [Spell(days=d, returned=True) for d in REMISSION] + [Spell(days=d, returned=False) for d in CENSORED]


def test_the_textbook_example() -> None:
    found = curve(TRIAL)
    assert [(point.days, point.at_risk) for point in found.steps] == [
        (6, 21), (7, 17), (10, 15), (13, 12), (16, 11), (22, 7), (23, 6)
    ]  # fmt: skip
    stays = [round(1 - point.back, 4) for point in found.steps]
    assert stays == [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    last = found.steps[-1]
    assert last.low == pytest.approx(1 - 0.680143, abs=1e-5)  # log-log interval, as lifelines 0.30.3 gives it
    assert last.high == pytest.approx(1 - 0.188052, abs=1e-5)
    assert found.median == 23


def test_nobody_back_is_no_curve() -> None:
    found = curve([Spell(days=400, returned=False), Spell(days=800, returned=False)])
    assert (found.people, found.returned, found.steps, found.median) == (2, 0, (), None)
    assert (
        in_words(found)
        == "Of 2 people who fell, none are known to be back in a post. Too few to say how long it takes."
    )


def test_small_numbers_say_nothing_but_the_count() -> None:
    found = curve([Spell(days=700, returned=True), Spell(days=900, returned=True), Spell(days=100, returned=False)])
    assert not found.is_readable
    assert "Too few" in in_words(found)
    assert "percent" not in in_words(found)


def test_what_the_data_say_and_cannot_say() -> None:
    spells = [Spell(days=int(years * YEAR), returned=years < 3) for years in (1, 1.5, 2, 2.5, 4, 5, 6, 7, 8, 9)]
    said = in_words(curve(spells))
    assert "Of 10 people who fell, 4 are known to be back" in said
    assert "Within 3 years 40 percent are back (95 percent interval:" in said
    assert "Fewer than half" in said
    assert "no document of the ledger tells of counts as none" in said


def test_groups_are_the_largest_first_and_leave_out_who_belongs_to_none() -> None:
    spells = [Spell(days=n, returned=True, body=body) for n, body in enumerate(["customs", "", "akimat", "akimat"], 1)]
    assert [(c.label, c.people) for c in curves(spells, lambda s: s.body)] == [("akimat", 2), ("customs", 1)]


@given(st.lists(st.builds(Spell, days=st.integers(0, 6000), returned=st.booleans()), max_size=30))
def test_a_curve_only_rises_within_its_interval_and_counts_everybody(spells: list[Spell]) -> None:
    found = curve(spells)
    shares = [point.back for point in found.steps]
    assert shares == sorted(shares)
    assert found.people == len(spells)
    assert found.returned == sum(spell.returned for spell in spells)
    for point in (*found.steps, *found.marks):
        assert 0 <= point.back <= 1
        assert point.low is None or point.low <= point.back + 1e-6
        assert point.high is None or point.back <= point.high + 1e-6
        assert point.at_risk == sum(spell.days >= point.days for spell in spells)


@given(st.lists(st.builds(Spell, days=st.integers(1, 3000), returned=st.booleans()), min_size=1, max_size=12))
def test_the_order_does_not_matter_and_time_may_be_stretched(spells: list[Spell]) -> None:
    stretched = [Spell(days=2 * spell.days, returned=spell.returned) for spell in spells]
    assert curve(spells[::-1]) == curve(spells)
    assert [p.back for p in curve(stretched).steps] == [p.back for p in curve(spells).steps]
