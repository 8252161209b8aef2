"""Measures done to bodies: what they are in charge of, whom they answer to; bills on their way; rules for all."""

import pytest
from tests.read.reading import claims

from graftwatch.claims import MeasureClaim


def measures(text: str) -> list[MeasureClaim]:
    return [c for c in claims(text, "measure") if isinstance(c, MeasureClaim)]


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        pytest.param("Procurement was handed over to the Harbour Agency in March.", "institution", "adopted",
                     id="handed-over"),
        pytest.param("The licensing of fishing boats passed to the Harbour Agency.", "institution", "adopted",
                     id="passed"),
        pytest.param("The new law takes the registration of boats away from the Harbour Agency.", "institution",
                     "adopted", id="taken-away"),
        pytest.param("The coast guard was placed under the Interior Ministry.", "institution", "carried_out",
                     id="under-a-ministry"),
        pytest.param("General Marek Tolan has broken up the procurement department.", "institution", "carried_out",
                     id="broken-up"),
        pytest.param("Elsa Nordal named a commission of inquiry.", "institution", "carried_out", id="named"),
        pytest.param("The bill on tax police had its second reading on Tuesday.", "law", "proposed", id="reading"),
        pytest.param("Parliament doubled the maximum penalty for bribery.", "law", "adopted", id="penalty"),
        pytest.param("The article on officers' property was struck out of the bill.", "law", "failed",
                     id="struck-out"),
        pytest.param("Colonel Marek Tolan put a stop to the convoys.", "order", "carried_out", id="put-a-stop"),
        pytest.param("General Marek Tolan has forbidden any work outside the wire.", "order", "in_force",
                     id="no-word-of-the-field"),
    ],
)  # fmt: skip
def test_what_is_done_to_a_body_or_a_bill(text, act, status):
    assert (act, status) in [(m.act, m.status) for m in measures(text)]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        pytest.param("Each purchase above 10 million will need two signatures, the Defence Ministry said.", "order",
                     id="each-purchase"),
        pytest.param("All 31 departments will switch to electronic records, police chief Rolf Aas said.", "reform",
                     id="all-departments"),
        pytest.param("Every patrol car will carry a camera, the Police Directorate said.", "reform",
                     id="a-device-they-will-carry"),
        pytest.param("Every patrolman must carry a camera, the Police Directorate said.", "order",
                     id="a-device-they-must-carry"),
        pytest.param("The Police Directorate promises an electronic fence by the end of 2027.", "reform",
                     id="promised-by-its-noun"),
        pytest.param(
            "Customs minister Elsa Nordal assured parliament that there would be electronic accounting in every "
            "warehouse by 2026.", "reform", id="there-would-be",
        ),
    ],
)  # fmt: skip
def test_rules_and_promises(text, act):
    assert act in [m.act for m in measures(text)], measures(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Put the service under parliament!", id="a-call"),
        pytest.param("The investigation was handed over to the Harbour Agency.", id="a-case"),
        pytest.param("All defendants will appeal, their lawyer said.", id="all-defendants"),
        pytest.param("Every officer would have known of it, the witness said.", id="a-guess"),
        pytest.param("All roads will be repaired, Mayor Rolf Aas said.", id="nothing-of-the-service"),
        pytest.param("All the suspects will be questioned next week, prosecutor Ivar Lund said.", id="a-step"),
        pytest.param("Any official who takes bribes will face justice, President Mia Holt said.", id="an-attitude"),
        pytest.param("Mayor Rolf Aas promised a bridge by 2027.", id="nobody-of-the-field"),
        pytest.param("The minister was placed under house arrest.", id="a-person"),
    ],
)
def test_what_is_no_measure(text):
    assert measures(text) == []


def test_two_verbs_of_one_change_are_one_measure():
    found = measures("The harbour squad was moved out of the Interior Ministry and put under the Audit Chamber.")
    assert [m.act for m in found] == ["institution"]
