"""Measure claims: what a state or body does or promises against corruption, and reforms of those who fight it."""

from collections.abc import Iterator
from typing import cast

from graftwatch.claims import MeasureClaim
from graftwatch.claims.vocabulary import Stance
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.firms import is_firm
from graftwatch.read.frames import STAGE, Match
from graftwatch.read.kinds.measure_acts import PAPERS, act_of, is_decreed, staged
from graftwatch.read.kinds.measure_fields import (
    MAKERS,
    OBLIGING,
    acting,
    due_of,
    is_laid_upon,
    is_promise,
    lies_ahead,
    maker_of,
    paper_of,
    status_of,
    title_of,
    told_before,
)
from graftwatch.read.kinds.measure_lists import also, beside, goes_on
from graftwatch.read.kinds.measure_tables import load_tables
from graftwatch.read.roles import fillers, text_of
from graftwatch.read.tenses import deed_day
from graftwatch.read.tree import Token

EVERYWHERE = "everywhere"
"""Need of a deed that an authority has told of a whole class: who is to do it need not be an authority."""
_TITLE_LIMIT = 160  # characters: a title is a name, not a paragraph
_REACH = 220  # characters a quote may run past its trigger: the shortest run of words that carries the claim
_COURTS = frozenset({"judge", "court", "tribunal", "jury", "magistrate", "justice", "verdict", "ruling"})
_QUASHING = frozenset({"annul", "invalidate", "overturn", "strike", "suspend", "void"})
"""What a court does to a law; all else that courts order is justice."""
_ON_HIS_WORD = frozenset({("institution", "adopted"), ("order", "carried_out"), ("order", "in_force")})
"""What an official does to those under him needs no word of the field, where an offence is what the text is about;
what he bids them do may be anything."""
_TELLING = frozenset({"clean", "purge", "weed", "root", "return"})
_CRIMINAL = frozenset({"crime", "criminal", "gang", "mafia", "shell", "front", "party", "fund"})
_ENTERING = frozenset({"apply", "come", "enter", "go", "kick", "start", "take"})
_BUILT = frozenset({"apartment", "dwelling", "housing", "power", "residential"})  # units and centres that are none
_BARE = frozenset(
    {
        "a", "act", "amendments", "bill", "draft", "first", "law", "legislation", "new", "proposal", "second", "such",
        "that", "the", "this",
    }
)  # fmt: skip


def from_match(desk: Desk, match: Match) -> Iterator[MeasureClaim]:
    """The measure of a frame that fired, if it is one of this ledger; of an order one for each thing ordered.

    Where words that make a measure only of a plan tell no plan, the next frame that fits the verb is asked."""
    first: MeasureClaim | None = None
    for claim in _of_frame(desk, staged(desk, match)):
        first = first or claim
        yield claim
    if first is not None:
        others = ((staged(desk, m), thing) for m, thing in beside(desk, match))
        yield from (also(desk, m, thing, first) for m, thing in others if _counts_beside(desk, m, first))
        return
    if match.how != "verb" or "planned" not in match.frame.needs:
        return
    done = (m for m in desk.frames.match(match.clause, desk.classes) if m.frame.kind == "measure")
    other = next((m for m in done if "planned" not in m.frame.needs), None)
    if other is not None and not any(c.dep_ == "nummod" for t in fillers(other, "title") for c in t.children):
        yield from _of_frame(desk, staged(desk, other))  # "cancelled 19 contracts" is a figure


def _counts_beside(desk: Desk, match: Match, first: MeasureClaim) -> bool:
    return _counts(desk, match, "", dated=first.due is not None, planned=first.stance == "planned")


def _of_frame(desk: Desk, match: Match) -> Iterator[MeasureClaim]:
    deeds = _ordered(match)
    if len(deeds) < 2:
        yield from written(desk, match, deeds[0] if deeds else None)
        return
    for deed, following in zip(deeds, [*deeds[1:], None]):
        yield from written(desk, match, deed, further=deed is not deeds[0], until=following)


