"""Grammar of single tokens: subjects that a verb owns or borrows, passives, noun phrases, coordination.

These are the only functions, beside `clauses`, that look at dependency labels (spaCy's for English).
"""

import re
from collections.abc import Container

from graftwatch.read.tree import Token, text_of

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_OBJECT_CONTROL = re.compile(
    r"(?:accus|alleg|allow|appoint|ask|assign|caus|choos|command|compel|convinc|designat|direct|elect|enabl|encourag|forbid"
    r"|forc|hir|instruct|invit|nam|nominat|oblig|order|permit|persuad|press|recruit|select|task|urg|want|warn)(?:e?s?|(?:[dlt]?(?:ed|ing|en)))|forbade|tells?|telling|told"
)
"""Forms, not lemmas (the lemmatizer runs on demand only), of verbs whose object does what their infinitive says."""
_OF_ONE = frozenset({"has", "is", "was"})
LOOKING_AHEAD = frozenset([
    "be", "expect", "plan", "schedule", "promise", "pledge", "vow", "intend", "set", "want", "hope", "propose",
    "decide", "agree", "threaten", "due", "likely",
])  # fmt: skip
NEGATIVE = frozenset(
    {"no", "neither", "nobody", "none", "never", "not", "n't", "n’t", "nor", "without", "hardly", "barely"}
)


def begins_rival(token: Token, here: Token) -> bool:
    """Whether a later verb opens a clause that no longer belongs to the predicate `here`."""
    if token.dep_ in {"aux", "auxpass"}:
        return False
    if token.dep_ == "conj" and token.tag_ == "VBG" and here.tag_ != "VBG" and not any(token.lefts):
        return False  # "on suspicion of embezzlement and taking bribes"
    while token.dep_ == "conj" and token.head.i > here.i and not any(c.dep_ in SUBJECTS for c in token.children):
        token = token.head  # "for taking bribes and setting up a ring": the second stands where the first does
    if here in token.ancestors and token.dep_ not in {"conj", "relcl", "ccomp", "parataxis"}:
        return token.dep_ == "advcl" and any(c.dep_ in SUBJECTS for c in token.children)
    return token.dep_ in {"conj", "ROOT", "ccomp", "parataxis", "relcl", "advcl"}


def inside_relative(token: Token, here: Token) -> bool:
    return any(a.dep_ == "relcl" and a.i > here.i for a in token.ancestors)


def clause_start(token: Token, here: Token) -> int:
    """The index of the first token of a later clause behind `here`, back over a conjunction and a comma. What of it
    stands before `here` ("After X was jailed for a year, the paper closed": all of the first clause) does not count."""
    first = min((c.left_edge.i for c in token.lefts if c.left_edge.i > here.i), default=token.i)
    while first > 0 and token.doc[first - 1].text in {",", "and", "but", "or", "–", "—", ";"}:
        first -= 1
    return int(first)


def antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token stands for itself."""
    if token.tag_ not in {"WP", "WP$", "WDT"} and not (token.lower_ == "that" and token.tag_ in {"WDT", "IN"}):
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return _agreeing(token, ancestor.head)
    return token


def _agreeing(pronoun: Token, noun: Token) -> Token:
    """Of "the vetting of all officers, which was to end by May" the noun that agrees with the verb, where the parser
    took the nearest one."""
    verbs = (pronoun.head, *pronoun.head.children) if pronoun.dep_ in SUBJECTS else ()
    one = any(verb.lower_ in _OF_ONE for verb in verbs)
    outer = noun.head.head
    of = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    return outer if one and of and noun.tag_ == "NNS" and outer.tag_ == "NN" else noun


PARTICLES = frozenset([
    "up", "down", "out", "off", "in", "over", "back", "away", "aside", "on", "through", "forward", "along", "around",
    "apart", "together", "home",
])  # fmt: skip


_TELLING = frozenset(
    {"add", "admit", "argue", "claim", "explain", "hope", "insist", "know", "maintain", "note", "say", "state"}
)


def small_subject(content: Token) -> Token | None:
    """The subject of a small clause ("declared him wanted", "makes her secretary"), which is the verb's object."""
    if content.tag_ in {"VBZ", "VBP", "MD", "VB", "VBG"} or any(
        c.dep_ in {"aux", "auxpass", "mark", "cop"} for c in content.children
    ):
        return None
    # "said the charges were false", "said it came late": a clause with its own finite verb
    if content.tag_ == "VBD" and (content.pos_ == "AUX" or content.head.lemma_ in _TELLING):
        return None
    subject = next((c for c in content.children if c.dep_ in SUBJECTS), None)
    if subject is None or (
        content.pos_ in {"VERB", "AUX"}
        and content.tag_ == "VBD"
        and any(c.dep_ in {"dobj", "prep"} for c in content.children)
    ):
        return None
    return subject


