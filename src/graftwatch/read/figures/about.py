"""What a figure is about: the topic that its own words decide, else that of the figure which lends it its words."""

from dataclasses import replace

from graftwatch.claims import FigureClaim, MisconductClaim
from graftwatch.read.figures.indicator import Indicator, objects_of
from graftwatch.read.figures.number import Number
from graftwatch.read.figures.passage import Told, is_labelled
from graftwatch.read.figures.population import shared
from graftwatch.read.figures.stretch import tail_of
from graftwatch.read.topics import Question, is_code
from graftwatch.read.tree import Token

_INHERITED = frozenset(
    {"people", "cases", "crimes", "percent"}
)  # parts of these stay what they are, whatever is said of them


_WEEKLY = frozenset({"day", "month", "week"})
_SAID_OF = frozenset({"object", "subject"})
_BACK = 2  # sentences before a plain sum that may say what the money is
_TOLD_ON = frozenset({"amount_recovered", "bribe_or_theft_amount"})


def topic_of(
    number: Number,
    indicator: Indicator,
    act: str,
    whole: Told | None,
    before: FigureClaim | None,
    *,
    same: bool,
    lent: Told | None,
) -> str:
    """The topic of a number; `whole` is what it is a part of, `before` the figure before it in the passage, `same`:
    the number is only set beside that one ("up from 10 percent"), `lent`: the one whose noun it takes."""
    if act == "rank":
        return "perception_rank"
    if before is not None and before.unit == number.unit and (same or _is_such(number) or takes_up(number)):
        return before.topic
    if act == "share" and is_prevalence(number):
        return "corruption_level"
    stretch = _stretch(number, indicator)
    nouns = [(number.parsed, noun) for noun in _nouns(number)]
    if lent is not None and number.quantity.kind == "bare":
        nouns.append((lent.number.parsed, lent.number.head))
    doer = number.role == "subject"
    share = act == "share" and _is_share_of_money(number)
    question = Question(
        number.parsed, number.clauses, nouns, stretch, number.unit, act, _is_direct(number), doer, share
    )
    topic = _of_opening(question, number)
    if topic == "other":
        topic = number.lexicon.topic(question, number.desk.classes)
    if topic == "other" and act == "change":
        topic = _of_tally(number, stretch)
    if topic == "other":
        untraced = number.quantity.kind in {"bare", "count", "money"} and is_untraced(number)
        topic = "public_loss" if untraced else _of_money(number) if is_code(number.unit) else "other"
    if act == "share" and (_is_of_speakers(number) or (topic == "other" and _is_polled(number))):
        return "poll_share"
    if topic != "other" or before is None:
        return topic
    if number.quantity.kind in {"score", "points"} and before.topic == "perception_rank":
        return "perception_score"
    if whole is not None and whole.claim is not None:
        told = number.role == "subject" and whole.claim.indicator != indicator.words
        return whole.claim.topic if number.unit in _INHERITED or not told else "other"
    if number.quantity.kind == "bare" and number.unit == "people" and before.unit in {"people", "percent"}:
        return before.topic
    return before.topic if indicator.words is not None and before.indicator == indicator.words else topic


def _stretch(number: Number, indicator: Indicator) -> tuple[int, int]:
    """Where words may settle the topic: those of the indicator, of the deed that the number is the object of ("the
    dismissal of 27 officers"), and behind a sum what it is in ("$86 million in fines")."""
    start, end = min(indicator.start, number.start), max(indicator.end, number.end)
    if number.quantity.kind == "count" and number.governors and number.head.head.lower_ == "of":
        start = min(start, number.parsed.start(number.governors[0]))
    if number.quantity.kind == "money":
        end = max(end, tail_of(number, number.head))
    return start, end


def _of_opening(question: Question, number: Number) -> str:
    """What the whole is that a sentence opens with, whose verb tells of a part: "of 53 cases two were dropped"."""
    if not number.opens:
        return "other"
    told = [clause for clause in number.clauses if clause is not number.clause]
    return number.lexicon.topic(replace(question, clauses=told, direct=not told), number.desk.classes)


def _of_tally(number: Number, stretch: tuple[int, int]) -> str:
    """What those are whose number changed: "the number of policemen charged with bribery had dropped by 18 percent"."""
    told = [clause for clause in number.clauses if clause is not number.clause]
    question = Question(number.parsed, told, [], stretch, "people", "level")
    return number.lexicon.topic(question, number.desk.classes) if told else "other"


def _of_money(number: Number) -> str:
    """What a sum is that its own words leave open: a tariff of bribes, or what the sentences before it say."""
    if _is_levied(number):
        return "bribe_or_theft_amount"
    if _is_earned(number):
        return "other"
    found = _theme(number)
    return _of_affair(number) if found == "other" else found


def _of_affair(number: Number) -> str:
    """What a sum is beside a deed: taken, where its sentence or the one before tells of a bribe or a theft."""
    here, before = number.parsed.sentence, number.desk.article.parsed.get(number.parsed.sentence.number - 1)
    start = before.sentence.start if before is not None and before.sentence.block == here.block else here.start
    told = number.desk.told_within(start, here.end)
    taken = any(isinstance(claim, MisconductClaim) and claim.act in _TAKING for claim in told)
    return "bribe_or_theft_amount" if taken else "other"


_TAKING = frozenset({"bribery", "embezzlement", "extortion", "fraud", "money_laundering"})


