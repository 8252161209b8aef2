"""Sentences told without a verb, as headlines, digests and ends of trials have them: "Ten years for the ex-mayor",
"death for X, life for three bankers"."""

import re
from collections.abc import Iterator

from graftwatch.claims import JusticeClaim
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.kinds.penalties import COURT
from graftwatch.read.numbers import whole_number

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
        if head is None or not people or not COURT.search(desk.text, max(0, start - 200), end + 200):
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


_INNER = frozenset({"compound", "nummod", "poss", "amod"})
