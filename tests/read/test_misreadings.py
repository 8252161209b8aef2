"""Sentences in whose reading somebody was told a thing of another: what each says, and beside it what it does not.

Every row is worded as agencies and official press services word it; all people and cases are invented."""

import pytest
from tests.read.reading import claims, plain

CAREERS = [
    pytest.param(
        "Police named the chief of the Road Fund, Ivan Petrov, as a suspect in a case of bribery.",
        [("holds_post", "Ivan Petrov", {"post": "chief", "body": "Road Fund"})],
        id="named as a suspect is named to no post",
    ),
    pytest.param(
        "The president named Ivan Petrov as chief of the Road Fund.",
        [("appointed", "Ivan Petrov", {"post": "chief", "body": "Road Fund"})],
        id="named as chief is",
    ),
    pytest.param(
        "The governor dismissed Pavel Oren as chief of the Border Police over bribes. Oren's deputy, Anna Kim, takes "
        "over.",
        [
            ("dismissed", "Pavel Oren", {"post": "chief", "body": "Border Police"}),
            ("appointed", "Anna Kim", {"post": "chief", "body": "Border Police"}),
            ("holds_post", "Anna Kim", {"post": "deputy", "body": "Border Police"}),
        ],
        id="a deputy who takes over, into the post that was left",
    ),
    pytest.param(
        "The removal of General Pavel Oren, who had run the Fuel Directorate since 2012, followed a bribery case. His "
        "replacement, Colonel Anna Kim, comes from the navy.",
        [
            ("dismissed", "Pavel Oren", {}),
            ("appointed", "Anna Kim", {"body": "Fuel Directorate"}),
            ("holds_post", "Pavel Oren", {"body": "Fuel Directorate"}),
        ],
        id="a replacement in apposition",
    ),
    pytest.param(
        "Ivan Petrov was prime minister of Tarn from 2003 to 2007. He lost his Defence Ministry post over bribes.",
        [
            ("dismissed", "Ivan Petrov", {"post": None, "body": "Defence Ministry"}),
            ("holds_post", "Ivan Petrov", {"post": "prime minister"}),
        ],
        id="the body that names a post, and not the post of before",
    ),
    pytest.param(
        "Ivan Petrov was sacked from the Road Fund over bribes and put back by the courts.",
        [
            ("dismissed", "Ivan Petrov", {"body": "Road Fund"}),
            ("returned", "Ivan Petrov", {"body": "Road Fund", "by": "courts"}),
        ],
        id="whoever puts somebody back is not where he goes",
    ),
    pytest.param(
        "Ivan Petrov, head of the NSB's Osh department, resigned over bribes.",
        [
            ("holds_post", "Ivan Petrov", {"body": "NSB's Osh department", "place": None}),
            ("resigned", "Ivan Petrov", {"body": "NSB's Osh department", "place": None}),
        ],
        id="a department of a body is no place",
    ),
    pytest.param(
        "Ivan Petrov was named head of the Road Fund in 2019, around the time critics said the law had been weakened.",
        [("appointed", "Ivan Petrov", {"said_by": ()})],
        id="what critics said at a time covers no more than their words",
    ),
    pytest.param(
        "The president dismissed Pavel Oren in June over bribes, less than four months after removing Anna Kim as "
        "security chief.",
        [("dismissed", "Pavel Oren", {"post": None, "reason": "bribes"})],
        id="the post of another whose fall dates this one",
    ),
    pytest.param(
        "Together with Ivan Petrov, two of his deputies took bribes. Anna Kim, one of his deputies, fled.",
        [("holds_post", "Anna Kim", {"post": "deputies"})],
        id="some of his deputies are not he",
    ),
    pytest.param(
        "Ivan Petrov, 57, who filled the prime minister's role in 2012-14, took bribes.",
        [("holds_post", "Ivan Petrov", {"post": "prime minister", "when": "2012/2014"})],
        id="a role filled for years is held, and whose role says which",
    ),
    pytest.param(
        "The head of the Road Fund, Ivan Petrov, took bribes. Petrov was appointed to the post in October 2018.",
        [
            ("holds_post", "Ivan Petrov", {"post": "head", "body": "Road Fund"}),
            ("appointed", "Ivan Petrov", {"post": "head", "body": "Road Fund", "when": "2018-10"}),
        ],
        id="appointed to the post that he has",
    ),
    pytest.param(
        "The governor of the province of Karaganda Ivan Petrov took bribes.",
        [("holds_post", "Ivan Petrov", {"post": "governor", "place": "Karaganda"})],
        id="what a province is called",
    ),
    pytest.param(
        "The Osh post has been closed since the New Year. Its former head, Ivan Petrov, took bribes.",
        [("holds_post", "Ivan Petrov", {"post": "head", "body": None})],
        id="a feast heads nothing",
    ),
]

