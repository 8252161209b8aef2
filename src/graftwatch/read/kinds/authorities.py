"""Which agency or court a step of the law is taken by where the verb does not say."""

from dataclasses import replace

from graftwatch.claims import Claim, JusticeClaim
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.syntax import SUBJECTS, prep_objects
from graftwatch.read.tree import Token

COURT = frozenset({"court", "tribunal", "chamber", "collegium", "court-martial", "martial"})
_ORGANS = frozenset({"court", "judge", "magistrate", "police", "prosecutor", "tribunal"})
_RULES = frozenset({"decide", "decree", "direct", "order", "rule"})
_CONDUCTS = _RULES | {
    "adjourn", "approve", "authorise", "authorize", "begin", "conduct", "deny", "grant", "hold", "open", "postpone",
    "refuse", "reject", "sanction", "start", "turn",
}  # fmt: skip
"""What an authority does with an act of the law that is told as a noun."""


JUDGES = frozenset(
    {"acquitted", "barred", "convicted", "fined", "overturned", "reduced", "sentenced", "stripped", "upheld"}
)
"""What a court does, and when it does one of these it does the others in the same sitting."""
_REVIEWS = frozenset({"acquitted", "overturned", "reduced", "upheld"})
_ABOVE = frozenset({"appeal", "appeals", "appellate", "cassation", "constitutional", "supreme"})
"""Courts that review what others judged; what is told beside that was judged by those."""
_SENTENCES = 4  # behind the one that names the court
_BENCH = frozenset({"judge", "justice", "magistrate"})
_HEAR = _BENCH | {"commission", "committee", "inquiry"}
_TURNED_TO = frozenset({"to", "with", "from"})
_ITS_OWN = frozenset(
    {"chair", "chairman", "head", "office", "president", "service", "spokesman", "spokeswoman", "website"}
)


def authority(desk: Desk, match: Match) -> str | None:
    """Who does it where the verb does not say: whoever ordered it, or the court before which it is done."""
    clause, outer = match.clause, match.clause.outer
    ordering = ruling(clause)
    behind = clause.predicate.head.lower_ == "with"  # "it began with the arrest of X"
    if ordering is None and clause.nominal and outer is not None and outer.lemma in _CONDUCTS and not behind:
        ordering = outer
    if ordering is not None and ordering.agent is not None:
        for who in desk.article.who(clause.parsed, ordering.agent):
            body = who.body or (who.text if ordering.agent.lemma_ in _ORGANS else None)
            if body is not None:
                return body
    places = [clause.region, *([outer.region] if outer is not None and match.how in {"noun", "predicate"} else [])]
    return next((court for place in places if (court := _court(desk, match, *place)) is not None), None)


def ruling(clause: Clause) -> Clause | None:
    """The clause of an order that another one carries out: "a court ordered that she be held"."""
    outer = clause.outer
    return outer if outer is not None and clause.relation == "ccomp" and outer.lemma in _RULES else None


def _court(desk: Desk, match: Match, start: int, end: int) -> str | None:
    """The court before which, in which or at which something is done in a stretch, whatever it was hung on."""
    parsed = match.clause.parsed
    for token in parsed.tokens_between(start, end):
        if token.lower_ not in {"before", "in", "at"}:
            continue
        for held in prep_objects(token):
            name = desk.article.names.at(parsed, held)
            if token.lower_ == "before" and (hearing := _hearing(desk, parsed, held)) is not None:
                return hearing
            body = name is not None and name.entity is not None and name.kind == "body"
            text = name.entity.name if name is not None and name.entity is not None and body else held.text
            if not COURT.isdisjoint(text.lower().split()):
                return desk.article.body(parsed, held)
    return None


def _hearing(desk: Desk, parsed: Parsed, held: Token) -> str | None:
    """Who hears somebody brought before him: a judge by his name, an inquiry, any body that the text names."""
    name = desk.article.names.at(parsed, held)
    if name is None or name.entity is None:
        return desk.article.body(parsed, held) if held.lemma_ in _HEAR else None
    if name.kind == "person":
        return name.entity.name if any(not _BENCH.isdisjoint(p.lower().split()) for p in name.entity.posts) else None
    return name.entity.name if name.kind == "body" else None


