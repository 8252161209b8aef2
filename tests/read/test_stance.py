"""How far what a sentence says is vouched for: one deed under every kind of governing word."""

import pytest

from graftwatch.claims import STANCES
from graftwatch.read.stance_words import load_stances

FIELD = " It was a case of bribery."
"""A text without a word of the field is not read."""

JUSTICE = [
    pytest.param("Ivan Petrov was arrested on Monday.", "detained", "asserted", id="plain"),
    pytest.param("Ivan Petrov was reportedly arrested on Monday.", "detained", "alleged", id="adverb"),
    pytest.param("Ivan Petrov is said to have fled the country.", "fled", "alleged", id="is said to"),
    pytest.param("Ivan Petrov is expected to be charged with fraud.", "charged", "forecast", id="is expected to"),
    pytest.param("Ivan Petrov is not expected to be charged with fraud.", "charged", "negated", id="not expected"),
    pytest.param("Prosecutors want to charge Ivan Petrov with fraud.", "charged", "planned", id="want to"),
    pytest.param("Ivan Petrov has not been charged with fraud.", "charged", "negated", id="not"),
    pytest.param("Ivan Petrov has yet to be charged with fraud.", "charged", "negated", id="yet to"),
    pytest.param("Ivan Petrov is no longer a suspect in the bribery case.", "investigated", "negated", id="no longer"),
    pytest.param("Ivan Petrov is not under investigation for bribery.", "investigated", "negated", id="predicate"),
    pytest.param("Police denied that Ivan Petrov was arrested.", "detained", "denied", id="denied that"),
    pytest.param("Ivan Petrov will stand trial for bribery in May.", "tried", "planned", id="will"),
    pytest.param("The trial of Ivan Petrov for bribery will begin in May.", "tried", "planned", id="carried noun"),
    pytest.param("Ivan Petrov was able to flee the country.", "fled", "asserted", id="was able to"),
    pytest.param("Ivan Petrov was ordered released by the court.", "released", "asserted", id="court order"),
    pytest.param("Petrov would later be convicted of fraud.", "convicted", "asserted", id="would later"),
    pytest.param(
        "The court rejected a request for the extradition of Ivan Petrov.",
        "extradited",
        "negated",
        id="rejected request",
    ),
]

NOTHING = [
    pytest.param("Ivan Petrov could be sentenced to ten years for bribery.", id="could"),
    pytest.param("Activists called for an investigation into Ivan Petrov.", id="called for"),
    pytest.param("If Ivan Petrov is convicted of bribery, the party will lose its leader.", id="if"),
    pytest.param("It is not known whether Ivan Petrov was arrested.", id="whether"),
    pytest.param("Bribery carries a sentence of up to twelve years in prison.", id="penalty a law allows"),
    pytest.param("Ivan Petrov would have been arrested had he stayed.", id="counterfactual"),
    pytest.param("Police did not say whether Ivan Petrov had been arrested.", id="silence"),
    pytest.param("Should Ivan Petrov be arrested?", id="question"),
]

CAREER = [
    pytest.param("Ivan Petrov refused to resign as minister.", "resigned", "negated", id="refused"),
    pytest.param("Ivan Petrov was forced to resign as minister.", "resigned", "asserted", id="was forced"),
    pytest.param("The president plans to dismiss General Ivan Petrov.", "dismissed", "planned", id="plans"),
    pytest.param(
        "The spokesman said that Ivan Petrov would be sacked as minister.", "dismissed", "planned", id="would"
    ),
]


def _acts(claims, kind):
    return [(c.act, c.stance) for c in claims if c.kind == kind and c.act != "holds_post"]


@pytest.mark.parametrize(("sentence", "act", "stance"), JUSTICE)
def test_the_stance_of_a_justice_claim(claims_of, sentence, act, stance):
    assert _acts(claims_of(sentence + FIELD), "justice") == [(act, stance)]


@pytest.mark.parametrize("sentence", NOTHING)
def test_what_is_not_said_to_have_happened_makes_no_claim(claims_of, sentence):
    assert _acts(claims_of(sentence + FIELD), "justice") == []


@pytest.mark.parametrize(("sentence", "act", "stance"), CAREER)
def test_the_stance_of_a_career_claim(claims_of, sentence, act, stance):
    assert (act, stance) in _acts(claims_of(sentence + FIELD), "career")


def test_the_lexicon_sets_only_stances_and_marks():
    book = load_stances("en")
    entries = [e.stance for held in (book.verbs, book.nouns) for rows in held.values() for e in rows]
    known = set(STANCES) | {"cancelled", "carried", "real"}
    assert {*entries, *book.modals.values(), *book.adverbs.values()} <= known
