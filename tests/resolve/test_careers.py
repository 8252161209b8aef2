"""Careers and cases: what claims add up to, what contradicts, and what an act undoes."""

from typing import Any

import pytest

from graftwatch.claims import CareerClaim, Document, Evidence, JusticeClaim, When
from graftwatch.resolve import Step, case_of, followed_by, occupancies
from graftwatch.resolve.sheet import Sheet


def step(act: str, when: str | None = None, *, role: str = "akim", body: str = "akimat@aktobe", on: str = "2015",
         document: str = "d", start: int = 0, **fields: Any) -> Step:  # fmt: skip
    claim = CareerClaim(
        document=document, source="s", act=act, evidence=Evidence("x", start, start + 1, (0, 9)),  # type: ignore[arg-type]
        when=When.parse(when) if when else None, post="akim" if role else None, **fields,
    )  # fmt: skip
    return Step(claim=claim, id=claim.id, role=role, body=body, on=When.parse(on))


def said(*steps: Step) -> list[tuple[list[str], list[str]]]:
    return [([str(w) for w in o.starts], [str(w) for w in o.ends]) for o in occupancies(steps)]


def test_a_post_from_its_beginning_to_its_end() -> None:
    assert said(step("appointed", "2012-10-08"), step("holds_post", "2013~"), step("dismissed", "2014-02")) == [
        (["2012-10-08"], ["2014-02"])
    ]


def test_the_most_exact_of_dates_that_agree_and_all_that_do_not() -> None:
    found = said(
        step("dismissed", "2014-02-11"), step("dismissed", "2014-02", start=1), step("dismissed", "2014-02-04", start=2)
    )
    assert found == [([], ["2014-02-04", "2014-02-11"])] or found == [([], ["2014-02-11", "2014-02-04"])]
    [one] = occupancies([step("dismissed", "2014-02-11"), step("dismissed", "2014-02-04", start=2)])
    assert one.is_disputed


def test_a_return_is_another_spell() -> None:
    assert said(
        step("appointed", "2010"),
        step("dismissed", "2012-03"),
        step("returned", "2016-09-13"),
        step("holds_post", "2017~"),
    ) == [(["2010"], ["2012-03"]), (["2016-09-13"], [])]


def test_an_end_that_names_no_post_ends_the_one_that_is_held() -> None:
    open_, other = step("appointed", "2012"), step("appointed", "2016", role="head", body="fund@x")
    assert said(open_, other, step("dismissed", "2014", role="", body="")) == [(["2012"], ["2014"]), (["2016"], [])]


def test_an_end_that_names_no_post_ends_the_one_that_is_past() -> None:
    former = step("holds_post", former=True)
    assert said(former, step("dismissed", "2009-06", role="", body="")) == [([], ["2009-06"])]


def test_what_is_planned_or_denied_is_no_step() -> None:
    assert said(step("appointed", "2012", stance="planned"), step("dismissed", "2013", stance="denied")) == []


def test_who_came_after_whom() -> None:
    [before] = occupancies([step("appointed", "2010"), step("dismissed", "2014")])
    [after] = occupancies([step("appointed", "2014-02")])
    assert followed_by([("one", before), ("two", after)]) == [("one", "two", after)]


def act(name: str, when: str | None, stance: str = "asserted", term: str | None = None) -> tuple[JusticeClaim, When]:
    claim = JusticeClaim(
        document=f"{name}{when}", source="s", act=name, evidence=Evidence("x", 0, 1, (0, 9)),  # type: ignore[arg-type]
        when=When.parse(when) if when else None, stance=stance, person="A", term=term,  # type: ignore[arg-type]
    )  # fmt: skip
    return claim, When.parse("2016-03-15")


