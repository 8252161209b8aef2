"""What a number counts or measures, in words of the text, and the stretch of text that carries the figure."""

import re
from dataclasses import dataclass

from graftwatch.read.clauses import Clause
from graftwatch.read.figures.number import Number
from graftwatch.read.figures.stretch import (
    clause_span,
    complement_end,
    first_verb,
    join,
    left_of,
    phrase,
    tail_of,
    verb_end,
)
from graftwatch.read.quantities import Quantity
from graftwatch.read.syntax import conjuncts
from graftwatch.read.tree import Token

_LONGEST = 90  # characters of a clause that still carries its figure as one phrase
_NEAR = 30  # characters between a subject and its verb
_LABEL = re.compile(r"(?:^|[•*\n])\s*(?P<words>[A-Z](?:[^•*:.()\n]|\([^()\n]*\)){2,48}):\s+$")
_RATE = re.compile(r"\s(?:on|for|per)\s(?:every\s|each\s)?[\w-]+")
_RATES = frozenset({"%", "cent", "percent", "point"})
_PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "EX", "DT"})


@dataclass(slots=True)
class Indicator:
    """The words of an indicator, and the half-open stretch of the document that carries the figure."""

    words: str | None
    start: int
    end: int


def indicator_of(number: Number, act: str) -> Indicator:
    """The indicator of a number; `words` is None where only the figure before it says what is counted."""
    if (
        act == "rank"
        or number.quantity.kind == "score"
        or number.unit == "places"
        or (number.unit == "points" and act == "level")
    ):
        found = _of_index(number)
        if found is not None:
            return found
        if act == "rank":
            return Indicator(None, *clause_span(number))
    label = _label(number)
    if (rate := _of_range(number)) is not None:
        return rate
    if label is not None:
        return label
    if act == "change":
        return _of_change(number)
    against = number.quantity.kind == "bare" and number.preposition == "against"
    if against or (number.quantity.part and number.quantity.noun is None and number.role in {"object", "oblique"}):
        return _of_deed(number)
    if number.quantity.kind == "count" and number.quantity.noun is not None:
        return _of_level_reached(number) or _of_count(number)
    if number.quantity.kind in {"percent", "fraction", "bare", "count"} and number.role == "subject":
        return _of_part(number)
    return _of_measure(number)


def label_of(text: str, start: int, quantity: Quantity) -> tuple[str, int] | None:
    """The words before the colon of "Persons charged: 44", with where they begin; None without a label."""
    if quantity.noun is not None:
        return None
    match = _LABEL.search(text[start : quantity.start])
    return (match["words"], start + match.start("words")) if match is not None else None


def _label(number: Number) -> Indicator | None:
    found = label_of(number.desk.text, number.parsed.sentence.start, number.quantity)
    return Indicator(found[0], found[1], number.end) if found is not None else None


def objects_of(noun: Token) -> list[Token]:
    """What a noun is said to be of or in: "a devaluation in the tenge"."""
    return [
        o
        for c in noun.children
        if c.dep_ == "prep" and c.lower_ in {"of", "in"}
        for o in c.children
        if o.dep_ == "pobj"
    ]


def _of_index(number: Number) -> Indicator | None:
    """The index or ranking that the sentence names."""
    parsed, lexicon = number.parsed, number.lexicon
    nouns = [t for t in parsed.doc if t.pos_ in {"NOUN", "PROPN"} and lexicon.names("index", t.lemma_)]
    inside = [t for t in nouns if not number.start <= parsed.start(t) < number.end]
    start, end = clause_span(number)
    if number.quantity.kind == "score" or number.unit == "points":
        own = [t for t in parsed.doc if t.lemma_ == "score"]
        if own:
            near = min(own, key=lambda t: abs(parsed.start(t) - number.start))
            return Indicator(
                phrase(number.desk, parsed, near, number),
                min(parsed.start(near), number.start),
                max(number.end, parsed.end(near)),
            )
    if not inside:
        return None
    index = min(inside, key=lambda t: abs(parsed.start(t) - number.start))
    if number.quantity.kind != "rank":
        return Indicator(phrase(number.desk, parsed, index, number), number.start, number.end)
    return Indicator(
        phrase(number.desk, parsed, index, number), min(start, parsed.start(index)), max(end, parsed.end(index))
    )