def _is_levied(number: Number) -> bool:
    """Whether it is so much for each who passes, or so much a week that is collected: "€200 a lorry"; not a wage."""
    per, clause, lexicon = number.quantity.per, number.clause, number.lexicon
    if per is None or _is_earned(number):
        return False
    for_each = number.parsed.token_at(per[1] - 1)
    if for_each is not None and lexicon.names("levied", for_each.lemma_):
        return clause is None or not lexicon.does("earnings", clause, number.desk.classes)
    timed = for_each is not None and for_each.lemma_ in _WEEKLY
    return timed and clause is not None and not clause.passive and lexicon.does("levying", clause, number.desk.classes)


def is_untraced(number: Number) -> bool:
    """Whether nobody can find what is counted: "4,100 pads cannot be traced", "could not account for 12 million"."""
    clause = number.clause
    if clause is None or not clause.negated or number.unit in {None, "people"}:
        return False
    lost = number.lexicon.does("untraced", clause, number.desk.classes)
    return lost and (number.role in _SAID_OF or number.preposition == "for")


def is_prevalence(number: Number) -> bool:
    """Whether a share of people is of those who give or take bribes: "52 percent of Kenyans paid a bribe"."""
    clause = number.clause
    if clause is None or clause.content is not None or number.role != "subject":
        return False
    if number.quantity.kind not in {"fraction", "percent"} or shared(number) is None:
        return False
    return number.lexicon.does("bribing", clause, number.desk.classes)


def _is_share_of_money(number: Number) -> bool:
    """Whether a share is of a sum: "a tenth of the contract", "4 percent of the budget"."""
    if number.quantity.kind not in {"fraction", "percent"}:
        return False
    return any(number.lexicon.names("purse", n.lemma_.lower()) for n in (*objects_of(number.head), *number.governors))


def _is_plain_sum(number: Number) -> bool:
    """Whether the words of a sum say no more than that it is one: "the going rate was N", "the payments came to N"."""
    clause = number.clause
    subject = [clause.subject] if clause is not None and clause.subject is not None else []
    noun = next(iter([*number.governors, *(subject if number.role != "subject" else [])]), None)
    return noun is not None and (number.lexicon.names("sum", noun.lemma_) or noun.lower_ in {"it", "that", "this"})


def _theme(number: Number) -> str:
    """What the money is that its sentence speaks of, or what the sentence before speaks of in its block: bribes and
    what is given back are told on; a plain sum may be anything that one of the two before it names."""
    here, parsed, plain = number.parsed.sentence, number.desk.article.parsed, _is_plain_sum(number)
    for back in range(_BACK + 1 if plain else 2):
        earlier = parsed.get(here.number - back)
        if earlier is None or earlier.sentence.block != here.block:
            continue
        found = number.lexicon.theme(earlier)
        if found is not None and (plain or not back or found in _TOLD_ON):
            return found
    return "other"


def _is_earned(number: Number) -> bool:
    """Whether it is somebody's pay or a gift to the public: a salary, a grant."""
    clause = number.clause
    subject = [clause.subject] if clause is not None and clause.subject is not None else []
    return any(number.lexicon.names("earnings", noun.lemma_) for noun in (*number.governors, *subject))


def _is_polled(number: Number) -> bool:
    """Whether a share is told out of a poll, which its sentence or one before names."""
    if number.lexicon.polls(number.parsed.lemmas):
        return True
    chain = number.desk.attribution.chain(number.clause, at=number.start) if number.clause is not None else ()
    return bool(chain) and chain[-1].type == "document" and number.lexicon.polls(chain[-1].name.lower().split())


def _is_of_speakers(number: Number) -> bool:
    """Whether those of whom it is a share say something: "68 percent of them said they had been asked for a bribe"."""
    clause = number.clause
    return number.role == "subject" and clause is not None and clause.content is not None and not clause.passive


def _nouns(number: Number) -> list[Token]:
    """The heads of what is counted or measured."""
    kind, clause = number.quantity.kind, number.clause
    nouns = [*number.governors, *(t for noun in number.governors for t in objects_of(noun))]
    if kind in {"count", "bare"}:
        nouns = [number.head, *objects_of(number.head), *nouns]
    elif kind == "money":
        nouns += objects_of(number.head)  # "92 billion in damage"
    if clause is not None and kind != "count":
        if clause.subject is not None and number.role != "subject":
            nouns += [clause.subject, *objects_of(clause.subject)]
        if clause.patient is not None and number.role == "oblique":
            nouns.append(clause.patient)
    return nouns


def takes_up(number: Number) -> bool:
    """Whether it is another estimate of what the figure before is of: "the customs put it at 90 million"."""
    clause, item = number.clause, number.clause.patient if number.clause is not None else None
    return clause is not None and number.is_estimated and item is not None and item.lower_ in {"it", "this", "that"}


def _is_such(number: Number) -> bool:
    """Whether the noun says that it is what was counted before: "1,062 such crimes"."""
    return any(c.lower_ == "such" for c in number.head.children)


def _is_direct(number: Number) -> bool:
    """Whether the number only measures its nouns, so that no verb is needed to know what it is about."""
    clause = number.clause
    if number.quantity.kind == "count":
        return False
    if clause is None or number.governors or is_labelled(number):
        return True
    return number.preposition in {"at", "to", "from"} or number.lexicon.states(clause, number.desk.classes)
