"""The desk: which claims are told in a stretch of the text, found without a look at each of all."""

from random import Random

import pytest

from graftwatch.claims import Evidence, JusticeClaim
from graftwatch.read.desk import Desk
from graftwatch.read.layout import Layout, Sentence


def claim(start: int, end: int) -> JusticeClaim:
    """An arrest that is told between two places."""
    evidence = Evidence("x" * (end - start), start, end, (start, end))
    return JusticeClaim(document="d", source="t", act="detained", person=f"{start} {end}", evidence=evidence)


@pytest.fixture
def desk(desk_of) -> Desk:
    return desk_of("Prosecutors are investigating bribery.")


@pytest.mark.parametrize("seed", range(5))
def test_claims_are_found_by_their_place_as_by_a_look_at_all(desk, seed):
    random = Random(seed)
    desk.claims.clear()
    for _ in range(60):
        start = random.randrange(300)
        desk.add(claim(start, start + 1 + random.randrange(40)))
        if random.random() < 0.1:
            desk.drop(random.sample(desk.claims, min(2, len(desk.claims))))
        first = random.randrange(300)
        last = first + random.randrange(60)
        every = [(c, c.evidence.start, c.evidence.end) for c in desk.claims]
        assert desk.told_within(first, last) == [c for c, start, _ in every if first <= start < last]
        assert desk.told_over(first, last) == [c for c, start, end in every if start < last and end > first]


def test_a_place_between_sentences_is_in_none():
    spans = [(0, 5), (6, 12), (20, 31)]
    sentences = [Sentence(start, end, 0, n, (start, end), False) for n, (start, end) in enumerate(spans)]
    layout = Layout("x" * 40, [], sentences)
    for at in range(40):
        held = next((s for s in sentences if s.start <= at < s.end), None)
        assert layout.sentence_at(at) is held
    assert Layout("x", [], []).sentence_at(0) is None
