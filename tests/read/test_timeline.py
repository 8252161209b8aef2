"""When things happened: the time of the clause itself, and the one that grammar, telling or layout lends it."""

import pytest

FIELD = "\n\nProsecutors are investigating bribery."
"""A text without a word of the field is not read. It stands in a block of its own: nothing is lent across."""

OWN = [
    pytest.param("Petar Ilic was arrested on 3 March 2014.", ["2014-03-03"], id="day"),
    pytest.param("Petar Ilic was arrested last year.", ["2013"], id="last year"),
    pytest.param(
        "Petar Ilic was arrested on 3 March (Itar-Tass, March 4). Ten days later he was charged with fraud.",
        ["2014-03-03", "2014-03-13"],
        id="a source's day anchors nothing",
    ),
    pytest.param("Petar Ilic was arrested five days ago.", ["2014-06-05"], id="ago"),
    pytest.param("Petar Ilic was arrested on Monday.", ["2014-06-09"], id="weekday"),
    pytest.param("The arrest of Mayor Petar Ilic in May 2013 shocked the town.", ["2013-05"], id="noun"),
    pytest.param("Petar Ilic will be tried in September.", ["2014-09"], id="ahead"),
    pytest.param("Petar Ilic has been under investigation since January 2014.", ["2014-01/.."], id="a state since"),
    pytest.param("Petar Ilic has been in custody since January 2014.", ["2014-01"], id="an arrest began it"),
    pytest.param("By Tuesday Petar Ilic was in custody.", ["2014-06-10"], id="by a day, in the past"),
    pytest.param("By Tuesday Petar Ilic had been arrested.", [None], id="before a day, nobody knows when"),
    pytest.param("Petar Ilic was remanded in custody until 4 July.", [None], id="an end that is set"),
    pytest.param("Petar Ilic was not arrested until 3 April 2014.", ["2014-04-03"], id="not until"),
    pytest.param(
        "At ten past six on the morning of 3 March 2014, police arrested Petar Ilic.", ["2014-03-03"], id="at an hour"
    ),
    pytest.param(
        "Petar Ilic faces nine years in prison when he is sentenced on 20 August.", ["2014-08-20"], id="set for a day"
    ),
    pytest.param("Petar Ilic was arrested.", [None], id="no time"),
    pytest.param("On 4 May officers of the bureau detained Petar Ilic.", ["2014-05-04"], id="fronted, no comma"),
    pytest.param("Last week prosecutors charged Petar Ilic with fraud.", ["2014-06"], id="fronted, no preposition"),
    pytest.param("Petar Ilic was sentenced in 2012 to nine years in prison.", ["2012"], id="a year before a length"),
    pytest.param("Petar Ilic was released on bail of $500 (£400) the next day.", [None], id="nothing to count from"),
    pytest.param("Petar Ilic was jailed for six years last winter.", ["2013-24"], id="behind a length"),
    pytest.param("The trial of Petar Ilic was adjourned until 20 September.", ["2014-09-20"], id="adjourned until"),
    pytest.param(
        "Petar Ilic is expected to be tried before the end of the year.", ["2014"], id="by when, of what lies ahead"
    ),
]

SHARED = [
    pytest.param(
        "Petar Ilic was arrested in July 2003, was tried in September and was acquitted three years later.",
        ["2003-07", "2003-09", "2006"],
        id="in a row with what was long ago",
    ),
    pytest.param(
        "Petar Ilic was arrested in July 2003. In May Ana Kovac was tried.",
        ["2003-07", "2014-05"],
        id="a new sentence is of its own year",
    ),
    pytest.param(
        "In 2013 Petar Ilic was arrested and convicted of bribery.", ["2013", "2013"], id="leading time of both verbs"
    ),
    pytest.param(
        "Petar Ilic was arrested on Monday and released on Tuesday.", ["2014-06-09", "2014-06-10"], id="each its own"
    ),
    pytest.param(
        "In 2012 Petar Ilic was convicted; in 2014 he was arrested.", ["2012", "2014"], id="halves of a sentence"
    ),
    pytest.param("Petar Ilic, arrested in 2012, was convicted in 2013.", ["2012", "2013"], id="participle inside"),
    pytest.param(
        "Tarsk has been tense since January 2014, when Mayor Petar Ilic was arrested.",
        ["2014-01"],
        id="when takes it up",
    ),
    pytest.param("The mayor, who took office in 2010, was arrested.", [None], id="not that of a relative clause"),
    pytest.param("Arrested in May 2013, Petar Ilic was convicted.", ["2013-05", None], id="not that of a participle"),
    pytest.param(
        "Petar Ilic was arrested on 31 May, two days before the court barred him from leaving the country.",
        ["2014-05-31", "2014-06-02"],
        id="a gap to the deed behind",
    ),
    pytest.param(
        "Petar Ilic was arrested two days after the court convicted Ana Kovac on 5 May.",
        ["2014-05-07", "2014-05-05"],
        id="a gap from the deed behind",
    ),
    pytest.param(
        "Petar Ilic was charged hours after police arrested Ana Kovac on Monday.",
        ["2014-06-09", "2014-06-09"],
        id="hours are of one day",
    ),
    pytest.param(
        "A month after his arrest in March 2013, Petar Ilic was charged.", ["2013-03", "2013-04"], id="a gap to a noun"
    ),
    pytest.param(
        "Petar Ilic was detained on 3 April 2013. Azar extradited Ana Kovac the night before, the court said.",
        ["2013-04-03", "2013-04-02"],
        id="before what was told, not before a deed behind",
    ),
]

