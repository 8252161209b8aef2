"""Passages: sentences that go on from a source named in the sentence before them, without naming it again."""

from typing import TYPE_CHECKING

from graftwatch.claims import Source
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.polls import is_share

if TYPE_CHECKING:
    from graftwatch.read.attribution import Attribution

_OPEN = frozenset({"would", "could", "may", "might", "will"})


class Passages:
    """For every sentence, the sources that it goes on from."""

    def __init__(self) -> None:
        self.carried: dict[int, tuple[Source, ...]] = {}
        self.outer: dict[int, tuple[Source, ...]] = {}

    def before(self, parsed: Parsed) -> tuple[Source, ...]:
        """The sources that a sentence without any of its own goes on from."""
        return self.carried.get(parsed.sentence.number, ())

    def beyond(self, parsed: Parsed, speaker: Source) -> tuple[Source, ...]:
        """Who reports a speaker whom the sentence before already quoted at second hand: "he added"."""
        outer = self.outer.get(parsed.sentence.number, ())
        names = [s.name for s in outer]
        return outer[: names.index(speaker.name)] if speaker.name in names else ()


def passages_of(attribution: "Attribution") -> Passages:
    """Walk through the sentences of a document whose clauses have been asked for their own sources."""
    return _Walk(attribution).whole()


def goes_on(attribution: "Attribution", parsed: Parsed, sources: tuple[Source, ...]) -> bool:
    """Whether a sentence without a source reads as more of the report of some sources."""
    return _Walk(attribution).goes_on(parsed, sources)


class _Walk:
    """The walk; what it finds does not hold on to the attribution, so nothing keeps a read document alive."""

    def __init__(self, attribution: "Attribution") -> None:
        self._attribution, self._article = attribution, attribution.article
        self.passages = Passages()

    def whole(self) -> Passages:
        """What the sentences of the document go on from."""
        current: tuple[Source, ...] = ()
        block, quoted = -1, False
        for number in sorted(self._article.parsed):
            parsed = self._article.parsed[number]
            if parsed.sentence.block != block:
                block, current = parsed.sentence.block, ()
            self.passages.outer[number] = current
            main = self._main(parsed)
            if main:
                current, quoted = main, self._is_quoted(parsed)
            elif current and not quoted and self.goes_on(parsed, current):
                self.passages.carried[number] = current
            else:
                current = self._referred(parsed)
                if current:
                    self.passages.carried[number] = current
        return self.passages

    def _main(self, parsed: Parsed) -> tuple[Source, ...]:
        """The chain of what a sentence as a whole reports, empty where it reports nothing or only in part."""
        attribution = self._attribution
        for clause in self._article.clauses[parsed.sentence.number]:
            if (
                clause.relation in {"ROOT", "parataxis"}
                and clause.lemma not in attribution.voices.group("not_reporting")
                and not clause.negated
            ):
                here = parsed.start(clause.predicate)
                if attribution.voices.counts(clause) or (
                    attribution.is_reporting(clause) and (clause.content or clause.relation == "parataxis")
                ):
                    speaker = attribution.source_of(clause)
                    if speaker is not None:
                        through = attribution.through(clause)
                        outer = [*attribution.direct(clause, here), *([through] if through else [])]
                        return attribution.tidy([*self.passages.beyond(parsed, speaker), *outer, speaker])
        root = next((c for c in self._article.clauses[parsed.sentence.number] if c.relation == "ROOT"), None)
        return attribution.tidy(attribution.direct(root, parsed.start(root.predicate))) if root is not None else ()

    def _is_quoted(self, parsed: Parsed) -> bool:
        """Whether a sentence gives direct speech: what follows its closing mark is told by the writer again."""
        quotations = self._attribution.quotations
        return any(
            c.relation in {"ROOT", "parataxis"}
            and (quotations.of(c) is not None or quotations.at(parsed.start(c.predicate)) is not None)
            for c in self._article.clauses[parsed.sentence.number]
        )

    def goes_on(self, parsed: Parsed, current: tuple[Source, ...]) -> bool:
        """Whether it reads as more of the same report: no new actor, no new day.

        A written text is drawn on until something else begins; a speaker only for what reports consist of, numbers and
        what was done to whom.
        """
        if parsed.sentence.continues:
            return True
        attribution = self._attribution
        root = next((c for c in self._article.clauses[parsed.sentence.number] if c.relation == "ROOT"), None)
        if root is None or root.modal in _OPEN or self._has_new_actor(parsed, root, current):
            return False
        if any(t.lower_ in self._article.words.alleging_adverbs for t in root.predicate.children):
            return False
        if attribution.quotations.at(parsed.start(root.predicate)) is not None:
            return False
        if attribution.is_reporting(root) and not (root.subject is not None and is_share(parsed, root.subject)):
            return False
        written = current[-1].type == "document"
        if self._opens_on_a_day(parsed, days_only=written):
            return False
        if written or root.passive:
            return True
        counted = any(t.like_num or t.pos_ == "NUM" for t in parsed.doc)
        if counted and root.subject is not None and is_share(parsed, root.subject):
            return True  # "of these, 40 percent had paid a bribe"
        return counted and (root.patient is None or self._is_source(parsed, root, current[-1]))

    def _is_source(self, parsed: Parsed, root: Clause, source: Source) -> bool:
        """Whether the source itself goes on to tell what it did: "It passed 340 of them to the prosecutors"."""
        if root.subject is None:
            return False
        if root.subject.lower_ == "it":
            return self._article.body_meant(parsed, root.subject) == source.name
        who = next(iter(self._article.who(parsed, root.subject)), None)
        return who is not None and source.name in {who.body, who.entity.name if who.entity is not None else None}

    def _has_new_actor(self, parsed: Parsed, root: Clause, current: tuple[Source, ...]) -> bool:
        subject = root.subject
        if subject is None or (root.patient is None and self._article.words.is_rate(parsed.lemmas)):
            return False  # "trust in the courts dropped by seven points"
        for who in self._article.who(parsed, subject):
            if who.entity is not None:
                return not (root.passive and current[-1].type == "body")
            if who.body is not None and not root.passive:
                return who.body != current[-1].name and subject.tag_ != "NNS"
            if who.party is not None and not root.passive and not who.plural:
                return True
        return False

    def _opens_on_a_day(self, parsed: Parsed, *, days_only: bool) -> bool:
        """ "In June a court …": a sentence that opens on a time of its own tells something else; years do not part what
        a written text tells."""
        timeline = self._attribution.timeline
        for e in timeline.expressions.get(parsed.sentence.number, ()):
            if e.role == "at" and e.start - parsed.sentence.start <= len("On the "):
                value = timeline.value(e)
                if value is not None and not (days_only and len(str(value)) == len("2015")):
                    return True
        return False

    def _referred(self, parsed: Parsed) -> tuple[Source, ...]:
        """ "The findings are blunt": a sentence about a document cited before opens a passage out of it."""
        for clause in self._article.clauses[parsed.sentence.number]:
            if (
                clause.relation == "ROOT"
                and clause.subject is not None
                and self._attribution.voices.is_document(parsed, clause.subject)
            ):
                source = self._attribution.source(parsed, clause.subject)
                known = source is not None and any(
                    c.source == source and c.start < parsed.sentence.start for c in self._attribution.sources.cited
                )
                return (source,) if known and source is not None else ()
        return ()
