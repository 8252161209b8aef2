"""Justice claims: what the law did to someone."""

import re
from collections.abc import Iterator

from graftwatch.claims import Described, JusticeClaim, When
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.people import Who
from graftwatch.read.roles import fillers, is_antecedent, text_of
from graftwatch.read.syntax import Token
from graftwatch.read.typed import amount_in, offences_in, term_in

_COMPANY = re.compile(r"\b(?:together|along|jointly) with\b|\balongside\b")
_VERDICT = frozenset({"convicted", "sentenced", "fined", "acquitted", "stripped", "barred"})
_ACCUSING = frozenset({"accuse", "suspect", "blame", "criticise", "criticize"})
_ANYBODY = frozenset(
    {"person", "anyone", "anybody", "someone", "somebody", "whoever", "nobody", "everyone", "man", "woman"}
)
_WHAT = frozenset({"seized", "stripped", "barred"})
_WITH_TERM = frozenset({"sentenced", "reduced", "barred", "detained"})


def from_match(desk: Desk, match: Match) -> Iterator[JusticeClaim]:
    """The justice claims of a frame that fired, one for each person or one for a number of people."""
    frame, clause = match.frame, match.clause
    if clause.relation == "pcomp" and clause.outer is not None and clause.outer.lemma in _ACCUSING:
        return
    subjects = [w for w in _subjects(desk, match) if not _is_statistic(frame.act, w)]
    if match.how == "adjective":
        subjects = [w for w in subjects if w.entity is not None]
    start, end = _stretch(match)
    if match.how == "verb" or match.how == "light":
        subjects += _together(desk, match, start, end)
    term = term_in(desk, clause.parsed, start, end) if frame.act in _WITH_TERM else None
    amount = amount_in(desk, clause.parsed, start, end)
    offences, offence_end = offences_in(desk, clause.parsed, start, end)
    have = {"term": term, "amount": amount, "offences": offences, "person": subjects, "body": subjects}
    if (
        frame.needs
        and not any(have.get(need) for need in frame.needs if need in have)
        and any(need in have for need in frame.needs)
    ):
        return
    by = text_of(desk.article, match, "by") or _court(desk, match)
    if not offences and (other := _unnamed_offence(desk, match)):
        offences, offence_end = ["other"], other
    what, what_token = _what(desk, match)
    for who in subjects:
        tokens: list[Token] = [t for t in (who.token, clause.subject, what_token) if t is not None]
        ends = [term[1]] if term else []
        ends += [amount[1]] if amount else []
        ends += [offence_end] if offences else []
        evidence = desk.evidence(match, tokens, ends)
        base = desk.base(clause, evidence)
        if base is None:
            return
        base["when"] = _when(desk, match, base["when"], base["stance"])
        if frame.stance and base["stance"] == "asserted":
            base["stance"] = frame.stance
        named = who.entity is not None
        counted = who.count is not None and who.count > 1 and not named
        yield JusticeClaim(
            act=frame.act,  # type: ignore[arg-type]
            person=who.party if not counted and who.body is None else None,
            count=who.count if counted else None,
            post=who.post.post if who.post and not named else _occupation(desk, who),
            body=who.body or (who.post.body if who.post and not named else None),
            place=who.post.place if who.post and not named else None,
            by=by if by != who.text else None,
            offences=tuple(offences),  # type: ignore[arg-type]
            term=term[0] if term else None,
            what=what,
            amount=amount[0] if amount else None,
            **base,
        )


def _occupation(desk: Desk, who: Who) -> str | None:
    """What people without a name are called: "nine contractors"."""
    if who.entity is not None or who.token is None or not who.plural:
        return None
    lemma = desk.article.parsed_of(who.token).lemma(who.token)
    return who.token.text if lemma in desk.words.occupations or desk.words.is_post_head(lemma) else None


def _when(desk: Desk, match: Match, when: When | None, stance: str) -> When | None:
    """The day of the deed: a state since then began then, and a narrative lends the day that it stands on."""
    if when is None:
        ahead = desk.timeline.ahead(match.clause, stance)
        return ahead or desk.timeline.told(match.clause) or _verdict_day(desk, match)
    return When.parse(when.text[:-3]) if when.text.endswith("/..") else when


def _verdict_day(desk: Desk, match: Match) -> When | None:
    """One verdict has one day: that of the part of it told just before, in this block or the one before."""
    clause = match.clause
    if match.frame.act not in _VERDICT or clause.negated or clause.perfect or clause.modal:
        return None
    sentence = clause.parsed.sentence
    for claim in reversed(desk.claims):
        if (
            claim.kind == "justice"
            and claim.act in _VERDICT
            and claim.when is not None
            and claim.evidence.start <= clause.parsed.start(clause.predicate)
        ):
            told = desk.article.layout.sentence_at(claim.evidence.start)
            return (
                claim.when
                if told is not None and sentence.block - told.block <= 1 and sentence.number - told.number <= 5
                else None
            )
    return None


