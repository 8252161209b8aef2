"""What the judge sees of a claim: its own fields, the words of its quote, who its subject is in the document, and which
other claims stand around it. Nothing of how it was made: whatever makes claims is judged alike.

Each thing seen is a word such as `firm=described`, once as it is and once for its kind (`justice:firm=described`), so
that kinds with few examples lean on the others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from graftwatch.claims import Claim, Described
from graftwatch.claims.jsonl import own_fields
from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_NEAR = 400
"""Code points around a claim in which another one stands near it: about a paragraph."""
_SMALL = 12
"""Numbers up to this are mostly of things that a scene holds, not of the state of things."""
_SORTS = frozenset({"cases", "crimes", "people", "percent", "times"})
_CURRENCY = re.compile("[A-Z]{3}")
_RATE = re.compile(r" (?:an?|per|each|apiece|every)\b")
_RATED = re.compile(r"\b(?:an?|per|each|apiece|every) \w+$")
_FEW = 6
"""Counts above this are alike."""


def seen_of(article: Article, claims: Sequence[Claim]) -> list[frozenset[str]]:
    """What is seen of each claim of a document, in the order of the claims."""
    around = _Around(article, claims)
    return [
        frozenset(word for told in around.tell(claim) for word in (told, f"{claim.kind}:{told}")) for claim in claims
    ]


class _Around:
    """A document's claims and names, by where and of whom they are."""

    def __init__(self, article: Article, claims: Sequence[Claim]) -> None:
        self.article = article
        self.claims = sorted(claims, key=lambda claim: claim.evidence.start)
        self.starts = [claim.evidence.start for claim in self.claims]
        self.of = Counter(subject_of(claim) for claim in claims)
        self.in_law = Counter(subject_of(claim) for claim in claims if claim.kind == "justice")
        self.kinds = Counter(claim.kind for claim in claims)
        self.values = Counter(getattr(claim, "value", None) for claim in claims)
        self.names: dict[str, list[Name]] = defaultdict(list)
        for name in article.names.names:
            if name.entity is not None:
                self.names[name.entity.name].append(name)

    def tell(self, claim: Any) -> Iterator[str]:
        yield f"act={claim.kind}.{claim.act}"
        yield f"stance={claim.stance}"
        yield f"sources={len(claim.said_by)}"
        yield from (f"source={source.type}" for source in claim.said_by)
        yield from (f"has={name}" for name in (*own_fields(claim.kind), "when") if _is_filled(claim, name))
        yield f"sure={claim.confidence}"
        yield f"length={min(8, len(claim.evidence.quote) // 30)}"
        if claim.kind == "figure":
            yield from self._of_figure(claim)
        yield from self._of_subject(claim)
        sentence = self.article.layout.sentence_at(claim.evidence.start)
        parsed = self.article.parsed.get(sentence.number) if sentence is not None else None
        if parsed is not None:
            yield from self._of_sentence(claim, parsed)
            yield from self._of_others(claim, parsed)

    def _of_figure(self, claim: Any) -> Iterator[str]:
        """What is counted and how large the number is; whether it is a rate, and stands in words."""
        yield from (f"unit={claim.unit}", f"bound={claim.bound}", f"topic={claim.topic}")
        yield from (f"indicator={word}" for word in (claim.indicator or "").lower().split())
        sort = "money" if _CURRENCY.fullmatch(claim.unit or "") else claim.unit if claim.unit in _SORTS else "thing"
        size = min(6, len(str(abs(int(claim.value)))))
        yield from (f"sort={sort}", f"digits={size}", f"size={sort}.{size}")
        if abs(claim.value) <= _SMALL:
            yield f"small={sort}"
        end = claim.evidence.end
        if _RATE.match(self.article.text[end : end + 12]) or _RATED.search(claim.evidence.quote):
            yield "rate"
        if not any(letter.isdigit() for letter in claim.evidence.quote):
            yield "spelt"
        yield f"figures={min(self.kinds['figure'], 12) // 3}"
        yield f"alike={min(self.values[claim.value], 3)}"

    def _of_subject(self, claim: Claim) -> Iterator[str]:
        """Who the claim is about, and what else the document says of him."""
        party = next((value for name in claim.subject_fields[:1] if (value := getattr(claim, name, None))), None)
        if not isinstance(party, str):
            yield f"firm={'described' if isinstance(party, Described) else 'other'}"
            return
        last = party.split()[-1].casefold()
        yield f"firm={'named' if last in claim.evidence.quote.casefold() else 'referred'}"
        yield f"claims={min(self.of[party], _FEW)}"
        yield f"law={min(self.in_law[party] - (claim.kind == 'justice'), 3)}"
        stands = self.names.get(party, [])
        yield f"mentions={min(len(stands), _FEW)}"
        if stands and stands[0].entity is not None:
            yield f"away={min(_FEW, min(abs(n.start - claim.evidence.start) for n in stands) // 80)}"
            yield f"is={stands[0].entity.kind}"
            yield f"words={min(len(party.split()), _FEW)}"
            if stands[0].entity.posts:
                yield "titled"

    def _of_sentence(self, claim: Claim, parsed: Parsed) -> Iterator[str]:
        """The words of the quote, and in what sort of sentence it stands."""
        evidence, text = claim.evidence, self.article.text
        yield from {f"in={_word(token)}" for token in parsed.tokens_between(evidence.start, evidence.end)}
        yield f"block={self.article.layout.blocks[parsed.sentence.block].kind}"
        root = parsed.doc[0]
        yield f"root={next((t for t in root.ancestors if t.head is t), root).lemma_}"
        sentence = text[parsed.sentence.start : parsed.sentence.end]
        if '"' in sentence or "“" in sentence:
            yield "quoted"
        if self.article.speaker_of(parsed) is not None:
            yield "answer"

    def _of_others(self, claim: Claim, parsed: Parsed) -> Iterator[str]:
        """Which other claims overlap this one, share its sentence or stand near."""
        low, high = parsed.sentence.start, parsed.sentence.end
        mine = claim.evidence
        first = bisect_left(self.starts, mine.start - _NEAR)
        for other in self.claims[first : bisect_left(self.starts, mine.start + _NEAR)]:
            if other is claim:
                continue
            if min(other.evidence.end, mine.end) > max(other.evidence.start, mine.start):
                yield f"over={other.kind}"
                yield f"over={other.kind}.{other.act}"
            elif low <= other.evidence.start < high:
                yield f"beside={other.kind}"
                yield f"beside={other.kind}.{other.act}"
            else:
                yield f"near={other.kind}"


def subject_of(claim: Claim) -> str | None:
    """The name of whom a claim is about, if it has one."""
    party = getattr(claim, claim.subject_fields[0], None) if claim.subject_fields else None
    return party if isinstance(party, str) else None


def _is_filled(claim: Claim, name: str) -> bool:
    return getattr(claim, name, None) not in (None, (), False, "")


def _word(token: Token) -> str:
    """A word as the judge knows it: numbers and names are alike, whoever they name."""
    if token.like_num or token.pos_ == "NUM":
        return "#"
    return "A" if token.pos_ == "PROPN" else str(token.lemma_).lower()
