"""Who is who over a ledger: linking what is added, deciding, undoing, doing it all again; claims keep their ids."""

import json
import random
from collections.abc import Callable, Iterator

import pytest

from graftwatch import deciding, joining, resolution
from graftwatch.claims import Document, When
from graftwatch.ledger import Ledger, open_ledger
from graftwatch.ledger.nearest import Unread
from graftwatch.ledger.promises import hash_of
from graftwatch.names import look_up_keys
from graftwatch.read import name_reader
from graftwatch.resolve import EdgeJudgement

TEXTS = {
    "one": (
        "ru",
        "2013-06-05",
        "Заместитель акима Актобе Даулет Омирбеков отстранён. Тенге выделил аким Болат Есимбеков.",
    ),
    "two": ("ru", "2013-06-20", "Прокурор Тасбулакского района Даулет Омирбеков дал показания. Тенге пропали."),
    "three": ("kk", "2014-01-10", "Ақтөбе облысының әкімі Болат Есімбековтің айтуынша, теңге қайтарылды."),
    "four": ("ru", "2015-03-01", "Болат Есимбеков уволен. Казахстан ждёт."),
}
NAMESAKES = {
    "nobody": ("ru", "2013-06-01", "Тенге пропали. Сказал Даулет Омирбеков, советник."),
    "both": (
        "ru",
        "2013-06-05",
        "Аким Тасбулакского района Даулет Омирбеков и прокурор Тасбулакского района Даулет Омирбеков не родственники.",
    ),
    "initials": ("ru", "2013-06-20", "Прокурор Тасбулакского района Д. Омирбеков дал показания. Тенге пропали."),
    "full": ("ru", "2013-06-25", "Прокурор Тасбулакского района Даулет Омирбеков дал показания. Тенге пропали."),
}
NEAR = (
    "Даулет Омирбеков", "Даулет Умирбеков", "Д. Омирбеков", "Болат Омирбеков", "Болат Омербеков", "Даулет Омирбеков",
    "Б. Омирбеков",
)  # fmt: skip
CROWD = {
    f"crowd-{number}": ("ru", f"2013-0{number}-05", f"Тенге пропали. Сказал {name}, советник.")
    for number, name in enumerate(NEAR, 1)
}


def documents(*names: str) -> Iterator[tuple[Document, bytes]]:
    for name in names:
        language, date, text = (TEXTS | NAMESAKES | CROWD)[name]
        raw = text.encode()
        yield Document(
            text=text, source=f"{name}.txt", language=language, raw_hash=hash_of(raw), date=When.parse(date),
            date_basis="stated", outlet="Весть",
        ), raw  # fmt: skip


def fill(ledger: Ledger, *names: str) -> resolution.Resolved:
    for document, raw in documents(*names):
        [reading] = name_reader().read([document])
        ledger.add(document, raw, reading)
    return resolution.resolve(ledger)


def who(ledger: Ledger) -> dict[str, set[str]]:
    """Entities of people by id, each with the sources that name it."""
    with ledger.who() as held:
        found: dict[str, set[str]] = {}
        for row in held.mentions():
            if row["schema"] == "Person":
                found.setdefault(row["entity_id"], set()).add(row["source"].removesuffix(".txt"))
        return found


def groups(ledger: Ledger) -> list[list[str]]:
    return sorted(sorted(sources) for sources in who(ledger).values())


def of(ledger: Ledger, *sources: str) -> str:
    [found] = [id for id, named in who(ledger).items() if named == set(sources)]
    return found


def everything(ledger: Ledger) -> list[object]:
    """All that linking writes, but for the times of judgements."""
    with ledger.who() as held:
        people = sorted(held.entities(), key=lambda row: row.key)
        found = [key for row in people for key in [row.key for row in held.candidates(look_up_keys(row.name), 20)]]
        edges = [{**row, "created_at": None, "deleted_at": row["deleted_at"] is None} for row in held.all_edges()]
        return [people, found, held.parties(entities=[row.id for row in people]), edges, list(held.mentions())]


