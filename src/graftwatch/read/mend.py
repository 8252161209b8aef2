"""Mends what a small parser gets wrong in reporting again and again, where the words leave no doubt.

The trees are changed in place, before any clause is read from them: so every frame profits, and none needs a case of
its own. Each mend looks at one shape and says which misreading it undoes.
"""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, Token
from graftwatch.read.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be"})
_CAUSATIVE = frozenset({"had", "have", "has", "having", "get", "got", "gets", "getting"})


def mend(parsed: Parsed, names: Names, words: Words) -> None:
    """Mend the tree of one sentence in which the names are known."""
    for token in parsed.tokens:
        if token.dep_ == "appos":
            _named_above(parsed, token, names, words)
        if token.tag_ in {"VBN", "VBD"}:
            _reduced(token)
            _inverted(token)
            _caused(token)
        elif token.tag_ == "NN" and token.dep_ in {"dobj", "pobj", "oprd", "ccomp", "nsubj"}:
            _given_post(parsed, token, names, words)


def _named_above(parsed: Parsed, name: Token, names: Names, words: Words) -> None:
    """ "The owner of the firm, X", "the brother of Y, X": the name was taken for one of the firm, or of Y."""
    noun, here = name.head, names.at(parsed, name)
    if here is None or here.kind != "person" or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return
    above, below = noun.head.head, names.at(parsed, noun)
    other = (below is not None and below.kind == "person") or words.is_firm_noun(noun.lower_)
    if other and above.pos_ == "NOUN" and words.tie(parsed.lemma(above)) is not None:
        name.head = above


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
    if main is None or any(c.dep_ == "cc" and c.i < main.i for c in verb.rights):
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
    """ "The president appointed X governor": a person and the post given to him were taken for one name."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.i <= verb.i or not words.is_post_head(noun.lower_):
        return
    for child in noun.lefts:
        name = names.at(parsed, child) if child.dep_ in {"compound", "nmod", "poss"} else None
        if name is None or name.kind != "person" or any(c.dep_ == "case" for c in child.children):
            continue
        between = noun.doc[child.i + 1 : noun.i]
        if any(t.pos_ not in {"ADJ", "NOUN"} for t in between):
            continue
        child.head, child.dep_ = verb, "dobj" if noun.dep_ != "nsubj" else "nsubj"
        noun.dep_ = "oprd"
        return
