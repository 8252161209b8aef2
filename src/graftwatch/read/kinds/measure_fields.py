"""The fields of a measure: what it is called, who acts, how far it has come, by when it is due."""

import re
from dataclasses import replace

from graftwatch.claims import MeasureClaim, Source, When
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import STAGE, Match
from graftwatch.read.kinds.measure_tables import load_tables
from graftwatch.read.roles import fillers
from graftwatch.read.time import Anchor, TimeExpression, resolve
from graftwatch.read.tree import Token

MAKERS = frozenset(
    {"promise", "pledge", "vow", "undertake", "order", "instruct", "direct", "task", "demand", "announce"}
)
"""Verbs by which a measure is made before it is done; who makes it is its source."""

OBLIGING = frozenset({"have", "need", "oblige", "require"})
_PAPERS = frozenset({"decree", "edict", "ukase", "law", "order", "resolution", "act", "bill", "plan"})
_ENACTING = frozenset({"decree", "edict", "law", "order", "act", "resolution", "amendment", "vote"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_POINTING = frozenset(
    {
        "act", "agreement", "amendment", "bill", "body", "change", "decree", "document", "law", "legislation",
        "measure", "memorandum", "move", "order", "pact", "plan", "programme", "program", "reform", "rule", "strategy",
    }
)  # fmt: skip
_DEEDS = frozenset({"campaign", "order", "reform"})
_THINGS = ("campaign", "institution", "paper", "reform", "tool")  # they have names of their own
_VERB = 24  # characters of a verb group between or behind the words of a title
_NEAR = 500  # characters: how far a text goes on with a measure that it has told
_INTENTIONS = frozenset({"attempt", "idea", "initiative", "move", "plan", "promise", "proposal", "pledge"})
_DEFERRING = frozenset({"defer", "delay", "extend", "postpone", "prolong", "push", "put"})
_UNTIL = frozenset({"to", "till", "until"})
_ENDING = frozenset({"before", "ahead of", "by", "till", "until", "no later than", "not later than"})


# -- what it is called


def title_of(desk: Desk, match: Match, deed: Token | None = None) -> tuple[str | None, Token | None]:
    """What the measure is called: the noun phrase of its title role, the words of an infinitive, else the clause."""
    parsed, clause = match.clause.parsed, match.clause
    if deed is not None:
        return _infinitive(desk, parsed, deed), deed
    whole = _obliging(match)
    if whole is not None:  # "police officers must wear cameras"
        first = whole.subject if whole.subject is not None else whole.predicate
        start, end = parsed.start(first.doc[first.left_edge.i]), whole.region[1]
        return desk.text[start:end].rstrip(" .,;"), whole.predicate
    for token in fillers(match, "title") or ([clause.predicate] if match.how == "noun" else []):
        if desk.words.is_calendar(token.text):
            continue
        if _only_points(token) and (told := told_before(desk, match)) is not None and told.title is not None:
            return told.title, token  # "it takes effect in July", "the measures will come into force"
        if (deed := intention(token)) is not None:
            return _infinitive(desk, parsed, deed), token  # "plans to close the office": the office is closed
        if token.pos_ in {"NOUN", "PROPN"}:
            words = _whole(desk, parsed, token)
            if _is_deed_to(desk, match, token):
                return _with_verb(desk, clause, token, words), token
            return (
                f"{clause.predicate.text} {words}" if match.frame.act == "institution" and not clause.nominal else words
            ), token
        if token.pos_ in {"VERB", "AUX"}:
            return _infinitive(desk, parsed, token), token
        body = desk.article.body(parsed, token) if token.pos_ == "PRON" else None
        if body is not None and (clause.agent is None or body.lower() != clause.agent.lower_):
            return body, token
    if match.extra is not None and match.extra.pos_ in {"NOUN", "PROPN"}:
        return desk.article.phrase(parsed, match.extra), match.extra
    start, end = clause.region
    return desk.text[start:end].rstrip(" .,;"), clause.predicate


def _is_deed_to(desk: Desk, match: Match, thing: Token) -> bool:
    """Whether a measure is what is done to people or things, which alone say nothing: "all 21,000 officers"."""
    if match.how != "verb" or match.frame.act not in _DEEDS:
        return False
    return thing == match.clause.patient and not any(desk.classes.has(k, match.clause, thing) for k in _THINGS)


def _with_verb(desk: Desk, clause: Clause, thing: Token, words: str) -> str:
    """A thing with what is to be done to it, as the text has it: "all officers are to be vetted"."""
    parsed, verb = clause.parsed, clause.predicate
    if thing.i < verb.i:
        start = desk.article.extent(parsed, thing)[0]
        told = desk.text[start : parsed.end(verb)]
        return told if len(told) <= len(words) + _VERB and told.startswith(words[:1]) else words
    between = desk.text[parsed.start(verb) : parsed.end(thing)]
    return f"{verb.text} {words}" if len(between) <= len(words) + _VERB else words


def intention(noun: Token) -> Token | None:
    """What is intended in "plans to close the office"; a plan with a name of its own ("plan of action") has none."""
    if noun.lemma_ not in _INTENTIONS or (noun.lemma_ == "plan" and noun.tag_ == "NN"):
        return None
    deeds = (c for c in noun.rights if c.dep_ in {"acl", "relcl"} and c.tag_ == "VB")
    return next((c for c in deeds if any(a.tag_ == "TO" for a in c.lefts)), None)


def told_before(desk: Desk, match: Match) -> MeasureClaim | None:
    """The measure that "the law", "the drive", "it" goes on with: the last that the text has told close by."""
    clause = match.clause
    token = clause.subject if clause.passive or match.frame.status == "in_force" else clause.patient
    known = token is not None and (
        token.tag_ == "PRP" or any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in token.children)
    )
    here = clause.parsed.sentence.start
    told = (c for c in reversed(desk.claims) if isinstance(c, MeasureClaim) and c.evidence.start < here)
    last = next(told, None) if known else None
    return last if last is not None and here - last.evidence.end < _NEAR else None


def _only_points(token: Token) -> bool:
    """Whether words only point back to a measure: "it", "the bill", "these measures"."""
    bare = all(c.dep_ in {"det", "punct"} for c in token.children) and any(
        c.lower_ in _DEFINITE for c in token.children
    )
    return token.tag_ == "PRP" or (bare and token.lemma_ in _POINTING)


def _obliging(match: Match) -> Clause | None:
    """The clause that lays something upon somebody: with "must", "has to", "is required to", or under rules."""
    clause = match.clause
    if match.frame.act != "order":
        return None
    if match.how == "predicate" or ("planned" in match.frame.needs and is_laid_upon(clause)):
        return clause if clause.modal == "must" and not clause.nominal else clause.outer
    return None


def is_laid_upon(clause: Clause) -> bool:
    """Whether somebody must do what a clause says."""
    outer = clause.outer
    obliged = outer is not None and clause.relation in {"xcomp", "ccomp"} and outer.lemma in OBLIGING
    return clause.modal == "must" or obliged


def _whole(desk: Desk, parsed: Parsed, token: Token) -> str:
    """A noun phrase with the "on …" or "against …" that follows it, also where the parser hangs that on the verb."""
    words = desk.article.phrase(parsed, token)
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is None or following.lower_ not in {"on", "against"} or not list(following.children):
        return words
    if any(c.tag_ == "WDT" for c in following.children):  # "a hotline on which bribes can be reported"
        return words
    tail = desk.text[parsed.start(following) : parsed.end(token.doc[following.right_edge.i])]
    tail = re.split(r", (?:which|who|whom|whose)\b", tail)[0].rstrip(" .,;")
    return words if words.endswith(tail) or desk.words.is_calendar(following.right_edge.text) else f"{words} {tail}"


def _infinitive(desk: Desk, parsed: Parsed, token: Token) -> str:
    """The words of what is ordered or promised, up to the next such deed; an object that a phrase of time parts from
    its verb stands for it."""
    subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < token.i), None)
    if subject is None and any(c.dep_ == "auxpass" for c in token.children):  # "ordered stock to be taken"
        subject = next((c for c in token.head.children if c.dep_ == "dobj" and c.i < token.i), None)
    start, end = (
        parsed.start(subject.left_edge if subject is not None else token),
        desk.article.extent(parsed, token)[1],
    )
    joined = next((c for c in token.children if c.dep_ == "conj" and c.tag_ == "VB"), None)
    if joined is not None:
        cc = next((c for c in token.children if c.dep_ == "cc" and c.i > token.i), joined)
        end = parsed.start(min(cc, token.doc[joined.left_edge.i], key=lambda t: t.i))
    thing = next((c for c in token.head.children if c.dep_ == "dobj" and c.i > token.i), None)
    return desk.article.phrase(parsed, thing) if thing is not None else desk.text[start:end].rstrip(" .,;")


