"""The English reader: what holds of every reading, whatever the text, its neighbours or its place in a batch."""

from collections.abc import Callable
from itertools import count, islice, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graftwatch.claims import ACTS, KINDS, OFFENCES, STANCES, Claim, Document, When, claim_to_json, in_order
from graftwatch.read.english import DOCUMENTS_AT_ONCE, NAME, EnglishReader

ARTICLES = [
    pytest.param(
        "Mayor Petar Ilic was arrested on Monday on suspicion of bribery, prosecutors said. He denied the charges.\n\n"
        "Ilic, 52, was appointed in 2010 by President Viktor Orlov. His brother, Marko Ilic, owns the firm Vostok.",
        id="arrest",
    ),
    pytest.param(
        "CORRUPTION IN TARSK\n\nThe anti-corruption agency recorded 3,088 crimes in 2013, up 49 percent.\n\n"
        "“Bribery is everywhere,” said Ana Kovac, head of the Audit Chamber. President Viktor Orlov signed a law.",
        id="figures and speech",
    ),
    pytest.param(
        "2012\n\n3 March: General Pavel Sidorov was dismissed for bribery.\n\n5 May: He fled to Vienna.\n\n"
        "2013\n\n1 February: A court sentenced him in absentia to six years in prison for embezzlement.",
        id="chronology",
    ),
    pytest.param(
        "Ångström’s café — the “Łódź” — was searched by the police 🚔 on Friday. Judge Šárka Dvořáková was charged "
        "with taking a bribe of €40,000 … and released.",
        id="letters beyond ASCII",
    ),
    pytest.param(
        "General Pavel Sidorov, who led the Customs Service for ten years, died on Monday at the age of 80. He was "
        "acquitted of fraud in 1999.",
        id="obituary",
    ),
]
TEXTS = [p.values[0] for p in ARTICLES]

UNREAD = [
    pytest.param("", id="empty"),
    pytest.param(" \n\n\t ", id="blank"),
    pytest.param("The weather in Tarsk was fine. Children played in the park.", id="another field"),
    pytest.param("The cook whisked the eggs and added a little milk.", id="recipe"),
]

PIECES = [
    "Mayor Petar Ilic was arrested",
    "Ana Kovac denied that he took bribes",
    "prosecutors said",
    "the court sentenced him to eleven years in prison",
    "on 3 March 2014",
    "bribery rose by 49 percent",
    "“",
    "”",
    ". ",
    ", ",
    " and ",
    "\n\n",
    " — ",
    "🚔",
    "(",
    "Orlov’s",
    "who",
    " ",
]


@pytest.fixture(scope="module")
def thorough():
    """A reader that parses every sentence."""
    return EnglishReader(parse_all=True, judge=None)


@pytest.fixture(scope="module")
def second_reader():
    """A reader that shares nothing with the session's."""
    return EnglishReader(judge=None)


def article(text, date="2014-06-10"):
    when = When.parse(date) if date else None
    return Document(text=text, source="test", language="en", date=when, date_basis="stated" if when else None)


def rows(reading):
    return [claim_to_json(claim) for claim in reading.claims]


def holds_of(reading, text):
    """What is true of every reading; fails where it is not."""
    ids = [claim.id for claim in reading.claims]
    assert len(ids) == len(set(ids))
    assert list(reading.claims) == in_order(reading.claims)
    for claim in reading.claims:
        evidence = claim.evidence
        assert evidence.quote
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.quote == evidence.quote.strip()
        assert evidence.sentence[0] <= evidence.start < evidence.end <= evidence.sentence[1] <= len(text)
        assert claim.kind in KINDS
        assert claim.act in ACTS[claim.kind]
        assert claim.stance in STANCES
        assert 0 <= claim.confidence <= 1
        assert (claim.document, claim.reader) == (reading.document, NAME)
        assert set(getattr(claim, "offences", ())) <= set(OFFENCES)
    for mention in reading.mentions:
        assert text[mention.start : mention.end] == mention.surface
        assert mention.document == reading.document


@pytest.mark.parametrize("text", ARTICLES)
def test_every_claim_keeps_the_contract(reader, text):
    (reading,) = reader.read([article(text)])
    assert reading.claims
    assert reading.mentions
    holds_of(reading, text)


def test_the_contract_holds_of_the_sample_articles(reader, sample_articles):
    readings = list(reader.read(sample_articles))
    assert sum(len(reading.claims) for reading in readings) > 10
    for given_document, reading in zip(sample_articles, readings, strict=True):
        holds_of(reading, given_document.text)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=14))
def test_the_contract_holds_of_broken_text(reader, pieces):
    text = "".join(pieces)
    (reading,) = reader.read([article(text)])
    holds_of(reading, text)


@pytest.mark.parametrize("text", ARTICLES)
def test_reading_twice_gives_the_same(reader, text):
    (first,), (second,) = reader.read([article(text)]), reader.read([article(text)])
    assert first == second


@pytest.mark.parametrize("text", ARTICLES)
def test_another_reader_gives_the_same(reader, second_reader, text):
    (first,), (second,) = reader.read([article(text)]), second_reader.read([article(text)])
    assert first == second


@pytest.mark.parametrize("text", ARTICLES)
def test_the_scan_loses_no_claim(reader, thorough, text):
    (scanned,), (parsed,) = reader.read([article(text)]), thorough.read([article(text)])
    assert rows(scanned) == rows(parsed)


