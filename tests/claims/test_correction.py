"""Corrections: fields say something else, words and id stay; nothing that the vocabulary does not know."""

from decimal import Decimal

import pytest

from graftwatch.claims import (
    CareerClaim,
    Claim,
    Described,
    Evidence,
    FigureClaim,
    JusticeClaim,
    NotAClaim,
    When,
    changes,
    correct,
    correctable,
    in_text,
)

EVIDENCE = Evidence("got 11 years", 4, 16, (0, 20))
COMMON = {"document": "d1", "source": "one.txt", "evidence": EVIDENCE, "reader": "test.1"}
JUSTICE = JusticeClaim(act="sentenced", person="Azat Orynbek", term="P11Y", offences=("bribery",), **COMMON)
FIGURE = FigureClaim(act="level", value=Decimal(3088), unit="crimes", topic="crimes_recorded", **COMMON)
CAREER = CareerClaim(act="dismissed", person=Described("head of the Border Guard"), former=True, **COMMON)


@pytest.mark.parametrize("claim", [JUSTICE, FIGURE, CAREER], ids=lambda claim: claim.kind)
def test_texts_that_nobody_edits_correct_nothing(claim: Claim) -> None:
    assert changes(claim, in_text(claim)) == {}
    assert set(in_text(claim)) == set(correctable(claim.kind))


@pytest.mark.parametrize(
    ("claim", "texts", "fields", "name", "value"),
    [
        pytest.param(FIGURE, {"value": "3,808"}, {"value": 3808}, "value", Decimal(3808), id="number"),
        pytest.param(FIGURE, {"value": "3.5"}, {"value": 3.5}, "value", Decimal("3.5"), id="fraction"),
        pytest.param(JUSTICE, {"term": "P1Y6M"}, {"term": "P1Y6M"}, "term", "P1Y6M", id="term"),
        pytest.param(JUSTICE, {"term": ""}, {"term": None}, "term", None, id="emptied"),
        pytest.param(
            JUSTICE, {"offences": "fraud; bribery"}, {"offences": ["fraud", "bribery"]}, "offences",
            ("fraud", "bribery"), id="list",
        ),
        pytest.param(JUSTICE, {"act": "charged"}, {"act": "charged"}, "act", "charged", id="act"),
        pytest.param(JUSTICE, {"when": "2016-03-02"}, {"when": "2016-03-02"}, "when", When.parse("2016-03-02"),
                     id="day"),
        pytest.param(
            CAREER, {"person": "described: its deputy head"}, {"person": {"described": "its deputy head"}}, "person",
            Described("its deputy head"), id="described",
        ),
        pytest.param(CAREER, {"person": "Dina Sadyk"}, {"person": "Dina Sadyk"}, "person", "Dina Sadyk", id="named"),
        pytest.param(CAREER, {"former": "no"}, {"former": False}, "former", False, id="no"),
    ],
)  # fmt: skip
def test_an_edited_text_is_a_correction_under_the_same_id(
    claim: Claim, texts: dict[str, str], fields: dict[str, object], name: str, value: object
) -> None:
    assert changes(claim, in_text(claim) | texts) == fields
    made = correct(claim, fields)
    assert getattr(made, name) == value
    assert (made.id, made.evidence, made.corrects) == (claim.id, claim.evidence, claim.id)


@pytest.mark.parametrize(
    ("claim", "texts", "said"),
    [
        pytest.param(FIGURE, {"value": "many"}, "not a number", id="number"),
        pytest.param(FIGURE, {"value": "NaN"}, "not a number", id="nan"),
        pytest.param(FIGURE, {"value": "1e999"}, "not a number", id="endless"),
        pytest.param(FIGURE, {"value": ""}, "value", id="needed"),
        pytest.param(FIGURE, {"topic": "weather"}, "none of", id="topic"),
        pytest.param(JUSTICE, {"act": "hanged"}, "none of", id="act"),
        pytest.param(JUSTICE, {"offences": "jaywalking"}, "none of", id="offence"),
        pytest.param(JUSTICE, {"term": "11 years"}, "P11Y", id="term"),
        pytest.param(JUSTICE, {"amount": "a million"}, "USD 4000000", id="money"),
        pytest.param(JUSTICE, {"when": "yesterday"}, "EDTF", id="day"),
        pytest.param(JUSTICE, {"quote": "something else"}, "cannot be corrected", id="words"),
        pytest.param(JUSTICE, {"confidence": "1"}, "cannot be corrected", id="confidence"),
    ],
)
def test_what_the_vocabulary_does_not_know_is_refused(claim: Claim, texts: dict[str, str], said: str) -> None:
    with pytest.raises(NotAClaim, match=said):
        changes(claim, in_text(claim) | texts)


def test_a_claim_at_the_first_letter_and_a_figure_of_nothing_can_be_corrected() -> None:
    none = FigureClaim(
        act="level", value=Decimal(0), topic="crimes_recorded", document="d1", source="one.txt", reader="test.1",
        evidence=Evidence("None", 0, 4, (0, 4)),
    )  # fmt: skip
    mended = correct(none, {"place": "KZ"})
    assert (mended.id, mended.evidence.start, mended.place, mended.value) == (none.id, 0, "KZ", Decimal(0))  # type: ignore[attr-defined]
