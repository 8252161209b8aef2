"""Sentences that leave out whom they are about, as profiles, lists and gazettes have them: "Held since May.",
"Appointed: Ivan Petrov, rector; Anna Belova, bursar."
"""

import re

from graftwatch.claims import Described
from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.people import Who

_FINITE = frozenset({"VBD", "VBN", "VBZ"})
_BEFORE_NAME = 3  # code points of bullets and brackets before the name that opens an entry
_HEAD_OF_LIST = re.compile(r"[^:.;\n]{0,60}?:(?=\s)")


def unspoken(desk: Desk, match: Match) -> list[Who]:
    """Who a sentence is about that opens on its verb: whoever opens the entry, else who alone the sentence before
    names."""
    clause, article = _main(match), desk.article
    if clause is None or clause.relation != "ROOT" or clause.nominal or clause.subject is not None:
        return []
    before = [t for t in clause.parsed.doc[: clause.predicate.i] if t.pos_ not in {"ADV", "PUNCT"}]
    verbs = {clause.predicate.tag_, match.clause.predicate.tag_ if match.how == "verb" else "VBZ"}
    if not verbs <= _FINITE or any(t.head != clause.predicate or t.pos_ != "AUX" for t in before):
        return []
    sentence = clause.parsed.sentence
    block = article.layout.blocks[sentence.block]
    first = block.sentences[0]
    names = [n for n in article.names.in_sentence(first.number) if n.kind == "person" and n.entity is not None]
    opens = bool(names) and (names[0].titles or (names[0].start,))[0] - first.start <= _BEFORE_NAME
    if first.number == sentence.number:
        return []
    if not opens:
        earlier = article.names.in_sentence(sentence.number - 1)
        names = [n for n in earlier if n.kind == "person" and n.entity is not None]
        if sentence.number - 1 < first.number or len({n.entity for n in names}) != 1:
            return []
    entity = names[0].entity
    return [Who(entity.name, entity, token=match.clause.predicate)] if entity is not None else []


def _main(match: Match) -> Clause | None:
    """The clause whose subject a match shares: "pleaded guilty and is to be sentenced", "is under arrest"."""
    clause = match.clause.outer if match.how == "predicate" else match.clause
    while clause is not None and clause.subject is None and clause.relation in {"conj", "xcomp"}:
        clause = clause.outer
    return clause


def list_head(desk: Desk, match: Match) -> Who | None:
    """Those listed behind the colon of a sentence that opens on its participle: "Dismissed for negligence: …"."""
    clause, sentence = match.clause, match.clause.parsed.sentence
    if match.how != "verb" or clause.predicate.tag_ not in _FINITE or clause.predicate.i > 1:
        return None
    colon = _HEAD_OF_LIST.match(desk.text, sentence.start, sentence.end)
    if colon is None or any(n.start < colon.end() for n in desk.article.names.in_sentence(sentence.number)):
        return None
    return Who(Described("following"), token=clause.predicate, plural=True)
