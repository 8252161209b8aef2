"""Posts that the form of a title tells: words beside a name that no list need hold."""

import pytest
from tests.read.reading import claims, plain

COURT = "The court convicted a dozen officials of bribery on Monday. "


def held(text: str) -> list[tuple[object, str | None, str | None]]:
    return [(c.person, c.post, c.body) for c in claims(COURT + text, "career") if c.act == "holds_post"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The secretary of the garrison, Major of Justice A. Tolan, was fined.",
            [("A. Tolan", "secretary", "garrison")], id="rank-of-service",
        ),
        pytest.param(
            "The depot's former inspector, colonel in reserve L. D. Tolan, was fined.",
            [("L. D. Tolan", "inspector", "depot")], id="rank-in-reserve",
        ),
        pytest.param(
            "Director General of Immigration Orvel Tolan was fined.",
            [("Orvel Tolan", "Director General of Immigration", None)], id="field",
        ),
        pytest.param(
            "Joint Head of Bribery and Corruption Fiona Tolan was fined.",
            [("Fiona Tolan", "Joint Head of Bribery and Corruption", None)], id="two-fields",
        ),
        pytest.param(
            "They fined Secretary for Rural Roads Orvel Tolan.",
            [("Orvel Tolan", "Secretary for Rural Roads", None)], id="field-of-two-words",
        ),
        pytest.param(
            "Inspector-General of Prisons Col. Orvel Tolan was fined.",
            [("Orvel Tolan", "Inspector-General of Prisons", None)], id="field-and-rank",
        ),
        pytest.param(
            "Secretary of the provincial Party Committee Nong Quoc Tolan was fined.",
            [("Nong Quoc Tolan", "Secretary", "Party Committee")], id="body-and-three-names",
        ),
        pytest.param(
            "They fined the head of the Tax Office Major Ivo Tolan.",
            [("Ivo Tolan", "head", "Tax Office")], id="body-and-rank",
        ),
        pytest.param(
            "Deputy Head of the Department for Combating Economic Crime Major Ivo Tolan was fined.",
            [("Ivo Tolan", "Deputy Head", "Department for Combating Economic Crime")], id="long-body-and-rank",
        ),
        pytest.param(
            "Chief of Staff of the Second Corps General Ivo Tolan was fined.",
            [("Ivo Tolan", "Chief of Staff", "Second Corps")], id="chief-of-staff",
        ),
        pytest.param(
            "Chief Resident Magistrate Steven Tolan was fined.",
            [("Steven Tolan", "Chief Resident Magistrate", None)], id="ordinary-word-in-a-title",
        ),
        pytest.param(
            "The Commissioner-General of Supply, Orvel Tolan, was fined.",
            [("Orvel Tolan", "Commissioner-General of Supply", None)], id="general-with-a-hyphen",
        ),
        pytest.param(
            "The permanent secretary who then ran the Pension Office, Orvel Tolan, was fined.",
            [("Orvel Tolan", "permanent secretary", None), ("Orvel Tolan", None, "Pension Office")],
            id="behind-what-the-holder-did",
        ),
        pytest.param(
            "An agency was searched. The head of service, Orvel Tolan, was fined.",
            [("Orvel Tolan", "head", "service")], id="of-no-body-before",
        ),
        pytest.param(
            "The Drug Control Agency was searched. Interpol helped. Orvel Tolan, who ran the agency, was fined.",
            [("Orvel Tolan", None, "Drug Control Agency")], id="the-body-that-is-called-so",
        ),
        pytest.param(
            "The rector of the Police Academy, Ivo Lem, fled the Tax Office. The new rector is Orvel Tolan.",
            [("Ivo Lem", "rector", "Police Academy"), ("Orvel Tolan", "rector", "Police Academy")], id="the-same-post",
        ),
        pytest.param("They fined opposition politician Orvel Tolan.", [], id="a-side-is-no-office"),
        pytest.param(
            "The interior ministry declined to speak. A spokesman, Orvel Tolan, was fined.",
            [("Orvel Tolan", "spokesman", "interior ministry")], id="spokesman-of-who-spoke",
        ),
        pytest.param("They fined DFO Orvel Tolan.", [("Orvel Tolan", "DFO", None)], id="letters"),
        pytest.param("MPs Ann Tolan and Jon Brekke were fined.", [("Ann Tolan", "MPs", None)], id="letters-plural"),
        pytest.param("Sen. Ann Tolan was fined.", [("Ann Tolan", "Sen.", None)], id="opens-a-sentence"),
        pytest.param("In Tarn, policeman Jon Tolan was fined.", [("Jon Tolan", "policeman", None)], id="job"),
        pytest.param("City council member Ann Tolan was fined.", [("Ann Tolan", "City council member", "City council")],
                     id="council-member"),
        pytest.param("The bureau's lawyer, Victor Tolan, was fined.", [("Victor Tolan", "lawyer", "bureau")],
                     id="a-body's-lawyer"),
        pytest.param("The former singer, Victor Tolan, was fined.", [], id="no-body's-singer"),
        pytest.param("The head of the first company of the LPS Ivo Tolan was fined.",
                     [("Ivo Tolan", "head", "first company of the LPS")], id="letters-of-a-body"),
        pytest.param("DSP Orvel Tolan was fined.", [], id="letters-of-a-rank"),
        pytest.param("Deputy Chief of General Staff Ivo Tolan was fined.",
                     [("Ivo Tolan", "Deputy Chief of General Staff", None)], id="general-staff"),
        pytest.param("Head of the Northern Customs Terminal Ivo Tolan was fined.",
                     [("Ivo Tolan", "Head", "Northern Customs Terminal")], id="body-of-no-list"),
        pytest.param("Member of parliament Ivo Tolan was fined.", [("Ivo Tolan", "Member of parliament", None)],
                     id="member-of"),
        pytest.param("Junior engineer Ivo Tolan was fined.", [("Ivo Tolan", "Junior engineer", None)], id="engineer"),
        pytest.param("The Accountant-General of Tarn State, Mr Ivo Tolan, was fined.",
                     [("Ivo Tolan", "Accountant-General", None)], id="compound-with-general"),
        pytest.param("Two former attorneys general, Ivo Tolan and Ann Lee, were fined.",
                     [("Ivo Tolan", "attorneys general", None), ("Ann Lee", "attorneys general", None)],
                     id="plural-with-general"),
        pytest.param("Tender commission member Ann Tolan was fined.",
                     [("Ann Tolan", "commission member", "commission")], id="commission-member"),
        pytest.param("The commander of military unit 12345, Colonel Ivo Tolan, was fined.",
                     [("Ivo Tolan", "commander", "military unit 12345")], id="numbered-unit"),
        pytest.param("Bank clerk Ann Tolan was fined.", [], id="bank-clerk"),
        pytest.param("High Court judge Ann Tolan fined them.", [("Ann Tolan", "judge", "High Court")], id="judge"),
        pytest.param("Judge Ann Tolan fined them.", [], id="judge-as-address"),
    ],
)  # fmt: skip
def test_the_form_of_a_title_tells_a_post(text, expected):
    assert sorted(held(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ivo Tolan (the mayor) was fined.", [("Ivo Tolan", "mayor", None)], id="brackets"),
        pytest.param("Those fined are Ann Tolan (mayor) and Jon Brekke (clerk).",
                     [("Ann Tolan", "mayor", None), ("Jon Brekke", "clerk", None)], id="list-in-brackets"),
        pytest.param("Ivo Tolan – head of procurement at the ministry – was fined.",
                     [("Ivo Tolan", "head of procurement", "ministry")], id="dashes"),
        pytest.param("Ann Tolan MP was fined.", [("Ann Tolan", "MP", None)], id="letters-behind"),
        pytest.param("Ivo Tolan, in his capacity as head of procurement, signed it.",
                     [("Ivo Tolan", "head of procurement", None)], id="capacity"),
        pytest.param("Ann Tolan, the president's security adviser, was fined.",
                     [("Ann Tolan", "security adviser", "president")], id="owner-with-a-post"),
        pytest.param("They fined a sub-registrar called Ivo Tolan.", [("Ivo Tolan", "sub-registrar", None)],
                     id="called"),
        pytest.param("The acting mayor, a shy agronomist named Ivo Tolan, was fined.",
                     [("Ivo Tolan", "acting mayor", None)], id="named"),
        pytest.param("They fined one former minister, the late Ivo Tolan.", [("Ivo Tolan", "minister", None)],
                     id="the-late"),
        pytest.param('Their "president", Ivo Tolan, was fined.', [("Ivo Tolan", "president", None)], id="quotes"),
        pytest.param("The head of the Joint Supply Support Corps (JSSC), General Ivo Tolan, was fined.",
                     [("Ivo Tolan", "head", "Joint Supply Support Corps")], id="letters-between"),
        pytest.param("They freed ten men, among them the mayor of Tarn, Ivo Tolan, 68.",
                     [("Ivo Tolan", "mayor", None)], id="among-them"),
        pytest.param("The ministry's permanent secretary, Engr. Ivo Tolan, was fined.",
                     [("Ivo Tolan", "permanent secretary", "ministry")], id="short-address"),
        pytest.param("Ivo Tolan, aged 43, head of procurement, was fined.",
                     [("Ivo Tolan", "head of procurement", None)], id="aged"),
        pytest.param("Ivo Tolan, by now an adviser to the minister, was fined.", [("Ivo Tolan", "adviser", None)],
                     id="by-now"),
        pytest.param("Ivo Tolan, at the time deputy mayor, was fined.", [("Ivo Tolan", "deputy mayor", None)],
                     id="at-the-time"),
        pytest.param("Two deputy mayors – Ivo Tolan and Ann Lee – were fined.",
                     [("Ivo Tolan", "deputy mayors", None), ("Ann Lee", "deputy mayors", None)], id="before-a-dash"),
        pytest.param("Ivo Tolan, Halden's sales director, was fined.", [], id="a-firm's-officer"),
        pytest.param("The former chief executive, Ivo Tolan, was fined.", [], id="chief-executive-of-nothing"),
        pytest.param("Ivo Tolan, chief executive of the Port Authority, was fined.",
                     [("Ivo Tolan", "chief executive", "Port Authority")], id="chief-executive-of-a-body"),
        pytest.param("The ministry's number two, Ivo Tolan, was fined.", [("Ivo Tolan", "number two", "ministry")],
                     id="number-two"),
        pytest.param("Ivo Tolan is witness number two.", [], id="witness-number-two"),
        pytest.param("Ivo Tolan, the minister's former driver, was fined.", [], id="a-minister's-driver"),
        pytest.param("Ivo Tolan (not the mayor, but his brother) was fined.", [], id="brackets-of-another"),
        pytest.param("The minister named Ivo Tolan in court.", [], id="named-in-court"),
    ],
)  # fmt: skip
def test_appositions_however_they_are_set_off(text, expected):
    assert sorted(held(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The nephew of the deputy commander of the guard, Ivo Tolan, was fined.", [], id="nephew"),
        pytest.param("The nephew of the commander, General Ivo Tolan, was fined.", [], id="nephew-and-rank"),
        pytest.param("The son of the mayor, Ivo Tolan, was fined.", [], id="son"),
        pytest.param("His brother Jon Tolan and his sons Ivo and Oleg Tolan were fined.", [], id="brothers"),
        pytest.param("He is a friend of the deputy commander, General Ivo Tolan.",
                     [("Ivo Tolan", "deputy commander", None)], id="friend-of-a-general"),
        pytest.param("Ann Tolan is the wife of the deputy mayor, Ivo Tolan.",
                     [("Ivo Tolan", "deputy mayor", None)], id="wife-who-is-told-of"),
        pytest.param("The letter in relation to the mayor, Ivo Tolan, was read out.", [("Ivo Tolan", "mayor", None)],
                     id="in-relation-to"),
    ],
)  # fmt: skip
def test_whose_post_it_is_beside_kin(text, expected):
    assert sorted(held(text), key=str) == sorted(expected, key=str)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ivo Tolan was removed in May and made adviser to the minister.", ("appointed", "Ivo Tolan", "adviser")),
        ("Ivo Tolan was recalled in May and named deputy mayor.", ("appointed", "Ivo Tolan", "deputy mayor")),
        ("Ivo Tolan spent four years as deputy mayor of Tarn.", ("holds_post", "Ivo Tolan", "deputy mayor")),
        ("Ivo Tolan had a stint as deputy mayor of Tarn.", ("holds_post", "Ivo Tolan", "deputy mayor")),
        ("Ivo Tolan worked his way up to deputy mayor.", ("promoted", "Ivo Tolan", "deputy mayor")),
        ("In his place came Ivo Tolan.", ("appointed", "Ivo Tolan", None)),
        ("Ivo Tolan was dropped from the board.", ("dismissed", "Ivo Tolan", None)),
        ("Ivo Tolan was pushed into retirement.", ("dismissed", "Ivo Tolan", None)),
        ("Six inspectors were sent home until further notice.", ("suspended", "Six inspectors", "inspectors")),
        ("Ivo Tolan joined the Border Guard in 1999.", ("appointed", "Ivo Tolan", None)),
    ],
)  # fmt: skip
def test_careers_told_in_passing(text, expected):
    assert expected in [(c.act, plain(c.person), c.post) for c in claims(COURT + text, "career")]


def test_whoever_was_arrested_and_made_a_confession_got_no_post():
    assert [c.act for c in claims(COURT + "Ivo Tolan was arrested in May and made a full confession.", "career")] == []
