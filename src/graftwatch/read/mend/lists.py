"""Coordinations that the parser broke: names, subjects and objects in a row of which one was hung elsewhere."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tree import Token
from graftwatch.read.words import Words


def next_name(parsed: Parsed, token: Token, names: Names) -> None:
    """ "X, Y and three officials": the second of a list of names was taken for another word for the first."""
    one, two = names.at(parsed, token.head), names.at(parsed, token)
    if one is None or two is None or one.kind != "person" or two.kind != "person" or one.entity is two.entity:
        return
    if parsed.doc[token.left_edge.i - 1].text == "," and any(c.dep_ == "conj" for c in token.children):
        token.dep_ = "conj"


def last_name(parsed: Parsed, token: Token, names: Names) -> None:
    """ "X and his partner, Y, were detained": the name behind the second was taken for another word for the first."""
    one, two = names.at(parsed, token.head), names.at(parsed, token)
    if one is None or two is None or one.kind != "person" or two.kind != "person" or one.entity is two.entity:
        return
    noun = next((c for c in token.head.rights if c.dep_ == "conj" and c.i < token.i), None)
    if noun is None or noun.pos_ != "NOUN" or names.at(parsed, noun) is not None:
        return
    first = token.left_edge.i
    if parsed.doc[first - 1].text == "," and noun.right_edge.i in {first - 1, first - 2}:
        token.head = noun


def two_subjects(verb: Token) -> None:
    """ "The minister, X, and five officials were suspended": the second subject was not joined to the first."""
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if len(own) == 2 and verb.doc[own[1].left_edge.i - 1].lower_ == "and":
        own[1].head, own[1].dep_ = own[0], "conj"


def joined_object(noun: Token) -> None:
    """ "Arraigned him and four others": the second object was joined to the verb."""
    verb = noun.head
    first = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < noun.i), None)
    if first is not None and any(c.dep_ == "cc" and first.i < c.i < noun.i for c in verb.rights):
        noun.head = first


def joined_people(parsed: Parsed, noun: Token, names: Names, words: Words) -> None:
    """ "A charge sheet against X and 11 others", "the homes of X and two of his aides": the further people were joined
    to the thing, not to the person right before "and"."""
    thing = noun.head
    people = noun.pos_ == "NUM" or noun.lower_ == "others" or words.is_person_word(noun.lemma_)
    if not people or names.at(parsed, thing) is not None or words.is_person_word(thing.lemma_):
        return
    first = noun.left_edge.i
    if first < 2 or noun.doc[first - 1].lower_ != "and" or thing.pos_ != "NOUN" or thing.tag_ == "CD":
        return
    before = noun.doc[first - 2]
    name = names.at(parsed, before)
    if name is not None and name.kind == "person" and before in thing.subtree and before.dep_ in {"pobj", "conj"}:
        noun.head = before


def joined_thing(parsed: Parsed, noun: Token, names: Names) -> None:
    """ "The headquarters of the Yard and the home of its head": the second thing was joined to the name before."""
    owner = noun.head
    thing = owner.head.head
    plain = noun.tag_ in {"NN", "NNS"} and noun.left_edge.tag_ in {"DT", "PRP$"} and names.at(parsed, noun) is None
    if not plain or names.at(parsed, owner) is None or owner.dep_ != "pobj" or owner.head.lower_ != "of":
        return
    if thing.tag_ in {"NN", "NNS"} and any(c.lower_ == "of" for c in noun.rights) and thing.i < owner.i:
        noun.head = thing


_GIVING = frozenset({"award", "deny", "give", "grant", "hand", "offer", "pay", "refuse"})


def term_given(noun: Token) -> None:
    """ "Were given 8, 5 and 3 years in prison": what is given was taken for how long."""
    if (
        noun.dep_ == "npadvmod"
        and noun.lemma_ in {"year", "month"}
        and noun.head.lemma_ in _GIVING
        and noun.i > noun.head.i
    ):
        noun.dep_ = "dobj"


def two_objects(parsed: Parsed, noun: Token, names: Names) -> None:
    """ "Granted mayor Ivan Petrov bail": who is given it was taken for a part of what is given."""
    verb = noun.head
    last = next((c for c in reversed(noun.lefts) if c.dep_ in {"compound", "nmod"}), None)
    name = names.at(parsed, last) if last is not None else None
    if last is None or name is None or name.kind != "person" or verb.lemma_ not in _GIVING:
        return
    if parsed.end(last) != name.end:
        return
    for child in [c for c in noun.lefts if c.i < last.i]:
        child.head = last
    last.head, last.dep_ = verb, "dative"


def strung_objects(parsed: Parsed, noun: Token, names: Names) -> None:
    """ "Received five years, a fine and a ban on leaving": the second of two objects was hung on the verb beside the
    first."""
    first = next((c for c in noun.head.rights if c.dep_ == "dobj"), noun)
    if first.i >= noun.i or noun.left_edge.i == 0 or first.tag_ not in {"NN", "NNS"}:
        return
    if noun.left_edge.nbor(-1).lower_ in {",", "and"} and names.at(parsed, first) is None:
        noun.head, noun.dep_ = first, "conj"


def second_object(parsed: Parsed, noun: Token, names: Names) -> None:
    """ "Showed Ivan Petrov the door": what he was given was taken for another word for him."""
    receiver, verb = noun.head, noun.head.head
    if noun.pos_ != "NOUN" or verb.lemma_ not in _GIVING | _SHOWING or receiver.dep_ not in {"dobj", "dative"}:
        return
    name = names.at(parsed, receiver)
    if name is None or name.kind != "person" or noun.left_edge.tag_ not in {"DT", "PRP$"}:
        return
    if noun.left_edge.i != receiver.i + 1 or verb.i > receiver.i:
        return
    for child in [c for c in receiver.rights if c.i > noun.i]:
        child.head = verb
    receiver.dep_, noun.head, noun.dep_ = "dative", verb, "dobj"


_SHOWING = frozenset({"assign", "cost", "serve", "show", "spare"})


def pending(parsed: Parsed, word: Token, names: Names) -> None:
    """ "Suspended Ms Achieng pending investigations": the preposition was taken to describe what is pending."""
    noun, verb = word.head, word.head.head
    before = next((c for c in reversed(noun.lefts) if c.i < word.i), None)
    name = names.at(parsed, before) if before is not None else None
    if before is None or name is None or name.kind != "person" or noun.dep_ != "dobj" or word.i > noun.i:
        return
    before.head, before.dep_ = verb, "dobj"
    word.head, word.dep_ = verb, "prep"
    noun.head, noun.dep_ = word, "pobj"


def titled_owner(parsed: Parsed, noun: Token, names: Names) -> None:
    """ "Dismissed mayor Ivan Petrov's appeal": the title before the owner was taken for the object."""
    title, owner = noun.head, next((c for c in noun.lefts if c.dep_ == "poss"), None)
    name = names.at(parsed, owner) if owner is not None else None
    if owner is None or name is None or name.kind != "person" or title.dep_ not in {"dobj", "pobj", "nsubj"}:
        return
    if owner.left_edge.i == title.i + 1:
        noun.head, noun.dep_ = title.head, title.dep_
        title.head, title.dep_ = owner, "compound"


def title_before(parsed: Parsed, noun: Token, names: Names) -> None:
    """ "Charged majors Ivan Petrov and Ann Lee": the title before a row was taken for another object or subject."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    name = names.at(parsed, behind)
    if name is None or name.kind != "person" or name.titles is None or parsed.start(noun) < name.titles[0]:
        return
    last = parsed.tokens_between(name.start, name.end)[-1]
    if last.head == noun.head and last.dep_ in {noun.dep_, "npadvmod"}:
        last.dep_ = noun.dep_
        noun.head, noun.dep_ = last, "compound"
    elif last.head == noun and last.dep_ == "appos":
        last.head, last.dep_ = noun.head, noun.dep_
        noun.head, noun.dep_ = last, "compound"


