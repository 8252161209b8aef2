"""The words that a statement gives: a quotation, a clause, an object."""

from dataclasses import dataclass

from graftwatch.claims import When
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.topic import person_in
from graftwatch.read.quotations import Quotation
from graftwatch.read.report import is_fresh
from graftwatch.read.roles import fillers
from graftwatch.read.tree import Token

_AS = {
    "ascribe": {"to"}, "attribute": {"to"}, "compare": {"to", "with"}, "liken": {"to"}, "put": {"to"}, "speak": {"of"},
    "talk": {"of"},
}  # fmt: skip
_NAMES = frozenset({"acomp", "amod", "pcomp", "pobj"})
_HOLLOW = frozenset({"called_for", "ordered", "promised", "warned"})
_WH = frozenset({"what", "which", "who", "whom", "how", "why", "where", "when", "whether", "if"})


@dataclass(slots=True)
class Said:
    """Words that are said: half-open offsets, the words, the main clause of them, where its predicates stand."""

    start: int
    end: int
    words: str
    clause: Clause | None = None
    predicates: tuple[int, ...] = ()
    topic: str | None = None
    sentences: tuple[Clause, ...] = ()
    stance: str = "asserted"
    quoted: bool = False

    @property
    def only_asks(self) -> bool:
        """Whether quoted words are a question and nothing else: they say nothing."""
        return self.quoted and self.words.endswith("?") and self.words.count(".") + self.words.count("!") == 0

    @property
    def is_past(self) -> bool:
        """Whether the words tell as a fact what was or has been."""
        inner = self.clause
        return inner is not None and inner.tense == "past" and not inner.negated and inner.modal is None


def said_in_quotation(desk: Desk, quotation: Quotation) -> Said:
    """What a quotation says, over all its sentences."""
    words = " ".join(desk.text[quotation.start : quotation.end].split()).strip(" ,.")
    roots = _roots(desk, quotation)
    clause = roots[0] if roots else None
    at = tuple(c.parsed.start(c.predicate) for c in roots)
    return Said(quotation.outer[0], quotation.outer[1], words, clause, at, sentences=tuple(roots), quoted=True)


def _roots(desk: Desk, quotation: Quotation) -> list[Clause]:
    """The outermost clauses of a quotation: nothing within it governs them."""
    found: list[Clause] = []
    for number, clauses in desk.article.clauses.items():
        sentence = desk.article.parsed[number].sentence
        if sentence.end <= quotation.start or sentence.start >= quotation.end:
            continue
        inside = [c for c in clauses if quotation.start <= c.parsed.start(c.predicate) < quotation.end]
        found += [c for c in inside if c.outer is None or c.outer not in inside]
    return found


def said_by_clause(desk: Desk, match: Match, speaker: Token) -> Said | None:
    """What a clause of saying says: its finite complement, the sentence around "he said", or what a role names."""
    clause, parsed = match.clause, match.clause.parsed
    content = clause.content
    if content is not None and content.dep_ == "ccomp" and not _holds(content, speaker) and not _asks(content, clause):
        start, end = _around(desk, parsed, content, clause)
        words = _plain(desk.text[start:end])
        inner = _clause_at(desk, parsed, content)
        if len(words.split()) >= 2:
            return Said(start, end, words, inner, (parsed.start(content),), stance=_stance(inner))
    if content is None and (inner := _behind_that(desk, clause)) is not None:
        start, end = desk.article.extent(parsed, inner.predicate)
        start = max(start, parsed.end(clause.predicate))
        return Said(
            start,
            end,
            _plain(desk.text[start:end]),
            inner,
            (parsed.start(inner.predicate),),
            stance=_stance(inner),
        )
    if clause.relation == "parataxis" and clause.outer is not None:
        outer = clause.outer
        start, end = parsed.sentence.start, parsed.sentence.end
        return Said(
            start,
            end,
            _plain(desk.text[start:end]),
            outer,
            (parsed.start(outer.predicate),),
            stance=_stance(outer),
        )
    return _in_role(desk, match)


