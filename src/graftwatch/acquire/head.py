"""The head of an article in plain text: masthead, rubric, title, byline, date line, dateline.

The first lines are told apart one by one, until the first that is prose. Each shape is that of a genre, not of an
article: a newspaper sets title, byline, date; a newsletter its name, issue and date, then the title; an agency begins
its first sentence with place, day and its own name; a press release names the body, the word itself, place and day,
then the title. What is no clear case stays unknown: a wrong date is worse than none, since "on Friday" is counted from
it.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from graftwatch.acquire.dates import data as date_words
from graftwatch.acquire.dates import date_pattern, from_match, months, words
from graftwatch.acquire.furniture import Span, is_furniture_line
from graftwatch.claims import When

_REACH = 4000  # code points in which a head ends
_LINES = 14
_TITLE = 200  # the longest title, in code points
_UPPER, _LOWER = "A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮҺІЇЄҐ", "a-zß-öø-ÿа-яёәғқңөұүһіїєґў"
_WORD = rf"(?:(?:[{_UPPER}]\.)+|[{_UPPER}][{_UPPER}{_LOWER}’'-]*\.?)"
_PLACE = rf"{_WORD}(?:[ /]{_WORD}){{0,3}}(?:, {_WORD}){{0,2}}"
_PERSON = rf"{_WORD}(?: (?:{_WORD}|(?:de|da|van|von|der|al|el|bin|ibn|ben))){{1,3}}"
_PEOPLE = rf"{_PERSON}(?:(?:,| and| и| және) {_PERSON}){{0,3}}"
_FROM = re.compile(r"(?<!\d)\d{1,2}\s?[–-]\s?$")  # the first day of a week: "3–9 June 2024"
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?|(?:GMT|UTC)[+-]\d{1,2}(?::\d{2})?", re.IGNORECASE)
_SENTENCE_INSIDE = re.compile(rf"[.!?]\s+[{_UPPER}][{_LOWER}]")

Sort = Literal["furniture", "rubric", "masthead", "byline", "date", "aside", "line", "prose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head says; None for what it does not. `spans` are lines that are no reporting, without the title."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    date: When | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the head with what it was taken for and what it says."""

    start: int
    end: int
    text: str
    sort: Sort
    outlet: str | None = None
    byline: str | None = None
    date: When | None = None
    labelled: bool = False  # says of its date that it is one: "Published: …", or with a place or publication beside it


def read_head(text: str) -> Head:
    """The head of a cleaned text without front matter."""
    lines, dateline = _lines(text)
    lines = _named(_with_masthead(lines))
    dated = [line for line in lines if line.date]
    date = _settled(text, dated) if dated else None
    if date is None and dateline:
        date = dateline.date
    parts = [*lines, dateline] if dateline else lines
    spans = [(line.start, line.end) for line in parts if line.sort not in ("line", "aside", "prose")]
    title = next((line.text for line in lines if line.sort == "line" and _is_title(line.text)), None)
    return Head(
        title=title if title and len(text.strip()) > len(title) else None,
        outlet=next((line.outlet for line in parts if line.outlet), None),
        byline=next((line.byline for line in parts if line.byline), None),
        date=date,
        spans=tuple(spans),
    )


def looks_like_person(name: str) -> bool:
    """Whether a name is set like one of two to four words and has no word of publications and bodies."""
    return bool(re.fullmatch(_PERSON, name)) and not _names_outlet(name)


def _lines(text: str) -> tuple[list[_Line], _Line | None]:
    """The lines of the head, and the dateline with which the first prose begins."""
    lines: list[_Line] = []
    entries = len(_entry().findall(text)) > 1
    for match in re.finditer(r"[^\n]+", text[:_REACH]):
        raw = match[0]
        line = raw.strip()
        if not line:
            continue
        start = match.start() + raw.index(line)
        if (dateline := _dateline(line, start, entries=entries)) and _date_line(line, start, first=False) is None:
            return lines, dateline
        goes_on = text[match.end() + 1 : match.end() + 2].islower()  # the next line, in the middle of a sentence
        wrapped = goes_on and not line.isupper()
        read = _Line(start, start + len(line), line, "prose") if wrapped else _sorted(line, start, first=not lines)
        if read.sort == "prose" or len(lines) == _LINES:
            break
        lines.append(read)
    return lines, None


