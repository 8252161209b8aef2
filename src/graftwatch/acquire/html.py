"""A saved or fetched page → its article, by trafilatura: title, byline, outlet and date from the page's metadata.

Time is bounded by counting, not by a clock, so a page gives the same answer on every machine: scripts and styles are
cut out by plain search, the tags that are left are counted, and a tree that libxml2 had to break off is refused.
"""

import re

from lxml import etree
from lxml import html as lxml_html

from graftwatch.acquire.decode import decode
from graftwatch.acquire.draft import Draft
from graftwatch.acquire.errors import Damaged, NoArticle, TooLarge, size_in_words
from graftwatch.acquire.limits import Limits
from graftwatch.claims import NotADate, When

_CHARSET = re.compile(rb"<(?:meta[^>]{0,200}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_SILENT = ("script", "style", "noscript", "template", "svg")
_LANG = re.compile(r"[a-z]{2}(?=$|[-_])")
_SHORT = 25  # characters below which what was found is a button or a notice, not an article
# Metadata and marked dates only: the extensive search takes any day that the text mentions, and a year from "© 2013".
_DATES = {"original_date": True, "extensive_search": False}
_TOO_DEEP = "Excessive depth"


def read_html(source: str, raw: bytes, limits: Limits) -> Draft:
    """The article of a page.

    Raises:
        TooLarge: More bytes or tags than the limits allow.
        Damaged: Tags nested so deeply that no parser keeps the text.
        NoArticle: No text besides navigation, or scripts only.
        NotText: The encoding is broken.
    """
    if len(raw) > limits.max_html_bytes:
        size, most = size_in_words(len(raw)), size_in_words(limits.max_html_bytes)
        raise TooLarge(source, f"is a page of {size}, more than the {most} that one page may have (max_html_bytes)")
    declared = _CHARSET.search(raw, 0, 4096)
    page = decode(raw, source=source, declared=declared[1].decode("ascii") if declared else None)
    return page_draft(source, page, limits)


def page_draft(source: str, page: str, limits: Limits) -> Draft:
    """The article of a decoded page; raises as `read_html`."""
    page = _without_silent(_XML_HEAD.sub("", page))
    if page.count("<") > limits.max_tags:
        tags, most = f"{page.count('<'):,}", f"{limits.max_tags:,}"
        raise TooLarge(source, f"is a page of {tags} tags, more than the {most} that one page may have (max_tags)")
    tree = _tree(source, page)
    lang = _LANG.match((tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").lower())
    return _article(source, tree, page, lang[0] if lang else None)


def _tree(source: str, page: str) -> lxml_html.HtmlElement:
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(page, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NoArticle(source, "is a page without text") from error
    if any(_TOO_DEEP in entry.message for entry in parser.error_log):
        raise Damaged(source, "is a page whose tags are nested more than 256 deep, so that its text is lost")
    return tree


def _article(source: str, tree: lxml_html.HtmlElement, page: str, lang: str | None) -> Draft:
    from trafilatura import bare_extraction, html2txt

    try:
        found = bare_extraction(
            tree, include_comments=False, fast=True, with_metadata=True, date_extraction_params=_DATES
        )
        text = (getattr(found, "text", None) or "").strip()
        if len(text) < _SHORT:  # too little structure for an article: all that the page shows, if that is something
            text = html2txt(page).strip()
    except Exception as error:  # trafilatura promises no set of errors for broken pages
        raise Damaged(source, f"is a page that cannot be read ({type(error).__name__})") from error
    if len(text) < _SHORT:
        raise NoArticle(source, "is a page without an article: scripts, pictures or navigation only")
    return Draft(
        text="\n\n".join(line for line in text.split("\n") if line.strip()),
        title=_said(found, "title"),
        outlet=_said(found, "sitename"),
        byline=_said(found, "author"),
        date=_day(_said(found, "date")),
        url=_said(found, "url"),
        language=lang,
    )


def _said(found: object, name: str) -> str | None:
    value = getattr(found, name, None)
    return str(value).strip() or None if value else None


def _day(text: str | None) -> When | None:
    try:
        return When.parse(text) if text else None
    except NotADate:
        return None


def _without_silent(page: str) -> str:
    """The page without the elements that show nothing, metadata in JSON-LD kept; linear in its length, even if none is
    closed."""
    lower = page.lower()
    if len(lower) != len(page):  # a letter whose lower case is longer (İ): positions would shift
        lower = page
    kept: list[str] = []
    at = 0
    opening = re.compile(rf"<({'|'.join(_SILENT)})(?=[\s>/])[^>]*>")
    while match := opening.search(lower, at):
        end = lower.find(f"</{match[1]}", match.end())
        after = lower.find(">", end) + 1 if end >= 0 else 0
        if not after:
            kept.append(page[at : match.start()])
            return "".join(kept)
        is_metadata = "ld+json" in match[0] and match[1] == "script"
        kept.append(page[at : after if is_metadata else match.start()])
        at = after
    return "".join([*kept, page[at:]])
