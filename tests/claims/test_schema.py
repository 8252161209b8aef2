"""The JSON Schema says the same as the types: it takes every claim and every gold line, and refuses what is none."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from graftwatch.claims import KINDS
from graftwatch.claims.schema import claim_schema

EXPORTED = {
    "id": "0123456789abcdef0123", "document": "d1", "source": "a.txt", "kind": "justice", "act": "sentenced",
    "quote": "got 11 years", "start": 10, "end": 22, "sentence": [0, 40], "person": "Azat Orynbek",
    "offences": ["bribery"], "term": "P11Y", "amount": "USD 4000000", "when": "2016-03", "stance": "asserted",
    "said_by": [{"name": "court", "type": "body", "on": "2016-03-02"}], "confidence": 0.9, "reader": "en-rules.1",
}  # fmt: skip


@pytest.fixture(scope="module")
def exported() -> Draft202012Validator:
    return Draft202012Validator(claim_schema())


@pytest.mark.parametrize("gold", [False, True])
def test_it_is_a_schema_with_a_form_for_every_kind(gold: bool) -> None:
    schema = claim_schema(gold=gold)
    Draft202012Validator.check_schema(schema)
    assert [form["$ref"] for form in schema["oneOf"]] == [f"#/$defs/{kind}" for kind in KINDS]


def test_every_gold_line_is_valid(gold_article: Path) -> None:
    validator = Draft202012Validator(claim_schema(gold=True))
    for line in gold_article.read_text("utf-8").splitlines():
        validator.validate(json.loads(line))


def test_an_exported_line_is_valid(exported: Draft202012Validator) -> None:
    exported.validate(EXPORTED)
    exported.validate(EXPORTED | {"person": {"described": "head of logistics"}})


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"kind": "rumour"}, id="kind"),
        pytest.param({"act": "appointed"}, id="act-of-another-kind"),
        pytest.param({"speaker": "x"}, id="field-of-another-kind"),
        pytest.param({"stance": "sure"}, id="stance"),
        pytest.param({"offences": ["murder"]}, id="offence"),
        pytest.param({"offences": []}, id="empty-list"),
        pytest.param({"amount": "$4 million"}, id="money"),
        pytest.param({"when": "March 2016"}, id="date"),
        pytest.param({"when": "../.."}, id="no-end-at-all"),
        pytest.param({"term": None}, id="null"),
        pytest.param({"confidence": 1.5}, id="confidence"),
        pytest.param({"said_by": [{"name": "court"}]}, id="source-without-type"),
        pytest.param({"optional": True}, id="only-in-gold"),
    ],
)
def test_what_is_no_claim_is_refused(exported: Draft202012Validator, changes: dict[str, Any]) -> None:
    assert not exported.is_valid(EXPORTED | changes)


@pytest.mark.parametrize("missing", ["id", "document", "source", "kind", "act", "quote", "start", "end", "sentence",
                                     "stance", "confidence", "reader"])  # fmt: skip
def test_what_every_claim_has_may_not_be_missing(exported: Draft202012Validator, missing: str) -> None:
    assert not exported.is_valid({key: value for key, value in EXPORTED.items() if key != missing})
