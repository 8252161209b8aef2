"""Whom each name of a person means within its document, where a reader's answer is not the last word.

A reader gives every name the document's own name for whom it means. Here namesakes are told apart: people of whom the
text says that they are two, and people of one name who hold offices that nobody holds together. A name that the text
calls a former one is its bearer's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from graftwatch.claims import CareerClaim, JusticeClaim, Mention
from graftwatch.names import Agreement, analyse, compare, is_former_name
from graftwatch.resolve import context
from graftwatch.resolve.party import Post


@dataclass
class Meant:
    """The names of people of one document. `posts` are those held now, by the position of the mention beside them."""

    text: str
    mentions: Sequence[Mention]
    posts: Mapping[int, Sequence[Post]]

    def at(self, position: int) -> str:
        """Whom the mention at a position means: the document's own name, with a number where two share it."""
        return self._entities[position]

    def by_claim(self, name: str, claim: CareerClaim | JusticeClaim) -> str:
        """Whom a claim about `name` is on: of namesakes the one named in its words, else the one named last before."""
        if name not in self._shared:
            return name
        named = [i for i in self._people if self.mentions[i].entity == name]
        inside = [i for i in named if claim.evidence.start <= self.mentions[i].start < claim.evidence.end]
        before = [i for i in named if self.mentions[i].start < claim.evidence.start]
        return self.at((inside[:1] or before[-1:] or named[:1])[0])

    @cached_property
    def _people(self) -> list[int]:
        people = [i for i, mention in enumerate(self.mentions) if mention.schema == "Person"]
        return sorted(people, key=lambda i: self.mentions[i].start)

    @cached_property
    def _shared(self) -> set[str]:
        """Names of the document that several people bear."""
        meant: dict[str, set[str]] = {}
        for i in self._people:
            meant.setdefault(self.mentions[i].entity, set()).add(self.at(i))
        return {name for name, several in meant.items() if len(several) > 1}

    @cached_property
    def _entities(self) -> dict[int, str]:
        found: dict[int, str] = {}
        bearers: dict[str, list[list[int]]] = {}  # of each name the full names in the text, by person
        last: dict[str, list[int]] = {}  # of each name the bearer named last
        groups: dict[int, list[int]] = {}
        for i in self._people:
            name = found[i] = self._by_denial(self.mentions[i])
            if (former := self._bearer(i)) is not None:
                found[i] = found[former]
            elif self._is_full(i):
                last[name] = self._bearer_of(i, bearers.setdefault(name, []))
            if name in last:
                groups[i] = last[name]
        told = {name: self._told(name, several) for name, several in bearers.items() if len(several) > 1}
        return {
            i: told[name][bearers[name].index(groups[i])] if name in told and i in groups else name
            for i, name in found.items()
        }

    def _bearer_of(self, i: int, bearers: list[list[int]]) -> list[int]:
        """Which bearer of a name a full name means: one from whom nothing parts it, else another one."""
        if i not in self.posts and not self.denials:  # nothing is told of it that parts or joins namesakes
            fits, sharing = bearers, []
        else:
            fits = [group for group in bearers if not any(self._are_apart(i, other) for other in group)]
            sharing = [group for group in fits if any(self._share_post(i, other) for other in group)]
        if not fits:
            bearers.append([])
        group = (sharing[:1] or fits[-1:] or bearers[-1:])[0]
        group.append(i)
        return group

    def _told(self, name: str, several: Sequence[Sequence[int]]) -> list[str]:
        """A name for each bearer of a name: the one that the text writes, with a number where it is taken."""
        told: list[str] = []
        for number, group in enumerate(several):
            surfaces = [self.mentions[i].surface for i in group]
            own = name if name in surfaces else max(surfaces, key=len)
            told.append(f"{own}\x1f{number}" if own in told else own)
        return told

    def _are_apart(self, one: int, other: int) -> bool:
        """Whether two full names in the text are two people's."""
        denied = [[d.start <= self.mentions[i].start < d.end for d in self.denials] for i in (one, other)]
        if any(a != b and self._is_near(d, one, other) for a, b, d in zip(*denied, self.denials)):
            return True
        ours, theirs = self.posts.get(one, ()), self.posts.get(other, ())
        return any(context.excludes(a, b) for a in ours for b in theirs)

    def _is_near(self, denial: context.Denial, one: int, other: int) -> bool:
        """Whether words that part namesakes speak of these two: they stand before and behind them."""
        first = min(self.mentions[one].start, self.mentions[other].start)
        return first < denial.place

    def _share_post(self, one: int, other: int) -> bool:
        ours, theirs = ({(p.role, p.body) for p in self.posts.get(i, ())} for i in (one, other))
        return bool(ours & theirs)

    def _is_full(self, i: int) -> bool:
        return " " in self.mentions[i].surface.strip() and analyse(self.mentions[i].surface).is_full

    def _bearer(self, i: int) -> int | None:
        """The mention of the person whose former name this is."""
        if not is_former_name(self.text, self.mentions[i].start):
            return None
        place = self._people.index(i)
        return self._people[place - 1] if place else None

    # Of whom the text says that he is another

    @cached_property
    def denials(self) -> list[context.Denial]:
        """Where the text says that someone is not another."""
        return list(context.denied(self.text))

    def _by_denial(self, mention: Mention) -> str:
        """A bare surname does not mean a namesake whom the text names only to say that he is another ("no relative of
        Yerlan Omarov"), whatever a reader took it for."""
        if " " in mention.surface.strip() or mention.entity not in self._namesakes:
            return mention.entity
        others = [
            other
            for other in self._full_names
            if other not in self._namesakes and compare(mention.surface, other).agreement > Agreement.CONTRADICTS
        ]
        return others[0] if len(others) == 1 else mention.entity

    @cached_property
    def _full_names(self) -> list[str]:
        """The document's own names of people that are named in full, in the order of the text."""
        names = [self.mentions[i].entity for i in self._people]
        return list(dict.fromkeys(name for name in names if analyse(name).is_full))

    @cached_property
    def _namesakes(self) -> set[str]:
        """Those of them that are named in full only where the text says that someone else is not they."""
        if not self.denials:
            return set()
        full = [m for i in self._people if (m := self.mentions[i]).entity in self._full_names and " " in m.surface]
        denied = [m for m in full if any(d.start <= m.start < d.end for d in self.denials)]
        return {m.entity for m in denied} - {m.entity for m in full if m not in denied}
