"""Verbs whose form or place in the tree the parser mistook: participles for main verbs and the other way round."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, is_passive
from graftwatch.read.tree import Token
from graftwatch.read.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be"})
_PROMISING = frozenset({"order", "pledge", "promise", "threaten", "undertake", "vow"})
_CAUSATIVE = frozenset({"had", "have", "has", "having", "get", "got", "gets", "getting"})
_ORDERING = frozenset({"ordered", "orders", "wanted", "wants"})
PAST_ALONE = frozenset(
    {
        "became",
        "took",
        "went",
        "gave",
        "fell",
        "rose",
        "began",
        "chose",
        "broke",
        "wrote",
        "spoke",
        "drove",
        "flew",
        "grew",
    }
    | {
        "knew",
        "saw",
        "stole",
        "threw",
        "withdrew",
        "forgot",
        "ran",
        "came",
        "overcame",
        "underwent",
        "undertook",
        "hid",
    }
)
"""Pasts that no participle is written like."""


def reduced(verb: Token) -> None:
    """ "Those fined in May included X": the participle behind its noun was taken for the main verb, and that for its
    conjunct."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or verb.lower_ in PAST_ALONE:
        return
    if any(c.dep_ in {"aux", "auxpass", "mark"} for c in verb.children):
        return
    last = subject.right_edge.i
    behind = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    if (subject.tag_ == "PRP" and verb.i == last + 1) or (behind.tag_ == "IN" and behind.lower_ == "that"):
        return  # "He promised that …": no participle stands behind a pronoun without a comma, nor before a clause
    if verb.i - last > 2 or (verb.i - last == 2 and verb.doc[verb.i - 1].text != ","):
        return
    main = next((c for c in verb.rights if c.dep_ in {"conj", "dep", "ccomp", "advcl"} and _stands_alone(c)), None)
    if main is None or (main.dep_ != "ccomp" and any(c.dep_ == "cc" and c.i < main.i for c in verb.rights)):
        return
    if verb.lower_ not in _WITH_OBJECT and any(c.dep_ == "dobj" and c.i < main.i for c in verb.rights):
        return
    helped = any(c.dep_ in {"aux", "auxpass"} for c in main.lefts)
    comma = main.doc[main.left_edge.i - 1].text == ","
    if (main.dep_ == "ccomp" and not comma and not helped) or (main.dep_ == "advcl" and comma):
        return
    main.take_place_of(verb)
    subject.head, subject.dep_ = main, "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"


def set_off(verb: Token) -> None:
    """ "X, dismissed in May, was made a minister": the subject was given to the participle between commas."""
    main = verb.head
    if verb.tag_ not in {"VBN", "VBD"} or verb.dep_ != "advcl" or main.i < verb.i or not _stands_alone(main):
        return
    if verb.tag_ == "VBD" and (verb.lower_ in PAST_ALONE or any(c.dep_ == "dobj" for c in verb.rights)):
        return
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or verb.doc[verb.i - 1].text != "," or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return
    for early in [c for c in verb.lefts if c.i < subject.i]:
        early.head = main
    subject.head, subject.dep_ = main, "nsubjpass" if is_passive(main) else "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"


