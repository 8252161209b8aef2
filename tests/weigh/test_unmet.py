"""Promises: overdue, announced again, failed; and those that were kept, or that nobody has to keep."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import Document, Finding
from graftwatch.weigh import Block, board, keys_of, keys_of_paper
from graftwatch.weigh.kept import Kept, kept_in
from graftwatch.weigh.told import Paper, Told

from .making import paper, told, weigh_all

PROMISED, LATER = paper("Tobol Wire", "2017-03-15"), paper("Telegraph", "2019-01-29")


def measure(title: str, in_: Paper = PROMISED, quote: str = "", act: str = "reform", **fields: Any) -> Told:
    given_: dict[str, Any] = {"status": "announced", "stance": "planned"} | fields
    return told("measure", act, in_, quote or f"promised a {title} {sorted(fields)}", title=title, **given_)


def saying(text: str, name: str = "Ledger", on: str = "2017-12-13") -> Paper:
    """A document with that text."""
    return paper(name, on, kept=kept_in(Document(text=text, source=name)))


def unmet(claims: list[Told], *papers: Paper) -> list[Finding]:
    return [finding for finding in weigh_all(claims, papers) if finding.kind == "unmet"]


HOTLINE = measure("telephone hotline for traders", due="2017-06-01")


@pytest.mark.parametrize(
    ("title", "quote", "called"),
    [
        pytest.param(
            "the audit",
            "General Rusk, who ordered the audit",
            "audit (General Rusk, who ordered the audit)",
            id="whose-order",
        ),
        pytest.param(
            "memorandum",
            "its chief signed your memorandum",
            "memorandum (its chief signed your memorandum)",
            id="points-elsewhere",
        ),
        pytest.param("its telephone hotline", "opened its telephone hotline", "telephone hotline", id="possessive"),
        pytest.param(
            "The new document", "The new document takes effect", "The new document takes effect", id="begins-with-it"
        ),
        pytest.param(
            "begins new agency", "The new agency begins work", "The new agency begins work", id="said-in-other-order"
        ),
        pytest.param(
            "it", "There will be no recruits painting grass", "There will be no recruits painting grass", id="no-thing"
        ),
        pytest.param("an itinerant court", "An itinerant court will sit", "an itinerant court", id="not-it"),
    ],
)
def test_what_a_measure_is_called(title: str, quote: str, called: str) -> None:
    assert [each.title for each in board(blocks([measure(title, quote=quote)], ()))] == [called]


def test_a_day_that_passed_without_a_word() -> None:
    [found] = unmet([HOTLINE])
    assert found.title == "Due by 2017-06-01, and nothing says that it was carried out: telephone hotline for traders"
    assert found.holds_from == date(2017, 7, 2)  # the day, and a month in which it may be reported


@pytest.mark.parametrize(
    "text",
    [
        "In Sary the traders' hotline has taken 640 calls since it opened on 29 May.",
        "A telephone hotline was launched last week for traders at the border.",
        "The hotline for traders is now in operation.",
        "Traders praise the hotline, which opened on time.",
        "The ministry opened its hotline on Friday, two days before the deadline.",
        "The hotline was to open by 1 June. It opened on time.",
        "The ministry launched a hotline for traders.",
    ],
)
def test_kept(text: str) -> None:
    assert unmet([HOTLINE], saying(text, on="2017-06-20")) == []


def test_a_deadline_tells_which_thing_is_meant_only_about_its_day() -> None:
    text = "The ministry opened its hotline on Friday, two days before the deadline."
    assert len(unmet([HOTLINE], saying(text, on="2019-06-20"))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The hotline for traders would be opened before its date, she said.",
        "The hotline for traders has not been opened.",
        "No hotline for traders was opened.",
        "The hotline for traders is yet to be launched.",
        "Another hotline, for teachers, was launched in May.",
        "The traders opened on Monday.",
        "The ministry opened its hotline on Friday.",
        "The ministry opened an inquiry, two days before the deadline.",
        "The hotline was to open by 1 June. The office opened on 29 May.",
        "Traders were interviewed about the hotline.",
    ],
)
def test_not_kept(text: str) -> None:
    assert len(unmet([HOTLINE], saying(text))) == 1


def test_what_was_there_before_the_promise_is_another_one() -> None:
    assert len(unmet([HOTLINE], saying("A hotline for traders was opened in May.", on="2016-06-01"))) == 1


def test_a_claim_that_it_was_carried_out() -> None:
    done = measure("hotline for traders", LATER, status="carried_out", stance="asserted")
    assert unmet([HOTLINE, done]) == []


def test_the_verb_of_the_promise_tells_that_it_is_done() -> None:
    quote = "every tender of the regional akimat would be held online by 1 January 2014"
    tenders = measure("tender of the regional akimat", paper("T", "2013-05-21"), quote, due="2014-01-01")
    kept = saying("Since 1 January every tender of the Sary akimat has been held online.", on="2014-02-13")
    other = saying("Since 1 January every tender of the Sary akimat has been won by one firm.", on="2014-02-13")
    assert unmet([tenders], kept) == []
    assert len(unmet([tenders], other)) == 1


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(
            measure("electronic customs system by the name of E-Keden", LATER, due="2020-01-01"), id="for a later day"
        ),
        pytest.param(
            measure("E-Keden system", LATER, "E-Keden will start", said_by=("Customs",)), id="long after its day"
        ),
    ],
)
def test_announced_again(again: Told) -> None:
    [found] = unmet([measure("electronic customs system, E-Keden", due="2017-09-01"), again])
    assert found.title.startswith("Announced again: ")
    assert len(found.claims) == 2
    assert found.holds_from is None


@pytest.mark.parametrize(
    "quote", ["E-Keden was promised", "E-Keden was to be ready by September", "had promised E-Keden"]
)
def test_a_text_that_recalls_a_promise_does_not_announce_it(quote: str) -> None:
    recalled = measure("E-Keden system", LATER, quote, said_by=("Customs",))
    [found] = unmet([measure("electronic customs system, E-Keden", due="2017-09-01"), recalled])
    assert found.title.startswith("Due by 2017-09-01")
    assert len(found.claims) == 2


def test_a_title_that_says_nothing_gives_way_to_the_words() -> None:
    [found] = unmet([measure("document", quote="The document will enter into force", due="2014-01-01")])
    assert found.title.endswith(": The document will enter into force")


def test_a_promise_that_another_outlet_repeats_is_not_announced_again() -> None:
    [found] = unmet([HOTLINE, measure("hotline for traders", paper("Vesti", "2017-03-16"), due="2017-06-01")])
    assert found.title.startswith("Due by 2017-06-01")
    assert len(found.claims) == 2


def test_a_law_that_is_only_promised_is_a_promise() -> None:
    assert len(unmet([measure("law on asset declarations", act="law", due="2016-01-01")])) == 1


def test_one_promise_in_other_words_is_one() -> None:
    one = measure("all 21,000 police officers be recertified by 1 December", due="2017-12-01", quote="he ordered it")
    other = measure("all 21,000 officers are to be recertified", LATER, due="2017-12", quote="they are to be")
    later = measure("All officers of the police", LATER, "All officers of the police will be recertified", due="2022")
    [found] = unmet([one, other])
    assert len(found.claims) == 2
    [again] = unmet([one, other, later])
    assert again.title.startswith("Announced again: ")


def test_two_promises_of_one_day_are_two() -> None:
    assert len(unmet([HOTLINE, measure("electronic customs system", due="2017-06-01")])) == 2


def test_a_measure_that_is_said_to_have_failed() -> None:
    failed = measure("fight against bribery in the courts", status="failed", stance="asserted", when="1998-01")
    assert [finding.title for finding in unmet([failed])] == [
        "Said to have failed: fight against bribery in the courts"
    ]


@pytest.mark.parametrize(
    "claims",
    [
        pytest.param([measure("new law on asset declarations", act="law", status="adopted", due="2016-01-01")],
                     id="a law comes into force"),
        pytest.param([measure("meeting of the council", act="meeting", due="2017-06-01")], id="a meeting"),
        pytest.param([measure("hotline for traders")], id="without a day"),
        pytest.param([measure("hotline for traders", due="2017-06-01", stance="forecast")], id="a forecast"),
        pytest.param([measure("hotline for traders", due="2017-06-01", stance="denied")], id="denied"),
    ],
)  # fmt: skip
def test_nothing_to_keep(claims: list[Told]) -> None:
    assert unmet(claims) == []


def reproach(quote: str, act: str = "criticised", **fields: Any) -> Told:
    return told("statement", act, PROMISED, quote, **fields)


def test_a_reproach_that_something_was_not_done_as_ordered() -> None:
    said = reproach(
        "He criticized agencies for failing to wage the fight against corruption as he had prescribed in January"
    )
    [found] = unmet([said])
    assert found.title == "Ordered in January 2017, and said not to be done: wage the fight against corruption"


@pytest.mark.parametrize(
    ("end", "ordered"),
    [
        pytest.param("as he had ordered in May", "Ordered in May 2016", id="a month that has not come is last year's"),
        pytest.param("as he had ordered in May 2014", "Ordered in May 2014", id="with its year"),
        pytest.param("as he had ordered", "Ordered before", id="on no day"),
        pytest.param("as he had ordered in Astana", "Ordered before", id="a place"),
    ],
)
def test_when_it_had_been_ordered(end: str, ordered: str) -> None:
    [found] = unmet([reproach(f"She criticised the police for failing to publish the list {end}")])
    assert found.title == f"{ordered}, and said not to be done: publish the list"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(reproach("He criticised agencies for failing to fight corruption"), id="nobody had ordered it"),
        pytest.param(reproach("He denied that it failed to act as he had ordered", act="denied"), id="denied"),
        pytest.param(reproach("She praised the court, as she had promised"), id="no failure"),
    ],
)
def test_no_reproach(claim: Told) -> None:
    assert unmet([claim]) == []


def test_the_board_says_how_each_measure_stands_on_a_day() -> None:
    claims = [
        HOTLINE, measure("electronic customs system, E-Keden", due="2017-09-01"),
        measure("system E-Keden", LATER, due="2020-01-01"), measure("register of permits", due="2017-05-01"),
        measure("memorandum on bribery in the army", status="adopted", stance="asserted", act="memorandum"),
    ]  # fmt: skip
    papers = [PROMISED, LATER, saying("The hotline for traders was opened on 29 May.")]
    stands = {each.title: each.state(date(2017, 6, 15)) for each in board(blocks(claims, papers))}
    assert stands == {
        "telephone hotline for traders": "carried out", "electronic customs system, E-Keden": "announced again",
        "register of permits": "overdue", "memorandum on bribery in the army": "adopted",
    }  # fmt: skip
    earlier = {each.title: each.state(date(2017, 5, 1)) for each in board(blocks(claims, papers))}
    assert earlier["register of permits"] == "due"


EVERY = [
    HOTLINE,
    measure("E-Keden", due="2017-09-01"),
    measure("E-Keden", LATER, due="2020-01-01"),
    measure("register of permits", due="2017-05-01"),
]


@given(st.permutations(EVERY), st.lists(st.sampled_from(EVERY)))
def test_order_and_hearing_it_twice_change_nothing(claims: list[Told], twice: list[Told]) -> None:
    assert unmet([*claims, *twice]) == unmet(EVERY)
    assert _grouped(claims) == _grouped(EVERY)


def blocks(claims: list[Told], papers: Iterable[Paper]) -> list[Block]:
    """The blocks of measures, as a ledger keeps them."""
    words = sorted({key for each in claims for key in keys_of(each) if key.startswith("unmet.measure:")})
    return [
        Block(
            key,
            tuple(sorted({t.id: t for t in claims if key in keys_of(t)}.values(), key=lambda t: t.order)),
            tuple(each for each in papers if key in keys_of_paper(each)),
        )
        for key in words
    ]


def _grouped(claims: list[Told]) -> set[tuple[str, ...]]:
    return {tuple(told.id for told in each.told) for each in board(blocks(claims, ()))}


def test_a_sentence_that_says_so_comes_back_from_json_and_selects_its_words() -> None:
    text = "First. The hotline was opened on 29 May. “Last”"
    [kept] = kept_in(Document(text=text, source="x"))
    assert text[kept.start : kept.end].strip() == "The hotline was opened on 29 May."
    assert Kept.from_json(kept.to_json()) == kept
    assert kept_in(Document(text=text, source="x", furniture=((5, 30),))) == ()


@given(st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    for kept in kept_in(Document(text=text, source="x")):
        assert 0 <= kept.start < kept.end <= len(text)
