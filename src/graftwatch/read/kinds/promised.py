"""Promises that a sentence tells beside the one of its verb: the second thing of two ("a hotline by June and a register
by September"), and a thing with what is to become of it ("a new register, to open on 1 January")."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from graftwatch.claims import MeasureClaim, When
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.kinds.measure_fields import MAKERS, ahead, lies_ahead
from graftwatch.read.kinds.measure_tables import load_tables
from graftwatch.read.time import Anchor, TimeExpression
from graftwatch.read.tree import Token

_BEHIND: Final = frozenset({"relcl", "acl", "advcl"})
_NOUNS: Final = frozenset({"NN", "NNS", "NNP"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SECOND: Final = re.compile(
    r"[,;]? (?:and|as well as) (?:also )?(?P<title>(?:an?|the|another|its|their|his|her) [^;:.()]{3,120}?),?"
)


def promised(desk: Desk) -> Iterator[MeasureClaim]:
    """All of them, those of each sentence in the order of the text."""
    told = [claim for claim in desk.claims if isinstance(claim, MeasureClaim)]
    for claim in told:
        if claim.stance == "planned" and claim.due is not None:
            yield from _second(desk, claim)
    for number in sorted(desk.article.parsed):
        for token in desk.article.parsed[number].doc:
            if token.tag_ in {"VB", "VBN"} and token.dep_ in _BEHIND and token.head.tag_ in _NOUNS:
                yield from _to_become(desk, desk.article.parsed[number], token, told)


def _second(desk: Desk, claim: MeasureClaim) -> Iterator[MeasureClaim]:
    """What is promised with "and" behind a promise with a day, by a day of its own."""
    parsed = next((p for p in desk.article.parsed.values() if p.sentence.start == claim.evidence.sentence[0]), None)
    if parsed is None or not any(token.lemma_ in MAKERS for token in parsed.doc):
        return
    for expression in desk.timeline.expressions.get(parsed.sentence.number, ()):
        due = _due(desk, expression) if expression.role == "by" else None
        match = _SECOND.fullmatch(desk.text[claim.evidence.end : expression.lead_start].rstrip())
        if due is not None and match is not None:
            start = claim.evidence.end + match.start("title")
            if any(start <= parsed.start(t) < expression.start and t.tag_ in _FINITE for t in parsed.doc):
                return  # another clause
            title = re.sub(r"^(?:an?|the|another|its|their|his|her) ", "", match["title"])
            yield replace(
                claim, title=title, due=due, when=None, evidence=desk.article.cover(parsed, start, expression.end)
            )
            return


def _to_become(desk: Desk, parsed: Parsed, verb: Token, told: list[MeasureClaim]) -> Iterator[MeasureClaim]:
    """A thing with an infinitive that says from when it will be there."""
    tables, noun = load_tables(), verb.head
    is_to = any(child.tag_ == "TO" for child in verb.children) and noun.i < verb.i
    passive = next((child for child in verb.children if child.dep_ == "auxpass"), None)
    if not is_to or (passive if passive is not None else verb).lemma_ not in tables.becoming:
        return
    first = next(child for child in verb.children if child.tag_ == "TO")
    start, end = desk.article.extent(parsed, noun)[0], parsed.start(first)
    if any(claim.evidence.start < parsed.end(verb) and start < claim.evidence.end for claim in told):
        return
    for expression in desk.timeline.expressions.get(parsed.sentence.number, ()):
        due = _due(desk, expression)
        if due is not None and 0 <= expression.lead_start - parsed.end(verb) <= 2 and lies_ahead(desk, due):
            title = re.sub(r"^(?:an?|the) ", "", desk.text[start:end].strip(" ,"))
            if not any(word in title.replace("-", " ").casefold() for word in tables.scope):
                return
            evidence = desk.article.cover(parsed, start, expression.end)
            yield MeasureClaim(
                act="reform", title=title, status="announced", due=due, stance="planned",
                **desk.plain(parsed, evidence),
            )  # fmt: skip
            return


def _due(desk: Desk, expression: TimeExpression) -> When | None:
    return ahead(expression, Anchor(document=desk.article.document.date, tense="future"))
