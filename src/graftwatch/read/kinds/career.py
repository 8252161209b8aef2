"""Career claims: who holds, gets or loses a post."""

from collections.abc import Iterator

from graftwatch.claims import CareerClaim, Described, When
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.firms import firms
from graftwatch.read.frames import Match
from graftwatch.read.holders import Held
from graftwatch.read.people import Who
from graftwatch.read.posts import Post
from graftwatch.read.roles import fillers, people, text_of
from graftwatch.read.syntax import Token

_LEAVING = frozenset({"dismissed", "resigned", "suspended", "transferred"})


def from_match(desk: Desk, match: Match) -> Iterator[CareerClaim]:
    """The career claims of a frame that fired, one for each person."""
    article, parsed, frame = desk.article, match.clause.parsed, match.frame
    persons = [w for w in people(article, match) if _is_someone(desk, w)]
    if not persons or (frame.act == "holds_post" and match.clause.relation == "pcomp"):
        return  # "sentenced for leading a gang" is an offence, not an office
    post, post_token = _post(desk, match, persons[0])
    body = post.body if post and post.body else _body(desk, match)
    if post and post.owner and not body:
        body = _owned(desk, parsed, post)
    place = post.place if post else None
    if {"post", "body"} & set(frame.needs) and not (
        ("post" in frame.needs and post) or ("body" in frame.needs and body)
    ):
        return
    if frame.act == "holds_post" and body is not None and body in firms(article):
        return  # a post in a private firm is a tie
    by = text_of(article, match, "by")
    reason, reason_end = _reason(desk, match)
    for who in persons:
        used = [
            t
            for t in (who.token, match.clause.subject if frame.act != "holds_post" else None, post_token)
            if t is not None
        ]
        ends = [reason_end] if reason else []
        if body and (token := next(iter(fillers(match, "body")), None)) is not None:
            used.append(token)
        evidence = desk.evidence(match, used, ends)
        base = desk.base(match.clause, evidence)
        if base is None:
            return
        if frame.stance and base["stance"] == "asserted":
            base["stance"] = frame.stance
        if by and who.text and by == who.text:
            by = None
        base["when"] = _when(desk, match, base["when"], base["stance"])
        own_post, own_body, own_place = (
            _lent_post(desk, match, who) if post is None and body is None else (None, None, None)
        )
        yield CareerClaim(
            act=frame.act,  # type: ignore[arg-type]
            person=who.party,
            post=post.post if post else own_post,
            body=body or own_body,
            place=place or own_place,
            former=frame.act == "holds_post" and (bool(post and post.former) or _is_over(match)),
            by=by,
            reason=reason,
            **base,
        )


def _when(desk: Desk, match: Match, when: When | None, stance: str) -> When | None:
    """A deed told in a narrative gets its day; holding a post in the present gets the document's."""
    if match.frame.act != "holds_post":
        return when or desk.timeline.ahead(match.clause, stance) or desk.timeline.told(match.clause)
    date = desk.article.document.date
    if when is None and match.clause.tense == "present" and not _is_over(match):
        entry = desk.timeline.entry(match.clause.parsed) or date
        return entry.approximate() if entry is not None else None
    return when


def _is_over(match: Match) -> bool:
    """ "once ran", "used to sit": the post is no longer held."""
    clause = match.clause
    once = any(c.dep_ == "advmod" and c.lower_ in {"once", "formerly", "previously"} for c in clause.predicate.children)
    return once or (clause.outer is not None and clause.outer.lemma == "use" and clause.relation == "xcomp")


def _lent_post(desk: Desk, match: Match, who: Who) -> tuple[str | None, str | None, str | None]:
    """The post that a clause leaves unsaid: the one its person holds, or that of whom the person succeeds."""
    article, parsed = desk.article, match.clause.parsed
    here = parsed.start(match.clause.predicate)
    if match.frame.act in _LEAVING:
        own = who.post or _apposed(desk, who)
        if own is not None:
            return own.post, own.body, own.place
        role = article.role_of(who.entity, here) if who.entity is not None else None
        return (role.post_as_told, role.body, role.place) if role is not None else (None, None, None)
    if match.frame.act == "appointed" and match.clause.patient is not None:
        for other in article.who(parsed, match.clause.patient):
            role = (
                article.role_of(other.entity, here)
                if other.entity is not None and other.entity is not who.entity
                else None
            )
            if role is not None:
                return role.post_as_told, role.body, role.place
    return None, None, None


def from_holder(desk: Desk, held: Held) -> Iterator[CareerClaim]:
    """The holds_post claim of a person beside a post."""
    article, parsed, post = desk.article, held.parsed, held.post
    if held.how == "title" and post.post.lower() in {"judge", "justice"}:
        return  # a form of address before a name (gold rule 20)
    start, end = held.start, held.end
    when, when_end = _span_of(desk, held)
    evidence = article.cover(parsed, start, max(end, when_end))
    body = post.body
    former = held.former and when is None
    if when is None and not former and held.how not in {"copula", "fronted"}:
        when = _acting_on(desk, held)
    if held.how == "copula" and held.clause is not None and when is None:
        when = desk.timeline.at(held.clause)
        if when is None and held.clause.tense == "present" and article.document.date:
            when = article.document.date.approximate()
    clause = _clause_at(desk, held)
    said = desk.attribution.chain(clause) if clause is not None and article.speaker_of(parsed) else ()
    base = desk.plain(parsed, evidence, when=when, said_by=said)
    yield CareerClaim(
        act="holds_post", person=held.entity.name, post=post.post, body=body, place=post.place, former=former, **base
    )


