"""What stands around a figure: whom it covers, where, who vouches for it, and whether it is only expected."""

from collections import Counter
from functools import lru_cache

from graftwatch.claims import FigureClaim, Source
from graftwatch.read.desk import Desk
from graftwatch.read.figures.number import Number
from graftwatch.read.figures.stretch import phrase, tail_of
from graftwatch.read.tree import Token

_OFTEN = 4  # weight of the names of a country in a brief that make it the brief's own
_AGAINST = frozenset({"against"})
_OF = frozenset({"of"})
_OF_WHOM = frozenset({"against", "among", "by"})
_WHERETO = frozenset({"before", "for", "over", "to"})
_WITHIN = frozenset({"at", "in", "within"})
_WHERE = frozenset({"across", "at", "in", "through", "throughout"})
_AREAS = frozenset({"city", "county", "district", "municipality", "province", "region", "republic", "state", "town"})


def population_of(number: Number, part: bool) -> str | None:
    """Whom the figure covers: a noun for particular people, or a group behind "against", "among", "by"."""
    parsed, desk = number.parsed, number.desk
    if number.quantity.noun is not None and number.unit == "people":
        lemma = number.head.lemma_
        if not (number.lexicon.names("plain", lemma) or number.lexicon.names("plain", number.head.lower_)):
            low, high = number.quantity.noun
            return desk.text[low : max(high, tail_of(number, number.head))]  # "members of the armed forces"
    if part:
        return _behind_part(number)
    if number.quantity.kind in {"percent", "fraction"} and number.role == "subject":
        shared = next((o for o in _behind(number.head, _OF) if _is_people(number, o)), None)
        if shared is not None:
            return phrase(desk, parsed, shared, number)
    if number.quantity.kind == "fraction":
        return None
    for target in _groups(number):
        if _is_group(number, target):
            return phrase(desk, parsed, target, number)
    return None


def owner_of(number: Number) -> str | None:
    """The body whose own the thing counted is: "its caseload fell", "the Customs Service's revenue"."""
    desk, clause = number.desk, number.clause
    subject = clause.subject if clause is not None and number.role != "subject" else None
    for noun in (number.head, *number.governors, *((subject,) if subject is not None else ())):
        for owner in noun.children:
            people = number.lexicon.names("tally", noun.lemma_) or desk.words.is_person_word(noun.lemma_)
            if owner.dep_ == "poss" and not people and desk.article.names.at(number.parsed, noun) is None:
                found = (w.body for w in desk.article.who(number.parsed, owner) if w.entity is None)
                return next((body for body in found if body is not None), None)
    return None


def _is_people(number: Number, token: Token) -> bool:
    """Whether a word is of particular people: officials, Bulgarians; not of those who were only asked."""
    if number.lexicon.names("plain", token.lemma_):
        return False
    words = number.desk.words
    named = token.text[:1].isupper() and token.lower_.endswith("s") and words.country_of(token.text) is not None
    return named or words.is_person_word(token.lemma_)


def _groups(number: Number) -> list[Token]:
    """What may be the group that a number covers: behind "by" or "against" at its noun or verb, behind "in" if a body,
    and the people whose number or share it is."""
    clause, found = number.clause, []
    heads = [number.head, *number.governors]
    if clause is not None and clause.subject is not None and number.role != "subject":
        heads.append(clause.subject)
    for head in heads:
        if number.lexicon.names("tally", head.lemma_):
            found += [o for o in _behind(head, _OF) if not number.lexicon.names("plain", o.lemma_)]
            heads += _behind(head, _OF)
    for head in heads:
        found += _behind(head, _OF_WHOM)
        found += [g for o in _behind(head, _OF) for g in _behind(o, _AGAINST)]  # "complaints of bribery against X"
        if number.quantity.kind not in {"money", "price"}:
            found += [o for o in _behind(head, _WITHIN) if _is_organised(number, o)]
    if clause is not None:
        groups = {"against", "among"} if number.role == "subject" else {"among"}
        if clause.passive and clause.agent is not None and number.role == "subject" and number.unit != "people":
            found.append(clause.agent)
        found += [token for name, token in clause.obliques if name in groups]
        if number.role != "oblique":
            found += [t for name, t in clause.obliques if name in _WITHIN and _is_organised(number, t)]
    return found


def _behind(noun: Token, prepositions: frozenset[str]) -> list[Token]:
    """What stands behind a noun and one of some prepositions."""
    return [
        o
        for c in noun.children
        if c.dep_ in {"prep", "agent"} and c.lower_ in prepositions
        for o in c.children
        if o.dep_ == "pobj"
    ]


