"""Statement claims: what somebody says where no other kind carries it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from graftwatch.claims import Evidence, StatementClaim
from graftwatch.read.clauses import Clause, Parsed
from graftwatch.read.desk import Desk
from graftwatch.read.frames import Match
from graftwatch.read.kinds.carried import carried, tells_a_deed
from graftwatch.read.kinds.said import Said, label_of, said_by_clause, said_in_quotation, spoken_on
from graftwatch.read.kinds.speakers import Speaker, accuses, as_speaker
from graftwatch.read.kinds.speech_acts import act_of
from graftwatch.read.kinds.topic import about_of, topic_of
from graftwatch.read.roles import fillers
from graftwatch.read.tree import Token

_NEVER_CARRIED = frozenset({"denied", "admitted", "praised", "criticised"})
_BY_WORDS = frozenset({"said", "warned", "promised", "admitted"})
_GROUNDS = frozenset({"argue", "call", "claim", "describe", "insist", "note", "say", "stress", "term"})
_POINT = re.compile(r"(?:\([a-z0-9]{1,3}\)|[-–•*]|\d{1,2}[.)])\s*")


def from_match(desk: Desk, match: Match) -> Iterator[StatementClaim]:
    """The statement of a clause of saying, unless a claim of another kind carries what is said."""
    clause, parsed = match.clause, match.clause.parsed
    if not _asserts_saying(match) or desk.attribution.quotations.at(parsed.start(match.trigger)) is not None:
        return
    speaker = _speaker(desk, match)
    if speaker is None:
        return
    quotation = desk.attribution.quotations.of(clause)
    said = said_by_clause(desk, match, speaker.token)
    if said is None and (ground := _ground(desk, clause)) is not None:
        said = said_by_clause(desk, ground, speaker.token)
    if quotation is not None and (said is None or match.frame.act in {"said", "warned", "promised"}):
        said = said_in_quotation(desk, quotation)
    by_words = match.frame.act in _BY_WORDS and said is not None and said.clause is not None
    by_words = by_words and label_of(desk, clause) is None
    about = about_of(desk, match, speaker.name) if not by_words else None
    if (
        match.frame.act == "said"
        and said is not None
        and said.clause is not None
        and not said.quoted
        and _speaks_itself(desk, said.clause)
    ):
        return
    act = act_of(desk, match, said, speaker.name)
    if (
        act is None
        or (act == "ordered" and _is_of_court(desk, parsed, speaker.token))
        or not _says_something(match, act, said, about)
    ):
        return
    if _repeats(desk, match, act):
        return
    if said is not None and ((act not in _NEVER_CARRIED and carried(desk, said, act)) or said.only_asks):
        return
    told = said is not None and act == "said" and not said.quoted
    if told and clause.lemma in desk.attribution.voices.group("establishing"):
        return
    if said is not None and told and (tells_a_deed(desk, said) or (said.is_past and accuses(desk, parsed, speaker))):
        return
    if said is None and any(
        _overlaps(c.evidence, parsed.start(match.trigger), parsed.end(match.last))
        for c in desk.claims
        if c.kind in {"misconduct", "measure"}
    ):
        return
    evidence = _evidence(desk, match, speaker.token, said, about)
    for one in (speaker, *_jointly(desk, match, speaker, act)):
        yield from _claim(desk, clause, one, act, said, about[0] if about else None, evidence)


def _jointly(desk: Desk, match: Match, speaker: Speaker, act: str) -> list[Speaker]:
    """The others who plead with a named speaker: "X and Y have pleaded guilty" is a plea of each."""
    named = desk.article.names.at(match.clause.parsed, speaker.token) is not None  # "two, X and Y," is one plea
    if act not in {"admitted", "denied"} or match.how != "verb" or not named:
        return []
    people = [w for w in desk.article.who(match.clause.parsed, speaker.token) if w.entity is not None and w.text]
    return [Speaker(w.token or speaker.token, w.text, w.text) for w in people if w.text and w.text != speaker.name]


def _repeats(desk: Desk, match: Match, act: str) -> bool:
    """Whether a statement is made twice in one sentence: "slammed the service, calling it corrupt" is one reproach, and
    "said that it rejects the report" one denial."""
    clause, outer = match.clause, match.clause.outer
    if outer is None:
        return False
    if clause.relation == "advcl" and clause.predicate.tag_ == "VBG":
        judged = [m.frame.act for m in desk.fired if m.clause is outer and m.frame.kind == "statement"]
        return (act != "said" and act in judged) or (clause.lemma in _GROUNDS and bool(judged))
    if act == "said":
        return False
    it = clause.subject is not None and clause.subject.lower_ == "it"
    return it and outer.content == clause.predicate and desk.attribution.voices.reports(outer)


def _ground(desk: Desk, clause: Clause) -> Match | None:
    """ "Defended the law, saying it would prevent abuse": the clause that says why somebody judges as he does."""
    inside = (m for m in desk.fired if m.clause.outer is clause and m.clause.parsed is clause.parsed)
    told = (m for m in inside if m.clause.relation == "advcl" and m.clause.lemma in _GROUNDS)
    return next((m for m in told if m.frame.kind == "statement" and m.clause.predicate.i > clause.predicate.i), None)


def quoted(desk: Desk) -> Iterator[StatementClaim]:
    """The quotations whose clause no frame reads ("…," she shrugged)."""
    told = [c.evidence for c in desk.claims if c.kind == "statement"]
    for quotation in desk.attribution.quotations.all:
        clause, parsed, token = quotation.clause, quotation.parsed, quotation.speaker
        if clause is None or parsed is None or token is None or any(_overlaps(e, *quotation.outer) for e in told):
            continue
        speaker = as_speaker(desk, parsed, token)
        said = said_in_quotation(desk, quotation)
        if speaker is None or carried(desk, said) or not quotation.full or said.only_asks:
            continue
        act = act_of(desk, None, said, speaker.name)
        if act is None:
            continue
        if quotation.goes_on and (act in {"said", "denied"} or desk.attribution.quotations.of(clause) is None):
            continue
        low, high = quotation.outer
        if not quotation.goes_on:
            start, end = desk.article.extent(parsed, token)
            low, high = min(low, start, parsed.start(clause.predicate)), max(high, end, parsed.end(clause.predicate))
        evidence = _spanning(desk, parsed, low, high)
        yield from _claim(desk, clause, speaker, act, said, None, evidence)


def _speaks_itself(desk: Desk, inner: Clause) -> bool:
    """Whether what is said is that somebody else says something: then that is the statement."""
    return (
        desk.attribution.voices.reports(inner)
        and inner.agent is not None
        and as_speaker(desk, inner.parsed, inner.agent) is not None
        and (inner.content is not None or inner.infinitive is not None or inner.lemma == "deny")
    )


def _is_of_court(desk: Desk, parsed: Parsed, token: Token) -> bool:
    """Whether a court or judge speaks: what they order is no statement."""
    start, end = desk.article.extent(parsed, token)
    return any(word in desk.text[start:end].lower() for word in ("court", "judge", "tribunal", "magistrate"))


def listed(desk: Desk, matches: Iterable[Match]) -> Iterator[StatementClaim]:
    """The points of a list behind "the Committee recommends that:", each a demand of its own."""
    blocks = desk.article.layout.blocks
    for match in matches:
        parsed = match.clause.parsed
        block = blocks[parsed.sentence.block]
        speaker = _speaker(desk, match) if match.frame.act == "called_for" and desk.text[block.end - 1] == ":" else None
        if speaker is None or parsed.sentence.end != block.end:
            continue
        first: str | None = None
        for point in blocks[block.number + 1 :]:
            mark = _POINT.match(desk.text, point.start, point.end)
            first = first or (mark.group()[0] if mark is not None else None)
            if mark is None or (mark.group()[0] != first and not (mark.group()[0] + (first or "")).isdigit()):
                break
            yield from _point(desk, match.clause, speaker, mark.end(), point.end)


def demanded(desk: Desk) -> Iterator[StatementClaim]:
    """What a speaker of a transcript demands in his own turn: "Wiretapping has to stop", "Let the agency …"."""
    told = [c.evidence for c in desk.claims]
    for number, clauses in desk.article.clauses.items():
        parsed = desk.article.parsed[number]
        who = desk.article.speaker_of(parsed)
        root = next((c for c in clauses if c.relation == "ROOT"), None) if who is not None else None
        if who is None or root is None or not _is_duty(root):
            continue
        start, end = parsed.sentence.start, parsed.sentence.end
        if any(_overlaps(e, start, end) for e in told) or desk.text[end - 1] == "?":
            continue
        evidence = desk.article.cover(parsed, start, end)
        said = Said(start, end, evidence.quote, root, (parsed.start(root.predicate),))
        speaker = Speaker(root.predicate, who.name, who.name)
        inner = next((c for c in clauses if c.outer is root and c.relation == "ccomp"), root)
        yield from _claim(desk, root, speaker, "called_for", said, topic_of(desk, inner, who.name), evidence)


def in_words_of(desk: Desk) -> Iterator[StatementClaim]:
    """What stands in somebody's view: "According to Colonel Peev, …", "In the opinion of the Bar Association …"."""
    told = [c.evidence for c in desk.claims if c.kind == "statement"]
    for number, clauses in desk.article.clauses.items():
        parsed = desk.article.parsed[number]
        root = next((c for c in clauses if c.relation == "ROOT"), None)
        token = _holder(root) if root is not None else None
        if root is None or token is None or desk.attribution.voices.reports(root):
            continue
        speaker = as_speaker(desk, parsed, token)
        person = any(w.entity is not None and w.entity.kind == "person" for w in desk.article.who(parsed, token))
        start, end = parsed.sentence.start, parsed.sentence.end
        if speaker is None or not (person or root.objects("in")) or any(_overlaps(e, start, end) for e in told):
            continue
        low = parsed.start(root.subject.left_edge) if root.subject is not None else parsed.start(root.predicate)
        words = " ".join(desk.text[low : root.region[1]].split()).strip(" ,.;")
        said = Said(low, root.region[1], words, root, (parsed.start(root.predicate),))
        if carried(desk, said):
            continue
        evidence = desk.article.cover(parsed, min(low, parsed.start(token)), root.region[1])
        yield from _claim(desk, root, speaker, "said", said, topic_of(desk, root, speaker.name), evidence)


