"""What is known of one document while it is read: its parsed sentences, clauses, names, and who is meant by what.

All later steps ask this one object: whom a phrase means (`party`), what body it is (`body`), in which words (`cover`).
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from graftwatch.claims import Document, Evidence
from graftwatch.read.clauses import Clause, Parsed, clauses_of
from graftwatch.read.coreference import refer
from graftwatch.read.country import state_of, votes_of
from graftwatch.read.find_names import find_names
from graftwatch.read.holders import Held, further_holders, holders, shared_body
from graftwatch.read.interviews import answers
from graftwatch.read.layout import Layout
from graftwatch.read.listed_posts import listed_posts
from graftwatch.read.mend import mend
from graftwatch.read.names import Entity, Names
from graftwatch.read.people import Who, who
from graftwatch.read.posts import Post, post_at
from graftwatch.read.posts_held import Role, same_post
from graftwatch.read.syntax import antecedent, noun_phrase
from graftwatch.read.time import find_times
from graftwatch.read.tree import Token
from graftwatch.read.words import Words

_SAME_OFFICE = {"head of state": "president", "head of government": "prime minister"}
_ANY_BODY = frozenset({"agency", "service", "body", "organisation", "organization", "institution"})
_NO_AGENCY = {"assembly", "congress", "council", "court", "government", "ministry", "parliament", "party", "senate"}
_HYPHENATED = re.compile(r"(?<=\w)(?:-\w+)+")
_OWNED = re.compile(r"\b(?:its|their|his|her|our) (?=\S+ \S)")  # "its | logistics directorate", but "its directorate"
_ARTICLES = ("the ", "a ", "an ", "The ", "A ", "An ")


def _pointed(noun: str) -> tuple[str, ...]:
    """The phrases by which a noun alone points back: "court" of "the court", "that court"."""
    return noun, f"this {noun}", f"that {noun}"


@dataclass(eq=False)
class Article:
    """One document in the course of being read."""

    document: Document
    layout: Layout
    parsed: dict[int, Parsed]
    words: Words
    names: Names = field(init=False)
    clauses: dict[int, list[Clause]] = field(init=False)
    lemmas: dict[int, list[str]] = field(init=False)
    roles: list[Role] = field(default_factory=list)
    pronouns: dict[int, Entity] = field(default_factory=dict)
    described: dict[int, tuple[Parsed, Token]] = field(default_factory=dict)
    holders: list[Held] = field(default_factory=list)
    beside_post: dict[int, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    country: str | None = None
    country_name: str | None = None
    country_votes: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sentences = [self.parsed[n] for n in sorted(self.parsed)]
        body = [p for p in sentences if self.layout.blocks[p.sentence.block].kind != "heading"]
        self.names = find_names(self.document.text, body or sentences, self.words)
        self.times = {p.sentence.number: find_times(self.text, p.sentence.start, p.sentence.end) for p in sentences}
        for one in sentences:
            mend(one, self.names, self.words, self.times[one.sentence.number])
        self._answers = answers(self.layout, self.names, self.words)
        self.clauses = {p.sentence.number: clauses_of(p) for p in sentences}
        self.lemmas = {p.sentence.number: p.lemmas for p in sentences}
        self._posts: dict[int, dict[int, Post]] = {}
        self.country_votes = votes_of(self)
        self.country, self.country_name = state_of(self)
        self._learn_gender()
        self._gather_roles(holders(self))
        self.pronouns, self.described = refer(self)
        self._gather_roles(further_holders(self))
        self._gather_roles(list(listed_posts(self)))
        self.roles.sort(key=lambda role: role.at)

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def has_body(self) -> bool:
        """Whether there are paragraphs below the headings: a headline only tells again what they tell."""
        return any(b.kind == "paragraph" for b in self.layout.blocks)

    def _learn_gender(self) -> None:
        """What titles and nouns of kinship beside a name say of its bearer: "Mrs", "his sister-in-law, …"."""
        for name in self.names.names:
            if name.kind != "person" or name.entity is None or name.entity.gender is not None:
                continue
            before = self.text[max(0, name.start - 30) : name.start]
            for word in reversed(before.replace(",", " ").split()[-2:]):
                tie = self.words.tie(word)
                gender = self.words.lexicon.ranks.gender(word) or (tie.gender if tie is not None else None)
                if gender in {"m", "f"}:
                    name.entity.gender = gender
                    break

    # -- words of the text

    def cover(self, parsed: Parsed, start: int, end: int) -> Evidence:
        """The evidence for a stretch of a sentence: whole words, no white space or loose punctuation at the ends."""
        low, high = parsed.sentence.start, parsed.sentence.end
        start, end = max(start, low), min(end, high)
        text = self.text
        while start < end and text[start] in " \t\n,;:.)—–-…":
            start += 1
        while end > start and text[end - 1] in " \t\n,;:.(—–-":
            end -= 1
        end = min(self._whole_word(end), high)
        quote = text[start:end]
        for opening, closing in (("“", "”"), ("(", ")")):
            if quote.count(opening) == quote.count(closing) + 1 and text[end : end + 1] == closing:
                end += 1
            elif quote.count(opening) == quote.count(closing) + 1 and text[end : end + 2] in {
                f".{closing}",
                f",{closing}",
            }:
                end += 2
        return Evidence(text[start:end], start, end, parsed.sentence.whole)

    def _whole_word(self, end: int) -> int:
        """The end of the hyphenated word that the parser splits: "his brother-in-law"."""
        tail = _HYPHENATED.match(self.text, end)
        return tail.end() if tail is not None else end

    def phrase(self, parsed: Parsed, token: Token, *, trim: bool = True) -> str:
        """The noun phrase of a token in the text's words, without a leading article; for "whose" who it is."""
        first, last = noun_phrase(token)
        if first.lower_ == "whose" and (owner := antecedent(first)) is not first:
            name = self.names.at(parsed, owner)
            whose = name.entity.name if name is not None and name.entity is not None else self.phrase(parsed, owner)
            return f"{whose}'s {self.text[parsed.start(first.nbor()) : self._whole_word(parsed.end(last))]}"
        found = self.text[parsed.start(first) : self._whole_word(parsed.end(last))]
        if trim:
            for article in _ARTICLES:
                found = found.removeprefix(article)
        return " ".join(found.split())

    def extent(self, parsed: Parsed, token: Token) -> tuple[int, int]:
        """From the first to the last character of the whole phrase of a token, apposition and relative clause
        included."""
        return parsed.start(token.doc[token.left_edge.i]), parsed.end(token.doc[token.right_edge.i])

    # -- posts and roles

    def post(self, parsed: Parsed, token: Token) -> Post | None:
        """The post phrase headed by a token."""
        cache = self._posts.setdefault(parsed.sentence.number, {})
        if token.i not in cache:
            cache[token.i] = post_at(parsed, token, self.names, self.words)  # type: ignore[assignment]
        return cache[token.i]

    def _gather_roles(self, found: Iterable[Held]) -> None:
        for held in found:
            held.post.body = self.body_of(held.parsed, held.post) or shared_body(self, held)
            self.holders.append(held)
            if held.how == "fronted" or (
                held.how in {"apposition", "title"}
                and held.post.start < held.end - len(held.entity.name) // 2
                and held.end > held.post.end
            ):
                self.beside_post[held.parsed.start(held.post.head)].append(held.entity)
            self.roles.append(
                Role(
                    held.entity,
                    held.post.post.lower(),
                    held.post.body,
                    held.former,
                    held.post.start,
                    held.post.post,
                    held.post.place,
                )
            )

    def body_of(self, parsed: Parsed, post: Post) -> str | None:
        """The body of a post in full: "its chairman", "head of the agency", "the director" point to one named
        before."""
        body = post.body
        opens = post.start == parsed.sentence.start and body is not None and self.words.is_generic_body(body)
        bare = f" of {body}" in self.text[post.start : post.end]  # "head of service" is nobody's service
        if body is not None and len(body.split()) == 1 and (body.islower() or opens) and not bare:
            return self.body_before(post.start, head=body.lower()) or body
        if body is None and post.owner in {"its", "their"}:
            return self.body_meant(parsed, own) if (own := parsed.token_at(post.start)) is not None else None
        if body is None and post.owner == "whose":  # "the committee, whose chairman …"
            beside = parsed.token_at(post.start - len(", ") - 1)
            name = self.names.at(parsed, beside) if beside is not None else None
            owner = next((a.head for a in post.head.ancestors if a.dep_ == "relcl"), None)
            noun = beside is not None and beside.tag_ == "NN"
            owner = beside if (name is not None and name.kind != "person") or (noun and owner is None) else owner
            name = self.names.at(parsed, owner) if owner is not None else None
            return self.body(parsed, owner) if name is None or name.kind != "person" else None
        alone = body is None and post.place is None and post.owner is None
        if alone and self.words.speaks_for(post.head.lower_) and (head := parsed.token_at(post.start)) is not None:
            return self._speaking_body(parsed, head)
        if alone and " of " in post.post and any(map(self.words.is_minister, post.post.lower().split())):
            return None  # "the first deputy minister of defence": his field says where
        if alone and post.definite and self.words.heads_a_body(post.head.lower_):
            same = (r for r in reversed(self.roles) if r.body is not None and r.post == post.post.lower())
            last = next(same, None)  # "the rector of the academy … The new rector is Ann Lee"
            return last.body if last is not None else self.body_before(post.start)
        return body

    def parsed_of(self, token: Token) -> Parsed:
        """The parsed sentence that a token stands in."""
        return next(p for p in self.parsed.values() if p.doc is token.doc)

    def country_in(self, number: int) -> str | None:
        """The ISO 3166 code of the country that a block is about: in a digest that of its dateline, else the
        document's."""
        block = self.layout.blocks[number]
        spans = [block.dateline["place"]] if "place" in block.dateline else []
        spans += [block.label_span] if block.label_span is not None else []
        for start, end in spans:
            if (code := self.words.country_of(self.text[start:end].strip(" .,").title())) is not None:
                return code
        return self.country

    def holder(self, post: Post, before: int) -> Entity | None:
        """Who was last said to hold a post like this one, or is so anywhere; None where nobody or several would do."""
        head = _SAME_OFFICE.get(post.post.lower(), post.post.lower())
        fits = [r for r in self.roles if same_post(r, head, post.body, self.words)]
        earlier = [r for r in fits if r.at <= before]
        if earlier:
            return earlier[-1].entity
        entities = list(dict.fromkeys(r.entity for r in fits))
        return entities[0] if len(entities) == 1 else None

    # -- who is meant

    def who(self, parsed: Parsed, token: Token | None, *, alone: bool = False) -> list[Who]:
        """Everybody whom a noun phrase means: one for each of coordinated names (not those, with `alone`), one for a
        group."""
        return who(self, parsed, token, alone=alone)

    def speaker_of(self, parsed: Parsed) -> Entity | None:
        """Who speaks in the block: the person whose label opens it in a transcript, or whose turn it is in an
        interview."""
        return self._answers.get(parsed.sentence.block)

    # -- bodies and places

    def body(self, parsed: Parsed, token: Token | None) -> str | None:
        """The body that a phrase names, in the document's fullest form: "the committee" → the committee named
        before."""
        if token is None:
            return None
        name = self.names.at(parsed, token)
        if name is not None and name.entity is not None and name.kind != "person":
            return name.entity.name
        if token.tag_ in {"PRP", "PRP$"}:
            return self.body_meant(parsed, token)
        text = _OWNED.sub("", self.phrase(parsed, token))
        pointing = any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.children)
        if token.tag_ == "NN" and pointing and text.lower() in _pointed(token.lower_):
            earlier = self.body_before(parsed.start(token), head=token.lower_)
            if earlier:
                return earlier
        for child in token.children:
            if (
                child.dep_ == "appos"
                and (inner := self.names.at(parsed, child)) is not None
                and inner.kind == "body"
                and inner.entity
            ):
                return text if len(text.split()) > len(inner.entity.name.split()) else inner.entity.name
        return text

    def body_meant(self, parsed: Parsed, pronoun: Token) -> str | None:
        """The body that "it" means: the subject of what was said before in the block, else the body named last."""
        for there, subject in self.subjects_before(parsed, pronoun):
            name = self.names.at(there, subject)
            if (name is not None and name.kind in {"body", "other"}) or (
                name is None
                and (self.words.is_collective(subject.lower_) or self.words.is_generic_body(subject.lower_))
            ):
                return self.body(there, subject)
        return self.body_before(parsed.start(pronoun)) or self._body_behind(parsed, pronoun)

    def _body_behind(self, parsed: Parsed, pronoun: Token) -> str | None:
        """The body that a sentence names behind "its", where none is named before: "Under X, who was its head, …"."""
        here, end = parsed.start(pronoun), parsed.sentence.end
        return next((name for at, name, _ in self._bodies if here < at < end), None)

    def _speaking_body(self, parsed: Parsed, speaker: Token) -> str | None:
        """The body for which a bare "spokesman X" speaks: the one that said something before in the block."""
        for there, subject in self.subjects_before(parsed, speaker):
            name = self.names.at(there, subject)
            if name is not None and name.kind == "body" and name.entity is not None:
                return name.entity.name
            if name is None and self.words.is_generic_body(subject.lower_):
                return self.body(there, subject)
        return None

    def subjects_before(self, parsed: Parsed, pronoun: Token) -> Iterator[tuple[Parsed, Token]]:
        """The singular things that "it" may mean: subjects before it in its sentence, then in the one before."""
        number = parsed.sentence.number
        before = self.parsed.get(number - 1)
        here = [c for c in self.clauses[number] if c.predicate.i < pronoun.i and c.subject not in {None, pronoun}]
        blocks = self.layout.blocks
        same = before is not None and (
            before.sentence.block == parsed.sentence.block or blocks[before.sentence.block].is_short
        )
        earlier = [c for c in self.clauses.get(number - 1, ()) if c.relation == "ROOT"] if same else []
        for clause in (*reversed(here), *earlier):
            if clause.subject is not None and clause.subject.tag_ in {"NN", "NNP"}:
                yield clause.parsed, clause.subject

    def several_before(self, parsed: Parsed) -> tuple[Parsed, Token] | None:
        """Those whom the sentence before, of the same block, is about, where "they" who speak take them up."""
        before = self.parsed.get(parsed.sentence.number - 1)
        if before is None or before.sentence.block != parsed.sentence.block:
            return None
        root = next((c for c in self.clauses[before.sentence.number] if c.relation == "ROOT"), None)
        subject = root.subject if root is not None else None
        human = subject is not None and subject.tag_ == "NNS" and self.words.is_person_word(subject.lemma_)
        return (before, subject) if subject is not None and human else None

    def body_before(self, offset: int, head: str | None = None) -> str | None:
        """The body last named before a place; with `head`, one whose name holds that word ("committee"), or for "the
        agency" one that is no court, ministry or parliament."""
        before = [b for b in self._bodies[: bisect_left(self._bodies, offset, key=lambda body: body[0])] if b[1]]
        called = (name for _, name, _ in reversed(before) if head is None or head in name.lower().split())
        named = next(called, None)
        if named is not None or head not in _ANY_BODY:
            return named
        fits = (n for _, n, kind in reversed(before) if kind == "body" and not _NO_AGENCY & set(n.lower().split()))
        return next(fits, None)

    @cached_property
    def _bodies(self) -> list[tuple[int, str, str]]:
        """Every body named in the text, in order: by a proper name, or by a common one of two words or more."""
        found: list[tuple[int, str, str]] = [
            (n.start, n.entity.name, n.kind)
            for n in self.names.names
            if n.entity is not None and (n.kind == "body" or (n.kind == "other" and (n.human or " " in n.surface)))
        ]
        for parsed in self.parsed.values():
            for token in parsed.doc:
                if (
                    token.tag_ in {"NN", "NNP"}
                    and self.words.is_generic_body(token.lower_)
                    and self.names.at(parsed, token) is None
                ):
                    text = self.phrase(parsed, token)
                    if 1 < len(text.split()) < 10:
                        found.append((parsed.start(token), text, "generic"))
        return sorted(found)

    def role_of(self, entity: Entity, before: int) -> Role | None:
        """The post that a person holds at a place of the text: the last one told before it that is not over."""
        held = [r for r in self.roles if r.entity is entity and not r.former and r.at <= before]
        return held[-1] if held else None