def _of_count(number: Number) -> Indicator:
    """Things that are counted: the noun with what is done to it."""
    desk, parsed, quantity, clause = number.desk, number.parsed, number.quantity, number.clause
    assert quantity.noun is not None
    low, high = quantity.noun
    noun = desk.text[low:high]
    start, end = quantity.start, max(quantity.end, high)
    tail = tail_of(number, number.head)
    if tail > end:
        noun, end = desk.text[low:tail], tail
    if clause is None:
        return Indicator(noun, start, end)
    verb = parsed.end(clause.predicate)
    if clause.relation in {"acl", "relcl"} and clause.predicate.head is number.head:
        return Indicator(desk.text[low:verb], start, max(end, verb))
    if number.role == "subject" and verb > end and clause.predicate.pos_ in {"VERB", "AUX"}:
        stop = complement_end(number, clause) if clause.lemma in {"be", "become", "have"} or clause.passive else verb
        between = desk.text[end : first_verb(parsed, clause)]
        verbs = desk.text[first_verb(parsed, clause) : stop]
        words = join(noun, verbs) if set(between) & set(",;(–—") else join(noun, between, verbs)
        if len(words) <= _LONGEST + (high - low):
            return Indicator(words, start, stop)
    after = (c for c in number.clauses if c.relation in {"relcl", "acl"} and c.predicate.i > number.head.i)
    behind = next((c for c in after if c.lemma != "be"), None)  # not "56 offences, which is twice as many"
    if behind is not None and parsed.end(behind.predicate) - low <= _LONGEST and not number.is_parted(behind):
        stop = parsed.end(behind.predicate)
        return Indicator(desk.text[low:stop], start, stop)
    if number.role == "object" and not number.governors and clause.lemma not in {"be", "have"}:
        return Indicator(
            join(desk.text[parsed.start(clause.predicate) : verb_end(parsed, clause)], noun),
            min(start, parsed.start(clause.predicate)),
            end,
        )
    return Indicator(noun, start, end)


def _of_level_reached(number: Number) -> Indicator | None:
    """ "The backlog of the court has grown to 226 cases": what has grown is told by the subject."""
    clause, desk, parsed = number.clause, number.desk, number.parsed
    subject = clause.subject if clause is not None else None
    if clause is None or subject is None or number.preposition not in {"to", "from", "at"} or clause.passive:
        return None
    rises = number.lexicon.direction(clause, desk.classes) or number.lexicon.states(clause, desk.classes)
    start = left_of(parsed, subject)
    if not rises or subject.pos_ != "NOUN" or start > number.start or number.start - start > _LONGEST:
        return None
    words = join(phrase(desk, parsed, subject, number), _told_of(number, subject))
    return Indicator(words or None, start, number.end)


def _of_part(number: Number) -> Indicator:
    """A number without a noun that is the subject: what is said of it."""
    desk, parsed, clause = number.desk, number.parsed, number.clause
    tail = tail_of(number, number.head)
    if clause is None or parsed.end(clause.predicate) <= number.end:
        return Indicator(None, number.start, max(number.end, tail))
    stop = complement_end(number, clause)
    words = desk.text[parsed.start(clause.predicate) : stop].strip()
    if words and number.noun is not None:
        words = join(number.noun, words)
    return Indicator(words or None, number.start, max(stop, tail))


def _of_deed(number: Number) -> Indicator:
    """A part that something is done to: "violations were found in 402 of them", "passed 340 of them to the court"."""
    desk, parsed, clause = number.desk, number.parsed, number.clause
    if clause is None:
        return Indicator(None, number.start, number.end)
    verb = desk.text[first_verb(parsed, clause) : parsed.end(clause.predicate)]
    start = first_verb(parsed, clause)
    if number.role == "object":
        behind = next((t for name, t in clause.obliques if parsed.start(t) > number.end), None)
        tail = desk.text[number.end : parsed.end(behind)] if behind is not None else ""
        return Indicator(join(verb, tail), min(start, number.start), number.end + len(tail))
    subject = clause.subject if clause.subject is not None and clause.subject.tag_ not in _PRONOUNS else None
    words = phrase(desk, parsed, subject, number) if subject is not None else None
    return Indicator(join(words, verb), left_of(parsed, subject) if subject is not None else start, number.end)


