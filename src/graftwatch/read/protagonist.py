"""Whom a lead speaks of before it names him: "A former county supervisor was jailed. … Dale Hobbs pleaded guilty …".

A report of the press opens by saying who somebody is and what befell him, and names him in its next sentences. Who that
is can be seen before any claim is read: of those named behind the description, the one of whom the report speaks most,
who does not judge, prosecute, tell or belong to somebody else, and has no other post. Every "he" behind the lead then
means him too. Of two who are named equally often it is the first; he must be named again, or a sentence must be about
him. Where a sentence describes two, or a text leaves somebody unnamed on purpose, nobody is named.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.names import Entity, Name
from graftwatch.read.syntax import SUBJECTS
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_OPENING = 2  # sentences of a report in which a lead describes somebody
_REACH = 4  # sentences behind them in which he is named
UNNAMED = re.compile(
    r"\b(?:not (?:been )?(?:named?|identif\w+|disclos\w+)|without naming|unnamed|unidentified|declined to name"
    r"|withheld|names? (?:\w+ )?not)\b"
)
"""What a text says that leaves somebody unnamed on purpose."""
_ARTICLES = frozenset({"a", "an", "the"})
_FURTHER = frozenset(["another", "each", "every", "fellow", "no", "one", "other", "presiding", "second", "third"])
_TELLERS = frozenset({"investigator", "observer", "owner", "reader", "source", "witness"})
"""Who is described because he tells something, and is hardly ever named."""
_OF_THE_LAW = frozenset({"law"})
"""Groups of posts whose holders the law acts through: they are told of others, and nobody's protagonist."""
_OF_ONESELF = frozenset({"admit", "confess", "deny", "plead"})
"""What an accused tells of himself."""
_OWNED = re.compile(r"\b(?:his|her|their|its|whose|[’']s) [^,.;:()]{2,60}, $", re.IGNORECASE)
"""A name in apposition to what is somebody else's: "his clerk, Constable Ann Lee"."""


def protagonists(article: "Article") -> dict[int, Entity]:
    """Offset of the noun by which the lead of a report describes one person → whom the report names later."""
    found: dict[int, Entity] = {}
    for report in _reports(article):
        text = article.text[report[0].sentence.start : report[-1].sentence.end]
        if UNNAMED.search(text):
            continue
        told = [p for p in report if any(c.tense is not None for c in article.clauses[p.sentence.number])]
        for place in told[:_OPENING]:
            noun = _described(article, place)
            if noun is not None and (entity := _named_later(article, report, place, noun)) is not None:
                found[place.start(noun)] = entity
            if noun is not None or any(n.kind == "person" for n in article.names.in_sentence(place.sentence.number)):
                break
    return found


def _reports(article: "Article") -> Iterator[list[Parsed]]:
    """The parsed sentences of each report of a document, headings left out: a round-up has several."""
    report: list[Parsed] = []
    end = 0
    for _, parsed in sorted(article.parsed.items()):
        if article.layout.blocks[parsed.sentence.block].kind == "heading":
            continue
        if parsed.sentence.start >= end:
            if report:
                yield report
            report, end = [], article.layout.item_end(parsed.sentence.start)
        report.append(parsed)
    if report:
        yield report


def _described(article: "Article", parsed: Parsed) -> Token | None:
    """The noun by which a sentence describes the one person whom it is about, before it names anybody."""
    first = min(
        (n.start for n in article.names.in_sentence(parsed.sentence.number) if n.kind == "person"),
        default=parsed.sentence.end,
    )
    found = {
        token
        for clause in article.clauses[parsed.sentence.number]
        for token in (clause.subject, clause.patient, clause.recipient)
        if token is not None and parsed.start(token) < first and _describes(article, parsed, clause, token)
    }
    return found.pop() if len(found) == 1 else None


