"""Whom the law did something to: people by name, by post or by number, bodies, and those who share their fate."""

import re

from graftwatch.claims import Described, JusticeClaim
from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.groups import group_meant
from graftwatch.read.kinds.fragments import list_head, unspoken
from graftwatch.read.kinds.recalled import FLED_FROM, JUDGED, RESTRAINTS, again, recalled
from graftwatch.read.numbers import whole_number
from graftwatch.read.people import UNITS, Who
from graftwatch.read.roles import fillers, is_antecedent
from graftwatch.read.syntax import conjuncts, prep_objects
from graftwatch.read.tree import Token

_SUM = re.compile(r"[^\W\d]{1,3}\d[\d,.]*|[^\w\s]\d.*")  # "Sh50,000"
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPANY = re.compile(
    r"\b(?:together|along|jointly) with\b|\balongside\b|\bjointly \w+ed with\b"
    r"|\bwith (?=(?:\d+|[a-z]+) (?:[a-z-]+ )?(?:accomplice|associate|co-defendant|colleague|subordinate|other)s\b)"
)
_ANYBODY = frozenset(
    {"person", "anyone", "anybody", "someone", "somebody", "whoever", "nobody", "everyone", "man", "woman"}
)
_DETERMINERS = frozenset({"det", "nummod", "poss", "predet", "quantmod"})
_BEHIND = frozenset({"against", "for", "into", "on", "to"})
_PROSECUTION = frozenset(
    {"agency", "bureau", "crown", "government", "ministry", "office", "prosecution", "prosecutor", "state"}
)
_MORE = frozenset({"additional", "further", "many", "more", "numerous", "other", "several"})
_MANY, _SEVERAL = 30, 12
_OF_A_CASE = re.compile(
    r"\b(?:in|over|of|during) (?:the|this|that|a|one|his|her|their) (?:\w+ ){0,2}"
    r"(?:affair|case|investigation|operation|plot|probe|raids?|scandal|scheme|sweep|trial)\b"
)
_NEAR = 300  # characters: about two sentences


def subjects(desk: Desk, match: Match) -> list[Who]:
    """Whom it happens to: people first; a body only where the frame has a role for it."""
    if match.frame.act == "appealed" and (agent := match.clause.agent) is not None and _prosecutes(match, agent):
        return recalled(desk, match) or [Who()]
    if _lets_go_of(desk, match):
        return []
    if match.how == "predicate" and match.clause.outer is not None and match.clause.outer.lemma == "find":
        return []  # "found dead in his cell"
    if match.frame.act in {"appealed", "upheld"} and (clients := _clients(desk, match)):
        return clients
    if (listed := list_head(desk, match)) is not None:
        return [listed]
    owned = _premises(desk, match) or _sought(desk, match)
    for token in owned or [_named(match, t) for t in fillers(match, "person")]:
        if token.lower_ in {"i", "me"} and (speaker := _speaker(desk, match, token)) is not None:
            return [speaker]
        alone = is_antecedent(match.clause, token)
        found = [w for w in desk.article.who(match.clause.parsed, token, alone=alone) if _can_be(desk, match, w)]
        if found and match.how == "noun":
            found += _joined(desk, match, token)
        if found:
            return found if match.how != "adjective" else [w for w in found if w.entity is not None]
        if token.lower_ in {"nobody", "no-one"} or (token.lower_ == "one" and _is_nobody(token)):
            nobody = Who(Described(desk.article.phrase(match.clause.parsed, token)), token=token)
            return [nobody] if match.clause.negated and not match.clause.modal else []
        if token.tag_ == "PRP" and token.lower_ not in {"it", "they", "them", "that"}:
            return []  # somebody is meant who is not known, and not whom the next slot holds
    for token in owned or fillers(match, "body"):
        name = desk.article.names.at(match.clause.parsed, token)
        found = [
            w for w in desk.article.who(match.clause.parsed, token) if w.body and (name is None or name.kind != "place")
        ]
        if found:
            return found
    if (number := _arrests(match)) is not None:
        return [number]
    deed = suspicion(desk, match)
    if deed is not None:
        return [w for w in desk.article.who(deed.parsed, deed.subject) if w.entity is not None or w.body]
    found = _named_behind(desk, match) or _owners(desk, match) or recalled(desk, match) or _searched(desk, match)
    return found or _judged(desk, match) or _in_same_breath(desk, match) or unspoken(desk, match)


def _judged(desk: Desk, match: Match) -> list[Who]:
    """Whom the verdict befell that is reviewed: "overturning a verdict that had sentenced him to five years"."""
    if match.frame.act not in {"overturned", "reduced", "upheld"} or match.extra is None:
        return []
    told = (m for m in desk.fired if m.clause.relation in {"acl", "relcl"} and m.clause.predicate.head == match.extra)
    return next((found for m in told if m.frame.act in JUDGED and (found := subjects(desk, m))), [])


