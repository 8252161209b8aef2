"""A claim as weighing sees it: with its document, and with whom it names by keys that all documents share."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from pathlib import PurePath
from typing import Any, Final

from graftwatch.claims import (
    CareerClaim,
    Claim,
    Described,
    Document,
    FigureClaim,
    JusticeClaim,
    MeasureClaim,
    Mention,
    StatementClaim,
    When,
)
from graftwatch.claims.jsonl import own_fields
from graftwatch.names import bag_of
from graftwatch.resolve import Sheet, Step, career_of
from graftwatch.weigh.kept import Kept
from graftwatch.weigh.places import place_key
from graftwatch.weigh.quantity import Quantity, quantity_of, remark_on

_PEOPLE: Final = ("person", "speaker", "from_", "to", "by", "beneficiary", "victim", "about", "described")
_BODIES: Final = ("body", "by", "victim", "beneficiary", "about", "speaker", "person", "from_", "to")
_PLAIN: Final = ("role", "post_body", "place", "country", "far")  # facts that are the same in JSON
_WORDS: Final = frozenset({"indicator", "content", "reason", "what", "part_of", "detail"})  # say it in other words


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What weighing knows of a document. `family` is the id of the first document with nearly the same text: one text
    in many outlets is one voice. `read_at` is when it was read. `kept` are its sentences that say that something is
    there or done, which no claim need hold."""

    id: str
    source: str
    title: str | None = None
    outlet: str | None = None
    date: When | None = None
    language: str | None = None
    family: str = ""
    read_at: datetime.datetime | None = None
    kept: tuple[Kept, ...] = ()

    @property
    def called(self) -> str:
        """What readers know it by: its outlet, or the name of its file."""
        return self.outlet or PurePath(self.source).stem

    @property
    def day(self) -> datetime.date:
        """The first day on which it can have been published; the last of the calendar where that is not known."""
        return self.date.bounds[0] if self.date else datetime.date.max