def lacking(verb: Token) -> Token | None:
    """The object that stands elsewhere: the noun of "the millions he is accused of diverting", the range of "pocketed
    between $500 and $3,000"."""
    following = next((c for c in verb.rights if c.i == verb.i + 1), None)
    if following is not None and following.dep_ == "prep" and following.lower_ == "between":
        return next((o for o in prep_objects(following) if o.pos_ in {"NUM", "NOUN", "SYM"}), None)
    if verb.dep_ != "pcomp" or verb.tag_ != "VBG" or any(c.dep_ in {"prep", "ccomp", "xcomp"} for c in verb.rights):
        return None
    relative = verb.head.head
    subject = next((c for c in relative.lefts if c.dep_ in SUBJECTS), None)
    if relative.dep_ != "relcl" or subject is None or subject.tag_ in {"WP", "WDT"}:
        return None
    taken = any(c.dep_ in {"dobj", "dative"} and c.tag_ not in {"WP", "WDT"} for c in relative.children)
    return None if taken else relative.head


_PASSIVE_AUXILIARIES = frozenset(["get", "got", "gets", "getting", "be", "been", "being", "was", "were", "is", "are"])


def is_passive(verb: Token) -> bool:
    children = list(verb.children)
    if any(c.dep_ in {"nsubjpass", "auxpass", "csubjpass"} for c in children):
        return True
    helped = any(c.lower_ in _PASSIVE_AUXILIARIES and c.dep_ in {"aux", "auxpass"} for c in children)
    if (
        verb.tag_ == "VBN"
        and helped
        and not any(c.lower_ in {"has", "have", "had"} and c.i == verb.i - 1 for c in children)
    ):
        return True
    if verb.tag_ == "VBN" and verb.dep_ in {
        "acl",
        "advcl",
        "amod",
        "relcl",
        "ROOT",
        "oprd",
        "ccomp",
        "xcomp",
        "dep",
        "appos",
        "parataxis",
    }:
        own = [c for c in children if c.dep_ == "nsubj" and c.tag_ not in {"WP", "WDT"}]
        if verb.dep_ == "ROOT" and own and own[0].i < verb.i and any(c.dep_ == "dobj" for c in children):
            return False  # "The bank, the country's largest, accused Ivan Petrov of extortion"
        mine = verb.dep_ == "relcl" and bool(own)
        return not mine and not any(c.dep_ == "aux" for c in children)  # "whom the president suspended" is active
    if verb.dep_ == "acl" and verb.tag_ == "VBD":
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and verb.head.tag_ == "VBN":
        return not any(c.dep_ in {"aux", "nsubj"} for c in children) and is_passive(verb.head)
    return False


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """The surface subject, its own or the one that grammar lends it; relative pronouns give way to what they stand
    for."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:  # of two it is the second: "Twice prime minister, Petrov took over …"
        return antecedent(own[-1])
    for child in verb.children:
        if child.dep_ in {"aux", "auxpass"}:  # "Petrov himself had by then fled": the subject hangs on the auxiliary
            for grandchild in child.children:
                if grandchild.dep_ in SUBJECTS:
                    return antecedent(grandchild)
    if depth > 6:
        return None
    if (first := _told_first(verb)) is not None:
        return subject_of(first, depth + 1)
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.pos_ in {"VERB", "AUX"}:
        return subject_of(head, depth + 1)
    if dep == "acl" and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return head
    if dep == "relcl":
        return head if verb.tag_ in {"VBN", "VBG"} else None
    if dep in {"xcomp", "ccomp"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
        small = verb.tag_ == "VBN" and dep == "xcomp"  # "ordered the mayor held"
        if head.pos_ == "VERB" and (small or (verb.tag_ in {"VB", "VBG"} and controls_object(head))):
            direct = next((c for c in head.children if c.dep_ in {"dobj", "dative"}), None)
            if direct is not None:
                return antecedent(direct)
        return subject_of(head, depth + 1) if dep == "xcomp" or verb.tag_ in {"VB", "VBG"} else None
    if dep in {"advcl", "dep"} and verb.tag_ in {"VBG", "VBN", "VB"} and head.pos_ in {"VERB", "AUX"}:
        return subject_of(head, depth + 1)
    if dep == "pcomp" and head.dep_ in {"prep", "agent", "conj"}:
        governor = head.head if head.dep_ != "conj" else head.head.head
        if governor.pos_ in {"VERB", "AUX"}:
            direct = next((c for c in governor.children if c.dep_ == "dobj"), None)
            if (
                direct is not None
                and head.lower_ in {"as", "of", "for", "from", "with", "over"}
                and direct.pos_ != "NUM"
                and not is_passive(governor)
            ):
                return antecedent(direct)
            return subject_of(governor, depth + 1)
        if governor.pos_ in {"NOUN", "PROPN"}:
            possessor = next((c for c in governor.children if c.dep_ == "poss"), None)
            return possessor or (
                subject_of(governor.head, depth + 1) if governor.head.pos_ in {"VERB", "AUX"} else None
            )
        if governor.pos_ == "ADJ" and governor.head.pos_ in {"VERB", "AUX"}:
            return subject_of(governor, depth + 1) if governor.dep_ == "ccomp" else subject_of(governor.head, depth + 1)
    if verb.pos_ == "ADJ" and dep in {"acomp", "oprd"}:
        return subject_of(head, depth + 1)
    return None


def _told_first(verb: Token) -> Token | None:
    """The first of several verbs of one subject, where the parser took it for what the second one says: "X got four
    years, was paroled after two and keeps bees"."""
    if not is_passive(verb) or any(c.dep_ == "mark" for c in verb.lefts):
        return None
    told = next((c for c in verb.lefts if c.dep_ == "ccomp" and c.pos_ in {"AUX", "VERB"}), None)
    if told is None or any(c.dep_ == "mark" for c in told.lefts):
        return None
    behind = verb.doc[told.right_edge.i + 1 : verb.i]
    return told if text_of(behind[:1]) == "," and all(t.head == verb for t in behind) else None