def _describes(article: "Article", parsed: Parsed, clause: Clause, token: Token) -> bool:
    words = article.words
    if token.tag_ not in {"NN", "NNP"} or article.names.at(parsed, token) is not None:
        return False
    if not any((c.dep_ == "det" and c.lower_ in _ARTICLES) or _is_state(article, parsed, c) for c in token.lefts):
        return False
    if token.lemma_ in _TELLERS or any(c.lower_ in _FURTHER for c in token.lefts):
        return False
    if any(c.dep_ in {"appos", "cc"} for c in token.rights):
        return False
    if parsed.start(token) in article.beside_post or (token.dep_ in SUBJECTS and words.reports(clause.lemma)):
        return False
    post = article.post(parsed, token)
    if post is not None and (words.is_top_post(post.post.lower()) or not (post.body or post.place or " " in post.post)):
        return False  # of "the president" and "the chair" everybody knows who they are
    if post is not None:
        return _group(article, post.post) not in _OF_THE_LAW and not words.speaks_for(post.head.lower_)
    return words.is_person_word(token.lemma_) or words.is_rank(token.lemma_)


def _is_state(article: "Article", parsed: Parsed, owner: Token) -> bool:
    """Whether a word names the state, place or body whose official somebody is: "Kenya's coast guard chief"."""
    name = article.names.at(parsed, owner) if owner.dep_ == "poss" else None
    return name is not None and name.kind != "person"


def _group(article: "Article", post: str) -> str | None:
    title = article.words.lexicon.posts.title(post)
    return title.group if title is not None else None


def _named_later(article: "Article", report: list[Parsed], place: Parsed, noun: Token) -> Entity | None:
    """Whom a report names behind a description and speaks of most, if nothing speaks against him."""
    here = place.start(noun)
    names = [n for p in report for n in article.names.in_sentence(p.sentence.number) if n.kind == "person"]
    told = Counter(n.entity for n in names if n.entity is not None)
    first: dict[Entity, Name] = {}
    for name in names:
        if name.entity is not None and name.start > here:
            first.setdefault(name.entity, name)
    fits = [e for e, name in first.items() if _may_be(article, place, noun, e, name)]
    if not fits:
        return None
    best = max(fits, key=lambda e: told[e])  # the first of those who are named most
    reach = report[min(len(report), report.index(place) + _REACH) - 1].sentence.end
    sure = told[best] > 1 or _opens_sentence(article, first[best])
    return best if first[best].start < reach and sure else None


def _opens_sentence(article: "Article", name: Name) -> bool:
    """Whether a sentence is about somebody: he is the subject of its main clause."""
    clauses = article.clauses[name.sentence]
    subjects = (c.subject for c in clauses if c.relation == "ROOT" and c.subject is not None)
    return any(article.names.at(article.parsed[name.sentence], s) is name for s in subjects)


def _may_be(article: "Article", place: Parsed, noun: Token, entity: Entity, name: Name) -> bool:
    """Whether somebody named behind a description can be the one described."""
    front = name.titles[0] if name.titles is not None else name.start
    if name.relative or _OWNED.search(article.text[max(0, front - 80) : front]):
        return False
    held = [r for r in article.roles if r.entity is entity]
    if any(_group(article, r.post) in _OF_THE_LAW or article.words.speaks_for(r.post.split()[-1]) for r in held):
        return False
    if any(_tells_of_another(article, clause, noun, name) for clause in article.clauses[name.sentence]):
        return False
    return _agree(article, place, noun, entity, name)


def _tells_of_another(article: "Article", clause: Clause, noun: Token, name: Name) -> bool:
    """Whether a clause makes of a name somebody else: who tells something, or whom the same befalls as one more."""
    does, undergoes = (
        t is not None and article.names.at(clause.parsed, t) is name for t in (clause.agent, clause.patient)
    )
    tells = does and article.words.reports(clause.lemma) and clause.lemma not in _OF_ONESELF
    return tells or ((does or undergoes) and clause.lemma == noun.head.lemma_)


def _agree(article: "Article", place: Parsed, noun: Token, entity: Entity, name: Name) -> bool:
    """Whether the ranks and posts that a text gives somebody leave it open that he is who a noun describes."""
    words = article.words
    held = [r for r in article.roles if r.entity is entity]
    if words.is_rank(noun.lemma_):
        titles = article.text[slice(*name.titles)].lower() if name.titles is not None else ""
        ranks = [w for w in re.findall(r"[a-z]+", titles) if words.is_rank(w)]
        return noun.lemma_ in ranks or not (ranks or any(_group(article, r.post) != "force" for r in held))
    post = article.post(place, noun)
    if post is None or not held:
        return True
    wanted = set(post.post.lower().split())
    loose = words.needs_context(noun.lower_) or words.makes_post(noun.lower_) or post.former
    return loose or any(wanted & set(r.post.split()) for r in held)
