"""Participles and pasts of one form: the parser took one for the other, or hung the second on the wrong verb."""

from graftwatch.read.clauses import Parsed
from graftwatch.read.mend.verbs import PAST_ALONE, WITH_TWO_OBJECTS
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, controls_object, is_passive
from graftwatch.read.tree import Token
from graftwatch.read.words import Words

_INTRANSITIVE = frozenset(
    ["absconded", "admitted", "apologised", "apologized", "appealed", "confessed", "denied", "died", "disappeared",
     "escaped", "fled", "headed", "joined", "left", "moved", "pleaded", "pled", "resigned", "retired", "returned",
     "served", "testified", "vanished", "worked"]
)  # fmt: skip


_ADJECTIVAL = frozenset(
    ["advanced", "armed", "closed", "detailed", "extended", "fixed", "frozen", "increased", "limited", "mixed",
     "reduced", "registered", "renewed", "strained", "unlimited", "unpaid", "vested"]
)  # fmt: skip
"""Participles that mostly describe what one has."""


def perfect(verb: Token) -> None:
    """ "Alleging that he had accumulated assets": the participle behind "had" was taken to describe the assets."""
    noun, have = verb.head, verb.head.head
    if verb.dep_ != "amod" or noun.dep_ != "dobj":
        return
    if have.lower_ not in {"had", "has", "have"}:
        _perfect_clause(verb, noun, have)
        return
    if have.dep_ in {"aux", "auxpass"} or verb.i != have.i + 1 or verb.lower_ in _ADJECTIVAL:
        return
    for child in [c for c in have.children if c != noun]:
        child.head = verb
    verb.take_place_of(have)
    verb.tag_, verb.pos_, noun.head = "VBN", "VERB", verb
    have.head, have.dep_, have.pos_ = verb, "aux", "AUX"


def _perfect_clause(verb: Token, noun: Token, outer: Token) -> None:
    """ "Complained that the police had frightened officials": the same where "had" and its subject were hung on the
    participle."""
    have = verb.doc[max(0, verb.i - 1)]
    if have.head != verb or have.lower_ not in {"had", "has", "have"} or outer.i > have.i or outer.pos_ != "VERB":
        return
    own = list(have.children)
    if not any(c.dep_ in SUBJECTS for c in own):
        return
    for child in own:
        child.head = verb
    verb.head, verb.dep_, verb.pos_, noun.head = outer, "ccomp", "VERB", verb
    have.dep_, have.pos_ = "aux", "AUX"


def got_reduced(verb: Token) -> None:
    """ "Two of them got suspended sentences": the participle that describes what somebody got was taken for a passive,
    whose object never stands close behind it without an article."""
    if verb.tag_ != "VBN" or verb.i == 0 or verb.i + 1 == len(verb.doc):
        return
    get, noun = verb.nbor(-1), verb.nbor(1)
    if get.head != verb or get.dep_ != "auxpass" or get.lower_ not in _GET:
        return
    if noun.head != verb or noun.dep_ not in {"dobj", "oprd"} or noun.tag_ not in {"NN", "NNS"}:
        return
    get.take_place_of(verb)
    get.pos_ = "VERB"
    for child in [c for c in verb.children if c not in {get, noun}]:
        child.head = get
        child.dep_ = "nsubj" if child.dep_ == "nsubjpass" else child.dep_
    noun.head, noun.dep_ = get, "dobj"
    verb.head, verb.dep_, verb.pos_ = noun, "amod", "ADJ"


_GET = frozenset({"get", "gets", "getting", "got", "gotten"})


def himself(verb: Token) -> None:
    """ "The minister, himself promoted in May, said …": the participle was taken for the main verb."""
    if verb.i < 3 or verb.nbor(-1).lower_ not in _SELF or verb.nbor(-2).text != "," or verb.lower_ in PAST_ALONE:
        return
    own, noun = verb.nbor(-1), verb.nbor(-3)
    while noun.head.i < verb.i and noun.head != noun and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    if noun.pos_ not in {"NOUN", "PROPN"} or any(c.dep_ == "dobj" for c in verb.rights):
        return
    if noun in verb.subtree:
        main = next((c for c in verb.rights if c.tag_ in {"VBD", "VBZ", "VBP"} and c.dep_ in _LATER), None)
        if main is None:
            return
        main.take_place_of(verb)
        noun.head, noun.dep_ = main, "nsubj"
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"
    own.head, own.dep_ = verb, "npadvmod"


_SELF = frozenset({"herself", "himself", "itself", "themselves"})
_LATER = frozenset({"advcl", "ccomp", "conj", "dep", "parataxis"})