def _court(desk: Desk, match: Match) -> str | None:
    """The court before which or in which it happens."""
    for preposition in ("before", "in", "at"):
        for token in match.clause.objects(preposition):
            name = desk.article.names.at(match.clause.parsed, token)
            text = (
                name.entity.name if name is not None and name.entity is not None and name.kind == "body" else token.text
            )
            if any(w in text.lower().split() for w in ("court", "tribunal", "chamber", "collegium")):
                return desk.article.body(match.clause.parsed, token)
    return None


def _unnamed_offence(desk: Desk, match: Match) -> int:
    """Where an offence ends that stands in its place but in no lexicon ("for selling seized goods"); 0 if none does."""
    if match.frame.act not in {"charged", "convicted", "sentenced", "acquitted"} or match.how == "noun":
        return 0
    for slot in ("of", "for", "with"):
        for token in match.clause.objects(slot):
            if token.tag_ == "VBG" and token.dep_ == "pcomp":
                return match.clause.parsed.end(token.doc[token.right_edge.i])
    return 0


def _stretch(match: Match) -> tuple[int, int]:
    """Where the typed complements of a match are sought; past a relative clause if the match itself reached past it."""
    clause = match.clause
    if match.how == "noun":
        first = clause.predicate.doc[clause.predicate.left_edge.i]
        return clause.parsed.start(first), clause.parsed.end(clause.predicate.doc[clause.predicate.right_edge.i])
    start, end = clause.region
    if match.extra is not None and clause.parsed.start(match.extra) >= end:
        return clause.parsed.start(match.extra), clause.reach
    return start, end


def _together(desk: Desk, match: Match, start: int, end: int) -> list[Who]:
    """Those who share the subject's fate: "was arraigned together with X and Y"."""
    found = _COMPANY.search(desk.text, start, max(end, match.clause.reach))
    if found is None:
        return []
    parsed = match.clause.parsed
    name = next(
        (
            n
            for n in desk.article.names.in_sentence(parsed.sentence.number)
            if n.start >= found.end() and n.kind == "person"
        ),
        None,
    )
    token = parsed.token_at(name.end - 1) if name is not None and name.start - found.end() < 40 else None
    return [w for w in desk.article.who(parsed, token) if w.entity is not None] if token is not None else []


def _subjects(desk: Desk, match: Match) -> list[Who]:
    """Whom it happens to: people first; a body only where the frame has a role for it."""
    for token in fillers(match, "person"):
        alone = is_antecedent(match.clause, token)
        found = [w for w in desk.article.who(match.clause.parsed, token, alone=alone) if _can_be(desk, w)]
        if found:
            return found
    for token in fillers(match, "body"):
        name = desk.article.names.at(match.clause.parsed, token)
        found = [
            w for w in desk.article.who(match.clause.parsed, token) if w.body and (name is None or name.kind != "place")
        ]
        if found:
            return found
    return []


def _is_statistic(act: str, who: Who) -> bool:
    """Numbers of people disciplined, and large numbers of any kind, are figures (gold rule 5)."""
    if who.entity is not None or who.count is None or act in {"questioned", "searched"}:
        return False
    return who.count > 1 if act == "disciplined" else who.count >= 30


def _can_be(desk: Desk, who: Who) -> bool:
    if who.entity is not None:
        return True
    if who.token is not None and (
        who.token.lower_ in _ANYBODY or who.token.lower_ in desk.words.lexicon.currencies.words
    ):
        return False
    if isinstance(who.party, Described):
        return (
            who.token is not None and (who.token.tag_ != "PRP") and who.token.lower_ not in {"one", "those", "people"}
        ) or who.count is not None
    return False


def _what(desk: Desk, match: Match) -> tuple[str | None, Token | None]:
    """What was seized, stripped of or barred from."""
    if match.frame.act not in _WHAT:
        return None, None
    for token in fillers(match, "what"):
        if (
            token.pos_ in {"NOUN", "PROPN"} and desk.article.names.at(match.clause.parsed, token) is None
        ) or token.pos_ == "NOUN":
            return desk.article.phrase(match.clause.parsed, token), token
        if token.pos_ == "VERB":
            start, end = desk.article.extent(match.clause.parsed, token)
            return desk.text[start:end], token
    return None, None