def _is_organised(number: Number, token: Token) -> bool:
    """Whether a word is of a body of people ("in the army"), and not of a place or a time."""
    words = number.desk.words
    return words.is_collective(token.lower_) or words.is_body_word(token.text)


def _behind_part(number: Number) -> str | None:
    """Who the part is: the words behind "of which", past a verb that only says so."""
    parsed, clause = number.parsed, number.clause
    if clause is not None and number.role == "subject" and number.lexicon.does("copula", clause, number.desk.classes):
        for target in (*clause.complements, clause.patient):
            if target is not None and target.i > clause.predicate.i:
                return phrase(number.desk, parsed, target, number)
        return None
    if clause is not None and number.role == "subject" and number.lexicon.does("belongs", clause, number.desk.classes):
        behind_verb = [t for _, t in clause.obliques if t.i > clause.predicate.i]
        target = min(behind_verb, key=lambda t: t.i, default=None)
        return phrase(number.desk, parsed, target, number) if target is not None else None
    behind = [t for t in parsed.doc if parsed.start(t) >= number.end]
    if number.role == "object" and behind and behind[0].lower_ in _WHERETO:
        return None  # "forwarded 170 of them to prosecutors"
    if not behind or behind[0].is_punct or behind[0].pos_ in {"AUX", "VERB", "CCONJ"}:
        return None
    stop = next((t for t in behind if t.is_punct or t.pos_ in {"VERB", "AUX"} or _joins_number(t)), None)
    end = parsed.start(stop) if stop is not None else parsed.sentence.end
    return number.desk.text[number.end : end].strip(" .,;") or None


def _joins_number(token: Token) -> bool:
    """Whether "and" leads to the next number or clause, and not to one more word of the same phrase."""
    rest = token.doc[token.i + 1 : token.i + 4]
    return token.pos_ == "CCONJ" and any(t.pos_ in {"NUM", "VERB", "AUX"} for t in rest)


def _is_group(number: Number, target: Token) -> bool:
    desk, parsed = number.desk, number.parsed
    if any(e.start <= parsed.start(target) < e.end for e in desk.timeline.expressions.get(parsed.sentence.number, ())):
        return False
    lemma = target.lemma_
    if number.lexicon.polls([lemma]):
        return False  # "a survey by the pollster"
    return (
        desk.words.is_person_word(lemma)
        or desk.words.is_collective(target.lower_)
        or desk.words.is_body_word(target.text)
    )


def place_of(number: Number, lent: str | None = None) -> str | None:
    """Where the figure was counted: a place that its own words name, else that of the whole or of the figure it is set
    beside, else the country of the document or block."""
    desk, sentence = number.desk, number.parsed.sentence
    for name in desk.article.names.in_sentence(sentence.number):
        if name.kind in {"place", "other"} and name.entity is not None and _is_placed(number, name.start, name.end):
            if name.kind == "other" and not _is_local(number, name.end):
                continue
            return name.entity.name
    return lent or _place_of_block(desk, sentence.block)


@lru_cache(maxsize=1)
def _place_of_block(desk: Desk, block: int) -> str | None:
    """The country that a block is about, else the state or place that the document names; worked out once for each."""
    article, words = desk.article, desk.words
    own = article.country_in(block)
    if own == article.country:
        own = _country_of_brief(desk, block) or own
    if own is not None:
        return words.country_name(own)
    if article.country_name is not None:
        return article.country_name
    votes = article.country_votes
    return words.country_name(max(votes, key=lambda code: votes[code])) if votes else _most_named(desk)


def _country_of_brief(desk: Desk, block: int) -> str | None:
    """Another country than the document's, where the block names it again and again and the document's not once."""
    votes: Counter[str] = Counter()
    for parsed in desk.article.parsed.values():
        if parsed.sentence.block == block:
            for token in parsed.doc:
                if token.text[:1].isupper() and (code := desk.words.country_of(token.text)) is not None:
                    votes[code] += int(desk.words.country_weight(token.text))
    if not votes or desk.article.country in votes:
        return None
    code, weight = votes.most_common(1)[0]
    return code if weight >= _OFTEN else None


def _most_named(desk: Desk) -> str | None:
    """The place that a document without a known country names most often."""
    places = [n.entity.name for n in desk.article.names.names if n.kind == "place" and n.entity is not None]
    return max(dict.fromkeys(places), key=places.count) if places else None