def clausal(verb: Token) -> None:
    """ "All contracts concluded since 2012 would be reviewed": a noun and its participle were taken for a clause, of
    which the verb is said or which stands beside it."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS and c.tag_ != "PRP"), None)
    if subject is None or any(c.dep_ in {"aux", "auxpass"} for c in verb.children) or verb.i - subject.right_edge.i > 1:
        return
    main = verb.head
    if verb.dep_ == "ccomp":
        beside = [c for c in verb.head.rights if c.i > verb.right_edge.i and c.dep_ in {"ccomp", "conj", "dep"}]
        adjoining = [c for c in beside[:1] if c.left_edge.i == verb.right_edge.i + 1 and _stands_alone(c)]
        if not adjoining:
            return
        main = adjoining[0]
    for mark in [c for c in verb.lefts if c.dep_ == "mark"]:
        mark.head = main
    subject.head, subject.dep_ = main, "nsubjpass" if is_passive(main) else "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"


def promised(verb: Token) -> None:
    """ "Which it promised in June to double": what is promised was taken for a purpose."""
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts) and verb.head.lemma_ in _PROMISING:
        verb.dep_ = "xcomp"


def interrupted(verb: Token) -> None:
    """ "The shortages discovered, he said, amounted to N": the participle behind the subject was taken for what was
    said."""
    main = verb.head
    if verb.dep_ != "ccomp" or main.i < verb.i or not _stands_alone(main):
        return
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or verb.i - subject.right_edge.i != 1 or subject.tag_ in {"PRP", "NNP", "NNPS", "WP"}:
        return
    if not any(c.dep_ in {"aux", "auxpass", "mark", "dobj"} for c in verb.children):
        subject.head, subject.dep_ = main, "nsubj"
        verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"


def _stands_alone(verb: Token) -> bool:
    """Whether a verb is finite and has no subject of its own."""
    finite = verb.tag_ in _FINITE or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {*_FINITE, "MD"} for c in verb.lefts
    )
    return finite and not any(c.dep_ in SUBJECTS or c.dep_ in {"expl", "mark"} for c in verb.children)


def verb_in_s(noun: Token) -> None:
    """ "Illegal logging costs the country three billion": a verb with an object was taken for a plural."""
    subject = next((c for c in noun.lefts if c.dep_ == "compound" and c.i == noun.i - 1), None)
    for child in noun.rights:  # "the treasury forfeits 90 million a year"
        if child.dep_ == "appos" and any(c.dep_ == "nummod" for c in child.children):
            child.dep_ = "dobj"
    if subject is not None and any(c.dep_ == "dobj" for c in noun.rights):
        noun.tag_, noun.pos_, subject.dep_ = "VBZ", "VERB", "nsubj"


def inverted(verb: Token) -> None:
    """ "Also stripped of his rank was X": the subject behind its passive was taken for a complement."""
    _inverted_as(verb)
    _inverted_behind(verb)
    helper = next((c for c in verb.rights if c.lower_ in _PASSIVE and c.dep_ in {"auxpass", "aux", "conj"}), None)
    if helper is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    behind = next((c for c in (*verb.rights, *helper.rights) if c.i > helper.i and c.dep_ in {"attr", "dobj"}), None)
    if behind is not None:
        helper.dep_, behind.head, behind.dep_, verb.tag_ = "auxpass", verb, "nsubjpass", "VBN"


def _inverted_behind(verb: Token) -> None:
    """ "With him were arrested four officers": the subject behind its passive was taken for an object."""
    if verb.tag_ != "VBN" or verb.dep_ != "ROOT" or any(c.dep_ in {*SUBJECTS, "expl"} for c in verb.children):
        return
    opened = any(c.dep_ == "prep" for c in verb.lefts) and any(c.dep_ == "auxpass" for c in verb.lefts)
    behind = next((c for c in verb.rights if c.dep_ in {"dobj", "attr", "oprd"}), None)
    if opened and behind is not None and behind.left_edge.i == verb.i + 1:
        behind.dep_ = "nsubjpass"


def _inverted_as(verb: Token) -> None:
    """ "Also sacked as customs chief was X": "as" was taken to open a clause of which the post is the subject."""
    helper = next((c for c in verb.rights if c.lower_ in _PASSIVE and c.dep_ == "advcl"), None)
    by_label = {c.dep_: c for c in helper.children} if helper is not None else {}
    opening, post, behind = (by_label.get(label) for label in ("mark", "nsubj", "attr"))
    if helper is None or opening is None or post is None or behind is None or opening.lower_ != "as":
        return
    opening.head, opening.dep_ = verb, "prep"
    post.head, post.dep_ = opening, "pobj"
    behind.head, behind.dep_ = verb, "nsubjpass"
    helper.head, helper.dep_ = verb, "auxpass"


def caused(parsed: Parsed, verb: Token, words: Words) -> None:
    """ "The agency had X charged", "had X appointed governor": the participle was taken for a verb in the past."""
    if verb.dep_ != "ccomp" or verb.tag_ != "VBD" or verb.head.lower_ not in _CAUSATIVE | _ORDERING:
        return
    given = next((c for c in verb.rights if c.dep_ == "dobj" and words.is_post_head(c.lower_)), None)
    if given is not None and words.names_to_post(verb.lemma_):
        given.dep_ = "oprd"
    if not any(c.dep_ in {"aux", "auxpass", "mark"} for c in verb.children):
        verb.tag_ = "VBN"


def who_is_human(parsed: Parsed, verb: Token, names: Names, words: Words) -> None:
    """ "X, a notary in the town of Bor, who was fined", "whom the court fined": the clause was hung on the town, and
    only people are "who"."""
    if verb.dep_ != "relcl" or not any(_HUMAN.get(c.lower_, "") == c.dep_[:4] for c in verb.lefts):
        return
    noun = verb.head
    found = names.at(parsed, noun)
    if found.kind == "person" if found is not None else _may_be_human(parsed, noun, words):
        return
    for above in noun.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return
        found = names.at(parsed, above)
        person = found.kind == "person" if found is not None else words.is_person_word(above.lemma_)
        if person or words.is_post_head(above.lower_):
            verb.head = above
            return


_HUMAN = {"who": "nsub", "whom": "dobj"}
"""Pronouns of people, with how the dependency begins by which they stand for whom a clause speaks of."""


def _may_be_human(parsed: Parsed, noun: Token, words: Words) -> bool:
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return True
    if noun.tag_ == "NN" and noun.dep_ == "pobj" and not words.is_person_word(noun.lemma_):
        aside = noun.i + 1 < len(noun.doc) and noun.nbor().text == ","  # "a post on the border, whom …"
        if aside or words.is_body_word(noun.text) or words.is_generic_body(noun.lemma_):
            return words.is_post_head(noun.lower_)
    return noun.tag_ in {"NNS", "NNPS"} or words.is_rare(noun.lower_) is False or words.is_post_head(noun.lower_)


def second_complement(verb: Token) -> None:
    """ "Miric is a childhood friend of X, …": what somebody is was taken for the subject."""
    if verb.lemma_ != "be" or not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.lefts):
        return
    behind = next((c for c in verb.rights if c.dep_ == "nsubj"), None)
    if behind is not None:
        behind.dep_ = "attr"


def had_done(verb: Token) -> None:
    """ "He had ten million taken from the bank": the participle was taken for one that describes the millions."""
    noun, have = verb.head, verb.head.head
    if verb.dep_ != "acl" or verb.tag_ != "VBN" or noun.dep_ != "dobj" or have.lower_ not in _CAUSATIVE:
        return
    if have.dep_ in {"aux", "auxpass"} or verb.i != noun.i + 1 or any(c.dep_ == "agent" for c in verb.children):
        return
    verb.head, verb.dep_, noun.head, noun.dep_ = have, "ccomp", verb, "nsubj"


def quit(verb: Token) -> None:
    """ "The minister quit in May": a past whose form is the participle's too was taken for a passive."""
    if verb.lower_ == "quit" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        verb.tag_ = "VBD"


