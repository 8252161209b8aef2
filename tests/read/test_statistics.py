"""Reports of statistics as wires, audit offices and pollsters write them: sources, spans and topics of a passage."""

import pytest
from tests.read.reading import chain, claims

from graftwatch.claims import FigureClaim


def figures(text: str) -> list[FigureClaim]:
    return [c for c in claims(text, "figure") if isinstance(c, FigureClaim)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "A total of 1,684 crimes were recorded in 2018, including 402 thefts, the ministry's statistics committee "
            "reported on Monday.",
            ["ministry's statistics committee"] * 2,
            id="tag-behind-a-list",
        ),
        pytest.param(
            "The agency opened 512 cases in 2018, the prosecutor's office said on Monday.\n\n"
            "As a result 133 people were convicted.",
            ["prosecutor's office"] * 2,
            id="wire-paragraphs",
        ),
        pytest.param(
            "The agency opened 512 cases in 2018, the prosecutor's office said on Monday.\n\n"
            "The bank closed 40 branches last year.",
            ["prosecutor's office", None],
            id="new-actor",
        ),
        pytest.param(
            "A poll by the Amber Institute found in March that 44.9% of citizens opposed the bill.",
            ["poll"],
            id="verb-taken-for-a-participle",
        ),
        pytest.param(
            "Sixty percent of citizens distrust the courts, a survey by the Amber Institute shows.",
            ["survey"],
            id="verb-taken-for-a-plural",
        ),
        pytest.param(
            "A survey by the Amber Institute shows that graft has spread. One in four respondents said they had paid a "
            "bribe. Trust in the courts dropped by seven points.",
            ["survey", "survey"],
            id="who-was-asked-is-no-source",
        ),
        pytest.param(
            "Since May, says the head of the bureau, Ilya Stern, 40 million euros in bribes have been recovered.",
            ["Ilya Stern"],
            id="sayer-between-time-and-news",
        ),
        pytest.param(
            "Since the start of 2021 the bureau has opened 214 cases of bribery, its deputy director, Ilya Stern, told "
            "the committee last week.",
            ["Ilya Stern"],
            id="told-behind-its-news",
        ),
        pytest.param(
            "The prosecutor's office said the same day that the number of officers charged with bribery had fallen by "
            "18 percent.",
            ["prosecutor's office"],
            id="said-on-a-day",
        ),
        pytest.param(
            "Bribery accounted for 38 percent of cases in 2021, Supreme Court data show.",
            ["Supreme Court data"],
            id="data-show",
        ),
        pytest.param(
            "The bureau's annual report for 2021 listed 88 suspicious contracts.",
            ["bureau's annual report"],
            id="a-text-answers-for-what-it-lists",
        ),
        pytest.param("The bureau listed 88 suspicious contracts.", [None], id="a-body-counts-its-own-work"),
        pytest.param(
            "The damage, on the auditor's reckoning, is 74 million euros.", ["auditor"], id="on-somebodys-reckoning"
        ),
        pytest.param(
            "Ilya Stern conceded that he owned houses, bought, according to prosecutors, for $3 million in 2011.",
            ["prosecutors"],
            id="an-aside-covers-what-it-stands-in",
        ),
    ],
)
def test_who_vouches_for_the_numbers_of_a_passage(text, expected):
    last = [(chain(c) or [None])[-1] for c in figures(text)]
    assert last[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        pytest.param(
            "A survey by the Amber Institute found that 60 percent of citizens distrust the courts. Just 8 percent "
            "named corruption as the main problem.",
            ["poll_share", "poll_share"],
            id="a-poll-goes-on",
        ),
        pytest.param("68 percent of drivers said they had been asked for a bribe.", ["poll_share"], id="they-say-it"),
        pytest.param("The commission is asking for $33 million this year.", ["budget_cost"], id="an-office-asks"),
        pytest.param("At least $24 million was siphoned from state accounts.", ["bribe_or_theft_amount"], id="nobody"),
        pytest.param("Corruption cost the economy $5 billion last year.", ["public_loss"], id="cost-the-economy"),
    ],
)
def test_what_the_numbers_of_a_passage_are_about(text, topics):
    assert [c.topic for c in figures(text)] == topics


