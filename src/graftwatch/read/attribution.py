"""Who says it: the chain of sources of every clause, from the outermost to the innermost, the publisher left out.

Four things make a chain, the outer ones first: the label or turn of an interview and a source in brackets; a phrase
such as "according to X"; the clauses and quotations of saying that a clause stands in; and, where a sentence has none
of these, the source of the sentence that it goes on from.
"""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from graftwatch.claims import Source, When
from graftwatch.read.citations import bracketed_sources
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.passages import goes_on, passages_of
from graftwatch.read.quotations import Quotation, Quotations
from graftwatch.read.relayed import relayed
from graftwatch.read.sources import Sources, copied
from graftwatch.read.tree import Token
from graftwatch.read.voices import Spoken, load_voices

if TYPE_CHECKING:
    from graftwatch.read.article import Article
    from graftwatch.read.timeline import Timeline

_CONTENT = frozenset({"ccomp", "pcomp"})
_CLAIMING = frozenset({"claim", "profess", "purport"})
_NARROW = frozenset({"relcl", "acl", "appos"})


@dataclass(slots=True)
class _Phrase:
    """A phrase that names a source, with the stretch of the sentence that it covers."""

    spoken: Spoken
    source: Source
    start: int
    end: int


@dataclass(eq=False)
class Attribution:
    """The sources of a document's clauses. Ask `chain(clause)`."""

    article: "Article"
    timeline: "Timeline"
    quotations: Quotations = field(init=False)
    sources: Sources = field(init=False)

    def __post_init__(self) -> None:
        self.voices = load_voices(self.article.words.language)
        self.quotations = Quotations(self.article, self.voices)
        self.sources = Sources(self.article, self.voices)
        self.relayed = relayed(self.article)
        self._phrases: dict[int, list[_Phrase]] = {}
        for number in sorted(self.article.parsed):
            self._survey(self.article.parsed[number])
        self._bracketed: dict[int, list[Source]] = defaultdict(list)
        for number, source in bracketed_sources(self.article, self.timeline):
            self._bracketed[number].append(source)
        self._passages = passages_of(self)

    # -- asked by the builders

    def is_reporting(self, clause: Clause) -> bool:
        """Whether a clause reports what somebody says."""
        if not self.voices.reports(clause):
            return self.quotations.of(clause) is not None
        return not clause.passive or bool(
            self.speaker(clause) or clause.content or clause.complements or clause.infinitive
        )

    def chain(self, clause: Clause, *, at: int | None = None, goes_on: bool = True) -> tuple[Source, ...]:
        """The sources of a clause; with `at`, of a number at that offset, for which "X put it at …" makes X vouch.
        `goes_on` says whether a sentence without a source may go on from the one before."""
        own = self.direct(clause, at if at is not None else clause.parsed.start(clause.predicate))
        if at is not None and self._vouches(clause) and (vouching := self.source_of(clause)) is not None:
            own.append(vouching)
        if clause.parsed.sentence.number in self._bracketed and not own:
            return self.tidy(self._around(clause.parsed))
        if not own:
            before = self._passages.before(clause.parsed)
            own = list(before) if goes_on or any(_is_court(s) for s in before) else []
        else:
            own = [*self._passages.beyond(clause.parsed, own[0]), *own]
        return self.tidy([*self._around(clause.parsed), *own])

    def _vouches(self, clause: Clause) -> bool:
        """Whether the subject of a clause answers for the numbers in it: it counts, or is a text that gives them."""
        if self.voices.counts(clause):
            return True
        teller = self.speaker(clause) if self.voices.reports(clause) and clause.content is None else None
        return teller is not None and teller == clause.subject and self.voices.is_document(clause.parsed, teller)

    def goes_on(self, parsed: Parsed, sources: tuple[Source, ...]) -> bool:
        """Whether a sentence that names no source reads as more of what these sources tell."""
        return goes_on(self, parsed, sources)

    def beyond(self, clause: Clause, speaker: str) -> tuple[Source, ...]:
        """The chain of a speaker's own statement: who reports it, without the speaker."""
        own = self.direct(clause, clause.parsed.start(clause.predicate))
        own = [*self._passages.beyond(clause.parsed, Source(speaker, "person")), *own]
        through = self.through(clause)
        found = self.tidy([*self._around(clause.parsed), *own, *([through] if through else [])])
        return tuple(s for s in found if s.name.casefold() != speaker.casefold())

    def speaker(self, reporting: Clause) -> Token | None:
        """Who speaks: the subject, or the agent of a passive ("was quoted by X")."""
        quotation = self.quotations.of(reporting)
        if quotation is not None:
            return quotation.speaker
        if reporting.agent is not None:
            return copied(reporting.agent)
        children = list(reporting.predicate.children)
        if reporting.passive and not any(c.dep_ in {"aux", "auxpass", "nsubjpass"} for c in children):
            return next(
                (c for c in children if c.dep_ == "nsubj"), None
            )  # "…, the agency reported", taken for a participle
        return (
            self._stranded(reporting) if reporting.relation in {"ROOT", "parataxis"} and not reporting.passive else None
        )

    def _stranded(self, reporting: Clause) -> Token | None:
        """Who speaks where the parser left a verb without subject: "At a briefing Ivan Petrov, head of X, said"; "the
        report, which we have seen, says Y did it", where it gave Y's verb both subjects."""
        parsed, here = reporting.parsed, reporting.predicate
        if reporting.relation == "parataxis":
            subjects = [c for c in here.head.children if c.dep_ == "nsubj"]
            return subjects[0] if len(subjects) > 1 and subjects[0].i < here.i < subjects[1].i else None
        for name in self.article.names.in_sentence(parsed.sentence.number):
            token = parsed.token_at(name.end - 1) if name.kind == "person" and name.end <= parsed.start(here) else None
            if token is not None and token.dep_ in {"appos", "npadvmod"}:
                return token
        return None

    def source_of(self, reporting: Clause) -> Source | None:
        """Who speaks in a clause of saying, as a source; a document in which a body says it comes before the body."""
        return self.source(reporting.parsed, self._said_in(reporting) or self.speaker(reporting), reporting)

    def source(self, parsed: Parsed, token: Token | None, clause: Clause | None = None) -> Source | None:
        """A noun phrase as a source; what it says, it says on the day of the clause."""
        return self.sources.of(parsed, token, self.timeline.at(clause) if clause is not None else None)

    # -- how chains are made

    def direct(self, clause: Clause, here: int) -> list[Source]:
        """The sources within the sentence of a clause, and of the quotation that it stands in."""
        found: list[Source] = []
        inner = clause
        for outer in clause.governors:
            if _is_remark(inner):
                return found
            found = [*self._reported_by(inner, outer), *found]
            inner = outer
        found = [*self._aside(clause), *self._announced(clause), *found]
        quotation = self.quotations.at(here)
        if quotation is not None and quotation.clause is not clause:
            found = [*self._quoted(quotation), *found]
        for phrase in self._phrases.get(clause.parsed.sentence.number, ()):
            if phrase.start <= here < phrase.end and phrase.spoken.how != "place":
                found = [*found, phrase.source] if phrase.spoken.how == "inner" else [phrase.source, *found]
        return found

    def _reported_by(self, inner: Clause, outer: Clause) -> list[Source]:
        if not self.is_reporting(outer):
            return []
        if inner.nominal and outer.lemma in self.voices.group("announcing"):
            token = inner.predicate
            while token.dep_ == "conj":
                token = token.head
            return self._of_saying(outer) if token == outer.patient and not outer.negated else []
        claimed = inner.relation == "xcomp" and outer.lemma in _CLAIMING  # "claims to have opened 312 cases"
        if inner.relation not in _CONTENT and not claimed:
            return []
        return self._of_saying(outer)

    def _of_saying(self, clause: Clause) -> list[Source]:
        """The sources of what a clause of saying says: the outlet that was told, then whoever speaks."""
        return [s for s in (self.through(clause), self.source_of(clause)) if s is not None]

    def _said_in(self, clause: Clause) -> Token | None:
        """The document in which a body or nobody in particular says something: "in an interim report a panel put"."""
        speaker = self.speaker(clause)
        if speaker is not None and any(w.entity is not None for w in self.article.who(clause.parsed, speaker)):
            return None
        found = [
            t for t in clause.objects("in") if self.voices.is_document(clause.parsed, t) and t.i < clause.predicate.i
        ]
        return found[0] if found else self._opening_document(clause)

    def _opening_document(self, clause: Clause) -> Token | None:
        """ "In its report, presented in May, it said": the parser hangs the report on what follows it."""
        first = clause.parsed.doc[0]
        if clause.relation != "ROOT" or first.lower_ != "in" or first.dep_ != "prep":
            return None
        opened = [o for o in first.children if o.dep_ == "pobj" and self.voices.is_document(clause.parsed, o)]
        subject = clause.subject
        return opened[0] if opened and subject is not None and opened[0].i < subject.i < clause.predicate.i else None

    def through(self, clause: Clause) -> Source | None:
        """The outlet that carried what somebody said: "told the weekly X", "in an interview with X"."""
        told = (
            self._told(clause)
            or self._carrier(clause)
            or next((t for t in clause.objects("through") if self.article.words.is_person_word(t.lower_)), None)
        )
        if told is not None:
            return self.source(clause.parsed, told, clause)
        for phrase in self._phrases.get(clause.parsed.sentence.number, ()):
            if phrase.spoken.how == "place" and phrase.start <= clause.parsed.start(clause.predicate) < phrase.end:
                return phrase.source
        return None

    def _carrier(self, clause: Clause) -> Token | None:
        """The outlet of "in a letter faxed to the agency X", "on X television": named where the words were written or
        heard."""
        for token in (*clause.objects("in"), *clause.objects("on")):
            said = self.voices.is_document(clause.parsed, token) or self.voices.is_saying(clause.parsed, token)
            inside = [t for t in token.subtree if t.dep_ == "pobj"] if said else []
            for part in (token, *inside):
                if self.sources.is_outlet(clause.parsed, part):
                    return part
        return None

    def _told(self, clause: Clause) -> Token | None:
        if clause.lemma != "tell" or clause.passive:
            return None
        behind = clause.parsed.end(clause.predicate)
        for name in self.article.names.in_sentence(clause.parsed.sentence.number):
            near = name.kind == "outlet" and 0 <= name.start - behind < 24
            if near and clause.parsed.doc[clause.predicate.i + 1].tag_ != "IN":
                found = clause.parsed.token_at(name.end - 1)
                return found.head if found is not None and found.dep_ == "compound" else found
        for token in (clause.recipient, clause.patient):
            if token is not None and self.sources.parts(clause.parsed, token):
                return token
        return None

    def _aside(self, clause: Clause) -> list[Source]:
        """ "His council, he reported, is reviewing …": a clause of saying within or behind the one it reports."""
        for other in self.article.clauses[clause.parsed.sentence.number]:
            if other is clause or not self._is_aside(other) or not self.is_reporting(other):
                continue
            if other.predicate.head.i in {clause.predicate.i, *(t.i for t in clause.predicate.ancestors)}:
                return self._of_saying(other)
        return []

    def _is_aside(self, clause: Clause) -> bool:
        """Whether a clause stands beside the one it is about; the parser takes some behind a comma for adverbial."""
        if clause.relation != "advcl":
            return clause.relation == "parataxis"
        own = next((c for c in clause.predicate.children if c.dep_ == "nsubj"), None)
        if (
            own is None
            or clause.marker is not None
            or clause.content is not None
            or clause.predicate.i < clause.predicate.head.i
        ):
            return False
        first = own.left_edge.i
        return first > 0 and own.doc[first - 1].text == "," and clause.predicate.tag_ in {"VBD", "VBN", "VBZ", "VBP"}

    def _announced(self, clause: Clause) -> list[Source]:
        """ "The prosecutor's announcement that …": who made what a noun of saying tells."""
        token = clause.predicate
        for ancestor in token.ancestors:
            if (
                token.dep_ in {"acl", "ccomp"}
                and ancestor.pos_ == "NOUN"
                and self.voices.is_saying(clause.parsed, ancestor)
            ):
                owners = [c for c in ancestor.children if c.dep_ == "poss"]
                owners += [
                    o for c in ancestor.children if c.lower_ in {"of", "by"} for o in c.children if o.dep_ == "pobj"
                ]
                source = self.source(clause.parsed, owners[0], clause) if owners else None
                day = self.timeline.of_noun(clause.parsed, ancestor)
                dated = replace(source, on=day) if source is not None and day is not None else source
                return [dated] if dated is not None else []
            token = ancestor
        return []

    def _quoted(self, quotation: Quotation) -> list[Source]:
        if quotation.parsed is None or quotation.speaker is None or quotation.clause is None:
            return []
        said = self.source(quotation.parsed, quotation.speaker, quotation.clause)
        outer = self.direct(quotation.clause, quotation.parsed.start(quotation.clause.predicate))
        return [s for s in (*outer, self.through(quotation.clause), said) if s is not None]

    def _around(self, parsed: Parsed) -> list[Source]:
        """The sources that cover whole sentences: the speaker of the block, a source in brackets."""
        outer = self.relayed.get(parsed.sentence.block)
        found = [outer.source] if outer is not None else []
        label = self.article.speaker_of(parsed)
        if label is not None:
            held = [r.post for r in self.article.roles if r.entity is label]
            found.append(Source(label.name, "person", held[0] if held else None, self.article.document.date))
        return [*found, *self._bracketed.get(parsed.sentence.number, ())]

    def is_relayed(self, parsed: Parsed) -> bool:
        """Whether a whole block gives somebody's words: an answer, a letter, the item of a press review."""
        return parsed.sentence.block in self.relayed or self.article.speaker_of(parsed) is not None

    def around(self, parsed: Parsed) -> tuple[Source, ...]:
        """The sources that cover a whole sentence."""
        return self.tidy(self._around(parsed))

    def tidy(self, sources: list[Source]) -> tuple[Source, ...]:
        """Each source once, the publisher not at all."""
        found: dict[str, Source] = {}
        for source in sources:
            if not self.sources.is_publisher(source):
                found.setdefault(source.name.casefold(), source)
        return tuple(found.values())

    # -- the survey of a document

    def _survey(self, parsed: Parsed) -> None:
        """Note, in the order of the text, which outlets and documents a sentence cites, and its phrases."""
        number = parsed.sentence.number
        heading = self.article.layout.blocks[parsed.sentence.block].kind == "heading" and self.article.has_body
        for clause in self.article.clauses[number] if not heading else ():
            on = self.timeline.at(clause)
            if clause.predicate.left_edge.lower_ == "to" and clause.predicate.tag_ == "VB":
                continue  # "let independent media report on the case": nobody has reported
            if self.is_reporting(clause) or self.voices.counts(clause):
                carrier = self._carrier(clause)
                texts = [t for t in clause.objects("in") if self.voices.is_document(parsed, t)]
                texts += [t for t in (self._opening_document(clause),) if t is not None]
                written = [t for t in texts if carrier is None or carrier not in t.subtree]
                speaker = self.speaker(clause) if clause.lemma not in self.voices.group("replying") else None
                for token in (speaker, *written, self._told(clause), carrier):
                    if token is not None:
                        self.sources.note(parsed, token, clause=clause, on=on or self._day_of(parsed, token))
            elif (text := self.sources.obtained(clause)) is not None:
                self.sources.note_text(parsed, text)
        phrases = []
        for spoken in self.voices.spoken(self.article.text, parsed):
            if not heading:
                self.sources.note(parsed, spoken.head, start=spoken.start, on=self._day_of(parsed, spoken.head))
            source = self.sources.of(parsed, spoken.head)
            if source is not None and (spoken.how != "place" or source.type == "outlet"):
                phrases.append(_Phrase(spoken, source, *self._covered(parsed, spoken)))
        self._phrases[number] = phrases

    def _day_of(self, parsed: Parsed, text: Token) -> When | None:
        """The day on which a text was made public: "a report tabled on Tuesday", "Monday's survey"."""
        if not self.voices.is_document(parsed, text):
            return None
        told = (c for c in self.article.clauses[parsed.sentence.number] if c.predicate.dep_ == "acl")
        told = (c for c in told if c.predicate.head.i == text.i)
        days = (self.timeline.at(c) for c in told if c.lemma in self.voices.group("publishing"))
        return next((day for day in days if day is not None), None)

    def _covered(self, parsed: Parsed, spoken: Spoken) -> tuple[int, int]:
        """What a phrase covers: its relative clause, or the sentence up to a further clause with its own source."""
        start, end = parsed.sentence.start, parsed.sentence.end
        first = parsed.token_at(spoken.start)
        for ancestor in first.ancestors if first is not None else ():
            if ancestor.dep_ in _NARROW and ancestor.pos_ in {"VERB", "AUX"}:
                return self.article.extent(parsed, ancestor)
        if spoken.how == "inner":
            return spoken.start if spoken.start > start else start, end
        if self._is_aside_in_report(parsed, spoken):
            return self.article.text.rfind(",", start, spoken.start - 2) + 1, end
        for clause in self.article.clauses[parsed.sentence.number]:
            later = clause.relation == "conj" and parsed.start(clause.predicate) > spoken.end
            also = spoken.start <= parsed.start(clause.predicate.head) < spoken.end  # "as X said and history attests"
            own = clause.subject if later and not also and self.is_reporting(clause) else None
            if own is not None and parsed.start(own) > spoken.end:
                end = min(end, parsed.start(own.left_edge))
        return start, end

    def _is_aside_in_report(self, parsed: Parsed, spoken: Spoken) -> bool:
        """ "X conceded that he owned a house, bought, according to prosecutors, for N": between commas, and somebody
        else speaks before: it covers no more than the words at which it stands."""
        text = self.article.text
        if text[spoken.end : spoken.end + 1] != "," or text[spoken.start - 2 : spoken.start] != ", ":
            return False
        outer = (c for c in self.article.clauses[parsed.sentence.number] if c.relation == "ROOT" and c.content)
        return any(
            parsed.end(c.content) < spoken.start and self.is_reporting(c) for c in outer if c.content is not None
        )


def _is_court(source: Source) -> bool:
    """Whether a source is a court, whose verdicts are told sentence by sentence."""
    return source.type == "body" and not {"court", "tribunal"}.isdisjoint(source.name.lower().split())


def _is_remark(clause: Clause) -> bool:
    """Whether a clause is a relative one behind a comma: the writer's own remark on somebody of whom others speak."""
    if clause.relation != "relcl":
        return False
    first = clause.predicate.left_edge
    return bool(first.i and first.doc[first.i - 1].text == ",")
