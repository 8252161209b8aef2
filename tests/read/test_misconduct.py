"""Misconduct: who is said to have done what, and what says it of nobody."""

import re

import pytest
from tests.read.reading import claims

from graftwatch.read.kinds.misconduct import DOUBT

FIELD = " It was a case of bribery."
"""A text without a word of the field is not read."""

DONE = [
    pytest.param(
        "Deputy Minister Oleg Danilov embezzled 12 million euros from the road fund.",
        {"act": "embezzlement", "person": "Oleg Danilov", "stance": "asserted", "victim": "road fund"},
        id="deed",
    ),
    pytest.param(
        "As the Tarn court reported at the time, Oleg Danilov, using his position, took bribes from importers.",
        {"act": "bribery", "person": "Oleg Danilov", "victim": "importers"},
        id="an aside before the main clause",
    ),
    pytest.param(
        "Oleg Danilov paid off the inspectors.",
        {"act": "bribery", "person": "Oleg Danilov", "beneficiary": "inspectors"},
        id="people are paid off",
    ),
    pytest.param(
        "Opposition leaders accused Mayor Petar Ilic of rigging tenders.",
        {"act": "tender_rigging", "person": "Petar Ilic", "stance": "alleged"},
        id="accused of a deed",
    ),
    pytest.param(
        "The auditors accuse the four of misappropriating 33 million euros.",
        {"act": "embezzlement", "described": "four", "stance": "alleged"},
        id="accused without a name",
    ),
    pytest.param(
        "Governor Pavel Sidorov was accused of abuse of office by the ombudsman.",
        {"act": "abuse_of_office", "person": "Pavel Sidorov", "stance": "alleged"},
        id="accused of a noun",
    ),
    pytest.param(
        "According to the indictment, Ana Kovac took bribes from importers.",
        {"act": "bribery", "person": "Ana Kovac", "stance": "alleged", "victim": "importers"},
        id="indictment",
    ),
    pytest.param(
        "The audit found that General Pavel Sidorov used soldiers to build his country house.",
        {"act": "abuse_of_office", "person": "Pavel Sidorov", "stance": "alleged"},
        id="weak deed with an accuser",
    ),
    pytest.param(
        "Investigators said that Colonel Artur Ozols had sold 9,000 tonnes of army fuel to a brewery.",
        {"act": "embezzlement", "person": "Artur Ozols", "stance": "alleged"},
        id="weak deed through a measure",
    ),
    pytest.param(
        "Two police officers were accused of extorting money from shopkeepers.",
        {"act": "extortion", "described": "Two police officers", "stance": "alleged"},
        id="described",
    ),
    pytest.param(
        "According to investigators, 12 million euros was embezzled from the road fund.",
        {"act": "embezzlement", "person": None, "described": None, "stance": "alleged"},
        id="nobody named",
    ),
    pytest.param(
        "The court heard about the 4 million euros that Oleg Danilov is accused of diverting.",
        {"act": "embezzlement", "person": "Oleg Danilov", "stance": "alleged"},
        id="the object stands before the relative",
    ),
    pytest.param(
        "The commission accused the former president of looting 12 million euros from the treasury.",
        {"act": "embezzlement", "described": "former president", "stance": "alleged"},
        id="accused by a post",
    ),
    pytest.param(
        "They are accused of extorting money from importers.",
        {"act": "extortion", "described": "They", "stance": "alleged", "victim": "importers"},
        id="they",
    ),
    pytest.param(
        "The indictment says that General Pavel Sidorov had 12 million euros taken from the bank.",
        {"act": "embezzlement", "person": "Pavel Sidorov", "stance": "alleged"},
        id="had it done",
    ),
    pytest.param(
        "Ivan Petrov and four other generals took bribes, the indictment says.",
        {"act": "bribery", "person": "Ivan Petrov", "stance": "alleged"},
        id="he and others",
    ),
]

