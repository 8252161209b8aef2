"""Times at the head of a sentence that the parser took for a part of the subject behind them."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.mend.posts import first_post
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.time import TimeExpression
from graftwatch.read.tree import Token
from graftwatch.read.words import Words


def fronted(parsed: Parsed, time: TimeExpression) -> None:
    """ "On 4 May officers detained X", "Last week prosecutors …": a time at the head without a comma was taken for part
    of the subject behind it."""
    first, last = parsed.token_at(time.start), parsed.token_at(time.end - 1)
    lead = parsed.token_at(time.lead_start) if time.lead is not None else None
    opening = lead if lead is not None else first
    if first is None or last is None or opening is None or not _opens(opening):
        return
    inside = range(opening.i, last.i + 1)
    noun = next((t.head for t in parsed.doc[first.i : last.i + 1] if t.head.i > last.i), None)
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or noun.doc[last.i + 1].text in {",", "'s", "’s", "and"}:
        return
    taken = lead is not None and noun.dep_ == "pobj" and noun.head.i in inside
    verb = noun.head.head if taken else noun.head
    if (
        verb.pos_ not in {"VERB", "AUX"}
        or verb.i < noun.i
        or (taken and any(c.dep_ in SUBJECTS for c in verb.children))
    ):
        return
    core = next((t for t in parsed.doc[first.i : last.i + 1] if t.pos_ in {"PROPN", "NOUN"}), last)
    for token in parsed.doc[first.i : last.i + 1]:
        if token != core and token.head.i not in inside:
            token.head = core
    core.head, core.dep_ = (lead, "pobj") if lead is not None else (verb, "npadvmod")
    if lead is not None and lead.head.i not in inside:
        lead.head, lead.dep_ = verb, "prep"
    if taken:
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"


def before_post(parsed: Parsed, time: TimeExpression, names: Names, words: Words) -> None:
    """ "X, until last week governor of Y, …", "X was until 2012 mayor": a time in office was taken for the verb's, and
    the post for a part of it."""
    opening, last = parsed.token_at(time.lead_start), parsed.token_at(time.end - 1)
    if time.role in _IN_OFFICE and opening is not None and last is not None:
        part_from_post(parsed, opening, last, names, words)


def until_now(parsed: Parsed, until: Token, names: Names, words: Words) -> None:
    """ "X was until now governor of Y"."""
    if until.i + 1 < len(parsed.doc) and until.nbor(1).lower_ in LATELY:
        part_from_post(parsed, until, until.nbor(1), names, words)


def part_from_post(parsed: Parsed, opening: Token, last: Token, names: Names, words: Words) -> None:
    """Give a time in office, from its first to its last word, to the post behind it, and that to its holder."""
    if not 0 < opening.i <= last.i < len(parsed.doc) - 1:
        return
    post = first_post(parsed, last.i + 1, names, words)
    before = parsed.doc[opening.i - 1]
    if post is None or any(t.text == "," for t in parsed.doc[last.i : post.i]):
        return
    if before.text == "," and before.i:
        holder, place = parsed.doc[before.i - 1], "appos"
        name = names.at(parsed, holder)
        if name is None or name.kind != "person" or holder in post.subtree:
            return
    else:
        holder, place = before, "attr"
        if before.lemma_ != "be" or before.dep_ in {"aux", "auxpass"} or any(c.dep_ == "attr" for c in before.rights):
            return
    inside = parsed.doc[opening.i : last.i + 1]
    post.head, post.dep_ = holder, place
    opening.head = post if place == "appos" else holder
    core = next((t for t in reversed(inside) if t != opening and t.pos_ in {"NOUN", "PROPN", "NUM"}), None)
    for token in inside:
        if token not in {opening, core} and token.head not in inside and core is not None:
            token.head = core
    if core is not None and core.head not in inside:
        core.head, core.dep_ = opening, "pobj"


LATELY = frozenset({"lately", "now", "recently"})
_IN_OFFICE = frozenset({"until", "since", "span", "duration"})


def no_doer(parsed: Parsed, time: TimeExpression) -> None:
    """ "Will be reviewed by the end of March": a time after a passive was taken for who does it."""
    for token in parsed.tokens_between(time.start, time.end):
        if token.dep_ == "pobj" and token.head.dep_ == "agent":
            token.head.dep_ = "prep"


def between_subject_and_verb(parsed: Parsed, time: TimeExpression) -> None:
    """ "A court on Friday jailed 54 people": the time before the verb was taken for a part of its subject."""
    last = parsed.token_at(time.end - 1)
    if last is None or last.i + 1 >= len(parsed.doc):
        return
    lead = parsed.token_at(time.lead_start) if time.lead is not None else None
    core = next((t for t in parsed.tokens_between(time.start, time.end) if t.head.i < t.i or t.head.i > last.i), None)
    hung = lead if lead is not None else core
    if hung is None or hung.dep_ not in {"prep", "npadvmod", "nmod"} or hung.lower_ in {"of", "since", "until"}:
        return  # "the elections of December 2013", "contracts concluded since 2010"
    noun, verb = hung.head, hung.head.head
    if noun.dep_ in SUBJECTS and noun.i < hung.i and verb.pos_ == "VERB" and verb.i > last.i:
        between = parsed.doc[last.i + 1 : verb.i]
        if all(t.head == verb for t in between):
            hung.head = verb


def served(parsed: Parsed, time: TimeExpression) -> None:
    """ "Sentenced X, who ran the port, to nine years": the term behind a long object was hung on what describes it."""
    number = parsed.token_at(time.end - 1) if time.role == "duration" else None
    to = next((t for t in (number, *number.ancestors) if t.dep_ == "prep"), None) if number is not None else None
    if to is None or to.lower_ != "to":
        return
    for verb in to.ancestors:
        if verb.lemma_ in _PUNISHES:
            if to.head != verb and not any(c.lower_ == "to" and c.dep_ == "prep" for c in verb.rights):
                to.head = verb
            return


_PUNISHES = frozenset({"condemn", "jail", "sentence"})


def _opens(token: Token) -> bool:
    """Whether a token stands at the head of its sentence or of a new part of it."""
    before = token.doc[token.i - 1] if token.i else None
    return (
        before is None
        or (before.i == 0 and before.pos_ == "ADV")  # "Also on Tuesday X was named"
        or before.text in {";", ":", "“", '"', "—", "–"}
        or (before.lower_ in {"and", "but", "then"} and (before.i == 0 or token.doc[before.i - 1].text in {",", ";"}))
    )


def at_the_time(verb: Token) -> None:
    """ "X was named chief in 2019, around the time critics said Y": what critics said at a time was taken for the main
    clause, and the main clause for something that they said."""
    main = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if verb.dep_ != "ROOT" or main is None or subject is None or main.i > subject.i:
        return
    for prep in (c for c in verb.lefts if c.dep_ == "prep" and main.i < c.i < subject.i):
        time = next((c for c in prep.rights if c.dep_ == "pobj" and c.lower_ in _MOMENTS), None)
        if time is not None and time.i + 1 == subject.left_edge.i:
            main.take_place_of(verb)
            prep.head = main
            verb.head, verb.dep_ = time, "relcl"
            return


_MOMENTS = frozenset({"day", "moment", "month", "time", "week", "year"})
