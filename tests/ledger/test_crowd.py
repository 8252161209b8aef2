"""Linking a crowd of people of like names: what it remembers meanwhile is what the ledger says."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from graftwatch import resolution
from graftwatch.claims import Document
from graftwatch.ledger import Ledger, open_ledger
from graftwatch.resolution import resolve
from graftwatch.resolve import linking

from .making import document, mention, raw_of, reading
from .test_who import everything

GIVEN = ("Daulet", "Даулет", "D.", "Aigul", "Айгүл", "Danat", "Serik")
SURNAMES = ("Omirbekov", "Өмірбеков", "Omarbekov", "Omirbek", "Omirbekova", "Esimbekov", "Есимбеков", "Kim")


FAR_APART = ("Daulet", "Даулет", "Aigul", "Айгүл", "Serik"), ("Omirbekov", "Өмірбеков", "Esimbekov", "Есимбеков", "Kim")


def crowd(seed: int, given: Sequence[str] = GIVEN, surnames: Sequence[str] = SURNAMES) -> list[Document]:
    """Documents of one week that name four people each: spellings, namesakes, slips, some named twice."""
    dice = random.Random(seed)
    found = []
    for number in range(30):
        names = [f"{dice.choice(given)} {dice.choice(surnames)}" for _ in range(4)]
        text = f"No. {number}: {'; '.join(names)}."
        found.append(document(text, date=f"2013-06-{1 + number // 5:02}", source=f"{number}.txt"))
    return found


def take(ledger: Ledger, of: Document) -> None:
    names = dict.fromkeys(of.text.partition(": ")[2].rstrip(".").split("; "))
    ledger.add(of, raw_of(of), reading(of, mentions=[mention(of, name) for name in names]))


@pytest.mark.parametrize("seed", range(4))
def test_a_crowd_linked_together_comes_to_the_same_as_one_by_one(seed: int, tmp_path: Path) -> None:
    people = sorted(crowd(seed), key=lambda of: (of.date.bounds if of.date else (), of.id))
    with open_ledger(tmp_path / "one.db") as one, open_ledger(tmp_path / "all.db") as together:
        for each in people:
            take(one, each)
            assert not resolve(one).failed
        for each in people:
            take(together, each)
        assert not resolve(together).failed
        found = everything(together)
        assert found == everything(one)
        assert len(found[0]) < len(found[2])  # some were linked


@pytest.mark.parametrize("seed", range(4))
def test_looking_past_names_near_a_well_known_one_joins_nobody_else(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[tuple[dict[str, str], int]] = []
    for known in (4, 1000):  # documents that name somebody, after which only namesakes are looked at
        monkeypatch.setattr(resolution, "_KNOWN", known)
        with open_ledger(tmp_path / f"{known}.db") as ledger:
            for each in crowd(seed, *FAR_APART):
                take(ledger, each)
            with monkeypatch.context() as patch:
                compared = counted(patch)
                assert not resolve(ledger).failed
            found.append((whom(ledger), len(compared)))
    (some, fewer), (same, more) = found
    assert some == same
    assert fewer < more


def whom(ledger: Ledger) -> dict[str, str]:
    """Of each party the entity that it is taken for."""
    with ledger.who() as who:
        return {party.id: party.entity for entity in who.entities() for party in who.parties(entities=[entity.id])}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every comparison of two names from now on."""
    asked: list[object] = []
    compare = linking.best_match
    monkeypatch.setattr(linking, "best_match", lambda *two: asked.append(two) or compare(*two))
    return asked
