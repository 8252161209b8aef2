"""Looking up documents, claims and names; lists and counts."""

from datetime import date

import pytest

from graftwatch.claims import Described, Source, When
from graftwatch.ledger import Cited, Ledger, NoSuchClaim, NoSuchDocument, Outlet

from .making import READER, career, document, figure, justice, mention, raw_of, reading

NEW = document("Adil Şahin was dismissed.", title="New", outlet="Monitor", date="2016-05-01", source="news/new-one.txt")
OLD = document(
    "Serik Akhmetov was detained in March. Adil too.",
    title="Old",
    outlet="Monitor",
    date="2014",
    source="news/old.html",
)
BARE = document("The head of the border guard was dismissed.", source="https://example.org/story?id=7", language=None)
CHAIN = (Source("Kazinform", "outlet"), Source("ministry", "body"))


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    claims = {
        NEW: (career(NEW, "was dismissed", person="Adil Şahin", body="Army", said_by=CHAIN),),
        OLD: (
            justice(OLD, "was detained", person="Serik Akhmetov", when=When.parse("2013-03"), said_by=CHAIN[:1]),
            career(OLD, "Adil too", act="holds_post", person="Adil"),
        ),
        BARE: (career(BARE, "was dismissed", person=Described("head of the border guard")),),
    }
    for each, read in claims.items():
        ledger.add(each, raw_of(each), reading(each, *read, mentions=[mention(each, each.text[:4])]))
    return ledger


@pytest.mark.parametrize(
    ("which", "found"),
    [
        pytest.param(NEW.id, NEW, id="id"),
        pytest.param(NEW.id[:4], NEW, id="beginning-of-an-id"),
        pytest.param("news/old.html", OLD, id="source"),
        pytest.param("old.html", OLD, id="name-of-the-file"),
        pytest.param("old", OLD, id="stem-of-the-file"),
        pytest.param("new-one", NEW, id="stem-with-a-hyphen"),
        pytest.param("https://example.org/story?id=7", BARE, id="address"),
    ],
)
def test_a_document_is_found_by(filled: Ledger, which: str, found: object) -> None:
    assert filled.document(which) == found


@pytest.mark.parametrize(
    ("which", "close"),
    [
        pytest.param("new-on", ("new-one",), id="nearly-a-stem"),
        pytest.param("zzzzzz", (), id="nothing-like-it"),
        pytest.param("", (), id="nothing"),
        pytest.param("%", (), id="no-wildcard"),
        pytest.param(NEW.id[:3], (), id="too-short-a-beginning"),
    ],
)
def test_what_is_not_held_is_not_found(filled: Ledger, which: str, close: tuple[str, ...]) -> None:
    with pytest.raises(NoSuchDocument) as error:
        filled.document(which)
    assert error.value.close == close


def test_what_may_mean_several_names_them(filled: Ledger) -> None:
    twin = document("Another text.", source="archive/old.txt")
    filled.add(twin, raw_of(twin))
    with pytest.raises(NoSuchDocument) as error:
        filled.document("old")
    assert sorted(error.value.close) == sorted([OLD.id, twin.id])


def test_a_source_that_changed_means_what_it_is_now(filled: Ledger) -> None:
    changed = document("Something else by now.", source=OLD.source)
    filled.add(changed, raw_of(changed))
    assert filled.document(OLD.source) == changed


def test_documents_are_listed_newest_first(filled: Ledger) -> None:
    listed = list(filled.documents())
    assert [each.id for each in listed] == [NEW.id, OLD.id, BARE.id]
    assert [(each.claims, each.length) for each in listed] == [
        (1, len(NEW.text)),
        (2, len(OLD.text)),
        (1, len(BARE.text)),
    ]
    assert [each.id for each in filled.documents(outlet="Monitor", limit=1, offset=1)] == [OLD.id]
    assert [each.id for each in filled.documents(language="en")] == [NEW.id, OLD.id]
    assert all(each.added_at.tzinfo is not None for each in listed)