def controls_object(verb: Token) -> bool:
    """Whether the object of a verb, and not its subject, does what its infinitive says ("ordered police to arrest")."""
    return _OBJECT_CONTROL.fullmatch(verb.lower_) is not None


def prep_objects(preposition: Token) -> list[Token]:
    return [antecedent(c) for c in preposition.children if c.dep_ in {"pobj", "pcomp"}]


def oblique(preposition: Token) -> list[tuple[str, Token]]:
    """(preposition, head) for a prepositional phrase: conjoined prepositions, and double ones ("out of", "because
    of")."""
    name = preposition.lower_
    found = [(name, o) for o in prep_objects(preposition)]
    for child in preposition.children:
        if child.dep_ in {"prep", "conj"} and child.pos_ in {"ADP", "SCONJ"}:
            inner = oblique(child)
            found += inner if child.dep_ == "conj" else [(f"{name} {p}", o) for p, o in inner]
    return found


def is_negative(noun: Token) -> bool:
    """Whether a noun is negated: "no evidence", "not a dollar"; of "the poster, not the system" only the latter."""
    if noun.lower_ in NEGATIVE:
        return True
    return any(c.lower_ in NEGATIVE and c.dep_ in {"det", "preconj", "neg", "cc", "advmod"} for c in noun.lefts)


