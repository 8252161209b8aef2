"""Sources: what a noun phrase that speaks is: person, body, outlet, document, nameless voice; which "the report" is."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graftwatch.claims import Described, Source, When
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.outlets_meant import first_named, meant
from graftwatch.read.polls import is_share
from graftwatch.read.syntax import conjuncts, noun_phrase
from graftwatch.read.tree import Token

if TYPE_CHECKING:
    from graftwatch.read.article import Article
    from graftwatch.read.names import Name
    from graftwatch.read.people import Who
    from graftwatch.read.voices import Voices

_TELLING_APART = frozenset({"by", "dated", "from", "in", "of", "on", "to"})
_DEFINITE = frozenset({"the", "this", "that"})
_OWN = frozenset({"our", "we", "i", "me", "us", "my"})
_ALIASES = frozenset({"analysis", "audit", "document", "finding", "study"})  # of a report cited before
_ARTICLES = re.compile(r"^(?:the|a|an)\s+", re.I)
_OWNERS = re.compile(r"^(?:her|his|its|their)\s+(?:own\s+)?", re.I)
_SHOP_WINDOWS = frozenset({"channel", "website"})  # "its website": whoever posts there speaks for himself
_MAKING = frozenset({"carry", "compile", "conduct", "draft", "draw", "prepare", "produce", "sign", "write"})
_BESIDE = 2
"""Words between a text and what was done with it."""
_REACH = 4
"""Sentences back in which "the report" may have been named."""
_HEAD_OF_TEXT = 200
"""Code points at the head of a text in which its own outlet is named."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A place where a document points to an outlet or written text: the words (half-open), the source, its day."""

    parsed: Parsed
    start: int
    end: int
    source: Source
    on: When | None


