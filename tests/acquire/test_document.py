"""Bytes to documents: what is taken from where, what is refused, and what always holds."""

import json
import pickle
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import graftwatch.acquire as acquire
from graftwatch.acquire import (
    AcquireError,
    EmptyInput,
    Found,
    Limits,
    NotSupported,
    NotText,
    TooLarge,
    document_from,
)
from graftwatch.acquire.frontmatter import read_front_matter

WORDS = "The minister of water works was dismissed on Friday, two officials of his ministry said.\n"
FRONT = "title: New man\noutlet: Steppe Courier\ndate: 2012-10-09\nurl: https://example.org/1\nlanguage: en\n\n"


def test_a_clean_text_is_stored_as_it_is(take) -> None:
    text = f"  A title\n\n{WORDS}\n\n\tAn indented line,  two blanks.   \n\n“Quotes” — and: a dash\n"
    document = take(text)
    assert document.text == text
    assert document.raw_hash == blake2b(text.encode(), digest_size=20).hexdigest()
    assert document.media_type == "text/plain"


def test_front_matter_says_what_a_document_is(take) -> None:
    document = take(FRONT + WORDS)
    assert document.text == WORDS
    assert (document.title, document.outlet, document.byline) == ("New man", "Steppe Courier", None)
    assert (str(document.date), document.date_basis) == ("2012-10-09", "stated")
    assert (document.url, document.language) == ("https://example.org/1", "en")


@pytest.mark.parametrize(
    ("front", "language"),
    [
        pytest.param("title: A\nlanguage: kk\n\n", "kk", id="front-matter-wins"),
        pytest.param("title: A\nlanguage: en-GB\n\n", "en", id="without-its-country"),
        pytest.param("title: A\nlanguage: Kazakh\n\n", "en", id="no-code"),
        pytest.param("", "en", id="told-from-the-text"),
    ],
)
def test_language(take, front: str, language: str) -> None:
    assert take(front + WORDS).language == language


def test_a_date_that_cannot_be_read_leaves_the_texts_own(take) -> None:
    document = take(f"title: A\ndate: 04/05/2012\n\nASTANA, April 24, 2012 (Steppe Wire) — {WORDS}")
    assert (str(document.date), document.outlet) == ("2012-04-24", "Steppe Wire")


def test_the_time_of_the_file_is_no_date(take, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WORDS)
    (found,) = acquire.discover([path])
    assert isinstance(found, Found)
    document = document_from(found, raw=found.read_bytes())
    assert (document.date, document.date_basis) == (None, None)


def test_markdown_is_read_as_it_is_shown(take) -> None:
    top = "---\ntitle: T\n---\n# A *new* man\n\nThe **minister** was [dismissed](http://x.org).\nAgain.\n\n"
    markdown = top + "![pic](a.png)\n\n> Quoted.\n\n- one\n- two\n"
    document = take(markdown, "a.md")
    assert document.text == "A new man\n\nThe minister was dismissed.\nAgain.\n\nQuoted.\n\none\n\ntwo"
    assert (document.title, document.media_type) == ("T", "text/markdown")
    assert take("# A *new* man\n\n" + WORDS, "a.md").title == "A new man"


@pytest.mark.parametrize(
    ("raw", "name", "error", "words"),
    [
        pytest.param(b"", "a.txt", EmptyInput, "is empty", id="empty"),
        pytest.param(b" \r\n\t\n ", "a.txt", EmptyInput, "nothing but blanks", id="blanks"),
        pytest.param("\u200b\u00ad\ufeff\n".encode(), "a.txt", EmptyInput, "no words", id="invisible-marks"),
        pytest.param(b"title: A\ndate: 2012\n\n", "a.txt", EmptyInput, "no words", id="front-matter-only"),
        pytest.param(b"![](a.png)", "a.md", EmptyInput, "no words", id="markdown-of-a-picture"),
        pytest.param(
            b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
            "a.txt",
            NotText,
            "a PNG picture, whatever its name",
            id="picture-as-txt",
        ),
        pytest.param(b"\x7fELF" + bytes(range(256)), "a.txt", NotText, "a Linux program", id="program-as-txt"),
        pytest.param(bytes(range(256)) * 40, "a.txt", NotText, "not text", id="binary-as-txt"),
        pytest.param(b"\x00\x00\x00\x20ftypmp42", "a.html", NotText, "a film", id="film-as-html"),
        pytest.param(b"SQLite format 3\x00" + b"\x00" * 90, "a.md", NotText, "an SQLite database", id="database-as-md"),
        pytest.param(b'{"a": 1}\n', "a.jsonl", NotText, ".jsonl holds data", id="data-by-name"),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 90, "a.doc", NotSupported, "save it as", id="old-word"
        ),
        pytest.param(rb"{\rtf1 text}", "a.txt", NotSupported, "an RTF document", id="rtf-as-txt"),
        pytest.param(b"\x1f\x8b\x08\x00", "a.txt", NotSupported, "gzip file; unpack it", id="gzip"),
        pytest.param(b"PK\x03\x04" + b"x" * 90, "a.txt", AcquireError, "without its end", id="cut-zip-as-txt"),
    ],
)
def test_bad_input_is_refused_in_one_line(take, raw: bytes, name: str, error: type[AcquireError], words: str) -> None:
    with pytest.raises(error, match=words) as caught:
        take(raw, name)
    line = str(caught.value)
    assert line.startswith(f"{name}: {caught.value.reason}; ")
    assert line.isprintable()


