"""Cleaning: what goes, what stays, and that twice is once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.acquire.clean import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("cor\u00adrup\u00adtion", "corruption", id="soft-hyphens"),
        pytest.param("of\ufb01ce, e\ufb00ort, su\ufb03cient", "office, effort, sufficient", id="ligatures"),
        pytest.param("1\u00a0031\u202fcrimes,\u2009said", "1 031 crimes, said", id="every-blank-is-a-blank"),
        pytest.param("zero\u200bwidth\u2060\ufeff", "zerowidth", id="no-width"),
        pytest.param("a\r\nb\rc\u2028d\x0ce\x85f", "a\nb\nc\nd\ne\nf", id="line-breaks"),
        pytest.param("\x07bell\x00", "bell", id="controls"),
        pytest.param("cafe\u0301, и\u0306", "café, й", id="composed"),
        pytest.param("it\x92s \x93so\x94", "it’s “so”", id="windows-signs-read-as-latin-1"),
        pytest.param("\u200eleft\u202e", "left", id="directional-marks"),
        pytest.param("не\u200cсколько", "несколько", id="joiner-between-cyrillic-letters"),
        pytest.param("\ud800lone", "\ufffdlone", id="half-a-pair"),
    ],
)
def test_marks_of_print_and_transport_go(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("“Quotes” ‘and’ – dashes — «ёлочки» „low“ … №5 §3 €4", id="typographic-signs"),
        pytest.param("two  blanks,\ttab, and\n\n\nempty lines \n", id="inner-white-space"),
        pytest.param("может\u2011быть", id="no-break-hyphen"),
        pytest.param("می\u200cخواهم", id="persian-joiner"),
        pytest.param("family 👨\u200d👩\u200d👧 here", id="emoji-joiners"),
        pytest.param("H₂O and 5 km² stay", id="no-compatibility-folding"),
    ],
)
def test_what_people_read_stays(text: str) -> None:
    assert clean(text) == text


@given(st.text(alphabet=st.characters(), max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(alphabet="aй \u00ad\u200b\u200c\u200d\r\n\u0301\u0306\ufb01\xa0\x85\u2028\ud800", max_size=40))
def test_cleaning_is_idempotent_where_marks_meet(text: str) -> None:
    assert clean(clean(text)) == clean(text)
