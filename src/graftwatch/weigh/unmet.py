"""Promises whose day has passed and of which nothing says that they were kept; and those that are announced again."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from graftwatch.claims import Finding, MeasureClaim, StatementClaim
from graftwatch.weigh.block import Block, Weigher
from graftwatch.weigh.data import cached_table
from graftwatch.weigh.independence import voices
from graftwatch.weigh.measures import GRACE, Measure, due_of, home_of, of_block, sort_of, words_of
from graftwatch.weigh.told import Paper, Told
from graftwatch.weigh.words import MONTHS


def _keys(told: Told) -> Iterator[str]:
    """Every word that a measure is told by; it is looked at where the first of its claims is at home."""
    if isinstance(told.claim, MeasureClaim) and sort_of(told) is not None:
        yield from sorted(words_of(told))


def _is_home(told: Told, key: str) -> bool:
    return key == home_of(told)


def _paper_keys(paper: Paper) -> Iterator[str]:
    yield from sorted({word for kept in paper.kept for word in kept.words})


def _weigh(block: Block) -> Iterator[Finding]:
    for measure in of_block(block):
        if measure.done or measure.kept:
            continue
        if measure.failed:
            yield _found(block, measure, f"Said to have failed: {measure.title}", 0.55)
        elif measure.again is not None and not measure.stands_by_itself:
            days = " and then ".join(f"by {due}" for due, _ in measure.dues)
            yield _found(block, measure, f"Announced again: {measure.title}{f', first {days}' if days else ''}", 0.65)
        elif measure.dues and not measure.stands_by_itself:
            due = measure.dues[-1][0]
            yield _found(
                block,
                measure,
                f"Due by {due}, and nothing says that it was carried out: {measure.title}",
                0.4,
                due=True,
            )


def _found(block: Block, measure: Measure, title: str, weight: float, *, due: bool = False) -> Finding:
    steps = [_step(each) for each in measure.told]
    steps.append("Nothing in the ledger says that it was carried out.")
    last = measure.dues[-1][0].bounds[1] if measure.dues else None
    return block.found(
        "unmet", (measure.told[0].paper.id, *sorted(words_of(measure.told[0]))), title, measure.told, steps=steps,
        weight=weight + 0.05 * (len(voices(measure.told)) - 1), settles="whether it exists, and since when",
        holds_from=last + GRACE if due and last else None,
        about=[named.entity for each in measure.told for named in each.facts.named.values()],
    )  # fmt: skip


def _step(told: Told) -> str:
    where = f"{told.paper.called}, {told.paper.date or 'undated'}"
    due, chain = due_of(told), [source.name for source in told.claim.said_by]
    said = f"{where}: {sort_of(told)}{f', by {due}' if due else ''}"
    return (
        f"{said} ({' > '.join(chain)}): “{told.claim.evidence.quote}”"
        if chain
        else f"{said}: “{told.claim.evidence.quote}”"
    )


# Reproaches: what somebody says was not done as it had been ordered


def _reproach_keys(told: Told) -> Iterator[str]:
    claim = told.claim
    is_reproach = isinstance(claim, StatementClaim) and claim.act == "criticised" and told.is_meant
    if is_reproach and _reproaches().search(claim.evidence.quote):
        yield told.id


def _weigh_reproach(block: Block) -> Iterator[Finding]:
    for told in block.told:
        match = _reproaches().search(told.claim.evidence.quote)
        if match is not None:
            ordered = _month_before(match["month"], match["year"], told.paper)
            before = f"in {ordered}" if ordered else "before"
            yield block.found(
                "unmet", (), f"Ordered {before}, and said not to be done: {match['what']}", [told],
                steps=[f"{told.paper.called}, {told.paper.date}: “{told.claim.evidence.quote}”",
                       f"So it was ordered {before}, and has not been carried out since."],
                weight=0.4 * told.claim.confidence, settles="what was ordered, to whom, and by when",
                about=[named.entity for named in told.facts.named.values()],
            )  # fmt: skip


def _month_before(month: str | None, year: str | None, paper: Paper) -> str:
    """The month that a text of that day means by "in January", with its year; empty if none is told."""
    if month not in MONTHS:
        return ""
    if year is None and paper.date is not None:
        on = paper.date.bounds[0]
        year = str(on.year - (MONTHS.index(month) + 1 > on.month))
    return f"{month} {year}" if year else month


@lru_cache(maxsize=1)
def _reproaches() -> re.Pattern[str]:
    return re.compile(cached_table("measures")["reproached"]["words"], re.IGNORECASE)


WEIGHERS: Final = (
    Weigher(name="unmet.measure", keys=_keys, paper_keys=_paper_keys, founds=_is_home, weigh=_weigh, alone=True),
    Weigher(name="unmet.reproach", keys=_reproach_keys, weigh=_weigh_reproach, alone=True),
)
