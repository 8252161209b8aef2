"""The English reader: documents in, claims and mentions out, by the steps of docs/architecture.md."""

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from graftwatch.claims import CareerClaim, Claim, Document, JusticeClaim, Mention, Reading, When, in_order
from graftwatch.claims.reading import MentionSchema
from graftwatch.garbage import uncollected
from graftwatch.names import is_given, is_surname, sound
from graftwatch.read import parse
from graftwatch.read.article import Article
from graftwatch.read.attribution import Attribution
from graftwatch.read.by_name.english import more_names
from graftwatch.read.clauses import Parsed, nominal, noun_lemma
from graftwatch.read.desk import Desk
from graftwatch.read.finish import finish
from graftwatch.read.firms import firms
from graftwatch.read.frames import STAGE, Match, load_frames
from graftwatch.read.judge import judged
from graftwatch.read.kinds import (
    as_ordered,
    career,
    citation,
    event,
    figure,
    gapping,
    holding,
    justice,
    measure,
    misconduct,
    penalties,
    promised,
    remark,
    service,
    statement,
    succession,
    tie,
    undertaken,
    verbless,
)
from graftwatch.read.layout import Layout, lay_out
from graftwatch.read.names import Name
from graftwatch.read.offences import load_offences
from graftwatch.read.posts import Post
from graftwatch.read.quantities import find_quantities
from graftwatch.read.scan import Scan
from graftwatch.read.time import find_times, latest_required
from graftwatch.read.timeline import Timeline
from graftwatch.read.tree import Tree
from graftwatch.read.word_classes import classes_of
from graftwatch.read.words import Words

NAME = "en-frames.1"
DOCUMENTS_AT_ONCE = 32
_HEAD_BLOCKS = 6  # in which the dateline of a text stands

