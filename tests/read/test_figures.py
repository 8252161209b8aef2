"""Figures: when a number is one, what it counts, over what span, against what base; and the numbers that are none."""

from decimal import Decimal

import pytest

from graftwatch.claims import Document, FigureClaim, When
from graftwatch.read.english import EnglishReader
from graftwatch.read.topics import load_lexicon

COUNTRY = "Officials in Kenya spoke about corruption and bribery in the civil service of Kenya on Monday. "


@pytest.fixture(scope="module")
def reader() -> EnglishReader:
    return EnglishReader(parse_all=True, judge=None)


def figures_of(reader: EnglishReader, text: str, *, lead: str = COUNTRY) -> list[FigureClaim]:
    document = Document(
        text=lead + text, source="a.txt", date=When.parse("2019-06-14"), date_basis="stated", language="en"
    )
    (reading,) = reader.read([document])
    found = [c for c in reading.claims if isinstance(c, FigureClaim)]
    for claim in found:
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
    return found


def brief(claim: FigureClaim) -> tuple[str, str, str | None, str]:
    return claim.act, format(claim.value, "f"), claim.unit, claim.bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "In 2018 investigators registered 2,410 corruption offences.",
            [("level", "2410", "crimes", "exact")],
            id="crimes",
        ),
        pytest.param(
            "Prosecutors opened 64 criminal cases last year.", [("level", "64", "cases", "exact")], id="cases"
        ),
        pytest.param(
            "More than 900 civil servants were disciplined in the first half of 2018.",
            [("level", "900", "people", "at_least")],
            id="people-of-a-statistic",
        ),
        pytest.param(
            "The loss to the state is put at about $12 million.", [("level", "12000000", "USD", "about")], id="loss"
        ),
        pytest.param(
            "Road-building fraud cost the budget $3 million in 2017 and $4 million in 2018.",
            [("level", "3000000", "USD", "exact"), ("level", "4000000", "USD", "exact")],
            id="two-years",
        ),
        pytest.param(
            "The number of bribery cases rose by 18 percent.", [("change", "18", "percent", "exact")], id="rose"
        ),
        pytest.param(
            "Corruption in the police fell 22 percent from 2016.", [("change", "-22", "percent", "exact")], id="fell"
        ),
        pytest.param("Customs revenue doubled last year.", [("change", "2", "times", "exact")], id="doubled"),
        pytest.param(
            "The shadow economy accounts for nearly 30 percent of national output.",
            [("share", "30", "percent", "about")],
            id="share",
        ),
        pytest.param(
            "In the index for 2018 the country was ranked 144th out of 180.",
            [("rank", "144", "rank", "exact")],
            id="rank",
        ),
        pytest.param(
            "Anti-corruption spending was raised from $2 million to $5 million.",
            [("level", "2000000", "USD", "exact"), ("level", "5000000", "USD", "exact")],
            id="from-to",
        ),
        pytest.param(
            "Border officers charged between $40 and $90 on every truck.",
            [("level", "40", "USD", "at_least"), ("level", "90", "USD", "at_most")],
            id="range",
        ),
        pytest.param(
            "Auditors found that 230 generators had vanished.", [("level", "230", "generators", "exact")], id="things"
        ),
    ],
)
def test_numbers_about_the_state_of_things_are_figures(reader, text, expected):
    assert [brief(c) for c in figures_of(reader, text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He was 54 years old when the police came.", id="age"),
        pytest.param("Two clerks were held; a third, Olan Berik, is abroad.", id="an-ordinal-that-reads-like-a-share"),
        pytest.param("Parliament halved the penalty for bribery.", id="what-somebody-halves-is-a-deed"),
        pytest.param("The brothers were freed against a deposit of $8,000 each.", id="deposit"),
        pytest.param("At least one more arrest is likely.", id="one-arrest"),
        pytest.param("The commission was set up in 2014 and dissolved in 2016.", id="years"),
        pytest.param("He was charged under article 361 of the criminal code.", id="article"),
        pytest.param("In the cup final the officers of Gor Mahia lost 3-1.", id="score"),
        pytest.param("A court fined the former mayor $70,000 for bribery.", id="fine"),
        pytest.param("Three officers were arrested on Friday for extortion.", id="people-of-a-case"),
        pytest.param("He is accused of embezzling $8 million from the hospital.", id="embezzled"),
        pytest.param("The minister took a bribe of $15,000 from a contractor.", id="bribe"),
        pytest.param("The two men were later released.", id="points-back"),
        pytest.param("The offence is punishable by a fine not exceeding $5,000.", id="law"),
        pytest.param("He spent three days at the hotel and read four books.", id="furniture"),
        pytest.param("The judge sentenced him to 7 years in prison.", id="term"),
    ],
)
def test_numbers_of_a_case_or_of_nothing_are_no_figures(reader, text):
    assert figures_of(reader, text) == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        pytest.param("In 2018 police registered 310 bribery offences.", "crimes_recorded", id="recorded"),
        pytest.param("Last year 412 officials were disciplined.", "people_disciplined", id="disciplined"),
        pytest.param("Last year 58 inspectors were dismissed.", "people_dismissed", id="dismissed"),
        pytest.param("In 2018 some 45 tax officers were convicted.", "people_convicted", id="convicted"),
        pytest.param("The agency recovered $6 million last year.", "amount_recovered", id="recovered"),
        pytest.param("The damage to the state came to $6 million.", "public_loss", id="loss"),
        pytest.param(
            "The national currency lost 12 percent of its value against the dollar.", "currency_change", id="currency"
        ),
        pytest.param("Economic growth slowed to 2.1 percent.", "economic_growth", id="growth"),
        pytest.param("The commission reviewed 75 complaints last month.", "cases_reviewed", id="reviewed"),
        pytest.param("Only 12 percent of respondents trust the police.", "poll_share", id="poll"),
    ],
)
def test_words_of_the_figure_decide_its_topic(reader, text, topic):
    (claim,) = figures_of(reader, text)
    assert claim.topic == topic