def _is_local(number: Number, end: int) -> bool:
    """Whether a name that no list of places has is one: "trucks counted at Sarpi"."""
    token = number.parsed.token_at(end - 1)
    return (
        token is not None
        and token.tag_ == "NNP"
        and not number.desk.words.is_calendar(token.text)
        and all(c.dep_ in {"compound", "punct"} and c.tag_ != "DT" for c in token.lefts)
    )


def _is_placed(number: Number, start: int, end: int) -> bool:
    """Whether a country in the sentence is the figure's: its subject, its owner, or where it was counted."""
    token, clause = number.parsed.token_at(end - 1), number.clause
    if token is None or (
        number.desk.text[end : end + 2] in {"'s", "’s"}
        and token.head.i not in {number.head.i, *(t.i for t in number.governors)}
    ):
        return False
    if clause is not None and token in (clause.subject, clause.patient):
        return bool(number.desk.words.is_country(token.text))
    if token.dep_ == "poss":
        return True
    if token.dep_ != "pobj" or start >= number.end + 60:
        return False
    if token.head.lower_ == "of" and token.head.head.dep_ in {"pobj", "nsubj", "nsubjpass"}:
        token = token.head.head  # "in the town of X", "the region of X spent"
        if token.dep_ != "pobj":
            return clause is not None and token == clause.subject and token.lemma_ in _AREAS
    heads = {number.head.i, *(t.i for t in number.governors)}
    if clause is not None:
        heads.add(clause.predicate.i)
    if clause is not None and clause.subject is not None:
        heads.add(clause.subject.i)
    return token.head.lower_ in _WHERE and (clause is None or token.head.head.i in heads)


def sources_of(number: Number, topic: str, before: FigureClaim | None) -> tuple[Source, ...]:
    """The chain of a figure: those whom the text has say it, then whoever ranks or asks; an index is no speaker."""
    desk = number.desk
    chain = desk.attribution.chain(number.clause, at=number.start) if number.clause is not None else ()
    own = desk.text[slice(*number.quantity.number_span)]
    chain = tuple(s for s in chain if own not in s.name)  # "One in five firms reported that …"
    if number.quantity.kind == "rank" or topic.startswith("perception_"):
        chain = tuple(s for s in chain if not desk.words.is_country(s.name))  # "Turkmenistan ranks 167th"
    if topic.startswith("perception_"):
        chain = tuple(s for s in chain if not number.lexicon.names("index", s.name.split()[-1].lower()))
    maker = _indexer(number, topic, before) or _asker(number) or _forecaster(number)
    if maker is None or any(s.name == maker.name for s in chain):
        return chain
    return (*chain, maker)


def _forecaster(number: Number) -> Source | None:
    """Who forecasts, where the parser took the verb for a noun: "the World Bank forecast 1.8 percent growth"."""
    if number.clause is not None:
        return None
    for token in number.head.ancestors:
        if token.dep_ == "ROOT" and number.lexicon.names("estimate", token.lemma_):
            subject = next((c for c in token.children if c.dep_ in {"nsubj", "compound"}), None)
            return number.desk.attribution.source(number.parsed, subject)
    return None


def _indexer(number: Number, topic: str, before: FigureClaim | None) -> Source | None:
    """Who makes the index: the body in its name or that does the ranking, once named for the whole passage."""
    if not topic.startswith("perception_"):
        return None
    for name in number.desk.article.names.in_sentence(number.parsed.sentence.number):
        if name.kind in {"body", "other"} and name.entity is not None and number.lexicon.makes_index(name.entity.name):
            return Source(name.entity.name, "body")
    if before is not None and before.topic.startswith("perception_") and before.said_by:
        return before.said_by[-1]
    return None


def _asker(number: Number) -> Source | None:
    """ "15 percent of those polled by X": who asked."""
    for clause in number.desk.article.clauses[number.parsed.sentence.number]:
        if (
            clause.passive
            and clause.agent is not None
            and number.lexicon.does("asked", clause, number.desk.classes)
            and number.quantity.unit == "percent"
        ):
            return number.desk.attribution.source(number.parsed, clause.agent, clause)
    return None


def stance_of_figure(number: Number, stance: str, *, compared: bool) -> str:
    """The stance of a clause as that of its number: what "three never left" denies is not that there are three."""
    if stance == "negated" and number.role == "subject":
        return "asserted"
    if stance == "planned" and number.quantity.per is not None:
        return "asserted"
    if compared:
        return stance
    for token in (number.head, *number.head.ancestors):
        if number.desk.words.forecasts(token.lemma_) and token.pos_ in {"VERB", "NOUN"}:
            return "forecast"
    return stance
