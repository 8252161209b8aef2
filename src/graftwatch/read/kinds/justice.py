"""Justice claims: what the law did to someone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from graftwatch.claims import JusticeClaim, Money, When
from graftwatch.read.clauses import Clause
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.accused import is_accused, is_statistic, is_thing, subjects, suspicion, together
from graftwatch.read.kinds.authorities import COURT, JUDGES, authority, ruling, sitting
from graftwatch.read.kinds.gapping import bare_term
from graftwatch.read.kinds.listing import is_group, occupation, told_of
from graftwatch.read.kinds.no_step import VERDICT, stays_away, tells_no_step
from graftwatch.read.kinds.penalties import is_imposed
from graftwatch.read.kinds.taken import taken, taken_text
from graftwatch.read.people import Who
from graftwatch.read.roles import slot_tokens, text_of
from graftwatch.read.syntax import SUBJECTS, noun_phrase, prep_objects
from graftwatch.read.tenses import deed_day
from graftwatch.read.tree import Token
from graftwatch.read.typed import amount_in, last_term_in, new_term_in, offences_in, ranged_in, term_in, terms_in_turn
from graftwatch.read.whereabouts import where

_FOR_GOOD = re.compile(r"\blife(?:long|time)? (?:ban|disqualification|prohibition)\b")
_WITH_TERM = frozenset({"sentenced", "reduced", "barred", "detained"})
_WHERE = {
    "detained": ("in", "at", "near", "outside", "on", "from"), "searched": ("in", "at", "near", "on"), "tried": ("in",),
    "seized": ("in", "at"), "fled": ("to", "for", "into", "in"), "investigated": ("in",), "extradited": ("from", "to"),
}  # fmt: skip
"""Acts that have a place of their own, and behind which prepositions it stands."""
_OF_THINGS = frozenset({"searched", "seized"})
"""Acts that happen where the thing is that they befall: "a flat in Vienna"."""
_CASES = frozenset({"accusation", "allegation", "case", "charge", "conviction", "count", "indictment", "proceeding"})
"""Subjects that say themselves what they are about: "charges of bribery were laid against X"."""
_SAME = re.compile(r"\bthe same (?:offen[cs]e|crime|charge)s?\b")


@dataclass(slots=True)
class _Details:
    """What a clause says of the deed besides whom it befell; `ends` are where the words for it end."""

    term: str | None = None
    amount: Money | None = None
    offences: tuple[str, ...] = ()
    by: str | None = None
    what: Token | None = None
    place: str | None = None
    ranged: bool = False
    ends: list[int] = field(default_factory=list)


def from_match(desk: Desk, match: Match) -> Iterator[JusticeClaim]:
    """The justice claims of a frame that fired, one for each person or one for a number of people."""
    if tells_no_step(desk, match):
        return
    people = subjects(desk, match)
    start, end = _stretch(desk, match)
    if match.how in {"verb", "light"}:
        people += together(desk, match, start, end)
    told = _details(desk, match, start, end)
    if not _has_what_it_needs(desk, match, people, told):
        return
    if not people and _concerns_things(match, told):
        people = [Who()]
    in_turn = terms_in_turn(desk, people, start, end) if match.frame.act in _WITH_TERM and len(people) > 1 else {}
    told.by = (None if told.by in {who.text for who in people} else told.by) or sitting(desk, match)
    for who in people:
        claim = _claim(desk, match, who, replace(told, term=in_turn.get(who.text or "", told.term)))
        if claim is None:
            return
        members = list(told_of(desk, claim, who)) if is_group(who) else []
        if members or not is_statistic(desk, match, claim, who):
            yield claim
        yield from members


def _details(desk: Desk, match: Match, start: int, end: int) -> _Details:
    act, parsed = match.frame.act, match.clause.parsed
    told = _Details(by=text_of(desk.article, match, "by") or authority(desk, match), what=taken(desk, match))
    if act in _WITH_TERM:
        renewed = act == "reduced" or match.frame.roles.get("term") == ("to",)
        found = new_term_in(desk, parsed, start, end) if renewed else None
        if match.clause.lemma == "serve":  # "had served two years of his four-year sentence"
            found = last_term_in(desk, parsed, start, end)
        if found := found or term_in(desk, parsed, start, end) or _term_told(desk, match) or _bare_term(desk, match):
            told.term = found[0]
            told.ends.append(found[1])
        if act == "barred" and (banned := _FOR_GOOD.search(desk.text, start, end)) is not None:
            told.term = "life"
            told.ends.append(banned.end())
        elif not told.term and (last := ranged_in(desk, parsed, start, end)):
            told.ranged = True
            told.ends.append(last)
    worth = desk.article.extent(parsed, told.what) if act == "seized" and told.what is not None else (start, end)
    if paid := amount_in(desk, parsed, start, end) or amount_in(desk, parsed, *worth):
        told.amount = paid[0]
        told.ends.append(paid[1])
    offences, last = offences_in(desk, parsed, start, end)
    if not offences and (noun := match.clause.subject) is not None and noun.lemma_ in _CASES:
        offences, last = offences_in(desk, parsed, *desk.article.extent(parsed, noun))
    if not offences and (last := _unnamed_offence(match)):
        offences = ["other"]
    if not offences and (same := _SAME.search(desk.text, start, end)) is not None:
        offences, last = list(_last_offences(desk)), same.end()
    if offences:
        told.offences = tuple(offences)
        told.ends.append(last)
    told.place = _place(desk, match)
    return told


def _bare_number(match: Match) -> Token | None:
    """The number that alone may stand for a term: "his driver got six"."""
    if match.frame.act != "sentenced" or match.how not in {"light", "verb"}:
        return None
    offered = [t for t in (match.clause.patient, *match.clause.objects("with")) if t is not None and t.pos_ == "NUM"]
    return next((t for t in offered if not any(c.lower_ == "of" for c in t.rights)), None)


def _bare_term(desk: Desk, match: Match) -> tuple[str, int] | None:
    """The term that a number alone stands for where a verdict was told just before: "Orlov was jailed for nine years;
    his driver got six"; in the unit of the last term, if one was told."""
    parsed, number = match.clause.parsed, _bare_number(match)
    for claim in reversed(desk.claims) if number is not None else ():
        told = desk.article.layout.sentence_at(claim.evidence.start)
        if told is None or parsed.sentence.block - told.block > 1:
            return None
        if isinstance(claim, JusticeClaim) and claim.act in JUDGES and number is not None:
            found = bare_term(desk, replace(claim, act="sentenced", term=claim.term or "P1Y"), parsed.start(number))
            if found is None or desk.text.startswith((" in ", " on ", " to "), found[0]):
                return None  # "received ten in the vote"
            return str(found[1]["term"]), found[0]
    return None


