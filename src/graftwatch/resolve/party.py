"""What one document, or many, say of one person, body or post: the evidence by which they are told apart or joined."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from hashlib import blake2b
from typing import Any, Final

from graftwatch.claims.reading import MentionSchema
from graftwatch.names import Sex, analyse, unlevelled

_MOST: Final = {
    "names": 24,
    "aka": 12,
    "posts": 40,
    "company": 60,
    "events": 40,
    "bodies": 40,
}  # kept of each; bounds a profile
_NAMED: Final = 1 << 12  # lists of names of which it is remembered which are full


@dataclass(frozen=True, slots=True)
class Post:
    """A post that a document gives someone. `role` and `body` are keys (institutions.py); days are ordinals.

    `since` and `until` are what the text says of its begin and end; `seen` is a day on which it is held."""

    role: str
    body: str
    since: int | None = None
    until: int | None = None
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What is said of one party, or of all parties taken for one entity. Everything is bounded.

    `names` as written, with how often, the fullest first; `key` of a body (bodies.py) or post; `aka` keys of its other
    names: what it was called before, its first letters; `born` the years that
    stated ages allow, half-open; `company` the keys of those named beside it; `events` what befell it, as act and
    month; `denied` keys of parties that a text says it is not; `first` and `last` the days of its documents."""

    schema: MentionSchema
    names: Mapping[str, int] = field(default_factory=dict)
    key: str = ""
    aka: tuple[str, ...] = ()
    sex: Sex | None = None
    born: tuple[int, int] | None = None
    died: int | None = None
    posts: tuple[Post, ...] = ()
    bodies: Mapping[str, int] = field(default_factory=dict)
    company: Mapping[str, int] = field(default_factory=dict)
    events: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    country: str | None = None
    first: int | None = None
    last: int | None = None
    documents: int = 1

    @property
    def name(self) -> str:
        """The name to show: the first."""
        return next(iter(self.names), "")

    @property
    def is_full(self) -> bool:
        """Whether a person's given name and surname are known."""
        return bool(self.full_names)

    @cached_property
    def all_names(self) -> tuple[str, ...]:
        """The names, in their order."""
        return tuple(self.names)

    @cached_property
    def full_names(self) -> tuple[str, ...]:
        """Those of them that have a person's given name and surname."""
        return full_names(self.all_names)

    def to_json(self) -> dict[str, Any]:
        """As plain JSON, what is empty left out."""
        row = {f.name: getattr(self, f.name) for f in dataclasses.fields(self)}
        row["posts"] = [dataclasses.astuple(post) for post in self.posts]
        row["names"] = [list(item) for item in self.names.items()]  # a list: databases do not keep the order of keys
        return {name: value for name, value in row.items() if value not in (None, (), [], {}, "")}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Profile":
        """Back from `to_json`."""
        values = dict(row)
        values["posts"] = tuple(Post(*post) for post in row.get("posts", ()))
        values["names"] = dict(row.get("names", ()))
        for name in ("aka", "events", "denied"):
            values[name] = tuple(row.get(name, ()))
        if "born" in row:
            values["born"] = tuple(row["born"])
        return cls(**values)


@lru_cache(maxsize=_NAMED)
def full_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names of a person that have a given name and a surname."""
    return tuple(name for name in names if analyse(name).is_full)


@dataclass(frozen=True, kw_only=True)
class Party:
    """One person, body or post of one document. `entity` is the document's own name for it; `mentions` are their
    positions among the mentions of the reading."""

    document: str
    entity: str
    profile: Profile
    mentions: tuple[int, ...] = ()

    @cached_property
    def id(self) -> str:
        """From document, schema and the document's own name: reading the same words again gives the same id."""
        parts = (self.document, self.profile.schema, self.entity, self.profile.key if self._is_post else "")
        return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()

    @property
    def _is_post(self) -> bool:
        return self.profile.schema == "Position"


def joined(profiles: Iterable[Profile]) -> Profile:
    """One profile of several that are taken for one entity; the order does not matter to what is kept in common.

    Of names, the fullest and commonest come first; of what is bounded, the commonest are kept."""
    several = list(profiles)
    if len(several) == 1:
        return several[0]
    borns = [profile.born for profile in several if profile.born]
    born = (max(low for low, _ in borns), min(high for _, high in borns)) if borns else None
    keys = [profile.key for profile in several if profile.key]
    # a name tells more than letters, and one that says of what city or region more than one that does not
    key = min(keys, key=lambda key: (key.startswith("~"), key == unlevelled(key)), default="")
    aka = {*keys, *(other for profile in several for other in profile.aka)} - {key, unlevelled(key)}
    posts = dict.fromkeys(post for profile in several for post in profile.posts)
    return Profile(
        schema=several[0].schema,
        names=_ranked_names(_summed(profile.names for profile in several)),
        key=key,
        aka=tuple(sorted(aka))[: _MOST["aka"]],
        sex=next((profile.sex for profile in several if profile.sex), None),
        born=born if born is None or born[0] < born[1] else borns[0],
        died=min((profile.died for profile in several if profile.died), default=None),
        posts=tuple(sorted(posts, key=_post_order))[: _MOST["posts"]],
        bodies=_commonest(_summed(profile.bodies for profile in several), _MOST["bodies"]),
        company=_commonest(_summed(profile.company for profile in several), _MOST["company"]),
        events=tuple(sorted({event for profile in several for event in profile.events}))[: _MOST["events"]],
        denied=tuple(sorted({denied for profile in several for denied in profile.denied})),
        country=_majority(several),
        first=min((profile.first for profile in several if profile.first), default=None),
        last=max((profile.last for profile in several if profile.last), default=None),
        documents=sum(profile.documents for profile in several),
    )


def _post_order(post: Post) -> tuple[Any, ...]:
    days = (post.since, post.until, post.seen)
    return (post.role, post.body, *(day or 0 for day in days))


def _summed(counts: Iterable[Mapping[str, int]]) -> dict[str, int]:
    total: dict[str, int] = {}
    for each in counts:
        for word, number in each.items():
            total[word] = total.get(word, 0) + number
    return total


def _commonest(counts: Mapping[str, int], most: int) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most])


def _ranked_names(counts: Mapping[str, int]) -> dict[str, int]:
    """Names with the most parts first, of equals the commonest, of these those in Latin letters first."""

    def order(item: tuple[str, int]) -> tuple[bool, int, bool, str]:
        name, number = item
        return (not analyse(name).is_full, -number, not name.isascii(), name)

    return dict(sorted(counts.items(), key=order)[: _MOST["names"]])


def _majority(profiles: list[Profile]) -> str | None:
    told = [profile.country for profile in profiles if profile.country]
    return min(told, key=lambda country: (-told.count(country), country)) if told else None
