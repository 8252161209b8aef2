"""Justice claims: what the law did to someone."""

from collections.abc import Iterator

from graftwatch.claims import JusticeClaim, When
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.accused import is_statistic, subjects, together
from graftwatch.read.kinds.listing import is_group, told_of
from graftwatch.read.people import Who
from graftwatch.read.roles import fillers, text_of
from graftwatch.read.syntax import Token
from graftwatch.read.typed import amount_in, offences_in, term_in

_VERDICT = frozenset({"convicted", "sentenced", "fined", "acquitted", "stripped", "barred"})
_ACCUSING = frozenset({"accuse", "suspect", "blame", "criticise", "criticize"})
_WHAT = frozenset({"seized", "stripped", "barred"})
_WITH_TERM = frozenset({"sentenced", "reduced", "barred", "detained"})


def from_match(desk: Desk, match: Match) -> Iterator[JusticeClaim]:
    """The justice claims of a frame that fired, one for each person or one for a number of people."""
    frame, clause = match.frame, match.clause
    if clause.relation == "pcomp" and clause.outer is not None and clause.outer.lemma in _ACCUSING:
        return
    people = subjects(desk, match)
    start, end = _stretch(match)
    if match.how == "verb" or match.how == "light":
        people += together(desk, match, start, end)
    term = term_in(desk, clause.parsed, start, end) if frame.act in _WITH_TERM else None
    amount = amount_in(desk, clause.parsed, start, end)
    offences, offence_end = offences_in(desk, clause.parsed, start, end)
    have = {"term": term, "amount": amount, "offences": offences, "person": people, "body": people}
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
    for who in people:
        tokens: list[Token] = [t for t in (who.token, clause.subject, what_token) if t is not None]
        ends = [term[1]] if term else []
        ends += [amount[1]] if amount else []
        ends += [offence_end] if offences else []
        evidence = desk.evidence(match, tokens, ends)
        base = desk.base(clause, evidence)
        if base is None:
            return
        base["when"] = _when(desk, match, base["when"])
        if frame.stance and base["stance"] == "asserted":
            base["stance"] = frame.stance
        named = who.entity is not None
        counted = who.count is not None and who.count > 1 and not named
        claim = JusticeClaim(
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
        if not is_statistic(claim, who):
            yield claim
        if is_group(who):
            yield from told_of(desk, claim, who)


def _occupation(desk: Desk, who: Who) -> str | None:
    """What people without a name are called: "nine contractors"."""
    if who.entity is not None or who.token is None or not who.plural:
        return None
    lemma = desk.article.parsed_of(who.token).lemma(who.token)
    return who.token.text if lemma in desk.words.occupations or desk.words.is_post_head(lemma) else None


def _when(desk: Desk, match: Match, when: When | None) -> When | None:
    """The day of the deed: a state since then began then, and a narrative lends the day that it stands on."""
    if when is None:
        return desk.timeline.told(match.clause) or _verdict_day(desk, match)
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
