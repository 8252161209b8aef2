"""From the reading of a document to its parties: who and what it names, each with the evidence that it gives."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property

from graftwatch.claims import (
    CareerClaim,
    Claim,
    Described,
    Document,
    EventClaim,
    JusticeClaim,
    Mention,
    TieClaim,
    When,
)
from graftwatch.claims.reading import MentionSchema
from graftwatch.names import Bag, Sex, analyse, bag_of, body_key, is_former_name, known_body, known_key, sex_of
from graftwatch.resolve import context
from graftwatch.resolve.careers import Step
from graftwatch.resolve.data import cached_table
from graftwatch.resolve.party import Party, Post, Profile

_BODIES = ("PublicBody", "Organization")
_LONE_POSTS = frozenset({"president", "prime", "general"})  # a state has one of these, and needs no body beside it


def parties_of(document: Document, mentions: Sequence[Mention], claims: Sequence[Claim]) -> list[Party]:
    """The parties of one document: those with the fullest names first, so that others can be told by them.

    `mentions` and `claims` are those of one reading of it, or of several of different families."""
    return _Gathering(document, mentions, claims).parties()


def steps_of(document: Document, mentions: Sequence[Mention], claims: Sequence[Claim], entity: str) -> list[Step]:
    """The career claims of a document on the person that it calls `entity`, each with the keys of its post; work for a
    firm (a tie of employment) is a step, too."""
    gathering = _Gathering(document, mentions, claims)
    found = []
    for claim in claims:
        held = career_of(claim)
        if held is not None and gathering.person_of(held) == entity:
            role, body = gathering.post_of(held)
            found.append(Step(claim=held, role=role, body=body, on=document.date))
    return found


def justice_of(
    document: Document, mentions: Sequence[Mention], claims: Sequence[Claim], entity: str
) -> list[JusticeClaim]:
    """The justice claims of a document on the person that it calls `entity`."""
    gathering = _Gathering(document, mentions, claims)
    return [claim for claim in claims if isinstance(claim, JusticeClaim) and gathering.person_of(claim) == entity]


def career_of(claim: Claim) -> CareerClaim | None:
    """A claim as one about a post: itself, or what a tie of employment says; None for any other."""
    if isinstance(claim, TieClaim) and claim.act == "employment" and isinstance(claim.to, str):
        common = {f.name: getattr(claim, f.name) for f in fields(Claim) if f.name != "act"}
        return CareerClaim(act="holds_post", person=claim.from_, post=claim.detail, body=claim.to, **common)
    return claim if isinstance(claim, CareerClaim) else None


@dataclass
class _Gathering:
    """One document in the course of being gathered."""

    document: Document
    mentions: Sequence[Mention]
    claims: Sequence[Claim]

    @cached_property
    def country(self) -> str | None:
        return context.country_of(f"{self.document.title or ''}\n{self.document.text}")

    @cached_property
    def region(self) -> str | None:
        """Where an unplaced "regional court" of the document is: the region it names, or the place of its bodies."""
        named = context.region_of(self.document.text)
        bags = [bag_of(mention.entity) for mention in self.mentions if mention.schema in _BODIES]
        places = {place for bag in bags if bag.telling and len(bag.proper) == 1 for place in bag.proper}
        return named or (places.pop() if len(places) == 1 else None)

    @cached_property
    def day(self) -> int | None:
        return _ends(self.document.date)[1]

    @cached_property
    def grouped(self) -> dict[tuple[str, str], list[int]]:
        """Positions of mentions by schema and the document's own name."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, mention in enumerate(self.mentions):
            groups[self._schema(mention), mention.entity].append(position)
        return groups

    def _schema(self, mention: Mention) -> MentionSchema:
        """What a name names: as the reader says, unless the words themselves, or an article before them, tell other."""
        name = mention.entity
        bag = bag_of(name)
        if mention.schema == "Person" and " " in name and not _given_is_known(_without_titles(name)):
            before = self.document.text[max(0, mention.start - 4) : mention.start]
            if bag.heads or before in ("The ", "the "):
                return "PublicBody" if bag.heads else "Organization"
        if mention.schema in _BODIES and _is_institution(bag_of(name.split()[0])):
            if _given_is_known(_without_titles(name)) and len(_without_titles(name).split()) == 2:
                return "Person"
        return mention.schema

    @cached_property
    def bodies(self) -> dict[str, str]:
        """The key of each body of the document, by the document's own name for it."""
        names = [entity for schema, entity in self.grouped if schema in _BODIES]
        keys = {name: self._body_key(name) for name in names}
        for name in names:
            keys[name] = self._fuller(name, keys) or keys[name]
        return keys

    def parties(self) -> list[Party]:
        found = [*self._bodies(), *self._posts(), *self._people()]
        company = {party.entity: _company_key(party) for party in found if party.profile.schema != "Position"}
        return [replace(party, profile=self._with_company(party, company)) for party in found]

    def _with_company(self, party: Party, company: dict[str, str]) -> Profile:
        beside = {key: 1 for entity, key in company.items() if key and entity != party.entity}
        return replace(party.profile, company=beside)

    def _profile(self, schema: str, names: dict[str, int], **values: object) -> Profile:
        common = {"country": self.country, "first": self.day, "last": self.day}
        return Profile(schema=schema, names=names, **common, **values)  # type: ignore[arg-type]

    # Bodies

    def _bodies(self) -> Iterator[Party]:
        for (schema, entity), positions in self.grouped.items():
            if schema in _BODIES:
                names = _counted([entity, *(self.mentions[i].surface for i in positions)])
                profile = self._profile(schema, names, key=self.bodies[entity])
                yield Party(
                    document=self.document.id, entity=entity, profile=profile, mentions=tuple(positions)
                )  # fmt: skip

    def _body_key(self, name: str) -> str:
        """A key for a body of this document; its country stands beside it. Empty if it could be any of several."""
        if self._genitive_before(name):
            name = f"{self._genitive_before(name)} {name}"
        return body_key(name, self.country, self.region)

    def _genitive_before(self, name: str) -> str:
        """The word in the genitive before a name that a finder cut there: "Prosecutor's | Office of …"."""
        start = self.document.text.find(name)
        before = self.document.text[max(0, start - 30) : max(0, start)]
        words = before.split()
        is_cut = bool(words) and before.endswith(" ") and words[-1].replace("’", "'").endswith("'s")
        return words[-1] if is_cut and words[-1][:1].isupper() else ""

    def _fuller(self, name: str, keys: dict[str, str]) -> str:
        """The key of the body that a short form or acronym stands for in this document; empty if there is not one."""
        if known_body(name, self.country):
            return ""
        bag = bag_of(name)
        short = not bag.proper and len(bag.telling) == 1 and len(name.split()) == 1
        fuller = {
            keys[other]
            for other in keys
            if other != name and ((short and bag.telling < _telling(other)) or _abbreviates(name, other))
        } | {keys[other] for other in keys if short and other != name and bag.telling == bag_of(other).telling}
        fuller.discard("")
        return fuller.pop() if len(fuller) == 1 else ""

    # Posts

    def _posts(self) -> Iterator[Party]:
        groups: dict[str, list[int]] = defaultdict(list)
        for (schema, _), positions in self.grouped.items():
            for position in positions if schema == "Position" else ():
                groups[self._post_key(position)].append(position)
        for key, positions in groups.items():
            apart = [[position] for position in positions] if not key else [positions]
            for some in apart:
                names = _counted(self.mentions[i].surface for i in some)
                entity = next(iter(names)) if key else f"{next(iter(names))}\x1f{self.mentions[some[0]].start}"
                profile = self._profile("Position", names, key=key)
                yield Party(document=self.document.id, entity=entity, profile=profile, mentions=tuple(some))

    def _post_key(self, position: int) -> str:
        mention = self.mentions[position]
        said = [
            claim
            for claim in self.claims
            if isinstance(claim, CareerClaim) and claim.evidence.start <= mention.start < claim.evidence.end
        ]
        role, body = self.post(mention.surface, None, None)
        for claim in said if not body else ():
            role, body = self.post(mention.surface, claim.body, claim.place)
        return f"{role}:{body}" if body else ""

    def post(self, post: str | None, body: str | None, place: str | None) -> tuple[str, str]:
        """Role and body of a post as keys; the body is empty where the words do not tell it."""
        bag = bag_of(post or "")
        roles = bag.roles | (bag.heads & {"akim", "mayor", "governor", "ministry", "prosecution"})
        role = "+".join(sorted(roles or {"head"}))
        if body is not None and (key := self.bodies.get(body) or self._body_key(body)):
            return role, key
        named = bag_of(" ".join(filter(None, (post, place)))).body()
        if named.wants_place and self.region:
            named = named.at(self.region)
        if (roles & _LONE_POSTS and not named.proper and not named.topics) or "general" in named.levels:
            return role, "state"
        told = named.telling - {"ministry"} or named.proper
        return role, known_key(named, self.country) if told else ""

    # People

    def _people(self) -> list[Party]:
        found = []
        for (schema, entity), positions in self.grouped.items():
            if schema != "Person":
                continue
            names = _counted(filter(None, (self._name_at(i) for i in positions)))
            if entity not in names and not any(analyse(name).is_full for name in names):
                names = _counted([_without_titles(entity), *names])
            if all(self._is_no_name(name) for name in names):
                names = {}
            names |= self._with_former(positions, names)
            profile = self._profile("Person", _best(names), sex=_sex(names), born=self._born(positions))
            profile = self._with_claims(profile, entity, positions)
            found.append(Party(document=self.document.id, entity=entity, profile=profile, mentions=tuple(positions)))
        return sorted(found, key=lambda party: -_fullness(party.profile.name))

    def _name_at(self, position: int) -> str:
        """A person's name as the text gives it: with initials that a finder left before it, without titles."""
        mention, text = self.mentions[position], self.document.text
        before = text[max(0, mention.start - 8) : mention.start].split(" ")
        if len(mention.surface.split()) == 1 and len(before) > 1 and before[-1] == "":
            initials = before[-2]
            if 1 < len(initials) <= 4 and initials.endswith(".") and initials[0].isupper():
                return f"{initials} {mention.surface}"
        return _without_titles(mention.surface)

    def _is_no_name(self, name: str) -> bool:
        """Whether a single word is a place here, or the name of an institution."""
        if " " in name.strip():
            return False
        return context.is_place(name, self.document.text) or bool(bag_of(name).telling)

    def _with_former(self, positions: Iterable[int], names: dict[str, int]) -> dict[str, int]:
        """Names that the text calls former ones, with the given name beside them: "Saule Askarova (née Omarova)"."""
        full = next((analyse(name) for name in names if analyse(name).is_full), None)
        former = [
            self.mentions[i].surface for i in positions if is_former_name(self.document.text, self.mentions[i].start)
        ]
        return {f"{full.given[0].text} {surname}": 1 for surname in former} if full is not None else {}

    def _born(self, positions: Iterable[int]) -> tuple[int, int] | None:
        """The years of birth that an age stated behind the name allows."""
        if self.day is None or self.document.date is None:
            return None
        year = self.document.date.bounds[0].year
        for i in positions:
            if (age := context.age_behind(self.document.text, self.mentions[i].end)) is not None:
                return (year - age - 1, year - age + 1)
        return None

    def _with_claims(self, profile: Profile, entity: str, positions: Iterable[int]) -> Profile:
        posts: dict[Post, None] = {}
        events: set[str] = set()
        died = None
        for claim in self.claims:
            held = career_of(claim)
            if held is not None and self.person_of(held) == entity:
                posts |= dict.fromkeys(self._held(held))
            elif isinstance(claim, JusticeClaim) and self.person_of(claim) == entity and claim.stance in ("asserted", "alleged"):
                events |= set(_event(claim.act, claim.when))
            elif isinstance(claim, EventClaim) and claim.act == "death" and entity in claim.people:
                died = _ends(claim.when)[1]
        bodies = {post.body: 1 for post in posts if post.body}
        return replace(
            profile, posts=tuple(posts), bodies=bodies, events=tuple(sorted(events)), died=died,
            denied=tuple(self._denied(entity, list(positions))),
        )  # fmt: skip

    def person_of(self, claim: CareerClaim | JusticeClaim) -> str | None:
        """Whom a claim is about, by the document's own name: also where a reader took the name for part of a
        description ("Akim of Almaty Region Bolat Omarov")."""
        if claim.person is None or isinstance(claim.person, str):
            return claim.person
        words = claim.person.described
        named = {m.entity for m in self.mentions if m.schema == "Person" and " " in m.surface and m.surface in words}
        return named.pop() if len(named) == 1 else None

    def post_of(self, claim: CareerClaim) -> tuple[str, str]:
        """Role and body of a career claim as keys; either is empty where the words do not tell it.

        Who is said to run a body, or to be put in charge of it, is its head. The post as the text writes it tells more
        than the words that a reader kept of it."""
        told = [
            mention.surface
            for mention in self.mentions
            if mention.schema == "Position" and claim.evidence.start <= mention.start < claim.evidence.end
            and claim.post and claim.post.split()[0].casefold() in mention.surface.casefold()
        ]  # fmt: skip
        post, body, place = claim.post, claim.body, claim.place
        if isinstance(claim.person, Described) and (name := self.person_of(claim)):
            post = claim.person.described.replace(name, " ")
            body = place = None
        if not (post or body or place):
            return "", ""
        runs = claim.act in ("holds_post", "appointed", "promoted", "transferred", "returned")
        role, key = self.post(post, body, place)
        if len(told) == 1:
            fuller, fuller_key = self.post(told[0], None, None)
            role, key = (fuller, fuller_key) if fuller_key and (not key or "@" not in key) else (role, key)
        return role if post or runs else "", key

    def _held(self, claim: CareerClaim) -> Iterator[Post]:
        """The post that a claim gives or takes."""
        role, body = self.post_of(claim)
        since, until = _ends(claim.when)
        if claim.stance in ("denied", "negated", "planned", "forecast"):
            return
        if claim.act == "holds_post":
            if claim.former:
                yield Post(role, body, until=self.day)
            else:
                open_since = since if until is None else None
                yield Post(role, body, since=open_since, seen=self.day if open_since else (until or self.day))
        elif claim.act in ("appointed", "promoted", "transferred", "returned"):
            yield Post(role, body, since=since or self.day)
        else:
            yield Post(role, body, until=until or self.day)

    def _denied(self, entity: str, positions: list[int]) -> Iterator[str]:
        """Posts of whom the text says that this person is not."""
        for place, bag, _ in context.denied(self.document.text):
            nearest = max(
                (i for i, m in enumerate(self.mentions) if m.schema == "Person" and m.start < place),
                key=lambda i: self.mentions[i].start,
                default=None,
            )
            if nearest in positions and (bag.roles or bag.heads):
                roles = bag.roles | (bag.heads & {"akim", "mayor", "governor", "ministry", "prosecution"})
                yield f"{'+'.join(sorted(roles))}:{bag.body().key}"