def _of_change(number: Number) -> Indicator:
    """What rises or falls: the subject of the verb of change, or what the noun of change is said of."""
    desk, parsed, clause = number.desk, number.parsed, number.clause
    if number.quantity.kind == "multiple" and _is_apposed(number):
        return Indicator(None, number.start, number.end)
    behind = [t for t in parsed.doc if parsed.start(t) >= number.end][:2]
    nouns = [*number.governors, *[t for t in behind if t.pos_ in {"NOUN", "PROPN"}]]
    noun = next((t for t in nouns if number.lexicon.direction_of_noun(parsed, t)), None)
    if noun is not None:
        own = tail_of(number, noun)
        words = phrase(desk, parsed, noun, number)
        generic = own <= parsed.end(noun) and (len((words or "").split()) < 2 or number.lexicon.is_yearly(words or ""))
        if generic and _is_set_off(number, left_of(parsed, noun)):
            return Indicator(None, number.start, max(number.end, parsed.end(noun)))
        end = max(number.end, own, parsed.end(noun))
        return Indicator(None if generic and clause is not None and _is_apposed(number) else words, number.start, end)
    first = (number.before().split() or [""])[-1]
    if number.lexicon.direction_beside(first) and _is_set_off(number, number.start - len(first) - 1):
        return Indicator(None, number.start, number.end)
    word = next(iter(number.behind().split()), "").strip(".,;")
    if number.lexicon.direction_beside(word):
        return Indicator(None, number.start, number.end + number.behind().index(word) + len(word))
    if number.quantity.noun is not None and number.unit != "places":
        return _of_count(number)
    subject = clause.subject if clause is not None else None
    if (
        clause is not None
        and subject is not None
        and subject.tag_ not in _PRONOUNS
        and parsed.start(subject) < number.start
    ):
        words, told = phrase(desk, parsed, subject, number), _told_of(number, subject)
        return Indicator(join(words, told), left_of(parsed, subject), number.end)
    return Indicator(None, number.start, number.end)


def _told_of(number: Number, subject: Token) -> str | None:
    """What a participle right behind a tally tells of the counted: "the number of officers charged with bribery"."""
    parsed, last = number.parsed, number.parsed.end(subject)
    if not number.lexicon.names("tally", subject.lemma_):
        return None
    for clause in number.clauses:
        noun, end = clause.predicate.head, parsed.end(clause.predicate.right_edge)
        if clause.relation == "acl" and last <= parsed.start(noun) and end <= min(number.start, last + _LONGEST):
            return number.desk.text[parsed.start(clause.predicate) : end].rstrip(" ,")
    return None


def _of_range(number: Number) -> Indicator | None:
    """One end of a range that is so much for each of something: "between $500 and $3,000 on every lorry"."""
    quantity, text = number.quantity, number.desk.text
    if quantity.relation != "range" or quantity.range_with is None or not number.is_rate:
        return None
    match = _RATE.match(text, max(quantity.end, quantity.range_with[1]), number.parsed.sentence.end)
    if match is None:
        return None
    return Indicator(match.group().strip(), number.start, match.end() if quantity.bound == "at_most" else number.end)


def _is_set_off(number: Number, start: int) -> bool:
    """Whether a comma, dash or bracket stands before a place of the sentence: "…, up 5 percent", "…, a fall of N"."""
    before = number.desk.text[number.parsed.sentence.start : start].rstrip()
    return before.endswith((",", "–", "—", " -", "("))


def _is_apposed(number: Number) -> bool:
    """Whether the number comes as an afterthought behind a comma or dash, to say more of the figure before it."""
    before = number.before(8).rstrip()
    return before.removesuffix(" a").removesuffix(" an").rstrip().endswith((",", "–", "—", "-", "("))


def _of_measure(number: Number) -> Indicator:
    """Sums, shares and scores: the noun that the number stands under, else the subject it equals, else the deed."""
    desk, parsed, clause = number.desk, number.parsed, number.clause
    if number.governors:
        return _of_governor(number)
    tail = max(number.end, tail_of(number, number.head))
    if (found := _of_kind(number)) is not None:
        return found
    if clause is None or (number.quantity.kind == "bare" and _is_aside(number)):
        return Indicator(None, number.start, tail)
    if number.role == "subject":
        return _of_part(number)
    item = clause.patient if clause.patient is not None and not clause.passive else None
    if _states(number, clause) or number.quantity.kind in {"percent", "fraction"}:
        found = _of_noun(number, clause, clause.subject, tail)
    else:
        found = _of_noun(number, clause, item if number.role != "object" else None, number.end)
        if found is None and number.role != "object":
            found = _of_noun(number, clause, clause.subject, number.end)
            if found is not None and clause.passive and not number.is_estimated:
                verb = desk.text[parsed.start(clause.predicate) : verb_end(parsed, clause)]
                found.words = join(found.words, verb)
    return _with_rate(number, found) or _of_verb(number, clause, tail)


def _of_kind(number: Number) -> Indicator | None:
    """What a sum is in, where that names its kind and no place: "$86 million in fines, restitution and recoveries"."""
    parsed, verb = number.parsed, number.clause.predicate if number.clause is not None else None
    if number.quantity.kind != "money" or (verb is not None and verb.i < number.head.i and number.role == "object"):
        return None
    for noun in objects_of(number.head):
        if noun.head.lower_ != "in" or noun.pos_ != "NOUN" or any(c.dep_ in {"det", "poss"} for c in noun.lefts):
            continue
        end = max(parsed.end(t) for t in conjuncts(noun))
        return Indicator(number.desk.text[left_of(parsed, noun) : end], number.start, end)
    return None


