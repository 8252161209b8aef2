"""What span a figure covers, and against what time a change is counted."""

from collections.abc import Iterator

from graftwatch.claims import NotADate, When
from graftwatch.read.clauses import Clause
from graftwatch.read.figures.number import Number
from graftwatch.read.time import TimeExpression

_BETWEEN = 14  # characters between a number and the time right behind it
_REACH = 80  # characters behind a number in which the base of its change stands
_JOINED = (["and"], ["for"], ["from"], ["to"], ["with"])
_COVERS = frozenset({"at", "span", "since", "until"})


def period_of(number: Number, act: str) -> When | None:
    """The span that the text gives a figure: right behind it, in its clause, or in a clause that opens "since …"."""
    base = base_expression(number) if act == "change" else None
    if act == "change" and (ends := _from_to(number)) is not None:
        return ends[1]
    if base is not None and base.lead == "since" and (span := number.desk.timeline.value(base)) is not None:
        return closed(span, number)
    found = _adjacent(number, base) or time_beside(number) or _following(number, base)
    found = found or _since_founding(number) or _of_clause(number, base, act) or _since_clause(number)
    found = found or _of_when_clause(number) or _until(number)
    if found is None or (act == "rank" and found.precision not in {"year", "interval"}):
        return None
    return closed(found, number)


def _adjacent(number: Number, base: TimeExpression | None) -> When | None:
    text, timeline = number.desk.text, number.desk.timeline
    for expression in _expressions(number):
        if expression is base or expression.role not in _COVERS or expression.start < number.end:
            continue
        gap = text[number.end : expression.start]
        if len(gap) < _BETWEEN and not set(gap) & set(",;(") and not number.lexicon.ends_with("comparison", gap):
            return timeline.value(expression)
    return None


def _following(number: Number, base: TimeExpression | None) -> When | None:
    """The first time behind a number, where nothing parts the two: "131 cases of bribery opened in 2007 (in 2006 –
    88)", "convicted 143 officers of offences involving property last year, up from 118 in 2001"."""
    expression = next((e for e in _expressions(number) if e.start >= number.end), None)
    if expression is None or expression is base or expression.role not in {"at", "span"}:
        return None
    gap = number.desk.text[number.end : expression.lead_start]
    others = number.desk.quantities.get(number.parsed.sentence.number, ())
    if set(gap) & set(",;:()–—") or any(number.end <= q.start < expression.start for q in others):
        return None
    if number.lexicon.ends_with("comparison", gap) or len(gap) > _REACH:
        return None
    verbs = (c for c in number.desk.article.clauses[number.parsed.sentence.number] if c.relation != "acl")
    if any(number.end <= number.parsed.start(c.predicate) < expression.start for c in verbs if c is not number.clause):
        return None
    rest = number.desk.text[expression.end : number.parsed.sentence.end].lstrip()
    return number.desk.timeline.value(expression) if rest.startswith(("(", ",")) else None


def time_beside(number: Number) -> When | None:
    """The time right before a bare number, or behind it in the same brackets: "in 2017, 377", "(26 in 2016)"."""
    if number.quantity.kind != "bare":
        return None
    text, timeline = number.desk.text, number.desk.timeline
    for expression in _expressions(number):
        if expression.role in _COVERS and text[expression.end : number.start].strip() in {",", ":", "–", "-"}:
            return timeline.value(expression)
        closed_by = is_bracketed(number) and text.startswith(")", expression.end)
        if closed_by and text[number.end : expression.lead_start].isspace():
            return timeline.value(expression)
    return None


def is_bracketed(number: Number) -> bool:
    """Whether a bracket opens right before the number, or before the time right before it."""
    if number.quantity.kind != "bare":
        return False
    text = number.desk.text
    starts = [number.start, *(e.lead_start for e in _expressions(number) if 0 < number.start - e.end < _BETWEEN)]
    return any(text.startswith("(", start - 1) for start in starts)


