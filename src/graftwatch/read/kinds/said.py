"""The words that a statement gives: a quotation, a clause, an object; and what act they amount to."""

from dataclasses import dataclass

from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.quotations import Quotation
from graftwatch.read.roles import fillers
from graftwatch.read.syntax import Token

_AS = {"attribute": {"to"}, "ascribe": {"to"}, "liken": {"to"}, "compare": {"to", "with"}}
_WH = frozenset({"what", "which", "who", "whom", "how", "why", "where", "when", "whether", "if"})
_FIRST_AND_THIRD = frozenset({"i", "we", "he", "she", "they"})


@dataclass(slots=True)
class Said:
    """Words that are said: half-open offsets, the words, the main clause of them, where its predicates stand."""

    start: int
    end: int
    words: str
    clause: Clause | None = None
    predicates: tuple[int, ...] = ()
    topic: str | None = None
    stance: str = "asserted"
    quoted: bool = False


def said_in_quotation(desk: Desk, quotation: Quotation) -> Said:
    """What a quotation says, over all its sentences."""
    words = " ".join(desk.text[quotation.start : quotation.end].split()).strip(" ,.")
    roots = _roots(desk, quotation)
    clause = roots[0] if roots else None
    at = tuple(c.parsed.start(c.predicate) for c in roots)
    return Said(quotation.outer[0], quotation.outer[1], words, clause, at, topic_of(desk, clause), "asserted", True)


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
            return Said(start, end, words, inner, (parsed.start(content),), topic_of(desk, inner), _stance(inner))
    if content is None and (inner := _behind_that(desk, clause)) is not None:
        start, end = desk.article.extent(parsed, inner.predicate)
        start = max(start, parsed.end(clause.predicate))
        return Said(
            start,
            end,
            _plain(desk.text[start:end]),
            inner,
            (parsed.start(inner.predicate),),
            topic_of(desk, inner),
            _stance(inner),
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
            topic_of(desk, outer),
            _stance(outer),
        )
    return _in_role(desk, match)


def _in_role(desk: Desk, match: Match) -> Said | None:
    """Words in a role: an infinitive ("promised to appeal"), a predicate ("called it a farce"), an object."""
    clause, parsed = match.clause, match.clause.parsed
    slots = fillers(match, "content")
    if clause.lemma in desk.attribution.voices.group("labelling") and clause.complements:
        slots = [clause.complements[-1], *slots]
    if match.frame.act == "said" and clause.lemma not in desk.attribution.voices.group("labelling"):
        slots = [
            t
            for t in slots + fillers(match, "about")
            if t.dep_ in {"pobj", "pcomp"} and t.head.lower_ in _AS.get(clause.lemma, {"as"})
        ]
    for token in slots:
        if token.pos_ == "PRON" and token.lower_ not in {"everything", "nothing", "it"}:
            continue
        start, end = desk.article.extent(parsed, token)
        end = min(
            [end, *(parsed.start(t.left_edge) for t in token.subtree if t.dep_ == "relcl" and t.head.pos_ == "PROPN")]
        )
        inner = _clause_at(desk, parsed, token)
        topic = topic_of(desk, inner) or _person_in(desk, parsed, start, end)
        return Said(start, end, _plain(desk.text[start:end]), inner, (parsed.start(token),), topic)
    return None


def _person_in(desk: Desk, parsed: Parsed, start: int, end: int) -> str | None:
    """Whom words without a clause are about: "twelve years for Ivan Petrov"."""
    names = desk.article.names.in_sentence(parsed.sentence.number)
    return next((n.entity.name for n in names if n.kind == "person" and n.entity and start <= n.start < end), None)


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


def topic_of(desk: Desk, clause: Clause | None) -> str | None:
    """What words are about: the subject of their main clause, a person in full; else what is done or done with."""
    if clause is None:
        return None
    candidates = [clause.subject, None if clause.passive else clause.patient]
    candidates += [o for c in candidates if c is not None for p in c.children if p.lower_ == "of" for o in p.children]
    candidates += [*(token for _, token in clause.obliques), *clause.complements]
    empty = desk.attribution.voices.group("nobody")
    for token in candidates:
        if token is not None and token.pos_ in {"NOUN", "PROPN"} and clause.parsed.lemma(token) not in empty:
            who = next(iter(desk.article.who(clause.parsed, token)), None)
            named = who.entity if who is not None else None
            return named.name if named is not None else desk.article.phrase(clause.parsed, token)
    return None


def _stance(clause: Clause | None) -> str:
    return "forecast" if clause is not None and clause.modal in {"will", "'ll", "’ll"} else "asserted"


