"""Mends what a small parser gets wrong in reporting again and again, where the words leave no doubt.

The trees are changed in place, before any clause is read from them: so every frame profits, and none needs a case of
its own. Each mend looks at one shape and says which misreading it undoes.
"""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, Token, is_passive
from graftwatch.read.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be"})
_CAUSATIVE = frozenset({"had", "have", "has", "having", "get", "got", "gets", "getting"})


def mend(parsed: Parsed, names: Names, words: Words) -> None:
    """Mend the tree of one sentence in which the names are known."""
    for token in parsed.tokens:
        if token.tag_ in {"VBN", "VBD"}:
            _two_subjects(token)
            _taken_for_reduced(token)
            _reduced(token)
            _inverted(token)
            _caused(token)
            _doer(parsed, token, names, words)
        elif token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN", "NUM"} and token.head.pos_ == "VERB":
            _joined_object(token)
        elif token.dep_ == "appos" and token.tag_ == "NNP":
            _next_name(parsed, token, names)
        elif token.tag_ == "VBG" and token.dep_ == "csubj":
            _titled(token, words)
        elif token.tag_ == "NN" and token.dep_ in {"dobj", "pobj", "oprd", "ccomp", "nsubj"}:
            _given_post(parsed, token, names, words)


def _reduced(verb: Token) -> None:
    """ "Those fined in May included X": the participle behind its noun was taken for the main verb, and that for its
    conjunct."""
    subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    if subject is None or any(c.dep_ in {"aux", "auxpass", "mark"} for c in verb.children):
        return
    last = subject.right_edge.i
    if verb.i - last > 2 or (verb.i - last == 2 and verb.doc[verb.i - 1].text != ","):
        return
    main = next((c for c in verb.rights if c.dep_ in {"conj", "dep", "ccomp"} and _stands_alone(c)), None)
    if main is None or (main.dep_ != "ccomp" and any(c.dep_ == "cc" and c.i < main.i for c in verb.rights)):
        return
    if main.dep_ == "ccomp" and main.doc[main.left_edge.i - 1].text != ",":
        return
    if verb.dep_ == "ROOT":
        main.head, main.dep_ = main, "ROOT"
    else:
        main.head, main.dep_ = verb.head, verb.dep_
    subject.head, subject.dep_ = main, "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"


def _stands_alone(verb: Token) -> bool:
    """Whether a verb is finite and has no subject of its own."""
    finite = verb.tag_ in _FINITE or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in {*_FINITE, "MD"} for c in verb.lefts
    )
    return finite and not any(c.dep_ in SUBJECTS for c in verb.children)


def _inverted(verb: Token) -> None:
    """ "Also stripped of his rank was X": the subject behind its passive was taken for a complement."""
    helper = next((c for c in verb.rights if c.lower_ in _PASSIVE and c.dep_ in {"auxpass", "aux", "conj"}), None)
    if helper is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    behind = next((c for c in (*verb.rights, *helper.rights) if c.i > helper.i and c.dep_ in {"attr", "dobj"}), None)
    if behind is not None:
        helper.dep_, behind.head, behind.dep_, verb.tag_ = "auxpass", verb, "nsubjpass", "VBN"


def _caused(verb: Token) -> None:
    """ "The agency had X charged": the participle was taken for a verb in the past."""
    if verb.dep_ != "ccomp" or verb.tag_ != "VBD" or verb.head.lower_ not in _CAUSATIVE:
        return
    if not any(c.dep_ in {"aux", "auxpass", "mark", "dobj"} for c in verb.children):
        verb.tag_ = "VBN"