NOTHING = [
    pytest.param("Oleg Danilov had paid off his share of the debt to the state.", id="a debt is paid off"),
    pytest.param("Corruption remains a serious problem, and bribery is widespread.", id="bare nouns"),
    pytest.param("The law defines bribery as the giving of money to an official.", id="definition"),
    pytest.param(
        "Collusion, in law, is an agreement between an official and a supplier to defraud the state.", id="in law"
    ),
    pytest.param("Anybody who takes bribes will be punished.", id="anybody"),
    pytest.param("Ivan Petrov pleaded not guilty to embezzling state funds.", id="plea"),
    pytest.param("General Pavel Sidorov used soldiers for the parade.", id="weak deed without an accuser"),
    pytest.param("Traders are being made to pay bribes, investigators say.", id="forced"),
    pytest.param("The ministry paid salaries on time, the audit found.", id="paid what is due"),
    pytest.param("Ivan Petrov said that he had never bought or sold land.", id="never"),
    pytest.param("The money went to schools, the audit found.", id="nobody's deed"),
    pytest.param("Officials were warned against accepting gifts and bribes.", id="warning"),
    pytest.param("Ivan Petrov was sentenced to eleven years in prison for taking bribes.", id="carried by justice"),
    pytest.param(
        "Every official accused at the meeting would face an inquiry into corruption.", id="accused of nothing"
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), DONE)
def test_misconduct_of_a_sentence(claims_of, sentence, expected):
    found = claims_of(sentence + FIELD, "misconduct")
    assert len(found) == 1
    assert {field: getattr(found[0], field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_nobody_in_particular_did_it(claims_of, sentence):
    assert claims_of(sentence + FIELD, "misconduct") == []


def test_the_accuser_joins_the_chain(claims_of):
    (claim,) = claims_of("The newspaper Novi List accused Mayor Petar Ilic of taking bribes." + FIELD, "misconduct")
    assert [source.name for source in claim.said_by] == ["Novi List"]


def test_each_accused_has_his_own_deed(claims_of):
    text = "The witness accused Senator Ruggero Valli of taking bribes and Mayor Tullio Pranda of doctoring the books."
    found = {(c.person, c.act) for c in claims_of(text + FIELD, "misconduct")}
    assert ("Ruggero Valli", "bribery") in found
    assert not any(person == "Ruggero Valli" and act == "fraud" for person, act in found)


def test_a_deed_without_a_doer_is_of_whoever_the_passage_told_of():
    text = (
        "The indictment says that Ivan Petrov embezzled 12 million euros. "
        "Another 3 million euros, it says, was paid to Delta Export."
    )
    found = claims(text, "misconduct")
    assert [(c.person, str(c.amount)) for c in found] == [
        ("Ivan Petrov", "EUR 12000000"), ("Ivan Petrov", "EUR 3000000"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Officials who take bribes face up to 12 years in prison.", id="whoever does it"),
        pytest.param("Parliament passed a bill that makes firms liable for bribes paid by their staff.", id="a law"),
        pytest.param("Investigators say the party took 10 percent of the vote.", id="a vote"),
        pytest.param("Ana Kovac beat Oleg Danilov in the election.", id="beaten without a blow"),
        pytest.param("Ana Kovac beat Oleg Danilov to the post.", id="beaten to a post"),
        pytest.param("The plant employs families from the valley.", id="nobody's relatives"),
    ],
)
def test_what_is_told_of_nobody(claims_of, sentence):
    assert claims_of(sentence + FIELD, "misconduct") == []


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        pytest.param("Investigators say that Pablo Reyes took 10 percent of every contract.", "bribery", id="a share"),
        pytest.param(
            "The auditors say that Pablo Reyes sold the plant at half the market price.", "abuse_of_office", id="price"
        ),
    ],
)
def test_deeds_that_an_accuser_makes_wrong(claims_of, sentence, act):
    (claim,) = claims_of(sentence + FIELD, "misconduct")
    assert (claim.person, claim.act, claim.stance) == ("Pablo Reyes", act, "alleged")


