"""What a claim is taken to say once the whole of its document is known."""

from decimal import Decimal

import pytest

from graftwatch.claims import CareerClaim, Claim, Document, Evidence, FigureClaim, Mention, StatementClaim, When
from graftwatch.weigh import Paper, Told, tell
from graftwatch.weigh.told import Facts


def _tell(text: str, claims: list[Claim], bodies: tuple[str, ...] = (), people: tuple[str, ...] = ()) -> list[Told]:
    of = Document(text=text, source="a.txt", language="en", date=When.parse("2017-03-16"), date_basis="stated")
    mentions = [
        Mention(document=of.id, source="a.txt", surface=name, start=text.index(name), end=text.index(name) + len(name),
                schema=schema, entity=name)
        for schema, names in (("Person", people), ("PublicBody", bodies)) for name in names
    ]  # fmt: skip
    entities = {name: f"entity of {name}" for name in people}
    return tell(of, Paper(id=of.id, source="a.txt"), mentions, claims, entities)


def _evidence(text: str, quote: str) -> Evidence:
    """A quote with the sentence it stands in."""
    start = text.index(quote)
    begin = text.rfind(". ", 0, start) + 1
    end = text.find(". ", start) + 1 or len(text)
    return Evidence(quote, start, start + len(quote), (begin, end))


def _dismissed(text: str, person: str, **fields: str) -> CareerClaim:
    given = {"act": "dismissed"} | fields
    return CareerClaim(document="d", source="a.txt", reader="t.1", evidence=_evidence(text, person), person=person,
                       **given)  # type: ignore[arg-type]  # fmt: skip


LIST = "The Sary Customs Department dismissed Askar Dosov, its head, and Nurlan Seitov, an inspector. Viktor Pak left."


@pytest.mark.parametrize(
    ("fields", "inherits"),
    [
        pytest.param({}, True, id="without a body of his own"),
        pytest.param({"body": "Road Fund"}, False, id="with another body"),
        pytest.param({"act": "appointed"}, False, id="appointed in the same sentence"),
        pytest.param({"person": "Viktor Pak"}, False, id="in the next sentence"),
    ],
)
def test_who_is_dismissed_in_a_list_is_of_the_body_that_it_begins_with(fields: dict[str, str], inherits: bool) -> None:
    first = _dismissed(LIST, "Askar Dosov", body="Sary Customs Department", post="head")
    fields = dict(fields)
    other = _dismissed(LIST, fields.pop("person", "Nurlan Seitov"), **fields)
    people = ("Askar Dosov", "Nurlan Seitov", "Viktor Pak")
    one, two = _tell(LIST, [first, other], ("Sary Customs Department",), people)
    assert one.facts.post_body != ""
    assert one.facts.posts == ()
    assert two.facts.posts == ((("", one.facts.post_body),) if inherits else ())


REMARKED = (
    "Corruption fell 46 percent. The police charged 27 percent more officers. The two claims are hard to reconcile."
    " A new law is due in May."
)


@pytest.mark.parametrize(
    ("said", "on"),
    [
        pytest.param("The two claims are hard to reconcile", ("46 percent", "27 percent"), id="both figures before it"),
        pytest.param("A new law is due in May", (), id="what only stands behind them"),
    ],
)
def test_a_remark_is_on_the_figures_before_it(said: str, on: tuple[str, ...]) -> None:
    figures = [
        FigureClaim(document="d", source="a.txt", act="change", topic="crimes_recorded", reader="t.1",
                    value=Decimal(value), unit="percent", evidence=_evidence(REMARKED, f"{abs(value)} percent"))  # type: ignore[arg-type]
        for value in (-46, 27)
    ]  # fmt: skip
    remark = StatementClaim(
        document="d", source="a.txt", act="said", content=said, evidence=_evidence(REMARKED, said), reader="t.1"
    )
    *_, told = _tell(REMARKED, [*figures, remark])
    assert told.facts.remarks_on == tuple(each.id for each in figures if each.evidence.quote in on)
    assert Facts.from_json(told.facts.to_json()) == told.facts