def _holder(root: Clause) -> Token | None:
    """Whose words a clause gives by a phrase before it: "according to X", "in the view of X", "in X's opinion"."""
    for phrase, token in root.obliques:
        if token.i > root.predicate.i:
            continue
        if phrase == "according to":
            return token
        if phrase == "in" and token.lemma_ in _VIEWS:
            owners = [c for c in token.children if c.dep_ == "poss"]
            owners += [o for c in token.rights if c.lower_ == "of" for o in c.children if o.dep_ == "pobj"]
            return owners[0] if owners else None
    return None


_VIEWS = frozenset({"assessment", "estimation", "eye", "judgement", "judgment", "opinion", "view", "word"})


def _is_duty(root: Clause) -> bool:
    """Whether a sentence says what somebody else has to do."""
    subject = root.subject
    if root.lemma == "let" and root.predicate.tag_ == "VB" and root.predicate.i <= 1:
        return root.predicate.nbor(1).lower_ not in {"me", "us"}
    if subject is None:
        return root.predicate.tag_ == "VB" and root.predicate.i == 0 and root.patient is not None
    if subject.tag_ in {"PRP", "EX"} and subject.lower_ not in {"they", "he", "she"}:
        return False
    has_to = (
        root.lemma == "have"
        and "yet" not in root.parsed.forms
        and root.infinitive is not None
        and root.tense == "present"
    )
    return has_to or (root.modal in {"must", "should", "ought"} and not root.perfect)


