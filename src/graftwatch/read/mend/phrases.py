"""Phrases that the parser hung on the wrong word: what a verb asks for on a name, a doer on an offence."""

from collections.abc import Iterable

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.syntax import SUBJECTS, is_passive
from graftwatch.read.tree import Token
from graftwatch.read.words import Words

_ACCUSING = frozenset(["accuse", "accused", "accuses", "accusing", "suspect", "suspected", "suspects"])


def beyond_name(parsed: Parsed, verb: Token, names: Names) -> None:
    """ "They stripped X of his rank", "accused the leaders of taking bribes": what the verb asks for was hung on its
    object."""
    for child in verb.rights:
        if child.dep_ == "dobj" and verb.lower_ in _ACCUSING:
            for of in [c for c in child.rights if c.lower_ == "of" and any(o.dep_ == "pcomp" for o in c.children)]:
                of.head = verb
        name = names.at(parsed, child) if child.dep_ in {"dobj", "nsubjpass"} else None
        if name is None or name.kind != "person":
            continue
        for phrase in child.rights:
            held = next((c for c in phrase.rights if c.dep_ in {"pobj", "pcomp"}), None)
            if phrase.lower_ in {"of", "with", "as"} and held is not None and names.at(parsed, held) is None:
                phrase.head = verb
        return


def doer(parsed: Parsed, verb: Token, names: Names, words: Words) -> None:
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


def told_apart(parsed: Parsed, name: Token, names: Names) -> None:
    """ "The officer who first objected, Ivan Petrov, …": a name far behind what it stands in apposition to."""
    found = names.at(parsed, name)
    if found is None or found.kind != "person":
        return
    described = next(
        (c for c in name.head.children if c.i < name.i and any(g.dep_ in {"acl", "relcl"} for g in c.rights)), None
    )
    first = parsed.token_at(found.titles[0] if found.titles else found.start)
    for edge in (first, name.left_edge):  # "signed a decree dismissing Prosecutor General X", "detained Kyiv judge X"
        if edge is not None and edge.i and _lacks_object(edge.nbor(-1)):
            name.head, name.dep_ = edge.nbor(-1), "dobj"
            return
    closed = name.i + 1 < len(name.doc) and name.nbor().text in {",", "."}
    if not closed or described is None or first is None or first.i - described.right_edge.i not in {1, 2}:
        return
    if first.i and first.nbor(-1).text == ",":
        name.head, name.dep_ = described, "appos"


def _lacks_object(verb: Token) -> bool:
    """Whether a verb stands without the object that it may have."""
    active = verb.pos_ == "VERB" and verb.tag_ != "VBN"
    return active and not any(c.dep_ in {"dobj", "auxpass", "prt", "xcomp"} for c in verb.children)


def owned(mark: Token) -> None:
    """ "The Officers’ Trust denied": what a plural owns was taken for its apposition."""
    owner = mark.head
    owned = next((c for c in owner.rights if c.dep_ == "appos" and c.i > mark.i), None)
    between = owner.doc[mark.i + 1 : owned.i] if owned is not None else ()
    if owned is not None and not any(t.is_punct for t in between):
        owned.take_place_of(owner)
        owner.head, owner.dep_ = owned, "poss"


def named_above(parsed: Parsed, name: Token, names: Names, words: Words) -> None:
    """ "The owner of a truck park, X", "the brother of Y, X": the name was taken for one of the park, or of Y."""
    noun, here = name.head, names.at(parsed, name)
    if here is None or here.kind != "person" or noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return
    above, below = noun.head.head, names.at(parsed, noun)
    somebody = words.is_person_word(noun.lemma_) or words.is_post_head(noun.lower_)
    other = below is not None or words.is_firm_noun(noun.lower_) or not somebody
    if other and above.pos_ == "NOUN" and words.tie(above.lemma_) is not None:
        name.head = above


def behind_object(parsed: Parsed, name: Token, names: Names, words: Words) -> None:
    """ "The ministry dismissed the head of its depot, X": the name was taken for another word for the ministry."""
    subject, here = name.head, names.at(parsed, name)
    verb = subject.head
    if here is None or here.kind != "person" or subject.dep_ not in {"nsubj", "nsubjpass"} or verb.pos_ != "VERB":
        return
    told = next((c for c in verb.rights if c.dep_ == "dobj" and verb.i < c.i < name.i), None)
    first = parsed.token_at(here.titles[0] if here.titles else here.start)
    if told is None or first is None or not words.is_post_head(told.lower_) or first.nbor(-1).text != ",":
        return
    if not any(t.pos_ in {"VERB", "AUX"} for t in name.doc[told.i : first.i]):
        name.head = told


def of_whom(parsed: Parsed, noun: Token, names: Names, words: Words) -> None:
    """ "Mayor X of Tarn, a member of the party": what X is was taken for another word for the place."""
    place = noun.head
    if noun.pos_ != "NOUN" or place.dep_ != "pobj" or place.head.lower_ not in {"from", "in", "of"}:
        return
    name = names.at(parsed, place.head.head)
    somebody = words.is_person_word(noun.lemma_) or words.is_post_head(noun.lower_)
    if somebody and name is not None and name.kind == "person" and place.head.head.i < place.i:
        noun.head = place.head.head


