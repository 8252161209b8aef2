"""Career claims of clauses: who gets, holds or loses a post."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from graftwatch.claims import CareerClaim, Described, Evidence, When
from graftwatch.read.desk import Desk
from graftwatch.read.firms import firms, is_private_phrase
from graftwatch.read.frames import Match
from graftwatch.read.kinds.accused import together
from graftwatch.read.kinds.career_time import is_over, is_span, when_of
from graftwatch.read.kinds.ends import fellowship_end
from graftwatch.read.kinds.fragments import list_head, unspoken
from graftwatch.read.kinds.listing import Member, is_group, members
from graftwatch.read.kinds.no_change import has_left, is_no_change, is_someone
from graftwatch.read.kinds.reasons import reason_of
from graftwatch.read.kinds.unsaid import LEAVING, Place, body_of_seat, last_told, leaves, left_before, told_of, unsaid
from graftwatch.read.listed_posts import further
from graftwatch.read.people import Who
from graftwatch.read.posts import Post
from graftwatch.read.roles import fillers, people, slot_tokens, text_of
from graftwatch.read.tree import Token
from graftwatch.read.typed import term_in


@dataclass(frozen=True, slots=True)
class _Office:
    """What a clause says of the post that changes hands; `token` is the head of the post's phrase."""

    post: str | None
    body: str | None
    place: str | None
    former: bool
    token: Token | None


def from_match(desk: Desk, match: Match) -> Iterator[CareerClaim]:
    """The career claims of a frame that fired, one for each person."""
    frame = match.frame
    listed_below = list_head(desk, match)
    found = [listed_below] if listed_below is not None else people(desk.article, match) or unspoken(desk, match)
    persons = [w for w in found if is_someone(desk, w)]
    if left := leaves(desk, match):
        yield from (holds for w in persons if (holds := _until_left(desk, match, w, left)) is not None)
    if persons and match.how == "verb" and frame.act in LEAVING:
        persons += together(desk, match, *match.clause.region)
    if not persons or is_no_change(desk, match, persons):
        return
    listed = [m for w in persons if frame.act != "holds_post" and is_group(w) for m in members(desk, w)]
    if listed and (base := desk.base(match.clause, desk.evidence(match, [], []))) is not None:
        yield from (_of_member(desk, match, member, base) for member in listed)
    if listed and "following" in (persons[0].text or "").split():
        return
    office = _office(desk, match, persons[0])
    if left and not (office.post or office.body):
        return  # "left the agency to become minister": where to, the rest of the sentence tells
    if {"post", "body", "place"} & set(frame.needs) and not any(getattr(office, n, None) for n in frame.needs):
        return
    if frame.act == "holds_post" and office.body is not None and _is_no_office(desk, office.body):
        return  # a post in a private firm is a tie, and a gang has none
    belongs = office.post in {None, "member"} and frame.act in {"appointed", "holds_post"}
    if belongs and any(fellowship_end(desk, match.clause.parsed, t) for t in fillers(match, "body")):
        return  # who joins a party, or is of it, holds no post: a tie
    ahead = match.clause.tense == "future" or match.clause.modal == "would"
    act = "appointed" if frame.act == "holds_post" and ahead else _left_by(desk, match)
    by = text_of(desk.article, match, "by")
    reason, reason_end = reason_of(desk, match)
    for who in persons:
        if frame.also and has_left(desk, who, match):
            continue
        base = desk.base(match.clause, _evidence(desk, match, who, office, [reason_end] if reason else []))
        if base is None:
            return
        if frame.stance and base["stance"] == "asserted":
            base["stance"] = frame.stance
        base["when"] = when_of(desk, match, base["when"], base["stance"])
        own = unsaid(desk, match, who) if office.post is None else Place()
        if office.post and frame.act in _ENTERED and not (office.body or office.place):
            own = left_before(desk, match, office.post)._replace(post=None)
        entered = office.body is not None and (frame.act in _ENTERED or office.body == body_of_seat(desk, match))
        if office.body not in {None, own.body} and (own.body is not None or entered):
            own = Place()
        if "predecessor" in frame.roles and frame.act == "holds_post" and not any(own):
            continue
        served = act == "appointed" and is_span(base["when"])  # "who filled the role in 2012-14"
        yield CareerClaim(
            act="holds_post" if served else act,  # type: ignore[arg-type]
            person=who.party,
            post=office.post or own.post,
            body=office.body or own.body,
            place=office.place or own.place,
            former=act == "holds_post" and (office.former or is_over(match, base["when"])),
            by=None if by == who.text else by,
            reason=None if office.body and reason and reason.endswith(office.body) else reason,
            **base,
        )


