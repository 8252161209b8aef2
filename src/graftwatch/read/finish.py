"""The last step: claims checked against the text, doubles and retellings dropped."""

from collections import defaultdict
from typing import Any

from graftwatch.claims import Claim, When
from graftwatch.claims.jsonl import own_fields
from graftwatch.read.desk import Desk
from graftwatch.read.kinds.authorities import same_day
from graftwatch.read.kinds.misconduct import DOUBT
from graftwatch.read.leads import named, with_lead

_ONCE = frozenset({"career", "justice", "tie", "misconduct", "measure", "event"})
_FACTS = ("post", "body", "by", "what")  # what a second telling may add that makes it a claim of its own
_EVERYDAY = frozenset(
    {"appealed", "barred", "disciplined", "fined", "fled", "pardoned", "released", "seized", "stripped", "tried"}
)
"""Acts of the law whose words everyday life has too: a driver is released, a striker fined, villagers flee."""
_SOFT = frozenset(
    {"post", "body", "place", "by", "reason", "what", "title", "detail", "victim", "beneficiary", "bodies", "people"}
)


def finish(desk: Desk) -> list[Claim]:
    """The claims of a document: quotes verified, each told once, at the place that fills most."""
    kept: dict[str, Claim] = {}
    for claim in desk.claims:
        claim.evidence.verify(desk.id, desk.text)
        kept.setdefault(claim.id, claim)
    groups: dict[tuple[str, ...], list[Claim]] = defaultdict(list)
    result: list[Claim] = []
    told = [with_lead(desk, claim, list(kept.values())) for claim in kept.values()]
    for claim in named(desk, told):
        if claim.kind in _ONCE:
            groups[_group(claim)].append(claim)
        else:
            result.append(claim)
    for group in groups.values():
        result += _told_once(group)
    result = same_day(desk, result)
    return [claim for claim in result if desk.names_offence or not _is_everyday(claim, result)]


def _is_everyday(claim: Any, claims: list[Any]) -> bool:
    """Whether an act that is not the law's alone stands in a text without other acts of the law, or a post of its
    person: asked of texts that name no offence."""
    if claim.kind != "justice" or claim.act not in _EVERYDAY or claim.offences or claim.term or claim.amount:
        return False
    return not any(
        (other.kind == "misconduct" and other.confidence > DOUBT)
        or (other.kind == "justice" and (other.act not in _EVERYDAY or other.offences))
        or (other.kind == "career" and other.person == claim.person is not None)
        for other in claims
    )


def _group(claim: Claim) -> tuple[str, ...]:
    """Claims of one group may be retellings: one kind and act, one subject, one stance."""
    subject: tuple[str, ...]
    if claim.kind == "measure" or claim.kind == "event":
        subject = ()
    else:
        subject = tuple(str(getattr(claim, f)) for f in claim.subject_fields if f != "post")
    return (claim.kind, claim.act, claim.stance if claim.stance in {"negated", "denied"} else "", *subject)


def _told_once(group: list[Claim]) -> list[Claim]:
    """Of claims that say no more than another one of the group, only that other one; the fullest first."""
    kept: list[Claim] = []
    for claim in sorted(group, key=lambda c: (-_filled(c), -(c.evidence.end - c.evidence.start), c.evidence.start)):
        if not any(_says_no_more(claim, other) for other in kept):
            kept.append(claim)
    return kept


def _filled(claim: Claim) -> int:
    return sum(1 for f in (*own_fields(claim.kind), "when") if getattr(claim, f) not in (None, (), False, ""))


def _says_no_more(claim: Claim, other: Claim) -> bool:
    overlap = min(claim.evidence.end, other.evidence.end) > max(claim.evidence.start, other.evidence.start)
    if claim.kind in {"measure", "event"}:
        return overlap
    if claim.kind == "misconduct" and claim.evidence.sentence == other.evidence.sentence:
        return overlap  # one sentence tells of several deeds rather than twice of one
    hard = [f for f in own_fields(claim.kind) if f not in _SOFT]
    for name in hard:
        mine, theirs = getattr(claim, name), getattr(other, name)
        if mine in (None, (), "", False) or _agree(mine, theirs):
            continue
        return False
    if claim.kind == "career" and claim.act == "holds_post":
        return _same_post(claim, other)
    if overlap:
        return True
    if any(getattr(claim, f, None) and not getattr(other, f, None) for f in _FACTS):
        return False
    return claim.when is None or (other.when is not None and not claim.when.excludes(other.when))


def _same_post(claim: Any, other: Any) -> bool:
    """One person and one post: the same head, and bodies that do not differ; spans of office tell posts apart."""
    one, two = (claim.post or "").lower().split(), (other.post or "").lower().split()
    if one and two and (one[-1] != two[-1] or not (set(one) <= set(two) or set(two) <= set(one))):
        return False  # "prime minister", "defence minister"
    if one and two and {"deputy", "vice"} & (set(one) ^ set(two)):
        return False
    if claim.former != other.former and claim.when is not None and other.when is not None:
        return False
    if _spans(claim) and not _spans(other):
        return False  # "has headed it since 2001" says more than a title does
    spans = [c.when for c in (claim, other) if c.when is not None and (c.when.is_interval or not c.when.is_approximate)]
    if len(spans) == 2 and spans[0].excludes(spans[1]):
        return False
    if claim.body and other.body:
        a, b = set(claim.body.lower().split()), set(other.body.lower().split())
        return bool(a & b - {"the", "of", "and"})
    return bool(one and two) or bool(claim.body and other.body)


def _spans(claim: Any) -> bool:
    return claim.when is not None and claim.when.is_interval


def _agree(mine: Any, theirs: Any) -> bool:
    if isinstance(mine, tuple) and isinstance(theirs, tuple):
        return set(mine) <= set(theirs)
    if isinstance(mine, When) and isinstance(theirs, When):
        return not mine.excludes(theirs)
    return bool(mine == theirs)
