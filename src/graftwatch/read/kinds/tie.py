"""Tie claims: family, allies, rivals, succession, ownership; from "X's nephew, Y" to "owned by his cousin"."""

from collections.abc import Iterator

from graftwatch.claims import Described, TieClaim
from graftwatch.claims.vocabulary import Stance
from graftwatch.read.clauses import Clause, Parsed, nominal
from graftwatch.read.desk import Desk
from graftwatch.read.firms import firm_at
from graftwatch.read.frames import Match
from graftwatch.read.holders import Held
from graftwatch.read.kinds.ends import (
    End,
    described,
    firm_end,
    hyphenated,
    named_beside,
    owner_of,
    people,
    tie_noun,
)
from graftwatch.read.lexicons import Tie
from graftwatch.read.roles import fillers
from graftwatch.read.stance import stance_of
from graftwatch.read.syntax import SUBJECTS, Token

_REGARDING = frozenset(
    [
        "regard",
        "describe",
        "see",
        "view",
        "consider",
        "know",
        "tout",
        "call",
        "name",
        "think",
        "believe",
        "hold",
        "portray",
        "depict",
        "perceive",
        "brand",
        "label",
        "confirm",
        "call",
    ]
)
_ALLEGING = _REGARDING - {"know", "call", "name", "confirm"}
_BEING = frozenset({"be", "become", "remain"})
_FIRMS = frozenset({"ownership", "employment"})
_OWNED = frozenset({"of", "to", "with", "at", "for"})
_HEADS = frozenset({"number", "one", "some", "all", "several", "another", "two", "three", "most", "few", "many"})
_EMPLOYED_BY_NAME = frozenset({"lawyer", "attorney"})


def ties(desk: Desk) -> Iterator[TieClaim]:
    """All ties that a noun of kinship, friendship or following states between two of a document."""
    for number in sorted(desk.article.parsed):
        parsed = desk.article.parsed[number]
        if desk.article.layout.blocks[parsed.sentence.block].kind == "heading":
            continue
        for token in parsed.tokens:
            if token.pos_ in {"NOUN", "ADJ", "PROPN"} and (tie := tie_noun(desk, parsed, token)) is not None:
                for claim in _of_noun(desk, parsed, token, tie):
                    if claim.from_ != claim.to:
                        yield claim
            if token.dep_ == "appos" and token.pos_ == "NOUN":
                yield from _in_service(desk, parsed, token)


def from_match(desk: Desk, match: Match) -> Iterator[TieClaim]:
    """The tie that a verb states: "owns", "is married to", "belonged to the president's inner circle"."""
    parsed, act = match.clause.parsed, match.frame.act
    ends = []
    for role in ("from_", "to"):
        wanted = act in _FIRMS and role == "to"
        found = [
            e
            for token in fillers(match, role)
            for e in (firm_end(desk, parsed, token) if wanted else people(desk, parsed, token))
        ]
        found = found or [
            e for token in fillers(match, role) for e in ([] if wanted else described(desk, parsed, token))
        ]
        ends.append(found[:4])
    stance = stance_of(match.clause, desk.words)
    if not ends[0] or not ends[1] or stance is None:
        return
    for one in ends[0]:
        other = ends[1][0]
        if one.party != other.party:
            start = min(one.start, other.start, parsed.start(match.trigger))
            evidence = desk.article.cover(parsed, start, max(one.end, other.end, parsed.end(match.trigger)))
            base = desk.plain(parsed, evidence, said_by=desk.attribution.chain(match.clause))
            detail = match.extra.text if match.extra is not None and act == "associate" else match.trigger.text
            yield TieClaim(act=act, from_=one.party, to=other.party, detail=detail, stance=stance, **base)  # type: ignore[arg-type]
            if isinstance(one.party, Described):
                yield from _relative(desk, parsed, one)


def _relative(desk: Desk, parsed: Parsed, one: End) -> Iterator[TieClaim]:
    """The family tie within "is owned by Mr. Orlov's sister-in-law"."""
    token = parsed.token_at(one.start)
    tie = tie_noun(desk, parsed, token) if token is not None else None
    if token is None or tie is None or tie.act != "family":
        return
    for other in _others(desk, parsed, token, tie)[:1]:
        evidence = desk.article.cover(parsed, other.start, max(one.end, hyphenated(desk, parsed, token)[1]))
        detail = _detail(desk, parsed, token)
        yield TieClaim(act="family", from_=one.party, to=other.party, detail=detail, **desk.plain(parsed, evidence))


