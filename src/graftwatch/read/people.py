"""Whom a noun phrase means: a named or described person, several, a number of people, or a body."""

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graftwatch.claims import Described, Party
from graftwatch.read.clauses import Parsed
from graftwatch.read.groups import group_meant
from graftwatch.read.names import Entity, Name
from graftwatch.read.numbers import whole_number
from graftwatch.read.posts import Post
from graftwatch.read.syntax import conjuncts
from graftwatch.read.tree import Token, text_of

if TYPE_CHECKING:
    from graftwatch.read.article import Article

_IT = frozenset({"it", "its", "itself"})
UNITS = frozenset([
    "cent", "century", "count", "day", "decade", "fold", "hour", "hryvnia", "kilo", "kilogram", "kilometre", "litre",
    "metre", "minute", "month", "night", "occasion", "percent", "percentage", "point", "second", "som", "soum", "tenge",
    "time", "ton", "tonne", "week", "year",
])  # fmt: skip
"""Nouns that are counted and never people."""


_LAWYER_FOR = re.compile(r"\b(?:(?:lawyer|attorney|counsel|advocate|barrister)s? (?:for|of)|representing|defending) $")
_ITS_LAWYER = re.compile(r"[’']s? (?:\w+ )?(?:lawyer|attorney|counsel|advocate|barrister)")
_NAMED_AS = re.compile(
    r"\b(?:by the name of|called|named|(?:identified|known|named)(?: \w+){0,5} (?:as|to be)) (?:\w+ ){0,2}$"
)
_AMONG = re.compile(r"\b(?:among them|including)\b")
"""What one of several is named behind: "five officers, among them Colonel Lem"."""
_SETS = {"couple": 2, "duo": 2, "pair": 2, "trio": 3, "quartet": 4, "quintet": 5, "sextet": 6}
"""Nouns that mean so many people who were named before: "the pair were arrested"."""
_ANYBODY = frozenset({"anybody", "anyone", "everybody", "everyone", "whoever", "whomever"})


@dataclass(slots=True)
class Who:
    """Whom a phrase means: a person (named or described), a body, a number of people; with the post that it states."""

    party: Party | None = None
    entity: Entity | None = None
    body: str | None = None
    count: int | None = None
    post: Post | None = None
    token: Token | None = None
    plural: bool = False
    firm: bool = False

    @property
    def recalled(self) -> bool:
        """Whether a pronoun takes up somebody described before: "He was later released"."""
        pronoun = self.token is not None and self.token.tag_ == "PRP" and isinstance(self.party, Described)
        return pronoun and self.text is not None and self.text.lower() != self.token.lower_  # type: ignore[union-attr]

    @property
    def text(self) -> str | None:
        """The name, description or body as one string."""
        if isinstance(self.party, Described):
            return self.party.described
        return self.party if self.party is not None else self.body


def who(article: "Article", parsed: Parsed, token: Token | None, *, alone: bool = False) -> list[Who]:
    """Everybody whom a noun phrase means: one for each of coordinated names (not those, with `alone`), one for a
    group."""
    if token is None:
        return []
    found: list[Who] = []
    for part in [token] if alone else _parts(article, parsed, token):
        found += _who_one(article, parsed, part)
    if len(found) > 1 and found[0].count and all(_is_bare_plural(w) for w in found[1:]):
        found = [replace(found[0], party=Described(article.text[slice(*article.extent(parsed, token))]), plural=True)]
    if len(found) > 1 and all(w.entity is None and w.count for w in found):
        total = sum(w.count or 0 for w in found)
        start, end = article.extent(parsed, token)[0], article.extent(parsed, found[-1].token or token)[1]
        return [Who(Described(article.text[start:end]), count=total, token=found[0].token, plural=True)]
    return found


def _is_bare_plural(who: Who) -> bool:
    """Whether people are named by a noun alone, so that a number before another one counts them too: "23 generals and
    colonels"."""
    token = who.token
    bare = token is not None and token.tag_ == "NNS" and not any(True for _ in token.lefts)
    return bare and who.entity is None and who.count is None and isinstance(who.party, Described)


def _parts(article: "Article", parsed: Parsed, token: Token) -> list[Token]:
    """The members of a coordination, those too that hang on an apposition: "the deputy head, X, and the chief, Y"."""
    apposed = [c for a in token.children if a.dep_ == "appos" for c in conjuncts(a)[1:]]
    named = (c for c in apposed if article.names.at(parsed, c) is None and any(g.dep_ == "appos" for g in c.rights))
    return [*conjuncts(token), *named]


