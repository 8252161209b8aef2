"""Measures told by grammar alone: whatever an authority has promised or ordered, or what is to be done by a day, has no
verb of its own in the lexicon ("all wings were told to conclude pending inquiries within four months")."""

from collections.abc import Iterator

from graftwatch.claims import Claim, MeasureClaim
from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.firms import is_firm
from graftwatch.read.frames import Frame, Match
from graftwatch.read.kinds.measure import EVERYWHERE, in_scope, is_official, written
from graftwatch.read.kinds.measure_fields import MAKERS, due_of, lies_ahead
from graftwatch.read.kinds.measure_tables import load_tables
from graftwatch.read.stance import stance_of
from graftwatch.read.tree import Token

_CARRIED = frozenset({"career", "event", "justice", "measure", "misconduct", "tie"})
_AHEAD = frozenset({"will", "would", "shall", "must", "'ll", "’ll"})
_BINDING = (MAKERS - {"demand"}) | {"decide", "resolve"}
"""Verbs that bind whoever says them, or whom he governs: what they hold needs no day."""
_OF_SERVICE = ("body", "institution", "people", "record", "reviewed", "tender", "tool")
_WHOLE = frozenset({"all", "any", "each", "every", "no"})
_PROMISING = frozenset({"announce", "pledge", "promise", "undertake", "vow"})
_QUOTES = frozenset("\"“‘'")
_OF_OTHERS = frozenset({"acl", "advcl", "amod", "csubj", "pcomp", "relcl"})
"""Clauses that say which thing is meant, or when and why something is done: not what is undertaken."""
_THINGS = (("law", "law"), ("decree", "decree"), ("institution", "institution"), ("tool", "reform"))


def undertaken(desk: Desk) -> Iterator[MeasureClaim]:
    """All of them, in the order of the text; none where a claim of another kind holds the verb."""
    layout = desk.article.layout
    for number in sorted(desk.article.parsed):
        parsed = desk.article.parsed[number]
        if layout.blocks[parsed.sentence.block].kind == "heading" and desk.article.has_body:
            continue
        whole = parsed.sentence.whole
        here = [c for c in desk.told_within(*whole) if c.evidence.sentence == whole and c.kind in _CARRIED]
        for clause in desk.article.clauses[number]:
            bidden = _bidden(desk, clause)
            if not _is_undertaking(desk, clause, bidden) or _is_told(clause, here):
                continue
            match = _match(desk, clause, bidden)
            deed = clause.predicate if bidden is not None else None
            for claim in written(desk, match, deed, further=deed is not None and clause.outer is not bidden):
                here.append(claim)
                yield claim


def _is_undertaking(desk: Desk, clause: Clause, bidden: Clause | None) -> bool:
    """Whether a clause says what is to be done to something, and an authority has promised or ordered it, or a day is
    set for it."""
    tables = load_tables(desk.words.language)
    held = [t for t in (clause.subject, clause.patient, clause.agent) if t is not None]
    if _is_promised(desk, clause):
        return True
    for_all = _is_for_all(desk, clause)
    if clause.patient is None and not for_all and not _becomes(clause):
        return False
    if clause.negated or (clause.relation in _OF_OTHERS and not _is_infinitive(clause)):
        return False
    if clause.lemma in tables.elsewhere or any(t.lemma_ in tables.elsewhere for t in held):
        return False
    if bidden is None and (clause.relation in _OF_OTHERS or not _is_ahead(clause)):
        return False
    if bidden is None and stance_of(clause, desk.words) != "planned":
        return False
    if for_all:
        return True
    if bidden is not None and _is_quoted(desk, clause):
        return False
    if bidden is not None and bidden.lemma in _BINDING and not bidden.passive:
        return in_scope(desk, _match(desk, clause), "")
    if bidden is not None and bidden.lemma == "give":
        return _has_term(desk, bidden, clause) and not _is_to_person(desk, bidden)
    due = due_of(desk, _match(desk, clause), None, planned=True)
    if due is None or not _is_of_field(desk, clause, due[1]):
        return False
    return bidden is not None or clause.agent is None or _is_authority(desk, clause, clause.agent)


def _is_promised(desk: Desk, clause: Clause) -> bool:
    """Whether an authority promises a thing by its noun, by a day that it sets: "promises a fence by June"."""
    thing, who = clause.patient, clause.agent
    if clause.lemma not in _PROMISING or clause.negated or clause.infinitive is not None or clause.content is not None:
        return False
    if thing is None or who is None or thing.tag_ not in {"NN", "NNS"} or not _is_authority(desk, clause, who):
        return False
    due = due_of(desk, _match(desk, clause), None, planned=True)
    return due is not None and lies_ahead(desk, due[0]) and _is_of_field(desk, clause, due[1])


def _is_for_all(desk: Desk, clause: Clause) -> bool:
    """Whether an authority says what will be of a whole class: "every contract would be examined again", "no officer
    will serve more than three years at one post". That is a rule, whatever its verb."""
    whole = clause.subject
    if whole is None or whole.tag_ not in {"NN", "NNS"} or clause.modal not in _AHEAD:
        return False
    if not any(t.lower_ in _WHOLE for t in whole.doc[whole.left_edge.i : whole.i]):
        return False
    if not any(desk.classes.has(kind, clause, whole) for kind in _OF_SERVICE):
        return False
    return any(s.post is not None or s.type in {"body", "document"} for s in desk.attribution.chain(clause))


