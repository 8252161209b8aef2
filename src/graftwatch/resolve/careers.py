"""Careers: the posts that claims support, put together into occupancies, with what contradicts kept side by side.

Nothing is filled in: an end that no claim gives stays open. A claim that names no post ("was dismissed") ends the one
post of that body, or the one that is known to be held on that day; where several fit, it stands by itself.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Final

from graftwatch.claims import CareerClaim, When
from graftwatch.resolve.data import cached_table
from graftwatch.resolve.levels import levels_of

_BEGINS: Final = frozenset({"appointed", "promoted", "transferred", "returned"})
_ENDS: Final = frozenset({"dismissed", "resigned", "suspended"})
_NOT_SO: Final = frozenset({"denied", "negated", "planned", "forecast", "doubted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A career claim with the keys of its post and body (empty: not told), and the day of its document. `id` is that
    of the claim in the ledger, which may be of another kind (a tie of employment). `leaves`: a transfer as the end of
    the post that it is from."""

    claim: CareerClaim
    id: str
    role: str
    body: str
    on: When | None
    leaves: bool = False

    @property
    def begins(self) -> bool:
        return self.claim.act in _BEGINS and not self.leaves

    @property
    def ends(self) -> bool:
        return self.claim.act in _ENDS or self.leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy:
    """A post held for a time (FollowTheMoney Occupancy). `starts` and `ends` are all dates that claims give, the best
    supported first; more than one is a contradiction. `seen` are days on which it was held. `steps` are the claims."""

    post: str
    role: str
    body: str
    place: str = ""
    starts: tuple[When, ...] = ()
    ends: tuple[When, ...] = ()
    seen: tuple[When, ...] = ()
    former: bool = False
    acting: bool = False
    suspended: bool = False
    steps: tuple[Step, ...] = field(default=())

    @property
    def start(self) -> When | None:
        return self.starts[0] if self.starts else None

    @property
    def end(self) -> When | None:
        return self.ends[0] if self.ends else None

    @property
    def confidence(self) -> float:
        """That at least one of its claims is right, each by itself; in [0, 1]."""
        wrong = 1.0
        for step in self.steps:
            wrong *= 1 - step.claim.confidence
        return round(1 - wrong, 3)

    @property
    def is_disputed(self) -> bool:
        return len(self.starts) > 1 or len(self.ends) > 1


def occupancies(steps: Iterable[Step]) -> list[Occupancy]:
    """The posts of one person, in the order of time; those without a date last."""
    told = [step for step in steps if step.claim.stance not in _NOT_SO]
    of_level = levels_of((step.role, step.body) for step in told)
    told = [replace(step, body=of_level.get((step.role, step.body), step.body)) for step in told]
    groups: dict[tuple[str, str], list[Step]] = {}
    for step in sorted(told, key=_order):
        if step.role and step.body:
            groups.setdefault((step.role, step.body), []).append(step)
    for step in sorted(told, key=_order):
        if not (step.role and step.body):
            groups.setdefault(_where(step, groups), []).append(step)
    for step in told:
        if step.claim.act == "transferred" and (left := _left(step, groups)) is not None:
            groups[left].append(replace(step, leaves=True))
    for step in told:
        if step.begins and step.claim.when is not None and not step.claim.when.is_interval:
            _end_until_now(step, groups)
    found = [spell for key, group in groups.items() for spell in _spells(key, sorted(group, key=_order))]
    return sorted(found, key=_time)


def _order(step: Step) -> tuple[date, str, int]:
    when = _when(step)
    day = when.bounds[0] if when is not None else date.max
    return (day, step.claim.document, step.claim.evidence.start)


def _when(step: Step) -> When | None:
    return step.claim.when or step.on


def _where(step: Step, groups: dict[tuple[str, str], list[Step]]) -> tuple[str, str]:
    """The post that a claim without post or body belongs to: the one that fits, else one of its own.

    Of several, the one that the same document speaks of; where nothing is told, the one that begins or is held then."""
    fits = [
        key for key in groups
        if all(key) and (not step.body or key[1] == step.body) and (not step.role or key[0] == step.role)
    ]  # fmt: skip
    if not step.body and not step.role:
        ending = step.claim.act in _ENDS
        here = [key for key in fits if (_is_open if ending else _begins_with)(groups[key], step)]
        fits = here or [key for key in fits if ending and _may_end(groups[key], step)]
    if len(fits) > 1:
        here = [key for key in fits if any(s.claim.document == step.claim.document for s in groups[key])]
        fits = here or fits
    return fits[0] if len(fits) == 1 else (step.role, step.body)


def _left(step: Step, groups: dict[tuple[str, str], list[Step]]) -> tuple[str, str] | None:
    """The post that somebody is transferred from: the one other post that the same document says was held then."""
    day = _when(step)
    held = [
        key for key, group in groups.items()
        if (step.role, step.body) != key and not any(s.ends or s.claim.former for s in group)
        and any(s.claim.document == step.claim.document for s in group)
        and day is not None and not any(_after(s.claim.when, day) for s in group)
    ]  # fmt: skip
    return held[0] if len(held) == 1 else None


def _end_until_now(step: Step, groups: dict[tuple[str, str], list[Step]]) -> None:
    """Let a post that a document says was held "until now" end on the day that the same document gives for the next."""
    until = When.parse(f"../{step.claim.when}")
    for key, group in groups.items():
        if key != (step.role, step.body) and step not in group:
            groups[key] = [
                replace(s, claim=replace(s.claim, when=until))
                if s.claim.document == step.claim.document and _is_until_now(s) else s
                for s in group
            ]  # fmt: skip


