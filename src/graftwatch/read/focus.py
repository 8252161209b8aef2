"""The people in focus while a text is walked through, and who of them "the minister" or "the retired general" is."""

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Entity
from graftwatch.read.syntax import is_definite
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_HERO = 4  # times that he is spoken of


@dataclass(slots=True)
class Seen:
    """A person as the focus of attention at a place of the text; `clause` is the index of the clause's verb."""

    at: int
    entity: Entity
    subject: bool
    sentence: int
    block: int
    clause: int
    main: bool
    speaker: bool = False
    pronoun: bool = False
    nested: bool = False


def definite(article: "Article", parsed: Parsed, token: Token, seen: list[Seen]) -> Entity | None:
    """ "The minister", "the retired general", "the 57-year-old": someone whom the document has named."""
    post = article.post(parsed, token)
    unique = post is not None and article.words.is_one_of_a_kind(post.post)
    if token.tag_ == "NNS" or not seen or not is_definite(token, unique) or article.names.at(parsed, token):
        return None
    number = parsed.sentence.number
    outer = {a.i for a in token.ancestors}
    last = next((s for s in reversed(seen) if s.subject and (s.sentence != number or s.clause not in outer)), None)
    if "old" in {token.lower_, *(c.lower_ for c in token.children)} and any(c.like_num for c in token.subtree):
        return last.entity if last is not None and number - last.sentence <= 2 else None
    if post is not None:
        if (held := article.holder(post, post.start)) is not None:
            return held
        fresh = last is not None and not any(r.entity is last.entity for r in article.roles)
        fresh = fresh and not any(c.lower_ == "new" for c in token.lefts) and not _has_office(article, last)
        if fresh and last is not None and post.body is None and article.words.is_top_post(post.post.lower()):
            return last.entity if number - last.sentence <= 1 else None
        before = {s.entity for s in seen if s.sentence == number - 1 and s.block == parsed.sentence.block}
        if len(before) == 1 and post.former and not any(r.entity in before for r in article.roles):
            return before.pop()
        return hero(seen) if post.former else None
    word = token.lemma_
    if any(c.lower_ == "same" for c in token.lefts) and article.words.is_person_word(word):
        return seen[-1].entity if number - seen[-1].sentence <= 1 else None
    if article.words.is_rank(word):
        titled = [s for s in seen if any(word in p.split() for p in s.entity.posts)]
        if titled:
            return titled[-1].entity
    if (article.words.is_rank(word) or article.words.is_accused_word(word)) and last is not None:
        fallen = any(article.words.is_former(c.lower_) or c.tag_ == "VBN" for c in token.lefts)
        if (fallen or last.speaker) and (about := hero(seen)) is not None:
            return about
        return last.entity if number - last.sentence <= 2 else None
    return None


def _has_office(article: "Article", last: "Seen | None") -> bool:
    """Whether the clause that somebody was named in gives or takes an office: "was dismissed as governor"."""
    if last is None or last.clause < 0 or last.sentence not in article.parsed:
        return False
    parsed = article.parsed[last.sentence]
    below = [c for c in parsed.doc[last.clause].children if c.dep_ in {"attr", "oprd"} or c.lower_ == "as"]
    return any(article.post(parsed, o) is not None for c in below for o in (c.children if c.lower_ == "as" else [c]))


def hero(seen: list[Seen]) -> Entity | None:
    """Whom a text is about: named or taken up far more often than anybody else."""
    (first, most), *others = Counter(s.entity for s in seen).most_common(2)
    return first if most >= _HERO and all(most >= 2 * count for _, count in others) else None