def negated_from_outside(verb: Token) -> bool:
    """ "did not want to resign", "without being charged": the negation stands on what governs the verb."""
    head = verb.head
    if verb.dep_ == "pcomp" and head.lower_ == "without":
        return True
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and not any(c.dep_ in SUBJECTS for c in verb.children):
        between = head.doc[head.i + 1 : verb.i]
        denied = any(c.dep_ == "neg" or c.lower_ == "neither" for c in head.children) or _listed_under_no(head)
        return denied and any(t.lower_ in {"or", "nor"} for t in between)
    return False


def _listed_under_no(verb: Token) -> bool:
    """Of "never owned, bought or sold" whether the second verb stands under the "never" of the first."""
    alone = verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS for c in verb.children)
    return alone and (any(c.dep_ == "neg" for c in verb.head.children) or _listed_under_no(verb.head))


def noun_phrase(token: Token) -> tuple[Token, Token]:
    """The first and last token of the phrase of a noun without what merely follows it: relative clauses, appositions,
    participles, coordinated phrases."""
    first, last = token, token
    for child in token.lefts:
        if child.dep_ in {
            "det",
            "amod",
            "compound",
            "nummod",
            "poss",
            "nmod",
            "quantmod",
            "predet",
            "advmod",
            "npadvmod",
        }:
            first = min(first, child.left_edge, key=lambda t: t.i)
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "in", "at", "on", "against", "to", "with", "over"}:
            if tells_time(child) or any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in child.children):
                break
            if any(t.dep_ in {"relcl", "acl", "appos"} for t in child.subtree):
                last = max(
                    last,
                    max((noun_phrase(o)[1] for o in prep_objects(child)), key=lambda t: t.i, default=last),
                    key=lambda t: t.i,
                )
            else:
                last = max(last, child.right_edge, key=lambda t: t.i)
        elif child.dep_ not in {"prep", "case"}:
            break
    return first, last


_CALENDAR = frozenset([
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december", "year", "month", "week",
    "day", "quarter", "half", "yesterday", "today",
])  # fmt: skip


def tells_time(preposition: Token) -> bool:
    """Whether a prepositional phrase is a time: it is no part of what the noun before it means."""
    return any(o.lower_ in _CALENDAR or (o.like_num and len(o.text) == 4) for o in prep_objects(preposition))


def conjuncts(token: Token) -> list[Token]:
    """A noun and those coordinated with it ("X, Y and Z"), in order."""
    found, queue = [token], [token]
    while queue:
        for child in queue.pop().children:
            if child.dep_ == "conj" and child.pos_ not in {"VERB", "AUX"} and child not in found:
                found.append(child)
                queue.append(child)
    return sorted(found, key=lambda t: t.i)


def past_acronym(last: Token, links: Container[str]) -> int:
    """The index of the last word of a phrase, past "(LPS)" where it goes on behind that: "police (LPS) of Tarn"."""
    doc, i = last.doc, last.i
    bracketed = i + 4 < len(doc) and (doc[i + 1].text, doc[i + 3].text) == ("(", ")") and doc[i + 2].text.isupper()
    return i + 3 if bracketed and doc[i + 4].lower_ in links else i


def is_definite(token: Token, unique: bool = False) -> bool:
    """Whether a noun stands with "the" and nothing behind it that names or tells apart whom it means; of a `unique`
    post a participle tells nobody apart: "the defence minister leading the drive"."""
    telling = {"relcl"} if unique else {"acl", "relcl"}
    if token.dep_ == "appos" or any(
        c.dep_ == "appos" or (c.dep_ in telling and not _is_aside(c)) for c in token.children if c.tag_ != "NN"
    ):
        return False
    return any(c.dep_ == "det" and c.lower_ in {"the", "that", "this"} for c in token.lefts)


def _is_aside(relative: Token) -> bool:
    """ "The minister, who came in 2007, …": a relative clause between commas tells nobody apart."""
    first = relative.left_edge.i
    return first > 0 and relative.doc[first - 1].text == ","
