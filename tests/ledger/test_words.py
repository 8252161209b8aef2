"""Folding, parsing of searches, excerpts: what is pure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import When
from graftwatch.ledger.excerpt import LONGEST, excerpt
from graftwatch.ledger.fold import fold, words
from graftwatch.ledger.index import tsvector
from graftwatch.ledger.query import Filters, Query, Term, parse
from graftwatch.ledger.readers import family, supersedes


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Şahin ŞAHIN sahin", ["sahin"] * 3, id="marks-and-case"),
        pytest.param("Королёв Королев", ["королев"] * 2, id="cyrillic"),
        pytest.param("e\u0301te été", ["ete"] * 2, id="composed-and-not"),
        pytest.param("Straße STRASSE", ["strasse"] * 2, id="sharp-s"),
        pytest.param("MiG-31 don't a_b", ["mig", "31", "don", "t", "a", "b"], id="signs-part-words"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words_are_folded(text: str, folded: list[str]) -> None:
    assert words(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        pytest.param("a b", Query(terms=(Term(("a",)), Term(("b",)))), id="words"),
        pytest.param('"a b" c*', Query(terms=(Term(("a", "b")), Term(("c",), prefix=True))), id="phrase-and-beginning"),
        pytest.param('"a b', Query(terms=(Term(("a", "b")),)), id="quote-left-open"),
        pytest.param('-a -"b c"', Query(without=(Term(("a",)), Term(("b", "c")))), id="without"),
        pytest.param("a-b", Query(terms=(Term(("a", "b")),)), id="hyphen-inside"),
        pytest.param("12:30", Query(terms=(Term(("12", "30")),)), id="a-time-is-no-field"),
        pytest.param("Outlet:X", Query(fields=Filters(outlet=("X",))), id="field-in-capitals"),
        pytest.param('-outlet:"x y"', Query(without_fields=Filters(outlet=("x y",))), id="without-a-field"),
        pytest.param("after:2015", Query(after=When.parse("2015")), id="date"),
        pytest.param("before:2011/..", Query(before=When.parse("2011/..")), id="interval"),
    ],
)
def test_a_search_means(text: str, query: Query) -> None:
    assert parse(text) == query


TEXT = "Gen. Nurlan spoke on Nov. 25 in Astana. He was dismissed “at once.” Then others went!\nA new line"
ONCE = "He was dismissed “at once.”"


@pytest.mark.parametrize(
    ("text", "terms", "shown", "marked"),
    [
        pytest.param(TEXT, [Term(("dismissed",))], ONCE, ["dismissed"], id="a-sentence"),
        pytest.param(TEXT, [Term(("nurlan",))], "Gen. Nurlan spoke on Nov. 25 in Astana.", ["Nurlan"], id="a-rank"),
        pytest.param(TEXT, [Term(("new",))], "A new line", ["new"], id="a-line"),
        pytest.param(TEXT, [Term(("was", "dismissed")), Term(("at",))], ONCE, ["was dismissed", "at"], id="several"),
        pytest.param(TEXT, [Term(("he",))], ONCE, ["He"], id="its-first-word"),
        pytest.param(TEXT, [Term(("25",))], "Gen. Nurlan spoke on Nov. 25 in Astana.", ["25"], id="not-before-a-day"),
        pytest.param(TEXT, [Term(("dism",), prefix=True)], ONCE, ["dismissed"], id="a-beginning"),
        pytest.param(TEXT, [Term(("absent",))], "Gen. Nurlan spoke on Nov. 25 in Astana.", [], id="nothing-found"),
        pytest.param("", [Term(("x",))], "", [], id="no-text"),
    ],
)  # fmt: skip
def test_an_excerpt_is_the_sentence_of_the_first_hit(
    text: str, terms: list[Term], shown: str, marked: list[str]
) -> None:
    piece, start, marks = excerpt(text, terms)
    assert text[start : start + len(piece)] == piece
    assert (piece, [piece[a:b] for a, b in marks]) == (shown, marked)


@given(
    before=st.text("ab .\n", max_size=700),
    word=st.sampled_from(["needle", "Nadel"]),
    after=st.text("ab .\n", max_size=700),
)
def test_an_excerpt_is_short_and_holds_the_hit(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    piece, start, marks = excerpt(text, [Term((word,))])
    assert text[start : start + len(piece)] == piece
    assert len(piece) <= LONGEST
    assert [piece[a:b] for a, b in marks] == [word]


@pytest.mark.parametrize(
    ("newer", "older", "does"),
    [
        pytest.param("en-rules.2", "en-rules.1", True, id="newer"),
        pytest.param("en-rules.10", "en-rules.9", True, id="by-number-and-not-by-letter"),
        pytest.param("en-rules.1", "en-rules.1", True, id="the-same"),
        pytest.param("en-rules.1", "en-rules.2", False, id="older"),
        pytest.param("en-rules.2", "ru-rules.1", False, id="another"),
        pytest.param("model.beta", "model.alpha", False, id="versions-that-are-no-numbers"),
        pytest.param("model", "model", True, id="no-version"),
    ],
)
def test_a_reader_supersedes(newer: str, older: str, does: bool) -> None:
    assert supersedes(newer, older) is does


@pytest.mark.parametrize(
    ("reader", "name"), [("en-rules.2", "en-rules"), ("a.b.3", "a.b"), ("plain", "plain"), (".1", ".1")]
)
def test_the_family_of_a_reader(reader: str, name: str) -> None:
    assert family(reader) == name


def test_a_tsvector_stays_below_what_postgresql_can_hold() -> None:
    assert tsvector("b a b") == "'b':1,3 'a':2"
    assert len(tsvector(" ".join(f"слово{number}" for number in range(200_000))).encode()) < 1 << 20
    assert len(tsvector("again " * 100_000)) < 2000
