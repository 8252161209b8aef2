"""DOCX and ODT: every word that the page shows and none that it does not."""

import io
import zipfile
from contextlib import suppress

import docx
import odfdo
import pytest

from graftwatch.acquire import AcquireError, Damaged, Limits, NoArticle, PasswordNeeded, TooLarge

W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
ODT = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(parts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def word(body: str) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        }
    )


def writer(body: str, **parts: str) -> bytes:
    words = f"<office:body><office:text>{body}</office:text></office:body>"
    content = f"<office:document-content {ODT}>{words}</office:document-content>"
    return zipped({"mimetype": ODT_TYPE, "content.xml": content} | parts)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            "<w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>two.</w:t></w:r></w:p><w:p><w:r><w:t>Three.</w:t></w:r></w:p>",
            "One two.\n\nThree.",
            id="runs",
        ),
        pytest.param(
            "<w:p><w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>out</w:delText></w:r></w:del></w:p>",
            "in",
            id="tracked-changes",
        ),
        pytest.param(
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>field</w:t></w:r></w:p></w:sdtContent></w:sdt>",
            "field",
            id="content-control",
        ),
        pytest.param(
            "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r></w:p>", "a\nb\tc", id="break-and-tab"
        ),
        pytest.param(
            "<w:p><w:r><w:t>vice</w:t><w:noBreakHyphen/><w:t>premier</w:t></w:r></w:p>",
            "vice\u2011premier",
            id="no-break-hyphen",
        ),
        pytest.param("<w:p><w:r><w:t>cor</w:t><w:softHyphen/><w:t>rupt</w:t></w:r></w:p>", "corrupt", id="soft-hyphen"),
        pytest.param("<w:p><w:hyperlink><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>", "link", id="link"),
        pytest.param(
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "1 | 2",
            id="table",
        ),
        pytest.param("<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>x</w:t></w:r></w:p>", "x", id="field-code"),
        pytest.param(
            "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>x</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>x</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>",
            "x",
            id="shown-once",
        ),
        pytest.param("<w:p><w:r><w:t>a &amp; b &lt;c&gt; *d*</w:t></w:r></w:p>", "a & b <c> *d*", id="signs"),
    ],
)
def test_the_words_of_a_word_document(take, body: str, text: str) -> None:
    assert take(word(body), "a.docx").text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        pytest.param(
            "<text:h>Title</text:h><text:p>One <text:span>two</text:span>.</text:p>",
            "Title\n\nOne two.",
            id="paragraphs",
        ),
        pytest.param(
            '<text:p>a<text:s text:c="2"/>b<text:tab/>c<text:line-break/>d</text:p>',
            "a  b\tc\nd",
            id="blanks-that-count",
        ),
        pytest.param(
            "<text:p>a<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>b</text:p>",
            "ab",
            id="note",
        ),
        pytest.param(
            "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>here</text:p>",
            "here",
            id="tracked-changes",
        ),
        pytest.param(
            "<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row></table:table>",
            "1 | 2",
            id="table",
        ),
        pytest.param(
            "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>", "item", id="list"
        ),
        pytest.param(
            "<text:p>kept<office:annotation><text:p>note to self</text:p></office:annotation>.</text:p>",
            "kept.",
            id="comment",
        ),
    ],
)
def test_the_words_of_an_opendocument_text(take, body: str, text: str) -> None:
    assert take(writer(body), "a.odt").text == text


def test_documents_of_the_libraries_read_the_same(take) -> None:
    paragraphs = ["Министр & his “deputy” — fled.", "A second  paragraph."]
    made, out = docx.Document(), io.BytesIO()
    made.core_properties.title, made.core_properties.author = "Report", "Anna Lee"
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    made.save(out)
    document = take(out.getvalue(), "a.docx")
    assert document.text.split("\n\n") == paragraphs
    assert (document.title, document.byline) == ("Report", "Anna Lee")

    text, out = odfdo.Document("text"), io.BytesIO()
    text.body.clear()
    for paragraph in paragraphs:
        text.body.append(odfdo.Paragraph(paragraph))
    text.save(out)
    assert take(out.getvalue(), "a.odt").text.split("\n\n") == paragraphs


@pytest.mark.parametrize(
    ("created", "modified", "date"),
    [
        pytest.param("2013-05-03T08:00:00Z", "2013-05-03T18:00:00Z", "2013-05-03", id="one-day"),
        pytest.param("2013-05-03T08:00:00Z", "2013-05-20T18:00:00Z", "2013-05", id="one-month"),
        pytest.param("2009-01-01T00:00:00Z", "2013-05-20T18:00:00Z", None, id="an-old-template"),
        pytest.param("soon", "later", None, id="no-dates"),
    ],
)
def test_a_files_dates_count_where_they_agree(take, created: str, modified: str, date: str | None) -> None:
    core = (
        '<c:core xmlns:c="c" xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dcterms:created>{created}</dcterms:created><dcterms:modified>{modified}</dcterms:modified></c:core>"
    )
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>text</w:t></w:r></w:p></w:body></w:document>"
    document = take(zipped({"word/document.xml": body, "docProps/core.xml": core}), "a.docx")
    assert (str(document.date) if document.date else None) == date
    assert document.date_basis == ("metadata" if date else None)


@pytest.mark.parametrize(
    ("raw", "name", "error", "words"),
    [
        pytest.param(word("<w:p/>"), "a.docx", NoArticle, "without text", id="no-words"),
        pytest.param(zipped({"word/document.xml": "<w:document"}), "a.docx", Damaged, "is broken", id="broken-xml"),
        pytest.param(word("<w:p/>")[:-30], "a.docx", AcquireError, "without its end", id="cut"),
        pytest.param(
            writer("", **{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
            "a.odt",
            PasswordNeeded,
            "password",
            id="encrypted",
        ),
        pytest.param(
            zipped({"mimetype": ODT_TYPE}), "a.odt", Damaged, "without its part content.xml", id="a-part-is-missing"
        ),
        pytest.param(
            word('<!DOCTYPE x [<!ENTITY e "eeee">]>'), "a.docx", Damaged, "is broken", id="a-declaration-inside"
        ),
        pytest.param(word("<w:x>" * 400 + "</w:x>" * 400), "a.docx", Damaged, "is broken", id="nested-too-deeply"),
    ],
)
def test_an_office_document_that_cannot_be_read_says_why(
    take, raw: bytes, name: str, error: type[AcquireError], words: str
) -> None:
    with pytest.raises(error, match=words):
        take(raw, name)


def test_entities_are_not_expanded(take) -> None:
    bomb = "<!DOCTYPE b [" + "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9)) + '<!ENTITY e0 "x">]>'
    body = f"{bomb}<w:document {W}><w:body><w:p><w:r><w:t>a&e9;b</w:t></w:r></w:p></w:body></w:document>"
    with suppress(Damaged):
        assert len(take(zipped({"word/document.xml": body}), "a.docx").text) < 100


def test_a_part_that_unpacks_beyond_the_limit_is_refused(take) -> None:
    with pytest.raises(TooLarge, match=r"unpacks to 60\.\d kB, more than the limit of 50 kB \(max_bytes\)"):
        take(word("<w:p/>" * 10_000), "a.docx", limits=Limits(max_bytes=50_000))
