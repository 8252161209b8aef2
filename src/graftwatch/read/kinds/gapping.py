"""What a second clause leaves out: "X was given 16 years and Y 15", "X went on trial; so did Y"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graftwatch.claims import JusticeClaim
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.numbers import whole_number

_REST = re.compile(
    r"(?:,[^,;]{3,70},)?\s*(?:for\s+)?(?P<number>\d{1,2}|[a-z]+(?:-[a-z]+)?)(?P<half> and a half)?"
    r"(?:\s+(?P<unit>years?|months?))?(?=[\s,.;)]|$)"
)
_SO_DID = re.compile(r"(?:,?\s*(?:and\s+)?)?[Ss]o (?:did|was|were|has|have|had) ")


def gapped(desk: Desk, claim: JusticeClaim, parsed: Parsed) -> Iterator[JusticeClaim]:
    """The sentences of further people in the same breath, who have a number but no verb of their own."""
    if claim.act != "sentenced" or not claim.term or claim.term == "life":
        return
    for place in (parsed, desk.article.parsed.get(parsed.sentence.number + 1)):
        if place is None or (
            place is not parsed and (not place.sentence.continues or desk.article.clauses[place.sentence.number])
        ):
            continue
        for name in desk.article.names.in_sentence(place.sentence.number):
            if (
                name.kind != "person"
                or name.entity is None
                or (name.start < claim.evidence.end - 1 and place is parsed)
            ):
                continue
            match = _REST.match(desk.text, name.end, place.sentence.end)
            number = whole_number(match["number"]) if match is not None else None
            if match is None or number is None or name.entity.name == claim.person:
                continue
            unit = "M" if (match["unit"] or "").startswith("month") else "Y"
            term = f"P{number}{unit}{'6M' if match['half'] and unit == 'Y' else ''}"
            evidence = desk.article.cover(place, name.start, match.end())
            yield replace(claim, person=name.entity.name, evidence=evidence, term=term, offences=(), amount=None)


def repeated(desk: Desk, parsed: Parsed) -> Iterator[JusticeClaim]:
    """ "So did Y": what was just said of X, of Y as well."""
    sentence = parsed.sentence
    begins = _SO_DID.match(desk.text, sentence.start, sentence.end)
    if begins is None:
        return
    before = [
        c
        for c in desk.claims
        if isinstance(c, JusticeClaim) and c.evidence.end <= sentence.start and c.person is not None
    ]
    if not before:
        return
    last = max(before, key=lambda c: c.evidence.end)
    for name in desk.article.names.in_sentence(sentence.number):
        if name.kind == "person" and name.entity is not None and sentence.start - last.evidence.end < 120:
            evidence = desk.article.cover(parsed, sentence.start, name.end)
            yield replace(last, person=name.entity.name, evidence=evidence, post=None, body=None, count=None)
