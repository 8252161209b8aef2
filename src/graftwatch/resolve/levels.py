"""Of what a body or post is that a document names without its level: "the Tuzkala court", "the akim of Tuzkala".

A city and the region around it may have one name, and each its akim, court, prosecutor and police. Which is meant is
told by whoever holds the post, by what stands beside it, or by nothing: then the level stays open. Pure.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from graftwatch.names import at_level, is_of_two, unlevelled

Held = tuple[str | None, str, str]  # who holds a post now, its role, the key of its body


def levels_of(posts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Of the posts of one person (role, body) that may tell no level ("akim of Pavlodar"), the body of the city,
    district or region that another of them tells, if it is only one."""
    bodies: dict[tuple[str, str], set[str]] = defaultdict(set)
    for role, body in posts:
        if body != unlevelled(body):
            bodies[role, unlevelled(body)].add(body)
    return {post: min(told) for post, told in bodies.items() if len(told) == 1}


def levels_meant(bodies: Collection[str], held: Sequence[Held], regions: Collection[str]) -> dict[str, str]:
    """Keys of bodies that tell no level, with those of the city or region that a document means by them.

    `bodies` are the keys of the bodies that it names, `held` the posts that it says are held, `regions` the places (as
    sounds) that it calls regions. A post that another person holds than the region's is the city's. Else a body is the
    region's where the document speaks of the region alone; a place that is known to be both, or of which the document
    names one body with a level and one without, tells nothing."""
    keys = {*bodies, *(body for _, _, body in held)}
    cities = {bare for bare in keys if at_level(bare, "region") in _of_another(held, bare)}
    several = {_place(key) for key in bodies if key != unlevelled(key) and unlevelled(key) in bodies}
    several |= {_place(key) for key in (*cities, *(key for key in keys if _tells(key, "city")))}
    alone = {
        key for key in keys - cities
        if _place(key) in regions and _place(key) not in several and not is_of_two(key)
    }  # fmt: skip
    meant = {key: at_level(key, "city") for key in cities} | {key: at_level(key, "region") for key in alone}
    return {key: of for key, of in meant.items() if key != of}


def _of_another(held: Sequence[Held], bare: str) -> set[str]:
    """The bodies with a level in which others than the holders of a post hold that post."""
    found = set()
    for role in {role for _, role, body in held if body == bare}:
        here = {person for person, of, body in held if (of, body) == (role, bare)}
        there = {(person, body) for person, of, body in held if of == role and body != bare == unlevelled(body)}
        found |= {body for _, body in there if not here & {person for person, other in there if other == body}}
    return found


def _place(key: str) -> str:
    return key.partition("@")[2]


def _tells(key: str, level: str) -> bool:
    return key != unlevelled(key) and key == at_level(unlevelled(key), level)