def compared_span(number: Number, end: int) -> tuple[int, int]:
    """Where the words of a number begin and end that is only set beside another: "up from 119 the year before"."""
    said = number.lexicon.ends_with("comparison", number.before())
    text = number.desk.text
    start = number.desk.text.lower().rfind(said, 0, number.start) if said is not None else number.start
    behind = (e for e in _expressions(number) if 0 <= e.start - end < _BETWEEN and e.role in _COVERS)
    following = next((e for e in behind if not set(text[end : e.start]) & set(",;()")), None)
    return start, following.end if following is not None else end


def _of_clause(number: Number, base: TimeExpression | None, act: str) -> When | None:
    """The time of the number's own clause, if the sentence does not set the number beside another time."""
    clause, timeline = number.clause, number.desk.timeline
    if number.lexicon.ends_with("comparison", number.before()):
        return None
    if act == "rank":
        return _of_ranking(number)
    if clause is None:
        return _leading(number)
    subject = clause.subject
    if (
        subject is not None
        and (when := timeline.of_noun(number.parsed, subject)) is not None
        and when.precision in {"year", "interval"}
    ):
        return when
    when = timeline.at(clause) or _of_raised(number, clause) or _of_subject(number, clause)
    if when is not None and (base is None or when != timeline.value(base)):
        return when if _is_own(number, clause, when) else None
    if (when := _of_time_clause(number, clause)) is not None:
        return when
    leading = _leading(number)
    if clause.relation in {"ROOT", "conj", "parataxis"} or (
        leading is not None and leading.precision in {"year", "interval"}
    ):
        return leading
    return None


def _of_raised(number: Number, clause: Clause) -> When | None:
    """ "Some 900 tons are thought to have vanished since January": the time of what they are thought to have done."""
    if number.role != "subject" or not clause.passive:
        return None
    inner = number.desk.article.clauses[number.parsed.sentence.number]
    raised = (c for c in inner if c.outer is clause and c.relation == "xcomp" and c.subject == clause.subject)
    return next((when for c in raised if (when := number.desk.timeline.at(c)) is not None), None)


def _of_subject(number: Number, clause: Clause) -> When | None:
    """ "Half of the crimes solved last year were …": the time of what the counted things did or underwent."""
    nouns = {number.head.i, *(t.i for t in number.head.subtree if t.pos_ == "NOUN")}
    if number.role != "subject":
        return None
    inner = number.desk.article.clauses[number.parsed.sentence.number]
    told = (c for c in inner if c.relation in {"acl", "relcl"} and c.predicate.head.i in nouns)
    whole = (c for c in told if not number.is_parted(c))
    return next((when for c in whole if (when := number.desk.timeline.at(c)) is not None), None)


def _of_time_clause(number: Number, clause: Clause) -> When | None:
    """ "January 2014, when protests erupted and sparked …": the time that a clause with "when" explains."""
    while clause.relation == "conj" and clause.outer is not None:
        clause = clause.outer
    if clause.relation != "relcl":
        return None
    here = number.parsed.start(clause.predicate.head)
    for expression in _expressions(number):
        if expression.start <= here < expression.end and (when := number.desk.timeline.value(expression)) is not None:
            return When.parse(when.text[:-3]) if when.text.endswith("/..") else when
    return None


def _of_when_clause(number: Number) -> When | None:
    """ "When the board met last week, it had 41 files on the table": the time of what a clause with "when" tells."""
    told = number.desk.article.clauses[number.parsed.sentence.number] if number.clause is not None else ()
    beside = (c for c in told if c.outer is number.clause and c.relation == "advcl" and c.marker == "when")
    return next((when for c in beside if (when := number.desk.timeline.at(c)) is not None), None)


def _until(number: Number) -> When | None:
    """ "By the end of 2014 the bureau had recovered N": all that was so until then."""
    clause = number.clause
    if clause is None or not clause.perfect or clause.tense != "past":
        return None
    for expression in _expressions(number):
        if expression.role == "by" and (when := number.desk.timeline.value(expression)) is not None:
            return None if when.is_interval else When.span(None, when.exactly())
    return None


