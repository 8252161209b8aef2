"""Career claims of a person beside a post: who holds it, in what span, and on which day the text shows him in it."""

import re
from collections.abc import Iterator

from graftwatch.claims import CareerClaim, When
from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.firms import is_firm_word
from graftwatch.read.holders import Held
from graftwatch.read.kinds.unsaid import Place, last_held
from graftwatch.read.names import Name
from graftwatch.read.tenses import tense_of
from graftwatch.read.tenure import tenure


def from_holder(desk: Desk, held: Held) -> Iterator[CareerClaim]:
    """The holds_post claim of a person beside a post."""
    article, parsed, post = desk.article, held.parsed, held.post
    bare = post.body is None and post.place is None
    bench = _bench(desk, held)
    if bench is None and held.how == "title" and not post.former and bare and post.post.lower() in _ADDRESS:
        return  # a form of address before a name (gold rule 20): "Judge Maria Cruz", "Chief Dele Ojo"
    start, end = (held.start, held.end) if bench is None else (held.start, bench.end)
    when, when_end = _span_of(desk, held)
    evidence = article.cover(parsed, start, max(end, when_end))
    body = post.body or (bench.entity.name if bench is not None and bench.entity is not None else None)
    body = body or (_body_of_chief(desk, held) if post.place is None else None)
    if body is not None and body.islower() and " " not in body and is_firm_word(article, body):
        return  # "the firm's chief accountant"
    if post.place is None and desk.words.is_corporate(post.post) and not _is_of_state(desk, body):
        return  # "Halden's sales director"
    former = held.former and when is None
    if former and _is_until_now(desk, held) and article.document.date is not None:
        when = When.parse(f"../{article.document.date.approximate().text}")
    if when is None and not former and held.how not in {"copula", "fronted", "listed"}:
        when = _acting_on(desk, held)
        if when == _approximate(article.document.date) and _is_past(desk, held):
            # "Tolan, then the mayor, …": not on the document's day, but on that of what is told before
            when = _approximate(desk.timeline.scene(parsed, held.start))
    if held.how == "copula" and held.clause is not None and when is None:
        present = held.clause.tense == "present" and desk.timeline.entry(parsed) is None
        told = tenure(desk.timeline, held.clause) or desk.timeline.at(held.clause)
        when = _approximate(article.document.date) if present else told
    former = former or (when is None and _is_past(desk, held))
    clause = _clause_at(desk, held)
    said = desk.attribution.chain(clause) if clause is not None and article.speaker_of(parsed) else ()
    base = desk.plain(parsed, evidence, when=when, said_by=said)
    yield CareerClaim(
        act="holds_post",
        person=held.entity.name,
        post=post.post or None,
        body=body,
        place=post.place,
        former=former,
        **base,
    )


def _is_of_state(desk: Desk, body: str | None) -> bool:
    """Whether a body is known, or called what bodies of the state are called."""
    if body is None or desk.words.is_body(body):
        return body is not None
    head = re.split(r" (?:of|for) ", body)[0].split()[-1]
    return desk.words.is_body_word(head) and not desk.words.is_private(body) and not is_firm_word(desk.article, head)


def _bench(desk: Desk, held: Held) -> Name | None:
    """The court behind a judge's name: "Judge Ivan Petrov of the Regional Court"; then the title is a post."""
    if held.how != "title" or held.post.post.lower() not in {"judge", "justice"}:
        return None
    here = desk.article.names.in_sentence(held.parsed.sentence.number)
    behind = (name for name in here if name.kind == "body" and held.end < name.start)
    return next((name for name in behind if desk.text[held.end : name.start] in (" of the ", " of ")), None)


_ADDRESS = frozenset({"boss", "chief", "head", "judge", "judges", "justice", "justices", "lord"})
_THEN = re.compile(r"\bthen\b|\bat (?:the|that) time\b", re.IGNORECASE)


def _body_of_chief(desk: Desk, held: Held) -> str | None:
    """The body of "his finance chief" and "Petrov's deputy": that of whoever is meant; a head of state has none."""
    owner, at = held.post.owner, held.post.start
    meant = desk.article.pronouns.get(at) if owner in {"his", "her"} else None
    people = (n.entity for n in desk.article.names.names if n.kind == "person" and n.entity is not None)
    chief = meant or (next((e for e in people if e.name == owner), None) if owner is not None else None)
    place = last_held(desk, chief, at) if chief is not None else Place()
    return None if place.post and desk.words.is_top_post(place.post) else place.body


def _is_past(desk: Desk, held: Held) -> bool:
    """Whether a post was held at another time than the document's: "then the mayor", "six years mayor"."""
    around = desk.text[max(held.parsed.sentence.start, held.start - 5) : held.end + 13]
    before = held.parsed.tokens_between(held.start, held.post.start)[-1:]
    return _THEN.search(around) is not None or any(desk.words.counts_office(t.lower_) for t in before)


