"""Whether two parties are one: what speaks for it beside the name, and what speaks against it."""

from datetime import date

import pytest

from graftwatch.resolve import Party, Post, Profile, index_keys, joined, judge, look_up
from graftwatch.resolve.linking import Known, link_one

DAY = date(2013, 6, 1).toordinal()


def person(*names: str, **fields: object) -> Profile:
    values = {"country": "kz", "first": DAY, "last": DAY} | fields
    return Profile(schema="Person", names=dict.fromkeys(names, 1), **values)  # type: ignore[arg-type]


AKIM = Post("akim+deputy", "akimat@akbulak", seen=DAY)
PROSECUTOR = Post("prosecution", "district+prosecution@taskala", seen=DAY + 15)
CUSTOMS = Post("head", "customs@akbulak", seen=DAY)
DENIED = "akim+deputy:akimat@akbulak"
MINISTER = Post("ministry", "ministry+water", seen=DAY)


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        pytest.param(person("Daulet Omirbekov"), person("Даулет Омирбеков"), "same", id="full-name"),
        pytest.param(
            person("Daulet Omirbekov", posts=(AKIM,)), person("Daulet Omirbekov", posts=(PROSECUTOR,)), "different",
            id="two-posts-in-two-places-at-one-time",
        ),
        pytest.param(
            person("Daulet Omirbekov", posts=(AKIM,)),
            person("Daulet Omirbekov", posts=(Post("judge", "court@taskala", seen=DAY + 900),)), "unsure",
            id="another-post-in-another-place-three-years-later",
        ),
        pytest.param(
            person("Daulet Omirbekov", posts=(AKIM,)),
            person("Daulet Omirbekov", posts=(Post("judge", "court@akbulak", seen=DAY + 900),)), "same",
            id="another-post-in-the-same-place-three-years-later",
        ),
        pytest.param(
            person("Daulet Omirbekov", posts=(Post("head", "committee@protektion", seen=DAY),)),
            person("Daulet Omirbekov", posts=(Post("head", "@tavin", seen=DAY + 15),)), "unsure",
            id="a-name-alone-may-be-that-of-a-firm-and-not-of-a-place",
        ),
        pytest.param(
            person("Daulet Omirbekov", posts=(AKIM,)), person("Daulet Omirbekov", denied=(DENIED,)),
            "different", id="a-text-says-so",
        ),
        pytest.param(
            person("Daulet Omirbekov", born=(1960, 1962)), person("Daulet Omirbekov", born=(1980, 1982)), "different",
            id="ages",
        ),
        pytest.param(
            person("Daulet Omirbekov", died=DAY - 400), person("Daulet Omirbekov", posts=(AKIM,)), "different",
            id="dead-before",
        ),
        pytest.param(person("Serik Akhmetov"), person("Серик Ахметов"), "unsure", id="both-names-are-common"),
        pytest.param(
            person("Serik Akhmetov", posts=(MINISTER,)), person("Серик Ахметов", posts=(MINISTER,)), "same",
            id="common-names-one-post",
        ),
        pytest.param(person("D. Omirbekov"), person("Daulet Omirbekov"), "unsure", id="initials-alone"),
        pytest.param(
            person("D. Omirbekov", posts=(MINISTER,)), person("Daulet Omirbekov", posts=(MINISTER,)), "same",
            id="initials-and-post",
        ),
        pytest.param(person("Omirbekov"), person("Daulet Omirbekov"), "unsure", id="surname-alone"),
        pytest.param(person("Omirbekov"), person("Omirbekov"), "different", id="two-bare-surnames"),
        pytest.param(
            person("Omirbekov", company={"a.b": 1, "c.d": 1, "customs@akbulak": 1}),
            person("Daulet Omirbekov", company={"a.b": 1, "c.d": 1}, posts=(CUSTOMS,)),
            "same", id="surname-body-and-company",
        ),
        pytest.param(person("Saule Omirbekova"), person("Omirbekov"), "different", id="the-other-sex"),
        pytest.param(
            person("Daulet Omirbekov", country="ua"), person("Daulet Omirbekov"), "unsure", id="two-countries"
        ),
    ],
)  # fmt: skip
def test_people(one: Profile, other: Profile, judgement: str) -> None:
    verdict = judge(one, other)
    assert verdict.judgement == judgement, verdict.words
    assert judge(other, one).points == verdict.points
    assert all(reason.words for reason in verdict.reasons)


