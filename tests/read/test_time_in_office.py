"""Time in office, who was there before and after, posts in a row: what reports tell of a post beside who got it."""

import pytest
from tests.read.reading import claims

from graftwatch.claims import CareerClaim


def told(text: str) -> set[tuple[str, object, str | None, str | None, str | None]]:
    """Act, person, post, body or place, and day of every career claim."""
    return {
        (c.act, c.person, c.post, c.body or c.place, str(c.when) if c.when else None)
        for c in claims(text, "career")
        if isinstance(c, CareerClaim)
    }


HELD = [
    pytest.param(
        "Marek Tolan, mayor of Tarn, who opened the bridge on Monday, promised to fight bribery.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "2019-05-13~"),
        id="the-day-of-what-is-told-of-him",
    ),
    pytest.param(
        "The ministry said on Monday that Petra Solane had been freed with the approval of Marek Tolan, mayor of Tarn.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "2019-05-13~"),
        id="the-day-on-which-others-spoke-of-him",
    ),
    pytest.param(
        "Petra Solane was jailed on Monday for taking bribes. Marek Tolan, mayor of Tarn, demands her release.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "2019-05-16~"),
        id="now",
    ),
    pytest.param(
        "Marek Tolan commanded the border guard until he was dropped in January.",
        ("holds_post", "Marek Tolan", None, "border guard", "../2019-01"),
        id="until-a-clause",
    ),
    pytest.param(
        "Marek Tolan was mayor of Tarn for nine years until he was removed in 2014.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "2005/2014"),
        id="so-long-until-a-clause",
    ),
    pytest.param(
        "Marek Tolan, whose spell as mayor of Tarn ended in October 2014, was jailed.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "../2014-10"),
        id="a-spell-that-ended",
    ),
    pytest.param(
        "Marek Tolan's tenure as mayor of Tarn began in October 2014, and bribes were taken.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "2014-10"),
        id="a-tenure-that-began",
    ),
    pytest.param(
        "Bribes were taken at Tarn in May 2014. Marek Tolan, mayor of Tarn, told reporters that June that he was ill.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "2014-06~"),
        id="a-month-before-that-dates-who-spoke",
    ),
    pytest.param(
        "Marek Tolan, until now mayor of Tarn, was jailed.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "../2019-05-16~"),
        id="until-now-before-the-post",
    ),
    pytest.param(
        "Marek Tolan, mayor of Tarn until now, takes over.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "../2019-05-16~"),
        id="until-now-behind-the-post",
    ),
    pytest.param(
        "Marek Tolan, mayor of Tarn until recently, was jailed.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", None),
        id="until-recently",
    ),
    pytest.param(
        "Petra Solane was detained in June 2014. Marek Tolan, mayor of Tarn at the time, defended the arrest.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", "2014-06~"),
        id="at-the-time-of-what-was-told-before",
    ),
    pytest.param(
        "Six months after the president dismissed Marek Tolan, nobody will say why.",
        ("dismissed", "Marek Tolan", None, None, "2018-11"),
        id="counted-back-from-what-will-be-said-today",
    ),
    pytest.param(
        "Minister of Land and Water Marek Tolan was jailed.",
        ("holds_post", "Marek Tolan", "Minister of Land and Water", None, "2019-05-16~"),
        id="a-field-of-two-words-before-the-name",
    ),
    pytest.param(
        "Marek Tolan left the Customs Department on 3 May to become governor of Halm Region.",
        ("resigned", "Marek Tolan", None, "Customs Department", "2019-05-03"),
        id="left-to-become",
    ),
    pytest.param(
        "Marek Tolan left the Supreme Court for the Constitutional Council on 3 May.",
        ("holds_post", "Marek Tolan", None, "Supreme Court", "../2019-05-03"),
        id="left-for",
    ),
    pytest.param(
        "Marek Tolan went to head the Supreme Court.",
        ("transferred", "Marek Tolan", "head", "Supreme Court", None),
        id="went-to-head",
    ),
    pytest.param(
        "Marek Tolan joins the tender board of the Ministry of Water Works.",
        ("appointed", "Marek Tolan", "member", "tender board of the Ministry of Water Works", None),
        id="joins-a-board",
    ),
    pytest.param(
        "Petra Solane became Prosecutor General on 3 May. Marek Tolan, her predecessor, went to the Supreme Court.",
        ("holds_post", "Marek Tolan", "Prosecutor General", None, "../2019-05-03"),
        id="a-predecessor-who-goes-elsewhere",
    ),
    pytest.param(
        "The reshuffle of 3 May left 12 ministries. The Road Fund has been closed, and Marek Tolan is out of a job.",
        ("dismissed", "Marek Tolan", None, None, "2019-05-03"),
        id="the-day-of-a-reshuffle",
    ),
    pytest.param(
        "Marek Tolan, head of the National Grain Reserve, was jailed.",
        ("holds_post", "Marek Tolan", "head", "National Grain Reserve", "2019-05-16~"),
        id="a-body-of-common-words-is-no-person",
    ),
    pytest.param(
        "Marek Tolan, six years mayor of Tarn, was jailed.",
        ("holds_post", "Marek Tolan", "mayor", "Tarn", None),
        id="so-many-years",
    ),
    pytest.param(
        "Marek Tolan, until last month deputy governor of Halm Region, was jailed.",
        ("holds_post", "Marek Tolan", "deputy governor", "Halm Region", "../2019-04"),
        id="until-before-the-post",
    ),
    pytest.param(
        "Marek Tolan, since 2013 head of the Road Fund, was jailed.",
        ("holds_post", "Marek Tolan", "head", "Road Fund", "2013/.."),
        id="since-before-the-post",
    ),
    pytest.param(
        "Marek Tolan was until 2012 head of the Customs Service.",
        ("holds_post", "Marek Tolan", "head", "Customs Service", "../2012"),
        id="was-until",
    ),
    pytest.param(
        "Marek Tolan headed the Customs Service until his arrest on 3 March.",
        ("holds_post", "Marek Tolan", None, "Customs Service", "../2019-03-03"),
        id="until-his-arrest",
    ),
    pytest.param(
        "Marek Tolan, head of the Road Fund until his dismissal in 2016, was jailed.",
        ("holds_post", "Marek Tolan", "head", "Road Fund", "../2016"),
        id="beside-the-name-until-his-dismissal",
    ),
    pytest.param(
        "Marek Tolan, a lawyer at the Ministry of Energy, was fined.",
        ("holds_post", "Marek Tolan", "lawyer", "Ministry of Energy", "2019-05-16~"),
        id="employed-by-a-ministry",
    ),
    pytest.param(
        "A member of the Senate, Ilse Varga, was fined.",
        ("holds_post", "Ilse Varga", "member", "Senate", "2019-05-16~"),
        id="member-of-a-house",
    ),
    pytest.param(
        'The Customs Service denied the report. "It is a lie," spokeswoman Ilse Varga said.',
        ("holds_post", "Ilse Varga", "spokeswoman", "Customs Service", "2019-05-16~"),
        id="speaks-for-who-spoke",
    ),
    pytest.param(
        "Marek Tolan, head of the Road Fund, was detained. His deputy, Ilse Varga, said nothing.",
        ("holds_post", "Ilse Varga", "deputy", "Road Fund", "2019-05-16~"),
        id="deputy-of-a-chief",
    ),
]

