"""The fields of figures as reporting writes them: what is counted, of whom, over what span, in what whole."""

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
        pytest.param("The treasury forfeits at least 90 million shillings a year.", "public_loss", id="purse-loses"),
        pytest.param("India lost $462 billion to illicit outflows.", "public_loss", id="country-loses"),
        pytest.param("Corruption costs the country 5 percent of its output.", "public_loss", id="costs-the-country"),
        pytest.param("The government paid $38 million for 30 helicopters.", "budget_cost", id="state-pays"),
        pytest.param("His salary was 180,000 shillings a month.", "other", id="salary-is-no-public-cost"),
        pytest.param("Property worth a further $4 million is under arrest.", "amount_recovered", id="under-arrest"),
        pytest.param("The number of detected offences had halved.", "crimes_recorded", id="of-the-subject"),
        pytest.param("Some 1,200 officials were caught taking money in 2015.", "people_charged", id="caught"),
        pytest.param("Opium production rose by 18 percent.", "other", id="not-every-production-is-growth"),
        pytest.param("The agency received 1,904 complaints in 2015.", "other", id="received-is-not-reviewed"),
        pytest.param(
            "A survey found that the share of citizens who had met with corruption fell from 17 percent.",
            "poll_share",
            id="a-survey-makes-it-a-poll",
        ),
        pytest.param("Nearly two-thirds of Kenyans believe that graft has spread.", "poll_share", id="belief"),
        pytest.param("Auditors found 4 million euros in inflated invoices.", "public_loss", id="sum-in-something"),
        pytest.param("Ghost workers cost the treasury $23 million in 2014.", "public_loss", id="costs-the-treasury"),
        pytest.param("The auditor flagged irregular spending of $62 million.", "public_loss", id="irregular-spending"),
        pytest.param("The commission clawed back $134 million.", "amount_recovered", id="clawed-back"),
        pytest.param("The Bureau opened 212 files in 2014.", "cases_opened", id="files-are-cases"),
        pytest.param("The conviction rate stood at 39 percent.", "people_convicted", id="share-of-people"),
        pytest.param("The audit chamber examined 96 tenders.", "cases_reviewed", id="tenders-are-reviewed"),
        pytest.param("Complaints to the office rose by 35 percent.", "other", id="complaints-alone-are-no-review"),
        pytest.param('"Six percent," the senator said.', "other", id="who-speaks-was-not-polled"),
        pytest.param("Drivers spoke of $30 a lorry.", "bribe_or_theft_amount", id="a-tariff-of-passing"),
        pytest.param("The depot collected 900 dollars a week.", "bribe_or_theft_amount", id="raised-week-by-week"),
        pytest.param("The traders spoke of 90 shillings a litre.", "other", id="goods-have-prices"),
        pytest.param("The clerk earned 40,000 shillings a month.", "other", id="earned-month-by-month"),
        pytest.param("He sold exemptions at $700 each.", "bribe_or_theft_amount", id="what-nobody-may-sell"),
        pytest.param(
            "A posting to the port costs 90,000 shillings.", "bribe_or_theft_amount", id="a-post-has-no-price"
        ),
        pytest.param("The farmer sold maize for 90,000 shillings.", "other", id="what-anybody-may-sell"),
        pytest.param("Some 4,100 blankets cannot be traced.", "public_loss", id="goods-that-nobody-can-find"),
        pytest.param("The village counted 4,100 blankets.", "other", id="goods-that-are-there"),
        pytest.param("The ministry wired $41 million to a shipyard.", "budget_cost", id="the-state-wires"),
        pytest.param("Some 300 officers held the rank of colonel.", "other", id="to-hold-a-rank-is-no-arrest"),
        pytest.param("Police held 300 people over the bribes.", "people_charged", id="held-by-the-police"),
        pytest.param(
            "In March 214 men were under disciplinary investigation.", "people_disciplined", id="within-service"
        ),
    ],
)
def test_a_topic_is_what_is_counted_and_what_was_done_to_it(reader, text, topic):
    assert figures_of(reader, text)[0].topic == topic


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        pytest.param(
            "Kenya opened 84 cases in 2015; 31 have reached the courts.",
            ["cases_opened", "cases_opened"],
            id="the-noun-that-the-whole-lends",
        ),
        pytest.param(
            "The average kickback is 15 percent, builders say, up from 10 percent under the old minister.",
            ["bribe_or_theft_amount", "bribe_or_theft_amount"],
            id="set-beside-the-figure-before",
        ),
        pytest.param(
            "The office received 1,206 complaints in 2015. It passed 340 of them to the prosecution service.",
            ["other", "other"],
            id="a-lent-noun-needs-its-deed",
        ),
        pytest.param(
            "The hospital bought 40 ventilators at $90,000 each, three times the market price.",
            ["other", "budget_cost"],
            id="times-a-price-is-no-change",
        ),
        pytest.param(
            "Clerks demanded kickbacks for number plates. The usual payment was 80 euros.",
            ["bribe_or_theft_amount"],
            id="what-a-plain-sum-is-the-sentence-before-says",
        ),
        pytest.param(
            "Clerks demanded kickbacks for number plates. The salary was 900 euros a month.",
            ["other"],
            id="a-salary-is-no-plain-sum",
        ),
        pytest.param(
            "Police punished 2,600 clerks in the first three quarters of 2015, a year-on-year rise of 29 percent.",
            ["people_disciplined", "people_disciplined"],
            id="a-yearly-rise-says-only-over-what-span",
        ),
        pytest.param(
            "The inquiry led to 61 arrests and 49 convictions.",
            ["people_charged", "people_convicted"],
            id="deeds-counted-in-the-place-of-people",
        ),
    ],
)
def test_the_topics_of_figures_in_one_passage(reader, text, topics):
    assert [f.topic for f in figures_of(reader, text)] == topics


