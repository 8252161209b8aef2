"""Citations: the outlets and written texts whose words a document uses."""

import pytest
from tests.read.reading import claims

from graftwatch.claims import CitationClaim


def cited(text: str, *, outlet: str | None = None) -> list[tuple[str, str]]:
    """Act and name of every citation of a text."""
    return [(c.act, c.name) for c in claims(text, "citation", outlet=outlet)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The newspaper Morning Post reported that he had fled.", [("outlet", "Morning Post")], id="reported"
        ),
        pytest.param(
            "He had fled, the Baltic News Agency reported on Monday.",
            [("outlet", "Baltic News Agency")],
            id="reported-behind",
        ),
        pytest.param(
            "A tabloid, Night Courier, wrote that he had fled.", [("outlet", "Night Courier")], id="apposition"
        ),
        pytest.param(
            "Olga Brandt told the Kanal Sever television channel that he had fled.",
            [("outlet", "Kanal Sever")],
            id="told",
        ),
        pytest.param(
            "Vodnost, a website run from abroad, reports that he had fled.",
            [("outlet", "Vodnost")],
            id="run-from-abroad",
        ),
        pytest.param(
            "A report drawn up last year by the navy's technical commission says that he had fled.",
            [("document", "report by navy's technical commission")],
            id="drawn-up-by",
        ),
        pytest.param(
            "Reading from the indictment, prosecutor Olga Brandt said that he had fled.",
            [("document", "indictment")],
            id="reading-from",
        ),
        pytest.param("Olga Brandt told RPL radio that he had fled.", [("outlet", "RPL")], id="told-before-its-noun"),
        pytest.param("The minister said on television that he had fled.", [], id="no-name"),
        pytest.param(
            "Friends, the newspaper Morning Post claims, helped him. Brandt told the newspaper that he had fled.",
            [("outlet", "Morning Post")],
            id="named-before",
        ),
        pytest.param("Olga Brandt told RFE/RL that he had fled.", [("outlet", "RFE/RL")], id="told-acronym"),
        pytest.param("According to the indictment, he had fled.", [("document", "indictment")], id="according-to"),
        pytest.param("The charge sheet alleges that he took bribes.", [("document", "charge sheet")], id="alleges"),
        pytest.param("He took bribes (Morning Post, May 10).", [("outlet", "Morning Post")], id="brackets"),
        pytest.param("He took bribes. (See the Morning Post, May 10)", [("self", "Morning Post")], id="see"),
        pytest.param(
            "Prosecutors act slowly, see Annual Survey 2016, p. 12.", [("self", "Annual Survey 2016")], id="see-page"
        ),
        pytest.param(
            "The minister disputed the method in a letter dated 3 May.", [("document", "letter")], id="letter"
        ),
        pytest.param(
            "A copy of its ledger, seen by this website, names him.", [("document", "ledger")], id="seen-by-us"
        ),
        pytest.param(
            "A committee made public a report on imports in May. The money was lost, the report said.",
            [("document", "report on imports")],
            id="named-before-it-is-drawn-on",
        ),
        pytest.param(
            "In its annual report, presented in May, the bureau said that he had fled.",
            [("document", "annual report")],
            id="opening-report",
        ),
        pytest.param(
            "The report, broadcast by Channel Nord in May, alleged that he took bribes.",
            [("outlet", "Channel Nord")],
            id="report-broadcast-by",
        ),
        pytest.param(
            "In a letter faxed to the Arax news agency he said that he had fled.",
            [("outlet", "Arax")],
            id="letter-to-an-outlet",
        ),
    ],
)
def test_what_is_cited(text, expected):
    assert cited("The minister of finance was accused of fraud. " + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The ministry said in a statement that he had fled.", id="statement"),
        pytest.param("The newspaper Morning Post answered that it stood by its story.", id="outlet-as-a-party"),
        pytest.param("According to a statement, he had fled.", id="according-to-a-statement"),
        pytest.param("The court said that he had fled.", id="court"),
        pytest.param("The press service announced the decision.", id="press-service"),
        pytest.param("He reads a newspaper every morning.", id="mere-noun"),
        pytest.param("The report was handed to the minister in May.", id="mere-report"),
        pytest.param("We will see the minister on May 10.", id="see"),
    ],
)
def test_what_is_not_cited(text):
    assert cited("The minister of finance was accused of fraud. " + text) == []


def test_own_outlet_is_not_cited():
    text = "The minister was accused of fraud. The newspaper Morning Post reported that he had fled."
    assert cited(text, outlet="Morning Post") == []


@pytest.mark.parametrize(
    ("text", "name", "day"),
    [
        pytest.param("According to a report tabled in May 2018, he fled.", "report", "2018-05", id="tabled"),
        pytest.param(
            "According to a report by the audit office, seen by this newspaper, he fled.", "report", None, id="whose"
        ),
        pytest.param(
            "In its analysis, published in May 2018, the office says he fled.", "analysis", "2018-05", id="in"
        ),
    ],
)
def test_which_text_and_of_which_day(text, name, day):
    (found,) = claims("The minister of finance was accused of fraud. " + text, "citation")
    assert found.name.split()[0] == name  # type: ignore[attr-defined]
    assert (found.on and str(found.on)) == day  # type: ignore[attr-defined]


def test_what_somebody_is_to_report_cites_nothing():
    assert cited("The minister was accused of fraud. Donors urged him to let independent media report on it.") == []


def test_each_source_is_cited_once():
    text = (
        "According to the indictment, the minister took bribes. The indictment says that he fled. "
        "The indictment names Ilya Stern."
    )
    assert cited(text) == [("document", "indictment")]


@pytest.mark.parametrize(
    ("text", "name", "on"),
    [
        pytest.param(
            "The verdict rests on a report of the Accounts Committee dated 12 May.",
            "report of Accounts Committee", "2019-05-12", id="dated",
        ),
        pytest.param(
            "It stands in the same report of the Accounts Committee, of 3 May 2013, she said.",
            "report of Accounts Committee", "2013-05-03", id="of",
        ),
        pytest.param("The auditors, whose letter of 3 May 2013 was lost, left.", "letter", "2013-05-03", id="whose"),
        pytest.param(
            "In a Facebook post of 10 January he wrote of permits.", "Facebook post", "2019-01-10", id="post"
        ),
    ],
)  # fmt: skip
def test_a_text_that_is_known_by_its_day(text: str, name: str, on: str) -> None:
    found = [c for c in claims(text, "citation") if isinstance(c, CitationClaim)]
    assert [(c.name, str(c.on)) for c in found] == [(name, on)]


@pytest.mark.parametrize(
    "text",
    [
        "He held the post of Minister from 3 May 2013.",
        "The trial of 3 May 2013 was short.",
        "A report of 12 pages was lost.",
    ],
)
def test_what_is_no_text_with_a_day(text: str) -> None:
    assert claims(text, "citation") == []