def aged(verb: Token) -> None:
    """ "The 60-year-old served as mayor": whoever is so old was taken for a modifier of the verb."""
    old = next((c for c in verb.lefts if c.lower_ == "old" and c.dep_ in {"amod", "advmod", "dep"}), None)
    if old is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    old.dep_, old.pos_, old.tag_ = "nsubjpass" if is_passive(verb) else "nsubj", "NOUN", "NN"
    for child in [c for c in verb.lefts if c.i < old.i and c.dep_ == "det"]:
        child.head = old


def after(verb: Token) -> None:
    """ "After the head of the fund, Ivan Petrov, was charged, …": the conjunction was taken for a preposition, and the
    subject behind it for what it governs."""
    if not any(c.dep_ in {"aux", "auxpass"} for c in verb.lefts) or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    word = next((c for c in verb.lefts if c.dep_ == "prep" and c.lower_ in {"after", "before", "since", "until"}), None)
    governed = [c for c in word.rights if c.dep_ == "pobj"] if word is not None else []
    if word is None or not governed or verb.doc[word.right_edge.i + 1].dep_ not in {"aux", "auxpass", "punct"}:
        return
    subject = governed[0]
    for name in governed[1:]:
        name.head, name.dep_ = subject, "appos"
    subject.head, subject.dep_ = verb, "nsubjpass" if is_passive(verb) else "nsubj"
    word.dep_ = "mark"
    if verb.dep_ == "ccomp":
        verb.dep_ = "advcl"


def strung(verb: Token) -> None:
    """ "The governor, Ivan Petrov, dismissed two deputies, sent a third on leave and …": the first of several verbs in
    a row was taken for a participle."""
    subject, main = verb.head, verb.head.head
    if verb.dep_ != "acl" or subject.dep_ != "nsubj" or main.tag_ not in _FINITE:
        return
    if verb.nbor(-1).text != "," and verb.lower_ in WITH_TWO_OBJECTS:
        return
    last = verb.right_edge.i
    if main.i - last > 2 or not any(c.dep_ == "dobj" for c in verb.rights) or verb.doc[main.i - 1].text != ",":
        return
    if not any(c.dep_ == "conj" and c.i > main.i for c in main.rights):
        return
    subject.head, verb.tag_ = verb, "VBD"
    verb.take_place_of(main)
    main.head, main.dep_ = verb, "conj"


