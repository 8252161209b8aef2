"""Posts: "former deputy head of the State Customs Service" taken apart into post, body, place, former, acting."""

from dataclasses import dataclass
from typing import Any

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name, Names
from graftwatch.read.post_heads import compound, head_span
from graftwatch.read.syntax import conjuncts, past_acronym
from graftwatch.read.tree import Token, text_of
from graftwatch.read.words import Words

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "both", "all", "two", "three", "four", "several", "many"})
_LINKS = frozenset({"of", "in", "at", "for", "to", "with", "on"})


@dataclass(slots=True)
class Post:
    """A post phrase; half-open offsets of the document. `owner` is a possessive pronoun whose body only context
    tells."""

    start: int
    end: int
    head: Token
    post: str
    body: str | None = None
    place: str | None = None
    former: bool = False
    acting: bool = False
    planned: bool = False
    owner: str | None = None
    definite: bool = False
    plural: bool = False


_SIDES = frozenset({"coalition", "opposition"})
"""Words that say on which side somebody is, and name no body that he serves."""


def post_at(parsed: Parsed, head: Token, names: Names, words: Words) -> Post | None:
    """The post phrase whose head noun is `head`, or None where that noun is no post."""
    if head.pos_ not in {"NOUN", "PROPN", "ADJ"} or _is_private(parsed, head, words):
        return None
    found = head_span(parsed, head, names, words)
    if found is None:
        return None
    low, high, described = found
    doc = head.doc
    post = Post(parsed.start(doc[low]), parsed.end(doc[high]), head, "", plural=head.tag_ in {"NNS", "NNPS"})
    kept = list(range(low, high + 1))
    first = _read_left(parsed, doc[low], names, words, post, kept)
    field = _portfolio_after(parsed, doc[high], names, words)
    last = _read_right(parsed, doc[high], doc[max([high, *field])], names, words, post)
    if described and not post.body and not any(_tells_which(doc[i], head, words) for i in kept if i < low):
        return None
    if post.body is None and kept and min(kept) < low:
        before = _join(doc, [i for i in sorted(kept) if i < low and not words.is_post_modifier(doc[i].lower_)])
        body = words.is_service(before) or (before != "" and words.is_generic_body(before.split()[-1]))
        in_charge = words.is_minister(head.lower_) and not words.speaks_for(head.lower_)
        post.body = before if body and not in_charge and before.lower() not in _SIDES else None
    if (of := (post.body or "").split()) and words.has_no_office(of[-1].lower()):  # a body may be one odd blank
        return None  # "the ring's alleged leader"
    post.start, post.end = parsed.start(doc[first]), parsed.end(doc[max(last, high)])
    post.post = _join(doc, [*sorted(kept), *field])
    if words.is_minister(head.lower_) and of and all(map(words.is_portfolio_word, of)) and not field:
        behind = _join(doc, list(range(high + 1, last + 1)))
        if behind == f"of {post.body}":  # "Vice Minister of Defence | Lieutenant General Ivan Petrov"
            post.post, post.body = f"{post.post} {behind}", None
    return post


def _tells_which(token: Token, head: Token, words: Words) -> bool:
    """Whether a word before "investigator" or "officer" makes a post of it: "customs", "senior"; "accounts officer"."""
    if token.lower_ in _SIDES:
        return False  # "an opposition politician"
    field = token.dep_ == "compound" and token.tag_ in {"NN", "NNS", "VBG"} and words.is_officer(head.lemma_)
    return field or words.is_portfolio_word(token.lower_) or words.is_post_modifier(token.lower_)


def _is_private(parsed: Parsed, head: Token, words: Words) -> bool:
    """Whether what a head is of has no office: "head of the family", "leader of a gang"."""
    return any(
        words.has_no_office(target.lemma_)
        for child in head.rights
        if child.lower_ == "of" and child.i == head.i + 1
        for target in child.children
        if target.dep_ == "pobj"
    )


