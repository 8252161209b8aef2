"""Who did a deed: whom its clause names, whose deed a passage goes on with, and deeds of nobody."""

import re

from graftwatch.claims import Described, MisconductClaim
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.firms import firm_called
from graftwatch.read.frames import Match
from graftwatch.read.groups import group_meant
from graftwatch.read.kinds.accusing import accused_by_verb
from graftwatch.read.kinds.affair import is_gated, is_of_affair
from graftwatch.read.people import Who
from graftwatch.read.roles import fillers
from graftwatch.read.tree import Token

_NOBODY = frozenset(
    ["one", "those", "people", "anyone", "anybody", "someone", "nobody", "everyone", "everybody", "whoever"]
)
AGENTIVE = re.compile(r"(?:er|or|ist|ee|ant|man|ian)$")
_ASTRAY = ("public_money", "diverted", "handed", "goods", "bribe")
_MANY = 20
"""So many doers are a statistic, and a figure."""
_TRAFFIC = frozenset({"money_laundering", "smuggling", "tender_rigging"})


def doers_of(desk: Desk, match: Match) -> list[Who]:
    """Who did it: people, else a body, else people whom the text only describes. A noun needs its doer beside it."""
    parsed = match.clause.parsed
    accused = accused_by_verb(desk, match.clause)
    for role in ("person", "body"):
        for token in accused or fillers(match, role):
            if match.how == "noun" and token in match.clause.objects("of"):
                continue
            found = [resolved(desk, w) for w in desk.article.who(parsed, token) if w.text and _can_act(desk, w)]
            if found:
                named = [w for w in found if w.entity is not None]  # "he and four other generals" is his deed
                return named or [w for w in found if w.count is None or w.count < _MANY]
            told_of = "offences" in match.frame.needs and group_meant(desk.article, parsed, token) is not None
            if (accused and token.lower_ == "they") or told_of:
                return [Who(Described(token.text), token=token, plural=True)]
            if desk.classes.has("criminal_group", match.clause, token) and match.how == "verb":
                if token.lemma_ == "conspiracy":  # "conspiracy to defraud": the deed itself
                    continue
                return [Who(Described(desk.article.phrase(parsed, token)), token=token)]
            if token.tag_ == "NNS" and (desk.words.is_person_word(token.lemma_) or AGENTIVE.search(token.lemma_)):
                return [Who(Described(desk.article.phrase(parsed, token)), token=token, plural=True)]
            if role == "person" and match.how == "verb" and is_gated(match) and _is_one(desk, token):
                return [Who(Described(desk.article.phrase(parsed, token)), token=token)]
    carried = _carried(desk, match)
    return [carried] if carried is not None else []


def _carried(desk: Desk, match: Match) -> Who | None:
    """Whose deed a passive without a doer goes on with: "… bled the fund: 1.1 billion was embezzled". It is of whoever
    the same passage has just told such a deed of; without one, of nobody, where an accuser tells of public money."""
    clause, parsed = match.clause, match.clause.parsed
    held = clause.agent if clause.agent is not None else clause.patient  # "the money went to …"
    if match.how != "verb" or held is None or (clause.agent is None and not clause.passive):
        return None
    if clause.outer is not None and clause.outer.lemma == "have" and clause.relation in {"acl", "ccomp"}:
        return None  # "had ten million taken from the bank": whoever had it taken did it
    public = is_sum(desk, parsed, held) or desk.classes.has("public_money", clause, held)
    if not public and (match.frame.act not in _TRAFFIC or clause.agent is not None):
        return None
    block = desk.article.layout.blocks[parsed.sentence.block]
    here, chain = parsed.start(match.trigger), desk.attribution.chain(clause)
    for claim in reversed(desk.claims):
        if not isinstance(claim, MisconductClaim) or not block.start <= claim.evidence.start < here:
            continue
        if claim.evidence.sentence == parsed.sentence.whole and claim.act == match.frame.act:
            return None  # "had bled the fund: 1.1 billion was embezzled"
        if isinstance(claim.person, str) and [x.name for x in claim.said_by[-1:]] == [x.name for x in chain[-1:]]:
            return Who(claim.person)
        break
    weak = "said_by" in match.frame.needs or clause.agent is not None
    told = any(s.type != "person" for s in chain) or (is_of_affair(desk, parsed) and not _is_aside(clause))
    return Who() if not weak and told else None