SAME, APART = ["four", "one", "three"], [["one"], ["two"]]


def test_documents_linked_together_come_to_the_same_as_one_by_one(ledger: Ledger) -> None:
    fill(ledger, *TEXTS)
    one_by_one = everything(ledger)
    with ledger.who(writes=True) as held:
        held.forget_all("graftwatch/")
    assert everything(ledger) != one_by_one
    resolution.resolve(ledger)
    assert everything(ledger) == one_by_one


def test_what_is_written_is_seen_at_once_and_stays_only_if_nothing_fails(ledger: Ledger) -> None:
    fill(ledger, "one")
    with ledger.who() as held:
        [row, *_] = held.entities("Person")
    changed = row._replace(name="Somebody Else", parties=7)

    def change_and_fail() -> None:
        with ledger.who(writes=True) as held:
            held.put_entity(changed, is_new=False)
            held.add_keys(row.key, [1234])
            assert held.entities_of([row.key]) == [changed] == held.candidates([1234], 1)
            assert held.entity_of(row.id) == changed
            raise KeyError("stop")

    with pytest.raises(KeyError, match="stop"):
        change_and_fail()
    with ledger.who() as held:
        assert held.entity_of(row.id) == row
        assert held.candidates([1234], 1) == []


def test_who_may_be_either_of_two_namesakes_is_joined_to_neither(ledger: Ledger) -> None:
    fill(ledger, *NAMESAKES)
    assert groups(ledger) == [["both"], ["both", "full", "initials"], ["nobody"]]


def test_one_person_in_two_languages_and_two_people_of_one_name(ledger: Ledger) -> None:
    done = fill(ledger, *TEXTS)
    assert (done.documents, done.failed) == (4, ())
    assert groups(ledger) == sorted([SAME, *APART])
    assert list(ledger.check()) == []


def test_the_order_in_which_documents_come_does_not_matter_here(new_ledger: Callable[[], str]) -> None:
    for order in (["four", "three", "two", "one"], ["two", "four", "one", "three"]):
        with open_ledger(new_ledger()) as ledger:
            for name in order:
                fill(ledger, name)
            assert groups(ledger) == sorted([SAME, *APART])


def test_what_a_person_decides_stands_and_can_be_undone(ledger: Ledger) -> None:
    fill(ledger, *TEXTS)
    claims = [claim.id for claim in ledger.claims()]
    one, two = of(ledger, "one"), of(ledger, "two")
    deciding.decide(ledger, one, two, "positive", by="anna", reason="met him")
    assert groups(ledger) == sorted([SAME, ["one", "two"]])
    with ledger.who() as held:
        assert held.entity_of(one) == held.entity_of(two), "old addresses lead to the new one"
    resolution.resolve(ledger, again=True)
    assert groups(ledger) == sorted([SAME, ["one", "two"]])
    deciding.undo(ledger, one, two, by="anna")
    assert groups(ledger) == sorted([SAME, *APART])
    assert [claim.id for claim in ledger.claims()] == claims
    with pytest.raises(deciding.NothingToUndo):
        deciding.undo(ledger, one, two, by="anna")
    with pytest.raises(deciding.NoSuchEntity, match="nobody"):
        deciding.decide(ledger, one, "nobody", "negative", by="anna")


