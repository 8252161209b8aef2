"""What adding changes, what it leaves alone, and what it refuses."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from graftwatch.claims import CareerClaim, Document, EvidenceDrift, Mention, Reading
from graftwatch.ledger import Added, Duplicate, Entry, Ledger, NoSuchDocument, NotStorable, hash_of, open_ledger

from .making import READER, career, document, figure, mention, raw_of, reading

TEXT = "Adil Shayakhmetov was dismissed. 300 cases were opened."


def test_a_new_document_is_written_with_its_claims(ledger: Ledger) -> None:
    one = document(TEXT)
    added = ledger.add(one, raw_of(one), reading(one, career(one, "was dismissed")))
    assert added == Added(document=one.id, status="new", claims=1, kinds={"career": 1})
    assert ledger.readings(one.id) == [READER]


def test_adding_the_same_again_changes_nothing(ledger: Ledger) -> None:
    one = document(TEXT)
    same = reading(one, career(one, "was dismissed"), mentions=[mention(one, "Adil Shayakhmetov")])
    ledger.add(one, raw_of(one), same)
    before = ledger.stats().documents, list(ledger.claims()), list(ledger.mentions()), ledger.origins(one.id)
    again = ledger.add(one, raw_of(one), same)
    assert (again.status, again.claims, again.replaced, again.kinds) == ("held", 1, 1, {})
    assert (ledger.stats().documents, list(ledger.claims()), list(ledger.mentions()), ledger.origins(one.id)) == before
    assert list(ledger.check()) == []


def test_another_source_is_another_origin_of_the_one_document(ledger: Ledger) -> None:
    one = document(TEXT, source="a.txt")
    ledger.add(one, raw_of(one))
    added = ledger.add(replace(one, source="b.txt"), raw_of(one))
    assert added.status == "origin"
    assert ledger.origins(one.id) == ["a.txt", "b.txt"]
    assert ledger.document("b.txt").source == "a.txt"


@pytest.mark.parametrize(
    ("newer", "left"),
    [
        pytest.param("test-rules.2", ["test-rules.2"], id="newer-version"),
        pytest.param("test-rules.1", ["test-rules.1"], id="same-version"),
        pytest.param("model.1", ["model.1", "test-rules.1"], id="another-family"),
        pytest.param("test.rules.1", ["test-rules.1", "test.rules.1"], id="a-name-with-a-dot"),
    ],
)
def test_a_reading_replaces_those_of_its_own_family(ledger: Ledger, newer: str, left: list[str]) -> None:
    one = document(TEXT)
    ledger.add(one, raw_of(one), reading(one, career(one, "was dismissed")))
    second = figure(one, "300 cases", "300", reader=newer)
    ledger.keep_reading(reading(one, second, reader=newer))
    assert ledger.readings(one.id) == left
    assert sorted(claim.reader for claim in ledger.claims()) == left
    assert list(ledger.check()) == []


def test_two_readers_that_agree_keep_a_claim_each(ledger: Ledger) -> None:
    one = document(TEXT)
    for reader in ("a.1", "b.1"):
        ledger.add(one, raw_of(one), reading(one, career(one, "was dismissed", reader), reader=reader))
    assert len({claim.id for claim in ledger.claims()}) == 1
    assert [claim.reader for claim in ledger.claims()] == ["a.1", "b.1"]
    assert ledger.claim(next(ledger.claims()).id).reader == "a.1"


def test_a_reading_that_found_nothing_is_remembered(ledger: Ledger) -> None:
    one = document(TEXT)
    ledger.add(one, raw_of(one), reading(one))
    assert ledger.has_raw(one.raw_hash, one.source, READER)


@pytest.mark.parametrize(
    ("source", "reader", "held"),
    [
        pytest.param("a.txt", None, True, id="held"),
        pytest.param("b.txt", None, False, id="another-source"),
        pytest.param("a.txt", "test-rules.1", True, id="same-version"),
        pytest.param("a.txt", "test-rules.2", False, id="a-newer-version-has-not-read-it"),
        pytest.param("a.txt", "test-rules.0", True, id="an-older-version-need-not"),
        pytest.param("a.txt", "model.1", False, id="another-family"),
    ],
)
def test_what_is_held_and_read_is_known_by_bytes_and_source(
    ledger: Ledger, source: str, reader: str | None, held: bool
) -> None:
    one = document(TEXT, source="a.txt")
    ledger.add(one, raw_of(one), reading(one))
    assert ledger.has_raw(one.raw_hash, source, reader) is held
    assert not ledger.has_raw("0" * 40, source, reader)


def test_the_same_text_is_linked_to_the_first(ledger: Ledger) -> None:
    first, second, third = (document(TEXT, outlet=outlet, source=f"{outlet}.txt") for outlet in ("A", "B", "C"))
    results = [ledger.add(each, raw_of(each)) for each in (first, second, third)]
    assert [result.same_text for result in results] == [None, first.id, first.id]
    assert [(link.document, link.other) for link in ledger.duplicates()] == [
        (second.id, first.id),
        (third.id, first.id),
    ]
    assert len(ledger.duplicates(first.id)) == 2
    assert len(ledger.duplicates(third.id)) == 1


def _sharing(ledger: Ledger, *bands: int) -> list[str]:
    with ledger.writer() as writer:
        return [each.id for each in writer.candidates(bands)]


def test_near_duplicates_are_candidates_by_band_and_linked_as_told(ledger: Ledger) -> None:
    one, two, other = document(TEXT), document(TEXT + " More."), document("Nothing alike at all.")
    bands = (1, -(2**63), 2**63 - 1)
    ledger.add_many([Entry(document=one, raw=raw_of(one), bands=bands), Entry(document=other, raw=raw_of(other))])
    assert _sharing(ledger, 5, bands[1]) == [one.id]
    assert _sharing(ledger) == []
    (added,) = ledger.add_many([Entry(document=two, raw=raw_of(two), bands=bands, alike=[(one.id, 0.8)])])
    assert added.alike == ((one.id, 0.8),)
    assert ledger.duplicates() == [Duplicate(document=two.id, other=one.id, similarity=0.8, exact=False)]
    assert _sharing(ledger, *bands) == [one.id, two.id]


def _drifted(one: Document) -> Reading:
    claim = career(one, "was dismissed")
    return reading(one, replace(claim, evidence=replace(claim.evidence, start=0, end=13)))


def _of_another(one: Document) -> Reading:
    return reading(one, replace(career(one, "was dismissed"), document="0" * 20))


def _by_another(one: Document) -> Reading:
    return reading(one, career(one, "was dismissed", reader="someone-else.1"))


def _unknown_act(one: Document) -> Reading:
    claim: CareerClaim = replace(career(one, "was dismissed"), act="vanished")  # type: ignore[arg-type]
    return reading(one, claim)


def _mention_elsewhere(one: Document) -> Reading:
    elsewhere: Mention = replace(mention(one, "Adil"), start=1, end=5)
    return reading(one, mentions=[elsewhere])


def _sentence_outside(one: Document) -> Reading:
    claim = career(one, "was dismissed")
    return reading(one, replace(claim, evidence=replace(claim.evidence, sentence=(0, 999))))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        pytest.param(_drifted, EvidenceDrift, id="quote-that-does-not-stand-in-the-text"),
        pytest.param(_of_another, NotStorable, id="claim-of-another-document"),
        pytest.param(_by_another, NotStorable, id="claim-signed-by-another-reader"),
        pytest.param(_unknown_act, NotStorable, id="act-outside-the-vocabulary"),
        pytest.param(_mention_elsewhere, NotStorable, id="mention-that-is-not-there"),
        pytest.param(_sentence_outside, NotStorable, id="sentence-outside-the-text"),
    ],
)
def test_a_false_reading_is_refused_and_nothing_is_written(
    ledger: Ledger, make: Callable[[Document], Reading], error: type[Exception]
) -> None:
    one = document(TEXT)
    with pytest.raises(error):
        ledger.add(one, raw_of(one), make(one))
    assert ledger.stats().documents == 0


@pytest.mark.parametrize(
    ("one", "raw"),
    [
        pytest.param(document("a\0b"), b"a\0b", id="nul"),
        pytest.param(document("text", title="half a pair: \ud800"), b"text", id="half-a-surrogate-pair"),
        pytest.param(document("text"), b"other bytes", id="not-from-these-bytes"),
    ],
)
def test_a_document_that_no_database_can_hold_is_refused(ledger: Ledger, one: Document, raw: bytes) -> None:
    with pytest.raises(NotStorable, match=one.source):
        ledger.add(one, raw)
    assert ledger.stats().documents == 0


def test_a_number_that_no_column_holds_is_refused_whole(ledger: Ledger) -> None:
    one = document(TEXT)
    claim = replace(career(one, "was dismissed"), person="half a pair: \ud800")
    with pytest.raises(NotStorable):
        ledger.add(one, raw_of(one), reading(one, claim))
    assert ledger.stats().documents == 0


def test_one_bad_document_of_many_leaves_none_of_them(ledger: Ledger) -> None:
    good, bad = document("good"), document("bad")
    with pytest.raises(NotStorable):
        ledger.add_many([Entry(document=good, raw=b"good"), Entry(document=bad, raw=b"not it")])
    assert ledger.stats().documents == 0


def test_a_reading_of_a_document_that_is_not_held_is_refused(ledger: Ledger) -> None:
    one = document(TEXT)
    with pytest.raises(NoSuchDocument):
        ledger.keep_reading(reading(one))


@pytest.mark.parametrize(
    ("date", "basis", "kept"),
    [
        pytest.param(None, None, "2015", id="undated"),
        pytest.param("2014-05", "inferred", "2015", id="inferred-before"),
        pytest.param("2014-05-01", "stated", "2014-05-01", id="stated"),
        pytest.param("2014-05-01", "metadata", "2014-05-01", id="metadata"),
    ],
)
def test_a_reading_dates_only_what_states_no_date(
    ledger: Ledger, date: str | None, basis: str | None, kept: str
) -> None:
    from graftwatch.claims import When

    one = document(TEXT, **({"date": date, "date_basis": basis} if date else {}))
    ledger.add(one, raw_of(one))
    ledger.keep_reading(reading(one, inferred_date=When.parse("2015")))
    assert str(ledger.document(one.id).date) == kept
    (hit,) = ledger.search(f"dismissed after:{kept}")
    assert hit.document == one.id
    assert list(ledger.check()) == []


def test_setting_aside_counts_tries_and_adding_clears_it(ledger: Ledger) -> None:
    one = document(TEXT, source="a.txt")
    for reason in ("is empty", "is still empty"):
        ledger.set_aside("a.txt", reason, "fetch it again", by="acquire", raw_hash="00")
    (aside,) = ledger.set_asides()
    assert (aside.reason, aside.hint, aside.by, aside.raw_hash, aside.tries) == (
        "is still empty", "fetch it again", "acquire", "00", 2,
    )  # fmt: skip
    assert aside.at.tzinfo is not None
    ledger.add(one, raw_of(one))
    assert ledger.set_asides() == []


def test_a_source_of_any_length_can_be_set_aside(ledger: Ledger) -> None:
    ledger.set_aside("я" * 5000, "is empty", "fetch it again", by="acquire")
    ledger.clear_set_aside("я" * 5000)
    assert ledger.set_asides() == []


def test_a_long_text_is_held_and_found(ledger: Ledger) -> None:
    text = " ".join(f"word{number}" for number in range(60_000)) + " the end"
    one = document(text)
    ledger.add(one, raw_of(one))
    assert ledger.document(one.id).text == text
    assert len(ledger.search('"word7 word8"')) == 1


def test_ledgers_of_two_paths_are_apart(new_ledger: Callable[[], str]) -> None:
    one = document(TEXT)
    with open_ledger(new_ledger()) as left, open_ledger(new_ledger()) as right:
        left.add(one, raw_of(one))
        assert (left.stats().documents, right.stats().documents) == (1, 0)


def test_hashes_are_those_that_documents_carry() -> None:
    assert hash_of(b"x") == document("x").raw_hash
