"""One post, two holders: another person is said to hold it between two days on which the first one does.

That two people hold a post one after the other is how it should be, so days near a change of hands count for nothing.
Stand-ins, deputies and those on leave are no second holder, and neither is somebody whose name may be the same.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import permutations
from typing import Final

from graftwatch.claims import CareerClaim, Finding
from graftwatch.names import Agreement, body_by_id, compare
from graftwatch.weigh.block import Block, Weigher, by
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import best_name, day, voices

_MARGIN: Final = 30  # days around a change of hands
_BEGINS: Final = ("appointed", "promoted", "returned")
_ENDS: Final = ("dismissed", "resigned", "suspended", "transferred")


@dataclass(frozen=True, slots=True)
class _Held:
    """A span of days, both included, on which a claim has somebody in the post."""

    first: int
    last: int
    told: Told


def _keys(told: Told) -> Iterator[str]:
    claim, facts = told.claim, told.facts
    person = facts.named.get("person")
    if not isinstance(claim, CareerClaim) or person is None or not person.entity or not told.is_meant:
        return
    if facts.post_body and _is_particular(facts.post_body) and (claim.act in _ENDS or _is_single(claim)):
        yield facts.post_body


def _is_particular(body: str) -> bool:
    """Whether a key means one body: "the laboratory" of one text is not that of another."""
    return body_by_id(body) is not None or body == "state" or ("@" in body and not body.startswith("@")) or "+" in body


def _is_single(claim: CareerClaim) -> bool:
    """Whether a claim gives a post of which there is one."""
    if claim.post is None:
        return claim.act == "holds_post" and claim.body is not None  # who is said to run a body
    words = claim.post.casefold()
    return _pattern("single", "words").search(words) is not None and _pattern("single", "not").search(words) is None


def _weigh(block: Block) -> Iterator[Finding]:
    for post in by(block.told, _post).values():
        people = by(post, lambda told: told.key("person"))
        ends = by([told for told in block.told if told.claim.act in _ENDS], lambda told: told.key("person"))
        for one, other in permutations(people, 2):
            if compare(best_name(people[one]), best_name(people[other])).agreement > Agreement.CONTRADICTS:
                continue
            between = _between(people[one], ends.get(one, []), people[other])
            if between and (one < other or not _between(people[other], ends.get(other, []), people[one])):
                yield _finding(block, people[one], between, _post(post[0]))


def _post(told: Told) -> str:
    """The post, told apart by the reach of its body; empty for a claim that ends one without naming it."""
    claim = told.claim
    if not isinstance(claim, CareerClaim) or not _is_single(claim):
        return ""
    words = " ".join(filter(None, (claim.post, claim.place, claim.body))).casefold()
    reach = sorted(set(_pattern("levels", "words").findall(words)))
    return f"{told.facts.role or 'head'}:{'+'.join(reach)}"


def _between(one: Sequence[Told], ends: Sequence[Told], other: Sequence[Told]) -> list[Told]:
    """The claims that have the other in the post while the one is known to hold it, before and after."""
    held = sorted((each for told in one for each in _held(told)), key=lambda each: each.first)
    if not held:
        return []
    found = []
    for each in (each for told in other for each in _held(told)):
        before = max((h.first for h in held if h.first <= each.first - _MARGIN), default=None)
        after = min((h.last for h in held if h.last >= each.last + _MARGIN), default=None)
        if before is not None and after is not None and not _left(ends, before, each.first + _MARGIN):
            came_back = _left([told for told in one if told.claim.act in _BEGINS], each.last, after)
            found += [] if came_back else [each.told]
    return list({told.id: told for told in found}.values())


def _held(told: Told) -> Iterator[_Held]:
    """The days on which a claim has its person in the post for sure."""
    claim = told.claim
    if not isinstance(claim, CareerClaim) or claim.act in _ENDS or claim.former:
        return
    on = told.paper.date.bounds[0].toordinal() if told.paper.date is not None else None
    when = claim.when
    if when is None:
        if on is not None and claim.act in _BEGINS:
            yield _Held(on, on, told)
        return
    first, after = when.bounds
    if claim.act in _BEGINS:
        yield _Held(after.toordinal(), after.toordinal(), told)
    elif after == date.max:
        begin = type(when).parse(when.text.partition("/")[0]).bounds[1].toordinal()
        if on is not None and begin <= on:
            yield _Held(begin, on, told)
    elif first != date.min and (after - first).days <= _MARGIN:
        yield _Held(first.toordinal(), after.toordinal() - 1, told)


def _left(moves: Sequence[Told], first: int, last: int) -> bool:
    """Whether a claim has somebody leave the post, or take it up, between two days."""
    days = [when.bounds[0].toordinal() for told in moves if (when := told.claim.when or told.paper.date) is not None]
    return any(first < day < last for day in days)


def _finding(block: Block, one: Sequence[Told], between: Sequence[Told], post: str) -> Finding:
    holding = [told for told in one if list(_held(told))]
    names = [best_name(holding), best_name(between)]
    claim = next((told.claim for told in holding if isinstance(told.claim, CareerClaim) and told.claim.post), None)
    where = next((told.name("body") for told in (*holding, *between) if told.name("body")), "")
    title = (claim.post if claim is not None else "") or "head"
    place = where or next(
        (p for told in holding if isinstance(told.claim, CareerClaim) and (p := told.claim.place)), ""
    )
    at = sorted(each.first for told in between for each in _held(told))
    day_of = day(date.fromordinal(at[0]))
    return block.found(
        "contradiction", (post, *sorted({told.key("person") for told in (*holding, *between)})),
        f"Two holders of one post at one time: {names[0]} and {names[1]}, {title} of {place or 'one body'}, {day_of}",
        [*holding, *between], sides=[holding, between],
        steps=[
            *(f"{voices([told])} has {names[0]} in the post: “{told.claim.evidence.quote}”." for told in holding[:4]),
            *(f"{voices([told])} has {names[1]} in it: “{told.claim.evidence.quote}”." for told in between[:2]),
            f"Nothing says that {names[0]} left it and came back.",
        ],
        weight=0.55, settles="the orders of appointment",
        about=[told.facts.named[role].entity for told in (*holding, *between) for role in ("person", "body")
               if role in told.facts.named],
    )  # fmt: skip


@cache
def _pattern(table: str, list_: str) -> re.Pattern[str]:
    words = cached_table("posts")[table][list_]
    parts = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")


WEIGHER: Final = Weigher(name="contradiction.post", keys=_keys, weigh=_weigh)
