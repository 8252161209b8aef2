"""Tie claims: family, allies, rivals, succession, ownership; from "X's nephew, Y" to "owned by his cousin"."""

from collections.abc import Iterator

from graftwatch.claims import Described, TieClaim
from graftwatch.claims.vocabulary import Stance
from graftwatch.read.clauses import Clause, Parsed, nominal
from graftwatch.read.desk import Desk
from graftwatch.read.firms import firm_at, firms
from graftwatch.read.frames import Match
from graftwatch.read.holders import Held
from graftwatch.read.kinds.ends import (
    End,
    described,
    fellowship_end,
    firm_before,
    firm_beside,
    firm_end,
    hyphenated,
    is_firm_or_cause,
    named_beside,
    owner_of,
    people,
    tie_noun,
)
from graftwatch.read.kinds.registered import in_name, thing_end
from graftwatch.read.lexicons import Tie
from graftwatch.read.roles import fillers
from graftwatch.read.stance import stance_of
from graftwatch.read.syntax import SUBJECTS, conjuncts
from graftwatch.read.tree import Token
from graftwatch.read.units import load_classes

_REGARDING = frozenset([
    "believe", "brand", "call", "confirm", "consider", "depict", "describe", "hold", "know", "label", "list", "name",
    "perceive", "portray", "record", "regard", "register", "see", "think", "tout", "view",
])  # fmt: skip
_ALLEGING = _REGARDING - {"know", "call", "name", "confirm", "list", "record", "register"}
_BEING = frozenset({"be", "become", "remain"})
_FIRMS = frozenset({"ownership", "employment"})
_OWNED = frozenset({"of", "to", "with", "at", "for"})
_SERVED = frozenset({"of", "at", "in", "with", "to", "for", "from"})
_ADVISING = frozenset({"adviser", "advisor", "consultant", "executive", "lobbyist", "partner", "representative"})
_FOUNDING = frozenset({"co-found", "control", "found", "set", "take"})
"""What is founded or controlled may be a party or a country: it must be known for a firm."""
_REGISTERED = frozenset({"belong", "register"})
_HEADS = frozenset(["number", "one", "some", "all", "several", "another", "two", "three", "most", "few", "many"])
_INSIDE = frozenset({"member", "members", "part", "figure"})
"""Whoever stands before "of the president's inner circle"."""
_INCLUDING = frozenset({"count", "include"})


def ties(desk: Desk) -> Iterator[TieClaim]:
    """All ties that a noun of kinship, friendship or following states between two of a document."""
    for number in sorted(desk.article.parsed):
        parsed = desk.article.parsed[number]
        if desk.article.layout.blocks[parsed.sentence.block].kind == "heading":
            continue
        for token in parsed.doc:
            if token.pos_ in {"NOUN", "ADJ", "PROPN"} and (tie := tie_noun(desk, parsed, token)) is not None:
                for claim in _of_noun(desk, parsed, token, tie):
                    if claim.from_ != claim.to:
                        yield claim
            if token.pos_ in {"NOUN", "PROPN"}:
                yield from _in_service(desk, parsed, token)
                yield from in_name(desk, parsed, token)


def from_match(desk: Desk, match: Match) -> Iterator[TieClaim]:
    """The tie that a verb states: "owns", "is married to", "belonged to the president's inner circle"."""
    clause, parsed, act = match.clause, match.clause.parsed, match.frame.act
    ones, others = (_ends(desk, match, role) for role in ("from_", "to"))
    stance = stance_of(clause, desk.words)
    if not ones or not others or stance is None:
        return
    if stance == "asserted" and match.frame.stance is not None:
        stance = match.frame.stance  # type: ignore[assignment]
    if act in {"associate", "rival"} and any(isinstance(e.party, Described) for e in (ones[0], others[0])):
        return  # "a source close to the minister", "close to the investigation"
    regarded = clause.outer is not None and match.how == "predicate" and clause.outer.lemma in _ALLEGING
    if stance == "asserted" and regarded:
        stance = "alleged"
    for one in ones:
        for other in others if act == "ownership" else others[:1]:
            if one.party == other.party:
                continue
            start = min(one.start, other.start, parsed.start(match.trigger))
            evidence = desk.article.cover(parsed, start, max(one.end, other.end, parsed.end(match.trigger)))
            told = clause.relation == "acl" and clause.predicate.head.dep_ == "appos"  # the writer's own
            base = desk.plain(parsed, evidence, said_by=() if told else desk.attribution.chain(clause, goes_on=False))
            detail = _stated(desk, match)
            yield TieClaim(act=act, from_=one.party, to=other.party, detail=detail, stance=stance, **base)  # type: ignore[arg-type]
        if isinstance(one.party, Described):
            yield from _relative(desk, parsed, one)


