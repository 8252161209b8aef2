"""Words that are said and that a claim of another kind carries, or that tell a deed: they make no statement."""

from graftwatch.read.desk import Desk
from graftwatch.read.kinds.said import Said

_CARRIES = frozenset({"justice", "misconduct", "measure", "figure", "career", "event", "tie"})
_TOLD = frozenset({"career", "event", "justice", "misconduct", "measure"})
_BEYOND_NUMBERS = frozenset({"ordered", "promised", "called_for"})
_DEEDS = frozenset({"justice", "misconduct", "career", "tie"})


def carried(desk: Desk, said: Said, act: str = "said") -> bool:
    """Whether claims of other kinds carry what is said: they hold its predicate or half of it, or are deeds in it."""
    covered = 0
    for claim in desk.told_over(said.start, said.end):
        if (
            claim.kind not in _CARRIES
            or claim.act == "holds_post"
            or (claim.kind == "figure" and act in _BEYOND_NUMBERS)
        ):
            continue
        low, high = max(claim.evidence.start, said.start), min(claim.evidence.end, said.end)
        if high <= low:
            continue
        covered += high - low
        whole = low == claim.evidence.start and high == claim.evidence.end
        if claim.kind == "figure" and not said.quoted and _is_argument(said, claim.evidence.start):
            return True
        if any(low <= at < high for at in said.predicates) or (claim.kind in _DEEDS and whole and not said.quoted):
            return True
    return covered * 2 > said.end - said.start


def tells_a_deed(desk: Desk, said: Said) -> bool:
    """Whether the main verb of what is said is that of a deed, whether or not a claim of it came to be: nobody's view,
    but news."""
    inner = said.clause
    if inner is None:
        return False
    there = any(c.dep_ == "expl" for c in inner.predicate.children)
    outer = inner.outer
    borrowed = outer is not None and outer.relation == "relcl" and inner.subject == outer.predicate.head
    if borrowed or (inner.subject is None and not inner.passive and not there):  # "boots that he says were of glue"
        return True
    if any(
        q.kind in {"count", "money", "percent"} and _is_argument(said, q.start)
        for q in desk.quantities.get(inner.parsed.sentence.number, ())
        if said.start <= q.start < said.end
    ):
        return True
    heads = {inner.predicate.i, inner.infinitive.i if inner.infinitive is not None else -1}
    return any(
        m.clause.parsed is inner.parsed and m.trigger.i in heads and m.frame.kind in _TOLD and m.how == "verb"
        for m in desk.fired
    )


def _is_argument(said: Said, at: int) -> bool:
    """Whether words stand under the main predicate of what is said, not in a clause beside it."""
    token = said.clause.parsed.token_at(at) if said.clause is not None else None
    while (
        token is not None
        and said.clause is not None
        and token.dep_ != "ROOT"
        and token.dep_ not in {"relcl", "acl", "advcl", "ccomp"}
    ):
        token = token.head
        if token.i == said.clause.predicate.i:
            return True
    return False
