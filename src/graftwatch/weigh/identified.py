"""Officials whom one document leaves unnamed and another names: by post, body, day and event, with the reasons."""

from collections.abc import Iterator, Sequence
from typing import Final

from graftwatch.claims import CareerClaim, Described, Finding, JusticeClaim
from graftwatch.names import bag_of
from graftwatch.resolve import Known, Post, Profile, Unnamed, Verdict, ends_of, events_of, identify, is_one
from graftwatch.weigh.block import Block, Weigher, by
from graftwatch.weigh.phrases import act_in_words, when_in_words
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import best_name

_SURE: Final = 2.4  # points (resolve/described.py): post, and either the same event or the day
_MARGIN: Final = 1.0  # points by which the likeliest must lead the next
_GRAVE: Final = frozenset({"detained", "charged", "tried", "convicted", "sentenced", "fled"})


def _keys(told: Told) -> Iterator[str]:
    """The body of the post, which the unnamed and the named have in common."""
    if isinstance(told.claim, CareerClaim | JusticeClaim) and told.claim.stance in ("asserted", "alleged"):
        yield told.facts.post_body
        yield from (body for _, body in told.facts.posts)


def _weigh(block: Block) -> Iterator[Finding]:
    body = block.key.partition(":")[2]
    unnamed = [told for told in block.told if told.facts.post_body == body and _is_unnamed(told)]
    people = by(block.told, _person)
    for asked in _of_one_event(unnamed):
        known = [_known(id, told, body) for id, told in people.items()]
        likely = identify(_as_unnamed(asked[0], body), known)
        if likely and likely[0][1].points >= _SURE and not _has_rival(likely):
            person, verdict = likely[0]
            yield _identified(block, asked, people[person.id], verdict, body)
        elif _is_open(asked[0], known):
            yield _waiting(block, asked)


def _is_open(asked: Told, known: Sequence[Known]) -> bool:
    """Whether an unnamed official is worth asking for: something grave happened on a day that is told, and nobody is
    known to have held the post."""
    if not isinstance(asked.claim, JusticeClaim) or asked.claim.act not in _GRAVE or asked.when is None:
        return False
    return not any(post.role == asked.facts.role for each in known for post in each.profile.posts)


def _person(told: Told) -> str:
    named = told.facts.named.get("person")
    return named.entity if named else ""


def _is_unnamed(told: Told) -> bool:
    """Whether a claim is on one official who is described by a post and not named."""
    claim = told.claim
    if not isinstance(claim, CareerClaim | JusticeClaim) or not isinstance(claim.person, Described) or _person(told):
        return False
    bag = bag_of(claim.person.described)
    return bool(bag.roles or bag.heads & {"akim", "mayor", "governor"}) and is_one(claim.person.described)


def _of_one_event(unnamed: Sequence[Told]) -> list[list[Told]]:
    """Claims on unnamed holders of one post, of one event each."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for told in unnamed:
        event = tuple(events_of(told.claim.act, told.claim.when)) or (told.claim.act, told.paper.id)
        groups.setdefault((told.facts.role, *event), []).append(told)
    return list(groups.values())


def _as_unnamed(told: Told, body: str) -> Unnamed:
    claim = told.claim
    events = tuple(events_of(claim.act, claim.when)) if isinstance(claim, JusticeClaim) else ()
    day = ends_of(claim.when)[0] or ends_of(told.paper.date)[1]
    return Unnamed(claim=claim, words=_words(told), role=told.facts.role, body=body, day=day, events=events)


def _words(told: Told) -> str:
    person = getattr(told.claim, "person", None)
    return person.described if isinstance(person, Described) else ""


def _known(id: str, told: Sequence[Told], body: str) -> Known:
    """A person as the claims of a block tell: the posts in that body with their days, and what befell them."""
    posts = [post for each in told for post in _posts(each, body)]
    events = {
        event
        for each in told
        if isinstance(each.claim, JusticeClaim)
        for event in events_of(each.claim.act, each.claim.when)
    }
    names = {each.name("person"): 1 for each in told}
    return Known(id, Profile(schema="Person", names=names, posts=tuple(posts), events=tuple(sorted(events))))


def _posts(told: Told, body: str) -> Iterator[Post]:
    claim, published = told.claim, ends_of(told.paper.date)[1]
    since, until = ends_of(claim.when)
    if isinstance(claim, JusticeClaim):
        yield from (Post(role, of) for role, of in told.facts.posts if of == body)
    elif isinstance(claim, CareerClaim) and told.facts.post_body == body:
        role = told.facts.role
        if claim.act == "holds_post" and claim.former:
            yield Post(role, body, until=published)
        elif claim.act == "holds_post":
            yield Post(role, body, since=since if until is None else None, seen=until or (published if since else None))
        elif claim.act in ("appointed", "promoted", "transferred", "returned"):
            yield Post(role, body, since=since or published)
        else:
            yield Post(role, body, until=until or published)


def _has_rival(likely: Sequence[tuple[Known, Verdict]]) -> bool:
    """Whether another person would do nearly as well."""
    return len(likely) > 1 and likely[0][1].points - likely[1][1].points < _MARGIN


def _identified(block: Block, asked: Sequence[Told], told: Sequence[Told], verdict: Verdict, body: str) -> Finding:
    first = asked[0]
    name = best_name(told)
    events = set(events_of(first.claim.act, first.claim.when))
    bearing = [
        each for each in told
        if events & set(events_of(each.claim.act, each.claim.when)) or each.facts.post_body == body
    ]  # fmt: skip
    what = f"{_words(first)}, {act_in_words(first.claim.act)} {when_in_words(first)}"
    steps = [f"{each.paper.called}, {each.paper.date or 'undated'}: {_words(each)}, not named." for each in asked]
    steps += [f"{name}: {reason.words}." for reason in verdict.reasons if reason.points]
    return block.found(
        "identified", (first.facts.role, *sorted(events), first.paper.id if not events else ""),
        f"Not named in one place and named in another: {what}, is {name}", [*asked, *bearing], steps=steps,
        weight=0.35 + 0.5 * verdict.score * min(each.claim.confidence for each in asked),
        settles="a document that gives both the post and the name", about=[told[0].facts.named["person"].entity],
    )  # fmt: skip


def _waiting(block: Block, asked: Sequence[Told]) -> Finding:
    first, words = asked[0], _words(asked[0])
    what = f"{words}, {act_in_words(first.claim.act)} {when_in_words(first)}"
    return block.found(
        "identified", ("unnamed", first.facts.role, first.paper.id), f"Waits for a name: {what}", asked, weight=0.25,
        steps=[f"{words[:1].upper()}{words[1:]} is not named.",
               "The ledger names nobody who held this post at that time."],
        settles="who held the post on that day",
    )  # fmt: skip


def _founds(told: Told, key: str) -> bool:
    return told.facts.post_body == key and _is_unnamed(told)


WEIGHERS: Final = (Weigher(name="identified.post", keys=_keys, founds=_founds, weigh=_weigh, alone=True),)