def beyond_preposition(clause: Token) -> None:
    """ "The Law on Public Procurement, which took effect in March": what is told of a name was hung on its end."""
    noun = clause.head
    above = noun.head.head
    behind_comma = clause.left_edge.i and clause.doc[clause.left_edge.i - 1].text == ","
    inside = noun.dep_ == "pobj" and noun.text[:1].isupper() and above.text[:1].isupper() and above.i < noun.i
    if behind_comma and inside and noun.head.lower_ in {"against", "for", "on"} and above.i:
        clause.head = above


def called(parsed: Parsed, name: Token, names: Names, words: Words) -> None:
    """ "The opposition party European Choice": a name right behind what it names was hung on that."""
    noun, found = name.head, names.at(parsed, name)
    plain = noun.tag_ == "NN" and name.pos_ == "PROPN" and name.left_edge.i == noun.i + 1
    if not plain or (found is not None and found.kind not in {"body", "other"}) or noun.head == noun:
        return
    if words.is_body_word(noun.lower_) and noun.dep_ in {*SUBJECTS, "dobj", "pobj", "agent"}:
        name.head, name.dep_ = noun.head, noun.dep_
        for child in [c for c in noun.children if c.dep_ != "det" and c.i > name.i]:
            child.head = name
        noun.head, noun.dep_ = name, "compound"


_PREFIXES = frozenset({"co", "ex", "vice"})


def prefixed(word: Token) -> None:
    """ "Ex-minister X's driver", "discharged vice-president X": the prefix was taken for the head of the phrase."""
    if word.lower_ not in _PREFIXES or word.i + 2 >= len(word.doc) or word.nbor(1).text != "-":
        return
    stem = word.nbor(2)
    head = stem
    while head.head not in {word, word.head, head} and head.dep_ in {"amod", "compound", "poss"}:
        head = head.head
    if word.dep_ in {"compound", "amod"} or head.head not in {word, word.head} or word.head in {head, stem}:
        return
    mark = word.nbor(1)
    if head.head == word:
        head.take_place_of(word)
        for child in [c for c in word.children if c not in {head, mark}]:
            child.head = head
    word.head, word.dep_ = stem, "compound"
    mark.head, mark.dep_ = stem, "punct"


def detached(mark: Token) -> None:
    """ "As part of the state’s ambitious road programme": the mark of possession was hung on the verb, and what is
    owned was taken for a part of another phrase."""
    if mark.i == 0 or mark.dep_ == "case":
        return
    owner, last = mark.nbor(-1), mark.i
    while last + 1 < len(mark.doc) and mark.doc[last + 1].pos_ in _IN_PHRASE:
        last += 1
    owned = mark.doc[last]
    if owned.pos_ not in {"NOUN", "PROPN"} or owner.pos_ not in {"NOUN", "PROPN"} or owner in owned.ancestors:
        return
    for token in owned.doc[mark.i + 1 : last]:
        if not mark.i < token.head.i <= last:
            token.head = owned
    if owned not in owner.ancestors:
        owned.take_place_of(owner)
    owner.head, owner.dep_ = owned, "poss"
    mark.head, mark.dep_ = owner, "case"


_IN_PHRASE = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


def told_to(name: Token, words: Words) -> None:
    """ "Told the website Kloop that …": the name behind what it names was taken for a measure of time."""
    noun = name.head
    before = name.doc[name.left_edge.i - 1] if name.left_edge.i else name
    if (
        before.tag_ != "NN"
        or before.head != noun
        or before.dep_ != "dobj"
        or not words.ends_with_outlet_word(f"the {before.lower_} ")
    ):
        return
    name.dep_, before.head, before.dep_ = "dobj", name, "compound"


def late_object(noun: Token, times: Iterable[tuple[int, int]], start: int) -> None:
    """ "Rejected, by 61 votes to 40, a bill": the object behind a parenthesis was taken for a measure of time."""
    verb, here = noun.head, start + noun.idx
    if verb.pos_ != "VERB" or noun.i < verb.i or noun.doc[noun.left_edge.i].tag_ not in {"DT", "PRP$"}:
        return
    if is_passive(verb) or any(c.dep_ in {"dobj", "ccomp", "xcomp"} for c in verb.children):
        return
    if not any(first <= here < last for first, last in times):
        noun.dep_ = "dobj"


def labelled(verb: Token) -> None:
    """ "Called the allegations blackmail", "branded the claims lies": a thing and what it is called were taken for one
    phrase, or for a clause."""
    if verb.lemma_ not in _LABELLING:
        return
    for called in verb.rights:
        thing = called.nbor(-1)
        if thing.head != called or thing.tag_ != "NNS" or thing.left_edge.i > called.i:
            continue
        phrase = called.tag_ == "NN" and called.dep_ in {"dobj", "oprd"} and thing.dep_ == "compound"
        clause = called.tag_ == "VBZ" and called.dep_ == "ccomp" and thing.dep_ == "nsubj"
        if not (phrase or (clause and not any(True for _ in called.rights))):
            continue
        for child in [c for c in called.lefts if c.i < thing.i]:
            child.head = thing
        thing.head, thing.dep_ = verb, "dobj"
        called.dep_, called.pos_ = "oprd", "NOUN"
        called.tag_ = "NNS" if clause else called.tag_
        return


_LABELLING = frozenset({"brand", "call", "deem", "label", "term"})