def _who_one(article: "Article", parsed: Parsed, token: Token) -> list[Who]:
    here = parsed.start(token)
    name = article.names.at(parsed, token)
    if name is not None and name.entity is not None:
        return [_named(article, parsed, token, name)]  # before pronouns: "Lan Orm He"
    if token.tag_ == "PRP" or token.tag_ == "PRP$":
        entity = article.pronouns.get(here)
        if entity is not None:
            return [Who(entity.name, entity, token=token)]
        if here in article.described:
            return [replace(w, token=token) for w in _unnamed(article, *article.described[here])]
        if token.lower_ in _IT:
            body = article.body_meant(parsed, token)
            return [Who(body=body, token=token)] if body else []
        if token.lower_ in {"they", "them"}:
            count = _how_many(article, parsed, token) or _counted_group(article, parsed, token)
            return [Who(Described(token.text), count=count, token=token, plural=True)]
        if token.lower_ in {"i", "we", "me", "us"}:
            label = article.speaker_of(parsed)
            return [Who(label.name, label, token=token)] if label else []
        return []
    if token.lower_ in _ANYBODY:
        return [Who(token=token)]
    if token.lower_ == "following" and any(c.lower_ == "the" for c in token.lefts):
        return [Who(Described(token.text), token=token, plural=True)]  # "The following were dismissed: …"
    if (owner := _client(article, parsed, token)) is not None:
        return [Who(owner.name, owner, token=token)]
    listed = any(c.dep_ == "appos" and any(g.dep_ == "conj" for g in c.children) for c in token.children)
    if (held := article.beside_post.get(here)) is not None and not listed:
        return [Who(e.name, e, post=article.post(parsed, token), token=token) for e in held]
    if people := _in_apposition(article, parsed, token, listed=listed):
        return [Who(e.name, e, post=article.post(parsed, token), token=token) for e in people]
    if (named := _named_within(article, parsed, token) or _one_of(article, parsed, token)) is not None:
        return [Who(named.name, named, post=article.post(parsed, token), token=token)]
    if (
        token.dep_ == "appos"
        and (outer := article.names.at(parsed, token.head)) is not None
        and outer.kind == "person"
        and outer.entity is not None
    ):
        return [Who(outer.entity.name, outer.entity, post=article.post(parsed, token), token=token.head)]
    if (entity := article.pronouns.get(here) or _said_to_be(article, parsed, token)) is not None:
        return [Who(entity.name, entity, post=article.post(parsed, token), token=token)]
    if (named := _between_commas(article, parsed, token)) is not None:
        return [Who(named.name, named, post=article.post(parsed, token), token=token)]
    return _one_told_apart(article, parsed, token) or _unnamed(article, parsed, token)


def _in_apposition(article: "Article", parsed: Parsed, token: Token, *, listed: bool) -> list[Entity]:
    """The people whom an apposition to a noun names, by name or behind a post: "another former chief, the head of the
    port police, Ivan Petrov, …"; nobody whom a group has "among them"."""
    end = parsed.end(token)
    for child in token.children:
        if child.dep_ != "appos" or _AMONG.search(article.text[end : max(end, parsed.start(child))]):
            continue
        inner = article.names.at(parsed, child)
        if inner is not None and inner.kind == "person" and inner.entity is not None:
            names = (article.names.at(parsed, c) for c in conjuncts(child))
            return [n.entity for n in names if n is not None and n.kind == "person" and n.entity is not None]
        if not listed and (held := article.beside_post.get(parsed.start(child))) is not None:
            return list(held)
    return []


def _one_told_apart(article: "Article", parsed: Parsed, token: Token) -> list[Who]:
    """ "One of them, an inspector from Tarn", "a sixth accused, the chaplain": who the one is that is told apart."""
    accused = article.words.is_accused_word(token.lower_)
    noun = next((c for c in token.rights if c.dep_ == "appos"), None)
    if noun is None or not (token.lower_ == "one" or accused):
        return []
    found = _unnamed(article, parsed, noun)
    unknown = accused and all(w.party is None and w.body is None for w in found)
    return [Who(Described(article.phrase(parsed, noun)), token=noun)] if unknown else found


def _how_many(article: "Article", parsed: Parsed, pronoun: Token) -> int | None:
    """How many people "they" are, where those spoken of last were named together or counted."""
    number = parsed.sentence.number
    for place in (parsed, article.parsed.get(number - 1)):
        if place is None or place.sentence.block != parsed.sentence.block:
            return None
        for clause in reversed(article.clauses[place.sentence.number]):
            subject = clause.subject
            if subject is None or subject.tag_ == "PRP" or (place is parsed and clause.predicate.i > pronoun.i):
                continue
            found = who(article, place, subject)
            if len(found) > 1 and all(w.entity is not None for w in found):
                return len(found)
            if len(found) == 1 and found[0].plural and isinstance(found[0].party, Described):
                return found[0].count
    return None