# -- who acts


def acting(desk: Desk, match: Match) -> list[str]:
    """Who acts, or for an order who is to act."""
    found: list[str] = []
    parsed = match.clause.parsed
    times = desk.timeline.spans(parsed.sentence.number)
    paper = paper_of(desk, match)
    signing = [paper.agent] if paper is not None and paper.agent is not None else []
    for token in signing or _addressed(match) or fillers(match, "bodies"):
        if token.lower_ in _PAPERS or any(start <= parsed.start(token) < end for start, end in times):
            continue
        for who in desk.article.who(parsed, token):
            text = who.text or (desk.article.phrase(parsed, token) if token.pos_ in {"NOUN", "PROPN"} else None)
            able = match.clause.lemma == "give" or _can_act(desk, match.clause, token)  # "gave all formations until …"
            if text and text not in found and able:
                found.append(text)
        if found:
            break
    return found or _owning(desk, match)


def _can_act(desk: Desk, clause: Clause, token: Token) -> bool:
    """Whether a word means people or a body: no stock and no platform carries out a measure, unless it is a name."""
    if token.tag_ not in {"NN", "NNS"}:
        return True
    words, things = desk.words, ("tool", "paper")
    body = words.is_collective(token.lower_) or words.is_generic_body(token.lemma_) or words.is_place_head(token.lemma_)
    human = body or words.is_body_word(token.lower_) or words.is_person_word(token.lemma_)
    return human and not any(desk.classes.has(kind, clause, token) for kind in things)


