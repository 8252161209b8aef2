"""The frame engine by itself: every kind of condition, with frames written here."""

import pytest

from graftwatch.read.clauses import nominal
from graftwatch.read.conditions import Classes
from graftwatch.read.frames import Frame, Frames
from graftwatch.read.units import phrase, unit, units_of

CLASSES = Classes(post=lambda clause, token: token.lower_ in {"minister", "governor"})


def frames(*, verbs=(), nouns=(), predicates=(), unless=()):
    frame = Frame(
        kind="justice",
        act="detained",
        roles={"person": ("patient",)},
        verbs=tuple(u for v in verbs for u in units_of(v)),
        nouns=tuple(phrase(n) for n in nouns),
        predicates=tuple(phrase(p) for p in predicates),
        unless=tuple(tuple(barring.split()) for barring in unless),
    )
    return Frames([frame])


def fires(desk, of):
    article = desk.article
    for number, parsed in article.parsed.items():
        clauses = article.clauses[number]
        if any(list(of.match(c, CLASSES)) for c in clauses):
            return True
        for token in parsed.doc:
            made = nominal(parsed, token, clauses)
            if list(of.match_noun(made, parsed.lemmas, CLASSES)):
                return True
            if list(of.match_predicate(made, parsed.lemmas, CLASSES)):
                return True
    return False


@pytest.mark.parametrize(
    ("verb", "text", "does"),
    [
        pytest.param("jail", "The court jailed Strom.", True, id="bare"),
        pytest.param("jail", "Strom left the jail.", False, id="bare-noun"),
        pytest.param("^jail", "Strom was jailed.", True, id="passive-only"),
        pytest.param("^jail", "The court jailed Strom.", False, id="passive-only-active"),
        pytest.param("send to:prison|jail", "They sent Strom to prison.", True, id="preposition"),
        pytest.param("send to:prison|jail", "They sent Strom a letter.", False, id="preposition-absent"),
        pytest.param("send to:prison|jail", "They sent Strom to school.", False, id="preposition-other-noun"),
        pytest.param("lock ~up", "They locked Strom up.", True, id="particle"),
        pytest.param("lock ~up", "They locked the door.", False, id="particle-absent"),
        pytest.param("take @bribe", "Strom took a bribe.", True, id="object"),
        pytest.param("take @bribe", "Strom took a bus.", False, id="object-other"),
        pytest.param("take !@bus", "Strom took a bribe.", True, id="negated-object"),
        pytest.param("take !@bus", "Strom took a bus.", False, id="negated-object-there"),
        pytest.param("fall $government", "The government fell.", True, id="subject"),
        pytest.param("fall $government", "The price fell.", False, id="subject-other"),
        pytest.param("become ={post}", "Strom became governor.", True, id="class-complement"),
        pytest.param("become ={post}", "Strom became rich.", False, id="class-complement-other"),
        pytest.param("refuse >resign", "Strom refused to resign.", True, id="infinitive"),
        pytest.param("refuse >resign", "Strom refused to sing.", False, id="infinitive-other"),
        pytest.param("bury|shelve @file", "Strom shelved the file.", True, id="one-of-several-verbs"),
        pytest.param("bury|shelve @file", "Strom shelved the book.", False, id="one-of-several-verbs-other-object"),
        pytest.param("take into:custody", "Strom was taken into police custody.", True, id="over-a-modifier"),
    ],
)
def test_conditions(desk_of, verb, text, does):
    assert fires(desk_of(text), frames(verbs=[verb])) is does


@pytest.mark.parametrize(
    ("lists", "text", "does"),
    [
        pytest.param({"nouns": ["house arrest"]}, "The house arrest of Strom ended.", True, id="noun"),
        pytest.param({"nouns": ["house arrest"]}, "The arrest at the house was quick.", False, id="noun-apart"),
        pytest.param(
            {"nouns": ["arrest of:{post}"]}, "The arrest of the governor was quick.", True, id="noun-condition"
        ),
        pytest.param({"nouns": ["arrest of:{post}"]}, "The arrest of the cook was quick.", False, id="noun-other"),
        pytest.param({"predicates": ["behind:bar"]}, "Strom is behind bars.", True, id="predicate"),
        pytest.param({"predicates": ["behind:bar"]}, "Strom hid behind the tall bars.", True, id="over-an-adjective"),
        pytest.param({"predicates": ["behind:bar"]}, "Strom likes bars.", False, id="no-preposition"),
        pytest.param({"predicates": ["guilty"]}, "Strom is guilty.", True, id="adjective"),
        pytest.param({"predicates": ["guilty"]}, "Strom gave a guilty smile.", False, id="adjective-before-its-noun"),
        pytest.param(
            {"verbs": ["arrest"], "unless": ["arrest the decline"]}, "They arrested the decline.", False, id="unless"
        ),
        pytest.param(
            {"verbs": ["arrest"], "unless": ["arrest the decline"]}, "They arrested the mayor.", True, id="not-barred"
        ),
    ],
)
def test_phrases(desk_of, lists, text, does):
    assert fires(desk_of(text), frames(**lists)) is does


def test_the_most_demanding_unit_comes_first(desk_of):
    plain = Frame(kind="justice", act="detained", roles={}, verbs=(unit("take"),))
    exact = Frame(kind="misconduct", act="bribery", roles={}, verbs=(unit("take @bribe"),))
    desk = desk_of("Strom took a bribe.")
    matches = list(Frames([plain, exact]).match(desk.article.clauses[0][0], CLASSES))
    assert [m.frame.act for m in matches] == ["bribery", "detained"]
    assert matches[0].extra.text == "bribe"


def test_a_unit_in_no_known_form():
    with pytest.raises(ValueError, match=r"unit 'take \?bribe': condition '\?bribe' is in no known form"):
        unit("take ?bribe")