def rejoined(verb: Token) -> None:
    """ "Found guilty of taking bribes and given seven years", "was relieved in November and taken into custody": the
    second participle was joined to the gerund or noun before it."""
    joined = verb.head
    if verb.dep_ != "conj" or verb.tag_ not in {"VBN", "VBD"}:
        return
    gerund = joined.tag_ == "VBG" and joined.dep_ == "pcomp"
    if not gerund and (joined.pos_ not in {"NOUN", "PROPN", "NUM"} or joined.dep_ not in _OBLIQUE):
        return
    if any(c.dep_ in SUBJECTS or c.dep_ == "aux" for c in verb.lefts):
        return
    for above in joined.ancestors:
        if above.pos_ == "VERB":
            if is_passive(above) and above.tag_ == "VBN":
                verb.head, verb.tag_ = above, "VBN"
            return


_OBLIQUE = frozenset({"npadvmod", "pobj"})


def shared_passive(verb: Token) -> None:
    """ "Was convicted in 2009 and fined 90,000 euros", "was charged but released", "was detained, questioned for nine
    hours and released": the second of two passives was taken for a past."""
    if verb.dep_ not in _STRUNG or any(c.dep_ in {*SUBJECTS, "aux", "auxpass", "mark"} for c in verb.lefts):
        return
    if verb.tag_ != "VBD" or verb.head.tag_ != "VBN" or verb.head.i > verb.i or not is_passive(verb.head):
        return
    if verb.dep_ != "conj" and verb.doc[verb.left_edge.i - 1].text != ",":
        return
    alone = not any(c.dep_ in {"dobj", "xcomp", "ccomp", "prt", "attr", "acomp"} for c in verb.rights)
    if verb.lower_ in WITH_TWO_OBJECTS | {"fined"} or (alone and verb.lower_ not in _INTRANSITIVE | PAST_ALONE):
        verb.tag_ = "VBN"