def _counted_group(article: "Article", parsed: Parsed, pronoun: Token) -> int | None:
    """How many people "they" are where a number stands with those whom they take up: "arrested seven officers"."""
    group = group_meant(article, parsed, pronoun)
    together = conjuncts(group) if group is not None else []
    numbers = [whole_number(c.lower_) or 0 for noun in together for c in noun.lefts if c.dep_ == "nummod"]
    return sum(numbers) if together and len(numbers) == len(together) and all(numbers) else None


def _client(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    """Whose lawyer speaks of "my client": "Lem's lawyer said his client was ill", "a lawyer for Lem"."""
    if token.lower_ != "client" or not any(c.tag_ == "PRP$" for c in token.lefts):
        return None
    for number in (parsed.sentence.number, parsed.sentence.number - 1, parsed.sentence.number + 1):
        for name in article.names.in_sentence(number):
            around = article.text[max(0, name.start - 30) : name.start], article.text[name.end : name.end + 30]
            if name.kind == "person" and (_LAWYER_FOR.search(around[0]) or _ITS_LAWYER.match(around[1])):
                return name.entity
    return None


def _said_to_be(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    """Who "X became the third minister to be jailed" says the minister is."""
    if token.dep_ != "attr" or token.tag_ not in {"NN", "NNP"} or not any(c.dep_ == "relcl" for c in token.children):
        return None
    subject = next((c for c in token.head.lefts if c.dep_ == "nsubj"), None)
    name = article.names.at(parsed, subject) if subject is not None else None
    if name is not None:
        return name.entity if name.kind == "person" else None
    return article.pronouns.get(parsed.start(subject)) if subject is not None else None


def _named_within(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    """The person whom an apposition with a title names: "his co-defendant, the businessman Ivan Petrov"."""
    for child in token.children:
        if child.dep_ not in {"appos", "acl"}:
            continue
        low, high = article.extent(parsed, child)
        for name in article.names.in_sentence(parsed.sentence.number):
            if name.kind != "person" or not low <= name.start < name.end <= high:
                continue
            begins = child.dep_ == "appos" and name.titles is not None and name.titles[0] <= low + 4
            if begins or _NAMED_AS.search(article.text, low, (name.titles or (name.start,))[0]):
                return name.entity
    return None


_ASIDE = 80  # characters from a description to the name behind it
_CLOSES = re.compile(r"\s*(?:[.;)]|$|,(?! (?:and|or)\b))")


def _between_commas(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    """Who stands between commas behind one person's description, whatever the parser hung the name on: "his predecessor
    in Tarn, Ivan Petrov, was fired", "the deputy head of it, Colonel of Justice I. Petrov, …"."""
    if token.tag_ not in {"NN", "NNP"} or not _describes_one(article, parsed, token):
        return None
    text, end = article.text, parsed.end(token)
    comma = text.find(",", end, end + _ASIDE)
    names = article.names.in_sentence(parsed.sentence.number)
    name = next((n for n in names if n.kind == "person" and n.start > end), None)
    if comma < 0 or name is None or name.entity is None or not comma < name.start < comma + _ASIDE:
        return None
    between = parsed.tokens_between(end, comma)
    if any(t.pos_ in {"VERB", "AUX", "PRON"} or _describes_one(article, parsed, t) for t in between):
        return None
    title = parsed.tokens_between(comma + 1, name.titles[0] if name.titles else name.start)
    if title and not (article.words.is_rank(title[0].lower_) and all(t.pos_ in _IN_TITLE for t in title)):
        return None
    closed = _CLOSES.match(text, name.end)
    following = next((n for n in names if n.start >= name.end), None)
    listed = (
        following is not None and closed is not None and (following.titles or (following.start,))[0] <= closed.end() + 1
    )
    return name.entity if closed is not None and not listed else None


_IN_TITLE = frozenset({"ADP", "ADJ", "DET", "NOUN", "PROPN"})


def _describes_one(article: "Article", parsed: Parsed, token: Token) -> bool:
    """Whether a noun says who somebody is: by post, rank, kin or trade."""
    if article.names.at(parsed, token) is not None or token.dep_ in {"compound", "poss"}:
        return False
    words = article.words
    return words.is_person_word(token.lemma_) or words.is_rank(token.lemma_) or article.post(parsed, token) is not None


def _one_of(article: "Article", parsed: Parsed, token: Token) -> Entity | None:
    """Who the one is of "one of them, Ivan Petrov, was fined"."""
    inner = (o for c in token.rights if c.lower_ == "of" for o in c.children) if token.lower_ == "one" else ()
    for apposed in (a for o in inner for a in o.rights if a.dep_ == "appos"):
        name = article.names.at(parsed, apposed)
        if name is not None and name.kind == "person":
            return name.entity
    return None


def _named(article: "Article", parsed: Parsed, token: Token, name: Name) -> Who:
    assert name.entity is not None
    if name.kind == "person":
        return Who(name.entity.name, name.entity, token=token)
    if name.kind == "place":
        following = next((t for t in token.rights if t.dep_ == "appos"), None)
        if (
            following is not None
            and (inner := article.names.at(parsed, following)) is not None
            and inner.kind == "person"
            and inner.entity
        ):
            return Who(inner.entity.name, inner.entity, token=token)
    return Who(body=name.entity.name, token=token, firm=name.kind == "other")


def _unnamed(article: "Article", parsed: Parsed, token: Token) -> list[Who]:
    post = article.post(parsed, token)
    lemma = token.lemma_
    number = _number(article, parsed, token)
    if post is None and token.pos_ == "NUM":  # "three of his former deputies"
        inner = next((o for c in token.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"), None)
        post = article.post(parsed, inner) if inner is not None else None
    plural = token.tag_ in {"NNS", "NNPS"} or token.pos_ == "NUM" or lemma in {"all", "both", "none", "most", "some"}
    within = _many_of(token)
    if within is not None and number in {None, 1}:  # the article of "a series" counts nobody
        members = _unnamed(article, parsed, within)
        if members and isinstance(members[0].party, Described):
            return [Who(Described(article.phrase(parsed, token)), post=members[0].post, token=token, plural=True)]
    if (
        post is not None
        or article.words.is_person_word(lemma)
        or article.words.is_rank(lemma)
        or (article.words.is_accused_word(token.lower_) and any(c.dep_ == "det" for c in token.lefts))
        or token.pos_ == "NUM"
        or lemma in {"all", "both", "most", "some", "none", "neither"}
        or _is_set(token)
    ):
        text = article.phrase(parsed, token)
        return [Who(Described(text), count=number, post=post, token=token, plural=plural)]
    if (
        article.words.is_body_word(token.text)
        or article.words.is_generic_body(lemma)
        or article.words.is_collective(token.lower_)
    ):
        return [Who(body=article.body(parsed, token), token=token, plural=plural)]
    if number is not None and number > 1 and lemma not in UNITS:
        return [Who(Described(article.phrase(parsed, token)), count=number, token=token, plural=True)]
    return [Who(token=token, plural=plural)]


_MANY = frozenset([
    "bevy", "clutch", "couple", "dozens", "group", "handful", "host", "hundreds", "majority", "number", "raft",
    "scores", "series", "slew", "string", "succession", "thousands", "wave",
])  # fmt: skip


def _is_set(token: Token) -> bool:
    """Whether "the pair" stands alone; in "a pair of boots" it does not."""
    bare = token.tag_ == "NN" and token.lower_ in _SETS and not any(c.lower_ == "of" for c in token.rights)
    return bare and any(c.dep_ == "det" and c.lower_ == "the" for c in token.lefts)


def _many_of(token: Token) -> Token | None:
    """Whom a word of number counts: the officials of "dozens of officials"."""
    if token.lower_ not in _MANY:
        return None
    return next((o for c in token.children if c.lower_ == "of" for o in c.children if o.tag_ == "NNS"), None)


def _number(article: "Article", parsed: Parsed, token: Token) -> int | None:
    for child in token.lefts:
        if child.dep_ == "nummod" or (child.tag_ == "CD" and child.dep_ in {"compound", "amod"}):
            return _counted(child) if not _dates(article, child) else None
    if token.pos_ == "NUM":
        return _counted(token)
    for child in token.lefts:
        if child.lower_ in _FEW:
            return _FEW[child.lower_]
    if token.lower_ in {"both", "neither"} or _is_set(token):
        return _SETS.get(token.lower_, 2)
    if token.lower_ in {"all", "each", "none"}:  # "None of the three has been charged"
        inner = (o for c in token.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj")
        return next((n for o in inner if (n := _number(article, parsed, o)) is not None), None)
    return 1 if any(c.lower_ in {"a", "an"} for c in token.lefts) and token.tag_ == "NN" else None


_FEW = {"two": 2, "three": 3, "both": 2, "neither": 2}


def _dates(article: "Article", number: Token) -> bool:
    """Whether a number is the day of a month, which the parser may count people with: "On 5 March prosecutors"."""
    beside = number.doc[max(0, number.i - 1) : number.i + 2]
    return any(article.words.is_calendar(t.text) and t.text[:1].isupper() for t in beside if t != number)


def _counted(token: Token) -> int | None:
    """The number that a token is a word of: "one" or "twenty" of "twenty-one" gives 21."""
    doc, first, last = token.doc, token.i, token.i
    if last + 2 < len(doc) and doc[last + 1].text == "-" and not (doc[last].whitespace_ or doc[last + 1].whitespace_):
        last += 2
    while first >= 2 and doc[first - 1].text == "-" and not (doc[first - 1].whitespace_ or doc[first - 2].whitespace_):
        first -= 2
    joined = whole_number(text_of(doc[first : last + 1]))
    return joined if joined is not None else whole_number(token.text)
