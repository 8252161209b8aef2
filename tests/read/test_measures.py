"""Measures: what a state does or promises against corruption, and what only sounds like it."""

import pytest

FIELD = " It was a case of bribery."
"""A text without a word of the field is not read."""

DONE = [
    pytest.param(
        "Parliament on Tuesday passed a law on the protection of whistleblowers.",
        {"act": "law", "status": "adopted", "title": "law on the protection of whistleblowers"},
        id="law",
    ),
    pytest.param(
        "The government has approved an anti-corruption strategy.",
        {"act": "strategy", "status": "adopted", "title": "anti-corruption strategy", "stance": "asserted"},
        id="strategy",
    ),
    pytest.param(
        "Prime Minister Anna Lind ordered the tax service to publish all contracts.",
        {"act": "order", "status": "announced", "bodies": ("tax service",), "stance": "planned"},
        id="order",
    ),
    pytest.param(
        "The interior minister promised to install cameras in every police station.",
        {"act": "reform", "status": "announced", "stance": "planned"},
        id="promise",
    ),
    pytest.param(
        "President Milan Petrovic abolished the anti-corruption agency by decree in March 2013.",
        {"act": "decree", "status": "adopted", "stance": "asserted"},
        id="abolished by decree",
    ),
    pytest.param(
        "The country launched an anti-corruption court in September 2013.",
        {"act": "institution", "status": "adopted", "stance": "asserted"},
        id="institution",
    ),
    pytest.param(
        "Lawmakers rejected a bill on asset declarations.",
        {"act": "law", "status": "failed", "title": "bill on asset declarations"},
        id="failed",
    ),
    pytest.param(
        "A draft law on testing the integrity of judges will be submitted to parliament.",
        {"act": "law", "status": "proposed", "stance": "planned"},
        id="proposed",
    ),
]

NOTHING = [
    pytest.param("The campaign against corruption has lasted ten years.", id="noun only"),
    pytest.param("The company ordered new cameras for its shops after a bribery case.", id="a firm's order"),
    pytest.param("A judge ordered the seizure of the villa in the corruption case.", id="a court's order"),
    pytest.param("Ivan Petrov was sentenced for setting up an organised crime group.", id="criminal group"),
    pytest.param("The new ethics office received 1,904 complaints of corruption.", id="received complaints"),
    pytest.param("Corruption in the security forces is common.", id="in the forces is not in force"),
    pytest.param(
        "The ministry published a plan for tourism; bribery was not discussed.", id="no word of the field in title"
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), DONE)
def test_measure_of_a_sentence(claims_of, sentence, expected):
    found = [c for c in claims_of(sentence + FIELD, "measure") if c.act == expected["act"]]
    assert len(found) == 1
    assert {field: getattr(found[0], field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_measure(claims_of, sentence):
    assert claims_of(sentence + FIELD, "measure") == []


def test_who_promises_says_it(claims_of):
    (claim,) = claims_of("Mayor Petar Ilic promised to install cameras in every police station." + FIELD, "measure")
    assert [source.name for source in claim.said_by] == ["Petar Ilic"]


def test_a_deadline_is_due(claims_of):
    text = "President Milan Petrovic ordered the tax service to publish all contracts by 1 March 2015."
    (claim,) = claims_of(text + FIELD, "measure")
    assert str(claim.due) == "2015-03-01"
