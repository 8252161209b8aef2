"""Whole texts in somebody else's words: press reviews, digests, letters, speeches."""

import pytest
from tests.read.reading import chain, claims

REVIEW = """Daily press review

Radio Tarn: Police arrested customs chief Ilya Stern on Monday over bribes. He is in hospital.

Gazeta e Tarnit, front page: The court jailed Pavel Oren for five years for embezzlement.

Not covered by anybody: the trial of Olga Brandt, who was arrested in May."""

LETTER = """LETTERS

{opening}

You write that nobody was arrested. I dismissed Ilya Stern, my deputy, on 9 August 2018 for taking bribes.

He was jailed for four years.

{closing}

Dr Pavel Oren-Hill
Director of Customs, 2010-2018

The editor writes: Judge Olga Brandt was dismissed in May."""

SPEECH = """Last week the council of Tarn sat, and its new head, Pavel Oren, spoke. Here are the main points of {what}.

– I came here three months ago. Ilya Stern was dismissed in March for bribery.

– The chief of the customs, Viktor Hale, was arrested on 2 May.

– My own brother owns nothing.

The deputy governor, Olga Brandt, was dismissed after the sitting."""


def chains(text: str) -> dict[str, list[str]]:
    """The sources of what was done to whom, by person."""
    return {c.person: chain(c) for c in claims(text) if c.kind in {"career", "justice"} and c.act != "holds_post"}


def test_an_item_of_a_press_review_hangs_on_the_outlet_that_heads_it():
    assert chains(REVIEW) == {"Ilya Stern": ["Radio Tarn"], "Pavel Oren": ["Gazeta e Tarnit"], "Olga Brandt": []}
    assert [c.name for c in claims(REVIEW, "citation")] == ["Radio Tarn", "Gazeta e Tarnit"]


def test_what_heads_a_paragraph_elsewhere_is_no_outlet():
    assert not any(chains(REVIEW.replace("press review", "news")).values())


@pytest.mark.parametrize(
    ("introduction", "expected"),
    [
        pytest.param("The following is the gist of the report.", ["Tarn Daily News"], id="gist"),
        pytest.param("Here are excerpts from its article.", ["Tarn Daily News"], id="excerpts"),
        pytest.param("The following day nothing was said of the report.", [], id="another-day"),
    ],
)
def test_a_digest_hangs_on_the_outlet_that_it_abridges(introduction: str, expected: list[str]):
    text = f"The Tarn Daily News carries a report on the case. {introduction}\n\nIlya Stern was jailed for five years."
    assert chains(text)["Ilya Stern"] == expected


def test_a_letter_hangs_on_whoever_signs_it():
    found = chains(LETTER.format(opening="Sir,", closing="I remain, etc."))
    assert found["Ilya Stern"] == ["Pavel Oren-Hill"]
    assert found["Olga Brandt"] == ["editor"]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        pytest.param("Sir Pavel came back.", "I remain, etc.", id="no-salutation"),
        pytest.param("Sir,", "I remain at home.\n\nAnd so do they.", id="no-name-behind"),
    ],
)
def test_without_salutation_and_name_a_text_is_no_letter(opening: str, closing: str):
    assert chains(LETTER.format(opening=opening, closing=closing))["Ilya Stern"] == []


def test_a_speech_behind_dashes_hangs_on_who_gave_it():
    found = chains(SPEECH.format(what="his speech"))
    assert found == {"Ilya Stern": ["Pavel Oren"], "Viktor Hale": ["Pavel Oren"], "Olga Brandt": []}
    assert not any(chains(SPEECH.format(what="the sitting")).values())
