"""Whether two parties are one: same, different or unsure, with what speaks for and against it in words.

Points are added up, in thirds of what settles a case: a full name that agrees is nearly enough alone, a surname needs
a post, a body and company beside it. What cannot be true of one person (another given name, two posts in different
places at one time) outweighs everything. Where the thresholds come from: docs/resolution.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import exp
from typing import Final, Literal, Protocol

from graftwatch.names import (
    Agreement,
    NameMatch,
    analyse,
    bag_of,
    body_by_id,
    compare,
    is_common,
    likeness,
    same_words,
    unlevelled,
)
from graftwatch.names.compare import EQUAL
from graftwatch.resolve.context import excludes
from graftwatch.resolve.data import cached_table
from graftwatch.resolve.party import Post, Profile, full_names

Judgement = Literal["same", "different", "unsure"]

SAME: Final = 2.5
DIFFERENT: Final = 0.0
MANY: Final = 3  # rivals or bearers of a surname beyond which it makes no difference how many there are
_GRACE: Final = 365  # days around a term within which somebody is called by its post
_COMPARED: Final = 8  # names of each side that are compared if none is the same: the fullest and commonest
_MATCHES: Final = 1 << 13  # pairs of lists of names of which it is remembered how far they agree
_NEAR: Final = 60  # days within which two posts that are both held are held at one time
_PLACE: Final = 0.86  # likeness above which two names of places are one in two spellings
_STORY: Final = 10  # days within which two documents may tell one story
_PROMINENT: Final = 3  # documents that name someone in full before a bare surname is taken for that person
_NAME: Final = {
    Agreement.PATRONYMIC: 5.0, Agreement.FULL: 3.3, Agreement.NEAR: 1.5, Agreement.INITIALS: 0.8,
    Agreement.SURNAME: -0.7,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for (positive) or against two parties being one, in words."""

    points: float
    words: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What comes of comparing two parties. `score` in [0, 1] is a measure of belief, not a calibrated probability."""

    judgement: Judgement
    points: float
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        return round(1 / (1 + exp(-(self.points - 1.25))), 4)

    @property
    def words(self) -> str:
        """The reasons on one line, the weightiest first."""
        return "; ".join(f"{reason.words} ({reason.points:+g})" for reason in self.reasons)


def judge(one: Profile, other: Profile, *, rivals: int = 0, bearers: int = 0) -> Verdict:
    """Compare two parties of one sort. `rivals` are other known entities whose names agree as well with `one`,
    `bearers` other people known who share the surname of `other`; `MANY` stands for that many or more."""
    if one.schema == "Person" or other.schema == "Person":
        if one.schema != other.schema:
            return verdict_of([Reason(-9, "one is a person, the other is none")])
        return verdict_of(list(_people(one, other, rivals, bearers)))
    return verdict_of(list(_bodies(one, other)))


def verdict_of(reasons: list[Reason]) -> Verdict:
    """The reasons added up."""
    points = round(sum(reason.points for reason in reasons), 2)
    judgement: Judgement = "same" if points >= SAME else "different" if points <= DIFFERENT else "unsure"
    return Verdict(judgement, points, tuple(sorted(reasons, key=lambda reason: (-abs(reason.points), reason.words))))


# Bodies and posts


def _bodies(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.country and other.country and one.country != other.country:
        yield Reason(-6, "of different countries")
    if one.key and other.key:
        if one.key == other.key or _same_key(one.key, other.key):
            yield Reason(2, "the names mean the same")
            if (one.country and other.country) or "@" in one.key or "-" in one.key:
                yield Reason(2, "of one place or country")
        elif shared := sorted({one.key, *one.aka} & {other.key, *other.aka}):
            letters = shared[0].startswith("~") and len(shared) == 1
            yield Reason(1.5, "the first letters agree") if letters else Reason(3, "one is the other's name, too")
        elif _may_be_one(one.key, other.key):
            yield Reason(1, "one does not say whether it is of the city or the region")
            if one.key in other.company or other.key in one.company:
                yield Reason(-3, "a document names one beside the other")
        elif _meanings(one) & _meanings(other) and None in (one.country, other.country):
            yield Reason(2, "the names mean the same")
        else:
            yield Reason(-6, "the names mean different bodies")
            return
    elif one.schema != "Position" and same_words(one.name, other.name):
        yield Reason(3, "the names are the same words")
    else:
        yield Reason(-1, "nothing tells which of several bodies is meant")
    yield from _company(one, other)


def _meanings(profile: Profile) -> set[str]:
    """What the names of a body mean, whatever its country; nothing that one word means."""
    bags = (bag_of(name).body() for name in profile.names)
    return {bag.key for bag in bags if len(bag.telling) > 1}


def _same_key(one: str, other: str) -> bool:
    """Whether two keys differ only in how a place is spelt."""
    (told, _, where), (other_told, _, other_where) = one.partition("@"), other.partition("@")
    places, other_places = where.split("+"), other_where.split("+")
    if told != other_told or not where or len(places) != len(other_places):
        return False
    return all(any(likeness(a, b) >= _PLACE for b in other_places) for a in places)


def _may_be_one(one: str, other: str) -> bool:
    """Whether two keys differ only in that one of them does not tell the level: of a city, a district, a region."""
    bare, other_bare = unlevelled(one), unlevelled(other)
    return "@" in one and (one == bare) != (other == other_bare) and (bare == other_bare or _same_key(bare, other_bare))


# People


def _people(one: Profile, other: Profile, rivals: int, bearers: int) -> Iterator[Reason]:
    match = best_match(one, other)
    if match.agreement is Agreement.CONTRADICTS:
        yield Reason(-9, match.reasons[0])
        return
    if one.sex and other.sex and one.sex != other.sex:
        yield Reason(-9, "one is a woman, the other a man")
        return
    yield Reason(_NAME[match.agreement], match.reasons[0])
    yield from _commonness(one, other, match, rivals)
    yield from _contradictions(one, other)
    support = [*_posts(one, other), *_company(one, other)]
    yield from support
    if not support and (apart := _apart(one, other)):
        yield Reason(-1, f"posts in different places, and nothing in common: {apart}")
    if match.agreement <= Agreement.INITIALS:
        yield from _prominence(one, other, match, bearers)


class Named(Protocol):
    """Who or what has names."""

    @property
    def all_names(self) -> tuple[str, ...]: ...


def best_match(one: Named, other: Named) -> NameMatch:
    """How far the names of two parties agree: by those two that agree most. Where both are named in full, a surname
    alone counts for nothing: it is what husband and wife share."""
    ours, theirs = one.all_names, other.all_names
    return _best_of(ours, theirs) if len(ours) == len(theirs) == 1 else _best_of_several(ours, theirs)


@lru_cache(maxsize=_MATCHES)
def _best_of_several(ours: tuple[str, ...], theirs: tuple[str, ...]) -> NameMatch:
    if (alike := _same_of(ours, theirs)) is not None:
        return alike
    ours, theirs = ours[:_COMPARED], theirs[:_COMPARED]
    if (our_full := full_names(ours)) and (their_full := full_names(theirs)):
        return _best_of(our_full, their_full)
    return _best_of(ours, theirs)


def _best_of(ours: tuple[str, ...], theirs: tuple[str, ...]) -> NameMatch:
    matches = [compare(a, b) for a in ours for b in theirs]
    if not matches:
        return NameMatch(Agreement.CONTRADICTS, 0.0, ("one has no name",))
    best = max(matches, key=lambda match: (match.agreement, match.likeness))
    if best.agreement in (Agreement.SURNAME, Agreement.INITIALS) and best.likeness < EQUAL:
        return NameMatch(Agreement.CONTRADICTS, best.likeness, ("surnames that are only like each other",))
    return best


def _same_of(ours: tuple[str, ...], theirs: tuple[str, ...]) -> NameMatch | None:
    """What two lists of names have in common as it is written, if no two names of them can agree more."""
    shared = [compare(name, name) for name in ours if name in theirs]
    best = max(shared, key=lambda match: match.agreement, default=None)
    if best is None or best.agreement < Agreement.FULL:
        return None
    is_most = best.agreement is Agreement.PATRONYMIC or not any(analyse(name).patronymic for name in ours)
    return best if is_most else None


def _commonness(one: Profile, other: Profile, match: NameMatch, rivals: int) -> Iterator[Reason]:
    name = analyse(max(one.name, other.name, key=lambda text: len(analyse(text).parts)))
    if name.surnames and match.agreement in (Agreement.NEAR, Agreement.FULL):
        given = name.given[0].forms[0] if name.given else ""
        if is_common(name.surnames[0].forms[0], given):
            yield Reason(-1, "both names are common")
    if rivals:
        yield Reason(-1.5, f"{_others(rivals)} known by such a name")


def _contradictions(one: Profile, other: Profile) -> Iterator[Reason]:
    if one.born and other.born and (one.born[1] < other.born[0] or other.born[1] < one.born[0]):
        yield Reason(-5, "the ages given do not fit")
    for left, right in ((one, other), (other, one)):
        if left.died and right.first and right.first > left.died + 30 and _is_active(right, left.died):
            yield Reason(-5, "one was dead before")
        if any(_fits_denial(denied, right) for denied in left.denied):
            yield Reason(-7, "a text says that they are not one")
    if one.country and other.country and one.country != other.country:
        yield Reason(-1.5, "in different countries")
    if clash := _clash(one, other):
        yield Reason(-7, f"two posts that one person cannot hold at one time: {clash}")


def _is_active(profile: Profile, died: int) -> bool:
    return any((post.since or post.seen or 0) > died for post in profile.posts)


def _fits_denial(denied: str, profile: Profile) -> bool:
    role, _, body = denied.partition(":")
    return any(
        post.role == role and (post.body == body or _same_key(post.body, body)) for post in profile.posts
    )  # fmt: skip


def _clash(one: Profile, other: Profile) -> str:
    """Two posts of different bodies and places that are held at one time; empty if there are none.

    A post that the other side holds, too, shows that people keep several."""
    if {(p.role, p.body) for p in one.posts} & {(p.role, p.body) for p in other.posts}:
        return ""
    side = set(cached_table("context")["side_posts"]["roles"])
    for a, of_a in ((post, profile) for profile in (one, other) for post in profile.posts):
        for b in (other if of_a is one else one).posts:
            at_once = a.role not in side and b.role not in side and b.seen and _held_on(of_a, a, b.seen)
            if at_once and (excludes(a, b) or (a.body and b.body and _are_apart(a, b))):
                return f"{_said(a)} and {_said(b)}"
    return ""


def _held_on(profile: Profile, post: Post, day: int) -> bool:
    """Whether a post was held on a day: it was seen then, is known before and after it, or its term covers it."""
    if post.seen and abs(post.seen - day) <= _NEAR:
        return True
    if post.since and post.until and post.since + _NEAR <= day <= post.until - _NEAR:
        return True
    begun = (p.since or p.seen for p in profile.posts if (p.role, p.body) == (post.role, post.body))
    return bool(post.seen and post.seen >= day and any(first <= day for first in begun if first))


def _are_apart(one: Post, other: Post) -> bool:
    """Whether two bodies are in different places, or are a city's and its region's of one kind: other posts in one
    place, or at the centre, may go together, and a name alone is as often that of a firm."""
    if one.body != other.body and unlevelled(one.body) == unlevelled(other.body):
        return not _may_be_one(one.body, other.body)
    places = [where for told, _, where in (body.partition("@") for body in (one.body, other.body)) if told]
    return (
        len(places) == 2
        and all(places)
        and not any(likeness(a, b) >= _PLACE for a in places[0].split("+") for b in places[1].split("+"))
    )


def _apart(one: Profile, other: Profile) -> str:
    """The places of two people whose posts are all in places, and in none that both share."""
    ours, theirs = (_places({(post.role, post.body) for post in profile.posts}) for profile in (one, other))
    shared = any(likeness(a, b) >= _PLACE for a in ours for b in theirs)
    return "" if shared or not (ours and theirs) else f"{', '.join(sorted(ours))} and {', '.join(sorted(theirs))}"


def _said(post: Post) -> str:
    """A post for a person to read. Of a body that is not a known one, the key is how it sounds, and only its place is
    left to tell."""
    role, known = post.role.replace("+", " "), body_by_id(post.body)
    place = post.body.partition("#")[0].partition("@")[2].replace("+", " ").title()
    return f"{role} of {known.name}" if known is not None else f"{role} in {place}" if place else role


def _called(body: str) -> str:
    """The name of a body, if it is a known one."""
    known = body_by_id(body)
    return f": {known.name}" if known is not None else ""


def _posts(one: Profile, other: Profile) -> Iterator[Reason]:
    mine = {(post.role, post.body) for post in one.posts if post.body}
    theirs = {(post.role, post.body) for post in other.posts if post.body}
    if shared := sorted(mine & theirs):
        yield _same_post(one, other, shared)
    elif bodies := sorted(_bodies_of(mine) & _bodies_of(theirs)):
        yield Reason(1.5, f"posts in one body{_called(bodies[0])}")
    elif beside := sorted(
        {body for _, body in mine} & other.company.keys() | {b for _, b in theirs} & one.company.keys()
    ):
        yield Reason(1.5, f"the body of one is named beside the other{_called(beside[0])}")
    elif likely := sorted(_posts_alike(mine, theirs)):
        yield Reason(1.5, f"posts of one name, of which one does not tell the level: {_said(Post(*likely[0]))}")
    elif _places(mine) & _places(theirs):
        yield Reason(1, "posts in one place")
    if events := sorted(set(one.events) & set(other.events)):
        yield Reason(2.5, f"the same befell both in {events[0].partition(':')[2]}")


def _same_post(one: Profile, other: Profile, shared: Sequence[tuple[str, str]]) -> Reason:
    """One post of two: worth more where a term of which begin and end are known (that of a list) covers a day of the
    other, and less where every day of the other is out of it."""
    pairs = [(a, b) for a in one.posts for b in other.posts if (a.role, a.body) == (b.role, b.body)]
    fits = [(at_once, (a.role, a.body)) for a, b in pairs if (at_once := _at_one_time(a, b)) is not None]
    if within := sorted(post for at_once, post in fits if at_once):
        return Reason(4, f"the same post at one time: {_said(Post(*within[0]))}")
    words = _said(Post(*shared[0]))
    return Reason(1, f"the same post at another time: {words}") if fits else Reason(3, f"the same post: {words}")


def _at_one_time(one: Post, other: Post) -> bool | None:
    """Whether two posts were held at one time, within a year: terms are often told in years, and titles outlive them.
    None unless the begin and end of one are known, and a day of the other."""
    days = [[day for day in (post.since, post.until, post.seen) if day is not None] for post in (one, other)]
    if not all(days) or not any(post.since and post.until for post in (one, other)):
        return None
    return max(min(days[0]), min(days[1])) - _GRACE <= min(max(days[0]), max(days[1]))


def _posts_alike(mine: set[tuple[str, str]], theirs: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """The posts of one side that may be posts of the other, but for a level that one side does not tell."""
    return {post for post in mine for role, body in theirs if role == post[0] and _may_be_one(post[1], body)}


def _bodies_of(posts: set[tuple[str, str]]) -> set[str]:
    return {body for _, body in posts}


def _places(posts: set[tuple[str, str]]) -> set[str]:
    return {p for _, body in posts for p in body.partition("@")[2].split("+") if p}


def _company(one: Profile, other: Profile) -> Iterator[Reason]:
    shared = one.company.keys() & other.company.keys()
    people = sorted(key for key in shared if "." in key)
    bodies = sorted(shared - set(people))
    if people:
        points = min(2.4, 0.8 * len(people))
        yield Reason(round(points, 2), f"named beside both: {len(people)} {'person' if len(people) == 1 else 'people'}")
    if bodies:
        points = min(1.2, 0.4 * len(bodies))
        yield Reason(round(points, 2), f"named beside both: {len(bodies)} {'body' if len(bodies) == 1 else 'bodies'}")
    if (people or bodies) and _days_apart(one, other) <= _STORY:
        yield Reason(0.6, "documents of the same days")


def _days_apart(one: Profile, other: Profile) -> int:
    """Days between the nearest documents of two parties; a large number where they are not dated."""
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return date.max.toordinal()
    return max(0, other.first - one.last, one.first - other.last)


def _prominence(one: Profile, other: Profile, match: NameMatch, bearers: int) -> Iterator[Reason]:
    """Who is named without a given name is either told by the text, or known to everyone."""
    known = max((one, other), key=lambda profile: (profile.is_full, profile.documents))
    if not known.is_full:
        return
    if bearers == 0:
        yield Reason(1, "nobody else is known by that surname")
        unexplained = not (one if known is other else other).posts
        if unexplained and known.documents >= _PROMINENT and one.country == other.country is not None:
            points = 2.3 if match.agreement is Agreement.SURNAME else 1.0
            yield Reason(points, "a name that is left unexplained, and one well-known bearer")
    else:
        yield Reason(-min(2.0, 1.0 * bearers), f"{_others(bearers)} known by that surname")


def _others(number: int) -> str:
    return f"{number}{' or more' * (number >= MANY)} other{'s' * (number > 1)}"