def _is_aside(number: Number) -> bool:
    """Whether a bare number hangs on nothing: "and 342 by the police", "up from nine"."""
    return number.role == "loose" or number.lexicon.ends_with("comparison", number.before()) is not None


def _of_governor(number: Number) -> Indicator:
    """The nearest noun that the number stands under and that says something; with its verb if it is the subject."""
    desk, parsed, clause = number.desk, number.parsed, number.clause
    telling = [t for t in number.governors if not number.lexicon.names("plain", t.lemma_)]
    noun = (telling or number.governors[-1:])[0]
    words = phrase(desk, parsed, noun, number)
    start, end = min(number.start, left_of(parsed, noun)), max(number.end, parsed.end(noun))
    if clause is not None and number.role == "subject" and end < parsed.end(clause.predicate) <= end + _NEAR:
        end = complement_end(number, clause) if clause.lemma == "be" else parsed.end(clause.predicate)
        verb = "" if clause.lemma == "be" else desk.text[parsed.start(clause.predicate) : end]
        words = join(words, verb or desk.text[parsed.end(clause.predicate) : end])
    return Indicator(words, start, end)


def _of_noun(number: Number, clause: Clause, noun: Token | None, end: int) -> Indicator | None:
    """A noun of the clause before the number, with those joined to it; None where there is none that says anything."""
    parsed, verb = number.parsed, number.parsed.start(clause.predicate)
    if noun is None or noun.tag_ in _PRONOUNS or noun.lemma_ in _RATES or parsed.start(noun) >= number.start:
        return None
    left = left_of(parsed, noun)
    joined = [t for t in conjuncts(noun) if parsed.end(t) < verb]
    words = phrase(number.desk, parsed, noun, number)
    if len(joined) > 1:
        words = number.desk.text[left : parsed.end(joined[-1])]
    return Indicator(words, left if number.start - left <= _LONGEST else min(verb, number.start), end)


def _with_rate(number: Number, found: Indicator | None) -> Indicator | None:
    """A price has what it is for among its words, and only that where the noun is whoever told it."""
    per = number.quantity.per
    if per is None:
        return found
    words = number.desk.text[number.quantity.number_span[1] : max(number.end, per[1])].strip()
    clause = number.clause
    teller = clause is not None and clause.patient is None and number.desk.attribution.is_reporting(clause)
    if found is None and number.quantity.kind == "money" and not teller:
        return None
    if found is None or teller:
        return Indicator(words, number.start, number.end)
    return Indicator(join(found.words, words), found.start, found.end)


def _of_verb(number: Number, clause: Clause, tail: int) -> Indicator:
    """What is done: "recovered", "entered the budget"."""
    desk, parsed = number.desk, number.parsed
    verb = parsed.start(clause.predicate)
    if verb >= number.start:
        return Indicator(None, number.start, number.end)
    rate = desk.text[number.quantity.number_span[1] : number.end] if number.quantity.per is not None else ""
    behind = next(
        (t for _, t in clause.obliques if parsed.start(t) >= number.end and not _says_nothing(number, t)), None
    )
    tail = max(tail, parsed.end(behind), tail_of(number, behind)) if behind is not None else tail
    words = join(desk.text[verb : verb_end(parsed, clause)], rate, desk.text[number.end : tail])
    subject = clause.subject
    if number.quantity.kind == "bare" and number.noun is not None and number.role == "object":
        words = join(number.noun, words)  # "opened 142 cases and closed 118"
    elif tail <= number.end and subject is not None and subject.tag_ not in _PRONOUNS:
        words = join(phrase(desk, parsed, subject, number), words)
    return Indicator(words, verb, max(number.end, tail if behind is None else number.end))


def _says_nothing(number: Number, token: Token) -> bool:
    """Whether a word behind a preposition is of a time, or a pronoun: neither says what the sum was for."""
    if token.tag_ in _PRONOUNS:
        return True
    start = number.parsed.start(token)
    times = number.desk.timeline.expressions.get(number.parsed.sentence.number, ())
    return any(e.start <= start < e.end for e in times)


def _states(number: Number, clause: Clause) -> bool:
    """Whether the verb only gives the number ("cost", "total", "reach"), so that the subject is what is measured."""
    return not number.is_estimated and number.lexicon.states(clause, number.desk.classes)
