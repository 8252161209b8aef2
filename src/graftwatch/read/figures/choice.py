"""Which numbers are figures: those about the state of things, and not those of one case, one deed or one law."""

from graftwatch.claims import Claim
from graftwatch.read.clauses import Clause, nominal
from graftwatch.read.figures.number import Number
from graftwatch.read.tree import Token

_CASES = frozenset({"justice", "misconduct", "career"})
_SEVERAL = 5  # so many things may have parts that are told
MANY = 10  # things of no topic are figures from here on
_MANY_DEEDS = 30  # arrests: fewer are one operation, and a claim of the law counts them
_CERTAINLY_MANY = 200  # people: no single case counts so many
_THRESHOLDS = frozenset({"above", "below", "under"})
_LENGTHS = frozenset({"kilometres", "miles"})
DEEDS = frozenset({"acquittals", "arrests", "convictions", "dismissals", "resignations"})
_EVERY = frozenset({"any", "each", "every", "no"})
_GOVERNED = frozenset({"xcomp", "pcomp", "acl", "advcl", "ccomp", "conj"})


def carriers(number: Number) -> list[Claim]:
    """The claims about people and deeds that already hold the number as their count or amount."""
    found = []
    for claim in number.desk.told_over(number.start - 2, number.end + 2):
        if claim.kind not in _CASES or not (
            claim.evidence.start - 2 <= number.start and number.end <= claim.evidence.end + 2
        ):
            continue
        amount, described = getattr(claim, "amount", None), getattr(getattr(claim, "person", None), "described", "")
        if number.quantity.kind in {"money", "price"}:
            if amount is not None and amount.number == number.value:
                found.append(claim)
        elif getattr(claim, "count", None) == number.value or (
            described and number.desk.text[number.quantity.number_span[0] : number.quantity.number_span[1]] in described
        ):
            found.append(claim)
    return found


def is_statistic(number: Number, *, beside: bool) -> bool:
    """Whether a number of people is counted over a span or by an office, and not the people of one case.

    `beside`: a statistic stands in the same passage.
    """
    clause = number.clause
    if number.counted is not None or (number.unit in DEEDS and number.value >= _MANY_DEEDS):
        return True
    if clause is None or number.value < 2 or (number.value < _CERTAINLY_MANY and _is_with_somebody(number)):
        return False
    if number.is_definite:
        return number.opens and (beside or number.value >= _CERTAINLY_MANY)
    if number.value >= _CERTAINLY_MANY or (
        beside and (number.role in {"subject", "object", "loose"} or number.value >= MANY)
    ):
        return True
    if number.value < MANY and not _counted(number):
        return False
    if _by_court(number, clause) and not _told_span(number):
        return False
    many = number.value >= _MANY_DEEDS and number.unit == "people" and number.role in {"subject", "object"}
    if many and not any(claim.kind == "justice" for claim in carriers(number)):
        return True  # as many as no claim of the law counts, and one of a post cannot
    return _counted(number) or _has_span(number, clause) or number.total is not None


def _is_with_somebody(number: Number) -> bool:
    """Whether they are told of together with somebody by name: "Ann Lee and six others have been held since May"."""
    token, names = number.head, number.desk.article.names
    while token.dep_ == "conj":
        token = token.head
        name = names.at(number.parsed, token)
        if name is not None and name.kind == "person":
            return True
    return False


def _counted(number: Number) -> bool:
    """Whether somebody is said to have counted: "Chatham House counts ten officials"."""
    clauses = [c for c in (number.clause, number.clause.outer if number.clause else None) if c is not None]
    return any(number.lexicon.does("estimate", c, number.desk.classes) for c in clauses)


def _has_span(number: Number, clause: Clause) -> bool:
    """Whether the clause covers a span: since, a year, a quarter; a day or month is when one thing happened."""
    when = number.desk.timeline.at(clause)
    if when is not None and when.precision in {"interval", "year", "season"}:
        return True
    sentence = number.parsed.sentence
    spans = _told_span(number) or any(
        e.role == "since" or e.lead == "as of" for e in number.desk.timeline.expressions.get(sentence.number, ())
    )
    spans = spans or any(
        c.marker == "since" and c.outer is clause for c in number.desk.article.clauses[sentence.number]
    )
    return spans or number.lexicon.holds("that_period", number.desk.text[sentence.start : sentence.end])


def _told_span(number: Number) -> bool:
    """Whether the sentence names a stretch of months or years: a court that convicts so many in it is a statistic."""
    times = number.desk.timeline.expressions.get(number.parsed.sentence.number, ())
    return any(e.role == "span" for e in times)


def _by_court(number: Number, clause: Clause) -> bool:
    words = (clause.agent, clause.subject)
    return any(w is not None and w.tag_ != "NNS" and number.lexicon.names("court", w.lemma_) for w in words)


