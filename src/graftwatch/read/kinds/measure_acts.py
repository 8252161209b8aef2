"""Which act a measure is: that of its frame, or of the paper that its words name."""

from dataclasses import replace

from graftwatch.read.desk import Desk
from graftwatch.read.frames import STAGE, Match
from graftwatch.read.kinds.measure_fields import intention, is_laid_upon, told_before
from graftwatch.read.roles import fillers
from graftwatch.read.units import parts_of

PAPERS = ("law", "decree", "memorandum", "strategy")
_DECREES = frozenset({"decree", "edict", "ukase"})
_ACTS = {"rules": "order", "tool": "reform"}  # classes of words whose act has another name


def staged(desk: Desk, match: Match) -> Match:
    """A match of a stage with the act that its words give: a ban that is lifted is an order, a register a reform."""
    if match.frame.act != STAGE:
        return match
    held = [t for t in (match.extra, *fillers(match, "title")) if t is not None]
    classes = parts_of("paper")
    intended = next((d for t in held if (d := intention(t)) is not None), None)
    if intended is not None:
        inner = (c for c in desk.article.clauses[match.clause.parsed.sentence.number] if c.predicate.i == intended.i)
        acts = (m.frame.act for c in inner for m in desk.frames.match(c, desk.classes) if m.frame.kind == "measure")
        found = next((act for act in acts if act != STAGE), "reform")
        return replace(match, frame=replace(match.frame, act=found, needs=(STAGE,)))
    fitting = (c for c in classes for t in held if desk.classes.has(c, match.clause, t))
    found = next(fitting, "order" if any(t.lower_ == "order" for t in held) else "reform")
    return replace(match, frame=replace(match.frame, act=_ACTS.get(found, found), needs=(STAGE,)))


def act_of(desk: Desk, match: Match) -> str:
    """The act of the frame; a body founded by decree is a decree, and what comes into force is what its name says, or
    the paper last told: "The agreement takes effect in May", "The document enters into force …"."""
    if is_decreed(match):
        return "decree"
    act = match.frame.act
    if act == "order" and _orders_founding(desk, match):
        return "institution"
    if act == "order" and "planned" in match.frame.needs and match.frame.status == "in_force":
        return act if is_laid_upon(match.clause) else "reform"  # what they must carry, and what they will carry
    if act != "law" or match.frame.status != "in_force":
        return act
    for token in (match.clause.subject, match.clause.patient):
        for kind in ("rules", *PAPERS) if token is not None else ():
            if token is not None and desk.classes.has(kind, match.clause, token):
                return _ACTS.get(kind, kind)
    told = told_before(desk, match)
    if told is not None and told.act in {*PAPERS, "order", "reform"}:
        return told.act
    subject = match.clause.subject
    return "reform" if subject is not None and desk.classes.has("reform", match.clause, subject) else act


def _orders_founding(desk: Desk, match: Match) -> bool:
    """Whether what is ordered founds, merges or empowers a body: "told to merge the two agencies"."""
    deed = match.clause.infinitive or match.clause.content
    if match.how != "verb" or deed is None or match.frame.needs:
        return False
    inner = (c for c in desk.article.clauses[match.clause.parsed.sentence.number] if c.predicate == deed)
    found = (m.frame for c in inner for m in desk.frames.match(c, desk.classes))
    return any(frame.kind == "measure" and frame.act == "institution" for frame in found)


def is_decreed(match: Match) -> bool:
    """ "abolished by decree", "a decree renamed …": the act is the decree."""
    clause = match.clause
    if match.frame.act not in {"institution", "reform"} or match.frame.needs:
        return False
    by = [t for t in clause.objects("by") if t.lower_ in _DECREES]
    return (bool(by) and not clause.passive) or (
        clause.agent is not None and not clause.passive and clause.agent.lower_ in _DECREES
    )
