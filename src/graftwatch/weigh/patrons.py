"""Falls that bunch in one circle: of a patron, and of those whom documents tie to him or whom he gave their posts.

The circle is weighed like a body (pattern.py): against its own record, never by a bare count. Whoever gave posts to
very many is an office rather than a patron, and is left out.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from graftwatch.claims import CareerClaim, Finding, TieClaim
from graftwatch.weigh.block import Block, Weigher, by
from graftwatch.weigh.pattern import Bunch, bunch_of, falls_of, in_steps, person_of
from graftwatch.weigh.phrases import time_in_words
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import best_of

_TIES: Final = frozenset({"associate", "family"})
_GIVEN: Final = frozenset({"appointed", "promoted"})
_MOST: Final = 30  # people of one circle
_PEOPLE: Final = "return.person"  # the blocks in which everything stands that is told of one person


def ends_of(told: Told) -> tuple[str, str] | None:
    """The entities of two people whom a claim ties to each other, whoever is the patron; None if it does not."""
    claim, named = told.claim, told.facts.named
    if claim.stance != "asserted":
        return None
    ends: tuple[str, ...] = ()
    if isinstance(claim, TieClaim) and claim.act in _TIES:
        ends = ("from", "to")
    elif isinstance(claim, CareerClaim) and claim.act in _GIVEN:
        ends = ("person", "by")
    found = [named[role].entity for role in ends if role in named and named[role].entity]
    return (found[0], found[1]) if len(found) == 2 and found[0] != found[1] else None


def wakes(block: Block) -> Iterator[str]:
    """The circles that are weighed anew when something is new about one of their people."""
    for told in block.told:
        yield from (f"{_WEIGHER.name}:{end}" for end in ends_of(told) or ())


def _keys(told: Told) -> Iterator[str]:
    yield from ends_of(told) or ()


def _circle(block: Block) -> list[str]:
    """The patron, and everybody tied to him, in order; empty if these are too few or too many to tell anything."""
    patron = block.key.partition(":")[2]
    tied = {end for told in block.told if (ends := ends_of(told)) and patron in ends for end in ends} - {patron}
    return [patron, *sorted(tied)] if 1 < len(tied) <= _MOST else []


def _beside(block: Block) -> Iterator[str]:
    yield from (f"{_PEOPLE}:{person}" for person in _circle(block))


def _weigh(block: Block) -> Iterator[Finding]:
    circle = _circle(block)
    if not circle:
        return
    people = by(block.told, person_of)
    here = [told for person in circle for told in people.get(person, ())]
    bunch = bunch_of(here)
    if bunch is not None:
        yield _found(block, circle[0], [told for told in block.told if circle[0] in (ends_of(told) or ())], bunch)


def _found(block: Block, patron: str, ties: Sequence[Told], bunch: Bunch) -> Finding:
    name = best_of([each.name for told in ties for each in told.facts.named.values() if each.entity == patron])
    of = {end for told in ties for end in ends_of(told) or ()}
    bearing = [told for told in ties if {*(ends_of(told) or ())} & ({out.person for out in bunch.people} - {patron})]
    return block.found(
        "pattern", ("circle", str(bunch.people[0].day.year)),
        f"{len(bunch.people)} people of the circle of {name} fell within {time_in_words(bunch.days)},"
        f" from {bunch.people[0].day}",
        [*falls_of(bunch), *bearing],
        steps=[
            f"The ledger ties {len(of) - 1} people to {name}.",
            *(f"“{told.claim.evidence.quote}”" for told in bearing[:4]), *in_steps(bunch),
        ],
        weight=min(0.8, 0.4 + 0.05 * len(bunch.people)), settles="who brought them in, and what each was dismissed for",
        about=[patron, *(out.person for out in bunch.people)],
    )  # fmt: skip


_WEIGHER: Final = Weigher(name="pattern.patron", keys=_keys, beside=_beside, weigh=_weigh, whole=True)
WEIGHERS: Final = (_WEIGHER,)