def _in_role(desk: Desk, match: Match) -> Said | None:
    """Words in a role: an infinitive ("promised to appeal"), a predicate ("called it a farce"), an object."""
    clause, parsed = match.clause, match.clause.parsed
    slots = fillers(match, "content")
    if match.frame.act != "called_for" and (label := label_of(desk, clause)) is not None:
        shifted = clause.patient is not None and clause.patient.i > label.i  # "dismissed as | false reports that …"
        slots = [label, *slots] if not shifted else [*slots, label]
    elif match.frame.act == "said":
        slots = [
            t
            for t in slots + fillers(match, "about")
            if t.dep_ in {"pobj", "pcomp"} and t.head.lower_ in _AS.get(clause.lemma, {"as"})
        ]
    for token in slots:
        if token.pos_ == "PRON" and token.lower_ not in {"everything", "nothing", "it"}:
            continue
        if (
            token == match.extra == clause.patient and match.frame.act in _HOLLOW and token.tag_ != "CD"
        ):  # "gave the order"
            continue
        start, end = desk.article.extent(parsed, token)
        end = min(
            [end, *(parsed.start(t.left_edge) for t in token.subtree if t.dep_ == "relcl" and t.head.pos_ == "PROPN")]
        )
        inner = _clause_at(desk, parsed, token)
        topic = person_in(desk, parsed, start, end) if inner is None else None
        return Said(start, end, _plain(desk.text[start:end]), inner, (parsed.start(token),), topic)
    return None


def label_of(desk: Desk, clause: Clause) -> Token | None:
    """What a verb of labelling calls somebody or something: "called it a farce", "dismissed the report as fiction"."""
    if clause.lemma not in desk.attribution.voices.group("labelling"):
        return None
    inside = clause.patient.children if clause.patient is not None else ()
    labels = [o for p in inside if p.dep_ == "prep" and p.lower_ == "as" for o in p.children if o.dep_ in _NAMES]
    labels += [*clause.objects("as"), *clause.complements]
    return labels[-1] if labels and labels[-1].i > clause.predicate.i else None


def _behind_that(desk: Desk, clause: Clause) -> Clause | None:
    """A that-clause behind the verb that the parser hung elsewhere ("warning officials that …")."""
    parsed = clause.parsed
    others = desk.article.clauses[parsed.sentence.number]
    for inner in others:
        if inner.marker == "that" and inner.predicate.i > clause.predicate.i and inner.relation in {"advcl", "ccomp"}:
            mark = next(c for c in inner.predicate.children if c.lower_ == "that")
            between = [c for c in others if clause.predicate.i < c.predicate.i < mark.i]
            return inner if mark.i > clause.predicate.i and not between and mark.i - clause.predicate.i <= 4 else None
    return None


def _asks(content: Token, clause: Clause) -> bool:
    """Whether a complement is a question ("said who had", "citing what it knew"): nobody is told anything."""
    return content.i > clause.predicate.i and content.left_edge.lower_ in _WH


def _holds(content: Token, speaker: Token) -> bool:
    return bool(content.left_edge.i <= speaker.i <= content.right_edge.i and content in speaker.ancestors)


def _around(desk: Desk, parsed: Parsed, content: Token, clause: Clause) -> tuple[int, int]:
    """The stretch of a complement, without a clause of saying that stands inside it or beside it."""
    start, end = desk.article.extent(parsed, content)
    here = parsed.start(clause.predicate)
    if start < here < end:
        return (start, here) if parsed.start(content) < here else (here + len(clause.predicate.text), end)
    return start, end


def _plain(words: str) -> str:
    words = " ".join(words.split()).strip(' ,.;:“”"—–-')
    for mark in ("that ", "whether "):
        words = words.removeprefix(mark)
    return words


def _clause_at(desk: Desk, parsed: Parsed, token: Token) -> Clause | None:
    return next((c for c in desk.article.clauses[parsed.sentence.number] if c.predicate.i == token.i), None)


def _stance(clause: Clause | None) -> str:
    return "forecast" if clause is not None and clause.modal in {"will", "'ll", "’ll"} else "asserted"


def spoken_on(desk: Desk, clause: Clause) -> When | None:
    """The day on which something was said that says none itself: that of the report, or one of the week before it on
    which the paragraph stands; without a report's day that on which it stands."""
    here = clause.parsed.start(clause.predicate)
    day = desk.timeline.reported(clause.parsed, here, spoken=True)
    told = desk.timeline.scene(clause.parsed, here)
    return told if told is not None and (day is None or is_fresh(told, day)) else day
