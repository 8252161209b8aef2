"""What the claims of a document say of its parties: the rows that a dossier is put together from. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, Literal

from graftwatch.claims import CareerClaim, Claim, When
from graftwatch.resolve.careers import Step
from graftwatch.resolve.party import Party
from graftwatch.resolve.sheet import Sheet, career_of

BearingSort = Literal["career", "case", "post", "named"]
_TOLD: Final = ("post", "body", "place", "former")
_ROLES: Final = ("person", "body", "speaker", "from_", "to", "about", "by", "victim", "beneficiary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """What a claim is to a party, both by id: a step of its `career` (`role` and `body` are keys, as those of a Step),
    something that befell it (`case`), a claim on its `post` (a post, or any post of a body), or words that have it
    `named`. `told` is the post that a tie tells beside another claim ("his successor")."""

    claim: str
    party: str
    sort: BearingSort
    role: str = ""
    body: str = ""
    told: Mapping[str, Any] | None = None


def bearings(sheet: Sheet, parties: Sequence[Party], as_read: Iterable[Claim]) -> list[Bearing]:
    """What claims are to the parties of their document, of each pair what says most.

    `as_read` are the claims before persons decided on them: one that was rejected still has its parties named."""
    people = {party.entity: party.id for party in parties if party.profile.schema == "Person"}
    named: dict[str, list[str]] = defaultdict(list)
    posts: dict[str, list[str]] = defaultdict(list)
    for party in parties:
        named[party.entity].append(party.id)
        if party.profile.key and party.profile.schema != "Person":
            posts[party.profile.key].append(party.id)
    found: dict[tuple[str, str], Bearing] = {}

    def note(claim: str, ids: Iterable[str], sort: BearingSort, **rest: Any) -> None:
        for id in ids:
            found.setdefault((claim, id), Bearing(claim=claim, party=id, sort=sort, **rest))

    for person, step in sheet.steps:
        if person in people:
            note(step.id, [people[person]], "career", role=step.role, body=step.body, told=_told(sheet, step))
        if step.body:
            note(step.id, posts[f"{step.role}:{step.body}"] + posts[step.body], "post")
    for person, claim in sheet.justice:
        whom = person or (claim.person if isinstance(claim.person, str) else "")
        note(claim.id, named[whom], "case")
    for each in (*sheet.claims, *as_read):
        for name in sorted(names_of_claim(each) & named.keys()):
            note(each.id, named[name], "named")
    return list(found.values())


def _told(sheet: Sheet, step: Step) -> dict[str, Any] | None:
    """What a step takes from another claim; None where its own claim says all."""
    own = next(claim for claim in sheet.claims if claim.id == step.id)
    return None if career_of(own) is not None else {name: getattr(step.claim, name) for name in _TOLD}


def step_of(claim: Claim, role: str, body: str, told: Mapping[str, Any] | None, on: When | None) -> Step | None:
    """The step of a career that a bearing of a claim stands for; `on` is the day of the document. None if it stands for
    none any more (the claim was corrected)."""
    held = career_of(claim)
    if held is None and told is not None:
        common = {f.name: getattr(claim, f.name) for f in fields(Claim) if f.name not in ("act", "when")}
        held = CareerClaim(act="holds_post", **common, **told)
    return Step(claim=held, id=claim.id, role=role, body=body, on=on) if held is not None else None


def names_of_claim(claim: Claim) -> set[str]:
    """The names in the roles of a claim, and of whoever says it."""
    told = {value for name in _ROLES if isinstance(value := getattr(claim, name, None), str)}
    said = {source.name for source in claim.said_by}
    return told | said | {*getattr(claim, "people", ()), *getattr(claim, "bodies", ())}
