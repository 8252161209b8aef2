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
        if token.lower_ in {"which", "whom"} and token.dep_ == "pobj":
            _part_of_which(token)
    for token in parsed.tokens:
        if token.tag_ in {"VBN", "VBD"}:
            _reduced(token)
            _interrupted(token)
            _inverted(token)
            _caused(token)
            _doer(parsed, token, names, words)
        elif token.tag_ == "NNS" and token.dep_ == "ROOT":
            _verb_in_s(token)
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
    main = next((c for c in verb.rights if c.dep_ in {"conj", "dep", "ccomp", "advcl"} and _stands_alone(c)), None)
    if main is None or any(c.dep_ == "cc" and c.i < main.i for c in verb.rights):
        return
    helped = any(c.dep_ in {"aux", "auxpass"} for c in main.lefts)
    comma = main.doc[main.left_edge.i - 1].text == ","
    if main.dep_ == "ccomp" and not comma and not helped:
        return
    if main.dep_ == "advcl" and comma:
        return
    if verb.dep_ == "ROOT":
        main.head, main.dep_ = main, "ROOT"
    else:
        main.head, main.dep_ = verb.head, verb.dep_
    subject.head, subject.dep_ = main, "nsubj"
    verb.head, verb.dep_, verb.tag_ = subject, "acl", "VBN"


def _interrupted(verb: Token) -> None:
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


def _part_of_which(pronoun: Token) -> None:
    """ "N euros, of which M euros, or P percent, has been repaid": the verb of the relative clause was given to the
    sentence, and its number to the noun before."""
    doc, of = pronoun.doc, pronoun.i - 1
    if of < 2 or doc[of].lower_ != "of" or doc[of - 1].text != ",":
        return
    at = pronoun.i + 1
    while at < len(doc) and (doc[at].tag_ in {"CD", "IN", "RB", "JJR", "$"} or doc[at].pos_ == "NOUN"):
        at += 1
    number, whole = doc[at - 1], doc[of - 2]
    while at < len(doc) and doc[at].tag_ in {",", "CC", "CD", "NN", "RB", "IN"} and doc[at].text != "and":
        at += 1
    if number.i <= pronoun.i or at == len(doc) or not (doc[at].tag_ in _FINITE or doc[at].tag_ == "MD"):
        return
    main = doc[at].head if doc[at].dep_ in {"aux", "auxpass"} else doc[at]
    if main.dep_ == "ROOT" or number.head == main or any(t == main for t in whole.ancestors) or main.i < at:
        return
    passive = any(c.dep_ == "auxpass" for c in main.children)
    main.head, main.dep_ = whole, "relcl"
    number.head, number.dep_ = main, "nsubjpass" if passive else "nsubj"


def _verb_in_s(noun: Token) -> None:
    """ "Illegal logging costs the country three billion": a verb with an object was taken for a plural."""
    subject = next((c for c in noun.lefts if c.dep_ == "compound" and c.i == noun.i - 1), None)
    if subject is not None and any(c.dep_ == "dobj" for c in noun.rights):
        noun.tag_, noun.pos_, subject.dep_ = "VBZ", "VERB", "nsubj"


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
