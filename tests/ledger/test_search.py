"""What searches find, in which order, what they show; and that nothing that is typed can break them."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graftwatch.ledger import BadQuery, Hit, Ledger

from .making import career, document, figure, justice, raw_of, reading

ARTICLES = {
    "army": document(
        "Generals of the Défense Ministry were dismissed. The purge goes on.",
        title="Purge in the army", outlet="The Monitor", date="2015-11-25", source="jamestown/1998-army.txt",
    ),
    "customs": document(
        "Customs officers were detained in the port. A general was not.",
        title="Port", outlet="Steppe Wire", date="2016-01-02", source="wire/port.txt",
    ),
    "budget": document(
        "The ministry of defense cut its budget; the army's MiG-31 stay on the ground.",
        outlet="Radio Azattyq", date="2015", source="azattyq/budget_50%.txt",
    ),
    "cyrillic": document(
        "Министр обороны Новый уволен. Серік Ахметов отрицает вину.", outlet="Курсив", date="2014-03", source="ru.txt",
    ),
    "undated": document("An army without a date.", source="undated.txt"),
}  # fmt: skip


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    army, customs, budget = ARTICLES["army"], ARTICLES["customs"], ARTICLES["budget"]
    claims = {
        army.id: [career(army, "were dismissed")],
        customs.id: [justice(customs, "were detained"), career(customs, "was not", act="holds_post")],
        budget.id: [figure(budget, "MiG-31", "31", act="change")],
    }
    for each in ARTICLES.values():
        ledger.add(each, raw_of(each), reading(each, *claims.get(each.id, ())))
    return ledger


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("army", ["army", "budget", "undated"], id="a-word-newest-first-undated-last"),
        pytest.param("ARMY purge", ["army"], id="all-words"),
        pytest.param("defense", ["army", "budget"], id="diacritics-of-the-text-do-not-matter"),
        pytest.param("défense", ["army", "budget"], id="nor-those-of-the-query"),
        pytest.param("general", ["customs"], id="no-stemming"),
        pytest.param("general*", ["customs", "army"], id="a-beginning"),
        pytest.param('"defense ministry"', ["army"], id="a-phrase"),
        pytest.param('"ministry of def"*', ["budget"], id="a-phrase-cut-short"),
        pytest.param('"purge in the army"', ["army"], id="the-title-counts"),
        pytest.param("army -budget", ["army", "undated"], id="without-a-word"),
        pytest.param('army -"stay on the ground"', ["army", "undated"], id="without-a-phrase"),
        pytest.param("-army", ["customs", "cyrillic"], id="only-without"),
        pytest.param("mig-31", ["budget"], id="a-hyphen-makes-a-phrase"),
        pytest.param("army's", ["budget"], id="an-apostrophe-too"),
        pytest.param("министр", ["cyrillic"], id="cyrillic"),
        pytest.param("АХМЕТОВ", ["cyrillic"], id="cyrillic-capitals"),
        pytest.param("outlet:monitor", ["army"], id="outlet-by-a-word-of-it"),
        pytest.param("outlet:MONIT", ["army"], id="outlet-by-a-beginning"),
        pytest.param('outlet:"radio azat"', ["budget"], id="outlet-in-quotes"),
        pytest.param("outlet:onitor", [], id="outlet-not-by-its-middle"),
        pytest.param("outlet:monitor outlet:steppe", ["customs", "army"], id="either-outlet"),
        pytest.param("army -outlet:monitor", ["budget", "undated"], id="without-an-outlet"),
        pytest.param("source:1998", ["army"], id="source-by-a-part"),
        pytest.param("source:50%", ["budget"], id="percent-is-no-wildcard"),
        pytest.param("source:budget?50", [], id="nor-is-a-question-mark"),
        pytest.param("kind:career", ["customs", "army"], id="kind"),
        pytest.param("kind:career act:dismissed", ["army"], id="kind-and-act-of-one-claim"),
        pytest.param("kind:justice act:holds_post", [], id="not-of-two-claims"),
        pytest.param("kind:justice kind:figure", ["customs", "budget"], id="either-kind"),
        pytest.param("army -kind:career", ["budget", "undated"], id="without-a-kind"),
        pytest.param("-kind:figure -act:detained", ["army", "cyrillic", "undated"], id="without-kind-and-without-act"),
        pytest.param("act:Holds-Post", ["customs"], id="act-however-written"),
        pytest.param("after:2016", ["customs"], id="after-includes-its-first-day"),
        pytest.param("before:2015-11-25", ["budget", "cyrillic"], id="before-excludes-its-first-day"),
        pytest.param("after:2015 before:2016", ["army", "budget"], id="a-year"),
        pytest.param("army after:2015-11", ["army"], id="a-word-after-a-month"),
        pytest.param("army before:2015-02", ["budget"], id="a-year-counts-from-its-first-day"),
        pytest.param("nothing-of-this", [], id="no-such-words"),
        pytest.param("army:", ["army", "budget", "undated"], id="a-colon-after-a-word-means-nothing"),
    ],
)
def test_a_search_finds(filled: Ledger, query: str, found: list[str]) -> None:
    names = {document.id: name for name, document in ARTICLES.items()}
    assert [names[hit.document] for hit in filled.search(query)] == found
    assert sorted(names[hit.document] for hit in filled.search(query, order="best")) == sorted(found)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        pytest.param("", "nothing to search for", id="nothing"),
        pytest.param("  ... !", "nothing to search for", id="no-words"),
        pytest.param('""', "nothing to search for", id="empty-phrase"),
        pytest.param("colour:red", "Fields: outlet:, source:, kind:, act:, after:, before:", id="field"),
        pytest.param("kind:carreer", "there is no kind 'carreer'. Kinds: career", id="kind-misspelt"),
        pytest.param("act:arrested", "there is no act 'arrested'", id="act-unknown"),
        pytest.param("after:yesterday", "not a date: 'yesterday'", id="date"),
        pytest.param("-after:2015", "use before:", id="minus-date"),
        pytest.param('outlet:""', "needs a value", id="field-with-empty-value"),
        pytest.param("a " * 100, "more than 64 terms", id="too-many-terms"),
        pytest.param("a" * 3000, "more than 2000 characters", id="too-long"),
    ],
)  # fmt: skip
def test_a_search_that_cannot_be_understood_says_what_can_be_asked(ledger: Ledger, query: str, says: str) -> None:
    with pytest.raises(BadQuery) as error:
        ledger.search(query)
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_hit_shows_the_sentence_with_the_words_marked(filled: Ledger) -> None:
    army = ARTICLES["army"]
    (hit,) = filled.search('"defense ministry"')
    assert hit == Hit(
        document=army.id, source=army.source, title=army.title, outlet=army.outlet, date=army.date,
        excerpt="Generals of the Défense Ministry were dismissed.", start=0, marks=((16, 32),), claims=1,
    )  # fmt: skip


def test_a_hit_in_the_title_alone_shows_the_beginning(filled: Ledger) -> None:
    (hit,) = filled.search("port -outlet:monitor title", limit=1) or filled.search('"port"')
    assert hit.excerpt.startswith("Customs officers")


def test_the_best_hits_come_first_when_asked_for(ledger: Ledger) -> None:
    often = document("army " * 5 + "and nothing else", date="1999", source="often.txt")
    once = document(
        "army once, and then very much about all manner of other things " * 3, date="2020", source="once.txt"
    )
    for each in (often, once):
        ledger.add(each, raw_of(each))
    assert [hit.document for hit in ledger.search("army")] == [once.id, often.id]
    assert [hit.document for hit in ledger.search("army", order="best")] == [often.id, once.id]


def test_pages_of_a_search_follow_each_other(filled: Ledger) -> None:
    whole = filled.search("army")
    assert [filled.search("army", limit=1, offset=n)[0] for n in range(3)] == whole
    assert filled.search("army", limit=5, offset=3) == []


_junk = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            ['"', "*", "-", ":", "(", ")", "^", "NEAR(a b)", "OR", "AND", "NOT", "army", "kind:", "outlet:", "after:",
             "2015", "'", "\\", "%", "_", "\0", "\ud800", "&", "|", "!", "<->", "+", "{", "}", "title:", "½", "ﷺ", "ŉ"]
        ),
        max_size=12,
    ).map(" ".join),
    st.lists(st.sampled_from(['"', "*", "-", "army", "'", "\\", "&", ":", "source:"]), max_size=12).map("".join),
)  # fmt: skip


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(query=_junk, best=st.booleans())
@example(query='"army" OR 1=1; DROP TABLE document', best=False)
def test_nothing_that_is_typed_breaks_a_search(filled: Ledger, query: str, best: bool) -> None:
    try:
        hits = filled.search(query, order="best" if best else "newest")
    except BadQuery:
        return
    for hit in hits:
        text = filled.document(hit.document).text
        assert text[hit.start : hit.start + len(hit.excerpt)] == hit.excerpt
        assert all(0 <= start < end <= len(hit.excerpt) for start, end in hit.marks)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(words=st.lists(st.from_regex(r"[a-zé0-9а-яё]{1,12}", fullmatch=True), min_size=1, max_size=30), data=st.data())
def test_every_word_and_phrase_of_a_text_is_found(ledger: Ledger, words: list[str], data: st.DataObject) -> None:
    one = document(" ".join(words))
    ledger.add(one, raw_of(one))
    start = data.draw(st.integers(0, len(words) - 1))
    phrase = " ".join(words[start : start + 3])
    hits = ledger.search(f'"{phrase}"', limit=1000)
    (hit,) = [hit for hit in hits if hit.document == one.id]
    assert hit.marks != ()
