"""The span that a figure covers, where another clause or an earlier sentence gives it."""

import pytest

from graftwatch.claims import Document, FigureClaim, When
from graftwatch.read.english import EnglishReader

LEAD = "Officials in Kenya spoke about corruption and bribery in the civil service of Kenya on Monday.\n\n"


@pytest.fixture(scope="module")
def reader() -> EnglishReader:
    return EnglishReader(parse_all=True, judge=None)


def figures_of(reader: EnglishReader, text: str) -> list[FigureClaim]:
    document = Document(
        text=LEAD + text, source="a.txt", date=When.parse("2016-11-10"), date_basis="stated", language="en"
    )
    (reading,) = reader.read([document])
    return [c for c in reading.claims if isinstance(c, FigureClaim)]


def periods_of(reader: EnglishReader, text: str) -> list[str | None]:
    return [c.period.text if c.period is not None else None for c in figures_of(reader, text)]


def values_of(reader: EnglishReader, text: str) -> list[int]:
    return [int(c.value) for c in figures_of(reader, text)]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        pytest.param(
            "The service was founded in 2013. Since then it has opened 340 corruption cases.",
            "2013/2016-11-10",
            id="since-then",
        ),
        pytest.param(
            "Since New Year the service has opened 340 corruption cases.",
            "2016-01-01/2016-11-10",
            id="since-new-year",
        ),
        pytest.param(
            "Since coming to power in 2014 the government has dismissed 300 customs officers.",
            "2014/2016-11-10",
            id="since-a-deed",
        ),
        pytest.param(
            "When the disciplinary board met in October, it had 41 files on the table.",
            "2016-10",
            id="when-something-else-happened",
        ),
        pytest.param(
            "The regional fund, set up in 2014, collected 1.3 billion shillings from pensioners.",
            "2014/2016-11-10",
            id="since-it-was-founded",
        ),
        pytest.param(
            "A consignment of 18,000 shells that landed in February proved worthless.",
            "2016-02",
            id="what-is-told-of-the-counted",
        ),
        pytest.param(
            "Of 61 auctions since May the officers have halted five.",
            "2016-05/2016-11-10",
            id="of-the-whole-that-opens-the-sentence",
        ),
        pytest.param(
            "In the first nine months only 52 percent of the budget for bridges was spent.",
            "2016-01/2016-09",
            id="so-many-months",
        ),
        pytest.param(
            "In the first half the bureau opened 84 cases, up from 70 in 2015.", "2016-01/2016-06", id="the-first-half"
        ),
        pytest.param("Over eight months of 2015 the bureau opened 84 cases.", "2015-01/2015-08", id="months-of-a-year"),
        pytest.param("In the decade to 2014 the bureau opened 840 cases.", "2004/2014", id="the-decade-to"),
        pytest.param("By the end of 2014 the bureau had recovered $12 million.", "../2014", id="until-then"),
        pytest.param(
            "According to its annual report for 2014, the bureau opened 84 cases.", "2014", id="the-report-is-of-a-year"
        ),
        pytest.param(
            "According to a report that came out in May, the bureau opened 84 cases.", None, id="when-it-came-out"
        ),
        pytest.param(
            "The clerk, arrested in May, kept 340 files at home.",
            None,
            id="what-befell-the-doer-is-another-time",
        ),
        pytest.param(
            "Although the board met in May, it had 41 files on the table.",
            None,
            id="another-deed-is-no-time",
        ),
    ],
)
def test_a_span_that_another_clause_gives(reader, text, period):
    assert periods_of(reader, text)[:1] == [period]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "In 2015 the courts convicted 138 officers of bribery (26 in 2014).",
            [(138, "2015"), (26, "2014")],
            id="a-time-behind-it",
        ),
        pytest.param(
            "In 2015 the courts convicted 138 officers of bribery (26 over the whole of 2014).",
            [(138, "2015"), (26, "2014")],
            id="over-the-whole-of-a-year",
        ),
        pytest.param(
            "He cited 131 cases of bribery opened in 2015 (in 2014 – 88).",
            [(131, "2015"), (88, "2014")],
            id="a-time-before-it",
        ),
        pytest.param(
            "In 2015 the courts convicted 138 officers of bribery (section 26).",
            [(138, "2015")],
            id="no-time-no-figure",
        ),
    ],
)
def test_a_number_in_brackets_is_of_its_own_time(reader, text, told):
    assert list(zip(values_of(reader, text), periods_of(reader, text), strict=True)) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("In the whole of last year 84 officers were convicted of bribery.", [84], id="a-whole-year"),
        pytest.param(
            "Over ten months of 2015 the court convicted 38 officers of bribery.", [38], id="a-court-over-months"
        ),
        pytest.param("In July the court convicted 38 officers of bribery.", [], id="a-court-on-one-occasion"),
        pytest.param("As of 1 May 2014, 84 officers were in prison for bribery.", [84], id="as-of-a-day"),
        pytest.param("The caseload of the commission reached 150 in 2015.", [150], id="a-caseload-is-so-many-cases"),
    ],
)
def test_what_is_counted_over_a_span_is_a_statistic(reader, text, found):
    assert values_of(reader, text) == found


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param(
            "Bribery crimes rose to 214 in the first half of the year, from 71 a year earlier. Of these, 96 are grave.",
            ["2016-01/2016-06", "2015-01/2015-06", "2016-01/2016-06"], id="from",
        ),
        pytest.param(
            "In January-May 512 bribery crimes were registered, up from 430 a year before.",
            ["2016-01/2016-05", "2015-01/2015-05"], id="up-from",
        ),
        pytest.param(
            "In 2014 some 212 bribery crimes were registered, up from 180 the year before.",
            ["2014", "2013"], id="whole-years",
        ),
        pytest.param(
            "Bribery crimes fell from 71 in 2014 to 40 last year.", ["2014", "2015"], id="each-its-own",
        ),
    ],
)  # fmt: skip
def test_a_number_set_beside_another_is_of_the_same_span_a_year_before(reader, text, spans):
    assert periods_of(reader, text) == spans


def test_the_reporting_period_is_that_of_the_head(reader):
    text = "Report of the inspectorate\n\nOctober 1, 2015 – March 31, 2016\n\n"
    text += "In the reporting period, the bureau opened 142 corruption cases."
    document = Document(text=text, source="a.txt", date=When.parse("2016-05"), date_basis="stated", language="en")
    (reading,) = reader.read([document])
    assert [str(c.period) for c in reading.claims if isinstance(c, FigureClaim)] == ["2015-10-01/2016-03-31"]