def _ends(desk: Desk, match: Match, role: str) -> list[End]:
    """Who or what stands at one end of a tie that a verb states: people, or what is owned or worked for."""
    act, parsed = match.frame.act, match.clause.parsed
    tokens = fillers(match, role)
    if role == "to" and match.how == "predicate":
        tokens = [t for t in tokens if t not in fillers(match, "from_")]
    owned = act == "ownership" and match.clause.lemma not in _FOUNDING
    listed = owned and (match.clause.lemma in _REGISTERED or match.clause.passive)
    if role == "to" and listed and not any(t.tag_ == "PRP" for t in fillers(match, "from_")):
        return [e for t in tokens for part in conjuncts(t) for e in thing_end(desk, parsed, part)][:4]
    if role == "to" and act in _FIRMS:
        return [e for t in tokens for part in conjuncts(t) for e in firm_end(desk, parsed, part, owned=owned)][:4]
    if role == "to" and act == "membership":
        return [e for t in tokens for part in conjuncts(t) for e in fellowship_end(desk, parsed, part)][:4]
    if role == "to" and act == "succession" and match.clause.infinitive is not None:
        tokens = [*tokens, *(c for c in match.clause.infinitive.children if c.dep_ == "dobj")]
    if role == "to" and act == "family" and match.how == "predicate":  # "who is married to the president's daughter"
        tokens = [t for t in tokens if t.dep_ == "pobj"] or tokens
    wed = role == "to" and act == "family"  # "married to a daughter of X": not to X, nor to whom "and" joins
    first = described if wed else people
    found = (first(desk, parsed, t) or people(desk, parsed, t) or described(desk, parsed, t) for t in tokens)
    return next((ends[:4] for ends in found if ends), [])


def _stated(desk: Desk, match: Match) -> str:
    """The text's own word for a tie that a verb states: the share that is held, the circle belonged to, else the
    verb."""
    extra, act = match.extra, match.frame.act
    if extra is None or act not in {"associate", "ownership"} or extra.pos_ == "ADP":
        return str(match.trigger.text)
    if act == "ownership" and match.how == "verb" and extra.dep_ in {"dobj", "nsubjpass"}:
        first = next((t for t in extra.subtree if t.pos_ == "NUM"), extra)
        parsed = match.clause.parsed
        return desk.text[parsed.start(min(first, extra, key=lambda t: t.i)) : parsed.end(extra)]
    return str(extra.text) if act == "associate" and match.how == "verb" else str(match.trigger.text)


def _relative(desk: Desk, parsed: Parsed, one: End) -> Iterator[TieClaim]:
    """The family tie within "is owned by Mr. Orlov's sister-in-law"."""
    token = parsed.token_at(one.end - 1)
    tie = tie_noun(desk, parsed, token) if token is not None else None
    if token is None or tie is None or tie.act != "family" or any(c.tag_ == "PRP$" for c in token.children):
        return  # "owned by his wife" names neither
    for other in _others(desk, parsed, token, tie)[:1]:
        last = max(one.end, other.end, hyphenated(desk, parsed, token)[1])
        evidence = desk.article.cover(parsed, min(one.start, other.start), last)
        detail = _detail(desk, parsed, token)
        yield TieClaim(act="family", from_=one.party, to=other.party, detail=detail, **desk.plain(parsed, evidence))


def employment(desk: Desk, held: Held) -> TieClaim | None:
    """The tie that a post in a private firm is: "Otto Brandt, sales manager of the brewery Hops & Co"; else None."""
    post, parsed = held.post, held.parsed
    firm = firm_at(desk.article, parsed, post.start, held.end, body=post.body)
    if firm is None and post.body is None and post.place is None and desk.words.is_corporate(post.post):
        before = desk.article.body_before(post.start)  # "CEO Anna Holm": of the firm that is spoken of
        firm = before if before in firms(desk.article) else None
    if firm is None:
        return None
    evidence = desk.article.cover(parsed, held.start, held.end)
    base = desk.plain(parsed, evidence)
    return TieClaim(act="employment", from_=held.entity.name, to=firm, detail=post.post, **base)


