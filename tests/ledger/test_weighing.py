"""Weighing over a ledger: what is new alone gives what everything at once gives; closed, dismissed, open again."""

import random
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from graftwatch import weighing
from graftwatch.claims import Document, MeasureClaim, Reading, TieClaim, When
from graftwatch.joining import join
from graftwatch.ledger import FindingRow, Ledger, NoSuchFinding, open_ledger, scales
from graftwatch.resolution import resolve

from .making import career, document, evidence, figure, justice, mention, raw_of, reading

TEXT = "Keld took 19th place among 16 regions. Ormen took 3rd place among 16 regions."


def _read(of: Document, place: str, reader: str = "test-rules.1") -> Reading:
    rank = figure(of, "19th place among 16", place, reader=reader, act="rank", unit="rank", of=Decimal(16))
    return reading(of, rank, reader=reader)


def _all(ledger: Ledger, status: str | None = "open") -> list[FindingRow]:
    with ledger.findings() as findings:
        return list(findings.list(status=status))


def _add(ledger: Ledger, of: Document, read: Reading) -> weighing.Weighed:
    ledger.add(of, raw_of(of), read)
    resolve(ledger)
    return weighing.weigh(ledger)


def test_what_is_new_is_weighed_and_nothing_twice(ledger: Ledger) -> None:
    one, other = document(TEXT, date="2017-01-30"), document(f"{TEXT} So it was.", date="2017-02-01", source="two.txt")
    assert _add(ledger, one, _read(one, "19")).new == 1
    assert weighing.weigh(ledger) == weighing.Weighed()
    [alone] = _all(ledger)
    assert _add(ledger, other, _read(other, "19")).new == 0
    apart = _all(ledger)
    assert [(each.id, len(each.claims)) for each in apart] == [(alone.id, 2)]
    done = weighing.weigh(ledger, again=True)
    assert (done.documents, done.new, done.closed) == (2, 0, 0)
    assert _all(ledger) == apart
    assert list(ledger.check()) == []


def test_a_finding_whose_claim_is_read_otherwise_is_closed_with_the_reason_and_opens_again(ledger: Ledger) -> None:
    one = document(TEXT, date="2017-01-30")
    _add(ledger, one, _read(one, "19"))
    for version, place, status in ((2, "9", "closed"), (3, "19", "open")):
        ledger.keep_reading(_read(one, place, f"test-rules.{version}"))
        resolve(ledger)
        weighing.weigh(ledger)
        [found] = _all(ledger, None)
        assert found.status == status
        assert (found.reason is None) is (status == "open")


def _promises(of: Document, quote: str, title: str, due: str, reader: str = "test-rules.1") -> Reading:
    promise = MeasureClaim(
        document=of.id, source=of.source, act="reform", evidence=evidence(of, quote), title=title, stance="planned",
        status="announced", due=When.parse(due), reader=reader,
    )  # fmt: skip
    return reading(of, promise, reader=reader)


def test_what_a_block_is_too_large_to_look_at_stays_as_it_was_found(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scales, "MOST", 1)
    one = document("They promised an audit of all stocks.", date="2015-01-30")
    other = document("They promised an audit of the roads.", date="2017-01-30", source="two.txt")
    assert _add(ledger, one, _promises(one, "audit of all stocks", "audit of all stocks", "2015-06-01")).new == 1
    assert _add(ledger, other, _promises(other, "audit of the roads", "audit of the roads", "2017-06-01")).new == 1
    assert len(_all(ledger)) == 2
    ledger.keep_reading(reading(one, reader="test-rules.2"))
    resolve(ledger)
    assert weighing.weigh(ledger).closed == 1
    assert [each.title[-18:] for each in _all(ledger)] == ["audit of the roads"]


