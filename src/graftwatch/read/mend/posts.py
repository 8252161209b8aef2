"""Mends sentences that give somebody a post, or cost him one: "named Ivan Petrov, a former judge, head of customs".

The parser takes the person and the post for one name, or the post for one more apposition. What decides here is the
order of the words behind a verb of naming: a person, perhaps something between commas, a post.
"""

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name, Names
from graftwatch.read.syntax import SUBJECTS, is_passive
from graftwatch.read.tree import Token
from graftwatch.read.words import Words

_BEFORE_A_POST = frozenset({"ADJ", "NOUN", "DET", "VERB", "NUM", "PRON", "PROPN"})
_LONGEST = 12  # words between commas about the person


def given_posts(parsed: Parsed, names: Names, words: Words) -> None:
    """Make the person the object and the post the predicate of every verb that gives one to the other."""
    for verb in parsed.doc:
        if not verb.tag_.startswith("VB") or verb.pos_ == "AUX" or not words.names_to_post(verb.lemma_):
            continue
        if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children) or any(c.lower_ == "as" for c in verb.rights):
            continue
        _mend_one(parsed, verb, names, words)


def given_in_passive(noun: Token, words: Words) -> None:
    """ "X, appointed governor in May": the post was taken for the object."""
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and words.is_post_head(noun.lower_) and is_passive(noun.head):
        noun.dep_ = "oprd"


def _mend_one(parsed: Parsed, verb: Token, names: Names, words: Words) -> None:
    people = _people_behind(parsed, verb, names, words)
    if not people:
        return
    doc, at = verb.doc, people[-1].i + 1
    apposed = people[0].dep_ == "appos" and people[0].head.i > verb.i  # "named the minister, Ivan Petrov, head of …"
    post = first_post(parsed, at + (apposed and at < len(doc) and doc[at].text == ","), names, words)
    if post is None and at < len(doc) and doc[at].text == "," and _may_be_apposed(verb):
        closing = next((t for t in doc[at + 1 : at + 1 + _LONGEST] if t.text == ","), None)
        if closing is not None and not any(t.tag_ in {"VBD", "VBZ", "WP", "WRB"} for t in doc[at + 1 : closing.i]):
            post = first_post(parsed, closing.i + 1, names, words)
    first = people[0]
    if post is None:
        if _has_office(verb.head, words) and any(c.lower_ in {"to", "for"} for c in verb.rights):
            _make_active(verb)  # "The president named Ivan Petrov to the post"
            first.head, first.dep_ = verb, "dobj"
        return
    _make_active(verb)
    first.head, first.dep_ = verb, "dobj"
    for child in list(verb.rights):
        if child.i < first.i and child.dep_ in {"dobj", "oprd", "dative"}:
            child.head, child.dep_ = first, "appos"
    for other in people[1:]:
        other.head, other.dep_ = first, "conj"
    post.head, post.dep_ = verb, "oprd"
    for child in list(post.lefts):
        if child.i <= people[-1].i and child.dep_ in {"cc", "punct", "conj"}:
            child.head = first


def _people_behind(parsed: Parsed, verb: Token, names: Names, words: Words) -> list[Token]:
    """The last tokens of the people directly behind a verb: names with their titles, a pronoun, "the deputy minister,
    Ivan Petrov,"."""
    doc, found = verb.doc, list[Token]()
    i = verb.i + 1
    if i < len(doc) and doc[i].lower_ in {"him", "her", "them"}:
        return [doc[i]]
    while i < len(doc):
        name = _person_from(parsed, i, names, words)
        if name is None:
            break
        found.append(parsed.tokens_between(name.start, name.end)[-1])
        i = found[-1].i + 1
        if i + 1 < len(doc) and doc[i].lower_ == "and":
            i += 1
        elif not (len(doc) > i + 1 and doc[i].text == "," and _person_from(parsed, i + 1, names, words, titled=False)):
            break
        else:
            i += 1
    return found


def _person_from(parsed: Parsed, i: int, names: Names, words: Words, *, titled: bool = True) -> Name | None:
    """The person whose name begins at a token, or behind its titles."""
    doc = parsed.doc
    for k in range(i, min(len(doc), i + (6 if titled else 1))):
        name = names.at(parsed, doc[k])
        if name is not None and name.kind == "person":
            return name
        if name is not None or not (doc[k].pos_ in _BEFORE_A_POST or (doc[k].text == "," and k > i)):
            return None
    return None


def first_post(parsed: Parsed, i: int, names: Names, words: Words) -> Token | None:
    """The head of a post phrase that begins at a token: the last word of office before anything but its modifiers."""
    found: Token | None = None
    for token in parsed.doc[i : i + 8]:
        name = names.at(parsed, token)
        if (name is not None and name.kind == "person") or (
            token.pos_ not in _BEFORE_A_POST and token.text not in {"-", "'s", "’s"}
        ):
            break
        word = token.lemma_ if token.tag_ in {"NNS", "NNPS"} else token.lower_
        if words.is_post_head(word) and name is None:
            found = token
    return found


def _has_office(subject: Token, words: Words) -> bool:
    """Whether a noun is an office or a body that names people to posts: "the president", not "a man"."""
    definite = any(c.lower_ in {"the", "his", "her", "its"} for c in subject.lefts)
    return definite and (words.is_post_head(subject.lower_) or words.is_body_word(subject.text))


def _may_be_apposed(verb: Token) -> bool:
    """Whether a verb is finite: "a man named Ivan Petrov, a judge, head of …" gives no post."""
    return bool(verb.dep_ != "acl" or verb.head.pos_ == "PROPN")


def _make_active(verb: Token) -> None:
    """ "Tokayev named X head of …": the verb was taken for a participle behind its own subject."""
    subject = verb.head
    if verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
        verb.tag_ = "VBD"
    if verb.dep_ != "acl" or subject.i > verb.i or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    verb.take_place_of(subject)
    subject.head, subject.dep_ = verb, "nsubj"


def cost(verb: Token) -> None:
    """ "The affair cost two ministers their posts": what was lost was taken for another word for the losers."""
    losers = next((c for c in verb.rights if c.dep_ in {"dative", "dobj"}), None)
    lost = [c for c in losers.rights if c.dep_ == "appos"] if losers is not None and verb.lemma_ == "cost" else []
    if losers is not None and lost and any(c.tag_ == "PRP$" for c in lost[0].lefts):
        losers.dep_, lost[0].head, lost[0].dep_ = "dative", verb, "dobj"