def _term_behind(desk: Desk, match: Match) -> tuple[str, int] | None:
    """The term behind a long object: "sentenced X, who had run the port for years, to nine years in prison"."""
    parsed = match.clause.parsed
    if match.frame.act != "sentenced" or match.how != "verb":
        return None
    spans = [(parsed.start(t.doc[t.left_edge.i]), parsed.end(t)) for t in match.clause.objects("to")]
    return next((found for span in spans if (found := term_in(desk, parsed, *span)) is not None), None)


def _term_told(desk: Desk, match: Match) -> tuple[str, int] | None:
    """A term outside the clause's own stretch: further behind, or with the sentence as subject ("the heaviest sentence,
    14 years, went to X")."""
    subject, parsed = match.clause.subject, match.clause.parsed
    if subject is None or "subject" not in match.frame.roles.get("term", ()):
        return _term_behind(desk, match)
    here = parsed.start(match.trigger)
    found = term_in(desk, parsed, desk.article.extent(parsed, subject)[0], here)
    return (found[0], parsed.end(match.trigger)) if found is not None else None


def _has_what_it_needs(desk: Desk, match: Match, people: list[Who], told: _Details) -> bool:
    have: dict[str, object] = {
        "term": told.term or told.ranged, "amount": told.amount, "offences": told.offences, "person": people,
        "body": people, "accused": any(is_accused(desk, match, who) for who in people) or stays_away(desk, match),
        "forbidden": any(is_accused(desk, match, who) for who in people),
    }  # fmt: skip
    asked = [need for need in match.frame.needs if need in have] or ["term"] * (_bare_number(match) is not None)
    return not asked or any(have[need] for need in asked)


