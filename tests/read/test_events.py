"""Events that stories are set against, and words that only sound like them."""

import pytest

FIELD = " Prosecutors are investigating bribery."

EVENTS = [
    pytest.param(
        "Thousands of people protested in Minsk on Sunday.",
        {"act": "protest", "place": "Minsk"},
        id="protest",
    ),
    pytest.param(
        "Judge Karim Aziz was murdered in Basra in 2013.",
        {"act": "death", "people": ("Karim Aziz",)},
        id="murder",
    ),
    pytest.param(
        "General Stefan Bauer was found dead at his home.",
        {"act": "death", "people": ("Stefan Bauer",)},
        id="found dead",
    ),
    pytest.param(
        "A military helicopter crashed near Astrakhan in May 2013.",
        {"act": "crash", "place": "Astrakhan"},
        id="crash",
    ),
    pytest.param(
        "Riots broke out in Osh in June 2010.",
        {"act": "unrest", "place": "Osh"},
        id="unrest",
    ),
    pytest.param(
        "The government cut the defence budget in 2013.",
        {"act": "budget_cut"},
        id="budget cut",
    ),
    pytest.param(
        "Russia invaded Ukraine in February 2014.",
        {"act": "war", "place": "Ukraine"},
        id="war",
    ),
    pytest.param(
        "Gunmen attacked a police checkpoint near Nalchik.",
        {"act": "attack", "place": "Nalchik"},
        id="attack",
    ),
    pytest.param(
        "The deputy finance minister was shot dead in Basra on 10 November.",
        {"act": "death", "place": "Basra"},
        id="death of an official without a name",
    ),
    pytest.param(
        "The activist Vera Holm was doused with acid in Odessa in April.",
        {"act": "attack", "people": ("Vera Holm",)},
        id="acid",
    ),
]

NOTHING = [
    pytest.param("Pending bills rose 38 percent, up from 7 billion.", id="bills that rise"),
    pytest.param("The government declared war on corruption.", id="war on corruption"),
    pytest.param("The opposition launched an attack on the minister's record.", id="attack on a record"),
    pytest.param("He suffered a heart attack in court.", id="heart attack"),
    pytest.param("Critics called the amnesty an attack on the rule of law.", id="attack on a principle"),
    pytest.param("Moscow's attack on Georgia's choice of allies goes on.", id="attack on a choice"),
    pytest.param("Critics say the bill is the death of press freedom.", id="death of a thing"),
    pytest.param("The minister rallied support for the bill.", id="rallied support"),
    pytest.param("The country has never fought a war.", id="no war"),
    pytest.param("The audit was published in March 2013.", id="March the month"),
    pytest.param("The council elects a chairman every year.", id="a body elects"),
]


@pytest.mark.parametrize(("sentence", "expected"), EVENTS)
def test_event_of_a_sentence(claims_of, sentence, expected):
    found = claims_of(sentence + FIELD, "event")
    assert len(found) == 1
    assert {field: getattr(found[0], field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_event(claims_of, sentence):
    assert claims_of(sentence + FIELD, "event") == []


def test_an_election_ahead_is_planned(claims_of):
    (claim,) = claims_of("Reformers look to the presidential election of November 2016." + FIELD, "event")
    assert (claim.act, claim.stance, str(claim.when)) == ("election", "planned", "2016-11")


def test_a_devaluation_is_of_the_country(claims_of):
    (claim,) = claims_of("Kazakhstan devalued the tenge in February 2014." + FIELD, "event")
    assert (claim.act, claim.place) == ("devaluation", "Kazakhstan")


def test_a_death_is_told_once(claims_of):
    text = "Alexander Kogan was found hanged in his cell on Tuesday. His death came a week before the trial."
    (claim,) = claims_of(text + FIELD, "event", date="2021-01-07")
    assert (claim.act, claim.people, str(claim.when)) == ("death", ("Alexander Kogan",), "2021-01-05")


def test_a_bomber_is_an_attack(claims_of):
    (claim,) = claims_of("A suicide bomber killed four people outside a court in Peshawar." + FIELD, "event")
    assert (claim.act, claim.place) == ("attack", "Peshawar")


@pytest.mark.parametrize(
    ("sentence", "when"),
    [
        pytest.param(
            "He met him while looking into the murder of the trader Ivan Kobal in September 2005.",
            "2005-09",
            id="behind",
        ),
        pytest.param("The murder of the trader Ivan Kobal was solved in May 2006.", "2006-05", id="verb's-own"),
    ],
)
def test_a_time_behind_a_death_is_its_own(claims_of, sentence, when):
    (claim,) = claims_of(sentence + FIELD, "event")
    assert str(claim.when) == when