@pytest.mark.parametrize(
    ("acts", "state"),
    [
        pytest.param([act("detained", "2014-03"), act("sentenced", "2015-06-17")], "sentenced", id="the-highest"),
        pytest.param([act("sentenced", "2015-06-17"), act("reduced", "2016-02-26")], "reduced", id="what-came-after"),
        pytest.param([act("convicted", "2015"), act("acquitted", "2016")], "acquitted", id="acquitted"),
        pytest.param(
            [act("detained", "2014"), act("convicted", "2015", "alleged")], "detained", id="not-above-the-sourced"
        ),
        pytest.param([act("detained", "2014", "alleged")], None, id="nothing-asserted"),
        pytest.param([act("released", "2013"), act("sentenced", "2015")], "sentenced", id="an-earlier-release"),
    ],
)
def test_where_a_case_stands(acts: list[tuple[JusticeClaim, When]], state: str | None) -> None:
    case = case_of(acts)
    assert (case.state.act if case.state else None) == state
    assert len(case.rungs) == len(acts)


def test_two_dates_and_two_terms_stand_side_by_side() -> None:
    [rung] = case_of([act("sentenced", "2015-06-17", term="P11Y"), act("sentenced", "2015-06-18", term="P10Y")]).rungs
    assert sorted(rung.terms) == ["P10Y", "P11Y"]
    assert len(rung.whens) == 2


def test_a_transfer_ends_the_post_before_it() -> None:
    """Only the one other post that its document says was held then; of two, or of one that is past, nobody knows."""
    old = step("holds_post", "2017-12-13~", role="head", body="agency")
    new = step("transferred", "2017-12-11", role="prosecution", body="state", start=1)
    assert sorted(said(old, new)) == [([], ["2017-12-11"]), (["2017-12-11"], [])]
    past = step("holds_post", role="head", body="agency", former=True)
    other = step("holds_post", "2017-12-13~", role="judge", body="court", start=2)
    elsewhere = step("holds_post", "2017-12-13~", role="head", body="agency", document="e")
    for rest in ((past, new), (old, other, new), (elsewhere, new)):
        assert all(not ends for _, ends in said(*rest))


def test_until_a_year_is_an_end() -> None:
    assert said(step("holds_post", "2014/.."), step("holds_post", "../2017-06", start=1)) == [(["2014"], ["2017-06"])]
    assert said(step("holds_post", "../2017-06", former=True)) == [([], ["2017-06"])]


def test_until_now_is_until_the_next_post_that_the_document_tells() -> None:
    old = step("holds_post", "../2015-05-16~", former=True)
    new = step("appointed", "2015-05-12", role="ministry", body="water", start=1)
    assert sorted(said(old, new)) == [([], ["2015-05-12"]), (["2015-05-12"], [])]
    elsewhere = step("appointed", "2015-05-12", role="ministry", body="water", document="e")
    assert sorted(said(old, elsewhere)) == [([], ["2015-05-16~"]), (["2015-05-12"], [])]
    years_ago = step("holds_post", "../2011", former=True)
    assert sorted(said(years_ago, new)) == [([], ["2011"]), (["2015-05-12"], [])]


@pytest.mark.parametrize(
    ("act", "post", "body", "role"),
    [
        pytest.param("holds_post", "member", "Majilis", "deputy", id="a-member-of-parliament"),
        pytest.param("holds_post", "deputy", "Majilis", "deputy", id="a-deputy"),
        pytest.param("holds_post", "member", "Accounts Committee", "member", id="a-member-of-a-committee"),
        pytest.param("transferred", None, "Supreme Court", "judge", id="who-goes-to-a-court"),
        pytest.param("transferred", "head", "Supreme Court", "head", id="who-goes-to-head-it"),
        pytest.param("holds_post", None, "Supreme Court", "head", id="who-runs-it"),
        pytest.param("transferred", None, "Ministry of Finance", "head", id="who-goes-to-a-ministry"),
    ],
)
def test_what_a_post_is_in_its_body(act: str, post: str | None, body: str, role: str) -> None:
    document = Document(text=f"Marek Tolan, {body}", source="a.txt", language="en")
    claim = CareerClaim(
        document=document.id, source="a.txt", act=act, evidence=Evidence(document.text, 0, len(document.text), (0, 0)),  # type: ignore[arg-type]
        person="Marek Tolan", post=post, body=body,
    )  # fmt: skip
    assert Sheet(document, [], [claim]).post_of(claim)[0] == role