def sitting(desk: Desk, match: Match) -> str | None:
    """The court that the narrative stands before: "The regional court gave its verdict. X got nine years."."""
    clause = match.clause
    stepped_out = clause.perfect or clause.negated or clause.modal
    aside = match.how in {"adjective", "noun"} or clause.relation in {"acl", "relcl"}
    if match.frame.act not in JUDGES or stepped_out or aside:
        return None
    here = clause.parsed.sentence
    own_day = desk.timeline.at(clause) is not None
    for number in range(here.number, here.number - _SENTENCES - 1, -1):
        parsed = desk.article.parsed.get(number)
        if parsed is None:
            continue
        if here.block - parsed.sentence.block > 1 or (own_day and parsed is not clause.parsed):
            return None
        for token in reversed(parsed.doc):
            if number == here.number and token.i > clause.predicate.i and token.dep_ not in SUBJECTS:
                continue
            if (court := _is_court(desk, parsed, token)) is not None:
                above = match.frame.act not in _REVIEWS and not _ABOVE.isdisjoint(court.lower().split())
                return None if above else court
    return None


def _is_court(desk: Desk, parsed: Parsed, token: Token) -> str | None:
    """The court that a noun names, one of which more is told than that it is "the court"."""
    if token.lower_ not in COURT or token.tag_ in {"NNS", "NNPS"}:
        return None
    link = token.head
    if token.dep_ in {"compound", "poss", "amod"} or link.lower_ in _TURNED_TO:
        return None
    if link.lower_ == "of" and link.head.lemma_ in _ITS_OWN:
        return None
    if any(c.lower_ in {"any", "lower", "no", "other"} for c in token.lefts):
        return None
    court = desk.article.body(parsed, token)
    return court if court is not None and len(court.split()) > 1 else None


_RAIDS = frozenset({"detained", "searched", "seized"})
"""What one agency does to several people and houses in one operation."""
_APART = 900  # code points between two parts of one verdict or one operation
_DAY = len("2020-01-01")


def same_day(desk: Desk, claims: list[Claim]) -> list[Claim]:
    """The claims of a document, where a further part of a verdict or of an operation has the court or agency that was
    told with the part before: one day, one report, one paragraph or the next."""
    told: list[JusticeClaim] = []
    lent: dict[str, str] = {}
    for claim in sorted(claims, key=lambda c: c.evidence.start):
        if not isinstance(claim, JusticeClaim) or claim.when is None or len(claim.when.exactly().text) != _DAY:
            continue
        by = claim.by or _lent(desk, told, claim)
        if by is not None:
            lent[claim.id] = by
            told.append(replace(claim, by=by))
    return [
        replace(claim, by=lent[claim.id]) if isinstance(claim, JusticeClaim) and claim.id in lent else claim
        for claim in claims
    ]


def _lent(desk: Desk, told: list[JusticeClaim], claim: JusticeClaim) -> str | None:
    """By whom a part was, of those told shortly before it; the last one that fits."""
    for other in reversed(told):
        if claim.evidence.start - other.evidence.start > _APART:
            return None
        if (by := _lends(desk, other, claim)) is not None:
            return by
    return None


def _lends(desk: Desk, told: JusticeClaim, claim: JusticeClaim) -> str | None:
    """By whom a part was that another claim tells the first of."""
    one = any({told.act, claim.act} <= acts for acts in (JUDGES, _RAIDS))
    if not one or (told.when, told.stance) != (claim.when, claim.stance) or told.by in {claim.person, claim.body}:
        return None
    start, layout = told.evidence.start, desk.article.layout
    here, there = layout.sentence_at(claim.evidence.start), layout.sentence_at(start)
    if here is None or there is None or here.block - there.block > 1 or claim.evidence.start >= layout.item_end(start):
        return None
    return told.by
