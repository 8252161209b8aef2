"""Misconduct claims: what someone is said to have done; the act is the offence."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from graftwatch.claims import Described, MisconductClaim, Money, Source
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.accusing import accuser, accusing_clause, is_charge
from graftwatch.read.kinds.affair import is_of_affair, is_unproven, is_wrong
from graftwatch.read.kinds.doers import AGENTIVE, doers_of, is_nobodys, is_sum, resolved
from graftwatch.read.people import Who
from graftwatch.read.roles import fillers, text_of
from graftwatch.read.syntax import noun_phrase
from graftwatch.read.tree import Token
from graftwatch.read.typed import amount_in, offences_in

_ACCUSERS = frozenset({"body", "outlet", "document", "unnamed"})
_PLEAS = frozenset({"plead", "deny", "face", "admit"})
_BARRING = frozenset({"ban", "bar", "discourage", "forbid", "keep", "prevent", "prohibit", "stop"})
_FUNDS = frozenset(["bank", "budget", "programme", "program", "state", "treasury", "country"])
_THINGS = ("tender", "public_money", "money", "bribe", "sham")
DOUBT = 0.4
"""The confidence, before the judge, of a deed that nobody calls a wrong."""
_UNDONE = frozenset({"VB", "VBP", "VBZ"})
_FIGHTING = frozenset([
    "address", "avert", "avoid", "combat", "counter", "curb", "deter", "eliminate", "end", "eradicate", "fight",
    "minimise", "minimize", "monitor", "oppose", "prevent", "reduce", "resist", "stamp", "stop", "suppress", "tackle",
])  # fmt: skip
"""What is done against wrongs in general, of which no deed is told."""
_RULES = frozenset({"bill", "code", "law", "legislation", "provision", "rule"})
_LAW = frozenset({"law", "code", "article", "definition", "term", "offence", "offense", "crime"})


def from_match(desk: Desk, match: Match) -> Iterator[MisconductClaim]:
    """The misconduct claims of a frame that fired: a deed ("pocketed bribes") or an accusation ("accused of fraud")."""
    if _is_no_claim(match) or _is_means(desk, match):
        return
    if "offences" in match.frame.roles:
        yield from _accusation(desk, match)
    else:
        yield from _deed(desk, match)


def doubtful(desk: Desk) -> Iterator[MisconductClaim]:
    """The deeds of an affair that nobody calls a wrong, and those of nobody ("the fuel had been sold"): read last,
    since no other claim may rest on them, and told by their confidence, for the judge to choose among."""
    told = [c for c in desk.claims if isinstance(c, MisconductClaim)]
    for match in desk.fired:
        if (
            match.frame.kind != "misconduct"
            or "offences" in match.frame.roles
            or _is_no_claim(match)
            or _is_means(desk, match)
        ):
            continue
        if _is_done(match) and is_of_affair(desk, match.clause.parsed):
            deeds = (d for d in _deed(desk, match, sure=False) if not any(_tells(c, d) for c in told))
            yield from (d for d in deeds if d.body is None or d.act not in _OF_PEOPLE)


_OF_PEOPLE = frozenset({"bribery", "extortion"})
"""Wrongs that a body does only if somebody says so: that it was paid or collected a sum is its work."""


def _tells(claim: MisconductClaim, deed: MisconductClaim) -> bool:
    """Whether a claim tells a deed already: in words of it, or the same offence in its sentence."""
    one, two = claim.evidence, deed.evidence
    overlap = min(one.end, two.end) > max(one.start, two.start)
    return overlap or (one.sentence == two.sentence and claim.act == deed.act)


def _is_no_claim(match: Match) -> bool:
    return _is_plea(match) or _is_definition(match) or _is_general(match)


def _is_means(desk: Desk, match: Match) -> bool:
    """ "Accused of stealing 2 million by selling gas cheaply": how a deed was done that is told already."""
    clause = match.clause
    if match.how != "verb" or clause.relation != "pcomp" or clause.predicate.head.lower_ != "by":
        return False
    return any(m.clause is clause.outer and m.frame.kind == "misconduct" and m.how == "verb" for m in desk.fired)


def _is_done(match: Match) -> bool:
    """Whether it is told as done: no habit ("patients pay 20 euros"), no order ("told to pay")."""
    clause, tag = match.clause, match.clause.predicate.tag_
    if tag == "VBG" or clause.perfect or (tag == "VBN" and clause.relation == "acl"):
        return True  # "is said to have hired", "spirits declared as glass"
    return clause.tense == "past" and tag not in _UNDONE


def _deed(desk: Desk, match: Match, *, sure: bool = True) -> Iterator[MisconductClaim]:
    """What a verb or event noun says that somebody did; in "accuses X of taking bribes" X is accused by the subject.
    Unless it is `sure`, whether it is a wrong is not asked."""
    clause = match.clause
    amount = _amount(desk, match)
    victim, beneficiary = _party(desk, match, "victim"), _party(desk, match, "beneficiary")
    have = {"amount": amount, "victim": victim, "beneficiary": beneficiary}
    if (
        match.frame.needs
        and any(n in have for n in match.frame.needs)
        and not any(have.get(n) for n in match.frame.needs)
    ):
        return
    if match.how == "noun" and is_charge(desk, match):
        return
    doers = doers_of(desk, match) or ([Who()] if not sure and is_nobodys(desk, match) else [])
    if sure and not is_wrong(desk, match, doers):
        return
    if "person" in match.frame.needs and not any(who.party is not None for who in doers):
        return
    accusing = accusing_clause(desk, clause)
    lost = clause.agent if doers[:1] == [Who()] else None  # "the money ended up with a firm"
    told = (clause.patient, accusing.predicate if accusing is not None else None, lost)
    tokens = [t for t in told if t is not None]
    ends = [_end(match), *([amount[1]] if amount else [])]
    said = accuser(desk, accusing) if accusing is not None else None
    filled = {"amount": amount[0] if amount else None, "victim": victim, "beneficiary": beneficiary}
    filled["place"] = text_of(desk.article, match, "place")
    for claim in _claims(desk, match, doers, match.frame.act, tokens, ends, filled, said):
        yield claim if sure else replace(claim, confidence=DOUBT)


def _accusation(desk: Desk, match: Match) -> Iterator[MisconductClaim]:
    """The offence that a verb of accusing or of taking part names; a deed has a frame of its own."""
    clause, parsed = match.clause, match.clause.parsed
    start, end = _stretch(match)
    inside = desk.article.clauses[parsed.sentence.number]
    deeds = [c for c in inside if c.outer is clause and c.relation == "pcomp"]
    deeds += [c for c in inside if c.outer in deeds and c.relation == "conj" and c.predicate.tag_ == "VBG"]
    if any(
        m.frame.kind == "misconduct" and "offences" not in m.frame.roles
        for c in deeds
        for m in desk.frames.match(c, desk.classes)
    ):
        return
    codes, last = offences_in(desk, parsed, start, end)
    if not codes and ("offences" in match.frame.needs or match.frame.act == "other"):
        return  # "accused of lending tractors to his son": which offence that is, no word says
    if deeds and not codes:
        last = parsed.end(deeds[0].predicate.doc[deeds[0].predicate.right_edge.i])
    amount = amount_in(desk, parsed, start, end)
    ends = [max(last, parsed.end(match.last))] + ([amount[1]] if amount else [])
    said = accuser(desk, clause) if "said_by" in match.frame.roles else None
    filled = {"amount": amount[0] if amount else None, "victim": None, "beneficiary": None}
    named = [c for c in codes if c != "other"] or codes  # "extortion and interference in the affairs of firms"
    for each in named or [match.frame.act]:
        yield from _claims(desk, match, doers_of(desk, match), each, [], ends, filled, said)


def _claims(
    desk: Desk,
    match: Match,
    doers: list[Who],
    code: str,
    tokens: list[Token],
    ends: list[int],
    filled: dict[str, Any],
    said: Source | None,
) -> Iterator[MisconductClaim]:
    """One claim for each doer whom no justice claim of the sentence charges with the same."""
    given = match.clause.recipient
    takers = desk.article.who(match.clause.parsed, given) if given is not None and match.how == "verb" else []
    for who in doers:
        if _is_told_by_justice(desk, match, who, code):
            continue
        if who.entity is not None and any(resolved(desk, taker).entity is who.entity for taker in takers):
            continue  # nobody pays himself: a pronoun was taken for the wrong person
        evidence = desk.evidence(match, [t for t in (who.token, *tokens) if t is not None], ends)
        base = desk.base(match.clause, evidence, goes_on=True)
        if base is None or base["stance"] in {"planned", "forecast"}:
            return
        if base["stance"] == "negated" and match.frame.stance == "asserted":
            base["stance"] = "asserted"  # "did not declare the villa": what was not done is the deed
        if base["stance"] == "negated" and "said_by" in match.frame.needs:
            return  # what is no wrong unless somebody says so
        accused = match.frame.stance == "alleged" or accusing_clause(desk, match.clause) is not None
        if base["stance"] == "asserted" and is_unproven(desk, match, who, base["said_by"]):
            base["stance"] = "alleged"
        if base["stance"] == "asserted" and (accused or any(s.type in _ACCUSERS for s in base["said_by"])):
            base["stance"] = "alleged"
        if accused:  # whoever is accused is no source of it
            base["said_by"] = tuple(s for s in base["said_by"] if s.name != who.text or s.type == "document")
        if said is not None and all(s.name != said.name for s in base["said_by"]):
            base["said_by"] = (*base["said_by"], said)
        yield MisconductClaim(
            act=code,  # type: ignore[arg-type]
            person=who.party if isinstance(who.party, str) else None,
            body=who.body if who.party is None else None,
            described=_words(desk, match, who) if isinstance(who.party, Described) else None,
            **filled,
            **base,
        )


def _words(desk: Desk, match: Match, who: Who) -> str | None:
    """Whom the text describes; "the four" of "accuses the four of fraud", where the parser takes the charge along."""
    if who.token is not None and who.token.pos_ == "NUM" and accusing_clause(desk, match.clause) is not None:
        return str(who.token.text)
    return who.text


def _party(desk: Desk, match: Match, role: str) -> str | None:
    """Who is robbed or favoured: people, bodies, a fund or programme; never the papers that were forged."""
    parsed = match.clause.parsed
    for token in fillers(match, role):
        if any(desk.classes.has(kind, match.clause, token) for kind in _THINGS):
            continue
        if is_sum(desk, parsed, token) or token.lemma_ in {"cent", "percent"}:
            continue
        if any(w.text and (w.entity is not None or w.body or w.party) for w in desk.article.who(parsed, token)):
            whole = next((w for w in desk.article.who(parsed, token) if w.entity is not None), None)
            return whole.text if whole is not None else desk.article.phrase(parsed, token)
        lemma = token.lemma_
        if (
            lemma in _FUNDS
            or (lemma == "fund" and token.dep_ == "pobj")
            or (token.tag_ == "NNS" and (desk.words.is_person_word(lemma) or AGENTIVE.search(lemma)))
        ):
            return desk.article.phrase(parsed, token)
    return None


def _amount(desk: Desk, match: Match) -> tuple[Money, int] | None:
    """The sum of a deed: behind its verb, else the subject of its passive ("1.1 billion tenge was embezzled") or the
    noun that a relative clause is about ("the 4 million that he is accused of diverting"); else so much a lorry."""
    clause, parsed = match.clause, match.clause.parsed
    stretch = _stretch(match)
    found = amount_in(desk, parsed, *stretch) or amount_in(desk, parsed, *stretch, kind="price")
    if found is not None or clause.patient is None or clause.patient.i > clause.predicate.i:
        return found
    first, last = noun_phrase(clause.patient)
    return amount_in(desk, parsed, parsed.start(first), parsed.end(last))


def _stretch(match: Match) -> tuple[int, int]:
    """Where sums and offences of a match are sought."""
    clause, parsed = match.clause, match.clause.parsed
    if match.how == "noun":
        return parsed.start(clause.predicate), parsed.end(clause.predicate.doc[clause.predicate.right_edge.i])
    return clause.region


def _end(match: Match) -> int:
    """Where the words of a deed end: with what hangs on its verb behind the last complement that the frame asks for,
    before the next verb: "sold jobs **in the workshop at 8,000 yuan each**"."""
    clause, parsed = match.clause, match.clause.parsed
    last = match.last
    if match.how != "verb":
        return parsed.end(last)
    for token in parsed.doc[last.i + 1 : clause.predicate.right_edge.i + 1]:
        verbal = token.tag_.startswith(("VB", "W", "MD")) and token.dep_ not in {"acl", "amod", "compound"}
        joins = token.dep_ == "mark" or (token.dep_ == "cc" and token.head.pos_ == "VERB")
        if verbal or joins or token.pos_ == "PUNCT":
            break
        if token.pos_ not in {"ADP", "CCONJ", "DET", "SCONJ"}:  # no quote ends in "between" or "for the"
            last = token
    return parsed.end(last)


def _is_plea(match: Match) -> bool:
    """A plea, or the charge that is answered, is told by the statement and the justice claim; a forced deed is none."""
    clause = match.clause
    outer = clause.outer
    if outer is None:
        return False
    if outer.passive and outer.lemma in {"compel", "force", "make", "oblige"}:
        return True  # who is made to pay bribes suffers them
    if match.how == "noun" and clause.predicate.dep_ == "dobj" and clause.predicate.head.lemma_ in _FIGHTING:
        return True  # "failed to prevent corruption among his men"
    if match.how in {"noun", "predicate"}:
        return outer.lemma in _PLEAS
    if outer.lemma in _BARRING and clause.relation == "pcomp" and clause.predicate.head.lower_ == "from":
        return True  # "barred aldermen from employing relatives"
    while clause.relation in {"pcomp", "xcomp"} and clause.outer is not None:  # "deny conspiring to defraud"
        clause = clause.outer
        if clause.lemma in _PLEAS:
            return True
    return outer.lemma == "plead" and clause.relation != "relcl"  # "engineers, who had faked reports, pleaded guilty"


def _is_definition(match: Match) -> bool:
    """ "Collusion, in law, is an agreement to defraud": what a crime is, not that somebody did it."""
    parsed = match.clause.parsed
    root = next((t for t in parsed.doc if t.dep_ == "ROOT"), None)
    if root is None or root.tag_ not in {"VBZ", "VBP"} or root.lemma_ not in {"be", "mean", "cover", "define"}:
        return False
    return any(t.lemma_ in _LAW for t in parsed.doc[: root.i + 1])


def _is_general(match: Match) -> bool:
    """ "Officials who take bribes face prison": whoever does it, not that somebody did; "officers who take bribes on
    the Dostyk road" are particular."""
    clause = match.clause
    head, above = clause.predicate.head, list(clause.predicate.ancestors)
    if any(t.dep_ in {"relcl", "acl"} and t.head.lemma_ in _RULES for t in [clause.predicate, *above]):
        return True  # "a bill that makes firms liable for bribes paid by their staff"
    if (
        clause.relation == "relcl"
        and clause.predicate.tag_ == "VBZ"
        and any(c.lower_ in {"a", "any"} for c in head.lefts)
    ):
        return True  # "a clerk who takes 500 goes to jail"
    if clause.relation != "relcl" or clause.predicate.tag_ not in {"VBP", "VB"} or head.tag_ != "NNS":
        return False
    return not any(c.dep_ in {"det", "nummod", "poss", "prep", "amod", "predet"} for c in head.children)


def _is_told_by_justice(desk: Desk, match: Match, who: Who, code: str) -> bool:
    """Whether a justice claim of the sentence already carries the offence for the same or an unnamed person."""
    parsed = match.clause.parsed
    low, high, here = parsed.sentence.start, parsed.sentence.end, parsed.start(match.trigger)
    for claim in desk.claims:
        if claim.kind != "justice" or not low <= claim.evidence.start < high:
            continue
        offences = getattr(claim, "offences", ())
        same = getattr(claim, "person", None) == who.party or who.entity is None or getattr(claim, "count", None)
        within = claim.evidence.start <= here <= claim.evidence.end or (
            here > claim.evidence.start
            and match.clause.relation in {"pcomp", "conj"}
            and accusing_clause(desk, match.clause) is None
            and match.clause.predicate.tag_ == "VBG"
        )
        if same and (code in offences or (offences and within)):
            return True
    return False