TOLD = [
    pytest.param(
        "Petar Ilic was arrested in March 2002. Two years after that he was tried.",
        ["2002-03", "2004"],
        id="after that",
    ),
    pytest.param(
        "On Monday the ministry announced that Petar Ilic had been arrested.",
        ["2014-06-09"],
        id="announced on its day",
    ),
    pytest.param(
        "Petar Ilic has been arrested, the ministry said on Monday.", ["2014-06-09"], id="news of the day it is told on"
    ),
    pytest.param(
        "The ministry said on Monday that Petar Ilic has been arrested twice.", [None], id="not what is told behind"
    ),
    pytest.param(
        "On Monday the ministry said that it had once had Petar Ilic arrested.", [None], id="said of an earlier time"
    ),
    pytest.param(
        "Ana Kovac, who ran the port until she left in May 2013, was sentenced to six years.",
        [None],
        id="not by a clause inside a relative one",
    ),
    pytest.param(
        "Petar Ilic was arrested in March 2013. Two months later he was released.",
        ["2013-03", "2013-05"],
        id="counts from the event before",
    ),
    pytest.param(
        "On 3 March 2014 the court convicted Mayor Petar Ilic. Ana Kovac was acquitted.",
        ["2014-03-03", "2014-03-03"],
        id="a narrative goes on",
    ),
    pytest.param(
        "On 3 March 2014 the court convicted Mayor Petar Ilic. Ana Kovac had been acquitted.",
        ["2014-03-03", None],
        id="a perfect steps out",
    ),
    pytest.param(
        "Mayor Petar Ilic was arrested on 4 March.\n\nAna Kovac was questioned by prosecutors.",
        ["2014-03-04", None],
        id="a new paragraph borrows nothing",
    ),
    pytest.param(
        "Petar Ilic will be tried on 5 May 2015. Ana Kovac was detained.",
        ["2015-05-05", None],
        id="a day ahead is lent to no past",
    ),
    pytest.param(
        "Petar Ilic was arrested on 3 March 2014. Ana Kovac had been questioned in 2010. Ivan Bely was detained.",
        ["2014-03-03", "2010", "2014-03-03"],
        id="a step back does not move the telling",
    ),
]

CHRONOLOGY = """The case of corruption in Tarsk

2012

3 March: Mayor Petar Ilic was arrested.

5 May: He was released.

2013

1 February: He was sentenced to two years in prison for bribery."""


def days(claims_of, text, **given):
    """The times of a text's justice claims, as text, in the order in which the claims end."""
    found = sorted(claims_of(text + FIELD, "justice", **given), key=lambda c: c.evidence.end)
    return [c.when and c.when.text for c in found]


@pytest.mark.parametrize(("text", "expected"), OWN)
def test_own_time_of_a_clause(claims_of, text, expected):
    assert days(claims_of, text) == expected


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_time_within_a_sentence(claims_of, text, expected):
    assert days(claims_of, text) == expected


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_time_across_sentences(claims_of, text, expected):
    assert days(claims_of, text) == expected


def test_entries_of_a_chronology_take_the_year_of_the_heading(claims_of):
    assert days(claims_of, CHRONOLOGY) == ["2012-03-03", "2012-05-05", "2013-02-01"]


def test_entries_with_full_dates(claims_of):
    text = "2 March 2012: Mayor Petar Ilic was arrested.\n\n5 May 2013: He was released."
    assert days(claims_of, text) == ["2012-03-02", "2013-05-05"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        pytest.param("2014-06-10", "2013", id="one year"),
        pytest.param("2009-01-01", "2008", id="another year"),
    ],
)
def test_relative_times_count_from_the_document(claims_of, date, expected):
    assert days(claims_of, "Petar Ilic was arrested last year.", date=date) == [expected]


def test_a_relative_time_of_an_undated_text_is_not_guessed(claims_of):
    assert days(claims_of, "Petar Ilic was arrested five days ago.", date=None) == [None]