def test_the_documents_of_whoever_is_absorbed_are_weighed_anew_and_no_others(ledger: Ledger) -> None:
    for on, name, term in (("2015-06-18", "Marat Assenov", "P11Y"), ("2015-06-19", "Viktor Lee", "P10Y")):
        of, read = _told(on, name, f"{name} was sentenced to a long term.", {"term": term})
        _add(ledger, of, read)
    assert _all(ledger) == []
    with ledger.who(writes=True) as who:
        one, other = (
            next(row for row in who.entities("Person") if row.name == name) for name in ("Marat Assenov", "Viktor Lee")
        )
        join(who, one, other)
    done = weighing.weigh(ledger)
    assert (done.documents, done.new) == (1, 1)
    [found] = _all(ledger)
    assert (found.kind, len(found.claims), set(found.about)) == ("contradiction", 2, {one.id})
    assert weighing.weigh(ledger, again=True).new == 0
    assert _all(ledger) == [found]


def test_what_is_said_a_fifth_time_is_not_weighed_and_changes_nothing(ledger: Ledger) -> None:
    done = []
    for number in range(scales.SAME + 2):
        of, read = _told(
            f"2015-07-{number + 10}", "Marat Assenov", f"Marat Assenov got 11 years ({number}).", {"term": "P11Y"}
        )
        done.append(_add(ledger, of, read).blocks)
    assert done[0] == done[scales.SAME - 1] > 0
    assert done[scales.SAME :] == [0, 0]
    of, read = _told("2015-06-19", "Marat Assenov", "Marat Assenov was given ten years.", {"term": "P10Y"})
    assert _add(ledger, of, read).new == 1
    expected = _shapes(ledger)
    weighing.weigh(ledger, again=True)
    assert _shapes(ledger) == expected


def test_a_body_of_very_many_claims_keeps_its_pattern_as_long_as_all_falls_are_in_sight(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scales, "MOST", 6)
    falls = [("2012-03-05", "Olga Pak"), ("2017-03-05", "Askar Dosov"), ("2017-03-06", "Nurlan Seitov"),
             ("2017-03-07", "Viktor Lee"), ("2017-03-08", "Serik Tulin")]  # fmt: skip
    lines: list[tuple[str, str, str, dict[str, Any]]] = [
        (
            day,
            name,
            f"{name} was dismissed at the Sary Customs.",
            {"act": "dismissed", "body": "Sary Customs", "when": day},
        )
        for day, name in falls
    ]
    held = {"act": "holds_post", "post": "head", "body": "Sary Customs"}
    lines += [
        (f"2018-0{n}-05", "Dana Omar", f"Dana Omar, head of the Sary Customs, spoke ({n}).",
         held | {"when": f"2018-0{n}-05"})
        for n in range(1, 8)
    ]  # fmt: skip
    for line in lines:
        _add(ledger, *_told(*line))
    assert [row.title for row in _all(ledger) if row.kind == "pattern"] == [
        "4 people fell within 4 days at Sary Customs, from 2017-03-05"
    ]
    monkeypatch.setattr(scales, "MOST", 5)  # so that nothing tells whether there are more falls
    weighing.weigh(ledger, again=True)
    assert not [row for row in _all(ledger) if row.kind == "pattern"]


