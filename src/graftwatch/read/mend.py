"""Mends what a small parser gets wrong in reporting again and again, where the words leave no doubt.

The trees are changed in place, before any clause is read from them: so every frame profits, and none needs a case of
its own. Each mend looks at one shape and says which misreading it undoes.
"""

from collections.abc import Iterable

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, Token, is_passive
from graftwatch.read.time import TimeExpression
from graftwatch.read.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PASSIVE = frozenset({"was", "were", "is", "are", "been", "be"})
_CAUSATIVE = frozenset({"had", "have", "has", "having", "get", "got", "gets", "getting"})


_STRANDED = frozenset({"conj", "appos", "relcl", "acl", "parataxis", "dep", "advcl"})
_OF_PARTICIPLES = frozenset({"as", "at", "by", "for", "of", "to"})
_WITHIN = frozenset({"acl", "agent", "amod", "compound", "pobj", "prep"})
_LOOSE = frozenset({"appos", "conj", "dep", "dobj", "npadvmod", "nsubj"})


def mend(parsed: Parsed, names: Names, words: Words, times: Iterable[TimeExpression] = ()) -> None:
    """Mend the tree of one sentence in which the names and times are known."""
    for time in times:
        _fronted(parsed, time)
    for token in parsed.tokens:
        if token.lower_ in {"which", "whom"} and token.dep_ == "pobj":
            _part_of_which(token)
    for token in parsed.tokens:
        if token.tag_ in {"VBN", "VBD", "VBZ"} and token.dep_ not in {"aux", "auxpass"}:
            _closing(parsed, token, words)
            _without_subject(parsed, token, names)
        if token.pos_ == "VERB":
            _beyond_name(parsed, token, names)
        if token.tag_ in {"VBN", "VBD"}:
            _demoted(parsed, token, words)
            _counted_subject(token, times, parsed.sentence.start)
            _reduced(token)
            _interrupted(token)
            _inverted(token)
            _caused(token)
            _cleft(token)
            _doer(parsed, token, names, words)
        elif token.text in {"’", "'"} and token.dep_ == "case":
            _owned(token)
        elif token.tag_ == "NNS" and token.dep_ == "ROOT":
            _verb_in_s(token)
        elif token.tag_ == "NN" and token.dep_ in {"dobj", "oprd", "nsubj"}:
            _given_post(parsed, token, names, words)
        elif token.tag_ == "NN" and token.dep_ == "conj":
            _given_to_two(parsed, token, names, words)


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


def _counted_subject(verb: Token, times: Iterable[TimeExpression], start: int) -> None:
    """ "Of the 63, 31 have been charged": the number before its verb was taken for an apposition."""
    helpers = [c for c in verb.lefts if c.dep_ in {"aux", "auxpass"}]
    first = helpers[0] if helpers else verb
    if first.i == 0 or any(c.dep_ in SUBJECTS or c.dep_ == "expl" for c in verb.children):
        return
    number = verb.doc[first.i - 1]
    at = start + number.idx
    if number.tag_ != "CD" or number.dep_ not in {"appos", "dep", "nummod"} or any(t.start <= at < t.end for t in times):
        return
    if not any(a == number for a in verb.ancestors):
        number.head, number.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in helpers) else "nsubj"


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
    _inverted_as(verb)
    helper = next((c for c in verb.rights if c.lower_ in _PASSIVE and c.dep_ in {"auxpass", "aux", "conj"}), None)
    if helper is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    behind = next((c for c in (*verb.rights, *helper.rights) if c.i > helper.i and c.dep_ in {"attr", "dobj"}), None)
    if behind is not None:
        helper.dep_, behind.head, behind.dep_, verb.tag_ = "auxpass", verb, "nsubjpass", "VBN"


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


def _caused(verb: Token) -> None:
    """ "The agency had X charged": the participle was taken for a verb in the past."""
    if verb.dep_ != "ccomp" or verb.tag_ != "VBD" or verb.head.lower_ not in _CAUSATIVE:
        return
    if not any(c.dep_ in {"aux", "auxpass", "mark"} for c in verb.children):
        verb.tag_ = "VBN"


