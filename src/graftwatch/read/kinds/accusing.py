"""Verbs of accusing and the deed that they govern: who is accused, by whom, of what a gerund tells."""

from graftwatch.claims import Source
from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.tree import Token


def accused_by_verb(desk: Desk, clause: Clause) -> list[Token]:
    """Of whom a verb of accusing says the deed: its object, the last listed before the deed; or whose gerund it is."""
    here, doc = clause.predicate.i, clause.parsed.doc
    if here > 1 and doc[here - 1].text in {"'", "’", "'s", "’s"} and clause.predicate.tag_ == "VBG":
        return [doc[here - 2]]
    accusing = accusing_clause(desk, clause)
    if accusing is None:
        return []
    patient = accusing.subject if accusing.passive or _is_participle(accusing) else accusing.patient
    if patient is None and accusing.outer is not None and accusing.relation in {"acomp", "oprd", "xcomp", "advcl"}:
        patient = accusing.outer.subject  # "stands accused of"
    if patient is None:
        return []
    others = [
        c
        for c in desk.article.clauses[clause.parsed.sentence.number]
        if accusing_clause(desk, c) is accusing and c.predicate.i < here
    ]
    since = max((c.predicate.i for c in others), default=0)
    between = [
        t
        for t in doc[since + 1 : here]
        if since
        and t.dep_ in {"conj", "dobj", "appos"}
        and any(w.entity is not None for w in desk.article.who(clause.parsed, t))
    ]
    return [between[0]] if between else [patient]


def accusing_clause(desk: Desk, clause: Clause) -> Clause | None:
    """The clause that accuses somebody of the deed: "accused him **of taking** bribes"."""
    outer = clause.outer
    if outer is None or clause.relation not in {"pcomp", "conj"} or outer.nominal:
        return None
    if clause.relation == "conj":
        return accusing_clause(desk, outer) if outer.predicate.tag_ == clause.predicate.tag_ == "VBG" else None
    return outer if _accuses(desk, outer) else None


def is_charge(desk: Desk, match: Match) -> bool:
    """Whether an offence is what a verb of accusing accuses of: "accused of abuse of office by the ombudsman"."""
    outer, noun = match.clause.outer, match.clause.predicate
    of = noun.dep_ == "pobj" and outer is not None and noun.head.head.i == outer.predicate.i
    return of and outer is not None and _accuses(desk, outer)


def _accuses(desk: Desk, clause: Clause) -> bool:
    frames = [f for _, f, _ in desk.frames.verbs.get(clause.lemma, ()) if f.kind == "misconduct"]
    return any({"said_by", "offences"} <= set(f.roles) for f in frames)


def _is_participle(clause: Clause) -> bool:
    """ "the former head, wanted since 2006 and accused of theft": a passive without its "be"."""
    verb = clause.predicate
    return verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "dobj"} for c in verb.children)


def accuser(desk: Desk, clause: Clause) -> Source | None:
    passive = clause.passive or _is_participle(clause)
    token = next(iter(clause.objects("by")), None) if passive else clause.agent
    return desk.attribution.source(clause.parsed, token, clause) if token is not None else None
