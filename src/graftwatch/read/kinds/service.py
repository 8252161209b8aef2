"""Whose officer somebody is who has a rank and no post: "Colonel X of the Financial Police", "X, once of the SNB"."""

import re
from collections.abc import Iterator

from graftwatch.claims import CareerClaim
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.holders import Held
from graftwatch.read.kinds.holding import from_holder
from graftwatch.read.names import Name
from graftwatch.read.posts import Post, object_of
from graftwatch.read.syntax import prep_objects
from graftwatch.read.tree import Token

_LINKS = frozenset({"of", "from", "with"})
_BEHIND = re.compile(r",? (?:(?P<over>formerly|hitherto|late|once|previously|until recently) )?(?=(?:of|from|with)\b)")
_NEAR = 9  # tokens from a rank to the name behind its service: "the colonel from the Property Committee, X"


def services(desk: Desk) -> Iterator[CareerClaim]:
    """The claims of all named people who stand beside the body they serve in, and beside no post."""
    placed = {(h.entity, h.parsed.sentence.number) for h in desk.article.holders}
    for name in desk.article.names.names:
        parsed = desk.article.parsed.get(name.sentence)
        if name.kind != "person" or name.entity is None or parsed is None or (name.entity, name.sentence) in placed:
            continue
        held = _behind(desk, parsed, name) or _before(desk, parsed, name)
        if held is not None:
            yield from from_holder(desk, held)


def _behind(desk: Desk, parsed: Parsed, name: Name) -> Held | None:
    """Behind the name: ", of the special unit"; without a rank only what says that it is over."""
    link = _BEHIND.match(desk.text, name.end, parsed.sentence.end)
    token = parsed.token_at(link.end()) if link is not None else None
    last = parsed.token_at(name.end - 1)
    if link is None or token is None or last is None or not (link["over"] or _is_ranked(desk, name)):
        return None
    post = _served(desk, parsed, last, token)
    if post is None or name.entity is None:
        return None
    start = name.titles[0] if name.titles else name.start
    return Held(name.entity, post, parsed, start, post.end, "apposition", link["over"] is not None)


def _before(desk: Desk, parsed: Parsed, name: Name) -> Held | None:
    """Before the name: "the colonel from the Property Committee, X", "the ex-captain of the border guard X"."""
    start = name.titles[0] if name.titles else name.start
    first = parsed.token_at(start)
    for token in reversed(parsed.doc[max(0, first.i - _NEAR) : first.i - 1]) if first is not None else ():
        rank = token.lower_.removeprefix("ex-")
        if token.pos_ not in {"NOUN", "PROPN"} or not desk.words.is_rank(rank):
            continue
        post = _served(desk, parsed, token, token.nbor(1))
        if post is None or desk.text[post.end : start] not in {" ", ", "} or name.entity is None:
            return None
        before = token.nbor(-1) if token.i else None
        over = before is not None and desk.words.is_former(before.lower_)
        begin = parsed.start(token if before is None or before.pos_ not in {"DET", "ADJ"} else before)
        return Held(name.entity, post, parsed, begin, name.end, "apposition", over or rank != token.lower_)
    return None


def _is_ranked(desk: Desk, name: Name) -> bool:
    titles = desk.text[slice(*name.titles)].lower().split() if name.titles else []
    return any(desk.words.is_rank(word.rstrip(".")) for word in titles)


def _served(desk: Desk, parsed: Parsed, head: Token, link: Token) -> Post | None:
    """The body behind a preposition, as a post that has no words of its own."""
    target = next(iter(prep_objects(link)), None) if link.lower_ in _LINKS else None
    if target is None or target.i < link.i or target.tag_ in {"NNS", "NNPS"}:
        return None
    post = Post(parsed.start(link), parsed.end(target), head, "")
    last = object_of(parsed, head, link, target, desk.article.names, desk.words, post)
    if last is None or post.body is None:
        return None
    post.end = parsed.end(link.doc[last])
    return post
