"""What a name's place in its sentence says of it: that people stand so, or that something lies or happens there."""

import re

from graftwatch.read.clauses import Parsed
from graftwatch.read.names import Name
from graftwatch.read.tree import Token
from graftwatch.read.words import Words

_PEOPLES = frozenset({"nsubj", "nsubjpass", "poss", "appos", "dobj", "agent", "npadvmod", "ROOT", "dative", "attr"})
_BEHIND = re.compile(r", \d{2}\b|,? who\b")
_BESIDE = re.compile(
    r", (?:an?|the)(?P<what>(?: [\w-]+){1,4}?)"
    r"(?=,|\.(?: |$)| (?:based|close|critical|in|loyal|of|owned|published|run|that|which)\b)"
)  # "Uznovosti, a website run from abroad"; not "X, a television presenter"
_BEFORE = re.compile(r"(\w+),? $")


def stands_as_person(text: str, parsed: Parsed, name: Name, words: Words) -> int:
    """Whether a name stands where people do (1: subject, possessor, behind "by") or where people alone do (2: before an
    age or "a businessman", behind "his wife", as whom "was arrested")."""
    token = parsed.token_at(name.end - 1)
    if token is None:
        return 0
    if (
        _BEHIND.match(text, name.end)
        or is_relative(text, parsed, name, words)
        or _is_named_to(parsed, token, name, words)
    ):
        return 2
    if any(c.dep_ == "appos" and _is_human(c, words) for c in token.children):
        return 2
    while token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    if token.dep_ == "appos" and _is_human(token.head, words):
        return 2
    if token.dep_ in {"nsubj", "nsubjpass", "dobj"} and words.is_human_deed(token.head.lemma_):
        return 2
    if token.dep_ == "nsubj" and any(c.dep_ == "attr" and _is_human(c, words) for c in token.head.children):
        return 2
    if token.dep_ == "pobj" and token.head.lower_ == "of" and words.is_human_deed(token.head.head.lemma_):
        return 2
    if token.dep_ == "pobj":
        close = token.head.lower_ == "of" and words.tie(token.head.head.lemma_) is not None  # "a protégé of"
        return int(close or token.head.lower_ in {"by", "against", "with", "from"})
    return int(token.dep_ in _PEOPLES)


def is_located(parsed: Parsed, name: Name, words: Words) -> bool:
    """Whether something is or happens in or near what a name means, other than a share or trust in it."""
    token = parsed.token_at(name.end - 1)
    if token is None or token.dep_ != "pobj":
        return False
    governor = token.head.head.lemma_
    if token.head.lower_ in {"to", "from", "into"}:
        return words.is_motion(governor)
    return token.head.lower_ in {"in", "near", "outside", "around"} and not words.is_held_in(governor)


def _is_human(token: Token, words: Words) -> bool:
    forms = (token.lower_, token.lemma_)
    return any(words.is_person_word(w) or words.is_post_head(w) or words.is_rank(w) for w in forms)


def is_relative(text: str, parsed: Parsed, name: Name, words: Words) -> bool:
    """Behind a noun of kinship: "his wife Lavinia", "another of his brothers, Iskender"."""
    before = _BEFORE.search(text[max(parsed.sentence.start, name.start - 25) : name.start])
    return before is not None and (words.tie(before[1]) or words.tie(before[1].removesuffix("s"))) is not None


def _is_named_to(parsed: Parsed, token: Token, name: Name, words: Words) -> bool:
    """Behind a verb that gives posts, with a post behind it, or sworn in: "appointed Tolan minister"."""
    before = parsed.token_at(name.start - 2)
    if before is None:
        return False
    if before.tag_.startswith("VB") and words.names_to_post(before.lemma_):
        return any(words.is_post_head(t.lower_) for t in token.doc[token.i + 1 : token.i + 5])
    return bool(before.i) and before.nbor(-1).lower_ in {"swore", "sworn", "swear"}


def is_behind_local_post(text: str, start: int, words: Words) -> bool:
    """ "the mayor of Valdoro": what mayors, governors and akims are of is a place."""
    before = re.search(r"(\w+) (?:of|in) (?:the )?$", text[max(0, start - 40) : start])
    return before is not None and words.is_local_post(before.group(1))


def is_branch(text: str, start: int, head: str, words: Words) -> bool:
    """ "The service's Osh department": what belongs to a body and is called by a place is no place."""
    owner = re.search(r"(\w+)['’]s $", text[max(0, start - 40) : start])
    if owner is None or not words.is_generic_body(head):
        return False
    return words.is_body(owner[1]) or words.is_generic_body(owner[1].lower()) or owner[1].isupper()


def is_before_local_post(text: str, end: int, words: Words) -> bool:
    """ "Former Starodub mayor Viktor Leskov": what stands before such a title, and a name behind it, is a place."""
    behind = re.match(r" (?:(?:city|deputy|district|provincial|regional) )?([a-z]+) [A-Z]", text[end : end + 60])
    return behind is not None and words.is_local_post(behind.group(1))


def stands_as_outlet(text: str, start: int, end: int, words: Words) -> bool:
    """ "the website Kloop", "Interfax-Kazakhstan news agency", "the KTK television channel", "Kloop, a website"."""
    after = text[end : end + 24].lstrip('”" ')
    if is_called_outlet(text, start, words) or words.begins_with_outlet_word(after):
        return True
    behind = _BESIDE.match(text, end) if text[end : end + 2] == ", " else None
    return behind is not None and words.ends_with_outlet_word(behind["what"])


def is_called_outlet(text: str, start: int, words: Words, *, so_far: str = "") -> bool:
    """Whether what begins here is called an outlet that is not known yet by so much of its name: "the channel Nine
    Lives", "the newspaper Voice of the People"."""
    return not words.is_outlet(so_far) and words.ends_with_outlet_word(text[max(0, start - 30) : start].rstrip(' “"'))
