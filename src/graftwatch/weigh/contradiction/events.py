"""One event with two dates, two terms or two outcomes.

Two claims are of one event if they tell the same of the same person, and their dates are at most a few weeks apart:
a sentence of June and one of the next March are two. What prosecutors ask for and what an appeal makes of a term are
other acts, and other claims.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from graftwatch.claims import CareerClaim, Finding, JusticeClaim, When, duration_in_words, months_in
from graftwatch.names import unlevelled
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.sides import apart, disputes, sides
from graftwatch.weigh.told import Told
from graftwatch.weigh.words import best_name, day, either, voices

_VERDICTS: Final = ("convicted", "sentenced", "acquitted", "fined")
_AFTER: Final = ("appealed", "overturned", "upheld")
_TERMS: Final = ("sentenced", "reduced")
_EVENTS: Final = ("detained", "charged", "fled", "released", "pardoned", "reduced", "extradited")
_MOVES: Final = ("dismissed", "resigned", "appointed", "suspended")
_CLOSE: Final = 21  # days between two dates of one event; beyond, a report tells of another, or is misread
_APART: Final = 2  # days that two dates must differ by: reports count from midnights of their own
_PAPERS: Final = 120  # days between documents whose undated claims are taken for one event


def _keys(told: Told) -> Iterator[str]:
    claim, person = told.claim, told.facts.named.get("person")
    if person is None or not person.entity or not told.is_meant:
        return
    if isinstance(claim, JusticeClaim):
        if claim.act in (*_VERDICTS, *_AFTER):
            yield f"{person.key}:verdict"
        elif claim.act in _EVENTS:
            yield f"{person.key}:{claim.act}"
    elif isinstance(claim, CareerClaim) and claim.act in _MOVES and told.facts.post_body:
        yield f"{person.key}:{claim.act}:{unlevelled(told.facts.post_body)}"


def _weigh(block: Block) -> Iterator[Finding]:
    told = [each for each in block.told if each.claim.act not in _AFTER]
    for what, differ in (("date", _dates), ("term", _terms), ("outcome", _outcomes)):
        if what == "outcome" and len(told) < len(block.told):
            continue  # a higher court has spoken, and both outcomes were so in their time
        for group in disputes(told, differ):
            if not _knows_both(group, told, _ANSWERS[what]):
                yield _FINDINGS[what](block, group, sides(group, differ))


def _knows_both(group: list[Told], told: list[Told], answer: Callable[[Told], object]) -> bool:
    """Whether a document of the group gives two answers itself: then it tells of two events, and so may the others."""
    acts = {each.claim.act for each in group}
    for paper in {each.paper.id for each in group}:
        own = [each for each in told if each.paper.id == paper and each.claim.act in acts]
        if len({answer(each) for each in own} - {None}) > 1:
            return True
    return False


def _same_event(one: Told, other: Told) -> bool:
    """Whether two claims can be of one event, as far as court, post and offences tell."""
    if not apart(one, other):
        return False
    a, b = one.claim, other.claim
    if isinstance(a, JusticeClaim) and isinstance(b, JusticeClaim):
        courts = one.key("by"), other.key("by")
        if all("court" in key for key in courts) and courts[0] != courts[1] and not _one_is_of(*courts):
            return False
        return not (a.offences and b.offences and not set(a.offences) & set(b.offences))
    roles = one.facts.role, other.facts.role
    return not all(roles) or roles[0] == roles[1]


def _one_is_of(one: str, other: str) -> bool:
    """Whether two keys of courts may be one, named more and less fully: `court@astana`, `court+crime@astana`."""
    (told, _, place), (also, _, where) = one.partition("@"), other.partition("@")
    words, others = set(told.split("+")), set(also.split("+"))
    return (words <= others or others <= words) and (place == where or not place or not where)


def _gap(one: When, other: When) -> int:
    """Days from the end of the earlier to the begin of the later; negative where they overlap."""
    (a, b), (c, d) = one.bounds, other.bounds
    return max((a - d).days, (c - b).days) + 1


def _dates(one: Told, other: Told) -> bool:
    a, b = one.claim.when, other.claim.when
    if a is None or b is None or one.claim.act != other.claim.act or a.is_approximate or b.is_approximate:
        return False
    if a.precision != "day" or b.precision != "day":  # a month is often that of another sentence
        return False
    return a.excludes(b) and _APART <= _gap(a, b) <= _CLOSE and _same_event(one, other)


def _at_one_time(one: Told, other: Told) -> bool:
    a, b = one.claim.when, other.claim.when
    if a is not None and b is not None:
        return not a.excludes(b) or _gap(a, b) <= _CLOSE
    dates = one.paper.date, other.paper.date
    return dates[0] is not None and dates[1] is not None and _gap(dates[0], dates[1]) <= _PAPERS


def _terms(one: Told, other: Told) -> bool:
    a, b = one.claim, other.claim
    if not isinstance(a, JusticeClaim) or not isinstance(b, JusticeClaim) or a.act != b.act or a.act not in _TERMS:
        return False
    if not a.term or not b.term or months_in(a.term) == months_in(b.term):
        return False
    return _at_one_time(one, other) and _same_event(one, other)


def _outcomes(one: Told, other: Told) -> bool:
    acts = {one.claim.act, other.claim.act}
    if "acquitted" not in acts or len(acts) == 1 or one.claim.when is None or other.claim.when is None:
        return False
    if "day" not in (one.claim.when.precision, other.claim.when.precision):
        return False
    return _gap(one.claim.when, other.claim.when) <= _CLOSE and _same_event(one, other)


def _of_dates(block: Block, group: list[Told], parts: list[list[Told]]) -> Finding:
    days = [day(_when(side[0])) for side in parts]
    apart_by = max(_gap(_when(a), _when(b)) for a in group for b in group)
    return _found(block, group, parts, "date", days, "on", 0.45 + min(0.2, apart_by / 100), "the order itself")


def _of_terms(block: Block, group: list[Told], parts: list[list[Told]]) -> Finding:
    terms = [duration_in_words(_term(side[0])) for side in parts]
    return _found(block, group, parts, "term", terms, "to", 0.65, "the court's verdict")


def _of_outcomes(block: Block, group: list[Told], parts: list[list[Told]]) -> Finding:
    acts = [side[0].claim.act for side in parts]
    return _found(block, group, parts, "outcome", acts, "as", 0.75, "the court's verdict")


_ANSWERS: Final[dict[str, Callable[[Told], object]]] = {
    "date": lambda told: told.claim.when.text if told.claim.when and told.claim.when.precision == "day" else None,
    "term": lambda told: months_in(_term(told)),
    "outcome": lambda told: told.claim.act == "acquitted",
}
_FINDINGS: Final = {"date": _of_dates, "term": _of_terms, "outcome": _of_outcomes}


def _found(
    block: Block, group: list[Told], parts: list[list[Told]], what: str, answers: list[str], before: str, weight: float,
    settles: str,
) -> Finding:  # fmt: skip
    name = best_name(group)
    acts = list(dict.fromkeys(each.claim.act for each in group))
    act = "tried" if what == "outcome" else acts[0]
    post = next((each.claim.post for each in group if isinstance(each.claim, CareerClaim) and each.claim.post), "")
    where = next((named for each in group if (named := each.name("body"))), "")
    of = f" as {post}" * bool(post) + f" ({where})" * bool(where and where not in name)
    said = [f"{answer} ({voices(side)})" for answer, side in zip(answers, parts)]
    about = chain(
        *((each.facts.named[role].entity for role in ("person", "body") if role in each.facts.named) for each in group)
    )
    return block.found(
        "contradiction", (what, *sorted(answers)), f"{name} {act}{of}: {either(said)}", group, sides=parts,
        steps=[
            f"All tell of one event: {name} {act}{of}.",
            *(f"{voices(side)}: {before} {answer}." for answer, side in zip(answers, parts)),
            f"One event has one {what}.",
        ],
        weight=weight, settles=settles, about=about,
    )  # fmt: skip


def _when(told: Told) -> When:
    assert told.claim.when is not None
    return told.claim.when


def _term(told: Told) -> str:
    return told.claim.term or "" if isinstance(told.claim, JusticeClaim) else ""


WEIGHER: Final = Weigher(name="contradiction.event", keys=_keys, weigh=_weigh)
