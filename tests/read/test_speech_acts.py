"""What words of saying amount to: an excuse is a denial, a plain judgement a reproach, an announcement a promise."""

import pytest
from tests.read.reading import claims, plain

ACCUSED = "Prosecutors charged the former customs chief, Vlad Oren, with bribery. "


def acts(text: str) -> list[tuple[str, str | None]]:
    """Act and speaker of every statement of a text."""
    return [(c.act, plain(c.speaker)) for c in claims(text, "statement")]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(ACCUSED + "Oren says the money was for campaign posters.", ("denied", "Vlad Oren"), id="what-for"),
        pytest.param(ACCUSED + "Oren claims the crane was his uncle's.", ("denied", "Vlad Oren"), id="whose"),
        pytest.param(
            ACCUSED + "Oren said that he was going to buy a tractor.", ("denied", "Vlad Oren"), id="what-he-was-doing"
        ),
        pytest.param(ACCUSED + "He had noticed nothing, he testified.", ("denied", "Vlad Oren"), id="testified"),
        pytest.param(
            "President Ivo Darin, who governs the region, swears that he never saw the memo.",
            ("denied", "Ivo Darin"),
            id="swears-never",
        ),
        pytest.param(ACCUSED + "Oren did not plead guilty.", ("denied", "Vlad Oren"), id="did-not-plead-guilty"),
        pytest.param(ACCUSED + "Oren entered a plea of not guilty.", ("denied", "Vlad Oren"), id="plea-of-not-guilty"),
        pytest.param(
            "Finance Minister Pavel Oren rejected this as fantasies.", ("denied", "Pavel Oren"), id="rejected-this-as"
        ),
        pytest.param(
            "Finance Minister Pavel Oren dismissed as unfounded reports that two prosecutors had been suspended.",
            ("denied", "Pavel Oren"),
            id="dismissed-as-unfounded-reports",
        ),
        pytest.param(
            ACCUSED + "Oren called the allegations blackmail.",
            ("denied", "Vlad Oren"),
            id="called-allegations-blackmail",
        ),
        pytest.param(ACCUSED + "Oren branded the claims lies.", ("denied", "Vlad Oren"), id="branded-claims-lies"),
        pytest.param(
            "Finance Minister Pavel Oren termed the report a fairy tale.", ("denied", "Pavel Oren"), id="termed-report"
        ),
        pytest.param(
            "Finance Minister Pavel Oren has described the transfers as hasty.",
            ("criticised", "Pavel Oren"),
            id="described-as",
        ),
        pytest.param(
            "Deputy mayor Lena Sauer pointed out that the officers had been slow.",
            ("said", "Lena Sauer"),
            id="pointed-out",
        ),
        pytest.param(
            "Deputy mayor Lena Sauer said the prosecution was slow.", ("criticised", "Lena Sauer"), id="was-slow"
        ),
        pytest.param(
            "Pavel Oren complained that the inspectors had frightened officials so thoroughly that nobody signed.",
            ("criticised", "Pavel Oren"),
            id="complained-that-they-had",
        ),
        pytest.param("Two vice presidents have copped pleas.", ("admitted", "Two vice presidents"), id="copped"),
        pytest.param(
            "The defence will appeal, attorney Gideon Kirk said.", ("promised", "Gideon Kirk"), id="defence-will"
        ),
        pytest.param(
            "Finance Minister Pavel Oren swore he'd tear off their epaulettes.",
            ("promised", "Pavel Oren"),
            id="swore-he-would",
        ),
        pytest.param(
            "Finance Minister Pavel Oren insists that he signed what the lawyers wrote.",
            ("denied", "Pavel Oren"),
            id="insists-on-what-he-did",
        ),
        pytest.param("The Government says it is a forgery.", ("denied", "Government"), id="is-a-forgery"),
        pytest.param(
            "Deputy mayor Lena Sauer told reporters that the depot was “a model”.",
            ("praised", "Lena Sauer"),
            id="was-a-model",
        ),
    ],
)
def test_what_words_amount_to(text: str, told: tuple[str, str | None]) -> None:
    assert told in acts(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            ACCUSED + "Customs broker Olga Brandt said the money was for campaign posters.",
            ("said", "Olga Brandt"),
            id="nobody-accuses-her",
        ),
        pytest.param(
            ACCUSED + "The fight against graft, Oren says, is constant work.", ("said", "Vlad Oren"), id="general-truth"
        ),
        pytest.param(
            ACCUSED + "Oren said that his wife was an independent person.", ("said", "Vlad Oren"), id="of-somebody"
        ),
        pytest.param(
            '"I would not lend the piano," said former governor Ilya Stern.', ("said", "Ilya Stern"), id="would-quoted"
        ),
        pytest.param('"It\'s slow," said customs broker Olga Brandt.', ("said", "Olga Brandt"), id="it-is-slow"),
        pytest.param(ACCUSED + "Oren entered a plea of guilty.", ("admitted", "Vlad Oren"), id="plea-of-guilty"),
        pytest.param(
            "Deputy mayor Lena Sauer insisted that the council was informed.",
            ("said", "Lena Sauer"),
            id="insists-on-what-others-did",
        ),
        pytest.param("Deputy mayor Lena Sauer said the depot was no model.", ("said", "Lena Sauer"), id="was-no-model"),
        pytest.param(
            "The clerk would have been told earlier, deputy mayor Lena Sauer said.",
            ("said", "Lena Sauer"),
            id="would-have-been",
        ),
    ],
)
def test_what_words_do_not_amount_to(text: str, told: tuple[str, str | None]) -> None:
    assert acts(text) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            ACCUSED + "Prosecutor Dan Kirk told the court that the recruits were graded.",
            [],
            id="the-case-of-a-prosecutor",
        ),
        pytest.param(
            ACCUSED + "Prosecutor Dan Kirk said that nobody is above the law.", [("said", "Dan Kirk")], id="his-view"
        ),
        pytest.param(
            ACCUSED + "A source in the prosecutor's office said that the recruits were graded.",
            [("said", "A source in the prosecutor's office")],
            id="a-source-beside-him",
        ),
    ],
)
def test_an_accuser_who_tells_the_case_makes_no_statement(text: str, told: list[tuple[str, str]]) -> None:
    assert acts(text) == told