def employment(desk: Desk, held: Held) -> TieClaim | None:
    """The tie that a post in a private firm is: "Otto Brandt, sales manager of the brewery Hops & Co"; else None."""
    post, parsed = held.post, held.parsed
    firm = firm_at(desk.article, parsed, post.start, held.end, body=post.body)
    if firm is None:
        return None
    evidence = desk.article.cover(parsed, held.start, held.end)
    base = desk.plain(parsed, evidence)
    return TieClaim(act="employment", from_=held.entity.name, to=firm, detail=post.post, **base)


def _in_service(desk: Desk, parsed: Parsed, token: Token) -> Iterator[TieClaim]:
    """ "Otto Brandt, sales manager of the brewery Hops & Co": an occupation in a private firm behind a name."""
    lemma, here = parsed.lemma(token), parsed.start(token)
    if not desk.words.is_person_word(lemma) or any(h.post.start <= here < h.post.end for h in desk.article.holders):
        return
    firms = [
        f
        for c in token.children
        if c.lower_ in {"of", "at", "with"}
        for o in c.children
        for f in firm_end(desk, parsed, o)
    ]
    for one in people(desk, parsed, token.head) if firms else []:
        evidence = desk.article.cover(parsed, one.start, firms[0].end)
        base = desk.plain(parsed, evidence)
        yield TieClaim(
            act="employment", from_=one.party, to=firms[0].party, detail=_detail(desk, parsed, token), **base
        )


# -- ties of nouns


def _of_noun(desk: Desk, parsed: Parsed, token: Token, tie: Tie) -> Iterator[TieClaim]:
    if tie.act == "employment" and (tie.reversed or parsed.lemma(token) not in _EMPLOYED_BY_NAME):
        return
    if any(c.dep_ == "amod" and c.lower_ in {"former", "ex"} for c in token.children) and tie.act == "ownership":
        return
    clause = _stating(desk, parsed, token)
    others = _others(desk, parsed, token, tie)
    if not others:
        return
    for one in _holders(desk, parsed, token, clause, others):
        other = others[0]
        stance, said = _vouched(desk, parsed, token, clause)
        if stance is None:
            return
        first = parsed.doc[token.left_edge.i] if token.left_edge.dep_ != "punct" else token
        start = min(one.start, other.start, parsed.start(first if token.i - first.i < 6 else token))
        evidence = desk.article.cover(parsed, start, max(one.end, other.end, parsed.end(token)))
        base = desk.plain(parsed, evidence, said_by=said)
        ends = (other.party, one.party) if tie.reversed else (one.party, other.party)
        yield TieClaim(
            act=tie.act,  # type: ignore[arg-type]
            from_=ends[0],
            to=ends[1],
            detail=_detail(desk, parsed, token),
            stance=stance,
            **base,
        )


def _vouched(desk: Desk, parsed: Parsed, token: Token, clause: Clause | None) -> tuple[Stance | None, tuple]:  # type: ignore[type-arg]
    """The stance of a tie and who says it; an apposition is the writer's own, "described as" is alleged."""
    if any(c.dep_ == "det" and c.lower_ == "no" for c in token.children):
        return "negated", ()
    if clause is None:
        stance = (
            stance_of(nominal(parsed, token, desk.article.clauses[parsed.sentence.number]), desk.words)
            if token.dep_ == "appos"
            else "asserted"
        )
        return ("alleged" if stance == "alleged" else "asserted"), ()
    stance = stance_of(clause, desk.words)
    if clause.lemma in _ALLEGING and stance == "asserted":
        stance = "alleged"
    agent = clause.agent if clause.passive else None
    said = desk.attribution.chain(clause)
    if (
        clause.lemma in _REGARDING
        and agent is not None
        and (source := desk.attribution.source(parsed, agent)) is not None
    ):
        said = (*said, source)
    return stance, said


def _detail(desk: Desk, parsed: Parsed, token: Token) -> str:
    start, end = hyphenated(desk, parsed, token)
    for left in token.lefts:
        if left.dep_ in {"amod", "compound"} and left.lower_ not in {"late", "former", "then"}:
            start = min(start, hyphenated(desk, parsed, left)[0])
            break
    return desk.text[start:end]


