"""PDF: lines become paragraphs again, and the ways in which a PDF gives no text."""

import io

import pypdf
import pytest

from graftwatch.acquire import AcquireError, Damaged, Limits, NoTextLayer, PasswordNeeded, TooLarge, Truncated

from .pdfs import column, pdf

FIRST = [
    "The minister of water works was dismis-",
    "sed on Friday after an inquiry into anti-",
    "corruption contracts,",
    "a court said.",
]
SECOND = ["A second paragraph begins here and it goes on for", "quite some time until the end of the page where it"]
THIRD = ["continues without a break, and then it ends here."]
MIDDLE = ["And there is a page that is only there to have", "three of them, with words enough to be a page."]


def article(info: dict[str, str] | None = None) -> bytes:
    def page(number: int, *columns: list[tuple[int, int, int, str]]) -> list[tuple[int, int, int, str]]:
        words = [words for lines in columns for words in lines]
        return [(72, 800, 8, f"Steppe Courier, page {number}"), *words, (290, 40, 9, str(number))]

    title = [(72, 760, 18, "Water minister dismissed")]
    return pdf(
        [
            page(1, title, column(FIRST, top=720), column(SECOND, top=650)),
            page(2, column(THIRD), column(MIDDLE, top=700)),
            page(3, column(["The last page has one more sentence for the reader."])),
        ],
        info,
    )


def test_lines_words_and_pages_are_put_together(take) -> None:
    assert take(article(), "a.pdf").text.split("\n\n") == [
        "Water minister dismissed",
        "The minister of water works was dismissed on Friday after an inquiry into anti-corruption contracts, "
        "a court said.",
        "A second paragraph begins here and it goes on for quite some time until the end of the page where it "
        "continues without a break, and then it ends here.",
        "And there is a page that is only there to have three of them, with words enough to be a page.",
        "The last page has one more sentence for the reader.",
    ]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param(
            ["Of corrup-", "tion they spoke, and of much else."],
            "Of corruption they spoke, and of much else.",
            id="a-broken-word",
        ),
        pytest.param(
            ["It is law-abiding to be law-", "abiding in this state."],
            "It is law-abiding to be law-abiding in this state.",
            id="as-written-elsewhere",
        ),
        pytest.param(
            ["The ex-", "minister has left the country."], "The ex-minister has left the country.", id="a-prefix"
        ),
        pytest.param(
            ["The Bishkek-", "Osh road has been closed again."],
            "The Bishkek-Osh road has been closed again.",
            id="two-names",
        ),
        pytest.param(
            ["From 2012-", "2014 he was the deputy minister."],
            "From 2012-2014 he was the deputy minister.",
            id="numbers",
        ),
    ],
)
def test_a_hyphen_at_the_end_of_a_line(take, lines: list[str], text: str) -> None:
    assert take(pdf([column(lines)]), "a.pdf").text == text


def test_an_indent_begins_a_paragraph(take) -> None:
    lines = column(
        ["The first paragraph fills all of its lines to the", "very end of the column and then it stops here now."]
    )
    more = column(["The second one begins with an indent and goes on"], top=732, left=90)
    rest = column(["to its own end in the usual place of the column."], top=718)
    assert len(take(pdf([lines + more + rest]), "a.pdf").text.split("\n\n")) == 2


@pytest.mark.parametrize(
    ("info", "title", "date"),
    [
        pytest.param({"Title": "Report", "CreationDate": "D:20130503101010Z"}, "Report", "2013-05-03", id="one-date"),
        pytest.param(
            {"CreationDate": "D:20130503", "ModDate": "D:20130518"}, None, "2013-05", id="two-days-of-a-month"
        ),
        pytest.param({"CreationDate": "D:20090101", "ModDate": "D:20130518"}, None, None, id="dates-that-disagree"),
        pytest.param(
            {"CreationDate": "D:20130503", "Producer": "Skia/PDF m120"}, None, None, id="printed-from-a-browser"
        ),
        pytest.param({"Title": "Microsoft Word - x.docx"}, None, None, id="a-title-nobody-wrote"),
        pytest.param({"CreationDate": "D:20139999"}, None, None, id="no-such-day"),
    ],
)
def test_metadata_counts_where_it_is_about_the_article(
    take, info: dict[str, str], title: str | None, date: str | None
) -> None:
    document = take(
        pdf([column(["the words of the report begin in the middle, with no title at all, and end here."])], info),
        "a.pdf",
    )
    assert (document.title, str(document.date) if document.date else None) == (title, date)
    assert document.date_basis == ("metadata" if date else None)


def encrypted(raw: bytes) -> bytes:
    writer, out = pypdf.PdfWriter(clone_from=io.BytesIO(raw)), io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        pytest.param(pdf([[], []]), NoTextLayer, "without a text layer", id="pictures-of-pages"),
        pytest.param(pdf([[(72, 700, 11, "Scan 1")]]), NoTextLayer, "OCR", id="a-stamp-on-a-picture"),
        pytest.param(encrypted(article()), PasswordNeeded, "with a password", id="with-a-password"),
        pytest.param(article()[: len(article()) // 2], Truncated, "fetch it again", id="half-of-it"),
        pytest.param(article()[:-40], Truncated, "without its end", id="the-end-is-missing"),
        pytest.param(b"%PDF-1.4 nothing\n%%EOF", Damaged, "broken PDF", id="nothing-inside"),
    ],
)
def test_a_pdf_that_gives_no_text_says_why(take, raw: bytes, error: type[AcquireError], words: str) -> None:
    with pytest.raises(error, match=words):
        take(raw, "a.pdf")


def test_a_pdf_of_too_many_pages_is_refused(take) -> None:
    with pytest.raises(TooLarge, match=r"3 pages, more than the limit of 2 \(max_pages\)"):
        take(article(), "a.pdf", limits=Limits(max_pages=2))
