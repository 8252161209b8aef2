"""Whether the city's or the region's is meant by "the akim of Ozerny": what holders and the document tell."""

import pytest

from graftwatch.resolve import Post, Profile, judge
from graftwatch.resolve.levels import levels_meant, levels_of
from graftwatch.resolve.linking import index_keys

BARE, CITY, REGION = "akimat@ozerni", "akimat+city@ozerni", "akimat+region@ozerni"
COURT, REGIONAL = "court@ozerni", "court+region@ozerni"


@pytest.mark.parametrize(
    ("bodies", "held", "meant"),
    [
        pytest.param([BARE], [], {BARE: REGION}, id="a-document-that-speaks-of-the-region-alone"),
        pytest.param([BARE, CITY], [], {}, id="of-the-city-too"),
        pytest.param([COURT, REGIONAL, BARE], [], {}, id="one-body-with-and-without-its-level"),
        pytest.param([], [("A", "akim", BARE), ("B", "akim", REGION)], {BARE: CITY}, id="two-holders-of-two-posts"),
        pytest.param([], [("A", "akim", BARE), ("A", "akim", REGION)], {BARE: REGION}, id="one-holder-of-one"),
        pytest.param([], [("A", "akim", BARE), ("B", "akim+deputy", REGION)], {BARE: REGION}, id="of-another-post"),
        pytest.param(["customs@ozerni"], [], {}, id="no-local-body"),
        pytest.param(["akimat@kostanai"], [], {}, id="a-place-that-is-known-to-be-both"),
    ],
)
def test_what_a_document_means(bodies: list[str], held: list[tuple[str, str, str]], meant: dict[str, str]) -> None:
    assert levels_meant(bodies, held, {"ozerni", "kostanai"}) == meant


def test_a_post_is_of_the_level_that_its_holder_has_it_in_elsewhere() -> None:
    assert levels_of([("akim", BARE), ("akim", REGION)]) == {("akim", BARE): REGION}
    assert levels_of([("akim", BARE), ("akim", REGION), ("akim", CITY)]) == {}
    assert levels_of([("head", BARE), ("akim", REGION)]).get(("head", BARE)) is None


def body(key: str, **beside: int) -> Profile:
    return Profile(schema="PublicBody", names={key: 1}, key=key, country="kz", company=beside, first=1, last=1)


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        pytest.param(body(CITY), body(REGION), "different", id="city-and-region"),
        pytest.param(body(BARE), body(REGION), "unsure", id="no-level-and-region"),
        pytest.param(body(BARE), body(CITY), "unsure", id="no-level-and-city"),
        pytest.param(body(BARE), body(COURT), "different", id="another-kind"),
        pytest.param(
            body(BARE, **{"a.b": 1, "c.d": 1}), body(REGION, **{"a.b": 1, "c.d": 1}), "same", id="with-the-same-people"
        ),
        pytest.param(
            body(BARE, **{"a.b": 1, "c.d": 1, REGION: 1}), body(REGION, **{"a.b": 1, "c.d": 1, BARE: 1}), "unsure",
            id="with-the-same-people-and-each-beside-the-other",
        ),
    ],
)  # fmt: skip
def test_bodies_of_a_place(one: Profile, other: Profile, judgement: str) -> None:
    verdict = judge(one, other)
    assert verdict.judgement == judgement == judge(other, one).judgement, verdict.words
    assert judgement == "different" or set(index_keys(one)) & set(index_keys(other))


def holder(name: str, of: str, seen: int) -> Profile:
    return Profile(schema="Person", names={name: 1}, posts=(Post("akim", of, seen=seen),), country="kz")


@pytest.mark.parametrize(
    ("one", "other", "judgement"),
    [
        pytest.param(holder("B. Omirtayev", CITY, 900), holder("Berik Omirtayev", REGION, 905), "different", id="two"),
        pytest.param(
            holder("B. Omirtayev", BARE, 900), holder("Berik Omirtayev", REGION, 905), "same", id="may-be-one"
        ),
        pytest.param(holder("Omirtayev", BARE, 900), holder("Berik Omirtayev", REGION, 905), "unsure", id="a-surname"),
        pytest.param(
            holder("Berik Omirtayev", CITY, 900), holder("Berik Omirtayev", REGION, 2000), "same", id="years-later"
        ),
    ],
)
def test_holders_of_posts_of_a_place(one: Profile, other: Profile, judgement: str) -> None:
    verdict = judge(one, other)
    assert verdict.judgement == judgement, verdict.words
