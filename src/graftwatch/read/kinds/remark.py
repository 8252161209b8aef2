"""Statement claims of the writer: that what was just told in numbers does not go together ("these claims conflict with
…", "the two figures are hard to reconcile")."""

import re
from collections.abc import Iterator

from graftwatch.claims import Claim, StatementClaim
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.layout import Sentence
from graftwatch.read.tree import Tree

_NEAR = 2  # sentences between a number and what is said of it, in one paragraph
_POINTING = (
    r"(?:(?:these|those|the (?:two|three|four)|both|such|the)(?: (?:two|sets of|official|police))? (?:{nouns})"
    r"|both|this|that|these)"
)
_NOT = re.compile(r"\b(?:not|n[’']t|never|no longer|hardly|could|might|may|would|should|if|whether)\b", re.IGNORECASE)


def remarks(desk: Desk) -> Iterator[StatementClaim]:
    """Every such sentence that stands behind a figure of its paragraph, and in nobody else's mouth."""
    pattern = _pattern(desk)
    sentences = desk.article.layout.sentences
    for sentence in sentences:
        match = pattern.match(desk.text, sentence.start, sentence.end)
        if match is None or _NOT.search(match["between"]) or desk.attribution.quotations.at(match.start("what")):
            continue
        figure = _figure_before(desk, sentence)
        parsed = desk.article.parsed.get(sentence.number) or Parsed(sentence, Tree((), ()))
        evidence = desk.article.cover(parsed, match.start("what"), sentence.end)
        if (
            figure is None
            or desk.article.speaker_of(parsed)
            or any(_overlaps(each, evidence.start) for each in desk.claims)
        ):
            continue
        content = " ".join(evidence.quote.split()).rstrip(".!")
        yield StatementClaim(act="said", content=content, about=figure.evidence.quote, **desk.plain(parsed, evidence))


def _overlaps(claim: Claim, start: int) -> bool:
    return claim.kind == "statement" and claim.evidence.start <= start < claim.evidence.end


def _figure_before(desk: Desk, sentence: Sentence) -> Claim | None:
    """The last figure of the sentences before one, in its paragraph."""
    near = [s for s in desk.article.layout.sentences if s.block == sentence.block and s.number < sentence.number][
        -_NEAR:
    ]
    told = [
        c for c in desk.claims if c.kind == "figure" and near and near[0].start <= c.evidence.start < sentence.start
    ]
    return max(told, key=lambda claim: claim.evidence.start, default=None)


def _pattern(desk: Desk) -> re.Pattern[str]:
    voices = desk.attribution.voices
    nouns, phrases = (
        "|".join(re.escape(word) for word in sorted(voices.group(name), key=len, reverse=True))
        for name in ("numbers_told", "conflicting")
    )
    lead = r"(?:[A-Z][\w’']*(?: [\w’']+){0,2}, |(?:But|Yet|And|Still) )?"
    return re.compile(
        rf"{lead}(?P<what>{_POINTING.format(nouns=nouns)})\b(?P<between>(?:\W+\w+){{0,3}}?)\W+(?:{phrases})\b",
        re.IGNORECASE,
    )