def _read_left(parsed: Parsed, head: Token, names: Names, words: Words, post: Post, kept: list[int]) -> int:
    doc, i, first = head.doc, head.i - 1, head.i
    while i >= 0:
        token = doc[i]
        word = token.lower_
        name = names.at(parsed, token)
        joined = compound(token)
        if token.text in {"-", "–"} and first == i + 1 and i > 0 and not token.whitespace_:
            kept.append(i)
        elif joined < i and name is None:
            over = words.is_former(doc[joined].lower_) or words.is_former(doc[joined].lower_ + "-")
            post.former = post.former or over or words.is_former(text_of(doc[joined : i + 1]).lower())
            whole = text_of(doc[joined + 2 * over : i + 1]).lower()
            glued = kept and kept[-1] == i + 1 and doc[i + 1].text == "-"  # "sub-|commissioner"
            if words.is_portfolio_word(whole) or words.is_post_modifier(whole) or glued:
                kept += range(joined + 2 * over, i + 1)
            i = joined
        elif kept and kept[-1] == i + 1 and doc[i + 1].text == "-" and not words.is_former(word) and name is None:
            kept.append(i)  # "Sub-|Inspector"
        elif token.dep_ == "case":
            i = _possessor(parsed, token, names, words, post)
            return int(min(first, i))
        elif token.tag_ in {"PRP$", "WP$"}:
            post.owner, post.definite = word, True
            return int(i)
        elif word in _ARTICLES:
            post.definite = word in {"the", "this", "that"}
            return int(i)
        elif name is not None and name.kind in {"body", "outlet", "place", "other"}:
            _attach(name, post, words)
            start = name.start
            while i > 0 and parsed.start(doc[i - 1]) >= start:
                i -= 1
        else:
            began = _modifier(token, first, words, post, kept)
            if began is None:
                return int(first)
            i = began
        first = i
        i -= 1
    return int(first)


def _modifier(token: Token, first: int, words: Words, post: Post, kept: list[int]) -> int | None:
    """Take one word before a head, or a place of two, into its post: where that begins, or None if it is no part of it.

    `first` is where what belongs to the phrase so far begins."""
    doc, i, word = token.doc, token.i, token.lower_
    if words.counts_office(word) or word in {"time", "under"} or _is_year(token):
        return None  # "six years | mayor of …", "since 2013 | mayor …", "under | President X", "at the time | mayor …"
    if (words.is_former(word) and (token.dep_ in _BEFORE_NOUNS or token.pos_ == "ADJ")) or word == "ex":
        post.former = True
        if kept and kept[-1] == i + 1 and doc[i + 1].text == "-":
            kept.remove(i + 1)
    elif words.is_acting(word):
        post.acting = True
        kept.append(i)
    elif words.is_future(word):
        post.planned = True
    elif (place := _place_before(token, words)) is not None:
        post.place, i = post.place or text_of(place), place[0].i
    elif (
        words.is_post_modifier(word)
        or words.is_portfolio_word(word)
        or (words.is_post_head(word) and token.dep_ in {"compound", "amod", "nmod"})
    ):
        kept.append(i)
    elif words.is_demonym(token.text) or (i and words.is_demonym(text_of(doc[i - 1 : i + 1]))):
        i -= not words.is_demonym(token.text)  # "South African"
        code = words.country_of(text_of(doc[i : token.i + 1]))
        post.place = post.place or (words.country_name(code) if code is not None else None)
    elif (
        _is_in_title(token, words)
        or (token.tag_ in {"NN", "NNS"} and token.dep_ == "compound")
        or (word == "and" and i > 0 and words.is_portfolio_word(doc[i - 1].lower_) and i + 1 in kept)
    ):
        kept.append(i)
    elif token.tag_ not in _COLOURING or token.dep_ not in {"amod", "advmod", "nummod", "npadvmod"}:
        return None
    return i


def _is_in_title(token: Token, words: Words) -> bool:
    """Whether an ordinary word belongs to a title by its capital: "Range Officer", "Third Additional Sessions
    Judge"."""
    beside = token.nbor()
    return (
        token.dep_ in _BEFORE_NOUNS
        and token.text.istitle()
        and beside.text[:1].isupper()
        and words.is_common(token.text)
    )


def _is_year(token: Token) -> bool:
    return token.tag_ == "CD" and len(token.text) == 4 and token.text.isdigit()


_BEFORE_NOUNS = frozenset({"amod", "advmod", "compound", "nmod"})
_COLOURING = frozenset({"JJ", "JJS", "JJR", "RBS", "VBN", "VBG", "RB", "CD"})


def _place_before(last: Token, words: Words) -> Any:
    """The place on whose last word a token is, where it is part of a title: "Kano State | Governor"."""
    if not last.text[:1].isupper():
        return None
    for first in range(max(0, last.i - 2), last.i + 1):
        span = last.doc[first : last.i + 1]
        region = words.is_place_head(last.lower_) and first < last.i and words.is_place(text_of(span[:-1]))
        if region or words.is_place(text_of(span)):
            return span
    return None


