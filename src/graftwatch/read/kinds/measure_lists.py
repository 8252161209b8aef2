"""The further things of one deed: "the country has gained a law on graft and an agency with wide powers" are two
measures; and the further verbs of one that are none."""

import re
from collections.abc import Iterator
from dataclasses import replace

from graftwatch.claims import MeasureClaim
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.measure_acts import act_of
from graftwatch.read.syntax import conjuncts
from graftwatch.read.tree import Token

_ARTICLES = frozenset({"a", "an", "another", "its", "their"})
_BEHIND = re.compile(r"[,;]? (?:who|which|that|and|or)\b.*", re.DOTALL)


def beside(desk: Desk, match: Match) -> Iterator[tuple[Match, Token]]:
    """The things joined to the one that a verb's frame is told of, each with the frame that it would fire alone.

    Only things that are new in the text ("a", "its"): what "the" parts and members of one thing are is one measure.
    """
    clause = match.clause
    if match.how != "verb" or match.extra is None or clause.patient is None:
        return
    things = conjuncts(clause.patient)
    if match.extra not in things:
        return
    for thing in things[things.index(match.extra) + 1 :]:
        if not any(c.lower_ in _ARTICLES for c in thing.lefts):
            continue
        alone = desk.frames.match(replace(clause, patient=thing), desk.classes)
        found = next((m for m in alone if m.frame.kind == "measure" and m.extra == thing), None)
        if found is not None and found.frame.needs == match.frame.needs:
            yield found, thing


def goes_on(desk: Desk, match: Match) -> bool:
    """ "The unit was taken out of the ministry and put under the prosecutor": two verbs, one change to one body."""
    clause, outer = match.clause, match.clause.outer
    if clause.relation != "conj" or outer is None or clause.patient is None or outer.patient != clause.patient:
        return False
    found = desk.frames.match(outer, desk.classes)
    return any((m.frame.kind, m.frame.act) == ("measure", match.frame.act) for m in found)


def also(desk: Desk, match: Match, thing: Token, first: MeasureClaim) -> MeasureClaim:
    """A measure like the first of its deed, with a thing and words of its own."""
    parsed = match.clause.parsed
    start, end = desk.article.extent(parsed, thing)
    end = start + len(_BEHIND.sub("", desk.text[start:end]).rstrip(" ,;."))
    title = desk.text[start:end].split(" ", 1)[1]
    evidence, act = desk.article.cover(parsed, start, end), act_of(desk, match)
    body = desk.article.body(parsed, thing) if act == "institution" else None  # "a Council with new powers": itself
    bodies = (body,) if body is not None and thing.pos_ == "PROPN" else first.bodies
    return replace(first, act=act, title=title, bodies=bodies, evidence=evidence)  # type: ignore[arg-type]
