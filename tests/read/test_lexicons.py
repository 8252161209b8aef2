import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.errors import GraftwatchError
from graftwatch.read import lexicon_check
from graftwatch.read.lexicon_check import faults
from graftwatch.read.lexicons import fold, load
from graftwatch.read.toml_files import LexiconBroken, LexiconMissing, table

LEXICON = load("en")


def test_lexicons_are_sound():
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        pytest.param({"a": {"words": ["b"]}}, "[a] has no source", id="no-source"),
        pytest.param({"source": "s", "words": ["b", "a"]}, "words: not in order", id="order"),
        pytest.param({"source": "s", "words": ["a", "a"]}, "words: a word stands twice", id="twice"),
        pytest.param({"source": "s", "words": ["a "]}, "words: 'a ' is not in NFC or has blanks about it", id="blanks"),
        pytest.param(
            {"source": "s", "words": [unicodedata.normalize("NFD", "é")]},
            f"words: {unicodedata.normalize('NFD', 'é')!r} is not in NFC or has blanks about it",
            id="not-nfc",
        ),
    ],
)
def test_faults_are_found(part, fault):
    assert fault in [*lexicon_check._unsourced(part), *lexicon_check._untidy(part, ())]


def test_shared_words_are_found():
    assert list(lexicon_check._shared("x", {"a": ["Tea"], "b": ["tea"]})) == ["x: 'tea' stands in a and b"]


@pytest.mark.parametrize(
    ("phrase", "post", "head", "flags"),
    [
        pytest.param("defence minister", "defence minister", "minister", set(), id="portfolio"),
        pytest.param("the Minister of Defense", "Minister of Defense", "minister", set(), id="of"),
        pytest.param(
            "ex-Deputy Defense Minister", "Deputy Defense Minister", "minister", {"former", "deputy"}, id="both"
        ),
        pytest.param("ex-akim of Atyrau Region", "akim of Atyrau Region", "akim", {"former"}, id="ex-joined"),
        pytest.param("then-Prime Minister", "Prime Minister", "prime minister", {"current"}, id="then-is-not-former"),
        pytest.param("acting head of the KNB", "head of the KNB", "head", {"acting"}, id="acting"),
        pytest.param("disgraced former police chief", "police chief", "police chief", {"former"}, id="two-modifiers"),
        pytest.param("Vice-Minister of Finance", "Vice-Minister of Finance", "vice-minister", {"deputy"}, id="vice"),
        pytest.param("army chief of staff", "army chief of staff", "chief of staff", set(), id="longest-head"),
        pytest.param("Almaty city police chief", "Almaty city police chief", "police chief", set(), id="place-before"),
        pytest.param("minister-designate", "minister", "minister", {"future"}, id="designate"),
        pytest.param(
            "senior assistant to the prosecutor of Almaty",
            "senior assistant to the prosecutor of Almaty",
            "assistant",
            set(),
            id="the-first-of-two-heads",
        ),
        pytest.param(
            "assistant to the prosecutor", "assistant to the prosecutor", "assistant", set(), id="not-the-last"
        ),
        pytest.param("chief of staff of the KNB", "chief of staff of the KNB", "chief of staff", set(), id="of-inside"),
        pytest.param("incoming chairman", "chairman", "chairman", {"future"}, id="future"),
        pytest.param("suspended mayor", "mayor", "mayor", {"suspended"}, id="suspended"),
        pytest.param("deputy", "deputy", "deputy", set(), id="member-of-parliament"),
    ],
)
def test_title_names_a_post(phrase, post, head, flags):
    title = LEXICON.posts.title(phrase)
    assert title is not None
    assert (title.post, title.head) == (post, head)
    kinds = ("former", "acting", "current", "future", "suspended", "deputy")
    assert {k for k in kinds if getattr(title, k)} == flags


@pytest.mark.parametrize(
    "phrase",
    [
        "businessman",
        "former wrestler",
        "lawyer for the minister",
        "mob boss",
        "senior official",
        "police officer",
        "",
        "the",
        "Kazakhstan",
        "of",
    ],
)
def test_title_is_none_for_what_is_no_post(phrase):
    assert LEXICON.posts.title(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "single"),
    [
        pytest.param("finance minister", True, id="one-minister"),
        pytest.param("deputy finance minister", False, id="several-deputies"),
        pytest.param("senator", False, id="many-senators"),
    ],
)
def test_title_knows_posts_of_one_holder(phrase, single):
    assert LEXICON.posts.title(phrase).single is single


