"""A person, body or post in the terminal: names, career, case, ties, what is said, sources, open questions."""

import dataclasses
import json
from typing import TYPE_CHECKING

from graftwatch.cli.findings import print_bearing
from graftwatch.cli.options import Format
from graftwatch.cli.terminal import ID_LENGTH, output, say, table, write
from graftwatch.inert import line

if TYPE_CHECKING:
    from graftwatch.claims import Claim
    from graftwatch.ledger import Ledger
    from graftwatch.ledger.who import EntityRow
    from graftwatch.publish import Dossier

_SHOWN = 8  # of each part; the rest is counted
_LATEST = 2000  # documents that the parts are drawn from: a president may be named in a hundred thousand


def print_dossier(ledger: "Ledger", entity: "EntityRow", format: Format) -> None:
    """The dossier as parts under headings, from the latest documents; in the formats for machines, the claims it rests
    on, from all of them."""
    from graftwatch.claims import claim_to_json
    from graftwatch.publish import COLUMNS, dossier

    whole = dossier(ledger, entity, most=_LATEST if format is Format.TABLE else None)
    if format is Format.JSON:
        output().write(json.dumps(_as_json(whole), ensure_ascii=False) + "\n")
    elif format is not Format.TABLE:
        write(map(claim_to_json, whole.claims), format, COLUMNS["claims"])
    else:
        _print(ledger, whole)


def _print(ledger: "Ledger", whole: "Dossier") -> None:
    entity = whole.entity
    number = len(whole.documents) + whole.beyond
    say(line(f"{entity.name}  ·  {entity.schema}  ·  {entity.id}"))
    say(line(f"named in {number} document{'s' * (number != 1)} as " + ", ".join(name for name, _ in whole.names)))
    if whole.beyond:
        say(f"what follows is from the {len(whole.documents)} added last; all: --format json")
    _career(whole)
    _case(whole)
    print_bearing(ledger, about=[entity.id])
    _claims("Ties", whole.ties)
    _claims("Said to have done", whole.misconduct)
    _claims("Has said", whole.said)
    if not (whole.career or whole.case.rungs or whole.ties or whole.misconduct or whole.said):
        _claims("Claims", whole.claims)
    _sources(whole)
    _doubts(whole)


def _career(whole: "Dossier") -> None:
    from graftwatch.publish import body_name

    rows = []
    for each in whole.career:
        marks = [word for word in ("acting", "suspended") if getattr(each, word)]
        marks += ["former"] if each.former and not each.end else []
        seen = f"({', '.join(map(str, each.seen))})" if each.seen and not (each.starts or each.ends) else ""
        span = f"{' or '.join(map(str, each.starts)) or '…'} – {' or '.join(map(str, each.ends)) or '…'}"
        rows.append([
            seen or span, each.post or "runs", body_name(each), ", ".join(marks), f"{each.confidence:.2f}",
            " ".join(step.id[:ID_LENGTH] for step in each.steps[:3]),
        ])  # fmt: skip
    if rows:
        say("\nCareer")
        table(("When", "Post", "Body", "", "Sure", "Claims"), rows)


def _case(whole: "Dossier") -> None:
    from graftwatch.claims import duration_in_words

    rows = [
        [
            " or ".join(map(str, rung.whens)), rung.act.replace("_", " "), rung.stance,
            " or ".join(map(duration_in_words, rung.terms)), ", ".join(rung.by), rung.claims[0].id[:ID_LENGTH],
        ]
        for rung in whole.case.rungs
    ]  # fmt: skip
    if not rows:
        return
    say("\nCase")
    table(("When", "Act", "Stance", "Term", "By", "Claims"), rows)
    state = whole.case.state
    if state is not None:
        say(line(f"stands at: {state.act.replace('_', ' ')}{f', {state.when}' if state.when else ''}"))
    else:
        say("stands at: nothing that a source asserts as done")


def _claims(heading: str, claims: "tuple[Claim, ...]") -> None:
    from graftwatch.publish import claim_in_words

    if not claims:
        return
    say(f"\n{heading}")
    for claim in claims[:_SHOWN]:
        when = f"{claim.when}: " if claim.when else ""
        say(line(f"  {when}{claim_in_words(claim)} · {claim.stance} · {claim.id[:ID_LENGTH]}"))
    if len(claims) > _SHOWN:
        say(f"  and {len(claims) - _SHOWN} more")


def _sources(whole: "Dossier") -> None:
    say("\nSources")
    for id, outlet, date, source in whole.documents[: _SHOWN * 2]:
        say(line(f"  {date or 'undated'}  {outlet or source}  {id[:ID_LENGTH]}"))
    if len(whole.documents) > _SHOWN * 2:
        say(f"  and {len(whole.documents) - _SHOWN * 2} more")


def _doubts(whole: "Dossier") -> None:
    disputed = [each for each in whole.career if each.is_disputed]
    rungs = [rung for rung in whole.case.rungs if len(rung.whens) > 1 or len(rung.terms) > 1]
    if whole.listed:
        say("\nOn lists, perhaps")
        for each in whole.listed[:_SHOWN]:
            say(line(f"  {each.name} ({each.dataset}: {each.id}) {each.score:.2f}: {each.reasons}"))
    if not (whole.doubts or disputed or rungs):
        return
    say("\nOpen questions")
    for doubt in whole.doubts[:_SHOWN]:
        say(line(f"  the same as {doubt.other.name} ({doubt.other.id})? {doubt.score:.2f}: {doubt.reasons}"))
    for post in disputed:
        say(line(f"  claims do not agree when: {post.post or post.body}"))
    for rung in rungs:
        what = "when" if len(rung.whens) > 1 else "for how long"
        say(line(f"  claims do not agree {what}: {rung.act.replace('_', ' ')}"))
    if whole.doubts:
        say("  to decide: graftwatch review")


def _as_json(whole: "Dossier") -> dict[str, object]:
    from graftwatch.claims import claim_to_json
    from graftwatch.publish import occupancy_row, rung_row

    entity = whole.entity
    state = whole.case.state
    return {
        "id": entity.id, "schema": entity.schema, "name": entity.name, "names": [name for name, _ in whole.names],
        "career": [occupancy_row(entity, each) for each in whole.career],
        "case": [rung_row(entity, rung) for rung in whole.case.rungs], "state": state.act if state else None,
        "documents": [id for id, *_ in whole.documents],
        "doubts": [
            {"id": doubt.other.id, "name": doubt.other.name, "score": doubt.score, "reasons": doubt.reasons}
            for doubt in whole.doubts
        ],
        "listed": [dataclasses.asdict(each) for each in whole.listed],
        "claims": [claim_to_json(claim) for claim in whole.claims],
    }  # fmt: skip