def of_told_thing(number: Number) -> When | None:
    """The time of a clause that tells of what is counted, or of the poll that counted it: "18,000 rounds that landed in
    February", "in a poll taken in April"."""
    nouns = {number.head.i, *(t.i for t in number.governors)}
    for clause in _telling(number):
        noun = clause.predicate.head
        told = noun.i in nouns or number.lexicon.polls([noun.lemma_])
        if told and (when := number.desk.timeline.at(clause)) is not None:
            return when
    return None


def of_report(number: Number) -> When | None:
    """The year that the report is for which gives the number: "its annual report for 2014", "the 2014 report"."""
    for expression in _expressions(number):
        when = number.desk.timeline.value(expression)
        if when is None or when.precision not in {"year", "interval"} or expression.end > number.start:
            continue
        before = number.desk.text[number.parsed.sentence.start : expression.lead_start].split()[-1:]
        behind = number.desk.text[expression.end : number.parsed.sentence.end].lower().split()[:3]
        named = expression.lead == "for" and number.lexicon.names("report", before[0].lower() if before else "")
        if named or (expression.lead is None and any(number.lexicon.names("report", w.strip(",.")) for w in behind)):
            return when
    return None


def _since_founding(number: Number) -> When | None:
    """ "A hotline opened in September brought in 318 calls", "the fund, set up in 2022, collected N": since then."""
    subject = number.clause.subject if number.clause is not None and number.role != "subject" else None
    for clause in _telling(number) if subject is not None else ():
        if clause.predicate.head == subject and number.lexicon.does("founding", clause, number.desk.classes):
            when = number.desk.timeline.at(clause)
            if when is not None and not when.is_interval:
                return When.span(when.exactly(), None)
    return None


def _telling(number: Number) -> Iterator[Clause]:
    """The clauses of the sentence that tell of a noun, without those of a part: "1,800 of which proved defective"."""
    for clause in number.desk.article.clauses[number.parsed.sentence.number]:
        if clause.relation in {"acl", "relcl"} and not number.is_parted(clause):
            yield clause


def _is_own(number: Number, clause: Clause, when: When) -> bool:
    """Whether the time of a clause is not already that of another number nearer to it."""
    for expression in _expressions(number):
        if number.desk.timeline.value(expression) != when or expression.start < number.end:
            continue
        others = [
            q
            for q in number.desk.quantities.get(number.parsed.sentence.number, ())
            if number.end <= q.start < expression.start
            and not _is_joined(number, number.desk.text[number.end : q.start])
        ]  # "rose 22 percent to 5,310 last year", "paid 2 billion to 3,000 people last year" are one span
        if others and "," not in number.desk.text[others[-1].end : expression.start]:
            return False
    return True


def _is_joined(number: Number, gap: str) -> bool:
    """Whether a preposition joins another number to this one, and it is not only set beside it ("down from 18")."""
    return gap.split()[-1:] in _JOINED and number.lexicon.ends_with("comparison", gap) is None


def _leading(number: Number) -> When | None:
    """A time at the head of the sentence, before everything else."""
    for expression in _expressions(number):
        opening = number.desk.text[number.parsed.sentence.start : expression.lead_start].strip(' "“‘—–-•')
        if not opening and expression.role in _COVERS:
            return number.desk.timeline.value(expression)
    return None


def _of_ranking(number: Number) -> When | None:
    """The year that an index is for; the day or month on which it was published is none."""
    for expression in _expressions(number):
        when = number.desk.timeline.value(expression)
        if when is None or when.precision != "year":
            continue
        if expression.role in {"at", "span"} and expression is not base_expression(number):
            return when
    return None


def _since_clause(number: Number) -> When | None:
    """ "since Xi took power in 2012", "since coming to power in 2016": a clause of time that opens the span."""
    if number.clause is None:
        return None
    for other in number.desk.article.clauses[number.parsed.sentence.number]:
        if (
            (other.marker == "since" or other.predicate.head.lower_ == "since")
            and other.outer is number.clause
            and (when := number.desk.timeline.at(other)) is not None
            and not when.is_interval
        ):
            return When.span(when.exactly(), None)
    return None