def _left_by(desk: Desk, match: Match) -> str:
    """The act of a frame; of "removed X, its head for 23 years" the years are those in the post, not away from it."""
    removed = match.frame.act == "suspended" and match.clause.lemma == "remove"
    term = term_in(desk, match.clause.parsed, *match.clause.region) if removed else None
    years = re.fullmatch(r"P(\d+)Y", term[0]) if term is not None else None
    return "dismissed" if years is not None and int(years[1]) >= _LONG else match.frame.act


_LONG = 3  # years: nobody is relieved of a post for so many


def in_a_row(desk: Desk, claim: CareerClaim, match: Match) -> Iterator[CareerClaim]:
    """The further posts of a row: "became head of the post in 2009, deputy chairman in 2012 and its chairman later"."""
    token = _post(desk, match, Who())[1] if claim.post and match.how == "verb" and claim.act in _ROWS else None
    post = desk.article.post(match.clause.parsed, token) if token is not None else None
    if post is None:
        return
    body = claim.body
    for listed in further(desk.article, match.clause.parsed, post.end):
        other = listed.post
        body = (body if other.owner in {"its", "their"} else None) or other.body
        yield replace(
            claim, post=other.post, body=body, place=other.place, former=False,
            when=desk.timeline.within(match.clause.parsed, listed.start, listed.end, ("at", "span", "since", "until")),
            evidence=desk.article.cover(match.clause.parsed, other.start, other.end),
        )  # fmt: skip


def _until_left(desk: Desk, match: Match, who: Who, body: str) -> CareerClaim | None:
    """That somebody who left one body for another one was there until then."""
    base = desk.base(match.clause, _evidence(desk, match, who, _Office(None, body, None, False, None), []))
    when = when_of(desk, match, base["when"], base["stance"]) if base is not None else None
    if base is None or base["stance"] != "asserted" or who.entity is None:
        return None
    until = None if when is None or when.is_interval else When.parse(f"../{when.exactly().text}")
    told = last_told(desk, who.entity, match.clause.parsed.start(match.clause.predicate))
    post = told.post if told.body == body else None
    return CareerClaim(
        act="holds_post", person=who.party, post=post, body=body, former=until is None, **{**base, "when": until}
    )


_ENTERED = frozenset({"appointed", "promoted", "returned", "transferred"})
_ROWS = frozenset({"appointed", "holds_post", "promoted"})


def _of_member(desk: Desk, match: Match, member: Member, base: dict[str, Any]) -> CareerClaim:
    """What a clause says of a group, said of one in it: "the following were dismissed:" and "Ivan Petrov, mayor"."""
    held = next((h for h in desk.article.holders if h.entity.name == member.name and h.parsed is member.place), None)
    own = _as_told(held.post) if held is not None else Place(member.post)
    told = {
        "evidence": desk.article.cover(member.place, member.start, member.end),
        "when": when_of(desk, match, base["when"], base["stance"]),
    }
    return CareerClaim(
        act=match.frame.act,  # type: ignore[arg-type]
        person=member.name or Described(desk.text[member.start : member.end]),
        post=own.post,
        body=own.body,
        place=own.place,
        by=text_of(desk.article, match, "by"),
        reason=reason_of(desk, match)[0],
        **{**base, **told},
    )


def _as_told(post: Post) -> Place:
    return Place(post.post, post.body, post.place)


def _office(desk: Desk, match: Match, who: Who) -> _Office:
    act = match.frame.act
    post, token = _post(desk, match, who)
    stated = post is not None and post.body is not None
    body = desk.article.body_of(match.clause.parsed, post) if post and stated else _body(desk, match)
    body = body or body_of_seat(desk, match)
    if post and post.owner and not body:
        body = _owned(desk, post)
    place = post.place if post else None
    if place is None and "place" in match.frame.roles:
        place = text_of(desk.article, match, "place")
    if act in {"appointed", "transferred"} and place is None:
        place = _where(desk, match)
    if post is not None:
        return _Office(post.post, body, place, post.former, token)
    return _Office(_unnamed(desk, match, body), body, place, False, None)


