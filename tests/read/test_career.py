"""Careers: who holds, gets or loses a post, and verbs of office that mean something else."""

import pytest

from graftwatch.claims import Described

FIELD = " Prosecutors are investigating bribery."
"""A text without a word of the field is not read."""

CHANGES = [
    pytest.param(
        "General Pavel Sidorov was appointed head of the Customs Service by President Viktor Orlov.",
        {"act": "appointed", "person": "Pavel Sidorov", "post": "head", "body": "Customs Service"},
        id="appointed passive",
    ),
    pytest.param(
        "President Viktor Orlov appointed General Pavel Sidorov as defense minister.",
        {"act": "appointed", "person": "Pavel Sidorov", "post": "defense minister", "by": "Viktor Orlov"},
        id="appointed active",
    ),
    pytest.param(
        "The board appointed a new chairman.",
        {"act": "appointed", "person": Described("new chairman"), "by": "board"},
        id="appointed without a name",
    ),
    pytest.param(
        "Oleg Danilov replaced Pavel Sidorov as head of the Customs Service.",
        {"act": "appointed", "person": "Oleg Danilov", "post": "head", "body": "Customs Service"},
        id="replaced",
    ),
    pytest.param(
        "Petar Ilic took charge of the Customs Service.",
        {"act": "appointed", "person": "Petar Ilic", "body": "Customs Service"},
        id="took charge",
    ),
    pytest.param(
        "Oleg Danilov was dismissed as governor of Tarsk Region in May 2013.",
        {"act": "dismissed", "person": "Oleg Danilov", "post": "governor", "place": "Tarsk Region"},
        id="dismissed as",
    ),
    pytest.param(
        "President Viktor Orlov dismissed Interior Minister Oleg Danilov for negligence.",
        {"act": "dismissed", "person": "Oleg Danilov", "post": "Interior Minister", "reason": "negligence"},
        id="dismissed for a reason",
    ),
    pytest.param(
        "Oleg Danilov was dismissed after just a few months in office.",
        {"act": "dismissed", "person": "Oleg Danilov", "reason": None},
        id="a span of time is no reason",
    ),
    pytest.param(
        "The president appointed Oleg Danilov Minister of Internal Affairs.",
        {"act": "appointed", "person": "Oleg Danilov", "post": "Minister of Internal Affairs", "body": None},
        id="a minister's field in capitals",
    ),
    pytest.param("Oleg Danilov was sacked.", {"act": "dismissed", "person": "Oleg Danilov"}, id="sacked"),
    pytest.param(
        "Pavel Sidorov was fired by the board.",
        {"act": "dismissed", "person": "Pavel Sidorov", "by": "board"},
        id="fired",
    ),
    pytest.param(
        "Oleg Danilov was relieved of his duties as governor.",
        {"act": "dismissed", "person": "Oleg Danilov"},
        id="relieved of duties",
    ),
    pytest.param(
        "The head of the Border Guard Service was dismissed.",
        {"act": "dismissed", "person": Described("head of the Border Guard Service"), "body": "Border Guard Service"},
        id="dismissed without a name",
    ),
    pytest.param(
        "Interior Minister Oleg Danilov resigned on Friday.",
        {"act": "resigned", "person": "Oleg Danilov", "post": "Interior Minister"},
        id="resigned from the post before the name",
    ),
    pytest.param(
        "Oleg Danilov stepped down as mayor of Tarsk.",
        {"act": "resigned", "person": "Oleg Danilov", "post": "mayor", "place": "Tarsk"},
        id="stepped down",
    ),
    pytest.param(
        "Oleg Danilov was suspended from his post as chief of the Border Guard Service.",
        {"act": "suspended", "person": "Oleg Danilov"},
        id="suspended",
    ),
    pytest.param(
        "Governor Pavel Sidorov promoted Anna Kovac to chief of the Customs Service.",
        {"act": "promoted", "person": "Anna Kovac", "post": "chief", "by": "Pavel Sidorov"},
        id="promoted active",
    ),
    pytest.param(
        "Pavel Sidorov was promoted to first deputy minister.",
        {"act": "promoted", "person": "Pavel Sidorov", "post": "first deputy minister"},
        id="promoted passive",
    ),
    pytest.param(
        "Oleg Danilov was transferred to the Finance Ministry.",
        {"act": "transferred", "person": "Oleg Danilov", "body": "Finance Ministry"},
        id="transferred",
    ),
    pytest.param(
        "Oleg Danilov was reinstated as head of the Customs Service.",
        {"act": "returned", "person": "Oleg Danilov", "post": "head", "body": "Customs Service"},
        id="reinstated",
    ),
]