@pytest.mark.parametrize(
    ("text", "period", "since"),
    [
        pytest.param("In 2018 police registered 310 bribery offences.", "2018", None, id="year"),
        pytest.param(
            "Police registered 310 bribery offences in the first quarter of 2019.",
            "2019-01/2019-03",
            None,
            id="quarter",
        ),
        pytest.param(
            "Since 2017 the agency has opened 64 criminal cases.", "2017/2019-06-14", None, id="since-runs-to-the-day"
        ),
        pytest.param(
            "Corruption in the police fell 22 percent since 2016.",
            "2016/2019-06-14",
            "2016",
            id="since-is-base-and-span",
        ),
        pytest.param("In 2018 bribery cases rose 9 percent compared with 2017.", "2018", "2017", id="compared"),
        pytest.param("The agency opened 64 criminal cases.", None, None, id="nothing-is-invented"),
        pytest.param(
            "He cited 131 cases of bribery opened in 2014 (in 2013: 88).", "2014", None, id="the-other-in-brackets"
        ),
    ],
)
def test_spans_and_bases_come_from_the_text(reader, text, period, since):
    claim, *_ = figures_of(reader, text)
    assert (str(claim.period) if claim.period else None) == period
    assert (str(claim.since) if claim.since else None) == since


@pytest.mark.parametrize(
    ("text", "population"),
    [
        pytest.param(
            "The agency opened 300 cases, 120 of which involve customs officers.", "customs officers", id="of-which"
        ),
        pytest.param("The agency exposed 800 persons last year, among them 90 judges.", "judges", id="among-them"),
    ],
)
def test_a_part_points_to_its_whole_and_says_whom_it_covers(reader, text, population):
    whole, part = figures_of(reader, text)
    assert part.part_of == whole.id
    assert part.population == population
    assert part.unit == whole.unit
    assert whole.part_of is None


def test_a_part_in_the_next_sentence_points_back(reader):
    whole, part = figures_of(reader, "In 2018 auditors examined 640 contracts. Fraud was found in 210 of them.")
    assert part.part_of == whole.id
    assert part.unit == "contracts"
    assert str(part.period) == "2018"


def test_a_bare_number_takes_its_noun_from_the_one_before(reader):
    first, second = figures_of(reader, "Last year 310 officers were dismissed and 45 were convicted.")
    assert (first.topic, second.topic) == ("people_dismissed", "people_convicted")
    assert second.value == Decimal(45)
    assert second.unit == "people"
    assert second.period == first.period == When.parse("2018")


def test_a_change_behind_a_level_has_its_indicator(reader):
    level, change = figures_of(reader, "In 2018 police recorded 310 bribery offences, a 20 percent increase from 2017.")
    assert (level.act, change.act) == ("level", "change")
    assert change.topic == level.topic
    assert change.indicator == level.indicator
    assert str(change.since) == "2017"


def test_a_statistic_is_told_once_and_not_as_one_case(reader):
    document = Document(
        text=COUNTRY + "Last year 1,250 officials were arrested for bribery.",
        source="a.txt",
        date=When.parse("2019-06-14"),
        date_basis="stated",
        language="en",
    )
    (reading,) = reader.read([document])
    assert [c.kind for c in reading.claims if getattr(c, "count", None) or c.kind == "figure"] == ["figure"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("The agency opened 64 criminal cases.", "Kenya", id="the-document's"),
        pytest.param("In Uganda the agency opened 64 criminal cases.", "Uganda", id="its-own"),
    ],
)
def test_a_figure_has_a_place(reader, text, place):
    (claim,) = figures_of(reader, text)
    assert claim.place == place


def test_a_labelled_line_is_a_figure(reader):
    found = figures_of(reader, "\n\nResults of the operation:\n\nPersons charged: 44\n\nRecovered: $96 million\n")
    assert [(c.indicator, c.topic, c.unit) for c in found] == [
        ("Persons charged", "people_charged", "people"),
        ("Recovered", "amount_recovered", "USD"),
    ]


@pytest.mark.parametrize(
    ("before", "held"),
    [
        pytest.param("20 percent compared with", "compared with", id="ends-with-it"),
        pytest.param("down from", "down from", id="longest"),
        pytest.param("the platform", None, id="no-whole-word"),
    ],
)
def test_phrases_end_on_whole_words(before, held):
    assert load_lexicon().ends_with("comparison", before) == held