def _point(desk: Desk, clause: Clause, speaker: Speaker, start: int, end: int) -> Iterator[StatementClaim]:
    words = desk.text[start:end].removesuffix(" and").rstrip(" ;.,")
    whole = desk.article.layout.sentence_at(start)
    inner = (
        next((c for c in desk.article.clauses.get(whole.number, ()) if c.relation == "ROOT"), None) if whole else None
    )
    said = Said(start, start + len(words), words, inner)
    evidence = Evidence(words, start, start + len(words), whole.whole if whole else (start, end))
    yield from _claim(desk, clause, speaker, "called_for", said, None, evidence)


# -- who speaks


def _asserts_saying(match: Match) -> bool:
    """Whether the words say that somebody said something: no silence, no mere possibility, no infinitive of intent."""
    clause = match.clause
    if match.how == "noun":
        return clause.content is not None or any(
            c.dep_ in {"acl", "ccomp"} and c.tag_ in {"VBD", "VBZ", "VBP"} for c in clause.predicate.children
        )
    if clause.negated and (match.frame.act != "admitted" or clause.predicate.tag_ == "VBG") and clause.lemma != "plead":
        return False
    at = clause.predicate.i
    if clause.modal == "would" and any(t.lower_ == "only" for t in clause.parsed.doc[at - 1 : at + 2]):
        return True  # "he would say only that he had done nothing"
    if clause.modal in {"can", "could", "may", "might", "must", "should", "would", "cannot"}:
        return False
    if clause.modal == "will" and match.frame.act == "said":
        return False  # "he will say that he knew nothing": nobody has
    infinitive = clause.predicate.tag_ == "VB" and any(c.lower_ == "to" for c in clause.predicate.children)
    return not infinitive or (
        clause.outer is not None and clause.outer.lemma in {"take", "go", "continue", "appear", "use"}
    )