def is_nobodys(desk: Desk, match: Match) -> bool:
    """Whether money or goods went astray in an affair without anybody who did it: "the money ended up with a firm"; or
    a scheme is told without a doer: "the land was bought at six times the market rate"."""
    clause = match.clause
    held = clause.patient if clause.passive else clause.agent
    if "scheme" in match.frame.needs:
        return clause.passive and clause.agent is None  # how it was done makes a wrong of it, whoever did it
    if match.how != "verb" or held is None or (clause.passive and clause.agent is not None) or _is_aside(clause):
        return False
    if "affair" in match.frame.needs:
        return False  # who did it is all that makes a wrong of it
    went = is_sum(desk, clause.parsed, held) or any(desk.classes.has(c, clause, held) for c in _ASTRAY)
    return went and is_of_affair(desk, clause.parsed)


def _is_one(desk: Desk, token: Token) -> bool:
    """Somebody whom the text names by what he is: "a police officer", "every station commander"."""
    marked = any(c.lower_ in {"a", "an", "another", "every", "each", "one"} for c in token.lefts)
    known = desk.words.is_person_word(token.lemma_) or desk.words.is_rank(token.lemma_) or token.lemma_ in _SINGLY
    return token.tag_ == "NN" and marked and (known or AGENTIVE.search(token.lemma_) is not None)


_SINGLY = frozenset({"businessman", "commission", "committee", "company", "consortium", "driver", "firm", "importer",
                     "inspector", "judge", "official", "officer", "policeman", "supplier", "syndicate"})  # fmt: skip


def _is_aside(clause: Clause) -> bool:
    """Whether a clause only says which thing is meant: "a company registered to his wife", "fuel that never came"."""
    if clause.relation == "conj" and clause.outer is not None:
        return _is_aside(clause.outer)
    verbal = [clause.predicate, *clause.predicate.lefts]
    told = any(t.tag_ in {"VBD", "VBZ", "VBP"} or t.dep_ in {"nsubj", "nsubjpass"} for t in verbal)
    return clause.relation in {"acl", "relcl"} or not (told or clause.perfect)


def is_sum(desk: Desk, parsed: Parsed, token: Token) -> bool:
    """Whether a phrase is a sum of money, or a part of one."""
    here = parsed.start(token)
    sums = desk.quantities.get(parsed.sentence.number, ())
    return token.lower_ in {"money", "funds", "proceeds"} or any(
        q.kind == "money" and q.start <= here < q.end for q in sums
    )


def resolved(desk: Desk, who: Who) -> Who:
    """ "The Director": whoever the document says holds the post."""
    if who.entity is None and who.post is not None and who.token is not None and who.token.tag_ in {"NN", "NNP"}:
        definite = any(c.lower_ == "the" for c in who.token.children)
        holder = desk.article.holder(who.post, who.post.start) if definite else None
        if holder is not None:
            return Who(holder.name, holder, post=who.post, token=who.token)
    if who.body is not None and who.token is not None and who.token.tag_ == "NNS" and who.body.islower():
        return Who(Described(who.body), token=who.token, plural=True)  # "funeral companies"
    if who.body is not None and who.token is not None and who.token.tag_ == "NN":
        alone, here = who.body.lower() == who.token.lower_, desk.article.parsed_of(who.token).start(who.token)
        called = firm_called(desk.article, who.token.lower_, here) if alone else None
        return Who(body=called, token=who.token) if called is not None else who
    return who


def _can_act(desk: Desk, who: Who) -> bool:
    """Whether somebody particular is meant: no pronoun without a name, no "nobody", no place."""
    token = who.token
    if token is None or token.lower_ in _NOBODY:
        return False
    if any(c.lower_ == "of" for c in token.rights) and desk.words.is_place_head(token.lower_):
        return False  # "the state of Kisumu received 1.9 billion"
    if who.entity is not None:
        return who.entity.kind != "place"
    if token.tag_ in {"PRP", "WP", "WDT", "DT"}:
        return who.recalled
    if who.body is not None:
        return token.tag_ != "NN" or not any(c.lower_ in {"a", "an"} for c in token.children)
    return token.tag_ != "NN" or not any(
        c.lower_ in {"a", "an", "any", "every", "no"} for c in token.children if c.dep_ == "det"
    )
