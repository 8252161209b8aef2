"""A small world that shows every kind of finding, told in other names, other years and other currencies at will."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from graftwatch.claims import Described, Source, When
from graftwatch.weigh.told import Paper, Told

from .making import figure, paper, told

PEOPLE = ("Askar Omarov", "Bolat Seitov", "Dana Pak", "Erlan Dosov", "Farida Kim", "Ilyas Tulin", "Kanat Zhunis")
_HEAD: dict[str, Any] = {"body": "Sary Customs", "post": "head", "role": "head", "post_body": "customs@sari"}
_MINISTRY: dict[str, Any] = {"body": "Ministry of Land", "post": "deputy minister", "role": "deputy+ministry",
                             "post_body": "ministry+land"}  # fmt: skip
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True)
class World:
    """How the world is told: other names for its people, `years` and `days` later, other units; and then its claims."""

    names: Mapping[str, str] = field(default_factory=dict)
    years: int = 0
    days: int = 0
    units: Mapping[str, str] = field(default_factory=dict)

    def name(self, of: int) -> str:
        return self.names.get(PEOPLE[of], PEOPLE[of])

    def on(self, text: str | None) -> str | None:
        """A date in EDTF, so much later; days move only what is told to the day."""
        if text is None:
            return None
        moved = _YEAR.sub(lambda year: str(int(year[0]) + self.years), text)
        return _DAY.sub(lambda day: str(date.fromisoformat(day[0]) + timedelta(days=self.days)), moved)

    def unit(self, of: str) -> str:
        return self.units.get(of, of)

    def paper(self, name: str, on: str, **fields: Any) -> Paper:
        return paper(name, self.on(on), **fields)

    def source(self, name: str, type_: Any, on: str | None = None) -> Source:
        moved = self.on(on)
        return Source(name, type_, on=When.parse(moved) if moved else None)

    def told(self, kind: str, act: str, in_: Paper, quote: str, who: int | None = None, **fields: Any) -> Told:
        fields |= {name: self.on(fields[name]) for name in ("when", "due", "on") if name in fields}
        if who is not None:
            fields["person"] = self.name(who)
        return told(kind, act, in_, quote, **fields)

    def figure(self, act: str, in_: Paper, quote: str, unit: str, **fields: Any) -> Told:
        fields |= {name: self.on(fields[name]) for name in ("period", "since") if name in fields}
        return figure(act, in_, quote, unit=self.unit(unit), indicator=quote, **fields)

    def claims(self) -> dict[str, list[Told]]:
        """The claims of the world, by the kind of finding that they are there for."""
        return {
            "contradiction": self._two_terms() + self._two_sums(), "tension": self._down_and_up(),
            "arithmetic": self._a_base_and_another(), "echo": self._one_release(), "return": self._back(),
            "unmet": self._a_promise(), "identified": self._unnamed(), "missing_source": self._cited(),
            "pattern": self._four_of_one_body(),
        }  # fmt: skip

    def all(self) -> list[Told]:
        return [one for claims in self.claims().values() for one in claims]

    def _two_terms(self) -> list[Told]:
        common: dict[str, Any] = {"who": 0, "when": "2015-06-17"}
        courier, ledger = self.paper("Courier", "2015-06-18"), self.paper("Ledger", "2015-06-19")
        return [
            self.told("justice", "sentenced", courier, "got 11 years", term="P11Y", **common),
            self.told("justice", "sentenced", ledger, "was given ten years", term="P10Y", **common),
        ]

    def _two_sums(self) -> list[Told]:
        asked: dict[str, Any] = {"measure": "lost", "words": ("pump",)}
        one, two = self.paper("Wire", "2016-03-15"), self.paper("Observer", "2016-03-16")
        return [
            self.figure("level", one, "the sum lost on the pumps", "KZT", value=1_450_000_000, **asked),
            self.figure("level", two, "what the pumps lost", "KZT", value=2_150_000_000, **asked),
        ]

    def _down_and_up(self) -> list[Told]:
        asked: dict[str, Any] = {"measure": "recorded", "subject": "corruption"}
        one, two = self.paper("Gazette", "2014-03-20"), self.paper("Herald", "2014-04-02")
        return [
            self.figure("change", one, "corruption in the army", "percent", value=-46, period="2011/2014-03",
                        since="2011", whom="army", **asked),
            self.figure("change", two, "corruption crimes", "percent", value=27, period="2013", since="2012", **asked),
        ]  # fmt: skip

    def _a_base_and_another(self) -> list[Told]:
        asked: dict[str, Any] = {"measure": "recorded", "subject": "bribery"}
        one, two = self.paper("Bulletin", "2017-01-20"), self.paper("Digest", "2017-02-02")
        level = self.figure("level", one, "bribery crimes", "crimes", value=120, period="2016", **asked)
        change = self.figure("change", one, "so many more", "percent", value=50, period="2016", since="2015", **asked)
        pair = [_with_pair(level, change), _with_pair(change, level)]
        return [*pair, self.figure("level", two, "bribery crimes then", "crimes", value=96, period="2015", **asked)]

    def _one_release(self) -> list[Told]:
        release = self.source("press release", "document", "2017-03-14")
        office = self.source("prosecutor's office", "body", "2017-03-14")
        wire = self.source("Tobol Wire", "outlet", "2017-03-15")
        papers = [self.paper("Tobol Wire", "2017-03-15"), self.paper("Akmola Observer", "2017-03-16"),
                  self.paper("Caspian Courier", "2017-03-20")]  # fmt: skip
        quotes = ("returned 3.4 billion", "gave 3.4 billion back", "brought 3.4 billion")
        return [
            self.figure("level", in_, quote, "EUR", value=3_400_000_000, said_by=(source,))
            for in_, quote, source in zip(papers, quotes, (release, office, wire))
        ]

    def _back(self) -> list[Told]:
        then, later = self.paper("Review", "2014-02-13"), self.paper("Telegraph", "2016-09-14")
        akim: dict[str, Any] = {"body": "Sary akimat", "post": "akim", "role": "governor", "post_body": "akimat@sari"}
        return [
            self.told("career", "dismissed", then, "lost his post", 1, when="2014-02-11", reason="theft", **akim),
            self.told("career", "appointed", later, "has a new post", 1, when="2016-09-13", **_MINISTRY),
        ]

    def _a_promise(self) -> list[Told]:
        promise: dict[str, Any] = {"title": "register of permits", "status": "announced", "stance": "planned"}
        return [self.told("measure", "reform", self.paper("Monthly", "2012-03-15"), "promised a register of permits",
                          due="2012-07-01", **promise)]  # fmt: skip

    def _unnamed(self) -> list[Told]:
        one, two = self.paper("Weekly", "2018-09-14"), self.paper("Steppe News", "2018-10-05")
        head = {"role": "head", "post_body": "police@tobol"}
        event = {"when": "2018-09-03"}
        return [
            self.told("justice", "detained", one, "the head was detained",
                      **event, **head, person=Described("head of the police department")),
            self.told("career", "holds_post", two, "head of the police", 2, when="2018-08-20~", post="head", **head),
        ]  # fmt: skip

    def _cited(self) -> list[Told]:
        in_ = self.paper("Evening", "2019-05-16")
        afp = self.source("AFP", "outlet", "2019-05-12")
        return [
            self.told("citation", "outlet", in_, "AFP, May 12", name="AFP", on="2019-05-12"),
            self.figure("level", in_, "as AFP has it", "people", value=17, said_by=(afp,)),
        ]

    def _four_of_one_body(self) -> list[Told]:
        long_ago, now = self.paper("Old Wire", "2012-05-02"), self.paper("New Wire", "2017-08-16")
        days = ("2017-08-06", "2017-08-07", "2017-08-09", "2017-08-10")
        known = self.told("career", "holds_post", long_ago, "was head then", 0, when="2012-05-01", **_HEAD)
        return [known, *(
            self.told("career", "dismissed", now, f"had to go as the {nth}", who, when=day, **_HEAD)
            for nth, who, day in zip(("first", "second", "third", "fourth"), (3, 4, 5, 6), days)
        )]  # fmt: skip


def _with_pair(one: Told, other: Told) -> Told:
    assert one.facts.quantity is not None
    return Told(one.claim, one.paper, replace(one.facts, quantity=replace(one.facts.quantity, pair=other.id)))