def _cleft(verb: Token) -> None:
    """ "It was the agency that detained X": the relative clause was taken for the complement of "was"."""
    relative = any(c.dep_ == "nsubj" and c.tag_ == "WDT" for c in verb.lefts)
    if verb.dep_ == "ccomp" and relative and any(c.lower_ == "it" for c in verb.head.lefts):
        who = next((c for c in verb.head.rights if c.dep_ == "attr" and c.i < verb.i), None)
        if who is not None:
            verb.head, verb.dep_ = who, "relcl"


def _beyond_name(parsed: Parsed, verb: Token, names: Names) -> None:
    """ "They stripped X of his rank": what the verb asks for was hung on the name of its object."""
    for child in verb.rights:
        name = names.at(parsed, child) if child.dep_ in {"dobj", "nsubjpass"} else None
        if name is None or name.kind != "person":
            continue
        for phrase in child.rights:
            held = next((c for c in phrase.rights if c.dep_ in {"pobj", "pcomp"}), None)
            if phrase.lower_ in {"of", "with", "as"} and held is not None and names.at(parsed, held) is None:
                phrase.head = verb
        return


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
        if verb.tag_ == "VBN" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
            verb.tag_ = "VBD"
        return


def _given_to_two(parsed: Parsed, noun: Token, names: Names, words: Words) -> None:
    """ "The president appointed X and Y governors": the second of them was taken for a part of the post."""
    first, second = noun.head, next((c for c in noun.lefts if c.dep_ in {"compound", "nmod"}), None)
    if second is None or first.dep_ != "dobj" or not words.is_post_head(noun.lower_):
        return
    if all((n := names.at(parsed, t)) is not None and n.kind == "person" for t in (first, second)):
        second.head, second.dep_ = first, "conj"
        noun.head, noun.dep_ = first.head, "oprd"


def _doer(parsed: Parsed, verb: Token, names: Names, words: Words) -> None:
    """ "X was convicted of bribery by the court": who did it was taken for the maker of the noun before."""
    if not any(c.dep_ == "auxpass" for c in verb.children) or any(c.dep_ == "agent" for c in verb.children):
        return
    for phrase in verb.rights:
        if phrase.dep_ not in {"prep", "oprd"}:
            continue
        for by in phrase.subtree:
            doer = next((c for c in by.rights if c.dep_ == "pobj"), None) if by.lower_ == "by" else None
            if doer is not None and by.head.dep_ in {"pobj", "oprd"} and _acts(parsed, doer, names, words):
                by.head, by.dep_ = verb, "agent"
                return


def _acts(parsed: Parsed, noun: Token, names: Names, words: Words) -> bool:
    """Whether a noun means a person or body."""
    name = names.at(parsed, noun)
    if name is not None:
        return name.kind in {"person", "body"}
    return words.is_body_word(noun.text) or words.is_post_head(noun.lower_) or words.is_collective(noun.lower_)


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
    if (
        verb.pos_ not in {"VERB", "AUX"}
        or verb.i < noun.i
        or (taken and any(c.dep_ in SUBJECTS for c in verb.children))
    ):
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
    return (
        before is None
        or before.text in {";", ":", "“", '"', "—", "–"}
        or (before.lower_ in {"and", "but", "then"} and (before.i == 0 or token.doc[before.i - 1].text in {",", ";"}))
    )


def _closing(parsed: Parsed, verb: Token, words: Words) -> None:
    """The clause of saying at the end of a sentence ("X was freed, a lawyer told Reuters"), of which the parser makes an
    apposition with one more verb; and its subject behind a name ("… from its owner, Ivan Hill, the agency said")."""
    doc, before = verb.doc, verb.i - 1
    if before < 3 or parsed.lemma(verb) not in words.closing_verbs:
        return
    if verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ in _OF_PARTICIPLES | {"that"}:
        return
    subject = _phrase_up_to(doc[before])
    if subject is None or doc[subject.left_edge.i - 1].text != ",":
        return
    if verb.dep_ == "ROOT":
        named = subject.head
        if subject.dep_ == "appos" and named.dep_ == "nsubj" and doc[named.left_edge.i - 1].text == ",":
            subject.head, subject.dep_ = verb, "nsubj"
            named.head, named.dep_ = doc[named.left_edge.i - 2], "appos"
        return
    root = next((a for a in verb.ancestors if a.dep_ == "ROOT"), None)
    own = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    if root is None or verb.dep_ not in _STRANDED or root.i > verb.i or own not in {None, subject}:
        return
    if any(c.dep_ in {"ccomp", "mark"} for c in verb.children) or any(t.text in {"“", '"'} for t in doc[verb.i + 1 :]):
        return
    verb.head, verb.dep_, verb.tag_ = verb, "ROOT", verb.tag_ if verb.tag_ == "VBZ" else "VBD"
    subject.head, subject.dep_ = verb, "nsubj"
    for late in [c for c in root.rights if c.i > verb.i]:
        late.head = verb
    root.head, root.dep_ = verb, "ccomp"


