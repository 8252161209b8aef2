"""Whom a lead leaves unnamed: "A former county supervisor was jailed on Monday", whose name the report gives later.

A lead tells who somebody is and what befell him, and the next sentences name him. He is named where the report goes on
to tell the same of somebody, or gives somebody the post that the lead spoke of, or where the first person named behind
the lead is one to whom the law does something.
"""

from dataclasses import replace
from typing import Any

from graftwatch.claims import CareerClaim, Claim, Described, Evidence
from graftwatch.read.desk import Desk
from graftwatch.read.numbers import whole_number
from graftwatch.read.posts_held import same_post
from graftwatch.read.protagonist import UNNAMED

_LEAD = 700  # characters: a lead names in its second or third sentence whom it spoke of in its first
_OTHERS = frozenset({"another", "other", "one", "second", "third", "fellow"})
_OPENING = 2  # sentences that a lead has
_NEXT = 2  # sentences behind the lead in which somebody is named whom nothing else ties to it


def named(desk: Desk, claims: list[Claim]) -> list[Claim]:
    """The claims of a document, those of somebody unnamed in a lead with the name that the report gives later."""
    names: dict[str, str] = {}
    if UNNAMED.search(desk.text):
        return claims
    for claim in claims:
        words = _unnamed(claim)
        if words is not None and words not in names:
            name = _told_again(desk, claim, claims)
            if name is None and _leads(desk, claim):
                name = _in_post(desk, claim) or _next_named(desk, claim, claims)
            names |= {words: name} if name is not None else {}
    return [_with_name(claim, names) for claim in claims]


def _with_name(claim: Any, names: dict[str, str]) -> Any:
    person = getattr(claim, "person", None)
    name = names.get(person.described) if isinstance(person, Described) else None
    if name is None:
        return claim
    told = {"post": None, "body": None} if claim.kind == "justice" else {}
    return replace(claim, person=name, **told)


def _unnamed(claim: Any) -> str | None:
    """The words for the one person whom a claim describes."""
    if claim.kind not in {"justice", "career"} or not isinstance(claim.person, Described):
        return None
    words = str(claim.person.described)
    first = words.split()[0]
    return None if words[:1].isupper() or first in _OTHERS or whole_number(first) is not None else words


def _leads(desk: Desk, claim: Any) -> bool:
    """Whether a claim stands in the first sentences of a report."""
    blocks, parsed = desk.article.layout.blocks, desk.article.parsed
    body = [p.sentence for _, p in sorted(parsed.items()) if blocks[p.sentence.block].kind != "heading"]
    return any(s.start <= claim.evidence.start < s.end for s in body[:_OPENING])


def _told_again(desk: Desk, claim: Any, claims: list[Any]) -> str | None:
    """Of whom a report goes on to tell the same."""
    behind = range(claim.evidence.end + 1, _end_of_lead(desk, claim))
    for other in claims:
        near = other.evidence.start in behind
        alike = (other.kind, other.act, other.stance) == (claim.kind, claim.act, claim.stance)
        fits = near and alike and isinstance(other.person, str) and not _are_apart(claim, other)
        if fits and not _holds_another_post(desk, claim, other.person, claims):
            return str(other.person)
    return None


def _end_of_lead(desk: Desk, claim: Any) -> int:
    """Up to where a report may name whom a claim speaks of; the next item of a round-up tells of others."""
    evidence: Evidence = claim.evidence
    return min(evidence.end + _LEAD, desk.article.layout.item_end(evidence.start))


def _are_apart(one: Any, other: Any) -> bool:
    """Whether two claims cannot be of one day."""
    return one.when is not None and other.when is not None and one.when.excludes(other.when)


def _in_post(desk: Desk, claim: Any) -> str | None:
    """Who alone of those named behind the lead has the post that it speaks of, of a body if it is any chief's."""
    if not claim.post or (desk.words.needs_context(claim.post.split()[-1].lower()) and not claim.body):
        return None
    end = _end_of_lead(desk, claim)
    roles = [r for r in desk.article.roles if claim.evidence.end < r.at < end]
    fits = {r.entity for r in roles if same_post(r, claim.post.lower(), claim.body, desk.words)}
    fresh = {e for e in fits if _first(desk, e.name) > claim.evidence.end}
    return fresh.pop().name if len(fresh) == 1 else None


def _next_named(desk: Desk, claim: Any, claims: list[Any]) -> str | None:
    """The first one named in the next sentences, where the law does something to him and he has no other post."""
    here = desk.article.layout.sentence_at(claim.evidence.start)
    if here is None or any(n.kind == "person" and n.start < claim.evidence.end for n in _names(desk)):
        return None
    first = next((n for n in _names(desk) if n.kind == "person" and n.start > claim.evidence.end), None)
    if first is None or first.entity is None or first.sentence - here.number > _NEXT:
        return None
    if first.start >= _end_of_lead(desk, claim):
        return None
    name = first.entity.name
    told = [c for c in claims if c.kind == "justice" and c.person == name and c.evidence.start - first.start < _LEAD]
    befell = told and not any(c.act == claim.act and _are_apart(claim, c) for c in told)
    return name if befell and not _holds_another_post(desk, claim, name, claims) else None


def _names(desk: Desk) -> list[Any]:
    """The names of the body of a text, its headings left out."""
    article = desk.article
    inside = {n for n, p in article.parsed.items() if article.layout.blocks[p.sentence.block].kind != "heading"}
    return [name for name in article.names.names if name.sentence in inside]


def _first(desk: Desk, name: str) -> int:
    return next((n.start for n in _names(desk) if n.entity is not None and n.entity.name == name), -1)


def _holds_another_post(desk: Desk, claim: Any, name: str, claims: list[Any]) -> bool:
    """Whether a text gives somebody posts and none is the one of an unnamed official: "the deputy mayor" is nobody's
    "head of the culture department", while a chief may be a head, and an official anything."""
    last = (claim.post or "").lower().split()[-1:]
    rank = claim.person.described.split()[-1]
    if desk.words.is_rank(rank):
        entity = desk.article.names.named(name)
        held = [c for c in claims if c.kind == "career" and c.person == name and c.post]
        return bool(held) and entity is not None and not any(rank in p.lower().split() for p in entity.posts)
    if not last or desk.words.makes_post(last[0]):
        return False
    held = [c.post.lower().split()[-1] for c in claims if c.kind == "career" and c.person == name and c.post]
    heads = desk.words.needs_context
    return bool(held) and not any(h == last[0] or (heads(h) and heads(last[0])) for h in held)


def with_lead(desk: Desk, claim: Claim, claims: list[Claim]) -> Claim:
    """A change of office of somebody named, with the post and day that a lead told of him unnamed."""
    if not isinstance(claim, CareerClaim) or claim.post or claim.body or not isinstance(claim.person, str):
        return claim
    if claim.act == "holds_post":
        return claim
    for lead in claims:
        told = isinstance(lead, CareerClaim) and lead.post and _unnamed(lead) is not None
        if told and _told_again(desk, lead, [claim]) is not None:
            assert isinstance(lead, CareerClaim)
            return replace(claim, post=lead.post, body=lead.body, place=lead.place, when=claim.when or lead.when)
    return claim
