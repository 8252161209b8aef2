"""Whom a figure covers: the people it counts or is a share of, a group, or the body whose own it is."""

from graftwatch.read.figures.number import Number
from graftwatch.read.figures.stretch import phrase, tail_of
from graftwatch.read.tree import Token

_AGAINST = frozenset({"against"})
_OF = frozenset({"of"})
_OF_WHOM = frozenset({"against", "among", "by"})
_WHERETO = frozenset({"before", "for", "over", "to"})
_WITHIN = frozenset({"at", "in", "inside", "within"})
_OF_DOERS = frozenset({"commit", "concern", "implicate", "involve", "perpetrate"})
_IN = frozenset({"in"})
_BACK = frozenset({"them", "these", "those", "which", "whom"})


def population_of(number: Number, part: bool) -> str | None:
    """Whom the figure covers: a noun for particular people, or a group behind "against", "among", "by"."""
    parsed, desk = number.parsed, number.desk
    if number.quantity.noun is not None and number.unit == "people":
        lemma = number.head.lemma_
        if not (number.lexicon.names("plain", lemma) or number.lexicon.names("plain", number.head.lower_)):
            low, high = number.quantity.noun
            end = high if _is_accused_of(number) else max(high, tail_of(number, number.head))
            return desk.text[low:end]  # "members of the armed forces"
    if part:
        return _behind_part(number)
    if number.quantity.kind in {"percent", "fraction"}:
        people = shared(number)
        if people is not None:
            return _uncounted(number, people)
    if number.quantity.kind == "fraction":
        return None
    for target in _groups(number):
        if _is_group(number, target):
            return phrase(desk, parsed, target, number)
    return None


def owner_of(number: Number) -> str | None:
    """The body whose own the thing counted is: "its caseload fell", "the Customs Service's revenue"."""
    desk, clause = number.desk, number.clause
    subject = clause.subject if clause is not None and number.role != "subject" else None
    for noun in (number.head, *number.governors, *((subject,) if subject is not None else ())):
        for owner in noun.children:
            people = number.lexicon.names("tally", noun.lemma_) or desk.words.is_person_word(noun.lemma_)
            if owner.dep_ == "poss" and not people and desk.article.names.at(number.parsed, noun) is None:
                found = (w.body for w in desk.article.who(number.parsed, owner) if w.entity is None)
                return next((body for body in found if body is not None), None)
    return None


def shared(number: Number) -> Token | None:
    """Of whom it is a share: "12 percent of drivers", "one officer in nine", "one in two Kenyans"; of those asked in a
    poll: "in a poll of 1,500 drivers, 44 percent"."""
    head, lexicon = number.head, number.lexicon
    told = [*_behind(head, _OF)]
    if number.quantity.kind == "fraction":
        within = number.parsed.tokens_from(number.start, number.end)
        told += [*within, *_behind(head, _IN)]
        told += [t.head for t in within if t.dep_ in {"amod", "det"}]  # "every tenth | conscript"
    if number.role == "subject" and lexicon.polls(number.parsed.lemmas):
        told += [o for t in number.parsed.doc if lexicon.polls([t.lemma_]) for o in _behind(t, _OF)]
    return next((o for o in told if _is_people(number, o)), None)


def _uncounted(number: Number, people: Token) -> str:
    """A noun with what tells of which sort its people are, less its number: "1,500 young drivers"."""
    first, last = number.quantity.number_span  # "every tenth | young conscript"
    own = (t for t in people.lefts if not first <= number.parsed.start(t) < last)
    kept = [t for t in own if t.dep_ in {"amod", "compound", "nmod", "poss"} and t.pos_ != "NUM"]
    start = number.parsed.start(kept[0].left_edge if kept else people)
    end = number.parsed.end(people)
    return number.desk.text[start : end if end < number.end else max(end, tail_of(number, people))]


def _is_accused_of(number: Number) -> bool:
    """Whether "of" behind people belongs to the verb and not to their name: "convicted 143 officers of theft"."""
    clause = number.clause
    return (
        clause is not None
        and number.head in (clause.patient, clause.subject)
        and number.lexicon.does("accusing", clause, number.desk.classes)
    )


def _is_people(number: Number, token: Token) -> bool:
    """Whether a word is of particular people: officials, Bulgarians; not of those who were only asked."""
    if number.lexicon.names("plain", token.lemma_):
        return False
    words = number.desk.words
    named = token.text[:1].isupper() and token.lower_.endswith("s") and words.country_of(token.text) is not None
    return named or words.is_person_word(token.lemma_) or number.lexicon.names("public", token.lemma_)


