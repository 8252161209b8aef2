"""From the reading of a document to its parties: who and what it names, each with the evidence that it gives."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graftwatch.claims import CareerClaim, Claim, Document, EventClaim, JusticeClaim, Mention, When
from graftwatch.names import Sex, acronym_of, analyse, bag_of, rough_key, unlevelled
from graftwatch.resolve import context
from graftwatch.resolve.data import cached_table
from graftwatch.resolve.party import Party, Post, Profile
from graftwatch.resolve.sheet import BODIES, Sheet, career_of, ends_of, letters_key, plain_name, without_titles


def parties_of(document: Document, mentions: Sequence[Mention], claims: Sequence[Claim]) -> list[Party]:
    """The parties of one document, as `Gathering` finds them."""
    return Gathering(document, mentions, claims).parties()


class Gathering(Sheet):
    """One document with whom and what it names; `mentions` and `claims` are those of one reading of it, or of several
    of different families."""

    def parties(self) -> list[Party]:
        """The parties: those with the fullest names first, so that others can be told by them."""
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
            if schema in BODIES:
                names = _counted([entity, *(self.mentions[i].surface for i in positions)])
                profile = self._profile(schema, names, key=self.bodies[entity], aka=self._aka(entity, names))
                yield Party(
                    document=self.document.id, entity=entity, profile=profile, mentions=tuple(positions)
                )  # fmt: skip

    def _aka(self, entity: str, names: Iterable[str]) -> tuple[str, ...]:
        """Keys of other names of a body: its first letters, and what the text says that it was or is called, too."""
        letters = {letters_key(acronym) for name in names if (acronym := acronym_of(name))}
        called = {self.bodies[other] for other in self.renamed.get(entity, ()) if other in self.bodies}
        return tuple(sorted((letters | called) - {self.bodies[entity], ""}))

    # Posts

    def _posts(self) -> Iterator[Party]:
        groups: dict[str, list[int]] = defaultdict(list)
        for (schema, _), positions in self.grouped.items():
            for position in positions if schema == "Position" else ():
                # a post that the words do not tell is one for itself: its place in the text stands for it
                groups[self._post_key(position) or f"\x1f{self.mentions[position].start}"].append(position)
        for key, positions in groups.items():
            names = _counted(self.mentions[i].surface for i in positions)
            told = "" if key.startswith("\x1f") else key
            entity = next(iter(names)) + (key if not told else "")
            profile = self._profile("Position", names, key=told)
            yield Party(document=self.document.id, entity=entity, profile=profile, mentions=tuple(positions))

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
        held = [key for _, key in map(self.post_of, said)]
        body = next((key for key in held if body in (key, unlevelled(key))), body) if body else ""
        return f"{role}:{body}" if body else ""

    # People

    def _people(self) -> list[Party]:
        found = []
        for (schema, entity), positions in self.grouped.items():
            if schema != "Person":
                continue
            names = _counted(filter(None, (self._name_at(i) for i in positions)))
            plain = plain_name(entity)
            if analyse(plain).is_full:  # the document's own full form, in the nominative; others stay beside it
                names = _counted([without_titles(plain), *(name for name in names if name.isascii())])
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
        return without_titles(mention.surface)

    def _is_no_name(self, name: str) -> bool:
        """Whether a single word is a place here, or the name of an institution."""
        if " " in name.strip():
            return False
        return context.is_place(name, self.document.text) or bool(bag_of(name).telling)

    def _with_former(self, positions: Iterable[int], names: dict[str, int]) -> dict[str, int]:
        """Names that the text calls former ones, with the given name beside them: "Saule Askarova (née Omarova)"."""
        full = next((analyse(name) for name in names if analyse(name).is_full), None)
        former = [self.mentions[i].surface for i in positions if self.is_former_name(self.mentions[i])]
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
            elif (
                isinstance(claim, JusticeClaim)
                and self.person_of(claim) == entity
                and claim.stance in ("asserted", "alleged")
            ):
                events |= set(events_of(claim.act, claim.when))
            elif isinstance(claim, EventClaim) and claim.act == "death" and entity in claim.people:
                died = ends_of(claim.when)[1]
        bodies = {post.body: 1 for post in posts if post.body}
        return replace(
            profile, posts=tuple(posts), bodies=bodies, events=tuple(sorted(events)), died=died,
            denied=tuple(self._denied(entity, list(positions))),
        )  # fmt: skip

    def _held(self, claim: CareerClaim) -> Iterator[Post]:
        """The post that a claim gives or takes."""
        role, body = self.post_of(claim)
        since, until = ends_of(claim.when)
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
        for denial in self.meant.denials:
            nearest = max(
                (i for i, m in enumerate(self.mentions) if m.schema == "Person" and m.start < denial.place),
                key=lambda i: self.mentions[i].start,
                default=None,
            )
            if nearest in positions and (denial.other.roles or denial.other.heads):
                role, body = self.post(self._without_people(denial.start, denial.end), None, None)
                if body:
                    yield f"{role}:{body}"

    def _without_people(self, start: int, end: int) -> str:
        """Words of the text without the names of people in them."""
        words = self.document.text[start:end]
        for mention in self.mentions:
            if mention.schema == "Person" and start <= mention.start < end:
                words = words.replace(mention.surface, " ")
        return words


def _company_key(party: Party) -> str:
    """What others see of a party: a body's key, a person's surname and given name; nothing of less."""
    if party.profile.schema != "Person":
        return party.profile.key
    return rough_key(party.profile.name)


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


def events_of(act: str, when: When | None) -> Iterator[str]:
    """What befell someone, as kinds of act and month: conviction and sentence are one event."""
    first, last = ends_of(when)
    if first is None or last is None or last - first > 31 or when is None:
        return
    for number, acts in enumerate(cached_table("context")["events"]["same"]):
        if act in acts:
            month = when.bounds[0]
            yield f"{number}:{month.year}-{month.month:02}"
