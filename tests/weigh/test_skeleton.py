"""The frame of weighing: ids that last, blocks whose order does not matter, facts that come back as they went."""

import random

from graftwatch.claims import FINDING_KINDS
from graftwatch.weigh import WEIGHERS, Facts, Named, keys_of, weigher_of

from .making import paper, told, weigh_all

DAY = paper("gazette", "2017-01-30")


def test_every_weigher_is_of_a_kind_of_the_vocabulary_and_none_takes_the_name_of_another() -> None:
    names = [weigher.name for weigher in WEIGHERS]
    assert len(set(names)) == len(names)
    assert {name.partition(".")[0] for name in names} <= set(FINDING_KINDS)
    assert all(weigher_of(f"{name}:x") is weigher for name, weigher in zip(names, WEIGHERS))
    assert weigher_of("horoscope:x") is None


def test_a_claim_meets_others_only_under_keys_that_name_their_weigher() -> None:
    rank = told("figure", "rank", DAY, value=19, of=16, unit="rank")
    assert all(weigher_of(key) is not None for key in keys_of(rank))


def test_a_finding_keeps_its_id_when_it_is_weighed_again_and_its_order_does_not_matter() -> None:
    claims = [told("figure", "rank", DAY, f"rank {n}", value=n, of=16, unit="rank") for n in range(14, 20)]
    shuffled = random.Random(5).sample(claims, len(claims))
    assert weigh_all(claims) == weigh_all(shuffled)


def test_facts_come_back_from_json_as_they_went() -> None:
    facts = Facts(
        named={"person": Named("e1", "Marat Assenov", "e1")}, role="head", post_body="grain", place="sarisai",
        country="kz", sources=(Named("b1", "Accounts Committee"),),
    )  # fmt: skip
    assert Facts.from_json(facts.to_json()) == facts
    assert Facts.from_json({}) == Facts()


def test_claims_that_say_the_same_in_other_words_have_one_saying() -> None:
    fields = {"person": "Marat Assenov", "term": "P11Y", "when": "2015-06-17"}
    one = told("justice", "sentenced", DAY, "sentenced to 11 years", **fields)
    other = told("justice", "sentenced", paper("wire", "2015-06-18"), "given 11 years", **fields)
    longer = told("justice", "sentenced", DAY, "sentenced", **(fields | {"term": "P12Y"}))
    assert one.saying == other.saying != longer.saying