def _ordered(match: Match) -> list[Token]:
    """What an order tells somebody to do: its infinitives, one behind the other."""
    first = match.clause.infinitive or match.clause.content
    if match.frame.act != "order" or match.how != "verb" or first is None or match.frame.needs:
        return []
    return [first, *(c for c in first.subtree if c.tag_ == "VB" and c.dep_ == "conj" and c.head.tag_ == "VB")]


def written(
    desk: Desk, match: Match, deed: Token | None, *, further: bool = False, until: Token | None = None
) -> Iterator[MeasureClaim]:
    clause, parsed, frame = match.clause, match.clause.parsed, match.frame
    title, token = title_of(desk, match, deed)
    if title is None:
        return
    limit = parsed.start(match.trigger) + _REACH if until is None else parsed.start(until.left_edge) - 1
    ends = [min(desk.article.extent(parsed, token)[1], limit)] if token is not None else []
    into = [*clause.objects("with"), *clause.objects("into")][:1] if frame.act == "institution" else []
    tokens: list[Token] = [t for t in (clause.subject, token, *fillers(match, "bodies")[:1], *into) if t is not None]
    evidence = desk.evidence(match, tokens, ends)
    if further and deed is not None:
        evidence = desk.article.cover(parsed, *desk.article.extent(parsed, deed))
    base = desk.base(clause, evidence)
    if base is None and "planned" in frame.needs and is_laid_upon(clause):
        chain = desk.attribution.chain(clause)
        base = {**desk.plain(parsed, evidence, said_by=chain, when=desk.timeline.at(clause)), "stance": "asserted"}
    if base is None or (base["stance"] == "negated" and frame.act in {"campaign", "meeting", "purge"}):
        return
    base["stance"] = _stance(match, base["stance"])
    if base["stance"] == "asserted" and clause.tense == "present" and lies_ahead(desk, desk.timeline.at(clause)):
        base["stance"] = "planned"  # "comes into force next month"
    planned = base["stance"] == "planned"
    due, due_end = due_of(desk, match, deed, planned=planned) or (None, 0)
    if evidence.end < due_end:
        base["evidence"] = desk.article.cover(parsed, evidence.start, due_end)
    if due is not None and base["when"] is not None and base["when"].text.startswith("../"):
        base["when"] = None  # "until 30 June" is the term, not the day on which it is set
    if not _counts(desk, match, title, dated=due is not None, planned=planned):
        return
    maker = maker_of(desk, clause) if planned else None
    if maker is not None and all(s.name != maker.name for s in base["said_by"]):
        base["said_by"] = (*base["said_by"], maker)
    paper = paper_of(desk, match)
    if paper is not None:
        base["when"] = desk.timeline.at(paper)
    elif (base["when"] if planned else deed_day(base["when"])) is None:
        noun = desk.timeline.of_noun(parsed, clause.predicate) if match.how == "noun" else None
        base["when"] = desk.timeline.told(clause) or noun
    if planned and base["when"] is None and maker is not None:
        made = next((c for c in clause.governors if c.lemma in MAKERS), None)
        day = desk.timeline.at(made) if made is not None else None
        base["when"] = day if day is not None and not day.is_interval else None
    if frame.status == "in_force" and frame.act == "law" and due is not None:
        base["when"], due = due, None  # a law is not due: on that day it takes effect
    if due is not None and (base["when"] == due or (planned and lies_ahead(desk, base["when"]))):
        base["when"] = None
    yield MeasureClaim(
        act=act_of(desk, match),  # type: ignore[arg-type]
        title=title[:_TITLE_LIMIT],
        bodies=tuple(body for body in acting(desk, match) if body != title),  # an audit that is ordered orders nothing
        status=status_of(desk, match, base["stance"]),  # type: ignore[arg-type]
        due=due,
        place=text_of(desk.article, match, "place"),
        **base,
    )


