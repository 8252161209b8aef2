"""Who speaks in a statement: a person or body by name, or somebody in the text's own words."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from graftwatch.claims import Described, Party
from graftwatch.read.clauses import Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.people import Who
from graftwatch.read.polls import is_share
from graftwatch.read.syntax import noun_phrase
from graftwatch.read.tree import Token

_ABSTRACT = re.compile(r"(?:age|ance|ence|ing|ion|ism|ity|ment|ness|ship|ure)$")
_PRONOUNS = frozenset({"he", "it", "she"})
_SEVERAL = frozenset({"both", "neither", "others"})
_SILENT = frozenset({"everybody", "everyone", "it", "nobody", "that", "there", "this", "what", "which"})


@dataclass(slots=True)
class Speaker:
    """Who speaks: the token, and the party as claims name it."""

    token: Token
    party: Party
    name: str


def as_speaker(desk: Desk, parsed: Parsed, token: Token, party: Collection[str] = ()) -> Speaker | None:
    """The speaker that a noun phrase is; things are none, outlets and documents only if such are `party`."""
    if token.lower_ in _SEVERAL and not any(token.children):
        return Speaker(token, Described(token.text), token.text)
    if token.lower_ in _SILENT - {"it"} or is_share(parsed, token):
        return None
    source = desk.attribution.source(parsed, token)
    if source is not None and source.type in {"outlet", "document"}:
        if source.type not in party:
            return None
        issued = _issuer(desk, parsed, token) if source.type == "document" else None
        return Speaker(token, issued or source.name, issued or source.name)
    name = desk.article.names.at(parsed, token)
    if name is not None and name.kind in {"outlet", "place"}:
        return None
    if token.lower_ == "they" and (those := desk.article.several_before(parsed)) is not None:
        return as_speaker(desk, *those, party)
    who: Who | None = next(iter(desk.article.who(parsed, token)), None)
    if token.lower_ in _PRONOUNS and (who is None or (isinstance(who.party, Described) and not who.recalled)):
        return _described_before(desk, parsed, token)
    if who is None:
        return None
    if who.entity is not None or who.body is not None:
        text = who.text or ""
        return Speaker(token, text, text)
    if who.party is None and token.pos_ not in {"NOUN", "PROPN"}:
        return None
    if (source is None and token.tag_ != "PRP") or (who.party is None and not _can_speak(desk, parsed, token)):
        return None
    text = who.text if who.recalled and who.text else _described(desk, parsed, token)
    return Speaker(token, Described(text), text)


def _issuer(desk: Desk, parsed: Parsed, document: Token) -> str | None:
    """The body whose text asks for something: "its report", "the commission's report"."""
    owners = [c for c in document.lefts if c.dep_ == "poss"]
    owners += [o for c in document.rights if c.lower_ in {"by", "of"} for o in c.children if o.dep_ == "pobj"]
    return next((body for o in owners if (body := desk.article.body(parsed, o)) is not None), None)


def _described_before(desk: Desk, parsed: Parsed, pronoun: Token) -> Speaker | None:
    """ "A trader shrugged. …, he said": nobody named fits, so the one whom the sentence before described."""
    before = desk.article.clauses.get(parsed.sentence.number - 1, ())
    for clause in before:
        there, subject = clause.parsed, clause.subject
        if clause.relation != "ROOT" or subject is None or there.sentence.block != parsed.sentence.block:
            continue
        person = desk.words.is_person_word(subject.lemma_)
        if subject.tag_ == "NN" and person == (pronoun.lower_ != "it"):
            speaker = as_speaker(desk, there, subject)
            return Speaker(pronoun, speaker.party, speaker.name) if speaker is not None else None
    return None


def _can_speak(desk: Desk, parsed: Parsed, token: Token) -> bool:
    """Whether a common noun means people or bodies: what ends like an abstract one and is not known to, does not."""
    words, lemma = desk.words, token.lemma_
    if lemma in desk.attribution.voices.group("accusing"):
        return False
    if _ABSTRACT.search(lemma) is None and lemma not in desk.attribution.voices.group("things"):
        return True
    known = words.is_person_word(lemma) or words.is_body_word(lemma) or words.is_generic_body(lemma)
    return known or words.is_collective(token.lower_) or desk.attribution.voices.is_unnamed(parsed, token)


def _described(desk: Desk, parsed: Parsed, token: Token) -> str:
    """A speaker without a name in the text's words."""
    first, last = noun_phrase(token)
    return " ".join(desk.text[parsed.start(first) : parsed.end(last)].split())


def accuses(desk: Desk, parsed: Parsed, speaker: Speaker) -> bool:
    """Whether somebody speaks for an accusation, by what he is called or his post: what he tells of the past is the
    case, of which only the deeds are claims."""
    start, end = desk.article.extent(parsed, speaker.token)
    called = re.split(r" (?:at|from|in|of) ", desk.text[start:end])[0]  # "a source in the prosecutor's office" is none
    posts = [r.post for r in desk.article.roles if r.entity.name == speaker.name]
    words = " ".join([called, *posts]).lower().split()
    return any(word.removesuffix("s") in _ACCUSERS for word in words)


_ACCUSERS = frozenset({"complainant", "detective", "investigator", "prosecution", "prosecutor", "witness"})