@pytest.mark.parametrize(
    ("text", "populations"),
    [
        pytest.param("Thirty percent of Kenyans have no trust in judges.", ["Kenyans"], id="share-of-a-people"),
        pytest.param("Thirty percent of respondents have no trust in judges.", [None], id="those-asked-are-nobody"),
        pytest.param(
            "It handled 1,020 cases in 2015 and forwarded 170 of them to prosecutors.",
            [None, None],
            id="whereto-is-no-population",
        ),
    ],
)
def test_whom_shares_and_parts_cover(reader, text, populations):
    assert [f.population for f in figures_of(reader, text)] == populations


def test_a_share_and_what_it_leads_to_are_no_range(reader):
    rise, level = figures_of(reader, "The number of crimes rose 22 percent to 5,310 last year.")
    assert (rise.act, str(rise.value), str(rise.period)) == ("change", "22", "2015")
    assert (level.act, str(level.value), level.unit, str(level.period)) == ("level", "5310", "crimes", "2015")


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        pytest.param(
            "The ministry bought 5,000 helmets, 1,800 of which proved defective.",
            ["bought helmets", "helmets proved defective"],
            id="a-part-is-named-after-its-whole",
        ),
        pytest.param(
            "Nine of the fourteen contracts, the report notes, went to one firm.",
            ["contracts went"],
            id="asides-fall-out",
        ),
        pytest.param(
            "The auditor general put losses at 12 billion shillings, up 40 percent on 2014.",
            ["losses", "losses"],
            id="a-change-set-off",
        ),
        pytest.param("The government has set aside 96 billion shillings.", ["government set aside"], id="particle"),
        pytest.param(
            "The damage was put at $9 million, of which $8 million, or 89 percent, has been made good.",
            ["damage", "made good", "made good"],
            id="said-again-as-a-share",
        ),
        pytest.param(
            "The auditors put the loss at between $1.2 million and $1.5 million.",
            ["loss", "loss"],
            id="both-ends-of-a-range",
        ),
    ],
)
def test_indicators_name_what_is_counted(reader, text, indicators):
    assert [c.indicator for c in figures_of(reader, text)] == indicators


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The number of officials convicted of graft rose from two in 2013 to seven last year.",
            [("2", "people", "2013"), ("7", "people", "2015")],
            id="from-to-with-years-between",
        ),
        pytest.param(
            "In 2015 the agency recovered $12 million, compared with 8 million in 2014.",
            [("12000000", "USD", "2015"), ("8000000", "USD", "2014")],
            id="a-bare-sum-takes-the-currency",
        ),
        pytest.param(
            "The number of crimes in the army fell by 12 percent in 2015, to 1,040.",
            [("-12", "percent", "2015"), ("1040", "crimes", "2015")],
            id="where-a-fall-led",
        ),
        pytest.param(
            "RESULTS\n\nThe agency looked back on the first half of 2016.\n\n"
            "In the reporting period 118 officials were dismissed.",
            [("118", "people", "2016-01/2016-06")],
            id="the-reporting-period",
        ),
        pytest.param(
            "In 2015 police charged 1,073 officials, up from 828 in 2014. The courts convicted 951 people.",
            [("1073", "people", "2015"), ("828", "people", "2014"), ("951", "people", "2015")],
            id="a-comparison-lends-no-span",
        ),
    ],
)
def test_units_and_spans_are_lent(reader, text, expected):
    found = figures_of(reader, text)
    assert [(format(c.value, "f"), c.unit, str(c.period)) for c in found] == expected


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        pytest.param("The report says 312 of the scheme's 1,480 plots had been sold twice.", 312, 1480, id="owner"),
        pytest.param("Only 17 of 245 judges passed the vetting.", 17, 245, id="of"),
        pytest.param("Of the 120 roads inspected, 44 had never been built.", 44, 120, id="opening"),
        pytest.param("Out of 1,200 complaints, just 38 led to charges.", 38, 1200, id="out-of"),
    ],
)
def test_a_part_of_a_whole_keeps_the_total(reader, text, value, of):
    claim = figures_of(reader, text)[-1]
    assert (claim.value, claim.of) == (value, of)