def _stance(match: Match, stance: Stance) -> Stance:
    """What is ordered or promised is planned, though the order itself was given; what rules forbid is a rule."""
    if match.how == "predicate" and match.frame.act == "order" and stance == "negated":
        return "asserted"
    if stance != "asserted":
        return stance
    if match.how == "verb" and match.clause.lemma in (MAKERS - {"announce"}) | {"plan"}:
        return "planned"
    return cast(Stance, match.frame.stance or stance)


# -- what counts


def _counts(desk: Desk, match: Match, title: str, *, dated: bool, planned: bool) -> bool:
    """Whether what fired is a measure: somebody of the state acts, the clause says that it is done, it is of the
    field."""
    clause, act = match.clause, match.frame.act
    if match.how == "noun":
        return _is_event(desk, match) if act == "meeting" else _is_named_law(desk, match)
    if any(t.tag_ == "PRP" for t in fillers(match, "title")) and act in PAPERS and told_before(desk, match) is None:
        return False  # "signed it": what it is must have been told
    if match.frame.status == "failed" and clause.subject is not None and clause.subject.lower_ in {"i", "we"}:
        return False  # "we reject the bill": a view
    if _is_of_nobody(clause):
        return False
    if STAGE in match.frame.needs and clause.lemma in _TELLING_OF and _is_paper_of_checks(desk, match):
        return False
    if (
        STAGE in match.frame.needs
        and act == "order"
        and clause.relation == "acl"
        and clause.predicate.head.head.lower_ == "under"
    ):
        return False  # "under rules introduced this week officials may …": what they lay down is the measure
    if clause.predicate.dep_ in {"pcomp", "acl", "amod", "csubj"} and clause.predicate.tag_ in {"VBG", "VB"}:
        return False
    if clause.predicate.tag_ == "VB" and clause.predicate.dep_ == "ROOT" and not any(clause.predicate.lefts):
        return False  # "Put the service under parliament": what somebody would have done
    actor = clause.agent if not clause.passive else _doer(desk, clause)
    if actor is not None and actor.lemma_ in _COURTS and actor not in fillers(match, "title"):
        return (clause.lemma in _QUASHING or act == "institution") and in_scope(desk, match, title)
    if act == "institution" and _CRIMINAL & {*title.replace("-", " ").split()}:
        return False
    if "planned" in match.frame.needs:
        return _is_undertaken(desk, match, actor, title, dated=dated, planned=planned)
    if (act != "order" or match.frame.status == "in_force") and _is_told_by_order(desk, clause):
        return False
    if act == "order" and match.how == "predicate":
        return _lays_down(match) and in_scope(desk, match, title)
    if act == "order" and STAGE not in match.frame.needs:
        return _orders(desk, match, actor) and (dated or in_scope(desk, match, title))
    if act == "meeting":
        return _meets(desk, match, actor)
    if match.how == "predicate" and not _is_told_of_law(desk, match):
        return False
    if act == "institution":
        return _is_institution(desk, match) and not goes_on(desk, match)
    if act == "law" and match.how == "verb" and clause.lemma in _ENTERING:
        held = [t for t in (clause.subject, clause.patient) if t is not None]
        named = any(desk.classes.has("paper", clause, t) for t in held)
        return (named or told_before(desk, match) is not None) and in_scope(desk, match, title)
    if act == "decree" or is_decreed(match):
        return True
    return clause.lemma in _TELLING or in_scope(desk, match, title) or is_promise(clause)


_TELLING_OF = frozenset({"complete", "conclude", "finish", "present", "publish", "release", "submit"})


def _is_paper_of_checks(desk: Desk, match: Match) -> bool:
    """Whether what is published or finished is a check or its result: "the audit had been published"."""
    return match.extra is not None and desk.classes.has("tool", match.clause, match.extra)