@pytest.mark.parametrize(
    ("name", "quotes"),
    [
        pytest.param("Akhmetov", ["was detained"], id="part-of-a-name"),
        pytest.param("akhmetov serik", ["was detained"], id="in-any-order"),
        pytest.param("sahin", ["was dismissed"], id="without-diacritics"),
        pytest.param("ŞAHIN", ["was dismissed"], id="in-capitals"),
        pytest.param("adil", ["was dismissed", "Adil too"], id="several"),
        pytest.param("akhm*", ["was detained"], id="a-beginning"),
        pytest.param("akhm", [], id="no-beginning-without-a-star"),
        pytest.param("border guard", ["was dismissed"], id="a-description"),
        pytest.param("army", ["was dismissed"], id="a-body"),
        pytest.param("kazinform", ["was dismissed", "was detained"], id="a-source"),
        pytest.param("Serik Adil", [], id="not-two-names"),
        pytest.param("!", [], id="no-name"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_claims_about_a_name(filled: Ledger, name: str, quotes: list[str]) -> None:
    assert sorted(claim.evidence.quote for claim in filled.claims(name=name)) == sorted(quotes)


def test_claims_come_in_the_order_of_the_text_or_of_time(filled: Ledger) -> None:
    in_text = [(claim.document, claim.evidence.start) for claim in filled.claims()]
    assert in_text == sorted(in_text)
    assert [claim.evidence.quote for claim in filled.claims(order="time")] == [
        "was detained", "Adil too", "was dismissed", "was dismissed",
    ]  # fmt: skip
    assert list(filled.claims(order="time"))[-1].document == BARE.id


def test_claims_can_be_narrowed(filled: Ledger) -> None:
    assert {claim.kind for claim in filled.claims(document=OLD.id)} == {"justice", "career"}
    assert [claim.document for claim in filled.claims(document="old", kind="career")] == [OLD.id]
    assert [claim.act for claim in filled.claims(act="detained")] == ["detained"]
    assert list(filled.claims(reader="other.1")) == []
    with pytest.raises(NoSuchDocument):
        list(filled.claims(document="zzz"))


def test_a_claim_is_found_by_its_id(filled: Ledger) -> None:
    wanted = next(filled.claims(act="detained"))
    assert filled.claim(wanted.id) == wanted
    with pytest.raises(NoSuchClaim):
        filled.claim("0" * 20)


def test_a_claim_is_held_with_what_its_document_says_of_itself(filled: Ledger) -> None:
    (held,) = filled.held(filled.claims(act="detained"))
    assert (held.title, held.outlet, held.date) == ("Old", "Monitor", When.parse("2014"))


def test_names_are_counted(filled: Ledger) -> None:
    assert filled.names("adil") == [("Adil", 1), ("Adil Şahin", 1)]
    assert filled.names("kazin*") == [("Kazinform", 2)]
    assert filled.names("?") == []


def test_outlets_and_cited_sources_are_counted(filled: Ledger) -> None:
    assert filled.sources() == [
        Outlet(name="Monitor", documents=2, claims=3, first=date(2014, 1, 1), last=date(2016, 5, 1)),
        Outlet(name=None, documents=1, claims=1, first=None, last=None),
    ]
    assert filled.cited() == [
        Cited(name="Kazinform", type="outlet", claims=2, documents=2),
        Cited(name="ministry", type="body", claims=1, documents=1),
    ]
    assert len(filled.cited(limit=1)) == 1


def test_stats_count_everything(filled: Ledger) -> None:
    stats = filled.stats()
    assert (stats.documents, stats.claims, stats.mentions, stats.duplicates, stats.set_aside) == (3, 4, 3, 0, 0)
    assert stats.outlets == {"Monitor": 2, "": 1}
    assert stats.languages == {"en": 2, "": 1}
    assert stats.kinds == {"career": 3, "justice": 1}
    assert stats.acts == {"career": {"dismissed": 2, "holds_post": 1}, "justice": {"detained": 1}}
    assert stats.readers == {READER: 3}
    assert (stats.first, stats.last) == (date(2014, 1, 1), date(2016, 5, 1))
    assert stats.raw == sum(len(raw_of(each)) for each in (NEW, OLD, BARE))
    assert stats.size > 0


def test_an_empty_ledger_answers_everything(ledger: Ledger) -> None:
    assert ledger.stats().documents == 0
    assert (ledger.sources(), ledger.cited(), ledger.duplicates(), ledger.set_asides()) == ([], [], [], [])
    assert (list(ledger.claims()), list(ledger.mentions()), list(ledger.documents())) == ([], [], [])
    assert ledger.search("anything") == []
    assert list(ledger.check()) == []
    ledger.optimise()


def test_optimising_changes_no_answer(filled: Ledger) -> None:
    before = filled.search("dismissed"), list(filled.claims())
    filled.optimise()
    assert (filled.search("dismissed"), list(filled.claims())) == before


def test_many_claims_come_in_order_across_chunks(ledger: Ledger) -> None:
    text = " ".join(f"{number} cases" for number in range(700))
    one = document(text)
    read = [figure(one, f"{number} cases", str(number)) for number in range(100, 700)]
    ledger.add(one, raw_of(one), reading(one, *reversed(read)))
    assert list(ledger.claims()) == read
