"""What a figure is about, by the words of its sentence and of the one before it."""

import pytest

from graftwatch.claims import Document, FigureClaim, When
from graftwatch.read.english import EnglishReader

LEAD = "Officials in Kenya spoke about corruption and bribery in the civil service of Kenya on Monday.\n\n"


@pytest.fixture(scope="module")
def reader() -> EnglishReader:
    return EnglishReader(parse_all=True, judge=None)


def figures_of(reader: EnglishReader, text: str) -> list[FigureClaim]:
    document = Document(
        text=LEAD + text, source="a.txt", date=When.parse("2016-08-10"), date_basis="stated", language="en"
    )
    (reading,) = reader.read([document])
    return [c for c in reading.claims if isinstance(c, FigureClaim)]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        pytest.param("The Bureau closed 212 files in 2014.", "cases_reviewed", id="what-is-closed-was-dealt-with"),
        pytest.param("The firm concluded 212 contracts in 2014.", "other", id="a-contract-is-no-case"),
        pytest.param("In 2014 the board vetted 1,540 officers.", "cases_reviewed", id="vetted-people"),
        pytest.param("Some 1,206 officers had criminal records.", "people_convicted", id="what-they-have"),
        pytest.param(
            "The number of policemen charged with bribery dropped by 18 percent in 2014.",
            "people_charged",
            id="those-whose-number-fell",
        ),
        pytest.param("The number of policemen dropped by 18 percent.", "other", id="people-alone-say-nothing"),
        pytest.param(
            "The inspectorate recommended the dismissal of 227 officers in 2014.",
            "people_dismissed",
            id="the-noun-of-the-deed",
        ),
        pytest.param("The agency collected $86 million in fines in 2014.", "amount_recovered", id="a-sum-in-something"),
        pytest.param(
            "The agency says that $612 million has been secured.", "amount_recovered", id="secured-is-in-hand"
        ),
        pytest.param("Some 52 percent of Kenyans paid a bribe in 2014.", "corruption_level", id="how-many-bribe"),
        pytest.param("Some 12 percent of firms were asked for a bribe.", "corruption_level", id="how-many-are-asked"),
        pytest.param("Some 12 percent of firms said they had paid a bribe.", "poll_share", id="how-many-say-so"),
        pytest.param("Some 12 percent of Kenyans paid a school fee in 2014.", "other", id="a-fee-is-no-bribe"),
        pytest.param("Officials stole ten percent of the budget in 2014.", "bribe_or_theft_amount", id="part-of-a-sum"),
        pytest.param("The bank got back 40 percent of the money.", "amount_recovered", id="part-of-a-sum-that-is-back"),
        pytest.param("The bank got back 40 percent of the voters.", "other", id="part-of-no-sum"),
        pytest.param("Two-fifths of the economy escapes taxation.", "shadow_economy", id="what-pays-no-tax"),
        pytest.param("The auditors could not account for 12 million shillings.", "public_loss", id="a-sum-is-gone"),
        pytest.param("The total haul was put at 11 million shillings.", "bribe_or_theft_amount", id="loot"),
        pytest.param("The asking price was 3 million shillings.", "bribe_or_theft_amount", id="longer-words-win"),
        pytest.param("The board accepted a price of 61 million shillings.", "budget_cost", id="a-price-is-accepted"),
        pytest.param(
            "Of 53 corruption cases in court since 2010, only two have been concluded.",
            "cases_opened",
            id="the-verb-tells-of-the-part",
        ),
    ],
)
def test_a_topic_is_the_deed_with_what_it_is_done_to(reader, text, topic):
    assert figures_of(reader, text)[0].topic == topic


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        pytest.param(
            "The trucks paid kickbacks at the bridge: $80 for vodka went into the till.",
            ["bribe_or_theft_amount"],
            id="its-own-sentence",
        ),
        pytest.param(
            "Drivers spoke of kickbacks at the bridge. The till held $8,000 by evening.",
            ["bribe_or_theft_amount"],
            id="the-sentence-before",
        ),
        pytest.param(
            "Drivers spoke of kickbacks at the bridge. The salary of a guard is $80 a month.",
            ["other"],
            id="pay-is-no-bribe",
        ),
        pytest.param(
            "Drivers spoke of kickbacks at the bridge.\n\nThe till held $8,000 by evening.",
            ["other"],
            id="another-block-is-another-matter",
        ),
        pytest.param(
            "Irregular expenditure was high. The till held $8,000 by evening.",
            ["other"],
            id="a-loss-is-not-told-on",
        ),
    ],
)
def test_a_sum_without_words_of_its_own_is_what_the_text_speaks_of(reader, text, topics):
    assert [f.topic for f in figures_of(reader, text)] == topics


def test_another_estimate_of_a_thing_is_of_the_same_thing(reader):
    text = "The economy loses 240 million shillings a year to smuggling; the customs themselves put it at 90 million."
    first, second = figures_of(reader, text)
    assert (second.topic, second.indicator) == (first.topic, first.indicator) == ("public_loss", first.indicator)


def test_a_year_in_brackets_is_no_label(reader):
    first, second = figures_of(reader, "In 2015 the bureau charged 214 officials (2014: 170).")
    assert (second.unit, second.period.text) == (first.unit, "2014") == ("people", "2014")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        pytest.param(
            "The service opened 142 corruption cases in 2010 and closed 118.",
            ["opened corruption cases", "corruption cases closed"],
            id="the-noun-that-the-first-number-lends",
        ),
        pytest.param(
            "The number of policemen charged with bribery dropped by 18 percent in 2014.",
            ["number of policemen charged with bribery"],
            id="what-is-told-of-those-counted",
        ),
        pytest.param(
            "The number of policemen fell by 18 percent in 2014.", ["number of policemen"], id="nothing-told-of-them"
        ),
        pytest.param(
            "These efforts led to $86 million in fines, restitution and recoveries.",
            ["fines, restitution and recoveries"],
            id="the-kinds-of-money-a-sum-is-in",
        ),
        pytest.param(
            "Investigators found $86,000 in the freezer.", ["found in the freezer"], id="a-place-is-no-kind-of-money"
        ),
    ],
)
def test_the_words_of_what_is_counted(reader, text, indicators):
    assert [f.indicator for f in figures_of(reader, text)] == indicators
