"""A made-up country for bench_weighing.py: what happens in it once, and documents that tell of it again and again.

What grows with a ledger is a world, and what repeats is what reporters repeat: a few people, ministries and measures
are named very often and most hardly ever; one person in twelve falls, once, and some come back; every text names the
same few acts with the same days, and now and then another one. Shares are those of the articles in examples/: of ten
claims a quarter gives posts, a third figures, one a promise; three documents in ten say that something is done.
"""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final, TypeVar

from graftwatch.claims import (
    CareerClaim,
    CitationClaim,
    Claim,
    Described,
    Document,
    Evidence,
    FigureClaim,
    JusticeClaim,
    MeasureClaim,
    Mention,
    Reading,
    Source,
    When,
)
from graftwatch.ledger import hash_of

READER: Final = "bench.1"
A_DOCUMENT: Final = 10  # claims
FIRST: Final = date(2005, 1, 1)
DAYS: Final = 6500  # over which documents are spread
_FALLS: Final = 12  # one person in so many
_WRONG: Final = 0.03  # of what is told, with another day or number
_GIVEN: Final = (
    "Askar",
    "Bolat",
    "Dana",
    "Erlan",
    "Farida",
    "Gulnar",
    "Ilyas",
    "Kanat",
    "Marat",
    "Saule",
    "Timur",
    "Zhanar",
)
_SYLLABLES: Final = ("Bel", "Dor", "Kar", "Mel", "Nur", "Osh", "Tav", "Zhar")
_ENDS: Final = ("asai", "inka", "olen", "umar", "yrgan")
_PLACES: Final = [f"{one}{other.lower()}{end}" for one in _SYLLABLES for other in _SYLLABLES for end in _ENDS]
_OFFICES: Final = (
    "Customs Department",
    "Police Department",
    "Akimat",
    "Prosecutor's Office",
    "Court",
    "Tax Department",
)
_STATE: Final = [
    *(f"Ministry of {of}" for of in ("Defence", "Justice", "Finance", "Health", "Energy", "Transport")),
    "Prosecutor General's Office", "Border Guard Service", "National Security Committee", "Accounts Committee",
]  # fmt: skip
_ROLES: Final = ("head", "deputy head", "inspector", "head of staff")
_HEADS: Final = (
    "register",
    "audit",
    "hotline",
    "school",
    "law",
    "list",
    "commission",
    "report",
    "programme",
    "decree",
    "portal",
    "reform",
    "review",
    "council",
    "code",
    "fund",
    "memorandum",
    "inspection",
    "inquiry",
    "charter",
)
_MATTERS: Final = (
    "permits",
    "tenders",
    "stocks",
    "declarations",
    "roads",
    "fines",
    "land",
    "pumps",
    "water",
    "customs",
    "licences",
    "salaries",
    "gifts",
    "lobbyists",
    "contracts",
    "prisons",
    "pensions",
    "schools",
    "ports",
    "courts",
    "donations",
    "assets",
    "relatives",
    "auctions",
    "mines",
    "forests",
    "grain",
    "fuel",
    "housing",
    "taxes",
    "dams",
    "medicines",
    "meals",
    "uniforms",
    "ammunition",
    "vehicles",
    "quarries",
    "fisheries",
)
_OUTLETS: Final = [f"{place} {kind}" for kind in ("Post", "Herald", "Wire") for place in _PLACES[:60]]
_COUNTED: Final = (("recorded corruption crimes", "crimes_recorded"), ("opened bribery cases", "cases_opened"),
                   ("recorded smuggling crimes", "crimes_recorded"))  # fmt: skip

Item = TypeVar("Item")
Said = tuple[str, Mapping[str, str], tuple[type[Claim], str, dict[str, Any]] | None]


@dataclass(frozen=True, slots=True)
class Person:
    """One person: a post, since when; `fell` is the day of a dismissal, `term` that of the sentence in years,
    `back` the day of a new post in another body, `later`."""

    name: str
    role: str
    body: str
    since: date
    fell: date | None
    term: int
    back: date | None
    later: str


@dataclass(frozen=True, slots=True)
class Promise:
    """What a body promised on a day, by when, and on which day it was kept."""

    title: str
    body: str
    on: date
    due: date
    kept: date | None


