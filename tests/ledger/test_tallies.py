"""What is counted over a whole ledger: as persons have decided, from whichever end a tie is told."""

from dataclasses import replace
from typing import Any

import pytest

from graftwatch.claims import CitationClaim, Claim, Evidence, TieClaim, When
from graftwatch.ledger import Ledger
from graftwatch.resolution import resolve

from .making import document, evidence, figure, mention, raw_of, reading

TEXT = "Adil Olenov owns Keld Trade, whose rival is Orven Mining. The Herald wrote of 12 cases, then of 15, then of 7."
COMPANIES = ("Keld Trade", "Orven Mining")


@pytest.fixture
def told(ledger: Ledger) -> dict[str, Claim]:
    """Claims of one document in a ledger, by a name for each; its companies are known."""
    of = document(TEXT, date="2017-03-02", outlet="Courier")

    def tie(act: Any, from_: str, to: str) -> TieClaim:
        return TieClaim(document=of.id, source=of.source, evidence=evidence(of, from_), reader="test-rules.1", act=act,
                        from_=from_, to=to)  # fmt: skip

    claims: dict[str, Claim] = {
        "owns": tie("ownership", "Adil Olenov", "Keld Trade"),
        "rival": tie("rival", "Orven Mining", "Keld Trade"),
        "cites": CitationClaim(document=of.id, source=of.source, evidence=evidence(of, "The Herald"), act="outlet",
                               reader="test-rules.1", name="The Herald"),
        "12": figure(of, "12 cases", "12", topic="crimes_recorded", period=When.parse("2014")),
        "15": figure(of, "15", "15", topic="crimes_recorded", period=When.parse("2016")),
        "7": figure(of, "7", "7", topic="crimes_recorded"),
    }  # fmt: skip
    names = [mention(of, "Adil Olenov"), *(mention(of, name, schema="Organization") for name in COMPANIES)]
    ledger.add(of, raw_of(of), reading(of, *claims.values(), mentions=names))
    resolve(ledger)
    return claims


def _decide(ledger: Ledger, claim: Claim, **fields: Any) -> None:
    with ledger.decisions(writes=True) as decisions:
        verb: Any = "corrected" if fields else "rejected"
        decisions.decide(claim, verb, by="anna", reason="a slip", fields=fields or None, told="")


def _ties(ledger: Ledger) -> set[tuple[str, str, str, int]]:
    with ledger.browse() as browse:
        return {(each.one_name, each.act, each.other_name, each.claims) for each in browse.tallies.ties(9)}


def _values(ledger: Ledger, limit: int | None = None) -> list[str]:
    with ledger.browse() as browse:
        found = browse.tallies.figures("crimes_recorded", population=None, place=None, limit=limit)
        return [str(claim.value) for claim in found]  # type: ignore[attr-defined]


def test_ties_run_from_whom_claims_tell_them_and_count_as_decided(ledger: Ledger, told: dict[str, Claim]) -> None:
    owns, rival = ("Adil Olenov", "ownership", "Keld Trade", 1), ("Orven Mining", "rival", "Keld Trade", 1)
    assert _ties(ledger) == {owns, rival}
    _decide(ledger, told["rival"])
    assert _ties(ledger) == {owns}
    _decide(ledger, told["owns"], to="Orven Mining", act="membership")
    assert _ties(ledger) == {("Adil Olenov", "membership", "Orven Mining", 1)}


def test_who_points_to_whom_counts_as_decided(ledger: Ledger, told: dict[str, Claim]) -> None:
    def quoted() -> list[tuple[str | None, str, int, bool]]:
        with ledger.browse() as browse:
            return [(each.outlet, each.name, each.claims, each.is_held) for each in browse.tallies.quoted(9)]

    assert quoted() == [("Courier", "The Herald", 1, False)]
    _decide(ledger, told["cites"], name="Courier")
    assert quoted() == [("Courier", "Courier", 1, True)]
    _decide(ledger, told["cites"])
    assert quoted() == []


def test_of_a_question_the_latest_periods_come_first(ledger: Ledger, told: dict[str, Claim]) -> None:
    with ledger.browse() as browse:
        [question] = browse.tallies.questions()
    assert (question.count, str(question.first), str(question.last)) == (3, "2014-01-01", "2016-12-31")
    assert _values(ledger) == ["15", "12", "7"]
    assert _values(ledger, 1) == ["15"]


def test_a_value_that_many_tell_hides_none_before_it(ledger: Ledger) -> None:
    text = " ".join(f"In {year} there were {number} cases." for year, number in [("2014", "12")] + [("2016", "15")] * 9)
    of = document(text, date="2017-03-02")
    start = [at for at in range(len(text)) if text.startswith(("12", "15"), at)]
    claims = [
        replace(figure(of, text[at : at + 2], text[at : at + 2], topic="crimes_recorded",
                       period=When.parse("2014" if at == start[0] else "2016")),
                evidence=Evidence(text[at : at + 2], at, at + 2, (0, len(text))))
        for at in start
    ]  # fmt: skip
    ledger.add(of, raw_of(of), reading(of, *claims))
    assert _values(ledger, 5) == ["15", "15", "15", "12"]
    assert _values(ledger) == ["15"] * 9 + ["12"]


def test_a_corrected_figure_answers_the_question_of_its_correction(ledger: Ledger, told: dict[str, Claim]) -> None:
    _decide(ledger, told["12"], value="120")
    assert _values(ledger) == ["120", "15", "7"]
    _decide(ledger, told["15"], topic="budget_cost")
    assert _values(ledger) == ["120", "7"]
    with ledger.browse() as browse:
        assert {each.topic: each.count for each in browse.tallies.questions()} == {
            "crimes_recorded": 2,
            "budget_cost": 1,
        }
