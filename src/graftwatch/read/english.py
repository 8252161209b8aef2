"""The English reader: documents in, claims and mentions out, by the steps of docs/architecture.md."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from graftwatch.claims import CareerClaim, Claim, Document, JusticeClaim, Mention, Reading, When, in_order
from graftwatch.read import parse
from graftwatch.read.article import Article
from graftwatch.read.attribution import Attribution
from graftwatch.read.by_name.english import more_names
from graftwatch.read.clauses import Clause, Parsed, nominal, noun_lemma
from graftwatch.read.desk import Desk
from graftwatch.read.finish import finish
from graftwatch.read.frames import Classes, Match, load_classes, load_frames
from graftwatch.read.kinds import (
    career,
    citation,
    event,
    figure,
    gapping,
    holding,
    justice,
    measure,
    misconduct,
    statement,
    tie,
)
from graftwatch.read.layout import Layout, lay_out
from graftwatch.read.offences import load_offences
from graftwatch.read.quantities import find_quantities
from graftwatch.read.scan import Scan
from graftwatch.read.time import find_times, latest_required
from graftwatch.read.timeline import Timeline
from graftwatch.read.tree import Tree
from graftwatch.read.words import Words

NAME = "en-frames.1"
DOCUMENTS_AT_ONCE = 32

_Builder = Callable[[Desk, Match], Iterator[Claim]]
_ORDER: tuple[tuple[str, _Builder], ...] = (
    ("justice", justice.from_match),
    ("career", career.from_match),
    ("misconduct", misconduct.from_match),
    ("measure", measure.from_match),
    ("event", event.from_match),
    ("tie", tie.from_match),
    ("statement", statement.from_match),
)


class EnglishReader:
    """Reads English reporting. `pipeline` is a spaCy package or folder (the first installed of `parse.PIPELINES` if
    None);
    with `parse_all` the scan is switched off and every sentence is parsed, which must change nothing but the time."""

    name = NAME
    languages = ("en",)

    def __init__(self, pipeline: str | None = None, *, parse_all: bool = False) -> None:
        self.pipeline = pipeline
        self.parse_all = parse_all
        self.words = Words("en")
        self.frames = load_frames("en")
        self.offences = load_offences("en")
        self.scan = Scan.of(self.words, self.frames, self.offences)
        self._pipeline: parse.Pipeline | None = None

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order, one reading each; `DOCUMENTS_AT_ONCE` of them are in memory."""
        stream = iter(documents)
        while batch := list(islice(stream, DOCUMENTS_AT_ONCE)):
            yield from self._read_batch(batch)

    def _read_batch(self, documents: list[Document]) -> Iterator[Reading]:
        layouts = [lay_out(d) if self.scan.concerns(d.text, d.furniture) else None for d in documents]
        wanted = [self.scan.sentences(layout, every=self.parse_all) if layout else [] for layout in layouts]
        texts = [layout.text[s.start : s.end] for layout, chosen in zip(layouts, wanted) if layout for s in chosen]
        docs: Iterator[Tree] = iter(())
        if texts:
            if self._pipeline is None:
                self._pipeline = parse.load(self.pipeline)
            docs = self._pipeline.parse(texts)
        for document, layout, chosen in zip(documents, layouts, wanted):
            parsed = {s.number: Parsed(s, doc) for s, doc in zip(chosen, docs)}
            yield self._read_one(document, layout, parsed)

    def _read_one(self, document: Document, layout: Layout | None, parsed: dict[int, Parsed]) -> Reading:
        if layout is None or not parsed:
            return Reading(document=document.id, reader=NAME)
        inferred = required_date(layout, parsed) if document.date is None else None
        if inferred is not None:
            document = document.inferred(inferred)
        desk = self.desk(document, layout, parsed)
        write(desk)
        return Reading(
            document=document.id,
            reader=NAME,
            claims=tuple(in_order(finish(desk))),
            mentions=tuple(mentions(desk)),
            inferred_date=inferred,
        )

    def desk(self, document: Document, layout: Layout, parsed: dict[int, Parsed]) -> Desk:
        """Everything that is known of a document before claims are written."""
        self.words.dictionary = parse.load(self.pipeline).dictionary
        article = Article(document, layout, parsed, self.words)
        timeline = Timeline(article)
        quantities = {
            n: find_quantities(
                document.text,
                p.sentence.start,
                p.sentence.end,
                country=article.country_in(p),
                leave_alone=timeline.spans(n),
            )
            for n, p in parsed.items()
        }
        classes = _classes(article, self.offences)
        return Desk(
            article=article, timeline=timeline, attribution=Attribution(article, timeline), quantities=quantities,
            frames=self.frames, classes=classes, offences=self.offences, words=self.words, reader=NAME,
            names_offence=self.scan.names_offence(document.text),
        )  # fmt: skip