JUSTICE = [
    pytest.param(
        "President Ilya Stern kept silent when asked about Ivan Petrov being named a suspect.",
        [("investigated", "Ivan Petrov", {})],
        id="whom a gerund is told of",
    ),
    pytest.param(
        "Former Defence Minister Ivan Petrov detained, according to Tarnpress.",
        [("detained", "Ivan Petrov", {})],
        id="the passive of headlines",
    ),
    pytest.param(
        "Customs officer Ivan Petrov detained the driver, according to Tarnpress.",
        [("detained", "driver", {"by": "Ivan Petrov"})],
        id="no passive with an object",
    ),
    pytest.param(
        "Ivan Petrov was arrested on Monday. The committee said a criminal case had been opened over the leak.",
        [("detained", "Ivan Petrov", {}), ("investigated", None, {})],
        id="a case over a thing is of nobody who was spoken of",
    ),
    pytest.param(
        "Ivan Petrov was searched on Monday over bribes. A criminal case has been opened.",
        [("searched", "Ivan Petrov", {}), ("investigated", "Ivan Petrov", {})],
        id="a case without more is",
    ),
    pytest.param(
        "Pavel Oren fled on 3 May 2019. Oren is a former mayor who was sentenced to ten years for bribery.",
        [("fled", "Pavel Oren", {"when": "2019-05-03"}), ("sentenced", "Pavel Oren", {"when": None})],
        id="who somebody is, is not of the day told before",
    ),
    pytest.param(
        "In January 2013 the ministry was shaken by the arrest of General Ivan Petrov over bribes.",
        [("detained", "Ivan Petrov", {"when": "2013-01"})],
        id="what shook a ministry happened then",
    ),
    pytest.param(
        "Oren said Lieutenant-Colonel Ivan Petrov, who served as deputy department head at the Anti-Terrorism Center "
        "of the former ministry, actually acting as an assistant to the former minister, has been arrested in "
        "connection with an investigation.",
        [("detained", "Ivan Petrov", {})],
        id="the speaker is not whom he speaks of",
    ),
    pytest.param(
        "An arrest warrant was issued by the Tarn Military Court against Ivan Petrov over bribes.",
        [("investigated", "Ivan Petrov", {"by": "Tarn Military Court"})],
        id="a court and against whom",
    ),
    pytest.param(
        "Ivan Petrov was jailed for bribery in 2016. Anna Kim was living a lavish life in the UK.",
        [("sentenced", "Ivan Petrov", {})],
        id="who lives well abroad has not fled",
    ),
    pytest.param(
        "Ivan Petrov demanded a bribe to release his two vans.",
        [],
        id="vans are let go, and nobody",
    ),
    pytest.param(
        "A trap was laid by the team and Ivan Petrov was arrested over bribes.",
        [("detained", "Ivan Petrov", {})],
        id="a name before its own verb",
    ),
    pytest.param(
        "Another state agency that came under investigation over bribes is the Road Fund.",
        [("investigated", None, {"body": "Another state agency"})],
        id="another is no her",
    ),
    pytest.param(
        "Ivan Petrov was arrested over bribes. Petrov's son, Pavel Petrov, is being searched by the ministry.",
        [("detained", "Ivan Petrov", {}), ("searched", "Pavel Petrov", {"by": "ministry"})],
        id="the son who is looked for, and not the father",
    ),
    pytest.param(
        "Officials said in 2017 that Anna Kim had been jailed in 2015 for five years after being convicted of bribery.",
        [("convicted", "Anna Kim", {"when": "2015"}), ("sentenced", "Anna Kim", {"when": "2015", "term": "P5Y"})],
        id="convicted and jailed in one year, whenever it was said",
    ),
    pytest.param(
        "The panel, led General Pavel Oren, sentenced Ivan Petrov to five years for bribery.",
        [("sentenced", "Ivan Petrov", {"term": "P5Y", "by": "panel"})],
        id="whom a verb has for an object",
    ),
    pytest.param(
        "On Friday a court in the city of Tarn found Petrov guilty of bribery.",
        [("convicted", "Petrov", {})],
        id="found so-and-so guilty",
    ),
    pytest.param(
        "It began with the arrest of the former head of the National Security Committee, Ivan Petrov, over bribes.",
        [("detained", "Ivan Petrov", {"by": None})],
        id="the body that somebody headed did not arrest him",
    ),
    pytest.param(
        "News broke that former Kazakh PM Ivan Petrov had been put under house arrest over bribes. President Pavel "
        "Oren kept silent.",
        [("detained", "Ivan Petrov", {})],
        id="a title in two letters",
    ),
    pytest.param(
        "The general was found guilty of fraud and ordered to refund $85,400 to the Road Fund.",
        [("convicted", "general", {}), ("fined", "general", {})],
        id="ordered to refund",
    ),
    pytest.param(
        "On 3 May two inspectors were detained in a case under Article 342 (Bribe-taking) of the Criminal Code.",
        [("detained", "two inspectors", {})],
        id="what an article is called is nobody",
    ),
    pytest.param(
        "Police questioned Ivan Petrov and Pavel Oren over bribes. Neither man has been charged.",
        [("questioned", "Ivan Petrov", {}), ("questioned", "Pavel Oren", {}), ("charged", 2, {"stance": "negated"})],
        id="neither man are two",
    ),
    pytest.param(
        "Ivan Petrov was given a suspended term of three years after he pleaded guilty to bribery.",
        [("sentenced", "Ivan Petrov", {"term": "P3Y"})],
        id="a term of so many years, and not so many years after",
    ),
    pytest.param(
        "Three years after he pleaded guilty to bribery Ivan Petrov was released.",
        [("released", "Ivan Petrov", {"term": None})],
        id="so many years after, and no term",
    ),
    pytest.param(
        "The court ordered that the money and two cars be confiscated from Ivan Petrov for bribery.",
        [("seized", "Ivan Petrov", {"what": "money and two cars"})],
        id="all that is seized",
    ),
    pytest.param(
        "On 3 May prosecutors opened a case against the former minister Petrov Ivan Sergeyevich. Ivan Petrov was "
        "detained over bribes.",
        [("investigated", "Ivan Sergeyevich Petrov", {}), ("detained", "Ivan Sergeyevich Petrov", {})],
        id="a surname before given name and patronymic",
    ),
]


