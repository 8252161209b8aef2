"""Officials whom a text leaves unnamed, and the named people that they may be: by post, body, day and event.

A proposal, never a link: "the head of the Border Guard Service" held the post on that day as far as the claims say, and
somebody else may have held it, too. Who is proposed is told with the reasons.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graftwatch.claims import CareerClaim, Claim, Described, Document, JusticeClaim, Mention
from graftwatch.resolve.gather import events_of
from graftwatch.resolve.linking import Known
from graftwatch.resolve.party import Post
from graftwatch.resolve.score import Reason, Verdict, verdict_of
from graftwatch.resolve.sheet import Sheet, ends_of

_NEAR: Final = 200  # days from one on which the post is known to be held
_SEVERAL: Final = re.compile(
    r"\d|\b(?:no|some|several|many|other|two|three|officers|officials|employees|heads)\b", re.I
)
_PROPOSED: Final = 2.0  # points from which a person is proposed


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """Someone whom a claim only describes: role and body as keys, the day (an ordinal), and what befell them."""

    claim: Claim
    words: str
    role: str
    body: str
    day: int | None
    events: tuple[str, ...]


def unnamed_of(document: Document, mentions: Sequence[Mention], claims: Sequence[Claim]) -> list[Unnamed]:
    """The described people of a document whose post and body its words tell."""
    sheet = Sheet(document, mentions, claims)
    found = []
    for claim in claims:
        if not isinstance(claim, CareerClaim | JusticeClaim) or not isinstance(claim.person, Described):
            continue
        if not is_one(claim.person.described):
            continue
        role, body = sheet.post(claim.person.described, None, None)
        if body and sheet.person_of(claim) is None:
            events = tuple(events_of(claim.act, claim.when)) if isinstance(claim, JusticeClaim) else ()
            day = ends_of(claim.when)[0] or sheet.day
            found.append(
                Unnamed(claim=claim, words=claim.person.described, role=role, body=body, day=day, events=events)
            )  # fmt: skip
    return found


def is_one(described: str) -> bool:
    """Whether words for officials are for one of them: not "three generals"."""
    return _SEVERAL.search(described) is None


def identify(unnamed: Unnamed, people: Iterable[Known]) -> list[tuple[Known, Verdict]]:
    """The people that an unnamed one may be, the likeliest first."""
    found = []
    for known in people:
        held = [post for post in known.profile.posts if (post.role, post.body) == (unnamed.role, unnamed.body)]
        if held:
            verdict = verdict_of([*_reasons(unnamed, held), *_events(unnamed, known)])
            if verdict.points >= _PROPOSED:
                found.append((known, verdict))
    return sorted(found, key=lambda each: (-each[1].points, each[0].id))


def _reasons(unnamed: Unnamed, held: Sequence[Post]) -> list[Reason]:
    reasons = [Reason(1.5, "has held this post in this body")]
    if unnamed.day is not None:
        reasons.append(max((_at(post, unnamed.day) for post in held), key=lambda reason: reason.points))
    return reasons


def _at(post: Post, day: int) -> Reason:
    """Whether a post was held on a day, as far as its dates tell."""
    if post.until is not None and post.until < day - _NEAR:
        return Reason(-2, "had left it long before")
    if post.since is not None and post.since > day:
        return Reason(-2, "took it up only later")
    if post.seen is not None and abs(post.seen - day) <= _NEAR:
        return Reason(1, "is known to hold it about that day")
    if post.since is not None or (post.until is not None and post.until >= day):
        return Reason(0.7, "held it then, if nothing has changed")
    return Reason(0, "when is not known")


def _events(unnamed: Unnamed, known: Known) -> list[Reason]:
    shared = sorted(set(unnamed.events) & set(known.profile.events))
    return [Reason(2.5, f"the same befell both in {shared[0].partition(':')[2]}")] if shared else []