def _others(desk: Desk, parsed: Parsed, token: Token, tie: Tie) -> list[End]:
    """Whose ally, brother or firm it is: the possessor, or who stands behind "of", "to", "with" or "at"."""
    for child in token.children:
        if child.dep_ == "poss":
            return owner_of(desk, parsed, child)
    before = parsed.doc[max(0, token.i - 3) : token.i]
    if (mark := next((t for t in before if t.tag_ == "POS" and t.i), None)) is not None:
        return people(desk, parsed, parsed.doc[mark.i - 1])
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in _OWNED:
            for target in (c for c in child.children if c.dep_ == "pobj"):
                if found := _target(desk, parsed, target, tie):
                    return found
            return []
    if (
        tie.act in {"family", "associate"}
        and token.dep_ == "appos"
        and any(c.lower_ in {"a", "an"} for c in token.children if c.dep_ == "det")
    ):
        return _subject_above(desk, parsed, token)
    return []


def _target(desk: Desk, parsed: Parsed, target: Token, tie: Tie) -> list[End]:
    if tie.act in _FIRMS | {"membership"}:
        return firm_end(desk, parsed, target) if tie.act in _FIRMS else []
    found = people(desk, parsed, target)
    if not found and target.lower_ in {"wedding", "side"}:
        found = [e for c in target.children if c.lower_ == "of" for o in c.children for e in people(desk, parsed, o)]
    return found or (described(desk, parsed, target) if tie.act == "family" else [])


def _subject_above(desk: Desk, parsed: Parsed, token: Token) -> list[End]:
    """ "He was shielded by Vahram Oskanyan, a school friend": the friend of whom the clause is about."""
    clauses = {c.predicate.i: c for c in desk.article.clauses[parsed.sentence.number]}
    for ancestor in token.ancestors:
        if ancestor.i in clauses:
            subject = clauses[ancestor.i].subject
            inside = subject is not None and (subject.i == token.head.i or subject in token.ancestors)
            return [] if inside or subject is None else people(desk, parsed, subject)[:1]
    return []


# -- who is the nephew


def _holders(desk: Desk, parsed: Parsed, token: Token, clause: Clause | None, others: list[End]) -> list[End]:
    """Who is so called: the name beside the noun, what the noun is an apposition of, or the subject of the clause."""
    if (beside := named_beside(desk, parsed, token)) is not None:
        return beside
    noun = _lifted(token)
    if noun.dep_ == "appos":
        found = people(desk, parsed, noun.head) or described(desk, parsed, noun.head)
        return [e for e in found if e.party != others[0].party]
    if clause is not None:
        subject = clause.patient if clause.lemma in _REGARDING and not clause.passive else clause.subject
        if subject is not None and subject.i == noun.i:
            complement = next(iter(clause.complements), None)
            named = people(desk, parsed, complement) if complement is not None else []
            return named or _of_whose(desk, parsed, noun)
        if subject is not None:
            return people(desk, parsed, subject) or described(desk, parsed, subject)
    return _of_whose(desk, parsed, noun)


def _of_whose(desk: Desk, parsed: Parsed, noun: Token) -> list[End]:
    """ "whose elder son is a director": the son, unnamed."""
    if (
        noun.dep_ not in SUBJECTS
        or noun.tag_ != "NN"
        or not any(c.dep_ == "poss" and c.lower_ == "whose" for c in noun.children)
    ):
        return []
    start, end = hyphenated(desk, parsed, noun)
    words = " ".join(t.text for t in noun.lefts if t.dep_ in {"amod", "compound"})
    return [End(Described(f"{words} {desk.text[start:end]}".strip()), parsed.start(noun.left_edge), end)]


def _lifted(token: Token) -> Token:
    """From "allies" in "one of the president's closest allies" to "one"."""
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _HEADS:
        token = token.head.head
    return token


def _stating(desk: Desk, parsed: Parsed, token: Token) -> Clause | None:
    """The clause that says that somebody is the ally: with "be", or with "describe … as" and the like."""
    noun = _lifted(token)
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    head = noun.head
    if noun.dep_ == "pobj" and head.lower_ == "as":
        head = head.head
        while head.dep_ in {"pobj", "agent", "prep", "conj"} and head.pos_ not in {"VERB", "AUX"}:
            head = head.head  # "touted by many as": the parser may hang "as" on whoever touts
    elif noun.dep_ not in {"attr", "oprd", "nsubj", "nsubjpass", "ccomp", "acomp", "dobj", "xcomp"}:
        return None
    clause = next((c for c in desk.article.clauses[parsed.sentence.number] if c.predicate.i == head.i), None)
    if clause is None or clause.lemma not in _BEING | _REGARDING:
        return None
    if noun.dep_ == "dobj" or (noun.dep_ in {"nsubj", "nsubjpass"} and clause.lemma not in _BEING):
        return None
    return clause
