"""Whom a step of the law befell where the verb has no name beside it: shared subjects, and names set apart."""

import pytest
from tests.read.reading import claims, plain

BOR = "The prosecutor's office in Bor is investigating bribery. "


def _told(text: str, act: str) -> list[str | None]:
    return [plain(c.person) for c in claims(BOR + text, "justice") if c.act == act]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "act", "person"),
    [
        pytest.param(
            "Ana Lem was detained on Wednesday, questioned for nine hours and allowed to go home.",
            "questioned",
            "Ana Lem",
            id="second of three passives",
        ),
        pytest.param(
            "Anton Lem, 50, got four years himself, was paroled after two and now keeps bees near Bor.",
            "released",
            "Anton Lem",
            id="one subject, three verbs without and",
        ),
        pytest.param(
            "Deputies voted to lift the immunity of Anton Lem, a deputy from the Dawn party who is suspected of"
            " embezzling grants.",
            "investigated",
            "Anton Lem",
            id="who is a person, not a party",
        ),
        pytest.param(
            "The shake-up followed the arrest of Anton Lem, chief of the Orav checkpoint on the northern border, whom"
            " prosecutors suspect of embezzling fuel.",
            "investigated",
            "Anton Lem",
            id="whom is a person, not a border",
        ),
        pytest.param(
            "Also indicted is the mayor's son-in-law, Anton Lem.", "charged", "Anton Lem", id="named behind kinship"
        ),
        pytest.param(
            "A sixth accused, the chaplain, was absolved.", "acquitted", "chaplain", id="an accused with a trade"
        ),
    ],
)
def test_befalls_whom_the_sentence_means(text: str, act: str, person: str) -> None:
    assert _told(text, act) == [person]


@pytest.mark.parametrize(
    ("text", "act", "person"),
    [
        pytest.param(
            "A driver was detained in Bor, said Anton Lem, and questioned about bribes.",
            "detained",
            "Anton Lem",
            id="who says so is not detained",
        ),
        pytest.param(
            "His former deputy in Bor, Anton Lem and Petar Ilic were promoted after the driver was arrested.",
            "detained",
            "Anton Lem",
            id="a list names nobody twice",
        ),
        pytest.param(
            "The driver of the mayor, Anton Lem, was arrested.",
            "detained",
            "Anton Lem",
            id="whose name it is is unsure",
        ),
        pytest.param(
            "Anton Lem resigned, the ministry said, as his clerk was arrested.",
            "detained",
            "Anton Lem",
            id="as his clerk",
        ),
    ],
)
def test_befalls_nobody_else(text: str, act: str, person: str) -> None:
    assert person not in _told(text, act)


def test_the_quote_reaches_the_name() -> None:
    found = claims(BOR + "Police led away the head of the district, Anton Lem, on Monday.", "justice")
    (arrest,) = (c for c in found if c.act == "detained")
    assert arrest.evidence.quote.endswith("the head of the district, Anton Lem")


@pytest.mark.parametrize(
    ("text", "acts", "person"),
    [
        pytest.param("Detectives seized 27 pick-ups at a depot in Bor on Tuesday.", [], None, id="of goods"),
        pytest.param("Three men were seized at the airport on Tuesday.", ["detained"], None, id="of men"),
        pytest.param("Anton Lem was placed under arrest on Tuesday.", ["detained"], "Anton Lem", id="an arrest of one"),
    ],
)
def test_what_is_held_is_no_detainee(text: str, acts: list[str], person: str | None) -> None:
    found = [c for c in claims(BOR + text, "justice") if c.act != "investigated"]
    assert [c.act for c in found] == acts
    assert all(plain(c.person) == person for c in found)  # type: ignore[attr-defined]


def test_nights_are_nobody() -> None:
    assert "nights" not in str([c.person for c in claims(BOR + "Lem held him for two nights.", "justice")])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Anton Lem wants Major Pavel Oren dismissed.", id="wants dismissed"),
        pytest.param("Anton Lem wanted Pavel Oren to be dismissed.", id="wanted to be dismissed"),
        pytest.param("The union wants the colonel fired and Pavel Oren jailed.", id="wants fired and jailed"),
        pytest.param("Residents want Pavel Oren behind bars.", id="wants behind bars"),
    ],
)
def test_what_somebody_wants_has_befallen_nobody(text: str) -> None:
    assert {c.act for c in claims(BOR + text) if c.kind in {"career", "justice"}} <= {"holds_post", "investigated"}


def test_whom_something_is_told_is_not_who_it_befell() -> None:
    found = claims(BOR + "Olga Brandt told the deputy, Anton Lem, that the clerk had been arrested.")
    named = [plain(c.person) for c in found if c.kind == "justice" and c.act == "detained"]
    assert named == ["clerk"]
    assert [c.post for c in found if c.kind == "career" and plain(c.person) == "Anton Lem"] == ["deputy"]


def test_who_is_wanted_between_commas_is_who_was_arrested() -> None:
    text = "Pavel Oren, wanted for fraud, was arrested in Dubai."
    assert (_told(text, "detained"), _told(text, "investigated")) == (["Pavel Oren"], ["Pavel Oren"])