Judge = Callable[[Article, list[Claim]], list[Claim]]
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
    with `parse_all` the scan is switched off and every sentence is parsed, which must change nothing but the time.
    `judge` says which claims of a document are kept, and how likely each is; None keeps all that the frames make."""

    name = NAME
    languages = ("en",)

    def __init__(self, pipeline: str | None = None, *, parse_all: bool = False, judge: Judge | None = judged) -> None:
        self.pipeline = pipeline
        self.judge = judge
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
        readings = []
        with uncollected():
            for document, layout, chosen in zip(documents, layouts, wanted):
                parsed = {s.number: Parsed(s, doc) for s, doc in zip(chosen, docs)}
                readings.append(self._read_one(document, layout, parsed))
                for sentence in parsed.values():
                    sentence.doc.dissolve()
                del parsed
        yield from readings

    def _read_one(self, document: Document, layout: Layout | None, parsed: dict[int, Parsed]) -> Reading:
        if layout is None or not parsed:
            return Reading(document=document.id, reader=NAME)
        inferred = required_date(layout, parsed) if document.date is None else None
        if inferred is not None:
            document = document.inferred(inferred)
        desk = self.desk(document, layout, parsed)
        write(desk)
        claims = finish(desk)
        return Reading(
            document=document.id,
            reader=NAME,
            claims=tuple(in_order(self.judge(desk.article, claims) if self.judge is not None else claims)),
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
                country=article.country_in(p.sentence.block),
                leave_alone=timeline.spans(n),
            )
            for n, p in parsed.items()
        }
        classes = classes_of(article, self.offences)
        return Desk(
            article=article, timeline=timeline, attribution=Attribution(article, timeline), quantities=quantities,
            frames=self.frames, classes=classes, offences=self.offences, words=self.words, reader=NAME,
            names_offence=self.scan.names_offence(document.text),
        )  # fmt: skip


def write(desk: Desk) -> None:
    """Write all claims of a document at its desk, the kinds that others defer to first."""
    fired = desk.fired = sorted(
        _fired(desk), key=lambda match: ("accused" in match.frame.needs, match.frame.act != "holds_post")
    )
    for kind, build in _ORDER:
        if kind == "misconduct":
            for held in desk.article.holders:
                employed = tie.employment(desk, held)
                for post in [employed] if employed is not None else holding.from_holder(desk, held):
                    desk.add(post)
            for tied in tie.ties(desk):
                desk.add(tied)
                for change in succession.beside_change(desk, tied):
                    desk.add(change)
            for chief in (*service.services(desk), *succession.chiefs(desk), *succession.next_in_line(desk)):
                desk.add(chief)
        if kind == "statement":
            for number_claim in figure.figures(desk):
                desk.add(number_claim)
        for match in fired:
            if match.frame.kind == kind:
                for claim in build(desk, match):
                    desk.add(claim)
                    if isinstance(claim, CareerClaim):
                        for before in succession.displaced(desk, claim, match):
                            desk.add(before)
                        for later in career.in_a_row(desk, claim, match):
                            desk.add(later)
                    if isinstance(claim, (JusticeClaim, CareerClaim)):
                        for further in (*gapping.gapped(desk, claim, match), *gapping.elliptic(desk, claim, match)):
                            desk.add(further)
        if kind == "measure":
            for beside in (promised.promised, undertaken.undertaken, as_ordered.ordered):
                for promise in beside(desk):
                    desk.add(promise)
        if kind == "justice":
            for number in sorted(desk.article.parsed):
                for again in gapping.repeated(desk, desk.article.parsed[number]):
                    desk.add(again)
                for penalty in verbless.verbless(desk, desk.article.parsed[number]):
                    desk.add(penalty)
            for penalty in penalties.penalties(desk):
                desk.add(penalty)
    told = (m for m in fired if m.frame.kind == "statement")
    for said in (
        *statement.quoted(desk),
        *statement.demanded(desk),
        *statement.in_words_of(desk),
        *statement.listed(desk, told),
    ):
        desk.add(said)
    for remarked in remark.remarks(desk):
        desk.add(remarked)
    for cited in citation.citations(desk):
        desk.claims.append(cited)
    desk.claims += [*misconduct.doubtful(desk)]


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
            if lemma not in desk.frames.nominal and token.lower_ not in desk.frames.nominal:
                continue
            if token.dep_ in {"amod", "compound"} and token.lower_ in desk.frames.adjectives:
                coloured = desk.frames.match_adjective(nominal(parsed, token, clauses))
                yield from _best(m for m in coloured if m.frame.kind == "justice")
            if lemma in desk.frames.predicates or (token.tag_ == "NNS" and token.lower_ in desk.frames.predicates):
                phrase = nominal(parsed, token, clauses)
                yield from _beside(verbal, token, _best(desk.frames.match_predicate(phrase, lemmas, desk.classes)))
            if (
                lemma in desk.frames.nouns
                and token.pos_ in {"NOUN", "PROPN"}
                and not _is_within_body(desk, parsed, token)
            ):
                phrase = nominal(parsed, token, clauses)
                yield from _beside(verbal, token, _best(desk.frames.match_noun(phrase, lemmas, desk.classes)))


def _is_within_body(desk: Desk, parsed: Parsed, token: Any) -> bool:
    """Whether a word is part of the name of a body: nobody is prosecuted by the name of a Prosecution Service."""
    name = desk.article.names.at(parsed, token)
    return name is not None and name.kind in {"body", "outlet"} and parsed.end(token) < name.end


def _beside(verbal: list[Match], token: Any, matches: Iterable[Match]) -> Iterator[Match]:
    """The matches that no verb of the same act already makes with this word as its complement."""
    here = verbal[0].clause.parsed.start(token) if verbal else 0
    for match in matches:
        alike = [v for v in verbal if v.frame.kind == match.frame.kind]
        acts = {v.frame.act for v in alike if v.clause.region[0] <= here < v.clause.region[1]}
        told = match.frame.act in acts or (match.frame.act == "holds_post" and bool(acts))
        told = told or bool(acts & _IMPLY.get(match.frame.act, frozenset()))
        held = (v.extra for v in alike if v.frame.act != STAGE or match.how == "noun")
        if not told and token not in held:  # "saw her conviction quashed" tells the quashing
            yield match


_IMPLY = {
    "detained": frozenset({"sentenced"}),  # "sentenced to 11 years in jail"
    "tried": frozenset({"charged", "convicted", "acquitted", "sentenced"}),  # "charged before the High Court"
}


def _best(matches: Iterable[Match]) -> Iterator[Match]:
    """The first match of each kind; a deed that no word calls wrong gives way to one that is a wrong by itself."""
    kinds: dict[str, str] = {}
    for match in sorted(matches, key=lambda match: "affair" in match.frame.needs):
        kind, act = match.frame.kind, match.frame.act
        if kind not in kinds or (match.frame.also and kinds[kind] != act):
            kinds.setdefault(kind, act)
            yield match


def mentions(desk: Desk) -> Iterator[Mention]:
    """Where the text names people, bodies and posts."""
    document = desk.article.document
    schemas: dict[str, MentionSchema] = {
        "person": "Person", "body": "PublicBody", "outlet": "Organization", "other": "Organization"
    }  # fmt: skip
    named = [name for name in desk.article.names.names if name.kind in schemas and name.entity is not None]
    more = list(more_names(desk.text, [(name.start, name.end) for name in named if " " in name.surface]))
    private = firms(desk.article)
    for name in named:
        inside = any(m.start <= name.start and name.end <= m.end for m in more)
        if name.entity is not None and (not inside or name.surface.isupper()):  # "KNB department" names the KNB, too
            yield Mention(
                document=desk.id, source=document.source, surface=name.surface, start=name.start, end=name.end,
                schema="Organization" if name.entity.name in private and not _is_persons(name) else schemas[name.kind],
                entity=name.entity.name,
            )  # fmt: skip
    for found in more:
        yield Mention(
            document=desk.id, source=document.source, surface=found.text, start=found.start, end=found.end,
            schema=found.schema, entity=found.text,
        )  # fmt: skip
    for post in _posts(desk.article):
        start = _behind_modifiers(desk, post)
        yield Mention(
            document=desk.id, source=document.source, surface=desk.text[start : post.end], start=start, end=post.end,
            schema="Position", entity=post.post,
        )  # fmt: skip


def _is_persons(name: Name) -> bool:
    """Whether the words of a name are a person's: a trader is no firm."""
    words = name.surface.split()
    return is_given([sound(words[0])]) or is_surname(words[-1])


