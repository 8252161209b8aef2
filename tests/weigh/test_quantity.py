"""What figures measure, told from whole texts: place, people, matter, span, roundings, parts, what is preliminary."""

import math
from decimal import Decimal
from typing import Any

import pytest

from graftwatch.claims import Document, Evidence, FigureClaim, Mention, Source, When
from graftwatch.resolve import Sheet
from graftwatch.weigh.quantity import Quantity, inside, quantity_of


def figure(document: Document, quote: str, value: str, act: str = "level", **fields: Any) -> FigureClaim:
    start = document.text.index(quote)
    first = document.text.rfind(". ", 0, start) + 2 if ". " in document.text[:start] else 0
    last = document.text.find(". ", start) + 1 or len(document.text)
    dates = {name: When.parse(fields.pop(name)) for name in ("period", "since") if name in fields}
    number = {"of": Decimal(fields.pop("of"))} if "of" in fields else {}
    evidence = Evidence(quote, start, start + len(quote), (first, last))
    return FigureClaim(document=document.id, source="a.txt", act=act, value=Decimal(value), evidence=evidence,
                       **dates, **number, **fields)  # fmt: skip


def measured(text: str, quote: str, value: str, *beside: FigureClaim, act: str = "level", **fields: Any) -> Quantity:
    document = Document(text=text, source="a.txt", language="en")
    claim = figure(document, quote, value, act, **fields)
    bodies = [
        Mention(document=document.id, source="a.txt", surface=name, start=text.index(name),
                end=text.index(name) + len(name), schema="PublicBody", entity=name)
        for name in ("Almaty Customs Department", "Almaty akimat", "Ministry of Defence") if name in text
    ]  # fmt: skip
    return quantity_of(claim, Sheet(document, bodies, [claim, *beside]))


@pytest.mark.parametrize(
    ("value", "bound", "low", "high"),
    [
        pytest.param("2100000000", "exact", 2.05e9, 2.15e9, id="rounded to a tenth of a billion"),
        pytest.param("3088", "exact", 3088, 3088, id="counted"),
        pytest.param("120", "exact", 120, 120, id="a small number is exact"),
        pytest.param("300", "exact", 250, 350, id="hundreds may be round"),
        pytest.param("4.3", "exact", 4.25, 4.35, id="decimals"),
        pytest.param("1000", "at_least", 1000, math.inf, id="more than a thousand"),
        pytest.param("1500000000", "at_most", -math.inf, 1.5e9, id="no more than"),
        pytest.param("200", "about", 150, 250, id="about"),
    ],
)
def test_bounds(value: str, bound: str, low: float, high: float) -> None:
    quantity = measured("There were cases.", "cases", value, bound=bound, unit="cases")
    assert (quantity.low, quantity.high) == (pytest.approx(low), pytest.approx(high))
    assert Quantity.from_json(quantity.to_json()) == quantity


@pytest.mark.parametrize(
    ("text", "quote", "place"),
    [
        pytest.param("Kazakhstan saw 3,088 crimes nationwide. In Almaty Region it was worse; Almaty Region wept.",
                     "3,088 crimes", "kz", id="nationwide"),
        pytest.param("Kazakhstan. Officers of the Almaty Customs Department: 14 were dismissed. So it is in Almaty.",
                     "Almaty Customs Department: 14", "almati", id="a body of the region"),
        pytest.param("In Kazakhstan the Ministry of Defence lost 14 trucks.", "14 trucks", "kz", id="a ministry"),
        pytest.param("Kazakhstan is large. Of the goats 14 fled.", "14 fled", "kz", id="a text about a country"),
        pytest.param("Freedonia is small. Of the goats 14 fled.", "14 fled", "home", id="a country no data name"),
    ],
)  # fmt: skip
def test_places(text: str, quote: str, place: str) -> None:
    assert measured(text, quote, "14", unit="people").place == place


@pytest.mark.parametrize(
    ("text", "quote", "whom", "subject"),
    [
        ("Corruption in the army had fallen.", "Corruption in the army had fallen", "army", "corruption"),
        ("It opened 96 bribery cases.", "opened 96 bribery cases", "", "bribery"),
        ("It charged 27 percent more police officers with bribery.", "27 percent more", "police", "bribery"),
        ("Recorded crimes fell.", "Recorded crimes fell", "", "crime"),
        ("Corruption crimes fell.", "crimes fell", "", "corruption"),
    ],
)
def test_people_and_matters(text: str, quote: str, whom: str, subject: str) -> None:
    quantity = measured(text, quote, "14", act="change")
    assert (quantity.whom, quantity.subject) == (whom, subject)