CASE = "Colonel Pavel Sidorov was charged with embezzlement in May. "
"""The affair that the sentence behind it is part of."""


@pytest.mark.parametrize(
    "sentence",
    [
        "Volunteers handed out food parcels to families.",
        "The new bridge cost 5 million euros.",
        "He lives in a house registered to his wife.",
        "The court ordered the firm to pay 3 million euros.",
        "The ministry transferred 3 million euros to schools.",
        "The council split the project into three phases.",
        "Patients pay 20 euros for a certificate.",
        "His party took 12 percent of the vote.",
        "The city paid 300 euros to each family.",
        "A sergeant who takes 50 euros goes to jail.",
    ],
)
def test_everyday_words_beside_an_affair(sentence):
    assert claims(CASE + sentence, kind="misconduct") == []


@pytest.mark.parametrize(
    ("sentence", "act", "who"),
    [
        pytest.param("Two hauliers gave 400 euros to the colonel.", "bribery", "Two hauliers", id="who gives"),
        pytest.param(
            "His driver, Anton Brek, collected the cash from a car park.", "bribery", "Anton Brek", id="who takes"
        ),
        pytest.param(
            "Captain Ivo Lanz signed a certificate for the empty hangar.", "fraud", "Ivo Lanz", id="who signs"
        ),
        pytest.param("The fuel money ended up with a firm in Tarn.", "embezzlement", None, id="nobody's"),
    ],
)
def test_deeds_of_an_affair_that_nobody_calls_wrong_are_doubtful(sentence, act, who):
    told = [c for c in claims(CASE + sentence, kind="misconduct") if c.confidence == DOUBT]
    assert [(c.act, c.person or c.described) for c in told] == [(act, who)]


SCHEMES = [
    pytest.param("Captain Ivo Lanz got 50 euros a lorry.", "bribery", "Ivo Lanz", id="so much a lorry"),
    pytest.param("Captain Ivo Lanz took 50 euros for every lorry.", "bribery", "Ivo Lanz", id="for every lorry"),
    pytest.param("Captain Ivo Lanz accepted in return a kitchen.", "bribery", "Ivo Lanz", id="in return"),
    pytest.param("Captain Ivo Lanz shielded a trader for 900 euros.", "bribery", "Ivo Lanz", id="what has its price"),
    pytest.param("Captain Ivo Lanz sold exemptions.", "bribery", "Ivo Lanz", id="what only the state gives"),
    pytest.param("Captain Ivo Lanz demanded 900 euros.", "extortion", "Ivo Lanz", id="a sum demanded"),
    pytest.param("Captain Ivo Lanz demanded 3 percent of the price.", "bribery", "Ivo Lanz", id="a share demanded"),
    pytest.param("The clerks sold vaccines meant for the border post.", "embezzlement", "clerks", id="of others"),
    pytest.param("The guards split the cement among themselves.", "embezzlement", "guards", id="among themselves"),
    pytest.param("The clerks logged truckloads of gravel that never arrived.", "fraud", "clerks", id="never came"),
    pytest.param("Food parcels were handed to people who had died.", "fraud", None, id="the dead"),
    pytest.param("The land was bought at six times the market rate.", "tender_rigging", None, id="six times the price"),
    pytest.param(
        "Tarn Dairy was paid 40 euros a sack when the going price was 25.", "tender_rigging", None, id="the going price"
    ),
    pytest.param("Boots were bought without a tender in May.", "tender_rigging", None, id="no tender"),
]


@pytest.mark.parametrize(("sentence", "act", "who"), SCHEMES)
def test_how_it_is_done_makes_a_wrong_of_it(sentence, act, who):
    (told,) = claims(CASE + sentence, kind="misconduct")
    assert (told.act, told.person or told.described) == (act, who)


