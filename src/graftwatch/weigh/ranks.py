"""How high a post is: a number from 0 to 100 where the words of the post tell it, so that two can be compared."""

from typing import Final, Literal

from graftwatch.names import bag_of, body_by_id
from graftwatch.resolve import Step
from graftwatch.weigh.data import cached_table

Height = Literal["higher", "lower", "as high"]

_SCOPES: Final = ("district", "city")
_NO_OFFICE: Final = frozenset(
    {"ngo", "outlet", "party", "international"}
)  # kinds of known bodies that are not the state's


def rank_of(step: Step) -> int | None:
    """The rank of the post of a career claim; None where its words do not tell which post, or of what."""
    if step.role in ("president", "prime") and step.body != "state":
        return None  # of a society, a bank, an international body
    scope = _scope_of(step)
    return cached_table("falls")["ranks"][scope].get(step.role) if scope else None


def _scope_of(step: Step) -> str:
    """How far a body reaches: `state`, `region`, `city` or `district`; empty where it is not told."""
    claim = step.claim
    bag = bag_of(" ".join(filter(None, (claim.post, claim.body, claim.place))))
    for level in _SCOPES:
        if level in bag.levels:
            return level
    if "region" in bag.weak:
        return "region"
    known = body_by_id(step.body)
    is_ministry = "ministry" in step.role.split("+") and not bag.proper
    if step.body == "state" or is_ministry or (known is not None and known.kind not in _NO_OFFICE):
        return "state"
    return ""


def compared(before: int | None, after: int | None) -> Height | None:
    """Whether a post is higher than another; None where either is not known."""
    if before is None or after is None:
        return None
    margin = cached_table("falls")["ranks"]["margin"]
    return "as high" if abs(after - before) < margin else "higher" if after > before else "lower"