def _named(match: Match, token: Token) -> Token:
    """Whose name it is that stands on a list: "his name was put on the stop list"."""
    if token.lower_ not in {"name", "names"} or match.frame.act not in {"barred", "investigated", "sanctioned"}:
        return token
    owners = [c for c in token.lefts if c.dep_ == "poss"]
    owners += [o for c in token.rights if c.lower_ == "of" for o in prep_objects(c)]
    return owners[0] if owners else token


def _is_nobody(token: Token) -> bool:
    return any(c.lower_ == "no" for c in token.lefts)


def _in_same_breath(desk: Desk, match: Match) -> list[Who]:
    """Whose penalty goes on: "sentenced X to eight years with confiscation of property and a ban on holding office"."""
    outer = match.clause.outer
    if match.how != "noun" or match.frame.act not in {"barred", "fined", "seized", "stripped"} or outer is None:
        return []
    told = [m for m in desk.fired if m.clause is outer and m.frame.act in JUDGED]
    sentence = match.clause.parsed.sentence.whole
    claims = [c for c in desk.claims if isinstance(c, JusticeClaim) and c.evidence.sentence == sentence]
    return [again(desk, c) for c in claims if told and c.act == told[0].frame.act][:1]


def _clients(desk: Desk, match: Match) -> list[Who]:
    """Whose lawyers appeal: "Lawyers for X have appealed", "his lawyer lodged an appeal"."""
    agent = match.clause.agent
    if agent is None or agent.lemma_ not in _LAWYERS:
        return []
    whose = [c for c in agent.lefts if c.dep_ == "poss"]
    whose += [o for c in agent.rights if c.lower_ in {"for", "of"} for o in prep_objects(c)]
    return [w for o in whose for w in desk.article.who(match.clause.parsed, o) if w.entity is not None]


_LAWYERS = frozenset({"advocate", "attorney", "counsel", "defence", "defense", "lawyer", "team"})


def _owners(desk: Desk, match: Match) -> list[Who]:
    """Whose the things are that are seized, however it is said: "the seizure of his villa", "accounts linked to X"."""
    if match.frame.act != "seized":
        return []
    parsed = match.clause.parsed
    for token in parsed.tokens_between(match.clause.region[0], match.clause.reach):
        if token.lower_ in _OWNED:
            held = [o for c in token.rights if c.lower_ in {"to", "by"} for o in prep_objects(c)]
            held = held or [
                t for t in token.doc[token.i + 2 : token.i + 8] if t.pos_ == "PROPN"
            ]  # "to fugitive ex-MP X"
        elif token.dep_ == "poss" and token.head.head.head.lemma_ in _TAKING:
            held = [token]
        else:
            continue
        found = [w for o in held for w in desk.article.who(parsed, o) if w.entity is not None or w.body]
        if found:
            return found
    return []


_TAKING = frozenset({"confiscation", "forfeiture", "freeze", "freezing", "seizure"})
_OWNED = frozenset({"belonging", "connected", "controlled", "linked", "owned", "registered", "tied"})


def _named_behind(desk: Desk, match: Match) -> list[Who]:
    """Somebody named behind one of the frame's prepositions, or "involving", whatever the parser hung it on."""
    if match.how not in {"verb", "noun"}:
        return []
    parsed = match.clause.parsed
    slots = _BEHIND.intersection(match.frame.roles.get("person", ()))
    if match.extra is not None and match.extra.lemma_ in RESTRAINTS:
        slots |= {"of"}  # "extended the measure in the form of detention of the suspect, X"
    start, end = match.clause.region
    for token in parsed.tokens_between(start, end):
        if token.lower_ not in slots and not (token.lower_ == "involving" and match.frame.act == "investigated"):
            continue
        held = prep_objects(token) + [c for c in token.rights if c.dep_ == "dobj"]
        held += [c for o in held for c in o.children if c.dep_ == "poss"]  # "looking into X's dealings"
        found = [w for o in held for w in desk.article.who(parsed, o) if w.entity is not None]
        if found:
            return found
    return []


def _joined(desk: Desk, match: Match, token: Token) -> list[Who]:
    """Those joined to an event noun or to its preposition: "the arrest of X, and of Y and two officers"."""
    noun, parsed = match.clause.predicate, match.clause.parsed
    further = [o for o in match.clause.objects("of") if o != token and token in match.clause.objects("of")]
    further += [c for c in noun.children if c.dep_ == "conj"]
    found = [w for o in further for w in desk.article.who(parsed, o)]
    return [w for w in found if w.entity is not None or (w.count or 0) > 1]