def write(desk: Desk) -> None:
    """Write all claims of a document at its desk, the kinds that others defer to first."""
    fired = desk.fired = sorted(_fired(desk), key=lambda match: "accused" in match.frame.needs)
    for kind, build in _ORDER:
        if kind == "misconduct":
            for held in desk.article.holders:
                employed = tie.employment(desk, held)
                for post in [employed] if employed is not None else holding.from_holder(desk, held):
                    desk.add(post)
            for tied in tie.ties(desk):
                desk.add(tied)
        if kind == "statement":
            for number_claim in figure.figures(desk):
                desk.add(number_claim)
        for match in fired:
            if match.frame.kind == kind:
                for claim in build(desk, match):
                    desk.add(claim)
                    if isinstance(claim, (JusticeClaim, CareerClaim)):
                        for further in gapping.gapped(desk, claim, match):
                            desk.add(further)
        if kind == "justice":
            for number in sorted(desk.article.parsed):
                for again in gapping.repeated(desk, desk.article.parsed[number]):
                    desk.add(again)
    told = (m for m in fired if m.frame.kind == "statement")
    for said in (*statement.quoted(desk), *statement.demanded(desk), *statement.listed(desk, told)):
        desk.add(said)
    for cited in citation.citations(desk):
        desk.claims.append(cited)


def _fired(desk: Desk) -> Iterator[Match]:
    """Every frame that fires in a document: by verb, by predicate phrase, by noun; the most demanding of each kind."""
    article = desk.article
    for number in sorted(article.parsed):
        parsed, lemmas = article.parsed[number], article.lemmas[number]
        clauses = article.clauses[number]
        if article.layout.blocks[parsed.sentence.block].kind == "heading" and article.has_body:
            continue
        verbal: list[Match] = []
        for clause in clauses:
            verbal += _best(desk.frames.match(clause, desk.classes))
        yield from verbal
        for token in parsed.doc:
            lemma = noun_lemma(parsed, token) if token.tag_ == "NN" else lemmas[token.i]
            if token.dep_ in {"amod", "compound"} and token.lower_ in desk.frames.adjectives:
                coloured = desk.frames.match_adjective(nominal(parsed, token, clauses))
                yield from _best(m for m in coloured if m.frame.kind == "justice")
            if lemma in desk.frames.predicates:
                phrase = nominal(parsed, token, clauses)
                yield from _beside(verbal, token, _best(desk.frames.match_predicate(phrase, lemmas, desk.classes)))
            if lemma in desk.frames.nouns and token.pos_ in {"NOUN", "PROPN"}:
                phrase = nominal(parsed, token, clauses)
                yield from _beside(verbal, token, _best(desk.frames.match_noun(phrase, lemmas, desk.classes)))


