"""Sources that are cited and not held; and those that are held after all."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Finding, Source, When
from graftwatch.weigh.told import Told

from .making import paper, told, weigh_all

ARTICLE = paper("Akmola Observer", "2017-03-16")
WIRE = paper("Tobol Wire", "2017-03-15")


def cites(name: str, on: str | None = None, in_: Any = ARTICLE, act: str = "outlet") -> Told:
    return told("citation", act, in_, f"{name} {on} {act}", name=name, on=on)


def figure(value: float, source: Source, in_: Any = ARTICLE) -> Told:
    return told("figure", "level", in_, f"{value} {source}", value=value, unit="KZT", said_by=(source,))


def missing(claims: list[Told], *papers: Any) -> list[Finding]:
    return [finding for finding in weigh_all(claims, papers) if finding.kind == "missing_source"]


def test_an_issue_that_is_not_held_with_what_hangs_on_it() -> None:
    afp = Source("AFP", "outlet", on=When.parse("2017-03-12"))
    [found] = missing([cites("AFP", "2017-03-12"), figure(5, afp)], WIRE)
    assert found.title == "Not held: AFP of 2017-03-12; 1 document cites it"
    assert "1 claim of theirs hangs on it." in found.steps[-1]
    assert len(found.claims) == 2


def test_more_documents_and_more_claims_weigh_more() -> None:
    afp = Source("AFP", "outlet", on=When.parse("2017-03-12"))
    [one] = missing([cites("AFP", "2017-03-12")])
    [two] = missing([cites("AFP", "2017-03-12"), figure(5, afp), cites("AFP", "2017-03-12", WIRE)])
    assert two.title.endswith("2 documents cite it")
    assert two.weight > one.weight
    assert two.id == one.id


@pytest.mark.parametrize(
    ("cited", "on"),
    [
        pytest.param("Tobol Wire", "2017-03-15", id="the issue itself"),
        pytest.param("the Tobol Wire news agency", "2017-03-15", id="called by more words"),
        pytest.param("Tobol Wire", "2017-03-14", id="the evening before"),
        pytest.param("Tobol Wire", "2017-03", id="of that month"),
        pytest.param("Tobol Wire", None, id="on no day"),
        pytest.param("Тобол Wire", "2017-03-15", id="in other letters"),
    ],
)
def test_an_outlet_that_is_held(cited: str, on: str | None) -> None:
    assert missing([cites(cited, on)], WIRE) == []


@pytest.mark.parametrize(
    "name", ["another paper", "a newspaper", "Newspapers in Cape Town", "Vlast, AFP and the Courier"]
)
def test_what_names_no_outlet_or_several(name: str) -> None:
    assert missing([cites(name)]) == []


def test_an_outlet_may_be_called_by_its_last_word() -> None:
    assert missing([cites("the Gazette")], paper("Ostrel Gazette", "2017-03-15")) == []


@pytest.mark.parametrize("on", ["2015-06-18", "2017-03-18", "2017-02", "2016"])
def test_another_issue_of_an_outlet_that_is_held(on: str) -> None:
    assert len(missing([cites("Tobol Wire", on)], WIRE)) == 1


def test_a_press_release_that_two_documents_take_one_number_from() -> None:
    release = Source("press release", "document", on=When.parse("2017-03-14"))
    office = Source("Prosecutor's Office", "body", on=When.parse("2017-03-14"))
    claims = [
        cites("press release", "2017-03-14", act="document"), figure(3.4e9, office),
        cites("press release", "2017-03-14", WIRE, act="document"), figure(3.4e9, release, WIRE),
    ]  # fmt: skip
    [found] = missing(claims, ARTICLE, WIRE)
    assert found.title == "Not held: press release of 2017-03-14; 2 documents cite it"
    assert len(found.claims) == 4


def test_two_press_releases_of_one_day_are_not_one() -> None:
    ministry = Source("finance ministry", "body", on=When.parse("2017-03-14"))
    office = Source("Prosecutor's Office", "body", on=When.parse("2017-03-14"))
    claims = [
        cites("press release", "2017-03-14", act="document"), figure(3.4e9, office),
        cites("press release", "2017-03-14", WIRE, act="document"), figure(17, ministry, WIRE),
    ]  # fmt: skip
    assert len(missing(claims)) == 2


def test_one_report_of_a_day_whether_or_not_its_author_is_told() -> None:
    report, plain = "report of Accounts Committee", "report"
    claims = [cites(report, "2014-11-12", act="document"), cites(plain, "2014-11-12", WIRE, act="document")]
    [found] = missing(claims)
    assert found.title == "Not held: report of Accounts Committee of 2014-11-12; 2 documents cite it"
    other = cites("report of Customs Committee", "2014-11-12", paper("Post", "2015-01-01"), act="document")
    assert len(missing([claims[0], other])) == 2


def test_a_document_without_a_day_is_known_by_its_issuer_or_not_at_all() -> None:
    assert len(missing([cites("defence ministry press release", act="document")])) == 1
    assert missing([cites("verdict", act="document")]) == []
    assert missing([cites("the indictment", act="document")]) == []
    assert missing([cites("separate report to the cabinet", act="document")]) == []


def test_a_press_release_that_is_held() -> None:
    release = paper("Ministry of Defence", "2017-03-14", title="Press release: a memorandum is signed")
    assert missing([cites("press release", "2017-03-14", act="document")], release) == []


def test_a_reference_to_an_earlier_issue_of_ones_own() -> None:
    assert len(missing([cites("Monitor", "1998-01-14", act="self")])) == 1
    assert missing([cites("Monitor", act="self")]) == []


@given(st.permutations([cites("AFP", "2017-03-12"), cites("AFP", "2017-03-12", WIRE), cites("Vlast", "2017-03-09")]))
def test_order_does_not_matter_and_holding_the_source_settles_it(claims: list[Told]) -> None:
    found = missing(claims)
    assert sorted(f.title for f in found) == [
        "Not held: AFP of 2017-03-12; 2 documents cite it", "Not held: Vlast of 2017-03-09; 1 document cites it"
    ]  # fmt: skip
    assert len(missing(claims, paper("AFP", "2017-03-12"), paper("Vlast", "2017-03-09"))) == 0