@pytest.mark.parametrize(
    ("text", "population"),
    [
        pytest.param(
            "Prosecutors registered 212 offences in the armed forces in 2015.", "armed forces", id="in-a-body"
        ),
        pytest.param("The number of policemen convicted rose by 10 percent.", "policemen", id="number-of-people"),
        pytest.param("Prosecutors registered 212 offences in Nairobi in 2015.", None, id="a-town-is-none"),
        pytest.param("A seat in parliament costs about $3 million.", None, id="a-price-covers-nobody"),
        pytest.param(
            "Complaints of bribery against the traffic police fell from 340 in 2014.", "traffic police", id="against"
        ),
        pytest.param(
            "The agency recorded 140 offences committed by customs officers in 2014.", "customs officers", id="doers"
        ),
        pytest.param("Prosecutors opened 12 cases involving judges in 2014.", "judges", id="those-involved"),
        pytest.param("Prosecutors opened 12 cases involving lorries in 2014.", None, id="things-are-no-group"),
        pytest.param("The Border Service's budget fell by 8 percent in 2015.", "Border Service", id="own"),
        pytest.param("The chairman's income fell by 8 percent in 2015.", None, id="a-person-is-no-group"),
        pytest.param("One in two Kenyans paid a bribe to the police in 2015.", "Kenyans", id="one-in-two"),
        pytest.param("One officer in nine was sacked in 2015.", "officer", id="one-officer-in-nine"),
        pytest.param("In 2015 every tenth conscript paid a bribe.", "conscript", id="every-tenth"),
        pytest.param("The minister dismissed 12 percent of customs officers.", "customs officers", id="of-an-object"),
        pytest.param(
            "In a poll of 1,500 drivers, 44 percent admitted having paid an officer.", "drivers", id="those-polled"
        ),
        pytest.param("The share of citizens who had paid bribes fell from 17 percent.", "citizens", id="of-citizens"),
        pytest.param("A quarter of the money went to the colonel.", None, id="money-is-no-people"),
        pytest.param("Courts convicted 143 officers of theft in 2015.", "officers", id="of-is-of-the-verb"),
        pytest.param(
            "In 2015 courts tried 61 heads of districts and villages.", "heads of districts and villages", id="and"
        ),
    ],
)
def test_a_population_is_a_group_or_body(reader, text, population):
    assert figures_of(reader, text)[0].population == population


