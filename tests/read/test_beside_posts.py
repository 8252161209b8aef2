"""Who stands beside a post, or beside the body that he serves in, without a verb that says so."""

import pytest
from tests.read.reading import claims

COURT = "The court convicted a dozen officials of bribery on Monday. "


def held(text: str) -> list[tuple[object, str | None, str | None, bool]]:
    return [(c.person, c.post, c.body, c.former) for c in claims(COURT + text, "career") if c.act == "holds_post"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Colonel Darkhan Omarov of the Financial Police was arrested.",
            [("Darkhan Omarov", None, "Financial Police", False)],
            id="of",
        ),
        pytest.param(
            "They fined Lieutenant Colonel Yerlan Esimov, of the special unit.",
            [("Yerlan Esimov", None, "special unit", False)],
            id="comma",
        ),
        pytest.param(
            "The colonel from the Property Committee, Zarina Imanova, was charged.",
            [("Zarina Imanova", None, "Property Committee", False)],
            id="before",
        ),
        pytest.param(
            "The former colonel of the border service Ann Lee was jailed.",
            [("Ann Lee", None, "border service", True)],
            id="former",
        ),
        pytest.param(
            "Sanjar Polatov, formerly of the Tax Committee, was fined.",
            [("Sanjar Polatov", None, "Tax Committee", True)],
            id="formerly",
        ),
        pytest.param("Colonel Ivan Orlov of Almaty was arrested.", [], id="a-town"),
        pytest.param("Colonel Ivan Orlov of the region was arrested.", [], id="a-region"),
        pytest.param("General Ann Lee, of whom nothing is known, was arrested.", [], id="relative"),
        pytest.param("Colonel Ivan Petrov from the start denied the charges.", [], id="a-time"),
        pytest.param("A colonel of the police arrested Ivan Lee.", [], id="another"),
        pytest.param("Ivan Lee of the Financial Police was arrested.", [], id="no-rank"),
    ],
)
def test_who_serves_where_without_a_post(text, expected):
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Its former commander, one Colonel Orlov, was fined.", [("Orlov", "commander", True)], id="one"),
        pytest.param("The deputy mayor, a Mr. Leclair, was fined.", [("Leclair", "deputy mayor", False)], id="a-mr"),
        pytest.param(
            "The former director himself, General Esen Tolin, was fined.", [("Esen Tolin", "director", True)],
            id="himself",
        ),
        pytest.param("The treasurer, retired General Pavel Yuras, was fined.", [("Pavel Yuras", "treasurer", False)],
                     id="retired"),
        pytest.param("Acting mayor of Tarn is Ann Lee.", [("Ann Lee", "Acting mayor", False)], id="turned-about"),
        pytest.param("Oleg Petrov, the minister's former bodyguard, was fined.", [], id="whose-bodyguard"),
        pytest.param("Oleg Petrov, the ministers’ driver, was fined.", [], id="whose-driver"),
        pytest.param("Acting mayor of Tarn is a thankless job, Ann Lee said.", [], id="a-job"),
    ],
)  # fmt: skip
def test_who_stands_beside_a_post(text, expected):
    assert [(person, post, former) for person, post, _, former in held(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Army chairman retired Maj Gen Usman Tariq was charged.",
            [("Usman Tariq", "Army chairman", "Army", False)],
            id="retired",
        ),
        pytest.param(
            "The Assistant Minister for Public Works (Mr. Kiprono) denied it.",
            [("Kiprono", "Assistant Minister for Public Works", None, False)],
            id="bracket",
        ),
        pytest.param(
            "The State Minister for Water Prof. Karim Sarkar denied it.",
            [("Karim Sarkar", "State Minister for Water", None, False)],
            id="field",
        ),
        pytest.param("Ex-judge Ann Lee was charged.", [("Ann Lee", "judge", None, True)], id="former-judge"),
        pytest.param("Judge Ann Lee heard the case.", [], id="judge"),
        pytest.param("The minister told Gen. Usman Tariq to leave.", [], id="another"),
    ],
)
def test_ranks_between_a_post_and_a_name(text, expected):
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ann Lee, a driver at the regional akimat, was charged.",
            [("Ann Lee", "driver", "regional akimat", False)],
            id="employed",
        ),
        pytest.param(
            "A member of the tender commission, Ann Lee, was charged.",
            [("Ann Lee", "member", "tender commission", False)],
            id="member",
        ),
        pytest.param(
            "A former accounts officer, Ann Lee, was charged.",
            [("Ann Lee", "accounts officer", None, True)],
            id="officer-of",
        ),
        pytest.param("An officer, Ann Lee, was charged.", [], id="officer"),
        pytest.param("A member of the gang, Ann Lee, was charged.", [], id="gang"),
        pytest.param("A clearing agent, Ann Lee, was charged.", [], id="agent"),
        pytest.param("A driver, Ann Lee, was charged.", [], id="driver"),
    ],
)
def test_what_beside_an_occupation_makes_it_a_post(text, expected):
    assert held(text) == expected