def _phrase_up_to(last: Token) -> Token | None:
    """The head of the noun phrase that ends on a token and stands loosely beside what precedes it."""
    head = last
    while head.dep_ in _WITHIN:
        head = head.head
    fits = head.dep_ in _LOOSE and head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"} and head.left_edge.i > 1
    return head if fits and head.right_edge.i == last.i else None


def _without_subject(parsed: Parsed, verb: Token, names: Names) -> None:
    """ "Hill pleads guilty", "Under cross-examination Hill conceded": the name before a finite verb that has no subject,
    taken for a modifier or for the object of the preposition before it."""
    if verb.dep_ != "ROOT" or verb.tag_ == "VBN" or verb.i == 0 or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    token = verb.doc[verb.i - 1]
    name = names.at(parsed, token)
    if name is None or name.kind != "person" or token.dep_ not in {"amod", "compound", "pobj", "npadvmod"}:
        return
    first = token
    while first.i > 0 and parsed.start(first) > name.start:
        first = first.doc[first.i - 1]
    if token.dep_ == "pobj":
        before = [c for c in token.lefts if c.i < first.i]
        if not before or before[-1].dep_ in {"det", "case", "poss"} or before[-1].tag_ == "IN":
            return
        head = before[-1]
        for other in before[:-1]:
            other.head = head
        head.head, head.dep_ = token.head, "pobj"
    token.head, token.dep_ = verb, "nsubj"


def _demoted(parsed: Parsed, verb: Token, words: Words) -> None:
    """ "X, who heads Y, called for Z", "praised X but criticised Y": a verb of saying in the past that was taken for a
    participle of a noun."""
    if verb.tag_ != "VBN" or verb.dep_ not in {"acl", "amod"} or any(c.dep_ == "aux" for c in verb.children):
        return
    lemma, noun = parsed.lemma(verb), verb.head
    if not words.reports(lemma) and not (lemma == "call" and verb.nbor(1).lower_ in {"for", "on"}):
        return
    if verb.dep_ == "acl" and noun.dep_ == "ROOT" and noun.pos_ in {"NOUN", "PROPN"}:
        closed = verb.doc[verb.left_edge.i - 1].text == "," and verb.doc[verb.i + 1 : verb.i + 2].text not in {
            "by",
            "as",
        }
        if closed and any(c.dep_ in {"relcl", "appos"} and c.i < verb.i for c in noun.children):
            verb.head, verb.dep_, verb.tag_ = verb, "ROOT", "VBD"
            noun.head, noun.dep_ = verb, "nsubj"
            for late in [c for c in noun.rights if c.i > verb.i]:
                late.head = verb
    elif verb.dep_ == "amod" and noun.dep_ == "conj" and verb.i == noun.left_edge.i and verb.nbor(-1).tag_ == "CC":
        main = noun.head.head if noun.head.dep_ == "dobj" else noun.head
        if main.pos_ == "VERB":
            verb.head, verb.dep_, verb.tag_ = main, "conj", "VBD"
            noun.head, noun.dep_ = verb, "dobj"


def _owned(mark: Token) -> None:
    """ "The Officers’ Trust denied": what a plural owns was taken for its apposition."""
    owner = mark.head
    owned = next((c for c in owner.rights if c.dep_ == "appos" and c.i > mark.i), None)
    between = owner.doc[mark.i + 1 : owned.i] if owned is not None else ()
    if owned is not None and not any(t.is_punct for t in between):
        owned.head, owned.dep_ = (owned, "ROOT") if owner.dep_ == "ROOT" else (owner.head, owner.dep_)
        owner.head, owner.dep_ = owned, "poss"