def in_case(number: Number, topic: str = "other") -> bool:
    """Whether the number stands in what someone is said to have done, or what the law did to someone.

    What the state lost or got back is a figure even so, where nobody is named as the doer of it.
    """
    clause: Clause | None = number.clause
    if any(_fires_noun(number, noun) for noun in number.governors):
        return True
    if topic == "public_loss" and (number.role == "subject" or clause is None):
        return False
    if topic == "bribe_or_theft_amount" and _is_nobodys(number):
        return False
    if (
        topic == "amount_recovered"
        and clause is not None
        and not is_punishing(number, clause)
        and not is_personal(number)
    ):
        return False
    nouns = {number.head.i, *(t.i for t in number.governors)}
    if any(_fires_about(number, c) for c in number.clauses if c is not clause and c.predicate.head.i in nouns):
        return True
    for _ in range(3):
        if clause is None:
            return False
        if _fires(number, clause):
            return True
        if clause.relation == "acl" and _fires_noun(number, clause.predicate.head):
            return True
        clause = clause.outer if clause.relation in _GOVERNED else None
    return False


def _is_nobodys(number: Number) -> bool:
    """ "At least 24 billion was siphoned from government accounts": a deed without a doer, which nothing else tells."""
    clause, block = number.clause, number.desk.article.layout.blocks[number.parsed.sentence.block]
    if clause is None or not clause.passive or clause.agent is not None or number.role != "subject":
        return False
    cases = (c for c in number.desk.claims if c.kind in {"justice", "misconduct"})
    return not any(block.start <= c.evidence.start < block.end for c in cases)


def _fires(number: Number, clause: Clause) -> bool:
    desk = number.desk
    if clause is number.clause and (number.is_estimated or _is_of_area(number, clause)):
        return False
    start, end = clause.region
    start = min([start, *(number.parsed.start(t) for t in (clause.subject,) if t is not None)])
    if number.end <= start or number.start > end:
        return False
    return is_punishing(number, clause) or any(
        m.frame.kind in {"justice", "misconduct"} and m.how != "light" and "said_by" not in m.frame.needs
        for m in desk.frames.match(clause, desk.classes)
    )


def _is_of_area(number: Number, clause: Clause) -> bool:
    """Whether a region or state gets or spends the sum: "the state of Kisumu received 1.9 billion"."""
    agent = clause.agent
    name = number.desk.article.names.at(number.parsed, agent) if agent is not None else None
    if agent is None or name is not None:
        return name is not None and name.kind == "place"
    return number.desk.words.is_place_head(agent.lower_) and any(c.lower_ == "of" for c in agent.rights)


def _fires_about(number: Number, clause: Clause) -> bool:
    """Whether a clause behind the number's noun tells a deed: "the N he is accused of diverting"."""
    inner = [c for c in number.desk.article.clauses[number.parsed.sentence.number] if c.outer is clause]
    return any(
        m.frame.kind == "misconduct" or (m.frame.kind == "justice" and is_punishing(number, c))
        for c in (clause, *inner)
        for m in number.desk.frames.match(c, number.desk.classes)
    )


def is_taken(number: Number) -> bool:
    """Whether the law takes the money from someone: one case, unless a statistic stands beside it."""
    return number.clause is not None and number.lexicon.does("taking", number.clause, number.desk.classes)


def is_punishing(number: Number, clause: Clause) -> bool:
    """Whether a verb has no use but in what people do against the law, or the law to them: fine, embezzle, freeze."""
    found = number.desk.frames.verbs.get(clause.lemma, ())
    punishing = all(frame.kind in {"justice", "misconduct"} for _, frame, _ in found)
    return punishing and any(not unit.conditions for unit, _, _ in found)


def _fires_noun(number: Number, noun: Token) -> bool:
    desk, parsed = number.desk, number.parsed
    lemmas = desk.article.lemmas[parsed.sentence.number]
    if noun.lemma_ not in desk.frames.nouns and not any(
        first <= noun.i < first + n for _, first, n in desk.offences.find(parsed.doc, lemmas)
    ):
        return False
    if any(first <= noun.i < first + n for _, first, n in desk.offences.find(parsed.doc, lemmas)):
        return True
    phrase = nominal(parsed, noun, desk.article.clauses[parsed.sentence.number])
    return any(m.frame.kind in {"justice", "misconduct"} for m in desk.frames.match_noun(phrase, lemmas, desk.classes))


def is_personal(number: Number) -> bool:
    """Whether a named person moves the money: a deed, which is no state of things."""
    clause = number.clause
    if clause is None or clause.passive or clause.agent is None or number.role == "subject":
        return False
    if clause.agent.lower_ in {"he", "she"}:
        return True
    return any(
        w.entity is not None and w.entity.kind == "person" for w in number.desk.article.who(clause.parsed, clause.agent)
    )


