"""Whose post it is where the body or place stands not in its words but around the name that bears it."""

import re
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name
from graftwatch.read.posts import Post
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_OF = re.compile(r" of (?:the )?")
_FIELD = re.compile(r" (?:of|for) (?:(?:[A-Z][\w-]+ (?:and )?)+|[a-z]+ )| and (?:[A-Z][\w-]+ )+")
_LETTERS = re.compile(r" \([A-Z]{2,6}\) $")
_NEW_PLACE = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|de[il]?|la))*")


OUT_OF_SERVICE = frozenset({"(", ")", "r", "ret", "retd", "retired", "rtd"})
"""What stands among the ranks before a name: "General (Retd) Ann Lee"."""


def owned_before(article: "Article", parsed: Parsed, name: Name) -> Post | None:
    """The post of "Governor of Tarn Petra Solane": its place or body stands before the name and its ranks."""
    start = _behind_post(article, parsed, name)
    before = next((n for n in article.names.in_sentence(parsed.sentence.number) if n.end + 1 == start), None)
    first = parsed.token_at(before.start) if before is not None else None
    if before is None:
        return _of_field_before(article, parsed, start) or _adjoining(article, parsed, name, start)
    while first is not None and first.i > 1 and _colours(first.nbor(-1)):
        first = first.nbor(-1)  # "the provincial | Tax Office Ivan Petrov"
    if first is None or first.i < 2 or first.nbor(-1).lower_ not in {"at", "for", "in", "of", "the", "to"}:
        return None
    for token in reversed(parsed.doc[max(0, first.i - 5) : first.i - 1]):
        post = article.post(parsed, token)
        if post is not None:
            place = before.entity.name if before.entity is not None else before.surface
            if before.kind == "place":
                post.place = post.place or place
            else:
                post.body = post.body or place
            return post
    return _adjoining(article, parsed, name, start)


def _colours(token: Token) -> bool:
    return token.dep_ in {"amod", "compound"} and token.text.islower()


def _behind_post(article: "Article", parsed: Parsed, name: Name) -> int:
    """Where the ranks, forms of address and brackets before a name begin: "chairman | retired Maj. Gen. Ivan Petrov",
    "Minister for Works | (Mr. Petrov)"."""
    first = parsed.token_at(name.start)
    if first is None:
        return name.start
    doc, i, bracketed = first.doc, first.i, article.text[name.end : name.end + 1] == ")"
    while i > 0 and _is_rank_word(article, doc[i - 1], inside=i < first.i):
        if article.names.at(parsed, doc[i - 1]) is not None:
            break  # "the Second Corps | General Ivan Petrov"
        if doc[i - 1].text == "(" and not bracketed and not any(t.text == ")" for t in doc[i : first.i]):
            break
        if i < first.i and _ending_at(article, parsed, doc[i - 1]) is not None:
            break  # "Director General | Brig. Ivan Petrov"
        i -= 1
    return int(parsed.start(doc[i]))


def _is_rank_word(article: "Article", token: Token, *, inside: bool) -> bool:
    """Whether a word can stand among the ranks before a name; `inside` if such a word follows it."""
    word, words = token.lower_.rstrip("."), article.words
    return (
        word in OUT_OF_SERVICE
        or words.is_rank_part(word)
        or (inside and word == "-" and token.i > 0 and words.is_rank_part(token.nbor(-1).lower_))
        or words.is_in_address(word)
        or (token.text.endswith(".") and words.takes_full_stop(token.text.rstrip(".") or token.nbor(-1).text))
        or (inside and words.is_post_modifier(word))
    )


def _ending_at(article: "Article", parsed: Parsed, last: Token) -> Post | None:
    """The post of one person that ends with a word."""
    for token in reversed(last.doc[max(0, last.i - 8) : last.i + 1]):
        post = article.post(parsed, token)
        if post is not None and post.end == parsed.end(last):
            return post if not post.plural else None
    return None


def _adjoining(article: "Article", parsed: Parsed, name: Name, start: int) -> Post | None:
    """The post that ends where the ranks before a name begin: "Director General | Brig. (R) Ivan Petrov"; where the
    name itself begins, if it is of something: "member of parliament | Ivan Petrov", "chief of the police | Ivan
    Petrov"; before its letters: "Divisional Commissioner (DC) | Ivan Petrov"."""
    letters = _LETTERS.search(article.text[:start], max(parsed.sentence.start, start - 12))
    last = parsed.token_at((letters.start() if letters is not None else start - 1) - 1)
    if last is None or article.text[start - 1 : start] != " ":
        return None
    post = _ending_at(article, parsed, last)
    whole = post is not None and (" of " in post.post or (post.body is not None and post.head.i < last.i))
    return post if letters is not None or start != name.start or whole else None


def _of_field_before(article: "Article", parsed: Parsed, start: int) -> Post | None:
    """The post of "Minister of Finance Ivan Petrov", "Minister of Land and Water Ivan Petrov", "Secretary for Rural
    Roads Ivan Petrov"."""
    last = parsed.token_at(start - 2)
    if last is None or last.i < 2 or not (article.words.is_portfolio_word(last.lower_) or last.text.istitle()):
        return None
    for token in reversed(parsed.doc[max(0, last.i - 7) : last.i]):
        post = article.post(parsed, token)
        if post is None:
            continue
        behind = article.text[post.end : start]
        if _FIELD.fullmatch(behind):
            post.post, post.end = f"{post.post}{behind.rstrip()}", start - 1
        return post if article.text[post.end : start] == " " else None
    return None


def attach_behind(article: "Article", parsed: Parsed, post: Post) -> None:
    """Give a post the body behind a comma: "Permanent Secretary, Ministry of Works,"."""
    if post.body is not None or post.place is not None or post.plural:
        return
    for name in article.names.in_sentence(parsed.sentence.number):
        closed = article.text[name.end : name.end + 1] in {",", ")", "."}
        if (
            name.start == post.end + 2
            and article.text[post.end : name.start] == ", "
            and name.kind == "body"
            and closed
        ):
            post.body = name.entity.name if name.entity is not None else name.surface
            post.end = name.end


def attach_beyond(article: "Article", name: Name, post: Post) -> int:
    """Give a title the place or body behind the name that it stands before: "Mayor Haluk Ertekin of Yalikent"; where
    the words for both end."""
    link = _OF.match(article.text, name.end)
    if link is None or post.body is not None or post.place is not None or post.plural:
        return name.end
    owner = next((n for n in article.names.in_sentence(name.sentence) if n.start == link.end()), None)
    is_local = article.words.is_local_post(post.head.lower_) or article.words.is_seat(post.head.lower_)
    if owner is not None and article.text[owner.end : owner.end + 2] in {"'s", "’s"}:
        return name.end
    is_new = is_local and link[0] == " of "  # nobody is mayor of a person, whatever the name looks like
    if owner is not None and (owner.kind == "place" or (is_new and owner.kind in {"other", "person"})):
        post.place = owner.entity.name if owner.entity is not None else owner.surface
    elif owner is not None and owner.kind != "person" and not is_local:  # "Mayor Solane of the Union Party"
        post.body = owner.entity.name if owner.entity is not None else owner.surface
    elif is_new and (new := _NEW_PLACE.match(article.text, link.end())) is not None:
        post.place = new[0]
        return new.end()
    return owner.end if owner is not None and (post.place or post.body) else name.end