def _sorted(line: str, start: int, *, first: bool) -> _Line:
    """What one line is, judged alone."""
    end = start + len(line)
    if line.lower().rstrip(":.") in _rubrics():
        return _Line(start, end, line, "rubric")
    if is_furniture_line(line):
        return _Line(start, end, line, "furniture")
    if len(line) > _TITLE or (_SENTENCE_INSIDE.search(line) and len(line) > 100):
        return _Line(start, end, line, "prose")
    dated = _date().search(line)
    behind = dated is not None and not line[dated.end() :].strip(" .")
    if match := _any("mastheads").fullmatch(line[: dated.start()].rstrip(" ,") if dated and behind else line):
        when = from_match(dated) if dated and behind else None
        return _Line(start, end, line, "masthead", outlet=_group(match, "outlet"), date=when, labelled=when is not None)
    if not first and (match := _any("bylines").fullmatch(line)):
        return _Line(start, end, line, "byline", outlet=_group(match, "outlet"), byline=_byline(match, line))
    if date_line := _date_line(line, start, first=first):
        return date_line
    if line.startswith("(") and line.endswith(")") and len(line) < 80:
        return _Line(start, end, line, "aside")
    if line.endswith(".") and len(line.split()) > 10:
        return _Line(start, end, line, "prose")
    return _Line(start, end, line, "line")


def _date_line(line: str, start: int, *, first: bool) -> _Line | None:
    """A line that is a date and nothing but what stands beside dates: label, place, publication, issue, byline."""
    match = _date().search(line) if len(line) <= 120 else None
    when = from_match(match) if match else None
    if match is None or when is None:
        return None
    before, issues = _issue().subn("", _FROM.sub("", line[: match.start()]))
    parts = [
        p.strip(" .:–—-")
        for side in (before, line[match.end() :])
        for p in re.split(r"[,|•·;/()\[\]]| (?:[–—]|-{1,3}) |(?<=\w\w)\. ", side)
    ]
    outlet = byline = None
    labelled = issues > 0
    for part in filter(None, parts):
        name = re.fullmatch(rf"[Bb]y ({_PEOPLE})", part)
        if part.lower() in _labels() or part.lower() in _rubrics() or _is_about_dates(part):
            labelled = True
        elif _CLOCK.fullmatch(part):
            continue
        elif name:
            byline = name[1]
        elif (quoted := re.fullmatch(r"[«„“\"](.{2,60})[»“”\"]", part)) or _names_outlet(part):
            outlet, labelled = quoted[1] if quoted else part, True
        elif issues and re.fullmatch(rf"{_WORD}(?: [\w’-]+){{0,2}}: {_WORD}(?: {_WORD}){{0,3}}", part):
            continue  # "Country focus: Georgia"
        elif re.fullmatch(rf"{_WORD}(?: {_WORD}){{0,3}}|{_WORD}(?: (?:(?:and|for|of|on|the) )*{_WORD}){{1,6}}", part):
            labelled = True
        else:
            return None
    if when.precision == "month" and first and not issues:
        return None  # "Almaty, January 2022" on top is a title
    return _Line(start, start + len(line), line, "date", outlet, byline, when, labelled)


def _is_about_dates(part: str) -> bool:
    """Whether a few words beside a date say what it dates: "week ending", "compiled by the editors", "evening
    round-up"."""
    words = f" {part.lower()} "
    return words.count(" ") <= 9 and any(f" {label} " in words for label in date_words()["labels"]["within"])


def _dateline(line: str, start: int, *, entries: bool) -> _Line | None:
    """The opening of an agency's first sentence: place, perhaps day, perhaps agency, and a dash or stop before the
    words; or a day alone, unless lines of the text are `entries` under days."""
    for pattern in _datelines():
        match = pattern.match(line)
        if match is None or match.end() == len(line):
            continue
        if "place" not in match.re.groupindex and entries:
            continue  # the first entry of a chronology
        found = match.groupdict()
        agency = next((found[g] for g in ("agency1", "agency2", "agency3", "agency4", "agency5") if found.get(g)), None)
        return _Line(start, start + match.end(), match[0], "date", agency, None, from_match(match))
    return None


def _with_masthead(lines: list[_Line]) -> list[_Line]:
    """A first line in capitals is the publication if a title follows and it is named like one, or an issue stands
    below."""
    at = next((i for i, line in enumerate(lines) if line.sort == "line"), None)
    if at is None:
        return lines
    line, below = lines[at], lines[at + 1 :]
    title_follows = any(other.sort == "line" and _is_title(other.text) for other in below)
    issue_below = bool(below) and (below[0].sort == "masthead" or bool(_issue().match(below[0].text)))
    named = _names_outlet(line.text) and line.text.isupper() and not re.search(r"[?!:;]", line.text)
    if title_follows and (named or issue_below):
        masthead = _Line(line.start, line.end, line.text, "masthead", outlet=line.text)
        return [*lines[:at], masthead, *below]
    return lines


def _named(lines: list[_Line]) -> list[_Line]:
    """A line that is a person's name, right above or below a date line and not the first title, is a byline."""
    dates = {i for i, line in enumerate(lines) if line.sort == "date"}
    title = next((i for i, line in enumerate(lines) if line.sort == "line"), None)
    return [
        _Line(line.start, line.end, line.text, "byline", byline=line.text)
        if line.sort == "line" and i != title and {i - 1, i + 1} & dates and re.fullmatch(_PEOPLE, line.text)
        else line
        for i, line in enumerate(lines)
    ]