def _speaker(desk: Desk, match: Match) -> Speaker | None:
    clause = match.clause
    if match.how == "noun":
        token = next(iter(fillers(match, "speaker")), None)
    elif match.how == "predicate":
        token = next(iter(fillers(match, "speaker")), None) or (
            clause.outer.subject if clause.outer is not None else None
        )
    else:
        token = desk.attribution.speaker(clause) or (clause.subject if not clause.passive else None)
    party = {"outlet"} if clause.lemma in desk.attribution.voices.group("replying") else set()
    party |= {"document"} if match.frame.act == "called_for" else set()
    return as_speaker(desk, clause.parsed, token, party) if token is not None else None


# -- what is said


def _says_something(match: Match, act: str, said: Said | None, about: tuple[str, int] | None) -> bool:
    """Whether there is enough: words that are said, or for acts that need none somebody or something they are about."""
    if act in {"said", "warned", "promised", "called_for", "ordered"}:
        return said is not None or (about is not None and match.frame.needs == ("about",))
    if act in {"admitted", "denied"}:
        return True
    return said is not None or about is not None


def _overlaps(evidence: Evidence, start: int, end: int) -> bool:
    return evidence.start < end and start < evidence.end


# -- the claim


def _evidence(desk: Desk, match: Match, speaker: Token, said: Said | None, about: tuple[str, int] | None) -> Evidence:
    parsed = match.clause.parsed
    ends = [said.end] if said is not None else []
    if about is not None and said is None:
        ends.append(about[1])
    evidence = desk.evidence(match, [speaker], ends)
    start = min(evidence.start, said.start) if said is not None else evidence.start
    return _spanning(desk, parsed, start, max(evidence.end, *ends) if ends else evidence.end)


def _spanning(desk: Desk, parsed: Parsed, start: int, end: int) -> Evidence:
    """The evidence for a stretch that may begin or end in a neighbouring sentence of the same block."""
    sentence = parsed.sentence
    if sentence.start <= start and end <= sentence.end:
        return desk.article.cover(parsed, start, end)
    first, last = desk.article.layout.sentence_at(start), desk.article.layout.sentence_at(end - 1)
    whole = (first.whole[0] if first else start, last.whole[1] if last else end)
    words = desk.text[start:end].rstrip(" \n,;:")
    return Evidence(words, start, start + len(words), whole)


def _claim(
    desk: Desk, clause: Clause, speaker: Speaker, act: str, said: Said | None, about: str | None, evidence: Evidence
) -> Iterator[StatementClaim]:
    base: dict[str, Any] | None = desk.base(clause, evidence)
    if base is None:
        return
    base["said_by"] = desk.attribution.beyond(clause, speaker.name)
    ahead = base["stance"] in {"planned", "forecast"}
    if base["when"] is None and not ahead and clause.tense == "past" and not clause.perfect:
        base["when"] = spoken_on(desk, clause)
    at = said.start if said is not None and said.quoted else None
    base["stance"] = said.stance if said is not None and act == "said" else base["stance"] if ahead else "asserted"
    yield StatementClaim(
        act=act,  # type: ignore[arg-type]
        speaker=speaker.party,
        about=about or (said.topic or topic_of(desk, said.clause, speaker.name, at) if said is not None else None),
        content=said.words if said is not None else None,
        **base,
    )
