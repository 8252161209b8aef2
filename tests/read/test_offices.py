"""Whoever holds an office, told in the ways of press offices: names right behind bodies, places at the front."""

import pytest
from tests.read.reading import claims, plain

# text, then (act, person, fields) of the career and justice claims of each named person, in any order
TOLD = [
    pytest.param(
        "Meanwhile, in Tarn, the head of the culture department Petra Solane was detained.",
        [
            ("holds_post", "Petra Solane", {"post": "head", "body": "culture department"}),
            ("detained", "Petra Solane", {"place": "Tarn"}),
        ],
        id="place at the front, name behind the body",
    ),
    pytest.param(
        "In Tarn, Petra Solane was detained on suspicion of fraud.",
        [("detained", "Petra Solane", {"offences": ("fraud",)})],
        id="place at the front, the name alone",
    ),
    pytest.param(
        "Then the commander of the first company of the LPS Azamat Ilin was dismissed.",
        [
            ("holds_post", "Azamat Ilin", {"post": "commander", "body": "first company of the LPS"}),
            ("dismissed", "Azamat Ilin", {}),
        ],
        id="name behind an acronym",
    ),
    pytest.param(
        "Prosecutors charged former deputy chief of the customs service Marek Tolan with fraud.",
        [
            ("holds_post", "Marek Tolan", {"post": "deputy chief", "body": "customs service", "former": True}),
            ("charged", "Marek Tolan", {"offences": ("fraud",)}),
        ],
        id="name behind the body as object",
    ),
    pytest.param(
        "It became known that another police chief, the head of the port police (LPS) of Tarn region, Marek Tolan, was"
        " detained.",
        [
            ("holds_post", "Marek Tolan", {"post": "head", "body": "port police", "place": "Tarn region"}),
            ("detained", "Marek Tolan", {}),
        ],
        id="name behind an acronym, a place and a comma; what became known is told",
    ),
    pytest.param(
        "Ten officers of the Agency for State Control and Combating Graft were arrested. Among them is Marek Tolan.",
        [("detained", "Marek Tolan", {})],
        id="what a body is for, behind 'and' in its name",
    ),
    pytest.param(
        "The director of the clinic in Tarn, a friend of Marek Tolan, was dismissed.",
        [],
        id="a friend's name is not his",
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_offices_and_their_holders(text, told):
    found = [c for c in claims(text) if c.kind in {"career", "justice"} and isinstance(c.person, str)]
    for claim in found:
        match = next(((a, p, f) for a, p, f in told if (a, p) == (claim.act, plain(claim.person))), None)
        assert match is not None, (claim.act, claim.person)
        for name, value in match[2].items():
            assert getattr(claim, name) == value, (claim.act, name)
    assert {(a, p) for a, p, _ in told} == {(c.act, c.person) for c in found}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        pytest.param(
            "A probe was opened against the deputy mayor of Tarn for bribery. The head of the culture department,"
            " Petra Solane, is under investigation for fraud.",
            [("investigated", "deputy mayor of Tarn"), ("investigated", "Petra Solane")],
            id="another post, another person",
        ),
        pytest.param(
            "A customs official was arrested on Monday. The deputy head of customs, Petra Solane, was arrested"
            " at home.",
            [("detained", "Petra Solane")],
            id="an official may be any of them",
        ),
        pytest.param(
            "On Monday several officers at the depot were arrested for taking bribes as part of the state’s ambitious"
            " Nurly Tarn road development programme.",
            [("detained", "several officers at the depot")],
            id="a mark of possession that the parser lost",
        ),
        pytest.param(
            "In order to punish his critics, Marek Tolan recorded a message.", [], id="in order to orders nothing"
        ),
        pytest.param(
            "Marek Tolan is charged with seizure of power.", [("charged", "Marek Tolan")], id="power is no asset"
        ),
        pytest.param(
            "It is not known whether Marek Tolan was arrested for fraud.", [], id="whether it happened is not known"
        ),
        pytest.param("The minister, Marek Tolan, was fired by decree on 3 May.", [], id="fired on a day is no attack"),
    ],
)
def test_who_is_told_of(text, acts):
    found = claims(text)
    assert [(c.act, plain(c.person)) for c in found if c.kind == "justice"] == acts
    assert not [c for c in found if c.kind == "event"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "The new head of the National Security Ministry Madrat Gulan fired five officers.",
            [("holds_post", "Madrat Gulan"), ("dismissed", "five officers")],
            id="a name that no list of names has",
        ),
        pytest.param(
            "Marek Tolan was arrested. The 60-year-old served as prosecutor general in 2010-2014.",
            [("detained", "Marek Tolan"), ("holds_post", "Marek Tolan")],
            id="the 60-year-old",
        ),
        pytest.param(
            "After the former head of the Pension Fund, Marek Tolan, was charged with fraud, the minister left.",
            [("holds_post", "Marek Tolan"), ("charged", "Marek Tolan")],
            id="after he was charged",
        ),
        pytest.param(
            "Marek Tolan was suspended from public office for five years.", [("barred", "Marek Tolan")], id="barred"
        ),
    ],
)
def test_people_in_plain_reports(text, told):
    found = [c for c in claims(text) if c.kind in {"career", "justice"}]
    assert {(c.act, plain(c.person)) for c in found} == set(told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Prosecutors arrested seven officers of the port. They are suspected of fraud.",
            [("detained", 7), ("investigated", 7)],
            id="counted",
        ),
        pytest.param(
            "Police searched the homes of several officers. They were later detained for taking bribes.",
            [("detained", "They")],
            id="not counted",
        ),
        pytest.param("Prosecutors opened the meeting. They were later detained in traffic.", [], id="those who act"),
        pytest.param("The lorries stood at the gate. They were detained for hours.", [], id="no people"),
    ],
)
def test_they(text, told):
    found = [c for c in claims(text, "justice") if c.act != "searched"]
    assert [(c.act, c.count or plain(c.person)) for c in found] == told


def test_all_of_them_are_accused():
    found = claims(
        "Prosecutors arrested seven officers. All of them are accused of abusing power. They are accused of extortion.",
        "misconduct",
    )
    assert [(c.act, c.stance) for c in found] == [("abuse_of_office", "alleged"), ("extortion", "alleged")]