def test_the_order_of_documents_does_not_matter(reader):
    documents = [article(text) for text in TEXTS]
    alone = {d.id: next(iter(reader.read([d]))) for d in documents}
    for order in islice(permutations(documents), 0, None, 29):
        readings = list(reader.read(order))
        assert [r.document for r in readings] == [d.id for d in order]
        assert all(r == alone[r.document] for r in readings)


def test_the_place_in_a_batch_does_not_matter(reader):
    (alone,) = reader.read([article(TEXTS[0])])
    others = [article(f"{TEXTS[1]} Case {n} is open.") for n in range(DOCUMENTS_AT_ONCE)]
    for place in (0, DOCUMENTS_AT_ONCE - 1, DOCUMENTS_AT_ONCE):
        stack = [*others[:place], article(TEXTS[0]), *others[place:]]
        readings = list(reader.read(stack))
        assert len(readings) == len(stack)
        assert readings[place] == alone


def test_an_unread_neighbour_shifts_nothing(reader):
    texts = [UNREAD[0].values[0], TEXTS[0], UNREAD[2].values[0], TEXTS[2]]
    readings = list(reader.read(article(text) for text in texts))
    assert [bool(r.claims) for r in readings] == [False, True, False, True]
    for text, reading in zip(texts, readings, strict=True):
        holds_of(reading, text)


def test_no_more_documents_are_drawn_than_are_read_at_once(reader):
    drawn = count()
    last = 0

    def endless():
        nonlocal last
        while True:
            last = next(drawn) + 1
            yield article(UNREAD[2].values[0] + f" {last}")

    next(iter(reader.read(endless())))
    assert last == DOCUMENTS_AT_ONCE


@pytest.mark.parametrize("text", UNREAD)
def test_a_text_of_another_field_has_no_claims(reader, text):
    (reading,) = reader.read([article(text)])
    assert (reading.document, reading.reader) == (article(text).id, NAME)
    assert (reading.claims, reading.mentions, reading.inferred_date) == ((), (), None)


def test_no_documents_no_readings(reader):
    assert list(reader.read([])) == []


def test_furniture_is_not_read(reader):
    shown = "Mayor Petar Ilic was arrested on suspicion of bribery."
    bar = "Governor Oleg Danilov was convicted of fraud."
    text = f"{shown}\n\n{bar}"
    document = Document(
        text=text, source="test", language="en", date=When.parse("2014-06-10"), date_basis="stated",
        furniture=((len(shown) + 2, len(text)),),
    )  # fmt: skip
    (whole,), (cut,) = reader.read([article(text)]), reader.read([document])
    assert {c.person for c in whole.claims} == {"Petar Ilic", "Oleg Danilov"}
    assert {c.person for c in cut.claims} == {"Petar Ilic"}


@pytest.mark.parametrize(
    ("text", "date", "inferred"),
    [
        pytest.param("Petar Ilic was charged with bribery on 3 March 2014.", None, "2014-03-03", id="required"),
        pytest.param(
            "Petar Ilic was charged with bribery on 3 March 2014 and will be tried on 5 May 2030.",
            None,
            "2014-03-03",
            id="what lies ahead requires nothing",
        ),
        pytest.param("Petar Ilic was charged with bribery.", None, None, id="nothing required"),
        pytest.param("Petar Ilic was charged with bribery on 3 March 2014.", "2014-06-10", None, id="stated"),
    ],
)
def test_the_date_of_an_undated_text(reader, text, date, inferred):
    (reading,) = reader.read([article(text, date)])
    assert (reading.inferred_date and reading.inferred_date.text) == inferred
    assert reading.document == article(text, date).id


def test_a_name_is_given_in_full_wherever_the_text_has_it(reader):
    text = "Ilic was arrested for bribery. Prosecutors said that Mayor Petar Ilic had been questioned."
    (reading,) = reader.read([article(text)])
    found = {c.act: c.person for c in reading.claims if c.kind == "justice"}
    assert found == {"detained": "Petar Ilic", "questioned": "Petar Ilic"}


def test_two_documents_do_not_share_their_names(reader):
    full = article("Mayor Petar Ilic was arrested for bribery.")
    short = article("Mayor Ilic was arrested for bribery.")
    readings = list(reader.read([full, short]))
    assert [{c.person for c in r.claims} for r in readings] == [{"Petar Ilic"}, {"Ilic"}]


def test_a_heading_is_not_read_where_a_body_follows(reader):
    text = (
        "Mayor Petar Ilic Arrested for Bribery\n\nThe mayor of Tarsk, Petar Ilic, was arrested for bribery on Monday."
    )
    (reading,) = reader.read([article(text)])
    assert [c.act for c in reading.claims if c.kind == "justice"] == ["detained"]
    assert all(c.evidence.start > text.index("\n") for c in reading.claims)


def test_a_number_without_end_is_read_past(claims_of: Callable[..., list[Claim]]) -> None:
    text = "Oleg Danilov was dismissed as governor of Tarsk Region over bribery.\n\n"
    [claim] = claims_of(text + "1" * 300_000 + "\n")  # from each digit to the end: ten minutes
    assert claim.evidence.quote == claims_of(text)[0].evidence.quote