BEFORE = [
    pytest.param(
        "On 3 May Ilse Varga was named minister of health. She replaces Marek Tolan, minister since 2014.",
        ("holds_post", "Marek Tolan", "minister of health", None, "../2019-05-03"),
        id="replaces",
    ),
    pytest.param(
        "Ilse Varga took over from Marek Tolan as head of the Road Fund in 2016.",
        ("holds_post", "Marek Tolan", "head", "Road Fund", "../2016"),
        id="took-over-from",
    ),
    pytest.param(
        "Marek Tolan, head of the Road Fund, was jailed. His successor, Ilse Varga, said nothing.",
        ("holds_post", "Ilse Varga", "head", "Road Fund", "2019-05-16~"),
        id="successor",
    ),
    pytest.param(
        "Inquiries into bribery go to a new Agency for Civil Service Affairs under Marek Tolan.",
        ("holds_post", "Marek Tolan", None, "Agency for Civil Service Affairs", None),
        id="body-under",
    ),
    pytest.param(
        "Ilse Varga was deputy governor of Halm Region under Marek Tolan.",
        ("holds_post", "Marek Tolan", "governor", "Halm Region", None),
        id="deputy-under",
    ),
    pytest.param(
        "The government fired Road Fund director Marek Tolan in May. Ilse Varga is filling in for him.",
        ("holds_post", "Ilse Varga", "acting director", "Road Fund", "2019-05-16~"),
        id="stands-in",
    ),
    pytest.param(
        "The appointment of Ilse Varga as head of the Road Fund in May followed the dismissal of Marek Tolan.",
        ("dismissed", "Marek Tolan", "head", "Road Fund", "2019-05"),
        id="followed-the-dismissal",
    ),
    pytest.param(
        "Finance Minister Ilse Varga, herself promoted only in April, presented the budget.",
        ("promoted", "Ilse Varga", "Finance Minister", None, "2019-04"),
        id="herself-promoted",
    ),
    pytest.param(
        "Ilse Varga swapped the job of mayor for that of chair of the State Audit Office on 9 May.",
        ("transferred", "Ilse Varga", "chair", "State Audit Office", "2019-05-09"),
        id="for-that-of",
    ),
]


