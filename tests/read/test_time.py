"""Time expressions: found where they stand, resolved as a careful reader would, and nothing else taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import When
from graftwatch.read.time import ROLES, Anchor, TimeExpression, find_times, latest_required, resolve

DAY = "2015-11-25"  # a Wednesday


def when(text: str | None) -> When | None:
    return None if text is None else When.parse(text)


def read(text: str, document: str | None = DAY, event: str | None = None, tense: str = "past") -> list[tuple[str, str]]:
    """What the times of a text come to, those that come to nothing left out."""
    anchor = Anchor(when(document), when(event), tense)  # type: ignore[arg-type]
    found = [(time.text, resolve(time, anchor)) for time in find_times(text)]
    return [(words, date.text) for words, date in found if date is not None]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("The law of 18 November 2015 defines it.", "2015-11-18", id="day-month-year"),
        pytest.param("He fled on November 25, 2015, to Vienna.", "2015-11-25", id="month-day-year"),
        pytest.param("It takes effect on Jan. 1, 2016.", "2016-01-01", id="abbreviated-month"),
        pytest.param("He was seized on the 3rd of March 2014.", "2014-03-03", id="nth-of-month"),
        pytest.param("He was seized on the first of March 2014.", "2014-03-01", id="first-of-month"),
        pytest.param("The order dated 25.11.2015 names him.", "2015-11-25", id="dotted"),
        pytest.param("Filed 2015-11-25 in Astana.", "2015-11-25", id="iso"),
        pytest.param("Filed on 25/11/2015.", "2015-11-25", id="slashes-day-first"),
        pytest.param("Filed on 11/25/2015.", "2015-11-25", id="slashes-month-first"),
        pytest.param("Wednesday, 25 November 2015", "2015-11-25", id="weekday-and-date"),
        pytest.param("Friday, November 20, 2015", "2015-11-20", id="weekday-and-american-date"),
        pytest.param("On 17 June the president removed him.", "2015-06-17", id="no-year-same-year"),
        pytest.param("On 17 December the president removed him.", "2014-12-17", id="no-year-year-before"),
        pytest.param("The agency said on Nov. 25 that it was so.", "2015-11-25", id="no-year-same-day"),
        pytest.param("The agency said on Nov. 26 that it was so.", "2015-11-26", id="no-year-other-time-zone"),
        pytest.param("On 12 March last year he resigned.", "2014-03-12", id="day-and-last-year"),
        pytest.param("(Panorama, July 17)", "2015-07-17", id="day-without-preposition"),
        pytest.param("The July 10 meeting went badly.", "2015-07-10", id="day-before-noun"),
        pytest.param("He was held on 3-5 March 2014.", "2014-03-03/2014-03-05", id="days-of-a-month"),
        pytest.param("It met on 25 and 26 November.", "2015-11-25/2015-11-26", id="two-days"),
        pytest.param("They met between 10 and 15 March.", "2015-03-10/2015-03-15", id="between-days"),
        pytest.param("They met March 3–5, 2014.", "2014-03-03/2014-03-05", id="american-days"),
        pytest.param("In the year ended June 30, 2014 it grew.", "2013-07/2014-06", id="year-ended"),
        pytest.param("In the nine months to September it grew.", "2015-01/2015-09", id="months-to"),
        pytest.param("In the first nine months, 40 people were tried.", "2015-01/2015-09", id="months-of-this-year"),
        pytest.param("In March he was sentenced.", "2015-03", id="month"),
        pytest.param("In December he was sentenced.", "2014-12", id="month-year-before"),
        pytest.param("In November he was sentenced.", "2015-11", id="month-of-the-document"),
        pytest.param("In early March he was sentenced.", "2015-03", id="early-month"),
        pytest.param("In mid-March he was sentenced.", "2015-03", id="mid-month"),
        pytest.param("In May the court ruled.", "2015-05", id="may-the-month"),
        pytest.param("This June he was dismissed.", "2015-06", id="this-month-name"),
        pytest.param("He was suspended last December.", "2014-12", id="last-month-name"),
        pytest.param("He was suspended last June.", "2015-06", id="last-month-name-same-year"),
        pytest.param("They were expelled in June of last year.", "2014-06", id="month-of-last-year"),
        pytest.param("They were expelled in January this year.", "2015-01", id="month-this-year"),
        pytest.param("His arrest in September 2007 shocked them.", "2007-09", id="month-and-year"),
        pytest.param("In Sept. 2007 he fell.", "2007-09", id="short-month-and-year"),
        pytest.param("the September verdict shook the city", "2015-09", id="month-as-adjective"),
        pytest.param("In March and April they struck.", "2015-03/2015-04", id="two-months"),
        pytest.param("He was appointed in 2014.", "2014", id="year"),
        pytest.param("In March President Nazarbayev spoke.", "2015-03", id="month-before-a-name"),
        pytest.param("On Friday China’s ministry spoke.", "2015-11-20", id="weekday-before-a-name"),
        pytest.param("In the summer Astana fell silent.", "2015-22", id="season-before-a-name"),
        pytest.param("No. 31, 22 July 2009", "2009-07-22", id="after-an-issue-number"),
        pytest.param("In late 2014 he was appointed.", "2014", id="late-year"),
        pytest.param("In 2014 officials denied it.", "2014", id="year-before-people"),
        pytest.param("in the run-up to the 2000 presidential election", "2000", id="year-before-noun"),
        pytest.param("the Expo 2017 fair", "2017", id="year-in-a-name"),
        pytest.param("growth of 4.3 percent in 2014 and 6 percent", "2014", id="year-after-percent"),
        pytest.param("He fled at the end of 2015.", "2015", id="end-of-year"),
        pytest.param("a 2012 report on bribes", "2012", id="year-after-article"),
        pytest.param("Last year 1,692 offences were registered.", "2014", id="last-year"),
        pytest.param("It grew this year.", "2015", id="this-year"),
        pytest.param("plans for the current year", "2015", id="current-year"),
        pytest.param("It will grow next year.", "2016", id="next-year"),
        pytest.param("It fell the year before last.", "2013", id="year-before-last"),
        pytest.param("corruption in the 1990s", "1990/1999", id="decade"),
        pytest.param("corruption in the early '90s", "1990/1999", id="short-decade"),
        pytest.param("He was named last month.", "2015-10", id="last-month"),
        pytest.param("He was named earlier this month.", "2015-11", id="this-month"),
        pytest.param("A court on Wednesday remanded him.", "2015-11-25", id="weekday-of-the-document"),
        pytest.param("A court on Friday remanded him.", "2015-11-20", id="weekday"),
        pytest.param("in his address on Monday night", "2015-11-23", id="weekday-and-night"),
        pytest.param("A court last Wednesday remanded him.", "2015-11-18", id="last-weekday"),
        pytest.param("Tuesday’s decree said so.", "2015-11-24", id="weekday-possessive"),
        pytest.param("He was held on Friday of last week.", "2015-11-20", id="weekday-of-last-week"),
        pytest.param("Over the weekend police raided homes.", "2015-11-21/2015-11-22", id="weekend"),
        pytest.param("He spoke today.", "2015-11-25", id="today"),
        pytest.param("He spoke yesterday evening.", "2015-11-24", id="yesterday"),
        pytest.param("He spoke the day before yesterday.", "2015-11-23", id="before-yesterday"),
        pytest.param("He was seized last night.", "2015-11-24", id="last-night"),
        pytest.param("He was seized this morning.", "2015-11-25", id="this-morning"),
        pytest.param("a bill signed five days ago", "2015-11-20", id="days-ago"),
        pytest.param("He was seized a few days ago.", "2015-11~", id="a-few-days-ago"),
        pytest.param("He was seized two weeks ago.", "2015-11", id="weeks-ago"),
        pytest.param("He was seized three months ago.", "2015-08", id="months-ago"),
        pytest.param("He came over a year ago.", "2014-11~", id="a-year-ago"),
        pytest.param("He came over two years ago.", "2013", id="years-ago"),
        pytest.param("He came a year and a half ago.", "2014-05", id="year-and-a-half-ago"),
        pytest.param("He came half a year ago.", "2015-05", id="half-a-year-ago"),
        pytest.param("He came a decade ago.", "2005~", id="decade-ago"),
        pytest.param("in the first quarter of this year", "2015-01/2015-03", id="quarter-of-this-year"),
        pytest.param("in the third quarter", "2015-07/2015-09", id="quarter-alone"),
        pytest.param("in the fourth quarter", "2014-10/2014-12", id="quarter-not-over"),
        pytest.param("in the first half of 2023", "2023-01/2023-06", id="half-year"),
        pytest.param("in the first three quarters of 2023", "2023-01/2023-09", id="three-quarters"),
        pytest.param("in the second half of last year", "2014-07/2014-12", id="half-of-last-year"),
        pytest.param("in the first six months of the year", "2015-01/2015-06", id="months-of-the-year"),
        pytest.param("in the last three months of 2014", "2014-10/2014-12", id="last-months-of"),
        pytest.param("in the past decade", "2005/2015", id="past-decade"),
        pytest.param("over the last five years", "2010/2015", id="last-five-years"),
        pytest.param("over the past three months", "2015-08/2015-11", id="past-three-months"),
        pytest.param("so far this year", "2015-01-01/2015-11-25", id="so-far-this-year"),
        pytest.param("disciplined since the beginning of the year", "2015-01-01/2015-11-25", id="since-beginning"),
        pytest.param("since the start of this year", "2015-01-01/2015-11-25", id="since-start"),
        pytest.param("prime minister from 2003 to 2007", "2003/2007", id="from-to"),
        pytest.param("head from January 2018 until February 2019", "2018-01/2019-02", id="from-until"),
        pytest.param("president from 2004 until January 2008", "2004/2008-01", id="mixed-range"),
        pytest.param("between 2010 and 2012", "2010/2012", id="between"),
        pytest.param("from January to June 2014", "2014-01/2014-06", id="year-at-the-end"),
        pytest.param("from January 2014 to March", "2014-01/2014-03", id="year-at-the-start"),
        pytest.param("the Concept for 2022–2026", "2022/2026", id="dash-range"),
        pytest.param("the budget of 2014-15", "2014/2015", id="short-range"),
        pytest.param("in January–March 2014", "2014-01/2014-03", id="month-range"),
        pytest.param("October 2012 – March 2013", "2012-10/2013-03", id="range-with-a-spaced-dash"),
        pytest.param("over nine months of 2014", "2014-01/2014-09", id="so-many-months-of-a-year"),
        pytest.param("in the decade to 2014", "2004/2014", id="decade-to"),
        pytest.param("in the whole of 2014", "2014", id="whole-of-a-year"),
        pytest.param("since New Year", "2015-01-01/2015-11-25", id="since-new-year"),
        pytest.param("comptroller until 2004", "../2004", id="until-year"),
        pytest.param("He ran it until last autumn.", "../2014-23", id="until-last-autumn"),
        pytest.param("a deputy minister since 2016", "2016/..", id="since-year"),
        pytest.param("held since last month", "2015-10/..", id="since-last-month"),
        pytest.param("He left before 2010.", "../2010", id="before-in-the-past"),
        pytest.param("in the summer of 2012", "2012-22", id="season-of-year"),
        pytest.param("in the fall of 2012", "2012-23", id="fall"),
        pytest.param("He fell last winter.", "2014-24", id="last-winter"),
        pytest.param("He fell in the spring.", "2015-21", id="bare-season"),
        pytest.param("He fell this autumn.", "2015-23", id="this-autumn"),
        pytest.param("as of 1 March 2015, 300 were held", "2015-03-01", id="as-of"),
        pytest.param("He was caught around 2010.", "2010~", id="around"),
    ],
)
def test_the_past_counts_from_the_document(text, date):
    assert [found for _, found in read(text)] == [date]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        pytest.param("It will be tried on Friday.", "2015-11-27", id="weekday"),
        pytest.param("It will be tried next Wednesday.", "2015-12-02", id="next-weekday"),
        pytest.param("It will come tomorrow.", "2015-11-26", id="tomorrow"),
        pytest.param("It will come in March.", "2016-03", id="month"),
        pytest.param("It will come next March.", "2016-03", id="next-month-name"),
        pytest.param("It will come on 17 June.", "2016-06-17", id="day"),
        pytest.param("It will come in the autumn.", "2016-23", id="season"),
        pytest.param("It will be submitted by the end of the year.", "2015", id="end-of-the-year"),
        pytest.param("It will be checked by the end of September.", "2016-09", id="end-of-a-month"),
        pytest.param("It must be done by 1 January 2016.", "2016-01-01", id="by-day"),
        pytest.param("One more arrest is likely before the end of the year.", "2015", id="before-the-end"),
        pytest.param("I expect arrests before the year is out.", "2015", id="year-is-out"),
        pytest.param("The rule holds starting 1 July.", "2016-07-01/..", id="starting"),
        pytest.param("He must answer within ten days.", "2015-12-05", id="within"),
        pytest.param("He will return in two years.", "2017", id="in-two-years"),
        pytest.param("He will return in five years’ time.", "2020", id="years-time"),
        pytest.param("It will be done before 1 May 2016.", "2016-05-01", id="before"),
        pytest.param("over the next two years", "2015/2017", id="next-two-years"),
        pytest.param("no later than 1 February", "2016-02-01", id="no-later-than"),
    ],
)
def test_the_future_counts_on_from_the_document(text, date):
    assert [found for _, found in read(text, tense="future")] == [date]


@pytest.mark.parametrize(
    ("text", "event", "date"),
    [
        pytest.param("Two months later, the ministry reported", "2014-01", "2014-03", id="months-later"),
        pytest.param("Sixteen months later he was dismissed.", "2016-09", "2018-01", id="sixteen-months"),
        pytest.param("Six years later he came back.", "2012-06", "2018", id="years-later"),
        pytest.param("Three months before, a decree had renamed it.", "2018-06", "2018-03", id="months-before"),
        pytest.param("A month later he was held.", "2010-07-02", "2010-08", id="a-month-later"),
        pytest.param("Two days later the court found him guilty.", "2015-12-09", "2015-12-11", id="days-later"),
        pytest.param("It became known two days afterwards.", "2014-11", "2014-11", id="days-after-a-month"),
        pytest.param("The next day a court ruled.", "2015-06-17", "2015-06-18", id="next-day"),
        pytest.param("The next day a court ruled.", "2015-06", "2015-06", id="next-day-of-a-month"),
        pytest.param("He was extradited the night before.", "2024-03-27", "2024-03-26", id="night-before"),
        pytest.param("He lost his job the same day.", "2025-06-30", "2025-06-30", id="same-day"),
        pytest.param("In the same month he was sanctioned.", "2020-12", "2020-12", id="same-month"),
        pytest.param("It happened later that year.", "2012-06", "2012", id="that-year"),
        pytest.param("They said so that December.", "2020-10", "2020-12", id="that-month-name"),
        pytest.param("The following February he pleaded guilty.", "2020-12", "2021-02", id="following-month-name"),
        pytest.param("in August of the following year", "2008-01", "2009-08", id="month-of-following-year"),
        pytest.param("brought in the previous summer", "2012-12-25", "2012-22", id="previous-summer"),
        pytest.param("on the 13th of that month", "2014-05-02", "2014-05-13", id="nth-of-that-month"),
        pytest.param("Within days he was back in a cell.", "2021-02", "2021-02", id="within-days"),
        pytest.param("That job lasted until October.", "2014-04", "../2014-10", id="until-after-the-event"),
        pytest.param("about ten days before the arrest", "2018-02", "2018-02~", id="about-days-before"),
        pytest.param("two weeks after Buhari ordered it", "2015-11-17", "2015-12", id="weeks-after"),
        pytest.param("A week earlier he resigned.", "2015-11-17", "2015-11-10", id="a-week-earlier"),
        pytest.param("days later he resigned", "2015-11-17", "2015-11", id="vague-days-later"),
        pytest.param("the year before", "2015-11-17", "2014", id="year-before"),
        pytest.param("in the same months", "2015-01/2015-06", "2015-01/2015-06", id="same-months"),
        pytest.param("Ten years on, he is back.", "2012-06", "2022", id="years-on"),
        pytest.param("in the same period of 2014", "2015-01/2015-06", "2014-01/2014-06", id="same-period"),
    ],
)
def test_the_narrative_counts_from_its_event(text, event, date):
    assert [found for _, found in read(text, "2025-12-20", event)] == [date]


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        pytest.param("sentenced to 11 years in jail", "P11Y", id="years"),
        pytest.param("twelve and a half years", "P12Y6M", id="half"),
        pytest.param("a 15-year sentence", "P15Y", id="hyphenated"),
        pytest.param("a six-month ban", "P6M", id="word-hyphenated"),
        pytest.param("He served 229 days.", "P229D", id="days"),
        pytest.param("For 23 years it had one master.", "P23Y", id="for-years"),
        pytest.param("three years and six months in a colony", "P3Y6M", id="two-units"),
        pytest.param("a year and a half", "P1Y6M", id="year-and-a-half"),
        pytest.param("held for 48 hours", "PT48H", id="hours"),
        pytest.param("two more weeks", "P2W", id="weeks"),
        pytest.param("sentenced to a year in prison", "P1Y", id="a-year"),
        pytest.param("for two decades", "P20Y", id="decades"),
        pytest.param("twenty-five years’ imprisonment", "P25Y", id="tens"),
        pytest.param("two years' probation", "P2Y", id="possessive"),
        pytest.param("half a year of work", "P6M", id="half-a-year"),
        pytest.param("remanded in custody for one month", "P1M", id="one-month"),
    ],
)
def test_lengths(text, duration):
    (found,) = find_times(text)
    assert (found.role, found.duration, found.longest) == ("duration", duration, None)
    assert resolve(found, Anchor(when(DAY))) is None


@pytest.mark.parametrize(
    ("text", "shortest", "longest"),
    [
        pytest.param("given between five and 17 years", "P5Y", "P17Y", id="between"),
        pytest.param("from five to ten years", "P5Y", "P10Y", id="from-to"),
        pytest.param("between ten and fifteen and a half years", "P10Y", "P15Y6M", id="half"),
        pytest.param("8-10 years", "P8Y", "P10Y", id="hyphen"),
        pytest.param("six months to two years", "P6M", "P2Y", id="two-units"),
    ],
)
def test_ranges_of_lengths(text, shortest, longest):
    (found,) = find_times(text)
    assert (found.duration, found.longest) == (shortest, longest)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Masimov, 57, was detained.", id="after-a-name"),
        pytest.param("found the 57-year-old guilty", id="year-old"),
        pytest.param("a man aged 41 from Osh", id="aged"),
        pytest.param("He died at the age of 71.", id="age-of"),
        pytest.param("Igor Belov (70) was absent.", id="brackets"),
    ],
)
def test_ages(text):
    (found,) = find_times(text)
    assert found.role == "age"
    assert resolve(found, Anchor(when(DAY))) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("charged under Article 361 of the code", id="article"),
        pytest.param("Part 4 of Article 190", id="part"),
        pytest.param("by fax at 301-562-8021", id="telephone"),
        pytest.param("Government Decree No. 2014 abolished it", id="decree-number"),
        pytest.param("some 2000 soldiers marched", id="round-count"),
        pytest.param("at least 1950 officers", id="count"),
        pytest.param("$2015 was found in his desk", id="money"),
        pytest.param("a loss of 2000 tenge", id="local-money"),
        pytest.param("the MiG-31 fighter", id="aircraft"),
        pytest.param("They may march against him.", id="verbs"),
        pytest.param("April Ryan met Theresa May.", id="names"),
        pytest.param("Cameron and May disagreed.", id="name-in-a-list"),
        pytest.param("after the Arab Spring", id="name-of-a-season"),
        pytest.param("told the Sunday Times", id="newspaper"),
        pytest.param("Follow her column every second Tuesday.", id="every"),
        pytest.param("5 million tenge a year", id="rate"),
        pytest.param("https://steppe.example.org/2014/11/21/07", id="address"),
        pytest.param("He slept the day on.", id="on"),
        pytest.param("a glass of spring water", id="spring-water"),
        pytest.param("Comments (44)", id="comments"),
        pytest.param("the fall of the regime", id="fall"),
        pytest.param("His second deputy came third.", id="ordinals"),
        pytest.param("at 10:30 and again at 6 p.m.", id="clock"),
        pytest.param("126 out of 174 countries", id="rank"),
        pytest.param("one quarter of the budget", id="fraction"),
        pytest.param("He was the man of the year.", id="of-the-year"),
    ],
)
def test_no_time(text):
    assert find_times(text) == []


@pytest.mark.parametrize(
    ("text", "document", "event"),
    [
        pytest.param("In recent months he rose.", DAY, None, id="recent"),
        pytest.param("several years ago", DAY, None, id="vague-years"),
        pytest.param("Two months later", DAY, None, id="no-event"),
        pytest.param("last year", None, None, id="no-document"),
        pytest.param("on Friday", "2015-11", None, id="weekday-in-a-month"),
        pytest.param("on 31 February 2015", DAY, None, id="no-such-day"),
        pytest.param("In two years he stole it all.", DAY, None, id="in-so-long"),
        pytest.param("The following February he confessed.", DAY, None, id="following-nothing"),
    ],
)
def test_what_nothing_says(text, document, event):
    assert read(text, document, event) == []


@pytest.mark.parametrize(
    ("text", "document", "event", "date"),
    [
        pytest.param("on July 10", "1998-07", None, "1998-07-10", id="day-in-the-documents-month"),
        pytest.param("In January he prescribed it.", "1998", None, "1998-01", id="month-in-the-documents-year"),
        pytest.param("today", "1998-07", None, "1998-07", id="today-in-a-month"),
        pytest.param("last year", "1998", None, "1997", id="last-year-of-a-year"),
        pytest.param("in December 1997", None, None, "1997-12", id="absolute-without-document"),
        pytest.param("on 5 July", None, "1998-06-30", "1998-07-05", id="day-near-the-event"),
        pytest.param("in January", None, "1998-07-10", "1998-01", id="month-near-the-event"),
        pytest.param("on 3 May", "2015-11-25~", None, "2015-05-03", id="approximate-document"),
        pytest.param("fixed July 2 for the trial", "2025-03-26", None, "2025-07-02", id="fixed-for"),
        pytest.param("The case was adjourned until 5 May.", "2025-03-26", None, "2025-05-05", id="adjourned"),
    ],
)
def test_documents_dated_less_well(text, document, event, date):
    assert [found for _, found in read(text, document, event)] == [date]


@pytest.mark.parametrize(
    ("text", "lead", "role", "words"),
    [
        pytest.param("in the early 1990s", "in", "at", "the early 1990s", id="in"),
        pytest.param("no later than 1 May 2016", "no later than", "by", "1 May 2016", id="no-later-than"),
        pytest.param("since the beginning of the year", "since", "since", "the beginning of the year", id="since"),
        pytest.param("not until December 2019", "until", "until", "December 2019", id="until"),
        pytest.param("with effect from 1 July 2015", "with effect from", "since", "1 July 2015", id="with-effect"),
        pytest.param("Last year", None, "at", "Last year", id="none"),
        pytest.param("from 2003 to 2007", None, "span", "from 2003 to 2007", id="range"),
    ],
)
def test_leads(text, lead, role, words):
    (found,) = find_times(text)
    assert (found.lead, found.role, found.text) == (lead, role, words)
    assert found.lead is None or text[found.lead_start :].startswith(lead)


def test_a_lead_can_be_left_out():
    (found,) = find_times("did not let him go until December 2019")
    assert resolve(found, Anchor(None), bare=True) == When.parse("2019-12")


@pytest.mark.parametrize(
    ("text", "future", "date"),
    [
        pytest.param(
            "He fled in December 1997. The KNB met on July 10. (Panorama, July 17)", (), "1998-07-17", id="monitor"
        ),
        pytest.param("On 5 March 2014 he was charged. On June 10 he fled.", (), "2014-06-10", id="same-year"),
        pytest.param("He fled in 2014. He will be tried in May 2016.", ("May 2016",), "2014", id="future"),
        pytest.param("Before the 2020 election, as in 2014, he fled. Copyright 1983-2025", (), "2014", id="names"),
        pytest.param("It came on Nov. 25 and will hold on Jan. 1, 2016. It fell in 2014.", (), "2015-11-25", id="will"),
        pytest.param("KYIV, January 24, 2023. A deal of December 23 is void.", (), "2023-01-24", id="year-before"),
        pytest.param("On June 10 he fled.", (), None, id="nothing-absolute"),
    ],
)
def test_latest_required(text, future, date):
    times = find_times(text)
    assert latest_required(times, future=[time for time in times if time.text in future]) == when(date)


def test_a_paragraph_break_parts_words():
    assert [time.text for time in find_times("He was held in\n\nMarch 2014\nwas worse")] == ["March 2014"]


def test_part_of_a_text():
    text = "In 2014 he rose. In 2015 he fell."
    (found,) = find_times(text, 17)
    assert text[found.start : found.end] == "2015"


WORDS = st.sampled_from(
    [
        "in",
        "on",
        "since",
        "until",
        "by",
        "from",
        "to",
        "between",
        "and",
        "the",
        "a",
        "of",
        "last",
        "next",
        "this",
        "that",
        "March",
        "May",
        "Nov.",
        "Monday",
        "2014",
        "25",
        "31",
        "3rd",
        "1990s",
        "year",
        "years",
        "month",
        "days",
        "week",
        "ago",
        "later",
        "before",
        "after",
        "beginning",
        "end",
        "first",
        "second",
        "half",
        "quarter",
        "about",
        "five",
        "ten",
        "dozen",
        "$",
        "2014-02-30",
        "99/99/99",
        "summer",
        "fall",
        "same",
        "following",
        "previous",
        "the-next",
        "within",
        "time",
        "today",
        "yesterday",
        "0",
        "9999",
        "million",
        "aged",
        "old",
        ",",
        ".",
        "(",
        ")",
        "–",
        "-",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=8).map("".join))
DATES = st.sampled_from(
    [None, *(When.parse(t) for t in (DAY, "2015-11", "2015", "2011/..", "../2004", "2012-24", "1000", "9998~"))]
)


@given(text=TEXTS, document=DATES, event=DATES, tense=st.sampled_from(["past", "present", "future"]))
def test_every_time_selects_its_words_and_resolves_to_a_date_or_nothing(text, document, event, tense):
    last = 0
    for found in find_times(text):
        assert isinstance(found, TimeExpression)
        assert last <= found.start < found.end
        assert text[found.start : found.end] == found.text == found.text.strip()
        assert found.lead_start <= found.start
        assert found.role in ROLES
        last = found.end
        date = resolve(found, Anchor(document, event, tense))
        assert date is None or When.parse(date.text) == date
    latest_required(find_times(text))
