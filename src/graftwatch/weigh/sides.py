"""Claims that stand against each other, put on sides: whatever no pair of claims disputes is one side."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from graftwatch.weigh.told import Told


def disputes(told: Sequence[Told], differ: Callable[[Told, Told], bool]) -> list[list[Told]]:
    """Groups of claims in which each stands against some other; a claim that disputes none is in no group."""
    group = {each.id: each.id for each in told}

    def root(id: str) -> str:
        while group[id] != id:
            id = group[id]
        return id

    disputed: set[str] = set()
    for one, other in combinations(told, 2):
        if differ(one, other):
            disputed |= {one.id, other.id}
            group[max(root(one.id), root(other.id))] = min(root(one.id), root(other.id))
    groups: dict[str, list[Told]] = {}
    for each in told:
        if each.id in disputed:
            groups.setdefault(root(each.id), []).append(each)
    return list(groups.values())


def sides(group: Sequence[Told], differ: Callable[[Told, Told], bool]) -> list[list[Told]]:
    """The claims of a group on sides, in order: a claim stands with the first that it does not differ from."""
    found: list[list[Told]] = []
    for each in group:
        side = next((side for side in found if not any(differ(each, other) for other in side)), None)
        if side is None:
            found.append([each])
        else:
            side.append(each)
    return found


def apart(one: Told, other: Told) -> bool:
    """Whether two claims are of two texts: not of one document, nor of two with nearly the same words."""
    return one.paper.id != other.paper.id and (one.paper.family or one.paper.id) != (
        other.paper.family or other.paper.id
    )


def two_voices(one: Told, other: Told) -> bool:
    """Whether one text sets two sources against each other."""
    says, also = ([source.key for source in told.facts.sources] for told in (one, other))
    return one.paper.id == other.paper.id and bool(says and also) and says[-1] != also[-1]


def is_first(block: str, one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether a block is the first of those in which two claims meet, by their keys: only there are they compared."""
    shared = set(one) & set(other)
    return bool(shared) and min(shared) == block.partition(":")[2]
