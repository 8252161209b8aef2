"""Those who fell and are back: who, after how long, in which post, and whether it is higher."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from graftwatch.claims import Affair, CareerClaim, Described, Finding, JusticeClaim
from graftwatch.names import body_by_id
from graftwatch.weigh import patrons
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.falls import Fall, fall_of, first_of, gravest, is_cause, is_cleared, sharpened, span_of
from graftwatch.weigh.phrases import act_in_words, post_in_words, sources_in_words, time_in_words, when_in_words
from graftwatch.weigh.ranks import Height, compared, rank_of
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import best_name

_GIVEN: Final = frozenset({"appointed", "promoted", "returned", "transferred"})
_NEWS: Final = timedelta(days=60)  # a report this long after a fall is still about the fall
_HELD: Final = timedelta(days=180)  # a title without a beginning counts as new only so long after a fall
_WEIGHT: Final = 0.6


@dataclass(frozen=True, slots=True)
class Back:
    """A post held or given after a fall, on some day of [first, last]."""

    told: Told
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class History:
    """What befell one person: the falls of one affair, and the posts after it (none: not back). `cleared` is a claim
    that the case came to nothing before that."""

    falls: tuple[Fall, ...]
    backs: tuple[Back, ...] = ()
    cleared: Told | None = None

    @property
    def fell(self) -> date:
        return first_of(self.falls).day

    @property
    def returned(self) -> date | None:
        """The day by which a post is known to be held again."""
        return min((back.last for back in self.backs), default=None)


def histories(told: Sequence[Told]) -> list[History]:
    """The affairs of one person, in the order of time, from all claims on that person's posts and cases.

    A fall before a return belongs to the affair that the return ends; falls without a day of their own are told with
    an affair, and found one only where there is no other."""
    falls = sharpened([fall for each in told if (fall := fall_of(each))])
    known = [fall for fall in falls if fall.first != date.min] or falls[:1]
    found: list[History] = []
    while known:
        affair, backs = known[:1], _backs(told, known[:1])
        while True:  # the return must come after all of the affair, which may make it a later one
            wider = [fall for fall in known if not backs or fall.last < backs[0].first]
            if len(wider) <= len(affair):
                break
            affair, backs = wider, _backs(told, wider)
        found.append(History(tuple(affair), tuple(backs), _cleared(told, affair, backs)))
        known = known[len(affair) :]
    return found


def _also(told: Sequence[Told], history: History) -> list[Told]:
    """Claims that tell of the falls of an affair again, without a day or a reason of their own."""
    mine = {fall.told.id for fall in history.falls}
    acts = {fall.act: fall for fall in history.falls}
    return [
        each for each in told
        if each.id not in mine and each.claim.stance == "asserted" and (fall := acts.get(each.claim.act))
        and (each.when is None or fall.told.when is None or each.when.overlaps(fall.told.when))
        and each.paper.day >= fall.first
    ]  # fmt: skip


def _backs(told: Sequence[Told], affair: Sequence[Fall]) -> list[Back]:
    """The posts that are held or given after the last fall of an affair, the first of each, in the order of time."""
    last = max(fall.last for fall in affair)
    posts = {_post(each) for each in told if any(_post(each)) and not _is_after(each, last)}
    found = []
    for each in told:
        if _is_after(each, last) and _is_office(each, affair) and not _is_old(each, posts, last):
            first, by = span_of(each.claim.when, each.paper.date)
            found.append(Back(each, first if each.when is not None else by, by))
    return sorted(found, key=lambda back: (back.last, back.told.order))


def _post(told: Told) -> tuple[str, str]:
    return (told.facts.role, told.facts.post_body)


def _is_after(told: Told, fall: date) -> bool:
    """Whether a post is said to be held, or given, on a day after a fall."""
    claim = told.claim
    if not isinstance(claim, CareerClaim) or claim.stance != "asserted" or claim.former:
        return False
    if claim.act not in (*_GIVEN, "holds_post"):
        return False
    if claim.when is None:
        published = told.paper.date
        fresh = claim.act in _GIVEN and _now().search(claim.evidence.quote) is not None
        return fresh and published is not None and published.bounds[0] > fall + _NEWS
    return claim.when.bounds[0] > fall


def _is_office(told: Told, affair: Sequence[Fall]) -> bool:
    """Whether it is an office, and the claim is not part of a report of the fall itself."""
    claim = told.claim
    if told.facts.far or not (told.facts.post_body or (isinstance(claim, CareerClaim) and (claim.body or claim.place))):
        return False
    if set(told.facts.role.split("+")) & set(cached_table("falls")["side"]["roles"]):
        return False
    return not any(fall.told.paper.id == told.paper.id and told.paper.day - fall.last <= _NEWS for fall in affair)


def _is_undone(told: Told) -> bool:
    """Whether a claim says that a dismissal was taken back: "was reinstated"."""
    claim = told.claim
    return isinstance(claim, CareerClaim) and claim.act == "returned" and bool(_undone().search(claim.evidence.quote))


def _is_old(told: Told, posts: set[tuple[str, str]], fall: date) -> bool:
    """Whether a title may be the one from before the fall, which reporters go on using."""
    claim = told.claim
    if claim.act in _GIVEN:
        return False
    if claim.when is None or claim.when.bounds[0] <= fall + _HELD:
        return True
    role, body = _post(told)
    return any(_alike(body, other) and (not role or not was or role == was) for was, other in posts)


def _alike(body: str, other: str) -> bool:
    """Whether two keys may be of one body: one is told in fewer words than the other, or not at all."""
    mine, theirs = _parts(body), _parts(other)
    return not mine or not theirs or mine <= theirs or theirs <= mine


@lru_cache(maxsize=4096)  # every post of a person is compared with all the others
def _parts(key: str) -> frozenset[str]:
    return frozenset(re.split(r"[+@-]", key)) - {""}


def _cleared(told: Sequence[Told], affair: Sequence[Fall], backs: Sequence[Back]) -> Told | None:
    """The claim that clears somebody of an affair, or may have done so before the return."""
    for each in told:
        if is_cleared(each) or (_is_undone(each) and all(fall.act == "dismissed" for fall in affair)):
            first, last = span_of(each.claim.when, each.paper.date)
            if last >= affair[0].first and (not backs or first <= backs[0].last):
                return each
    return None


# The affairs


def affairs_of(block: Block) -> list[Affair]:
    """The falls of the named person that a block is on, and what came of each; none of any other block."""
    if block.key.partition(":")[0] != WEIGHER.name:
        return []
    named = [each.facts.named["person"] for each in block.told if "person" in each.facts.named]
    if not named or not named[0].entity:
        return []
    name = min((each.name for each in named), key=lambda name: (not name.isascii(), -len(name), name))
    return [_affair(named[0].entity, name, history, block.told) for history in histories(block.told)]


def _affair(entity: str, name: str, history: History, every: Sequence[Told]) -> Affair:
    back = history.backs[0].told if history.backs and history.cleared is None else None
    told = [*(fall.told for fall in history.falls), *(each.told for each in history.backs)]
    return Affair(
        entity=entity, name=name, act=gravest(history.falls).act, day=history.fell, body=_fell_in(history, every),
        fell=str(first_of(history.falls).told.when or history.fell),
        state="cleared" if history.cleared else "back" if back else "out",
        until=history.cleared.paper.day if history.cleared else history.returned,
        post=getattr(back.claim, "post", None) if back else None, new_body=back.name("body") if back else None,
        claims=tuple(each.id for each in told),
    )  # fmt: skip


def _fell_in(history: History, told: Sequence[Told]) -> str:
    """The body that somebody fell in, by name: that of a claim of the fall, else that of the post told of the nearest
    day, as long as it is none of those after the fall; a former one only where there is no other."""
    after = {back.told.id for back in history.backs}
    posts = [
        each for each in told
        if isinstance(each.claim, CareerClaim) and each.claim.stance == "asserted" and not each.facts.far
        and each.id not in after
    ]  # fmt: skip
    posts.sort(key=lambda each: (_is_former(each), abs(_last(each) - history.fell), each.order))
    bodies = map(_body_of, (*(fall.told for fall in history.falls), *posts))
    return next((body for body in bodies if body[:1].isupper()), "")  # "your ministry" names none


def _is_former(told: Told) -> bool:
    return isinstance(told.claim, CareerClaim) and bool(told.claim.former)


def _last(told: Told) -> date:
    return span_of(told.claim.when, told.paper.date)[1]


def _body_of(told: Told) -> str:
    """The body of a post or of a case, as known or as the claim names it: an akim has a place in its stead."""
    for key in (told.facts.post_body, *(body for _, body in told.facts.posts)):
        known = body_by_id(key)
        if known is not None:
            return known.name
    place = told.claim.place if isinstance(told.claim, CareerClaim) else None
    return told.name("body") or place or ""


# The weigher


def _keys(told: Told) -> Iterator[str]:
    claim = told.claim
    yield from patrons.ends_of(told) or ()  # who is told of a fall here wakes the circle
    if isinstance(claim, CareerClaim | JusticeClaim) and claim.person is not None:
        named = told.facts.named.get("person")
        if named is not None and named.entity:
            yield named.entity
        elif isinstance(claim.person, Described) and claim.act in ("returned", "dismissed"):
            yield f"{_UNNAMED}{told.paper.id}"


_UNNAMED: Final = "in "


def _weigh(block: Block) -> Iterator[Finding]:
    if block.key.partition(":")[2].startswith(_UNNAMED):
        yield from _unnamed(block)
        return
    for history in histories(block.told):
        if history.backs and history.cleared is None:
            yield _returned(block, history)


def _returned(block: Block, history: History) -> Finding:
    name = best_name(block.told)
    falls = [fall.told for fall in history.falls] + _also(block.told, history)
    backs = [back.told for back in history.backs]
    worst, first, back = gravest(history.falls).told, first_of(history.falls), history.backs[0]
    fell = f"{act_in_words(worst.claim.act)} {when_in_words(worst)}"
    steps = [_fall_in_words(name, fall.told) for fall in _one_an_act(history.falls)]
    steps += [f"{name} {_given(each)} {when_in_words(each)}: {post_in_words(each)}." for each in _one_a_post(backs)]
    steps.append(f"From the fall to the return: {time_in_words((back.last - first.day).days)}.")
    height = _height(block.told, history)
    steps.append(_HEIGHTS[height])
    steps.append(f"The fall is told by {sources_in_words(falls)}, the return by {sources_in_words(backs)}.")
    sure = max(each.claim.confidence for each in falls) * max(each.claim.confidence for each in backs)
    weight = _WEIGHT + 0.2 * (height == "higher") + 0.1 * (worst.claim.act != "dismissed")
    return block.found(
        "return", (str(first.day.year),),
        f"{name}, {fell}, is back {when_in_words(back.told)}: {post_in_words(back.told)}", [*falls, *backs],
        steps=steps, weight=weight * sure,
        about=[back.told.entity("person"), *(each.entity("body") for each in (worst, *backs))],
        settles="the order on the appointment, and what became of the case",
    )  # fmt: skip


_HEIGHTS: Final[dict[Height | None, str]] = {
    "higher": "The new post is higher than the one before.",
    "lower": "The new post is lower than the one before.",
    "as high": "The new post is about as high as the one before.",
    None: "Whether the new post is higher, the titles do not tell.",
}


def _fall_in_words(name: str, told: Told) -> str:
    claim, when = told.claim, when_in_words(told)
    said = f"{name} {'fled' if claim.act == 'fled' else f'was {claim.act}'} {when}"
    reason = getattr(claim, "reason", None)
    offences = ", ".join(offence.replace("_", " ") for offence in getattr(claim, "offences", ()))
    return f"{said}, for {reason}." if reason else f"{said} ({offences})." if offences else f"{said}."


def _given(told: Told) -> str:
    return {"holds_post": "holds a post", "returned": "is back"}.get(told.claim.act, f"is {told.claim.act}")


def _one_an_act(falls: Sequence[Fall]) -> list[Fall]:
    """Of each act the claim whose date is known best, in the order of time."""
    acts = {fall.act: [each for each in falls if each.act == fall.act] for fall in falls}
    best = [min(each, key=lambda fall: (fall.last - fall.first, fall.told.order)) for each in acts.values()]
    return sorted(best, key=lambda fall: (fall.last, fall.told.order))


def _one_a_post(backs: Sequence[Told]) -> list[Told]:
    return list({_post(each): each for each in reversed(backs)}.values())[::-1]


def _height(told: Sequence[Told], history: History) -> Height | None:
    """Whether any post after the fall is higher than the highest before it, as far as the ranks of both are known."""
    last = max(fall.last for fall in history.falls)
    before = [rank for each in told if not _is_after(each, last) and each.step and (rank := rank_of(each.step))]
    after = [rank for back in history.backs if back.told.step and (rank := rank_of(back.told.step))]
    return compared(max(before, default=None), max(after, default=None))


def _unnamed(block: Block) -> Iterator[Finding]:
    """Returns that a document asserts without names: those of people who were removed for cause."""
    for told in block.told:
        claim = told.claim
        if not (isinstance(claim, CareerClaim) and claim.act == "returned" and claim.stance == "asserted"):
            continue
        sentence = claim.evidence.sentence
        removed = [each for each in block.told if each.claim.evidence.sentence == sentence and fall_of(each)]
        if removed or is_cause(claim.reason):
            who = claim.person.described if isinstance(claim.person, Described) else ""
            yield block.found(
                "return", (str(claim.evidence.start),), f"Said to be back after a fall, and not named: {who}",
                [told, *removed], weight=0.4 * claim.confidence, settles="the names",
                steps=[f"The document says: {claim.evidence.quote}.", "It names nobody, so it cannot be checked."],
            )  # fmt: skip


@lru_cache(maxsize=1)
def _undone() -> re.Pattern[str]:
    return re.compile(cached_table("falls")["undone"]["words"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _now() -> re.Pattern[str]:
    return re.compile(cached_table("falls")["now"]["words"], re.IGNORECASE)


def _founds(told: Told, key: str) -> bool:
    """A fall, a tie to somebody whose circle is weighed with it, or a return that is told without a name."""
    return key.startswith(_UNNAMED) or fall_of(told) is not None or patrons.ends_of(told) is not None


WEIGHER: Final = Weigher(
    name="return.person", keys=_keys, founds=_founds, wakes=patrons.wakes, weigh=_weigh, alone=True
)
WEIGHERS: Final = (WEIGHER,)