def _owning(desk: Desk, match: Match) -> list[str]:
    """Who acts where the clause does not say it: whose the measure is, or who has promised or ordered it."""
    parsed = match.clause.parsed
    owners = [c for t in fillers(match, "title") for c in t.children if c.dep_ == "poss"]
    made = (c for c in (match.clause, *match.clause.governors) if c.lemma in MAKERS and not c.passive)
    makers = [c.agent for c in made if c.agent is not None]
    for token in (*owners, *makers):
        for who in desk.article.who(parsed, token):
            if who.body is not None or who.post is not None or (who.entity is not None and who.entity.posts):
                return [who.text] if who.text else []
    return []


def paper_of(desk: Desk, match: Match) -> Clause | None:
    """Of "under an order that he signed the day before": the clause about the paper that lays something down."""
    if match.how != "predicate" or match.frame.act != "order":
        return None
    inner = (c for c in desk.article.clauses[match.clause.parsed.sentence.number] if c.relation in {"acl", "relcl"})
    return next((c for c in inner if c.predicate.head.i == match.clause.predicate.i), None)


def _addressed(match: Match) -> list[Token]:
    """Of "instructed the Government to present": the Government, which stands before what it is to do."""
    clause = match.clause
    deed = clause.infinitive or clause.content
    if match.frame.act != "order" or deed is None or any(c.dep_ == "auxpass" for c in deed.children):
        return []  # "ordered all stocks to be counted" addresses nobody
    return [c for c in clause.predicate.children if c.dep_ in {"dobj", "dative"} and c.i < deed.i][:1] or [
        c for c in deed.children if c.dep_ == "nsubj"
    ]


def is_promise(clause: Clause) -> bool:
    """Whether a clause promises or orders, or is what is promised or ordered."""
    return any(c.lemma in MAKERS for c in (clause, *clause.governors))


def maker_of(desk: Desk, clause: Clause) -> Source | None:
    """Who promises or orders: the one who says it."""
    for holder in (clause, *clause.governors):
        gives = holder is clause and holder.lemma == "give"  # "gave them until June to …"
        if (gives or holder.lemma in MAKERS) and not holder.passive:
            return desk.attribution.source(holder.parsed, holder.agent, holder)
    return None


# -- how far it has come, and by when


def status_of(desk: Desk, match: Match, stance: str) -> str | None:
    """The status of the frame, as the stance of the clause shifts it; without one, by the tense."""
    status, clause = match.frame.status, match.clause
    if status is None:
        if stance in {"planned", "forecast"} or clause.lemma in MAKERS:
            return "announced"
        status = "carried_out" if clause.tense == "past" else "in_force"
    if stance == "planned" and (is_promise(clause) or match.frame.act in {"campaign", "purge", "reform"}):
        return "announced"
    if stance == "asserted" and _obliging(match) is not None:
        return "in_force"
    begun = stance == "asserted" and clause.lemma not in MAKERS and "planned" not in match.frame.needs
    if match.frame.act == "reform" and status == "announced" and begun and STAGE not in match.frame.needs:
        status = "carried_out" if clause.tense == "past" else "in_force"
    told = clause.lemma not in MAKERS  # "announced the creation of X" founds nothing yet
    if match.frame.act == "institution" and not match.frame.needs and stance == "asserted" and told:
        status = _founded(clause) or status
    return load_tables(desk.words.language).status.get((status, stance), status)


def _founded(clause: Clause) -> str | None:
    """A body founded, merged or abolished: by a paper that is adopted, in a plan that is announced, else in fact."""
    agent = clause.agent.lower_ if clause.agent is not None else ""
    if agent in {"plan", "strategy", "programme", "program", "bill"}:
        return "announced"
    papers = any(w.lower_ in _ENACTING for name in ("by", "under") for t in clause.objects(name) for w in t.subtree)
    if papers or agent in _ENACTING or clause.tense == "future":
        return None
    return "carried_out"