def acting(claims_of, text):
    return [str(c.when) if c.when else None for c in claims_of(text + FIELD, "career") if c.act == "holds_post"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Petar Ilic commanded the border guard from 2009 until last month.", ["2009/2014-05"], id="until"),
        pytest.param(
            "Petar Ilic headed the border guard from 2009 until his arrest last October.",
            ["2009/2013-10"],
            id="until a deed that is dated",
        ),
        pytest.param(
            "The present governor, Petar Ilic, was arrested in May.",
            ["2014-06-10~"],
            id="the present one holds it today",
        ),
        pytest.param("Governor Petar Ilic was arrested in May.", ["2014-05~"], id="acting on that day"),
    ],
)
def test_when_a_post_is_held(claims_of, text, expected):
    assert acting(claims_of, text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("The mayor of Bilbao was arrested.", "ES", id="a town"),
        pytest.param("LIMA, 9 June — The mayor of Bilbao was arrested.", "PE", id="a dateline says more than a town"),
        pytest.param(
            "The bridge cost 40 million denars. Half of it went by way of Cyprus to Belize, and from Belize to nobody.",
            "MK",
            id="its own money says more than the state that money fled to",
        ),
        pytest.param(
            "Police in Sofia were searched. The firm had 90,000 marks in Austria.", "BG", id="a money of many states"
        ),
        pytest.param("Tbilisi police were searched. He won 3 cases against them.", "GE", id="won is no money"),
    ],
)
def test_the_country_is_where_a_text_is_at_home(desk_of, text, code):
    assert desk_of(text).article.country == code


def test_an_acronym_that_the_text_explains_says_nothing_of_a_country(desk_of):
    text = "The State Protection Committee (SPC) was raided. The SPC denied it."
    assert desk_of(text).article.country is None
    assert desk_of("The SPC denied it.").article.country == "CN"


def test_a_country_named_in_passing_is_not_what_a_text_is_about(desk_of):
    people = "Oleg Stern, Petar Ilic, Ana Kovac and Igor Belov"
    told = f"The governor of Tarn was arrested with {people}. " + "The four of them denied it. " * 24
    assert desk_of(f"{told} They had met in Vienna.").article.country is None
    assert desk_of(f"{told} They had met in Vienna. Austria knew it.").article.country == "AT"


def test_of_noun_and_within(desk_of):
    text = "The elections of December 2013 were marred by bribery. Mayor Petar Ilic was arrested."
    desk = desk_of(text)
    parsed = desk.article.parsed[0]
    noun = next(t for t in parsed.doc if t.lower_ == "elections")
    other = next(t for t in parsed.doc if t.lower_ == "bribery")
    assert str(desk.timeline.of_noun(parsed, noun)) == "2013-12"
    assert desk.timeline.of_noun(parsed, other) is None
    assert str(desk.timeline.within(parsed, 0, len(text))) == "2013-12"
    assert desk.timeline.within(parsed, parsed.start(other), len(text)) is None


def test_due_is_said_with_by(desk_of):
    desk = desk_of("The council will adopt a law on bribery by 1 March 2015. Mayor Petar Ilic was arrested in 2013.")
    due = [str(w) for clauses in desk.article.clauses.values() for c in clauses if (w := desk.timeline.due(c))]
    assert due == ["2015-03-01"]


def test_spans_are_where_the_times_stand(desk_of):
    text = "On 3 March 2014 the court convicted Mayor Petar Ilic of bribery, and in May he fled."
    spans = desk_of(text).timeline.spans(0)
    assert [text[start:end].removeprefix("On ").removeprefix("in ") for start, end in spans] == ["3 March 2014", "May"]


REPORTED = [
    pytest.param(
        "Petar Ilic was jailed on Monday for taking bribes.\n\nHis driver was fined.\n\nAna Kovac was acquitted.",
        ["2014-06-09", "2014-06-09", "2014-06-09"],
        id="the day of a report goes on from block to block",
    ),
    pytest.param(
        "Petar Ilic was jailed on Monday for taking bribes.\n\nIn 2011 Ana Kovac was fined.\n\nOleg Orel was arrested.",
        ["2014-06-09", "2011", None],
        id="up to another time",
    ),
    pytest.param(
        "Petar Ilic was jailed on Monday, 4 March 2013, for taking bribes.\n\nAna Kovac was arrested.",
        ["2013-03-04", None],
        id="a day long before the report came out",
    ),
]


@pytest.mark.parametrize(("text", "expected"), REPORTED)
def test_the_day_that_a_report_is_of(claims_of, text, expected):
    assert [c.when and c.when.text for c in claims_of(text, "justice")] == expected


def test_a_statement_is_of_the_day_of_its_report(claims_of):
    text = 'Petar Ilic was jailed on Monday for taking bribes.\n\n"It is a lie," his brother Oleg Ilic said.'
    assert [c.when and c.when.text for c in claims_of(text, "statement")] == ["2014-06-09"]


def test_a_day_without_its_year_in_a_dateline(reader):
    from tests.read.conftest import document

    text = "KUALA LUMPUR, July 9 (Steppe Wire) – Petar Ilic was charged with bribery. He had been held in May 2019."
    reading = next(iter(reader.read([document(text, date=None)])))
    assert str(reading.inferred_date) == "2019-07-09"