def _possessor(parsed: Parsed, case: Token, names: Names, words: Words, post: Post) -> int:
    """What stands before 's: the body or place whose post it is."""
    owner = case.doc[case.i - 1]
    name = names.at(parsed, owner)
    post.definite = True
    if name is not None:
        if name.kind == "person":
            post.owner = name.entity.name if name.entity else name.surface
        else:
            _attach(name, post, words)
            if name.kind == "other" and words.is_local_post(post.head.lower_):
                post.place, post.body = post.place or post.body, None  # "Zaborsk's governor"
        return int(owner.i - sum(1 for t in parsed.tokens_between(name.start, name.end)) + 1)
    first = owner.left_edge.i if owner.left_edge.i <= owner.i else owner.i
    phrase = _join(owner.doc, [t.i for t in owner.doc[first : owner.i + 1] if t.lower_ not in _ARTICLES])
    if owner.lower_ in {"country", "nation", "state", "republic"}:
        return int(first)
    bare = first == owner.i or owner.doc[first].lower_ in _ARTICLES
    unit = bare and words.is_generic_body(owner.lower_)  # "the department's chief"
    if (words.is_place_head(owner.lower_) and not unit) or owner.lower_ in {
        "city",
        "region",
        "capital",
        "town",
        "district",
        "province",
    }:
        post.place = post.place or phrase
    else:
        post.body = post.body or phrase
    return int(first)


def _attach(name: Name, post: Post, words: Words) -> None:
    full = name.entity.name if name.entity else name.surface
    if name.kind == "place":
        post.place = post.place or full
    else:
        post.body = post.body or full


def _read_right(parsed: Parsed, head: Token, last: Token, names: Names, words: Words, post: Post) -> int:
    """The "of BODY", "in PLACE" behind `last` (the head, or the end of its portfolio); returns the index of the last
    token that belongs to the phrase."""
    doc, end = head.doc, past_acronym(last, _LINKS)
    while end + 2 < len(doc) and doc[end + 1].lower_ in _LINKS and doc[end + 1].dep_ == "prep":
        link = doc[end + 1]
        target = next((c for c in link.children if c.dep_ == "pobj"), None)
        if target is None or target.i < link.i:
            return end
        found = object_of(parsed, head, link, target, names, words, post)
        if found is None:
            return end
        end = past_acronym(doc[found], _LINKS)
    return end


def object_of(
    parsed: Parsed, head: Token, link: Token, target: Token, names: Names, words: Words, post: Post
) -> int | None:
    """Give a post the body or place that `target`, the object of the preposition `link` behind it, names; the index of
    the last token of that, None where it names none."""
    doc, preposition = target.doc, link.lower_
    name = names.at(parsed, target)
    if name is not None:
        if name.kind == "person":
            return None
        if name.kind == "place" or (name.kind == "other" and words.is_local_post(head.lower_)):
            if preposition == "of" or not post.place:
                post.place = name.entity.name if name.entity else name.surface
        elif preposition != "to":
            post.body = post.body or (name.entity.name if name.entity else name.surface)
        return _numbered(doc[max(target.i, _last_index(parsed, name))])
    if preposition in {"with", "on"} or target.pos_ not in {"NOUN", "PROPN"}:
        return None
    serves = target.i > link.i + 1 and words.is_portfolio_word(doc[target.i - 1].lower_)  # "the Velnia police unit"
    told = [t for t in doc[link.i + 1 : target.i] if t.pos_ in {"NOUN", "ADJ"} and not words.is_post_modifier(t.lower_)]
    unit = words.is_generic_body(target.lower_) and not any(t.text[:1].isupper() for t in told)  # "the department"
    if words.is_place_head(target.lower_) and not (serves or unit or any(t.text.islower() for t in told)):
        inner = names.at(parsed, doc[target.i + 2]) if text_of(doc[target.i + 1 : target.i + 2]) == "of" else None
        if inner is not None and inner.kind == "place":  # "the province of Tarn"
            post.place = post.place or (inner.entity.name if inner.entity else inner.surface)
            return _last_index(parsed, inner)
        plain = [t.i for t in doc[link.i + 1 : target.i + 1] if t.lower_ not in {"the", "a", "an"}]
        post.place = post.place or _join(doc, plain)
        return int(target.i)
    named = (
        words.is_body_word(target.text)
        or words.is_generic_body(target.lower_)
        or words.is_organisation_word(target.lower_)
    )
    if named or (preposition == "of" and words.heads_anything(head.lower_) and _is_particular(target, words)):
        first, last = _body_from(parsed, link, target, names, words, post), _body_to(parsed, target, names, words)
        post.body = post.body or _join(doc, list(range(first, last + 1)))
        return last
    return None


