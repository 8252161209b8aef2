"""Mends what a small parser gets wrong in reporting again and again, where the words leave no doubt.

The trees are changed in place, before any clause is read from them: so every frame profits, and none needs a case of
its own. Each mend looks at one shape and says which misreading it undoes.
"""

from collections.abc import Iterable

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, Token
from graftwatch.read.time import TimeExpression
from graftwatch.read.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be"})
_CAUSATIVE = frozenset({"had", "have", "has", "having", "get", "got", "gets", "getting"})


def mend(parsed: Parsed, names: Names, words: Words, times: Iterable[TimeExpression] = ()) -> None:
    """Mend the tree of one sentence in which the names and times are known."""
    for time in times:
        _fronted(parsed, time)
    for token in parsed.tokens:
        if token.tag_ in {"VBN", "VBD"}:
            _reduced(token)
            _inverted(token)
            _caused(token)
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


def _fronted(parsed: Parsed, time: TimeExpression) -> None:
    """ "On 4 May officers detained X", "Last week prosecutors …": a time at the head without a comma was taken for part
    of the subject behind it."""
    first, last = parsed.token_at(time.start), parsed.token_at(time.end - 1)
    lead = parsed.token_at(time.lead_start) if time.lead is not None else None
    opening = lead if lead is not None else first
    if first is None or last is None or opening is None or not _opens(opening):
        return
    inside = range(opening.i, last.i + 1)
    noun = next((t.head for t in parsed.tokens[first.i : last.i + 1] if t.head.i > last.i), None)
    if noun is None or noun.pos_ not in {"NOUN", "PROPN"} or noun.doc[last.i + 1].text in {",", "'s", "’s", "and"}:
        return
    taken = lead is not None and noun.dep_ == "pobj" and noun.head.i in inside
    verb = noun.head.head if taken else noun.head
    if verb.pos_ not in {"VERB", "AUX"} or verb.i < noun.i or (taken and any(c.dep_ in SUBJECTS for c in verb.children)):
        return
    core = next((t for t in parsed.tokens[first.i : last.i + 1] if t.pos_ in {"PROPN", "NOUN"}), last)
    for token in parsed.tokens[first.i : last.i + 1]:
        if token != core and token.head.i not in inside:
            token.head = core
    core.head, core.dep_ = (lead, "pobj") if lead is not None else (verb, "npadvmod")
    if lead is not None and lead.head.i not in inside:
        lead.head, lead.dep_ = verb, "prep"
    if taken:
        passive = any(c.dep_ == "auxpass" for c in verb.children)
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"


def _opens(token: Token) -> bool:
    """Whether a token stands at the head of its sentence or of a new part of it."""
    before = token.doc[token.i - 1] if token.i else None
    return before is None or before.text in {";", ":", "“", '"', "—", "–"} or (
        before.lower_ in {"and", "but", "then"} and (before.i == 0 or token.doc[before.i - 1].text in {",", ";"})
    )
