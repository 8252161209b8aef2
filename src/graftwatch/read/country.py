"""Which country a document is about: the one that most of its sentences, its datelines, its money and its bodies point
to."""

from __future__ import annotations

import re
from collections import defaultdict
from string import ascii_letters
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_ORGANS = (
    r"(?:government|parliament|presidents?|prime minister|ministry|armed forces|army|police|security service"
    r"|supreme court|national bank|[Dd]efen[cs]e [Mm]inistry)"
)
_STATE_OF = re.compile(
    rf"\b(?:[Rr]epublic|[Kk]ingdom|[Dd]efen[cs]e [Mm]inistry|{_ORGANS}) of (?:the )?([A-Z][a-z]{{3,}})\b"
)
_STATES = re.compile(rf"(?<![A-Z] )\b([A-Z][a-z]{{3,}})[’']s (?:\w+ ){{0,2}}{_ORGANS}\b")
_IN_A_LANGUAGE = re.compile(
    r"\b(?:[Ii]n|[Tt]ranslat\w+ from(?: the)?) ([A-Z][a-z]+)(?=[^\w -]|$)"
    r"|\b([A-Z][a-z]+)(?= (?:edition|language|original|service|summary|text|translation|version)\b|-language\b)"
)
"""Languages in which something is written or said: "English edition", "translated from Russian", "in French"."""
_PLACES = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?")
_WORDS = re.compile(r"[^\W\d_]*[$£€¥₤₦₩₪₫₱₴₸₹₺₽₾]|[^\W\d_]+|\d[\d.,]*|[^\s\w]")
_SCALES = frozenset({"bn", "billion", "hundred", "m", "million", "mln", "thousand", "trillion"})
_LETTERS = frozenset(ascii_letters)
_HEAD_ENDS = 600
"""Code points in which the head of a text stands, and its first sentences."""
_HEAD, _MONEY, _BODY, _FIRST, _MOST = 3.0, 1.5, 2.0, 1.0, 8
"""What a head, a state's own money, a well-known body of it and being named first weigh, in sentences that point to it;
more than `_MOST` say no more. The state to which money fled is named louder than the one in which a text is at home,
so that how often a name stands says little. Of 285 articles of `press` whose country is known 253 point to it most, 209
where names are counted."""
_LEAST = 2.0
"""Votes of a country that more than one sentence, or one of the lead, points to: a town named in passing is not what a
text is about."""


def votes_of(article: Article) -> dict[str, float]:
    """How much a document points to each country, by ISO 3166 code, in sentences; the first told is first."""
    words, text = article.words, article.text
    told: dict[str, set[int]] = defaultdict(set)
    more: dict[str, dict[str, float]] = defaultdict(dict)
    names = [name for name in article.names.names if name.entity is not None]
    languages = _languages(article)
    short = {n.surface for n in names if n.surface.isupper() and n.entity is not None and n.entity.name != n.surface}
    for sentence in article.layout.sentences:
        matches = list(_WORDS.finditer(text, sentence.start, sentence.end))
        found = [match[0] for match in matches]
        for at, word in enumerate(found):
            named = word[:1].isupper() and word not in short and matches[at].start() not in languages
            code = words.country_of(word) if named else None
            beside = found[max(0, at - 1) : at if word.islower() else at + 2]  # "won 3 cases" is no money
            if code is None and word not in _LETTERS and any(w[0].isdigit() or w.lower() in _SCALES for w in beside):
                meant = words.countries_of_money(word)
                for other in meant:
                    more[other]["money"] = _MONEY
                code = meant[0] if len(meant) == 1 else None
            if code is not None:
                if not told and sentence.start < _HEAD_ENDS:
                    more[code]["first"] = _FIRST
                told[code].add(sentence.number)
    for name in names:
        if name.entity is not None and (code := words.country_of(name.entity.name)):
            told[code].add(name.sentence)
            if name.kind == "body":
                more[code]["body"] = _BODY
    for start, end in _heads(article):
        for match in _PLACES.finditer(text, start, end):
            place = match[0].title() if match[0].isupper() else match[0]
            if match.start() not in languages and (code := words.country_of(place)) is not None:
                more[code]["head"] = _HEAD
    codes = (code for code in {**told, **more} if code != "XX")  # bodies of many states
    return {code: min(len(told[code]), _MOST) + sum(more[code].values()) for code in codes}


def _languages(article: Article) -> set[int]:
    """Where the names of languages begin: a text in English is not of England."""
    spans = (m.span(1) if m[1] else m.span(2) for m in _IN_A_LANGUAGE.finditer(article.text))
    return {start for start, end in spans if article.words.is_demonym(article.text[start:end])}


def state_of(article: Article) -> tuple[str | None, str | None]:
    """The ISO 3166 code of the country that a document is about, and its name; no code for a state that no list has."""
    votes = article.country_votes
    unlisted = _unlisted(article)
    if unlisted is not None and unlisted[1] > max(votes.values(), default=0.0):
        return None, unlisted[0]
    if not votes or max(votes.values()) < _LEAST:
        return None, None
    code = max(votes, key=lambda code: votes[code])
    return code, article.words.country_name(code)


def _heads(article: Article) -> list[tuple[int, int]]:
    """Where a text says from where it comes: its datelines, and the lines of its head that are no reporting."""
    lines = [(s, e) for s, e in article.document.furniture if s < _HEAD_ENDS]
    return lines + [b.dateline["place"] for b in article.layout.blocks if "place" in b.dateline]


def _unlisted(article: Article) -> tuple[str, float] | None:
    """A state that no list has, with its votes: an invented or new one whose government or army the text speaks of."""
    words = article.words
    spoken = {m[1] for pattern in (_STATE_OF, _STATES) for m in pattern.finditer(article.text)}
    people = {word for name in article.names.names if name.kind == "person" for word in name.surface.split()}
    votes = {
        name: min(_MOST, len(re.findall(rf"\b{re.escape(name)}", article.text))) + _BODY
        for name in spoken - people
        if not words.is_place(name) and not words.is_calendar(name)
    }
    return max(votes.items(), key=lambda pair: (pair[1], pair[0])) if votes else None