def gerund(form: Token) -> None:
    """ "His sacking surprised them": a noun in -ing with a possessor was taken for a verb."""
    if form.i == 0:
        return
    owner = form.nbor(-1)
    holder = owner.head if owner.dep_ == "case" else owner
    if holder.head != form or not (owner.dep_ == "case" or holder.dep_ == "poss"):
        return
    if not any(c.dep_ in {"dobj", "aux", "ccomp", "xcomp", "acomp", "attr"} for c in form.children):
        holder.dep_, form.tag_, form.pos_ = "poss", "NN", "NOUN"


def sworn(parsed: Parsed, verb: Token, names: Names) -> None:
    """ "The governor swore in Ivan Petrov": the particle was taken for a preposition."""
    particle = next((c for c in verb.rights if c.dep_ == "prep" and c.i == verb.i + 1), None)
    if particle is None or particle.lower_ not in {"in", "out"} or verb.lower_ not in {"swore", "sworn", "voted"}:
        return
    for target in list(particle.rights):
        name = names.at(parsed, target)
        if target.dep_ == "pobj" and name is not None and name.kind in {"person", "other"}:
            target.head, target.dep_, particle.dep_ = verb, "dobj", "prt"


def thrown(verb: Token) -> None:
    """ "Threw in the towel": the object was hung on the particle."""
    for particle in [c for c in verb.rights if c.dep_ == "prt"]:
        for thing in [c for c in particle.rights if c.dep_ == "pobj"]:
            thing.head, thing.dep_ = verb, "dobj"


def cleft(verb: Token) -> None:
    """ "It was the agency that detained X", "It was X who was detained": the relative clause was taken for the
    complement of "was"."""
    relative = any(c.dep_ in SUBJECTS and c.tag_ in {"WDT", "WP"} for c in verb.lefts)
    if verb.dep_ == "ccomp" and relative and any(c.lower_ == "it" for c in verb.head.lefts):
        who = next((c for c in verb.head.rights if c.dep_ == "attr" and c.i < verb.i), None)
        if who is not None:
            verb.head, verb.dep_ = who, "relcl"


_SHARES = frozenset({"%", "cent", "percent"})
WITH_TWO_OBJECTS = frozenset(
    ["awarded", "called", "dubbed", "entitled", "given", "granted", "handed", "named", "offered", "paid", "shown"]
)


_WITH_OBJECT = WITH_TWO_OBJECTS | {"appointed", "confirmed", "declared", "elected", "made", "nominated", "promoted"}
"""Participles behind which a noun may stand that is no object of theirs, but a second one or a post."""


def finite(verb: Token) -> None:
    """ "A court convicted in absentia the tycoon", "a poll by X found that …", "8 percent named graft": the main verb,
    which has an object, was taken for a participle."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ in {"VERB", "AUX"}:
        return
    if verb.lower_ in WITH_TWO_OBJECTS and noun.lemma_ not in _SHARES:
        return
    second = next((c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN"), None)  # "arrested and released X"
    behind = [*verb.rights, *(second.rights if second is not None else ())]
    if verb.i < noun.i or not _has_object(noun, behind) or any(c.dep_ == "aux" for c in verb.lefts):
        return
    if second is not None:
        second.tag_ = "VBD"
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in [c for c in noun.rights if c.dep_ in {"punct", "prep", "conj"} and c.i > verb.i]:
        child.head = verb


def _has_object(noun: Token, behind: list[Token]) -> bool:
    """Whether a verb has what no participle has: an object, a clause with "that", of shares also a name given."""
    clause = any(c.dep_ == "ccomp" and c.left_edge.lower_ == "that" for c in behind)
    given = noun.lemma_ in _SHARES and any(c.dep_ == "oprd" for c in behind)
    return clause or given or any(c.dep_ == "dobj" for c in behind)


def described(verb: Token) -> None:
    """ "A court on Wednesday convicted activist X": the main verb, which has a subject, was taken to describe X."""
    target = verb.head
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if verb.dep_ != "amod" or subject is None or target.pos_ not in {"NOUN", "PROPN"} or target.i < verb.i:
        return
    while target.dep_ in {"compound", "nmod"} and target.head.i > target.i:
        target = target.head  # the rank before a name
    for child in [c for c in target.children if c.i < verb.i or c.dep_ in {"punct", "prep", "conj", "cc"}]:
        if child != verb:
            child.head = verb
    verb.take_place_of(target)
    verb.tag_, verb.pos_ = "VBD", "VERB"
    if verb.dep_ in {"dep", "dobj"}:
        verb.dep_ = "ccomp"
    target.head, target.dep_ = verb, "dobj"
