"""The judge: what it sees of a claim, what it keeps, and that anybody trains the same one from the same articles."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import KINDS, Document, When
from graftwatch.read.english import EnglishReader
from graftwatch.read.judge import judged, least, probability, seen_of
from graftwatch.read.judge.model import WEIGHTS, confidence

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"

STORY = (
    "Oleg Danilov, head of the Border Guard Service, was arrested on Monday on charges of bribery, prosecutors said. "
    "Danilov was taken from his office in the capital. The service bought 40 lorries in May.\n\n"
    "A colonel was detained with him. Danilov denies the charges, his lawyer said."
)


@pytest.fixture(scope="module")
def trainer() -> ModuleType:
    """The script that trains the judge, as a module."""
    spec = importlib.util.spec_from_file_location("train_judge", BENCHMARKS / "train_judge.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # where a dataclass looks for its module
    spec.loader.exec_module(module)
    return module


def reading(text: str, **settings):
    """What a reader makes of a text."""
    document = Document(text=text, source="test", language="en", date=When.parse("2014-06-10"), date_basis="stated")
    return next(iter(EnglishReader(**settings).read([document])))


def look(text: str) -> tuple[list, list[frozenset[str]]]:
    """The claims of a text and what is seen of each."""
    caught = []

    def remember(article, claims):
        caught.extend([list(claims), seen_of(article, claims)])
        return claims

    reading(text, judge=remember)
    return caught[0], caught[1]


def seen(text: str, act: str) -> frozenset[str]:
    """What is seen of the first claim of an act."""
    claims, words = look(text)
    return next(w for c, w in zip(claims, words, strict=True) if c.act == act)


SEEN = [
    pytest.param("Oleg Danilov was arrested.", "detained", {"firm=named"}, {"has=offences"}, id="a name in the quote"),
    pytest.param("A colonel was arrested.", "detained", {"firm=described"}, {"titled"}, id="somebody described"),
    pytest.param(
        "Nine officers were arrested.", "detained", {"has=count", "firm=other"}, set(), id="a number of people"
    ),
    pytest.param(
        "Oleg Danilov ran the port. He was arrested.", "detained", {"firm=referred"}, {"firm=named"}, id="a pronoun"
    ),
    pytest.param(
        "Oleg Danilov was arrested for bribery, prosecutors said.",
        "detained",
        {"has=offences", "sources=1"},
        {"firm=described"},
        id="with its offence and source",
    ),
    pytest.param(
        "Customs lost 4 million tenge to bribery.", "level", {"size=money.6"}, {"rate", "spelt"}, id="a large sum"
    ),
    pytest.param(
        "The average bribe was fifty dollars a lorry.", "level", {"rate", "spelt", "size=money.2"}, {"small=money"},
        id="a rate in words",
    ),
    pytest.param("Prosecutors opened 9 bribery cases.", "level", {"small=cases"}, {"small=money"}, id="a few cases"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "act", "there", "not_there"), SEEN)
def test_what_is_seen_of_a_claim(text, act, there, not_there):
    words = seen(f"{text}\n\nProsecutors are investigating bribery.", act)
    assert there <= words
    assert not not_there & words


def test_everything_is_seen_plainly_and_for_its_kind():
    claims, words = look(STORY)
    for claim, of in zip(claims, words, strict=True):
        plain = {w for w in of if not w.startswith(f"{claim.kind}:")}
        assert {f"{claim.kind}:{w}" for w in plain} == of - plain


def test_whoever_is_named_is_seen_alike():
    assert seen(STORY, "detained") == seen(
        STORY.replace("Oleg Danilov", "Ivan Sorokin").replace("Danilov", "Sorokin"), "detained"
    )


def test_the_judge_drops_claims_and_changes_nothing_but_their_confidence():
    plain, kept = reading(STORY, judge=None).claims, reading(STORY).claims
    by_id = {claim.id: claim for claim in plain}
    assert kept
    for claim in kept:
        given_up = {
            name for name in claim.__dataclass_fields__ if getattr(claim, name) != getattr(by_id[claim.id], name)
        }
        assert given_up <= {"confidence"}


def test_what_is_unlikely_is_dropped():
    claims, words = look(STORY)
    likely = [probability(of) for of in words]
    caught = []

    def keep(article, found):
        caught.extend(judged(article, found))
        return caught

    reading(STORY, judge=keep)
    assert [c.id for c in caught] == [c.id for c, p in zip(claims, likely, strict=True) if p >= least(c.kind)]


@given(kind=st.sampled_from(KINDS), one=st.floats(0, 1), other=st.floats(0, 1))
def test_the_likelier_of_two_claims_of_a_kind_is_the_surer_one(kind, one, other):
    low, high = sorted((one, other))
    assert 0 <= confidence(kind, low) <= confidence(kind, high) <= 1


@given(st.frozensets(st.text(max_size=12)))
def test_words_that_the_judge_does_not_know_count_for_nothing(unknown):
    known = {line.split("\t")[0] for line in WEIGHTS.read_text("utf-8").splitlines()}
    assert probability(unknown - known) == probability(())


def test_no_name_is_learnt():
    weights = [line.split("\t")[0] for line in WEIGHTS.read_text("utf-8").splitlines() if not line.startswith("#")]
    words = {w.split("in=", 1)[1] for w in weights if w.startswith("in=") or ":in=" in w}
    assert {word for word in words if not word.islower() and word[:1].isalpha()} == {"A"}


def test_training_depends_on_the_articles_alone(trainer, tmp_path):
    for path in sorted((BENCHMARKS / "gold" / "dev").iterdir())[:8]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    once, again = (trainer.train(trainer.collect(tmp_path)) for _ in range(2))
    assert len(once) > 10
    assert once == again


def test_the_weights_are_of_the_articles_that_are_there(trainer):
    """Marks that were put right ask for the judge to be trained anew: `python benchmarks/train_judge.py --write`."""
    assert f"# Articles: {trainer.fingerprint()}" in WEIGHTS.read_text("utf-8")


@given(st.randoms(use_true_random=False))
def test_a_claim_is_as_likely_in_whatever_order_it_is_seen(dice) -> None:  # type: ignore[no-untyped-def]
    """Sets of words have no order: the last digit of a confidence differed from run to run."""
    words = [line.split("\t")[0] for line in WEIGHTS.read_text("utf-8").splitlines()[1:400]]
    some = dice.sample(words, 60)
    assert probability(some) == probability(sorted(some)) == probability(reversed(some))
