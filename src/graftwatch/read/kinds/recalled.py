"""Whose case it is where a step of it is told without a name: those of whom the step before was told."""

from graftwatch.claims import Described, JusticeClaim
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.people import Who
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tree import Token

_ACCUSED = frozenset({"investigated", "detained", "charged", "questioned", "searched"})
_RESTRAINED = _ACCUSED | {"tried", "convicted", "sentenced", "released", "barred"}
JUDGED = frozenset({"convicted", "sentenced", "fined", "barred", "stripped"})
FLED_FROM = _ACCUSED | JUDGED | {"released", "sanctioned", "seized", "tried"}
_TAKES_PLACE = frozenset([
    "adjourn", "be", "begin", "come", "conclude", "continue", "delay", "drag", "end", "follow", "hold", "last", "list",
    "open", "postpone", "put", "reopen", "resume", "schedule", "set", "start",
])  # fmt: skip
_STEPS = {
    "charged": _ACCUSED, "tried": _ACCUSED, "acquitted": frozenset({"charged", "investigated", "tried"}),
    "convicted": frozenset({"tried", "charged"}), "reduced": frozenset({"sentenced", "fined", "barred"}),
    "upheld": JUDGED | {"reduced", "appealed"}, "overturned": JUDGED | {"reduced", "upheld", "appealed"},
    "appealed": JUDGED | {"acquitted"}, "detained": _RESTRAINED, "released": _RESTRAINED, "barred": _RESTRAINED,
}  # fmt: skip
"""What must have been told of somebody for the next step of the same case to be told of him without a name."""
_PROCEDURES = frozenset(
    [
        "appeal", "case", "charge",  "conviction", "decision", "file", "indictment", "judgement", "judgment", "penalty",
        "proceeding", "prosecution", "punishment", "retrial", "ruling", "sentence", "term", "that", "trial", "verdict",
    ]
)  # fmt: skip


RESTRAINTS = frozenset([
    "arrest", "bail", "ban", "bond", "custody", "detention", "imprisonment", "measure", "parole", "remand",
    "restraint",
])  # fmt: skip
"""What a court lays on the accused, or takes off him; of one case there is one, so that it needs no article."""


def _procedure(match: Match) -> list[Token]:
    """The nouns of a match that name a step of a case."""
    clause = match.clause
    if match.frame.act in {"detained", "released", "barred"}:
        held = [match.extra, clause.patient, clause.subject] if match.how != "noun" else []
        return [t for t in held if t is not None and t.lemma_ in RESTRAINTS]
    if match.how == "noun":
        outer = clause.outer
        takes_place = outer is not None and clause.relation in SUBJECTS and outer.lemma in _TAKES_PLACE
        candidates: list[Token | None] = [clause.predicate] if takes_place else []
    else:
        candidates = [match.extra, clause.patient, clause.subject]
    return [t for t in candidates if t is not None and t.lemma_ in _PROCEDURES]


def _is_definite(noun: Token) -> bool:
    """Whether a step is one that was spoken of: "the verdict", "both verdicts", "that"; whoever appeals lodges "an"."""
    if any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in {"of", "against", "for"}) for c in noun.children):
        return False
    if noun.lemma_ in RESTRAINTS and noun.tag_ == "NN":
        return True
    if any(c.dep_ == "relcl" for c in noun.children):
        return True  # "a term that the Supreme Court cut to six"
    words = {c.lower_ for c in noun.children if c.dep_ in {"det", "predet", "nummod"}}
    known = {"the", "that", "this", "both"} | ({"an", "a"} if noun.lower_ in {"appeal", "retrial"} else set())
    return noun.lower_ == "that" or bool(words & known)


def again(desk: Desk, claim: JusticeClaim) -> Who:
    """Whom an earlier claim is about, to be spoken of once more."""
    entity = next((e for e in desk.article.names.of_kind("person") if e.name == claim.person), None)
    return Who(claim.person, entity, body=claim.body if claim.person is None else None, count=claim.count)


def recalled(desk: Desk, match: Match) -> list[Who]:
    """Whose case it is, where a step of it is told without a name: "The Court of Appeal cut that to five", "The charges
    came in May". Those of whom the step before was told; of more than a few nobody in particular."""
    parsed, act = match.clause.parsed, match.frame.act
    if act == "investigated":
        return _opened(desk, match)
    noun = next((n for n in _procedure(match) if _is_definite(n)), None)
    if act not in _STEPS or (noun is None and act != "appealed"):
        return []
    term = noun is not None and noun.lemma_ in {"sentence", "term"}
    before = _STEPS[act] if not term else frozenset({"sentenced"})
    here, found = parsed.start(match.trigger), list[Who]()
    last: JusticeClaim | None = None
    for claim in reversed(desk.claims):
        if not isinstance(claim, JusticeClaim) or claim.act not in before or claim.evidence.start >= here:
            continue
        told = desk.article.layout.sentence_at(claim.evidence.start)
        if told is None or parsed.sentence.number - told.number > 2 or parsed.sentence.block - told.block > 1:
            break
        if claim.stance not in {"asserted", "alleged"} or (last is not None and claim.act != last.act):
            break
        last = claim
        found.append(again(desk, claim))
    if noun is not None and len(found) == 2 and any(c.lower_ == "both" for c in noun.children):
        return [Who(Described(desk.article.phrase(parsed, noun)), count=2)]
    return found if len(found) <= 2 else [Who()]


_OPENS = frozenset({"initiate", "institute", "launch", "open", "register", "reopen", "start"})
_OPENED = frozenset({"case", "file", "inquiry", "investigation", "probe", "proceeding"})


def _opened(desk: Desk, match: Match) -> list[Who]:
    """Whose case is opened where none is named with it: "A case was opened", of the one person told of just before;
    else of nobody in particular."""
    clause, parsed = match.clause, match.clause.parsed
    noun = clause.patient
    if match.how != "verb" or clause.lemma not in _OPENS or noun is None or noun.lemma_ not in _OPENED:
        return []
    if any(c.lower_ in {"against", "into", "of", "on"} for c in noun.rights) or clause.modal or clause.negated:
        return []
    if noun.tag_ == "NNS" and (noun.lemma_ != "proceeding" or any(c.dep_ == "nummod" for c in noun.lefts)):
        return []  # "opened nine cases" is a figure
    if any(clause.objects(link) for link in ("against", "into", "over")):
        return [Who()]  # "opened over the leak": of nobody who was spoken of
    before = [c for c in desk.claims if isinstance(c, JusticeClaim) and c.evidence.start < parsed.start(noun)]
    last = max(before, key=lambda c: c.evidence.start, default=None)
    told = desk.article.layout.sentence_at(last.evidence.start) if last is not None else None
    if last is not None and told is not None and isinstance(last.person, str) and told.block == parsed.sentence.block:
        return [again(desk, last)]
    return [Who()]
