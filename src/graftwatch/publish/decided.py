"""Claims as persons have decided on them: what was rejected is left out, what was corrected says what it should."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graftwatch.claims import Claim, claim_from_json, claim_to_json
from graftwatch.ledger import Verdict


def decided(claims: Iterable[Claim], verdicts: Mapping[str, Sequence[Verdict]]) -> list[Claim]:
    """The claims that count, with the corrections that leave them the claims they are.

    A correction of whom or what a claim is about would make it another claim, which nobody has read: such a claim is
    left out, like a rejected one, and its correction is shown where the claim is."""
    kept = []
    for claim in claims:
        own = verdicts.get(claim.id, ())
        if any(verdict.verdict == "rejected" for verdict in own):
            continue
        changed = corrected(claim, {v.field: v.value for v in own if v.verdict == "corrected"})
        if changed.id == claim.id:
            kept.append(changed)
    return kept


def corrected(claim: Claim, fields: Mapping[str, Any]) -> Claim:
    """A claim with fields of the exchange form changed; None empties one.

    Raises:
        NotAClaim: A value is not one that the field can have.
    """
    if not fields:
        return claim
    row = {name: value for name, value in (claim_to_json(claim) | dict(fields)).items() if value is not None}
    return claim_from_json(row)
