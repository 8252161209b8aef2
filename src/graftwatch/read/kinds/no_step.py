"""Where words of the law tell no step of a case: what a review only speaks of, what somebody says before a court."""

from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match

_ACCUSING = frozenset({"accuse", "suspect", "blame", "criticise", "criticize"})
_ALLOWING = frozenset({"allow", "let", "permit"})
_BARRING = _ALLOWING | {"ban", "bar", "forbid", "prevent", "prohibit", "stop"}
_BROUGHT = frozenset({"appear", "be", "come", "go", "remain", "sit", "stand"})
_REVIEW = frozenset({"appealed", "overturned", "reduced", "upheld"})
_TERMS = frozenset({"day", "life", "month", "sentence", "term", "week", "year"})
VERDICT = frozenset({"convicted", "sentenced", "fined", "acquitted", "stripped", "barred"})


def tells_no_step(desk: Desk, match: Match) -> bool:
    """Whether a frame of the law fired by words that tell of no step against anybody."""
    clause, act = match.clause, match.frame.act
    if clause.relation == "pcomp" and clause.outer is not None and clause.outer.lemma in _ACCUSING:
        return True
    if act == "appealed" and clause.relation in {"acl", "relcl"} and clause.predicate.tag_ == "VB":
        return True  # "has five days to appeal"
    if act == "fled" and clause.marker in {"as", "when", "while"} and "accused" in match.frame.needs:
        return True  # "was arrested as he boarded a plane"
    if act == "fled" and any(outer.lemma in _BARRING for outer in clause.governors):
        return True  # "barred him from leaving the country"
    if "forbidden" in match.frame.needs and not _is_forbidden(clause):
        return True
    if act == "detained" and _is_of_things(desk, match):
        return True
    return _is_deadline(match) or _is_served(match) or _is_told_before(match) or _is_reviewed(desk, match)


def _is_of_things(desk: Desk, match: Match) -> bool:
    """ "Seized 27 pick-ups": what is counted is no people."""
    clause, held = match.clause, match.clause.patient
    if clause.lemma not in _HOLDING or held is None or held.pos_ != "NOUN":
        return False
    if not any(c.dep_ == "nummod" for c in held.lefts):
        return False
    found = desk.article.who(clause.parsed, held, alone=True)
    human = desk.words.is_person_word(held.lemma_) or desk.words.is_rank(held.lemma_)
    return not human and not any(who.post is not None or who.entity is not None for who in found)


_HOLDING = frozenset({"intercept", "seize"})
"""Verbs of people and of goods alike."""


def stays_away(desk: Desk, match: Match) -> bool:
    """ "Took a plane to Dubai and has not come back", "left in May and has failed to return"."""
    if match.frame.act != "fled":
        return False
    clauses = desk.article.clauses[match.clause.parsed.sentence.number]
    beside = [c for c in clauses if c.relation == "conj" and c.outer is match.clause and c.perfect]
    return any(
        (c.negated and c.lemma in {"come", "return"}) or (c.lemma == "fail" and c.infinitive is not None)
        for c in beside
    )


def _is_forbidden(clause: Clause) -> bool:
    """ "He may not leave the country", "is not allowed to hold office": what somebody must not do."""
    return clause.negated and (clause.modal in {"can", "may", "must"} or clause.lemma in _ALLOWING)


def _is_told_before(match: Match) -> bool:
    """ "The witness told before a Federal High Court": who speaks before a court is not tried there."""
    outer = match.clause.outer
    before = (
        match.frame.act == "tried"
        and match.how == "predicate"
        and match.trigger.lower_ == "before"
        and match.trigger.head.pos_ == "VERB"
    )
    return before and outer is not None and not outer.passive and outer.lemma not in _BROUGHT


def _is_deadline(match: Match) -> bool:
    """ "Gave him six months to pay": a time to do something in, not a term."""
    term = match.extra
    return (
        term is not None
        and match.frame.act == "sentenced"
        and any(
            c.dep_ in {"relcl", "acl"} and any(a.lower_ == "to" and a.dep_ == "aux" for a in c.children)
            for c in term.children
        )
    )


def _is_served(match: Match) -> bool:
    """ "Nine years in prison": where a term is served, and not that somebody is held."""
    return match.frame.act == "detained" and match.how == "predicate" and match.trigger.head.lemma_ in _TERMS


def _is_reviewed(desk: Desk, match: Match) -> bool:
    """ "Upheld the sentence handed to X": what a review speaks of, if nothing but the review has a day."""
    clause, outer = match.clause, match.clause.outer
    if clause.relation != "acl" or outer is None or desk.timeline.at(clause) is not None:
        return False
    told_again = match.frame.act == "appealed" or match.frame.act in VERDICT
    return told_again and any(m.clause is outer and m.frame.act in _REVIEW for m in desk.fired)