def _concerns_things(match: Match, told: _Details) -> bool:
    """Whether it befalls things, whoever they belong to: accounts are frozen, searches are carried out."""
    if match.frame.act == "seized":
        owned = told.what is not None and not any(c.lower_ == "any" for c in told.what.lefts)
        return not match.frame.needs and (owned or told.amount is not None)
    searching = match.extra is not None and match.extra.lemma_ in {"search", "raid", "warrant"}
    return match.frame.act == "searched" and searching


def _claim(desk: Desk, match: Match, who: Who, told: _Details) -> JusticeClaim | None:
    """What befell one of the people; None where the clause asserts nothing."""
    frame, clause = match.frame, match.clause
    tokens = [t for t in (who.token, clause.subject, told.what) if t is not None and t.doc is clause.parsed.doc]
    ends = [*told.ends, *(clause.parsed.end(noun_phrase(t)[1]) for t in tokens[:1] if who.entity is None)]
    if (named := _named_in(desk, match, who)) is not None:
        ends.append(named)
    if match.how == "noun" and who.token is None and clause.relation in SUBJECTS and clause.outer is not None:
        ends.append(clause.parsed.end(clause.outer.predicate))  # "the trial has been put off"
    ruled = "forbidden" in frame.needs or is_imposed(match)
    base = desk.base(clause, desk.evidence(match, tokens, ends), stance="asserted" if ruled else None)
    if base is None:
        return None
    if (order := ruling(clause)) is not None:
        base["said_by"], base["when"] = desk.attribution.chain(order), base["when"] or desk.timeline.at(order)
    base["when"] = _when(desk, match, base["when"], base["stance"])
    if frame.act == "appealed" and base["stance"] == "planned":
        return None  # "will appeal" is a promise (gold rule 19)
    if "accused" in frame.needs and (base["stance"] not in {"asserted", "alleged"} or _is_at_home(desk, told.place)):
        return None
    if frame.stance and base["stance"] == "asserted":
        base["stance"] = frame.stance
    named = who.entity is not None
    things = who.token is not None and not named and is_thing(desk, match, who.token)
    one = not named and not clause.negated and _is_one(who)
    if one:
        who = replace(who, count=1)  # "of the five held one was released"
    counted = who.count is not None and (who.count > 1 or one) and not named
    post = who.post if not named else None
    return JusticeClaim(
        act=frame.act,  # type: ignore[arg-type]
        person=who.party if not (counted or things) and who.body is None else None,
        count=who.count if counted and not things else None,
        post=post.post if post else occupation(desk, who),
        body=who.body or (post.body if post else None),
        place=told.place or (post.place if post else None),
        by=told.by,
        offences=told.offences,  # type: ignore[arg-type]
        term=told.term,
        what=taken_text(desk, match, told.what, who),
        amount=told.amount,
        **base,
    )


def _named_in(desk: Desk, match: Match, who: Who) -> int | None:
    """Where the name ends that an apposition gives whom a clause describes: "led away the mayor, Ivan Petrov"."""
    parsed = match.clause.parsed
    if who.entity is None or who.token is None or who.token.doc is not parsed.doc:
        return None
    start = parsed.start(who.token)
    names = desk.article.names.in_sentence(parsed.sentence.number)
    name = next((n for n in names if n.entity is who.entity and n.start >= start), None)
    if name is None or any(t.pos_ in {"AUX", "VERB"} for t in parsed.tokens_between(start, name.start)):
        return None
    return name.end


def _is_one(who: Who) -> bool:
    """Whether one of a number is meant of whom nothing more is said: "one was released", "one of the two"."""
    token = who.token
    if token is None or token.lower_ != "one" or who.count not in {None, 1}:
        return False
    return all(o.pos_ in {"NUM", "PRON"} for c in token.rights if c.lower_ == "of" for o in prep_objects(c))


def _is_at_home(desk: Desk, place: str | None) -> bool:
    """Whether a place lies in the country that the document is about."""
    return place is not None and desk.article.country == desk.words.country_of(place)


# -- when and where


def _when(desk: Desk, match: Match, when: When | None, stance: str) -> When | None:
    """The day of the deed: what is over began then, and a narrative lends the day that it stands on."""
    if match.frame.act == "sentenced" and (handed := _handed_down(desk, match)) is not None:
        return handed
    if (when := deed_day(when)) is None:
        ahead = desk.timeline.ahead(match.clause, stance)
        return ahead or desk.timeline.told(match.clause) or _verdict_day(desk, match)
    telling = match.clause.outer if match.how != "verb" and match.clause.outer is not None else match.clause
    lasts = match.frame.act in _LASTING and (telling.perfect or telling.tense == "present")
    return When.parse(when.text[:-3]) if when.text.endswith("/..") and not lasts else when


