"""One document as resolving sees it: its country, its region, the keys of its bodies and posts, whom claims are on."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cached_property
from itertools import pairwise

from graftwatch.claims import CareerClaim, Claim, Described, Document, JusticeClaim, Mention, TieClaim, When
from graftwatch.claims.reading import MentionSchema
from graftwatch.names import (
    Bag,
    analyse,
    bag_of,
    body_key,
    is_acronym,
    is_former_name,
    is_given,
    is_surname,
    known_body,
)
from graftwatch.resolve import context
from graftwatch.resolve.careers import Step
from graftwatch.resolve.levels import levels_meant, levels_of
from graftwatch.resolve.meant import Meant
from graftwatch.resolve.offices import OWN_ROLES, post_key, role_in
from graftwatch.resolve.party import Post

BODIES = ("PublicBody", "Organization")
_OFFICE = re.compile(r"\b[a-z]+(?:ship|cy|alty)\b")
_SUCCESSIONS = frozenset({"successor", "predecessor", "forerunner"})


def steps_of(document: Document, mentions: Sequence[Mention], claims: Sequence[Claim], entity: str) -> list[Step]:
    """The career claims of a document on the person that it calls `entity`, each with the keys of its post; work for a
    firm (a tie of employment) is a step, too."""
    return [step for person, step in Sheet(document, mentions, claims).steps if person == entity]


def justice_of(
    document: Document, mentions: Sequence[Mention], claims: Sequence[Claim], entity: str
) -> list[JusticeClaim]:
    """The justice claims of a document on the person that it calls `entity`."""
    return [claim for person, claim in Sheet(document, mentions, claims).justice if person == entity]


def career_of(claim: Claim) -> CareerClaim | None:
    """A claim as one about a post: itself, or what a tie of employment says; None for any other."""
    if isinstance(claim, TieClaim) and claim.act == "employment" and isinstance(claim.to, str):
        common = {f.name: getattr(claim, f.name) for f in fields(Claim) if f.name != "act"}
        return CareerClaim(act="holds_post", person=claim.from_, post=claim.detail, body=claim.to, **common)
    return claim if isinstance(claim, CareerClaim) else None


@dataclass
class Sheet:
    """A document with its mentions and claims, and the questions that are asked of them."""

    document: Document
    mentions: Sequence[Mention]
    claims: Sequence[Claim]

    @cached_property
    def steps(self) -> list[tuple[str | None, Step]]:
        """Every career claim as a step, with the document's own name of whose career it is."""
        found = []
        for claim in self.claims:
            held = career_of(claim) or self.succession(claim)
            if held is not None:
                role, body = self.post_of(held)
                step = Step(claim=held, id=claim.id, role=role, body=body, on=self.document.date)
                found.append((self.person_of(held), step))
        return found

    @cached_property
    def justice(self) -> list[tuple[str | None, JusticeClaim]]:
        """Every justice claim, with the document's own name of whom it is on."""
        return [(self.person_of(claim), claim) for claim in self.claims if isinstance(claim, JusticeClaim)]

    @cached_property
    def country(self) -> str | None:
        return context.country_of(f"{self.document.title or ''}\n{self.document.text}")

    @cached_property
    def region(self) -> str | None:
        """Where an unplaced "regional court" of the document is: the region it names, or the place of its bodies."""
        named = context.region_of(self.document.text)
        bags = [bag_of(mention.entity) for mention in self.mentions if mention.schema in BODIES]
        places = {place for bag in bags if bag.telling and len(bag.proper) == 1 for place in bag.proper}
        return named or (places.pop() if len(places) == 1 else None)

    @cached_property
    def day(self) -> int | None:
        return ends_of(self.document.date)[1]

    @cached_property
    def grouped(self) -> dict[tuple[str, str], list[int]]:
        """Positions of mentions by schema and the document's own name."""
        groups: dict[tuple[str, str], list[int]] = defaultdict(list)
        for position, mention in enumerate(self.mentions):
            schema = self._schemas[position]
            entity = self.meant.at(position) if schema == "Person" else mention.entity
            groups[schema, entity].append(position)
        return groups

    def is_former_name(self, mention: Mention) -> bool:
        """Whether the text calls this name of a person a former one."""
        return mention.schema == "Person" and is_former_name(self.document.text, mention.start)

    @cached_property
    def meant(self) -> Meant:
        """Whom each name of a person means."""
        named = [replace(mention, schema=schema) for mention, schema in zip(self.mentions, self._schemas)]
        return Meant(self.document.text, named, self._posts_beside)

    @cached_property
    def _posts_beside(self) -> dict[int, list[Post]]:
        """The posts that claims give to a name, by the position of its mention in their words."""
        found: dict[int, list[Post]] = defaultdict(list)
        for claim in self.claims:
            if not (isinstance(claim, CareerClaim) and claim.act == "holds_post" and not claim.former):
                continue
            role, body = self._post_told(claim)
            for position, mention in enumerate(self.mentions):
                inside = claim.evidence.start <= mention.start < claim.evidence.end
                if inside and mention.schema == "Person" and mention.entity == claim.person:
                    found[position].append(Post(role, body, seen=self.day))
        return found

    @cached_property
    def _schemas(self) -> list[MentionSchema]:
        """What each mention names."""
        return [self._schema(mention) for mention in self.mentions]

    def _schema(self, mention: Mention) -> MentionSchema:
        """What a name names: as the reader says, unless the words themselves, or an article before them, tell other."""
        name = mention.entity
        bag = bag_of(name)
        if mention.schema == "Person" and " " in name and not _given_is_known(without_titles(name)):
            before = self.document.text[max(0, mention.start - 4) : mention.start]
            if bag.heads or before in ("The ", "the "):
                return "PublicBody" if bag.heads else "Organization"
        if mention.schema in BODIES and _is_person(name):
            return "Person"
        if mention.schema in BODIES and is_institution(bag_of(name.split()[0])):
            rest = without_titles(name)
            return "Person" if _given_is_known(rest) and len(rest.split()) == 2 else mention.schema
        return mention.schema

    @cached_property
    def bodies(self) -> dict[str, str]:
        """The key of each body of the document, by the document's own name for it."""
        return {name: self._meant_levels.get(key, key) for name, key in self._bodies_told.items()}

    @cached_property
    def _meant_levels(self) -> dict[str, str]:
        """The keys of bodies that tell no level, with those that the document means."""
        held = [
            (self.person_of(claim), *self._post_told(claim)) for claim in map(career_of, self.claims)
            if claim is not None and claim.act == "holds_post" and not claim.former
        ]  # fmt: skip
        return levels_meant(self._bodies_told.values(), held, set(context.regions_of(self.document.text)))

    @cached_property
    def _bodies_told(self) -> dict[str, str]:
        """The same as their names alone tell them."""
        names = list(dict.fromkeys(m.entity for m, schema in zip(self.mentions, self._schemas) if schema in BODIES))
        keys = {name: self.body_key(name) for name in names}
        for name in names:
            keys[name] = self._fuller(name, keys) or keys[name]
        return keys

    @cached_property
    def renamed(self) -> dict[str, set[str]]:
        """Of each body the other names that the text says it had or has."""
        found: dict[str, set[str]] = defaultdict(set)
        bodies = sorted((m for m, sort in zip(self.mentions, self._schemas) if sort in BODIES), key=lambda m: m.start)
        for one, other in pairwise(bodies):
            if one.entity != other.entity and context.is_other_name(self.document.text[one.end : other.start]):
                found[one.entity].add(other.entity)
                found[other.entity].add(one.entity)
        return found

    def body_key(self, name: str) -> str:
        """A key for a body of this document; its country stands beside it. Empty if it could be any of several."""
        if self._genitive_before(name):
            name = f"{self._genitive_before(name)} {name}"
        if is_acronym(name) and not known_body(name, self.country):
            return letters_key(name)
        return body_key(name, self.country, self.region)

    def _genitive_before(self, name: str) -> str:
        """The word in the genitive before a name that a finder cut there: "Prosecutor's | Office of …"."""
        start = self.document.text.find(name)
        before = self.document.text[max(0, start - 30) : max(0, start)]
        words = before.split()
        is_cut = bool(words) and before.endswith(" ") and words[-1].replace("’", "'").endswith("'s")
        return words[-1] if is_cut and words[-1][:1].isupper() and bag_of(words[-1]).telling else ""

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

    def post(self, post: str | None, body: str | None, place: str | None) -> tuple[str, str]:
        """Role and body of a post as keys; the body is empty where the words do not tell it."""
        role, key = self._post(post, body, place)
        return role, self._meant_levels.get(key, key)

    def _post(self, post: str | None, body: str | None, place: str | None) -> tuple[str, str]:
        return post_key(
            post, body, place, key_of=lambda name: self._bodies_told.get(name) or self.body_key(name),
            country=self.country, region=self.region,
        )  # fmt: skip

    def person_of(self, claim: CareerClaim | JusticeClaim) -> str | None:
        """Whom a claim is about, by the document's own name: also where a reader took the name for part of a
        description ("Akim of Almaty Region Bolat Omarov")."""
        if claim.person is None:
            return None
        if isinstance(claim.person, str):
            return self.meant.by_claim(claim.person, claim)
        words = claim.person.described
        named = {m.entity for m in self.mentions if m.schema == "Person" and " " in m.surface and m.surface in words}
        return named.pop() if len(named) == 1 else None

    def succession(self, claim: Claim) -> CareerClaim | None:
        """What "his successor" says: who comes after, or before, someone whose post the document tells had it, too."""
        if not (isinstance(claim, TieClaim) and claim.act == "succession" and claim.detail in _SUCCESSIONS):
            return None
        told = [
            held for held in self.claims
            if isinstance(held, CareerClaim) and held.post and held.person in (claim.from_, claim.to)
            and held.evidence.start < claim.evidence.end
        ]  # fmt: skip
        if not told or len({held.person for held in told}) > 1:
            return None
        known = told[-1]
        common = {f.name: getattr(claim, f.name) for f in fields(Claim) if f.name not in ("act", "when")}
        return CareerClaim(
            act="holds_post", person=claim.to if known.person == claim.from_ else claim.from_, post=known.post,
            body=known.body, place=known.place, former=known.person == claim.from_, **common,
        )  # fmt: skip

    def post_of(self, claim: CareerClaim) -> tuple[str, str]:
        """Role and body of a career claim as keys; either is empty where the words do not tell it. A body that could be
        the city's or the region's is that which the document elsewhere says the same person has this post in."""
        role, body = self._post_told(claim)
        body = body or self._body_of(role)
        body = self._meant_levels.get(body, body)
        return role, self._levels.get(self.person_of(claim), {}).get((role, body), body)

    def _body_of(self, role: str) -> str:
        """The body of a post that is told without one: the only one that others of this document have it in."""
        bodies = self._bodies_by_role.get(role, set()) if role else set()
        return min(bodies) if len(bodies) == 1 else ""

    @cached_property
    def _bodies_by_role(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for role, body in map(self._post_told, filter(None, map(career_of, self.claims))):
            if body:
                found[role].add(body)
        return found

    @cached_property
    def _levels(self) -> dict[str | None, dict[tuple[str, str], str]]:
        """The posts of each person of which claims do not tell the level, with the body of the level that others do."""
        told: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
        for held in filter(None, map(career_of, self.claims)):
            role, body = self._post_told(held)
            told[self.person_of(held)].append((role, self._meant_levels.get(body, body)))
        return {person: levels_of(posts) for person, posts in told.items() if person is not None}

    def _post_told(self, claim: CareerClaim) -> tuple[str, str]:
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
            post = self._office_in(claim)
        if not (post or body or place):
            return "", ""
        runs = claim.act in ("holds_post", "appointed", "promoted", "transferred", "returned")
        role, key = self._post(post, body, place)
        if len(told) == 1:
            fuller, fuller_key = self._post(told[0], None, None)
            role, key = (fuller, fuller_key) if fuller_key and (not key or "@" not in key) else (role, key)
        role = role_in(role, key, is_told=post is not None, goes=claim.act == "transferred")
        return role if post or runs else "", key

    def _office_in(self, claim: CareerClaim) -> str | None:
        """The office that a claim's words name instead of its post: "the governorship passes to …"."""
        words = _OFFICE.findall(claim.evidence.quote)
        return next((word for word in words if bag_of(word).roles or bag_of(word).heads & OWN_ROLES), None)


def _telling(name: str) -> frozenset[str]:
    return bag_of(name).telling


def _abbreviates(short: str, name: str) -> bool:
    """Whether capitals are the first letters of a name's capitalised words."""
    return is_acronym(short) and short == "".join(w[0] for w in name.replace("-", " ").split() if w[0].isupper())


def plain_name(local: str) -> str:
    """A document's own name for a party as a person reads it."""
    return local.partition("\x1f")[0]


def without_titles(name: str) -> str:
    """A person's name without the post that a finder left before or behind it: "Water Works Ivan Ivanov", "SPC Chairman
    Ivan Ivanov", "Ivan Ivanov Secretary"."""
    words = name.split()
    while len(words) > 2 and is_institution(bag_of(words[-1])):
        words.pop()
    titles = [i for i, word in enumerate(words[:-2]) if is_institution(bag_of(word))]
    return " ".join(words[titles[-1] + 1 :] if titles else words)


def _given_is_known(name: str) -> bool:
    return any(is_given(part.forms) for part in analyse(name).given)


def _is_person(name: str) -> bool:
    """Whether a name is a person's by its words, though a reader that does not know them took it for a body's."""
    words = name.split()
    return len(words) == 2 and is_surname(words[1]) and _given_is_known(name) and not bag_of(name).telling


def letters_key(acronym: str) -> str:
    """The key of a body of which only the first letters are told: `~SSB`."""
    return f"~{acronym}"


def is_institution(bag: Bag) -> bool:
    return bool(bag.telling or bag.weak or bag.roles)


def ends_of(when: When | None) -> tuple[int | None, int | None]:
    """First and last day of a date as ordinals; None for an open end."""
    if when is None:
        return None, None
    first, after = when.bounds
    return first.toordinal() if first != date.min else None, after.toordinal() - 1 if after != date.max else None
