"""How likely a careful person is to agree with a claim: measured rates, looked up by what the claim is like.

The rates come from `benchmarks/calibrate.py`, which reads annotated articles and counts how often claims of each make
were right; docs/accuracy.md has the reliability table, with every article judged by rates of the others.
"""

from dataclasses import replace
from functools import cache

from graftwatch.claims import Claim, Described
from graftwatch.read.toml_files import table


def make_of(claim: Claim) -> tuple[str, str]:
    """What decides the rate: kind and act, and how firmly the words of the quote name whom the claim is about."""
    party = next((v for f in claim.subject_fields[:1] if (v := getattr(claim, f, None)) is not None), None)
    if isinstance(party, Described):
        firmness = "described"
    elif isinstance(party, str) and party:
        firmness = "named" if party.split()[-1].casefold() in claim.evidence.quote.casefold() else "referred"
    else:
        firmness = "other"
    return f"{claim.kind}.{claim.act}", firmness


def with_confidence(claim: Claim) -> Claim:
    """The claim with its rate as confidence, in [0, 1]."""
    rates = _rates()
    act, firmness = make_of(claim)
    kind = claim.kind
    for key in (f"{act}.{firmness}", f"{kind}.{firmness}", kind):
        if key in rates:
            return replace(claim, confidence=rates[key])
    return claim


@cache
def _rates() -> dict[str, float]:
    return {key: float(rate) for key, rate in table("confidence.toml")["rates"].items()}