@pytest.mark.parametrize(
    ("part", "population"),
    [
        ("19 of them of men above the age of sixty", "men above the age of sixty"),
        ("19 of them this year", "officers"),
        ("more than half of whom received suspended sentences", "officers"),
        ("19 of them in managerial posts", "in managerial posts"),
    ],
)
def test_whom_a_part_covers_is_told_behind_it(reader, part, population):
    *_, found = figures_of(reader, f"Last year the service dismissed 212 officers, {part}.")
    assert found.population == population


def test_the_parts_of_a_list_have_one_whole(reader):
    whole, *parts = figures_of(
        reader, "In 2015 courts convicted 93 officials, among them 12 judges and four prosecutors."
    )
    assert [(p.value, p.population, p.part_of) for p in parts] == [
        (12, "judges", whole.id),
        (4, "prosecutors", whole.id),
    ]


def test_a_fall_in_a_ranking_leads_to_a_rank(reader):
    found = figures_of(reader, "Kenya fell six places in the Transparency International index, to 145th.")
    assert sorted((c.act, c.value) for c in found) == [("change", -6), ("rank", 145)]


def test_a_number_twice_as_large_is_a_change(reader):
    _, change = figures_of(reader, "The debt stood at $52 million, twice as much as at the end of 2014.")
    assert (change.act, change.value, change.unit, str(change.since)) == ("change", 2, "times", "2014")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("Nineteen people drowned in the town of Kisumu in May.", "Kisumu", id="town"),
        pytest.param("Some $9 million went on to a company in Slovakia.", "Kenya", id="place-of-another-noun"),
        pytest.param("Some 3,700 vehicles passed through Fotera in two years.", "Fotera", id="a-place-no-list-has"),
        pytest.param(
            "The state of Kisumu received 1.9 billion shillings from the health fund.", "Kisumu", id="state-of"
        ),
        pytest.param("The director of Kisumu Port received 31 complaints.", "Kenya", id="a-person-is-no-area"),
        pytest.param("Some 3,700 vehicles were sold through the Golden Fleece.", "Kenya", id="through-no-place"),
        pytest.param("Some 3,700 bicycles were shown in the Estimates for the year.", "Kenya", id="in-no-place"),
        pytest.param(
            "Inspectors spoke of bribery. They recorded 312 cases, more than Georgia did, and Georgia has no clerks.",
            "Kenya",
            id="a-country-that-is-only-mentioned",
        ),
        pytest.param(
            "Georgia audits its army. Prosecutors of Georgia say Georgian officers recorded 312 cases of bribery.",
            "Georgia",
            id="a-brief-that-opens-with-another-country",
        ),
    ],
)
def test_a_place_is_where_it_was_counted(reader, text, place):
    assert figures_of(reader, text)[0].place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("THE ARDHI POST (English edition)\n\nThe port of Mombasa\n\n", "Kenya", id="edition"),
        pytest.param("THE ARDHI POST\nTranslated from English\n\nThe port of Mombasa\n\n", "Kenya", id="translated"),
        pytest.param("THE ARDHI POST\n\nThe English police\n\n", "United Kingdom", id="a-people"),
    ],
)
def test_a_language_is_no_country(reader, text, place):
    text += "Inspectors recorded 312 cases of bribery in 2015."
    document = Document(text=text, source="a.txt", date=When.parse("2016-08-10"), date_basis="stated", language="en")
    (reading,) = reader.read([document])
    assert [c.place for c in reading.claims if isinstance(c, FigureClaim)] == [place]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Courts convicted 143 officers of crimes involving property in 2014, up from 118 in 2013.", ["2014", "2013"]),
        ("An audit found that 12 percent of drivers had paid, down from 18 percent in 2012.", ["None", "2012"]),
        ("Between 2007 and 2010 his firms were given concessions amounting to 118,000 hectares.", ["2007/2010"]),
        ("Since he left office in 2010 his firms were given concessions amounting to 118,000 hectares.", ["None"]),
    ],
)
def test_the_time_of_another_number_is_not_taken(reader, text, periods):
    assert [str(f.period) for f in figures_of(reader, text)] == periods


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("Of 1,108 cases opened in 2015, only 167 have gone to court.", [1108, 167], id="cases"),
        pytest.param("Of 73 roofs inspected in 2015, 61 leaked.", [61], id="things"),
    ],
)
def test_a_sentence_opens_with_a_whole(reader, text, values):
    assert [f.value for f in figures_of(reader, text)] == values


