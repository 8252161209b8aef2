"""Orders that are told by what came of them: "failed to wage the fight against graft as he had prescribed in January",
"the fund published its accounts, as the president had ordered in May"."""

from collections.abc import Iterator
from typing import Final

from graftwatch.claims import MeasureClaim
from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.kinds.measure import is_official
from graftwatch.read.kinds.measure_tables import load_tables
from graftwatch.read.tree import Token

_ORDERS: Final = frozenset({"decree", "direct", "instruct", "mandate", "order", "prescribe", "require", "stipulate"})
_FALLS_SHORT: Final = frozenset({"decline", "fail", "forget", "neglect", "omit", "refuse"})


def ordered(desk: Desk) -> Iterator[MeasureClaim]:
    """What somebody who governs had ordered, by what was done about it, or was not."""
    for number in sorted(desk.article.parsed):
        for clause in desk.article.clauses[number]:
            deed = clause.outer
            if deed is not None and deed.patient is not None and _is_order(desk, clause) and not _is_told(desk, clause):
                yield from _order(desk, clause, deed, deed.patient)


def _is_order(desk: Desk, clause: Clause) -> bool:
    """Whether a clause says "as X ordered", and nothing of what."""
    plain = clause.relation == "advcl" and clause.marker == "as" and clause.lemma in _ORDERS
    if not plain or clause.passive or clause.patient is not None or clause.content is not None or clause.negated:
        return False
    people = desk.article.who(clause.parsed, clause.agent) if clause.agent is not None else ()
    in_office = any(who.entity is not None and who.entity.posts for who in people)
    return clause.agent is not None and (in_office or is_official(desk, clause.parsed, clause.agent))


def _is_told(desk: Desk, clause: Clause) -> bool:
    at = clause.parsed.start(clause.predicate)
    return any(c.kind == "measure" and c.evidence.start <= at < c.evidence.end for c in desk.claims)


def _order(desk: Desk, clause: Clause, deed: Clause, thing: Token) -> Iterator[MeasureClaim]:
    parsed = clause.parsed
    title = desk.article.phrase(parsed, thing)
    words = f" {title} ".lower().replace("-", " ")
    if not any(word in words for word in load_tables(desk.words.language).scope):
        return
    start, end = desk.article.extent(parsed, thing)
    base = desk.base(clause, desk.article.cover(parsed, min(start, clause.region[0]), max(end, clause.region[1])))
    if base is None or base["stance"] != "asserted":
        return
    short = deed.negated or any(above.lemma in _FALLS_SHORT for above in deed.governors)
    people = desk.article.who(parsed, clause.agent) if clause.agent is not None else ()
    bodies = tuple(dict.fromkeys(who.text for who in people if who.text))
    yield MeasureClaim(act="order", title=title, bodies=bodies, status="failed" if short else "carried_out", **base)
