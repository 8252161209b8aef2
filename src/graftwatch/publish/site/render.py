"""Templates: strict about names, harmless with strangers' texts, and short where these are long."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date, datetime
from importlib.resources import files
from typing import Any, ClassVar, Final
from urllib.parse import quote, urlencode, urlsplit

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from graftwatch.inert import inert, line
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.phrase import chain_in_words, claim_in_words, number_in_words
from graftwatch.publish.site import words

LONGEST: Final = 400  # code points of any one text on a page; a document's own text is shown whole
FAMILIES: Final = {"Person": "people", "PublicBody": "bodies", "Organization": "bodies", "Position": "posts"}
_SLUG = re.compile(r"[\W_]+")


class Whole(str):
    """A text that a page shows in full."""

    __slots__ = ()


@dataclass(frozen=True, kw_only=True)
class Page:
    """What a template reads: its fields are all that it may name, beside what every page has (site.py).

    `section` is the entry of the navigation that the page belongs to."""

    template: ClassVar[str]
    section: ClassVar[str] = ""

    @property
    def context(self) -> dict[str, Any]:
        return {field.name: getattr(self, field.name) for field in fields(self)} | {"section": self.section}


def environment() -> Environment:
    """The templates, with the filters that they use."""
    made = Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, finalize=_shown,
    )  # fmt: skip
    filters: dict[str, Callable[..., Any]] = {
        "address": entity_address, "brief": words.brief_when, "chain": chain_in_words, "claim": claim_in_words,
        "count": words.count, "day": words.when, "kind": lambda key: words.word("kinds", key), "line": line,
        "listing": words.listing, "number": lambda value: f"{value:,}", "percent": lambda value: f"{value:.0%}",
        "plain": plain, "query": query_string, "safe_link": safe_link, "stance": lambda key: words.word("stances", key),
        "value": number_in_words, "whole": Whole, "word": lambda key, name: words.word(name, key),
    }  # fmt: skip
    made.filters |= filters
    return made


def entity_address(entity: EntityRow) -> str:
    """The address of an entity's page: readable, and stable by the id at its end."""
    return f"/{FAMILIES[entity.schema]}/{slug(entity.name, entity.id)}"


def slug(name: str, id: str) -> str:
    """`nestor-kuldrin-636a7535d9a58dc0b481`; letters of any script, percent-encoded."""
    words_ = _SLUG.sub("-", name.casefold())[:60].strip("-")
    return quote(f"{words_}-{id}" if words_ else id, safe="-")


def safe_link(address: str | None) -> str:
    """The address if it is one of the web; empty for `javascript:`, `data:` and whatever else."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return ""
    return address or "" if parts.scheme in ("http", "https") and parts.netloc else ""


def plain(word: str | None) -> str:
    """A word of the vocabulary as a reader knows it: without underscores."""
    return (word or "").replace("_", " ")


def query_string(values: dict[str, Any], **changed: Any) -> str:
    """`?topic=…&page=2`; what is None or empty is left out."""
    given = {name: value for name, value in (values | changed).items() if value not in (None, "")}
    return f"?{urlencode(given)}" if given else ""


def _shown(value: Any) -> Any:
    """Whatever a template prints: strangers' texts made harmless, and cut unless they are to be shown whole."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Whole):
        return inert(value)
    if isinstance(value, str):
        return inert(value if len(value) <= LONGEST else value[: LONGEST - 1] + "…")
    if isinstance(value, date | datetime):
        return value.isoformat()
    return "" if value is None else value


def _source(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text("utf-8")
