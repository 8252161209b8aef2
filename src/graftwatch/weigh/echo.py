"""Several documents, one origin: what looks like many voices and counts once."""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from graftwatch.claims import FigureClaim, Finding, JusticeClaim
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.independence import UNDATED, origin_of, papers_of, quotes, voices
from graftwatch.weigh.phrases import number_in_words
from graftwatch.weigh.stems import stems
from graftwatch.weigh.told import Told

_MANY: Final = 3  # documents; two of which one quotes the other are no news
_COMMON: Final = Decimal(100)  # counts and percentages below this are the same by chance, so more must agree
_LARGE: Final = Decimal(1000)
_RARE: Final = 2  # digits that are not noughts, from which a large number is rare
_NEAR: Final = timedelta(days=60)


def _keys(told: Told) -> Iterator[str]:
    """One number of one unit in one country; where it is small, near one of the days on which it was said."""
    number = _number(told)
    if number is None or not told.is_meant:
        return
    key = f"{number[0].normalize()} {number[1]} {told.facts.country}"
    if abs(number[0]) >= _LARGE:
        yield key
        return
    yield from (f"{key} {month}" for month in sorted({_month(near) for day in _days(told) for near in _about(day)}))


def _days(told: Told) -> Iterator[date]:
    """The days that a claim gives for its origin: those of its sources, and its document's own."""
    yield told.paper.day
    yield from (source.on.bounds[0] for source in told.claim.said_by if source.on is not None)


def _about(day: date) -> Iterator[date]:
    """A day and those around it: a source without a day of its own is dated by the document."""
    yield day
    if date.min + UNDATED < day < date.max - UNDATED:
        yield from (day - UNDATED, day + UNDATED)


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _is_rare(number: Decimal) -> bool:
    """Whether a number is hardly given twice by chance: large, and not round."""
    return len(number.normalize().as_tuple().digits) >= _RARE and abs(number) >= _LARGE


def _number(told: Told) -> tuple[Decimal, str] | None:
    claim = told.claim
    if isinstance(claim, FigureClaim):
        return claim.value, claim.unit or ""
    if isinstance(claim, JusticeClaim) and claim.amount is not None:
        return claim.amount.number, claim.amount.currency
    return None


def _weigh(block: Block) -> Iterator[Finding]:
    for matter in _matters(block.told):
        for voice in voices(matter):
            group = [*voice, *_tracing(voice, matter)]
            papers = papers_of(group)
            if not _is_at_home(block, group):
                continue
            if len({paper.outlet or paper.id for paper in papers}) >= _MANY:
                yield _echo(block, sorted(group, key=lambda told: told.order))


def _is_at_home(block: Block, group: Sequence[Told]) -> bool:
    """Whether it is told in this block, of those in which these claims meet: that of the first day."""
    number = _number(group[0])
    first = min(day for told in group for day in _days(told))
    return number is None or abs(number[0]) >= _LARGE or block.key.endswith(_month(first))


def _matters(told: Sequence[Told]) -> list[list[Told]]:
    """Claims of one number that speak of one thing."""
    words = {each.id: stems(each.claim.evidence.quote) for each in told}
    matters: list[list[Told]] = []
    for each in told:
        of = next((matter for matter in matters if any(_on_one_matter(each, other, words) for other in matter)), None)
        if of is None:
            matters.append([each])
        else:
            of.append(each)
    return matters


def _on_one_matter(one: Told, other: Told, words: Mapping[str, Set[str]]) -> bool:
    """Whether one number is given for one thing: the words have something in common, unless the number is so rare, and
    the documents so near in time, that it can be no chance."""
    common = words[one.id] & words[other.id]
    number = _number(one)
    assert number is not None
    if len(common) >= (1 if abs(number[0]) >= _COMMON else 2):
        return True
    return _is_rare(number[0]) and abs(one.paper.day - other.paper.day) <= _NEAR


def _tracing(voice: Sequence[Told], matter: Sequence[Told]) -> list[Told]:
    """Claims without a source whose sentence names the origin of earlier ones: "… since the post of that deputy"."""
    origins = {origin.key for told in voice if (origin := origin_of(told))}
    here = {told.id for told in voice}
    first = min(told.paper.day for told in voice)
    return [
        told for told in matter
        if not (told.id in here or told.claim.said_by) and told.paper.day >= first and origins & set(told.facts.beside)
    ]  # fmt: skip


def _echo(block: Block, group: Sequence[Told]) -> Finding:
    papers = papers_of(group)
    origin = next((found for told in group if (found := origin_of(told)) and _ends(told, group)), None)
    source = next((told.claim.said_by[-1] for told in group if told.claim.said_by and origin_of(told) == origin), None)
    number = _number(group[0])
    assert number is not None
    who = (
        f"{source.name}{f' of {source.on}' if source.on else ''}" if source else f"{papers[0].outlet}, {papers[0].date}"
    )
    said = f"{number_in_words(number[0])} {number[1]}"
    steps = [_step(told, group) for told in group]
    steps.append(f"So these {len(papers)} documents count once.")
    return block.found(
        "echo", (min(told.paper.id for told in group[:1]),),
        f"{len(papers)} documents with {said} go back to one origin: {who}", group, steps=steps,
        weight=0.3 + 0.05 * min(len(papers), 8), settles=f"the words of {who}",
        about=[named.entity for told in group for named in told.facts.sources],
    )  # fmt: skip


def _ends(told: Told, group: Sequence[Told]) -> bool:
    """Whether the chain of a claim goes beyond the documents of its group."""
    return not any(quotes(told, other.paper) for other in group)


def _step(told: Told, group: Sequence[Told]) -> str:
    where = f"{told.paper.called}, {told.paper.date or 'undated'}"
    chain = ", from ".join(f"{s.name}{f' ({s.on})' if s.on else ''}" for s in told.claim.said_by)
    quoted = next((other.paper for other in group if quotes(told, other.paper)), None)
    if quoted is not None:
        return f"{where} has it from {chain}, which is a document of this ledger."
    return f"{where} has it from {chain}." if chain else f"{where} gives no source, and names that one beside it."


WEIGHERS: Final = (Weigher(name="echo.number", keys=_keys, weigh=_weigh),)