@pytest.mark.parametrize("seed", range(3))
def test_a_decision_comes_to_the_same_as_working_out_everything_anew(
    new_ledger: Callable[[], str], monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    outcomes = []
    for anew in (False, True):
        dice = random.Random(seed)
        if anew:
            every = lambda held, one, other, *_: joining.settle(held, [one.id, other.id])  # noqa: E731
            monkeypatch.setattr(deciding, "take_effect", every)
        with open_ledger(new_ledger()) as ledger:
            fill(ledger, *CROWD)
            with ledger.who() as held:
                ids = sorted(party.id for party in held.parties(entities=list(who(ledger))))
            states = []
            for _ in range(20):
                one, other = dice.sample(ids, 2)
                judgement: EdgeJudgement = dice.choice(("positive", "negative", "negative", "unsure"))
                deciding.decide(ledger, one, other, judgement, by="anna")
                if dice.random() < 0.2:
                    deciding.undo(ledger, one, other, by="anna")
                states.append(groups(ledger))
        outcomes.append(states)
    assert outcomes[0] == outcomes[1]
    assert len({json.dumps(state) for state in outcomes[0]}) > 1  # decisions did take effect


def test_splitting_what_the_machine_joined_and_taking_it_back(ledger: Ledger) -> None:
    fill(ledger, *TEXTS)
    with ledger.who() as held:
        [entity] = [e for e in held.entities("Person") if e.parties == 3]
        parties = {party.document: party.id for party in held.parties(entities=[entity.id])}
    late = parties[ledger.document("four.txt").id]
    first = parties[ledger.document("one.txt").id]
    deciding.decide(ledger, late, first, "negative", by="anna")
    assert [g for g in groups(ledger) if ("one" in g and "three" in g) or "four" in g].count(SAME) == 0
    with ledger.who() as held:
        assert held.entity_of(late) != held.entity_of(first)
    deciding.undo(ledger, late, first, by="anna")
    assert groups(ledger) == sorted([SAME, *APART])


def test_decisions_travel_as_lines(ledger: Ledger, new_ledger: Callable[[], str]) -> None:
    fill(ledger, *TEXTS)
    deciding.decide(ledger, of(ledger, "one"), of(ledger, "two"), "positive", by="anna", reason="один человек")
    lines = deciding.lines(ledger)
    assert len(lines) == 1
    with open_ledger(new_ledger()) as other:
        assert deciding.take_in(other, lines, "lines", by="anna") == 1
        assert deciding.take_in(other, lines, "lines", by="anna") == 0
        fill(other, *TEXTS)
        assert groups(other) == groups(ledger)
        assert deciding.lines(other) == lines


def test_reading_a_document_again_keeps_who_is_who(ledger: Ledger) -> None:
    fill(ledger, *TEXTS)
    before = who(ledger)
    document = ledger.document("three.txt")
    [reading] = name_reader().read([document])
    ledger.keep_reading(reading)
    assert resolution.resolve(ledger).documents == 1
    assert who(ledger) == before


def test_reading_the_same_again_goes_through_no_other_document(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(ledger, *TEXTS)
    built: list[set[str]] = []
    monkeypatch.setattr(resolution, "rebuild", lambda who, entities: built.append(entities))
    [reading] = name_reader().read([ledger.document("three.txt")])
    ledger.keep_reading(reading)
    assert resolution.resolve(ledger).documents == 1
    assert built == [set()]


def test_a_look_up_takes_any_number_of_keys(ledger: Ledger) -> None:
    """SQLite takes no query of more than 500 parts: someone of many names could not be linked."""
    fill(ledger, "one")
    with ledger.who() as who:
        [someone] = [row for row in who.entities("Person") if row.name.startswith("Даулет")]
        own = look_up_keys(someone.name)
        assert [row.id for row in who.candidates([*own, *range(2000)], 5)] == [someone.id]


@pytest.mark.parametrize("first", ["names", "key"])
def test_what_is_kept_of_an_entity_reads_as_it_was_written(first: str) -> None:
    whole = {"schema": "Person", "names": [['Azat "Red" Orynbek', 2], ["Азат", 1]], "key": "k]", "posts": [[1, None]]}
    told = {"schema": "Person", first: whole[first], **whole}
    for asked in ("names", "posts", "key"):
        kept = Unread(json.dumps(told))
        assert (kept[asked], kept.get("aka", ()), dict(kept)) == (told[asked], (), told)
        assert kept[asked] == told[asked]
