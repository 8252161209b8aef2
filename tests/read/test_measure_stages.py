"""What becomes of measures, whatever they are called: put off, withdrawn, lifted, extended, left on paper."""

import pytest
from tests.read.reading import claims

from graftwatch.claims import MeasureClaim


def measures(text: str) -> list[MeasureClaim]:
    return [c for c in claims(text, "measure") if isinstance(c, MeasureClaim)]


@pytest.mark.parametrize(
    ("text", "act", "status"),
    [
        pytest.param(
            "Parliament rejected, by 61 votes to 40, a bill that would have stripped ministers of immunity.",
            "law", "failed", id="object-behind-a-parenthesis",
        ),
        pytest.param("Minister Elsa Nordal withdrew the draft law on whistle-blowers.", "law", "failed", id="bill"),
        pytest.param("The cabinet lifted the ban on cash payments to officials.", "order", "failed", id="ban-lifted"),
        pytest.param(
            "The pilot project with police cameras has been extended to six cities.", "reform", "adopted", id="pilot",
        ),
        pytest.param("Authorities plan a unified database of state contracts.", "reform", "announced", id="planned"),
        pytest.param(
            "Plans to privatise the army's construction company were shelved.", "reform", "failed", id="plans-to-do",
        ),
        pytest.param(
            "The agency's new code of conduct forbids its detectives to accept gifts.", "order", "in_force", id="code",
        ),
        pytest.param(
            "The Senate gave its approval to the creation of an independent police board.", "institution",
            "carried_out", id="creation-approved",
        ),
        pytest.param(
            "The ministry tightened its rules on gifts, dismissed two clerks and closed the office.",
            "reform", "carried_out",
            id="first-of-three-verbs",
        ),
        pytest.param(
            "The transparency secretariat will cease to exist on 31 December.", "institution", "announced", id="ceases",
        ),
    ],
)  # fmt: skip
def test_the_stage_of_a_measure(text, act, status):
    assert (act, status) in [(m.act, m.status) for m in measures(text)]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        pytest.param("The introduction of lifestyle audits for police officers has been put off to the end of 2023.",
                     "2023", id="put-off-to"),
        pytest.param("The deadline for the declarations of officials was extended to 30 November.", "2019-11-30",
                     id="extended-to"),
        pytest.param("All ministries were to have moved their purchases to the electronic platform by 1 July.",
                     "2018-07-01", id="the-day-is-over"),
    ],
)  # fmt: skip
def test_until_when_it_is_put_off(text, due):
    assert due in [str(m.due) for m in measures(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Several states have abolished their anti-corruption agencies.", id="no-state-in-particular"),
        pytest.param("Governments like to announce commissions.", id="what-governments-like"),
        pytest.param("The audit of the customs service was published in May.", id="a-report-published"),
        pytest.param("The ministry cancelled 19 contracts.", id="a-number-of-contracts-is-a-figure"),
    ],
)
def test_what_is_no_measure(text):
    assert measures(text) == []


def test_a_ruling_on_rules_is_told_once():
    (told,) = measures("Under rules introduced this week officials may travel abroad only on duty.")
    assert told.title == "officials may travel abroad only on duty"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Parliament adopted at first reading, by 61 votes, a bill obliging officials to declare gifts.", "proposed"),
        ("The bill on asset declarations was approved in second reading on Monday.", "proposed"),
        ("The lower house voted in first reading for a bill on the freezing of officials' accounts.", "proposed"),
        ("The bill on asset declarations was approved in the final reading on Monday.", "adopted"),
        ("Parliament adopted the bill on asset declarations on Monday.", "adopted"),
    ],
)
def test_a_reading_before_the_last_adopts_nothing(text, status):
    assert [(c.act, c.status) for c in measures(text)] == [("law", status)]