def _groups(number: Number) -> list[Token]:
    """What may be the group that a number covers: behind "by" or "against" at its noun or verb, behind "in" if a body,
    and the people whose number or share it is."""
    clause, found = number.clause, []
    heads = [number.head, *number.governors]
    if clause is not None and clause.subject is not None and number.role != "subject":
        heads.append(clause.subject)
    for head in heads:
        if number.lexicon.names("tally", head.lemma_):
            found += [o for o in _behind(head, _OF) if not number.lexicon.names("plain", o.lemma_)]
            heads += _behind(head, _OF)
    for head in heads:
        found += [*_behind(head, _OF_WHOM), *_doers(head)]
        found += [g for o in _behind(head, _OF) for g in _behind(o, _AGAINST)]  # "complaints of bribery against X"
        if number.quantity.kind not in {"money", "price"}:
            found += [o for o in _behind(head, _WITHIN) if _is_organised(number, o)]
    if clause is not None:
        groups = {"against", "among"} if number.role == "subject" else {"among"}
        if clause.passive and clause.agent is not None and number.role == "subject" and number.unit != "people":
            found.append(clause.agent)
        found += [token for name, token in clause.obliques if name in groups]
        if number.role != "oblique":
            found += [t for name, t in clause.obliques if name in _WITHIN and _is_organised(number, t)]
    return found


def _behind(noun: Token, prepositions: frozenset[str]) -> list[Token]:
    """What stands behind a noun and one of some prepositions."""
    return [
        o
        for c in noun.children
        if c.dep_ in {"prep", "agent"} and c.lower_ in prepositions
        for o in c.children
        if o.dep_ == "pobj"
    ]


def _doers(noun: Token) -> list[Token]:
    """Who did what is counted: "crimes committed by officers", "cases involving judges"."""
    deeds = [c for c in noun.children if c.dep_ == "acl" and c.lemma_ in _OF_DOERS]
    told = [o for deed in deeds for o in deed.children if o.dep_ == "dobj"]
    return [o for deed in deeds for o in _behind(deed, _OF_WHOM)] + told


def _is_organised(number: Number, token: Token) -> bool:
    """Whether a word is of a body of people ("in the army"), and not of a place or a time."""
    words = number.desk.words
    return words.is_collective(token.lower_) or words.is_body_word(token.text)


def _behind_part(number: Number) -> str | None:
    """Who the part is: the words behind "of which", past a verb that only says so."""
    parsed, clause = number.parsed, number.clause
    if clause is not None and number.role == "subject" and number.lexicon.does("copula", clause, number.desk.classes):
        for target in (*clause.complements, clause.patient):
            if target is not None and target.i > clause.predicate.i:
                return phrase(number.desk, parsed, target, number)
        return None
    if clause is not None and number.role == "subject" and number.lexicon.does("belongs", clause, number.desk.classes):
        behind_verb = [t for _, t in clause.obliques if t.i > clause.predicate.i]
        target = min(behind_verb, key=lambda t: t.i, default=None)
        return phrase(number.desk, parsed, target, number) if target is not None else None
    behind = [t for t in parsed.doc if parsed.start(t) >= number.end]
    if behind and behind[0].lower_ == "of":  # "19 of them of men above sixty"
        behind = behind[1:] if behind[1:] and behind[1].lower_ not in _BACK else []
    if number.role == "object" and behind and behind[0].lower_ in _WHERETO:
        return None  # "forwarded 170 of them to prosecutors"
    if behind and behind[0].lower_ in _AGAINST:
        behind = behind[1:]  # "212 of them against judges"
    if not behind or behind[0].is_punct or behind[0].pos_ in {"AUX", "VERB", "CCONJ"}:
        return None
    if behind[0].tag_ == "RB" or any(
        e.start <= parsed.start(t) < e.end
        for e in number.desk.timeline.expressions.get(parsed.sentence.number, ())
        for t in behind[:2]
    ):
        return None  # "47 of them this year"
    stop = next((t for t in behind if t.is_punct or t.pos_ in {"VERB", "AUX"} or _joins_number(t)), None)
    end = parsed.start(stop) if stop is not None else parsed.sentence.end
    return number.desk.text[parsed.start(behind[0]) : end].strip(" .,;") or None


def _joins_number(token: Token) -> bool:
    """Whether "and" leads to the next number or clause, and not to one more word of the same phrase."""
    rest = token.doc[token.i + 1 : token.i + 4]
    return token.pos_ == "CCONJ" and any(t.pos_ in {"NUM", "VERB", "AUX"} for t in rest)


def _is_group(number: Number, target: Token) -> bool:
    desk, parsed = number.desk, number.parsed
    if any(e.start <= parsed.start(target) < e.end for e in desk.timeline.expressions.get(parsed.sentence.number, ())):
        return False
    lemma = target.lemma_
    if number.lexicon.polls([lemma]):
        return False  # "a survey by the pollster"
    return (
        desk.words.is_person_word(lemma)
        or number.lexicon.names("public", lemma)
        or desk.words.is_collective(target.lower_)
        or desk.words.is_body_word(target.text)
    )
