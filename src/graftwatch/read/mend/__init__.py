"""Mends what a small parser gets wrong in reporting again and again, where the words leave no doubt.

The trees are changed in place, before any clause is read from them: so every frame profits, and none needs a case of
its own. Each mend looks at one shape and says which misreading it undoes.
"""

from collections.abc import Iterable

from graftwatch.read.clauses import Parsed
from graftwatch.read.mend.lists import (
    found_guilty,
    joined_object,
    joined_people,
    joined_thing,
    last_name,
    named_subject,
    next_name,
    pending,
    second_object,
    strung_objects,
    term_given,
    title_before,
    titled_owner,
    two_names,
    two_objects,
    two_subjects,
)
from graftwatch.read.mend.numbers import (
    bounded,
    counted_subject,
    part_of_which,
    share_behind,
)
from graftwatch.read.mend.offices import behind_office, beside_office, located, tagged_offices
from graftwatch.read.mend.participles import (
    asked,
    bare_passive,
    behind_thing,
    emphatic,
    got_reduced,
    headless,
    himself,
    made_into,
    of_gerund,
    perfect,
    rejoined,
    second_deed,
    shared_passive,
    stative,
    titled,
)
from graftwatch.read.mend.phrases import (
    behind_object,
    beyond_name,
    beyond_preposition,
    called,
    detached,
    doer,
    labelled,
    late_object,
    named_above,
    of_whom,
    owned,
    prefixed,
    told_apart,
    told_to,
)
from graftwatch.read.mend.posts import cost, given_in_passive, given_posts
from graftwatch.read.mend.relatives import which_is_no_person, whose
from graftwatch.read.mend.saying import (
    asked_for,
    between_time_and_news,
    called_on,
    closing,
    demoted,
    inserted,
    on_day,
    published,
    said_that,
    second_verb,
    shifted,
    stated,
    tagged,
    told_as,
    told_beside,
    without_subject,
)
from graftwatch.read.mend.times import (
    at_the_time,
    before_post,
    between_subject_and_verb,
    fronted,
    no_doer,
    served,
    until_now,
)
from graftwatch.read.mend.verbs import (
    after,
    aged,
    caused,
    clausal,
    cleft,
    described,
    finite,
    gerund,
    had_done,
    interrupted,
    inverted,
    promised,
    quit,
    reduced,
    second_complement,
    set_off,
    strung,
    sworn,
    thrown,
    verb_in_s,
    who_is_human,
)
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.time import TimeExpression
from graftwatch.read.tree import Token
from graftwatch.read.words import Words

__all__ = ["mend"]


def mend(parsed: Parsed, names: Names, words: Words, times: Iterable[TimeExpression] = ()) -> None:
    """Mend the tree of one sentence in which the names and times are known."""
    _times(parsed, names, words, times)
    for token in parsed.doc:
        if token.dep_ == "appos":
            emphatic(token)
            _apposed(parsed, token, names, words)
        elif token.dep_ == "csubj" and token.tag_ == "VBG":
            titled(token, words)
        elif token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN", "NUM"}:
            _joined(parsed, token, names, words)
        elif token.dep_ in {"advcl", "ccomp"} and token.tag_ in {"VB", "VBN"}:
            promised(token)
            asked_for(token)
        if token.dep_ == "advcl":
            told_beside(token, words)
        if token.lower_ in {"over", "under", "around", "about", "more", "less"}:
            bounded(token)
        if token.dep_ in {"compound", "nmod"} and token.i < token.head.i - 1:
            two_names(parsed, token, names)
        if token.pos_ == "PROPN" and token.dep_ in {"nsubj", "nsubjpass", "pobj"}:
            behind_office(parsed, token, names, words)
            if token.dep_ != "pobj":
                located(parsed, token, names)
        if token.tag_ in {"NN", "NNS"}:
            _noun(parsed, token, names, words)
        elif token.tag_ in {"VBN", "VBD", "VBZ"} and token.dep_ not in {"aux", "auxpass"}:
            _finite(parsed, token, names, words)
        if token.tag_ == "VBG":
            gerund(token)
            if token.lower_ == "pending":
                pending(parsed, token, names)
        _beside(parsed, token, names, words)
        if token.pos_ == "AUX":
            second_complement(token)
            stative(token)
        elif token.dep_ == "ROOT":
            at_the_time(token)
            inserted(parsed, token, words)
            between_time_and_news(token, words)
        if token.pos_ == "VERB":
            beyond_name(parsed, token, names)
        if token.tag_ in {"VBN", "VBD"}:
            _past(parsed, token, names, words, times)
        elif token.tag_ in {"VBG", "VBP", "VBZ"} and token.dep_ not in {"amod", "aux", "auxpass"}:
            counted_subject(token, times, parsed.sentence.start)
        elif token.text in {"’", "'"} and token.dep_ == "case":
            owned(token)
        elif token.tag_ == "NNS" and token.dep_ == "ROOT":
            verb_in_s(token)
        elif token.dep_ == "npadvmod" and token.tag_ != "CD":
            _measured(parsed, token, names, words, times)
        elif token.tag_ == "NN":
            given_in_passive(token, words)
            if token.dep_ == "dobj":
                _object(parsed, token, names)
    tagged_offices(parsed, names, words)
    given_posts(parsed, names, words)