class World:
    """Documents with their claims, and the people in them: the same for the same number of `claims`."""

    def __init__(self, claims: int) -> None:
        self.chance = random.Random(claims)
        self.bodies = [*_STATE, *(f"{place} {office}" for office in _OFFICES for place in _PLACES)]
        self.people = [self._somebody(number) for number in range(max(48, claims // 40))]
        self.fallen = self.chance.sample(few := [each for each in self.people if each.fell], len(few))
        self.promises = [self._promise() for _ in range(max(10, claims // 250))]

    def often(self, several: Sequence[Item]) -> Item:
        """One of several, of which the first are chosen very often."""
        return several[int(len(several) * self.chance.random() ** 3)]

    def day(self, since: date = FIRST, within: int = DAYS) -> date:
        return since + timedelta(days=self.chance.randrange(within))

    def _known(self, several: Sequence[Person], on: date, when: Callable[[Person], date]) -> Person:
        """One of several of whom there was something to tell by a day; if it takes too long to find one, any."""
        return next((of for _ in range(20) if when(of := self.often(several)) < on), several[-1])

    def count(self, *of: object) -> int:
        """How many of something there were: always the same, but for the few that get it wrong."""
        true = random.Random(repr(of)).randrange(50, 4000)
        return true + 7 if self.chance.random() < _WRONG else true

    def _somebody(self, number: int) -> Person:
        chance = self.chance
        family = "".join(_PLACES[at] for at in ((number // 12) % 320, *((number // 3840,) if number >= 3840 else ())))
        since, falls = self.day(within=3000), number % _FALLS == 5
        fell = self.day(since, 1500) if falls else None
        back = self.day(fell + timedelta(days=200), 1500) if fell and number % (3 * _FALLS) == 5 else None
        body, later = self.often(self.bodies), self.often(self.bodies)
        return Person(f"{_GIVEN[number % 12]} {family}ov", chance.choice(_ROLES), body, since, fell,
                      chance.randrange(1, 15), back, later)  # fmt: skip

    def _promise(self) -> Promise:
        one, other = self.chance.sample(_MATTERS, 2)
        title = (
            f"{self.often(_HEADS)} of {one} and {other}"
            if self.chance.random() < 0.5
            else f"{self.often(_HEADS)} of {one}"
        )
        on = self.day()
        due = date(on.year + 1, self.chance.choice((1, 7)), 1)
        kept = self.day(due - timedelta(days=100), 400) if self.chance.random() < 0.5 else None
        return Promise(title, self.often(self.bodies), on, due, kept)

    def document(self, number: int) -> tuple[Document, Reading, dict[str, int]]:
        """A document, what a reader finds in it, and the people it names, each with the place of the mention."""
        on, named, said = self.day(), {}, []
        for sentence, names, make in self._said(number, on):
            said.append((sentence, make))
            named |= dict(names)
        text = " ".join(sentence for sentence, _ in said)
        document = Document(
            text=text, source=f"{number}.txt", outlet=self.often(_OUTLETS), date=When.day(on), date_basis="stated",
            language="en", raw_hash=hash_of(text.encode()),
        )  # fmt: skip
        claims, at = [], 0
        for sentence, make in said:
            if make is not None:
                cls, act, fields = make
                span = (at, at + len(sentence))
                claims.append(cls(act=act, document=document.id, source=document.source, reader=READER,
                                  evidence=Evidence(sentence, *span, span), **fields))  # fmt: skip
            at += len(sentence) + 1
        mentions = tuple(
            Mention(document=document.id, source=document.source, surface=name, start=text.index(name),
                    end=text.index(name) + len(name), schema=schema, entity=name) for name, schema in named.items()
        )  # fmt: skip
        people = {name: at for at, (name, schema) in enumerate(named.items()) if schema == "Person"}
        return document, Reading(document=document.id, reader=READER, claims=tuple(claims), mentions=mentions), people

    def _said(self, number: int, on: date) -> Iterator[Said]:
        """The sentences of a document of a day, with the names in each and what it claims."""
        chance, year = self.chance, on.year - 1
        for _ in range(2):
            of = self.often(self.people)
            role, body = (of.role, of.body) if not of.back or on < of.back else ("head", of.later)
            yield (f"{of.name}, {role} of the {body}, spoke in Kazakhstan on day {number}.", _names(of, body),
                   (CareerClaim, "holds_post",
                    {"person": of.name, "post": role, "body": body, "when": When.day(on).approximate()}))  # fmt: skip
        of = self.often(self.people)
        yield (f"{of.name} was appointed {of.role} of the {of.body}.", _names(of, of.body),
               (CareerClaim, "appointed",
                {"person": of.name, "post": of.role, "body": of.body, "when": self._about(of.since)}))  # fmt: skip
        yield from self._case(self._known(self.fallen, on, lambda each: each.fell or date.max), on)
        if chance.random() < 0.1:
            body, was = self.often(self.bodies), When.day(on - timedelta(days=chance.randrange(9)))
            yield (f"The {of.role} of the {body} was detained.", {body: "PublicBody"},
                   (JusticeClaim, "detained",
                    {"person": Described(f"{of.role} of the {body}"), "body": body, "when": was}))  # fmt: skip
        indicator, topic = chance.choice(_COUNTED)
        body = chance.choice(_STATE) if chance.random() < 0.3 else self.often(self.bodies)
        office, period = (Source(body, "body", on=When.day(on)),), When.parse(str(year))
        place = "Kazakhstan" if body in _STATE else body.split()[0]
        counted = self.count(place, indicator, year)
        since = When.parse(str(year - 1))
        for act, unit, value in (("level", "crimes", counted), ("change", "percent", counted % 80 - 30)):
            yield (f"The {body} gave {value} {unit} as {indicator} in {place} in {year}.", {body: "PublicBody"},
                   (FigureClaim, act,
                    {"indicator": indicator, "topic": topic, "value": Decimal(value), "unit": unit, "period": period,
                     "place": place, "said_by": office, "since": since if act == "change" else None}))  # fmt: skip
        fired = self.count(body, year) % 90
        yield (f"{fired} officers were dismissed in {place}.", {},
               (FigureClaim, "level", {"indicator": "officers were dismissed", "topic": "people_dismissed",
                                       "value": Decimal(fired), "unit": "people", "period": period,
                                       "place": place}))  # fmt: skip
        yield from self._measure(self.often(self.promises), on)
        name = self.often(_OUTLETS)
        yield f"{name} had reported it.", {}, (CitationClaim, "outlet", {"name": name, "on": self._about(on)})

    def _case(self, of: Person, on: date) -> Iterator[Said]:
        """What befell somebody, as far as it is known by a day."""
        assert of.fell is not None
        who = _names(of, of.body)
        told = {"person": of.name, "when": self._about(of.fell)}
        yield (f"{of.name} was dismissed from the {of.body} for bribery.", who,
               (CareerClaim, "dismissed", told | {"body": of.body, "post": of.role, "reason": "bribery"}))  # fmt: skip
        if of.back and of.back < on:
            later = {"person": of.name, "when": self._about(of.back), "post": "head", "body": of.later}
            yield (f"{of.name} was appointed head of the {of.later}.", _names(of, of.later),
                   (CareerClaim, "appointed", later))  # fmt: skip
        else:
            tried = {"person": of.name, "term": f"P{of.term}Y", "when": self._about(of.fell + timedelta(days=180))}
            yield f"{of.name} was sentenced to {of.term} years.", who, (JusticeClaim, "sentenced", tried)

    def _measure(self, of: Promise, on: date) -> Iterator[Said]:
        """A promise told, and now and then that it is kept."""
        yield (f"The {of.body} promised a {of.title} by {of.due.day} {of.due:%B %Y}.", {of.body: "PublicBody"},
               (MeasureClaim, "reform", {"title": of.title, "bodies": (of.body,), "status": "announced",
                                         "stance": "planned", "due": When.day(of.due)}))  # fmt: skip
        if self.chance.random() < 0.3:
            thing = of if of.kept and of.kept < on else self.often(self.promises)
            yield f"The {thing.title} has been opened by the {thing.body}.", {thing.body: "PublicBody"}, None

    def _about(self, on: date) -> When:
        """A day, but for the few that get it wrong."""
        return When.day(on + timedelta(days=5) if self.chance.random() < _WRONG else on)


def _names(of: Person, body: str) -> dict[str, str]:
    return {of.name: "Person", body: "PublicBody"}
