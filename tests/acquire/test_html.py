"""Pages: the article without what stands around it, and pages that have none."""

import pytest

from graftwatch.acquire import Damaged, Limits, NoArticle, TooLarge

LONG = "The minister of water works was dismissed on Friday after a long inquiry into the contracts of his ministry."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Minister dismissed | Steppe Courier</title>
<meta property="og:site_name" content="Steppe Courier"><meta name="author" content="Marat Iles">
<meta property="article:published_time" content="2013-05-03T10:00:00Z">
<link rel="canonical" href="https://steppe-courier.example.org/a"><script>var x = "</p>";</script></head>
<body><nav><a href="/">Home</a> <a href="/w">World</a></nav><article><h1>Minister dismissed</h1><p>{LONG}</p>
<p>He is <b>said</b> to have taken 2&nbsp;million tenge&nbsp;&mdash; &laquo;a gift&raquo;,
<a href="/x">his lawyer</a> says.</p></article>
<div id="comments"><p class="comment">First comment by a reader who is angry about all of it.</p></div>
<footer>&copy; 2013 Steppe Courier. All rights reserved.</footer></body></html>"""


def test_the_article_and_its_metadata_are_taken(take) -> None:
    document = take(PAGE, "a.html")
    assert LONG in document.text
    assert "He is said to have taken 2 million tenge — «a gift», his lawyer says." in document.text
    assert "comment" not in document.text
    assert "Home" not in document.text
    assert (document.title, document.outlet, document.byline) == ("Minister dismissed", "Steppe Courier", "Marat Iles")
    assert (str(document.date), document.date_basis) == ("2013-05-03", "metadata")
    assert (document.url, document.language) == ("https://steppe-courier.example.org/a", "en")
    assert document.media_type == "text/html"


@pytest.mark.parametrize(
    ("codec", "declared"),
    [
        pytest.param("utf-8", "utf-8", id="utf-8"),
        pytest.param("cp1251", "windows-1251", id="declared"),
        pytest.param("cp1251", "utf-8", id="declared-wrongly"),
        pytest.param("koi8-r", "", id="not-declared"),
        pytest.param("utf-16", "utf-16", id="utf-16"),
    ],
)
def test_pages_in_every_encoding(take, codec: str, declared: str) -> None:
    words = "Президент Казахстана снял с поста министра обороны, о причинах в администрации не сообщили."
    head = f"<head><meta charset='{declared}'><title>Снят</title></head>"
    page = f"<html>{head}<body><article><p>{words}</p></article></body></html>"
    assert words in take(page.encode(codec), "a.html").text


def test_a_date_that_the_text_states_goes_before_the_pages(take) -> None:
    page = PAGE.replace(LONG, f"ASTANA, April 24, 2013 (Steppe Wire) — {LONG}").replace(
        "<h1>Minister dismissed</h1>", ""
    )
    document = take(page, "a.html")
    assert (str(document.date), document.date_basis) == ("2013-04-24", "stated")


def test_a_page_is_known_by_its_content(take) -> None:
    assert take(PAGE, "saved page").media_type == "text/html"


def test_the_pages_address_is_where_it_came_from_unless_it_says_otherwise(take) -> None:
    bare = PAGE.replace('<link rel="canonical" href="https://steppe-courier.example.org/a">', "")
    assert take(bare, "https://example.org/b").url == "https://example.org/b"
    assert take(PAGE, "https://example.org/b").url == "https://steppe-courier.example.org/a"


def test_a_short_notice_without_structure_is_taken_whole(take) -> None:
    assert (
        "The minister was dismissed today."
        in take("<html><body>The minister was dismissed today.</body></html>", "a.html").text
    )


@pytest.mark.parametrize(
    ("page", "error", "words"),
    [
        pytest.param(
            "<html><body>" + "<div>" * 20_000 + "text" + "</div>" * 20_000, Damaged, "nested more than 256", id="nested"
        ),
        pytest.param(
            "<html><body>" + "<div>" * 1_000_000 + "text", TooLarge, "tags, more than", id="5-mb-of-nested-tags"
        ),
        pytest.param(
            "<html><body>" + "<script>var a = 'b';</script>" * 180_000,
            NoArticle,
            "scripts, pictures",
            id="5-mb-of-scripts",
        ),
        pytest.param("<html><body>" + "<script>a" * 500_000, NoArticle, "scripts, pictures", id="scripts-never-closed"),
        pytest.param(
            "<html><head><title>T</title></head><body></body></html>", NoArticle, "without an article", id="empty-body"
        ),
        pytest.param(
            "<html><body><nav><a href='/'>Home</a></nav></body></html>",
            NoArticle,
            "without an article",
            id="navigation-only",
        ),
        pytest.param("<html>", NoArticle, "without", id="a-tag"),
        pytest.param("<!DOCTYPE html><!-- -->", NoArticle, "without text", id="no-element"),
    ],
)
def test_a_page_without_an_article_says_so(take, page: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        take(page, "a.html")


def test_a_page_beyond_the_limit_is_refused_by_the_limits_name(take) -> None:
    with pytest.raises(
        TooLarge, match=r"a page of 1 kB, more than the 500 bytes that one page may have \(max_html_bytes\)"
    ):
        take("<html>" + " " * 1000, "a.html", limits=Limits(max_html_bytes=500))


@pytest.mark.parametrize(
    ("mark", "date"),
    [
        pytest.param('<meta property="article:published_time" content="2013-05-03">', "2013-05-03", id="metadata"),
        pytest.param('<time datetime="2013-05-03">3 May</time>', "2013-05-03", id="time-element"),
        pytest.param("<footer>© 2013 Steppe Courier</footer>", None, id="a-copyright-year-is-no-date"),
        pytest.param(
            "<p>He bought the house on 12 April 2012, and sold it soon.</p>", None, id="nor-is-a-day-in-the-text"
        ),
    ],
)
def test_a_pages_date_is_taken_only_where_it_is_marked(take, mark: str, date: str | None) -> None:
    document = take(f"<html><head><title>T</title></head><body><article>{mark}<p>{LONG}</p></article></body></html>")
    assert (str(document.date) if document.date else None) == date