def _world() -> list[tuple[Document, Reading]]:
    """Documents on a few people: two terms, a return, a promise announced again, four falls in one body."""
    held: dict[str, Any] = {"act": "holds_post", "post": "head", "body": "Sary Customs"}
    lines: list[tuple[str, str, str, dict[str, Any]]] = [
        ("2012-05-02", "Olga Pak", "Olga Pak, head of the Sary Customs, spoke.", held | {"when": "2012-05-01"}),
        ("2015-06-18", "Marat Assenov", "Marat Assenov was sentenced to 11 years.", {"term": "P11Y"}),
        ("2015-06-19", "Marat Assenov", "Marat Assenov was given ten years.", {"term": "P10Y"}),
        ("2019-02-01", "Marat Assenov", "Marat Assenov was appointed head of the Road Fund.",
         {"act": "appointed", "post": "head", "body": "Road Fund", "when": "2019-01-30"}),
    ]  # fmt: skip
    for day, name in enumerate(("Askar Dosov", "Nurlan Seitov", "Viktor Lee", "Serik Tulin"), 5):
        fields = {"act": "dismissed", "body": "Sary Customs", "when": f"2017-03-0{day}"}
        lines.append((f"2017-03-1{day}", name, f"{name} was dismissed at the Sary Customs.", fields))
    made = [_told(*line) for line in lines]
    allies = ("Askar Dosov", "Nurlan Seitov", "Viktor Lee")
    text = f"{' and '.join(allies)} of the Sary Customs are allies of Olga Pak, its head."
    of = document(text, date="2016-02-01", source="ties.txt")
    common: dict[str, Any] = {"document": of.id, "source": of.source, "reader": "test-rules.1"}
    ties = [TieClaim(act="associate", evidence=evidence(of, name), from_=name, to="Olga Pak", **common)
            for name in allies]  # fmt: skip
    posts = [career(of, name, person=name, act="holds_post", post="head", body="Sary Customs")
             for name in (*allies, "Olga Pak")]  # fmt: skip
    names = [*(mention(of, name) for name in (*allies, "Olga Pak")), mention(of, "Sary Customs", schema="PublicBody")]
    made.append((of, reading(of, *ties, *posts, mentions=names)))
    return made


def _told(on: str, person: str, text: str, fields: dict[str, Any]) -> tuple[Document, Reading]:
    of = document(text, date=on, source=f"{on}.txt")
    fields = {"act": "sentenced", "when": "2015-06-17"} | fields
    fields |= {"person": person, "when": When.parse(fields["when"])}
    claim = (justice if "term" in fields else career)(of, text, **fields)
    names = [mention(of, person)]
    if "body" in fields:
        names.append(mention(of, fields["body"], schema="PublicBody"))
    return of, reading(of, claim, mentions=names)


@pytest.mark.parametrize("seed", [None, 1, 2, 3])
def test_in_whatever_order_documents_come_the_same_is_found(new_ledger: Callable[[], str], seed: int | None) -> None:
    world = _world()
    with open_ledger(new_ledger()) as at_once:
        for of, read in world:
            at_once.add(of, raw_of(of), read)
        resolve(at_once)
        weighing.weigh(at_once)
        expected = _shapes(at_once)
    assert {kind for kind, *_ in expected} == {"contradiction", "return", "pattern"}
    assert any("of the circle of Olga Pak" in title for _, title, *_ in expected)
    shuffled = random.Random(seed).sample(world, len(world)) if seed else world
    with open_ledger(new_ledger()) as one_by_one:
        for of, read in shuffled:
            _add(one_by_one, of, read)
        assert _shapes(one_by_one) == expected
        weighing.weigh(one_by_one, again=True)
        assert _shapes(one_by_one) == expected


def _shapes(ledger: Ledger) -> list[tuple[object, ...]]:
    """What is open, without ids of people, which are those of the documents that named them first."""
    return sorted((row.kind, row.title, row.claims, row.sides, row.steps, row.weight) for row in _all(ledger))


def test_what_a_person_dismissed_stays_so_until_its_claims_change(ledger: Ledger) -> None:
    one = document(TEXT, date="2017-01-30")
    _add(ledger, one, _read(one, "19"))
    [found] = _all(ledger)
    with ledger.findings(writes=True) as findings:
        findings.dismiss(found.id, reason="cities count, too", by="anna")
    weighing.weigh(ledger, again=True)
    [found] = _all(ledger, "dismissed")
    assert (found.reason, found.user) == ("cities count, too", "anna")
    with ledger.findings(writes=True) as findings:
        assert findings.restore(found.id, by="anna")
        assert not findings.restore(found.id, by="anna")
        with pytest.raises(NoSuchFinding):
            findings.dismiss("ffff", reason="?", by="anna")
    assert len(_all(ledger)) == 1