HELD = [
    pytest.param(
        "Interior Minister Oleg Danilov spoke of bribery.",
        {"post": "Interior Minister", "former": False, "when": "2014-06-10~"},
        id="title",
    ),
    pytest.param(
        "Former Finance Minister Oleg Danilov spoke of bribery.",
        {"post": "Finance Minister", "former": True, "when": None},
        id="former title",
    ),
    pytest.param(
        "Oleg Danilov, who heads the Customs Service, spoke of bribery.",
        {"post": None, "body": "Customs Service", "former": False},
        id="who heads",
    ),
    pytest.param(
        "Oleg Danilov, the head of the Customs Service from 2003 to 2007, spoke of bribery.",
        {"post": "head", "body": "Customs Service", "when": "2003/2007"},
        id="apposition with a span",
    ),
    pytest.param(
        "Oleg Danilov has been the head of the Customs Service since 2010.",
        {"post": "head", "body": "Customs Service", "when": "2010/..", "former": False},
        id="copula since",
    ),
    pytest.param(
        "The head of the Customs Service, Oleg Danilov, spoke of bribery.",
        {"post": "head", "body": "Customs Service"},
        id="apposition behind the post",
    ),
    pytest.param(
        "Oleg Danilov used to head the Customs Service.",
        {"body": "Customs Service", "former": True, "when": None},
        id="used to",
    ),
    pytest.param(
        "Oleg Danilov, a former general who led the Customs Service for ten years, died on Monday at the age of 80.",
        {"body": "Customs Service", "when": None},
        id="obituary",
    ),
    pytest.param(
        "Former army commander Maj. Gen. Oleg Danilov fell ill.", {"post": "army commander", "former": True}, id="rank"
    ),
    pytest.param(
        "They met LPS Chairman Justice (Retd) Oleg Danilov.", {"post": "Chairman", "body": "LPS"}, id="out of service"
    ),
    pytest.param(
        "They met the ambassador to Japan Oleg Danilov.", {"post": "ambassador", "place": "Japan"}, id="ambassador"
    ),
    pytest.param(
        "They met Halmar County Governor Oleg Danilov.", {"post": "Governor", "place": "Halmar County"}, id="county"
    ),
    pytest.param(
        "Oleg Danilov runs the ministry's fuel section.", {"body": "ministry's fuel section"}, id="ran a section"
    ),
    pytest.param(
        "Oleg Danilov, who ran the State Grain Fund, fell ill.",
        {"body": "State Grain Fund"},
        id="ran a fund of the state",
    ),
    pytest.param(
        "Oleg Danilov commanded the river crossing from 2003 to 2007.",
        {"body": "river crossing", "when": "2003/2007"},
        id="commanded",
    ),
    pytest.param(
        "Oleg Danilov, warden of Tarsk Prison, fell ill.", {"post": "warden", "body": "Tarsk Prison"}, id="warden"
    ),
    pytest.param("Oleg Danilov headed procurement.", {"body": "procurement"}, id="headed a field"),
    pytest.param("Oleg Danilov has governed Velnia district.", {"place": "Velnia district"}, id="governed a place"),
]

NOTHING = [
    pytest.param("Pavel Sidorov was disappointed by the verdict.", id="disappointed"),
    pytest.param("The meeting was held at the appointed hour.", id="appointed hour"),
    pytest.param("Pavel Sidorov dismissed the allegations.", id="dismissed allegations"),
    pytest.param("The court dismissed the case against Oleg Danilov.", id="dismissed a case"),
    pytest.param("Oleg Danilov was resigned to his fate.", id="resigned to fate"),
    pytest.param("The court suspended the hearing.", id="suspended a hearing"),
    pytest.param("Pavel Sidorov promoted the new road.", id="promoted a road"),
    pytest.param("The money was transferred to the Finance Ministry.", id="transferred money"),
    pytest.param("Oleg Danilov returned to Tarsk.", id="returned to a town"),
    pytest.param("Oleg Danilov heads for victory.", id="heads for"),
    pytest.param("Oleg Danilov ran his business from Velnia.", id="ran a business"),
    pytest.param("Oleg Danilov ran the shop that sold the fuel.", id="ran a shop"),
    pytest.param("Oleg Danilov chaired the meeting.", id="chaired a meeting"),
    pytest.param('Oleg Danilov ran the city\'s "tailoring shop".', id="ran what is called so"),
    pytest.param("Oleg Danilov supervised the sale of the land.", id="supervised a sale"),
    pytest.param("Pavel Sidorov was fired upon by gunmen.", id="fired upon"),
    pytest.param("Judge Irena Novak spoke of bribery.", id="form of address"),
    pytest.param("Oleg Danilov, director of the construction firm Vostok Stroi, spoke of bribery.", id="private firm"),
    pytest.param("If Oleg Danilov resigned, the cabinet would fall.", id="hypothesis"),
    pytest.param("General Pavel Sidorov could be appointed head of the Customs Service.", id="possibility"),
    pytest.param("Opposition leaders called on Oleg Danilov to resign.", id="call"),
    pytest.param("According to prosecutors, Petar Ilic was arrested in May 2013.", id="source before the comma"),
    pytest.param("According to the prosecutor general, Petar Ilic was arrested.", id="single source before the comma"),
]

