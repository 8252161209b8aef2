"""What a figure is about: the topic that its own words decide, else that of the figure which lends it its words."""

from graftwatch.claims import FigureClaim
from graftwatch.read.figures.indicator import Indicator, objects_of
from graftwatch.read.figures.number import Number
from graftwatch.read.figures.passage import Told, is_labelled
from graftwatch.read.topics import Question, is_code
from graftwatch.read.tree import Token

_INHERITED = frozenset(
    {"people", "cases", "crimes", "percent"}
)  # parts of these stay what they are, whatever is said of them


_WEEKLY = frozenset({"day", "month", "week"})
_SAID_OF = frozenset({"object", "subject"})
_BACK = 2  # sentences before a plain sum that may say what the money is


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
    if before is not None and before.unit == number.unit and (same or _is_such(number)):
        return before.topic
    stretch = min(indicator.start, number.start), max(indicator.end, number.end)
    nouns = [(number.parsed, noun) for noun in _nouns(number)]
    if lent is not None and number.quantity.kind == "bare":
        nouns.append((lent.number.parsed, lent.number.head))
    doer = number.role == "subject"
    question = Question(number.parsed, number.clauses, nouns, stretch, number.unit, act, _is_direct(number), doer)
    topic = number.lexicon.topic(question, number.desk.classes)
    if topic == "other":
        topic = _of_money(number) if is_code(number.unit) else _of_things(number)
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


def _of_money(number: Number) -> str:
    """What a sum is that its own words leave open: a tariff of bribes, or what the sentences before it say."""
    if _is_levied(number):
        return "bribe_or_theft_amount"
    return _theme(number) if _is_plain_sum(number) else "other"


def _is_levied(number: Number) -> bool:
    """Whether it is so much for each who passes, or so much a week that is collected: "€200 a lorry"; not a wage."""
    per, clause, lexicon = number.quantity.per, number.clause, number.lexicon
    if per is None:
        return False
    subject = [clause.subject] if clause is not None and clause.subject is not None else []
    if any(lexicon.names("earnings", noun.lemma_) for noun in (*number.governors, *subject)):
        return False
    for_each = number.parsed.token_at(per[1] - 1)
    if for_each is not None and lexicon.names("levied", for_each.lemma_):
        return clause is None or not lexicon.does("earnings", clause, number.desk.classes)
    timed = for_each is not None and for_each.lemma_ in _WEEKLY
    return timed and clause is not None and not clause.passive and lexicon.does("levying", clause, number.desk.classes)


def _of_things(number: Number) -> str:
    """What goods are that nobody can find: lost to the public."""
    clause = number.clause
    if clause is None or not clause.negated or number.unit in {None, "people"} or number.role not in _SAID_OF:
        return "other"
    lost = number.lexicon.does("untraced", clause, number.desk.classes)
    return "public_loss" if lost and number.quantity.kind == "count" else "other"


def _is_plain_sum(number: Number) -> bool:
    """Whether the words of a sum say no more than that it is one: "the going rate was N", "the payments came to N"."""
    clause = number.clause
    subject = [clause.subject] if clause is not None and clause.subject is not None else []
    noun = next(iter([*number.governors, *(subject if number.role != "subject" else [])]), None)
    return noun is not None and (number.lexicon.names("sum", noun.lemma_) or noun.lower_ in {"it", "that", "this"})


def _theme(number: Number) -> str:
    """What the money is that the sentence of a plain sum, or one of the two before it in its block, speaks of."""
    here, parsed = number.parsed.sentence, number.desk.article.parsed
    for at in range(here.number, here.number - 1 - _BACK, -1):
        if (
            at in parsed
            and parsed[at].sentence.block == here.block
            and (found := number.lexicon.theme(parsed[at])) is not None
        ):
            return found
    return "other"


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