def _becomes(clause: Clause) -> bool:
    """Whether a clause without an object tells what will be otherwise: "all posts would shift to cards by June",
    "there would be a meter in every kitchen"; a person who goes or speaks changes nothing."""
    lasting = clause.lemma in load_tables().lasting and clause.subject is not None
    there = clause.lemma == "be" and any(c.dep_ == "expl" for c in clause.predicate.children)
    return lasting or there


def _has_term(desk: Desk, giving: Clause, deed: Clause) -> bool:
    """Whether what is given is time: "gave it ten days to find the machines", "has given them until June to …"."""
    start, end = giving.parsed.end(giving.predicate), giving.parsed.start(deed.predicate)
    times = desk.timeline.expressions.get(giving.parsed.sentence.number, ())
    return any(start <= t.start < end and t.role in {"by", "duration", "until"} for t in times)


def _is_infinitive(clause: Clause) -> bool:
    return clause.predicate.tag_ == "VB" and any(c.tag_ == "TO" for c in clause.predicate.lefts)


def _is_ahead(clause: Clause) -> bool:
    """Whether the verb itself looks ahead: "will", "must", "is to"."""
    return clause.modal in _AHEAD or any(c.tag_ == "TO" for c in clause.predicate.lefts)


def _is_deed(clause: Clause) -> bool:
    """Whether a clause under a verb of bidding is what is to be done, and no news: "ordered the cases reopened"."""
    finite = (c for c in clause.predicate.lefts if c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP"})
    return _is_ahead(clause) or (clause.predicate.tag_ in {"VB", "VBN"} and next(finite, None) is None)


def _bidden(desk: Desk, clause: Clause) -> Clause | None:
    """The clause in which an authority promises or orders this one, or a body is told to do it."""
    inner = clause
    for outer in clause.governors if _is_deed(clause) else ():
        if inner.relation in _OF_OTHERS and (inner.relation not in {"acl", "advcl"} or outer.lemma != "give"):
            return None
        inner = outer
        if outer.lemma not in load_tables(desk.words.language).bidding:
            continue
        who = outer.subject if outer.passive else outer.agent
        if who is not None and _is_authority(desk, outer, who):
            return outer
    return None


def _is_quoted(desk: Desk, clause: Clause) -> bool:
    """Whether the deed stands in quotation marks: what is promised so is mostly a figure of speech."""
    start = clause.parsed.start(clause.predicate)
    return desk.text[start - 1 : start] in _QUOTES or desk.attribution.quotations.at(start) is not None


def _is_to_person(desk: Desk, giving: Clause) -> bool:
    """Whether one person is given time, as by a court."""
    token = giving.recipient if giving.recipient is not None else giving.patient
    found = desk.article.who(giving.parsed, token) if token is not None else ()
    return any(w.entity is not None and w.entity.kind == "person" for w in found) or (
        token is not None and token.lower_ in {"him", "her", "me"}
    )


def _is_authority(desk: Desk, clause: Clause, token: Token) -> bool:
    """An official or a body of the state, also one told by its noun alone: "the committee"."""
    official = is_official(desk, clause.parsed, token) or desk.classes.has("institution", clause, token)
    return official and not is_firm(desk.article, clause.parsed, token)


def _is_of_field(desk: Desk, clause: Clause, dated: int) -> bool:
    """Whether the words of the clause itself have one of the field; who says it, behind the comma after its day, has
    none to lend: "the terminal will open by May, the Customs Committee repeats"."""
    first = clause.predicate.doc[clause.subject.left_edge.i] if clause.subject is not None else clause.predicate
    start, end = min(clause.parsed.start(first), clause.region[0]), clause.region[1]
    comma = desk.text.find(",", max(dated, start), end)
    words = f" {desk.text[start : comma if comma >= 0 else end]} ".lower().replace("-", " ")
    return any(word in words for word in load_tables(desk.words.language).scope)


def _is_told(clause: Clause, claims: list[Claim]) -> bool:
    at = clause.parsed.start(clause.predicate)
    return any(c.evidence.start <= at < c.evidence.end for c in claims)


def _match(desk: Desk, clause: Clause, bidden: Clause | None = None) -> Match:
    """A frame that any verb fires, or the verb of bidding above it; its act is that of the thing done, or of a change
    that is to last."""
    thing = clause.patient if clause.patient is not None else next(iter(clause.complements), None)
    found = (act for kind, act in _THINGS if thing is not None and desk.classes.has(kind, clause, thing))
    people = thing is not None and desk.classes.has("people", clause, thing)  # who are moved once
    new = clause.patient is None or clause.lemma in _PROMISING
    lasting = not people and (new or clause.lemma in load_tables(desk.words.language).lasting)
    act = next(found, "reform" if lasting else "order")
    told = bidden is not None and (bidden.passive or bidden.lemma == "give")
    roles = {"title": ("patient",), "bodies": ("recipient", "patient") if told else ("agent", "by")}
    needs = ("planned", EVERYWHERE) if _is_for_all(desk, clause) else ("planned",)
    frame = Frame(kind="measure", act=act, roles=roles, needs=needs, stance="planned", status="announced")
    holder = bidden if bidden is not None else clause
    return Match(frame, holder, "verb", holder.predicate, holder.predicate)
