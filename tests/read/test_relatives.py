"""Clauses that begin with "whose": what is told in them is told of what is owned, never of its owner."""

import pytest
from tests.read.reading import claims, plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Delta Trans, whose director, Timur Akba, was arrested in May, won eleven tenders.",
            {("detained", "Timur Akba")},
            id="a firm and its director",
        ),
        pytest.param(
            "Orm Dalen, whose brother was arrested in May, resigned as minister.",
            {("detained", "Orm Dalen's brother")},
            id="nobody named",
        ),
        pytest.param(
            "Orm Dalen, whose deputy, Ivo Ren, was arrested in May, was charged with bribery on Monday.",
            {("detained", "Ivo Ren"), ("charged", "Orm Dalen")},
            id="one verb each",
        ),
        pytest.param(
            "Police detained Orm Dalen, whose deputy, Ivo Ren, fled to Spain in March.",
            {("detained", "Orm Dalen"), ("fled", "Ivo Ren")},
            id="of the object",
        ),
        pytest.param(
            "Orm Dalen, the minister, was arrested, and his deputy, Ivo Ren, fled to Spain.",
            {("detained", "Orm Dalen"), ("fled", "Ivo Ren")},
            id="without whose",
        ),
        pytest.param("Orm Dalen, whose trial begins on Monday, left.", {("tried", "Orm Dalen")}, id="whose own trial"),
    ],
)
def test_each_is_told_what_is_told_of_him(text: str, expected: set[tuple[str, str]]) -> None:
    named = {(c.act, plain(c.person)) for c in claims(text, "justice") if c.person is not None}
    assert named == expected


def test_a_row_of_names_behind_whose_is_not_its_owner() -> None:
    text = "Orm Dalen, whose two sons, Ivo and Rem, are wanted for embezzlement, denied the charges."
    named = {plain(c.person) for c in claims(text, "justice")}
    assert "Ivo" in named
    assert "Orm Dalen" not in named


def test_the_office_of_somebody_is_told_by_whose_it_is() -> None:
    (claim,) = claims("The prosecutor, whose office charged Orm Dalen in May, was praised.", "justice")
    assert (claim.person, claim.by) == ("Orm Dalen", "prosecutor's office")
