"""A reader for tests: finds a career claim wherever a text says that somebody was dismissed, breaks when told to."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from graftwatch.claims import CareerClaim, Document, Evidence, Mention, Reading, When

_DISMISSED = re.compile(r"([A-Z]\w+) was dismissed")


@dataclass
class FakeReader:
    """Reads English. `seen` are the sources that it was given; a text with `BREAK` in it makes it raise."""

    name: str = "fake.1"
    languages: tuple[str, ...] = ("en",)
    seen: list[str] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        documents = list(documents)
        self.batches.append(len(documents))
        for document in documents:
            self.seen.append(document.source)
            if "BREAK" in document.text:
                raise ZeroDivisionError("no verbs here")
            yield self._read(document)

    def _read(self, document: Document) -> Reading:
        matches = list(_DISMISSED.finditer(document.text))
        offset = 1 if "DRIFT" in document.text else 0  # a faulty reader: its quotes are not where it says
        claims = tuple(
            CareerClaim(
                document=document.id,
                source=document.source,
                act="dismissed",
                person=match[1],
                reader=self.name,
                evidence=Evidence(match[0], match.start() + offset, match.end() + offset, match.span()),
            )
            for match in matches
        )
        mentions = tuple(
            Mention(
                document=document.id, source=document.source, surface=match[1], start=match.start(1), end=match.end(1),
                schema="Person", entity=match[1],
            )
            for match in matches
        )  # fmt: skip
        inferred = When.parse("2015") if "INFER" in document.text and document.date is None else None
        return Reading(document=document.id, reader=self.name, claims=claims, mentions=mentions, inferred_date=inferred)


def article(*names: str, about: str = "the ministry") -> str:
    """An English text in which these people are dismissed; `about` makes it differ from others."""
    told = " ".join(f"On Monday {name} was dismissed from {about} after the inquiry had ended." for name in names)
    return (
        f"The government said on Tuesday that it had looked into {about} and found that money was missing. {told} "
        f"Officials who work for {about} would not comment, and the prosecutor has not yet opened a case."
    )