def _unnamed(desk: Desk, match: Match, body: str | None) -> str | None:
    """A post that only a verb tells: of who joins a board its member, of who goes to lead a body its head."""
    if match.frame.act == "promoted":
        return _rank(desk, match)
    if body is not None and match.clause.lemma == "join":
        return "member" if desk.words.has_seats(body.partition(" of ")[0]) else None
    goes = match.extra if match.frame.act == "transferred" else None
    return "head" if body is not None and goes is not None and goes.lemma_ in _LEADS else None


_LEADS = frozenset({"chair", "command", "head", "lead", "run"})


def _evidence(desk: Desk, match: Match, who: Who, office: _Office, ends: list[int]) -> Evidence:
    used = [who.token, match.clause.subject if match.frame.act != "holds_post" else None, office.token]
    if office.body:
        used += fillers(match, "body")[:1]
    return desk.evidence(match, [t for t in used if t is not None], [*ends, *_office_ends(desk, match, office)])


def _office_ends(desk: Desk, match: Match, office: _Office) -> list[int]:
    """Where the names of the body and the place end that stand behind the post: "head of the Road Fund"."""
    if office.token is None:
        return []
    parsed = match.clause.parsed
    start, end = parsed.start(office.token), desk.article.extent(parsed, office.token)[1]
    found = ((name, desk.text.find(name, start, end)) for name in (office.body, office.place) if name)
    post = desk.article.post(parsed, office.token)
    return [at + len(name) for name, at in found if at >= 0] or ([post.end] if post is not None else [])


def _is_no_office(desk: Desk, body: str) -> bool:
    return _is_private(desk, body) or desk.words.has_no_office(body.split()[-1].lower())


def _is_private(desk: Desk, body: str) -> bool:
    """Whether a body is a private firm or a society of citizens."""
    if body in firms(desk.article):
        return True
    head, _, rest = body.partition(" of ")
    if rest and head.split()[-1] in {"board", "council"} and rest.startswith(("a ", "an ", "the ", "his ", "its ")):
        return is_private_phrase(desk.article, rest)  # "sits on the board of a bank"
    return is_private_phrase(desk.article, re.split(r" (?:of|for) ", body)[0])


def _post(desk: Desk, match: Match, who: Who) -> tuple[Post | None, Token | None]:
    below = match.clause.predicate.subtree if match.how == "verb" else ()
    inner = [m.clause.predicate for m in desk.fired if m.frame.kind == "career" and m.how == "verb"]
    others = {t for t in inner if t.dep_ == "pcomp" and t != match.clause.predicate and t in below}
    offered = [*fillers(match, "post"), *([match.extra] if match.extra is not None else []), match.last]
    for token in [*(t for o in offered for t in told_of(desk, match, o)), *offered]:
        post = desk.article.post(match.clause.parsed, token)
        if any(a in others for a in token.ancestors):
            continue  # "dismissed X, four months after removing Y as chief"
        if post is not None and token != who.token and not _is_somebody_else(desk, match, token, who):
            return post, token
    return None, None


def _is_somebody_else(desk: Desk, match: Match, token: Token, who: Who) -> bool:
    """Whether a post phrase means a person other than the one spoken of, and so no post that changes hands."""
    others = desk.article.who(match.clause.parsed, token)
    return any(w.entity is not None and w.entity is not who.entity for w in others)


def _body(desk: Desk, match: Match) -> str | None:
    ends = [match.extra] if match.extra is not None else []  # "went to head the court"
    offered = [
        t for token in [*fillers(match, "body"), *ends] for t in (*_headed(token), *told_of(desk, match, token), token)
    ]
    for token in offered:
        counted = token.tag_ == "NNS" and any(c.dep_ == "nummod" for c in token.lefts)
        if counted or token.head.lower_ == "by":
            continue  # "put back by the courts", "ten inspectors"
        bare = not any(c.dep_ in {"compound", "poss", "amod"} and c.tag_ != "PRP$" for c in token.children)
        if token.lower_ in desk.words.lexicon.posts.office_nouns and (bare or token.lower_ != "office"):
            continue
        name = desk.article.names.at(match.clause.parsed, token)
        if name is not None and name.kind in {"person", "place"}:
            continue
        if token.pos_ in {"NOUN", "PROPN"} and (
            name is not None
            or _is_part(desk, match, token)
            or _is_charge(desk, match, token)
            or desk.words.is_body_word(token.text)
            or desk.words.is_collective(token.lower_)
        ):
            return _without_country(desk.article.body(match.clause.parsed, token))
        if token.tag_ == "PRP" and token.lower_ in {"it", "them"}:
            return desk.article.body_before(match.clause.parsed.start(token))
    return None