@pytest.mark.parametrize(("text", "claim"), [*HELD, *BEFORE])
def test_what_is_told_of_a_post(text: str, claim: tuple[str, ...]) -> None:
    assert claim in told(text)


def test_posts_in_a_row_have_their_own_times() -> None:
    row = "Ilse Varga became head of the Road Fund in 2009, deputy chairwoman of the Customs Committee in 2012"
    assert {(post, body, when) for _, _, post, body, when in told(f"{row} and its chairwoman a year later.")} == {
        ("head", "Road Fund", "2009"),
        ("deputy chairwoman", "Customs Committee", "2012"),
        ("chairwoman", "Customs Committee", "2013"),
    }


def test_posts_behind_a_colon_are_those_of_the_subject() -> None:
    row = "Marek Tolan had gone the same way: head of the Road Fund until 2008, then prime minister until 2012."
    assert {(post, when) for _, _, post, _, when in told(row)} == {("head", "../2008"), ("prime minister", "../2012")}


def test_each_in_a_gapped_list_leaves_his_own_post() -> None:
    row = "Marek Tolan, deputy head of the Road Fund, was dismissed on 7 May, Ilse Varga, mayor of Tarn, on 9 May,"
    left = {claim for claim in told(f"{row} and Anna Belova on 10 May.") if claim[0] == "dismissed"}
    assert left == {
        ("dismissed", "Marek Tolan", "deputy head", "Road Fund", "2019-05-07"),
        ("dismissed", "Ilse Varga", "mayor", "Tarn", "2019-05-09"),
        ("dismissed", "Anna Belova", None, "Road Fund", "2019-05-10"),
    }


@pytest.mark.parametrize(
    ("text", "person"),
    [
        pytest.param("The Interior Ministry under President Marek Tolan bought no cars.", "Marek Tolan", id="an-era"),
        pytest.param(
            "The scheme was simple: customs officers took money, Marek Tolan said.", "Marek Tolan", id="a-colon"
        ),
        pytest.param("Marek Tolan, a lawyer at Delta Law, was fined for bribery.", "Marek Tolan", id="a-private-firm"),
        pytest.param("Ilse Varga was expelled from the club under Marek Tolan.", "Marek Tolan", id="no-body"),
    ],
)
def test_who_gets_no_public_post(text: str, person: str) -> None:
    assert not {claim for claim in told(text) if claim[1] == person and claim[2] not in {"President"}}


def test_a_post_is_not_taken_from_one_body_to_another() -> None:
    moved = "Road Fund director Marek Tolan was transferred to the Ministry of Energy in May."
    assert ("transferred", "Marek Tolan", None, "Ministry of Energy", "2019-05") in told(moved)


def test_a_time_in_office_dates_nothing_else() -> None:
    (fined,) = claims("Marek Tolan, until last month deputy governor of Halm Region, was fined.", "justice")
    assert fined.when is None or not str(fined.when).startswith("..")