def _is_of_nobody(clause: Clause) -> bool:
    """ "Several states have abolished their agencies", "governments like to announce commissions": no state in
    particular acts."""
    agent = clause.agent
    if agent is None or agent.tag_ != "NNS" or agent.lemma_ not in _STATES:
        return False
    marks = [c for c in agent.children if c.dep_ in {"det", "poss", "nummod", "amod", "relcl", "prep", "acl", "appos"}]
    return all(c.lower_ in _SOME for c in marks)


_STATES = frozenset({"country", "government", "parliament", "politician", "regime", "ruler", "state"})
_SOME = frozenset({"all", "few", "many", "more", "most", "numerous", "other", "several", "some", "such", "various"})


def _doer(desk: Desk, clause: Clause) -> Token | None:
    """By whom something is done; "by July" is no doer."""
    times = desk.timeline.spans(clause.parsed.sentence.number)
    by = ((t, clause.parsed.start(t)) for t in clause.objects("by"))
    return next((t for t, here in by if not any(start <= here < end for start, end in times)), None)


def _is_undertaken(desk: Desk, match: Match, actor: Token | None, title: str, *, dated: bool, planned: bool) -> bool:
    """Whether a deed is promised, ordered or laid upon somebody by the state: "will be reviewed", "must declare"."""
    clause = match.clause
    obliged = is_laid_upon(clause)
    if not (planned or obliged) or _is_told_by_order(desk, clause):
        return False
    if EVERYWHERE in match.frame.needs:
        return True
    maker = next((c for c in clause.governors if c.lemma in MAKERS and not c.passive), None)
    if match.frame.act == "purge" and maker is None:
        return False  # that somebody will be dismissed is a career claim
    who = maker.agent if maker is not None else None if actor in fillers(match, "title") else actor
    if (
        who is not None
        and not obliged
        and (not is_official(desk, clause.parsed, who) or is_firm(desk.article, clause.parsed, who))
    ):
        return False
    if who is not None and match.frame.act in {"institution", "order"}:
        return True
    return dated or in_scope(desk, match, title)


def _is_told_by_order(desk: Desk, clause: Clause) -> bool:
    """Whether a clause is what an order or a vote is for, which the claim of that order or vote says."""
    outer = clause.outer
    if outer is None or clause.relation not in {"xcomp", "ccomp", "conj"} or outer.nominal:
        return False
    if clause.relation == "conj":
        return clause.predicate.tag_ == "VB" and _is_told_by_order(desk, outer)
    acts = {"order", "decree", "law"}
    return any(m.frame.kind == "measure" and m.frame.act in acts for m in desk.frames.match(outer, desk.classes))


def _meets(desk: Desk, match: Match, actor: Token | None) -> bool:
    """A meeting that somebody holds; for "received" and "reported to" both must be officials."""
    clause = match.clause
    named = actor is not None and any(w.entity is not None for w in desk.article.who(clause.parsed, actor))
    if clause.lemma == "meet" and clause.patient is None:
        return _is_body(desk, clause.parsed, actor) and in_scope(desk, match, "")
    if clause.lemma in {"receive", "report", "meet"}:
        other = clause.patient if clause.lemma != "report" else next(iter(clause.objects("to")), None)
        return (
            (named or is_official(desk, clause.parsed, actor))
            and is_official(desk, clause.parsed, other)
            and not _is_body(desk, clause.parsed, other)
        )
    return named or is_official(desk, clause.parsed, actor)


def _is_body(desk: Desk, parsed: Parsed, token: Token | None) -> bool:
    return any(w.body is not None for w in desk.article.who(parsed, token))