def _approximate(date: When | None) -> When | None:
    return date.approximate() if date is not None else None


def _clause_at(desk: Desk, held: Held) -> Clause | None:
    return next(iter(desk.article.clauses[held.parsed.sentence.number]), None)


def _span_of(desk: Desk, held: Held) -> tuple[When | None, int]:
    """The time in office beside a post: "from 2003 to 2007", "since 2016", "until lately" gives none."""
    text, parsed = desk.text, held.parsed
    stop = parsed.sentence.end
    for mark in (",", ";"):
        at = text.find(mark, held.post.end, stop)
        stop = at if at >= 0 else stop
    for expression in desk.timeline.expressions.get(parsed.sentence.number, ()):
        bound = _END.fullmatch(text[held.post.end : expression.lead_start])
        if bound is not None and expression.role == "at" and (when := desk.timeline.value(expression)) is not None:
            open_end = f"../{when.exactly().text}" if bound[1] == "until" else f"{when.exactly().text}/.."
            return (None if when.is_interval else When.parse(open_end)), expression.end
        between = held.how == "apposition" and held.start < expression.lead_start and expression.end < held.post.start
        if between and expression.role in {"span", "since", "until"}:
            return desk.timeline.value(expression), held.post.end
        opening = text.find("(", held.post.end, expression.lead_start)
        if opening >= 0 and text[opening + 1 : expression.lead_start].strip():
            continue  # "the mayor X (in custody since May)"
        if held.post.end <= expression.start <= min(stop, held.post.end + 40) and expression.role in {
            "span",
            "since",
            "until",
        }:
            return desk.timeline.value(expression), expression.end
        if (
            held.how == "copula"
            and held.post.end <= expression.start <= min(stop, held.post.end + 12)
            and expression.role == "at"
        ):
            return desk.timeline.value(expression), expression.end
    return None, 0


def _is_until_now(desk: Desk, held: Held) -> bool:
    """Whether a post ended about the day of the text: "until now mayor of Tarn", "mayor of Tarn until now"."""
    before = desk.text[max(held.parsed.sentence.start, held.post.start - 20) : held.post.start]
    return _UNTIL_NOW.match(desk.text, held.post.end) is not None or _UNTIL_NOW.search(before) is not None


_UNTIL_NOW = re.compile(r",? (?:until|till|up to) now\b", re.IGNORECASE)
_END = re.compile(r",? (until|since) (?:[^,;.:()]{2,40} )?")


def _acting_on(desk: Desk, held: Held) -> When | None:
    """The day on which the text shows the holder acting: that of the clause around, else the document's own."""
    parsed = held.parsed
    token = parsed.token_at(held.end - 1)
    if any(c.lower_ in _NOW for c in held.post.head.lefts) and desk.article.document.date is not None:
        return desk.article.document.date.approximate()
    clauses = {c.predicate.i: c for c in desk.article.clauses[parsed.sentence.number]}
    here = token
    while here is not None:
        if here.i in clauses:
            when = desk.timeline.at(clauses[here.i])
            when = when or _told_of(desk, held) or _said_on(desk, clauses[here.i])
            if when is not None and not when.is_interval:
                return when.approximate()
            if (
                clauses[here.i].tense == "past"
                and (scene := desk.timeline.scene(parsed, held.start)) is not None
                and _is_told(desk, scene)
            ):
                return scene.approximate()
            acts = tense_of(clauses[here.i]) == "past" and not clauses[here.i].perfect
            if acts and (day := desk.timeline.reported(parsed, held.start)) is not None:
                return day.approximate()
            break
        if here.dep_ == "ROOT":
            break
        here = here.head
    date = desk.timeline.entry(parsed) or desk.article.document.date
    return date.approximate() if date is not None else None


def _told_of(desk: Desk, held: Held) -> When | None:
    """The day of what a relative clause tells of the holder: "the mayor, who opened the bridge on Monday"."""
    for clause in desk.article.clauses[held.parsed.sentence.number]:
        of = clause.relation == "relcl" and held.start <= held.parsed.start(clause.predicate.head) < held.end
        acts = clause.tense == "past" and not clause.perfect and not clause.passive and clause.lemma != "be"
        if of and acts:
            return desk.timeline.at(clause)
    return None


def _said_on(desk: Desk, clause: Clause) -> When | None:
    """The day on which somebody said what a clause tells."""
    outer = clause.outer if clause.relation == "ccomp" else None
    return desk.timeline.at(outer) if outer is not None else None


def _is_told(desk: Desk, scene: When) -> bool:
    """Whether a text tells of the past at a place rather than of its own day: it has no day, or that is years later."""
    document = desk.article.document
    if document.date is None or document.date_basis == "inferred":
        return True
    return document.date.bounds[0].year - scene.bounds[0].year >= _YEARS_APART


_YEARS_APART = 3
_NOW = frozenset({"present", "current", "incumbent", "sitting"})