_LASTING = frozenset({"barred", "fled", "investigated", "tried"})
"""Acts that are states first: who has been wanted since June still is. Custody since June is an arrest in June."""


def _handed_down(desk: Desk, match: Match) -> When | None:
    """The day of a sentence that is being served: "serving a 13-year sentence handed down in 2017"."""
    if match.extra is None:
        return None
    for clause in desk.article.clauses[match.clause.parsed.sentence.number]:
        if clause.predicate.head == match.extra and clause.relation in {"acl", "relcl"}:
            return desk.timeline.at(clause)
    return None


def _verdict_day(desk: Desk, match: Match) -> When | None:
    """One verdict has one day: that of the part of it told just before, in this block or the one before."""
    clause = match.clause
    if match.frame.act not in VERDICT or clause.negated or clause.perfect or clause.modal:
        return None
    sentence = clause.parsed.sentence
    for claim in reversed(desk.claims):
        if (
            claim.kind == "justice"
            and claim.act in VERDICT
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


def _place(desk: Desk, match: Match) -> str | None:
    """Where it happened or whereto someone went: a named place, or a spot that is named after one ("a Texas jail")."""
    act, clause = match.frame.act, match.clause
    told = [t for preposition in _WHERE.get(act, ()) for t in slot_tokens(match, preposition)]
    if act in _OF_THINGS and clause.patient is not None:
        told.append(clause.patient)
    return where(desk, clause.parsed, (token for token in told if token.lower_ not in COURT))


# -- the deed and what it was about


def _unnamed_offence(match: Match) -> int:
    """Where an offence ends that stands in its place but in no lexicon ("for selling seized goods"); 0 if none does."""
    if match.frame.act not in {"charged", "convicted", "sentenced", "acquitted"} or match.how == "noun":
        return 0
    for slot in ("of", "for", "with"):
        for token in match.clause.objects(slot):
            if token.tag_ == "VBG" and token.dep_ == "pcomp":
                return match.clause.parsed.end(token.doc[token.right_edge.i])
    return 0


def _last_offences(desk: Desk) -> tuple[str, ...]:
    """What the case told last was about."""
    return next((c.offences for c in reversed(desk.claims) if isinstance(c, JusticeClaim) and c.offences), ())


def _stretch(desk: Desk, match: Match) -> tuple[int, int]:
    """Where the typed complements of a match are sought; past a relative clause if the match itself reached past it."""
    clause = match.clause
    if match.how == "noun":
        first = clause.predicate.doc[clause.predicate.left_edge.i]
        last = clause.predicate.right_edge.i
        relative = (t.left_edge.i for t in first.doc[clause.predicate.i : last + 1] if t.dep_ == "relcl")
        return clause.parsed.start(first), clause.parsed.end(first.doc[min((last, *(i - 1 for i in relative)))])
    start, end = clause.region
    if (
        match.how == "predicate" and clause.outer is not None and match.frame.act not in _WITH_TERM
    ):  # "are on trial for bribery, taking gifts and fraud"
        end = max(end, clause.outer.region[1])
    if match.extra is not None and clause.parsed.start(match.extra) >= end:
        return clause.parsed.start(match.extra), clause.reach
    deed = suspicion(desk, match) or _caught_at(desk, match)
    return start, max(end, deed.region[1]) if deed is not None else end


def _caught_at(desk: Desk, match: Match) -> Clause | None:
    """What someone was doing when he was caught: "detained him while he was receiving a bribe"."""
    if match.frame.act != "detained":
        return None
    for clause in desk.article.clauses[match.clause.parsed.sentence.number]:
        if (
            clause.outer is match.clause
            and clause.relation == "advcl"
            and clause.predicate.i > match.clause.predicate.i
            and (clause.marker in {"while", "when", "as"} or clause.predicate.tag_ == "VBG")
            and offences_in(desk, clause.parsed, clause.parsed.start(clause.predicate) - 1, clause.region[1])[0]
        ):
            return clause
    return None
