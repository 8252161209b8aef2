"""Dates as they are printed."""

import pytest

from graftwatch.acquire.dates import parse_date


@pytest.mark.parametrize(
    ("text", "when"),
    [
        pytest.param("Friday 3 May 2013", "2013-05-03", id="weekday-first"),
        pytest.param("October 9, 2012", "2012-10-09", id="american"),
        pytest.param("Sept. 5, 2012", "2012-09-05", id="short-month"),
        pytest.param("3rd of May, 2013", "2013-05-03", id="ordinal"),
        pytest.param("2013-05-03T10:00:00Z", "2013-05-03", id="iso-with-clock"),
        pytest.param("April 24, 2023 10:30 AM GMT", "2023-04-24", id="with-a-clock"),
        pytest.param("25 сентября 2025 года, 09:40", "2025-09-25", id="russian-with-a-clock"),
        pytest.param("29 августа 2025 г.", "2025-08-29", id="russian-short-year-word"),
        pytest.param("2016 жылғы 15 наурыз", "2016-03-15", id="kazakh-year-first"),
        pytest.param("15 наурыз 2016 жыл", "2016-03-15", id="kazakh"),
        pytest.param("24.04.2023", "2023-04-24", id="dots-are-day-first"),
        pytest.param("24/05/2012", "2012-05-24", id="slashes-that-can-only-be-day-first"),
        pytest.param("05/24/2012", "2012-05-24", id="slashes-that-can-only-be-month-first"),
        pytest.param("05/05/2012", "2012-05-05", id="the-same-either-way"),
        pytest.param("2023/04/24", "2023-04-24", id="year-first"),
        pytest.param("March 2024", "2024-03", id="month"),
        pytest.param("2012-10/2012-11", "2012-10/2012-11", id="edtf"),
        pytest.param("04/05/2012", None, id="ambiguous"),
        pytest.param("30 February 2020", None, id="no-such-day"),
        pytest.param("01.13.2012", None, id="no-such-month"),
        pytest.param("25 April", None, id="no-year"),
        pytest.param("Maybe 2013", None, id="a-word-that-begins-like-a-month"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_date_is_read_or_left_alone(text: str, when: str | None) -> None:
    assert (str(parse_date(text)) if parse_date(text) else None) == when