def _given_post(parsed: Parsed, noun: Token, names: Names, words: Words) -> None:
    """ "The president appointed X governor", "X, appointed governor": the post given was taken for an object, or for a
    part of the name."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.i <= verb.i or not words.is_post_head(noun.lower_):
        return
    if noun.dep_ == "dobj" and is_passive(verb):
        noun.dep_ = "oprd"
        return
    before = [c for c in verb.rights if c.i < noun.i and c.dep_ in {"dobj", "oprd", "nsubj"}]
    for child in (*before, *noun.lefts):
        name = names.at(parsed, child)
        if name is None or name.kind != "person" or any(c.dep_ in {"case", "appos"} for c in child.children):
            continue
        if child.head == noun and (
            child.dep_ not in {"compound", "nmod", "poss"}
            or any(t.pos_ not in {"ADJ", "NOUN"} for t in noun.doc[child.right_edge.i + 1 : noun.i])
        ):
            continue
        child.head, child.dep_ = verb, "dobj"
        noun.dep_ = "oprd"
        return


def _doer(parsed: Parsed, verb: Token, names: Names, words: Words) -> None:
    """ "X was convicted of bribery by the court": who did it was taken for the maker of the noun before."""
    if not any(c.dep_ == "auxpass" for c in verb.children) or any(c.dep_ == "agent" for c in verb.children):
        return
    for phrase in verb.rights:
        if phrase.dep_ != "prep":
            continue
        for by in phrase.subtree:
            doer = next((c for c in by.rights if c.dep_ == "pobj"), None) if by.lower_ == "by" else None
            if doer is not None and by.head.dep_ == "pobj" and _acts(parsed, doer, names, words):
                by.head, by.dep_ = verb, "agent"
                return


def _acts(parsed: Parsed, noun: Token, names: Names, words: Words) -> bool:
    """Whether a noun means a person or body."""
    name = names.at(parsed, noun)
    if name is not None:
        return name.kind in {"person", "body"}
    return words.is_body_word(noun.text) or words.is_post_head(noun.lower_) or words.is_collective(noun.lower_)


def _next_name(parsed: Parsed, token: Token, names: Names) -> None:
    """ "X, Y and three officials": the second of a list of names was taken for another word for the first."""
    one, two = names.at(parsed, token.head), names.at(parsed, token)
    if one is None or two is None or one.kind != "person" or two.kind != "person" or one.entity is two.entity:
        return
    if parsed.doc[token.left_edge.i - 1].text == "," and any(c.dep_ == "conj" for c in token.children):
        token.dep_ = "conj"


def _titled(verb: Token, words: Words) -> None:
    """ "Investigating judge X suspects …": the participle of a title was taken for a verb, the judge for its object."""
    behind = verb.nbor(1) if verb.i + 1 < len(verb.doc) else None
    bearer = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if (
        bearer is None
        or behind is None
        or behind.tag_ != "NN"
        or not (words.is_post_head(behind.lower_) or words.is_person_word(behind.lower_))
    ):
        return
    if behind not in bearer.subtree:
        return
    bearer.head, bearer.dep_ = verb.head, "nsubj"
    verb.head, verb.dep_, verb.pos_ = bearer, "amod", "ADJ"


def _two_subjects(verb: Token) -> None:
    """ "The minister, X, and five officials were suspended": the second subject was not joined to the first."""
    own = [c for c in verb.lefts if c.dep_ in SUBJECTS]
    if len(own) == 2 and verb.doc[own[1].left_edge.i - 1].lower_ == "and":
        own[1].head, own[1].dep_ = own[0], "conj"


_WITH_TWO_OBJECTS = frozenset(
    ["awarded", "called", "dubbed", "entitled", "given", "granted", "handed", "named", "offered", "paid", "shown"]
)


def _taken_for_reduced(verb: Token) -> None:
    """ "A court convicted in absentia the tycoon": the main verb, which has an object, was taken for a participle."""
    noun = verb.head
    if verb.dep_ != "acl" or noun.dep_ != "ROOT" or noun.pos_ in {"VERB", "AUX"} or verb.lower_ in _WITH_TWO_OBJECTS:
        return
    if verb.i < noun.i or not any(c.dep_ == "dobj" for c in verb.rights) or any(c.dep_ == "aux" for c in verb.lefts):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in [c for c in noun.rights if c.dep_ in {"punct", "prep", "conj"} and c.i > verb.i]:
        child.head = verb


def _joined_object(noun: Token) -> None:
    """ "Arraigned him and four others": the second object was joined to the verb."""
    verb = noun.head
    first = next((c for c in verb.rights if c.dep_ == "dobj" and c.i < noun.i), None)
    if first is not None and any(c.dep_ == "cc" and first.i < c.i < noun.i for c in verb.rights):
        noun.head = first