def _is_part(desk: Desk, match: Match, noun: Token) -> bool:
    """Whether a noun is a part of a body that it names: "in command of the northern sector of the Border Police"."""
    inner = [o for c in noun.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    names = [desk.article.names.at(match.clause.parsed, o) for o in inner]
    particular = any(c.dep_ in {"det", "poss"} for c in noun.lefts)
    return particular and any(n is not None and n.kind == "body" for n in names)


def _is_charge(desk: Desk, match: Match, noun: Token) -> bool:
    """Whether a noun that names no body is what somebody named is put over: "ran the fuel section", "governed our
    village", "headed procurement"."""
    clause, words = match.clause, desk.words
    if clause.lemma not in _PUT_OVER or noun != clause.patient or noun.tag_ not in {"NN", "NNP"}:
        return False
    if match.frame.act != "holds_post" or clause.agent is None or clause.predicate.tag_ == "VB" or _tells_apart(noun):
        return False
    if not any(w.entity is not None and w.body is None for w in desk.article.who(clause.parsed, clause.agent)):
        return False
    if words.is_person_word(noun.lemma_) or desk.article.post(clause.parsed, noun) is not None:
        return False
    known = words.is_organisation_word(noun.lower_) or words.is_place_head(noun.lower_)
    owned = any(c.dep_ == "poss" and c.tag_ != "PRP$" for c in noun.lefts)
    definite = owned or any(c.dep_ == "det" and c.lower_ == "the" for c in noun.lefts)
    bare = not any(c.dep_ in {"det", "poss"} for c in noun.lefts)
    return (definite and (known or owned or clause.lemma in _COMMANDS)) or (bare and words.is_portfolio_word(noun.text))


def _tells_apart(noun: Token) -> bool:
    """Whether a clause says which one is meant, or the text calls it so in quotation marks: no office has to."""
    first = max(0, noun.left_edge.i - 1)
    quoted = any(t.text in {"“", '"', "‘", "”"} for t in noun.doc[first : noun.i + 2])
    return quoted or any(c.dep_ in {"relcl", "acl"} for c in noun.rights)


_COMMANDS = frozenset({"command", "govern"})
_PUT_OVER = _COMMANDS | {"chair", "direct", "head", "oversee", "run", "supervise"}


def _headed(verb: Token) -> list[Token]:
    """The body of "appointed him to head the company"."""
    return [c for c in verb.rights if c.dep_ == "dobj"] if verb.pos_ == "VERB" else []


def _where(desk: Desk, match: Match) -> str | None:
    """Where somebody is posted: "put in charge of customs in Navoi region", "transferred her to Palawan"."""
    clause, text = match.clause, desk.text
    behind = clause.objects("in") + (clause.objects("to") if match.frame.act == "transferred" else [])
    for token in behind + [o for b in fillers(match, "body") for c in b.rights if c.lower_ == "in" for o in c.rights]:
        name = desk.article.names.at(clause.parsed, token)
        if name is None or name.entity is None or name.kind in {"body", "outlet"}:
            continue
        if name.kind == "place" or (
            name.titles is None and len(name.surface.split()) == 1 and token.head.lower_ == "to"
        ):
            return name.entity.name if name.kind == "place" else text[name.start : name.end]
    return None


def _rank(desk: Desk, match: Match) -> str | None:
    """The rank to which somebody is promoted: "to major", "to the rank of lieutenant general"."""
    for token in (t for slot in ("to", "object") for t in slot_tokens(match, slot)):
        inner = next((o for c in token.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"), token)
        if desk.words.is_rank(inner.lemma_):
            return desk.article.phrase(match.clause.parsed, inner)
    return None


def _without_country(body: str | None) -> str | None:
    return re.sub(r"^(?:country|nation|state)['’]s (?=\w+ )", "", body) if body is not None else None


def _owned(desk: Desk, post: Post) -> str | None:
    """The body of "its chairman", of "his deputy" none."""
    if post.owner in {"its", "their"}:
        return desk.article.body_before(post.start)
    return None