def _telling(name: str) -> frozenset[str]:
    return bag_of(name).telling


def _abbreviates(short: str, name: str) -> bool:
    """Whether capitals are the first letters of a name's capitalised words."""
    if not (short.isupper() and 2 <= len(short) <= 6):
        return False
    return short == "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _without_titles(name: str) -> str:
    """A person's name without words of institutions that a finder left before it: "Water Works Ivan Ivanov"."""
    words = name.split()
    while len(words) > 2 and _is_institution(bag_of(words[0])):
        words = words[1:]
    return " ".join(words)


def _given_is_known(name: str) -> bool:
    return any(sex_of(part.forms) for part in analyse(name).given)


def _is_institution(bag: Bag) -> bool:
    return bool(bag.telling or bag.weak or bag.roles)


def _company_key(party: Party) -> str:
    """What others see of a party: a body's key, a person's surname and given name; nothing of less."""
    if party.profile.schema != "Person":
        return party.profile.key
    name = analyse(party.profile.name)
    return f"{name.surnames[0].forms[0]}.{name.given[0].forms[0]}" if name.is_full else ""


def _counted(names: Iterable[str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for name in names:
        plain = " ".join(name.split())
        counts[plain] = counts.get(plain, 0) + 1
    return counts


def _fullness(name: str) -> int:
    """2 for a full name, 1 for initials, 0 for a single word."""
    parsed = analyse(name)
    return 2 if parsed.is_full else 1 if parsed.surnames and parsed.initials else 0


def _best(names: dict[str, int]) -> dict[str, int]:
    """The fullest names; a bare surname tells nothing where the document has the full name."""
    most = max(map(_fullness, names), default=0)
    return dict(sorted(((n, c) for n, c in names.items() if _fullness(n) == most), key=lambda item: -item[1]))


def _sex(names: Iterable[str]) -> Sex | None:
    told = [sex for name in names if (sex := analyse(name).sex)]
    return told[0] if told else None


def _ends(when: When | None) -> tuple[int | None, int | None]:
    """First and last day of a date as ordinals; None for an open end."""
    if when is None:
        return None, None
    first, after = when.bounds
    return first.toordinal() if first != date.min else None, after.toordinal() - 1 if after != date.max else None


def _event(act: str, when: When | None) -> Iterator[str]:
    """What befell someone, as kinds of act and month: conviction and sentence are one event."""
    first, last = _ends(when)
    if first is None or last is None or last - first > 31 or when is None:
        return
    for number, acts in enumerate(cached_table("context")["events"]["same"]):
        if act in acts:
            month = when.bounds[0]
            yield f"{number}:{month.year}-{month.month:02}"
