"""Whether a deed that no word calls wrong is one: by who does it or who tells it."""

from collections.abc import Sequence
from typing import Any

from graftwatch.claims import JusticeClaim, MisconductClaim, Source
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.accusing import accusing_clause
from graftwatch.read.people import Who
from graftwatch.read.stance import stance_of

_ALLEGING = frozenset(["allege", "charge", "claim", "document", "expose", "reveal", "uncover"])
_SUSPECTED = frozenset(
    ["charged", "convicted", "detained", "extradited", "fled", "investigated", "sentenced", "tried", "upheld"]
)
"""Steps of the law against somebody, after which money that he takes is told as part of the case."""
_PROVEN = frozenset({"convicted", "sentenced", "upheld"})
_GATES = frozenset({"said_by", "suspect", "official", "affair", "scheme"})
_NEAR = 2
"""Paragraphs back in which an affair is still being told: newspapers give each sentence one of its own."""


_CASE = 3
"""Steps and wrongs from which a text is about a case from end to end."""


def is_wrong(desk: Desk, match: Match, doers: list[Who]) -> bool:
    """Whether what a frame `needs` makes a wrong of its deed is there.

    `said_by`: an accuser; `suspect`: that, or a doer against whom the text tells a step of the law; `official`: that,
    or one who serves the public; `scheme`: the same; `affair`: never by itself, it is left to the judge.
    """
    needs = match.frame.needs
    if "affair" in needs:
        return False
    if not is_gated(match) or is_accused(desk, match, doers):
        return True
    if "said_by" not in needs and any(is_suspect(desk, who) for who in doers):
        return True
    return ("official" in needs or "scheme" in needs) and any(_serves(desk, who) for who in doers)


def is_gated(match: Match) -> bool:
    """Whether the deed of a frame is a wrong only of some, or in some texts."""
    return not _GATES.isdisjoint(match.frame.needs)


def is_unproven(desk: Desk, match: Match, who: Who, said_by: Sequence[Source]) -> bool:
    """Whether a deed that only its affair makes a wrong stands before a verdict: somebody else tells it, or the text
    knows of no conviction."""
    if not is_gated(match):
        return False
    if said_by:
        return all(source.name != who.text for source in said_by)
    return not any(isinstance(c, JusticeClaim) and c.act in _PROVEN for c in desk.claims)


def is_accused(desk: Desk, match: Match, doers: Sequence[Who]) -> bool:
    """Whether an accuser tells it (document, outlet, unnamed voice, body), or the doer himself."""
    chain = desk.attribution.chain(match.clause)
    if any(s.type != "person" for s in chain) or accusing_clause(desk, match.clause) is not None:
        return True
    if any(governor.lemma in _ALLEGING for governor in match.clause.governors):
        return True
    if stance_of(match.clause, desk.words) == "alleged":
        return True
    return any(w.text == s.name for s in chain for w in doers)


def is_suspect(desk: Desk, who: Who) -> bool:
    """Whether the text tells a step of the law against somebody named."""
    return who.entity is not None and any(
        isinstance(claim, JusticeClaim) and claim.act in _SUSPECTED and claim.person == who.entity.name
        for claim in desk.claims
    )


def is_of_affair(desk: Desk, parsed: Parsed) -> bool:
    """Whether a case or a wrong is told in the same paragraph or just before it, or the text is about one."""
    steps = sum(1 for claim in desk.claims if _is_step(claim))
    return bool(_told(desk, parsed)) or steps >= (1 if desk.names_offence else _CASE)


def _told(desk: Desk, parsed: Parsed) -> list[Any]:
    """The steps and wrongs told in a sentence and just before it, in order of the text."""
    blocks = desk.article.layout.blocks
    first, end = blocks[max(0, parsed.sentence.block - _NEAR)].start, parsed.sentence.end
    told = [claim for claim in desk.claims if first <= claim.evidence.start < end and _is_step(claim)]
    return sorted(told, key=lambda claim: claim.evidence.start)


def _is_step(claim: Any) -> bool:
    return isinstance(claim, MisconductClaim) or (isinstance(claim, JusticeClaim) and claim.act in _SUSPECTED)


def _serves(desk: Desk, who: Who) -> bool:
    """Whether a doer holds a public post or serves the law, so that what others may do is a wrong of his."""
    if who.entity is not None:
        return any(h.entity is who.entity for h in desk.article.holders)
    lemma = who.token.lemma_ if who.token is not None else ""
    if lemma in _SERVANTS or (lemma and desk.words.is_rank(lemma)):
        return True
    if who.post is not None and not desk.words.is_private(desk.text[who.post.start : who.post.end]):
        return True
    return who.body is not None and any(w in _FORCES for w in who.body.lower().split())


_SERVANTS = frozenset(
    ["alderman", "bailiff", "clerk", "commander", "councillor", "councilman", "customs", "detective", "examiner",
     "guard", "inspector", "investigator", "jailer", "judge", "magistrate", "officer", "official", "patrolman",
     "paymaster", "police", "policeman", "prosecutor", "quartermaster", "ranger", "recruiter", "registrar",
     "sergeant", "soldier", "storekeeper", "storeman", "superintendent", "surveyor", "trooper", "warden", "warder",
     "warehouseman"]
)  # fmt: skip
_FORCES = frozenset({"army", "battalion", "customs", "gendarmerie", "militia", "navy", "patrol", "police", "troops"})