@dataclass(frozen=True, slots=True)
class Named:
    """Someone or something in a role of a claim: `key` is the same in all documents (an entity's id, a body's key, or
    folded words where neither is known), `name` the document's own name, `entity` the id that a dossier has, if any."""

    key: str
    name: str
    entity: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What resolving knows of one claim. `named` is by role: the names of the claim's fields (`from_` is `from`),
    `person`, `body`, …; several in one role (`bodies`, `people`) are `bodies.0`, `bodies.1`. `role` and `post_body`
    are the keys of the post that it speaks of. `place` is the key of its place, `country` that of its document.
    `sources` are those of `said_by`, outermost first; of a figure without any, `beside` are the keys of the people and
    bodies that its sentence names: one of them may have given it. `posts` are the posts (role and body) that the
    document gives to the person of a justice claim, or the body of the list in which somebody is dismissed. `far` says
    that the person of a claim is neither named in its words nor the last one named before them: "he" may be somebody
    else. `quantity` is what a figure measures. `remarks_on` are the ids of the figures of which a statement says that
    they do not go together."""

    named: Mapping[str, Named] = field(default_factory=dict)
    role: str = ""
    post_body: str = ""
    place: str = ""
    country: str = ""
    sources: tuple[Named, ...] = ()
    beside: tuple[str, ...] = ()
    posts: tuple[tuple[str, str], ...] = ()
    far: bool = False
    quantity: Quantity | None = None
    remarks_on: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain JSON, what is empty left out."""
        row = asdict(self)
        row["named"] = {role: [named.key, named.name, named.entity] for role, named in self.named.items()}
        row["quantity"] = self.quantity.to_json() if self.quantity else None
        row["sources"] = [[named.key, named.name, named.entity] for named in self.sources]
        return {name: value for name, value in row.items() if value}

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> "Facts":
        """Back from `to_json`."""
        named = {role: Named(*parts) for role, parts in row.get("named", {}).items()}
        sources = tuple(Named(*parts) for parts in row.get("sources", ()))
        beside, posts = tuple(row.get("beside", ())), tuple((role, body) for role, body in row.get("posts", ()))
        quantity = Quantity.from_json(row["quantity"]) if "quantity" in row else None
        rest = {name: row[name] for name in _PLAIN if name in row}
        return cls(
            named=named, sources=sources, beside=beside, posts=posts, quantity=quantity,
            remarks_on=tuple(row.get("remarks_on", ())), **rest,
        )  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One claim of one document, with the facts about it. `id` is the claim's, worked out where it is not given."""

    claim: Claim
    paper: Paper
    facts: Facts
    id: str = ""

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", self.claim.id)

    @property
    def order(self) -> tuple[datetime.date, str, int, str]:
        """In the order of publication, then of the text."""
        return (self.paper.day, self.paper.id, self.claim.evidence.start, self.id)

    @property
    def when(self) -> When | None:
        """When the thing claimed happened; where that is not said, nothing."""
        return self.claim.when

    def key(self, role: str) -> str:
        """The key of whoever stands in a role; empty if nobody does."""
        named = self.facts.named.get(role)
        return named.key if named else ""

    def name(self, role: str) -> str:
        """The document's own name for whoever stands in a role."""
        named = self.facts.named.get(role)
        return named.name if named else ""

    def entity(self, role: str) -> str:
        """The id of the entity that stands in a role; empty if nobody does."""
        named = self.facts.named.get(role)
        return named.entity if named else ""

    @property
    def is_meant(self) -> bool:
        """Whether the claim says that the thing is so: neither denied, doubted, planned nor forecast."""
        return self.claim.stance in ("asserted", "alleged")

    @property
    def step(self) -> Step | None:
        """As a step of a career, if it is one."""
        held = career_of(self.claim)
        if held is None:
            return None
        return Step(claim=held, id=self.id, role=self.facts.role, body=self.facts.post_body, on=self.paper.date)

    @property
    def saying(self) -> str:
        """What is said, whoever says it and in whatever words: claims that say the same have the same. A day that is
        only that of the document counts as its month: who is called minister all month is said to be one thing."""
        claim, facts = self.claim, self.facts
        when = f"{claim.when.bounds[0]:%Y-%m}" if claim.when is not None and claim.when.is_approximate else claim.when
        parts = [claim.kind, claim.act, claim.stance, str(when), facts.role, facts.post_body, facts.place]
        if facts.quantity is not None:
            parts += map(str, facts.quantity.to_json().values())
        for name in own_fields(claim.kind):
            if name not in _WORDS:
                parts.append(self.key(name.rstrip("_")) or str(getattr(claim, name)))
        return blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def tell(
    document: Document, paper: Paper, mentions: Sequence[Mention], claims: Sequence[Claim], entities: Mapping[str, str]
) -> list[Told]:
    """The claims of one document with what is known about them; `entities` gives the id of the entity of each of the
    document's own names (a person's or body's `Mention.entity`)."""
    teller = _Teller(Sheet(document, mentions, claims), entities)
    return [Told(claim, paper, teller.facts(claim)) for claim in claims]


