"""Whom or what a statement is about: the topic of the words that are said, or what a role of the frame names."""

import re
from collections.abc import Iterator

from graftwatch.claims import CareerClaim, JusticeClaim, MisconductClaim
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.roles import fillers
from graftwatch.read.syntax import SUBJECTS, noun_phrase
from graftwatch.read.tree import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_MERE = frozenset({"i", "it", "me", "that", "they", "this", "those", "them", "us", "we", "what", "which", "who", "you"})
_TERMS = frozenset({"imprisonment", "life", "month", "penalty", "sentence", "term", "year"})
_FALLS = frozenset({"dismissed", "resigned", "suspended"})
_OF_FEELING = frozenset({"criticised", "praised", "warned"})
_ABOUT = frozenset({"about", "against", "into", "of", "on", "over", "regarding"})


def topic_of(desk: Desk, clause: Clause | None, speaker: str = "", quoted: int | None = None) -> str | None:
    """What words are about: the subject of their main clause, a person in full; else what is done or done with.

    Nobody's words are about himself: where he is their subject, somebody else whom they name is meant, or a thing.
    Words that are `quoted` from an offset on and name nobody are about him whose case the paragraph tells before them.
    """
    named = _in_words(desk, clause, speaker) if clause is not None else None
    if quoted is None or clause is None or (named is not None and not named.split()[-1].islower()):
        return named
    block = desk.article.layout.blocks[clause.parsed.sentence.block]
    return _in_case(desk, speaker, block.start, quoted) or named


def _in_words(desk: Desk, clause: Clause, speaker: str) -> str | None:
    """What the words of a clause themselves are about."""
    empty = desk.attribution.voices.group("nobody")
    people: list[str] = []
    things: list[str] = []
    for token in _candidates(clause):
        if token.lemma_ in empty or _is_time(desk, clause.parsed, token):
            continue
        owner = _owner(desk, clause.parsed, token, speaker) if token == clause.subject else None
        if owner is not None and owner != speaker:
            return owner
        name = _named(desk, clause.parsed, token)
        if name is not None and name != speaker and not _is_own(name, speaker):
            people.append(name)
            if token == clause.subject or not things:
                return name
        elif name is None and token.pos_ in {"NOUN", "PROPN"}:
            things.append(desk.article.phrase(clause.parsed, token))
    if clause.subject is not None and _named(desk, clause.parsed, clause.subject) == speaker:
        start, end = desk.article.extent(clause.parsed, clause.predicate)
        people += [n for n in (person_in(desk, clause.parsed, start, end, speaker),) if n is not None]
        return next(iter([*people, *things]), None)
    return next(iter([*things, *people]), None)


def _is_time(desk: Desk, parsed: Parsed, token: Token) -> bool:
    """Whether a word only tells when: "complained in January that", "called on Tuesday for"."""
    here = parsed.start(token)
    return any(e.role == "at" and e.start <= here < e.end for e in desk.timeline.expressions[parsed.sentence.number])


def _owner(desk: Desk, parsed: Parsed, token: Token, speaker: str) -> str | None:
    """Whose life or name words are about: "his life would be in danger", and who a lawyer's client is; kin and aides
    are themselves."""
    if token.lower_ == "client" and any(c.tag_ == "PRP$" for c in token.lefts):
        return _client(desk, parsed, speaker)
    if token.tag_ not in {"NN", "NNS"} or desk.words.is_person_word(token.lemma_):
        return None
    owners = [c for c in token.lefts if c.tag_ == "PRP$" and c.lower_ in {"his", "her"}]
    return _named(desk, parsed, owners[0]) if owners else None


def _client(desk: Desk, parsed: Parsed, speaker: str) -> str | None:
    """Whom a lawyer speaks for: whose lawyer he is called, else the one last named of those who stand accused."""
    called = re.match(r"(?P<name>[^\W\d_][\w’' -]+?)['’]s? ", speaker)
    known = desk.article.names.of_kind("person") if called is not None else ()
    named = (e.name for e in known if called is not None and e.name.split()[-1] == called["name"].split()[-1])
    block = desk.article.layout.blocks[parsed.sentence.block]
    return next(named, None) or _in_case(desk, speaker, block.start, parsed.sentence.end)


def _is_own(name: str, speaker: str) -> bool:
    return bool(speaker) and name.split()[-1] == speaker.split()[-1]


def _candidates(clause: Clause) -> Iterator[Token]:
    """The nouns of a clause in the order in which it is likely to be about them."""
    if any(c.dep_ == "expl" for c in clause.predicate.children):  # "there is no evidence that weapons were stolen"
        for token in clause.complements:
            inner = [c for t in token.children if t.dep_ in {"acl", "ccomp"} for c in t.children if c.dep_ in SUBJECTS]
            yield from (*inner, token)
    lent = clause.outer is not None and clause.subject is not None and clause.subject == clause.outer.subject
    slots = (None if lent else clause.subject, None if clause.passive else clause.patient)
    first = [token for token in slots if token is not None]
    for token in first:
        yield from _told_of(clause.parsed, token)
        yield token
    nested = [o for c in first for p in c.children if p.lower_ == "of" for o in p.children]
    yield from (*nested, *(token for _, token in clause.obliques), *clause.complements)