def _clause_at(desk: Desk, held: Held) -> Clause | None:
    return next(iter(desk.article.clauses[held.parsed.sentence.number]), None)


def _is_someone(desk: Desk, who: Who) -> bool:
    if who.entity is not None:
        return True
    if isinstance(who.party, Described):
        return who.token is not None and who.token.tag_ not in {"WP", "WDT"}
    return False


def _post(desk: Desk, match: Match, who: Who) -> tuple[Post | None, Token | None]:
    for token in [*fillers(match, "post"), *([match.extra] if match.extra is not None else [])]:
        post = desk.article.post(match.clause.parsed, token)
        if post is not None and token != who.token and not _is_somebody_else(desk, match, token, who):
            return post, token
    return None, None


def _is_somebody_else(desk: Desk, match: Match, token: Token, who: Who) -> bool:
    """Whether a post phrase means a person other than the one spoken of, and so no post that changes hands."""
    others = desk.article.who(match.clause.parsed, token)
    return any(w.entity is not None and w.entity is not who.entity for w in others)


def _apposed(desk: Desk, who: Who) -> Post | None:
    """The post that stands beside the person's name in the same sentence."""
    if who.entity is None or who.token is None:
        return None
    for held in desk.article.holders:
        if held.entity is who.entity and held.parsed.doc is who.token.doc and not held.former:
            return held.post
    return None


def _body(desk: Desk, match: Match) -> str | None:
    for token in fillers(match, "body"):
        if token.lower_ in desk.words.lexicon.posts.office_nouns or (
            token.lower_ == "office" and not any(c.dep_ in {"compound", "poss", "amod"} for c in token.children)
        ):
            continue
        name = desk.article.names.at(match.clause.parsed, token)
        if name is not None and name.kind in {"person", "place"}:
            continue
        if token.pos_ in {"NOUN", "PROPN"} and (
            name is not None or desk.words.is_body_word(token.text) or desk.words.is_collective(token.lower_)
        ):
            return desk.article.body(match.clause.parsed, token)
        if token.tag_ == "PRP" and token.lower_ in {"it", "them"}:
            return desk.article.body_before(match.clause.parsed.start(token))
    return None


def _owned(desk: Desk, parsed: Parsed, post: Post) -> str | None:
    """The body of "its chairman", of "his deputy" none."""
    if post.owner in {"its", "their"}:
        return desk.article.body_before(post.start)
    return None


def _reason(desk: Desk, match: Match) -> tuple[str | None, int]:
    for slot in match.frame.roles.get("reason", ("for", "over", "after", "amid", "due to", "because of")):
        for token in match.clause.objects(slot.replace("_", " ")):
            parsed = match.clause.parsed
            if (
                desk.timeline.within(parsed, parsed.start(token), parsed.end(token)) is None
                and token.pos_ in {"NOUN", "VERB", "PROPN"}
                and token.ent_type_ != "DATE"
            ):
                if any(
                    e.start <= parsed.start(token) < e.end
                    for e in desk.timeline.expressions.get(parsed.sentence.number, ())
                ):
                    continue
                start, end = desk.article.extent(parsed, token)
                return desk.text[start:end].rstrip(" .,;"), end
    return None, 0


def _span_of(desk: Desk, held: Held) -> tuple[When | None, int]:
    """The time in office beside a post: "from 2003 to 2007", "since 2016", "until lately" gives none."""
    text, parsed = desk.text, held.parsed
    stop = parsed.sentence.end
    for mark in (",", ";"):
        at = text.find(mark, held.post.end, stop)
        stop = at if at >= 0 else stop
    for expression in desk.timeline.expressions.get(parsed.sentence.number, ()):
        if held.post.end <= expression.start <= min(stop, held.post.end + 40) and expression.role in {
            "span",
            "since",
            "until",
        }:
            return desk.timeline.value(expression), expression.end
        if (
            held.how == "copula"
            and held.post.end <= expression.start <= min(stop, held.post.end + 12)
            and expression.role == "at"
        ):
            return desk.timeline.value(expression), expression.end
    return None, 0


def _acting_on(desk: Desk, held: Held) -> When | None:
    """The day on which the text shows the holder acting: that of the clause around, else the document's own."""
    parsed = held.parsed
    token = parsed.token_at(held.end - 1)
    if any(c.lower_ in _NOW for c in held.post.head.lefts) and desk.article.document.date is not None:
        return desk.article.document.date.approximate()
    clauses = {c.predicate.i: c for c in desk.article.clauses[parsed.sentence.number]}
    here = token
    while here is not None:
        if here.i in clauses:
            when = desk.timeline.at(clauses[here.i])
            if when is not None and not when.is_interval:
                return when.approximate()
            if (
                clauses[here.i].tense == "past"
                and not (desk.words.reports(clauses[here.i].lemma) and desk.article.document.date_basis == "stated")
                and (scene := desk.timeline.scene(parsed, held.start)) is not None
                and _is_told(desk, scene)
            ):
                return scene.approximate()
            break
        if here.dep_ == "ROOT":
            break
        here = here.head
    date = desk.timeline.entry(parsed) or desk.article.document.date
    return date.approximate() if date is not None else None


def _is_told(desk: Desk, scene: When) -> bool:
    """Whether a text tells of the past at a place rather than of its own day: it has no day, or that is years later."""
    document = desk.article.document
    if document.date is None or document.date_basis == "inferred":
        return True
    return document.date.bounds[0].year - scene.bounds[0].year >= _YEARS_APART


_YEARS_APART = 3
_NOW = frozenset({"present", "current", "incumbent", "sitting"})