def is_worth_telling(number: Number, topic: str, *, part: bool) -> bool:
    """Whether a number of things or people of no topic is a figure: there are many, or it is a part, or a toll."""
    if part:
        return True
    quantity = number.quantity
    if (number.is_definite and not number.opens) or number.unit == "counts":
        return False
    if number.unit in DEEDS and number.value < 2:
        return False  # "one more arrest is likely"
    names = (number.head.lemma_, (number.unit or "").removesuffix("s"))
    passing = any(number.lexicon.names("passing", name) for name in names)
    if topic != "other" and not passing:
        return True
    if is_toll(number):
        return number.value > 1
    if number.total is not None and number.total >= (MANY if number.unit == "people" else _SEVERAL):
        return number.total > number.value > 1
    if passing and not (number.unit in _LENGTHS and number.role in {"subject", "object"}):
        return False
    if number.unit != "people" and is_told(number):
        return False
    if number.unit == "people":
        return number.value >= _CERTAINLY_MANY and (number.role in {"subject", "object"} or number.opens)
    if (
        quantity.of == quantity.number
        or number.preposition == "with"
        or (number.clause is not None and number.clause.modal in {"will", "shall"})
    ):
        return False
    return number.value >= MANY or number.value % 1 != 0


def is_threshold(number: Number) -> bool:
    """Whether the number only bounds which things are meant: "every advance of more than N", "deals exceeding N"."""
    above = number.head.head
    if above.lower_ in _THRESHOLDS and (number.governors or above.head.pos_ in {"NOUN", "PROPN"}):
        return True
    if number.before().rstrip().endswith(" not"):  # "a fine not exceeding N"
        return True
    every = (c for noun in number.governors for c in noun.children if c.dep_ == "det" and c.lower_ in _EVERY)
    return any(not number.start <= number.parsed.start(c) < number.end for c in every)  # "six out of every ten"


def is_told(number: Number) -> bool:
    """Whether a claim of a case or deed already tells the words in which the number stands."""
    return any(
        c.kind in {"justice", "misconduct"} and c.evidence.start <= number.start < c.evidence.end
        for c in number.desk.claims
    )


def is_price_tag(number: Number, topic: str) -> bool:
    """Whether the sum only tells how fine a thing is: "a $2 million yacht"."""
    tag = number.head.dep_ in {"compound", "nummod", "amod", "nmod", "quantmod"} and number.end <= number.parsed.end(
        number.head.head
    )
    return topic == "other" and tag and number.quantity.kind == "money" and bool(number.governors)


def is_example(number: Number) -> bool:
    """Whether a quoted sum is nobody's in particular: "a clerk who takes 500 goes to jail", "they steal a billion"."""
    clause = number.clause
    if clause is None or clause.tense != "present" or clause.perfect or clause.subject is None or clause.passive:
        return False
    if number.desk.attribution.quotations.at(number.start) is None or number.role not in {"object", "oblique"}:
        return False
    subject = clause.subject
    whoever = any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in subject.children)
    return (whoever and number.desk.words.is_person_word(subject.lemma_)) or subject.lower_ in {
        "one",
        "they",
    }


def is_next_one(number: Number) -> bool:
    """Whether what reads like a fraction counts people on: "two have been held; a third, Ann Lee, is abroad"."""
    words = number.desk.text[number.start : number.end].lower().split()
    behind = number.behind().lstrip()
    if number.quantity.kind != "fraction" or len(words) != 2 or words[0] not in {"a", "another"}:
        return False
    return words[1] not in {"half", "quarter"} and behind[:1] == "," and behind[1:].lstrip()[:1].isupper()


def is_done_by_somebody(number: Number) -> bool:
    """Whether a verb of multiplying tells a deed and not how things went: "parliament halved the penalty"."""
    clause = number.clause
    if number.quantity.kind not in {"multiple", "percent"} or clause is None or clause.predicate != number.head:
        return False
    return clause.agent is not None and clause.patient not in (None, clause.agent) and not clause.passive


def is_loose_half(number: Number) -> bool:
    """Whether a fraction has nothing that it is of ("his chief kept half"), or is of a circle of people or a term."""
    if number.quantity.kind != "fraction" or number.role == "subject" or number.preposition == "by":
        return False
    people = any(number.desk.words.is_person_word(n.lemma_) for n in number.governors)
    if number.before().rstrip().endswith(" at"):  # "valued at half the market price"
        return True
    behind = number.behind().lower()
    if behind.split()[:1] == ["as"]:  # "half as much as"
        return True
    if number.preposition == "of" and people:
        return True
    words = behind.split()
    if number.role == "object" and words[:1] != ["of"]:
        return not any(c.i > number.head.i for c in number.head.children) and number.head.text == "half"
    return words[:1] == ["of"] and any(number.lexicon.names("term", w.strip(",.;")) for w in words[1:3])


def is_toll(number: Number) -> bool:
    """Whether the number is of people who died or were hurt."""
    return number.clause is not None and number.lexicon.does("toll", number.clause, number.desk.classes)