@pytest.mark.parametrize("sentence", [param.values[0] for param in SCHEMES if param.id != "a share demanded"])
def test_no_scheme_of_private_people_without_an_affair(sentence):
    private = re.sub("Captain Ivo Lanz|The clerks|The guards", "The players", sentence)
    assert claims(private, kind="misconduct") == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("His brother earned 12 euros an hour.", id="a wage"),
        pytest.param("The council spent the money set aside for the bridge.", id="spent as it was meant"),
        pytest.param("The boots were bought at the market price.", id="the market price"),
        pytest.param("The gravel was bought at a third of the price.", id="cheaply"),
        pytest.param("Food parcels were handed to people who had fled.", id="the living"),
        pytest.param("The clerks logged truckloads of gravel.", id="what came"),
        pytest.param("The council closed the school for 30 days.", id="for a time"),
        pytest.param("The bank approved a loan for the ministry.", id="for somebody"),
    ],
)
def test_no_scheme_in_an_affair_either(sentence):
    assert claims(CASE + sentence, kind="misconduct") == []


ELSEWHERE = "\n\nThe port lies on the Tarn." * 4
"""Paragraphs between a case and what belongs to it."""


def test_a_text_that_names_an_offence_is_about_its_case_throughout():
    text = f"{CASE}{ELSEWHERE}\n\nTwo hauliers gave 400 euros to the colonel."
    assert [c.described for c in claims(text, kind="misconduct")] == ["Two hauliers"]


def test_the_deed_beside_a_plea():
    text = CASE + "Two engineers, who had certified foundations that nobody dug, pleaded guilty in 2019."
    assert [c.act for c in claims(text, kind="misconduct")] == ["fraud"]


@pytest.mark.parametrize(
    ("sentence", "amount"),
    [
        pytest.param("Captain Ivo Lanz took 50 euros a lorry.", 50, id="so much a lorry"),
        pytest.param("Captain Ivo Lanz took 900 euros, 50 euros a lorry.", 900, id="a sum before a rate"),
    ],
)
def test_the_amount_of_a_deed(sentence, amount):
    (told,) = claims(CASE + sentence, kind="misconduct")
    assert (told.amount.currency, told.amount.number) == ("EUR", amount)


def test_the_words_of_a_deed_run_to_the_end_of_its_phrase():
    text = "Colonel Pavel Sidorov took bribes from the owners of three mills between 2009 and 2011 and fled in May."
    (told,) = claims(text, kind="misconduct")
    assert told.evidence.quote == text.removesuffix(" and fled in May.")


@pytest.mark.parametrize(
    "sentence",
    [
        "Two hauliers paid the striker 400 euros a goal.",
        "The widow in the second act gave the notary 400 crowns.",
        "The treasurer of the choir collected the cash from a hundred guests.",
        "Sailors sent 3 million euros to the flooded villages.",
        "The captain signed a certificate for the youngest swimmer.",
        "Governor Ivar Lund took 12 percent of the vote.",
    ],
)
def test_no_deed_without_an_affair(sentence):
    assert claims(sentence, kind="misconduct") == []


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Hauliers pay 400 euros for a permit.", id="a habit"),
        pytest.param("He was told to pay the state 3 million euros.", id="an order"),
        pytest.param("His firm gave back 3 million euros.", id="given back"),
        pytest.param("He offered to pay damages of 3 million euros.", id="damages"),
        pytest.param("The wind took half of the roof.", id="weather"),
        pytest.param("The ministry paid the builders 3 million euros.", id="a buyer"),
        pytest.param("The ministry sold 40 tonnes of diesel at auction.", id="an auction"),
    ],
)
def test_no_deed_in_an_affair_either(sentence):
    assert claims(CASE + sentence, kind="misconduct") == []


def test_what_is_told_is_not_told_again_as_doubtful():
    text = CASE + "The governor's circle had bled the road programme: 1.1 billion tenge was embezzled."
    assert DOUBT not in [c.confidence for c in claims(text, kind="misconduct")]


def test_an_accusation_without_a_known_offence_is_no_claim(claims_of):
    assert claims_of("His deputy accused Mayor Petar Ilic of lending tractors to a farm." + FIELD, "misconduct") == []
