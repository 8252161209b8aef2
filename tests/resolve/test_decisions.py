"""Judgements and the entities that follow from them: undoing is forgetting, and a person's word stands."""

from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graftwatch.resolve import MACHINE, Edge, NotADecision, clusters, edge_from_line, pair_of, standing

PARTIES = [f"{n:020x}" for n in range(6)]


def edge(one: str, other: str, judgement: str, user: str = "anna", score: float | None = None, at: int = 0) -> Edge:
    target, source = pair_of(one, other)
    return Edge(
        target=target, source=source, judgement=judgement, user=user, score=score,  # type: ignore[arg-type]
        created_at=f"2020-01-01T00:00:{at:02}",
    )  # fmt: skip


A, B, C, D, *_ = PARTIES


@pytest.mark.parametrize(
    ("edges", "groups"),
    [
        pytest.param([], [{A}, {B}, {C}, {D}], id="nothing"),
        pytest.param([edge(A, B, "positive", MACHINE, 0.9)], [{A, B}, {C}, {D}], id="machine-joins"),
        pytest.param([edge(A, B, "no_judgement", MACHINE, 0.9)], [{A}, {B}, {C}, {D}], id="suggestion-joins-nothing"),
        pytest.param([edge(A, B, "negative", MACHINE, 0.1), edge(A, B, "positive")], [{A, B}, {C}, {D}], id="person"),
        pytest.param(
            [edge(A, B, "positive", MACHINE, 0.9), edge(B, C, "positive", MACHINE, 0.8), edge(A, C, "negative")],
            [{A, B}, {C}, {D}], id="person-parts-the-weaker-link",
        ),
        pytest.param(
            [edge(A, B, "positive", MACHINE, 0.9), edge(B, C, "positive", MACHINE, 0.8),
             edge(A, C, "negative", MACHINE)],
            [{A, B}, {C}, {D}], id="so-does-the-machine-what-it-joined",
        ),
        pytest.param(
            [edge(A, B, "positive"), edge(A, B, "negative", MACHINE)], [{A, B}, {C}, {D}], id="person-over-machine",
        ),
        pytest.param(
            [edge(A, B, "positive"), edge(B, C, "positive"), edge(A, C, "negative")],
            None, id="apart-goes-before-together",
        ),
        pytest.param([edge(A, B, "unsure"), edge(A, B, "positive", MACHINE, 0.9)], [{A}, {B}, {C}, {D}], id="unsure"),
    ],
)  # fmt: skip
def test_what_follows(edges: list[Edge], groups: list[set[str]] | None) -> None:
    for order in permutations(edges):
        found: dict[str, set[str]] = {}
        for party, entity in clusters([A, B, C, D], order).items():
            found.setdefault(entity, set()).add(party)
        if groups is None:
            assert not any({A, C} <= group for group in found.values())
        else:
            assert sorted(map(sorted, found.values())) == sorted(map(sorted, groups))
        assert all(min(group) == entity for entity, group in found.items()), "the first party gives the id"


_pairs = st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES)).filter(lambda pair: pair[0] != pair[1])
_actions = st.lists(st.tuples(st.sampled_from(["positive", "negative", "unsure", "undo"]), _pairs), max_size=25)
_machine = st.lists(st.tuples(_pairs, st.floats(0, 1)), max_size=8)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of it
@given(_machine, _actions)
def test_any_sequence_of_decisions_and_undos_is_what_remains_of_it(machine, actions) -> None:  # type: ignore[no-untyped-def]
    edges = [edge(*pair, "positive", MACHINE, score) for pair, score in machine]
    remaining: dict[tuple[str, str], Edge] = {}
    log = list(edges)
    for at, (judgement, pair) in enumerate(actions):
        if judgement == "undo":
            remaining.pop(pair_of(*pair), None)
            log = [e for e in log if e.is_machine or e.pair != pair_of(*pair)]
        else:
            remaining[pair_of(*pair)] = edge(*pair, judgement, at=at)
            log.append(edge(*pair, judgement, at=at))
    fresh = clusters(PARTIES, [*remaining.values(), *edges])
    assert clusters(PARTIES, log) == fresh
    apart = [e.pair for e in remaining.values() if e.judgement == "negative"]
    assert all(fresh[one] != fresh[other] for one, other in apart)


def test_the_later_decision_of_a_person_counts() -> None:
    [held] = standing(
        [edge(A, B, "negative", at=2), edge(A, B, "positive", at=1), edge(A, B, "positive", MACHINE, at=3)]
    )
    assert held.judgement == "negative"


def test_a_line_comes_back_and_is_nomenklaturas() -> None:
    resolver = pytest.importorskip("nomenklatura.resolver.edge")
    one = edge(A, B, "negative", score=0.5)
    assert edge_from_line(one.to_line(), "here") == one
    theirs = resolver.Edge.from_line(one.to_line())
    assert (theirs.target.id, theirs.source.id, theirs.judgement.value) == (one.target, one.source, "negative")
    assert edge_from_line(theirs.to_line(), "here").pair == one.pair


@pytest.mark.parametrize(
    "line", ["", "{}", "[1]", '["a", "a", "positive", 1, "x", "t"]', '["a", "b", "maybe", 1, "x", "t"]']
)
def test_what_is_no_decision_says_so(line: str) -> None:
    with pytest.raises(NotADecision, match="file, line 3"):
        edge_from_line(line, "file, line 3")