def test_too_many_bytes_are_refused_however_they_came(take) -> None:
    with pytest.raises(TooLarge, match=r"article\.txt: has 90 bytes, more than the limit of 50 bytes \(max_bytes\)"):
        take(WORDS.rstrip() + "..", limits=Limits(max_bytes=50))


@pytest.mark.parametrize(
    "kind", [c for c in vars(acquire).values() if isinstance(c, type) and issubclass(c, AcquireError)]
)
def test_errors_survive_pickling_and_keep_to_one_line(kind: type[AcquireError]) -> None:
    error = kind("a\nb.txt", "is wrong", "mend it")
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.source, again.reason, again.advice) == (kind, "a\nb.txt", "is wrong", "mend it")
    assert str(error) == "a\ufffdb.txt: is wrong; mend it"
    assert kind("a", "b").advice


def test_the_public_names_are_listed_and_sorted() -> None:
    assert acquire.__all__ == sorted(acquire.__all__, key=str.casefold)
    assert all(hasattr(acquire, name) for name in acquire.__all__)


HEADS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<html>",
    b"From: a@b\nMIME-Version: 1.0\n\n",
    b"---\ntitle: ",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
]
NAMES = ["a.txt", "a.md", "a.html", "a.eml", "a.pdf", "a.docx", "a", "http://x.org/a", "z.zip!/a.txt"]


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(HEADS), st.binary(max_size=300), st.sampled_from(NAMES))
def test_any_bytes_give_a_document_or_an_acquire_error(head: bytes, body: bytes, name: str) -> None:
    always_holds(head + body, name)


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=400), st.sampled_from(NAMES))
def test_any_text_gives_a_document_or_an_acquire_error(text: str, name: str) -> None:
    always_holds(text.encode("utf-8", "surrogatepass"), name)


def always_holds(raw: bytes, name: str) -> None:
    found = Found(name, len(raw), lambda: raw)
    try:
        document = document_from(found, raw=raw)
    except AcquireError:
        return
    assert document.text.strip()
    assert document == document_from(found, raw=raw)
    at = 0
    for start, end in document.furniture:
        assert at <= start < end <= len(document.text)
        at = end + 1
    assert (document.date is None) == (document.date_basis is None)
    assert document.date_basis in (None, "stated", "metadata")


def test_gold_quotes_stand_in_the_stored_text_and_never_in_furniture(gold_article: Path) -> None:
    path = gold_article.with_suffix(".txt")
    raw = path.read_bytes()
    document = document_from(Found(str(path), len(raw), lambda: raw), raw=raw)
    assert document.text == raw.decode().replace("\u00a0", " ")
    for line in gold_article.read_text("utf-8").splitlines():
        claim = json.loads(line)
        start, end = claim["start"], claim["end"]
        assert document.text[start:end] == claim["quote"].replace("\u00a0", " ")
        inside = any(first < end and start < last for first, last in document.furniture)
        assert not inside or claim.get("optional"), claim["quote"]


def test_the_campaign_articles_are_stored_without_their_front_matter(shared: Path) -> None:
    for path in sorted(shared.glob("campaign/*.txt")):
        raw = path.read_bytes()
        document = document_from(Found(str(path), len(raw), lambda raw=raw: raw), raw=raw)
        values = read_front_matter(raw.decode()).values
        assert document.text == raw.decode().split("\n\n", 1)[1]
        assert document.furniture == ()
        assert (document.title, document.outlet, str(document.date), document.url, document.language) == (
            values["title"], values["outlet"], values["date"], values["url"], values["language"],
        )  # fmt: skip


@pytest.mark.parametrize("heavy", ["trafilatura", "httpx", "pypdfium2", "py3langid", "lxml", "email", "markdown_it"])
def test_importing_the_room_loads_nothing_heavy(heavy: str) -> None:
    code = f"import sys, graftwatch.acquire; sys.exit({heavy!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
