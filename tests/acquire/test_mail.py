"""E-mail: the message's own text, subject, sender and date; and pages that a browser saved as a message."""

from email.message import EmailMessage

import pytest

from graftwatch.acquire import NoArticle

WORDS = "The minister of water works was dismissed on Friday, his office said.\nHe denies everything.\n"


def message(sender: str = "Anna Lee <anna@example.org>", **headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "desk@example.org", "Water minister dismissed"
    made["Date"], made["Message-ID"] = "Fri, 03 May 2013 10:00:00 +0600", "<1@example.org>"
    for name, value in headers.items():
        made[name.replace("_", "-")] = value
    return made


def test_a_plain_message(take) -> None:
    made = message()
    made.set_content(WORDS)
    document = take(made.as_bytes(), "a.eml")
    assert (document.text, document.title, document.byline) == (WORDS, "Water minister dismissed", "Anna Lee")
    assert (str(document.date), document.date_basis, document.outlet) == ("2013-05-03", "metadata", None)
    assert document.media_type == "message/rfc822"


def test_the_plain_text_goes_before_its_html(take) -> None:
    made = message()
    made.set_content(WORDS)
    made.add_alternative(f"<html><body><p>HTML: {WORDS}</p></body></html>", subtype="html")
    assert take(made.as_bytes(), "a.eml").text == WORDS


def test_html_alone_is_read_as_a_page(take) -> None:
    made = message()
    made.set_content(f"<html><body><article><p>{WORDS}</p><p>Министр снят.</p></article></body></html>", subtype="html")
    text = take(made.as_bytes(), "a.eml").text
    assert "dismissed on Friday, his office said." in text
    assert "<p>" not in text


@pytest.mark.parametrize(
    ("sender", "byline", "outlet"),
    [
        pytest.param("Anna Lee <a@example.org>", "Anna Lee", None, id="a-person"),
        pytest.param("Steppe Courier <news@example.org>", None, "Steppe Courier", id="an-outlet"),
        pytest.param("Асель Нурланова <a@example.org>", "Асель Нурланова", None, id="encoded-name"),
        pytest.param("news@example.org", None, None, id="an-address-alone"),
    ],
)
def test_the_sender_is_a_person_or_an_outlet(take, sender: str, byline: str | None, outlet: str | None) -> None:
    made = message(sender)
    made.set_content(WORDS)
    document = take(made.as_bytes(), "a.eml")
    assert (document.byline, document.outlet) == (byline, outlet)


@pytest.mark.parametrize("codec", ["utf-8", "koi8-r", "windows-1251"])
def test_every_charset_of_a_part(take, codec: str) -> None:
    made = message()
    made.set_content("Министр обороны снят с поста, сообщили в администрации.\n", charset=codec)
    assert take(made.as_bytes(), "a.eml").text == "Министр обороны снят с поста, сообщили в администрации.\n"


def test_flowed_lines_are_joined(take) -> None:
    head = b"From: a@b.org\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    assert (
        take(head + b"The minister was \ndismissed.\nAgain.\n", "a.eml").text == "The minister was dismissed.\nAgain.\n"
    )


def test_a_message_is_known_without_its_ending(take) -> None:
    made = message()
    made.set_content(WORDS)
    assert take(made.as_bytes(), "letter.txt").media_type == "message/rfc822"


def test_a_page_saved_by_a_browser_is_not_dated_by_its_saving(take) -> None:
    made = message("<Saved by Blink>", Snapshot_Content_Location="https://example.org/a")
    made.set_content(
        f"<html><head><title>T</title></head><body><article><p>{WORDS}</p></article></body></html>", subtype="html"
    )
    document = take(made.as_bytes(), "page.mhtml")
    assert (document.url, document.date, document.byline) == ("https://example.org/a", None, None)


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"From: a@b.org\nSubject: x\nMessage-ID: <1@b>\n\n  \n", id="an-empty-body"),
        pytest.param(b"From: a@b.org\nMIME-Version: 1.0\nContent-Type: image/png\n\n\x89PNG", id="a-picture"),
        pytest.param(
            b"From: a@b.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x--", id="no-parts"
        ),
    ],
)
def test_a_message_without_text_says_so(take, raw: bytes) -> None:
    with pytest.raises(NoArticle, match="without text"):
        take(raw, "a.eml")


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(b"Subject: =?utf-8?b?not base64?=", id="a-broken-encoded-word"),
        pytest.param(b"Date: yesterday", id="no-date"),
        pytest.param(b"Date: Fri, 99 May 20133 10:00:00 +0600", id="no-such-date"),
        pytest.param(b"From: =?x?q?=00?= <", id="a-broken-sender"),
        pytest.param(b'Content-Type: text/plain; charset="no such"', id="no-such-charset"),
    ],
)
def test_broken_headers_cost_only_themselves(take, headers: bytes) -> None:
    document = take(b"MIME-Version: 1.0\n" + headers + b"\n\nThe minister was dismissed.\n", "a.eml")
    assert document.text == "The minister was dismissed.\n"
    assert document.date is None
