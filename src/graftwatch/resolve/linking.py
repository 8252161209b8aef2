"""Linking: each party of a document to the entity that the index already knows, or to none.

    parties of a document ── keys ──▶ candidates ── judge ──▶ Link: same as one of them, unsure of some, or new

One document at a time, so that adding one touches only what it names. What is linked wrongly accuses someone: where two
entities would do nearly as well, the party stays by itself and waits for a person.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Final, Protocol

from graftwatch.names import Agreement, analyse, keys_of, look_up_keys, sound
from graftwatch.resolve.party import Party, Profile
from graftwatch.resolve.score import SAME, Verdict, best_match, judge

CANDIDATES: Final = 20  # entities that a party is compared with
_MARGIN: Final = 1.0  # points by which the best must lead another entity that would do
_SHOWN: Final = 3  # entities that a person is asked about


@dataclass(frozen=True, slots=True)
class Known:
    """An entity as the index gives it."""

    id: str
    profile: Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What came of linking a party: the entity that it is taken for (None: a new one), why, other entities that turned
    out to be the same one with it, and those that a person should look at."""

    party: Party
    entity: Known | None = None
    verdict: Verdict | None = None
    also: tuple[tuple[Known, Verdict], ...] = ()
    doubtful: tuple[tuple[Known, Verdict], ...] = ()


class Index(Protocol):
    """What linking asks of the place where entities are kept."""

    def candidates(self, keys: Sequence[int], limit: int) -> list[Known]:
        """Entities that share a key, those that share most first."""
        ...

    def put(self, link: Link) -> None:
        """Keep a party with the entity that it is linked to, so that the next one finds it."""
        ...


def link_all(parties: Sequence[Party], index: Index) -> list[Link]:
    """Link the parties of one document in order and keep each before the next is linked."""
    links = []
    for party in parties:
        link = link_one(party, index.candidates(look_up(party.profile), CANDIDATES * 2))
        index.put(link)
        links.append(link)
    return links


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
    close = [each for each in rest if each not in also and verdict.points - each[1].points < _MARGIN]
    if close:
        return Link(party=party, doubtful=tuple(same[:_SHOWN]))
    return Link(party=party, entity=best, verdict=verdict, also=also, doubtful=unsure)


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
    """Candidates whose names do not contradict, each judged with its rivals and the other bearers of the surname."""
    agreements = {known.id: best_match(profile, known.profile).agreement for known in candidates}
    fitting = [known for known in candidates if agreements[known.id] is not Agreement.CONTRADICTS]
    alone = {known.id: judge(profile, known.profile).points for known in fitting}
    for known in fitting:
        full = agreements[known.id] >= Agreement.NEAR
        others = [other for other in fitting if other.id != known.id and not _are_one(known, other)]
        rivals = sum(full and agreements[other.id] >= agreements[known.id] and alone[other.id] > 0 for other in others)
        bearers = 0 if full else sum(analyse(other.profile.name).is_full for other in others)
        yield known, judge(profile, known.profile, rivals=rivals, bearers=bearers)


def _are_one(one: Known, other: Known) -> bool:
    """Whether two entities are one in all likelihood and only wait to be joined: then neither is the other's rival."""
    return judge(one.profile, other.profile).points >= SAME


def look_up(profile: Profile) -> tuple[int, ...]:
    """The keys under which entities that may be the same are found."""
    if profile.schema != "Person":
        return index_keys(profile)
    return tuple(dict.fromkeys(key for name in profile.names for key in look_up_keys(name)))


def index_keys(profile: Profile) -> tuple[int, ...]:
    """The keys under which a party is kept."""
    if profile.schema == "Person":
        return tuple(dict.fromkeys(key for name in profile.names for key in keys_of(name)))
    sort = "post" if profile.schema == "Position" else "body"
    if profile.key:
        told, _, where = profile.key.partition("@")
        bones = "".join(c for c in where if c not in "aeiou")
        return (_number(f"{sort}:{profile.key}"), *([_number(f"{sort}~{told}@{bones}")] if bones else []))
    if profile.schema == "Position":
        return ()
    return tuple(_number(f"{sort}={' '.join(map(sound, name.split()))}") for name in list(profile.names)[:3])


@lru_cache(maxsize=1 << 14)
def _number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
