"""Claims as types: what makes an id, what evidence promises, and errors that survive a process border."""

import pickle
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal

import pytest

from graftwatch.claims import (
    CareerClaim,
    Claim,
    Described,
    Document,
    Evidence,
    EvidenceDrift,
    FigureClaim,
    JusticeClaim,
    NotAClaim,
    NotADate,
    NotMoney,
    Source,
    When,
)
from graftwatch.errors import GraftwatchError

TEXT = "General Azat Orynbek, the former head of logistics, got 11 years. Five colonels were dismissed."


def evidence(quote: str, text: str = TEXT) -> Evidence:
    start = text.index(quote)
    return Evidence(quote, start, start + len(quote), (0, len(text)))


def sentenced(**changes: object) -> JusticeClaim:
    claim = JusticeClaim(
        document="d1", source="a.txt", act="sentenced", evidence=evidence("got 11 years"), person="Azat Orynbek",
        term="P11Y", reader="en-rules.1", confidence=0.9,
    )  # fmt: skip
    return replace(claim, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"confidence": 0.2}, id="confidence"),
        pytest.param({"reader": "en-rules.2"}, id="newer-reader"),
        pytest.param({"source": "elsewhere/a.txt"}, id="moved-file"),
        pytest.param({"term": "P10Y"}, id="a-field-read-better"),
        pytest.param({"when": When.parse("2016")}, id="a-date-found"),
        pytest.param({"stance": "alleged", "said_by": (Source("a court", "body"),)}, id="who-says-it"),
    ],
)
def test_the_same_words_give_the_same_id(changes: dict[str, object]) -> None:
    assert sentenced(**changes).id == sentenced().id


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"document": "d2"}, id="document"),
        pytest.param({"act": "convicted"}, id="act"),
        pytest.param({"evidence": evidence("got 11")}, id="other-words"),
        pytest.param({"person": "Azat Orynbekov"}, id="subject"),
        pytest.param({"person": Described("Azat Orynbek")}, id="described-is-not-named"),
        pytest.param({"person": None, "body": "Azat Orynbek"}, id="body-is-not-person"),
    ],
)
def test_something_else_gives_another_id(changes: dict[str, object]) -> None:
    assert sentenced(**changes).id != sentenced().id


def test_joint_subjects_of_one_clause_have_ids_of_their_own() -> None:
    words = evidence("Five colonels were dismissed")
    both = [
        CareerClaim(document="d1", source="a.txt", act="dismissed", evidence=words, person=name) for name in ("A", "B")
    ]
    assert len({claim.id for claim in both}) == 2


def test_the_spelling_of_a_number_is_not_part_of_the_id() -> None:
    figures = [
        FigureClaim(document="d", source="s", act="level", evidence=evidence("Five"), value=Decimal(text))
        for text in ("5", "5.0", "5.00")
    ]
    assert len({claim.id for claim in figures}) == 1


def test_a_document_is_known_by_its_content_not_by_its_path() -> None:
    document = Document(text=TEXT, source="a.txt", title="Verdict", date=When.parse("2016"), date_basis="stated")
    assert replace(document, source="b/c.txt", language="en").id == document.id
    assert document.inferred(When.parse("2017")).text_hash == document.text_hash
    assert replace(document, text=TEXT + " ").id != document.id
    assert replace(document, text=TEXT.upper() + "\n").text_hash == document.text_hash


def test_an_inferred_date_does_not_change_the_id() -> None:
    document = Document(text=TEXT, source="a.txt")
    assert document.inferred(When.parse("2016")).id == document.id


def test_claims_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        sentenced().act = "fined"  # type: ignore[misc]


def test_evidence_selects_its_own_words() -> None:
    evidence("got 11 years").verify("d1", TEXT)
    with pytest.raises(EvidenceDrift, match="run: graftwatch add --again d1") as caught:
        evidence("got 11 years").verify("d1", "x" + TEXT)
    assert caught.value.found == " got 11 year"
    with pytest.raises(EvidenceDrift):
        Evidence("", 3, 3, (0, 9)).verify("d1", TEXT)


def test_offsets_count_code_points() -> None:
    text = "👩‍⚖️ судья: Азат — 11 лет"
    evidence("Азат", text).verify("d1", text)


@pytest.mark.parametrize(
    "error",
    [
        pytest.param(EvidenceDrift("d1", 1, 4, "abc", "xyz"), id="drift"),
        pytest.param(NotAClaim("field 'kind' is missing"), id="claim"),
        pytest.param(NotADate("yesterday"), id="date"),
        pytest.param(NotMoney("4 million"), id="money"),
    ],
)
def test_errors_come_home_from_another_process_whole(error: GraftwatchError) -> None:
    home = pickle.loads(pickle.dumps(error))
    assert type(home) is type(error)
    assert home.args == error.args
    assert vars(home) == vars(error)
    assert str(home) == str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(sentenced(when=When.parse("2016-03"), said_by=(Source("x", "outlet", on=When.parse("2016")),)),
                     id="justice"),
        pytest.param(FigureClaim(document="d", source="s", act="level", evidence=evidence("Five colonels"),
                                 value=Decimal(5)), id="figure"),
    ],
)  # fmt: skip
def test_claims_cross_a_process_border(claim: Claim) -> None:
    assert pickle.loads(pickle.dumps(claim)) == claim