def test_who_cites_a_number_vouches_for_it(reader):
    (figure,) = figures_of(reader, "Prosecutor General John Kamau cited 131 cases of bribery opened in 2015.")
    assert [source.name for source in figure.said_by] == ["John Kamau"]


def test_trades_are_people(reader):
    assert [f.unit for f in figures_of(reader, "About 9,000 peasants were driven out in 2015.")] == ["people"]


def test_those_listed_among_the_people_counted_are_parts_of_them(reader):
    text = "In 2015 the agency charged 112 people in 74 cases. Among the defendants are 9 judges, 14 police officers."
    parts = {f.value: f for f in figures_of(reader, text) if f.part_of is not None}
    assert {int(value): f.population for value, f in parts.items()} == {9: "judges", 14: "police officers"}
    assert {f.topic for f in parts.values()} == {"people_charged"}


def test_parts_are_of_the_place_of_their_whole(reader):
    told = figures_of(reader, "In Kisumu the agency counted 45 cases of bribery, 12 of which have gone to court.")
    assert [f.place for f in told] == ["Kisumu", "Kisumu"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Bail was set at $50,000.", id="bail"),
        pytest.param("Every advance payment of more than $100 million will be reviewed.", id="threshold"),
        pytest.param("He is liable to a fine not exceeding one million shillings.", id="penalty-of-the-law"),
        pytest.param("The minister kept half and his deputy the rest.", id="half-of-nothing"),
        pytest.param("She was freed after serving a third of her sentence.", id="a-third-of-a-term"),
        pytest.param("The $4 million that he is accused of diverting had been withdrawn in cash.", id="accused-behind"),
        pytest.param("The trial heard 47 witnesses.", id="witnesses"),
        pytest.param("Police carried out 31 search warrants.", id="warrants"),
        pytest.param("The bureau closed all but nine.", id="exception"),
        pytest.param("He bought food at three times the market price, prosecutors say.", id="price-compared-in-a-case"),
        pytest.param("Of the twenty others who stood trial with him, three were acquitted.", id="people-of-one-trial"),
    ],
)
def test_hard_negatives(reader, text):
    assert figures_of(reader, text) == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Of 19 resignations offered last year, eleven were accepted.", ["resignations"]),
        ("The inquiry led to 61 convictions and 49 acquittals.", ["convictions", "acquittals"]),
        ("The audit of the army led to 140 dismissals last year.", ["dismissals"]),
    ],
)
def test_an_acquittal_or_resignation_is_no_conviction(reader, text, units):
    assert [f.unit for f in figures_of(reader, text)][-len(units) :] == units
