"""One-line builders of documents, claims and readings, and strategies for all that the vocabulary allows."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from graftwatch.claims import (
    ACTS,
    CLAIM_TYPES,
    OFFENCES,
    STANCES,
    TOPICS,
    CareerClaim,
    Claim,
    Described,
    Document,
    Evidence,
    FigureClaim,
    JusticeClaim,
    Mention,
    Money,
    Reading,
    Source,
    When,
)
from graftwatch.claims.jsonl import own_fields
from graftwatch.ledger.promises import hash_of

READER = "test-rules.1"


def raw_of(document: Document) -> bytes:
    """The bytes that `document` below says it was made from."""
    return document.text.encode()


def document(text: str = "The minister was dismissed. He denied it.", **fields: Any) -> Document:
    """A document made from its own text in UTF-8."""
    fields = {"source": "articles/one.txt", "language": "en", "raw_hash": hash_of(text.encode())} | fields
    if isinstance(fields.get("date"), str):
        fields |= {"date": When.parse(fields["date"]), "date_basis": fields.get("date_basis", "stated")}
    return Document(text=text, **fields)


def evidence(of: Document, quote: str) -> Evidence:
    start = of.text.index(quote)
    return Evidence(quote, start, start + len(quote), (0, len(of.text)))


def career(of: Document, quote: str, reader: str = READER, **fields: Any) -> CareerClaim:
    fields = {"act": "dismissed", "person": "Adil Shayakhmetov"} | fields
    return CareerClaim(document=of.id, source=of.source, evidence=evidence(of, quote), reader=reader, **fields)


def justice(of: Document, quote: str, reader: str = READER, **fields: Any) -> JusticeClaim:
    fields = {"act": "detained"} | fields
    return JusticeClaim(document=of.id, source=of.source, evidence=evidence(of, quote), reader=reader, **fields)


def figure(in_: Document, quote: str, value: str, reader: str = READER, **fields: Any) -> FigureClaim:
    fields = {"act": "level", "value": Decimal(value)} | fields
    return FigureClaim(document=in_.id, source=in_.source, evidence=evidence(in_, quote), reader=reader, **fields)


def mention(of: Document, surface: str, **fields: Any) -> Mention:
    start = of.text.index(surface)
    fields = {"schema": "Person", "entity": surface} | fields
    return Mention(
        document=of.id, source=of.source, surface=surface, start=start, end=start + len(surface), **fields
    )  # fmt: skip


def reading(
    of: Document, *claims: Claim, reader: str = READER, mentions: Iterable[Mention] = (), **rest: Any
) -> Reading:
    return Reading(document=of.id, reader=reader, claims=claims, mentions=tuple(mentions), **rest)


# Strategies. Text is whatever UTF-8 without NUL can hold: scripts, marks, emoji, quotes, control characters.

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
names = texts.filter(lambda name: name != "")
_days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
_points = st.one_of(
    _days.map(lambda day: day.isoformat()),
    _days.map(lambda day: f"{day:%Y-%m}"),
    _days.map(lambda day: f"{day:%Y}"),
    _days.map(lambda day: f"{day:%Y-%m}~"),
    _days.map(lambda day: f"{day:%Y}-21"),
)
whens = st.one_of(
    _points.map(When.parse),
    st.tuples(_days, _days).map(lambda pair: When.span(*map(When.day, sorted(pair)))),
    _days.map(lambda day: When.span(When.day(day), None)),
    _days.map(lambda day: When.span(None, When.day(day))),
)
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15)
money = st.builds(Money, st.from_regex(r"[A-Z]{3}", fullmatch=True), numbers)
parties = st.one_of(names, names.map(Described))
_sources = st.builds(
    Source,
    names,
    st.sampled_from(["person", "body", "outlet", "document", "unnamed"]),
    st.none() | texts,
    st.none() | whens,
)
_OWN: dict[str, Any] = {
    "person": st.none() | parties,
    "speaker": st.none() | parties,
    "from_": parties,
    "to": parties,
    "former": st.booleans(),
    "count": st.none() | st.integers(0, 10**12),
    "offences": st.lists(st.sampled_from(OFFENCES), max_size=3).map(tuple),
    "bodies": st.lists(names, max_size=3).map(tuple),
    "people": st.lists(names, max_size=3).map(tuple),
    "amount": st.none() | money,
    "due": st.none() | whens,
    "period": st.none() | whens,
    "since": st.none() | whens,
    "on": st.none() | whens,
    "value": numbers,
    "of": st.none() | numbers,
    "topic": st.sampled_from(TOPICS),
    "bound": st.sampled_from(["exact", "at_least", "at_most", "about"]),
    "status": st.none() | st.sampled_from(["proposed", "announced", "adopted", "in_force", "carried_out", "failed"]),
    "name": names,
    "part_of": st.none(),  # must be the id of another figure of the same document
}
_ALSO = {("misconduct", "person"): st.none() | texts}


@st.composite
def claims(draw: st.DrawFn, of: Document, kind: str | None = None) -> Claim:
    """Any claim that a reader could make of a document."""
    kind = kind or draw(st.sampled_from(sorted(CLAIM_TYPES)))
    start = draw(st.integers(0, len(of.text) - 1))
    end = draw(st.integers(start + 1, len(of.text)))
    own = {name: draw(_ALSO.get((kind, name), _OWN.get(name, st.none() | texts))) for name in own_fields(kind)}
    return CLAIM_TYPES[kind](
        document=of.id,
        source=of.source,
        act=draw(st.sampled_from(ACTS[kind])),
        evidence=Evidence(of.text[start:end], start, end, (0, len(of.text))),
        when=draw(st.none() | whens),
        stance=draw(st.sampled_from(STANCES)),
        said_by=tuple(draw(st.lists(_sources, max_size=3))),
        confidence=draw(st.floats(0, 1)),
        reader=READER,
        **own,
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any document that can be acquired."""
    date = draw(st.none() | whens)
    return document(
        draw(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=80)),
        title=draw(st.none() | texts),
        outlet=draw(st.none() | names),
        byline=draw(st.none() | texts),
        date=date,
        date_basis=date and draw(st.sampled_from(["stated", "metadata", "inferred"])),
        url=draw(st.none() | texts),
        language=draw(st.sampled_from([None, "en", "kk"])),
        source=draw(names),
        furniture=tuple(draw(st.lists(st.tuples(st.integers(0, 9), st.integers(10, 20)), max_size=2))),
    )
