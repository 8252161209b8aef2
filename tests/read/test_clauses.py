"""Clauses: whatever the grammar, who does what to whom comes out alike."""

import pytest

from graftwatch.read.syntax import conjuncts, is_negative, noun_phrase, tells_time
from graftwatch.read.tree import text_of

ROLES = [
    pytest.param("Investigators arrested the mayor.", ("arrest", "Investigators", "mayor"), id="active"),
    pytest.param("The mayor was arrested by investigators.", ("arrest", "investigators", "mayor"), id="passive"),
    pytest.param("The mayor has been arrested by investigators.", ("arrest", "investigators", "mayor"), id="perfect"),
    pytest.param("The mayor got arrested.", ("arrest", None, "mayor"), id="get passive"),
    pytest.param("The mayor arrested in May fled.", ("arrest", None, "mayor"), id="reduced relative"),
    pytest.param("The mayor, who was arrested in May, fled.", ("arrest", None, "mayor"), id="relative passive"),
    pytest.param("The officer who arrested the mayor fled.", ("arrest", "officer", "mayor"), id="relative active"),
    pytest.param("Arrested in May, the mayor fled.", ("arrest", None, "mayor"), id="participle at the head"),
    pytest.param("The judge ordered police to arrest the mayor.", ("arrest", "police", "mayor"), id="object control"),
    pytest.param(
        "The judge told police to arrest the mayor.", ("arrest", "police", "mayor"), id="object control, told"
    ),
    pytest.param("The police began to arrest the mayor.", ("arrest", "police", "mayor"), id="subject control"),
    pytest.param("The police promised to arrest the mayor.", ("arrest", "police", "mayor"), id="subject control"),
    pytest.param("The officer came and arrested the mayor.", ("arrest", "officer", "mayor"), id="shared subject"),
    pytest.param("The mayor was charged after taking bribes.", ("take", "mayor", "bribes"), id="gerund"),
]

FORCE = [
    pytest.param("The mayor was arrested.", (False, None, "past"), id="plain"),
    pytest.param("The mayor was not arrested.", (True, None, "past"), id="not"),
    pytest.param("The mayor was never arrested.", (True, None, "past"), id="never"),
    pytest.param("No mayor was arrested.", (True, None, "past"), id="no subject"),
    pytest.param("The mayor will be arrested.", (False, "will", "future"), id="will"),
    pytest.param("The police are arresting the mayor.", (False, None, "present"), id="present"),
    pytest.param("Police have arrested the mayor.", (False, None, "past"), id="perfect"),
]

COORDINATED = [
    pytest.param("Police arrested the mayor.", "mayor", ["mayor"], id="one"),
    pytest.param("Police arrested the mayor and the judge.", "mayor", ["mayor", "judge"], id="two"),
    pytest.param("Police arrested the mayor, the judge and two clerks.", "mayor", ["mayor", "judge", "clerks"], id="3"),
    pytest.param("The mayor fled and the judge resigned.", "mayor", ["mayor"], id="verbs are not nouns"),
]

PHRASES = [
    pytest.param("The corrupt mayor of Tarsk fled.", "mayor", "The corrupt mayor of Tarsk", id="of"),
    pytest.param("The mayor, a former judge, fled.", "mayor", "The mayor", id="no apposition"),
    pytest.param("The mayor who took bribes fled.", "mayor", "The mayor", id="no relative"),
    pytest.param("The mayor and the judge fled.", "mayor", "The mayor", id="no coordination"),
    pytest.param("Police reviewed the elections of last December.", "elections", "the elections", id="no time"),
]

FIELD = " Prosecutors are investigating bribery."


def token(desk, word):
    return next(t for t in desk.article.parsed[0].doc if t.text == word)


def clause(desk, lemma):
    return next(c for c in desk.article.clauses[0] if c.lemma == lemma)


@pytest.mark.parametrize(("sentence", "expected"), ROLES)
def test_roles(desk_of, sentence, expected):
    lemma = expected[0]
    found = clause(desk_of(sentence + FIELD), lemma)
    agent, patient = (t.text if t is not None else None for t in (found.agent, found.patient))
    assert (found.lemma, agent, patient) == expected


@pytest.mark.parametrize(("sentence", "expected"), FORCE)
def test_force(desk_of, sentence, expected):
    found = clause(desk_of(sentence + FIELD), "arrest")
    assert (found.negated, found.modal, found.tense) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param("The mayor fled from Tarsk to Vienna.", ["from Tarsk", "to Vienna"], id="in order"),
        pytest.param("The mayor was forced out of office.", ["out of office"], id="double preposition"),
        pytest.param("The mayor was arrested.", [], id="none"),
    ],
)
def test_obliques(desk_of, sentence, expected):
    found = desk_of(sentence + FIELD).article.clauses[0][0]
    assert [f"{preposition} {head.text}" for preposition, head in found.obliques] == expected


@pytest.mark.parametrize(("sentence", "word", "expected"), COORDINATED)
def test_conjuncts(desk_of, sentence, word, expected):
    assert [t.text for t in conjuncts(token(desk_of(sentence + FIELD), word))] == expected


@pytest.mark.parametrize(("sentence", "word", "expected"), PHRASES)
def test_noun_phrase(desk_of, sentence, word, expected):
    desk = desk_of(sentence + FIELD)
    first, last = noun_phrase(token(desk, word))
    assert text_of(desk.article.parsed[0].doc[first.i : last.i + 1]) == expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        pytest.param("No mayor fled.", "mayor", True, id="no"),
        pytest.param("Neither mayor fled.", "mayor", True, id="neither"),
        pytest.param("Nobody fled.", "Nobody", True, id="nobody"),
        pytest.param("The mayor fled.", "mayor", False, id="the"),
        pytest.param("A notable mayor fled.", "mayor", False, id="notable"),
    ],
)
def test_negative_noun(desk_of, sentence, word, expected):
    assert is_negative(token(desk_of(sentence + FIELD), word)) is expected


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        pytest.param("The mayor fled in March.", "in", True, id="month"),
        pytest.param("The mayor fled in 2014.", "in", True, id="year"),
        pytest.param("The mayor lived in Tarsk.", "in", False, id="town"),
        pytest.param("The mayor fled with 12 clerks.", "with", False, id="number"),
    ],
)
def test_prepositions_that_tell_time(desk_of, sentence, word, expected):
    assert tells_time(token(desk_of(sentence + FIELD), word)) is expected


def test_offsets_of_tokens_count_in_the_document(desk_of):
    text = "The mayor fled. Prosecutors — in Tarsk’s court — are investigating bribery."
    desk = desk_of(text)
    seen = 0
    for parsed in desk.article.parsed.values():
        for t in parsed.doc:
            assert text[parsed.start(t) : parsed.end(t)] == t.text
            assert parsed.token_at(parsed.start(t)) == t
            assert parsed.tokens_between(parsed.start(t), parsed.end(t)) == [t]
            seen += 1
    assert seen > 10
    assert desk.article.parsed[0].token_at(3) is None
    assert desk.article.parsed[0].token_at(len(text) + 5) is None
