"""Linking: each party of a document to the entity that the index already knows, or to none.

    parties of a document ── keys ──▶ candidates ── judge ──▶ Link: same as one of them, unsure of some, or new

One document at a time, so that adding one touches only what it names. What is linked wrongly accuses someone: where two
entities would do nearly as well, the party stays by itself and waits for a person.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import chain, combinations, islice, zip_longest
from typing import Any, Final, Protocol

from graftwatch.names import Agreement, analyse, bag_of, keys_of, look_up_keys, sound, unlevelled
from graftwatch.resolve.party import Party, Profile, joined
from graftwatch.resolve.score import MANY, SAME, Verdict, best_match, judge

CANDIDATES: Final = 20  # entities that a party is compared with
MARGIN: Final = 1.0  # points by which the best must lead another entity that would do
_SOUGHT: Final = 120  # keys of one look-up: an entity may have two dozen names, each of which has some forty
_PAIRS: Final = 1 << 9  # pairs of entities of which it is remembered whether they are one
_SHOWN: Final = 3  # entities that a person is asked about


class Known:
    """An entity as the index gives it; what is known of it later is another one.

    Its profile may be given as the JSON that is kept of it, and is unpacked when somebody asks for more than the names:
    of most candidates these say enough."""

    def __init__(self, id: str, profile: Profile | Mapping[str, Any]) -> None:
        self.id = id
        self._given = profile

    @cached_property
    def profile(self) -> Profile:
        return self._given if isinstance(self._given, Profile) else Profile.from_json(self._given)

    @cached_property
    def all_names(self) -> tuple[str, ...]:
        """The names, in their order."""
        given = self._given
        return given.all_names if isinstance(given, Profile) else tuple(name for name, _ in given.get("names", ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What came of linking a party: the entity that it is taken for (None: a new one), why, other entities that turned
    out to be the same one with it, those that a person should look at, and parties of the document (by id) that are
    namesakes."""

    party: Party
    entity: Known | None = None
    verdict: Verdict | None = None
    also: tuple[tuple[Known, Verdict], ...] = ()
    doubtful: tuple[tuple[Known, Verdict], ...] = ()
    apart: tuple[str, ...] = ()


class Index(Protocol):
    """What linking asks of the place where entities are kept."""

    def candidates(self, profile: Profile, limit: int) -> list[Known]:
        """Entities that share a key with a party, the nearest first."""
        ...

    def put(self, link: Link) -> None:
        """Keep a party with the entity that it is linked to, so that the next one finds it."""
        ...


def link_all(parties: Sequence[Party], index: Index) -> list[Link]:
    """Link the parties of one document in order and keep each before the next is linked."""
    links: list[Link] = []
    meant: dict[str, str] = {}  # keys of bodies as this document gives them, and as they are known
    namesakes = _namesakes(parties)
    taken: dict[str, str] = {}  # entities of those that have namesakes in the document
    for party in parties:
        candidates = index.candidates(party.profile, CANDIDATES)
        others = namesakes.get(party.id, ())
        link = link_one(_as_known(party, meant), [k for k in candidates if not _is_others(k, party, others, taken)])
        index.put(replace(link, apart=tuple(other.id for other in others)))
        if link.entity is not None and others:
            taken[link.entity.id] = party.id
        links.append(link)
        if link.entity is not None and link.party.profile.key:
            meant[party.profile.key] = joined([link.entity.profile, party.profile]).key
    return links


def _namesakes(parties: Sequence[Party]) -> dict[str, list[Party]]:
    """Of each person of a document, by id, others whose full names agree: the reader keeps them apart, so they are."""
    people = [party for party in parties if party.profile.schema == "Person" and party.profile.is_full]
    kept: dict[int, list[int]] = {}
    for number, party in enumerate(people):
        for key in index_keys(party.profile):
            kept.setdefault(key, []).append(number)
    found: dict[str, list[Party]] = {}
    for number, party in enumerate(people):
        near = {other for key in look_up(party.profile) for other in kept.get(key, ())} - {number}
        for other in (people[n] for n in sorted(near)):
            if best_match(party.profile, other.profile).agreement >= Agreement.NEAR:
                found.setdefault(party.id, []).append(other)
    return found


def _is_others(known: Known, party: Party, namesakes: Sequence[Party], taken: Mapping[str, str]) -> bool:
    """Whether an entity may be a namesake's of the same document: taken by one, or fitting one nearly as well."""
    if not namesakes:
        return False
    if any(other.id == taken.get(known.id) for other in namesakes):
        return True
    free = [other for other in namesakes if other.id not in taken.values()]
    own = judge(party.profile, known.profile).points
    return any(judge(other.profile, known.profile).points > own - MARGIN for other in free)


def _as_known(party: Party, meant: Mapping[str, str]) -> Party:
    """A party with the bodies of its posts and those beside it as what they turned out to be."""
    if all(key == known for key, known in meant.items()):
        return party
    profile = party.profile
    company = {meant.get(key, key): number for key, number in profile.company.items()}
    posts = tuple(replace(post, body=meant.get(post.body, post.body)) for post in profile.posts)
    bodies = {meant.get(key, key): number for key, number in profile.bodies.items()}
    return replace(party, profile=replace(profile, company=company, posts=posts, bodies=bodies))