class _Teller:
    """The facts of the claims of one document."""

    def __init__(self, sheet: Sheet, entities: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._entities = entities
        self._people = {name for schema, name in sheet.grouped if schema == "Person"}
        self._held: dict[str, dict[tuple[str, str], None]] = {}
        for claim in sheet.claims:
            held = career_of(claim)
            if held is not None and (person := sheet.person_of(held)) and (post := sheet.post_of(held))[1]:
                self._held.setdefault(person, {})[post] = None

    def facts(self, claim: Claim) -> Facts:
        role, body = "", ""
        held = career_of(claim)
        if held is not None:
            role, body = self._sheet.post_of(held)
        elif isinstance(claim, JusticeClaim) and (claim.post or isinstance(claim.person, Described)):
            words = claim.post or (claim.person.described if isinstance(claim.person, Described) else None)
            role, body = self._sheet.post(words, claim.body, claim.place)
        person = self._person(claim, held)
        return Facts(
            named=dict(self._named(claim, person)), role=role, post_body=body,
            place=place_key(getattr(claim, "place", None)), country=self._sheet.country or "",
            sources=tuple(self._one(source.name) for source in claim.said_by),
            beside=tuple(self._beside(claim)) if isinstance(claim, FigureClaim) and not claim.said_by else (),
            posts=tuple(self._posts(claim) if isinstance(claim, JusticeClaim) else self._listed(claim, body)),
            far=person is not None and self._is_far(claim, person),
            quantity=quantity_of(claim, self._sheet) if isinstance(claim, FigureClaim) else None,
            remarks_on=tuple(self._remarked(claim)) if isinstance(claim, StatementClaim) else (),
        )  # fmt: skip

    def _remarked(self, claim: StatementClaim) -> Iterable[str]:
        """The figures of which a statement is a remark."""
        for figure in self._sheet.claims:
            span = remark_on(figure, self._sheet.document.text) if isinstance(figure, FigureClaim) else None
            if span is not None and span[0] <= claim.evidence.start < span[1]:
                yield figure.id

    def _is_far(self, claim: Claim, person: str) -> bool:
        start, end = claim.evidence.start, claim.evidence.end
        names = [mention for mention in self._sheet.mentions if _may_be_somebody(mention) and mention.start < end]
        if any(start <= each.start and each.entity == person for each in names):
            return False
        before = max((each for each in names if each.start < start), key=lambda each: each.start, default=None)
        return before is not None and before.entity != person

    def _posts(self, claim: JusticeClaim) -> Iterable[tuple[str, str]]:
        """The posts that the document gives to whom a justice claim is on, each once."""
        person = self._sheet.person_of(claim)
        return self._held.get(person, {}) if person else ()

    def _listed(self, claim: Claim, body: str) -> Iterable[tuple[str, str]]:
        """The body with which a list of dismissals begins, for one in it who is told without a body of his own."""
        if body or not isinstance(claim, CareerClaim) or claim.act != "dismissed":
            return
        for other in self._sheet.claims:  # in the order of the text
            one_list = isinstance(other, CareerClaim) and other.act == "dismissed" and other.body is not None
            if one_list and other.evidence.sentence == claim.evidence.sentence and other.document == claim.document:
                yield "", self._sheet.post_of(other)[1]  # type: ignore[arg-type]
                return

    def _beside(self, claim: Claim) -> Iterable[str]:
        """Whom the sentence of a claim names, each once."""
        start, end = claim.evidence.sentence
        names = (mention.entity for mention in self._sheet.mentions
                 if mention.schema != "Position" and start <= mention.start < end)  # fmt: skip
        return dict.fromkeys(self._one(name).key for name in names)

    def _person(self, claim: Claim, held: CareerClaim | None) -> str | None:
        """Whom a claim about a post or about what the law did is on, by the document's own name."""
        about = held if held is not None else claim if isinstance(claim, JusticeClaim) else None
        return self._sheet.person_of(about) if about is not None else None

    def _named(self, claim: Claim, told: str | None) -> Iterable[tuple[str, Named]]:
        for name in own_fields(claim.kind):
            value = getattr(claim, name)
            if name in _PEOPLE or name in _BODIES:
                if name == "person" and told:
                    yield "person", self._one(told)
                elif name == "from_" and told:
                    yield "from", self._one(told)
                elif isinstance(value, str) and value:
                    yield name.rstrip("_"), self._one(value)
        if isinstance(claim, MeasureClaim):
            for number, body in enumerate(claim.bodies):
                yield f"bodies.{number}", self._one(body)
        for number, person in enumerate(getattr(claim, "people", ())):
            yield f"people.{number}", self._one(person)
        if isinstance(claim, FigureClaim) and claim.population:
            yield "population", self._one(claim.population)

    def _one(self, name: str) -> Named:
        """A person by the entity that the document's own name is taken for, a body by its key."""
        entity = self._entities.get(name, "")
        if name in self._people and entity:
            return Named(entity, name, entity)
        key = self._sheet.bodies.get(name) or (self._sheet.body_key(name) if _is_told(name) else "")
        return Named(key or entity or folded(name), name, entity)


def _may_be_somebody(mention: Mention) -> bool:
    """Whether a name is a person's, or one of two words that means no institution and may be one."""
    if mention.schema == "Person":
        return True
    return mention.schema == "Organization" and " " in mention.surface and not bag_of(mention.entity).telling


def _is_told(name: str) -> bool:
    """Whether the words of a name tell a body by their meaning."""
    return len(bag_of(name).telling) > 0 and any(word[:1].isupper() for word in name.split())


def folded(name: str) -> str:
    """A name as a key where nothing better is known: no case, no articles."""
    words = [word for word in name.casefold().split() if word not in ("the", "a", "an")]
    return " ".join(words)
