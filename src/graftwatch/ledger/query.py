"""The language of searches: what a person types becomes a `Query`, or an error that says how to type it.

    purge "defense ministry" general*      all of these: a word, words next to each other, a beginning
    -budget -outlet:monitor                none of these
    outlet:monitor source:1998             part of an outlet's name; part of a path or address
    kind:justice act:detained              with such a claim (one claim has both)
    after:2015-03 before:2016              published from the first day of March 2015 on; before the first day of 2016

The same field twice means either one. Case and diacritics do not matter.
"""

import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from graftwatch.claims import ACTS, KINDS, NotADate, When
from graftwatch.ledger.errors import BadQuery
from graftwatch.ledger.fold import WORD, fold

_LONGEST: Final = 2000  # characters
_MOST: Final = 64  # terms
_PART = re.compile(
    r'(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)(?:"|$)|(?P<plain>[^\s"]+))(?P<star>\*)?'
)
_ALL_ACTS: Final = tuple(sorted({act for acts in ACTS.values() for act in acts}))


@dataclass(frozen=True)
class Term:
    """Words that stand next to each other, as typed; with `prefix` the last may go on."""

    words: tuple[str, ...]
    prefix: bool = False

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(map(fold, self.words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Values of fields, any of which will do; an empty tuple asks for nothing."""

    outlet: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    act: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search: all `terms` and `fields`, none of `without` and `without_fields`, published in [after, before)."""

    terms: tuple[Term, ...] = ()
    without: tuple[Term, ...] = ()
    fields: Filters = field(default_factory=Filters)
    without_fields: Filters = field(default_factory=Filters)
    after: When | None = None
    before: When | None = None


def parse(text: str) -> Query:
    """Read a search.

    Raises:
        BadQuery: It asks for nothing, is far too long, or has a field, kind, act or date that does not exist.
    """
    plain = text.encode("utf-8", "ignore").decode("utf-8").replace("\0", " ")
    if len(plain) > _LONGEST:
        raise BadQuery(text[:40] + "…", f"it has more than {_LONGEST} characters")
    query = Query()
    matches = list(_PART.finditer(plain))
    if len(matches) > _MOST:
        raise BadQuery(text[:40] + "…", f"it has more than {_MOST} terms")
    for match in matches:
        value = match["phrase"] if match["phrase"] is not None else match["plain"]
        if match["field"]:
            query = _with_field(query, text, match["field"].lower(), value.strip(), minus=match["minus"] is not None)
        else:
            query = _with_term(query, value, minus=match["minus"] is not None, star=match["star"] is not None)
    if query == Query():
        raise BadQuery(text, f'nothing to search for. Try words, "a phrase", or {_example()}')
    return query


def _with_term(query: Query, value: str, *, minus: bool, star: bool) -> Query:
    words = tuple(match[0] for match in WORD.finditer(value))
    if not words:
        return query
    term = Term(words, prefix=star or value.endswith("*"))
    if minus:
        return replace(query, without=(*query.without, term))
    return replace(query, terms=(*query.terms, term))


def _with_field(query: Query, text: str, name: str, value: str, *, minus: bool) -> Query:
    if name in ("after", "before"):
        if minus:
            raise BadQuery(text, f"-{name}: means nothing; use {'before' if name == 'after' else 'after'}:")
        return replace(query, after=_day(text, value)) if name == "after" else replace(query, before=_day(text, value))
    if name not in _FIELDS:
        raise BadQuery(
            text,
            f"there is no field {name!r}. Fields: {', '.join(f'{f}:' for f in (*_FIELDS, 'after', 'before'))}. "
            "Put the words in quotes to search for them",
        )
    if not value:
        raise BadQuery(text, f"{name}: needs a value, for example {_example()}")
    value = _FIELDS[name](text, value)
    chosen = query.without_fields if minus else query.fields
    changed = replace(chosen, **{name: (*getattr(chosen, name), value)})
    return replace(query, without_fields=changed) if minus else replace(query, fields=changed)


def _day(text: str, value: str) -> When:
    try:
        return When.parse(value)
    except NotADate as error:
        raise BadQuery(text, str(error)) from error


def _one_of(what: str, known: tuple[str, ...]) -> Callable[[str, str], str]:
    def check(text: str, value: str) -> str:
        folded = value.lower().replace("-", "_")
        if folded not in known:
            near = difflib.get_close_matches(folded, known, n=3) or known
            raise BadQuery(text, f"there is no {what} {value!r}. {what.capitalize()}s: {', '.join(near)}")
        return folded

    return check


def _as_it_is(text: str, value: str) -> str:
    return value


def _example() -> str:
    return "outlet:monitor after:2015 kind:justice"


_FIELDS: Final[dict[str, Callable[[str, str], str]]] = {
    "outlet": _as_it_is,
    "source": _as_it_is,
    "kind": _one_of("kind", KINDS),
    "act": _one_of("act", _ALL_ACTS),
}
