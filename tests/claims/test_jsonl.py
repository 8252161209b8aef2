"""The exchange form: every kind there and back, keys in the vocabulary's order, and every gold line exactly."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graftwatch.claims import (
    ACTS,
    CLAIM_TYPES,
    KINDS,
    OFFENCES,
    STANCES,
    Claim,
    Described,
    Evidence,
    Mention,
    Money,
    NotAClaim,
    Source,
    When,
    claim_from_json,
    claim_to_json,
    dump,
    in_order,
    load,
    mention_to_json,
)
from graftwatch.claims.jsonl import own_fields
from graftwatch.claims.vocabulary import BOUNDS, TOPICS

words = st.text(min_size=1, max_size=12)
dates = st.sampled_from(["2015", "2015-11", "2015-11-25", "2014-01/2014-03", "2011/..", "2015~"]).map(When.parse)
# What JSON can carry: numbers that a float holds exactly.
numbers = st.one_of(st.integers(-(10**12), 10**12).map(Decimal), st.decimals(-(10**6), 10**6, places=2))
parties = st.one_of(words, words.map(Described))
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "person": parties, "speaker": parties, "from_": parties, "to": parties,
    "count": st.integers(0, 10**7), "former": st.booleans(),
    "amount": st.builds(Money, st.sampled_from(["USD", "KZT"]), numbers),
    "offences": st.lists(st.sampled_from(OFFENCES), unique=True).map(tuple),
    "bodies": st.lists(words).map(tuple), "people": st.lists(words).map(tuple),
    "status": st.sampled_from(["proposed", "adopted"]), "topic": st.sampled_from(TOPICS),
    "bound": st.sampled_from(BOUNDS), "value": numbers, "of": numbers,
    "due": dates, "period": dates, "since": dates, "on": dates,
}  # fmt: skip
NEEDED = {"value", "from_", "to", "name", "topic", "bound", "former", "offences", "bodies", "people"}


@st.composite
def claims(draw: st.DrawFn, kind: str | None = None) -> Claim:
    kind = kind or draw(st.sampled_from(KINDS))
    start, quote = draw(st.integers(0, 10**6)), draw(words)
    values: dict[str, Any] = {}
    for name in own_fields(kind):
        field = FIELDS.get(name, words)
        if name == "person" and kind == "misconduct":
            field = words  # described has a field of its own there
        values[name] = draw(field if name in NEEDED else st.none() | field)
    said_by = st.builds(Source, words, st.sampled_from(["person", "body", "unnamed"]), st.none() | words, dates)
    return CLAIM_TYPES[kind](
        document=draw(words), source=draw(words), act=draw(st.sampled_from(ACTS[kind])),
        evidence=Evidence(quote, start, start + len(quote), (max(0, start - 5), start + len(quote) + 5)),
        when=draw(st.none() | dates), stance=draw(st.sampled_from(STANCES)),  # type: ignore[arg-type]
        said_by=draw(st.lists(said_by, max_size=3).map(tuple)), confidence=draw(st.floats(0, 1)), reader="en-rules.1",
        **values,
    )  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data())
def test_every_kind_goes_out_and_comes_back(kind: str, data: st.DataObject) -> None:
    claim = data.draw(claims(kind))
    [line] = dump([claim_to_json(claim)])
    assert line.endswith("\n")
    [back] = load([line, "\n"])
    assert back == claim
    assert back.id == claim.id


@given(claims())
def test_keys_stand_in_the_order_of_the_vocabulary(claim: Claim) -> None:
    order = ["id", "document", "source", "kind", "act", "quote", "start", "end", "sentence"]
    order += [name.rstrip("_") for name in own_fields(claim.kind)]
    order += ["when", "stance", "said_by", "confidence", "reader"]
    row = claim_to_json(claim)
    assert list(row) == [key for key in order if key in row]
    assert not [key for key, value in row.items() if value is None or value == [] or value is False]


def test_gold_goes_through_unchanged(gold_article: Path) -> None:
    for line in gold_article.read_text("utf-8").splitlines():
        gold = json.loads(line)
        ours = claim_to_json(claim_from_json(gold))
        added = {"id", "sentence", "confidence"} - gold.keys()
        assert {key: value for key, value in ours.items() if key not in added} == {
            key: value for key, value in gold.items() if key != "optional"
        }


def test_gold_quotes_stand_in_their_text(gold_article: Path) -> None:
    text = gold_article.with_suffix(".txt").read_text("utf-8")
    for claim in load(gold_article.read_text("utf-8").splitlines()):
        claim.evidence.verify(claim.document, text)


FIGURE = {"document": "d", "kind": "figure", "act": "level", "quote": "3", "start": 0, "end": 1, "value": 3}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        pytest.param({"kind": "rumour"}, "kind 'rumour' has no act 'level'", id="unknown-kind"),
        pytest.param({"act": "sentenced"}, "kind 'figure' has no act", id="act-of-another-kind"),
        pytest.param({"value": None}, "not a claim", id="empty-value"),
        pytest.param({"value": "many"}, "not a claim", id="value-in-words"),
        pytest.param({"colour": "red"}, "unknown field colour", id="unknown-field"),
        pytest.param({"post": "minister"}, "unknown field post in a figure claim", id="field-of-another-kind"),
        pytest.param({"stance": "sure"}, "stance 'sure' is none of", id="stance"),
        pytest.param({"topic": "weather"}, "topic 'weather' is none of", id="topic"),
        pytest.param({"bound": "roughly"}, "bound 'roughly' is none of", id="bound"),
        pytest.param({"when": "yesterday"}, "not a date", id="date"),
        pytest.param({"start": "x"}, "invalid literal", id="offset"),
    ],
)
def test_what_is_no_claim_is_refused_with_its_line(changes: dict[str, object], reason: str) -> None:
    lines = [json.dumps(FIGURE), "", json.dumps(FIGURE | changes)]
    with pytest.raises(NotAClaim, match=reason) as caught:
        list(load(lines))
    assert "line 3" in str(caught.value)


@pytest.mark.parametrize("missing", ["kind", "act", "quote", "start", "end", "value"])
def test_a_missing_field_is_named(missing: str) -> None:
    row = {key: value for key, value in FIGURE.items() if key != missing}
    with pytest.raises(NotAClaim, match=missing):
        claim_from_json(row)


def test_a_line_that_is_no_json_is_named() -> None:
    with pytest.raises(NotAClaim, match="line 1"):
        list(load(["{"]))


def test_an_id_is_never_taken_from_the_line() -> None:
    assert claim_from_json(FIGURE | {"id": "0" * 20}).id == claim_from_json(FIGURE).id


def test_lines_are_ordered_by_document_start_kind_act() -> None:
    rows = [FIGURE | change for change in (
        {"document": "e"}, {"start": 5, "end": 6}, {"act": "rank"}, {}, {"kind": "event", "act": "war"},
    )]  # fmt: skip
    rows[4] = {key: value for key, value in rows[4].items() if key != "value"}
    ordered = in_order(map(claim_from_json, rows))
    keys = [(c.document, c.evidence.start, c.kind, c.act) for c in ordered]
    assert keys == sorted(keys)


def test_text_stays_readable() -> None:
    assert list(dump([{"name": "Назарбаев"}])) == ['{"name": "Назарбаев"}\n']


def test_a_mention_in_json() -> None:
    mention = Mention(
        document="d", source="s", surface="the KNB", start=4, end=11, schema="PublicBody",
        entity="National Security Committee",
    )  # fmt: skip
    assert mention_to_json(mention) == {
        "document": "d", "source": "s", "surface": "the KNB", "start": 4, "end": 11, "schema": "PublicBody",
        "entity": "National Security Committee",
    }  # fmt: skip
