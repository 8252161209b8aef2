"""The last step: quotes that stand in the text, claims told once."""

from dataclasses import replace

import pytest

from graftwatch.claims import Described, Evidence, EvidenceDrift, JusticeClaim, When
from graftwatch.read.finish import finish

FIELD = " Prosecutors are investigating bribery."
"""A text without a word of the field is not read."""

ONCE = [
    pytest.param(
        "Oleg Danilov was arrested on Monday. Oleg Danilov was arrested.",
        [("detained", "Oleg Danilov", "2014-06-09")],
        id="a retelling that says less",
    ),
    pytest.param(
        "Oleg Danilov was arrested. Oleg Danilov was arrested on Monday.",
        [("detained", "Oleg Danilov", "2014-06-09")],
        id="a retelling that says more",
    ),
    pytest.param(
        "Oleg Danilov was charged. Prosecutors said Oleg Danilov was charged on Friday.",
        [("charged", "Oleg Danilov", "2014-06-06")],
        id="told again by a source",
    ),
    pytest.param(
        "The deputy head of the Customs Service was arrested on Monday. Oleg Danilov was arrested on Monday.",
        [("detained", "Oleg Danilov", "2014-06-09")],
        id="a lead without the name",
    ),
]

TWICE = [
    pytest.param(
        "Oleg Danilov was arrested in 2012. Oleg Danilov was arrested in 2014.",
        [("Oleg Danilov", "asserted"), ("Oleg Danilov", "asserted")],
        id="two times",
    ),
    pytest.param(
        "Oleg Danilov was arrested. Oleg Danilov was not arrested.",
        [("Oleg Danilov", "asserted"), ("Oleg Danilov", "negated")],
        id="yes and no",
    ),
    pytest.param(
        "Oleg Danilov was arrested on Monday. Ana Kovac was arrested on Monday.",
        [("Oleg Danilov", "asserted"), ("Ana Kovac", "asserted")],
        id="two people",
    ),
    pytest.param(
        "Oleg Danilov was charged with bribery. Oleg Danilov was charged with fraud.",
        [("Oleg Danilov", "asserted"), ("Oleg Danilov", "asserted")],
        id="two offences",
    ),
    pytest.param(
        "A colonel was arrested in 2010. Oleg Danilov was arrested on Monday.",
        [(Described("colonel"), "asserted"), ("Oleg Danilov", "asserted")],
        id="an unnamed one at another time",
    ),
    pytest.param(
        "Oleg Danilov was arrested on Monday. A colonel was arrested on Monday.",
        [("Oleg Danilov", "asserted"), (Described("colonel"), "asserted")],
        id="an unnamed one behind the name",
    ),
]

POSTS = [
    pytest.param(
        "Governor Oleg Danilov spoke of bribery. The governor, Oleg Danilov, was calm.", ["governor"], id="said again"
    ),
    pytest.param(
        "Governor Oleg Danilov spoke of bribery. Oleg Danilov was a senator from 2003 to 2007.",
        ["governor", "senator"],
        id="another post",
    ),
]


def arrest(text, words="Oleg Danilov was arrested", **fields):
    start = text.index(words)
    evidence = Evidence(quote=words, start=start, end=start + len(words), sentence=(0, len(text)))
    given = {"document": "d", "source": "test", "person": "Oleg Danilov", "evidence": evidence, **fields}
    return JusticeClaim(act="detained", **given)


@pytest.mark.parametrize(("text", "expected"), ONCE)
def test_told_once(claims_of, text, expected):
    found = claims_of(text + FIELD, "justice")
    assert [(c.act, c.person, c.when and c.when.text) for c in found] == expected


@pytest.mark.parametrize(("text", "expected"), TWICE)
def test_kept_apart(claims_of, text, expected):
    assert [(c.person, c.stance) for c in claims_of(text + FIELD, "justice")] == expected


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_posts_held(claims_of, text, expected):
    assert [c.post.lower() for c in claims_of(text + FIELD, "career")] == expected


def test_the_same_claim_twice_is_one(desk_of):
    text = "Oleg Danilov was arrested." + FIELD
    desk = desk_of(text)
    desk.claims = [arrest(text), arrest(text)]
    assert [c.id for c in finish(desk)] == [arrest(text).id]


def test_the_fullest_telling_is_kept_whatever_the_order(desk_of):
    text = "Oleg Danilov was arrested. On Monday Oleg Danilov was arrested by police." + FIELD
    poor = arrest(text)
    full = arrest(text, "Oleg Danilov was arrested by police", by="police", when=When.parse("2014-06-09"))
    desk = desk_of(text)
    for claims in ([poor, full], [full, poor]):
        desk.claims = claims
        assert [c.id for c in finish(desk)] == [full.id]


def test_a_quote_that_does_not_stand_in_the_text_is_refused(desk_of):
    text = "Oleg Danilov was arrested." + FIELD
    desk, claim = desk_of(text), arrest(text)
    desk.claims = [replace(claim, evidence=replace(claim.evidence, start=1, end=claim.evidence.end + 1))]
    with pytest.raises(EvidenceDrift, match="Oleg Danilov was arrested"):
        finish(desk)


def test_an_empty_quote_is_refused(desk_of):
    text = "Oleg Danilov was arrested." + FIELD
    desk, claim = desk_of(text), arrest(text)
    desk.claims = [replace(claim, evidence=replace(claim.evidence, quote="", start=3, end=3))]
    with pytest.raises(EvidenceDrift):
        finish(desk)
