"""An e-mail, or a page that a browser saved as one (MHTML) → text: subject, sender, date and the body, plain or HTML.

Attachments are not read: save them beside the message and add the folder.
"""

import email
import email.policy
import re
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from graftwatch.acquire.decode import decode
from graftwatch.acquire.draft import Draft
from graftwatch.acquire.errors import AcquireError, Damaged, NoArticle
from graftwatch.acquire.head import looks_like_person
from graftwatch.acquire.html import page_draft
from graftwatch.acquire.limits import Limits
from graftwatch.claims import When

_FLOWED = re.compile(r"(?<!^--) \r?\n(?=\S)", re.MULTILINE)  # RFC 3676: a blank before the break means the line goes on


def read_mail(source: str, raw: bytes, limits: Limits) -> Draft:
    """One message. The sender's display name is the byline where it reads like a person's, else the outlet.

    Raises:
        NoArticle: The message has no text of its own.
        Damaged: Its parts cannot be told apart.
        TooLarge, NotText: As for a page, where its text is HTML.
    """
    try:
        message = email.message_from_bytes(raw, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        plain, html = _body(message, "plain"), _body(message, "html")
        body = _content(source, plain) if plain else ""
        page = _content(source, html) if html else ""
    except AcquireError:
        raise
    except Exception as error:  # the standard parser raises what it meets in broken headers and parts
        raise Damaged(source, "is an e-mail that cannot be read") from error
    saved = _header(message, "Snapshot-Content-Location")
    draft = page_draft(source, page, limits) if page.strip() and (saved or not body.strip()) else Draft(text=body)
    if not draft.text.strip():
        raise NoArticle(source, "is an e-mail without text", "save its attachments beside it and add the folder")
    return _with_headers(message, draft, saved)


def _with_headers(message: EmailMessage, draft: Draft, saved: str | None) -> Draft:
    """What the headers say; for a saved page only its address, since it was not written by its sender on that day."""
    if saved:
        return Draft(
            text=draft.text, title=draft.title, outlet=draft.outlet, byline=draft.byline, date=draft.date,
            url=draft.url or saved, language=draft.language,
        )  # fmt: skip
    name = parseaddr(_header(message, "From") or "")[0].strip() or None
    person = bool(name and looks_like_person(name))
    outlet = _header(message, "Organization") or (name if not person else None)
    return Draft(
        text=draft.text,
        title=_header(message, "Subject") or draft.title,
        outlet=outlet,
        byline=name if person else draft.byline,
        date=_sent(_header(message, "Date")),
        language=_language(_header(message, "Content-Language")) or draft.language,
    )


def _body(message: EmailMessage, kind: str) -> EmailMessage | None:
    part = message.get_body(preferencelist=(kind,))
    return part if isinstance(part, EmailMessage) else None


def _content(source: str, part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    text = decode(raw, source=source, declared=part.get_content_charset())
    return _FLOWED.sub(" ", text) if part.get_param("format") == "flowed" else text


def _header(message: EmailMessage, name: str) -> str | None:
    """A header in words; None if it is absent or too broken for the parser."""
    try:
        value = message.get(name)
        return " ".join(str(value).split()) or None if value is not None else None
    except Exception:  # the standard parser raises KeyError, IndexError and others on broken headers
        return None


def _language(text: str | None) -> str | None:
    code = (text or "")[:2].lower()
    return code if len(code) == 2 and code.isalpha() else None


def _sent(text: str | None) -> When | None:
    try:
        return When.day(parsedate_to_datetime(text).date()) if text else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
