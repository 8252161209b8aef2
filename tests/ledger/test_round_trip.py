"""What goes into a ledger comes out the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graftwatch.claims import CLAIM_TYPES, Document, in_order
from graftwatch.claims.jsonl import own_fields
from graftwatch.ledger import Ledger
from graftwatch.ledger.fields import FIELDS
from graftwatch.ledger.store import unique

from .making import READER, claims, document, documents, figure, mention, raw_of, reading

both_databases = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.parametrize("kind", sorted(CLAIM_TYPES))
def test_every_field_of_the_vocabulary_has_its_columns(kind: str) -> None:
    assert tuple(FIELDS[kind]) == own_fields(kind)


@both_databases
@given(data=st.data())
def test_a_document_and_all_its_claims_come_back_exactly(ledger: Ledger, data: st.DataObject) -> None:
    added = data.draw(documents())
    read = list(unique(data.draw(st.lists(claims(added), max_size=6))).values())
    result = ledger.add(added, raw_of(added), reading(added, *read))
    held = ledger.document(added.id)
    if result.status == "new":
        assert held == added
        assert ledger.raw(added.id) == raw_of(added)
    found = list(ledger.claims(document=added.id))
    expected = [type(c)(**{**_values(c), "source": held.source}) for c in in_order(read)]
    assert found == expected
    assert [claim.id for claim in found] == [claim.id for claim in expected]
    assert list(ledger.check()) == []


def _values(claim: object) -> dict[str, object]:
    return {name: getattr(claim, name) for cls in type(claim).__mro__ for name in getattr(cls, "__slots__", ())}


def test_digits_come_back_as_they_were_read(ledger: Ledger) -> None:
    text = document("3.10 percent of 20 officers")
    read = (figure(text, "3.10 percent", "3.10", unit="percent"), figure(text, "20 officers", "20.0"))
    ledger.add(text, raw_of(text), reading(text, *read))
    assert [str(claim.value) for claim in ledger.claims(kind="figure")] == ["3.10", "20.0"]  # type: ignore[attr-defined]


def test_a_part_keeps_the_figure_that_it_is_a_part_of(ledger: Ledger) -> None:
    text = document("300 cases, 201 of which were closed")
    whole = figure(text, "300 cases", "300")
    part = figure(text, "201 of which", "201", part_of=whole.id)
    ledger.add(text, raw_of(text), reading(text, whole, part))
    assert list(ledger.claims()) == [whole, part]
    assert list(ledger.check()) == []


def test_mentions_come_back_in_the_order_of_the_reader(ledger: Ledger) -> None:
    text = document("Adil Shayakhmetov met Serik Akhmetov.")
    read = (mention(text, "Serik Akhmetov"), mention(text, "Adil Shayakhmetov", schema="PublicBody"))
    ledger.add(text, raw_of(text), reading(text, mentions=read))
    assert tuple(ledger.mentions(text.id)) == read
    assert tuple(ledger.mentions()) == read


def test_of_claims_with_one_id_the_more_confident_is_kept(ledger: Ledger) -> None:
    text = document("300 cases")
    doubtful, sure, later = (
        figure(text, "300 cases", "300", confidence=confidence, population=population)
        for confidence, population in ((0.2, "army"), (0.9, "police"), (0.9, "navy"))
    )
    added = ledger.add(text, raw_of(text), reading(text, doubtful, sure, later))
    assert (added.claims, list(ledger.claims())) == (1, [sure])


def test_the_chain_of_sources_stays_in_order(ledger: Ledger, long_chain: Document) -> None:
    (claim,) = ledger.claims()
    assert [source.name for source in claim.said_by] == ["Kazinform", "ministry", "Ivanov", "a relative"]


@pytest.fixture
def long_chain(ledger: Ledger) -> Document:
    from graftwatch.claims import Source

    text = document("300 cases")
    chain = tuple(Source(name, "person") for name in ("Kazinform", "ministry", "Ivanov", "a relative"))
    ledger.add(text, raw_of(text), reading(text, figure(text, "300 cases", "300", said_by=chain), reader=READER))
    return text
