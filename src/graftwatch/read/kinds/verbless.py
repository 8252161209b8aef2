"""Sentences told without a verb, as headlines, digests and ends of trials have them: "Ten years for the ex-mayor",
"death for X, life for three bankers", and lists of "Anna Kim, head of customs: seven years"."""

import re
from collections.abc import Iterator

from graftwatch.claims import JusticeClaim
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.numbers import whole_number

_COURT = re.compile(
    r"\b(?:appeals?|case|convict\w*|court\w*|guilty|jail\w*|judges?|jury|prison|sentenc\w*|trial|tribunal|verdict)\b",
    re.I,
)
_TERM = re.compile(
    r"(?:^|(?<=[:;,—–] )|(?<=\band )|(?<=\bwith ))"
    r"(?:(?P<life>life)|(?P<death>death)|(?P<number>\d{1,2}|[a-z]+(?:-[a-z]+)?)(?P<half> and a half)?"
    r"(?: (?P<unit>years?|months?))?) for (?=[A-Za-z\d])",
    re.I,
)


def verbless(desk: Desk, parsed: Parsed) -> Iterator[JusticeClaim]:
    """The sentences of a text's sentence that stand as a term and "for" whom, in a text about courts.

    The first must have its unit or be death or life: "four for his wife" only goes on.
    """
    start, end = parsed.sentence.start, parsed.sentence.end
    opened = False
    for match in _TERM.finditer(desk.text[start:end]):
        number = whole_number(match["number"]) if match["number"] else None
        if match["number"] and (number is None or (match["unit"] is None and not opened)):
            continue
        tokens = parsed.tokens_between(start + match.end(), end)
        head = next((t for t in tokens if t.pos_ in {"NOUN", "NUM", "PROPN"} and t.dep_ not in _INNER), None)
        people = desk.article.who(parsed, head, alone=True) if head is not None else []
        if head is None or not people or not _COURT.search(desk.text, max(0, start - 200), end + 200):
            continue
        for who in people:
            many = who.entity is None and (who.count or 0) > 1
            if who.party is None or who.body is not None:
                continue
            opened = True
            unit = "M" if (match["unit"] or "").lower().startswith("month") else "Y"
            half = "6M" if match["half"] and unit == "Y" else ""
            name = desk.article.names.at(parsed, head)
            last = name.end if name is not None else parsed.end(head)
            yield JusticeClaim(
                act="sentenced",
                person=None if many else who.party,
                count=who.count if many else None,
                post=who.post.post if who.entity is None and who.post is not None else None,
                term="life" if match["life"] else f"P{number}{unit}{half}" if number else None,
                **desk.plain(parsed, desk.article.cover(parsed, start + match.start(), last)),
            )


def entries(desk: Desk) -> Iterator[JusticeClaim]:
    """The terms that stand behind the names of a list: "Anna Kim, head of customs: seven years; Ivan Orlov: three".

    The first of a list has a unit or is death or life, and stands in a text about courts that does not tell what
    prosecutors ask for; nothing but names and their posts stands between the entries of a list.
    """
    opened = -1  # the sentence of the last entry
    for number in sorted(desk.article.parsed):
        parsed = desk.article.parsed[number]
        start, end = parsed.sentence.start, parsed.sentence.end
        name = next((n for n in desk.article.names.in_sentence(number) if n.kind == "person"), None)
        if name is None or name.entity is None or (name.titles or (name.start,))[0] > start + _BEFORE_NAME:
            continue
        match = _ENTRY.match(desk.text, name.end, end)
        goes_on = opened == number - 1
        if match is None or not (match["unit"] or match["life"] or match["death"] or goes_on):
            continue
        years = whole_number(match["number"]) if match["number"] else None
        if match["number"] and years is None:
            continue
        around = desk.text[max(0, start - _AROUND) : start]
        if not goes_on and (_COURT.search(around) is None or _ASKED.search(around) is not None):
            continue
        opened = number
        unit = "M" if (match["unit"] or "").startswith("month") else "Y"
        half = "6M" if match["half"] and unit == "Y" else ""
        yield JusticeClaim(
            act="sentenced",
            person=name.entity.name,
            term="life" if match["life"] else f"P{years}{unit}{half}" if years else None,
            **desk.plain(parsed, desk.article.cover(parsed, name.start, match.end("term"))),
        )


_BEFORE_NAME = 3  # code points of bullets and brackets before the name that opens an entry
_AROUND = 400  # code points before a list in which courts are spoken of
_ENTRY = re.compile(
    r"(?:, [^:;()–—.]{2,90})?(?:: | [–—] )"
    r"(?P<term>(?:(?P<life>life)|(?P<death>death)|(?P<number>\d{1,2}|[a-z]+(?:-[a-z]+)?)(?P<half> and a half)?"
    r"(?: (?P<unit>years?|months?))?)(?: (?:in|behind) (?:prison|jail|bars|a colony))?)(?=[,;.]|$)"
)
_ASKED = re.compile(
    r"\b(?:ask|call|could|demand|fac|may|might|propos|prosecutors? want|recommend|request|s[eo]ek|sought|urg|want"
    r"|in office|tenure)\w*",
    re.IGNORECASE,
)
_INNER = frozenset({"compound", "nummod", "poss", "amod"})