STANCES = [
    pytest.param("Oleg Danilov resigned as governor.", "asserted", [], id="asserted"),
    pytest.param("Oleg Danilov did not resign as governor.", "negated", [], id="not"),
    pytest.param("Oleg Danilov refused to resign as governor.", "negated", [], id="refused"),
    pytest.param("Oleg Danilov will resign as governor in July.", "planned", [], id="future"),
    pytest.param("Oleg Danilov allegedly resigned as governor.", "alleged", [], id="allegedly"),
    pytest.param("Anna Kovac says that Oleg Danilov resigned as governor.", "asserted", ["Anna Kovac"], id="said"),
    pytest.param("Oleg Danilov denied that he had resigned.", "denied", ["Oleg Danilov"], id="denied"),
]


def career(claims_of, text):
    return claims_of(text + FIELD, "career")


@pytest.mark.parametrize(("sentence", "expected"), CHANGES)
def test_change_of_a_sentence(claims_of, sentence, expected):
    found = [c for c in career(claims_of, sentence) if c.act != "holds_post"]
    assert len(found) == 1
    assert {field: getattr(found[0], field) for field in expected} == expected


@pytest.mark.parametrize(("sentence", "expected"), HELD)
def test_post_that_is_held(claims_of, sentence, expected):
    (claim,) = career(claims_of, sentence)
    assert (claim.act, claim.person) == ("holds_post", "Oleg Danilov")
    when = claim.when.text if claim.when else None
    assert {field: when if field == "when" else getattr(claim, field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_career(claims_of, sentence):
    assert career(claims_of, sentence) == []


@pytest.mark.parametrize(("sentence", "stance", "sources"), STANCES)
def test_stance_of_a_resignation(claims_of, sentence, stance, sources):
    (claim,) = career(claims_of, sentence)
    assert (claim.act, claim.person, claim.stance) == ("resigned", "Oleg Danilov", stance)
    assert [source.name for source in claim.said_by] == sources


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Anna Kovac dismissed Governor Pavel Sidorov.", id="active"),
        pytest.param("Governor Pavel Sidorov was dismissed by Anna Kovac.", id="passive"),
    ],
)
def test_roles_do_not_turn_with_the_voice(claims_of, sentence):
    (claim,) = [c for c in career(claims_of, sentence) if c.act == "dismissed"]
    assert (claim.person, claim.by, claim.post) == ("Pavel Sidorov", "Anna Kovac", "Governor")


def test_a_source_may_have_its_name_in_apposition(claims_of):
    found = career(claims_of, "According to the prosecutor general, Ivan Bely, the money was stolen.")
    assert [(c.act, c.person, c.post) for c in found] == [("holds_post", "Ivan Bely", "prosecutor general")]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "The following officials were dismissed:\n\n- Ivan Bely, mayor of Tarsk;\n- Anna Kovac, chief accountant.",
            {"Ivan Bely": "mayor", "Anna Kovac": "chief accountant"},
            id="lines of a list",
        ),
        pytest.param(
            "The president swore in Ivan Bely as finance minister, replacing his own brother.",
            {"Ivan Bely": "finance minister"},
            id="whoever swears in replaces nobody",
        ),
        pytest.param("Ivan Bely, a trader charged with running a scheme, left Tarsk.", {}, id="a scheme is no body"),
        pytest.param("Two inspectors were questioned and let go.", {}, id="let go by the police"),
        pytest.param("The minister vowed that he would sack anyone who took bribes.", {}, id="anyone"),
    ],
)
def test_who_gets_and_loses_a_post(claims_of, text, people):
    found = [c for c in career(claims_of, text) if c.act != "holds_post"]
    assert {c.person: c.post for c in found} == people
