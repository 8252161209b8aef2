"""Codes, notation, number words, and the lexicons of times and quantities."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.read.patterns import Alphabet, BadNotation, Grammar, grammar
from graftwatch.read.toml_files import table

TABLE = {
    "group": "test",
    "classes": {"month": {"words": {"May": 5, "June": 6}}, "small": {"words": ["may", "the next"]}},
    "rules": {"months": "<month>( and <month>)*"},
    "pattern": [
        {"shape": "one", "text": "<month:first>"},
        {"shape": "many", "text": "<months:all>"},
        {"shape": "either", "text": "in (<month:month>|<day:day> <month:month>)"},
        {"shape": "lead", "text": "<small:word> <day:day>", "only_after": "on", "unless_before": " (June)"},
    ],
}


def found(text: str) -> list[tuple[str, str, dict]]:
    words = Grammar([TABLE], {})
    tokens = words.alphabet.read(text)
    return [
        (match.pattern.shape, text[match.start : match.end], dict(match.parts)) for match in words.find(tokens, "test")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("May", [("one", "May", {"first": 5})], id="value-of-a-word"),
        pytest.param("they may", [], id="capitals-count"),
        pytest.param("MAY AND JUNE", [("many", "MAY AND JUNE", {"all": 5})], id="longest-wins-in-capitals"),
        pytest.param("In 5 June", [("either", "In 5 June", {"day": "5", "month": 6})], id="label-in-two-branches"),
        pytest.param("on the next 5", [("lead", "the next 5", {"word": "the next"})], id="phrase"),
        pytest.param("the next 5", [], id="only-after"),
        pytest.param("on the next 5 June", [("one", "June", {"first": 6})], id="unless-before"),
        pytest.param("xMay June-bug", [], id="whole-words"),
    ],
)
def test_expressions(text, expected):
    result = found(text)
    for _, _, parts in result:
        parts.pop("day", None) if "word" in parts else None
    assert result == expected


@pytest.mark.parametrize(
    "notation",
    [pytest.param("<nothing>", id="unknown"), pytest.param("(a", id="open"), pytest.param("a)", id="closed")],
)
def test_bad_notation_says_what_is_wrong(notation):
    with pytest.raises(BadNotation, match="TOML") as caught:
        Grammar([{"pattern": [{"shape": "x", "text": notation}]}], {})
    assert caught.value.notation == notation


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("seven", "7", id="one-word"),
        pytest.param("twenty-five", "25", id="tens"),
        pytest.param("one hundred and twelve", "112", id="hundred"),
        pytest.param("two thousand three hundred and six", "2306", id="thousand"),
        pytest.param("1,692", "1692", id="commas"),
        pytest.param("1.02 trillion", "1020000000000", id="trillion"),
        pytest.param("4,7 million", "4700000", id="decimal-comma"),
        pytest.param("twelve and a half", "12.5", id="and-a-half"),
        pytest.param("a million and a half", "1500000", id="million-and-a-half"),
        pytest.param("half a million", "500000", id="half-a-million"),
        pytest.param("half a dozen", "6", id="half-a-dozen"),
        pytest.param("two dozen", "24", id="two-dozen"),
        pytest.param("3m", "3000000", id="glued"),
    ],
)
def test_number_words(text, value):
    words = grammar()
    tokens = words.alphabet.read(text)
    assert words.value("number", tokens, 0, len(tokens.codes)) == Decimal(value)


def test_superscripts_are_no_numbers():
    assert "i" not in Alphabet().read("²A and m²").codes


@given(text=st.text(), start=st.integers(0, 5))
def test_tokens_cover_the_text(text, start):
    tokens = Alphabet().read(text, min(start, len(text)))
    assert "".join(tokens.words(at, at + 1) for at in range(len(tokens.codes))) == text[start:]
    assert len(tokens.starts) == len(tokens.codes) + 1


@pytest.mark.parametrize("name", ["en/numbers.toml", "en/quantities.toml", "en/time.toml"])
def test_every_table_of_words_says_where_it_is_from(name):
    lexicon = table(name)
    groups = {**lexicon.get("classes", {}), **lexicon.get("nouns", {})}
    assert [key for key, group in groups.items() if not group.get("source")] == []