def _is_particular(target: Token, words: Words) -> bool:
    """Whether a noun with an article is something that has a head: "the Oybek checkpoint", "a recruiting centre"."""
    return (
        target.tag_ in {"NN", "NNP"}
        and any(c.dep_ in {"det", "poss"} for c in target.lefts)
        and not words.is_person_word(target.lower_)
    )


def _body_from(parsed: Parsed, link: Token, target: Token, names: Names, words: Words, post: Post) -> int:
    """The index at which a body's phrase begins: behind the article and the country whose body it is."""
    first = link.i + 1
    for token in target.doc[first : target.i]:
        owner = names.at(parsed, token)
        if token.dep_ == "poss" and token.head == target:
            if owner is not None and owner.kind == "place":
                post.place = post.place or (owner.entity.name if owner.entity else owner.surface)
                return int(token.i + 2)
            if token.lower_ in {"country", "nation", "state", "republic"}:
                return int(token.i + 2)
    opening = target.doc[first]
    own = opening.tag_ == "PRP$" and opening.head == target  # "its department", not "its party's branch"
    return int(first + (own or opening.lower_ in {"the", "a", "an"}))


def _body_to(parsed: Parsed, target: Token, names: Names, words: Words) -> int:
    """The index at which a body's phrase ends: "department for economic security", "sector of the Border Police |
    colonel Ivan Petrov"."""
    last = target.i
    for child in target.rights:
        whole = list(child.subtree)
        if child.dep_ != "prep" or child.lower_ not in {"of", "for", "against"} or child.i != last + 1:
            break
        if any(t.dep_ in {"relcl", "appos", "acl", "punct", "advcl"} for t in whole):
            break
        last = whole[-1].i
        for token in whole:
            name = names.at(parsed, token)
            if name is not None and name.kind == "person":
                last = token.i - 1
                while words.is_rank_part(target.doc[last].lower_):
                    last -= 1
                return int(last)
    return _numbered(target.doc[last])


def _numbered(last: Token) -> int:
    """The index of the last word of a body with the number behind it: "military unit | 12345", "School | No. 7"."""
    doc, i = last.doc, last.i
    while i + 1 < len(doc) and (doc[i + 1].text.isdigit() or doc[i + 1].text in {"No", "No.", "№", "."}):
        i += 1  # "No" and its full stop may be two words
    return i if doc[i].text.isdigit() else last.i


def _portfolio_after(parsed: Parsed, head: Token, names: Names, words: Words) -> list[int]:
    """The indexes of "of finance", "for national security", "of labour and social affairs": fields that belong to the
    post."""
    child = next((c for c in head.rights if c.i == head.i + 1), None)
    if child is None or child.dep_ != "prep" or child.lower_ not in {"of", "for"}:
        return []
    target = next((c for c in child.children if c.dep_ == "pobj"), None)
    if target is None or names.at(parsed, target) is not None or target.pos_ not in {"NOUN", "PROPN"}:
        return []
    bare = not any(c.dep_ in {"det", "poss", "nummod"} for c in target.lefts)
    known = words.is_portfolio_word(target.lower_) and (bare or not words.heads_anything(head.lower_))
    if words.is_body_word(target.text) or not (known or (bare and words.heads_anything(head.lower_))):
        return []
    if not known and (words.is_person_word(target.lemma_) or words.is_place_head(target.lower_)):
        return []
    last = target.i
    for token in conjuncts(target)[1:]:
        if words.is_portfolio_word(token.lower_) and names.at(parsed, token) is None:
            last = token.i
    return [t.i for t in head.doc[child.i : last + 1] if t.lower_ not in {"the", "a", "an"}]


def _last_index(parsed: Parsed, name: Name) -> int:
    tokens = parsed.tokens_between(name.start, name.end)
    return int(tokens[-1].i) if tokens else 0


def _join(doc: object, indexes: list[int]) -> str:
    """The words at these indexes, with the white space that the text has between neighbours."""
    parts: list[str] = []
    for k, i in enumerate(indexes):
        token = doc[i]  # type: ignore[index]
        glued = k + 1 < len(indexes) and indexes[k + 1] == i + 1 and not token.whitespace_
        parts.append(token.text + ("" if glued or k + 1 == len(indexes) else " "))
    return "".join(parts)
