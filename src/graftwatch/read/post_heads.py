"""The heads of posts: the noun that makes a phrase a post, of one word or several ("prosecutor general")."""

import re

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Names
from graftwatch.read.tree import Token, text_of
from graftwatch.read.words import Words

_PLURAL = re.compile(r"s(?=[ -]general$)")
"""The plural of "attorney general" stands inside it."""


def head_span(parsed: Parsed, head: Token, names: Names, words: Words) -> tuple[int, int, bool] | None:
    """First and last index of the head, which may be several words ("prosecutor general", "commander-in-chief"), and
    whether it is a noun that only makes a post with something beside it ("investigator")."""
    doc, i = head.doc, head.i
    best: tuple[int, int] | None = None
    first, last = _stretch(head, words)
    for low in range(first, i + 1):
        for high in range(last, i - 1, -1):
            if (
                high > low
                and words.is_post_head(_PLURAL.sub("", text_of(doc[low : high + 1]).lower().replace(" - ", "-")))
                and (best is None or high - low > best[1] - best[0])
                and compound(doc[low]) == low  # "counter-|intelligence chief"
                and (low == i or _is_within(parsed, doc[low], head, names))  # "State Security Service | chief"
                and (high == i or _is_branch(parsed, doc[high], names, words))  # "chief of the [Border Service]"
            ):
                best = (low, high)
    if best is None:
        word = head.lemma_ if head.tag_ in {"NNS", "NNPS"} else head.lower_
        word = word.lower().removesuffix("s") if head.text[:-1].isupper() and head.text.endswith("s") else word
        if i and text_of(doc[i - 1 : i + 1]).lower() in words.occupations:
            return None  # "bank clerk", "mob boss"
        if words.is_post_head(word):
            best = (i, i)
        elif _is_named_job(parsed, head, names, words) or (
            words.may_be_employed(word) and _is_ranked(parsed, head, names, words)
        ):
            return i, i, False
        elif words.makes_post(word) or (words.may_be_employed(word) and _is_employed(parsed, head, names, words)):
            return (i, i, True) if not _continues(parsed, doc[i], names, words) else None
        elif word == "member" and any(c.dep_ == "compound" and words.has_seats(c.lower_) for c in head.lefts):
            return i, i, False  # "council member"
        elif word == "member" and _is_seat(parsed, head, names, words):
            return i, i, True
        else:
            return None
    elif best[1] - best[0] < 2 and words.is_rank(text_of(doc[best[0] : best[1] + 1]).lower()):
        return None  # "major general"; a "superintendent of police" heads a district's
    elif doc[best[1]].like_num and not any(c.dep_ == "poss" for c in head.lefts):
        return None  # "witness number two"; "the ministry's number two"
    if _continues(parsed, doc[best[1]], names, words):
        return None
    return best[0], best[1], False


def _is_within(parsed: Parsed, first: Token, head: Token, names: Names) -> bool:
    """Whether a head of several words may begin with a word: one of no name, or of a place's before its last: "U.S. |
    Attorney"."""
    name = names.at(parsed, first)
    if name is None:
        return True
    return name.kind == "place" and name.start == parsed.start(first) and name.end < parsed.start(head)


def _is_branch(parsed: Parsed, last: Token, names: Names, words: Words) -> bool:
    """Whether a head of several words may end on a word: one of no body's name, or a branch of the state by itself:
    "commissioner of Police", not "member of the Senate"."""
    name = names.at(parsed, last)
    return name is None or (
        name.surface == last.text and words.is_service(last.text) and not words.has_seats(last.text)
    )


def _is_named_job(parsed: Parsed, head: Token, names: Names, words: Words) -> bool:
    """Whether a word that by itself is no post is one as the last of somebody's titles: "policeman Jon Lee", "DFO Ann
    Lee"."""
    known = words.is_service_job(head.lower_)
    if not known and not words.may_be_short_post(head.text):
        return False
    beside = (n for n in names.in_sentence(parsed.sentence.number) if n.kind == "person" and n.titles is not None)
    return any(n.titles[0] <= parsed.start(head) and parsed.end(head) + 1 == n.start for n in beside if n.titles)


def _is_employed(parsed: Parsed, head: Token, names: Names, words: Words) -> bool:
    """Whether a body stands beside an occupation: "a lawyer at the Ministry of Energy", "a driver of the garrison",
    "the bureau's lawyer"."""
    link = next((c for c in head.rights if c.i == head.i + 1 and c.lower_ in {"at", "in", "of", "with"}), None)
    for target in link.rights if link is not None else ():
        name = names.at(parsed, target)
        known = words.is_generic_body(target.lower_) or words.is_body_word(target.text)
        if (name is not None and name.kind == "body") or (name is None and known and target.tag_ == "NN"):
            return True
    return any(_is_state(parsed, owner, names, words) for owner in head.lefts if owner.dep_ == "poss")


