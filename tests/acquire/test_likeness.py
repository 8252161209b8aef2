"""The same story again is recognised; another story of the same field is not."""

import pickle
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.acquire.likeness import BANDS, SIZE, bands, estimate, signature

STORY = (
    "A court in the capital on Monday sent the former head of the national grain reserve to prison for eleven "
    "years, finding him guilty of embezzlement and of abusing his office. The reserve lost 2.3 billion tenge on "
    "wheat that existed only on paper, the verdict says. When he was arrested in March, investigators had named "
    "1.8 billion as a first figure. Of the 26 defendants seventeen were convicted and six acquitted. The judge "
    "read for five hours. Prosecutors had asked for thirteen years and the confiscation of two houses. His lawyer "
    "said that she would appeal against the verdict, which rested, in her words, on the word of one frightened "
    "accountant. The ministry declined to comment. A deputy who is acting in his place promised a full audit of "
    "the stocks, to be published by the end of the year."
)
OTHER = (
    "The lawyer for a former grain official will appeal against the eleven years that the criminal court gave him "
    "on Monday, she told an agency. Judges put the loss at 2.3 billion tenge and heard no expert of the defence. "
    "An earlier check by auditors found one silo in five empty; it has never been published. The judge who "
    "chaired the bench leaves next month for the Supreme Court, and the reserve is still run by a stand-in, who "
    "was once the convicted man's own deputy."
)


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(STORY.upper(), id="capitals"),
        pytest.param(STORY.replace(",", " –").replace(". ", ".\n\n"), id="signs-and-lines"),
        pytest.param("Grain chief gets eleven years in jail\n\n" + STORY, id="a-new-headline"),
        pytest.param(STORY.replace("The judge read for five hours. ", ""), id="a-sentence-less"),
        pytest.param("ASTANA, 17 June 2015 (Steppe Wire) — " + STORY.replace("eleven", "11"), id="another-house-style"),
    ],
)
def test_the_same_story_again_is_alike(again: str) -> None:
    left, right = signature(STORY), signature(again)
    assert estimate(left, right) >= 0.8
    assert set(bands(left)) & set(bands(right))


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(OTHER, id="another-article-on-one-trial"),
        pytest.param(STORY[::-1], id="letters-backwards"),
        pytest.param("a b", id="two-words"),
    ],
)
def test_another_story_is_not(other: str) -> None:
    left, right = signature(STORY), signature(other)
    assert estimate(left, right) < 0.2
    assert not set(bands(left)) & set(bands(right))


def test_the_order_of_words_counts() -> None:
    words = STORY.split()
    random.Random(1).shuffle(words)
    assert estimate(signature(STORY), signature(" ".join(words))) < 0.1


def test_furniture_does_not_count() -> None:
    text = f"Home | World | Sport\n\n{STORY}"
    assert signature(text, furniture=((0, 20),)) == signature(STORY)


def test_signatures_are_the_same_on_every_machine() -> None:
    signed = signature("the former minister of water works was dismissed")
    assert signed[:3] == (990836517, 191435283, 656671432)
    assert bands(signed)[0] == 2693728881543812406


def test_the_estimate_is_near_the_true_likeness() -> None:
    words = [f"w{n}" for n in range(1000)]
    for shared in (200, 500, 800):
        left, right = words[:shared] + [f"l{n}" for n in range(200)], words[:shared] + [f"r{n}" for n in range(200)]
        true = (shared - 2) / (shared - 2 + 2 * 200)
        assert estimate(signature(" ".join(left)), signature(" ".join(right))) == pytest.approx(true, abs=0.12)


@given(st.text(max_size=300))
def test_every_text_has_a_signature_of_one_size_or_none(text: str) -> None:
    signed = signature(text)
    assert len(signed) in (0, SIZE)
    assert len(bands(signed)) in (0, BANDS)
    assert signed == signature(text)
    assert estimate(signed, signed) == (1.0 if signed else 0.0)
    assert all(0 <= value < 2**32 for value in signed)
    assert all(-(2**63) <= key < 2**63 for key in bands(signed))
    assert pickle.loads(pickle.dumps(signed)) == signed


def test_the_shared_articles_are_all_different(shared: Path) -> None:
    texts = [path.read_text("utf-8") for path in sorted(shared.glob("*/*-*-*.txt"))]
    signed = [signature(text) for text in texts]
    assert max(estimate(a, b) for i, a in enumerate(signed) for b in signed[:i]) < 0.2