@given(st.text(alphabet=st.sampled_from("ex-former deputy of mnistr’' Ё.,"), max_size=40))
def test_title_takes_any_text(text):
    title = LEXICON.posts.title(text)
    assert title is None or title.head in LEXICON.posts.heads


@pytest.mark.parametrize(
    ("word", "rank"),
    [
        pytest.param("Lt. Gen.", "lieutenant general", id="abbreviation"),
        pytest.param("Maj.-Gen.", "major general", id="hyphen"),
        pytest.param("Colonel", "colonel", id="full"),
        pytest.param("Corporal", "corporal", id="low"),
        pytest.param("minister", None, id="a-post"),
        pytest.param("corporate", None, id="another-word"),
    ],
)
def test_ranks(word, rank):
    found = LEXICON.ranks.find(word)
    assert (found and found.name) == rank


def test_a_lieutenant_general_ranks_below_a_colonel_general_and_above_a_major():
    ranks = [LEXICON.ranks.find(w) for w in ("major", "lieutenant general", "colonel general")]
    assert [r.order for r in ranks] == sorted(r.order for r in ranks)
    assert len({r.order for r in ranks}) == 3


@pytest.mark.parametrize(
    ("word", "sex"), [("Mr.", "m"), ("Mrs", "f"), ("Dr.", None), ("mister", None), ("Table", None)]
)
def test_address_tells_the_sex(word, sex):
    assert LEXICON.ranks.gender(word) == sex


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        pytest.param("Ministry of Defense", "PublicBody", id="opening-head"),
        pytest.param("Border Guard Service", "PublicBody", id="closing-head"),
        pytest.param("State Committee for National Security", "PublicBody", id="head-before-for"),
        pytest.param("Nur Otan party", "Organization", id="party"),
        pytest.param("Kaz Stroy LLP", "Company", id="form"),
        pytest.param("Astana", None, id="a-place"),
        pytest.param("", None, id="empty"),
    ],
)
def test_body_names_have_a_schema(name, schema):
    assert LEXICON.body_words.schema(name) == schema


@pytest.mark.parametrize(
    ("name", "country", "found"),
    [
        pytest.param("KNB", None, "KZ", id="acronym"),
        pytest.param("knb", None, None, id="acronym-in-lower-case"),
        pytest.param("the Security Service of Ukraine", None, "UA", id="article"),
        pytest.param("Supreme Court", None, None, id="any-state-has-one"),
        pytest.param("Supreme Court", "KZ", "KZ", id="known-country"),
        pytest.param("MVD", None, None, id="two-states"),
        pytest.param("MVD", "RU", "RU", id="two-states-known-country"),
        pytest.param("nab", "PK", None, id="a-verb"),
        pytest.param("Ministry of Silly Walks", None, None, id="unknown"),
    ],
)
def test_bodies(name, country, found):
    body = LEXICON.bodies.find(name, country)
    assert (body and body.country) == found


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        pytest.param("Tengrinews", "Tengrinews", id="name"),
        pytest.param("tengrinews.kz", "Tengrinews", id="address"),
        pytest.param("New York Times", "The New York Times", id="without-article"),
        pytest.param("AFP", "Agence France-Presse", id="acronym"),
        pytest.param("Nan", None, id="a-name-not-the-agency-NAN"),
        pytest.param("vremya", None, id="a-word"),
        pytest.param("Transparency International", None, id="a-body"),
    ],
)
def test_outlets(name, outlet):
    found = LEXICON.outlets.find(name)
    assert (found and found.name) == outlet


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("Karaganda Gazette", True),
        ("zona.kz", True),
        ("Radio Erkin", True),
        ("Times", False),
        ("Human Rights Watch", False),
        ("Border Post", False),
        ("U.S.", False),
        ("Zhas Otan", False),
    ],
)
def test_forms_of_outlet_names(name, looks):
    assert LEXICON.outlet_words.looks_like(name) is looks


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        pytest.param("Kazakhstan's", "country", "KZ", id="possessive"),
        pytest.param("the Kyrgyz Republic", "country", "KG", id="article"),
        pytest.param("Kazakhs", "demonym", "KZ", id="people"),
        pytest.param("Frenchmen", "demonym", "FR", id="men"),
        pytest.param("Germans", "demonym", "DE", id="not-germen"),
        pytest.param("Ust-Kamenogorsk", "city", "KZ", id="city"),
        pytest.param("Kyiv", "capital", "UA", id="capital"),
        pytest.param("US", "country", "US", id="letters"),
        pytest.param("USSR", "country", "SU", id="former-state"),
    ],
)
def test_places(name, kind, code):
    place = LEXICON.countries.find(name)
    assert (place.kind, place.code) == (kind, code)


