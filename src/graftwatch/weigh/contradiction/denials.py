"""Asserted here and denied there: the same act, of the same person or of people of whom a text says that it befell
none, at one time.

A plea of not guilty denies no act, and readers give it as a statement; what stands here is the denial that somebody was
detained, dismissed or charged at all.
"""

import re
from collections.abc import Iterator
from typing import Final

from graftwatch.claims import CareerClaim, Described, Finding, JusticeClaim
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.sides import apart
from graftwatch.weigh.told import Told, folded
from graftwatch.weigh.words import best_name, day, voices

_ACTS: Final = frozenset({"detained", "charged", "convicted", "sentenced", "acquitted", "released", "searched", "fled",
                          "dismissed", "resigned", "appointed", "suspended", "investigated", "questioned"})  # fmt: skip
_NOBODY: Final = re.compile(r"(?:no|none|nobody|not (?:one|a single)|ни один|никто|никого|бірде-бір|ешкім)\b", re.I)
_MONTH: Final = 31


def _keys(told: Told) -> Iterator[str]:
    claim = told.claim
    if (
        not isinstance(claim, JusticeClaim | CareerClaim)
        or claim.act not in _ACTS
        or not (told.is_meant or _denies(told))
    ):
        return
    when = claim.when or (told.paper.date if _denies(told) else None)
    if when is not None and (when.bounds[1] - when.bounds[0]).days <= _MONTH + 2:
        yield f"{claim.act}:{when.bounds[0]:%Y-%m}"


def _denies(told: Told) -> bool:
    return told.claim.stance in ("negated", "denied")


def _weigh(block: Block) -> Iterator[Finding]:
    """A denial, the claims that it denies, those of the same event, and those of whoever had that post."""
    denials = [told for told in block.told if _denies(told)]
    asserted = [told for told in block.told if told.is_meant]
    for denial in denials:
        direct = [told for told in asserted if _is_denied(told, denial)]
        if not direct:
            continue
        near = [told for told in asserted if any(_is_same(told, each) for each in direct)]
        also = [told for told in asserted if any(_is_same(told, each) for each in near)]
        event = list({told.id: told for told in (*direct, *near, *also)}.values())
        yield _finding(block, denial, event)


def _is_denied(told: Told, denial: Told) -> bool:
    """Whether a denial speaks of what a claim asserts: of the same person, or in one text, of people it leaves unnamed,
    with another voice for each."""
    person, denied = told.facts.named.get("person"), denial.facts.named.get("person")
    if told.claim.when is not None and denial.claim.when is not None and told.claim.when.excludes(denial.claim.when):
        return False
    if person is not None and denied is not None:
        return bool(person.entity) and person.entity == denied.entity and _other_voice(told, denial)
    if person is not None or denied is not None or not _is_nobody(denial):
        return False
    return told.paper.id == denial.paper.id and _other_voice(told, denial)


def _is_nobody(told: Told) -> bool:
    """Whether a claim is of nobody: "no officer of our department has been detained"."""
    person = told.claim.person if isinstance(told.claim, JusticeClaim | CareerClaim) else None
    return isinstance(person, Described) and _NOBODY.match(person.described) is not None


def _other_voice(told: Told, denial: Told) -> bool:
    """Whether another says it than he who denies it; a text that denies in its own voice what it tells is misread."""
    says, denies = ([source.key for source in each.facts.sources] for each in (told, denial))
    return apart(told, denial) or (bool(denies) and says[-1:] != denies[-1:])


def _is_same(told: Told, other: Told) -> bool:
    """Whether a claim is of the event of another: its day, and its post, or the text that the other names as source."""
    a, b = told.claim.when, other.claim.when
    if a is None or b is None or a.exactly() != b.exactly() or a.precision != "day" or told.id == other.id:
        return False
    if (other.facts.role, other.facts.post_body) in told.facts.posts:
        return True
    quoted = any(folded(source.name) == folded(told.paper.outlet or "") for source in other.claim.said_by)
    body = told.facts.post_body and told.facts.post_body == other.facts.post_body
    return told.facts.role == other.facts.role != "" and bool(quoted or body)


def _finding(block: Block, denial: Told, event: list[Told]) -> Finding:
    claim = event[0].claim
    name = best_name(event) or _described(event[0])
    when = f" on {day(claim.when)}" if claim.when is not None and claim.when.precision == "day" else ""
    said = f"{name} {claim.act}{when}"
    return block.found(
        "contradiction", (denial.key("person") or denial.paper.family or denial.paper.id,),
        f"{said}, says {voices(event)}; {voices([denial])} denies it: “{denial.claim.evidence.quote}”",
        [*event, denial], sides=[event, [denial]],
        steps=[
            *(f"{voices([told])}: “{told.claim.evidence.quote}”." for told in event[:4]),
            f"{voices([denial])}: “{denial.claim.evidence.quote}”.", "The two are of one time, and cannot both be so.",
        ],
        weight=0.6, settles="a document of the act itself, or a second witness to it",
        about=[named.entity for told in (*event, denial) for role in ("person", "body")
               if (named := told.facts.named.get(role)) is not None],
    )  # fmt: skip


def _described(told: Told) -> str:
    person = told.claim.person if isinstance(told.claim, JusticeClaim | CareerClaim) else None
    return person.described if isinstance(person, Described) else "somebody"


def _founds(told: Told, key: str) -> bool:
    return _denies(told)


WEIGHER: Final = Weigher(name="contradiction.denial", keys=_keys, founds=_founds, weigh=_weigh)
