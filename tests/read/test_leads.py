"""Whom a lead leaves unnamed gets the name that the report gives later, and nobody else's."""

import pytest
from tests.read.reading import claims, plain

NAMED = [
    pytest.param(
        "A former county road supervisor was jailed on Monday for taking bribes.\n\n"
        "Dale Hobrick, 58, was sentenced to four years in prison.",
        ["Dale Hobrick", "Dale Hobrick"],
        id="told again with a term",
    ),
    pytest.param(
        "A judge ordered the governor of Halmar held on Wednesday.\n\n"
        "Governor Petar Ilin listened to the ruling by video link.",
        ["Petar Ilin"],
        id="the post of the one named next",
    ),
    pytest.param(
        "An army officer was arrested on Wednesday over canteen contracts.\n\n"
        "Orvel Tanko, 49, was charged with bribery the next day.",
        ["Orvel Tanko", "Orvel Tanko"],
        id="the first one named",
    ),
    pytest.param(
        "A former county road supervisor was jailed on Monday for taking bribes.\n\n"
        "• Dale Hobrick, 58, was sentenced to four years in prison.",
        ["Dale Hobrick", "Dale Hobrick"],
        id="named in a point below",
    ),
]

UNNAMED = [
    pytest.param(
        "A former deputy minister was arrested on Monday. Police did not name the suspect.\n\n"
        "Deputy Minister Petar Ilin had resigned in May.",
        "former deputy minister",
        id="not named, the text says",
    ),
    pytest.param(
        "A lieutenant colonel was arrested on Monday.\n\nTransport Minister Petar Ilin was charged with fraud in May.",
        "lieutenant colonel",
        id="another post",
    ),
    pytest.param(
        "Mayor Petar Ilin spoke. An accountant was arrested on Tuesday.\n\nPetar Ilin was charged with fraud.",
        "accountant",
        id="named before",
    ),
    pytest.param(
        "The Security Service denies it. No officer was held, a spokesman said. A newspaper had written that the "
        "department's head was detained on Monday.\n\nPetar Ilin, head of the Halmar Customs Department, backed him.",
        "department's head",
        id="no lead",
    ),
    pytest.param(
        "Another customs officer was arrested on Monday.\n\nPetar Ilin was arrested on Monday.",
        "Another customs officer",
        id="another one",
    ),
    pytest.param(
        "HALMAR — A former road supervisor was jailed on Monday for fraud.\n\n"
        "VELNIA — Petar Ilin was jailed on Monday for taking bribes.",
        "former road supervisor",
        id="the next item of a round-up",
    ),
    pytest.param(
        "• An accountant was arrested on Tuesday in Halmar.\n\n• Petar Ilin was arrested on Tuesday in Velnia.",
        "accountant",
        id="the next point of a list",
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_a_lead_gets_the_name(text: str, expected: list[str]) -> None:
    assert [c.person for c in claims(text, "justice")] == expected


@pytest.mark.parametrize(("text", "described"), UNNAMED)
def test_nobody_else_is_accused(text: str, described: str) -> None:
    assert plain(claims(text, "justice")[0].person).lower().removeprefix("another ") in described.lower()


def test_a_named_person_loses_the_post_of_the_lead() -> None:
    (claim,) = claims(
        "A former county road supervisor was jailed on Monday.\n\nDale Hobrick was jailed for four years.", "justice"
    )[:1]
    assert (claim.person, claim.post) == ("Dale Hobrick", None)