def link_one(party: Party, candidates: Sequence[Known]) -> Link:
    """Choose among candidates."""
    judged = _judged(party.profile, candidates)
    same = [(known, verdict) for known, verdict in judged if verdict.judgement == "same"]
    unsure = tuple(each for each in judged if each[1].judgement == "unsure" and _is_worth_asking(party, each[0]))[
        :_SHOWN
    ]
    if not same:
        return Link(party=party, doubtful=unsure)
    best, verdict = same[0]
    rest = same[1:]
    also = tuple(each for each in rest if judge(best.profile, each[0].profile).judgement == "same")
    close = [each for each in rest if each not in also and verdict.points - each[1].points < MARGIN]
    if close:
        return Link(party=party, doubtful=tuple(same[:_SHOWN]))
    return Link(party=party, entity=best, verdict=verdict, also=also, doubtful=unsure)


def contradicts(profile: Profile, known: Known) -> bool:
    """Whether the names alone say that a person is not the one of an entity."""
    return best_match(profile, known).agreement is Agreement.CONTRADICTS


def _is_worth_asking(party: Party, known: Known) -> bool:
    """Whether a person could tell: of two people, one must be named in full."""
    names = (party.profile.name, known.profile.name)
    return party.profile.schema != "Person" or any(analyse(name).is_full for name in names)


def _judged(profile: Profile, candidates: Sequence[Known]) -> list[tuple[Known, Verdict]]:
    """Every candidate with its verdict, the most fitting first."""
    if profile.schema == "Person":
        judged = list(_people(profile, candidates))
    else:
        judged = [(known, judge(profile, known.profile)) for known in candidates]
    return sorted(judged, key=lambda each: (-each[1].points, each[0].id))


def _people(profile: Profile, candidates: Sequence[Known]) -> Iterator[tuple[Known, Verdict]]:
    """Candidates whose names do not contradict, each judged with its rivals and the other bearers of the surname.

    Those only count against a candidate: of one that is another without them, none are sought. Nor are more than
    `MANY` of any: as many candidates could be rivals of each other."""
    agreements = {known.id: best_match(profile, known).agreement for known in candidates}
    fitting = [known for known in candidates if agreements[known.id] is not Agreement.CONTRADICTS]
    alone = {known.id: judge(profile, known.profile) for known in fitting}
    for known in fitting:
        if alone[known.id].judgement == "different":
            yield known, alone[known.id]
            continue
        full = agreements[known.id] >= Agreement.NEAR
        others = [
            other for other in fitting if other is not known
            and (agreements[other.id] >= agreements[known.id] and alone[other.id].points > 0 if full
                 else analyse(other.profile.name).is_full)
        ]  # fmt: skip
        number = sum(1 for _ in islice((other for other in others if not _are_one(known, other)), MANY))
        if full and number == 0 and _are_several(others[: MANY + 1]):
            number = 1
        yield known, alone[known.id] if number == 0 else judge(
            profile, known.profile, rivals=number * full, bearers=number * (not full)
        )  # fmt: skip


def _are_several(known: Sequence[Known]) -> bool:
    """Whether there are two people among entities, each of which may be one with some other entity: not with both."""
    return any(not _are_one(one, other) for one, other in combinations(known, 2))


@lru_cache(maxsize=_PAIRS)
def _are_one(one: Known, other: Known) -> bool:
    """Whether two entities are one in all likelihood and only wait to be joined: then neither is the other's rival."""
    if best_match(one, other).agreement is Agreement.CONTRADICTS:
        return False  # known of most by their names alone, without unpacking the rest
    return judge(one.profile, other.profile).points >= SAME


def look_up(profile: Profile) -> tuple[int, ...]:
    """The keys under which entities that may be the same are found, the most telling first; a bounded number."""
    if profile.schema != "Person":
        return index_keys(profile)
    each = [look_up_keys(name) for name in profile.names]
    if len(each) == 1:
        return each[0]
    turns = chain.from_iterable(zip_longest(*each))  # the most telling keys of every name first
    return tuple(islice(dict.fromkeys(key for key in turns if key is not None), _SOUGHT))


def index_keys(profile: Profile) -> tuple[int, ...]:
    """The keys under which a party is kept."""
    if profile.schema == "Person":
        return tuple(dict.fromkeys(key for name in profile.names for key in keys_of(name)))
    sort = "post" if profile.schema == "Position" else "body"
    if profile.key:
        told, _, where = unlevelled(profile.key).partition("@")
        bones = "".join(c for c in where if c not in "aeiou")
        keys = [profile.key, *profile.aka, *(bag_of(name).body().key for name in list(profile.names)[:3])]
        exact = (_number(f"{sort}:{key}") for key in (*keys, *map(unlevelled, keys)) if key)
        return tuple(dict.fromkeys((*exact, *([_number(f"{sort}~{told}@{bones}")] if bones else []))))
    if profile.schema == "Position":
        return ()
    return tuple(_number(f"{sort}={' '.join(map(sound, name.split()))}") for name in list(profile.names)[:3])


def new_keys(profile: Profile, known: Known | None) -> tuple[int, ...]:
    """The keys under which a party is to be kept with an entity, none where the entity is kept under all of them."""
    is_held = known is not None and profile.schema == "Person" and profile.names.keys() <= known.profile.names.keys()
    return () if is_held else index_keys(profile)


@lru_cache(maxsize=1 << 14)
def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