def _is_institution(desk: Desk, match: Match) -> bool:
    """Whether what is founded, merged or given powers is a body."""
    held = [t for t in (match.extra, *fillers(match, "title")) if t is not None]
    held += [o for t in held for c in t.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
    if any(is_firm(desk.article, match.clause.parsed, t) for t in held):
        return False
    if any(c.lower_ in _BUILT for t in held for c in t.lefts):
        return False
    kinds = ("institution", "body")
    return any(t.pos_ == "PRON" or any(desk.classes.has(kind, match.clause, t) for kind in kinds) for t in held)


def in_scope(desk: Desk, match: Match, title: str) -> bool:
    """Whether the measure has a word of the field in its title, its clause or the name of who acts."""
    parsed = match.clause.parsed
    text = f" {desk.text[parsed.sentence.start : parsed.sentence.end]} {title} ".lower().replace("-", " ")
    if any(word in text for word in load_tables(desk.words.language).scope):
        return True
    lying = match.frame.act == "law" and match.frame.status in {"adopted", "proposed"}
    if desk.names_offence and lying and _BARE.issuperset(title.lower().split()):
        return True  # "such a bill", where an offence is what the text is about
    thing = match.extra
    proposed = match.frame.status == "proposed"  # what is recommended is a statement
    if desk.names_offence and thing is not None and not proposed and desk.classes.has("tool", match.clause, thing):
        return True  # "rotation was introduced in 2009"
    agent = match.clause.agent
    if (
        desk.names_offence
        and (match.frame.act, match.frame.status) in _ON_HIS_WORD
        and is_official(desk, parsed, agent)
    ):
        return True
    told = told_before(desk, match)
    return told is not None and (told.act in {match.frame.act, *PAPERS} or match.frame.status == "in_force")


def _orders(desk: Desk, match: Match, actor: Token | None) -> bool:
    """An order to a body or to officials, by whoever governs them; one to a single person is no measure."""
    clause = match.clause
    if (
        clause.passive and actor is None
    ):  # "the ministry has been ordered to hand over its hotels", "tests were ordered"
        if clause.subject is not None and desk.classes.has("tool", clause, clause.subject):
            return True
        return _is_body(desk, clause.parsed, clause.subject) and clause.infinitive is not None
    if not is_official(desk, clause.parsed, actor):
        return False
    for token in fillers(match, "bodies")[:1]:
        named = [w for w in desk.article.who(clause.parsed, token) if w.entity is not None]
        return not named or clause.agent is token
    return True


def is_official(desk: Desk, parsed: Parsed, token: Token | None) -> bool:
    """Whether a phrase means a body, or a person with a post."""
    if token is None:
        return False
    for who in desk.article.who(parsed, token):
        if who.body is not None or who.post is not None:
            return True
        if who.entity is not None:
            return any(r.entity is who.entity for r in desk.article.roles) or bool(who.entity.posts)
    return False


def _is_told_of_law(desk: Desk, match: Match) -> bool:
    """Whether a phrase such as "in force" or "before parliament" stands alone and is said of a law; "in the security
    forces" is neither."""
    clause = match.clause
    lead = sum(c.dep_ == "det" for c in clause.predicate.lefts)
    if match.trigger.i < clause.predicate.i - (3 if match.frame.status == "proposed" else 1 + lead):
        return False
    return any(desk.classes.has("law", clause, t) for t in fillers(match, "title")) or match.frame.status != "proposed"


def _lays_down(match: Match) -> bool:
    """ "Under rules introduced this week officials may travel only on duty": a paper that binds a whole class."""
    outer = match.clause.outer
    return outer is not None and (outer.modal in {"can", "may", "must", "shall"} or outer.lemma in OBLIGING)


def _is_event(desk: Desk, match: Match) -> bool:
    """A meeting that only a noun tells of counts where its body is named and the text goes on about it."""
    clause = match.clause
    named = any(
        (n := desk.article.names.at(clause.parsed, t)) is not None and n.kind == "body" for t in clause.objects("of")
    )
    return named and not any(c.lower_ in {"every", "each", "next"} for c in clause.predicate.children)


def _is_named_law(desk: Desk, match: Match) -> bool:
    """A law that only its name tells of counts where a clause about it says what became of it."""
    noun = match.clause.predicate
    title = desk.article.phrase(match.clause.parsed, noun)
    return match.frame.act == "law" and title[:1].isupper() and any(c.dep_ == "relcl" for c in noun.children)