def _premises(desk: Desk, match: Match) -> list[Token]:
    """Whose the rooms are that are searched: "the offices of the contractor", "the minister's flat"."""
    clause = match.clause
    if match.frame.act != "searched":
        return []
    searched = [clause.patient] if match.how != "noun" and clause.patient is not None else []
    inside = [o for t in searched for c in t.rights if c.lower_ in {"at", "of", "in"} for o in prep_objects(c)]
    places = [*searched, *inside, *clause.objects("at"), *clause.objects("of"), *clause.objects("in")]
    rooms = next((t for t in places if desk.classes.has("premises", match.clause, t)), None)
    if rooms is None:
        return []
    found: list[Token] = []
    for room in conjuncts(rooms):
        found += [c for c in room.children if c.dep_ == "poss"]
        found += [o for c in room.children if c.lower_ == "of" for o in prep_objects(c)]
    return found


def _sought(desk: Desk, match: Match) -> list[Token]:
    """Who is searched himself, or for: "X's son, Y, is being searched by the ministry"."""
    patient = match.clause.patient
    if match.frame.act != "searched" or match.how != "verb" or patient is None:
        return []
    return [patient] if desk.words.is_person_word(patient.lemma_) else []


def _searched(desk: Desk, match: Match) -> list[Who]:
    """Whose things are taken in the search just told: "searched the home of X and seized two laptops"."""
    last = desk.claims[-1] if desk.claims and match.frame.act == "seized" else None
    if isinstance(last, JusticeClaim) and last.act == "searched":
        inside = last.evidence.sentence == match.clause.parsed.sentence.whole
        return [again(desk, last)] if inside else []
    return []


def is_accused(desk: Desk, match: Match, who: Who) -> bool:
    """Whether the text tells, close by, of a step against somebody that one flees from."""
    start, end = match.clause.parsed.sentence.whole
    token = who.token
    inner = [o for c in token.rights if c.lower_ == "of" for o in prep_objects(c)] if token is not None else []
    if who.entity is None and any(desk.words.is_accused_word(t.lemma_) for t in (token, *inner) if t is not None):
        return True  # "three of the seven defendants"
    return who.entity is not None and any(
        isinstance(c, JusticeClaim) and c.person == who.entity.name and c.act in FLED_FROM
        for c in desk.told_within(start - _NEAR + 1, end + _NEAR)
    )


def _speaker(desk: Desk, match: Match, token: Token) -> Who | None:
    """Who says "I": the last source of what is said there, if it is a person."""
    sources = desk.attribution.chain(match.clause)
    name = sources[-1].name if sources and sources[-1].type == "person" else None
    entity = next((e for e in desk.article.names.of_kind("person") if e.name == name), None)
    return Who(entity.name, entity, token=token) if entity is not None else None


def _arrests(match: Match) -> Who | None:
    """The number of people that a number of arrests stands for: "made 14 arrests"."""
    noun = match.clause.predicate if match.how == "noun" else match.extra
    if match.frame.act != "detained" or noun is None or noun.tag_ != "NNS" or noun.lemma_ in UNITS:
        return None  # "held for 18 months" counts nobody
    number = next((whole_number(c.text) for c in noun.children if c.dep_ == "nummod"), None)
    return Who(Described(noun.text), count=number, token=noun, plural=True) if number else None


def suspicion(desk: Desk, match: Match) -> Clause | None:
    """The clause that tells what is looked into: "investigating whether X took bribes", "heard how X had …"."""
    clause = match.clause
    if match.frame.act not in {"investigated", "tried"} or match.how != "verb":
        return None
    heads = [clause.content, clause.infinitive]
    if clause.patient is not None and clause.patient.lemma_ in _SUSPICIONS:
        heads += [c for c in clause.patient.children if c.dep_ in {"acl", "ccomp", "relcl"}]
    for other in desk.article.clauses[clause.parsed.sentence.number]:
        if other.predicate in heads and other.subject is not None:
            return other
    return None


_SUSPICIONS = frozenset({"claim", "allegation", "report", "suspicion", "accusation", "complaint"})


def _prosecutes(match: Match, agent: Token) -> bool:
    """Whether it is the other side that appeals, of which no claim is: prosecutors, the Crown, an agency."""
    return agent.lemma_ in _PROSECUTION


def together(desk: Desk, match: Match, start: int, end: int) -> list[Who]:
    """Those who share the subject's fate: "was arraigned together with X and four subordinates"."""
    found = _COMPANY.search(desk.text, start, max(end, match.clause.reach))
    if found is None:
        return []
    parsed = match.clause.parsed
    for token in parsed.tokens_between(found.end(), min(found.end() + 60, parsed.sentence.end)):
        if token.pos_ not in {"NOUN", "PROPN", "NUM", "PRON"} or token.dep_ in {"compound", "nummod", "poss"}:
            continue
        people = [w for w in desk.article.who(parsed, token) if w.entity is not None or (w.count or 0) > 1]
        if people or token.pos_ != "NUM":
            return people
    return []