@pytest.mark.parametrize(
    ("text", "period", "since"),
    [
        pytest.param(
            "The number of crimes fell by 12 percent year-on-year in January-March 2019.", "2019-01/2019-03",
            "2018-01/2018-03", id="year-on-year",
        ),
        pytest.param("Desertions rose 3 percent from 2014 to 2015.", "2015", "2014", id="from-year-to-year"),
        pytest.param(
            "The bureau recovered $2 billion and €8 million last year.", "2018", None, id="two-sums-of-one-year"
        ),
        pytest.param(
            "In the year ended June 30, 2018 the audit office flagged 1,312 contracts.", "2017-07/2018-06", None,
            id="fiscal-year",
        ),
        pytest.param(
            "Some 900 tonnes of diesel are thought to have been stolen in 2017.", "2017", None, id="thought-to-have"
        ),
        pytest.param(
            "More than half of the bribery cases solved last year were dropped in court.", "2018", None,
            id="what-was-done-to-them",
        ),
    ],
)  # fmt: skip
def test_spans_and_bases(text, period, since):
    found = figures(text)[0]
    assert (str(found.period), found.since and str(found.since)) == (period, since)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"A clerk who takes $500 goes to jail," Ilya Stern told the senate.', id="no-clerk-in-particular"),
        pytest.param('"They steal a billion and go home," the deputy Olga Brandt said.', id="no-thief-in-particular"),
        pytest.param("Eleven houses were valued at half the market price.", id="half-the-price"),
        pytest.param("All contracts above €42,000 will be published.", id="threshold"),
    ],
)
def test_sums_that_are_no_state_of_things(text):
    assert not [c for c in figures(text) if c.unit in {"USD", "EUR", "percent"}]


def test_a_number_set_beside_another_brings_its_own_words():
    first, second = figures("The police arrested 212 officers for bribery in 2018, up from 119 the year before.")
    assert (first.value, second.value, second.evidence.quote) == (212, 119, "up from 119 the year before")


def test_negated_ability_leaves_the_number_standing():
    (found,) = figures("The audit says 2,300 tonnes of diesel cannot be accounted for.")
    assert (found.value, found.stance) == (2300, "asserted")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Inspectors found that 18.4 million euros of the defence budget had been spent without tenders.",
            [(18400000, "EUR")],
            id="a-sum-of-money",
        ),
        pytest.param(
            "The average bribe was 240 dollars; in 2008 it had been 170.", [(240, "USD"), (170, "USD")], id="it"
        ),
        pytest.param("The fines totalled 46 million tenge.", [(46000000, "KZT")], id="fines-in-sum"),
        pytest.param(
            "The report of the auditors for 2013 lists irregularities worth 84 million euros.",
            [(84000000, "EUR")],
            id="a-year-is-no-count",
        ),
        pytest.param("The law of 2009 requires tenders.", [], id="a-year-before-a-verb"),
        pytest.param("The store held 300 pounds of butter.", [], id="a-weight"),
    ],
)
def test_sums_and_what_only_looks_like_them(text, expected):
    assert [(f.value, f.unit) for f in figures(text)] == expected


def test_all_parts_of_a_sentence_that_opens_with_the_whole():
    whole, *parts = figures("Of 44 generals appointed since 2004, nineteen have been tried and seven have fled.")
    assert [(f.value, f.part_of) for f in parts] == [(19, whole.id), (7, whole.id)]


def test_whom_a_count_covers_with_the_body_that_they_are_of():
    assert figures("In 2015 prosecutors indicted 470 members of the armed forces for bribery.")[0].population == (
        "members of the armed forces"
    )


def test_who_asks_is_not_who_is_asked():
    (share, *_) = figures("In a survey by the pollster Vela 44 percent of drivers said that they had paid a bribe.")
    assert share.population == "drivers"