def two_names(parsed: Parsed, name: Token, names: Names) -> None:
    """ "Questioned Ivan Petrov and Pavel Oren": the first of two people was taken to tell which the second is."""
    second = name.head
    here, there = names.at(parsed, name), names.at(parsed, second)
    if here is None or there is None or here is there or here.kind != "person" or there.kind != "person":
        return
    if name.i > second.i or parsed.token_at(here.end - 1) != name or parsed.token_at(there.end - 1) != second:
        return
    joint = name.nbor()
    first = parsed.token_at(there.titles[0] if there.titles else there.start)
    if joint.lower_ not in {"and", ","} or first is None or first.i != joint.i + 1:
        return
    for part in [c for c in name.children if first.i <= c.i < second.i]:
        part.head, part.dep_ = second, "compound"
    name.take_place_of(second)
    second.head, second.dep_ = name, "conj"
    for child in [c for c in second.children if c.i < name.i]:
        child.head = name


def found_guilty(parsed: Parsed, verdict: Token, names: Names) -> None:
    """ "Found Ivan Petrov guilty": whom a court finds so was taken to colour the verdict."""
    verb = verdict.head
    if verdict.lower_ not in {"guilty", "innocent", "liable"} or verb.pos_ != "VERB" or verb.i > verdict.i:
        return
    person = verdict.nbor(-1)
    name = names.at(parsed, person)
    if person.head == verdict and name is not None and name.kind == "person" and person.i > verb.i:
        for part in [c for c in verdict.lefts if c.i < person.i]:
            part.head = person
        person.head, person.dep_ = verb, "dobj"
        verdict.dep_ = "oprd"


def named_subject(parsed: Parsed, verb: Token, names: Names) -> None:
    """ "A trap was laid by the team and Orlov was caught": the name before its verb was joined to the noun before."""
    first = next((c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}), None)
    if verb.dep_ != "conj" or first is None or not first.i or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    person = first.nbor(-1)
    name = names.at(parsed, person)
    if name is None or name.kind != "person" or person.dep_ != "conj" or verb in person.ancestors:
        return
    start = parsed.token_at(name.titles[0] if name.titles else name.start)
    if start is not None and start.i and start.nbor(-1).lower_ == "and":
        person.head, person.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.lefts) else "nsubj"