def test_what_is_inside_what() -> None:
    assert inside("army", "armed_forces")
    assert inside("bribery", "crime")
    assert inside("customs@almati", "")
    assert not inside("armed_forces", "army")
    assert not inside("smuggling", "corruption")


def test_only_the_figure_that_is_called_preliminary_is_preliminary() -> None:
    text = "The final tables show 2,147 crimes; preliminary data had put it at 2,310."
    document = Document(text=text, source="a.txt", language="en")
    final, first = figure(document, "show 2,147 crimes", "2147"), figure(document, "put it at 2,310", "2310")
    sheet = Sheet(document, [], [final, first])
    assert not quantity_of(final, sheet).is_tentative
    assert quantity_of(first, sheet).is_tentative


def test_a_year_beside_the_number_is_its_span_where_a_reader_gave_none() -> None:
    quantity = measured("The court opened 96 cases in 2015, he said.", "opened 96 cases", "96", unit="cases")
    assert (quantity.first, quantity.after) == tuple(day.toordinal() for day in When.parse("2015").bounds)


def test_outcomes_of_one_total_are_its_parts() -> None:
    text = "Of the 26 defendants, 17 were convicted, six acquitted and five saw their cases dropped."
    document = Document(text=text, source="a.txt", language="en")
    claims = [
        figure(document, "17 were convicted", "17", of="26", unit="people", indicator="defendants convicted"),
        figure(document, "six acquitted", "6", unit="people", indicator="defendants acquitted"),
        figure(document, "five saw their cases dropped", "5", unit="people", indicator="defendants dropped"),
    ]
    found = [quantity_of(claim, Sheet(document, [], claims)) for claim in claims]
    assert {quantity.whole for quantity in found} == {f"of:{claims[0].id}"}
    assert [quantity.measure for quantity in found] == ["convicted", "acquitted", "dropped"]


def test_what_a_sum_is_made_up_of() -> None:
    text = "The 2.1 billion was made up of 900 million for pumps and 700 million for pipes."
    document = Document(text=text, source="a.txt", language="en")
    claims = [
        figure(document, "The 2.1 billion", "2100000000", unit="KZT"),
        figure(document, "900 million for pumps", "900000000", unit="KZT"),
        figure(document, "700 million for pipes", "700000000", unit="KZT"),
    ]
    found = [quantity_of(claim, Sheet(document, [], claims)) for claim in claims]
    assert {quantity.whole for quantity in found} == {claims[0].id}
    assert all(quantity.apart for quantity in found)


def test_a_share_that_says_a_count_again_and_one_that_does_not() -> None:
    for text, says in (
        ("Of 240 stores 180 were seen, that is 60 percent.", True),
        ("Of 240 stores 180 were seen, while in other regions 60 percent were.", False),
    ):
        document = Document(text=text, source="a.txt", language="en")
        counted = figure(document, "180 were seen", "180", of="240", unit="stores")
        share = figure(document, "60 percent", "60", "share", unit="percent")
        assert quantity_of(share, Sheet(document, [], [counted, share])).pair == (counted.id if says else "")


def test_the_remark_of_a_writer_stands_with_the_claims_before_it() -> None:
    text = "Crimes fell by a third. Charges rose by 27 percent. The two claims are hard to reconcile. Rain fell."
    fell = measured(text, "Crimes fell by a third", "-33", act="change")
    assert fell.remark == "The two claims are hard to reconcile."
    assert measured(text, "Rain fell", "-3", act="change").remark == ""


def test_a_body_that_speaks_of_its_own_people() -> None:
    text = "The Almaty akimat says that offences by its employees fell. So it goes in Almaty."
    own = {"indicator": "offences by its employees", "said_by": (Source("Almaty akimat", "body"),)}
    quantity = measured(text, "offences by its employees fell", "-5", act="change", **own)
    assert (quantity.whom, quantity.place) == ("akimat+city@almati", "almati")
