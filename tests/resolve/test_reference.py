"""Known people: posts and times in office of a list in FollowTheMoney's JSON, and what they say for and against."""

import json
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from graftwatch.resolve import NoPeople, Post, Profile, judge, references


def entity(id: str, schema: str, **properties: Any) -> dict[str, Any]:
    return {
        "id": id,
        "schema": schema,
        "properties": {k: v if isinstance(v, list) else [v] for k, v in properties.items()},
    }


def people(*rows: dict[str, Any]) -> dict[str, Profile]:
    lines = [json.dumps(row) for row in rows]
    return {each.id: each.profile for each in references(lambda: lines, "list")}


def day(year: int, month: int = 1, of: int = 1) -> int:
    return date(year, month, of).toordinal()


WHO = entity("Q1", "Person", name="Azat Orynbek", country="kz")
POST = entity("p1", "Position", name="Akim", country="kz", subnationalArea="Kostanay Region")
TERM = entity("o1", "Occupancy", holder="Q1", post="p1", startDate="2010-02", endDate="2014", status="ended")
AKIM = Post("governor", "akimat+region@kostanai", since=day(2010, 2), until=day(2014, 12, 31))


@pytest.mark.parametrize("rows", list(permutations([WHO, POST, TERM])))
def test_an_occupancy_is_a_post_with_its_term_wherever_it_stands(rows: tuple[dict[str, Any], ...]) -> None:
    assert people(*rows)["Q1"].posts == (AKIM,)


def test_what_is_nested_is_as_if_it_stood_by_itself() -> None:
    post = entity("p1", "Position", name="Akim", country="kz", subnationalArea="Kostanay Region")
    term = entity("o1", "Occupancy", post=post, startDate="2010-02", endDate="2014")
    assert people(entity("Q1", "Person", name="Azat Orynbek", country="kz", positionOccupancies=term))["Q1"].posts == (
        AKIM,
    )


@pytest.mark.parametrize(
    ("position", "beside", "post"),
    [
        pytest.param({"name": "Chairman", "organization": "b1"}, {}, ("head", "kz-knb"), id="a-body-by-its-id"),
        pytest.param(
            {"name": "Chairman", "organization": "National Security Committee"},
            {},
            ("head", "kz-knb"),
            id="by-its-name",
        ),
        pytest.param(
            {"name": "Judge of the Supreme Court", "organization": "Judiciary"},
            {},
            ("judge", "kz-supreme-court"),
            id="a-post-that-names-its-body",
        ),
        pytest.param({"name": "Akim", "subnationalArea": "kz-kus"}, {}, ("governor", ""), id="a-code-is-no-place"),
        pytest.param({"name": "Member of the Senate"}, {}, ("deputy", "senate"), id="a-member-of-parliament"),
        pytest.param(
            {"name": "Minister of Defence", "country": "ua"}, {}, ("ministry", "defence+ministry"), id="abroad"
        ),
    ],
)
def test_what_a_position_is(position: dict[str, str], beside: dict[str, str], post: tuple[str, str]) -> None:
    body = entity("b1", "PublicBody", name="National Security Committee")
    where = {"country": "kz"} | position
    [found] = people(WHO, body, entity("p1", "Position", **where), TERM)["Q1"].posts
    assert (found.role, found.body) == post


def test_a_position_that_is_told_twice_is_one() -> None:
    who = entity("Q1", "Person", name="Azat Orynbek", country="kz", position=["Akim of Kostanay Region", "Senator"])
    assert people(who, POST, TERM)["Q1"].posts == (AKIM, Post("member", ""))


def test_a_list_of_no_people_says_what_it_has() -> None:
    with pytest.raises(NoPeople, match="no Person with a name, but 1 Position, 1 Person: nothing was loaded"):
        people(POST, entity("Q1", "Person", country="kz"))


@pytest.mark.parametrize(
    ("post", "judgement"),
    [
        pytest.param(Post("governor", "akimat+region@kostanai", seen=day(2012)), "same", id="in-its-term"),
        pytest.param(Post("governor", "akimat+region@kostanai", seen=day(2003)), "unsure", id="long-before-it"),
        pytest.param(Post("governor", "akimat+city@kostanai", seen=day(2012)), "different", id="the-city-s"),
        pytest.param(
            Post("prosecution", "prosecution+region@kostanai", seen=day(2012)), "different", id="another-office"
        ),
        pytest.param(Post("prosecution", "prosecution+region@kostanai", seen=day(2020)), "unsure", id="another-later"),
    ],
)
def test_a_surname_with_initials_is_told_by_the_time_in_office(post: Post, judgement: str) -> None:
    told = Profile(schema="Person", names={"A. Orynbek": 1}, country="kz", posts=(post,), documents=1)
    listed = people(WHO, POST, TERM)["Q1"]
    others = 1  # another Orynbek is known
    verdict = judge(told, listed, bearers=others)
    assert verdict.judgement == judgement, verdict.words
    assert judge(listed, told, bearers=others).points == verdict.points