def _told_of(parsed: Parsed, token: Token) -> Iterator[Token]:
    """ "A complaint about the supplier": what something that is itself said is about."""
    for prep in token.children:
        if prep.dep_ == "prep" and prep.lower_ in {"about", "against", "into", "regarding"}:
            yield from (o for o in prep.children if o.dep_ == "pobj")


def _named(desk: Desk, parsed: Parsed, token: Token) -> str | None:
    """The person or body that a token names or stands for."""
    who = next(iter(desk.article.who(parsed, token)), None) if token.pos_ in _NOMINAL else None
    return who.entity.name if who is not None and who.entity is not None else None


def person_in(desk: Desk, parsed: Parsed, start: int, end: int, speaker: str = "") -> str | None:
    """Whom words are about that name one person beside the speaker: "twelve years for Ivan Petrov"."""
    names = desk.article.names.in_sentence(parsed.sentence.number)
    told = [n.entity.name for n in names if n.kind == "person" and n.entity and start <= n.start < end]
    return next((name for name in told if name != speaker), None)


def about_of(desk: Desk, match: Match, speaker: str) -> tuple[str, int] | None:
    """Whom or what the roles of a frame say that a statement is about, and where its words end; never the speaker."""
    clause, parsed = match.clause, match.clause.parsed
    tokens = fillers(match, "about")
    if clause.patient is not None and any(c.dep_ == "prep" and c.lower_ == "as" for c in clause.predicate.children):
        tokens = [clause.patient, *tokens]
    if clause.lemma in desk.attribution.voices.group("labelling") and match.frame.act != "called_for":
        labels = (c for c in clause.complements for c in c.lefts if c.dep_ in SUBJECTS)
        thing = clause.patient or next(labels, None)
        tokens = [thing] if thing is not None else []
    if match.frame.act in _OF_FEELING and clause.content is not None:  # "complained to the council that the police …"
        tokens = [t for t in tokens if t not in clause.objects("to")]
    if match.frame.act == "called_for" and clause.content is not None:  # "wants Bulgaria to do more against graft"
        tokens = [*(c for c in clause.content.lefts if c.dep_ in SUBJECTS), *tokens]
    for token in (*tokens, *_displaced(match)):
        if token.pos_ not in _NOMINAL or token.lower_ in {"that", "what"} or _is_time(desk, parsed, token):
            continue
        if (
            token == match.extra == clause.patient and match.frame.act in _OF_FEELING
        ):  # "expressed concern", about what comes behind it
            continue
        text = _text(desk, parsed, token)
        if match.frame.act == "called_for":  # "his resignation", "the arrest of the mayor": him they want to go
            text = next((n for t in token.subtree if (n := _named(desk, parsed, t)) not in {None, speaker}), text)
            if token.pos_ == "NUM" or token.lemma_ in _TERMS:
                text = _in_case(desk, speaker, 0, parsed.sentence.end) or text
        if text is not None and text != speaker and not text.startswith("that "):
            return text, parsed.end(noun_phrase(token)[1])
    return None


def _in_case(desk: Desk, speaker: str, start: int, end: int) -> str | None:
    """Whose case a stretch of the text tells: the one last named in it who stands accused or lost a post."""
    fallen = {c.person for c in desk.claims if isinstance(c, JusticeClaim | MisconductClaim)}
    fallen |= {c.person for c in desk.claims if isinstance(c, CareerClaim) and c.act in _FALLS}
    before = [
        n.entity.name for n in desk.article.names.names if n.kind == "person" and n.entity and start <= n.start < end
    ]
    return next((name for name in reversed(before) if name in fallen and name != speaker), None)


def _displaced(match: Match) -> Iterator[Token]:
    """What stands behind a preposition of the role that the parser hung on the hearer: "told a panel about bribes"."""
    wanted = _ABOUT & set(match.frame.roles.get("about", ()))
    near = {match.clause.predicate, *match.clause.predicate.children}
    for token in match.clause.predicate.subtree if wanted else ():
        hearer = token.head.head
        if token.dep_ == "pobj" and token.head.lower_ in wanted and hearer.dep_ in {"pobj", "dobj"}:
            yield from (token,) if hearer.head in near else ()


def _text(desk: Desk, parsed: Parsed, token: Token) -> str | None:
    """A noun phrase as the text names it; "it" is what was last spoken of before."""
    who = next(iter(desk.article.who(parsed, token)), None)
    if who is not None and (who.entity is not None or who.body is not None) and who.text:
        return who.text
    if token.lower_ in {"it", "this"}:
        return _thing_before(desk, parsed, token)
    return desk.article.phrase(parsed, token) if token.lower_ not in _MERE else None


def _thing_before(desk: Desk, parsed: Parsed, token: Token) -> str | None:
    """The thing that a clause before a pronoun is about: its object, else its subject."""
    here = desk.article.clauses[parsed.sentence.number]
    before = [c for c in here if c.predicate.i < token.i and c.patient is not None and c.patient != token]
    before = before or [c for c in desk.article.clauses.get(parsed.sentence.number - 1, ()) if c.relation == "ROOT"]
    for clause in before:
        for thing in (clause.patient, clause.subject):
            if thing is not None and thing.pos_ in {"NOUN", "PROPN"} and _named(desk, clause.parsed, thing) is None:
                return desk.article.phrase(clause.parsed, thing)
    return None
