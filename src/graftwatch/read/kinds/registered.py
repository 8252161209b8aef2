"""Ownership by what registers say: "a flat in the name of his son", "a villa registered to his wife"."""

from collections.abc import Iterator

from graftwatch.claims import Described, TieClaim
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.kinds.ends import End, described, firm_end, people
from graftwatch.read.syntax import SUBJECTS, noun_phrase
from graftwatch.read.tree import Token
from graftwatch.read.units import load_classes

_IN = frozenset({"in", "into", "under"})
_GIVING = frozenset({"buy", "have", "hold", "list", "own", "place", "put", "record", "register", "show", "transfer"})
"""Verbs whose object or, passive, subject stands in somebody's name; others tell in whose name one acts."""


def thing_end(desk: Desk, parsed: Parsed, token: Token) -> list[End]:
    """A firm, or a house, a plot or a vessel that registers list with an owner."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    listed = {token.lemma_, f"{before} {token.lemma_}"} & load_classes(desk.words.language)["estate"]
    called = bool(listed) and token.pos_ != "PROPN"
    if called and token.dep_ == "appos" and (named := firm_end(desk, parsed, token.head, owned=True)):
        return named  # "Velm Ceramics, a Tarn showroom belonging to …"
    if found := firm_end(desk, parsed, token, owned=True):
        return found
    if not called:
        return []
    start = parsed.start(noun_phrase(token)[0])
    return [End(Described(desk.article.phrase(parsed, token, trim=False)), start, parsed.end(token))]


def in_name(desk: Desk, parsed: Parsed, token: Token) -> Iterator[TieClaim]:
    """What stands "in the name of" somebody, or "in his son's name": whoever it is owns it by the register."""
    if token.lower_ not in {"name", "names"} or token.dep_ != "pobj" or token.head.lower_ not in _IN:
        return
    owners = [c for c in token.children if c.dep_ == "poss"]
    owners += [o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    thing = _standing(token.head)
    if thing is None or not owners or owners[0].pos_ == "PRON":
        return
    things = thing_end(desk, parsed, thing)
    for one in (described(desk, parsed, owners[0]) or people(desk, parsed, owners[0]))[:1] if things else []:
        first, last = min(one.start, things[0].start), max(one.end, parsed.end(token))
        base = desk.plain(parsed, desk.article.cover(parsed, first, last))
        verb = token.head.head
        detail = verb.text if verb.lemma_ == "register" else desk.text[parsed.start(token.head) : parsed.end(token)]
        yield TieClaim(act="ownership", from_=one.party, to=things[0].party, detail=detail, **base)


def _standing(prep: Token) -> Token | None:
    """What stands in a name: the noun before it, over "registered" or "standing", or the object of a verb of giving."""
    head = prep.head
    if head.dep_ in {"acl", "relcl"} and head.tag_ in {"VBN", "VBG"}:
        return head.head
    if head.pos_ in {"VERB", "AUX"}:
        if head.lemma_ not in _GIVING:
            return None
        held = [c for c in head.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < prep.i]
        beside = [c for h in held for c in h.children if c.dep_ == "appos" and c.i < prep.i]
        return next(iter([*beside, *held]), None)
    return head if head.pos_ in {"NOUN", "NUM"} and head.dep_ not in SUBJECTS else None