def _beside(verbal: list[Match], token: Any, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches that no verb of the same act already makes with this word as its complement."""
    here = verbal[0].clause.parsed.start(token) if verbal else 0
    for match in matches:
        alike = [v for v in verbal if v.frame.kind == match.frame.kind]
        acts = {v.frame.act for v in alike if v.clause.region[0] <= here < v.clause.region[1]}
        told = match.frame.act in acts or (match.frame.act == "holds_post" and bool(acts))
        told = told or bool(acts & _IMPLY.get(match.frame.act, frozenset()))
        if not told and not any(token == v.extra for v in alike):  # "saw her conviction quashed" tells the quashing
            yield match


_IMPLY = {
    "detained": frozenset({"sentenced"}),  # "sentenced to 11 years in jail"
    "tried": frozenset({"charged", "convicted", "acquitted", "sentenced"}),  # "charged before the High Court"
}


def _best(matches: Iterable[Match]) -> Iterator[Match]:
    """The first match of each kind."""
    kinds: dict[str, str] = {}
    for match in matches:
        kind, act = match.frame.kind, match.frame.act
        if kind not in kinds or (match.frame.also and kinds[kind] != act):
            kinds.setdefault(kind, act)
            yield match


def mentions(desk: Desk) -> Iterator[Mention]:
    """Where the text names people, bodies and posts."""
    document = desk.article.document
    schemas = {"person": "Person", "body": "PublicBody", "outlet": "Organization", "other": "Organization"}
    named = [name for name in desk.article.names.names if name.kind in schemas and name.entity is not None]
    more = list(more_names(desk.text, [(name.start, name.end) for name in named if " " in name.surface]))
    for name in named:
        inside = any(m.start <= name.start and name.end <= m.end for m in more)
        if name.entity is not None and (not inside or name.surface.isupper()):  # "KNB department" names the KNB, too
            yield Mention(
                document=desk.id, source=document.source, surface=name.surface, start=name.start, end=name.end,
                schema=schemas[name.kind], entity=name.entity.name,  # type: ignore[arg-type]
            )  # fmt: skip
    for found in more:
        yield Mention(
            document=desk.id, source=document.source, surface=found.text, start=found.start, end=found.end,
            schema=found.schema, entity=found.text,
        )  # fmt: skip
    for held in desk.article.holders:
        post = held.post
        yield Mention(
            document=desk.id, source=document.source, surface=desk.text[post.start : post.end], start=post.start,
            end=post.end, schema="Position", entity=post.post,
        )  # fmt: skip


def _classes(article: Article, offences: Any) -> Classes:
    """The word classes that units name in braces, asked of one document."""

    def is_person(clause: Clause, token: Any) -> bool:
        return any(w.entity is not None or w.party is not None for w in article.who(clause.parsed, token))

    def is_body(clause: Clause, token: Any) -> bool:
        name = article.names.at(clause.parsed, token)
        if name is not None:
            return name.kind in {"body", "outlet", "other"}
        return article.words.is_body_word(token.text) or article.words.is_collective(token.lower_)

    def is_place(clause: Clause, token: Any) -> bool:
        name = article.names.at(clause.parsed, token)
        return name is not None and name.kind == "place"

    def is_post(clause: Clause, token: Any) -> bool:
        return article.post(clause.parsed, token) is not None

    def is_offence(clause: Clause, token: Any) -> bool:
        lemmas = article.lemmas[clause.parsed.sentence.number]
        return any(first <= token.i < first + n for _, first, n in offences.find(clause.parsed.doc, lemmas))

    def is_money(clause: Clause, token: Any) -> bool:
        signed = token.text[:1] in "$€£₸₽" or any(c.text[-1:] in "$€£₸₽" for c in token.children)
        known = (
            token.tag_ in {"NN", "NNS"} or token.text.islower()
        ) and token.lower_ in article.words.lexicon.currencies.words
        return (
            signed
            or known
            or token.lower_
            in {
                "dollars",
                "tenge",
                "euros",
                "roubles",
                "rubles",
                "money",
                "million",
                "billion",
            }
        )

    def is_term(clause: Clause, token: Any) -> bool:
        return token.lower_ in {"year", "years", "month", "months", "days", "life", "sentence", "term"}

    tests: dict[str, Any] = {
        "person": is_person, "body": is_body, "place": is_place, "post": is_post, "offence": is_offence,
        "money": is_money, "term": is_term,
    }  # fmt: skip
    for name, members in load_classes("en").items():
        tests[name] = _member(members)
    is_law, is_change = tests["law"], tests["change"]

    def is_law_or_change(clause: Clause, token: Any) -> bool:
        """ "The criminal code", "changes to the criminal code"."""
        of = (o for c in token.children if c.lower_ in {"in", "of", "to"} for o in c.children if o.dep_ == "pobj")
        return is_law(clause, token) or (is_change(clause, token) and any(is_law(clause, o) for o in of))

    tests["law"] = is_law_or_change
    return Classes(**tests)


def _member(words: frozenset[str]) -> Callable[[Clause, Any], bool]:
    def test(clause: Clause, token: Any) -> bool:
        lemma = clause.parsed.lemma(token)
        if lemma in words or token.lower_ in words:
            return True
        before = " ".join(t.lower_ for t in token.doc[max(0, token.i - 1) : token.i])
        return f"{before} {lemma}" in words or (token.text[:1].isupper() and _called(token) in words)

    return test


def _called(token: Any) -> str:
    """What a name that runs over "of" ends in, which says what is named: "the Proceeds of Crime Bill"."""
    last = None
    for following in token.doc[token.i + 1 : token.i + 8]:
        if following.text[:1].isupper():
            last = following
        elif following.lower_ not in {"of", "and", "for", "the"}:
            break
    return str(last.lower_) if last is not None and last.text[:1].isupper() else ""


def required_date(layout: Layout, parsed: dict[int, Parsed]) -> When | None:
    """The latest day that a text without a date requires; what is said to lie ahead requires nothing."""
    told, ahead = [], []
    for sentence in layout.sentences:
        found = find_times(layout.text, sentence.start, sentence.end)
        told += found
        if sentence.number in parsed:
            modals = [
                t.idx + sentence.start for t in parsed[sentence.number].doc if t.lower_ in {"will", "would", "shall"}
            ]
            ahead += [e for e in found if any(0 < e.start - at < 80 for at in modals)]
    return latest_required(told, future=ahead)
