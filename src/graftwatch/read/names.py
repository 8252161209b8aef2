"""Names of people, bodies, outlets and places in a document: each place where one stands, and whom it means."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Literal

from graftwatch.read.clauses import Parsed
from graftwatch.read.tree import Token

NameKind = Literal["person", "body", "outlet", "place", "other"]


@dataclass(eq=False, slots=True)
class Entity:
    """One person, body, outlet or place of a document, under all the names that it has there."""

    kind: NameKind
    name: str
    surfaces: set[str] = field(default_factory=set)
    gender: str | None = None
    posts: list[str] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Name:
    """One place where a name stands; half-open offsets of the document.

    `human`: 1 where it stands as people do, 2 where it does or undergoes what people alone do. `located`: something is
    or happens "in" or "near" it. `relative`: named as somebody's, behind a noun of kinship.
    """

    start: int
    end: int
    surface: str
    kind: NameKind
    sentence: int
    titles: tuple[int, int] | None = None
    entity: Entity | None = None
    human: int = 0
    located: bool = False
    relative: bool = False


class Names:
    """All names of a document, by place and by entity."""

    def __init__(self, names: list[Name], entities: list[Entity]) -> None:
        self.names = names
        self.entities = entities
        self._by_sentence: dict[int, list[Name]] = defaultdict(list)
        self._at: dict[int, Name] = {}
        for name in names:
            self._by_sentence[name.sentence].append(name)
            for offset in range(name.start, name.end):
                self._at.setdefault(offset, name)

    def in_sentence(self, number: int) -> list[Name]:
        """The names of a sentence in order of the text."""
        return self._by_sentence.get(number, [])

    def at(self, parsed: Parsed, token: Token) -> Name | None:
        """The name that a token is part of."""
        return self._at.get(parsed.sentence.start + token.idx)

    def is_short_here(self, parsed: Parsed, token: Token) -> bool:
        """Whether the document itself says what an acronym is short for, whatever it means elsewhere."""
        name = self.at(parsed, token) if token.text.isupper() else None
        return name is not None and name.entity is not None and name.entity.name != token.text

    def named(self, name: str) -> Entity | None:
        """Whom the document names so in full."""
        return next((e for e in self.entities if e.name == name), None)

    def of_kind(self, *kinds: NameKind) -> list[Entity]:
        return [e for e in self.entities if e.kind in kinds]