def _as_rows(found: list) -> list[tuple[str, object]]:
    return sorted(((c.act, c.count if getattr(c, "count", None) else plain(c.person)) for c in found), key=str)


@pytest.mark.parametrize(("kind", "text", "expected"), [
    pytest.param("career", *row.values, id=row.id) for row in CAREERS
] + [pytest.param("justice", *row.values, id=row.id) for row in JUSTICE])  # fmt: skip
def test_who_it_is_told_of(kind: str, text: str, expected: list[tuple[str, object, dict[str, object]]]) -> None:
    found = claims(text, kind)
    assert _as_rows(found) == sorted(((act, who) for act, who, _ in expected), key=str)
    for act, who, fields in expected:
        claim = next(c for c in found if c.act == act and who in {plain(c.person), getattr(c, "count", None)})
        for name, value in fields.items():
            own = getattr(claim, name)
            assert (own.text if name in {"when", "term"} and own is not None and hasattr(own, "text") else own) == value


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ivan Petrov was jailed for the murder of his wife in Tarn in 2010.", [()]),
        ("Ivan Petrov was jailed for the murder of Anna Kim in Tarn in 2010.", [("Anna Kim",)]),
    ],
)
def test_whose_death_it_is(text: str, people: list[tuple[str, ...]]) -> None:
    assert [c.people for c in claims(text, "event")] in (people, [])


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The mayor, Ivan Petrov, pocketed the money allocated for the school.", "embezzlement"),
        ("The mayor, Ivan Petrov, pocketed the bribe.", "bribery"),
    ],
)
def test_money_that_was_meant_for_others_is_embezzled(text: str, act: str) -> None:
    assert [c.act for c in claims(text, "misconduct")] == [act]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In a survey published by the institute Tarn Data, 62 percent of drivers named the police as corrupt.",
            ("62 percent of drivers named the police", "named the police"),
        ),
        ("In July there were 56 such bribery offences, which is a third more.", ("56 such bribery offences", None)),
    ],
)
def test_the_words_of_a_figure(text: str, expected: tuple[str, str | None]) -> None:
    figure = claims(text, "figure")[0]
    assert figure.evidence.quote == expected[0]
    assert expected[1] is None or figure.indicator == expected[1]
    assert "which" not in figure.indicator


def test_an_emphatic_pronoun_is_nobody_else() -> None:
    text = "Police arrested Ivan Petrov over bribes. The president signed the decree on the reform himself."
    (decree,) = [c for c in claims(text, "measure") if c.act == "decree"]
    assert decree.bodies == ("president",)


def test_what_an_investigation_found_nobody_said_of_himself() -> None:
    text = (
        "The Office is conducting an investigation against the former Prosecutor General Ivan Petrov, which to date "
        "found that Petrov took bribes."
    )
    (deed,) = claims(text, "misconduct")
    assert "Ivan Petrov" not in [source.name for source in deed.said_by]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("More than 180 employees of state agencies were fired over ties with a gang.", [(180, "people_dismissed")]),
        ("Altogether 78 persons have been arrested for bribery so far in 2019.", [(78, "people_charged")]),
        ("Three employees of state agencies were fired over bribes.", []),
        ("Prosecutors on Tuesday indicted 63 people for bribery.", []),
    ],
)
def test_counts_that_are_statistics(text: str, expected: list[tuple[int, str]]) -> None:
    assert [(c.value, c.topic) for c in claims(text, "figure")] == expected
    assert not expected or not claims(text, "career")