class Sources:
    """The sources of one document."""

    def __init__(self, article: "Article", voices: "Voices") -> None:
        self.article, self.voices = article, voices
        self.cited: list[Cited] = []
        document = article.document
        head = [document.text[s:e] for s, e in document.furniture if s < _HEAD_OF_TEXT]
        self._publishers = [_plain(p) for p in (document.outlet or "", *head)]
        self._title = _plain(document.title or "")

    def is_publisher(self, source: Source) -> bool:
        """Whether a source is the document's own outlet, which no chain names."""
        name = _plain(source.name)
        if source.type == "person":
            return False
        if name.split()[:1] and name.split()[0] in {"our", "this"} and source.type in {"outlet", "document", "unnamed"}:
            return name.split()[-1] not in {"informant", "informants", "source", "sources"}
        if source.type not in {"outlet", "body"}:
            return False
        places = [*self._publishers, self._title] if " " in name else self._publishers
        return any(re.search(rf"\b{re.escape(name)}\b", place) for place in places)

    def of(self, parsed: Parsed, token: Token | None, on: When | None = None) -> Source | None:
        """The source that a noun phrase is; coordinated outlets or documents are one, joined as in the text."""
        if token is None or (token.lower_ in _OWN and token.tag_ != "PRP") or is_share(parsed, token):
            return None
        on = None if on is not None and on.is_interval else on
        parts = conjuncts(token)
        if len(parts) > 1 and all(self._kind(parsed, p) in {"outlet", "document"} for p in parts):
            start, end = parsed.start(noun_phrase(parts[0])[0]), self._end(parsed, parts[-1])
            joined = _ARTICLES.sub("", " ".join(self.article.text[start:end].split()))
            return Source(joined, self._kind(parsed, parts[0]) or "outlet", None, on)  # type: ignore[arg-type]
        if token.lower_ == "it":
            return self._it(parsed, token)
        if token.lower_ == "they" and (those := self.article.several_before(parsed)) is not None:
            return self.of(*those, on)
        who = next(iter(self.article.who(parsed, token)), None)
        return self._one(parsed, token, who, on) if who is not None else None

    def parts(self, parsed: Parsed, token: Token, on: When | None = None) -> list[tuple[Token, Source]]:
        """The sources of coordinated phrases one by one: outlets and documents only."""
        found = [(part, self._one(parsed, part, None, on)) for part in conjuncts(token) if self._kind(parsed, part)]
        return [
            (part, source) for part, source in found if source is not None and source.type in {"outlet", "document"}
        ]

    def is_outlet(self, parsed: Parsed, token: Token) -> bool:
        """Whether a noun phrase is an outlet, by its name or by what it is called."""
        return self._kind(parsed, token) == "outlet"

    def _kind(self, parsed: Parsed, token: Token) -> str | None:
        """`outlet` or `document` where a noun phrase is one."""
        name = self.article.names.at(parsed, token)
        if name is not None and name.kind in {"outlet", "person", "place"}:
            return "outlet" if name.kind == "outlet" else None
        if name is not None and name.kind == "body":
            return None
        if token.pos_ == "NOUN" and any(
            n.kind == "outlet" for c in token.lefts if c.dep_ == "compound" and (n := self.article.names.at(parsed, c))
        ):
            return "outlet"
        if self.voices.is_outlet(parsed, token) and token.pos_ in {"NOUN", "PROPN"}:
            own = token.lower_ in _SHOP_WINDOWS and any(c.dep_ == "poss" for c in token.lefts)
            return "outlet" if not own else None
        return "document" if self.voices.is_document(parsed, token) and token.pos_ in {"NOUN", "PROPN"} else None

    def _one(self, parsed: Parsed, token: Token, who: "Who | None", on: When | None) -> Source | None:
        if self.article.names.at(parsed, token) is None and self._kind(parsed, token) == "outlet":
            return self._outlet(parsed, token, on)
        if who is not None and who.entity is not None:
            if self._is_the(parsed, token):
                return Source(who.entity.name, "outlet", None, on)
            return Source(who.entity.name, "person", self._post(who, parsed.start(token)), on)
        kind = self._kind(parsed, token)
        if kind is not None:
            return self._outlet(parsed, token, on) if kind == "outlet" else self._document(parsed, token, on)
        if token.tag_ == "PRP" or any(t.lower_ in {"which", "whom"} for t in token.doc[token.i + 2 : token.i + 3]):
            return None
        if who is not None and who.body is not None:
            if (referred := self._of_document(parsed, token)) is not None:
                return referred
            return Source(who.body, "unnamed" if self.voices.is_unnamed(parsed, token) else "body", None, on)
        if token.pos_ not in {"NOUN", "ADJ", "PROPN", "NUM"}:
            return None
        if (referred := self._of_document(parsed, token)) is not None:
            return referred
        if token.lemma_ in self.voices.group("utterances"):
            owners = [c for c in token.children if c.dep_ == "poss"]
            owners += [o for c in token.children if c.lower_ in {"by", "from", "of"} for o in c.children]
            return self.of(parsed, owners[0], on) if owners else None
        if token.lemma_ in self.voices.group("things"):
            official = any(c.dep_ in {"amod", "poss", "compound"} for c in token.children)
            return Source(self.article.phrase(parsed, token), "document", None, on) if official else None
        party = who.party if who is not None else None
        return Source(
            party.described if isinstance(party, Described) else self.article.phrase(parsed, token), "unnamed", None, on
        )

    def _is_the(self, parsed: Parsed, token: Token) -> bool:
        """ "The Lantern revealed": people take no article, so a lone name that has one is that of an outlet."""
        name = self.article.names.at(parsed, token)
        if name is None or name.kind != "person" or name.titles is not None or " " in name.surface:
            return False
        return any(c.dep_ == "det" and c.lower_ == "the" and parsed.end(c) + 1 == name.start for c in token.children)

    def _post(self, who: "Who", at: int) -> str | None:
        """The post of a person: the one beside the name, else the one last told."""
        if who.post is not None:
            return who.post.post
        held = [r for r in self.article.roles if r.entity is who.entity]
        told = [r for r in held if r.at <= at + 80] or held
        if not told:
            return None
        role = told[-1]
        return f"former {role.post}" if role.former else role.post

    def _outlet(self, parsed: Parsed, token: Token, on: When | None) -> Source:
        name = self._name_in(parsed, token)
        if name is not None and name.entity is not None:
            return Source(name.entity.name, "outlet", None, on)
        if _is_bare(token):
            last = self._last(parsed.start(token), "outlet")
            if last is not None:
                return Source(last.name, "outlet", None, on or last.on)
        if (named := meant(self.article.names, parsed, token)) is not None:
            return Source(named, "outlet", None, on)
        return Source(self.article.phrase(parsed, token), "outlet", None, on)

    def _name_in(self, parsed: Parsed, token: Token) -> "Name | None":
        """The outlet's name at a token or in its phrase: "the weekly Nor Hayots", "a tabloid, Kabar Kota,"."""
        name = self.article.names.at(parsed, token)
        if name is not None and name.kind == "outlet":
            return name
        start, end = parsed.start(token.left_edge), parsed.end(token.right_edge)
        for other in self.article.names.in_sentence(parsed.sentence.number):
            if other.kind == "outlet" and other.start == parsed.end(token) + 1:
                return other  # "told the newspaper Sem Rek", where the parser sees two objects
            if (
                (other.kind in {"outlet", "other"} or (name is None and other.titles is None))
                and other.kind != "place"
                and start <= other.start
                and other.end <= end
                and abs(other.start - parsed.start(token)) < 40
            ):
                return other
        return None

    def _document(self, parsed: Parsed, token: Token, on: When | None) -> Source:
        """A written text; "the report" is the one cited before, that of the outlet cited before, or one only named
        before; what an outlet broadcast or printed is the outlet."""
        lent = self._printed_by(parsed, token) if token.lemma_ in self.voices.group("news") else None
        if lent is not None:
            return self._outlet(parsed, lent, on)
        phrase = _OWNERS.sub("", self.article.phrase(parsed, token))
        lemma = token.lemma_
        if _is_bare(token) and self.article.names.at(parsed, token) is None:
            for cited in reversed(self.cited):
                if cited.start >= parsed.start(token):
                    continue
                if cited.source.type == "document" and cited.source.name.split()[-1].lower() == token.lower_:
                    return Source(cited.source.name, "document", None, on or cited.source.on)
                if cited.source.type == "document" and lemma in _ALIASES:
                    return cited.source
                if cited.source.type == "document" and f"{token.lower_} of" in cited.source.name.lower():
                    return cited.source
                if cited.source.type == "outlet" and lemma in self.voices.group("news"):
                    return cited.source
            earlier = self._named_before(parsed, token)
            if earlier is not None:
                return Source(_OWNERS.sub("", self.article.phrase(*earlier)), "document", None, on)
        author = _author(token)
        phrase = f"{phrase} by {self.article.phrase(parsed, author)}" if author is not None else phrase
        return Source(phrase, "document", None, on)

    def _printed_by(self, parsed: Parsed, token: Token) -> Token | None:
        """The outlet of "the report, broadcast by Channel 9", "reports in local media", "an article by Kloop"."""
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ in {"by", "in"}:
                for other in child.children:
                    if other.dep_ == "pobj" and self.is_outlet(parsed, other):
                        return other
            if child.dep_ == "acl" and child.lemma_ in self.voices.group("publishing"):
                agents = [o for c in child.children if c.dep_ in {"agent", "prep"} for o in c.children]
                return next((o for o in agents if o.dep_ == "pobj" and self.is_outlet(parsed, o)), None)
        return None

    def _named_before(self, parsed: Parsed, token: Token) -> tuple[Parsed, Token] | None:
        """Where "the report" was named first, when nobody drew on it yet: "made public a report on imports"."""
        number = parsed.sentence.number
        for earlier in range(number, max(-1, number - _REACH), -1):
            there = self.article.parsed.get(earlier)
            if there is None:
                continue
            for other in reversed(there.doc):
                if there.start(other) >= parsed.start(token) or other.lower_ != token.lower_:
                    continue
                if other.pos_ == "NOUN" and not _is_bare(other):
                    return there, other
        return None

    def _of_document(self, parsed: Parsed, token: Token) -> Source | None:
        """ "The auditors" behind "a report of the auditors": who wrote a document cited before speaks through it."""
        if not _is_bare(token) or token.pos_ != "NOUN" or self.article.words.is_body_word(token.text):
            return None
        for cited in reversed(self.cited):
            if cited.start >= parsed.start(token) or cited.source.type != "document":
                continue
            *others, last = re.findall(r"\w+", cited.source.name.lower())
            if token.lower_ in others or (others and token.lower_ == last):
                return cited.source
        return None

    def _it(self, parsed: Parsed, token: Token) -> Source | None:
        """ "It says": the document or outlet that spoke last in the block, else the body named last."""
        there, subject = next(self.article.subjects_before(parsed, token), (parsed, None))
        if subject is not None and self._kind(there, subject) == "document":
            return self._document(there, subject, None)
        if there is parsed and subject is not None and (body := self.article.body_meant(parsed, token)) is not None:
            return Source(body, "body")
        last = self._last(parsed.start(token), "document", "outlet")
        block = self.article.layout.blocks[parsed.sentence.block]
        if last is not None and any(
            c.source == last and block.start <= c.start < parsed.start(token) for c in self.cited
        ):
            return last
        body = self.article.body_meant(parsed, token)
        return Source(body, "body") if body else None

    def _last(self, before: int, *types: str) -> Source | None:
        """The source of these types cited last before a place."""
        return next((c.source for c in reversed(self.cited) if c.start < before and c.source.type in types), None)

    # -- citations

    def note(
        self,
        parsed: Parsed,
        token: Token | None,
        *,
        clause: Clause | None = None,
        start: int | None = None,
        on: When | None = None,
    ) -> None:
        """Note that outlets or documents are cited at a place, from `start` if given, up to the verb of `clause`."""
        if token is None:
            return
        if token.lower_ == "it":
            there, subject = next(self.article.subjects_before(parsed, token), (parsed, None))
            if subject is None or self._kind(there, subject) != "document":
                return
            parsed, token, clause = there, subject, None
        on = None if on is not None and on.is_interval else on
        for part, source in self.parts(parsed, token, on):
            if (
                source.type == "document"
                and _is_bare(part)
                and not any(c.source.name == source.name for c in self.cited)
            ):
                named = self._named_before(parsed, part)
                if named is not None:
                    self.cited.append(Cited(named[0], *self._extent(*named), source, on))
                    continue
            low, high = self._extent(parsed, part)
            if clause is not None and parsed.start(clause.predicate) > high - 1 and len(conjuncts(token)) == 1:
                high = max(high, parsed.end(clause.predicate))
            low = min(low, start) if start is not None else low
            if source.type == "outlet" and source.name.casefold() not in self.article.text[low:high].casefold():
                first = first_named(self.article.names, source.name)
                if first is not None and first.start < low and first.sentence in self.article.parsed:
                    parsed, low, high = self.article.parsed[first.sentence], first.start, first.end
            if not any(c.parsed is parsed and c.source.name == source.name for c in self.cited):
                self.cited.append(Cited(parsed, low, high, source, on))

    def note_text(self, parsed: Parsed, token: Token) -> None:
        """Note that a text is cited, whatever it is called: somebody has seen a copy of it."""
        source = Source(_OWNERS.sub("", self.article.phrase(parsed, token)), "document")
        if token.pos_ == "NOUN" and not any(c.source.name == source.name for c in self.cited):
            self.cited.append(Cited(parsed, *self._extent(parsed, token), source, None))

    def obtained(self, clause: Clause) -> Token | None:
        """The text of "a ledger seen by this website", "a letter, a copy of which was obtained by AFP"."""
        text = clause.patient
        if text is None or clause.lemma not in self.voices.group("obtaining") or not clause.passive:
            return None
        reader = clause.agent
        own = reader is not None and (reader.lower_ in {"us", "me"} or any(c.lower_ == "this" for c in reader.children))
        if reader is None or not (own or self.is_outlet(clause.parsed, reader)):
            return None
        text = self._written(clause.parsed, copied(text))
        of = [o for c in text.children if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
        return of[0] if text.lower_ in {"copy", "copies"} and of else text

    def _written(self, parsed: Parsed, text: Token) -> Token:
        """The text itself where the parser took its maker for it: "a report by the audit office, seen by X"."""
        above = text.head.head
        made = text.dep_ == "pobj" and text.head.lower_ in {"by", "from", "of"}
        return above if made and self.voices.is_document(parsed, above) else text

    def _extent(self, parsed: Parsed, token: Token) -> tuple[int, int]:
        """From the first to the last character of a source's phrase, with what tells a text from others ("a letter from
        the inspectorate")."""
        start, end = parsed.start(noun_phrase(token)[0]), self._end(parsed, token)
        if self._kind(parsed, token) == "document" and (author := _author(token)) is not None:
            return start, max(end, self._end(parsed, author))
        for child in token.rights:
            if child.dep_ != "prep" or child.lower_ not in _TELLING_APART or self._kind(parsed, token) != "document":
                break
            if parsed.start(child) - end > 1:
                break
            end = parsed.end(child.doc[child.right_edge.i])
        return start, end

    def _end(self, parsed: Parsed, token: Token) -> int:
        name = self._name_in(parsed, token) if self._kind(parsed, token) == "outlet" else None
        return max(parsed.end(noun_phrase(token)[1]), name.end if name is not None else 0)


def _author(text: Token) -> Token | None:
    """Who made a text: "a report drawn up last year by the commission"."""
    made = (c for c in text.rights if c.dep_ == "acl" and c.i - text.i <= _BESIDE and c.lemma_ in _MAKING)
    by = (o for verb in made for c in verb.children if c.lower_ == "by" for o in c.children if o.dep_ == "pobj")
    return next(by, None)


def copied(token: Token) -> Token:
    """The text itself for "the report, a copy of which was seen by X, says": the parser makes the copy the subject."""
    if not any(o.lower_ == "which" for c in token.children if c.lower_ == "of" for o in c.children):
        return token
    first = token.left_edge.i
    before = token.doc[first - 2] if first > 1 and token.doc[first - 1].text == "," else token
    return before if before.pos_ in {"NOUN", "PROPN"} else token


def _plain(name: str) -> str:
    return _ARTICLES.sub("", name.strip()).casefold()


def _is_bare(token: Token) -> bool:
    """ "The report", "the paper": definite, with nothing that tells it from others but an adjective."""
    if not any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children):
        return False
    for child in token.children:
        if child.dep_ in {"poss", "nmod"} or (child.dep_ == "prep" and child.lower_ in {"of", "by", "from", "on"}):
            return False
        if (
            child.dep_ == "compound" and token.doc[max(0, child.i - 1)].text != "-"
        ):  # "the Russian-language report" is bare
            return False
    return True
