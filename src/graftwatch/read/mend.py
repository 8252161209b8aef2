"""Mends what a small parser gets wrong in reporting again and again, where the words leave no doubt.

The trees are changed in place, before any clause is read from them: so every frame profits, and none needs a case of
its own. Each mend looks at one shape and says which misreading it undoes.
"""

from graftwatch.read.clauses import Parsed
from graftwatch.read.mend_posts import mend_given_posts
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, Token
from graftwatch.read.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be"})
_CAUSATIVE = frozenset({"had", "have", "has", "having", "get", "got", "gets", "getting"})


def mend(parsed: Parsed, names: Names, words: Words) -> None:
    """Mend the tree of one sentence in which the names are known."""
    for token in parsed.tokens:
        if token.tag_ in {"VBN", "VBD"}:
            _reduced(token)
            _inverted(token)
            _caused(parsed, token, words)
            _quit(token)
            _sworn(parsed, token, names)
            _strung(token)
        elif token.dep_ == "npadvmod" and token.pos_ == "PROPN":
            _told_apart(parsed, token, names)
    mend_given_posts(parsed, names, words)


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


def _caused(parsed: Parsed, verb: Token, words: Words) -> None:
    """ "The agency had X charged", "had X appointed governor": the participle was taken for a verb in the past."""
    if verb.dep_ != "ccomp" or verb.tag_ != "VBD" or verb.head.lower_ not in _CAUSATIVE:
        return
    given = next((c for c in verb.rights if c.dep_ == "dobj" and words.is_post_head(c.lower_)), None)
    if given is not None and words.names_to_post(parsed.lemma(verb)):
        given.dep_ = "oprd"
    if not any(c.dep_ in {"aux", "auxpass", "mark", "dobj"} for c in verb.children):
        verb.tag_ = "VBN"


def _quit(verb: Token) -> None:
    """ "The minister quit in May": a past whose form is the participle's too was taken for a passive."""
    if verb.lower_ == "quit" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        verb.tag_ = "VBD"


def _told_apart(parsed: Parsed, name: Token, names: Names) -> None:
    """ "The officer who first objected, Ivan Petrov, …": a name far behind what it stands in apposition to."""
    found = names.at(parsed, name)
    if found is None or found.kind != "person":
        return
    described = next(
        (c for c in name.head.children if c.i < name.i and any(g.dep_ == "relcl" for g in c.rights)), None
    )
    first = parsed.token_at(found.titles[0] if found.titles else found.start)
    if first is not None and first.i and _lacks_object(first.nbor(-1)):
        name.head, name.dep_ = first.nbor(-1), "dobj"  # "signed a decree dismissing Prosecutor General X"
        return
    closed = name.i + 1 < len(name.doc) and name.nbor().text in {",", "."}
    if not closed or described is None or first is None or first.i - described.right_edge.i not in {1, 2}:
        return
    if first.i and first.nbor(-1).text == ",":
        name.head, name.dep_ = described, "appos"


def _lacks_object(verb: Token) -> bool:
    return (
        verb.pos_ == "VERB"
        and verb.tag_ != "VBN"
        and not any(c.dep_ in {"dobj", "auxpass", "prt", "xcomp"} for c in verb.children)
    )


def _strung(verb: Token) -> None:
    """ "The governor, Ivan Petrov, dismissed two deputies, sent a third on leave and …": the first of several verbs in a
    row was taken for a participle."""
    subject, main = verb.head, verb.head.head
    if verb.dep_ != "acl" or subject.dep_ != "nsubj" or main.tag_ not in _FINITE or verb.nbor(-1).text != ",":
        return
    last = verb.right_edge.i
    if main.i - last > 2 or not any(c.dep_ == "dobj" for c in verb.rights) or verb.doc[main.i - 1].text != ",":
        return
    if not any(c.dep_ == "conj" and c.i > main.i for c in main.rights):
        return
    subject.head, verb.tag_ = verb, "VBD"
    verb.head, verb.dep_ = (verb, "ROOT") if main.dep_ == "ROOT" else (main.head, main.dep_)
    main.head, main.dep_ = verb, "conj"


def _sworn(parsed: Parsed, verb: Token, names: Names) -> None:
    """ "The governor swore in Ivan Petrov": the particle was taken for a preposition."""
    particle = next((c for c in verb.rights if c.dep_ == "prep" and c.i == verb.i + 1), None)
    if particle is None or particle.lower_ not in {"in", "out"} or verb.lower_ not in {"swore", "sworn", "voted"}:
        return
    for target in list(particle.rights):
        name = names.at(parsed, target)
        if target.dep_ == "pobj" and name is not None and name.kind in {"person", "other"}:
            target.head, target.dep_, particle.dep_ = verb, "dobj", "prt"