def closed(when: When, number: Number) -> When:
    """An open span ends on the day on which it was told: the announcement's, else the document's."""
    spans = [e for e in _expressions(number) if e.role == "since" and number.desk.timeline.value(e) == when]
    if not when.text.endswith("/..") and not spans:
        return when
    chain = number.desk.attribution.chain(number.clause, at=number.start) if number.clause is not None else ()
    until = next((s.on for s in reversed(chain) if s.on is not None and not s.on.is_interval), None)
    if until is None and when.text.endswith("/.."):
        until = number.desk.article.document.date
    if until is None:
        return when
    try:
        return When.parse(f"{when.text.split('/')[0]}/{until.exactly().text}")
    except NotADate:
        return when


def since_of(number: Number, period: When | None) -> When | None:
    """The time that a change is counted from."""
    text, lexicon = number.desk.text, number.lexicon
    behind = text[number.end : min(number.parsed.sentence.end, number.end + _REACH)]
    if (ends := _from_to(number)) is not None:
        return ends[0]
    expression = base_expression(number)
    value = number.desk.timeline.value(expression) if expression is not None else None
    around = (
        text[max(number.parsed.sentence.start, expression.start - 24) : expression.end]
        if expression is not None
        else ""
    )
    repeats = lexicon.holds("same_period", behind.split(";")[0]) or lexicon.holds("same_period", around)
    if repeats and (same := moved(period, value)) is not None:
        return same
    if value is None:
        return None
    return When.parse(value.text[:-3]) if value.text.endswith("/..") else value


def _from_to(number: Number) -> tuple[When, When] | None:
    """Both years of a change told "from 2014 to 2015", right behind its number: the base, and what is measured."""
    for expression in _expressions(number):
        if (
            expression.shape == "range"
            and expression.text.lower().startswith("from ")
            and expression.start >= number.end
        ):
            value = number.desk.timeline.value(expression)
            near = expression.start - number.end < _BETWEEN
            if near and value is not None and value.precision == "interval" and ".." not in value.text:
                first, last = (When.parse(part) for part in value.text.split("/"))
                return first, last
    return None


def base_expression(number: Number) -> TimeExpression | None:
    """The time behind a change that its base stands in: "than in 2019", "from 2014", "since 2011"."""
    text = number.desk.text
    for expression in _expressions(number):
        if expression.end <= number.start and number.lexicon.ends_with(
            "comparison",
            text[max(number.parsed.sentence.start, expression.start - 30) : expression.start].removesuffix("the "),
        ):
            return expression
        if not number.end <= expression.start <= number.end + _REACH:
            continue
        if any(
            number.end <= q.start < expression.lead_start and q.start > number.end
            for q in number.desk.quantities.get(number.parsed.sentence.number, ())
        ):
            break
        lead = text[number.end : expression.start]
        if (
            expression.role == "since"
            or " than when " in lead
            or any(number.lexicon.ends_with("base", part) for part in (lead, text[number.end : expression.lead_start]))
        ):
            return expression
        yearly = number.lexicon.holds("yearly", lead)  # "fell by 12 percent year on year in January": no base
        if not yearly and (
            number.lexicon.holds("same_period", lead) or number.lexicon.holds("same_period", expression.text)
        ):
            return expression
    return None


def moved(period: When | None, base: When | None) -> When | None:
    """The same span of another year: "than in the same period of 2022", "than a year earlier"."""
    if period is None:
        return None
    first = period.text.split("/")[0]
    year = int(first[:4])
    target = (
        int(base.text[:4]) if base is not None and base.text[:4].isdigit() and int(base.text[:4]) != year else year - 1
    )
    try:
        return When.parse(
            "/".join(f"{int(end[:4]) - year + target:04d}{end[4:]}" for end in period.exactly().text.split("/"))
        )
    except (NotADate, ValueError):
        return None


def _expressions(number: Number) -> list[TimeExpression]:
    return number.desk.timeline.expressions.get(number.parsed.sentence.number, [])
