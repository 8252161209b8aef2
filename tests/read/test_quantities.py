"""Quantities: how much of what, how exactly, and what only looks like one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims.vocabulary import BOUNDS
from graftwatch.read.quantities import QUANTITY_KINDS, Quantity, find_quantities


def brief(text: str, quantity: Quantity) -> tuple[str, str, str, str | None, str]:
    """Words, number, kind, unit and bound, for tables."""
    words = text[quantity.start : quantity.end]
    return words, str(quantity.number), quantity.kind, quantity.unit, quantity.bound


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Last year 1,692 corruption offences were registered.",
            ("1,692 corruption offences", "1692", "count", "crimes", "exact"),
            id="crimes",
        ),
        pytest.param(
            "and 3,088 corruption-related crimes were logged",
            ("3,088 corruption-related crimes", "3088", "count", "crimes", "exact"),
            id="hyphenated-adjective",
        ),
        pytest.param(
            "that over 1,000 people had been disciplined",
            ("over 1,000 people", "1000", "count", "people", "at_least"),
            id="over",
        ),
        pytest.param(
            "The council is reviewing 300 such cases.", ("300 such cases", "300", "count", "cases", "exact"), id="such"
        ),
        pytest.param(
            "nine senior officers had been thrown out",
            ("nine senior officers", "9", "count", "people", "exact"),
            id="word-number",
        ),
        pytest.param(
            "among them 161 heads of various levels", ("161 heads", "161", "count", "people", "exact"), id="heads"
        ),
        pytest.param(
            "announced that 202 state employees had been sacked",
            ("202 state employees", "202", "count", "people", "exact"),
            id="noun-before-noun",
        ),
        pytest.param(
            "some 20,000 men, were returned", ("some 20,000 men", "20000", "count", "people", "about"), id="some"
        ),
        pytest.param(
            "Six more officers received milder terms.",
            ("Six more officers", "6", "count", "people", "exact"),
            id="more",
        ),
        pytest.param(
            "More than 4.7 million officials have been investigated",
            ("More than 4.7 million officials", "4700000", "count", "people", "at_least"),
            id="million-people",
        ),
        pytest.param(
            "pleaded not guilty to 32 counts of fraud", ("32 counts", "32", "count", "counts", "exact"), id="counts"
        ),
        pytest.param(
            "942 hectares of land were reclaimed", ("942 hectares", "942", "count", "hectares", "exact"), id="hectares"
        ),
        pytest.param(
            "two plants became state property", ("two plants", "2", "count", "plants", "exact"), id="unknown-plural"
        ),
        pytest.param(
            "contracts for two Israeli companies",
            ("two Israeli companies", "2", "count", "companies", "exact"),
            id="adjective",
        ),
        pytest.param(
            "At least 238 people died.", ("At least 238 people", "238", "count", "people", "at_least"), id="at-least"
        ),
        pytest.param(
            "no fewer than 12 judges were dismissed",
            ("no fewer than 12 judges", "12", "count", "people", "at_least"),
            id="no-fewer",
        ),
        pytest.param(
            "as many as 300 soldiers were sent",
            ("as many as 300 soldiers", "300", "count", "people", "at_most"),
            id="as-many-as",
        ),
        pytest.param("up to 50 inspectors", ("up to 50 inspectors", "50", "count", "people", "at_most"), id="up-to"),
        pytest.param(
            "fewer than ten prosecutors",
            ("fewer than ten prosecutors", "10", "count", "people", "at_most"),
            id="fewer-than",
        ),
        pytest.param(
            "an estimated 5,000 demonstrators",
            ("an estimated 5,000 demonstrators", "5000", "count", "people", "about"),
            id="estimated",
        ),
        pytest.param("almost 400 cases", ("almost 400 cases", "400", "count", "cases", "about"), id="almost"),
        pytest.param("Exactly 33 people came.", ("Exactly 33 people", "33", "count", "people", "exact"), id="exactly"),
        pytest.param("only 12 cases reached court", ("only 12 cases", "12", "count", "cases", "exact"), id="only"),
        pytest.param("300 or more cases", ("300 or more cases", "300", "count", "cases", "at_least"), id="or-more"),
        pytest.param("twenty or so guards", ("twenty or so guards", "20", "count", "people", "about"), id="or-so"),
        pytest.param("20-odd guards", ("20-odd guards", "20", "count", "people", "about"), id="odd"),
        pytest.param("a dozen officers", ("a dozen officers", "12", "count", "people", "about"), id="dozen"),
        pytest.param("two dozen officers", ("two dozen officers", "24", "count", "people", "exact"), id="two-dozen"),
        pytest.param(
            "two hundred and six conscripts",
            ("two hundred and six conscripts", "206", "count", "people", "exact"),
            id="hundreds",
        ),
        pytest.param(
            "one thousand three hundred cases",
            ("one thousand three hundred cases", "1300", "count", "cases", "exact"),
            id="thousands",
        ),
        pytest.param("12 000 conscripts", ("12 000 conscripts", "12000", "count", "people", "exact"), id="spaces"),
        pytest.param(
            "12\u2009000 conscripts", ("12\u2009000 conscripts", "12000", "count", "people", "exact"), id="thin-spaces"
        ),
        pytest.param("1.5 lakh voters", ("1.5 lakh voters", "150000", "count", "people", "exact"), id="lakh"),
        pytest.param(
            "half a million voters",
            ("half a million voters", "500000", "count", "people", "exact"),
            id="half-a-million",
        ),
        pytest.param(
            "two and a half million people",
            ("two and a half million people", "2500000", "count", "people", "exact"),
            id="two-and-a-half",
        ),
        pytest.param(
            "At least one more arrest is likely.",
            ("At least one more arrest", "1", "count", "arrests", "at_least"),
            id="one-more",
        ),
        pytest.param("The commission is down to four.", ("four", "4", "bare", None, "exact"), id="bare"),
        pytest.param("Igor Belov got 16, Petar Ilic", ("16", "16", "bare", None, "exact"), id="elided-unit"),
        pytest.param(
            "Seventeen received milder penalties.", ("Seventeen", "17", "bare", None, "exact"), id="verb-after"
        ),
        pytest.param("eight places higher", ("eight places", "8", "count", "places", "exact"), id="places"),
        pytest.param("He was arrested three times.", ("three times", "3", "score", "times", "exact"), id="frequency"),
    ],
)
def test_counts(text, expected):
    (found,) = find_quantities(text)
    assert brief(text, found) == expected


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        pytest.param("US$4 million disappeared", None, ("US$4 million", "4000000", "USD", "exact"), id="us-dollars"),
        pytest.param("over $2 million was lost", None, ("over $2 million", "2000000", "USD", "at_least"), id="sign"),
        pytest.param("a bribe of $2.4 million", None, ("$2.4 million", "2400000", "USD", "exact"), id="decimal"),
        pytest.param("cost $33.2bn", None, ("$33.2bn", "33200000000", "USD", "exact"), id="bn"),
        pytest.param("a £3m yacht", None, ("£3m", "3000000", "GBP", "exact"), id="m"),
        pytest.param(
            "10 billion tenge was spent", None, ("10 billion tenge", "10000000000", "KZT", "exact"), id="tenge"
        ),
        pytest.param(
            "worth 1.02 trillion tenge", None, ("1.02 trillion tenge", "1020000000000", "KZT", "exact"), id="trillion"
        ),
        pytest.param(
            "1,1 billion tenge", None, ("1,1 billion tenge", "1100000000", "KZT", "exact"), id="decimal-comma"
        ),
        pytest.param(
            "over 303 million pesos", "PH", ("over 303 million pesos", "303000000", "PHP", "at_least"), id="pesos"
        ),
        pytest.param(
            "over 303 million pesos",
            "MX",
            ("over 303 million pesos", "303000000", "MXN", "at_least"),
            id="pesos-elsewhere",
        ),
        pytest.param(
            "over 303 million pesos",
            None,
            ("over 303 million pesos", "303000000", None, "at_least"),
            id="pesos-somewhere",
        ),
        pytest.param("paid €300,000 in cash", None, ("€300,000", "300000", "EUR", "exact"), id="euro-sign"),
        pytest.param("a fine of 260,000 soms", "KG", ("260,000 soms", "260000", "KGS", "exact"), id="soms"),
        pytest.param(
            "nearly 165 trillion dong", None, ("nearly 165 trillion dong", "165000000000000", "VND", "about"), id="dong"
        ),
        pytest.param(
            "at least 1.2 million rand", None, ("at least 1.2 million rand", "1200000", "ZAR", "at_least"), id="rand"
        ),
        pytest.param("fined him 800,000 roubles", "RU", ("800,000 roubles", "800000", "RUB", "exact"), id="roubles"),
        pytest.param("Rs 500 crore", "IN", ("Rs 500 crore", "5000000000", "INR", "exact"), id="crore"),
        pytest.param("KZT 5 million", None, ("KZT 5 million", "5000000", "KZT", "exact"), id="code-before"),
        pytest.param("5 million USD", None, ("5 million USD", "5000000", "USD", "exact"), id="code-after"),
        pytest.param(
            "five million US dollars",
            None,
            ("five million US dollars", "5000000", "USD", "exact"),
            id="us-dollars-in-words",
        ),
        pytest.param("a million dollars", None, ("a million dollars", "1000000", "USD", "exact"), id="a-million"),
        pytest.param("a further $24 million", None, ("$24 million", "24000000", "USD", "exact"), id="a-further"),
        pytest.param("2 000 000 tenge", None, ("2 000 000 tenge", "2000000", "KZT", "exact"), id="spaces"),
        pytest.param("₸82.6 billion", None, ("₸82.6 billion", "82600000000", "KZT", "exact"), id="tenge-sign"),
        pytest.param("not a cent, not 50 cents", None, ("50 cents", "0.5", "USD", "exact"), id="cents"),
    ],
)
def test_money(text, country, expected):
    (found,) = [q for q in find_quantities(text, country=country) if q.kind == "money"]
    words, number, _, unit, bound = brief(text, found)
    assert (words, number, unit, bound) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a 49 percent increase", ("49 percent", "49", "percent", "percent", "exact"), id="percent"),
        pytest.param("only 1.8 percent growth", ("only 1.8 percent", "1.8", "percent", "percent", "exact"), id="only"),
        pytest.param("up 7.2% on the year", ("7.2%", "7.2", "percent", "percent", "exact"), id="sign"),
        pytest.param("fell by 30 per cent", ("30 per cent", "30", "percent", "percent", "exact"), id="per-cent"),
        pytest.param(
            "more than two percentage points",
            ("more than two percentage points", "2", "points", "points", "at_least"),
            id="points",
        ),
        pytest.param("revenue grew ninefold", ("ninefold", "9", "multiple", "times", "exact"), id="fold"),
        pytest.param(
            "more than ten times as much as before",
            ("more than ten times", "10", "multiple", "times", "at_least"),
            id="times-as",
        ),
        pytest.param("The number doubled.", ("doubled", "2", "multiple", "times", "exact"), id="doubled"),
        pytest.param("The number almost tripled.", ("almost tripled", "3", "multiple", "times", "about"), id="tripled"),
        pytest.param("twice as many arrests", ("twice", "2", "multiple", "times", "exact"), id="twice-as"),
        pytest.param("The budget was halved.", ("halved", "-50", "percent", "percent", "exact"), id="halved"),
        pytest.param("nearly half of the revenue", ("nearly half", "50", "fraction", "percent", "about"), id="half"),
        pytest.param(
            "More than half of these people",
            ("More than half", "50", "fraction", "percent", "at_least"),
            id="more-than-half",
        ),
        pytest.param("two thirds of them", ("two thirds", "66.67", "fraction", "percent", "exact"), id="two-thirds"),
        pytest.param("a quarter of the budget", ("a quarter", "25", "fraction", "percent", "exact"), id="quarter"),
        pytest.param(
            "three-quarters of the budget",
            ("three-quarters", "75", "fraction", "percent", "exact"),
            id="three-quarters",
        ),
        pytest.param("every fifth officer", ("every fifth", "20", "fraction", "percent", "exact"), id="every-fifth"),
        pytest.param("one in five officers", ("one in five", "20", "fraction", "percent", "exact"), id="one-in-five"),
        pytest.param("cut by half", ("half", "50", "fraction", "percent", "exact"), id="by-half"),
        pytest.param("with a score of 40", ("40", "40", "score", "points", "exact"), id="score"),
        pytest.param("on 26 points", ("26 points", "26", "points", "points", "exact"), id="on-points"),
        pytest.param("the 39-point mark", ("39-point", "39", "points", "points", "exact"), id="hyphenated-points"),
    ],
)
def test_ratios(text, expected):
    (found,) = find_quantities(text)
    assert brief(text, found) == expected


@pytest.mark.parametrize(
    ("text", "number", "total"),
    [
        pytest.param("ranked Kazakhstan at 126 out of 174 countries", 126, 174, id="out-of"),
        pytest.param("placed Kazakhstan 93rd out of 180 countries", 93, 180, id="nth-out-of"),
        pytest.param("shares 141st place out of 180", 141, 180, id="nth-place"),
        pytest.param("came only 126th among 174 countries", 126, 174, id="among"),
        pytest.param("we stand 88th of 180 countries", 88, 180, id="nth-of"),
        pytest.param("was placed 140th", 140, None, id="no-total"),
        pytest.param("was ranked third", 3, None, id="ranked-in-words"),
        pytest.param("took third place", 3, None, id="word-place"),
        pytest.param("ranked 126 of 174", 126, 174, id="ranked-of"),
    ],
)
def test_ranks(text, number, total):
    (found,) = find_quantities(text)
    assert (found.kind, found.unit, found.number, found.of) == ("rank", "rank", number, total)


@pytest.mark.parametrize(
    ("text", "words", "number", "total", "noun"),
    [
        pytest.param("300 cases, 201 of which involve officers", "201 of which", 201, None, None, id="of-which"),
        pytest.param("cases, twenty-five of whom fled", "twenty-five of whom", 25, None, None, id="of-whom"),
        pytest.param("98 of them in managerial posts", "98 of them", 98, None, None, id="of-them"),
        pytest.param("8 of the 12 officers", "8 of the 12 officers", 8, 12, "officers", id="of-the-number"),
        pytest.param("one of its two pilots", "one of its two pilots", 1, 2, "pilots", id="of-its"),
        pytest.param(
            "three of his former deputies", "three of his former deputies", 3, None, "former deputies", id="of-his"
        ),
        pytest.param("five out of seven judges", "five out of seven judges", 5, 7, "judges", id="out-of"),
        pytest.param("One of the officers talked.", "One of the officers", 1, None, "officers", id="one-of-people"),
    ],
)
def test_parts(text, words, number, total, noun):
    found = next(q for q in find_quantities(text) if q.part)
    assert text[found.start : found.end] == words
    assert (found.number, found.of) == (number, total)
    assert (found.noun and text[slice(*found.noun)]) == noun


def test_all_is_its_own_total():
    (found,) = find_quantities("All 27 people on board died.")
    assert (found.number, found.of, found.unit) == (27, 27, "people")


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        pytest.param("between $500 and $3,000 on every lorry", 500, 3000, "USD", id="between-sums"),
        pytest.param("$3–4 million", 3_000_000, 4_000_000, "USD", id="shared-sign-and-scale"),
        pytest.param("from 10 to 12 percent", 10, 12, "percent", id="shared-unit"),
        pytest.param("5-7 percent", 5, 7, "percent", id="hyphen"),
        pytest.param("between 300 and 500 people", 300, 500, "people", id="people"),
        pytest.param("ten to twelve officers", 10, 12, "people", id="to"),
        pytest.param("10 to 12 million tenge", 10_000_000, 12_000_000, "KZT", id="scale-from-the-right"),
        pytest.param("$5m-$7m", 5_000_000, 7_000_000, "USD", id="two-signs"),
        pytest.param("€1.5-2bn", 1_500_000_000, 2_000_000_000, "EUR", id="decimal-scale"),
        pytest.param("$500 to $1 million", 500, 1_000_000, "USD", id="scale-of-its-own"),
    ],
)
def test_ranges(text, low, high, unit):
    left, right = find_quantities(text)
    assert (left.number, left.bound, left.unit) == (low, "at_least", unit)
    assert (right.number, right.bound, right.unit) == (high, "at_most", unit)
    assert left.range_with == right.span
    assert right.range_with == left.span
    assert left.relation == right.relation == "range"


@pytest.mark.parametrize(
    ("text", "numbers", "relation"),
    [
        pytest.param("The score rose from 36 to 40 points.", [36, 40], "change", id="change"),
        pytest.param("Arrests fell from 500 to 300 cases.", [500, 300], "change", id="fall"),
        pytest.param("rose by three points to 39", [3, 39], None, id="by-to"),
        pytest.param("12 officers and 30 soldiers", [12, 30], None, id="and"),
        pytest.param("300 cases to 40 judges", [300, 40], None, id="to-whom"),
    ],
)
def test_no_ranges(text, numbers, relation):
    found = find_quantities(text)
    assert [q.number for q in found] == numbers
    assert {q.bound for q in found} == {"exact"}
    assert {q.relation for q in found} == {relation}


def test_a_level_shares_the_unit_of_its_change():
    assert [q.unit for q in find_quantities("the score rose by three points to 39")] == ["points", "points"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("to pay back 2 billion soms ($24.5 million)", id="brackets"),
        pytest.param("10 billion tenge (about $66 million) of defence money", id="about"),
        pytest.param("10 billion tenge, or $66 million,", id="or"),
        pytest.param("10 billion tenge (then worth $66 million)", id="then-worth"),
        pytest.param("10 billion tenge, around $66 million at the current rate", id="about-behind-a-comma"),
    ],
)
def test_conversions(text):
    left, right = find_quantities(text)
    assert not left.conversion
    assert right.conversion_of == left.span


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("643.8 billion naira and a further $2.2 billion", id="and"),
        pytest.param("$500 (out of $3,000)", id="same-currency"),
        pytest.param("3 million euros, $2 million and a watch", id="list"),
    ],
)
def test_no_conversions(text):
    assert not any(q.conversion for q in find_quantities(text))


@pytest.mark.parametrize(
    ("text", "kind", "per"),
    [
        pytest.param("17 hryvnias apiece although they cost less", "price", "apiece", id="apiece-and-on"),
        pytest.param("priced at 17 hryvnias apiece", "price", "apiece", id="apiece"),
        pytest.param("bought at 22 hryvnias a kilogram", "price", "kilogram", id="a-kilogram"),
        pytest.param("$40 per litre", "price", "litre", id="per"),
        pytest.param("5 million tenge a year", "money", "year", id="a-year"),
        pytest.param("5 million tenge a senior official", "money", None, id="not-a-unit"),
    ],
)
def test_prices(text, kind, per):
    (found,) = find_quantities(text)
    assert (found.kind, found.per and text[slice(*found.per)]) == (kind, per)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("He fled in 2014 and came back on 5 May 2016.", id="dates"),
        pytest.param("sentenced to 11 years for fraud", id="length"),
        pytest.param("Masimov, 57, was detained", id="age"),
        pytest.param("under Article 361 of the code", id="article"),
        pytest.param("call 301-562-8021", id="telephone"),
        pytest.param("the MiG-31 fighter and the An-72", id="aircraft"),
        pytest.param("a three-judge panel", id="compound"),
        pytest.param("hundreds of officers and dozens of guards", id="vague"),
        pytest.param("One should not, he said, no one can.", id="one"),
        pytest.param("One of the main reasons is money.", id="one-of-the-reasons"),
        pytest.param("his half-brother", id="half-brother"),
        pytest.param("in the first half of 2015", id="half-year"),
        pytest.param("the first of two trials", id="first-of"),
        pytest.param("a double agent", id="double-agent"),
        pytest.param("at 10:30 on Friday", id="clock"),
        pytest.param("the second deputy", id="ordinal"),
        pytest.param("three and a half years", id="length-in-words"),
        pytest.param("two years ago, the 1990s, aged 41", id="times"),
        pytest.param("by flight 370", id="flight"),
    ],
)
def test_no_quantity(text):
    assert [text[q.start : q.end] for q in find_quantities(text) if q.number != 2 or "two" not in text] == []


def test_spans_left_alone():
    text = "He served 229 days of 300."
    assert [q.number for q in find_quantities(text, leave_alone=())] == [229, 300]
    assert [q.number for q in find_quantities(text, leave_alone=[(10, 18)])] == [300]
    days, _ = find_quantities(text, leave_alone=())
    assert (days.kind, days.unit) == ("duration", "days")


def test_part_of_a_text():
    text = "300 cases. 20 officers."
    (found,) = find_quantities(text, 11)
    assert text[slice(*found.span)] == "20 officers"


WORDS = st.sampled_from(
    [
        "over",
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "about",
        "some",
        "between",
        "from",
        "and",
        "to",
        "of",
        "the",
        "out",
        "or",
        "so",
        "odd",
        "$",
        "€",
        "US$",
        "Rs",
        "5",
        "12",
        "1,000",
        "4.7",
        "2014",
        "93rd",
        "million",
        "bn",
        "m",
        "dozen",
        "hundred",
        "twenty",
        "-",
        "five",
        "half",
        "a",
        "third",
        "quarter",
        "percent",
        "%",
        "points",
        "times",
        "doubled",
        "ninefold",
        "tenge",
        "pesos",
        "cents",
        "officers",
        "cases",
        "people",
        "which",
        "whom",
        "them",
        "all",
        "in",
        "every",
        "(",
        ")",
        ",",
        ".",
        "–",
        "rose",
        "by",
        "rank",
        "place",
        "among",
        "score",
        "kilogram",
        "apiece",
        "12,3,4",
        "1.2.3",
    ]
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join), st.lists(WORDS, max_size=8).map("".join))


@given(text=TEXTS, alone=st.booleans(), country=st.sampled_from([None, "KZ", "MX"]))
def test_every_quantity_selects_its_words(text, alone, country):
    last = 0
    found = find_quantities(text, leave_alone=() if alone else None, country=country)
    for quantity in found:
        assert last <= quantity.start <= quantity.number_span[0] < quantity.number_span[1] <= quantity.end
        last = quantity.end
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        assert quantity.bound in BOUNDS
        assert quantity.kind in QUANTITY_KINDS
        assert quantity.number.is_finite()
        assert quantity.noun is None or quantity.start <= quantity.noun[0] < quantity.noun[1] <= quantity.end
        assert quantity.range_with is None or quantity.range_with in [other.span for other in found]
        assert quantity.number == Decimal(f"{quantity.number:f}")
