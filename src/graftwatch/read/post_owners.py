"""Whose post it is where the body or place stands not in its words but around the name that bears it."""

import re
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name
from graftwatch.read.posts import Post

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_OF = re.compile(r" of (?:the )?")
_NEW_PLACE = re.compile(r"[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]+|de[il]?|la))*")


def owned_before(article: "Article", parsed: Parsed, name: Name) -> Post | None:
    """The post of "Governor of Tarn Petra Solane": its place or body stands directly before the name."""
    before = next((n for n in article.names.in_sentence(parsed.sentence.number) if n.end + 1 == name.start), None)
    first = parsed.token_at(before.start) if before is not None else None
    if before is None:
        return _of_field_before(article, parsed, name)
    if first is None or first.i < 2 or first.nbor(-1).lower_ not in {"of", "for", "the", "to"}:
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
    return None


def _of_field_before(article: "Article", parsed: Parsed, name: Name) -> Post | None:
    """The post of "Minister of Finance Ivan Petrov", "Minister of Land and Water Ivan Petrov"."""
    last = parsed.token_at(name.start - 2)
    if last is None or last.i < 2 or not article.words.is_portfolio_word(last.lower_):
        return None
    for token in reversed(parsed.doc[max(0, last.i - 5) : last.i]):
        post = article.post(parsed, token)
        if post is None:
            continue
        behind = article.text[post.end : name.start]
        if re.fullmatch(r" (?:of|for) (?:[A-Z][\w ]+|[a-z]+) | and (?:[A-Z]\w+ )+", behind):
            post.post, post.end = f"{post.post}{behind.rstrip()}", name.start - 1
        return post if article.text[post.end : name.start] == " " else None
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