def _in_service(desk: Desk, parsed: Parsed, token: Token) -> Iterator[TieClaim]:
    """ "Otto Brandt, sales manager of the brewery Hops & Co", "is now a consultant to a shipbuilder": an occupation in
    a private firm, behind a name or said of one; "Anna Kovac of Open Ledgers, a watchdog" tells it by "of"
    alone."""
    at = [o for c in token.children if c.lower_ in _SERVED for o in c.children]
    if not at:
        return
    lemma, here = token.lemma_, parsed.start(token)
    named = desk.article.names.at(parsed, token)
    serves = desk.words.is_person_word(lemma) or lemma in _ADVISING or desk.article.post(parsed, token) is not None
    if named is None and (not serves or tie_noun(desk, parsed, token) is not None):
        return
    if any(h.post.start <= here < h.post.end for h in desk.article.holders):
        return
    if named is not None:
        at = [o for o in at if o.head.lower_ == "of" and is_firm_or_cause(desk, parsed, o)]
    firms = [f for o in at for f in firm_end(desk, parsed, o, owned=named is not None)]
    if not firms:
        return
    clause = _stating(desk, parsed, token)
    holder = token if named is not None else clause.subject if clause is not None else token.head
    if holder is None or (clause is None and token.dep_ != "appos" and named is None):
        return
    for one in people(desk, parsed, holder) or _of_whose(desk, parsed, holder):
        evidence = desk.article.cover(parsed, one.start, firms[0].end)
        base = desk.plain(parsed, evidence)
        detail = _detail(desk, parsed, token) if named is None else None
        yield TieClaim(act="employment", from_=one.party, to=firms[0].party, detail=detail, **base)


# -- ties of nouns


def _of_noun(desk: Desk, parsed: Parsed, token: Token, tie: Tie) -> Iterator[TieClaim]:
    if tie.act == "employment" and (tie.reversed or token.lemma_ not in load_classes(desk.words.language)["attendant"]):
        return
    if any(c.dep_ == "amod" and c.lower_ in {"former", "ex"} for c in token.children) and tie.act == "ownership":
        return
    clause = _stating(desk, parsed, token)
    others = _others(desk, parsed, token, tie, clause)
    if not others and token.tag_ == "NNS" and clause is not None and clause.subject is not None:
        subject = clause.subject.head if clause.subject.dep_ == "conj" else clause.subject
        others = people(desk, parsed, subject)[1:]  # "X and Y are cousins", "X and Y, who are cousins"
    if not others and tie.act == "family" and token.tag_ == "NNS":
        pair = named_beside(desk, parsed, token) or []
        others, clause = pair[1:2], None  # "the brothers X and Y"
    if not others:
        return
    held = tie.possessed and tie.reversed
    for one in firm_beside(desk, parsed, token) if held else _holders(desk, parsed, token, clause, others):
        other = others[0]
        if other.party == one.party:
            continue
        stance, said = _vouched(desk, parsed, token, clause)
        if stance is None:
            return
        first = parsed.doc[token.left_edge.i] if token.left_edge.dep_ != "punct" else token
        start = min(one.start, other.start, parsed.start(first if token.i - first.i < 6 else token))
        if clause is not None and clause.relation == "conj" and clause.outer is not None:
            shared = one.start < parsed.start(clause.outer.predicate)  # "X ran the agency and was seen as an ally"
            start = parsed.start(clause.predicate) if shared else start
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
    said = desk.attribution.chain(clause, goes_on=False)
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