def _is_state(parsed: Parsed, owner: Token, names: Names, words: Words) -> bool:
    """Whether a possessor is a body or a part of the state."""
    name = names.at(parsed, owner)
    if name is not None:
        return name.kind in {"body", "place"}
    return owner.tag_ == "NN" and (words.is_generic_body(owner.lower_) or words.is_place_head(owner.lower_))


def _is_ranked(parsed: Parsed, head: Token, names: Names, words: Words) -> bool:
    """Whether an occupation is that of somebody with a rank, who then serves in it: "a cook, Sergeant Ann Lee"."""
    start = parsed.end(head) + 2
    article = head.i > 0 and head.doc[head.left_edge.i].lower_ in {"a", "an", "its", "the"}
    beside = article and head.tag_ == "NN" and head.i + 1 < len(head.doc) and head.doc[head.i + 1].text == ","
    return beside and any(
        name.kind == "person" and name.titles is not None and name.titles[0] == start
        for name in names.in_sentence(parsed.sentence.number)
        if any(words.is_rank_part(t.lower_.rstrip(".")) for t in parsed.tokens_between(start, name.start))
    )


def _is_seat(parsed: Parsed, head: Token, names: Names, words: Words) -> bool:
    """Whether a member is one of a body whose seats are posts: "a member of the Senate", "the tender commission's
    members"."""
    link = next((c for c in head.rights if c.i == head.i + 1 and c.lower_ == "of"), None)
    owners = [c for c in head.lefts if c.dep_ == "poss"]
    for target in [*owners, *(link.rights if link is not None else ())]:
        name = names.at(parsed, target)
        if name is None and target.tag_ == "NN" and words.has_seats(target.lower_):
            return True
        if name is not None and name.kind == "body" and words.has_seats(name.surface):
            return True
    body = names.at(parsed, _behind_of(head))
    # whatever the parser made of "Member of the Public Chamber Ann Lee"
    return body is not None and body.kind == "body" and words.has_seats(body.surface)


def _behind_of(head: Token) -> Token:
    """The first word of what stands behind "of" and its article; the head itself where there is none."""
    last = head.doc[head.i + 1 : head.i + 4]
    if not last or last[0].lower_ != "of":
        return head
    return next((t for t in last[1:] if t.lower_ not in {"the", "a", "an"}), head)


def _stretch(head: Token, words: Words) -> tuple[int, int]:
    """First and last index of the words about a noun that may make one head with it, the noun included."""
    doc, low, high = head.doc, head.i, head.i
    if not words.is_in_post_head(head.lower_):
        return low, high
    while low > max(0, head.i - 4) and words.is_in_post_head(doc[low - 1].lower_):
        low -= 1
    while high < min(len(doc) - 1, head.i + 5) and words.is_in_post_head(doc[high + 1].lower_):
        high += 1
    return low, high


def _continues(parsed: Parsed, last: Token, names: Names, words: Words) -> bool:
    """Whether the next word makes a longer post or a body of it: "prime [minister]", "general [staff]"."""
    name = names.at(parsed, last)
    if name is not None and not _is_branch(parsed, last, names, words):
        return parsed.end(last) <= name.end
    if last.i + 1 >= len(last.doc):
        return False
    following = last.doc[last.i + 1]
    if following.text == "-" and last.i + 2 < len(last.doc) and not following.whitespace_ and not last.whitespace_:
        return True
    two = text_of(last.doc[following.i : following.i + 2]).lower()
    if (words.is_rank(following.lower_.rstrip(".")) or words.is_rank(two)) and not words.is_body_word(
        text_of(last.doc[following.i : following.i + 2])
    ):
        return False  # "Defence Minister | Major General Ivan Petrov"
    if following.dep_ == "case" or last.dep_ not in {"compound", "amod", "nmod"} or last.head.i <= last.i:
        return False
    return names.at(parsed, last.head) is None or words.is_body_word(following.text)


def compound(last: Token) -> int:
    """The index of the first token of a word with hyphens that ends here: "anti-corruption" is three tokens."""
    doc, i = last.doc, last.i
    while i > 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and not doc[i - 2].whitespace_:
        i -= 2
    return int(i)