def _posts(article: Article) -> Iterator[Post]:
    """The posts that a text names: of somebody, or told from others by their body, place or portfolio."""
    found = [held.post for held in article.holders]
    taken = {offset for post in found for offset in range(post.start, post.end)}
    for parsed in article.parsed.values():
        for token in parsed.doc:
            post = article.post(parsed, token) if token.pos_ in {"NOUN", "PROPN"} else None
            if (
                post is None
                or post.plural
                or not (post.body or post.place or article.words.is_one_of_a_kind(post.post))
            ):
                continue
            if taken.isdisjoint(range(post.start, post.end)):
                taken.update(range(post.start, post.end))
                found.append(post)
    yield from sorted(found, key=lambda post: post.start)


def _behind_modifiers(desk: Desk, post: Post) -> int:
    """Where the name of a post begins, behind "the former" or "an acting"."""
    start = post.start
    for word in desk.text[post.start : post.end].split(" ")[:-1]:
        if word.lower() not in _ARTICLES and not desk.words.is_former(word) and not desk.words.is_acting(word):
            break
        start += len(word) + 1
    return start


_ARTICLES = frozenset({"a", "an", "the", "his", "her", "its", "their"})


def required_date(layout: Layout, parsed: dict[int, Parsed]) -> When | None:
    """The latest day that a text without a date requires; what is said to lie ahead requires nothing."""
    told, ahead = [], []
    for block in layout.blocks[:_HEAD_BLOCKS]:
        if "date" in block.dateline:  # "KUALA LUMPUR, July 9": a day without its year
            told += find_times(layout.text, *block.dateline["date"])
    for sentence in layout.sentences:
        found = find_times(layout.text, sentence.start, sentence.end)
        told += found
        if sentence.number in parsed:
            modals = [
                t.idx + sentence.start for t in parsed[sentence.number].doc if t.lower_ in {"will", "would", "shall"}
            ]
            ahead += [e for e in found if any(0 < e.start - at < 80 for at in modals)]
    return latest_required(told, future=ahead)
