"""The network around somebody: ties from the end that tells them, each sort for itself."""

from typing import Any

from graftwatch.claims import Claim, Evidence, TieClaim
from graftwatch.ledger.who import EntityRow
from graftwatch.publish.site.graph import network
from graftwatch.publish.site.links import Links

NAMES = ("Bolat", "Askar", "Dana")
WHO = {name: EntityRow(key=key, id=f"{key:020x}", schema="Person", name=name, profile={}, parties=1)
       for key, name in enumerate(NAMES)}  # fmt: skip
LINKS = Links({("d", "Person", name): row for name, row in WHO.items()})


def _tie(act: Any, from_: str, to: str, detail: str) -> Claim:
    quote = f"{from_} {detail} {to}"
    evidence = Evidence(quote, 0, len(quote), (0, len(quote)))
    return TieClaim(document="d", source="d.txt", evidence=evidence, act=act, from_=from_, to=to, detail=detail)


def _edges(centre: str, *claims: Claim) -> set[tuple[str, str, str, int]]:
    drawn = network(WHO[centre], claims, LINKS)
    return {(edge.one.name, edge.label, edge.other.name, len(edge.claims)) for edge in drawn.edges}


def test_a_tie_is_said_of_the_one_who_is_it() -> None:
    ties = [_tie("family", "Askar", "Bolat", "son-in-law"), _tie("family", "Bolat", "Askar", "father-in-law")]
    assert _edges("Bolat", *ties) == {("Askar", "son-in-law", "Bolat", 2)}
    assert _edges("Askar", *reversed(ties)) == {("Bolat", "father-in-law", "Askar", 2)}


def test_ties_of_two_sorts_are_two() -> None:
    ties = [_tie("family", "Askar", "Bolat", "son-in-law"), _tie("associate", "Bolat", "Askar", "partner")]
    assert _edges("Bolat", *ties) == {("Askar", "son-in-law", "Bolat", 1), ("Bolat", "partner", "Askar", 1)}


def test_ties_among_neighbours_are_drawn_and_those_of_strangers_not() -> None:
    ties = [_tie("family", "Askar", "Bolat", "brother"), _tie("rival", "Dana", "Askar", "rival")]
    assert len(_edges("Askar", *ties)) == 2
    assert _edges("Bolat", *ties) == {("Askar", "brother", "Bolat", 1)}