def _beside(parsed: Parsed, token: Token, names: Names, words: Words) -> None:
    """Mend clauses that hang on prepositions and nouns, names that hang on names, and verdicts."""
    if token.dep_ == "pcomp":
        of_gerund(token)
    if token.dep_ in {"acl", "relcl"}:
        on_day(token, words)
        stated(parsed, token, words)
        who_is_human(parsed, token, names, words)
        which_is_no_person(parsed, token, names)
        beyond_preposition(token)
    if token.dep_ == "ccomp":
        published(token, words)
    if token.pos_ == "ADJ":
        found_guilty(parsed, token, names)


def _noun(parsed: Parsed, noun: Token, names: Names, words: Words) -> None:
    """Mend a verb of saying that was taken for a noun, a term behind the people who got it, and a title before them."""
    tagged(parsed, noun, words)
    if noun.tag_ == "NNS":
        if noun.dep_ in {"dobj", *SUBJECTS}:
            title_before(parsed, noun, names)
        term_given(noun)


def _object(parsed: Parsed, noun: Token, names: Names) -> None:
    """Mend an object that took another one along, or was hung beside it."""
    two_objects(parsed, noun, names)
    strung_objects(parsed, noun, names)


def _finite(parsed: Parsed, verb: Token, names: Names, words: Words) -> None:
    """Mend what a verb was taken for, and what hangs on it."""
    closing(parsed, verb, words)
    tagged(parsed, verb, words)
    called_on(verb)
    shifted(verb)
    labelled(verb)
    second_verb(parsed, verb, words)
    without_subject(parsed, verb, names)
    if verb.tag_ != "VBN":
        told_as(verb)


def _apposed(parsed: Parsed, noun: Token, names: Names, words: Words) -> None:
    """Mend what was taken for another word for what stands before it."""
    named_above(parsed, noun, names, words)
    behind_object(parsed, noun, names, words)
    of_whom(parsed, noun, names, words)
    called(parsed, noun, names, words)
    next_name(parsed, noun, names)
    last_name(parsed, noun, names)
    second_object(parsed, noun, names)
    titled_owner(parsed, noun, names)
    beside_office(parsed, noun, names, words)


def _joined(parsed: Parsed, noun: Token, names: Names, words: Words) -> None:
    """Mend what a noun behind "and" was joined to."""
    if noun.head.pos_ == "VERB":
        joined_object(noun)
    elif noun.pos_ != "PROPN":
        joined_people(parsed, noun, names, words)
        joined_thing(parsed, noun, names)


def _times(parsed: Parsed, names: Names, words: Words, times: Iterable[TimeExpression]) -> None:
    """Mend what was hung wrongly around times, and wholes whose parts a clause tells."""
    for time in times:
        fronted(parsed, time)
        no_doer(parsed, time)
        before_post(parsed, time, names, words)
        between_subject_and_verb(parsed, time)
        served(parsed, time)
    for token in parsed.doc:
        prefixed(token)
        if token.lower_ in {"which", "whom"} and token.dep_ == "pobj":
            part_of_which(token)
        elif token.lower_ == "until":
            until_now(parsed, token, names, words)
        elif token.lower_ == "whose":
            whose(token)
        elif token.tag_ == "POS":
            detached(token)


def _measured(parsed: Parsed, token: Token, names: Names, words: Words, times: Iterable[TimeExpression]) -> None:
    """Mend a name or noun that was taken for a measure of time or length."""
    if token.pos_ == "PROPN":
        told_apart(parsed, token, names)
        told_to(token, words)
    elif token.tag_ in {"NN", "NNS"}:
        late_object(token, [(time.start, time.end) for time in times], parsed.sentence.start)


def _past(parsed: Parsed, verb: Token, names: Names, words: Words, times: Iterable[TimeExpression]) -> None:
    """Mend what goes wrong around a form in -ed or an irregular one."""
    said_that(verb, words)
    two_subjects(verb)
    bare_passive(parsed, verb, names, words)
    himself(verb)
    finite(verb)
    behind_thing(verb)
    second_deed(verb)
    named_subject(parsed, verb, names)
    share_behind(verb)
    described(verb)
    if verb.dep_ in {"csubj", "csubjpass", "ccomp"}:
        clausal(verb)
    demoted(parsed, verb, words)
    set_off(verb)
    reduced(verb)
    interrupted(verb)
    inverted(verb)
    caused(parsed, verb, words)
    had_done(verb)
    got_reduced(verb)
    perfect(verb)
    headless(verb)
    rejoined(verb)
    asked(verb)
    shared_passive(verb)
    made_into(verb, words)
    quit(verb)
    sworn(parsed, verb, names)
    thrown(verb)
    strung(verb)
    cost(verb)
    aged(verb)
    after(verb)
    cleft(verb)
    doer(parsed, verb, names, words)
    counted_subject(verb, times, parsed.sentence.start)
