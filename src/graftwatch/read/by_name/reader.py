"""The reader itself: documents in, mentions and held posts out."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from graftwatch.claims import CareerClaim, Document, Evidence, Mention, Reading
from graftwatch.read.by_name.bodies import Found, find_bodies, find_posts
from graftwatch.read.by_name.people import Person, find_people
from graftwatch.read.by_name.text import listed, sentences, words_of

NAME: Final = "names.1"
_CONFIDENCE: Final = 0.7  # a post directly beside a name is seldom another's
_BETWEEN: Final = re.compile(r"\s+|,\s+|\s[—–-]\s")


class NameReader:
    """Finds names in Russian and Kazakh documents. Deterministic; nothing is loaded but word lists."""

    name = NAME
    languages = ("ru", "kk")

    def read(self, documents: Iterable[Document]) -> Iterator[Reading]:
        """Read documents in order, one reading each."""
        return map(_read, documents)


def _read(document: Document) -> Reading:
    text, kazakh = _readable(document), document.language == "kk"
    words = words_of(text)
    bodies = find_bodies(text, words, kazakh=kazakh)
    posts = find_posts(text, words, kazakh=kazakh)
    people = find_people(text, words, [(f.start, f.end) for f in (*bodies, *posts)], kazakh=kazakh)
    id = document.id
    found: list[Mention] = []
    for body in (*bodies, *posts):
        found.append(_mention(document, id, body.start, body.end, body.schema, body.text))
    for person in people:
        found.append(_mention(document, id, person.start, person.end, "Person", person.entity))
    claims = tuple(_held(document, id, people, posts, sentences(text)))
    return Reading(
        document=id, reader=NAME, claims=claims, mentions=tuple(sorted(found, key=lambda m: (m.start, -m.end)))
    )  # fmt: skip


def _readable(document: Document) -> str:
    """The text with its furniture blanked out, so that every offset stays."""
    text = document.text
    for start, end in document.furniture:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _mention(document: Document, id: str, start: int, end: int, schema: str, entity: str) -> Mention:
    return Mention(
        document=id, source=document.source, surface=document.text[start:end], start=start, end=end,
        schema=schema, entity=entity,  # type: ignore[arg-type]
    )  # fmt: skip


def _held(
    document: Document, id: str, people: list[Person], posts: list[Found], spans: list[tuple[int, int]]
) -> Iterator[CareerClaim]:
    """A post before a name, or behind it and a comma: who holds it on the day of the document, or once held it."""
    text = document.text
    for post in posts:
        for person in people:
            first, second = sorted(((post.start, post.end), (person.start, person.end)))
            between = text[first[1] : second[0]]
            behind = person.start < post.start
            if not _BETWEEN.fullmatch(between) or (behind and "," not in between and "—" not in between):
                continue
            sentence = next((span for span in spans if span[0] <= first[0] < span[1]), (first[0], second[1]))
            if second[1] > sentence[1]:
                continue
            former = _is_former(text[max(0, post.start - 20) : post.start])
            evidence = Evidence(text[first[0] : second[1]], first[0], second[1], sentence)
            date = document.date
            yield CareerClaim(
                document=id, source=document.source, act="holds_post", evidence=evidence, person=person.entity,
                post=post.text, former=former, when=None if former or date is None else date.approximate(),
                confidence=_CONFIDENCE, reader=NAME,
            )  # fmt: skip


def _is_former(before: str) -> bool:
    """Whether the last word before a post says that it is one no more."""
    words = before.casefold().replace("-", " ").split()
    return bool(words) and words[-1].startswith(listed("posts", "former"))