@pytest.mark.parametrize(
    ("text", "former"),
    [
        pytest.param("The then head of the Tax Committee, Ann Lee, was charged.", True, id="then"),
        pytest.param("Ann Lee, who commanded the Border Service, was charged.", True, id="past"),
        pytest.param("Ann Lee, who used to be head of the Tax Committee, was charged.", True, id="used-to"),
        pytest.param("Ann Lee, former head of the Tax Committee (in custody since May), left.", True, id="bracket"),
        pytest.param("Ann Lee, who commands the Border Service, was charged.", False, id="present"),
        pytest.param("Ann Lee, who has headed the Border Service since 2012, was charged.", False, id="since"),
        pytest.param("Ann Lee headed the Border Service from 2003 to 2007.", False, id="span"),
    ],
)
def test_a_post_of_the_past_without_its_time_is_over(text, former):
    found = claims(f"A dozen officials were convicted of bribery. {text}", "career")
    assert [c.former for c in found if c.act == "holds_post"] == [former]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        pytest.param("The department's chief, Ann Lee, was charged.", "procurement department", id="own"),
        pytest.param("Police arrested it whole: the procurement department, whose chief, Ann Lee, fled.",
                     "procurement department", id="whose"),
        pytest.param("Drug squad commander Ann Lee was charged.", "Drug squad", id="before"),
        pytest.param("Committee chair Ann Lee was charged.", "tender committee", id="opening"),
        pytest.param("Deputy head Ann Lee was charged.", None, id="none"),
    ],
)  # fmt: skip
def test_the_body_of_a_post(text, body):
    found = held(f"The raid on the tender committee and the procurement department began. {text}")
    assert [b for _, _, b, _ in found] == [body]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A cook, Sergeant Ann Lee, told the court that the meat was rotten.", [("Ann Lee", "cook")], id="a-rank"
        ),
        pytest.param("The former harbour master, Captain Ivan Orlov, was fined.", [("Ivan Orlov", "harbour master")],
                     id="harbour-master"),
        pytest.param("The court fined storekeeper Ivan Orlov.", [("Ivan Orlov", "storekeeper")], id="storekeeper"),
        pytest.param("A cook, Ann Lee, told the court that the meat was rotten.", [], id="no-rank"),
        pytest.param("The victim, Sergeant Ann Lee, told the court of the blows.", [], id="a-victim"),
        pytest.param("The defendant, Captain Ann Lee, told the court of the blows.", [], id="a-defendant"),
        pytest.param("They fined his brother, Captain Ivan Orlov.", [], id="kin"),
    ],
)  # fmt: skip
def test_what_one_does_is_a_post_where_the_state_employs_him(text, expected):
    assert [(person, post) for person, post, _, _ in held(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The land is leased by Ann Lee, sister-in-law of the former police chief, General Oral Bekov.",
            [("Oral Bekov", "police chief")],
            id="apposition",
        ),
        pytest.param(
            "The treasurer was the wife of the regional commander, General Oral Bekov.",
            [("Oral Bekov", "regional commander")],
            id="copula",
        ),
        pytest.param("A nephew of the regional commander, Ivan Orlov, was arrested.", [], id="the-nephew"),
        pytest.param("The deputy of the regional commander, Ivan Orlov, was arrested.", [("Ivan Orlov", "deputy")],
                     id="the-deputy"),
    ],
)  # fmt: skip
def test_a_post_of_whom_a_tie_is_to(text, expected):
    found = [(person, post) for person, post, _, _ in held(text)]
    assert [f for f in found if f[1] != "treasurer"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Prosecutors charged inspectors Ann Lee, Jon Brekke and Ivan Orlov.",
            ["Ann Lee", "Jon Brekke", "Ivan Orlov"],
            id="before",
        ),
        pytest.param(
            "Ann Lee and Ivan Orlov, both deputy heads of the Customs Service, were arrested.",
            ["Ann Lee", "Ivan Orlov"],
            id="behind",
        ),
        pytest.param("Prosecutors charged auditor Ann Lee and Ivan Orlov.", ["Ann Lee"], id="one"),
        pytest.param("They fined inspectors Ann Lee and Jon Brekke with Ivan Orlov.", ["Ann Lee", "Jon Brekke"],
                     id="with"),
        pytest.param("They fined defendants Ann Lee and Ivan Orlov.", [], id="no-post"),
        pytest.param("They fined brothers Ann Lee and Ivan Orlov.", [], id="kin"),
        pytest.param("Prosecutors questioned judges Ann Lee and Ivan Orlov.", [], id="an-address"),
    ],
)  # fmt: skip
def test_a_row_of_names_shares_a_post(text, expected):
    assert {person for person, *_ in held(text)} == set(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prosecutors charged majors Oral Bekov and Ivan Petrov with bribery.", {"Oral Bekov", "Ivan Petrov"}),
        (
            "Prosecutors charged inspectors Oral Bekov, Ann Lee and Ivan Petrov.",
            {"Oral Bekov", "Ann Lee", "Ivan Petrov"},
        ),
        ("Prosecutors charged inspectors and Ivan Petrov with bribery.", {"inspectors", "Ivan Petrov"}),
        ("Prosecutors charged the inspectors whom Ivan Petrov led.", {"inspectors"}),
    ],
)
def test_a_row_of_names_behind_a_title_is_charged_as_the_names(text, expected):
    found = [c for c in claims(COURT + text, "justice") if c.act == "charged"]
    assert {getattr(c.person, "described", c.person) for c in found} == expected
