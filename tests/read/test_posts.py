"""Posts: a phrase taken apart into post, body and place; who holds it; and what single words of posts are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.conftest import document

from graftwatch.read.words import Words

WORDS = Words("en")


@pytest.fixture(scope="session")
def posts_of(desk_of):
    """Text → its posts, each once, in order."""

    def find(text):
        article = desk_of(text).article
        posts = [article.post(p, t) for p in article.parsed.values() for t in p.doc]
        return list({(p.start, p.end): p for p in posts if p is not None}.values())

    return find


@pytest.fixture(scope="session")
def holders_of(desk_of):
    """Text → who holds which post in it: person, post, how, and whether it is over."""

    def find(text):
        return [(h.entity.name, h.post.post, h.how, h.former) for h in desk_of(text).article.holders]

    return find


# -- a phrase taken apart


@pytest.mark.parametrize(
    ("text", "phrase", "parts"),
    [
        pytest.param(
            "They met the head of the State Customs Service.",
            "the head of the State Customs Service",
            ("head", "State Customs Service", None),
            id="of-a-body",
        ),
        pytest.param(
            "Police spokesman Ivan Petrov left.",
            "Police spokesman",
            ("Police spokesman", "Police", None),
            id="who speaks for a service",
        ),
        pytest.param(
            "Customs minister Ivan Petrov left.",
            "Customs minister",
            ("Customs minister", None, None),
            id="who is over a service",
        ),
        pytest.param(
            "The chief of the Border Service left.",
            "The chief of the Border Service",
            ("chief", "Border Service", None),
            id="of-a-body-whose-name-goes-on-a-longer-head",
        ),
        pytest.param(
            "They met the chief of staff.",
            "the chief of staff",
            ("chief of staff", None, None),
            id="head-of-three-words",
        ),
        pytest.param(
            "They met the mayor of Valdoro.", "the mayor of Valdoro", ("mayor", None, "Valdoro"), id="of-a-place"
        ),
        pytest.param(
            "The tax service's deputy chief left.",
            "The tax service's deputy chief",
            ("deputy chief", "tax service", None),
            id="possessor",
        ),
        pytest.param(
            "The customs chief left.", "The customs chief", ("customs chief", "customs", None), id="portfolio"
        ),
        pytest.param(
            "The minister of finance left.",
            "The minister of finance",
            ("minister of finance", None, None),
            id="of-portfolio",
        ),
        pytest.param("The prime minister left.", "The prime minister", ("prime minister", None, None), id="two-words"),
        pytest.param(
            "A financial police investigator left.",
            "A financial police investigator",
            ("financial police investigator", "financial police", None),
            id="a-described-noun-beside-a-body",
        ),
    ],
)
def test_a_post_taken_apart(posts_of, text, phrase, parts):
    (post,) = posts_of(text)
    assert text[post.start : post.end] == phrase
    assert (post.post, post.body, post.place) == parts


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        pytest.param("They met the governor of Tarn.", {"definite"}, id="plain"),
        pytest.param("They met the former governor of Tarn.", {"definite", "former"}, id="former"),
        pytest.param("They met an ex-governor of Tarn.", {"former"}, id="ex"),
        pytest.param("They met an acting governor.", {"acting"}, id="acting"),
        pytest.param("They met the incoming governor.", {"definite", "planned"}, id="incoming"),
        pytest.param("They met three judges.", {"plural"}, id="several"),
        pytest.param("They met the former judges.", {"definite", "former", "plural"}, id="several-former"),
    ],
)
def test_what_is_said_of_a_post(posts_of, text, flags):
    (post,) = posts_of(text)
    kinds = ("former", "acting", "planned", "plural", "definite")
    assert {k for k in kinds if getattr(post, k)} == flags


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        pytest.param("They met its chairman.", "its", id="pronoun"),
        pytest.param("Igor Belov's deputy left.", "Igor Belov", id="person"),
        pytest.param("They met the chairman.", None, id="nobody"),
    ],
)
def test_owner_of_a_post(posts_of, text, owner):
    (post,) = posts_of(text)
    assert post.owner == owner


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Igor Belov, a businessman, met a lawyer.", id="occupations"),
        pytest.param("They said that an investigator had left.", id="a-described-noun-alone"),
        pytest.param("General Igor Belov met two colonels.", id="ranks"),
        pytest.param("They built a bridge on a lake.", id="things"),
        pytest.param("They head the queue and govern nobody.", id="verbs"),
        pytest.param("He is a member of the family.", id="members"),
    ],
)
def test_no_post(posts_of, text):
    assert posts_of(text) == []


# -- who holds it


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mayor Anna Lisek left.", ("Anna Lisek", "Mayor", "title", False), id="title"),
        pytest.param("Ex-minister Igor Belov left.", ("Igor Belov", "minister", "title", True), id="ex-title"),
        pytest.param(
            "Former defence minister Igor Belov left.",
            ("Igor Belov", "defence minister", "title", True),
            id="former-title",
        ),
        pytest.param(
            "Igor Belov, the governor of Tarn, left.", ("Igor Belov", "governor", "apposition", False), id="behind"
        ),
        pytest.param(
            "Igor Belov, 57, the governor of Tarn, left.",
            ("Igor Belov", "governor", "apposition", False),
            id="behind-an-age",
        ),
        pytest.param(
            "Igor Belov (born 1960), director of the Roads Agency, left.",
            ("Igor Belov", "director", "apposition", False),
            id="behind-a-bracket",
        ),
        pytest.param(
            "Igor Belov, once the governor of Tarn, left.", ("Igor Belov", "governor", "apposition", True), id="once"
        ),
        pytest.param(
            "The mayor of Valdoro, Anna Lisek, left.", ("Anna Lisek", "mayor", "apposition", False), id="before"
        ),
        pytest.param(
            "The chief of the Border Service, Igor Belov, left.",
            ("Igor Belov", "chief", "apposition", False),
            id="before-with-a-body",
        ),
        pytest.param(
            "Igor Belov was prosecutor general for ten years.",
            ("Igor Belov", "prosecutor general", "copula", False),
            id="copula",
        ),
    ],
)
def test_holder_of_a_post(holders_of, text, expected):
    assert holders_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Igor Belov was not the governor of Tarn.", id="denied"),
        pytest.param("Igor Belov may be the governor of Tarn.", id="possible"),
        pytest.param("Igor Belov, who dismissed the governor of Tarn, left.", id="object-of-a-relative-clause"),
        pytest.param("Igor Belov, a businessman, left.", id="occupation"),
        pytest.param("Igor Belov's lawyer, Anna Lisek, left.", id="lawyer"),
        pytest.param("General Igor Belov left.", id="rank"),
        pytest.param("Igor Belov met the governor of Tarn.", id="object"),
        pytest.param("They were governors of Tarn.", id="nobody-named"),
    ],
)
def test_no_holder(holders_of, text):
    assert holders_of(text) == []


def test_holders_come_in_order_with_spans_that_hold_the_name(desk_of):
    text = "Igor Belov, the governor of Tarn, met Mayor Anna Lisek. Jon Tavric was minister of finance."
    found = desk_of(text).article.holders
    assert [h.entity.name for h in found] == ["Igor Belov", "Anna Lisek", "Jon Tavric"]
    assert [text[h.start : h.end] for h in found] == [
        "Igor Belov, the governor of Tarn", "Mayor Anna Lisek", "Jon Tavric was minister of finance",
    ]  # fmt: skip


def test_its_chairman_is_of_the_body_named_before(desk_of):
    text = "The Roads Agency was raided. Igor Belov, its chairman, was arrested."
    (held,) = desk_of(text).article.holders
    assert (held.entity.name, held.post.body) == ("Igor Belov", "Roads Agency")


# -- single words


@pytest.mark.parametrize(
    ("question", "yes", "no"),
    [
        pytest.param(WORDS.is_post_head, "minister Governor mayor judge", "businessman lawyer table", id="post-head"),
        pytest.param(WORDS.makes_post, "investigator Investigator", "member official source minister", id="described"),
        pytest.param(WORDS.heads_a_body, "chairman Director", "mayor king", id="head-of-a-body"),
        pytest.param(WORDS.needs_context, "head Chief", "minister governor", id="needs-context"),
        pytest.param(WORDS.is_former, "former Ex", "acting incoming", id="former"),
        pytest.param(WORDS.is_acting, "acting Interim", "former deputy", id="acting"),
        pytest.param(WORDS.is_future, "incoming", "former acting", id="future"),
        pytest.param(WORDS.is_post_modifier, "deputy First senior", "corrupt former", id="modifier"),
        pytest.param(WORDS.is_portfolio_word, "defence Internal affairs", "of and lake", id="portfolio"),
        pytest.param(WORDS.is_local_post, "mayor Akim", "minister judge", id="local"),
        pytest.param(WORDS.is_rank, "general Colonel Lt.", "minister mayor", id="rank"),
        pytest.param(WORDS.takes_full_stop, "Gen Dr J Col", "Belov of lake", id="abbreviation"),
        pytest.param(WORDS.is_title_head, "General Mr minister Ex-minister spokesman", "lake Ex-lake", id="title-head"),
        pytest.param(WORDS.is_title_word, "former defence Acting deputy", "lake weeping", id="title-word"),
        pytest.param(WORDS.is_in_post_head, "commander of -", "lake", id="in-a-head"),
    ],
)
def test_words_of_posts(question, yes, no):
    assert [w for w in yes.split() if not question(w)] == []
    assert [w for w in no.split() if question(w)] == []


@pytest.mark.parametrize(
    ("post", "top"),
    [
        pytest.param("president", True, id="president"),
        pytest.param("prime minister", True, id="prime-minister"),
        pytest.param("minister", False, id="minister"),
        pytest.param("governor", False, id="governor"),
    ],
)
def test_posts_of_which_a_state_has_one(post, top):
    assert WORDS.is_top_post(post) is top


@pytest.mark.parametrize(
    ("word", "known", "same"),
    [
        pytest.param("defence", {"defense"}, True, id="spelling"),
        pytest.param("custom", {"customs"}, True, id="stem"),
        pytest.param("tax", {"tax", "chief"}, True, id="itself"),
        pytest.param("tax", {"taxation"}, False, id="too-short-for-a-stem"),
        pytest.param("finance", {"interior"}, False, id="other"),
        pytest.param("finance", set(), False, id="nothing-known"),
    ],
)
def test_same_word(word, known, same):
    assert WORDS.same_word(word, known) is same


# -- what always holds

PIECES = st.sampled_from(
    ["the", "a", "former", "ex-", "acting", "deputy", "chief", "head", "minister", "of", "in", "and", ",", "'s", "-",
     "police", "Igor Belov", "the Border Service", "Tarn", "finance", "governor", "judges", "was", "left", "its", "."]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(pieces=st.lists(PIECES, min_size=1, max_size=12))
def test_posts_and_holders_lie_in_their_sentences(desk_of, pieces):
    article = desk_of(" ".join(pieces)).article
    for parsed in article.parsed.values():
        for token in parsed.doc:
            post = article.post(parsed, token)
            if post is not None:
                assert parsed.sentence.start <= post.start <= parsed.start(token)
                assert parsed.end(token) <= post.end <= parsed.sentence.end
                assert token.text in post.post
    for held in article.holders:
        assert held.parsed.sentence.start <= held.start < held.end <= held.parsed.sentence.end
    keys = [(id(h.entity), h.post.start, h.how) for h in article.holders]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("text", "posts"),
    [
        pytest.param(
            "The head of the Border Service was arrested for bribery on Monday.", ["head of the Border Service"],
            id="left unnamed, with its body",
        ),
        pytest.param(
            "The prime minister dismissed the deputy defence minister over bribes.",
            ["prime minister", "deputy defence minister"], id="left unnamed, one of a kind",
        ),
        pytest.param("The former akim of Zhetisu was jailed for fraud.", ["akim of Zhetisu"], id="without former"),
        pytest.param(
            "Mayor Petar Ilic took bribes. The mayor was arrested.", ["Mayor"], id="a bare post only of its holder"
        ),
        pytest.param("Two ministers and a senior official were charged with fraud.", [], id="of no one in particular"),
    ],
)  # fmt: skip
def test_which_posts_a_text_names(reader, text, posts):
    (reading,) = reader.read([document(text)])
    assert [m.surface for m in reading.mentions if m.schema == "Position"] == posts