# -- the act


def act_of(desk: Desk, match: Match | None, said: Said | None, speaker: str) -> str | None:
    """The act that a clause of saying and what it says come to; None where it is no statement."""
    act = match.frame.act if match is not None else "said"
    clause = match.clause if match is not None else None
    if clause is not None and act == "admitted" and clause.negated:
        return "denied"
    if clause is not None and clause.lemma in desk.attribution.voices.group("labelling") and act == "said":
        return "denied" if _disputes(desk, clause) else "criticised"
    if act in {"ordered", "promised", "called_for"} and clause is not None:
        return act if _is_attitude(desk, act, clause, said) else None
    if act == "said" and said is not None and said.clause is not None:
        return _meant(desk, clause, said, said.clause, speaker)
    return act


def _disputes(desk: Desk, clause: Clause) -> bool:
    """ "Called the charges groundless": what is labelled was said against somebody."""
    target = clause.patient
    return target is not None and clause.parsed.lemma(target) in desk.attribution.voices.group("accusing")


def _meant(desk: Desk, clause: Clause | None, said: Said, inner: Clause, speaker: str) -> str:
    """What words said plainly amount to: a denial, a promise, a demand."""
    voices = desk.attribution.voices
    telling = said.quoted or clause is None or clause.lemma in voices.group("telling")
    answering = said.quoted or clause is None or clause.lemma in voices.group("answering")
    own = _of_speaker(desk, inner, speaker)
    future = inner.modal in {"will", "shall", "'ll", "’ll", "would"}
    if answering and inner.modal is None:
        disputed = inner.subject is not None and inner.parsed.lemma(inner.subject) in voices.group("accusing")
        if (own and inner.negated) or (
            (own or disputed or (inner.passive and inner.perfect)) and voices.means("denied", inner)
        ):
            return "denied"
    if telling and future and (own or _is_nobody(inner) or (inner.passive and not said.quoted)):
        return "promised"
    if inner.modal == "should" and not inner.perfect and said.quoted:
        return "called_for"
    return "said"


def _of_speaker(desk: Desk, inner: Clause, speaker: str) -> bool:
    """Whether words are about the speaker himself: "I", or a pronoun that means him."""
    subject = inner.subject
    if subject is not None and subject.lower_ in {"client", "clients"}:
        return True
    if subject is None or subject.lower_ not in _FIRST_AND_THIRD:
        return False
    if subject.lower_ in {"i", "we"}:
        return True
    if any(word.rstrip("s") in desk.attribution.voices.group("speaks_for") for word in speaker.lower().split()):
        return True
    who = next(iter(desk.article.who(inner.parsed, subject)), None)
    return who is not None and who.entity is not None and who.entity.name == speaker


def _is_nobody(inner: Clause) -> bool:
    return inner.subject is not None and inner.subject.lower_ in {"nobody", "none", "one"} and inner.negated


def _is_attitude(desk: Desk, act: str, clause: Clause, said: Said | None) -> bool:
    """Whether an order, promise or demand is a statement: a deed that the state promises or orders is a measure."""
    if said is None:
        return False
    if act == "promised":
        inner = said.clause
        nominal = (
            inner is None
            and clause.patient is not None
            and clause.parsed.lemma(clause.patient) in {"appeal", "fight", "cooperation"}
        )
        return (
            said.quoted
            or nominal
            or (
                inner is not None
                and (desk.attribution.voices.means("promised", inner) or _is_nobody(inner) or inner.negated)
            )
        )
    if act == "ordered":
        return clause.passive or said.clause is None or said.clause.predicate.tag_ == "VBN"
    if clause.lemma in {"want", "ask", "propose"} and clause.infinitive is not None:
        return clause.infinitive.dep_ == "ccomp" or any(
            c.dep_ in {"nsubj", "nsubjpass"} for c in clause.infinitive.children
        )
    if clause.patient is not None and clause.lemma in {"demand", "ask", "request"}:
        return not _is_money(desk, clause)
    return not (clause.lemma == "ask" and _is_money(desk, clause))


def _is_money(desk: Desk, clause: Clause) -> bool:
    start, end = clause.region
    sums = desk.quantities.get(clause.parsed.sentence.number, ())
    if any(start <= q.start < end and q.kind in {"money", "percent"} for q in sums):
        return True
    return any(
        t.lower_ in {"money", "bribe", "bribes", "cash", "kickback", "kickbacks"}
        for t in clause.parsed.tokens_between(start, end)
    )