def is_statistic(desk: Desk, match: Match, claim: JusticeClaim, who: Who) -> bool:
    """Numbers of people disciplined in a period, and large numbers that no day tells of, are figures (gold rule 5)."""
    if claim.person is not None and isinstance(claim.person, Described) and claim.person.described == "following":
        return True
    if who.entity is not None or who.count is None or claim.act in {"questioned", "searched"}:
        return False
    least = 2 if claim.act == "disciplined" else _SEVERAL if _spans_a_period(claim) else _MANY
    if who.count < least or _is_part(who.token) or _OF_A_CASE.search(desk.text, *match.clause.region):
        return False
    return claim.when is None or claim.when.precision != "day" or claim.when.is_interval


def _spans_a_period(claim: JusticeClaim) -> bool:
    """Whether what is counted fell into a year or a span: "21 were prosecuted in the first nine months"."""
    return claim.when is not None and (claim.when.is_interval or claim.when.precision == "year")


def _is_part(number: Token | None) -> bool:
    """Whether a number is counted out of a known group: "forty-one of the accused", "and 33 have been charged"."""
    if number is None or number.pos_ != "NUM":
        return False
    whole = [o for c in number.children if c.lower_ == "of" for o in prep_objects(c)]
    return not whole or any(c.lower_ in {"the", "these", "those"} for o in whole for c in o.children)


def _can_be(desk: Desk, match: Match, who: Who) -> bool:
    if who.entity is not None:
        return True
    token = who.token
    if token is None or not isinstance(who.party, Described):
        return False
    if token.lower_ == "following" and who.plural:
        return True
    anybody = token.lower_ in _ANYBODY and (who.count or 1) == 1  # "neither man" are two
    if anybody or token.lower_ in {"number", "total"} or _is_money(desk, match, token):
        return False
    if any(c.lower_ in {"any", "each", "every"} for c in token.lefts) and not match.clause.negated:
        return False  # "the arrest of any official found taking bribes"
    behind = token.nbor() if token.pos_ == "NUM" and token.i + 1 < len(token.doc) else None
    if behind is not None and behind.lower_ == "to" and behind.dep_ != "aux":
        return False  # "six years to X and five to his clerk", and not "all three to be held"
    if _YEAR.fullmatch(token.text):
        return False  # "the engine that had stood there since 1966 was released"
    if who.count is not None:
        return match.frame.act in {"searched", "seized"} or not is_thing(desk, match, token)
    if token.lower_ == "one":
        return any(c.lower_ == "of" for c in token.children)
    if token.tag_ == "PRP" or token.lower_ in {"those", "people"}:
        if match.clause.negated:
            return who.recalled  # what was not done is told of people by name: "they will not be charged"
        return who.recalled or group_meant(desk.article, match.clause.parsed, token) is not None
    return not _is_generic(match, token)


def _lets_go_of(desk: Desk, match: Match) -> bool:
    """Whether it is things that somebody is to release: "a bribe to release his two vans"."""
    noun, words = match.clause.patient, desk.words
    if match.frame.act != "released" or match.how != "verb" or noun is None or noun.tag_ not in {"NN", "NNS"}:
        return False
    people = words.is_person_word(noun.lemma_) or words.is_rank(noun.lemma_) or words.is_accused_word(noun.lower_)
    counted = any(c.dep_ == "nummod" for c in noun.lefts) and not words.is_collective(noun.lower_)
    return counted and not people and desk.article.post(match.clause.parsed, noun) is None


def is_thing(desk: Desk, match: Match, token: Token) -> bool:
    """Whether what is counted is no people: two houses, nine accounts."""
    return any(desk.classes.has(thing, match.clause, token) for thing in ("asset", "premises"))


def _is_money(desk: Desk, match: Match, token: Token) -> bool:
    at = match.clause.parsed.start(token)
    sums = desk.quantities.get(match.clause.parsed.sentence.number, ())
    named = token.lower_ in desk.words.lexicon.currencies.words or _SUM.fullmatch(token.text) is not None
    return named or any(q.kind == "money" and q.start <= at < q.end for q in sums)


def _is_generic(match: Match, token: Token) -> bool:
    """People without number or article are a kind ("officials convicted of bribery"), unless the deed has its day."""
    if token.tag_ not in {"NNS", "NNPS"} or match.how not in {"verb", "noun", "predicate"}:
        return False
    if match.how == "predicate" and token != match.trigger.head:
        return False
    if match.clause.relation == "acl" and token == match.clause.predicate.head:
        return True
    told = match.how == "verb" and match.clause.tense == "past" and match.clause.predicate.tag_ != "VBG"
    return not told and not any(c.dep_ in _DETERMINERS or c.lower_ in _MORE for c in token.children)
