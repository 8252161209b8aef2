"""Measures that grammar alone tells: deeds that an authority promises or orders, or that are to be done by a day."""

import pytest
from tests.read.reading import claims

from graftwatch.claims import MeasureClaim


def measures(text: str) -> list[MeasureClaim]:
    return [c for c in claims(text, "measure") if isinstance(c, MeasureClaim)]


@pytest.mark.parametrize(
    ("text", "title", "act", "bodies"),
    [
        pytest.param(
            "The Interior Ministry gave the Harbour Inspectorate until the end of May to count its seized boats.",
            "count its seized boats", "order", "Harbour Inspectorate", id="time-is-given",
        ),
        pytest.param(
            "The Audit Chamber criticised the Fisheries Agency and gave it sixty days to explain the missing fuel.",
            "explain the missing fuel", "order", None, id="days-are-given",
        ),
        pytest.param(
            "Defence Minister Elsa Nordal undertook to bring all fuel purchases before the Audit Chamber.",
            "bring all fuel purchases before the Audit Chamber", "reform", "Elsa Nordal", id="lasting-change",
        ),
        pytest.param(
            "Interior Minister Jon Brekke told the Senate that every contract of his predecessor would be gone through "
            "again by December.",
            "every contract of his predecessor would be gone through again by December", "order", None,
            id="told-with-a-day",
        ),
        pytest.param(
            "The Land Registry Commission was asked to hand in its report on bribery by 1 March.",
            "hand in its report on bribery", "order", "Land Registry Commission", id="asked",
        ),
        pytest.param(
            "The Police Directorate banned the private use of patrol cars by officers.",
            "private use of patrol cars", "order", "Police Directorate", id="banned",
        ),
        pytest.param("Polygraph tests were ordered for the customs service in 2011.", "Polygraph tests", "order", None,
                     id="ordered-by-nobody-named"),
    ],
)  # fmt: skip
def test_what_is_undertaken(text, title, act, bodies):
    found = [m for m in measures(text) if m.act == act and title in (m.title or "")]
    assert found, measures(text)
    assert bodies is None or any(bodies in name for name in found[0].bodies)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The judge gave him six months to pay back the money he had stolen.", id="court"),
        pytest.param("The court will hear the bribery case by the end of March.", id="step-of-a-court"),
        pytest.param('Mayor Rolf Aas promised to "sweep the corruption of the city out to sea".', id="figure"),
        pytest.param("Opposition leader Mia Holt demanded that the corruption case be given to another court.",
                     id="a-demand-without-a-day"),
        pytest.param("Prosecutor General Ivar Lund announced that the thieves had hidden the customs money abroad.",
                     id="news"),
        pytest.param("The firm will deliver police cars by the end of June.", id="a-firm"),
        pytest.param("Parliament will begin its summer recess by the end of June.", id="nothing-of-the-field"),
        pytest.param("The new bridge will be opened by 1 March, the Police Directorate repeats.",
                     id="only-who-says-it-is-of-the-field"),
    ],
)  # fmt: skip
def test_what_is_not_undertaken(text):
    assert measures(text) == []


def test_what_is_ordered_does_not_act_in_its_own_measure():
    (measure,) = claims("General Marek Tolan, who commissioned the audit of army stores, confirmed it.", "measure")
    assert measure.bodies == ("Marek Tolan",)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        pytest.param(
            "Defence Minister Elsa Nordal announced that the platform will list every army contract by 1 May 2030.",
            ("Elsa Nordal",), id="no-platform-acts",
        ),
        pytest.param(
            "The army commander ordered stock to be taken at all arms depots within ten days.", ("army commander",),
            id="nor-does-stock",
        ),
        pytest.param(
            "Police chief Rolf Aas ordered the prosecutors to reopen all bribery cases by May 2030.", ("prosecutors",),
            id="who-is-told-does",
        ),
    ],
)  # fmt: skip
def test_who_acts(text, bodies):
    (measure,) = measures(text)
    assert measure.bodies == bodies


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("All 900 customs officers are to be vetted by 1 May 2030.",
                     "All 900 customs officers are to be vetted", id="with-what-is-done-to-them"),
        pytest.param("Elsa Nordal, the interior minister, promised to publish all police contracts by 1 May 2030.",
                     "publish all police contracts", id="with-the-verb-before-it"),
        pytest.param("The recertification of all officers, which was to be completed by May 2030, has barely begun.",
                     "recertification of all officers", id="which-was-is-of-one"),
        pytest.param("The police are to open a hotline on which citizens can report bribery by 1 May 2030.",
                     "open hotline", id="its-name-ends-before-which"),
    ],
)  # fmt: skip
def test_what_it_is_called(text, title):
    assert title in [m.title for m in measures(text)]


def test_an_order_to_found_a_body_founds_it():
    (measure,) = measures("The justice ministry has been told to merge the two anti-corruption agencies by 1 May 2030.")
    assert measure.act == "institution"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The Harbour Fund has not published its procurement register, as President Ona Lund had ordered in May.",
            ("its procurement register", "Ona Lund", "failed"), id="has-not",
        ),
        pytest.param(
            "President Ona Lund scolded the police for failing to wage the fight against corruption as she had "
            "prescribed in January.",
            ("fight against corruption", "Ona Lund", "failed"), id="failing-to",
        ),
        pytest.param(
            "The ministry published the income declarations of its officers, as Premier Jon Brekke had instructed.",
            ("income declarations of its officers", "Jon Brekke", "carried_out"), id="has",
        ),
    ],
)  # fmt: skip
def test_what_had_been_ordered_is_told_by_what_came_of_it(text, expected):
    assert expected in [(m.title, "; ".join(m.bodies), m.status) for m in measures(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The council audits its procurement register every year, as the law requires.", id="a-law"),
        pytest.param("The cook salted the soup as General Ona Lund had ordered.", id="no-word-of-the-field"),
        pytest.param("The clerk hid the bribery files as Jon Brekke had ordered.", id="no-office"),
        pytest.param("As President Ona Lund ordered tea, the bribery cases were read out.", id="while"),
    ],
)
def test_as_ordered_is_no_order_of_its_own(text):
    assert measures(text + " Prosecutors are investigating bribery.") == []


def test_a_country_gains_a_law_and_is_none():
    (law,) = measures("In recent months Nordavia has gained a law on corruption.")
    assert (law.act, law.title, law.status) == ("law", "law on corruption", "adopted")


@pytest.mark.parametrize(
    ("text", "due", "giver", "body"),
    [
        pytest.param(
            "On 3 June 2024 the Audit Chamber gave the Fisheries Agency ten days to explain the missing fuel.",
            "2024-06-13", "Audit Chamber", "Fisheries Agency", id="days-are-counted-from-the-day-they-are-given",
        ),
        pytest.param(
            "The Interior Ministry gave all formations until 30 June 2024 to open their stores to auditors.",
            "2024-06-30", "Interior Ministry", "all formations", id="whoever-is-given-time-is-to-act",
        ),
    ],
)  # fmt: skip
def test_time_given_is_due_and_the_giver_says_so(text, due, giver, body):
    [claim] = measures(text)
    assert (str(claim.due), claim.said_by[-1].name, claim.bodies) == (due, giver, (body,))


def test_time_is_given_in_the_passive_too_but_to_no_debtor():
    [claim] = measures("The commission was given three weeks to trace the missing plots, the Audit Chamber said.")
    assert (claim.title, claim.bodies) == ("trace the missing plots", ("commission",))
    assert measures("Jon Brekke was given six months to pay back the money. The bank was given two years.") == []
