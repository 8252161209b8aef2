"""One post, two holders: another person is said to hold it while the first one holds it, by his own dates.

A title before a name proves little about a day: texts call people by posts that they have left. So the first holder
must have dates of his own: since when he holds the post, or when he was appointed, and that he still does, or when he
left. Days near a change of hands count for nothing. Stand-ins, deputies and those on leave are no second holder, and
neither is somebody whose name may be the same, nor the president of a state that a text leaves unnamed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Final

from graftwatch.claims import CareerClaim, Finding, When
from graftwatch.names import Agreement, body_by_id, compare, unlevelled
from graftwatch.weigh.block import Block, Weigher, by
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import best_name, day, voices

_MARGIN: Final = 30  # days around a change of hands
_BEGINS: Final = ("appointed", "promoted", "returned")
_ENDS: Final = ("dismissed", "resigned", "suspended", "transferred")


def _keys(told: Told) -> Iterator[str]:
    claim, facts = told.claim, told.facts
    person = facts.named.get("person")
    if not isinstance(claim, CareerClaim) or person is None or not person.entity or not told.is_meant:
        return
    if facts.post_body and _is_particular(facts.post_body) and (claim.act in _ENDS or _is_single(claim)):
        yield unlevelled(facts.post_body)


def _is_particular(body: str) -> bool:
    """Whether a key means one body: "the laboratory" of one text is not that of another, nor is "the state"."""
    told, _, place = body.partition("@")
    return body_by_id(body) is not None or bool(told and place) or "+" in told


def _is_single(claim: CareerClaim) -> bool:
    """Whether a claim gives a post of which there is one."""
    words = (claim.post or "").casefold()
    return _pattern("single", "words").search(words) is not None and _pattern("single", "not").search(words) is None


def _weigh(block: Block) -> Iterator[Finding]:
    moves = [told for told in block.told if told.claim.act in _ENDS]
    for post, claims in by(block.told, _post).items():
        people = by(claims, lambda told: told.key("person"))
        names = {person: best_name(told) for person, told in people.items()}
        left = by([told for told in moves if not _post(told) or _post(told) == post], lambda told: told.key("person"))
        for one in people:
            holding = [*people[one], *left.get(one, ())]
            spans = list(_spans(holding))
            for other in people if spans else ():
                within = _within(spans, people[other]) if other != one else []
                if within and compare(names[one], names[other]).agreement <= Agreement.CONTRADICTS:
                    yield _finding(block, holding, within, post)


def _post(told: Told) -> str:
    """The post, told apart by the reach of its body; empty for a claim that ends one without naming it."""
    claim = told.claim
    if not isinstance(claim, CareerClaim) or not _is_single(claim):
        return ""
    words = " ".join(filter(None, (claim.post, claim.place, claim.body))).casefold()
    reach = sorted(set(_pattern("levels", "words").findall(words)))
    return f"{told.facts.role or 'head'}:{'+'.join(reach)}"


def _within(spans: Sequence[tuple[int, int]], other: Sequence[Told]) -> list[Told]:
    """The claims that have the other in the post well within the time of the first holder."""
    found = []
    for told in other:
        at = _day_held(told)
        if at is not None and any(first + _MARGIN <= at <= last - _MARGIN for first, last in spans):
            found.append(told)
    return found


def _spans(holding: Sequence[Told]) -> Iterator[tuple[int, int]]:
    """The times for which somebody's own dates have him in the post, as first and last day: from each begin to the
    next end, or to the last document that has him there since then."""
    begins = [begin for told in holding if (begin := _begin(told)) is not None]
    ends = [
        told.claim.when.bounds[0].toordinal() for told in holding
        if told.claim.act in _ENDS and told.claim.when is not None and not _is_former(told)
    ]  # fmt: skip
    for first_day, last_day in begins:
        left = min((day for day in ends if day > first_day), default=None)
        again = any(last_day < begin for begin, _ in begins if left is not None and begin < left)
        if left is not None and not again:
            yield first_day, left
        elif last_day > first_day:
            yield first_day, last_day


def _begin(told: Told) -> tuple[int, int] | None:
    """The day from which a claim has its person in the post, and the last for which it does so itself."""
    claim, when = told.claim, told.claim.when
    if when is None or _is_former(told) or claim.act in _ENDS:
        return None
    first, after = when.bounds
    if claim.act in _BEGINS:
        return after.toordinal(), after.toordinal()
    if after == date.max and told.paper.date is not None:  # "head since 2013": until this was published
        since = When.parse(when.text.partition("/")[0]).bounds[1].toordinal()
        return since, told.paper.date.bounds[0].toordinal()
    if when.is_interval and first != date.min:
        begin, end = (When.parse(each) for each in when.text.split("/"))
        return begin.bounds[1].toordinal(), end.bounds[0].toordinal()
    return None


def _is_former(told: Told) -> bool:
    return isinstance(told.claim, CareerClaim) and told.claim.former


def _day_held(told: Told) -> int | None:
    """A day on which a claim has its person in the post."""
    claim, when = told.claim, told.claim.when
    if not isinstance(claim, CareerClaim) or claim.former or claim.act in _ENDS or when is None:
        return None
    first, after = when.exactly().bounds
    return first.toordinal() if (after - first).days <= _MARGIN + 1 else None


def _finding(block: Block, holding: Sequence[Told], within: Sequence[Told], post: str) -> Finding:
    names = [best_name(holding), best_name(within)]
    claims = [told.claim for told in (*holding, *within) if isinstance(told.claim, CareerClaim)]
    title = next((claim.post for claim in claims if claim.post), "head")
    where = [told.name("body") for told in (*holding, *within)] + [claim.place or "" for claim in claims]
    of = next(filter(None, where), "one body")
    at = min(filter(None, map(_day_held, within)))
    return block.found(
        "contradiction", (post, holding[0].key("person"), within[0].key("person")),
        f"Two holders of one post: {names[0]} and {names[1]}, {title} of {of} on {day(date.fromordinal(at))}",
        [*holding, *within], sides=[holding, within],
        steps=[
            *(f"{voices([told])} on {names[0]}: “{told.claim.evidence.quote}”." for told in holding[:4]),
            *(f"{voices([told])} on {names[1]}: “{told.claim.evidence.quote}”." for told in within[:2]),
            "The post has one holder at a time.",
        ],
        weight=0.55, settles="the orders of appointment",
        about=[told.facts.named[role].entity for told in (*holding, *within) for role in ("person", "body")
               if role in told.facts.named],
    )  # fmt: skip


@cache
def _pattern(table: str, list_: str) -> re.Pattern[str]:
    words = cached_table("posts")[table][list_]
    parts = (re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})(?!\w)")


def _founds(told: Told, key: str) -> bool:
    return _begin(told) is not None


WEIGHER: Final = Weigher(name="contradiction.post", keys=_keys, founds=_founds, weigh=_weigh)