def _is_until_now(step: Step) -> bool:
    when = step.claim.when
    return step.claim.former and when is not None and when.text.startswith("../") and when.is_approximate


def _after(when: When | None, day: When) -> bool:
    """Whether something is told of a time after a day; the day of a document, which is approximate, tells nothing."""
    return when is not None and not when.is_approximate and when.bounds[0] >= day.bounds[1]


def _may_end(group: Sequence[Step], ending: Step) -> bool:
    """Whether a post of the past, of which nobody says when it ended, may have ended on a day."""
    day = _when(ending)
    begun = [when for step in group if (when := step.claim.when) is not None]
    past = any(step.claim.former for step in group) and not any(step.ends for step in group)
    return past and day is not None and all(when.bounds[0] < day.bounds[1] for when in begun)


def _begins_with(group: Sequence[Step], step: Step) -> bool:
    """Whether a post is said to have begun on the day of a claim that names none ("takes his place")."""
    when = step.claim.when
    begun = _occupancy(("", ""), group).starts
    return when is not None and step.claim.act in _BEGINS and any(not when.excludes(other) for other in begun)


def _is_open(group: Sequence[Step], ending: Step) -> bool:
    """Whether a post is known to be held before a day and is not said to have ended."""
    day = _when(ending)
    if day is None:
        return False
    before = [step for step in group if (when := _when(step)) and when.bounds[0] < day.bounds[1]]
    return bool(before) and not any(step.ends or step.claim.former for step in before)


def _spells(key: tuple[str, str], group: Sequence[Step]) -> list[Occupancy]:
    """One post, cut where it ended and was taken up again later."""
    spells: list[list[Step]] = [[]]
    ended: When | None = None
    for step in group:
        when = step.claim.when
        begins_again = step.begins and ended is not None and when is not None
        if begins_again and ended is not None and when is not None and when.bounds[0] >= ended.bounds[1]:
            spells.append([])
        spells[-1].append(step)
        if step.ends and when is not None:
            ended = when
    return [_occupancy(key, spell) for spell in spells if spell]


def _occupancy(key: tuple[str, str], steps: Sequence[Step]) -> Occupancy:
    role, body = key
    starts, ends, seen = [], [], []
    for step in steps:
        claim, when = step.claim, step.claim.when
        if step.begins:
            day = when or (step.on.approximate() if step.on else None)  # "became minister" today
            starts += [day] if day else []
        elif step.ends:
            day = when or (step.on.approximate() if step.on else None)
            ends += [day] if day else []
        elif claim.act == "holds_post" and when is not None and (not claim.former or when.bounds[0] == date.min):
            first, after = when.bounds
            if after == date.max and first != date.min:
                starts.append(When.parse(when.text.partition("/")[0]))
            elif when.is_interval:
                begin, _, end = when.text.partition("/")
                starts += [When.parse(begin)] if first != date.min else []
                ends.append(When.parse(end))
            else:
                seen.append(when)
    told = Counter(step.claim.post for step in steps if step.claim.post)
    texts = sorted(told, key=lambda text: (not text.isascii(), -told[text], -len(text), text)) or [""]
    last = steps[-1].claim
    return Occupancy(
        post=texts[0], role=role, body=body, starts=_agreed(starts), ends=_agreed(ends), seen=_agreed(seen, most=3),
        place=next((step.claim.place for step in steps if step.claim.place), "") or "",
        former=any(step.claim.former for step in steps) or bool(ends),
        acting=any(word in texts[0].casefold() for word in cached_table("context")["acting"]["words"]),
        suspended=last.act == "suspended", steps=tuple(steps),
    )  # fmt: skip


def _agreed(dates: Sequence[When], most: int = 8) -> tuple[When, ...]:
    """Dates that exclude each other, each given as exactly as any claim that agrees with it; the commonest first."""
    kept: list[tuple[When, int]] = []
    for when in dates:
        for i, (other, number) in enumerate(kept):
            if not when.excludes(other):
                kept[i] = (min(when, other, key=lambda w: (w.is_approximate, _width(w))), number + 1)
                break
        else:
            kept.append((when, 1))
    kept.sort(key=lambda item: (-item[1], item[0].bounds))
    return tuple(when for when, _ in kept[:most])


def _width(when: When) -> int:
    first, after = when.bounds
    return after.toordinal() - first.toordinal()


def first_day(occupancy: Occupancy) -> date:
    """The first day that anything is known of a post held; the day of the first document where no claim has one."""
    known = [when.bounds[0] for when in (*occupancy.starts, *occupancy.seen, *occupancy.ends)]
    return min(known, default=None) or min((s.on.bounds[0] for s in occupancy.steps if s.on), default=date.max)


def _time(occupancy: Occupancy) -> tuple[date, date, str, str]:
    known = [when.bounds[1] for when in (*occupancy.starts, *occupancy.seen, *occupancy.ends)]
    return (first_day(occupancy), max(known, default=date.max), occupancy.role, occupancy.body)


def followed_by(careers: Iterable[tuple[str, Occupancy]]) -> list[tuple[str, str, Occupancy]]:
    """Who held a post after whom, as (earlier person, later person, the later's occupancy): those next to each other in
    time among the holders of one post of one body."""
    posts: dict[tuple[str, str], list[tuple[str, Occupancy]]] = {}
    for person, occupancy in careers:
        if occupancy.body and occupancy.role:
            posts.setdefault((occupancy.role, occupancy.body), []).append((person, occupancy))
    pairs = []
    for holders in posts.values():
        holders.sort(key=lambda item: _time(item[1]))
        for (before, _), (after, occupancy) in pairwise(holders):
            if before != after:
                pairs.append((before, after, occupancy))
    return pairs