def held(text: str, *claims: tuple[str, str | None, str | None, str, str]) -> list[tuple[str, str]]:
    """Role and body of claims (act, post, body, person, quote) of a text."""
    document = Document(text=text, source="a.txt", language="en", date=When.parse("2015-03-03"))
    made = []
    for act, post, body, person, quote in claims:
        start = text.index(quote)
        evidence = Evidence(quote, start, start + len(quote), (0, len(text)))
        made.append(
            CareerClaim(
                document=document.id, source="a.txt", act=act, evidence=evidence, person=person, post=post, body=body  # type: ignore[arg-type]
            )
        )  # fmt: skip
    sheet = Sheet(document, [], made)
    return [sheet.post_of(claim) for claim in made]


@pytest.mark.parametrize("post", ["akim", "mayor", "governor"])
def test_who_governs_a_city_holds_one_post_whatever_it_is_called(post: str) -> None:
    [(role, _)] = held(f"Ivo Marek, {post} of Tarsk", ("holds_post", post, None, "Ivo Marek", f"{post} of Tarsk"))
    assert role == "governor"
    [(bank, _)] = held("Ivo Marek", ("holds_post", f"{post} of the Savings Bank", None, "Ivo Marek", "Ivo Marek"))
    assert bank == post


def test_an_office_that_passes_to_somebody_is_a_post() -> None:
    text = "Ivo Marek was governor of Tarsk Region. The governorship passes to Dan Lysenko."
    before, after = held(
        text, ("holds_post", "governor", "Tarsk Region", "Ivo Marek", "Ivo Marek was governor of Tarsk Region"),
        ("appointed", None, None, "Dan Lysenko", "The governorship passes to Dan Lysenko"),
    )  # fmt: skip
    assert before == after == ("governor", "akimat+region@tarsk")
    friendship = held("His friendship passed to Dan Lysenko.", ("appointed", None, None, "Dan Lysenko", "friendship"))
    assert friendship == [("", "")]


def test_a_post_without_a_body_is_in_the_one_that_the_text_has_such_a_post_in() -> None:
    text = "The Tarsk Water Committee lost its chairman, Ivo Marek. Dan Lysenko is the new chairman."
    first = ("dismissed", "chairman", "Tarsk Water Committee", "Ivo Marek", "lost its chairman, Ivo Marek")
    second = ("appointed", "chairman", None, "Dan Lysenko", "Dan Lysenko is the new chairman")
    assert held(text, first, second)[1] == held(text, first)[0]
    third = ("dismissed", "chairman", "Land Fund", "Ivo Marek", "lost its chairman")
    assert held(text, first, third, second)[2] == ("head", "")


@pytest.mark.parametrize(
    ("post", "body", "key"),
    [
        ("prosecutor", "Tarsk", "prosecution@tarsk"),
        ("akim", "Tarsk Region", "akimat+region@tarsk"),
        ("director", "Tarsk Steel", "@stil+tarsk"),
        ("chief of police", "Interior Ministry", "internal+ministry"),
    ],
)
def test_a_place_may_stand_where_the_body_is_told(post: str, body: str, key: str) -> None:
    [(_, found)] = held(f"Ivo Marek, {post}, {body}", ("holds_post", post, body, "Ivo Marek", "Ivo Marek"))
    assert found == key


def test_a_city_whose_name_is_left_out_is_not_called_as_its_region() -> None:
    text = (
        "Ivo Marek, mayor of Karatal, became deputy governor of Tarsk Region. The post of mayor passed to Dan Lysenko."
    )
    first = ("holds_post", "mayor of Karatal", None, "Ivo Marek", "Ivo Marek, mayor of Karatal")
    second = ("appointed", "mayor", None, "Dan Lysenko", "The post of mayor passed to Dan Lysenko")
    assert held(text, first, second)[1] == ("governor", "akimat+city@karatal")
    assert held(text, second) == [("governor", "")]