def made_into(verb: Token, words: Words) -> None:
    """ "Was removed in May and made adviser to the minister": the second of two passives was taken for a past that has
    the post as its object."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBN"} or not words.names_to_post(verb.lemma_):
        return
    if any(c.dep_ in {*SUBJECTS, "aux", "auxpass"} for c in verb.lefts) or not is_passive(verb.head):
        return
    post = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if post is not None and (words.is_post_head(post.lower_) or words.is_rank(post.lower_)):
        verb.tag_, post.dep_ = "VBN", "oprd"


_STRUNG = frozenset({"advcl", "conj", "dep"})
_DONE = {
    "acquitted": "acquit", "arraigned": "arraign", "arrested": "arrest", "barred": "bar", "confiscated": "confiscate",
    "convicted": "convict", "deported": "deport", "detained": "detain", "disbarred": "disbar",
    "exonerated": "exonerate", "extradited": "extradite", "fined": "fine", "freed": "free", "frozen": "freeze",
    "impounded": "impound", "indicted": "indict", "pardoned": "pardon", "paroled": "parole", "raided": "raid",
    "remanded": "remand", "reprimanded": "reprimand", "searched": "search", "seized": "seize", "sentenced": "sentence",
}  # fmt: skip
"""Participles of the law that the parser may take for adjectives, with their verbs."""


def stative(be: Token) -> None:
    """ "Her villa was frozen": the participle was taken for an adjective."""
    done = next((c for c in be.rights if c.dep_ == "acomp" and c.lower_ in _DONE), None)
    if (
        done is None
        or be.dep_ in {"aux", "auxpass"}
        or be.lower_ not in {"am", "are", "be", "been", "is", "was", "were"}
    ):
        return
    for child in [c for c in be.children if c != done]:
        child.head = done
        child.dep_ = "nsubjpass" if child.dep_ == "nsubj" else child.dep_
    done.take_place_of(be)
    done.tag_, done.pos_, done.lemma_ = "VBN", "VERB", _DONE[done.lower_]
    be.head, be.dep_ = done, "auxpass"


def asked(verb: Token) -> None:
    """ "Accepted it and asked minister X to take over": the second verb was taken to describe X."""
    noun = verb.head
    if verb.dep_ != "amod" or verb.tag_ != "VBD" or noun.dep_ != "conj" or verb.i == 0:
        return
    main = noun.head.head if noun.head.dep_ == "dobj" else noun.head
    if verb.nbor(-1).tag_ != "CC" or verb.i != noun.left_edge.i or main.pos_ != "VERB":
        return
    verb.head, verb.dep_, verb.pos_ = main, "conj", "VERB"
    noun.head, noun.dep_ = verb, "dobj"
    purpose = next((c for c in main.rights if c.i > noun.i and c.dep_ == "advcl" and c.tag_ == "VB"), None)
    if purpose is not None and controls_object(verb):
        purpose.head, purpose.dep_ = verb, "xcomp"


def headless(verb: Token) -> None:
    """ "Held without bail since May.": the participle that opens a sentence without a subject was taken for a past."""
    if verb.dep_ != "ROOT" or verb.tag_ != "VBD" or verb.lower_ in _INTRANSITIVE | PAST_ALONE:
        return
    if any(t.pos_ != "ADV" for t in verb.doc[: verb.i]) or any(c.dep_ in {"dobj", "ccomp"} for c in verb.rights):
        return
    verb.tag_ = "VBN"


def behind_thing(verb: Token) -> None:
    """ "Put the number of officers sacked since May at 120": the participle behind an object was taken for a clause."""
    main, noun = verb.head, verb.nbor(-1) if verb.i else verb
    if verb.dep_ not in {"advcl", "ccomp"} or main.i > noun.i or noun.tag_ not in {"NN", "NNS"}:
        return
    if verb.lower_ in PAST_ALONE or any(c.dep_ in _OF_CLAUSES for c in verb.children):
        return
    thing = next((c for c in main.rights if c.dep_ == "dobj" and noun in c.subtree), None)
    if thing is None:
        return
    at = next((c for c in verb.rights if c.lower_ == "at" and any(g.tag_ == "CD" for g in c.rights)), None)
    if at is not None:
        at.head = main
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"


_OF_CLAUSES = frozenset({"aux", "auxpass", "ccomp", "dobj", "mark", *SUBJECTS})


def emphatic(own: Token) -> None:
    """ "The president signed the decree himself": the pronoun was taken for another word for the object."""
    if own.dep_ == "appos" and own.head.dep_ in {"dobj", "pobj"} and own.lower_ in _SELF:
        verb = next((a for a in own.ancestors if a.pos_ == "VERB"), None)
        if verb is not None:
            own.head, own.dep_ = verb, "npadvmod"


def of_gerund(verb: Token) -> None:
    """ "Asked about X being named a suspect", "without X knowing": whoever does it was taken for what the preposition
    governs."""
    prep = verb.head
    if verb.dep_ != "pcomp" or prep.dep_ not in {"prep", "mark"} or any(c.dep_ in SUBJECTS for c in verb.lefts):
        return
    governed = next((c for c in prep.rights if c.dep_ == "pobj" and c.i < verb.i), None)
    if governed is not None and governed.right_edge.i + 1 == verb.left_edge.i:
        passive = any(c.dep_ == "auxpass" for c in verb.lefts)
        governed.head, governed.dep_ = verb, "nsubjpass" if passive else "nsubj"


def bare_passive(parsed: Parsed, verb: Token, names: Names, words: Words) -> None:
    """ "Former minister X detained, according to the agency": the passive of headlines was taken for a past tense, and
    nobody detains without an object."""
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if verb.lower_ not in _BEFALLING or verb.dep_ != "ROOT" or verb.tag_ != "VBD" or subject is None:
        return
    if any(c.dep_ in _OF_CLAUSES | {"dative", "oprd", "xcomp", "conj"} - {"nsubj"} for c in verb.rights):
        return
    if any(c.dep_ in {"aux", "auxpass", "neg"} for c in verb.lefts):
        return
    name = names.at(parsed, subject)
    if name.kind == "person" if name is not None else words.is_post_head(subject.lower_):
        verb.tag_, subject.dep_ = "VBN", "nsubjpass"


_BEFALLING = frozenset(
    ["acquitted", "arrested", "charged", "convicted", "detained", "dismissed", "extradited", "fined", "imprisoned",
     "indicted", "jailed", "prosecuted", "reinstated", "remanded", "sacked", "sentenced", "suspended"]
)  # fmt: skip


def second_deed(verb: Token) -> None:
    """ "The panel, led Judge X, sentenced Y to five years": a past tense with an object was taken for a participle of
    the name before the comma."""
    main = next((a for a in verb.ancestors if a.pos_ == "VERB"), None)
    if verb.dep_ != "acl" or verb.tag_ != "VBD" or verb.nbor(-1).text != "," or main is None or main.i > verb.i:
        return
    if main.dep_ == "ROOT" and main.tag_ == "VBD" and any(c.dep_ == "dobj" for c in verb.rights):
        verb.head, verb.dep_ = main, "conj"


def titled(verb: Token, words: Words) -> None:
    """ "Investigating judge X suspects …": the participle of a title was taken for a verb, the judge for its object."""
    behind = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    bearer = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if bearer is None or behind is None or behind.tag_ != "NN" or behind not in bearer.subtree:
        return
    if words.is_post_head(behind.lower_) or words.is_person_word(behind.lower_):
        bearer.head, bearer.dep_ = verb.head, "nsubj"
        verb.head, verb.dep_, verb.pos_ = bearer, "amod", "ADJ"