def _settled(text: str, dated: list[_Line]) -> When | None:
    """The date of the head. A bare date line is doubted if others like it stand below: then it heads a chronology's
    entry."""
    if said := next((line.date for line in dated if line.labelled), None):
        return said
    own = dated[0].date
    others = (_date().fullmatch(line.strip()) for line in _short_lines(text[dated[-1].end :]))
    return None if any(match and from_match(match) not in (None, own) for match in others) else own


def _short_lines(text: str) -> Iterator[str]:
    return (line for line in text.split("\n") if 5 < len(line) < 40 and line.strip(" .:")[-1:].isalnum())


def _is_title(line: str) -> bool:
    return not line.endswith((",", ";", ":")) and sum(c.isalpha() for c in line) >= 4


def _names_outlet(part: str) -> bool:
    """Whether a name is one of a publication or of a body that publishes: it has one of the words that they have."""
    capital = part[:1].isupper() or part[:1] in '«“"'
    return capital and len(part) <= 80 and any(w in _outlet_words() for w in re.findall(r"[\w’]+", part.lower()))


def _byline(match: re.Match[str], line: str) -> str:
    if name := match.groupdict().get("name") or _group(match, "name"):
        return name
    return re.sub(r"^(?:from|by)\s+", "", line, flags=re.IGNORECASE)


def _group(match: re.Match[str], name: str) -> str | None:
    """The one of the groups `name`, `name2`, … that took part."""
    return next((value.strip() for key, value in match.groupdict().items() if key.startswith(name) and value), None)


@cache
def _datelines() -> tuple[re.Pattern[str], ...]:
    """With a date and a dash or a stop; then without a date, where an agency in brackets vouches for the dash."""
    place = rf"(?P<place>{_PLACE})(?: \([^()\n]{{1,40}}\))?"
    capitals = rf"(?P<place>[{_UPPER}][{_UPPER}’' -]+[{_UPPER}](?:, {_WORD}){{0,2}}(?: \([^()\n]{{1,40}}\))?)"
    agency = (
        r"(?:\((?P<agency1>[^()\n]{2,60})\)|[«“\"](?P<agency2>[^«»“”\"\n]{2,60})[»”\"]|/(?P<agency3>[^/\n]{2,40})/)"
    )
    date = f"(?i:{date_pattern()})"
    dash = r"\s*(?:[–—]|-{1,3})\s+"
    plain = rf"(?P<agency4>{_WORD}(?: {_WORD}){{0,3}})"
    return (
        re.compile(rf"{place}[,.:]? {date}(?:[.,]? ?{agency})?{dash}"),
        re.compile(rf"{capitals}[,.:]? {date}(?:[.,]? ?{agency})?[.:]\s+"),
        re.compile(rf"{capitals}[,.:]? {date}, {plain}(?:{dash}|[.:]\s+)"),
        re.compile(rf"{place}, {date}[.:]\s+(?=[{_UPPER}“\"])"),
        re.compile(rf"{capitals} \((?P<agency5>[^(),\n]{{2,50}}), {date}\){dash}"),
        re.compile(rf"{date},? {agency}{dash}"),
        re.compile(rf"{date},? {capitals}{dash}"),
        re.compile(rf"{date}[.:]\s+(?=[{_UPPER}“\"])"),
        re.compile(rf"{capitals}(?:[,.] [^()\n–—]{{2,30}}?)?[.,]? ?{agency}{dash}"),
    )


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){date_pattern()}", re.IGNORECASE)


@cache
def _entry() -> re.Pattern[str]:
    """A line that begins with a day, with or without its year."""
    month = words(list(months()))
    return re.compile(rf"^(?:{date_pattern()}|\d{{1,2}} (?:{month})\b|(?:{month})\.? \d{{1,2}}\b)", re.I | re.M)


@cache
def _issue() -> re.Pattern[str]:
    return re.compile(_data()["issues"]["pattern"], re.IGNORECASE)


@cache
def _labels() -> frozenset[str]:
    return frozenset(date_words()["labels"]["words"])


@cache
def _rubrics() -> frozenset[str]:
    return frozenset(_data()["rubrics"]["words"])


@cache
def _outlet_words() -> frozenset[str]:
    return frozenset(_data()["outlet_words"]["words"])


@cache
def _any(table: str) -> re.Pattern[str]:
    """Any pattern of a table, with what {name}, {place} and {role} stand for; letter case matters only inside those."""
    parts = []
    for n, pattern in enumerate(_data()[table]["patterns"]):
        filled = pattern.replace("{name}", f"(?P<name{n}>(?-i:{_PEOPLE}))").replace("{place}", f"(?-i:{_PLACE})")
        parts.append(filled.replace("{role}", r"[\w ,’-]{3,60}"))
    return re.compile("|".join(f"(?:{part})" for part in parts), re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("graftwatch.acquire").joinpath("data/head.toml").read_text("utf-8"))
