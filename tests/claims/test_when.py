"""EDTF dates as half-open spans of days: forms, bounds, and what two dates say about each other."""

import calendar
import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import NotADate, When

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the oracle's own imports, not ours
    import edtf


def when(text: str) -> When:
    return When.parse(text)


days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
points = st.one_of(
    days.map(lambda d: d.isoformat()),
    days.map(lambda d: f"{d:%Y-%m}"),
    days.map(lambda d: f"{d:%Y}"),
)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    first, last = sorted((draw(points), draw(points)), key=lambda text: when(text).bounds)
    form = draw(st.sampled_from(("{}/{}", "{}/..", "../{}")))
    text = form.format(first, last)
    return text


exact = st.one_of(points, intervals())
forms = st.one_of(exact, st.builds("{}{}".format, points, st.sampled_from("~?%")))


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        pytest.param("2015", date(2015, 1, 1), date(2016, 1, 1), id="year"),
        pytest.param("2015-11", date(2015, 11, 1), date(2015, 12, 1), id="month"),
        pytest.param("2015-12", date(2015, 12, 1), date(2016, 1, 1), id="december"),
        pytest.param("2016-02", date(2016, 2, 1), date(2016, 3, 1), id="leap-february"),
        pytest.param("2015-11-25", date(2015, 11, 25), date(2015, 11, 26), id="day"),
        pytest.param("2012-22", date(2012, 6, 1), date(2012, 9, 1), id="summer"),
        pytest.param("2012-24", date(2012, 12, 1), date(2013, 3, 1), id="winter-runs-into-the-next-year"),
        pytest.param("2014-01/2014-03", date(2014, 1, 1), date(2014, 4, 1), id="quarter"),
        pytest.param("2015-01-01/2015-11-19", date(2015, 1, 1), date(2015, 11, 20), id="since-the-year-began"),
        pytest.param("2011/..", date(2011, 1, 1), date.max, id="open-end"),
        pytest.param("../2004", date.min, date(2005, 1, 1), id="open-start"),
        pytest.param("2015-11~", date(2015, 10, 1), date(2016, 1, 1), id="about-a-month-is-one-wider-each-side"),
        pytest.param("2015?", date(2014, 1, 1), date(2017, 1, 1), id="perhaps-a-year"),
        pytest.param("2015-11-25%", date(2015, 11, 24), date(2015, 11, 27), id="about-a-day"),
        pytest.param("9999", date(9999, 1, 1), date.max, id="last-year-of-the-calendar"),
    ],
)
def test_bounds(text: str, first: date, after: date) -> None:
    assert when(text).bounds == (first, after)
    assert str(when(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="empty"),
        pytest.param("15", id="two-digits"),
        pytest.param("2015-13", id="month-13"),
        pytest.param("2015-00", id="month-0"),
        pytest.param("2015-25", id="no-such-season"),
        pytest.param("2015-02-29", id="no-leap-year"),
        pytest.param("2015-04-31", id="31-april"),
        pytest.param("2015-1-1", id="no-leading-zeros"),
        pytest.param("2015/2014", id="backwards"),
        pytest.param("../..", id="open-at-both-ends"),
        pytest.param("..", id="open-alone"),
        pytest.param("2014/2015/2016", id="three-ends"),
        pytest.param("2015-11-25T10:00", id="with-a-time"),
        pytest.param("last year", id="words"),
        pytest.param("٢٠١٥-11", id="other-digits"),
        pytest.param("2015\n", id="line-end"),
        pytest.param("9999-12-31", id="last-day-of-the-calendar"),
        pytest.param("0001~", id="before-the-calendar"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(NotADate, match="Write EDTF"):
        when(text)


@pytest.mark.parametrize(
    ("one", "other", "excludes"),
    [
        pytest.param("2019", "2019-06", False, id="month-in-the-year"),
        pytest.param("2019", "2020-01", True, id="next-january"),
        pytest.param("2019-12-31", "2020-01-01", True, id="neighbouring-days"),
        pytest.param("2019/..", "2035", False, id="open-end-reaches-on"),
        pytest.param("../2004", "2004-12-31", False, id="until-includes-the-year"),
        pytest.param("../2004", "2005", True, id="until-excludes-the-next"),
        pytest.param("2015-11~", "2015-12", False, id="about-november-may-be-december"),
        pytest.param("2015-11", "2015-12", True, id="november-is-not-december"),
    ],
)
def test_two_reports_conflict_only_if_no_day_is_in_both(one: str, other: str, excludes: bool) -> None:
    assert when(one).excludes(when(other)) is excludes
    assert when(other).excludes(when(one)) is excludes


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        pytest.param("2015-11-25", "2015-11", True, id="day-in-month"),
        pytest.param("2015", "2015", True, id="itself"),
        pytest.param("2015-11", "2015-11-25", False, id="month-not-in-day"),
        pytest.param("2015-12/2016-01", "2015", False, id="over-the-edge"),
        pytest.param("2012", "2011/..", True, id="in-an-open-interval"),
    ],
)
def test_within(inner: str, outer: str, expected: bool) -> None:
    assert when(inner).within(when(outer)) is expected


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2015", "year"), ("2015~", "year"), ("2015-11", "month"), ("2012-22", "season"), ("2015-11-25?", "day"),
     ("2014/2015", "interval")],
)  # fmt: skip
def test_precision(text: str, precision: str) -> None:
    assert when(text).precision == precision


def test_made_from_days() -> None:
    assert str(When.day(date(2015, 11, 25))) == "2015-11-25"
    assert str(When.span(when("2014-01"), when("2014-03"))) == "2014-01/2014-03"
    assert str(When.span(when("2011"), None)) == "2011/.."
    with pytest.raises(NotADate):
        When.span(None, None)


def test_approximate_and_back() -> None:
    assert str(when("2015-11").approximate()) == "2015-11~"
    assert when("2014/2015").approximate() == when("2014/2015")
    assert when("2015-11~").exactly() == when("2015-11")


@given(forms)
def test_text_survives(text: str) -> None:
    assert str(when(text)) == text
    assert when(text) == when(text)
    assert when(text).bounds[0] < when(text).bounds[1]


@given(forms, forms)
def test_overlaps_is_symmetric_and_excludes_its_opposite(one: str, other: str) -> None:
    a, b = when(one), when(other)
    assert a.overlaps(b) is b.overlaps(a)
    assert a.excludes(b) is not a.overlaps(b)


@given(forms, forms, forms)
def test_within_is_an_order(one: str, two: str, three: str) -> None:
    a, b, c = when(one), when(two), when(three)
    assert a.within(a)
    if a.within(b):
        assert a.overlaps(b)
    if a.within(b) and b.within(c):
        assert a.within(c)
    if a.within(b) and b.excludes(c):
        assert a.excludes(c)


@given(points)
def test_approximate_is_wider(text: str) -> None:
    assert when(text).within(when(text).approximate())


@given(st.one_of(points, intervals().filter(lambda text: ".." not in text)))
def test_bounds_agree_with_the_edtf_package(text: str) -> None:
    parsed = edtf.parse_edtf(text)
    first, last = parsed.lower_strict(), parsed.upper_strict()
    expected = (date(*first[:3]), date(*last[:3]) + timedelta(days=1))
    assert when(text).bounds == expected


@given(st.integers(1900, 2099), st.integers(1, 12))
def test_a_month_ends_as_the_calendar_says(year: int, month: int) -> None:
    first, after = when(f"{year}-{month:02}").bounds
    assert (after - first).days == calendar.monthrange(year, month)[1]
