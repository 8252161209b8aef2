"""The desk at which claims are written: everything that is known of a document, and the common parts of every claim."""

from bisect import bisect_left, insort
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graftwatch.claims import Claim, Evidence, Source, When
from graftwatch.claims.vocabulary import Stance
from graftwatch.read.article import Article
from graftwatch.read.attribution import Attribution
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.conditions import Classes
from graftwatch.read.frames import Frames, Match
from graftwatch.read.offences import Offences
from graftwatch.read.quantities import Quantity
from graftwatch.read.stance import stance_of
from graftwatch.read.timeline import Timeline
from graftwatch.read.tree import Token
from graftwatch.read.words import Words


@dataclass(eq=False)
class Desk:
    """One document in the course of being read, with all that the builders of the nine kinds ask."""

    article: Article
    timeline: Timeline
    attribution: Attribution
    quantities: dict[int, list[Quantity]]
    frames: Frames
    classes: Classes
    offences: Offences
    words: Words
    reader: str
    names_offence: bool
    claims: list[Claim] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    carriers: set[tuple[int, int]] = field(default_factory=set)
    fired: list[Match] = field(default_factory=list)
    _placed: list[tuple[int, int]] = field(default_factory=list)
    """Where the words of each claim begin, and its place among the claims; in order of the text, made when asked."""
    _longest: int = 0

    @cached_property
    def id(self) -> str:
        """The document's id, which takes a hash of its text to work out."""
        return self.article.document.id

    @property
    def text(self) -> str:
        return self.article.text

    def base(
        self,
        clause: Clause,
        evidence: Evidence,
        *,
        confidence: float = 0.8,
        said: bool = True,
        goes_on: bool = False,
        stance: Stance | None = None,
    ) -> dict[str, Any] | None:
        """What every claim of a clause has; None where the clause asserts nothing. A `stance` that is given counts
        for more than the clause's grammar. What was done to whom stands on the writer's word where its sentence names
        no source, unless the report of the sentence before `goes_on`."""
        stance = stance or stance_of(clause, self.words)
        if stance is None:
            return None
        document = self.article.document
        return {
            "document": self.id, "source": document.source, "evidence": evidence, "stance": stance,
            "said_by": self.attribution.chain(clause, goes_on=goes_on) if said else (), "confidence": confidence,
            "reader": self.reader, "when": self.timeline.at(clause),
        }  # fmt: skip

    def plain(
        self,
        parsed: Parsed,
        evidence: Evidence,
        *,
        confidence: float = 0.8,
        said_by: tuple[Source, ...] = (),
        when: When | None = None,
    ) -> dict[str, Any]:
        """What a claim has that rests on no clause."""
        document = self.article.document
        if not said_by and self.attribution.is_relayed(parsed):
            said_by = self.attribution.around(parsed)  # in an interview every answer hangs on who gives it
        return {
            "document": self.id, "source": document.source, "evidence": evidence, "said_by": said_by,
            "confidence": confidence, "reader": self.reader, "when": when,
        }  # fmt: skip

    def add(self, claim: Claim, match: Match | None = None) -> None:
        """Keep a claim; what it rests on no longer counts as a mere statement."""
        self.claims.append(claim)
        self.carriers.add((claim.evidence.start, claim.evidence.end))

    def drop(self, claims: Collection[Claim]) -> None:
        """Keep these no longer."""
        self.claims[:] = [claim for claim in self.claims if claim not in claims]
        self._placed.clear()

    def told_within(self, start: int, end: int) -> list[Claim]:
        """The claims whose words begin in a stretch of the text, in the order in which they were kept. Not every claim
        is looked at: a text that tells thousands of deeds asks this at each of them."""
        for place in range(len(self._placed), len(self.claims)):
            evidence = self.claims[place].evidence
            insort(self._placed, (evidence.start, place))
            self._longest = max(self._longest, evidence.end - evidence.start)
        first, last = (bisect_left(self._placed, (at, -1)) for at in (start, end))
        return [self.claims[place] for place in sorted(place for _, place in self._placed[first:last])]

    def told_over(self, start: int, end: int) -> list[Claim]:
        """The claims some of whose words stand in a stretch of the text, in the order in which they were kept."""
        self.told_within(start, start)  # every claim has its place now, and which is the longest is known
        return [c for c in self.told_within(start - self._longest, end) if c.evidence.end > start]

    def subject_start(self, match: Match, token: Token | None) -> int:
        """Where the evidence of a match begins: at its subject if that precedes the predicate, else at the trigger."""
        parsed = match.clause.parsed
        here = parsed.start(match.trigger)
        if token is not None and token.doc is match.trigger.doc:
            start, _ = self.article.extent(parsed, token)
            if start < here:
                return start
        return here

    def evidence(self, match: Match, tokens: list[Token], ends: list[int]) -> Evidence:
        """The words from the first of the tokens' phrases to the last used complement."""
        parsed = match.clause.parsed
        starts = [parsed.start(match.trigger)]
        stops = [parsed.end(match.trigger), parsed.end(match.last)]
        for token in tokens:
            first, _ = self.article.extent(parsed, token)
            if _lent(match.clause, token):
                stops += [e.end for e in self.timeline.behind(match.clause)]
                starts += [parsed.start(c) for c in match.clause.predicate.lefts if c.dep_ in {"aux", "auxpass", "neg"}]
            elif first <= starts[0]:
                starts.append(first)
            name = self.article.names.at(parsed, token)
            stops.append(name.end if name is not None else parsed.end(token))
        return self.article.cover(parsed, min(starts), max([*stops, *ends]))


def _lent(clause: Clause, token: Token) -> bool:
    """Whether a subject stands before another verb that this clause only shares it with: the evidence begins at the
    verb."""
    subject = clause.subject
    same = subject is not None and (token == subject or (subject.dep_ == "appos" and token == subject.head))
    if subject is None or not same:
        return False
    if clause.relation == "ROOT":  # "X got four years, was paroled after two"
        return bool(subject.head.dep_ == "ccomp" and token.i < subject.head.i < clause.predicate.i)
    if clause.relation not in {"conj", "advcl", "pcomp"} or clause.outer is None:
        return False
    shared = bool(token.i < clause.outer.predicate.i < clause.predicate.i)
    return shared and not any(c == token for c in clause.predicate.children)
