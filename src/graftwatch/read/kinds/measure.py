"""Measure claims: what a state or body does or promises against corruption, and reforms of those who fight it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

from graftwatch.claims import MeasureClaim, Source
from graftwatch.claims.vocabulary import Stance
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.roles import fillers, text_of
from graftwatch.read.syntax import Token

_TITLE_LIMIT = 160  # characters: a title is a name, not a paragraph
_REACH = 220  # characters a quote may run past its trigger: the shortest run of words that carries the claim
_COURTS = frozenset({"judge", "court", "tribunal", "jury", "magistrate", "justice", "verdict", "ruling"})
_MAKERS = frozenset(
    {"promise", "pledge", "vow", "undertake", "order", "instruct", "direct", "task", "demand", "announce"}
)
_DECREES = frozenset({"decree", "edict", "ukase"})
_PAPERS = frozenset({"decree", "edict", "ukase", "law", "order", "resolution"})
_TELLING = frozenset({"clean", "purge", "weed", "root", "return"})
_CRIMINAL = frozenset({"crime", "criminal", "gang", "mafia", "shell", "front", "party", "fund"})


@dataclass(frozen=True, slots=True)
class Tables:
    """The parts of `measure.toml` that are no frames: the words that make a measure one of this ledger, and how the
    stance of a clause shifts the status of its frame."""

    scope: frozenset[str]
    status: dict[tuple[str, str], str]


@cache
def load_tables(language: str = "en") -> Tables:
    """The scope and status tables of a language."""
    text = (files("graftwatch.read") / "lexicon" / language / "measure.toml").read_text(encoding="utf-8")
    held = tomllib.loads(text)
    scope = frozenset(word for row in held["scope"] for word in row["words"])
    return Tables(scope, {(row["of"], row["stance"]): row["gives"] for row in held["status"]})


def from_match(desk: Desk, match: Match) -> Iterator[MeasureClaim]:
    """The measure of a frame that fired, if it is one of this ledger."""
    clause, parsed, frame = match.clause, match.clause.parsed, match.frame
    title, token = _title(desk, match)
    if title is None or not _counts(desk, match, title):
        return
    ends = (
        [min(desk.article.extent(parsed, token)[1], parsed.start(match.trigger) + _REACH)] if token is not None else []
    )
    tokens: list[Token] = [t for t in (clause.subject, token, *fillers(match, "bodies")[:1]) if t is not None]
    due = desk.timeline.due(clause)
    evidence = desk.evidence(match, tokens, ends)
    base = desk.base(clause, evidence)
    if base is None or (base["stance"] == "negated" and frame.act in {"campaign", "meeting", "purge"}):
        return
    base["stance"] = _stance(match, base["stance"])
    maker = _maker(desk, clause) if base["stance"] == "planned" else None
    if maker is not None and all(s.name != maker.name for s in base["said_by"]):
        base["said_by"] = (*base["said_by"], maker)
    base["when"] = (
        base["when"]
        or desk.timeline.told(clause)
        or (desk.timeline.of_noun(parsed, clause.predicate) if match.how == "noun" else None)
    )
    yield MeasureClaim(
        act="decree" if _is_decreed(match) else frame.act,  # type: ignore[arg-type]
        title=title[:_TITLE_LIMIT],
        bodies=tuple(_bodies(desk, match)),
        status=_status(desk, match, base["stance"]),  # type: ignore[arg-type]
        due=due,
        place=text_of(desk.article, match, "place"),
        **base,
    )


def _stance(match: Match, stance: Stance) -> Stance:
    """What is ordered or promised is planned, though the order itself was given."""
    if stance != "asserted":
        return stance
    if match.how == "verb" and match.clause.lemma in _MAKERS - {"announce"}:
        return "planned"
    return cast(Stance, match.frame.stance or stance)


# -- what counts


def _counts(desk: Desk, match: Match, title: str) -> bool:
    """Whether what fired is a measure: somebody of the state acts, the clause says that it is done, it is of the
    field."""
    clause, act = match.clause, match.frame.act
    if match.how == "noun":
        return _is_event(desk, match) if act == "meeting" else _is_named_law(desk, match)
    if clause.predicate.dep_ in {"pcomp", "acl", "amod", "csubj"} and clause.predicate.tag_ in {"VBG", "VB"}:
        return False
    actor = clause.agent if not clause.passive else next(iter(clause.objects("by")), None)
    if actor is not None and clause.parsed.lemma(actor) in _COURTS:
        return False
    if act == "institution" and _CRIMINAL & {w.lower() for w in title.replace("-", " ").split()}:
        return False
    if act == "order":
        return _orders(desk, match, actor)
    if act == "meeting":
        return _meets(desk, match, actor)
    if match.how == "predicate" and match.trigger.i < clause.predicate.i - 1:
        return False  # "in the security forces" is not "in force"
    if act == "institution":
        return _is_institution(desk, match)
    return act == "decree" or clause.lemma in _TELLING or _in_scope(desk, match, title) or _is_promise(clause)


def _meets(desk: Desk, match: Match, actor: Token | None) -> bool:
    """A meeting that somebody holds; for "received" and "reported to" both must be officials."""
    clause = match.clause
    named = actor is not None and any(w.entity is not None for w in desk.article.who(clause.parsed, actor))
    if clause.lemma == "meet" and clause.patient is None:
        return _is_body(desk, clause.parsed, actor) and _in_scope(desk, match, "")
    if clause.lemma in {"receive", "report", "meet"}:
        other = clause.patient if clause.lemma != "report" else next(iter(clause.objects("to")), None)
        return (
            (named or _is_official(desk, clause.parsed, actor))
            and _is_official(desk, clause.parsed, other)
            and not _is_body(desk, clause.parsed, other)
        )
    return named or _is_official(desk, clause.parsed, actor)


def _is_body(desk: Desk, parsed: Parsed, token: Token | None) -> bool:
    return any(w.body is not None for w in desk.article.who(parsed, token))


def _is_institution(desk: Desk, match: Match) -> bool:
    """Whether what is founded, merged or given powers is a body."""
    held = [t for t in (match.extra, *fillers(match, "title")) if t is not None]
    kinds = ("institution", "body")
    return any(t.pos_ == "PRON" or any(desk.classes.has(kind, match.clause, t) for kind in kinds) for t in held)


def _in_scope(desk: Desk, match: Match, title: str) -> bool:
    """Whether the measure has a word of the field in its title, its clause or the name of who acts."""
    parsed = match.clause.parsed
    text = f" {desk.text[parsed.sentence.start : parsed.sentence.end]} {title} ".lower().replace("-", " ")
    return any(word.replace("-", " ") in text for word in load_tables(desk.words.language).scope)


def _is_promise(clause: Clause) -> bool:
    return any(c.lemma in _MAKERS for c in (clause, *clause.governors))


def _orders(desk: Desk, match: Match, actor: Token | None) -> bool:
    """An order to a body or to officials, by whoever governs them; one to a single person is no measure."""
    clause = match.clause
    if clause.passive and actor is None:
        return False
    if not _is_official(desk, clause.parsed, actor):
        return False
    for token in fillers(match, "bodies")[:1]:
        named = [w for w in desk.article.who(clause.parsed, token) if w.entity is not None]
        return not named or clause.agent is token
    return True


def _is_official(desk: Desk, parsed: Parsed, token: Token | None) -> bool:
    """Whether a phrase means a body, or a person with a post."""
    if token is None:
        return False
    for who in desk.article.who(parsed, token):
        if who.body is not None or who.post is not None:
            return True
        if who.entity is not None:
            return any(r.entity is who.entity for r in desk.article.roles) or bool(who.entity.posts)
    return False


def _is_event(desk: Desk, match: Match) -> bool:
    """A meeting that only a noun tells of counts where its body is named and the text goes on about it."""
    clause = match.clause
    named = any(
        (n := desk.article.names.at(clause.parsed, t)) is not None and n.kind == "body" for t in clause.objects("of")
    )
    return named and not any(c.lower_ in {"every", "each", "next"} for c in clause.predicate.children)


def _is_named_law(desk: Desk, match: Match) -> bool:
    """A law that only its name tells of counts where a clause about it says what became of it."""
    noun = match.clause.predicate
    title = desk.article.phrase(match.clause.parsed, noun)
    return match.frame.act == "law" and title[:1].isupper() and any(c.dep_ == "relcl" for c in noun.children)


def _is_decreed(match: Match) -> bool:
    """ "abolished by decree", "a decree renamed …": the act is the decree."""
    clause = match.clause
    if match.frame.act not in {"institution", "reform"}:
        return False
    by = [t for t in clause.objects("by") if t.lower_ in _DECREES]
    return (bool(by) and not clause.passive) or (
        clause.agent is not None and not clause.passive and clause.agent.lower_ in _DECREES
    )


# -- its fields


def _title(desk: Desk, match: Match) -> tuple[str | None, Token | None]:
    """What the measure is called: the noun phrase of its title role, the words of an infinitive, else the clause."""
    parsed, clause = match.clause.parsed, match.clause
    for token in fillers(match, "title") or ([clause.predicate] if match.how == "noun" else []):
        if desk.words.is_calendar(token.text):
            continue
        if token.pos_ in {"NOUN", "PROPN"}:
            words = _whole(desk, parsed, token)
            return (
                f"{clause.predicate.text} {words}" if match.frame.act == "institution" and not clause.nominal else words
            ), token
        if token.pos_ in {"VERB", "AUX"}:
            return _infinitive(desk, parsed, token), token
        if token.pos_ == "PRON" and (body := desk.article.body(parsed, token)) is not None:
            return body, token
    if match.extra is not None and match.extra.pos_ in {"NOUN", "PROPN"}:
        return desk.article.phrase(parsed, match.extra), match.extra
    start, end = clause.region
    return desk.text[start:end].rstrip(" .,;"), clause.predicate


def _whole(desk: Desk, parsed: Parsed, token: Token) -> str:
    """A noun phrase with the "on …" or "against …" that follows it, also where the parser hangs that on the verb."""
    words = desk.article.phrase(parsed, token)
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or following.lower_ not in {"on", "against"} or not list(following.children):
        return words
    tail = desk.text[parsed.start(following) : parsed.end(token.doc[following.right_edge.i])].rstrip(" .,;")
    return words if words.endswith(tail) or desk.words.is_calendar(following.right_edge.text) else f"{words} {tail}"


def _infinitive(desk: Desk, parsed: Parsed, token: Token) -> str:
    """The words of what is ordered or promised; an object that a phrase of time parts from its verb stands for it."""
    _, end = desk.article.extent(parsed, token)
    words = desk.text[parsed.start(token) : end].rstrip(" .,;")
    thing = next((c for c in token.head.children if c.dep_ == "dobj" and c.i > token.i), None)
    return desk.article.phrase(parsed, thing) if thing is not None else words


def _bodies(desk: Desk, match: Match) -> list[str]:
    """Who acts, or for an order who is to act."""
    found: list[str] = []
    parsed = match.clause.parsed
    for token in _ordered(match) or fillers(match, "bodies"):
        if token.lower_ in _PAPERS:
            continue
        for who in desk.article.who(parsed, token):
            text = who.text or (desk.article.phrase(parsed, token) if token.pos_ in {"NOUN", "PROPN"} else None)
            if text and text not in found:
                found.append(text)
        if found:
            break
    return found


def _ordered(match: Match) -> list[Token]:
    """Of "instructed the Government to present": the Government, which stands before what it is to do."""
    clause = match.clause
    if match.frame.act != "order" or clause.infinitive is None:
        return []
    return [c for c in clause.predicate.children if c.dep_ in {"dobj", "dative"} and c.i < clause.infinitive.i][:1] or [
        c for c in clause.infinitive.children if c.dep_ == "nsubj"
    ]


def _maker(desk: Desk, clause: Clause) -> Source | None:
    """Who promises or orders: the one who says it."""
    for holder in (clause, *clause.governors):
        if holder.lemma in _MAKERS and not holder.passive:
            return desk.attribution.source(holder.parsed, holder.agent, holder)
    return None


def _status(desk: Desk, match: Match, stance: str) -> str | None:
    """The status of the frame, as the stance of the clause shifts it; without one, by the tense."""
    status, clause = match.frame.status, match.clause
    if status is None:
        if stance in {"planned", "forecast"}:
            return "announced"
        status = "carried_out" if clause.tense == "past" else "in_force"
    if stance == "planned" and _is_promise(clause):
        return "announced"
    if match.frame.act == "reform" and status == "announced" and stance == "asserted" and clause.lemma not in _MAKERS:
        status = "carried_out" if clause.tense == "past" else "in_force"
    if (
        match.frame.act == "institution"
        and clause.lemma in {"abolish", "dissolve", "disband", "liquidate", "close"}
        and clause.tense == "past"
        and stance == "asserted"
    ):
        return "carried_out"
    return load_tables(desk.words.language).status.get((status, stance), status)