@pytest.mark.parametrize("name", ["us", "turkey", "polish", "Border", "", "the"])
def test_common_words_are_no_places(name):
    assert LEXICON.countries.find(name) is None


@pytest.mark.parametrize(
    ("word", "country", "code"),
    [
        pytest.param("tenge", None, "KZT", id="tenge"),
        pytest.param("hryvnias", None, "UAH", id="plural"),
        pytest.param("US$", None, "USD", id="prefix"),
        pytest.param("₸", None, "KZT", id="sign"),
        pytest.param("dollars", "KZ", "USD", id="dollar-abroad"),
        pytest.param("dollars", "SG", "SGD", id="dollar-at-home"),
        pytest.param("pesos", None, None, id="ambiguous"),
        pytest.param("pesos", "MX", "MXN", id="ambiguous-known-country"),
        pytest.param("$", "AU", "AUD", id="sign-at-home"),
        pytest.param("som", "UZ", "UZS", id="som-of-uzbekistan"),
        pytest.param("KZT", None, "KZT", id="code"),
        pytest.param("people", None, None, id="no-money"),
        pytest.param("N", "NG", "NGN", id="letter-at-home"),
        pytest.param("N", "KZ", None, id="letter-abroad"),
    ],
)
def test_currencies(word, country, code):
    assert LEXICON.currencies.code(word, country) == code


def test_multipliers_grow():
    multipliers = LEXICON.currencies.multipliers
    order = [multipliers[w] for w in ("thousand", "lakh", "mln", "crore", "bn", "trillion")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("word", "act", "reversed_", "sex"),
    [
        ("son-in-law", "family", False, "m"),
        ("protégé", "associate", False, None),
        ("patron", "associate", True, None),
        ("predecessor", "succession", True, None),
        ("wife", "family", False, "f"),
        ("beneficial owner", "ownership", False, None),
    ],
)
def test_ties(word, act, reversed_, sex):
    tie = LEXICON.ties[fold(word)]
    assert (tie.act, tie.reversed, tie.gender) == (act, reversed_, sex)


@pytest.mark.parametrize(
    ("name", "sex"),
    [
        pytest.param("Gulnara Karimova", "f", id="given-name"),
        pytest.param("Nurlan Abdirov", "m", id="kazakh-man"),
        pytest.param("Q. Ivanova", "f", id="surname"),
        pytest.param("Q. Ospanuly", "m", id="patronymic"),
        pytest.param("Sasha Ivanova", "f", id="either-then-surname"),
        pytest.param("Kim Smith", None, id="either"),
        pytest.param("Z. Tuyakbay", None, id="unknown"),
        pytest.param("", None, id="empty"),
    ],
)
def test_given_names_tell_the_sex(name, sex):
    assert LEXICON.given_names.gender(name) == sex


def test_a_place_that_is_a_name_too_is_marked_doubtful():
    names = [n for n in LEXICON.given_names.by_name if LEXICON.countries.is_place(n.title())]
    assert names
    assert set(names) <= LEXICON.place_words.doubtful


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing_and_lookups_take_any_text(text):
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == " ".join(folded.split())
    assert isinstance(LEXICON.countries.all_named(text), tuple)
    assert isinstance(LEXICON.bodies.named(text), tuple)
    LEXICON.outlets.find(text)
    LEXICON.outlet_words.looks_like(text)
    LEXICON.body_words.schema(text)
    LEXICON.given_names.gender(text)


def test_an_unknown_language_is_named_with_those_that_exist():
    with pytest.raises(LexiconMissing, match="no lexicon for language 'xx'; there is one for: en") as caught:
        load("xx")
    assert isinstance(caught.value, GraftwatchError)
    assert caught.value.args == ("xx", caught.value.known)


def test_a_missing_file_is_named():
    with pytest.raises(LexiconBroken, match=r"lexicon file en/nothing\.toml"):
        table("en/nothing.toml")