def test_a_namesake_that_is_known_makes_a_name_alone_too_little() -> None:
    known = [
        Known("1", person("Daulet Omirbekov", posts=(AKIM,))),
        Known("2", person("Daulet Omirbekov", posts=(PROSECUTOR,))),
    ]
    link = link_one(Party(document="d", entity="x", profile=person("Даулет Омирбеков")), known)
    assert link.entity is None
    assert len(link.doubtful) == 2


def test_who_may_be_either_of_two_namesakes_vouches_for_neither() -> None:
    """Each namesake alone could be the one of whom only the name is known; a third document says no more than that."""
    nobody = Known("0", person("Daulet Omirbekov"))
    namesakes = [Known("1", person("Daulet Omirbekov", posts=(AKIM,))), Known("2", person("Daulet Omirbekov",
        posts=(PROSECUTOR,)))]  # fmt: skip
    party = Party(document="d", entity="x", profile=person("Даулет Омирбеков"))
    assert link_one(party, [nobody]).entity is nobody
    assert link_one(party, [nobody, namesakes[0]]).entity is nobody
    assert link_one(party, [nobody, *namesakes]).entity is None


def test_no_more_is_told_of_rivals_than_that_they_are_many() -> None:
    crowd = [Known(str(n), person("Daulet Omirbekov", born=(1930 + 5 * n, 1930 + 5 * n))) for n in range(12)]
    link = link_one(Party(document="d", entity="x", profile=person("Даулет Омирбеков")), crowd)
    assert link.entity is None
    assert all("3 or more others known by such a name" in verdict.words for _, verdict in link.doubtful)


def test_who_is_somebody_else_without_rivals_is_so_with_them() -> None:
    """A candidate is compared with no other where that could only speak against it."""
    other = Known("other", person("Daulet Omirbekov", denied=(DENIED,)))
    link = link_one(Party(document="d", entity="x", profile=person("Daulet Omirbekov", posts=(AKIM,))), [other] * 2)
    assert link.entity is None
    assert not link.doubtful


def test_somebody_of_many_names_is_sought_by_some_keys_of_each() -> None:
    names = [f"{given} {surname}" for given in ("Daulet", "Aidar", "Bolat", "Serik", "Yerlan") for surname in (
        "Omirbekov", "Kurmashev", "Tulegenov", "Zhaksylykov", "Seitkaliyev")]  # fmt: skip
    sought = look_up(person(*names))
    assert len(sought) == len(set(sought)) <= 120
    assert all(set(sought) & set(index_keys(person(name))) for name in names)


def test_the_name_that_says_most_comes_first() -> None:
    whole = joined(
        [person("D. Omirbekov"), person("Omirbekov"), person("Даулет Омирбеков"), person("Daulet Omirbekov")]
    )
    assert next(iter(whole.names)) == "Daulet Omirbekov"
    assert Profile.from_json(whole.to_json()) == whole


def body(name: str, key: str, country: str | None = "kz", *aka: str) -> Profile:
    return Profile(schema="PublicBody", names={name: 1}, key=key, country=country, aka=aka)


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        (body("Supreme Court", "court+supreme"), body("Supreme Court", "court+supreme"), "same"),
        (body("Supreme Court", "court+supreme"), body("Supreme Court", "court+supreme", "ua"), "different"),
        (body("Supreme Court", "court+supreme"), body("Supreme Court", "court+supreme", None), "unsure"),
        (body("Akbulak customs", "customs@akbulak", None), body("Акбулак", "customs@akbulaka", None), "same"),
        (body("regional court", ""), body("regional court", ""), "same"),
        (body("SSB", "~SSB", None), body("State Security Bureau", "bureau+security", None, "~SSB"), "unsure"),
        (body("Crime Agency", "agency+crime"), body("Clean Hands Service", "clean", "kz", "agency+crime"), "same"),
        (body("Crime Agency", "agency+crime"), body("Clean Hands Service", "clean"), "different"),
        (body("Aksai Stroi", "@aksai+stroi"), body("Аксай Строй", "@aksai+stroi"), "same"),
    ],
)
def test_bodies(one: Profile, other: Profile, judgement: str) -> None:
    verdict = judge(one, other)
    assert verdict.judgement == judgement, verdict.words