@pytest.mark.parametrize(
    ("text", "about"),
    [
        pytest.param(
            "In January Pavel Oren complained to the council that the police had lied.",
            "police",
            id="no-month-no-hearer",
        ),
        pytest.param(
            "Ivan Kaz was jailed in May. A judge, Olga Brandt, said that his life was over.",
            "Ivan Kaz",
            id="whose-life",
        ),
        pytest.param(
            "Ivan Kaz was charged with fraud in May. His lawyer, Olga Brandt, said that her client would appeal.",
            "Ivan Kaz",
            id="whose-client",
        ),
        pytest.param(
            'Ivan Kaz was jailed in May. "The bag was light," said Olga Brandt, a clerk.', "Ivan Kaz", id="his-case"
        ),
        pytest.param(
            'Ivan Kaz works here. "The bag was light," said Olga Brandt, a clerk.', "bag", id="nobody-in-a-case"
        ),
        pytest.param(
            'Ivan Kaz was jailed in May.\n\n"The bag was light," said Olga Brandt, a clerk.', "bag", id="paragraph-ends"
        ),
    ],
)
def test_what_words_are_about(text: str, about: str) -> None:
    assert [c.about for c in claims(text, "statement")] == [about]  # type: ignore[attr-defined]


def test_a_plea_of_two_is_one_of_each():
    text = ACCUSED + "Investigators Umed Tarin and Daler Gulov have pleaded guilty."
    assert sorted(acts(text)) == [("admitted", "Daler Gulov"), ("admitted", "Umed Tarin")]


def test_testimony_waved_aside_is_denied():
    text = ACCUSED + "The director, Rustam Khal, dismissed the testimony as a fantasy."
    assert acts(text) == [("denied", "Rustam Khal")]