def _others(desk: Desk, parsed: Parsed, token: Token, tie: Tie, clause: Clause | None = None) -> list[End]:
    """Whose ally, brother or firm it is: the possessor, or who stands behind "of", "to", "with" or "at"."""
    firm = tie.act in _FIRMS and not tie.possessed
    named = token.head if token.dep_ in {"amod", "compound"} and token.head.pos_ == "PROPN" else None
    for child in [*token.children, *(named.lefts if named is not None else ())]:  # "his ex-wife | Anna"
        if child.dep_ == "poss" and child.i < token.i:
            return firm_end(desk, parsed, child, owned=True) if firm else owner_of(desk, parsed, child)
    before = parsed.doc[max(0, token.i - 3) : token.i]
    if (mark := next((t for t in before if t.tag_ == "POS" and t.i), None)) is not None:
        owner = parsed.doc[mark.i - 1]
        return firm_end(desk, parsed, owner, owned=True) if firm else owner_of(desk, parsed, owner)
    if tie.possessed:
        return []
    if tie.act == "ownership" and (before_it := firm_before(desk, parsed, token)):
        return before_it
    owned = _OWNED | {"in"} if firm else _OWNED
    targets = [
        o for c in token.children if c.dep_ == "prep" and c.lower_ in owned for o in c.children if o.dep_ == "pobj"
    ]
    if not targets and clause is not None and token in clause.complements:  # "is godfather to X": hung on the verb
        targets = [t for p, t in clause.obliques if p in _OWNED and t.head.i == token.i + 1]
    for target in targets:
        if found := _target(desk, parsed, target, tie):
            return found
    if (
        not targets
        and tie.act in {"family", "associate"}
        and token.dep_ == "appos"
        and any(c.lower_ in {"a", "an"} for c in token.children if c.dep_ == "det")
    ):
        return _subject_above(desk, parsed, token)
    return []


def _target(desk: Desk, parsed: Parsed, target: Token, tie: Tie) -> list[End]:
    if tie.act == "membership":
        return fellowship_end(desk, parsed, target)
    if tie.act in _FIRMS:
        served = people(desk, parsed, target) if tie.act == "employment" else []  # "a bodyguard of the minister"
        return served or firm_end(desk, parsed, target, owned=tie.act == "ownership")
    found = people(desk, parsed, target)
    post = desk.article.post(parsed, target) if target.pos_ in {"NOUN", "PROPN"} else None
    if post is not None and (beside := named_beside(desk, parsed, target, after=post.end)):
        found = beside[:1]  # "an associate of the former treasurer, Alejandro Andrade"
    if not found and target.lower_ in {"wedding", "side"}:
        found = [e for c in target.children if c.lower_ == "of" for o in c.children for e in people(desk, parsed, o)]
    if not found and tie.act == "associate":  # "a schoolmate of the finance minister": whose post is one of a kind
        definite = post is not None and any(c.lower_ == "the" for c in target.lefts)
        return described(desk, parsed, target) if definite and target.tag_ == "NN" else []
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
    for child in (c for c in noun.children if c.dep_ == "appos" and c.i > noun.i):
        if named := people(desk, parsed, child):
            return named  # "the owner of the firm, Ivan Petrov"
    if noun.dep_ == "appos":
        found = people(desk, parsed, noun.head) or described(desk, parsed, noun.head)
        return [e for e in found if e.party != others[0].party]
    if clause is not None:
        subject = clause.patient if clause.lemma in _REGARDING and not clause.passive else clause.subject
        if clause.lemma in _INCLUDING:
            parts = conjuncts(clause.patient) if clause.patient else []
            return [e for part in parts for e in people(desk, parsed, part)]
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
    start, end = parsed.start(noun.left_edge), hyphenated(desk, parsed, noun)[1]
    return [End(Described(desk.article.phrase(parsed, noun)), start, end)]


def _lifted(token: Token) -> Token:
    """From "allies" in "one of the president's closest allies" to "one", and to the first of "friend and ally of"."""
    while token.dep_ == "pobj" and token.head.lower_ in {"of", "in"} and token.head.head.lower_ in _HEADS | _INSIDE:
        token = token.head.head
    while token.dep_ == "conj" and token.head.pos_ == "NOUN" and token.head.dep_ in {"appos", "attr"}:
        token = token.head
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
    if clause is not None and clause.lemma in _INCLUDING and noun.dep_ == "nsubj" and noun.tag_ == "NNS":
        return clause  # "his rivals include X"
    if clause is None or clause.lemma not in _BEING | _REGARDING:
        return None
    if noun.dep_ == "dobj" or (noun.dep_ in {"nsubj", "nsubjpass"} and clause.lemma not in _BEING):
        return None
    return clause
