"""Career claims: who holds, gets or loses a post."""

import re
from collections.abc import Iterator

from graftwatch.claims import CareerClaim, Described, When
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.firms import firms, is_firm_word
from graftwatch.read.frames import Match
from graftwatch.read.holders import Held
from graftwatch.read.kinds.unsaid import LEAVING, Place, told_of, unsaid
from graftwatch.read.people import Who
from graftwatch.read.posts import Post
from graftwatch.read.roles import fillers, people, slot_tokens, text_of
from graftwatch.read.syntax import Token


def from_match(desk: Desk, match: Match) -> Iterator[CareerClaim]:
    """The career claims of a frame that fired, one for each person."""
    article, parsed, frame = desk.article, match.clause.parsed, match.frame
    persons = [w for w in people(article, match) if _is_someone(desk, w)]
    if not persons or _is_no_change(desk, match, persons):
        return
    post, post_token = _post(desk, match, persons[0])
    body = post.body if post and post.body else _body(desk, match)
    if post and post.owner and not body:
        body = _owned(desk, parsed, post)
    place = post.place if post else None
    if frame.act in {"appointed", "transferred"} and place is None:
        place = _where(desk, match)
    rank = _rank(desk, match) if frame.act == "promoted" and post is None else None
    if {"post", "body"} & set(frame.needs) and not (
        ("post" in frame.needs and post) or ("body" in frame.needs and body)
    ):
        return
    if frame.act == "holds_post" and body is not None and _is_private(desk, body):
        return  # a post in a private firm is a tie
    act = "appointed" if frame.act == "holds_post" and match.clause.tense == "future" else frame.act
    by = text_of(article, match, "by")
    reason, reason_end = _reason(desk, match)
    for who in persons:
        if frame.also and _has_left(desk, who, match):
            continue
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
        own = unsaid(desk, match, who) if post is None and body is None else Place()
        yield CareerClaim(
            act=act,  # type: ignore[arg-type]
            person=who.party,
            post=post.post if post else rank or own.post,
            body=body or own.body,
            place=place or own.place,
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


def _is_no_change(desk: Desk, match: Match, persons: list[Who]) -> bool:
    """What is said of posts, and yet of nobody's: deeds, gifts, rules and rhetoric."""
    clause, act = match.clause, match.frame.act
    named = any(w.entity is not None for w in persons)
    if act == "holds_post":
        given = clause.relation == "xcomp" and clause.outer is not None and desk.words.names_to_post(clause.outer.lemma)
        return clause.relation == "pcomp" or given or not named  # "sentenced for leading a gang", "named to lead it"
    if act == "appointed" and match.extra is not None and match.extra == clause.patient == persons[0].token:
        return "object" in match.frame.roles.get("post", ())  # "gave a customs chief, Ivan Petrov, seven years"
    if clause.outer is not None and clause.outer.lemma == "let" and clause.outer.agent is None:
        return True  # "let him be removed"
    if clause.outer is not None and clause.outer.lemma in _PROMISES and clause.relation == "xcomp" and not named:
        return any(c.lower_ in _WHOLE for w in persons if w.token is not None for c in w.token.lefts)
    agent = clause.agent
    general = clause.tense == "present" and not clause.passive and clause.modal is None and not named
    return general and agent is not None and any(c.lower_ in {"a", "an", "any"} for c in agent.lefts)


_PROMISES = frozenset({"promise", "pledge", "vow", "threaten", "swear"})
_WHOLE = frozenset({"any", "every", "all", "each"})


def _is_private(desk: Desk, body: str) -> bool:
    """Whether a body is a private firm or a society of citizens."""
    known = body in firms(desk.article)
    return known or is_firm_word(desk.article, re.split(r" (?:of|for) ", body)[0].split()[-1])


def _is_over(match: Match) -> bool:
    """ "once ran", "used to sit": the post is no longer held."""
    clause = match.clause
    once = any(c.dep_ == "advmod" and c.lower_ in {"once", "formerly", "previously"} for c in clause.predicate.children)
    return once or (clause.outer is not None and clause.outer.lemma == "use" and clause.relation == "xcomp")


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
    if who.token is not None and who.token.dep_ == "pobj" and who.token.head.head.lower_ in _OFFICES:
        return False  # "from the post of deputy minister": a post, and nobody
    if isinstance(who.party, Described):
        return who.token is not None and who.token.tag_ not in {"WP", "WDT"}
    return False


_OFFICES = frozenset({"post", "position", "job", "office", "role", "rank", "duties", "title"})


def _has_left(desk: Desk, who: Who, match: Match) -> bool:
    """Whether the text has told how somebody left whose place is then said to have been filled."""
    here = match.clause.parsed.start(match.clause.predicate)
    return any(
        isinstance(c, CareerClaim) and c.act in LEAVING and c.person == who.party and here - c.evidence.end < _NEAR
        for c in desk.claims
    )


_NEAR = 2000  # characters


def _post(desk: Desk, match: Match, who: Who) -> tuple[Post | None, Token | None]:
    offered = [*fillers(match, "post"), *([match.extra] if match.extra is not None else []), match.last]
    for token in [*(t for o in offered for t in told_of(desk, match, o)), *offered]:
        post = desk.article.post(match.clause.parsed, token)
        if post is not None and token != who.token and not _is_somebody_else(desk, match, token, who):
            return post, token
    return None, None


def _is_somebody_else(desk: Desk, match: Match, token: Token, who: Who) -> bool:
    """Whether a post phrase means a person other than the one spoken of, and so no post that changes hands."""
    others = desk.article.who(match.clause.parsed, token)
    return any(w.entity is not None and w.entity is not who.entity for w in others)


def _body(desk: Desk, match: Match) -> str | None:
    offered = [t for token in fillers(match, "body") for t in (*_headed(token), *told_of(desk, match, token), token)]
    for token in offered:
        bare = not any(c.dep_ in {"compound", "poss", "amod"} for c in token.children)
        if token.lower_ in desk.words.lexicon.posts.office_nouns and (bare or token.lower_ != "office"):
            continue
        name = desk.article.names.at(match.clause.parsed, token)
        if name is not None and name.kind in {"person", "place"}:
            continue
        if token.pos_ in {"NOUN", "PROPN"} and (
            name is not None or desk.words.is_body_word(token.text) or desk.words.is_collective(token.lower_)
        ):
            return _without_country(desk.article.body(match.clause.parsed, token))
        if token.tag_ == "PRP" and token.lower_ in {"it", "them"}:
            return desk.article.body_before(match.clause.parsed.start(token))
    return None


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
        if desk.words.is_rank(match.clause.parsed.lemma(inner)):
            return desk.article.phrase(match.clause.parsed, inner)
    return None


def _without_country(body: str | None) -> str | None:
    return re.sub(r"^(?:country|nation|state)['’]s (?=\w+ )", "", body) if body is not None else None


def _owned(desk: Desk, parsed: Parsed, post: Post) -> str | None:
    """The body of "its chairman", of "his deputy" none."""
    if post.owner in {"its", "their"}:
        return desk.article.body_before(post.start)
    return None


def _reason(desk: Desk, match: Match) -> tuple[str | None, int]:
    """Why, and where the words that say so end: "over a lobster scandal", "after auditors found …", "citing ill
    health"."""
    parsed = match.clause.parsed
    for slot in match.frame.roles.get("reason", ()):
        for token in slot_tokens(match, slot):
            if not _is_cause(desk, parsed, slot, token):
                continue
            start, end = desk.article.extent(parsed, token)
            return desk.text[start:end].rstrip(" .,;"), end
    if "reason" not in match.frame.roles or match.clause.nominal:
        return None, 0
    for child in match.clause.predicate.rights:
        if child.dep_ != "advcl":
            continue
        mark = next((c for c in child.children if c.dep_ in {"mark", "prep"} and c.lower_ in _CAUSES), None)
        if mark is not None and mark.i and mark.nbor(-1).pos_ in {"NOUN", "ADV"} and mark.nbor(-1).i > child.head.i:
            if any(c.dep_ == "npadvmod" and c.i < mark.i for c in child.children) or mark.nbor(-1).dep_ == "npadvmod":
                continue  # "two days after he took office"
        first = mark.i + 1 if mark is not None and mark.i < child.i else child.i + 1 if child.lower_ == "citing" else 0
        if first:
            start, end = parsed.start(child.doc[first]), parsed.end(child.doc[child.right_edge.i])
            return desk.text[start:end].rstrip(" .,;"), end
    return None, 0


_CAUSES = frozenset({"after", "because", "since"})
_GROUNDS = frozenset({"ground", "suspicion", "charge", "allegation", "accusation"})


def _is_cause(desk: Desk, parsed: Parsed, slot: str, token: Token) -> bool:
    """Whether what stands behind a preposition is a cause and no time, post or place."""
    if token.pos_ not in {"NOUN", "VERB", "PROPN"} or token.ent_type_ == "DATE" or token.lower_ == "part":
        return False
    if slot == "on":
        return parsed.lemma(token) in _GROUNDS
    if desk.timeline.within(parsed, parsed.start(token), parsed.end(token)) is not None:
        return False
    times = desk.timeline.expressions.get(parsed.sentence.number, ())
    return not any(e.start <= parsed.start(token) < e.end for e in times)


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