def due_of(desk: Desk, match: Match, deed: Token | None, *, planned: bool) -> tuple[When, int] | None:
    """By when, and where the words for it end: what the clause, or the deed that it orders, says with "by"; of a plan
    any day that lies ahead."""
    parsed, date = match.clause.parsed, desk.article.document.date
    clauses = {c.predicate.i: c for c in desk.article.clauses[parsed.sentence.number]}
    clause = clauses.get(deed.i, match.clause) if deed is not None else match.clause
    if clause.nominal and clause.outer is not None:
        clause = clause.outer
    if clause.lemma in _DEFERRING and STAGE in match.frame.needs:
        return _deferred(desk, clause)
    (start, end), here = clause.region, parsed.start(clause.predicate)
    opening = next((parsed.end(c) for c in clause.predicate.lefts if c.dep_ == "mark"), start)
    first = parsed.start(clause.subject.left_edge) if clause.subject is not None else start
    giving = parsed.end(match.clause.predicate) if match.clause.lemma == "give" else 0
    if giving:
        start = min(start, giving)  # "gave them until 30 June to open their stores"
    made = desk.timeline.at(match.clause) if planned else None
    told = made is not None and not made.is_interval and not lies_ahead(desk, made)
    over = deed is None and _is_over(clause)
    anchor = Anchor(document=made if told else date, tense="past" if over else "future")
    for expression in desk.timeline.expressions.get(parsed.sentence.number, ()):
        led = expression.end <= here and all(parsed.start(c.predicate) >= expression.end for c in clauses.values())
        led = led or opening <= expression.start < first  # "that till the end of the year all fuel will be bought"
        if not (led or start <= expression.start < end) or expression.end <= giving:
            continue  # "on 3 June it gave them ten days": that is when
        ends = expression.role == "by" or expression.lead in _ENDING
        if not ends and any(
            here < parsed.start(p) < expression.start for p in _past_within(clauses, clause, match.clause)
        ):
            continue  # "a court was promised in the law | adopted in June"
        if giving and expression.shape == "length":
            return _given(desk, match.clause, expression)
        due = ahead(expression, anchor)
        if due is None:
            continue
        if expression.role == "by" or (planned and (ends or lies_ahead(desk, due))):
            return due, expression.end
    return None


def _past_within(clauses: dict[int, Clause], *own: Clause) -> list[Token]:
    """The participles of a sentence that tell of something done, other than those of the measure itself."""
    others = (c for c in clauses.values() if c not in own and c.relation in {"acl", "relcl"})
    return [c.predicate for c in others if c.predicate.tag_ in {"VBD", "VBN"}]


def _given(desk: Desk, giving: Clause, length: TimeExpression) -> tuple[When, int] | None:
    """When "ten days to find the machines" end: counted from the day they are given, else from that of the report."""
    day = desk.timeline.at(giving) or desk.timeline.told(giving)
    fixed = day if day is not None and not day.is_interval else desk.article.document.date
    within = replace(length, role="by", shape="within")
    due = ahead(within, Anchor(document=fixed, tense="future"))
    return (due, length.end) if due is not None else None


def _is_over(clause: Clause) -> bool:
    """ "All ministries were to have moved their purchases by 1 July": a plan whose day is behind the report."""
    words = [c.lower_ for c in clause.predicate.lefts if c.dep_ in {"aux", "auxpass"}]
    behind = clause.outer is not None and clause.relation == "xcomp" and clause.outer.lemma in {"be", "have"}
    return "have" in words and behind and clause.outer is not None and clause.outer.tense == "past"


def _deferred(desk: Desk, clause: Clause) -> tuple[When, int] | None:
    """To when something is put off or extended: "put off again, this time to the end of 2023"."""
    start = clause.parsed.end(clause.predicate)
    for expression in desk.timeline.expressions.get(clause.parsed.sentence.number, ()):
        lead = desk.text[start : expression.start].split()[-3:]
        if expression.start > start and (expression.role == "until" or _UNTIL.intersection(lead)):
            when = resolve(expression, Anchor(document=desk.article.document.date, tense="future"), bare=True)
            if when is not None:
                return when, expression.end
    return None


def ahead(expression: TimeExpression, anchor: Anchor) -> When | None:
    """An expression as a day that lies ahead of its anchor; "before 1 September" is that day."""
    return resolve(expression, anchor, bare=True) if expression.role in {"at", "by", "since", "span", "until"} else None


def lies_ahead(desk: Desk, when: When | None) -> bool:
    """Whether a time begins after the document's day."""
    date = desk.article.document.date
    return when is not None and date is not None and str(when)[: len(str(date))] > str(date)[: len(str(when))]
